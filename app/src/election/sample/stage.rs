//! How far a sample is, and what is to be done next.

use domain::election::sample::Outcome;
use domain::id::PersonId;
use leptos::prelude::*;
use serde_json::{Value, json};
use service::election::sample::{Drawn, Mine, Shown};

use super::lines;
use crate::election::booth::{script, words};
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Badge, Button, Empty, Fact, Facts, Field, Icon, Notice, NoticeKind};
use crate::visit::Visit;
use crate::words::date_time;

/// What the page shows below its head.
pub(super) fn stage(visit: &Visit, path: &str, read: &Shown, form: &Form, me: PersonId) -> AnyView {
    let lang = visit.lang;
    match &read.drawn {
        None => ask(lang, path, read, form, me),
        Some(drawn) => {
            let at = date_time(lang, drawn.at);
            let (size, all) = (drawn.sample.size, drawn.sample.registered);
            let said = t!(
                lang,
                "{size} inscriptions sur {all}, tirées le {at}.",
                "{size} registrations of {all}, drawn on {at}."
            );
            let outcome = drawn.sample.outcome.map(|it| outcome(lang, it));
            let opened = drawn.lines.iter().all(|it| it.found.is_some());
            let (waits, list) = if drawn.sample.outcome.is_some() || opened {
                (None, Some(lines::lines(lang, path, drawn, form)))
            } else {
                (Some(waiting(visit, path, drawn)), None)
            };
            view! {
                <p><strong>{said}</strong></p>
                {outcome}
                {waits}
                {list}
                {proof(lang, drawn)}
            }
            .into_any()
        }
    }
}

