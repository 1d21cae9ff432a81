//! What may stand in double braces, and what becomes of it.

use domain::contract::template::Variable;
use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::{Fact, Facts};

/// All of them, to be copied.
pub(super) fn list(lang: Lang) -> impl IntoView {
    let all = Variable::ALL.iter().map(move |it| {
        let written = format!("{{{{{}}}}}", it.code());
        view! { <Fact term=written>{meaning(lang, *it)}</Fact> }
    });
    view! {
        <details class="stack">
            <summary>{t!(lang, "Les variables, et ce qui les remplace", "The variables, and what takes their place")}</summary>
            <p class="muted">
                {t!(
                    lang,
                    "Écrivez-les dans le titre ou dans une clause, avec leurs doubles accolades.",
                    "Write them in the title or in a clause, with their double braces."
                )}
            </p>
            <Facts>{all.collect_view()}</Facts>
        </details>
    }
}

fn meaning(lang: Lang, variable: Variable) -> String {
    match variable {
        Variable::Cpts => t!(lang, "le nom de la CPTS", "the name of the CPTS"),
        Variable::CptsSignatory => t!(lang, "qui signe pour elle", "who signs for it"),
        Variable::CptsFunction => t!(
            lang,
            "la fonction de qui signe pour elle",
            "that signatory’s function"
        ),
        Variable::Partner => t!(lang, "le nom du partenaire", "the name of the partner"),
        Variable::PartnerFiness => t!(lang, "son numéro FINESS", "its FINESS number"),
        Variable::PartnerSignatory => t!(lang, "qui signe pour lui", "who signs for it"),
        Variable::PartnerFunction => t!(
            lang,
            "la fonction de qui signe pour lui",
            "that signatory’s function"
        ),
        Variable::PartnerCapacity => t!(lang, "en quelle qualité", "in which capacity"),
        Variable::Represented => t!(
            lang,
            "les établissements pour lesquels le partenaire signe",
            "the establishments for which the partner signs"
        ),
        Variable::Begin => t!(lang, "la date d’effet", "the first day"),
        Variable::End => t!(lang, "le dernier jour", "the last day"),
        Variable::Notice => t!(lang, "le préavis, en jours", "the notice, in days"),
        Variable::Renewal => t!(lang, "comment elle se poursuit", "how it goes on"),
        Variable::Missions => t!(
            lang,
            "les missions, en une phrase",
            "the missions, in a sentence"
        ),
        Variable::Actions => t!(
            lang,
            "les actions, une par ligne",
            "the actions, one per line"
        ),
        Variable::Indicators => t!(
            lang,
            "les indicateurs, un par ligne",
            "the indicators, one per line"
        ),
        Variable::Money => t!(
            lang,
            "les sommes, une par ligne",
            "the amounts, one per line"
        ),
        Variable::Meetings => t!(
            lang,
            "les réunions, une par ligne",
            "the meetings, one per line"
        ),
        Variable::Annexes => t!(
            lang,
            "les annexes, une par ligne",
            "the annexes, one per line"
        ),
        Variable::Territory => t!(
            lang,
            "le territoire\u{a0}; demandé à qui rédige, comme tout ce qui suit",
            "the territory; asked of whoever drafts, like all that follows"
        ),
        Variable::Purpose => t!(
            lang,
            "ce que l’on veut faire ensemble, après «\u{a0}pour\u{a0}»",
            "what you want to do together"
        ),
        Variable::Group => t!(lang, "le nom du GHT", "the name of the hospital group"),
        Variable::Cpam => t!(lang, "le nom de la CPAM", "the name of the CPAM"),
        Variable::Ars => t!(lang, "le nom de l’ARS", "the name of the ARS"),
        Variable::ReferentCpts => t!(
            lang,
            "le référent de la CPTS",
            "the contact person at the CPTS"
        ),
        Variable::ReferentPartner => t!(
            lang,
            "le référent du partenaire",
            "the contact person at the partner"
        ),
        Variable::LetterHours => t!(
            lang,
            "le délai d’envoi de la lettre de liaison, en heures",
            "hours until the discharge letter is sent"
        ),
        Variable::DischargeHours => t!(
            lang,
            "l’annonce d’une sortie complexe, en heures",
            "hours before a complex discharge"
        ),
        Variable::AnswerDays => t!(
            lang,
            "le délai de réponse, en jours",
            "days until an answer"
        ),
        Variable::Resolution => t!(
            lang,
            "la délibération de la collectivité",
            "the resolution of the municipality"
        ),
        Variable::Rooms => t!(
            lang,
            "les lieux mis à disposition",
            "the premises made available"
        ),
        Variable::Inhabitants => t!(lang, "le nombre d’habitants", "the number of inhabitants"),
        Variable::Validation => t!(
            lang,
            "la date de validation du projet de santé",
            "the day on which the health project was validated"
        ),
    }
}
