//! Who sees what of oneself, field by field, and what each of them sees.

use axum::response::{IntoResponse, Response};
use domain::directory::{Audience, Choices, Field, Reader};
use leptos::prelude::*;
use service::directory::{card, choices};
use service::member::own;

use crate::directory::{Shown, shown};
use crate::error::AppError;
use crate::form::Posted;
use crate::lang::Lang;
use crate::ui::{Button, Card, Empty, Icon, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words::profession as words;

/// `GET /moi/visibilite`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let chosen = choices::of(visit.ctx.db().read(), actor.person).await?;
    let adhesions = own::all(&visit.ctx, actor).await?;
    // Each CPTS shows what that adhesion says: the preview takes the first that runs.
    let mine = adhesions
        .into_iter()
        .find(|it| it.state.is_member() && it.structure.is_none());
    let commune = match mine.as_ref().and_then(|it| it.row.commune_code.as_deref()) {
        Some(code) => match code.parse() {
            Ok(code) => service::territory::place::commune(visit.ctx.db().read(), code).await?,
            Err(_) => None,
        },
        None => None,
    };
    let title = t!(lang, "Qui me voit", "Who can see me");
    let heading = title.clone();
    let up = ("/moi".to_owned(), t!(lang, "Moi", "Me"));
    Ok(visit
        .page(&title, || {
            let seen = mine.map(|own| {
                let commune = commune.as_ref().map(|it| it.name.as_str());
                let readers = [
                    (Reader::Colleague, t!(lang, "Les membres de ma CPTS voient", "Members of my CPTS see")),
                    (Reader::Neighbour, t!(lang, "Les membres des CPTS voisines voient", "Members of neighbouring CPTS see")),
                    (Reader::Stranger, t!(lang, "Tous les autres voient", "Everybody else sees")),
                ];
                readers
                    .into_iter()
                    .map(|(reader, title)| {
                        let card = card::card(&own.row, commune, &chosen, reader);
                        preview(title, card, lang)
                    })
                    .collect_view()
            });
            let nobody = seen.is_none();
            view! {
                <PageHead title=heading up=up />
                <form method="post" action="/moi/visibilite" class="stack">
                    {Field::ALL.iter().map(|it| field(*it, chosen, lang)).collect_view()}
                    <p class="quiet">
                        {t!(
                            lang,
                            "Qui cache son nom n’est pas dans l’annuaire : le reste est caché aussi. Le bureau de vos CPTS voit votre adhésion pour gérer l’association.",
                            "Who hides the name is not in the directory: the rest is hidden too. The board of your CPTS sees your membership in order to run the association."
                        )}
                    </p>
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer mes choix", "Save my choices") />
                    </div>
                </form>
                <section class="stack">
                    <h2>{t!(lang, "Ce que l’on voit de moi aujourd’hui", "What is seen of me today")}</h2>
                    {seen}
                    {nobody
                        .then(|| {
                            view! {
                                <Notice kind=NoticeKind::Info>
                                    <p>
                                        {t!(
                                            lang,
                                            "Vous n’êtes membre d’aucune CPTS : personne ne vous voit. Vos choix serviront dès votre première adhésion.",
                                            "You are not a member of any CPTS: nobody sees you. Your choices will serve from your first membership on."
                                        )}
                                    </p>
                                </Notice>
                            }
                        })}
                </section>
            }
        })
        .into_response())
}

/// `POST /moi/visibilite`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn choose(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    let chosen = choices::of(visit.ctx.db().read(), actor.person).await?;
    let chosen = Field::ALL.iter().fold(chosen, |all: Choices, field| {
        match form.text(field.code()).parse::<Audience>() {
            Ok(audience) => all.with(*field, audience),
            Err(_) => all,
        }
    });
    choices::choose(&visit.ctx, actor, chosen).await?;
    let said = t!(
        visit.lang,
        "Vos choix sont enregistrés et valent aussitôt.",
        "Your choices are saved and hold at once."
    );
    Ok(visit.see_other("/moi/visibilite", &said))
}

/// One field: three answers on a line.
fn field(field: Field, chosen: Choices, lang: Lang) -> impl IntoView + use<> {
    let name = field.code();
    let answers = Audience::ALL
        .iter()
        .map(|audience| {
            let checked = chosen.audience(field) == *audience;
            view! {
                <label class="segment">
                    <input type="radio" name=name value=audience.code() checked=checked />
                    <span>{words::audience(lang, *audience)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend class="field__label">{words::field(lang, field)}</legend>
            <div class="segments">{answers}</div>
        </fieldset>
    }
}

/// What one kind of reader sees.
fn preview(title: String, card: Option<card::Card>, lang: Lang) -> impl IntoView {
    let body = match card {
        Some(card) => {
            let line = Shown {
                card,
                cpts: None,
                structure: false,
            };
            view! { <ul class="rows">{shown(line, lang)}</ul> }.into_any()
        }
        None => view! { <Empty title=t!(lang, "Rien.", "Nothing.") icon=Icon::Eye /> }.into_any(),
    };
    view! { <Card title=title>{body}</Card> }
}
