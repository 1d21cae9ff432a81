//! One template: its clauses with what is filled in by itself, on paper, and back to the text that was supplied.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::contract::template::{Template, check};
use domain::contract::text::{About, Clause};
use domain::contract::{Kind, limit};
use leptos::prelude::*;
use service::Failure;
use service::contract::print::PrintRefused;
use service::contract::template::{Kept, TemplateRefused, preview, read, restore, save};

use super::variable;
use crate::contract::edit::{chars, clause};
use crate::contract::export::sent;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, Confirm, ErrorSummary, Field, Notice, PageHead, confirmed};
use crate::visit::Visit;
use crate::words::Refusal;
use crate::words::contract::{kind as named, unfilled};

/// The word that gives the text of the CPTS up.
const RESTORE: &str = "revenir";

/// `GET /cpts/{slug}/conventions/modeles/{kind}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, kind)): Ids<(String, Kind)>,
) -> Result<Response, AppError> {
    let kept = read(&visit.ctx, visit.actor()?, &slug, kind).await?;
    let form = filled(&kept);
    Ok(show(&visit, &slug, &kept, form))
}

fn filled(kept: &Kept) -> Form {
    let form = Form::default()
        .with("revision", kept.revision.to_string())
        .with("titre", kept.template.title.clone());
    clause::with(form, &kept.template.clauses)
}

/// `POST /cpts/{slug}/conventions/modeles/{kind}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, kind)): Ids<(String, Kind)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let kept = read(ctx, actor, &slug, kind).await?;
    let (places, clauses) = typed(&form);
    let template = Template {
        kind,
        title: form.text("titre").to_owned(),
        clauses,
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    match save(ctx, actor, &slug, revision, &template).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/modeles/{}", kind.code()),
            &t!(
                lang,
                "Modèle enregistré\u{a0}: les prochaines conventions commencent par lui.",
                "Template saved: new agreements begin with it."
            ),
        )),
        Err(Failure::Refused(TemplateRefused::Overtaken)) => {
            let failure = Failure::Refused(TemplateRefused::Overtaken);
            let form = form.refused::<TemplateRefused>(failure, lang)?;
            Ok(show(&visit, &slug, &kept, form))
        }
        Err(Failure::Refused(refused)) => {
            for (field, said) in told(lang, &refused, &template.clauses, &places) {
                form.reject(&field, said);
            }
            Ok(show(&visit, &slug, &kept, form))
        }
        Err(failure) => {
            let form = form.refused::<TemplateRefused>(failure, lang)?;
            Ok(show(&visit, &slug, &kept, form))
        }
    }
}

/// The clauses that say something, each with its number in the form.
fn typed(form: &Form) -> (Vec<usize>, Vec<Clause>) {
    let all = clause::read(form).into_iter().enumerate();
    let said = all.filter(|(_, it)| {
        let words = [&it.heading, &it.body];
        words.iter().any(|it| !it.trim().is_empty())
    });
    said.unzip()
}

/// What is wrong, each at its field.
fn told(
    lang: Lang,
    refused: &TemplateRefused,
    clauses: &[Clause],
    places: &[usize],
) -> Vec<(String, String)> {
    let at = |n: &usize, field: &str| {
        let n = places.get(*n).copied().unwrap_or_default();
        format!("c{n}.{field}")
    };
    let one = |field: String| vec![(field, refused.say(lang))];
    match refused {
        TemplateRefused::Heading(n, _) => one(at(n, "titre")),
        TemplateRefused::Body(n, _) => one(at(n, "texte")),
        TemplateRefused::GivesVoices(n) => one(at(n, "sur")),
        TemplateRefused::Variables(_) => {
            // The rule names clauses by their key; here each stands at its field.
            let mut found = Vec::new();
            for (n, it) in clauses.iter().enumerate() {
                let mut say = |field: &str, heading: &str, body: &str| {
                    let part = Clause {
                        key: it.key.clone(),
                        about: About::Other,
                        heading: heading.to_owned(),
                        body: body.to_owned(),
                    };
                    for wrong in check(&[part]) {
                        found.push((at(&n, field), unfilled(lang, &wrong)));
                    }
                };
                say("titre", &it.heading, "");
                say("texte", "", &it.body);
            }
            found
        }
        TemplateRefused::Title(_) | TemplateRefused::Clauses | TemplateRefused::Overtaken => {
            one("titre".to_owned())
        }
    }
}

