//! The sheet of a member.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::permission::{Action, may};
use leptos::prelude::*;
use service::member::sheet::{Sheet, sheet};

use super::said;
use crate::dues::entry::entry as entry_words;
use crate::error::AppError;
use crate::ght::standing::{Reader, card};
use crate::lang::Lang;
use crate::query::id;
use crate::ui::{Badge, ButtonKind, Card, Fact, Facts, LinkButton, Notice, NoticeKind, PageHead};
use crate::visit::{Visit, see_other};
use crate::words;

/// `GET /cpts/{slug}/membres/{adhesion}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: AdhesionId = id(&adhesion)?;
    let read = sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
    let row = &read.adhesion.row;
    let state: Option<AdhesionState> = row.state.parse().ok();
    if state.is_some_and(AdhesionState::is_pending) {
        return Ok(see_other(&format!("/cpts/{slug}/candidatures/{id}")));
    }
    let name = service::member::full_name(row);
    let up = (
        format!("/cpts/{slug}/membres"),
        t!(lang, "Membres", "Members"),
    );
    let number = row.number;
    let badge = said::state(lang, &row.state);
    Ok(visit
        .page(&name, || {
            view! {
                <PageHead title=name.clone() up=up>
                    {t!(lang, "Adhésion n° {number}", "Membership no. {number}")}
                    " "
                    {badge}
                </PageHead>
                {row.pseudonymised_at
                    .is_some()
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Info>
                                {t!(
                                    lang,
                                    "Les noms et coordonnées ont été effacés à la fin du délai de conservation.",
                                    "Names and contact data were erased at the end of the retention period."
                                )}
                            </Notice>
                        }
                    })}
                {facts(lang, &slug, &read)}
                {placed(lang, &slug, &read)}
                {dues(lang, &slug, &read)}
                {mandates(lang, &read)}
                {roles(lang, &slug, &read)}
                {device(&visit, &slug, &read, state)}
                <section>
                    <h2>{t!(lang, "Ce qui s’est passé", "What happened")}</h2>
                    {said::history(lang, &read.adhesion.history)}
                </section>
                {measures(lang, &slug, &read, state)}
            }
        })
        .within(&slug)
        .into_response())
}

