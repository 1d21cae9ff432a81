//! A party's signatory signs: what is signed is shown first, and the key stays on the device.

mod code;

pub use code::post as post_code;

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::account::device::State;
use domain::id::ContractId;
use leptos::prelude::*;
use service::account::device::{Devices, list};
use service::contract::sign::{Offer, SignatureRefused, offer, sign};

use super::page::plainly;
use crate::decision::position::{done, form_parts, missing, script};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ErrorSummary, Fact, Facts, Notice, PageHead, Prose};
use crate::visit::Visit;
use crate::words::contract::{capacity, signing};

/// `GET /cpts/{slug}/conventions/{contract}/signer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/signer`: a signature.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let envelope = form.raw("enveloppe").as_bytes().to_vec();
    match sign(&visit.ctx, visit.actor()?, &slug, id, &envelope).await {
        Ok(_) => {
            let said = t!(
                lang,
                "C’est signé et inscrit au registre.",
                "Signed and entered in the register."
            );
            let to = format!("/cpts/{slug}/conventions/{id}");
            Ok(done(&visit, &headers, &to, &said))
        }
        Err(failure) => {
            let form = form.refused::<SignatureRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = offer(&visit.ctx, actor, slug, id).await?;
    let keys = list(&visit.ctx, actor).await?;
    let title = t!(lang, "Signer la convention", "Sign the agreement");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.text.title.clone());
    Ok(visit
        .page(&title, || {
            let body = body(visit, &path, &form, &read, &keys);
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Relisez le document. Votre signature porte sur lui, octet pour octet, et sur rien d’autre.",
                        "Read the document again. Your signature covers it, byte for byte, and nothing else."
                    )}
                </PageHead>
                <div id="refus">
                    <ErrorSummary form=&form lang=lang />
                </div>
                {body}
                <p class="small muted">{plainly(lang)}</p>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn body(visit: &Visit, path: &str, form: &Form, read: &Offer, keys: &Devices) -> AnyView {
    let lang = visit.lang;
    if let Some(refused) = &read.refused {
        let why = signing(lang, refused);
        return view! { <Notice title=t!(lang, "Vous ne pouvez pas signer maintenant.", "You cannot sign now.")><p>{why}</p></Notice> }
            .into_any();
    }
    let Some(party) = &read.party else {
        return view! {
            <Notice>
                <p>{t!(lang, "Aucune des parties ne vous a désigné·e comme signataire.", "None of the parties has named you as its signatory.")}</p>
            </Notice>
        }
        .into_any();
    };
    let (name, signs) = (party.name.clone(), &party.signatory);
    let who = format!("{}, {}", signs.name, signs.function);
    let how = capacity(lang, signs.capacity);
    let print = read.document.to_string();
    let (whose, open) = (name.clone(), format!("{path}/document.pdf"));
    let facts = view! {
        <Facts>
            <Fact term=t!(lang, "Pour", "For")>{whose}</Fact>
            <Fact term=t!(lang, "Signataire", "Signatory")>{who}</Fact>
            <Fact term=t!(lang, "En qualité de", "As")>{how}</Fact>
            <Fact term=t!(lang, "Document", "Document")>
                <a href=open>{t!(lang, "Ouvrir le PDF à signer", "Open the PDF to sign")}</a>
            </Fact>
            <Fact term=t!(lang, "Empreinte du document", "Fingerprint of the document")>
                <code class="fingerprint">{print}</code>
            </Fact>
        </Facts>
    };
    let guest = read.seen.guest.is_some() && !read.seen.member;
    let act = if guest && read.keys.is_empty() {
        code::ask(visit, path, form, keys)
    } else {
        ask(visit, path, read, keys, &name)
    };
    view! {
        {facts}
        {text(lang, read)}
        {act}
    }
    .into_any()
}

fn text(lang: Lang, read: &Offer) -> impl IntoView + use<> {
    let version = read.version;
    let clauses = read.text.clauses.iter().enumerate().map(|(n, it)| {
        let heading = format!("{}. {}", n + 1, it.heading);
        view! {
            <h3>{crate::words::unbroken(&heading)}</h3>
            <Prose text=it.body.clone() below=3 />
        }
    });
    view! {
        <details>
            <summary>{t!(lang, "Relire le texte, version {version}", "Read the text again, version {version}")}</summary>
            {clauses.collect_view()}
        </details>
    }
}

/// The form that signs.
fn ask(visit: &Visit, path: &str, read: &Offer, keys: &Devices, name: &str) -> AnyView {
    let lang = visit.lang;
    let Some(statement) = &read.statement else {
        return ().into_any();
    };
    let statement = serde_json::to_value(statement)
        .unwrap_or_default()
        .to_string();
    let action = format!("{path}/signer");
    let waits = keys
        .list
        .iter()
        .any(|it| matches!(it.state, State::Waiting { .. }));
    let account = visit
        .signed_in
        .as_ref()
        .map(|it| it.actor.person.to_string());
    let short: String = read.document.to_string().chars().take(12).collect();
    let what = t!(
        lang,
        "Vous signez pour {name} ce document et aucun autre (empreinte {short}…), dans le texte arrêté et en la qualité indiquée.",
        "You sign for {name} this document and no other (fingerprint {short}…), with its settled text and in the capacity given."
    );
    view! {
        <div id="sans-script">
            <Notice>
                <p>
                    {t!(
                        lang,
                        "Pour signer, il faut JavaScript\u{a0}: la clé reste dans votre navigateur. Tout le reste de la convention se lit sans.",
                        "Signing needs JavaScript: the key stays in your browser. All the rest of the agreement can be read without."
                    )}
                </p>
            </Notice>
        </div>
        {missing(lang, format!("/moi/appareils?retour={action}"), waits)}
        <form
            method="post"
            action=action
            class="stack stack-loose"
            data-sign="contract"
            data-label="collegiale/contract.signature/v1"
            data-decision=read.seen.row.id.to_string()
            data-account=account
            data-keys=read.keys.join(" ")
            hidden=true
        >
            <div id="voix">
                <span data-statement=statement data-voice="" data-member=""></span>
            </div>
            <div id="choisir" class="stack stack-loose">
                <p class="muted">
                    {t!(
                        lang,
                        "Toutes les parties verront votre nom, votre fonction et l’heure. Une signature ne se retire pas.",
                        "All parties will see your name, your function and the time. A signature cannot be taken back."
                    )}
                </p>
                <div class="actions">
                    <Button label=t!(lang, "Relire avant de signer", "Read again before signing") />
                </div>
            </div>
            {form_parts(lang, what)}
        </form>
        {script(visit)}
    }
    .into_any()
}
