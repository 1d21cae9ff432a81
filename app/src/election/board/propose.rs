//! Proposing what takes two.

mod left;

use domain::election::act::ActKind;
use domain::election::stage::Stage;
use domain::statutes::SmallChoice;
use leptos::prelude::*;
use service::election::act::Act;
use service::election::show::Board;

use crate::election::page::Shown;
use crate::election::when;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Choice, RadioCards, Select, TextArea};
use crate::words::election::small_choice;

/// What was proposed; the form says what cannot be read.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Act> {
    let reason = form.raw("motif").to_owned();
    match form.text("action") {
        "annuler" => Some(Act::Cancel { reason }),
        "clore" => Some(Act::CloseEarly { reason }),
        "reporter" => {
            let (opens, closes) = (
                when::read(form, "ouverture", lang),
                when::read(form, "cloture", lang),
            );
            Some(Act::Postpone {
                opens: opens?,
                closes: closes?,
                reason,
            })
        }
        "arreter" => chosen(form, "urne", lang).map(|urn| Act::StopUrn { urn, reason }),
        "retirer" => {
            chosen(form, "candidature", lang).map(|candidacy| Act::Withdraw { candidacy, reason })
        }
        "peu" => chosen(form, "urne", lang).map(|urn| Act::FewBallots { urn, reason }),
        "restes" => {
            let (urn, numbers) = (chosen(form, "urne", lang), left::read(form, lang));
            Some(Act::LeftSheets {
                urn: urn?,
                numbers: numbers?,
            })
        }
        "sceller" => Some(Act::Seal),
        "proclamer" => Some(Act::Proclaim),
        "detruire" => Some(Act::Destroy),
        "petite" => {
            let urn = chosen(form, "urne", lang)?;
            let choice = form.text("choix").parse::<SmallChoice>();
            let Ok(choice) = choice else {
                form.reject("choix", t!(lang, "Choisissez.", "Choose."));
                return None;
            };
            let with = form.text("avec").parse().ok();
            Some(Act::SmallUrn { urn, choice, with })
        }
        _ => None,
    }
}

fn chosen(form: &mut Form, name: &str, lang: Lang) -> Option<uuid::Uuid> {
    let id = form.text(name).parse().ok();
    if id.is_none() {
        form.reject(name, t!(lang, "Choisissez.", "Choose."));
    }
    id
}

/// The forms for what may be proposed now.
pub(super) fn forms(shown: Shown<'_>, read: &Board) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let stage = it.seen.stage;
    if !it.seen.confirms() {
        return None;
    }
    // What waits for a second person already is not proposed again.
    let waits = |kind: ActKind| read.waiting.iter().any(|it| it.1.kind() == kind);
    match stage {
        Stage::Counted => {
            let proclaim = (!waits(ActKind::Proclaim)).then(|| {
                alone(
                    shown,
                    "proclamer",
                    t!(lang, "Proclamer le résultat", "Proclaim the result"),
                )
            });
            return Some(section(
                lang,
                view! { {proclaim} {left::form(shown)} }.into_any(),
            ));
        }
        Stage::Challenge if waits(ActKind::Destroy) => return None,
        Stage::Challenge => {
            let destroy = alone(
                shown,
                "detruire",
                t!(
                    lang,
                    "Clore l’élection et détruire les secrets",
                    "End the election and destroy the secrets"
                ),
            );
            return Some(section(lang, destroy));
        }
        Stage::Roll | Stage::Sealed | Stage::Open | Stage::Closed => {}
        _ => return None,
    }
    let seals = stage == Stage::Roll && it.missing.is_empty() && !waits(ActKind::Seal);
    let seal = seals.then(|| {
        alone(
            shown,
            "sceller",
            t!(lang, "Verrouiller les réglages", "Lock the settings"),
        )
    });
    let small = (stage == Stage::Roll).then(|| small(shown));
    let hours = matches!(stage, Stage::Roll | Stage::Sealed | Stage::Open).then(|| {
        let mut own = own(shown, "reporter");
        if !own.has("ouverture_jour")
            && let Some(dates) = it.dates
        {
            own = when::fill(own, "ouverture", dates.opens);
            own = when::fill(own, "cloture", dates.closes);
        }
        let fields = view! {
            {when::fields(lang, &own, "ouverture", t!(lang, "Ouverture du vote", "The vote opens"))}
            {when::fields(lang, &own, "cloture", t!(lang, "Clôture du vote", "The vote closes"))}
        }
        .into_any();
        one(
            shown,
            "reporter",
            t!(lang, "Changer les horaires", "Change the hours"),
            fields,
        )
    });
    let early = (stage == Stage::Open).then(|| {
        one(
            shown,
            "clore",
            t!(lang, "Clore avant l’heure", "Close early"),
            ().into_any(),
        )
    });
    let stop = (stage >= Stage::Sealed).then(|| {
        let urns = urns(shown);
        let own = own(shown, "arreter");
        let fields = view! {
            <Select form=&own name="urne" label=t!(lang, "Urne", "Urn") choices=urns among=Some("arreter".to_owned()) />
        }
        .into_any();
        one(
            shown,
            "arreter",
            t!(lang, "Arrêter une urne", "Stop an urn"),
            fields,
        )
    });
    let few = (stage == Stage::Closed).then(|| {
        let urns = urns(shown);
        let own = own(shown, "peu");
        let fields = view! {
            <Select form=&own name="urne" label=t!(lang, "Urne", "Urn") choices=urns among=Some("peu".to_owned()) />
        }
        .into_any();
        one(
            shown,
            "peu",
            t!(
                lang,
                "Ouvrir une urne où peu ont voté",
                "Open an urn in which few voted"
            ),
            fields,
        )
    });
    let leave = (stage >= Stage::Sealed).then(|| {
        let stand = it
            .candidates
            .iter()
            .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
            .collect();
        let own = own(shown, "retirer");
        let fields = view! {
            <Select form=&own name="candidature" label=t!(lang, "Candidature", "Candidate") choices=stand />
        }
        .into_any();
        one(shown, "retirer", t!(lang, "Retirer une candidature", "Withdraw a candidate"), fields)
    });
    let left = (stage == Stage::Closed).then(|| left::form(shown));
    let sample = (stage >= Stage::Sealed).then(|| {
        let href = format!("{}/echantillon", shown.path);
        view! {
            <p>
                <a href=href>{t!(lang, "Échantillon d’inscriptions", "Sample of registrations")}</a>
            </p>
        }
    });
    let cancel = one(
        shown,
        "annuler",
        t!(lang, "Annuler l’élection", "Cancel the election"),
        ().into_any(),
    );
    let all =
        view! { {seal} {small} {sample} {hours} {early} {stop} {few} {left} {leave} {cancel} };
    Some(section(lang, all.into_any()))
}

