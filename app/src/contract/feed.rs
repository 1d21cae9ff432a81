//! « Mon calendrier » : an address to which a calendar program subscribes, with what is due of the contracts one may read.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::contract::feed::{Date, close, dates, is_open, open};

use super::ics::{Entry, calendar};
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::due;

/// `GET /moi/calendrier`
///
/// # Errors
/// The database refuses.
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    show(&visit, None).await
}

/// `POST /moi/calendrier`: a new address, shown this once; an earlier one shows nothing any more.
///
/// # Errors
/// The database refuses.
pub async fn post(visit: Visit) -> Result<Response, AppError> {
    let token = open(&visit.ctx, visit.actor()?).await?;
    show(&visit, Some(&token)).await
}

/// `POST /moi/calendrier/fermer`
///
/// # Errors
/// The database refuses.
pub async fn post_close(visit: Visit) -> Result<Response, AppError> {
    close(&visit.ctx, visit.actor()?).await?;
    let said = t!(
        visit.lang,
        "L’adresse de votre calendrier ne montre plus rien.",
        "The address of your calendar no longer shows anything."
    );
    Ok(visit.see_other("/moi/calendrier", &said))
}

/// `GET /calendrier/{token}`: what a calendar program reads.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let (items, english) = dates(&visit.ctx, token).await?;
    let lang = if english { Lang::En } else { Lang::Fr };
    let base = visit.ctx.settings().public_url.clone();
    let entries = items.iter().map(|it| entry(lang, &base, it)).collect();
    let name = t!(
        lang,
        "Échéances des conventions",
        "What is due under agreements"
    );
    let body = calendar(&name, entries);
    let mut response = body.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

fn entry(lang: Lang, base: &str, of: &Date) -> Entry {
    let it = &of.item;
    let what = due(lang, &it.due);
    let sum = it
        .due
        .cents
        .map(|it| words::euros(lang, domain::dues::Cents(it)));
    let own = of.own.then(|| {
        t!(
            lang,
            "Vous suivez cette convention.",
            "You look after this agreement."
        )
    });
    let said: Vec<String> = sum.into_iter().chain(own).collect();
    // The page of the contract asks to sign in: an address in a calendar tells nothing more.
    let url = format!("{base}/moi/calendrier");
    let host = base.split("://").nth(1).unwrap_or(base);
    Entry {
        uid: format!("{}/{}@{host}", it.contract, it.due.key()),
        on: it.due.on,
        summary: format!("{what} – {}", it.title),
        description: said.join("\n"),
        url,
        own: of.own,
        changed_at: of.changed_at,
    }
}

async fn show(visit: &Visit, token: Option<&str>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let is_open = is_open(&visit.ctx, visit.actor()?).await?;
    let title = t!(
        lang,
        "Mon calendrier des conventions",
        "My calendar of agreements"
    );
    let address =
        token.map(|it| format!("{}/calendrier/{it}.ics", visit.ctx.settings().public_url));
    Ok(visit
        .page(&title, || {
            let told = address.map(|it| told(lang, it));
            let label = if is_open {
                t!(lang, "Créer une nouvelle adresse", "Create a new address")
            } else {
                t!(lang, "Créer mon adresse", "Create my address")
            };
            let end = is_open.then(|| {
                view! {
                    <form method="post" action="/moi/calendrier/fermer">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "Fermer l’adresse", "Close the address") />
                    </form>
                }
            });
            view! {
                <PageHead title=title.clone() up=("/moi".to_owned(), t!(lang, "Moi", "Me"))>
                    {t!(
                        lang,
                        "Votre agenda peut s’abonner aux échéances des conventions que vous pouvez lire\u{a0}: fins, préavis, bilans, versements, réunions. Celles que vous suivez sont marquées.",
                        "Your calendar can subscribe to what is due under the agreements you may read: ends, notices, reviews, payments, meetings. Those you look after are marked."
                    )}
                </PageHead>
                {told}
                <p>
                    {t!(
                        lang,
                        "L’adresse vaut un mot de passe\u{a0}: qui l’a lit ces dates. Une nouvelle adresse remplace l’ancienne.",
                        "The address is as good as a password: who has it reads these dates. A new address takes the place of the old one."
                    )}
                </p>
                <div class="actions">
                    <form method="post" action="/moi/calendrier">
                        <Button label=label />
                    </form>
                    {end}
                </div>
            }
        })
        .into_response())
}

fn told(lang: Lang, address: String) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Success title=t!(lang, "Votre adresse, affichée une seule fois", "Your address, shown this once")>
            <p class="fingerprint"><code id="adresse">{address}</code></p>
            <p>
                {t!(
                    lang,
                    "Copiez-la dans votre agenda, à « S’abonner à un calendrier ».",
                    "Copy it into your calendar, under “Subscribe to a calendar”."
                )}
            </p>
        </Notice>
    }
}
