//! Events of the journal as sentences.

mod decision;
mod election;
mod ght;
mod import;
mod trustee;

use domain::audit::Event;
use domain::dues::{Cents, Settlement};
use domain::member::Change;
use domain::role::RoleKind;
use leptos::serde_json::Value;

use super::{change, euros, role, settlement};
use crate::lang::Lang;

/// What happened. Every event has its sentence, or this does not compile.
pub fn event(lang: Lang, event: Event, detail: &Value) -> String {
    let text = |key: &str| detail.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| detail.get(key).and_then(Value::as_i64).unwrap_or_default();
    let year = number("year");
    match event {
        Event::CptsCreated => t!(lang, "CPTS créée", "CPTS created"),
        Event::AccountCreated => t!(lang, "Compte ouvert", "Account opened"),
        Event::PersonEdited => t!(
            lang,
            "Données personnelles modifiées",
            "Personal data changed"
        ),
        Event::AdhesionChanged => text("change").parse::<Change>().map_or_else(
            |_| t!(lang, "Adhésion modifiée", "Membership changed"),
            |it| ght::confirmed(lang, change(lang, it), detail),
        ),
        Event::ContactEdited => t!(lang, "Coordonnées corrigées", "Contact data corrected"),
        Event::DuesRecorded | Event::DuesCancelled => {
            let how = text("settlement")
                .parse::<Settlement>()
                .map_or(String::new(), |it| settlement(lang, it));
            let amount = euros(lang, Cents(number("cents")));
            if event == Event::DuesRecorded {
                t!(
                    lang,
                    "Cotisation {year} enregistrée : {how}, {amount}",
                    "Dues {year} recorded: {how}, {amount}"
                )
            } else {
                t!(
                    lang,
                    "Cotisation {year} annulée : {how}, {amount}",
                    "Dues {year} cancelled: {how}, {amount}"
                )
            }
        }
        Event::DuesReminded => t!(
            lang,
            "Rappel de la cotisation {year} envoyé",
            "Reminder of the {year} dues sent"
        ),
        Event::DuesRateSet => t!(
            lang,
            "Montants des cotisations {year} fixés",
            "Amounts of the {year} dues set"
        ),
        Event::RoleGiven => {
            let what = named(lang, text("role"));
            t!(lang, "Rôle confié : {what}", "Role given: {what}")
        }
        Event::RoleEnded => {
            let what = named(lang, text("role"));
            t!(lang, "Fin de rôle : {what}", "Role ended: {what}")
        }
        Event::InvitationSent => {
            let what = named(lang, text("role"));
            t!(
                lang,
                "Invitation envoyée : {what}",
                "Invitation sent: {what}"
            )
        }
        Event::InvitationAccepted => {
            let what = named(lang, text("role"));
            t!(
                lang,
                "Invitation acceptée : {what}",
                "Invitation accepted: {what}"
            )
        }
        Event::InvitationWithdrawn => t!(lang, "Invitation retirée", "Invitation withdrawn"),
        Event::PartnerAdded => t!(lang, "Partenaire enregistré", "Partner registered"),
        Event::PartnerEdited => t!(lang, "Partenaire corrigé", "Partner corrected"),
        Event::PartnerEnded => t!(
            lang,
            "Partenaire rangé parmi les anciens",
            "Partner moved to the former ones"
        ),
        Event::StatutesPublished => {
            let version = number("number");
            t!(
                lang,
                "Statuts publiés, version {version}",
                "Statutes published, version {version}"
            )
        }
        Event::RulesDrafted => t!(
            lang,
            "Brouillon de règles modifié",
            "Draft of rules changed"
        ),
        Event::RulesAdopted => {
            let version = number("number");
            t!(
                lang,
                "Règles adoptées, version {version}",
                "Rules adopted, version {version}"
            )
        }
        Event::LogStopped => t!(
            lang,
            "Écriture suspendue : le registre scellé n’est plus celui qui a été montré",
            "Writing suspended: the sealed register is not the one that was shown"
        ),
        Event::LogResumed if text("how") == "new" => t!(
            lang,
            "Écriture reprise avec un nouveau registre scellé",
            "Writing goes on with a new sealed register"
        ),
        Event::LogResumed => t!(
            lang,
            "Écriture reprise : le registre scellé est de nouveau le bon",
            "Writing goes on: the sealed register is the right one again"
        ),
        Event::CommentHidden
        | Event::CommentShown
        | Event::DocumentJoined
        | Event::DocumentTaken => decision::talk(lang, event, detail),
        Event::TrusteesNamed
        | Event::TrusteeReplaced
        | Event::TrusteeSpoke
        | Event::TrusteeAccused
        | Event::TrusteesChosen
        | Event::UrnShared
        | Event::UrnShareRefused
        | Event::PapersCounted
        | Event::TrusteesRetired => trustee::event(lang, event, detail),
        Event::DecisionTabled
        | Event::DecisionRewritten
        | Event::DecisionOpened
        | Event::DecisionClosed
        | Event::DecisionWithdrawn
        | Event::DecisionConcerns
        | Event::PositionTaken
        | Event::BallotCast
        | Event::ObjectionAnswered
        | Event::ObjectionSettled
        | Event::ProxyChanged
        | Event::DecisionFollowed
        | Event::DecisionShown => decision::event(lang, event, detail),
        Event::ElectionMoved
        | Event::ElectionChanged
        | Event::CandidacyChanged
        | Event::ElectionAct => election::event(lang, event, detail),
        Event::ElectionCode => t!(lang, "Code de vote préparé", "Voting code prepared"),
        Event::ContractBegun => t!(lang, "Convention commencée", "Contract begun"),
        Event::ContractWritten => t!(
            lang,
            "Nouvelle version d’une convention",
            "New version of a contract"
        ),
        Event::ContractMoved => t!(lang, "Étape d’une convention", "Stage of a contract"),
        Event::ContractCommented => {
            t!(
                lang,
                "Commentaire sur une convention",
                "Comment on a contract"
            )
        }
        Event::ContractGuest => t!(
            lang,
            "Accès d’un partenaire à une convention",
            "A partner’s access to a contract"
        ),
        Event::ContractOpinion => t!(lang, "Avis sur une convention", "Opinion on a contract"),
        Event::ContractMandate => t!(
            lang,
            "Mandat de signer une convention demandé",
            "Mandate to sign a contract asked for"
        ),
        Event::ContractSigned => t!(
            lang,
            "Signature d’une convention",
            "Signature of a contract"
        ),
        Event::ContractDocument => t!(
            lang,
            "Document joint à une convention",
            "Document joined to a contract"
        ),
        Event::ContractReviewed => t!(lang, "Suivi d’une convention", "Review of a contract"),
        Event::ContractSettings => t!(lang, "Réglages d’une convention", "Settings of a contract"),
        Event::ContractTemplate => t!(
            lang,
            "Modèle de convention modifié",
            "Template of contracts changed"
        ),
        Event::ElectionIntegrity => t!(
            lang,
            "Élection : des lignes changées ont été trouvées",
            "Election: changed rows were found"
        ),
        Event::MinutesSigned => t!(
            lang,
            "Procès-verbal d’élection signé",
            "Minutes of an election signed"
        ),
        Event::ElectionSample => t!(
            lang,
            "Élection\u{a0}: échantillon d’inscriptions",
            "Election: sample of registrations"
        ),
        Event::ElectionSheets => t!(lang, "Feuilles de vote préparées", "Voting sheets prepared"),
        Event::BlocAdded => t!(lang, "Groupe enregistré", "Group registered"),
        Event::BlocChanged => ght::bloc(lang, detail),
        Event::AttachmentChanged => ght::attachment(lang, detail),
        Event::AccountsMerged => t!(
            lang,
            "Deux comptes d’une même personne réunis",
            "Two accounts of one person joined"
        ),
        Event::MeansAdded => t!(lang, "Moyen de connexion ajouté", "Way to sign in added"),
        Event::MeansRemoved => t!(lang, "Moyen de connexion retiré", "Way to sign in removed"),
        Event::DeviceEnrolled => t!(lang, "Appareil enregistré", "Device enrolled"),
        Event::DeviceAccepted => t!(lang, "Appareil accepté", "Device accepted"),
        Event::DeviceVouched => t!(
            lang,
            "Appareil d’un membre vu au bureau",
            "A member's device seen at the desk"
        ),
        Event::DeviceEnded => t!(
            lang,
            "Appareil révoqué, remplacé ou arrêté",
            "Device revoked, replaced or stopped"
        ),
        Event::ImportChecked => {
            let of = import::of(lang, detail);
            t!(
                lang,
                "Fichier{of} examiné avant import",
                "File{of} examined before an import"
            )
        }
        Event::ImportDropped => t!(lang, "Import abandonné", "Import given up"),
        Event::ImportCommitted => {
            let of = import::of(lang, detail);
            t!(lang, "Fichier{of} importé", "File{of} imported")
        }
        Event::ImportUndone => {
            let of = import::of(lang, detail);
            t!(lang, "Import{of} annulé", "Import{of} undone")
        }
        Event::MembersExported => t!(
            lang,
            "Liste des membres exportée",
            "Register of members exported"
        ),
        Event::AdhesionsPseudonymised => t!(
            lang,
            "Noms d’anciennes adhésions effacés, à la fin du délai de conservation",
            "Names of former memberships erased, at the end of the retention period"
        ),
        Event::AdhesionClaimed => t!(
            lang,
            "Adhésion rattachée au compte de la personne",
            "Membership attached to the person's account"
        ),
        Event::StructureRegistered => t!(lang, "Structure enregistrée", "Structure registered"),
        Event::StructureEdited => t!(lang, "Structure corrigée", "Structure corrected"),
        Event::MandateChanged => t!(
            lang,
            "Mandat de représentation modifié",
            "Mandate to represent changed"
        ),
        Event::TerritoryChanged => t!(lang, "Territoire modifié", "Territory changed"),
        Event::MissionsSaid => t!(
            lang,
            "Missions par commune précisées",
            "Missions by municipality stated"
        ),
        Event::ContoursImported => t!(
            lang,
            "Contours de communes importés",
            "Outlines of municipalities imported"
        ),
        Event::ProfileEdited => t!(lang, "Réglages modifiés", "Settings changed"),
    }
}

fn named(lang: Lang, code: &str) -> String {
    code.parse::<RoleKind>()
        .map_or(String::new(), |it| role(lang, it))
}
