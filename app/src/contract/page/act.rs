//! What the reader can do now.

use axum::response::Response;
use domain::contract::signing::Order;
use domain::contract::stage::{StageRefused, Step};
use domain::contract::text::Wrong;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::negotiate::{abandon, open};
use service::contract::signing::OpenRefused;

use super::{Shown, is_open, show};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, ButtonOff, Choice, Confirm, LinkButton, RadioCards, confirmed,
};
use crate::visit::Visit;
use crate::words::contract::{order, place, why};

/// The word that gives a contract up.
const ABANDON: &str = "abandonner";

/// `POST /cpts/{slug}/conventions/{contract}/negociation`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_negotiate(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match open(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(
                lang,
                "La négociation est ouverte. Invitez le partenaire à lire et à commenter.",
                "The negotiation is open. Invite the partner to read and comment."
            ),
        )),
        Err(failure) => {
            let form = Form::default().refused::<StageRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/signatures`: signing opens.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_signing(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let order: Order = form.text("ordre").parse().unwrap_or(Order::Free);
    match service::contract::print::open(&visit.ctx, visit.actor()?, &slug, id, order).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(
                lang,
                "Les signatures sont ouvertes\u{a0}: chaque signataire est prévenu.",
                "Signing is open: each signatory is told."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<OpenRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/abandon`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_abandon(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, ABANDON, lang) {
        return show(&visit, &slug, id, form).await;
    }
    match abandon(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions"),
            &t!(lang, "Convention abandonnée.", "Agreement abandoned."),
        )),
        Err(failure) => {
            let form = form.refused::<StageRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// The one thing that waits for the reader.
pub(super) fn primary(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it, path) = (shown.lang, shown.it, shown.path);
    let link = |to: &str, label: String| {
        let href = format!("{path}/{to}");
        Some(view! { <div class="actions"><LinkButton href=href kind=ButtonKind::Primary label=label /></div> }.into_any())
    };
    match it.seen.stage.step() {
        Step::Draft if !it.wrong.is_empty() => Some(
            view! {
                {lacks(lang, shown)}
                {link("modifier", t!(lang, "Compléter le texte", "Complete the text"))}
            }
            .into_any(),
        ),
        Step::Draft => Some(
            view! {
                <form method="post" action=format!("{path}/negociation")>
                    <div class="actions">
                        <Button label=t!(lang, "Ouvrir la négociation", "Open the negotiation") />
                    </div>
                </form>
            }
            .into_any(),
        ),
        Step::Negotiation | Step::Opinion if it.seen.leads && it.wrong.is_empty() => link(
            "mandat",
            t!(
                lang,
                "Demander le mandat de signer",
                "Ask for the mandate to sign"
            ),
        ),
        Step::Negotiation | Step::Opinion if it.seen.leads => Some(
            view! {
                {lacks(lang, shown)}
                {link("modifier", t!(lang, "Compléter le texte", "Complete the text"))}
            }
            .into_any(),
        ),
        Step::Opinion if it.seen.member => link(
            "avis",
            t!(lang, "Lire et donner un avis", "Read and give an opinion"),
        ),
        Step::Negotiation | Step::Opinion => {
            link("texte", t!(lang, "Lire et commenter", "Read and comment"))
        }
        // Another CPTS asks its own members.
        Step::Mandate if it.seen.manages && !it.seen.leads && asks(shown) => link(
            "mandat",
            t!(
                lang,
                "Demander le mandat à nos membres",
                "Ask our members for the mandate"
            ),
        ),
        Step::Mandate if it.seen.leads => Some(begin_signing(shown)),
        Step::Signing => {
            link("signer", t!(lang, "Lire et signer", "Read and sign")).filter(|_| signs(shown))
        }
        _ => None,
    }
}

/// Whether the CPTS of the address has yet to ask its members about this text.
fn asks(shown: Shown<'_>) -> bool {
    use domain::contract::mandate::Missing as M;
    let (it, own) = (shown.it, shown.it.seen.seat.cpts.id);
    let state = it.mandates.iter().find(|it| it.cpts.id == own);
    matches!(
        state.map(|it| it.state),
        Some(Err(M::NotAsked | M::OtherText | M::NotAdopted(_)))
    )
}

