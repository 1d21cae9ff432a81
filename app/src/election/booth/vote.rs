//! The booth (« isoloir »): Choisir → Vérifier → Voter → Reçu. What is marked leaves the device encrypted only.

mod choose;
mod parts;

use axum::response::{IntoResponse, Response};
use domain::election::stage::Stage;
use domain::id::ElectionId;
use leptos::prelude::*;
use serde_json::{Value, json};
use service::election::booth::{Booth, booth};
use service::election::voter::Line;

use super::{needs_script, script, words};
use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{LinkButton, Notice, PageHead, Stepper};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /cpts/{slug}/elections/{election}/voter`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = booth(&visit.ctx, actor, &slug, id).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), read.voting.row.title.clone());
    let title = t!(lang, "Voter", "Vote");
    let lines: Vec<&Line> = read
        .voting
        .lines
        .iter()
        .filter(|it| may(&read, it))
        .collect();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            let body = if lines.is_empty() {
                // Of a paper there is no number to follow.
                let follows = read.voting.lines.iter().any(|it| it.row.voted);
                follows.then(|| closed(&visit, &path)).into_any()
            } else {
                view! {
                    {needs_script(&visit)}
                    {room(&visit, &path, &read, &lines)}
                }
                .into_any()
            };
            let said = sentence(lang, &visit, &read, &lines);
            view! {
                <PageHead title=heading up=up>{said}</PageHead>
                {body}
            }
        })
        .within(&slug)
        .into_response())
}

/// Whether a ballot is taken for a line now.
fn may(read: &Booth, line: &Line) -> bool {
    let open = read
        .asked
        .iter()
        .any(|it| it.urn.id == line.urn.id && it.open);
    let during = line.urn.rehearsal || read.voting.stage == Stage::Open;
    open && during && !line.row.paper
}

fn sentence(lang: Lang, visit: &Visit, read: &Booth, lines: &[&Line]) -> String {
    let row = &read.voting.row;
    if read.voting.lines.is_empty() {
        return t!(
            lang,
            "Vous n’êtes pas sur la liste de cette élection.",
            "You are not on the roll of this election."
        );
    }
    if lines.is_empty() {
        if read.voting.lines.iter().all(|it| it.row.paper) {
            return t!(
                lang,
                "Vous avez voté sur papier : ce vote est le vôtre.",
                "You voted on paper: that vote is yours."
            );
        }
        return match (row.closed_at.or(row.closes_at), row.opens_at) {
            (Some(at), _) if row.closed_at.is_some() || at <= visit.ctx.now() => {
                let at = date_time(lang, at);
                t!(
                    lang,
                    "Le vote est clos depuis le {at}.",
                    "The vote has been closed since {at}."
                )
            }
            (_, Some(at)) => {
                let at = date_time(lang, at);
                t!(lang, "Le vote ouvre le {at}.", "The vote opens on {at}.")
            }
            _ => t!(lang, "Le vote n’est pas ouvert.", "The vote is not open."),
        };
    }
    let voted = lines.iter().all(|it| it.row.voted);
    let Some(at) = row.closes_at.map(|it| date_time(lang, it)) else {
        return t!(
            lang,
            "C’est une répétition : rien n’est élu.",
            "This is a rehearsal: nothing is elected."
        );
    };
    if voted {
        t!(
            lang,
            "Vous avez voté. Vous pouvez modifier votre vote jusqu’au {at} : le dernier compte.",
            "You have voted. You can change your vote until {at}: the last one counts."
        )
    } else {
        t!(
            lang,
            "Vous pouvez voter jusqu’au {at}.",
            "You can vote until {at}."
        )
    }
}

fn closed(visit: &Visit, path: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <div class="actions">
            <LinkButton href=format!("{path}/suivi") kind=crate::ui::ButtonKind::Quiet label=t!(lang, "Suivre mon bulletin", "Follow my ballot") />
        </div>
    }
}

fn room(visit: &Visit, path: &str, read: &Booth, lines: &[&Line]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let told: Vec<Value> = lines
        .iter()
        .map(|it| {
            json!({
                "urn": it.urn.id,
                "uuid": it.urn.uuid,
                "entry": it.row.entry,
                "member": read.names.get(&it.row.adhesion_id),
            })
        })
        .collect();
    let steps = steps(lang);
    view! {
        <div id="sans-programme" hidden=true>
            <Notice kind=crate::ui::NoticeKind::Caution>
                <p>
                    {t!(
                        lang,
                        "La page n’a pas pu se charger en entier. Rechargez-la, ou ouvrez-la avec un autre navigateur.",
                        "The page could not load completely. Reload it, or open it in another browser."
                    )}
                </p>
            </Notice>
        </div>
        <form
            id="isoloir"
            class="stack stack-loose"
            hidden=true
            autocomplete="off"
            data-lines=Value::from(told).to_string()
            data-cast=format!("{path}/deposer")
            data-test=format!("{path}/tester")
            data-track=format!("{path}/suivi")
        >
            <div id="etapes">
                <Stepper steps=steps current=0 />
            </div>
            {choose::choose(visit, path, read, lines)}
            {parts::check(lang)}
            {parts::send(lang)}
            {parts::receipt(lang)}
            {parts::tested(lang, path)}
            <p id="isoloir-etat" role="status"></p>
        </form>
        {booth_script(visit)}
    }
}

fn steps(lang: Lang) -> Vec<String> {
    vec![
        t!(lang, "Choisir", "Choose"),
        t!(lang, "Vérifier", "Check"),
        t!(lang, "Voter", "Vote"),
        t!(lang, "Reçu", "Receipt"),
    ]
}

fn booth_script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let named = steps(lang).into_iter().zip(1..).map(|(name, number)| {
        t!(
            lang,
            "Étape {number} sur 4 : {name}",
            "Step {number} of 4: {name}"
        )
    });
    let own = json!({
        "steps": named.collect::<Vec<_>>(),
        "blank": t!(lang, "Vote blanc", "Blank vote"),
        "count": t!(lang, "{{n}} sur {{max}} au plus.", "{{n}} of {{max}} at most."),
        "full": t!(lang, "C’est le maximum.", "That is the maximum."),
        "tooMany": t!(
            lang,
            "Vous avez déjà choisi {{max}} noms, le maximum : retirez-en un d’abord.",
            "You have already chosen {{max}} names, the maximum: take one away first."
        ),
        "none": t!(
            lang,
            "Choisissez au moins {{min}} nom, ou « Vote blanc ».",
            "Choose at least {{min}} name, or “Blank vote”."
        ),
        "noCode": t!(
            lang,
            "Votre code n’est pas sur cet appareil. Saisissez celui de votre feuille, ou votez avec l’appareil où vous l’avez préparé.",
            "Your code is not on this device. Type that of your sheet, or vote with the device on which you prepared it."
        ),
        "oneSheet": t!(
            lang,
            "Une feuille vote pour une seule voix : choisissez pour qui.",
            "A sheet votes for one voice only: choose for whom."
        ),
        "badCode": t!(
            lang,
            "Ce code n’est pas complet : cinq, six, cinq et six caractères, avec des tirets.",
            "This code is not complete: five, six, five and six characters, with hyphens."
        ),
        "before": t!(
            lang,
            "Dans l’urne avant {{at}} : le serveur s’y est engagé par sa signature.",
            "In the urn before {{at}}: the server promised so with its signature."
        ),
        "follow": t!(lang, "Suivre ce bulletin", "Follow this ballot"),
        "receipt": t!(lang, "Mon reçu de vote", "My voting receipt"),
        "file": t!(lang, "Télécharger ce bulletin ouvert", "Download this opened ballot"),
    });
    script(visit, include_str!("vote/booth.js"), &words(visit, own))
}
