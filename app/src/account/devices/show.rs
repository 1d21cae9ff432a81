use axum::response::{IntoResponse, Response};
use domain::account::device::State;
use leptos::prelude::*;
use service::account::device::{Devices, list};

use super::card::card;
use super::enrol::{advice, enrol};
use crate::account::client::Client;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Empty, ErrorSummary, Icon, LinkButton, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /moi/appareils`
///
/// # Errors
/// [`AppError`].
pub async fn page(visit: Visit, client: Client) -> Result<Response, AppError> {
    show(&visit, &client, &Form::default()).await
}

/// The page, with what was refused.
pub(super) async fn show(
    visit: &Visit,
    client: &Client,
    form: &Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let devices = list(&visit.ctx, actor).await?;
    let title = t!(lang, "Mes appareils", "My devices");
    let heading = title.clone();
    let account = actor.person.to_string();
    let sentence = sentence(lang, &devices);
    Ok(visit
        .page(&title, || {
            let (there, gone): (Vec<_>, Vec<_>) = devices
                .list
                .iter()
                .partition(|it| !matches!(it.state, State::Ended { .. }));
            let none = devices.list.is_empty();
            let cards = |list: &[&_]| {
                list.iter()
                    .map(|it| card(lang, it, devices.fresh))
                    .collect_view()
            };
            let (there, gone) = (cards(&there), (!gone.is_empty()).then(|| cards(&gone)));
            view! {
                <PageHead title=heading up=("/moi".to_owned(), t!(lang, "Moi", "Me"))>
                    {sentence}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                {back(lang)}
                {enrol(visit, client, form, &devices)}
                {none
                    .then(|| {
                        view! {
                            <Empty title=t!(lang, "Aucun appareil pour l’instant.", "No device yet.") icon=Icon::Shield>
                                <p>
                                    {t!(
                                        lang,
                                        "Il en faudra un pour prendre position, voter ou signer.",
                                        "You will need one to take a position, vote or sign."
                                    )}
                                </p>
                            </Empty>
                        }
                    })}
                <div class="stack stack-loose" id="appareils" data-account=account>
                    {there}
                </div>
                {gone
                    .map(|gone| {
                        view! {
                            <details>
                                <summary>{t!(lang, "Ceux qui ne signent plus", "Those that no longer sign")}</summary>
                                <div class="stack stack-loose">{gone}</div>
                            </details>
                        }
                    })}
                {advice(lang)}
                <p class="muted">
                    {t!(
                        lang,
                        "Personne d’autre ne voit cette page. Un bureau n’apprend qu’un appareil attend que si vous le lui demandez. Ce qu’un appareil a signé reste valable quand il ne signe plus.",
                        "Nobody else sees this page. Officers learn that a device waits only if you ask them. What a device signed stays valid when it no longer signs."
                    )}
                </p>
                {script(visit)}
            }
        })
        .status(form.status())
        .into_response())
}

/// To the page that asked for a signature; the script knows which.
fn back(lang: Lang) -> impl IntoView {
    let title = t!(
        lang,
        "Cet appareil est enregistré",
        "This device is enrolled"
    );
    view! {
        <div id="retour" hidden=true>
            <Notice kind=NoticeKind::Success title=title>
                <div class="actions">
                    <LinkButton href="/" label=t!(lang, "Revenir où j’en étais", "Back to where I was") />
                </div>
            </Notice>
        </div>
    }
}

fn sentence(lang: Lang, devices: &Devices) -> String {
    let speaking = devices
        .list
        .iter()
        .filter(|it| matches!(it.state, State::Speaking { .. }));
    match speaking.count() {
        0 => t!(
            lang,
            "Aucun appareil ne signe pour vous.",
            "No device signs for you."
        ),
        count => plural!(
            lang,
            count,
            "{count} appareil signe pour vous. Sa clé ne le quitte jamais.",
            "{count} appareils signent pour vous. Leurs clés ne les quittent jamais.",
            "{count} device signs for you. Its key never leaves it.",
            "{count} devices sign for you. Their keys never leave them."
        ),
    }
}

fn script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let words = serde_json::json!({
        "here": t!(lang, "Cet appareil", "This device"),
        "working": t!(lang, "Un instant…", "One moment…"),
        "failed": t!(
            lang,
            "Rien n’a été enregistré. Vérifiez votre connexion, puis réessayez.",
            "Nothing was recorded. See whether you are online, then try again."
        ),
    });
    crate::signing::script(visit, include_str!("keep.js"), &words)
}
