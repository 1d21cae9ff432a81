//! Why a tie counts, or does not.

use domain::ght::influence::{Because, Shared, Tie};

use crate::lang::Lang;
use crate::statutes::words::fraction;

/// Whether a tie counts, and why.
pub fn because(lang: Lang, tie: &Tie) -> String {
    match tie.because {
        Because::Mandate => t!(
            lang,
            "Compte, quel que soit le temps passé : c’est un mandat.",
            "Counts, whatever the time: it is a mandate."
        ),
        Because::LegalPerson => t!(
            lang,
            "Compte : la structure en fait partie ou en dépend.",
            "Counts: the structure is part of it or controlled by it."
        ),
        Because::MainActivity => t!(
            lang,
            "Compte : c’est l’activité principale connue.",
            "Counts: it is the main activity known."
        ),
        Because::BelowThreshold(it) => {
            let share = share(lang, it);
            t!(
                lang,
                "Exercice mixte, compte : {share}, c’est moins.",
                "Mixed practice, counts: {share}, which is less."
            )
        }
        Because::AboveThreshold(it) => {
            let share = share(lang, it);
            t!(
                lang,
                "Exercice mixte, ne compte pas : {share}, c’est assez. Le déport sur les conventions du groupe demeure.",
                "Mixed practice, does not count: {share}, which is enough. Recusal on contracts with the group remains."
            )
        }
        Because::ChoseInside(it) => {
            let share = share(lang, it);
            t!(
                lang,
                "Exercice mixte, juste au seuil ({share}) : compte, par choix du membre.",
                "Mixed practice, exactly at the threshold ({share}): counts, by the member's choice."
            )
        }
        Because::ChoseOutside(it) => {
            let share = share(lang, it);
            t!(
                lang,
                "Exercice mixte, juste au seuil ({share}) : ne compte pas, par choix du membre. Le déport demeure.",
                "Mixed practice, exactly at the threshold ({share}): does not count, by the member's choice. Recusal remains."
            )
        }
        Because::JoinedFromInside => t!(
            lang,
            "Compte : l’activité de l’adhésion s’exerce à l’hôpital.",
            "Counts: the activity of the membership is in the hospital."
        ),
        Because::JoinedFromOutside => t!(
            lang,
            "Ne compte pas : l’activité de l’adhésion s’exerce hors du groupe. Le déport sur ses conventions demeure.",
            "Does not count: the activity of the membership is outside the group. Recusal on its contracts remains."
        ),
    }
}

fn share(lang: Lang, it: Shared) -> String {
    let (outside, all) = (it.outside, it.all);
    let asked = fraction(lang, it.threshold);
    t!(
        lang,
        "{outside} demi-journées sur {all} hors du groupe, les règles en demandent {asked}",
        "{outside} half-days of {all} outside the group, the rules ask for {asked}"
    )
}
