//! What the reader can do: one primary action, and the others at the end of the page.

use domain::decision::stage::{End, Stage};
use leptos::prelude::*;
use service::decision::show::MayNot;

use super::Shown;
use super::open::{close, open};
use crate::form::Form;
use crate::ui::{Button, ButtonKind, ButtonOff, Confirm, Icon, LinkButton};
use crate::words::decision::not_tabled;

/// The word typed to take a proposal back.
pub(crate) const WITHDRAW: &str = "retirer";
/// The word typed to delete a draft.
pub(crate) const DELETE: &str = "supprimer";

/// The primary action at this stage.
pub(super) fn primary(shown: Shown<'_>) -> AnyView {
    match shown.it.seen.stage {
        Stage::Draft => draft(shown),
        Stage::Discussion(_) => discussion(shown),
        Stage::Round(_) => {
            let label = t!(shown.lang, "Prendre position", "Take a position");
            position(shown, label)
        }
        Stage::Voting(_) => position(shown, t!(shown.lang, "Voter", "Vote")),
        Stage::Between(_) => open(shown).unwrap_or_else(|| ().into_any()),
        Stage::Over(_) => ().into_any(),
    }
}

/// Facilitators open the first round once its day has come; until then, and for the others, one comments.
fn discussion(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    let ripe = shown.now.may.open.is_ok().then(|| open(shown));
    let comment = shown.it.discussion.open.then(|| {
        let label = t!(lang, "Commenter", "Comment");
        view! { <LinkButton href="#discussion" kind=ButtonKind::Quiet label=label /> }
    });
    let proxy = shown.now.may.proxy.then(|| {
        let label = t!(lang, "Donner pouvoir", "Give a proxy");
        let href = format!("{}/pouvoirs", shown.path);
        view! { <LinkButton href=href kind=ButtonKind::Quiet label=label /> }
    });
    view! {
        {ripe}
        <div class="actions">{comment} {proxy}</div>
    }
    .into_any()
}

/// To the page on which one signs, for who has a voice; what she said is told.
fn position(shown: Shown<'_>, label: String) -> AnyView {
    let lang = shown.lang;
    let voices = &shown.now.voices;
    if voices.is_empty() {
        return view! {
            <p class="muted">
                {t!(
                    lang,
                    "Vous n’êtes pas sur la liste des participants arrêtée à l’ouverture\u{a0}: vous suivez sans vous prononcer.",
                    "You are not on the roll that was frozen at the opening: you follow without speaking."
                )}
            </p>
        }
        .into_any();
    }
    let spoken = voices.iter().all(|it| it.last.is_some());
    let (kind, label) = if spoken {
        (
            ButtonKind::Quiet,
            t!(lang, "Revoir ou changer", "Look again or change"),
        )
    } else {
        (ButtonKind::Primary, label)
    };
    let done = spoken.then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "Vous vous êtes prononcé·e\u{a0}; vous pouvez changer d’avis jusqu’à la clôture.",
                    "You have spoken; you may change your mind until it closes."
                )}
            </p>
        }
    });
    view! {
        {done}
        <div class="actions">
            <LinkButton href=format!("{}/position", shown.path) kind=kind label=label />
        </div>
    }
    .into_any()
}

