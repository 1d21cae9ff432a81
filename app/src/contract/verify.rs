//! « Vérifier une convention » : the document or its file is sent, and every check is said in words. Works without JavaScript.

use ::contract::archive::{Archive, is_contract};
use ::contract::audit::audit;
use ::contract::words::{Findings, copy, refused};
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{IntoResponse, Response};
use domain::contract::limit::VERIFIED_BYTES;
use domain::id::ContractId;
use finding::{Language, Line, Mark};
use leptos::prelude::*;
use service::contract::file::public;

use super::page::plainly;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, FileField, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /verifier/convention`
pub async fn page(visit: Visit) -> Response {
    show(&visit, None, None)
}

/// `POST /verifier/convention`: the file of a contract.
///
/// # Errors
/// The database refuses.
pub async fn post(
    visit: Visit,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let said = found(&visit, None, receive(body).await).await?;
    Ok(show(&visit, None, Some(said)))
}

/// `GET /conventions/verifier/{contract}`: where the code on the document leads.
pub async fn get_of(visit: Visit, Ids(id): Ids<ContractId>) -> Response {
    show(&visit, Some(id), None)
}

/// `POST /conventions/verifier/{contract}`: the document, or the file.
///
/// # Errors
/// The database refuses.
pub async fn post_of(
    visit: Visit,
    Ids(id): Ids<ContractId>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let said = found(&visit, Some(id), receive(body).await).await?;
    Ok(show(&visit, Some(id), Some(said)))
}

/// What is said of what was sent.
enum Said {
    /// Nothing can be checked.
    Refused(String),
    /// Every check.
    Found(Box<Findings>),
    /// A document that is not the one that was signed.
    Changed(Line),
}

async fn receive(body: Result<Multipart, MultipartRejection>) -> Option<Vec<u8>> {
    let mut body = body.ok()?;
    while let Some(mut field) = body.next_field().await.ok()? {
        if field.name() != Some("fichier") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.ok()? {
            if VERIFIED_BYTES < bytes.len() + chunk.len() {
                return None;
            }
            bytes.extend_from_slice(&chunk);
        }
        return Some(bytes).filter(|it| !it.is_empty());
    }
    None
}

async fn found(
    visit: &Visit,
    id: Option<ContractId>,
    sent: Option<Vec<u8>>,
) -> Result<Said, AppError> {
    let lang = visit.lang;
    let language = language(lang);
    let Some(bytes) = sent else {
        let most = VERIFIED_BYTES >> 20;
        return Ok(Said::Refused(t!(
            lang,
            "Choisissez un fichier, de {most}\u{a0}Mo au plus.",
            "Choose a file of {most} MB at most."
        )));
    };
    if is_contract(&bytes) {
        return Ok(match Archive::read(&bytes) {
            Ok(archive) => Said::Found(Box::new(Findings::of(&audit(&archive, None), language))),
            Err(error) => Said::Refused(refused(error, language)),
        });
    }
    let Some(id) = id else {
        return Ok(Said::Refused(refused(
            ::contract::archive::NotAnArchive::Head,
            language,
        )));
    };
    let archive = match public(&visit.ctx, id).await {
        Ok(archive) => archive,
        Err(service::Failure::Fault(fault)) => return Err(AppError::from(fault)),
        Err(_) => {
            return Ok(Said::Refused(t!(
                lang,
                "Aucune convention n’est signée sous ce code, ou pas encore.",
                "No agreement is signed under this code, or not yet."
            )));
        }
    };
    let line = copy(&archive, &bytes, language);
    if line.mark != Mark::Holds {
        return Ok(Said::Changed(line));
    }
    let found = Findings::of(&audit(&archive, None), language);
    Ok(Said::Found(Box::new(found.with(line, language))))
}

const fn language(lang: Lang) -> Language {
    match lang {
        Lang::Fr => Language::French,
        Lang::En => Language::English,
    }
}

fn show(visit: &Visit, id: Option<ContractId>, said: Option<Said>) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Vérifier une convention", "Verify an agreement");
    visit
        .page(&title, || {
            let said = said.as_ref().map(|it| constat(lang, it));
            view! {
                <PageHead title=title.clone()>
                    {t!(
                        lang,
                        "Le document, les signatures, le mandat de la CPTS et leur place au registre sont vérifiés un à un.",
                        "The document, the signatures, the mandate of the CPTS and their place in the register are checked one by one."
                    )}
                </PageHead>
                {said}
                {form(lang, id)}
                {limits(lang)}
            }
        })
        .into_response()
}

fn form(lang: Lang, id: Option<ContractId>) -> impl IntoView + use<> {
    let (action, accept, hint) = match id {
        Some(id) => (
            format!("/conventions/verifier/{id}"),
            ".pdf,.convention",
            t!(
                lang,
                "Le PDF que vous avez reçu, ou le fichier .convention.",
                "The PDF that you received, or the .convention file."
            ),
        ),
        None => (
            "/verifier/convention".to_owned(),
            ".convention",
            t!(
                lang,
                "Un fichier dont le nom finit par .convention. Pour un PDF, suivez le code imprimé sur sa dernière page.",
                "A file whose name ends in .convention. For a PDF, follow the code printed on its last page."
            ),
        ),
    };
    let form = Form::default();
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="stack">
            <FileField
                form=&form
                name="fichier"
                label=t!(lang, "Votre exemplaire", "Your copy")
                hint=hint
                accept=accept
            />
            <div class="actions">
                <Button label=t!(lang, "Vérifier", "Verify") />
            </div>
        </form>
    }
}

fn constat(lang: Lang, said: &Said) -> AnyView {
    match said {
        Said::Refused(why) => {
            let why = why.clone();
            view! { <div id="constat" role="status"><Notice kind=NoticeKind::Refusal><p>{why}</p></Notice></div> }.into_any()
        }
        Said::Changed(line) => {
            let text = line.text.clone();
            view! {
                <div id="constat" class="stack" role="status">
                    <Notice
                        kind=NoticeKind::Refusal
                        title=t!(lang, "Ce n’est pas le document signé.", "This is not the signed document.")
                    >
                        <p>{text}</p>
                    </Notice>
                    {checks(lang, std::slice::from_ref(line))}
                </div>
            }
            .into_any()
        }
        Said::Found(found) => of(lang, found),
    }
}

fn of(lang: Lang, found: &Findings) -> AnyView {
    let kind = if found.holds {
        NoticeKind::Success
    } else {
        NoticeKind::Refusal
    };
    let signed = found
        .signed
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> })
        .collect_view();
    let title = found
        .title
        .clone()
        .map(|it| view! { <p><strong>{it}</strong></p> });
    let facts = found.document.iter().chain([&found.log]);
    let facts = facts
        .map(|it| view! { <p class="fingerprint">{it.clone()}</p> })
        .collect_view();
    let (summary, plainly) = (found.summary, found.plainly);
    view! {
        <div id="constat" class="stack" role="status">
            <Notice kind=kind title=summary>
                {title}
                <ul>{signed}</ul>
                <p>{plainly}</p>
            </Notice>
            {checks(lang, &found.checks)}
            {facts}
        </div>
    }
    .into_any()
}

fn checks(lang: Lang, lines: &[Line]) -> impl IntoView + use<> {
    let lines = lines.iter().map(|it| {
        let (mark, said) = match it.mark {
            Mark::Holds => ("holds", t!(lang, "Juste\u{a0}: ", "Holds: ")),
            Mark::Tolerated => ("tolerated", t!(lang, "Toléré\u{a0}: ", "Tolerated: ")),
            Mark::Fails => ("fails", t!(lang, "Faux\u{a0}: ", "Fails: ")),
            Mark::Unknown => ("unknown", t!(lang, "Non vérifié\u{a0}: ", "Not checked: ")),
            Mark::Absent => ("absent", t!(lang, "Absent\u{a0}: ", "Absent: ")),
        };
        let reasons = it
            .reasons
            .iter()
            .map(|it| view! { <li>{it.clone()}</li> })
            .collect_view();
        let any = !it.reasons.is_empty();
        view! {
            <li class="check" data-mark=mark data-check=it.check>
                <span class="check__sign" aria-hidden="true">{it.mark.sign()}</span>
                <div>
                    <span class="visually-hidden">{said}</span>
                    <span>{it.text.clone()}</span>
                    {any.then(|| view! { <ul class="notes">{reasons}</ul> })}
                </div>
            </li>
        }
    });
    view! {
        <section class="stack">
            <h2>{t!(lang, "Ce qui a été vérifié", "What was checked")}</h2>
            <ul class="checks">{lines.collect_view()}</ul>
        </section>
    }
}

/// What it does not prove.
fn limits(lang: Lang) -> impl IntoView {
    view! {
        <details>
            <summary>{t!(lang, "Ce que cela ne prouve pas", "What this does not prove")}</summary>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Qu’une clé est bien à la personne nommée\u{a0}: le serveur l’atteste, par l’appareil d’un membre ou par un code remis en personne.",
                        "That a key is really that of the person named: the server attests it, by a member’s device or a code given in person."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Ce que montre un scan\u{a0}: deux membres du bureau l’attestent.",
                        "What a scan shows: two officers attest it."
                    )}
                </li>
                <li>{plainly(lang)}</li>
            </ul>
            <p>
                {t!(
                    lang,
                    "Hors ligne, le programme «\u{a0}verify\u{a0}», distribué avec le code de Collégiale, fait les mêmes vérifications\u{a0}: verify FICHIER.convention",
                    "Offline, the program “verify”, which comes with the code of Collégiale, makes the same checks: verify FILE.convention"
                )}
            </p>
        </details>
    }
}
