//! One application, and the board's decision.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::member::duplicate::Likeness;
use leptos::prelude::*;
use service::member::application::{Application, application};
use service::member::decide::{Decision, Verdict, decide};

use super::said;
use crate::electorate::admission;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::query::id;
use crate::ui::{
    Badge, Button, ButtonKind, Card, ErrorSummary, Fact, Facts, Notice, NoticeKind, PageHead, Row,
    Rows, TextArea,
};
use crate::visit::Visit;

/// `GET /cpts/{slug}/candidatures/{adhesion}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let id: AdhesionId = id(&adhesion)?;
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/candidatures/{adhesion}`: accept, ask for more, refuse.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: AdhesionId = id(&adhesion)?;
    let verdict = match form.text("verdict") {
        "admit" => Verdict::Admit,
        "ask-more" => Verdict::AskMore,
        "refuse" => Verdict::Refuse,
        _ => {
            form.reject(
                "verdict",
                t!(lang, "Choisissez une décision.", "Choose a decision."),
            );
            return show(&visit, &slug, id, form).await;
        }
    };
    let decision = Decision {
        verdict,
        reason: form.raw("reason").to_owned(),
        seen: form.text("seen").parse().unwrap_or_default(),
        confirmed: form.optional(admission::FIELD).map(str::to_owned),
    };
    match decide(&visit.ctx, visit.actor()?, &slug, id, &decision).await {
        Ok(()) => {
            let said = match verdict {
                Verdict::Admit => t!(
                    lang,
                    "Adhésion acceptée. La personne est prévenue.",
                    "Accepted. The person is told."
                ),
                Verdict::AskMore => t!(
                    lang,
                    "Votre question est envoyée.",
                    "Your question was sent."
                ),
                Verdict::Refuse => t!(
                    lang,
                    "Adhésion refusée. La personne reçoit la raison.",
                    "Refused. The person receives the reason."
                ),
            };
            Ok(visit.see_other(&format!("/cpts/{slug}/candidatures"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: AdhesionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = application(&visit.ctx, visit.actor()?, slug, id).await?;
    let name = service::member::full_name(&read.row);
    let state: Option<AdhesionState> = read.row.state.parse().ok();
    let up = (
        format!("/cpts/{slug}/candidatures"),
        t!(lang, "Demandes d’adhésion", "Applications"),
    );
    let badge = said::state(lang, &read.row.state);
    let pending = state.is_some_and(AdhesionState::is_pending);
    Ok(visit
        .page(&name, || {
            view! {
                <PageHead title=name.clone() up=up>{badge}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {notices(lang, &read)}
                {facts(lang, &read)}
                {alike(lang, slug, &read)}
                {read.admission.as_ref().map(|it| admission::would(lang, it))}
                {(pending && read.may_decide).then(|| decision(lang, slug, &read, &form))}
                <section>
                    <h2>{t!(lang, "Ce qui s’est passé", "What happened")}</h2>
                    {said::history(lang, &read.history)}
                </section>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn notices(lang: Lang, read: &Application) -> AnyView {
    let own = read.is_own.then(|| {
        t!(
            lang,
            "C’est votre propre demande : un autre membre du bureau en décidera.",
            "This is your own application: another member of the board will decide on it."
        )
    });
    let outside = (read.covered == Some(false)).then(|| {
        let commune = read.commune.clone().unwrap_or_default();
        t!(
            lang,
            "{commune} n’est pas dans le territoire de la CPTS.",
            "{commune} is not in the territory of the CPTS."
        )
    });
    view! {
        {own.map(|text| view! { <Notice kind=NoticeKind::Info>{text}</Notice> })}
        {outside.map(|text| view! { <Notice kind=NoticeKind::Caution>{text}</Notice> })}
    }
    .into_any()
}

/// All that the applicant gave.
fn facts(lang: Lang, read: &Application) -> AnyView {
    let row = &read.row;
    let verified = read
        .activity
        .as_ref()
        .is_some_and(|it| it.source == "provider");
    let statutes = read.statutes.map(|(number, current)| {
        if current {
            t!(
                lang,
                "Version {number}, en vigueur",
                "Version {number}, in force"
            )
        } else {
            t!(
                lang,
                "Version {number}, remplacée depuis",
                "Version {number}, replaced since"
            )
        }
    });
    let place = [row.place_name.clone(), read.commune.clone()]
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
        (t!(lang, "Statuts acceptés", "Statutes accepted"), statutes),
        (t!(lang, "Message", "Message"), row.message.clone()),
    ];
    view! {
        <Card title=t!(lang, "La demande", "The application")>
            {verified
                .then(|| {
                    view! {
                        <p>
                            <Badge
                                kind=NoticeKind::Success
                                label=t!(lang, "Activité vérifiée par Pro Santé Connect", "Activity verified by Pro Santé Connect")
                            />
                        </p>
                    }
                })}
            <Facts>
                {facts
                    .into_iter()
                    .filter_map(|(term, value)| Some((term, value.filter(|it| !it.is_empty())?)))
                    .map(|(term, value)| view! { <Fact term=term><span class="kept">{value}</span></Fact> })
                    .collect_view()}
            </Facts>
        </Card>
    }
    .into_any()
}

/// Entries of this CPTS that may be the same person.
fn alike(lang: Lang, slug: &str, read: &Application) -> Option<AnyView> {
    if read.alike.is_empty() {
        return None;
    }
    let rows = read
        .alike
        .iter()
        .map(|(row, likeness)| {
            let sign = match likeness {
                Likeness::SameRpps => t!(lang, "même numéro RPPS", "same RPPS number"),
                Likeness::SameEmail => t!(lang, "même adresse", "same address"),
                Likeness::SameName => t!(lang, "même nom", "same name"),
            };
            let number = row.number;
            let facts = t!(lang, "n° {number} · {sign}", "no. {number} · {sign}");
            let end = said::state(lang, &row.state);
            view! {
                <Row title=service::member::full_name(row) href=format!("/cpts/{slug}/membres/{}", row.id) end=end>
                    {facts}
                </Row>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Peut-être déjà connu ici", "Maybe known here already")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}

/// The three answers.
fn decision(lang: Lang, slug: &str, read: &Application, form: &Form) -> AnyView {
    let action = format!("/cpts/{slug}/candidatures/{}", read.row.id);
    let seen = read.history.len().to_string();
    view! {
        <form class="card" method="post" action=action id="verdict">
            <h2>{t!(lang, "Décider", "Decide")}</h2>
            <input type="hidden" name="seen" value=seen />
            <TextArea
                form=form
                name="reason"
                label=t!(lang, "Message ou raison", "Message or reason")
                hint=t!(
                    lang,
                    "La personne le reçoit tel quel. Il est nécessaire pour refuser ou demander une précision.",
                    "The person receives it as it is. It is needed to refuse or to ask for more."
                )
            />
            {read.admission.as_ref().and_then(|it| admission::confirm(lang, form, it))}
            <div class="actions">
                <Button name="verdict" value="admit" label=t!(lang, "Accepter", "Accept") />
                <Button
                    kind=ButtonKind::Quiet
                    name="verdict"
                    value="ask-more"
                    label=t!(lang, "Demander une précision", "Ask for more")
                />
                <Button kind=ButtonKind::Danger name="verdict" value="refuse" label=t!(lang, "Refuser", "Refuse") />
            </div>
        </form>
    }
    .into_any()
}
