use domain::decision::limit::REASON_CHARS;
use leptos::prelude::*;
use service::account::device::Devices;
use service::decision::voices::{Barred, Open, Voice, Voices};

use super::review::{self, Signs};
use super::words::{ballots, positions};
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, Notice, RadioCards, TextArea};
use crate::visit::Visit;

/// The form: for whom, what, why; then what exactly is signed.
pub(super) fn ask(
    visit: &Visit,
    path: &str,
    form: &Form,
    read: &Voices,
    open: &Open,
    keys: &Devices,
) -> Option<AnyView> {
    let lang = visit.lang;
    let may: Vec<&Voice> = read
        .voices
        .iter()
        .filter(|it| it.barred.is_none())
        .collect();
    let barred = read.voices.iter().filter_map(|it| {
        let why = match it.barred? {
            Barred::Recused => t!(
                lang,
                "en déport sur cette décision, qui concerne son rattachement",
                "standing aside on this decision, which concerns their attachment"
            ),
            Barred::SpokeHerself => t!(
                lang,
                "s’est exprimé·e en personne : votre mandat a pris fin",
                "has spoken in person: your mandate is over"
            ),
        };
        Some(format!("{} : {why}.", it.name))
    });
    let barred: Vec<String> = barred.collect();
    let barred = (!barred.is_empty()).then(|| {
        let lines = barred.into_iter().map(|it| view! { <p>{it}</p> });
        view! { <Notice>{lines.collect_view()}</Notice> }
    });
    if may.is_empty() {
        return barred.map(IntoAny::into_any);
    }
    let vote = open.round.vote;
    let signs = Signs {
        kind: if vote { "vote" } else { "position" },
        label: if vote {
            "collegiale/decision.vote/v1"
        } else {
            "collegiale/decision.position/v1"
        },
        action: format!("{path}/position"),
        decision: read.seen.row.id.to_string(),
    };
    let whose = whose(lang, form, &may);
    let choices = if vote { ballots(lang) } else { positions(lang) };
    let label = if vote {
        t!(lang, "Votre bulletin", "Your ballot")
    } else {
        t!(
            lang,
            "Votre position sur ce texte",
            "Your position on this text"
        )
    };
    let reasons = (!vote).then(|| reasons(lang, form));
    let asked = view! {
        {whose}
        <RadioCards form=form name="choix" label=label choices=choices required=true />
        {reasons}
    };
    let statements = may
        .iter()
        .filter_map(|it| {
            let statement = it.statement.as_ref()?;
            Some(view! {
                <span
                    data-statement=statement.to_string()
                    data-voice=it.voter.adhesion.to_string()
                    data-member=it.name.clone()
                ></span>
            })
        })
        .collect_view();
    let what = what(lang, open);
    Some(
        view! {
            {barred}
            {review::sign(visit, keys, signs, asked.into_any(), statements.into_any(), what)}
        }
        .into_any(),
    )
}

/// « Même réponse pour mes 2 mandats / séparément ».
fn whose(lang: Lang, form: &Form, may: &[&Voice]) -> Option<impl IntoView + use<>> {
    let count = may.len();
    if count < 2 {
        return None;
    }
    let all = Choice::new(
        "toutes",
        t!(
            lang,
            "La même réponse pour mes {count} voix",
            "The same answer for my {count} voices"
        ),
    );
    let each = may.iter().map(|it| {
        let who = it.name.clone();
        let label = t!(lang, "Seulement pour {who}", "For {who} only");
        Choice::new(it.voter.adhesion.to_string(), label)
    });
    let choices = std::iter::once(all).chain(each).collect();
    Some(view! {
        <RadioCards
            form=form
            name="pour"
            label=t!(lang, "Pour qui répondez-vous ?", "For whom do you answer?")
            hint=t!(
                lang,
                "Séparément : répondez pour une voix, puis revenez pour l’autre.",
                "Separately: answer for one voice, then come back for the other."
            )
            choices=choices
            required=true
        />
    })
}

fn reasons(lang: Lang, form: &Form) -> impl IntoView + use<> {
    let most = u32::try_from(REASON_CHARS).unwrap_or(u32::MAX);
    view! {
        <div class="stack" data-for="objection reservation">
            <TextArea
                form=form
                name="motif"
                label=t!(lang, "Pourquoi", "Why")
                hint=t!(
                    lang,
                    "Ce qui, dans ce texte, vous fait objecter ou hésiter. Les membres le liront avec votre nom.",
                    "What in this text makes you object or hesitate. Members will read it with your name."
                )
                max=most
            />
            <div data-for="objection">
                <TextArea
                    form=form
                    name="dommage"
                    label=t!(lang, "Quel dommage prévoyez-vous ?", "Which harm do you foresee?")
                    hint=t!(
                        lang,
                        "Pour qui, et comment : une objection n’est pas une préférence.",
                        "For whom, and how: an objection is not a preference."
                    )
                    max=most
                />
            </div>
        </div>
    }
}

/// What exactly is signed, in plain words.
fn what(lang: Lang, open: &Open) -> String {
    let short = open
        .round
        .text_sha256
        .get(..12)
        .unwrap_or_default()
        .to_owned();
    let (number, version) = (open.round.number, open.round.text_version);
    let thing = if open.round.vote {
        t!(lang, "le vote {number}", "vote {number}")
    } else {
        t!(lang, "le tour {number}", "round {number}")
    };
    t!(
        lang,
        "Vous signez cette réponse pour {thing}, sur la version {version} du texte et aucune autre (empreinte {short}…), selon les règles et la liste des voix arrêtées pour cette décision.",
        "You sign this answer for {thing}, on version {version} of the text and no other (fingerprint {short}…), under the rules and the roll frozen for this decision."
    )
}
