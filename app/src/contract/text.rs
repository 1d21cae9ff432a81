//! The text as the parties read it, with what was said of each clause.

use axum::response::{IntoResponse, Response};
use domain::contract::stage::Step;
use domain::id::{CommentId, ContractId};
use leptos::prelude::*;
use service::contract::comment::{Comment, CommentRefused, say, settle};
use service::contract::show::{Sheet, show as read_sheet};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Badge, Button, ButtonKind, Card, ErrorSummary, PageHead, Prose, TextArea};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/conventions/{contract}/texte`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/texte`: a comment on a clause, or on the whole.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let clause = form.text("clause").to_owned();
    let body = form.raw(&field(&clause)).replace("\r\n", "\n");
    match say(&visit.ctx, visit.actor()?, &slug, id, (&clause, &body)).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/texte#{}", anchor(&clause)),
            &t!(lang, "Commentaire ajouté.", "Comment added."),
        )),
        Err(failure) => {
            let form = form.refused::<CommentRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/commentaires/{comment}`: it is settled.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_settle(
    visit: Visit,
    Ids((slug, id, comment)): Ids<(String, ContractId, CommentId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match settle(&visit.ctx, visit.actor()?, &slug, id, comment).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/texte"),
            &t!(
                lang,
                "Commentaire marqué comme traité.",
                "Comment marked as settled."
            ),
        )),
        Err(failure) => {
            let form = Form::default().refused::<CommentRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// The name of the field of a clause: each has its own, so that what is typed in one stays there.
fn field(clause: &str) -> String {
    format!("commentaire-{}", anchor(clause))
}

fn anchor(clause: &str) -> String {
    if clause.is_empty() {
        "ensemble".to_owned()
    } else {
        clause.to_owned()
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Le texte", "The text");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let open = matches!(
        read.seen.stage.step(),
        Step::Negotiation | Step::Opinion | Step::Mandate | Step::Signing
    );
    let (version, on) = (
        read.head.version.number,
        words::date_time(lang, read.head.version.at),
    );
    let up = (path.clone(), read.head.text.title.clone());
    Ok(visit
        .page(&title, || {
            let talk = Talk {
                lang,
                path: &path,
                form: &form,
                read: &read,
                open,
            };
            let clauses = read.head.text.clauses.iter().enumerate();
            let whole = talk.about("");
            let clauses = clauses.map(|(n, it)| {
                let heading = format!("{}. {}", n + 1, it.heading);
                view! {
                    <article class="card stack" id=it.key.clone()>
                        <h2>{words::unbroken(&heading)}</h2>
                        <Prose text=it.body.clone() below=2 />
                        {talk.about(&it.key)}
                    </article>
                }
            });
            let changed = (1 < version).then(|| {
                let href = format!("{path}/versions");
                view! { " " <a href=href>{t!(lang, "Voir ce qui change", "See what changes")}</a> }
            });
            let clauses = clauses.collect_view();
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(lang, "Version {version}, du {on}.", "Version {version}, of {on}.")}
                    {changed}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {clauses}
                <Card title=t!(lang, "Sur l’ensemble", "Overall")>
                    <div id="ensemble" class="stack">{whole}</div>
                </Card>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

struct Talk<'t> {
    lang: Lang,
    path: &'t str,
    form: &'t Form,
    read: &'t Sheet,
    open: bool,
}

impl Talk<'_> {
    /// What was said of a clause, and the form to say something.
    fn about(&self, clause: &str) -> AnyView {
        let comments: Vec<&Comment> = self
            .read
            .comments
            .iter()
            .filter(|it| it.clause == clause)
            .collect();
        let (open, settled): (Vec<&Comment>, Vec<&Comment>) =
            comments.into_iter().partition(|it| it.settled_at.is_none());
        let lang = self.lang;
        let count = settled.len();
        let settled = (0 < count).then(|| {
            let said = plural!(
                lang, count,
                "Un commentaire traité", "{count} commentaires traités",
                "One settled comment", "{count} settled comments"
            );
            let lines = settled.iter().map(|it| self.comment(it)).collect_view();
            view! { <details><summary>{said}</summary><ul class="talk" role="list">{lines}</ul></details> }
        });
        let lines = open.iter().map(|it| self.comment(it)).collect_view();
        let any = !open.is_empty();
        view! {
            {any.then(|| view! { <ul class="talk" role="list">{lines}</ul> })}
            {settled}
            {self.open.then(|| self.ask(clause))}
        }
        .into_any()
    }

    fn comment(&self, it: &Comment) -> AnyView {
        let lang = self.lang;
        let who = it
            .by
            .clone()
            .unwrap_or_else(|| t!(lang, "Une personne partie", "Someone who has left"));
        let party = it.party.clone().unwrap_or_default();
        let (at, version) = (words::date_time(lang, it.at), it.version);
        let kind = it
            .partner
            .then(|| view! { " " <Badge label=t!(lang, "Partenaire", "Partner") /> });
        let may = it.settled_at.is_none() && self.read.seen.leads;
        let settle = may.then(|| {
            let action = format!("{}/commentaires/{}", self.path, it.id);
            view! {
                <form method="post" action=action>
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Marquer comme traité", "Mark as settled") />
                </form>
            }
        });
        view! {
            <li class="talk__thread">
                <article class="comment">
                    <p class="comment__who"><strong>{who}</strong> ", " {party} {kind}</p>
                    <p class="comment__when">
                        <time datetime=it.at.to_rfc3339()>{at}</time>
                        {t!(lang, ", sur la version {version}", ", on version {version}")}
                    </p>
                    <Prose text=it.body.clone() below=3 />
                    {settle}
                </article>
            </li>
        }
        .into_any()
    }

    fn ask(&self, clause: &str) -> impl IntoView + use<> {
        let lang = self.lang;
        let (name, action) = (field(clause), format!("{}/texte", self.path));
        let open = self.form.error(&name).is_some()
            || self.form.error("commentaire").is_some() && self.form.text("clause") == clause;
        let clause = clause.to_owned();
        view! {
            <details open=open>
                <summary>{t!(lang, "Commenter", "Comment")}</summary>
                <form method="post" action=action class="stack">
                    <input type="hidden" name="clause" value=clause />
                    <TextArea form=self.form name=name rows=4 label=t!(lang, "Votre commentaire", "Your comment") max=4000_u32 required=true />
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "Envoyer le commentaire", "Send the comment") />
                    </div>
                </form>
            </details>
        }
    }
}
