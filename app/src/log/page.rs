//! `/log/{log}`: the register as everybody reads it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::log::mine::{Mine, mine};
use service::log::show::{Shown, show};

use super::address::name;
use super::{entries, proves, watch};
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Fact, Facts, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words;

/// `GET /log/{log}`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(visit: Visit, Path(log): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let name = name(&log)?;
    let slug = name.slug.as_str();
    // First one's own: what has a receipt then is in what is shown after.
    let receipts = match &visit.signed_in {
        Some(who) => Some(mine(&visit.ctx, &who.actor, slug).await?),
        None => None,
    };
    let shown = show(&visit.ctx, &name).await?;
    let title = t!(lang, "Registre scellé", "Sealed register");
    Ok(visit
        .page(&title, || whole(&visit, &log, &shown, receipts.as_deref()))
        .within(slug)
        .into_response())
}

fn whole(
    visit: &Visit,
    log: &str,
    shown: &Shown,
    receipts: Option<&[Mine]>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let up = (
        format!("/cpts/{}", shown.cpts.slug),
        shown.cpts.short_name.clone(),
    );
    let count = words::log::number(lang, shown.size);
    let size = shown.size;
    let sentence = plural!(
        lang,
        size,
        "{count} inscription. La retirer ou la récrire se verrait, pour qui a gardé une empreinte.",
        "{count} inscriptions, dans l’ordre où elles sont arrivées. En retirer ou en récrire une se verrait, pour qui a gardé une empreinte.",
        "{count} entry. Whoever kept a fingerprint would see it removed or rewritten.",
        "{count} entries, in the order of arrival. Whoever kept a fingerprint would see one removed or rewritten."
    );
    view! {
        <PageHead title=t!(lang, "Registre scellé", "Sealed register") up=up>
            {sentence}
        </PageHead>
        {state(lang, shown)}
        {watch::watch(visit, log)}
        {entries::facts(lang, log, shown)}
        {receipts.map(|receipts| entries::receipts(lang, &shown.cpts.slug, receipts))}
        {fingerprint(lang, log, shown)}
        {proves::proves(lang, log)}
        {entries::history(lang, shown)}
        {others(lang, shown)}
    }
}

/// What stands above all: that it is stopped, or given up.
fn state(lang: Lang, shown: &Shown) -> impl IntoView + use<> {
    let stopped = shown.stopped.as_ref().map(|why| {
        let title = t!(lang, "Ce registre est arrêté", "This register is stopped");
        let text = words::log::reason(lang, why.reason);
        let since = words::date_time(lang, why.found_at);
        let since = t!(lang, "Constaté {since}.", "Found on {since}.");
        view! {
            <Notice kind=NoticeKind::Refusal title=title>
                <p>{text} " " {since}</p>
            </Notice>
        }
    });
    let retired = shown.log.retired_at.map(|at| {
        let day = words::date_time(lang, at);
        let title = t!(
            lang,
            "Ce registre a été abandonné {day}",
            "This register was given up on {day}"
        );
        let last = shown.epochs.first();
        let href = last.map(|log| format!("/log/{}~{}", shown.cpts.slug, log.epoch));
        let next = t!(lang, "Voir celui qui lui a succédé", "See the one that followed it");
        view! {
            <Notice kind=NoticeKind::Caution title=title>
                <p>
                    {t!(
                        lang,
                        "La première inscription du registre suivant dit pourquoi, et cite la dernière empreinte de celui-ci.",
                        "The first entry of the next register says why, and quotes the last fingerprint of this one."
                    )} " " {href.map(|href| view! { <a href=href>{next}</a> })}
                </p>
            </Notice>
        }
    });
    view! {
        {stopped}
        {retired}
    }
}

/// The signed checkpoint, as programs read it.
fn fingerprint(lang: Lang, log: &str, shown: &Shown) -> Option<impl IntoView + use<>> {
    let (note, at) = shown.checkpoint.clone()?;
    let note = shown.log.last_note.clone().unwrap_or(note);
    let at = words::date_time(lang, at);
    let file = format!("{}.checkpoint", log.replace('~', "-"));
    let count = words::log::number(lang, shown.size);
    let (href, key) = (format!("/log/{log}/checkpoint"), format!("/log/{log}/key"));
    Some(view! {
        <section class="stack">
            <h2>{t!(lang, "Empreinte signée", "Signed fingerprint")}</h2>
            <p>
                {t!(
                    lang,
                    "Elle résume toutes les inscriptions. Gardez-en une copie : plus tard, n’importe qui peut vérifier que le registre la prolonge.",
                    "It sums up all entries. Keep a copy: later, anybody can check that the register extends it."
                )}
            </p>
            <Facts>
                <Fact term=t!(lang, "Publiée", "Published")>{at}</Fact>
                <Fact term=t!(lang, "Inscriptions", "Entries")>{count}</Fact>
            </Facts>
            <pre class="sealed" tabindex="0">{note}</pre>
            <p class="actions">
                <a href=href download=file>
                    {t!(lang, "Télécharger l’empreinte", "Download the fingerprint")}
                </a>
                <a href=key>{t!(lang, "Clé du registre", "Key of the register")}</a>
            </p>
        </section>
    })
}

/// The registers before and after this one.
fn others(lang: Lang, shown: &Shown) -> Option<impl IntoView + use<>> {
    if shown.epochs.len() < 2 {
        return None;
    }
    let slug = shown.cpts.slug.clone();
    let items = shown.epochs.iter().map(|log| {
        let name = match log.epoch {
            1 => slug.clone(),
            epoch => format!("{slug}~{epoch}"),
        };
        let begun = words::date_time(lang, log.opened_at);
        let label = t!(
            lang,
            "Registre commencé {begun}",
            "Register begun on {begun}"
        );
        let href = format!("/log/{name}");
        view! {
            <li>
                <a href=href>{label}</a>
            </li>
        }
    });
    let items = items.collect_view();
    Some(view! {
        <section class="stack">
            <h2>{t!(lang, "Tous les registres de cette CPTS", "All registers of this CPTS")}</h2>
            <ul>{items}</ul>
        </section>
    })
}