/// Under its heading.
fn section(lang: Lang, forms: AnyView) -> AnyView {
    view! {
        <section>
            <h2>{t!(lang, "Proposer", "Propose")}</h2>
            {forms}
        </section>
    }
    .into_any()
}

/// What is proposed without a word more.
fn alone(shown: Shown<'_>, action: &'static str, label: String) -> AnyView {
    let said = t!(
        shown.lang,
        "Une autre personne du bureau de vote devra confirmer.",
        "Another member of the electoral board will have to confirm."
    );
    view! {
        <form method="post" action=format!("{}/bureau", shown.path)>
            <p>{said}</p>
            <div class="actions">
                <Button name="action" value=action label=label />
            </div>
        </form>
    }
    .into_any()
}

/// What was typed in one of the forms, if it was that one.
fn own(shown: Shown<'_>, action: &str) -> Form {
    if shown.form.text("action") == action {
        shown.form.clone()
    } else {
        Form::default()
    }
}

fn urns(shown: Shown<'_>) -> Vec<Choice> {
    let urns = shown.it.urns.iter();
    urns.map(|it| Choice::new(it.row.id.to_string(), it.row.name.clone()))
        .collect()
}

/// One form that opens: its fields, the reason, the button.
fn one(shown: Shown<'_>, action: &'static str, label: String, fields: AnyView) -> AnyView {
    let lang = shown.lang;
    let own = own(shown, action);
    let open = !own.is_valid();
    let title = label.clone();
    view! {
        <details class="confirm" open=open>
            <summary>{title}</summary>
            <form class="confirm__body" method="post" action=format!("{}/bureau", shown.path)>
                {fields}
                <TextArea
                    form=&own
                    name="motif"
                    rows=3
                    label=t!(lang, "Motif", "Reason")
                    required=true
                    among=Some(action.to_owned())
                />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        name="action"
                        value=action
                        label=t!(lang, "Proposer à une deuxième personne", "Propose to a second person")
                    />
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// What is done with urns of few people.
fn small(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let few = it
        .missing
        .iter()
        .any(|it| matches!(it, domain::election::checklist::Missing::SmallUrn(..)));
    let rule = it.statutes.as_ref()?.small_groups.rule();
    let allowed = rule.map_or_else(|| SmallChoice::ALL.to_vec(), |it| it.choices.clone());
    few.then(|| {
        let own = own(shown, "petite");
        let choices = allowed
            .iter()
            .map(|it| Choice::new(it.code(), small_choice(lang, *it)))
            .collect();
        view! {
            <form method="post" action=format!("{}/bureau", shown.path)>
                <h3>{t!(lang, "Urne où peu de personnes votent", "Urn with few voters")}</h3>
                <Select form=&own name="urne" label=t!(lang, "Urne", "Urn") choices=urns(shown) />
                <RadioCards form=&own name="choix" label=t!(lang, "Ce que les statuts permettent", "What the statutes allow") choices=choices required=true />
                <Select
                    form=&own
                    name="avec"
                    label=t!(lang, "Si elle vote avec un autre collège\u{a0}: lequel", "If it votes with another college: which")
                    empty=t!(lang, "Aucun", "None")
                    choices=urns(shown)
                />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        name="action"
                        value="petite"
                        label=t!(lang, "Proposer à une deuxième personne", "Propose to a second person")
                    />
                </div>
            </form>
        }
        .into_any()
    })
}
