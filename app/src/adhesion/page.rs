//! One of one's adhesions.

use axum::response::{IntoResponse, Response};
use chrono::Datelike;
use domain::id::AdhesionId;
use domain::member::AdhesionState;
use leptos::prelude::*;
use service::dues::own::own_dues;
use service::ght::standing::{self, Standing};
use service::member::history::Step;
use service::member::own::{self, Own};

use super::dues::dues;
use super::words::{badge, change, meaning};
use crate::error::AppError;
use crate::form::Form;
use crate::ght::standing::{Reader, card};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Card, Confirm, ErrorSummary, Event, Fact, Facts, PageHead, TextArea,
    Timeline,
};
use crate::visit::Visit;
use crate::words;

/// The word that confirms a resignation.
pub const fn resign_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "démission",
        Lang::En => "resign",
    }
}

/// `GET /mes-adhesions/{adhesion}`
///
/// # Errors
/// Not found for somebody else's adhesion.
pub async fn page(visit: Visit, Ids(id): Ids<AdhesionId>) -> Result<Response, AppError> {
    show(&visit, id, &Form::default()).await
}

/// The page, with the errors of its form if there are any.
///
/// # Errors
/// As [`page`].
pub async fn show(visit: &Visit, id: AdhesionId, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (own, steps) = own::sheet(&visit.ctx, visit.actor()?, id).await?;
    let paid = own_dues(&visit.ctx, visit.actor()?, &own.cpts, &own.row).await?;
    let placed = if own.state.is_ended() {
        None
    } else {
        let (_, standing) = standing::own(&visit.ctx, visit.actor()?, id).await?;
        Some(placed(&standing, id, lang))
    };
    let title = own.cpts.name.clone();
    let year = visit.ctx.today().year();
    let form = form.clone();
    let status = form.status();
    let up = (
        "/mes-adhesions".to_owned(),
        t!(lang, "Mes adhésions", "My memberships"),
    );
    Ok(visit
        .page(&title.clone(), || {
            let about = own.structure.as_ref().map(|it| {
                let name = it.name.clone();
                view! { <p>{t!(lang, "Adhésion de la structure {name}.", "Membership of the structure {name}.")}</p> }
            });
            view! {
                <PageHead title=title up=up />
                <ErrorSummary form=&form lang=lang />
                <p class="row">
                    {badge(lang, own.state)}
                    <span>{meaning(lang, own.state)}</span>
                </p>
                {about}
                {asked(&own, &steps, &form, lang)}
                {placed}
                {dues(&own, &paid, lang)}
                {facts(&own, lang)}
                {history(&steps, lang)}
                {leave(&own, &form, year, lang)}
            }
        })
        .status(status)
        .into_response())
}

/// College and attachments.
fn placed(standing: &Standing, id: AdhesionId, lang: Lang) -> impl IntoView + use<> {
    let link = format!("/mes-adhesions/{id}/groupes");
    let said = t!(
        lang,
        "Comprendre, déclarer ou contester",
        "Understand, declare or contest"
    );
    let href = link.clone();
    let more = view! {
        <p>
            <a href=href>{said}</a>
        </p>
    }
    .into_any();
    card(lang, Reader::Member, standing, Some(&link), Some(more))
}

/// The answer to what the board asked.
fn asked(own: &Own, steps: &[Step], form: &Form, lang: Lang) -> Option<impl IntoView + use<>> {
    (own.state == AdhesionState::MoreAsked).then(|| {
        let words = steps
            .iter()
            .rev()
            .find(|it| it.to == AdhesionState::MoreAsked)
            .and_then(|it| it.reason.clone());
        let action = format!("/mes-adhesions/{}/reponse", own.row.id);
        let label = t!(lang, "Votre réponse", "Your answer");
        let answer = view! {
            <TextArea form=form name="message" label=label required=true max=4000_u32 />
        };
        view! {
            <Card title=t!(lang, "Le bureau vous demande", "The board asks you")>
                {words.map(|words| view! { <blockquote class="said">{words}</blockquote> })}
                <form method="post" action=action class="stack">
                    {answer}
                    <div class="actions">
                        <Button label=t!(lang, "Répondre au bureau", "Answer the board") />
                    </div>
                </form>
            </Card>
        }
    })
}

