//! What follows a decision that is over: who sees to it, by when, and who may read the result.

use axum::response::{IntoResponse, Response};
use domain::decision::limit::NOTE_CHARS;
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use domain::permission::Refused;
use leptos::prelude::*;
use service::decision::Seen;
use service::decision::follow::{Audience, Typed, note, show as publish};
use service::decision::owners::owners;

use super::fields::chars;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, PageHead, Select};
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/suivi`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/decisions/{decision}/suivi`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (on, done_on) = (day(&mut form, "avant", lang), day(&mut form, "fait", lang));
    if !form.is_valid() {
        return show(&visit, &slug, id, form).await;
    }
    let typed = Typed {
        on,
        owner: form.text("responsable").parse().ok(),
        done_on,
        note: form.text("note").to_owned(),
    };
    match note(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(lang, "Suivi enregistré.", "Follow-up kept."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/decisions/{decision}/publicite`: for everybody, or for members alone.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_public(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (audience, said) = if form.text("pour") == "tous" {
        (
            Audience::Everybody,
            t!(
                lang,
                "Le résultat est ouvert à tous.",
                "The result is open to everybody."
            ),
        )
    } else {
        (
            Audience::Members,
            t!(
                lang,
                "Le résultat est réservé aux membres.",
                "The result is for members alone."
            ),
        )
    };
    match publish(&visit.ctx, visit.actor()?, &slug, id, audience).await {
        Ok(()) => Ok(visit.see_other(&format!("/cpts/{slug}/decisions/{id}/suivi"), &said)),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

fn day(form: &mut Form, name: &str, lang: Lang) -> Option<chrono::NaiveDate> {
    let typed = form.optional(name)?.to_owned();
    let day = typed.parse().ok();
    if day.is_none() {
        form.reject(name, t!(lang, "Choisissez un jour.", "Choose a day."));
    }
    day
}

async fn show(visit: &Visit, slug: &str, id: DecisionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, people) = owners(&visit.ctx, visit.actor()?, slug, id).await?;
    if !(seen.facilitates || seen.author) {
        return Err(AppError::Forbidden(Refused::NoRole));
    }
    let over = matches!(seen.stage, Stage::Over(_));
    let form = if form.has("note") {
        form
    } else {
        form.and(&filled(&seen))
    };
    let title = t!(lang, "Suivi de la décision", "Follow-up of the decision");
    let path = format!("/cpts/{slug}/decisions/{id}");
    let up = (path.clone(), seen.row.title.clone());
    let status = form.status();
    let people = people
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    Ok(visit
        .page(&title, || {
            let site = &visit.ctx.settings().public_url;
            let public = over.then(|| public(lang, site, &path, &seen));
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Qui s’en charge, et pour quand\u{a0}: le registre rappelle ce qui est en retard.",
                        "Who sees to it, and by when: the register recalls what is overdue."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {(!over).then(|| view! { <p>{t!(lang, "La décision n’est pas achevée\u{a0}: le suivi se note ensuite.", "The decision is not over: its follow-up is noted afterwards.")}</p> })}
                <form method="post" action=format!("{path}/suivi")>
                    <Field form=&form name="avant" kind=FieldKind::Date label=t!(lang, "À réaliser avant le", "To be done by") optional=true />
                    <Select
                        form=&form
                        name="responsable"
                        label=t!(lang, "Responsable", "Owner")
                        empty=t!(lang, "Personne pour l’instant", "Nobody for now")
                        choices=people
                        optional=true
                    />
                    <Field form=&form name="fait" kind=FieldKind::Date label=t!(lang, "Réalisée le", "Done on") optional=true />
                    <Field form=&form name="note" label=t!(lang, "Note", "Note") max=chars(NOTE_CHARS) optional=true />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
                {public}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Who may read the result, and where.
fn public(lang: Lang, site: &str, path: &str, seen: &Seen) -> AnyView {
    let open = seen.row.public;
    let href = format!("{path}/resultat-public");
    let address = format!("{site}{href}");
    let (said, value, label) = if open {
        (
            t!(
                lang,
                "Le résultat est ouvert à tous, à cette adresse\u{a0}:",
                "The result is open to everybody, at this address:"
            ),
            "membres",
            t!(lang, "Réserver aux membres", "For members alone"),
        )
    } else {
        (
            t!(
                lang,
                "Le résultat est réservé aux membres. Ouvert à tous, il se lira à cette adresse\u{a0}:",
                "The result is for members. Once open to everybody, it is read at this address:"
            ),
            "tous",
            t!(lang, "Ouvrir à tous", "Open to everybody"),
        )
    };
    let address = if open {
        view! { <a href=href>{address}</a> }.into_any()
    } else {
        view! { <span class="muted">{address}</span> }.into_any()
    };
    view! {
        <section>
            <h2>{t!(lang, "Qui peut lire le résultat", "Who can read the result")}</h2>
            <p>{said} <br /> {address}</p>
            <p class="muted">
                {t!(
                    lang,
                    "On y lit le titre, le texte, le résultat et ses chiffres, les règles appliquées et les dates du suivi, et chacun peut recompter. Aucun nom n’y figure, ni aucun motif\u{a0}; relisez le titre et le texte, qui pourraient en contenir.",
                    "It shows the title, the text, the result with its numbers, the rules applied and the days of the follow-up, and anybody can count again. It names nobody and tells no reasons; read title and text again, which might hold some."
                )}
            </p>
            <form method="post" action=format!("{path}/publicite")>
                <div class="actions">
                    <Button kind=ButtonKind::Quiet name="pour" value=value label=label />
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn filled(seen: &Seen) -> Form {
    let row = &seen.row;
    let day = |it: Option<chrono::NaiveDate>| it.map_or_else(String::new, |it| it.to_string());
    Form::default()
        .with("avant", day(row.follow_up_on))
        .with(
            "responsable",
            row.follow_up_owner_id
                .map(|it| it.to_string())
                .unwrap_or_default(),
        )
        .with("fait", day(row.follow_up_done_on))
        .with("note", row.follow_up_note.clone().unwrap_or_default())
}
