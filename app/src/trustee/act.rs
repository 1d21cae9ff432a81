//! What a trustee's device sends, and what president or secretary change.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use leptos::prelude::*;
use service::role::list::candidates;
use service::trustee::name::replace;
use service::trustee::retire::retire;
use service::trustee::say::{complain, say};
use service::trustee::show::Board;

use super::page::show;
use crate::decision::position::done;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, ButtonKind, Choice, Select};
use crate::visit::Visit;

/// `POST /cpts/{slug}/depositaires/{board}/message`: a message of the ceremony.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_message(
    visit: Visit,
    Ids((slug, id)): Ids<(String, TrusteeBoardId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    // What is no step is not awaited.
    let step = form.text("etape").parse().unwrap_or(BoardState::Ready);
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    match say(ctx, actor, &slug, id, step, form.text("message")).await {
        Ok(_) => Ok(thanks(&visit, &headers, &slug, id)),
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/depositaires/{board}/plainte`: what came from a trustee is wrong.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_complaint(
    visit: Visit,
    Ids((slug, id)): Ids<(String, TrusteeBoardId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let place = form.text("place").parse().unwrap_or_default();
    match complain(&visit.ctx, visit.actor()?, &slug, id, place).await {
        Ok(()) => Ok(thanks(&visit, &headers, &slug, id)),
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

fn thanks(visit: &Visit, headers: &HeaderMap, slug: &str, id: TrusteeBoardId) -> Response {
    let to = format!("/cpts/{slug}/depositaires/{id}");
    done(visit, headers, &to, "")
}

/// `POST /cpts/{slug}/depositaires/{board}/remplacer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_replace(
    visit: Visit,
    Ids((slug, id)): Ids<(String, TrusteeBoardId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let place = form.text("place").parse().unwrap_or_default();
    let Ok(by) = form.text("remplacant").parse() else {
        form.reject(
            "remplacant",
            t!(lang, "Choisissez un membre.", "Choose a member."),
        );
        return show(&visit, &slug, id, form).await;
    };
    match replace(&visit.ctx, visit.actor()?, &slug, id, place, by).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/depositaires/{id}"),
            &t!(
                lang,
                "C’est fait : cette personne reçoit un courriel. Les autres n’ont rien à refaire avant qu’elle accepte.",
                "Done: this person gets an e-mail. The others have nothing to do again before they accept."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/depositaires/{board}/fin`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_retire(
    visit: Visit,
    Ids((slug, id)): Ids<(String, TrusteeBoardId)>,
) -> Result<Response, AppError> {
    retire(&visit.ctx, visit.actor()?, &slug, id).await?;
    Ok(visit.see_other(
        &format!("/cpts/{slug}/depositaires"),
        &t!(
            visit.lang,
            "Ce groupe ne servira plus pour de nouvelles élections.",
            "This group serves no new election any more."
        ),
    ))
}

/// What president or secretary may change here.
pub(super) async fn offered(
    visit: &Visit,
    slug: &str,
    read: &Board,
    form: &Form,
) -> Result<Option<AnyView>, AppError> {
    let lang = visit.lang;
    let path = format!("/cpts/{slug}/depositaires/{}", read.row.id);
    match read.state {
        BoardState::Retired => Ok(None),
        BoardState::Ready => Ok(Some(
            view! {
                <details>
                    <summary>{t!(lang, "Ce groupe ne doit plus servir ?", "Shall this group serve no more?")}</summary>
                    <form method="post" action=format!("{path}/fin")>
                        <p>
                            {t!(
                                lang,
                                "Les élections commencées avec sa clé se terminent avec elle ; les suivantes auront besoin d’un nouveau groupe.",
                                "Elections that began under its key end under it; the next ones need a new group."
                            )}
                        </p>
                        <div class="actions">
                            <Button kind=ButtonKind::Danger label=t!(lang, "Ne plus l’utiliser", "Use it no more") />
                        </div>
                    </form>
                </details>
            }
            .into_any(),
        )),
        _ => {
            let members = candidates(&visit.ctx, visit.actor()?, slug, "").await?;
            let who = members.iter().map(|row| {
                let (name, number) = (service::member::full_name(row), row.number);
                let label = t!(lang, "{name} (n°\u{a0}{number})", "{name} (no. {number})");
                Choice::new(row.id.to_string(), label)
            });
            let places = read
                .people
                .iter()
                .map(|it| Choice::new(it.place.to_string(), it.name.clone()));
            Ok(Some(
                view! {
                    <details open=!form.is_valid()>
                        <summary>{t!(lang, "Quelqu’un refuse, ou a perdu sa clé ?", "Somebody refuses, or has lost their key?")}</summary>
                        <form method="post" action=format!("{path}/remplacer")>
                            <Select form=form name="place" label=t!(lang, "À la place de", "In the place of") choices=places.collect() required=true />
                            <Select
                                form=form
                                name="remplacant"
                                label=t!(lang, "Nommer", "Name")
                                empty=t!(lang, "Choisissez…", "Choose…")
                                choices=who.collect()
                                required=true
                            />
                            <div class="actions">
                                <Button kind=ButtonKind::Quiet label=t!(lang, "Remplacer", "Replace") />
                            </div>
                        </form>
                    </details>
                }
                .into_any(),
            ))
        }
    }
}
