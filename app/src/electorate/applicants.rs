//! What each applicant would change.

use leptos::prelude::*;
use service::electorate::admission::Admission;
use service::electorate::weight::Applicant;

use super::words;
use crate::lang::Lang;
use crate::statutes::words::college_name;
use crate::ui::{Badge, NoticeKind, Row, Rows};

/// « Avec X : … », who waits longest first.
pub(super) fn list(lang: Lang, slug: &str, them: &[Applicant]) -> AnyView {
    let rows = them
        .iter()
        .map(|it| {
            let href = format!("/cpts/{slug}/candidatures/{}", it.id);
            let (name, admission) = (it.name.clone(), &it.admission);
            let title = t!(lang, "Avec {name}", "With {name}");
            let end = if admission.asks() {
                let label = t!(lang, "À confirmer", "To confirm");
                view! { <Badge kind=NoticeKind::Caution label=label /> }.into_any()
            } else {
                ().into_any()
            };
            let changes = change(lang, admission);
            view! {
                <Row title=title href=href end=end>
                    {changes}
                </Row>
            }
        })
        .collect_view();
    let text = if them.is_empty() {
        t!(
            lang,
            "Personne n’attend une décision.",
            "Nobody is waiting for a decision."
        )
    } else {
        t!(
            lang,
            "Chacun est compté comme s’il votait déjà : cotisation réglée, ancienneté acquise.",
            "Each is counted as if they could already vote: dues settled, long enough a member."
        )
    };
    view! {
        <section>
            <h2>{t!(lang, "Ce que changeraient les candidatures", "What the applications would change")}</h2>
            <p>{text}</p>
            <Rows>{rows}</Rows>
        </section>
    }
    .into_any()
}

fn change(lang: Lang, it: &Admission) -> String {
    let college = match &it.placed.college {
        Some(found) => {
            let name = college_name(&it.statutes, &found.college);
            t!(lang, "Collège « {name} ».", "College “{name}”.")
        }
        None => t!(
            lang,
            "Aucun collège ne prend ce membre.",
            "No college takes this member."
        ),
    };
    let mut said = vec![college];
    said.extend(
        it.broken
            .iter()
            .map(|one| words::measure(lang, &it.blocs, one)),
    );
    if it.broken.is_empty() {
        said.push(t!(
            lang,
            "Aucune limite ne serait dépassée.",
            "No limit would be exceeded."
        ));
    }
    said.join(" ")
}
