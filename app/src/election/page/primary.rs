//! What the reader does now: one action first, and why it is not possible yet.

use domain::election::stage::Stage;
use leptos::prelude::*;

use super::{FREEZE, Shown};
use crate::form::Form;
use crate::ui::{Button, ButtonKind, Card, Confirm, Icon, LinkButton};
use crate::words::election::{missing, not_eligible};

/// The actions.
pub(super) fn primary(shown: Shown<'_>) -> AnyView {
    let it = shown.it;
    let mine = match it.seen.stage {
        Stage::Candidacies => Some(stand(shown)),
        Stage::Roll | Stage::Sealed | Stage::Open => Some(vote(shown)),
        Stage::Challenge | Stage::Archived => declare(shown),
        _ => None,
    };
    view! {
        {mine}
        {leads(shown)}
        {links(shown)}
    }
    .into_any()
}

/// Vote, or get ready to.
fn vote(shown: Shown<'_>) -> AnyView {
    let (lang, path, it) = (shown.lang, shown.path, shown.it);
    if it.lines.is_empty() {
        let said = t!(
            lang,
            "Vous n’êtes pas sur la liste de cette élection.",
            "You are not on the roll of this election."
        );
        return view! { <p class="muted">{said}</p> }.into_any();
    }
    if it.lines.iter().all(|it| it.paper) {
        let said = t!(
            lang,
            "Vous avez voté sur papier : ce vote est le vôtre.",
            "You voted on paper: that vote is yours."
        );
        return view! { <p><strong>{said}</strong></p> }.into_any();
    }
    let waits = it.lines.iter().any(|it| !it.registered);
    let left = it.lines.iter().any(|it| !it.voted && !it.paper);
    let (href, label) = match it.seen.stage {
        Stage::Open if left => (format!("{path}/voter"), t!(lang, "Voter", "Vote")),
        Stage::Open => (
            format!("{path}/voter"),
            t!(lang, "Modifier mon vote", "Change my vote"),
        ),
        Stage::Roll if waits => (
            format!("{path}/code"),
            t!(
                lang,
                "Préparer mon téléphone pour voter",
                "Prepare my phone to vote"
            ),
        ),
        Stage::Roll => {
            let said = t!(
                lang,
                "Votre appareil est prêt à voter.",
                "Your device is ready to vote."
            );
            return view! { <p><strong>{said}</strong></p> }.into_any();
        }
        _ if waits => {
            let said = t!(
                lang,
                "Aucun appareil n’est prêt\u{a0}: demandez une feuille de vote au bureau de vote, avec une pièce d’identité.",
                "No device is ready: ask the electoral board for a voting sheet and show your identity card."
            );
            return view! { <p>{said}</p> }.into_any();
        }
        _ => return ().into_any(),
    };
    view! {
        <div class="actions">
            <LinkButton href=href label=label />
        </div>
    }
    .into_any()
}

/// The declaration at the prefecture, for who manages elections.
fn declare(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, path, it) = (shown.lang, shown.path, shown.it);
    if !it.seen.manages || it.seen.row.declared_on.is_some() {
        return None;
    }
    let said = t!(
        lang,
        "Les personnes chargées de l’administration changent\u{a0}: la préfecture ou le greffe en est informé dans les trois mois (loi du 1er juillet 1901, art. 5).",
        "Those in charge change: the prefecture or the registry is told within three months (law of 1 July 1901, art. 5)."
    );
    let action = format!("{path}/declaration");
    Some(
        view! {
            <Card title=t!(lang, "Déclaration des dirigeants", "Declaration of the leaders")>
                <p>{said}</p>
                <form method="post" action=action>
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "C’est déclaré", "It is declared") />
                    </div>
                </form>
            </Card>
        }
        .into_any(),
    )
}

/// Stand, or why not.
fn stand(shown: Shown<'_>) -> AnyView {
    let (lang, path, it) = (shown.lang, shown.path, shown.it);
    if let Some(filed) = it.own.iter().find_map(|own| own.candidacy) {
        let href = format!("{path}/candidatures/{filed}");
        return view! {
            <div class="actions">
                <LinkButton href=href label=t!(lang, "Voir ma candidature", "See my candidacy") />
            </div>
        }
        .into_any();
    }
    let able = it.own.iter().any(|own| matches!(own.stands, Some(Ok(_))));
    if able && it.filing {
        let href = format!("{path}/candidatures/deposer");
        return view! {
            <div class="actions">
                <LinkButton href=href label=t!(lang, "Me présenter", "Stand as a candidate") />
            </div>
        }
        .into_any();
    }
    let why = it.own.iter().find_map(|own| match &own.stands {
        Some(Err(why)) => Some(not_eligible(lang, why, |id| it.college(id))),
        _ => None,
    });
    why.map(|said| {
        view! {
            <p class="muted">
                {t!(lang, "Vous ne pouvez pas vous présenter. ", "You may not stand. ")} {said}
            </p>
        }
    })
    .into_any()
}

