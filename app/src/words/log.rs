//! The sealed register in words.

use axum::http::StatusCode;
use domain::log::Reason;
use service::log::kind;
use service::log::resume::ResumeRefused;

use super::Refusal;
use crate::lang::Lang;

impl Refusal for ResumeRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotStopped => t!(
                lang,
                "Il n’y a rien à reprendre : cette CPTS écrit déjà dans son registre.",
                "There is nothing to resume: this CPTS already writes in its register."
            ),
            Self::NotConfirmed => {
                let word = domain::log::CONFIRMATION;
                t!(
                    lang,
                    "Pour confirmer, écrivez « {word} ».",
                    "To confirm, type \"{word}\"."
                )
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotStopped => None,
            Self::NotConfirmed => Some("confirmation"),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotStopped => StatusCode::CONFLICT,
            Self::NotConfirmed => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// What the page of a refused form says.
pub fn nothing_written(lang: Lang) -> String {
    t!(
        lang,
        "Rien n’a été enregistré. Les données du serveur ne sont plus celles qui ont été montrées ; une sauvegarde plus ancienne a sans doute été remise en place. Rien n’est écrit au nom de cette CPTS jusqu’à ce que sa présidence ou son secrétariat décide de la suite. Toutes les pages restent lisibles.",
        "Nothing was recorded. The server's data are not those that were shown; an older backup was probably put in their place. Nothing is written in the name of this CPTS until its president or secretary decides. All pages can still be read."
    )
}

/// What happened, in one or two sentences.
pub fn reason(lang: Lang, reason: Reason) -> String {
    match reason {
        Reason::Behind => t!(
            lang,
            "Une sauvegarde plus ancienne a été remise en place : il manque à la base de données des inscriptions que le registre avait déjà montrées.",
            "An older backup was put in place: the database lacks entries that the register had already shown."
        ),
        Reason::Differs => t!(
            lang,
            "La base de données raconte une autre histoire que celle que le registre a montrée : des inscriptions ont été remplacées, sans doute après la remise en place d’une sauvegarde plus ancienne.",
            "The database tells another story than the one that the register has shown: entries were replaced, probably after an older backup was put in place."
        ),
        Reason::Missing => t!(
            lang,
            "L’empreinte que le serveur garde à part, hors de la base de données, a disparu. Il ne peut plus savoir si la base est la bonne.",
            "The fingerprint that the server keeps apart from the database is gone. It cannot know any more whether the database is the right one."
        ),
        Reason::Forged => t!(
            lang,
            "L’empreinte que le serveur garde à part n’est pas signée par ce registre : le fichier a été abîmé ou changé.",
            "The fingerprint that the server keeps apart is not signed by this register: the file was damaged or changed."
        ),
        Reason::Altered => t!(
            lang,
            "Des inscriptions ou des empreintes ont été changées dans la base de données, sans passer par Collégiale.",
            "Entries or fingerprints were changed in the database, not by Collégiale."
        ),
        Reason::Key => t!(
            lang,
            "La clé qui signe le registre a disparu, ou n’est plus la même.",
            "The key that signs the register is gone, or is another one."
        ),
    }
}

/// How many, or at which place.
pub fn number(lang: Lang, number: u64) -> String {
    super::number(lang, i64::try_from(number).unwrap_or(i64::MAX))
}

/// What an entry is about.
pub fn kind(lang: Lang, code: &str) -> String {
    match code {
        kind::RULES => t!(lang, "Règles adoptées", "Rules adopted"),
        kind::TEXT => t!(
            lang,
            "Texte des statuts publié",
            "Text of the statutes published"
        ),
        kind::CONTINUED => t!(
            lang,
            "Nouveau registre, à la suite d’un autre",
            "New register, following another one"
        ),
        "device.enrolment" => t!(lang, "Appareil inscrit", "Device enrolled"),
        "device.approval" => t!(lang, "Appareil approuvé", "Device approved"),
        "device.revocation" => t!(lang, "Appareil révoqué", "Device revoked"),
        kind::DEVICE_ACCEPTED => t!(lang, "Appareil accepté", "Device accepted"),
        kind::DEVICE_ENDED => t!(lang, "Fin d’un appareil", "End of a device"),
        "decision.position" => t!(lang, "Position prise", "Position taken"),
        "decision.answer" => t!(lang, "Réponse à une objection", "Answer to an objection"),
        "decision.word" => t!(
            lang,
            "Suite donnée à une objection",
            "What became of an objection"
        ),
        "decision.vote" => t!(lang, "Bulletin d’un vote ouvert", "Ballot of an open vote"),
        code => election(lang, code)
            .or_else(|| decision(lang, code))
            .or_else(|| contract(lang, code))
            .unwrap_or_else(|| t!(lang, "Acte inscrit", "Recorded act")),
    }
}

/// What an entry about a decision is about; positions and ballots are named above.
fn decision(lang: Lang, code: &str) -> Option<String> {
    Some(match code {
        "decision.opened" => t!(lang, "Décision ouverte", "Decision opened"),
        "decision.text" => t!(
            lang,
            "Texte d’une décision amélioré",
            "Text of a decision improved"
        ),
        "decision.key" => t!(
            lang,
            "Clé d’un participant",
            "Key of somebody who takes part"
        ),
        "decision.revoked" => t!(
            lang,
            "Clé d’un participant révoquée",
            "Key of somebody who takes part revoked"
        ),
        "decision.round" => t!(lang, "Tour ou vote ouvert", "Round or vote opened"),
        "decision.closed" => t!(lang, "Tour ou vote clos", "Round or vote closed"),
        "decision.withdrawn" => t!(lang, "Décision retirée", "Decision withdrawn"),
        _ => return None,
    })
}

/// What an entry about a contract is about.
fn contract(lang: Lang, code: &str) -> Option<String> {
    Some(match code {
        "contract.sealed" => t!(
            lang,
            "Convention prête à être signée",
            "Agreement ready to be signed"
        ),
        "contract.mandated" => t!(lang, "Mandat de signer", "Mandate to sign"),
        "contract.key" => t!(lang, "Clé d’un signataire", "Key of a signatory"),
        "contract.signature" => t!(
            lang,
            "Convention signée par une partie",
            "Agreement signed by a party"
        ),
        "contract.scan" => t!(
            lang,
            "Signature sur papier enregistrée",
            "Signature on paper recorded"
        ),
        _ => return None,
    })
}

/// What an entry about an election is about.
fn election(lang: Lang, code: &str) -> Option<String> {
    Some(match code {
        "election.seed" => t!(
            lang,
            "Ordre des bulletins scellé d’avance",
            "Order of the ballots sealed beforehand"
        ),
        "election.roll" => t!(lang, "Liste électorale arrêtée", "Roll closed"),
        "election.credential" => t!(lang, "Code de vote enregistré", "Voting code registered"),
        "election.program" => t!(
            lang,
            "Programmes servis aux électeurs",
            "Programs served to voters"
        ),
        "election.sealed" => t!(
            lang,
            "Réglages d’une élection verrouillés",
            "Settings of an election locked"
        ),
        "election.act" => t!(
            lang,
            "Acte de deux membres du bureau de vote",
            "Act of two of the electoral board"
        ),
        "election.sampled" => t!(
            lang,
            "Échantillon d’inscriptions tiré au sort",
            "Sample of registrations drawn"
        ),
        "election.sample" => t!(
            lang,
            "Échantillon d’inscriptions terminé",
            "Sample of registrations done"
        ),
        "election.head" => t!(
            lang,
            "Paquet de bulletins ajouté à l’urne",
            "Batch of ballots added to the urn"
        ),
        "election.closed" => t!(lang, "Urne close", "Urn closed"),
        "election.result" => t!(lang, "Urne dépouillée", "Urn counted"),
        "election.seats" => t!(lang, "Sièges attribués", "Seats filled"),
        "election.printed" => t!(lang, "Procès-verbal imprimé", "Minutes printed"),
        "election.minutes" => t!(lang, "Procès-verbal signé", "Minutes signed"),
        "election.archived" => t!(
            lang,
            "Élection terminée, secrets détruits",
            "Election over, secrets destroyed"
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_words_of_its_own() {
        let codes = "election.seed election.roll election.credential election.program election.sealed election.act \
             election.sampled election.sample election.head election.closed election.result election.seats \
             election.printed election.minutes election.archived decision.opened decision.text decision.key \
             decision.revoked decision.round decision.closed decision.withdrawn decision.position decision.answer \
             decision.word decision.vote contract.sealed contract.mandated contract.key contract.signature \
             contract.scan device.enrolment device.approval device.revocation";
        for lang in [Lang::Fr, Lang::En] {
            let unknown = kind(lang, "of an act that is not there");
            for code in codes.split_whitespace() {
                assert_ne!(kind(lang, code), unknown, "{code}");
            }
        }
    }
}
