//! Requests to correct the roll.

use domain::election::plan::NOTE_CHARS;
use leptos::prelude::*;
use service::election::roll::Roll;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, TextArea};
use crate::words::date_time;

/// Those that the reader sees, and the form for a new one.
pub(super) fn requests(lang: Lang, path: &str, form: &Form, read: &Roll) -> AnyView {
    let action = format!("{path}/liste");
    let rows = read
        .requests
        .iter()
        .map(|(row, name)| {
            let (at, text, name) = (date_time(lang, row.at), row.text.clone(), name.clone());
            let answer = row.answer.clone().map(|said| {
                view! {
                    <p>
                        <strong>{t!(lang, "Réponse\u{a0}: ", "Answer: ")}</strong>
                        {said}
                    </p>
                }
            });
            let reply = (row.answered_at.is_none() && read.seen.manages).then(|| {
                let own = form.text("demande") == row.id.to_string();
                let own = if own { form.clone() } else { Form::default() };
                view! {
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="action" value="repondre" />
                        <input type="hidden" name="demande" value=row.id.to_string() />
                        <TextArea
                            form=&own
                            name="texte"
                            rows=2
                            label=t!(lang, "Ce qui a été corrigé, ou pourquoi rien ne l’est", "What was corrected, or why nothing is")
                            required=true
                            among=Some(row.id.to_string())
                        />
                        <div class="actions">
                            <Button kind=ButtonKind::Quiet label=t!(lang, "Répondre", "Answer") />
                        </div>
                    </form>
                }
            });
            view! {
                <li>
                    <p class="small muted">{name} " · " {at}</p>
                    <p>{text}</p>
                    {answer}
                    {reply}
                </li>
            }
        })
        .collect_view();
    let list = (!read.requests.is_empty()).then(|| view! { <ul>{rows}</ul> });
    let max = u32::try_from(NOTE_CHARS).unwrap_or(u32::MAX);
    let new = (read.is_open() && !read.mine.is_empty()).then(|| {
        let own = if form.has("demande") {
            Form::default()
        } else {
            form.clone()
        };
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="action" value="demander" />
                <TextArea
                    form=&own
                    name="texte"
                    rows=3
                    label=t!(lang, "Demander une correction", "Ask for a correction")
                    hint=t!(
                        lang,
                        "Collège, cotisation, rattachement, droit de vote\u{a0}: dites ce qui est faux.",
                        "College, dues, attachment, right to vote: say what is wrong."
                    )
                    max=max
                    required=true
                />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Envoyer la demande", "Send the request") />
                </div>
            </form>
        }
    });
    if list.is_none() && new.is_none() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{t!(lang, "Corrections", "Corrections")}</h2>
            {list}
            {new}
        </section>
    }
    .into_any()
}
