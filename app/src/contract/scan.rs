//! A signature on paper: one officer sends the scan, another one holds it beside the document and answers.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{IntoResponse, Response};
use domain::contract::limit::ANNEX_BYTES;
use domain::contract::party::Party;
use domain::contract::stage::Step;
use domain::id::ContractId;
use domain::permission::Action;
use leptos::prelude::*;
use service::contract::scan::{Answer, ScanRefused, Waiting, answer, send, waiting};
use service::contract::show::{Sheet, show as read_sheet};
use service::{Failure, Outcome};
use uuid::Uuid;

use crate::decision::document::receive;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{
    Button, ButtonKind, Empty, ErrorSummary, FileField, Icon, LinkButton, PageHead, Row, Rows,
};
use crate::visit::Visit;
use crate::words;

/// The party, as the address names it.
const PARTY: &str = "partie";

/// What confirms a scan.
const CONFIRM: &str = "confirmer";

/// `GET /cpts/{slug}/conventions/{contract}/scan`, with `?partie=` the form for one of them.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let party = form.text(PARTY).parse().ok();
    show(&visit, &slug, id, (party, Form::default())).await
}

/// `POST /cpts/{slug}/conventions/{contract}/scan?partie=`: a scan is sent.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Query(form): Query,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    // Who may not send one does not get to send megabytes first.
    waiting(ctx, actor, &slug, id).await?;
    let party: Option<Uuid> = form.text(PARTY).parse().ok();
    let done: Outcome<Uuid, ScanRefused> = match receive(body).await {
        Ok((name, bytes)) => {
            let party = party.unwrap_or_default();
            send(ctx, actor, &slug, id, party, (&name, &bytes)).await
        }
        Err(refused) => Err(Failure::Refused(ScanRefused::Document(refused))),
    };
    match done {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/scan"),
            &t!(
                lang,
                "Scan enregistré. Une autre personne du bureau le compare au document, puis le confirme.",
                "Scan saved. Another officer compares it with the document, then confirms it."
            ),
        )),
        Err(failure) => {
            let form = Form::default().refused(failure, lang)?;
            show(&visit, &slug, id, (party, form)).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/scan/{scan}`: it is confirmed, or set aside.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_answer(
    visit: Visit,
    Ids((slug, id, scan)): Ids<(String, ContractId, Uuid)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let said = if form.text("reponse") == CONFIRM {
        Answer::Confirm
    } else {
        Answer::SetAside
    };
    match answer(&visit.ctx, visit.actor()?, &slug, id, (scan, said)).await {
        Ok(in_force) => {
            let path = format!("/cpts/{slug}/conventions/{id}");
            let told = match (said, in_force) {
                (Answer::SetAside, _) => t!(
                    lang,
                    "Scan écarté\u{a0}: il ne vaut pas signature.",
                    "Scan set aside: it does not count as a signature."
                ),
                (Answer::Confirm, true) => t!(
                    lang,
                    "Signature confirmée. Toutes les parties ont signé\u{a0}: la convention est en vigueur.",
                    "Signature confirmed. All parties have signed: the agreement is in force."
                ),
                (Answer::Confirm, false) => t!(
                    lang,
                    "Signature confirmée et inscrite au registre.",
                    "Signature confirmed and entered in the register."
                ),
            };
            Ok(visit.see_other(&path, &told))
        }
        Err(failure) => {
            let form = Form::default().refused::<ScanRefused>(failure, lang)?;
            show(&visit, &slug, id, (None, form)).await
        }
    }
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: ContractId,
    (party, form): (Option<Uuid>, Form),
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let scans = waiting(ctx, actor, slug, id).await?;
    let read = read_sheet(ctx, actor, slug, id).await?;
    let title = t!(lang, "Signature sur papier", "Signature on paper");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.head.text.title.clone());
    Ok(visit
        .page(&title, || {
            let list = scans.iter().map(|it| scan(lang, &path, &read, it));
            let list: Vec<AnyView> = list.collect();
            let any = !list.is_empty();
            let body = if read.seen.stage.step() == Step::Signing {
                body(lang, &path, &read, &form, (party, &scans))
            } else {
                closed(lang).into_any()
            };
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Une partie qui ne signe pas avec un appareil signe le document imprimé. Deux personnes du bureau en répondent\u{a0}: l’une envoie le scan, l’autre le compare au document et le confirme.",
                        "A party that does not sign with a device signs the printed document. Two officers answer for it: one sends the scan, the other compares it with the document and confirms it."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {any.then(|| view! {
                    <section class="stack">
                        <h2>{t!(lang, "À comparer au document", "To be compared with the document")}</h2>
                        <ul class="stack" role="list">{list}</ul>
                    </section>
                })}
                {body}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn closed(lang: Lang) -> impl IntoView {
    view! {
        <Empty icon=Icon::Document title=t!(lang, "Les signatures ne sont pas ouvertes.", "Signing is not open.")>
            <p>
                {t!(
                    lang,
                    "On ajoute une signature sur papier entre l’ouverture des signatures et la dernière d’entre elles.",
                    "A signature on paper is added between the opening of signing and the last signature."
                )}
            </p>
        </Empty>
    }
}

/// A scan that waits, with the two answers.
fn scan(lang: Lang, path: &str, read: &Sheet, it: &Waiting) -> AnyView {
    let party = read.head.text.party(it.party);
    let party = party.map(|it| it.name.clone()).unwrap_or_default();
    let (name, by) = (it.name.clone(), it.by.clone().unwrap_or_default());
    let at = words::date_time(lang, it.at);
    let (pdf, file) = (
        format!("{path}/document.pdf"),
        format!("{path}/documents/{}", it.document),
    );
    let confirm = (!it.own).then(|| {
        view! {
            <Button
                name="reponse"
                value=CONFIRM
                label=t!(lang, "C’est bien sa signature, sur ce document", "It is their signature, on this document")
            />
        }
    });
    let own = it.own.then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "Vous l’avez envoyé\u{a0}: une autre personne du bureau le confirme.",
                    "You sent it: another officer confirms it."
                )}
            </p>
        }
    });
    view! {
        <li class="card stack">
            <h3>{name} ", " {party}</h3>
            <p class="muted">{t!(lang, "Envoyé par {by}, {at}.", "Sent by {by}, {at}.")}</p>
            <div class="actions">
                <LinkButton href=file kind=ButtonKind::Quiet icon=Icon::Download label=t!(lang, "Le scan", "The scan") />
                <LinkButton href=pdf kind=ButtonKind::Quiet icon=Icon::Document label=t!(lang, "Le document à signer", "The document to sign") />
            </div>
            {own}
            <form method="post" action=format!("{path}/scan/{}", it.id)>
                <div class="actions">
                    {confirm}
                    <Button
                        kind=ButtonKind::Quiet
                        name="reponse"
                        value="ecarter"
                        label=t!(lang, "Écarter ce scan", "Set this scan aside")
                    />
                </div>
            </form>
        </li>
    }
    .into_any()
}

/// The parties whose signature is awaited, and the form for one of them.
fn body(
    lang: Lang,
    path: &str,
    read: &Sheet,
    form: &Form,
    (asked, scans): (Option<Uuid>, &[Waiting]),
) -> AnyView {
    let signed = |it: &&Party| read.signatures.iter().any(|one| one.party == it.id);
    let sent = |it: &&Party| scans.iter().any(|one| one.party == it.id);
    let parties = read.head.text.parties.iter();
    let awaited: Vec<&Party> = parties.filter(|it| !signed(it)).collect();
    let chosen = asked.and_then(|id| awaited.iter().find(|it| it.id == id));
    if let Some(party) = chosen {
        return ask(lang, path, form, party, scans.is_empty());
    }
    let rows = awaited.iter().filter(|it| !sent(it)).map(|it| {
        let href = format!("{path}/scan?{PARTY}={}", it.id);
        let said = format!("{}, {}", it.signatory.name, it.signatory.function);
        view! { <Row title=it.name.clone() href=href>{said}</Row> }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{t!(lang, "Qui a signé sur papier\u{a0}?", "Who signed on paper?")}</h2>
            <Rows>{rows}</Rows>
        </section>
    }
    .into_any()
}

fn ask(lang: Lang, path: &str, form: &Form, party: &Party, first: bool) -> AnyView {
    let (name, signatory) = (party.name.clone(), party.signatory.name.clone());
    let max = ANNEX_BYTES / 1_000_000;
    // What waits for an answer comes first.
    let kind = if first {
        ButtonKind::Primary
    } else {
        ButtonKind::Quiet
    };
    view! {
        <section class="stack">
            <h2>{t!(lang, "Pour {name}", "For {name}")}</h2>
            <form method="post" action=format!("{path}/scan?{PARTY}={}", party.id) enctype="multipart/form-data">
                <FileField
                    form=form
                    name="document"
                    label=t!(lang, "Scan du document signé par {signatory}", "Scan of the document signed by {signatory}")
                    hint=t!(
                        lang,
                        "Toutes les pages, en PDF ou en image, {max}\u{a0}Mo au plus. Vérifiez que l’empreinte en bas des pages est celle du document.",
                        "All pages, as PDF or picture, {max} MB at most. See that the fingerprint at the foot of the pages is that of the document."
                    )
                    accept=".pdf,.jpg,.jpeg,.png"
                />
                <div class="actions">
                    <Button kind=kind label=t!(lang, "Envoyer le scan", "Send the scan") />
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Whether the reader may enter a signature on paper now.
pub(super) fn may(read: &Sheet) -> bool {
    let vouches = read.seen.seat.require(Action::VouchContracts).is_ok();
    vouches && read.seen.stage.step() == Step::Signing
}