/// Whether the reader is named to sign, and has not.
fn signs(shown: Shown<'_>) -> bool {
    let it = shown.it;
    // Who has signed has nothing left to do here.
    if it.signatures.iter().any(|one| one.party == it.seen.party()) {
        return false;
    }
    let guest = it.seen.guest.as_ref().is_some_and(|it| it.signs);
    let person = it.seen.seat.person.0;
    guest
        || it
            .seen
            .own()
            .is_some_and(|it| it.signatory_id == Some(person))
}

/// What the text lacks to be agreed on.
fn lacks(lang: Lang, shown: Shown<'_>) -> AnyView {
    let text = &shown.it.head.text;
    let line = |it: &Wrong| {
        format!(
            "{}\u{a0}: {}",
            place(lang, text, &it.at),
            why(lang, &it.why)
        )
    };
    let mut lines: Vec<String> = shown.it.wrong.iter().map(line).collect();
    lines.dedup();
    let lines = lines
        .into_iter()
        .map(|it| view! { <li>{crate::words::unbroken(&it)}</li> })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Ce qui manque au texte", "What the text lacks")}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// Signing opens, or why it does not yet.
fn begin_signing(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    let label = t!(lang, "Ouvrir les signatures", "Open signing");
    let lacking = shown.it.mandates.iter().find_map(|it| it.state.err());
    if let Some(missing) = lacking {
        let why = crate::words::contract::missing(lang, missing);
        return view! { <ButtonOff label=label>{why}</ButtonOff> }.into_any();
    }
    let orders = Order::ALL
        .iter()
        .map(|it| Choice::new(it.code(), order(lang, *it)))
        .collect();
    let form = if shown.form.has("ordre") {
        shown.form.clone()
    } else {
        shown.form.clone().with("ordre", Order::Free.code())
    };
    view! {
        <form method="post" action=format!("{}/signatures", shown.path)>
            <RadioCards form=&form name="ordre" label=t!(lang, "Dans quel ordre", "In which order") choices=orders required=true />
            <div class="actions">
                <Button label=label />
            </div>
        </form>
    }
    .into_any()
}

/// What else can be done, quieter.
pub(super) fn others(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it, path) = (shown.lang, shown.it, shown.path);
    let step = it.seen.stage.step();
    if !it.seen.manages || step == Step::Over {
        return None;
    }
    let open = it.seen.leads && is_open(step);
    let quiet = |to: &str, label: String| {
        view! { <LinkButton href=format!("{path}/{to}") kind=ButtonKind::Quiet label=label /> }
            .into_any()
    };
    let mut links = Vec::new();
    if open {
        links.push(quiet(
            "modifier",
            t!(lang, "Modifier le texte", "Change the text"),
        ));
        links.push(quiet(
            "engagements",
            t!(
                lang,
                "Engagements et financement",
                "Commitments and funding"
            ),
        ));
        links.push(quiet("annexes", t!(lang, "Annexes", "Annexes")));
    }
    if it.seen.leads && step == Step::Negotiation {
        links.push(quiet(
            "avis",
            t!(lang, "Demander un avis", "Ask for an opinion"),
        ));
    }
    if open && step != Step::Draft {
        links.push(quiet(
            "partenaire",
            t!(lang, "Inviter le partenaire", "Invite the partner"),
        ));
    }
    links.push(quiet(
        "documents",
        t!(lang, "Documents joints", "Documents"),
    ));
    if step.is_running() {
        links.push(quiet(
            "bilan",
            t!(lang, "Bilan et suite", "Review and next steps"),
        ));
    }
    links.push(quiet(
        "suivi",
        t!(lang, "Suivi et publicité", "Follow-up and publicity"),
    ));
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Gérer cette convention", "Manage this agreement")}</h2>
                <div class="actions">{links.into_iter().collect_view()}</div>
                {open.then(|| give_up(shown))}
            </section>
        }
        .into_any(),
    )
}

fn give_up(shown: Shown<'_>) -> AnyView {
    let (lang, path) = (shown.lang, shown.path);
    view! {
        <Confirm
            form=shown.form
            action=format!("{path}/abandon")
            label=t!(lang, "Abandonner cette convention", "Abandon this agreement")
            word=ABANDON
        >
            <p>
                {t!(
                    lang,
                    "Elle ne sera pas signée. Ses versions et ses commentaires restent lisibles par les parties.",
                    "It will not be signed. Its versions and comments stay readable by the parties."
                )}
            </p>
        </Confirm>
    }
    .into_any()
}
