//! Groups and attachments: kinds and states.

mod answer;
mod because;
mod college;
mod refused;
mod tie;

pub use because::because;
pub use college::{bloc_name, met, right};
pub use refused::elsewhere;

use domain::ght::attachment::{AttachmentState, Happening, Source, Way};
use domain::ght::{BlocKind, Entity};
use domain::role::Period;

use crate::lang::Lang;

/// What a group is.
pub fn bloc_kind(lang: Lang, kind: BlocKind) -> String {
    match kind {
        BlocKind::Ght => t!(
            lang,
            "Groupement hospitalier de territoire (GHT)",
            "Hospital group (GHT)"
        ),
        BlocKind::UniversityHospital => t!(
            lang,
            "Centre hospitalier universitaire hors GHT",
            "University hospital outside a GHT"
        ),
        BlocKind::PrivateGroup => t!(lang, "Groupe privé", "Private group"),
        BlocKind::Other => t!(lang, "Autre groupe", "Another group"),
    }
}

/// An entity by its number: « FINESS 370000481 ».
pub fn entity(entity: &Entity) -> String {
    match entity {
        Entity::Finess(number) => format!("FINESS\u{a0}{number}"),
        Entity::Siren(number) => format!("SIREN\u{a0}{number}"),
    }
}

/// How a member is attached.
pub fn way(lang: Lang, way: Way) -> String {
    match way {
        Way::Mandate => t!(
            lang,
            "le dirige, le représente ou y a un mandat",
            "directs it, represents it or holds a mandate there"
        ),
        Way::LegalPerson => t!(
            lang,
            "en fait partie ou en dépend",
            "is part of it or controlled by it"
        ),
        Way::MainActivity => t!(
            lang,
            "y est salarié·e pour son activité principale",
            "is employed there for their main activity"
        ),
    }
}

/// How one is attached oneself.
pub fn own_way(lang: Lang, way: Way) -> String {
    match way {
        Way::Mandate => t!(
            lang,
            "vous le dirigez, le représentez ou y avez un mandat",
            "you direct it, represent it or hold a mandate there"
        ),
        Way::LegalPerson => t!(
            lang,
            "votre structure en fait partie ou en dépend",
            "your structure is part of it or controlled by it"
        ),
        Way::MainActivity => t!(
            lang,
            "vous y êtes salarié·e pour votre activité principale",
            "you are employed there for your main activity"
        ),
    }
}

/// Who says it.
pub fn source(lang: Lang, source: Source) -> String {
    match source {
        Source::ProSanteConnect => t!(lang, "Pro Santé Connect", "Pro Santé Connect"),
        Source::Directory => t!(lang, "l’Annuaire Santé", "the Annuaire Santé"),
        Source::Import => t!(
            lang,
            "un fichier importé par le bureau",
            "a file imported by the board"
        ),
        Source::Declared => t!(lang, "déclaration du membre", "declared by the member"),
        Source::Board => t!(lang, "décision du bureau", "decided by the board"),
    }
}

/// What became of it.
pub fn attachment_state(lang: Lang, state: AttachmentState) -> String {
    match state {
        AttachmentState::Proposed => t!(
            lang,
            "À examiner, ne compte pas",
            "To examine, does not count"
        ),
        AttachmentState::Confirmed => t!(lang, "Confirmé", "Confirmed"),
        AttachmentState::Contested => {
            t!(lang, "Contesté, compte encore", "Contested, still counts")
        }
        AttachmentState::Rejected => t!(lang, "Écarté", "Put aside"),
    }
}

/// Something that happened to it.
pub fn happening(lang: Lang, what: Happening) -> String {
    match what {
        Happening::Found => t!(lang, "Trouvé dans les données", "Found in data"),
        Happening::Declared => t!(lang, "Déclaré par le membre", "Declared by the member"),
        Happening::Recorded => t!(lang, "Enregistré par le bureau", "Recorded by the board"),
        Happening::Confirmed => t!(lang, "Confirmé par le bureau", "Confirmed by the board"),
        Happening::Rejected => t!(lang, "Écarté par le bureau", "Put aside by the board"),
        Happening::Contested => t!(lang, "Contesté par le membre", "Contested by the member"),
        Happening::Divided => t!(lang, "Demi-journées corrigées", "Half-days corrected"),
        Happening::Dated => t!(lang, "Dates corrigées", "Dates corrected"),
    }
}

/// A period, said within a sentence.
pub fn period(lang: Lang, period: Period) -> String {
    super::period(lang, period.starts_on, period.ends_on)
}