/// What those who prepare it do next, and what is missing.
fn leads(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, path, it) = (shown.lang, shown.path, shown.it);
    let leads = it.seen.require_leads::<()>().is_ok();
    let before = matches!(
        it.seen.stage,
        Stage::Draft | Stage::Candidacies | Stage::Roll
    );
    if !leads || !before {
        return None;
    }
    let list = it
        .missing
        .iter()
        .map(|one| {
            let (said, at) = missing(lang, one, |id| it.college(id));
            let link = at.map(|at| {
                let href = format!("{path}/{at}");
                view! { " " <a href=href>{t!(lang, "Y aller", "Go there")}</a> }
            });
            view! { <li>{said} {link}</li> }
        })
        .collect_view();
    let ready = it.missing.is_empty();
    // What was sent with a reason is the cancellation below.
    let own = if shown.form.has("motif") {
        Form::default()
    } else {
        shown.form.clone()
    };
    let step = match (it.seen.stage, ready) {
        (Stage::Draft, true) if it.seen.manages => Some(
            view! {
                <form method="post" action=format!("{path}/appel")>
                    <p>
                        {t!(
                            lang,
                            "Tous les membres reçoivent un courriel. Le nombre de sièges ne changera plus.",
                            "Every member gets an e-mail. The number of seats will no longer change."
                        )}
                    </p>
                    <div class="actions">
                        <Button label=t!(lang, "Lancer l’appel à candidatures", "Call for candidacies") />
                    </div>
                </form>
            }
            .into_any(),
        ),
        (Stage::Candidacies, true) => Some(
            view! {
                <Confirm
                    form=&own
                    action=format!("{path}/cloture-candidatures")
                    label=t!(lang, "Arrêter la liste électorale", "Close the roll")
                    word=FREEZE
                >
                    <p>
                        {t!(
                            lang,
                            "La liste ne change plus, les candidats sont connus, l’ordre du bulletin est tiré du secret annoncé.",
                            "The roll no longer changes, candidates are known, the order of the ballot is drawn from the secret that was announced."
                        )}
                    </p>
                </Confirm>
            }
            .into_any(),
        ),
        _ => None,
    };
    let title = if ready {
        t!(lang, "Étape suivante", "Next step")
    } else {
        t!(
            lang,
            "Ce qui manque avant l’étape suivante",
            "What is missing before the next step"
        )
    };
    if ready && step.is_none() {
        return None;
    }
    Some(
        view! {
            <Card title=title>
                {(!ready).then(|| view! { <ul>{list}</ul> })}
                {step}
            </Card>
        }
        .into_any(),
    )
}

/// Where else one goes.
fn links(shown: Shown<'_>) -> AnyView {
    let (lang, path, it) = (shown.lang, shown.path, shown.it);
    let roll = it.seen.stage.is_shown().then(|| {
        view! {
            <LinkButton
                href=format!("{path}/liste")
                kind=ButtonKind::Quiet
                icon=Icon::People
                label=t!(lang, "Suis-je sur la liste\u{a0}?", "Am I on the roll?")
            />
        }
    });
    let edit = (it.seen.manages && it.seen.stage.is_editable()).then(|| {
        view! {
            <LinkButton
                href=format!("{path}/modifier")
                kind=ButtonKind::Quiet
                icon=Icon::Document
                label=t!(lang, "Modifier", "Change")
            />
        }
    });
    let board = (it.seen.manages || !it.seen.officer.is_empty()).then(|| {
        view! {
            <LinkButton
                href=format!("{path}/bureau")
                kind=ButtonKind::Quiet
                icon=Icon::Board
                label=t!(lang, "Bureau de vote", "Electoral board")
            />
        }
    });
    let officer = !it.seen.officer.is_empty();
    let count = matches!(it.seen.stage, Stage::Roll | Stage::Closed).then(|| {
        view! {
            <LinkButton
                href=format!("{path}/depouillement")
                kind=ButtonKind::Quiet
                icon=Icon::Key
                label=t!(lang, "Dépouillement", "Count")
            />
        }
    });
    let count = count.filter(|_| officer || it.seen.manages || it.seen.stage == Stage::Closed);
    let verify = (it.seen.stage >= Stage::Sealed && it.seen.stage != Stage::Cancelled).then(|| {
        view! {
            <LinkButton
                href=format!("{path}/verifier")
                kind=ButtonKind::Quiet
                icon=Icon::Tick
                label=t!(lang, "Vérifier", "Verify")
            />
        }
    });
    let minutes = (Stage::Challenge..=Stage::Archived)
        .contains(&it.seen.stage)
        .then(|| {
            view! {
                <LinkButton
                    href=format!("{path}/proces-verbal")
                    kind=ButtonKind::Quiet
                    icon=Icon::Document
                    label=t!(lang, "Procès-verbal", "Minutes")
                />
            }
        });
    view! { <div class="actions">{roll} {edit} {board} {count} {verify} {minutes}</div> }.into_any()
}
