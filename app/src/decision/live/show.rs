use domain::decision::Choice;
use leptos::prelude::*;
use service::decision::live::State;

use crate::lang::Lang;
use crate::visit::Visit;
use crate::words::date_time;

/// How many have spoken and until when, kept up to date while the page is open.
pub fn live(visit: &Visit, path: &str, state: &State) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let closes = state.closes?;
    let (spoken, voices) = (state.spoken, state.voices);
    let rows = state.choices.as_ref().map(|choices| {
        let rows = Choice::ALL.iter().map(|choice| {
            let count = choices.get(choice.code()).copied().unwrap_or_default();
            view! {
                <tr>
                    <th scope="row">{name(lang, *choice)}</th>
                    <td class="cell--number" data-live=choice.code()>
                        {count}
                    </td>
                </tr>
            }
        });
        view! {
            <table class="counts">
                <caption class="visually-hidden">
                    {t!(lang, "Positions prises", "Positions taken")}
                </caption>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    });
    let hidden = rows.is_none().then(|| {
        t!(
            lang,
            "Les résultats se montrent à la clôture.",
            "Results are shown when it closes."
        )
    });
    let until = date_time(lang, closes);
    let words = serde_json::json!({
        "left": t!(lang, "encore #", "# left"),
        "over": t!(lang, "c’est terminé", "it is over"),
        "units": [t!(lang, "j", "d"), t!(lang, "h", "h"), t!(lang, "min", "min"), t!(lang, "s", "s")],
    });
    let code = format!(
        "{}({:?},{:?},{},{},{:?},{words});",
        include_str!("live.js").trim_end(),
        path,
        lang.tag(),
        closes.timestamp_millis(),
        state.now.timestamp_millis(),
        state.page,
    );
    let script = crate::layout::module(visit, code);
    Some(view! {
        <section class="stack" id="direct">
            <p>
                {t!(lang, "Voix exprimées\u{a0}: ", "Votes given: ")}
                <strong data-live="spoken">{spoken}</strong>
                {t!(lang, " sur ", " of ")}
                <span data-live="voices">{voices}</span>
                {t!(lang, ". Clôture le {until}. ", ". Closes on {until}. ")}
                <span data-live="left" class="muted"></span>
            </p>
            {rows}
            {hidden.map(|it| view! { <p class="muted">{it}</p> })}
            <p id="direct-change" role="status" hidden=true>
                {t!(lang, "La décision a avancé : ", "The decision has moved on: ")}
                <a href=path.to_owned()>{t!(lang, "voir où elle en est", "see where it stands")}</a>
            </p>
            {script}
        </section>
    })
}

/// A position in one word.
pub fn name(lang: Lang, choice: Choice) -> String {
    match choice {
        Choice::Support => t!(lang, "Soutien", "Support"),
        Choice::Consent => t!(lang, "Consentement", "Consent"),
        Choice::Reservation => t!(lang, "Réserve", "Reservation"),
        Choice::Objection => t!(lang, "Objection", "Objection"),
        Choice::Abstention => t!(lang, "Abstention", "Abstention"),
    }
}
