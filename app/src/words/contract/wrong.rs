use domain::contract::text::{Text, Why};
use domain::statutes::Place;
use domain::typed::TypedRefused;

use crate::lang::Lang;

/// Why something in a text cannot be agreed on.
pub fn why(lang: Lang, why: &Why) -> String {
    match why {
        Why::Empty => t!(lang, "à remplir.", "to be filled in."),
        Why::Text(TypedRefused::TooLong { max }) => t!(
            lang,
            "{max} caractères au plus.",
            "{max} characters at most."
        ),
        Why::Text(_) | Why::Untidy => t!(
            lang,
            "des signes invisibles ou des espaces de trop.",
            "invisible signs or needless spaces."
        ),
        Why::TooMany { most } => t!(lang, "{most} au plus.", "{most} at most."),
        Why::Twice => t!(lang, "deux fois le même.", "the same twice."),
        Why::NoParty => t!(
            lang,
            "il faut une CPTS et un partenaire au moins.",
            "at least one CPTS and one partner are needed."
        ),
        Why::SamePerson => t!(
            lang,
            "la même personne signerait pour les deux côtés.",
            "the same person would sign for both sides."
        ),
        Why::NobodyRepresented => t!(
            lang,
            "l’établissement support signe\u{a0}: énumérez ceux pour lesquels il signe.",
            "the support establishment signs: list those for which it signs."
        ),
        Why::NotAParty => t!(lang, "ce n’est pas une partie.", "it is not a party."),
        Why::PaysItself => t!(
            lang,
            "une partie se paierait elle-même.",
            "a party would pay itself."
        ),
        Why::GivesVoices => t!(
            lang,
            "une convention ne donne ni voix ni siège\u{a0}: seuls les statuts le font.",
            "an agreement gives neither voices nor seats: only the statutes do."
        ),
        Why::Unfilled => t!(
            lang,
            "il reste à compléter ce qui est entre accolades.",
            "what stands in braces is still to be filled in."
        ),
        Why::Key => t!(
            lang,
            "la clé a des lettres minuscules, des chiffres et des tirets.",
            "the key has lower-case letters, digits and hyphens."
        ),
        Why::EndsBefore => t!(
            lang,
            "la fin précède le début.",
            "the end is before the beginning."
        ),
        Why::TooFar => t!(lang, "la durée est trop longue.", "the term is too long."),
        Why::OutsideTerm => t!(
            lang,
            "la date est en dehors de la durée de la convention.",
            "the date is outside the term of the agreement."
        ),
        Why::FiveYears => t!(
            lang,
            "le contrat tripartite est conclu pour cinq ans.",
            "the tripartite contract is made for five years."
        ),
        Why::Amount => t!(
            lang,
            "le montant doit être plus grand que zéro, et le plafond aussi grand que lui.",
            "the amount must be greater than zero, and the ceiling at least as much."
        ),
        Why::Above { most } => t!(lang, "{most} au plus.", "{most} at most."),
        Why::Zero => t!(
            lang,
            "une reconduction dure au moins un mois.",
            "a renewal is for one month at least."
        ),
    }
}

/// Where in a text something stands.
pub fn place(lang: Lang, text: &Text, at: &Place) -> String {
    let at = at.to_string();
    let mut parts = at.split('/').skip(1);
    let (what, second) = (parts.next().unwrap_or_default(), parts.next());
    let n: Option<usize> = second.and_then(|it| it.parse().ok());
    match what {
        "title" => t!(lang, "Le titre", "The title"),
        "parties" => match n.and_then(|n| text.parties.get(n)) {
            Some(party) => party.name.clone(),
            None => t!(lang, "Les parties", "The parties"),
        },
        "clauses" => match n.and_then(|n| text.clauses.get(n)) {
            Some(clause) => format!("« {} »", clause.heading),
            None => t!(lang, "Les clauses", "The clauses"),
        },
        "annexes" => t!(lang, "Les documents joints", "The annexes"),
        "term" => t!(lang, "La durée", "The term"),
        _ => match second {
            Some("indicators") => t!(lang, "Les indicateurs", "The indicators"),
            Some("money") => t!(lang, "Le financement", "The funding"),
            Some("meetings") => t!(lang, "Les réunions", "The meetings"),
            Some("missions") => t!(lang, "Les missions", "The missions"),
            _ => t!(lang, "Les actions", "The actions"),
        },
    }
}
