//! The mandates: each CPTS asks its members; who is tied to the partner stands aside, and it is said why.

use domain::contract::stage::Step;
use leptos::prelude::*;
use service::contract::mandate::{Mandate, Recused};

use super::Shown;
use crate::lang::Lang;
use crate::ui::{Badge, NoticeKind};
use crate::words::contract::missing;

/// Where each CPTS stands with its mandate.
pub(super) fn mandates(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let asked = it
        .mandates
        .iter()
        .any(|it| it.decision.is_some() || it.state.is_ok());
    let step = it.seen.stage.step();
    // Several CPTS follow each other from the start.
    let open = matches!(step, Step::Mandate | Step::Signing)
        || 1 < it.cpts.len() && !matches!(step, Step::Draft | Step::Over);
    if !it.seen.member || !(asked || open) {
        return None;
    }
    let lines = it.mandates.iter().map(|it| one(shown, it)).collect_view();
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Le mandat de signer", "The mandate to sign")}</h2>
                {lines}
            </section>
        }
        .into_any(),
    )
}

fn one(shown: Shown<'_>, it: &Mandate) -> AnyView {
    let (lang, slug) = (shown.lang, shown.slug);
    let (kind, label, why) = match it.state {
        Ok(()) => (
            NoticeKind::Success,
            t!(lang, "Donné", "Given"),
            t!(
                lang,
                "La CPTS peut signer ce texte précis.",
                "The CPTS may sign this very text."
            ),
        ),
        Err(why) => (
            NoticeKind::Caution,
            t!(lang, "Pas encore", "Not yet"),
            missing(lang, why),
        ),
    };
    let decision = it.decision.as_ref().map(|it| {
        let (href, title) = (
            format!("/cpts/{slug}/decisions/{}", it.id),
            it.title.clone(),
        );
        view! { <p><a href=href>{title}</a></p> }
    });
    let name = it.cpts.name.clone();
    view! {
        <article class="card stack">
            <h3>{name} " " <Badge kind=kind label=label /></h3>
            <p>{why}</p>
            {decision}
            {together(shown, it)}
            {recused(lang, &it.recused)}
        </article>
    }
    .into_any()
}

/// Where several CPTS sign one contract: who looks after it and who signs in each.
fn together(shown: Shown<'_>, it: &Mandate) -> Option<AnyView> {
    let (lang, all) = (shown.lang, &shown.it.cpts);
    let part = all.iter().find(|part| part.cpts.id == it.cpts.id)?;
    if all.len() < 2 {
        return None;
    }
    let signed = shown
        .it
        .signatures
        .iter()
        .any(|one| one.party == it.cpts.id);
    // Who signs for it often follows the agreement too: said once.
    let both = part.signatory.as_ref().zip(part.owner.as_ref());
    if let Some(((_, name), _)) = both.filter(|(signs, follows)| signs.0 == follows.0) {
        let said = if signed {
            t!(
                lang,
                "{name} a signé pour elle et suit la convention.",
                "{name} has signed for it and follows the agreement."
            )
        } else {
            t!(
                lang,
                "{name} signe pour elle et suit la convention.",
                "{name} signs for it and follows the agreement."
            )
        };
        return Some(view! { <p class="muted">{said}</p> }.into_any());
    }
    let signs = part.signatory.as_ref().map(|(_, name)| {
        if signed {
            t!(
                lang,
                "{name} a signé pour elle.",
                "{name} has signed for it."
            )
        } else {
            t!(lang, "{name} signe pour elle.", "{name} signs for it.")
        }
    });
    let signs = signs.unwrap_or_else(|| {
        t!(
            lang,
            "Personne n’est encore désigné pour signer pour elle.",
            "Nobody is named yet to sign for it."
        )
    });
    let after = part.owner.as_ref().map(|(_, name)| {
        t!(
            lang,
            " {name} suit la convention.",
            " {name} looks after it."
        )
    });
    Some(view! { <p class="muted">{signs}{after}</p> }.into_any())
}

/// Who stands aside, each with the reason.
pub(super) fn recused(lang: Lang, all: &[Recused]) -> Option<AnyView> {
    let count = all.len();
    if count == 0 {
        return None;
    }
    let said = plural!(
        lang,
        count,
        "Un membre en déport\u{a0}: il ne prend part ni au débat ni au vote.",
        "{count} membres en déport\u{a0}: ils ne prennent part ni au débat ni au vote.",
        "One member stands aside and takes part in neither debate nor vote.",
        "{count} members stand aside and take part in neither debate nor vote."
    );
    let lines = all.iter().map(|it| {
        let name = it.name.clone();
        let to = it
            .to
            .clone()
            .map(|to| t!(lang, ", lié à {to}", ", tied to {to}"));
        let by = it.article.clone().map(|article| {
            t!(
                lang,
                " (statuts, article {article})",
                " (statutes, article {article})"
            )
        });
        view! { <li><strong>{name}</strong>{to}{by}</li> }
    });
    Some(
        view! {
            <p>{said}</p>
            <ul>{lines.collect_view()}</ul>
        }
        .into_any(),
    )
}
