//! Third step: which CPTS, one or several.

use domain::member::AdhesionState;
use leptos::prelude::*;
use service::member::offer::{Offer, Offers};
use service::territory::search::Found;

use super::place::results;
use super::way::{Step, Way};
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice, Field, FieldKind, Icon, Notice, NoticeKind,
};
use crate::words;

/// The step. `found` are communes found by the search for another place.
pub fn choose(way: &Way, offers: &Offers, found: &[Found], lang: Lang) -> impl IntoView + use<> {
    let open: Vec<&Offer> = offers
        .offers
        .iter()
        .filter(|it| it.current.is_none())
        .collect();
    let said = offers
        .communes
        .iter()
        .map(|commune| {
            let covering = offers
                .offers
                .iter()
                .filter(|it| it.covers.contains(&commune.code))
                .count();
            view! { <p class="lead">{covered(&commune.name, covering, lang)}</p> }
        })
        .collect_view();
    let known = offers
        .offers
        .iter()
        .filter_map(|it| Some((it, it.current?)))
        .map(|(it, (id, state))| already(it, &id.to_string(), state, lang))
        .collect_view();
    let choices: Vec<Choice> = open.iter().map(|it| choice(it, offers, lang)).collect();
    let one = choices.len() == 1;
    let form = (!choices.is_empty()).then(|| {
        let label = if one {
            t!(lang, "Demander à adhérer à", "Ask to join")
        } else {
            t!(
                lang,
                "À quelles CPTS souhaitez-vous adhérer ?",
                "Which CPTS do you wish to join?"
            )
        };
        let hint = (!one).then(|| {
            t!(
                lang,
                "Une ou plusieurs : adhérer à l’une n’empêche pas d’adhérer à l’autre.",
                "One or several: joining one does not keep you from joining another."
            )
        });
        view! {
            <form method="get" action=way.address() class="stack">
                <input type="hidden" name="etape" value=Step::Send.word() />
                {way.hidden(&["cpts"])}
                <Checkboxes
                    form=&way.form
                    name="cpts"
                    label=label
                    hint=hint.unwrap_or_default()
                    choices=choices
                />
                <div class="actions">
                    <Button label=t!(lang, "Continuer", "Continue") />
                </div>
            </form>
        }
    });
    let elsewhere = way.to(Step::Place, &["commune", "aussi"], &[]);
    let change = way.structure.is_none().then(|| {
        view! {
            <p>
                <a href=elsewhere>{t!(lang, "Changer de commune", "Choose another commune")}</a>
            </p>
        }
    });
    view! {
        <div class="stack">
            {said} {known} {form} {further(way, found, lang)} {change}
        </div>
    }
}

/// « Amboise est couverte par deux CPTS. »
fn covered(commune: &str, count: usize, lang: Lang) -> String {
    match count {
        0 => t!(
            lang,
            "Aucune CPTS inscrite ici ne couvre {commune} pour l’instant.",
            "No CPTS registered here covers {commune} for now."
        ),
        1 => t!(
            lang,
            "{commune} est couverte par une CPTS.",
            "{commune} is covered by one CPTS."
        ),
        2 => t!(
            lang,
            "{commune} est couverte par deux CPTS.",
            "{commune} is covered by two CPTS."
        ),
        3 => t!(
            lang,
            "{commune} est couverte par trois CPTS.",
            "{commune} is covered by three CPTS."
        ),
        many => t!(
            lang,
            "{commune} est couverte par {many} CPTS.",
            "{commune} is covered by {many} CPTS."
        ),
    }
}

fn choice(offer: &Offer, offers: &Offers, lang: Lang) -> Choice {
    let names: Vec<&str> = offers
        .communes
        .iter()
        .filter(|it| offer.covers.contains(&it.code))
        .map(|it| it.name.as_str())
        .collect();
    let detail = if names.is_empty() {
        t!(
            lang,
            "Son territoire ne couvre pas votre commune : vous pouvez demander à adhérer, le bureau décidera.",
            "Its territory does not cover your commune: you may ask to join, the board decides."
        )
    } else {
        let names = names.join(", ");
        t!(lang, "Couvre {names}", "Covers {names}")
    };
    Choice::new(&offer.cpts.slug, &offer.cpts.short_name).detail(detail)
}

/// A CPTS where an adhesion runs already.
fn already(offer: &Offer, id: &str, state: AdhesionState, lang: Lang) -> impl IntoView + use<> {
    let name = offer.cpts.short_name.clone();
    let href = format!("/mes-adhesions/{id}");
    let state = words::adhesion_state(lang, state).to_lowercase();
    view! {
        <Notice kind=NoticeKind::Info title=name>
            <p>
                {t!(lang, "Vous y avez déjà une adhésion : {state}.", "You already have a membership there: {state}.")}
                " "
                <a href=href>{t!(lang, "La voir", "See it")}</a>
            </p>
        </Notice>
    }
}

/// Another place: its CPTS come beside.
fn further(way: &Way, found: &[Found], lang: Lang) -> impl IntoView + use<> {
    let typed = way.form.text("ailleurs").to_owned();
    let results = (!typed.is_empty()).then(|| results(way, found, "aussi", &typed, lang));
    view! {
        <details class="more" open=!typed.is_empty()>
            <summary>
                {t!(
                    lang,
                    "Vous intervenez aussi dans une autre commune ?",
                    "Do you also work in another commune?"
                )}
            </summary>
            <form method="get" action=way.address() class="stack" role="search">
                <input type="hidden" name="etape" value=Step::Choose.word() />
                {way.hidden(&[])}
                <Field
                    form=&way.form
                    name="ailleurs"
                    kind=FieldKind::Search
                    label=t!(lang, "Autre commune", "Other commune")
                />
                <div class="actions">
                    <Button
                        label=t!(lang, "Chercher", "Search")
                        kind=ButtonKind::Quiet
                        icon=Icon::Search
                    />
                </div>
            </form>
            {results}
        </details>
    }
}