/// Nothing is drawn yet: a number from one, and from another.
fn ask(lang: Lang, path: &str, read: &Shown, form: &Form, me: PersonId) -> AnyView {
    if read.registered == 0 {
        let title = t!(
            lang,
            "Aucun membre n’a enregistré de code.",
            "No member has registered a code."
        );
        return view! { <Empty icon=Icon::Info title=title /> }.into_any();
    }
    let hint = t!(
        lang,
        "Au moins quatre chiffres que vous seul·e choisissez, par exemple des dés lancés devant témoin.",
        "At least four digits that you alone choose, for instance dice thrown before a witness."
    );
    let own = read
        .waiting
        .as_ref()
        .is_some_and(|(row, _)| row.proposed_by == me.0);
    let number = view! {
        <Field form=form name="nombre" label=t!(lang, "Votre nombre", "Your number") hint=hint required=true />
    };
    let action = format!("{path}/echantillon");
    let body = match &read.waiting {
        Some(_) if own => view! {
            <Notice>
                {t!(
                    lang,
                    "Une autre personne du bureau de vote doit dire son propre nombre.",
                    "Another member of the electoral board must say a number of their own."
                )}
            </Notice>
        }
        .into_any(),
        Some((row, by)) => {
            let by = by.clone();
            view! {
                <form method="post" action=action class="stack">
                    <p>
                        {t!(
                            lang,
                            "{by} propose de tirer un échantillon et a dit son nombre. Dites le vôtre\u{a0}: les deux ensemble tirent au sort.",
                            "{by} proposes to draw a sample and has said a number. Say yours: both together draw it."
                        )}
                    </p>
                    <input type="hidden" name="acte" value=row.id.to_string() />
                    {number}
                    <div class="actions">
                        <Button name="action" value="confirmer" label=t!(lang, "Tirer l’échantillon", "Draw the sample") />
                    </div>
                </form>
            }
            .into_any()
        }
        None => view! {
            <form method="post" action=action class="stack">
                {number}
                <div class="actions">
                    <Button name="action" value="tirer" label=t!(lang, "Proposer un échantillon", "Propose a sample") />
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        {body}
        {how(lang)}
    }
    .into_any()
}

fn how(lang: Lang) -> impl IntoView + use<> {
    let told = [
        t!(
            lang,
            "L’empreinte de toutes les inscriptions est au registre scellé depuis le verrouillage\u{a0}: aucune ne s’ajoute ni ne disparaît.",
            "The digest of all registrations has been in the sealed register since settings were locked: none is added and none disappears."
        ),
        t!(
            lang,
            "Deux nombres, de deux personnes, disent lesquelles sont ouvertes. Ni elles ni le serveur ne choisissent.",
            "Two numbers, by two people, say which ones are opened. Neither they nor the server choose."
        ),
        t!(
            lang,
            "Toutes les clés de scrutateur sont nécessaires\u{a0}: chacune ouvre sa part dans son navigateur. On y lit quel membre a enregistré un code, jamais un vote.",
            "All tellers’ keys are needed: each teller opens a part in their own browser. What is read is which member registered a code, never a vote."
        ),
    ];
    let told = told.into_iter().map(|it| view! { <li>{it}</li> });
    view! {
        <details>
            <summary>{t!(lang, "Comment l’échantillon est tiré", "How the sample is drawn")}</summary>
            <ul>{told.collect_view()}</ul>
        </details>
    }
}

/// The tellers’ parts are awaited.
fn waiting(visit: &Visit, path: &str, drawn: &Drawn) -> impl IntoView + use<> {
    let lang = visit.lang;
    let tellers = drawn.tellers.iter().map(|it| {
        let (kind, label) = if it.given {
            (
                NoticeKind::Success,
                t!(lang, "a ouvert sa part", "has opened their part"),
            )
        } else {
            (NoticeKind::Caution, t!(lang, "attendu·e", "awaited"))
        };
        let name = it.name.clone();
        view! { <li><span>{name}</span> " " <Badge kind=kind label=label /></li> }
    });
    let mine = drawn.mine.as_ref().map(|it| open(visit, path, it));
    view! {
        <section class="stack">
            <h2>{t!(lang, "Les scrutateurs", "The tellers")}</h2>
            <ul class="trustees">{tellers.collect_view()}</ul>
            {mine}
        </section>
    }
}

fn open(visit: &Visit, path: &str, mine: &Mine) -> impl IntoView + use<> {
    let lang = visit.lang;
    let sealed: Vec<Value> = mine
        .sealed
        .iter()
        .map(|(id, text)| json!({ "line": id, "sealed": text }))
        .collect();
    let own = json!({
        "noKey": t!(
            lang,
            "Votre clé de scrutateur n’est pas sur cet appareil\u{a0}: ouvrez cette page avec celui où vous l’avez préparée.",
            "Your teller’s key is not on this device: open this page with the one on which you prepared it."
        ),
    });
    view! {
        <form
            id="echantillon"
            method="post"
            action=format!("{path}/echantillon/part")
            data-under=mine.under.clone()
            data-line=service::election::teller::LINE
            data-sealed=Value::from(sealed).to_string()
        >
            <noscript>
                <p>{t!(lang, "Votre clé est dans ce navigateur\u{a0}: il faut JavaScript pour vous en servir.", "Your key is in this browser: JavaScript is needed to use it.")}</p>
            </noscript>
            <div class="actions">
                <Button label=t!(lang, "Ouvrir ma part", "Open my part") />
            </div>
            <p id="echantillon-etat" role="status"></p>
        </form>
        {script(visit, include_str!("open.js"), &words(visit, own))}
    }
}

fn outcome(lang: Lang, it: Outcome) -> impl IntoView + use<> {
    let unreached = it.opened.saturating_sub(it.confirmed + it.denied);
    let (kind, title) = if it.is_clean() {
        (
            NoticeKind::Success,
            t!(
                lang,
                "Aucune inscription faite à l’insu d’un membre n’a été trouvée.",
                "No registration without a member’s knowledge was found."
            ),
        )
    } else {
        (
            NoticeKind::Refusal,
            t!(
                lang,
                "Des inscriptions ne sont pas ce qu’elles devraient être\u{a0}: décidez de la suite avec une autre personne du bureau de vote.",
                "Some registrations are not what they should be: decide with another member of the electoral board what follows."
            ),
        )
    };
    view! {
        <Notice kind=kind title=title>
            <Facts>
                <Fact term=t!(lang, "Ouvertes", "Opened")>{it.opened}</Fact>
                <Fact term=t!(lang, "Signées par l’appareil attendu", "Signed by the device expected")>{it.held}</Fact>
                <Fact term=t!(lang, "Confirmées par le membre", "Confirmed by the member")>{it.confirmed}</Fact>
                <Fact term=t!(lang, "Démenties", "Denied")>{it.denied}</Fact>
                <Fact term=t!(lang, "Membres non joints", "Members not reached")>{unreached}</Fact>
            </Facts>
        </Notice>
    }
}

/// What anybody computes again.
fn proof(lang: Lang, drawn: &Drawn) -> impl IntoView + use<> {
    let sample = &drawn.sample;
    let (registrations, seed) = (sample.registrations.to_string(), sample.seed.to_string());
    let numbers = format!("{} · {}", sample.first, sample.second);
    view! {
        <details>
            <summary>{t!(lang, "De quoi vérifier le tirage", "What proves the draw")}</summary>
            <Facts>
                <Fact term=t!(lang, "Empreinte des inscriptions", "Digest of the registrations")><code class="hash">{registrations}</code></Fact>
                <Fact term=t!(lang, "Les deux nombres", "Both numbers")>{numbers}</Fact>
                <Fact term=t!(lang, "Graine du tirage", "Seed of the draw")><code class="hash">{seed}</code></Fact>
            </Facts>
        </details>
    }
}