fn draft(shown: Shown<'_>) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let edit = format!("{}/modifier", shown.path);
    let label = t!(lang, "Déposer la proposition", "Table the proposal");
    let why = if it.ground.is_none() {
        Some(t!(
            lang,
            "Les règles en vigueur ne cherchent pas d’accord sur une telle décision.",
            "The rules in force seek no agreement on such a decision."
        ))
    } else {
        match shown.now.may.table {
            Err(MayNot::NotTabled(it)) => Some(not_tabled(lang, it)),
            _ => None,
        }
    };
    let edit = view! { <LinkButton href=edit kind=ButtonKind::Quiet label=t!(lang, "Modifier", "Edit") /> };
    if let Some(why) = why {
        return view! {
            <ButtonOff label=label>{why}</ButtonOff>
            <div class="actions">{edit}</div>
        }
        .into_any();
    }
    let revision = it.seen.row.revision.to_string();
    view! {
        <form method="post" action=format!("{}/depot", shown.path)>
            <input type="hidden" name="revision" value=revision />
            <p class="muted">
                {t!(
                    lang,
                    "Les membres de la CPTS la liront et pourront la commenter, avec votre nom.",
                    "The members of the CPTS will read it and can comment on it, with your name."
                )}
            </p>
            <div class="actions">
                <Button label=label />
                {edit}
            </div>
        </form>
    }
    .into_any()
}

/// What facilitators and the author can do besides.
pub(super) fn others(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, seen, may) = (shown.lang, &shown.it.seen, &shown.now.may);
    if seen.stage == Stage::Draft {
        return Some(delete(shown));
    }
    let early = (matches!(seen.stage, Stage::Discussion(_)) && may.open.is_err())
        .then(|| open(shown))
        .flatten();
    let close = close(shown);
    let withdraw = may.withdraw.then(|| withdraw(shown));
    let improve = may.rewrite.is_ok().then(|| {
        view! {
            <div class="actions">
                <LinkButton
                    href=format!("{}/modifier", shown.path)
                    kind=ButtonKind::Quiet
                    icon=Icon::Document
                    label=t!(lang, "Améliorer le texte", "Improve the text")
                />
            </div>
        }
    });
    let adopted = matches!(
        seen.stage,
        Stage::Over(End::Consensus | End::Consent | End::Adopted)
    );
    let follow = may.follow.then(|| {
        // What was not adopted has nothing to be done; who may read its result is said on the same page.
        let label = if adopted {
            t!(lang, "Noter le suivi", "Note the follow-up")
        } else {
            t!(lang, "Dire qui lit le résultat", "Say who reads the result")
        };
        view! {
            <div class="actions">
                <LinkButton href=format!("{}/suivi", shown.path) kind=ButtonKind::Quiet label=label />
            </div>
        }
    });
    if improve.is_none()
        && close.is_none()
        && withdraw.is_none()
        && early.is_none()
        && follow.is_none()
    {
        return None;
    }
    let title = if seen.facilitates {
        t!(lang, "Animer", "Facilitate")
    } else {
        t!(lang, "Votre proposition", "Your proposal")
    };
    Some(
        view! {
            <section>
                <h2>{title}</h2>
                {early}
                {close}
                {improve}
                {withdraw}
                {follow}
            </section>
        }
        .into_any(),
    )
}

/// What was typed, if it was typed to confirm: what is wrong elsewhere on the page opens nothing here.
fn own(shown: Shown<'_>) -> Form {
    if shown.form.has("confirmation") {
        shown.form.clone()
    } else {
        Form::default()
    }
}

fn delete(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    let form = own(shown);
    view! {
        <Confirm
            form=&form
            action=format!("{}/suppression", shown.path)
            label=t!(lang, "Supprimer le brouillon", "Delete the draft")
            word=DELETE
        >
            <p>
                {t!(
                    lang,
                    "Le brouillon et ses documents sont effacés.",
                    "The draft and its documents are erased."
                )}
            </p>
        </Confirm>
    }
    .into_any()
}

fn withdraw(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    let form = own(shown);
    view! {
        <Confirm
            form=&form
            action=format!("{}/retrait", shown.path)
            label=t!(lang, "Retirer la proposition", "Withdraw the proposal")
            word=WITHDRAW
        >
            <p>
                {t!(
                    lang,
                    "Elle s’achève sans décision et reste lisible au registre. Une autre proposition peut être déposée.",
                    "It ends without a decision and can still be read in the register. Another proposal can be tabled."
                )}
            </p>
        </Confirm>
    }
    .into_any()
}