/// `POST /cpts/{slug}/conventions/modeles/{kind}/origine`: back to the text that was supplied.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_restore(
    visit: Visit,
    Ids((slug, kind)): Ids<(String, Kind)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    if !confirmed(&mut form, RESTORE, lang) {
        let kept = read(ctx, actor, &slug, kind).await?;
        let form = filled(&kept).and(&form);
        return Ok(show(&visit, &slug, &kept, form));
    }
    restore(ctx, actor, &slug, kind).await?;
    Ok(visit.see_other(
        &format!("/cpts/{slug}/conventions/modeles/{}", kind.code()),
        &t!(
            lang,
            "Le texte fourni sert de nouveau.",
            "The supplied text is used again."
        ),
    ))
}

/// `GET /cpts/{slug}/conventions/modeles/{kind}/apercu.pdf`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_pdf(
    visit: Visit,
    Ids((slug, kind)): Ids<(String, Kind)>,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    match preview(ctx, actor, &slug, kind).await {
        Ok(bytes) => {
            let mut response = sent(bytes, "application/pdf", "modele.pdf");
            // It is read in the browser, where a phone shows it at once.
            response.headers_mut().insert(
                header::CONTENT_DISPOSITION,
                HeaderValue::from_static("inline; filename=\"modele.pdf\""),
            );
            Ok(response)
        }
        Err(failure) => {
            let kept = read(ctx, actor, &slug, kind).await?;
            let form = filled(&kept).refused::<PrintRefused>(failure, lang)?;
            Ok(show(&visit, &slug, &kept, form))
        }
    }
}

fn show(visit: &Visit, slug: &str, kept: &Kept, form: Form) -> Response {
    let (lang, kind) = (visit.lang, kept.template.kind);
    let title = named(lang, kind);
    let list = format!("/cpts/{slug}/conventions/modeles");
    let path = format!("{list}/{}", kind.code());
    let status = form.status();
    let up = (list, t!(lang, "Modèles", "Templates"));
    let own = 0 < kept.revision;
    visit
        .page(&title, || {
            let said = if own {
                t!(
                    lang,
                    "Votre CPTS a adapté ce modèle. Il sert aux prochaines conventions.",
                    "Your CPTS has adapted this template. New agreements begin with it."
                )
            } else {
                t!(
                    lang,
                    "C’est le texte fourni avec Collégiale. Changez ce que vous voulez\u{a0}: il sert aux prochaines conventions.",
                    "It is the text supplied with Collégiale. Change what you like: new agreements begin with it."
                )
            };
            let preview = format!("{path}/apercu.pdf");
            view! {
                <PageHead title=title.clone() up=up>{said}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {(kind == Kind::Ght).then(|| group(lang))}
                <p>
                    <a href=preview>{t!(lang, "Voir le modèle enregistré (PDF)", "See the saved template (PDF)")}</a>
                </p>
                {variable::list(lang)}
                <form method="post" action=path.clone()>
                    <input type="hidden" name="revision" value=form.text("revision").to_owned() />
                    <Field
                        form=&form
                        name="titre"
                        label=t!(lang, "Titre des conventions", "Title of the agreements")
                        max=chars(limit::TITLE_CHARS)
                        required=true
                    />
                    {clause::fields(lang, &form)}
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer le modèle", "Save the template") />
                    </div>
                </form>
                {own.then(|| back(lang, &path, form))}
            }
        })
        .status(status)
        .within(slug)
        .into_response()
}

fn group(lang: Lang) -> impl IntoView {
    view! {
        <Notice>
            <p>
                {t!(
                    lang,
                    "Le texte fourni existe aussi pour un GHT qui est lui-même une personne morale. Une fois adapté, le vôtre sert dans les deux cas.",
                    "The supplied text has another form for a hospital group that is itself a legal person. Once adapted, yours is for both."
                )}
            </p>
        </Notice>
    }
}

fn back(lang: Lang, path: &str, form: Form) -> impl IntoView + use<> {
    // It opens with its own errors only.
    let form = if form.has("confirmation") {
        form
    } else {
        Form::default()
    };
    view! {
        <Confirm
            form=&form
            action=format!("{path}/origine")
            label=t!(lang, "Revenir au texte fourni", "Go back to the supplied text")
            word=RESTORE
        >
            <p>
                {t!(
                    lang,
                    "Le texte de votre CPTS disparaît. Les conventions déjà commencées ne changent pas.",
                    "The text of your CPTS will be lost. Agreements already begun do not change."
                )}
            </p>
        </Confirm>
    }
}
