//! Names of sections, and what each is about.

use domain::statutes::{OrganKind, Section};
use service::statutes::draft::Touched;
use service::statutes::draft::edit::Change;

use crate::lang::Lang;
use crate::statutes::words as said;

/// The word of a section in addresses.
pub const fn word(section: Section) -> &'static str {
    match section {
        Section::Association => "association",
        Section::Membership => "adhesion",
        Section::Colleges => "colleges",
        Section::Board => "conseil",
        Section::OrdinaryMeeting => "ago",
        Section::ExtraordinaryMeeting => "age",
        Section::BoardMeeting => "reunions-du-conseil",
        Section::Bureau => "bureau",
        Section::CollegeVote => "vote-de-college",
        Section::Caps => "plafonds",
        Section::SmallGroups => "petits-groupes",
    }
}

/// The section of a word.
pub fn by_word(text: &str) -> Option<Section> {
    Section::ALL.iter().copied().find(|it| word(*it) == text)
}

/// The name of a section.
pub fn title(lang: Lang, section: Section) -> String {
    match section {
        Section::Association => t!(lang, "Association et objet", "Association and object"),
        Section::Membership => t!(lang, "Qui vote", "Who votes"),
        Section::Colleges => t!(lang, "Collèges", "Colleges"),
        Section::Board => t!(
            lang,
            "Sièges du conseil et élections",
            "Seats of the board and elections"
        ),
        Section::Caps => t!(lang, "Plafonds et déport", "Limits and recusal"),
        Section::SmallGroups => t!(lang, "Petits groupes et secret", "Small groups and secrecy"),
        Section::BoardMeeting => t!(lang, "Réunions du conseil", "Meetings of the board"),
        Section::OrdinaryMeeting
        | Section::ExtraordinaryMeeting
        | Section::Bureau
        | Section::CollegeVote => said::organ(lang, section.organ().unwrap_or(OrganKind::Bureau)),
    }
}

/// What a section decides.
pub fn about(lang: Lang, section: Section) -> String {
    match section {
        Section::Association => t!(
            lang,
            "Le nom et l’objet : ce pour quoi l’association existe, et ce qu’elle peut décider.",
            "The name and the object: what the association is for, and what it can decide."
        ),
        Section::Membership => t!(
            lang,
            "Ce que l’adhésion donne, à partir de quand, et de quel côté compte une activité mixte.",
            "What membership gives, from when, and on which side mixed practice counts."
        ),
        Section::Colleges => t!(
            lang,
            "Un membre appartient au premier collège dont il remplit une condition : l’ordre compte.",
            "A member belongs to the first college of which they meet a condition: the order counts."
        ),
        Section::Board => t!(
            lang,
            "Combien de sièges, pour combien de temps, et comment on départage les candidats.",
            "How many seats, for how long, and what decides between candidates."
        ),
        Section::OrdinaryMeeting
        | Section::ExtraordinaryMeeting
        | Section::BoardMeeting
        | Section::Bureau
        | Section::CollegeVote => t!(
            lang,
            "Convocation, quorum, majorité, secret, vote à distance et pouvoirs. Une clause pour un organe ne vaut pas pour un autre.",
            "Notice, quorum, majority, secrecy, remote voting and proxies. A clause for one body does not apply to another."
        ),
        Section::Caps => t!(
            lang,
            "Ce qui limite le poids d’un groupe hospitalier, des établissements ou d’une profession. Les plafonds se cumulent.",
            "What limits the weight of a hospital group, of establishments or of a profession. Limits combine."
        ),
        Section::SmallGroups => t!(
            lang,
            "Un vote secret de trois personnes ne l’est guère : ce qu’on fait alors.",
            "A secret vote among three people is hardly secret: what is done then."
        ),
    }
}

/// What a revision changed.
pub fn touched(lang: Lang, touched: Touched) -> String {
    match touched {
        Touched::Started => t!(lang, "Brouillon commencé", "Draft started"),
        Touched::Restored => t!(
            lang,
            "Retour à une version antérieure",
            "An earlier revision taken again"
        ),
        Touched::Section(section) => title(lang, section),
    }
}

/// « Marie Martin (Collèges), Jean Petit (Qui vote) »: what others changed.
pub fn others(lang: Lang, changes: &[Change]) -> String {
    let mut said: Vec<String> = Vec::new();
    for it in changes {
        let (who, what) = (by(lang, it.by.as_deref()), touched(lang, it.touched));
        let one = format!("{who} ({what})");
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said.join(", ")
}

/// Who did it.
pub fn by(lang: Lang, name: Option<&str>) -> String {
    name.map_or_else(
        || t!(lang, "une personne partie depuis", "somebody who has left"),
        str::to_owned,
    )
}
