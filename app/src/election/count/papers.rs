//! Papers: each of two tellers enters her own count.

use domain::election::stage::Stage;
use leptos::prelude::*;
use service::election::counting::{Counting, Opening};
use service::election::paper_count::Counted;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Field, FieldKind, Notice, NoticeKind};

/// The forms, for who counts papers while there are some to count.
pub(super) fn part(
    lang: Lang,
    path: &str,
    read: &Counting,
    form: &Form,
) -> Option<impl IntoView + use<>> {
    if !read.counts_papers || read.stage != Stage::Closed {
        return None;
    }
    let urns = read.urns.iter().filter_map(|it| urn(lang, path, it, form));
    let urns: Vec<_> = urns.collect();
    (!urns.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(lang, "Votes sur papier", "Votes on paper")}</h2>
                <p>
                    {t!(
                        lang,
                        "Deux personnes du bureau de vote comptent chacune de leur côté ; les deux comptes doivent être les mêmes.",
                        "Two members of the electoral board count, each for herself; both counts must be the same."
                    )}
                </p>
                {urns.into_iter().collect_view()}
            </section>
        }
    })
}

fn urn(lang: Lang, path: &str, it: &Opening, form: &Form) -> Option<AnyView> {
    let counted = it.papers?;
    let name = it.row.name.clone();
    let said = match counted {
        Counted::Agree => {
            return Some(
                view! {
                    <Notice kind=NoticeKind::Success>
                        {t!(lang, "{name} : les deux comptes sont les mêmes.", "{name}: both counts are the same.")}
                    </Notice>
                }
                .into_any(),
            );
        }
        Counted::Differ => Some(t!(
            lang,
            "Les deux comptes ne sont pas les mêmes : recomptez tous les deux.",
            "The two counts are not the same: count again, both of you."
        )),
        Counted::First => None,
    };
    // Only the form that was sent back keeps what was typed.
    let sent = form.text("urne") == it.row.id.to_string();
    let empty = Form::default();
    let form = if sent { form } else { &empty };
    let fields = it.candidates.iter().enumerate().map(|(at, name)| {
        let among = Some(it.row.uuid.clone());
        view! {
            <Field form=form name=format!("voix-{at}") kind=FieldKind::Number label=name.clone() required=true among=among />
        }
    });
    let fields = fields.collect_view();
    Some(
        view! {
            <form method="post" action=format!("{path}/depouillement/{}/papier", it.row.id) class="card">
                <h3>{name}</h3>
                {said.map(|it| view! { <Notice kind=NoticeKind::Caution>{it}</Notice> })}
                <input type="hidden" name="urne" value=it.row.id.to_string() />
                <Field form=form name="papiers" kind=FieldKind::Number label=t!(lang, "Bulletins", "Papers") required=true among=Some(it.row.uuid.clone()) />
                <Field form=form name="blancs" kind=FieldKind::Number label=t!(lang, "Dont blancs", "Of which blank") required=true among=Some(it.row.uuid.clone()) />
                {fields}
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Enregistrer mon compte", "Save my count") />
                </div>
            </form>
        }
        .into_any(),
    )
}
