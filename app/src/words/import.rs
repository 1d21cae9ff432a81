//! What an import has to say: about a file, a cell, a line.

mod cell;
mod file;
mod party;

use axum::http::StatusCode;
use domain::import::{Choice, Column, Likeness, Verdict};
use service::import::{BatchRefused, CheckRefused, Committed, KEPT_DAYS, Kind, State, Touch};

use super::{Refusal, number};
use crate::lang::Lang;

pub use cell::remark;
pub use file::file;
pub use party::{elsewhere, left_out, undoing, undone};

impl Refusal for CheckRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoFile => t!(lang, "Choisissez un fichier.", "Choose a file."),
            Self::File(refused) => file(lang, refused),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("fichier")
    }
}

impl Refusal for BatchRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::AlreadyCommitted => t!(
                lang,
                "Cet import est déjà enregistré.",
                "This import is recorded already."
            ),
            Self::Over => t!(
                lang,
                "Cet import a été annulé ou abandonné : envoyez le fichier à nouveau.",
                "This import was undone or dropped: send the file again."
            ),
            Self::NotCommitted => t!(
                lang,
                "Rien n’a été enregistré : il n’y a rien à annuler.",
                "Nothing was recorded: there is nothing to undo."
            ),
            Self::Nothing => t!(
                lang,
                "Il n’y a rien à enregistrer.",
                "There is nothing to record."
            ),
            Self::Errors(lines) => plural!(
                lang,
                *lines,
                "Une ligne est en erreur : corrigez-la dans le fichier, ou enregistrez les autres sans elle.",
                "{lines} lignes sont en erreur : corrigez-les dans le fichier, ou enregistrez les autres sans elles.",
                "One line has an error: correct it in the file, or record the others without it.",
                "{lines} lines have errors: correct them in the file, or record the others without them."
            ),
            Self::TooOld => t!(
                lang,
                "Un import s’annule pendant {KEPT_DAYS} jours ; celui-ci est plus ancien.",
                "An import can be undone for {KEPT_DAYS} days; this one is older."
            ),
            Self::Stale(lines) => plural!(
                lang,
                *lines,
                "Le registre a changé depuis la vérification : une ligne ferait autre chose. Comparez à nouveau, puis relisez.",
                "Le registre a changé depuis la vérification : {lines} lignes feraient autre chose. Comparez à nouveau, puis relisez.",
                "The register changed since the check: one line would do something else. Compare again, then look.",
                "The register changed since the check: {lines} lines would do something else. Compare again, then look."
            ),
            Self::Touched(touched) => {
                let count = touched.count;
                plural!(
                    lang,
                    count,
                    "Cet import ne peut plus être annulé : une fiche a servi depuis. Rien n’a été changé.",
                    "Cet import ne peut plus être annulé : {count} fiches ont servi depuis. Rien n’a été changé.",
                    "This import can no longer be undone: one record was used since. Nothing was changed.",
                    "This import can no longer be undone: {count} records were used since. Nothing was changed."
                )
            }
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

/// What would happen with a line, or did.
pub fn verdict(lang: Lang, verdict: Verdict, state: State) -> String {
    match verdict {
        Verdict::Create if state == State::Committed => t!(lang, "Créée", "Created"),
        Verdict::Update if state == State::Committed => t!(lang, "Complétée", "Completed"),
        Verdict::Create => t!(lang, "À créer", "To create"),
        Verdict::Update => t!(lang, "À compléter", "To complete"),
        Verdict::Already => t!(lang, "Déjà enregistré", "Recorded already"),
        Verdict::Likely => t!(lang, "Doublon probable", "Likely duplicate"),
        Verdict::Repeats => t!(lang, "Répétition", "Repeated"),
        Verdict::Refused => t!(lang, "Erreur", "Error"),
    }
}

/// How many lines have a verdict, for the sentence on top.
pub fn verdict_count(lang: Lang, verdict: Verdict, count: u32) -> String {
    let n = number(lang, count.into());
    match verdict {
        Verdict::Create => plural!(
            lang,
            count,
            "{n} ligne à créer",
            "{n} lignes à créer",
            "{n} line to create",
            "{n} lines to create"
        ),
        Verdict::Update => plural!(
            lang,
            count,
            "{n} fiche à compléter",
            "{n} fiches à compléter",
            "{n} record to complete",
            "{n} records to complete"
        ),
        Verdict::Already => plural!(
            lang,
            count,
            "{n} déjà enregistrée",
            "{n} déjà enregistrées",
            "{n} recorded already",
            "{n} recorded already"
        ),
        Verdict::Likely => plural!(
            lang,
            count,
            "{n} doublon probable",
            "{n} doublons probables",
            "{n} likely duplicate",
            "{n} likely duplicates"
        ),
        Verdict::Repeats => plural!(
            lang,
            count,
            "{n} répétition",
            "{n} répétitions",
            "{n} repeated",
            "{n} repeated"
        ),
        Verdict::Refused => plural!(
            lang,
            count,
            "{n} erreur",
            "{n} erreurs",
            "{n} error",
            "{n} errors"
        ),
    }
}

