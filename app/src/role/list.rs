//! Who does what.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::calendar::paris_day;
use service::role::list::{Held, Roles, list};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Card, Disc, Empty, Fact, Facts, Icon, LinkButton, PageHead, Row, Rows,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/roles`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Rôles", "Roles");
    let path = format!("/cpts/{slug}/roles");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {t!(
                        lang,
                        "Une fonction peut avoir plusieurs titulaires, ou aucun.",
                        "An office may have several holders, or none."
                    )}
                </PageHead>
                {current(lang, &path, &read)}
                {read.may_manage
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    href=format!("{path}/nommer")
                                    icon=Icon::Plus
                                    label=t!(lang, "Confier un rôle à un membre", "Give a role to a member")
                                />
                                <LinkButton
                                    kind=ButtonKind::Quiet
                                    href=format!("{path}/inviter")
                                    icon=Icon::Mail
                                    label=t!(lang, "Inviter une personne extérieure", "Invite someone from outside")
                                />
                            </div>
                        }
                    })}
                {waiting(lang, &path, &read)}
                {past(lang, &read.past)}
            }
        })
        .within(&slug)
        .into_response())
}

fn current(lang: Lang, path: &str, read: &Roles) -> AnyView {
    if read.current.is_empty() {
        return view! { <Empty title=t!(lang, "Personne n’a de rôle.", "Nobody holds a role.") icon=Icon::Board /> }
            .into_any();
    }
    let rows = read
        .current
        .iter()
        .map(|held| {
            let what = words::role(lang, held.kind);
            let period = words::period(lang, held.row.starts_on, held.row.ends_on);
            let keeper = held.is_last_keeper.then(|| {
                t!(
                    lang,
                    " · seule personne à pouvoir gérer les rôles",
                    " · the only one who may manage roles"
                )
            });
            let end = ((read.may_manage || held.is_own) && !held.is_last_keeper).then(|| {
                let href = format!("{path}/{}/fin", held.row.id);
                let name = held.name.clone();
                view! {
                    <a href=href>
                        {t!(lang, "Mettre fin", "End")}
                        <span class="visually-hidden">" " {name} ", " {what.clone()}</span>
                    </a>
                }
                .into_any()
            });
            let lead = view! { <Disc name=&held.name /> }.into_any();
            let text = view! { {what} " · " {period} {keeper} };
            match end {
                Some(end) => {
                    view! { <Row title=held.name.clone() lead=lead end=end>{text}</Row> }.into_any()
                }
                None => view! { <Row title=held.name.clone() lead=lead>{text}</Row> }.into_any(),
            }
        })
        .collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}

fn waiting(lang: Lang, path: &str, read: &Roles) -> Option<AnyView> {
    if read.invitations.is_empty() {
        return None;
    }
    let rows = read
        .invitations
        .iter()
        .map(|row| {
            let what = row
                .role_kind
                .as_deref()
                .and_then(|code| code.parse().ok())
                .map_or(String::new(), |kind| words::role(lang, kind));
            let until = words::date(lang, paris_day(row.expires_at));
            let text = t!(
                lang,
                "{what} · valable jusqu’au {until}",
                "{what} · until {until}"
            );
            let end = view! {
                <form method="post" action=format!("{path}/invitations/{}/retirer", row.id)>
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Retirer", "Withdraw") />
                </form>
            }
            .into_any();
            view! { <Row title=row.email.clone() end=end>{text}</Row> }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Invitations sans réponse", "Invitations without an answer")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}

fn past(lang: Lang, past: &[Held]) -> Option<AnyView> {
    if past.is_empty() {
        return None;
    }
    let rows = past
        .iter()
        .map(|held| {
            let what = words::role(lang, held.kind);
            let period = words::period(lang, held.row.starts_on, held.row.ends_on);
            let name = held.name.clone();
            view! { <Fact term=what>{name} ", " {period}</Fact> }
        })
        .collect_view();
    Some(
        view! { <Card title=t!(lang, "Mandats terminés", "Mandates that ended")><Facts>{rows}</Facts></Card> }.into_any(),
    )
}
