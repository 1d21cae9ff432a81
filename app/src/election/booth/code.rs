//! « Préparer mon code de vote »: the code is made and kept by the browser.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::account::device::State;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use service::account::device::list;
use service::election::booth::{Booth, booth};
use service::election::credential::{RegisterRefused, Registration, register};
use uuid::Uuid;

use super::{needs_script, refused, script, words};
use crate::decision::position::{done, missing};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::ui::{Badge, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

mod teller;

pub use teller::post as post_teller;

/// `GET /cpts/{slug}/elections/{election}/code`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = booth(&visit.ctx, actor, &slug, id).await?;
    let under = teller::under(&visit, id, &read).await?;
    let keys = list(&visit.ctx, actor).await?;
    let speaking = keys
        .list
        .iter()
        .filter(|it| matches!(it.state, State::Speaking { .. }));
    let keys_text: Vec<&str> = speaking.map(|it| it.key_id.as_str()).collect();
    let waits = keys
        .list
        .iter()
        .any(|it| matches!(it.state, State::Waiting { .. }));
    let keys_text = keys_text.join(" ");
    let title = t!(lang, "Mon code de vote", "My voting code");
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), read.voting.row.title.clone());
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            let devices = format!("/moi/appareils?retour={path}/code");
            let said = sentence(&visit, &read);
            view! {
                <PageHead title=heading up=up>{said}</PageHead>
                {needs_script(&visit)}
                {missing(lang, devices, waits)}
                {form(&visit, &path, &read, keys_text)}
                {kept(&visit)}
                {teller::card(&visit, &path, &read, under)}
            }
        })
        .within(&slug)
        .into_response())
}

fn sentence(visit: &Visit, read: &Booth) -> String {
    let lang = visit.lang;
    let lines = &read.voting.lines;
    if lines.is_empty() {
        return match read.voting.stage {
            Stage::Candidacies => t!(
                lang,
                "La liste n’est pas encore arrêtée : vous préparerez votre code ensuite.",
                "The roll is not closed yet: you will prepare your code afterwards."
            ),
            _ => t!(
                lang,
                "Vous n’êtes pas sur la liste de cette élection : il n’y a pas de code à préparer.",
                "You are not on the roll of this election: there is no code to prepare."
            ),
        };
    }
    let ready = lines.iter().filter(|it| it.row.registered).count();
    match (ready == lines.len(), is_open(read)) {
        (true, true) => t!(
            lang,
            "Votre code est prêt. Vous pouvez le refaire jusqu’au verrouillage des réglages.",
            "Your code is ready. You can make a new one until settings are locked."
        ),
        (true, false) => t!(lang, "Votre code est prêt.", "Your code is ready."),
        (false, true) => t!(
            lang,
            "Il vous faut un code pour voter depuis votre téléphone. Un geste suffit.",
            "You need a code to vote from your phone. One tap is enough."
        ),
        (false, false) => t!(
            lang,
            "Les codes sont verrouillés. Sans code, demandez une feuille de vote au bureau de vote.",
            "Codes are locked. Without a code, ask the electoral board for a voting sheet."
        ),
    }
}

/// Whether codes are registered now.
fn is_open(read: &Booth) -> bool {
    let sealed = read
        .voting
        .lines
        .iter()
        .any(|it| it.urn.election_json.is_some());
    read.voting.stage == Stage::Roll && !sealed
}

