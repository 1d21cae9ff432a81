//! Papers: each of two tellers enters her own count.

use domain::election::stage::Stage;
use leptos::prelude::*;
use service::election::counting::{Counting, Opening};
use service::election::paper_count::Counted;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Field, FieldKind, LinkButton, Notice, NoticeKind};

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
    let few = read.urns.iter().filter(|it| it.enters);
    let few: Vec<_> = few.map(|it| enter(lang, path, it)).collect();
    let few = (!few.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(lang, "Bulletins de papier à saisir", "Paper ballots to be entered")}</h2>
                {few.into_iter().collect_view()}
            </section>
        }
    });
    let counted = (!urns.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(lang, "Votes sur papier", "Votes on paper")}</h2>
                <p>
                    {t!(
                        lang,
                        "Deux personnes du bureau de vote comptent chacune de leur côté ; les deux comptes doivent être les mêmes.",
                        "Two members of the electoral board count separately; both counts must be the same."
                    )}
                </p>
                {urns.into_iter().collect_view()}
            </section>
        }
    });
    Some(view! {
        {few}
        {counted}
    })
}

/// An urn whose papers are too few to be counted apart.
fn enter(lang: Lang, path: &str, it: &Opening) -> impl IntoView + use<> {
    let (name, papers) = (it.row.name.clone(), it.row.paper);
    view! {
        <div class="card stack">
            <h3>{name}</h3>
            <p>
                {plural!(
                    lang,
                    papers,
                    "Un seul bulletin de papier\u{a0}: compté à part, il dirait qui a voté quoi. Deux personnes le saisissent parmi les autres, avec une feuille de réserve.",
                    "{papers} bulletins de papier\u{a0}: comptés à part, ils diraient qui a voté quoi. Deux personnes les saisissent parmi les autres, avec des feuilles de réserve.",
                    "One paper ballot only: counted apart it would tell who voted what. Two people enter it among the others, with a sheet in reserve.",
                    "{papers} paper ballots: counted apart they would tell who voted what. Two people enter them among the others, with sheets in reserve."
                )}
            </p>
            <div class="actions">
                <LinkButton
                    href=format!("{path}/depouillement/{}/bulletins", it.row.id)
                    label=t!(lang, "Saisir les bulletins de papier", "Enter the paper ballots")
                />
            </div>
        </div>
    }
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
                <Field form=form name="papiers" kind=FieldKind::Number label=t!(lang, "Bulletins", "Paper ballots") required=true among=Some(it.row.uuid.clone()) />
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