fn facts(own: &Own, lang: Lang) -> impl IntoView + use<> {
    let row = own.row.clone();
    let number = row.number;
    let applied = words::date_time(lang, row.applied_at);
    let occupation = row.profession.as_deref().and_then(|code| code.parse().ok());
    let skill = row.skill.as_deref().and_then(|code| code.parse().ok());
    let occupation = occupation.map(|it| words::profession::occupation(lang, it, skill.as_ref()));
    let mode = row.mode.as_deref().and_then(|code| code.parse().ok());
    let mode = mode.map(|it| words::profession::mode(lang, it));
    let what: Vec<String> = [occupation, mode, row.place_name.clone()]
        .into_iter()
        .flatten()
        .collect();
    let contact: Vec<String> = [row.email.clone(), row.phone.clone()]
        .into_iter()
        .flatten()
        .collect();
    let statutes = row.statutes_id.is_some();
    let reading = format!("/cpts/{}/statuts", own.cpts.slug);
    let fact = |term: String, value: String| {
        (!value.is_empty()).then(|| view! { <Fact term=term>{value}</Fact> })
    };
    view! {
        <Card title=t!(lang, "Ce que vous avez déclaré", "What you declared")>
            <Facts>
                {fact(t!(lang, "Numéro d’adhésion", "Membership number"), number.to_string())}
                {fact(t!(lang, "Demande du", "Applied on"), applied)}
                {row
                    .admitted_on
                    .map(|day| {
                        view! { <Fact term=t!(lang, "Membre depuis", "Member since")>{words::date(lang, day)}</Fact> }
                    })}
                {fact(t!(lang, "À quel titre", "In what capacity"), what.join(" · "))}
                {fact(t!(lang, "Coordonnées", "Contact data"), contact.join(" · "))}
                {fact(t!(lang, "Votre mot au bureau", "Your word to the board"), row.message.clone().unwrap_or_default())}
                {statutes
                    .then(|| {
                        view! {
                            <Fact term=t!(lang, "Statuts", "Statutes")>
                                <a href=reading>{t!(lang, "acceptés à l’envoi", "accepted when sent")}</a>
                            </Fact>
                        }
                    })}
            </Facts>
        </Card>
    }
}

fn history(steps: &[Step], lang: Lang) -> impl IntoView + use<> {
    let events = steps
        .iter()
        .map(|it| {
            let author = it.author.clone().map(|name| {
                view! { <p class="quiet">{t!(lang, "par {name}", "by {name}")}</p> }
            });
            let reason = it
                .reason
                .clone()
                .map(|words| view! { <blockquote class="said">{words}</blockquote> });
            view! {
                <Event
                    when=words::date_time(lang, it.at)
                    datetime=it.at.to_rfc3339()
                    what=change(lang, it.change)
                >
                    {author}
                    {reason}
                </Event>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Historique", "History")}</h2>
            <Timeline>{events}</Timeline>
        </section>
    }
}

/// Taking the application back, or leaving.
fn leave(own: &Own, form: &Form, year: i32, lang: Lang) -> Option<impl IntoView + use<>> {
    let address = format!("/mes-adhesions/{}", own.row.id);
    if own.state.is_pending() {
        return Some(
            view! {
                <form method="post" action=format!("{address}/retrait") class="stack">
                    <p>
                        {t!(
                            lang,
                            "Vous avez changé d’avis ? Vous pourrez redéposer une demande quand vous voudrez.",
                            "Changed your mind? You may apply again whenever you like."
                        )}
                    </p>
                    <div class="actions">
                        <Button
                            label=t!(lang, "Retirer ma demande", "Take my application back")
                            kind=ButtonKind::Quiet
                        />
                    </div>
                </form>
            }
            .into_any(),
        );
    }
    if !own.state.is_member() {
        return None;
    }
    let label = t!(lang, "Un mot pour le bureau", "A word to the board");
    let message = view! {
        <TextArea form=form name="message" label=label optional=true max=4000_u32 />
    };
    Some(
        view! {
            <Confirm
                form=form
                action=format!("{address}/demission")
                label=t!(lang, "Quitter cette CPTS", "Leave this CPTS")
                word=resign_word(lang)
            >
                <p>
                    {t!(
                        lang,
                        "Vous êtes libre de partir à tout moment, sans motif et sans l’accord de personne ; cela prend effet aussitôt. Les cotisations déjà dues et celle de l’année {year} restent dues (loi du 1er juillet 1901, article 4). Vos mandats au conseil prennent fin aussi ; seule la dernière personne à pouvoir gérer les rôles garde cette fonction jusqu’à ce que quelqu’un lui succède.",
                        "You are free to leave at any time, without a reason and without anybody’s agreement; it takes effect at once. Dues already owed and those of the year {year} stay owed (law of 1 July 1901, article 4). Your offices on the board end too; only the last person who may manage roles keeps that office until somebody succeeds them."
                    )}
                </p>
                {message}
            </Confirm>
        }
        .into_any(),
    )
}