fn form(visit: &Visit, path: &str, read: &Booth, keys: String) -> impl IntoView + use<> {
    let lang = visit.lang;
    let account = visit
        .signed_in
        .as_ref()
        .map(|it| it.actor.person.to_string());
    let lines = read.voting.lines.iter().map(|line| {
        let member = read.names.get(&line.row.adhesion_id).cloned().unwrap_or_default();
        let name = member.clone();
        let statement = json!({
            "cpts": read.voting.row.cpts_id,
            "election": read.voting.row.id,
            "entry": line.row.entry,
            "urn": line.urn.uuid,
        });
        let badge = if line.row.registered {
            view! { <Badge kind=NoticeKind::Success label=t!(lang, "Code prêt", "Code ready") /> }.into_any()
        } else {
            view! { <Badge kind=NoticeKind::Caution label=t!(lang, "Pas de code", "No code") /> }.into_any()
        };
        view! {
            <li
                data-line=line.row.entry.to_string()
                data-row=line.urn.id.to_string()
                data-urn=line.urn.uuid.clone()
                data-member=member
                data-college=line.urn.name.clone()
                data-registered=line.row.registered.to_string()
                data-statement=statement.to_string()
            >
                <div class="row__body">
                    <strong>{name}</strong>
                    <p class="row__text">{line.urn.name.clone()}</p>
                    <p class="row__text" data-here="" hidden=true>
                        {t!(lang, "Le code est sur cet appareil.", "The code is on this device.")}
                    </p>
                    <p class="row__text" data-elsewhere="" hidden=true>
                        {t!(
                            lang,
                            "Le code est sur un autre de vos appareils : c’est avec lui que vous voterez, ou avec sa feuille de secours.",
                            "The code is on another of your devices: you will vote with that one, or with its backup sheet."
                        )}
                    </p>
                </div>
                <span class="row__end">{badge}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    let ready = read.voting.lines.iter().any(|it| it.row.registered);
    let open = is_open(read) && !read.voting.lines.is_empty();
    let can = open && !read.tellers.is_empty();
    let label = if ready {
        t!(lang, "Refaire mon code", "Make my code anew")
    } else {
        t!(lang, "Préparer mon code", "Prepare my code")
    };
    let button = if ready {
        "button button--quiet"
    } else {
        "button button--primary"
    };
    view! {
        <form
            id="code"
            method="post"
            action=format!("{path}/code")
            class="stack stack-loose"
            data-account=account
            data-keys=keys
            data-tellers=read.tellers.join(" ")
            data-booth=format!("{path}/voter")
        >
            <ul class="rows">{lines}</ul>
            {(open && !can).then(|| view! {
                <Notice>
                    <p>
                        {t!(
                            lang,
                            "Les scrutateurs n’ont pas encore préparé leurs clés : revenez bientôt pour préparer votre code.",
                            "The tellers have not prepared their keys yet: come back soon to prepare your code."
                        )}
                    </p>
                </Notice>
            })}
            {can.then(|| view! {
                <div class="actions">
                    <button type="submit" class=button id="code-preparer" hidden=true>{label}</button>
                </div>
            })}
            <p id="code-etat" role="status"></p>
        </form>
        <section id="secours" class="stack" hidden=true>
            <h2>{t!(lang, "Feuille de secours", "Backup sheet")}</h2>
            <p>
                {t!(
                    lang,
                    "Imprimez-la, ou recopiez le code, et gardez-la chez vous : avec elle vous votez même si ce téléphone se perd. Ne la donnez à personne.",
                    "Print it, or copy the code, and keep it at home: with it you vote even if this phone is lost. Give it to nobody."
                )}
            </p>
            <div class="actions">
                <button type="button" class="button button--quiet" id="secours-imprimer">
                    {t!(lang, "Imprimer la feuille de secours", "Print the backup sheet")}
                </button>
                <button type="button" class="button button--link" id="secours-voir">
                    {t!(lang, "Voir le code", "Show the code")}
                </button>
            </div>
            <div id="secours-feuilles" class="stack"></div>
        </section>
        {code_script(visit)}
    }
}

fn code_script(visit: &Visit) -> impl IntoView + use<> {
    script(
        visit,
        include_str!("code/code.js"),
        &words(visit, json!({})),
    )
}

/// What is kept, where.
fn kept(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let told = [
        t!(
            lang,
            "Votre code reste sur cet appareil. Le serveur n’en reçoit que la partie publique : il ne peut pas voter à votre place.",
            "Your code stays on this device. The server receives its public part only: it cannot vote in your place."
        ),
        t!(
            lang,
            "Votre appareil signe que ce code est le vôtre. Cette signature est scellée pour les scrutateurs, qui en ouvrent ensemble quelques-unes au hasard : personne n’est inscrit à l’insu d’un membre.",
            "Your device signs that this code is yours. That signature is encrypted for the tellers, who together open a few of them at random: nobody is registered without a member’s knowledge."
        ),
        t!(
            lang,
            "Le bureau de vote saura que vous avez voté ; personne ne saura pour qui.",
            "The electoral board will know that you voted; nobody will know for whom."
        ),
    ];
    let lines = told
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect_view();
    view! {
        <details>
            <summary>{t!(lang, "Qui garde quoi", "Who keeps what")}</summary>
            <ul>{lines}</ul>
        </details>
    }
}

#[derive(Deserialize)]
struct Sent {
    urn: Uuid,
    entry: Uuid,
    credential: String,
    proof: String,
    sealed: String,
}

/// `POST /cpts/{slug}/elections/{election}/code`: the public parts.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let sent: Vec<Sent> = serde_json::from_str(form.raw("inscriptions")).unwrap_or_default();
    let sent = sent.into_iter().map(|it| Registration {
        urn: it.urn,
        entry: it.entry,
        credential: it.credential,
        proof: it.proof,
        sealed: it.sealed,
    });
    let sent: Vec<Registration> = sent.collect();
    match register(&visit.ctx, actor, &slug, id, &sent).await {
        Ok(()) => Ok(done(
            &visit,
            &headers,
            &format!("/cpts/{slug}/elections/{id}/code"),
            &t!(lang, "Votre code est prêt.", "Your code is ready."),
        )),
        Err(failure) => refused::<RegisterRefused>(&visit, failure),
    }
}