/// Why two may be one person.
pub fn likeness(lang: Lang, why: Likeness) -> String {
    match why {
        Likeness::Rpps => t!(lang, "même RPPS, autre nom", "same RPPS, another name"),
        Likeness::NameAndWork => t!(
            lang,
            "même nom, même profession ou commune",
            "same name, same profession or commune"
        ),
        Likeness::Name => t!(lang, "même nom", "same name"),
        Likeness::Email => t!(
            lang,
            "même adresse e-mail, un nom en commun",
            "same e-mail address, one name in common"
        ),
    }
}

/// Where an import stands.
pub fn import_state(lang: Lang, state: State) -> String {
    match state {
        State::Checked => t!(lang, "À relire", "To look at"),
        State::Committed => t!(lang, "Enregistré", "Recorded"),
        State::Undone => t!(lang, "Annulé", "Undone"),
        State::Dropped => t!(lang, "Abandonné", "Dropped"),
    }
}

/// What happened to a record since it was imported.
pub fn touch(lang: Lang, touch: Touch) -> String {
    match touch {
        Touch::Held => t!(
            lang,
            "la personne s’est connectée et a repris sa fiche",
            "the person signed in and took the record over"
        ),
        Touch::Changed => t!(lang, "la fiche a été modifiée", "the record was changed"),
        Touch::Dues => t!(lang, "une cotisation est enregistrée", "dues are recorded"),
        Touch::Invited => t!(
            lang,
            "une invitation a été envoyée",
            "an invitation was sent"
        ),
        Touch::Gone => t!(lang, "la fiche n’existe plus", "the record is gone"),
    }
}

/// A column of a file, as the page names it.
pub fn column(lang: Lang, column: Column) -> String {
    match column {
        Column::ProfessionCode => t!(lang, "Profession", "Profession"),
        Column::ModeCode => t!(lang, "Mode d’exercice", "Mode of practice"),
        Column::SkillCode => t!(lang, "Savoir-faire", "Savoir-faire"),
        Column::SectorCode => t!(lang, "Secteur", "Sector"),
        Column::Phone => t!(lang, "Téléphone", "Telephone"),
        Column::StructureName => t!(lang, "Lieu d’exercice", "Place of practice"),
        other => other.title().to_owned(),
    }
}

/// What the board chose for a likely duplicate.
pub fn choice(lang: Lang, choice: Option<Choice>) -> String {
    match choice {
        None => t!(lang, "À trancher.", "To decide."),
        Some(Choice::Skip) => t!(lang, "Laissé de côté.", "Left aside."),
        Some(Choice::Another) => t!(lang, "Une autre personne.", "Another person."),
        Some(Choice::Same(_)) => t!(lang, "La même personne.", "The same person."),
    }
}

/// The button that writes.
pub fn commit(lang: Lang, kind: Kind, create: u32, update: u32) -> String {
    let (c, u) = (number(lang, create.into()), number(lang, update.into()));
    match (kind, create, update) {
        (Kind::Dues, ..) => plural!(
            lang,
            create,
            "Enregistrer {c} cotisation",
            "Enregistrer {c} cotisations",
            "Record {c} payment",
            "Record {c} payments"
        ),
        (Kind::Parties, ..) => plural!(
            lang,
            create,
            "Enregistrer {c} établissement",
            "Enregistrer {c} établissements",
            "Record {c} establishment",
            "Record {c} establishments"
        ),
        (Kind::Members, _, 0) => plural!(
            lang,
            create,
            "Créer {c} adhésion",
            "Créer {c} adhésions",
            "Create {c} membership",
            "Create {c} memberships"
        ),
        (Kind::Members, 0, _) => plural!(
            lang,
            update,
            "Compléter {u} fiche",
            "Compléter {u} fiches",
            "Complete {u} record",
            "Complete {u} records"
        ),
        (Kind::Members, ..) => t!(
            lang,
            "Créer {c} et compléter {u}",
            "Create {c} and complete {u}"
        ),
    }
}

/// What a commit did.
pub fn committed(lang: Lang, kind: Kind, done: Committed) -> String {
    let (created, updated) = (done.created, done.updated);
    let (c, u) = (number(lang, created.into()), number(lang, updated.into()));
    let first = match kind {
        Kind::Dues => plural!(
            lang,
            created,
            "{c} cotisation enregistrée.",
            "{c} cotisations enregistrées.",
            "{c} payment recorded.",
            "{c} payments recorded."
        ),
        Kind::Members => plural!(
            lang,
            created,
            "{c} adhésion créée.",
            "{c} adhésions créées.",
            "{c} membership created.",
            "{c} memberships created."
        ),
        Kind::Parties => return party::committed(lang, done),
    };
    if updated == 0 {
        return first;
    }
    let second = plural!(
        lang,
        updated,
        "{u} fiche complétée.",
        "{u} fiches complétées.",
        "{u} record completed.",
        "{u} records completed."
    );
    format!("{first} {second}")
}