fn facts(lang: Lang, slug: &str, read: &Sheet) -> AnyView {
    let row = &read.adhesion.row;
    let place = [row.place_name.clone(), read.adhesion.commune.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let facts = [
        (
            t!(lang, "Profession", "Profession"),
            Some(said::profession(
                lang,
                row.profession.as_deref(),
                row.skill.as_deref(),
            )),
        ),
        (
            t!(lang, "Mode d’exercice", "Mode of practice"),
            Some(said::mode(lang, row.mode.as_deref())),
        ),
        (
            t!(lang, "Lieu d’exercice", "Place of practice"),
            Some(place),
        ),
        (t!(lang, "RPPS", "RPPS"), row.rpps.clone()),
        (t!(lang, "FINESS", "FINESS"), row.finess.clone()),
        (t!(lang, "Courriel", "E-mail"), row.email.clone()),
        (t!(lang, "Téléphone", "Telephone"), row.phone.clone()),
        (
            t!(lang, "Membre depuis", "Member since"),
            row.admitted_on.map(|day| words::date(lang, day)),
        ),
    ];
    let edit = (read.may_edit && row.ended_at.is_none())
        .then(|| format!("/cpts/{slug}/membres/{}/coordonnees", row.id));
    let facts = facts
        .into_iter()
        .filter_map(|(term, value)| Some((term, value.filter(|it| !it.is_empty())?)))
        .map(|(term, value)| view! { <Fact term=term>{value}</Fact> })
        .collect_view();
    view! {
        <Card title=t!(lang, "Adhésion", "Membership")>
            <Facts>{facts}</Facts>
            {edit
                .map(|href| {
                    view! {
                        <p>
                            <a href=href>{t!(lang, "Corriger les coordonnées", "Correct contact data")}</a>
                        </p>
                    }
                })}
        </Card>
    }
    .into_any()
}

/// College and attachments.
fn placed(lang: Lang, slug: &str, read: &Sheet) -> Option<impl IntoView + use<>> {
    let placed = read.placed.as_ref()?;
    let more = placed.may_attach.then(|| {
        let href = format!("/cpts/{slug}/membres/{}/rattachement", read.adhesion.row.id);
        let said = t!(lang, "Rattacher à un groupe", "Attach to a group");
        view! {
            <p>
                <a href=href>{said}</a>
            </p>
        }
        .into_any()
    });
    let link = placed
        .may_attach
        .then(|| format!("/cpts/{slug}/rattachements"));
    let standing = &placed.standing;
    Some(card(lang, Reader::Board, standing, link.as_deref(), more))
}

fn dues(lang: Lang, slug: &str, read: &Sheet) -> AnyView {
    let year = read.year;
    let standing = words::standing(lang, read.standing);
    let kind = if read.standing.is_up_to_date() {
        NoticeKind::Success
    } else {
        NoticeKind::Caution
    };
    let reminded = read.reminded.map(|day| {
        let day = words::date(lang, day);
        t!(lang, "Dernier rappel : {day}.", "Last reminder: {day}.")
    });
    let entries = read
        .dues
        .iter()
        .map(|entry| {
            let text = entry_words(lang, entry);
            let cancelled = entry.cancelled_at.is_some();
            let cancel = (!cancelled && read.may_record)
                .then(|| format!("/cpts/{slug}/cotisations/{}/annuler", entry.id));
            let said = if cancelled {
                view! { <del>{text}</del> " " <Badge label=t!(lang, "Annulée", "Cancelled") /> }
                    .into_any()
            } else {
                text.into_any()
            };
            let note = entry
                .note
                .clone()
                .map(|note| view! { <p class="said">{note}</p> });
            let cancel = cancel.map(|href| {
                view! {
                    <p>
                        <a href=href>{t!(lang, "Annuler cette écriture", "Cancel this entry")}</a>
                    </p>
                }
            });
            view! { <Fact term=entry.year.to_string()>{said} {note} {cancel}</Fact> }
        })
        .collect_view();
    let record = read
        .may_record
        .then(|| format!("/cpts/{slug}/membres/{}/cotisation", read.adhesion.row.id));
    view! {
        <Card title=t!(lang, "Cotisation {year}", "Dues {year}")>
            <p>
                <Badge kind=kind label=standing />
                " "
                {reminded}
            </p>
            <Facts>{entries}</Facts>
            {record
                .map(|href| {
                    view! {
                        <div class="actions">
                            <LinkButton
                                href=href
                                kind=ButtonKind::Quiet
                                label=t!(lang, "Enregistrer une cotisation", "Record dues")
                            />
                        </div>
                    }
                })}
        </Card>
    }
    .into_any()
}

fn mandates(lang: Lang, read: &Sheet) -> Option<AnyView> {
    if read.mandates.is_empty() {
        return None;
    }
    let rows = read
        .mandates
        .iter()
        .map(|(mandate, person)| {
            let what = said::mandate(lang, &mandate.kind);
            let name = person
                .as_ref()
                .map(|it| format!("{} {}", it.given_name, it.family_name))
                .unwrap_or_default();
            let period = words::period(lang, mandate.starts_on, mandate.ends_on);
            view! { <Fact term=what>{name} ", " {period}</Fact> }
        })
        .collect_view();
    Some(view! { <Card title=t!(lang, "Représentée par", "Represented by")><Facts>{rows}</Facts></Card> }.into_any())
}

fn roles(lang: Lang, slug: &str, read: &Sheet) -> Option<AnyView> {
    if read.roles.is_empty() {
        return None;
    }
    let rows = read
        .roles
        .iter()
        .map(|row| {
            let what = row
                .kind
                .parse()
                .map_or(String::new(), |kind| words::role(lang, kind));
            let period = words::period(lang, row.starts_on, row.ends_on);
            view! { <Fact term=what>{period}</Fact> }
        })
        .collect_view();
    let all = format!("/cpts/{slug}/roles");
    Some(
        view! {
            <Card title=t!(lang, "Rôles", "Roles")>
                <Facts>{rows}</Facts>
                <p>
                    <a href=all>{t!(lang, "Tous les rôles", "All roles")}</a>
                </p>
            </Card>
        }
        .into_any(),
    )
}

/// The way to the desk, for a member who stands there.
fn device(
    visit: &Visit,
    slug: &str,
    read: &Sheet,
    state: Option<AdhesionState>,
) -> Option<AnyView> {
    let lang = visit.lang;
    state.filter(|it| it.is_member())?;
    let standing = visit.place(slug)?.standing();
    may(&standing, Action::AcceptDevice).ok()?;
    read.adhesion.row.person_id?;
    let href = format!("/cpts/{slug}/membres/{}/appareil", read.adhesion.row.id);
    let label = t!(
        lang,
        "Accepter son appareil au bureau",
        "Accept their device at the desk"
    );
    let link = view! {
        <div class="actions">
            <LinkButton kind=ButtonKind::Quiet href=href label=label />
        </div>
    };
    Some(link.into_any())
}

fn measures(lang: Lang, slug: &str, read: &Sheet, state: Option<AdhesionState>) -> Option<AnyView> {
    let state = state.filter(|it| it.is_member() && read.may_end)?;
    let base = format!("/cpts/{slug}/membres/{}/mesures", read.adhesion.row.id);
    let first = if state == AdhesionState::Suspended {
        (
            "retablir",
            t!(lang, "Rétablir les droits", "Give rights back"),
        )
    } else {
        (
            "suspendre",
            t!(lang, "Suspendre les droits", "Suspend rights"),
        )
    };
    let owes = !read.standing.is_up_to_date();
    let strike_off = owes.then(|| {
        (
            "radier",
            t!(
                lang,
                "Radier pour cotisation impayée",
                "Strike off for unpaid dues"
            ),
        )
    });
    let expel = (
        "exclure",
        t!(lang, "Exclure pour motif grave", "Expel for cause"),
    );
    let all = [Some(first), strike_off, Some(expel)];
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Mesures", "Measures")}</h2>
                <p>
                    {t!(
                        lang,
                        "Chaque mesure demande une raison, que la personne reçoit et que le journal garde.",
                        "Each measure asks for a reason, which the person receives and the journal keeps."
                    )}
                </p>
                <div class="actions">
                    {all
                        .into_iter()
                        .flatten()
                        .map(|(word, label)| {
                            view! { <LinkButton kind=ButtonKind::Quiet href=format!("{base}/{word}") label=label /> }
                        })
                        .collect_view()}
                </div>
            </section>
        }
        .into_any(),
    )
}
