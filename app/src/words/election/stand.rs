//! Why somebody may not stand.

use domain::election::candidacy::NotEligible;
use domain::electorate::Barred;

use crate::lang::Lang;
use crate::words::{date, euros};

/// The sentence; names colleges by `college`.
pub fn not_eligible(lang: Lang, it: &NotEligible, college: impl Fn(&str) -> String) -> String {
    match it {
        NotEligible::Barred(barred) => self::barred(lang, barred),
        NotEligible::Consultative(id) => {
            let name = college(id.as_str());
            t!(
                lang,
                "Le collège «\u{a0}{name}\u{a0}» a voix consultative\u{a0}: il n’élit pas et n’a pas de siège.",
                "The college “{name}” has an advisory voice: it does not elect and has no seat."
            )
        }
        NotEligible::NoSeat(id) => {
            let name = college(id.as_str());
            t!(
                lang,
                "Aucun siège du collège «\u{a0}{name}\u{a0}» n’est à pourvoir cette fois.",
                "No seat of the college “{name}” is to be filled this time."
            )
        }
        NotEligible::Incompatible(conflict) => {
            let article = &conflict.article;
            t!(
                lang,
                "Votre rattachement à un groupe est incompatible avec un siège au conseil (art. {article}).",
                "Your attachment to a group is incompatible with a seat on the board (art. {article})."
            )
        }
        NotEligible::Officer => t!(
            lang,
            "Vous êtes au bureau de vote de cette élection\u{a0}: demandez d’abord à être remplacé·e.",
            "You are on the electoral board of this election: ask to be replaced first."
        ),
    }
}

fn barred(lang: Lang, barred: &Barred) -> String {
    match barred {
        Barred::NotMember(_) => t!(
            lang,
            "Seuls les membres se présentent.",
            "Only members may stand."
        ),
        Barred::Suspended => t!(
            lang,
            "L’adhésion est suspendue.",
            "The membership is suspended."
        ),
        Barred::Since {
            from: Some(day),
            article,
        } => {
            let day = date(lang, *day);
            t!(
                lang,
                "Les règles demandent une ancienneté (art. {article})\u{a0}: possible à partir du {day}.",
                "The rules ask for seniority (art. {article}): possible from {day} on."
            )
        }
        Barred::Since {
            from: None,
            article,
        } => t!(
            lang,
            "Les règles demandent une ancienneté (art. {article}), et le jour d’admission n’est pas connu.",
            "The rules ask for seniority (art. {article}), and the day of admission is not known."
        ),
        Barred::Owes { amount, article } => {
            let amount = euros(lang, *amount);
            t!(
                lang,
                "La cotisation de {amount} n’est pas enregistrée (art. {article}).",
                "The dues of {amount} are not recorded (art. {article})."
            )
        }
        Barred::NotOnOrgan | Barred::NoCollege | Barred::OtherCollege(_) => t!(
            lang,
            "Les règles n’ont pas de collège pour ce profil.",
            "The rules have no college for this profile."
        ),
    }
}
