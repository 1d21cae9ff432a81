//! What a facilitator opens and closes.

use domain::decision::stage::{Next, Stage, StageRefused};
use leptos::prelude::*;
use service::decision::show::{MayNot, Opens};

use super::Shown;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, ButtonOff, Field, FieldKind};
use crate::words::date;
use crate::words::decision::stage_refused;

/// The form that opens what comes next: its day proposed, its bounds said.
pub(super) fn open(shown: Shown<'_>) -> Option<AnyView> {
    let lang = shown.lang;
    match &shown.now.may.open {
        Ok(opens) => Some(form(shown, *opens)),
        Err(MayNot::Stage(StageRefused::TooSoon { from })) => {
            let why = stage_refused(lang, StageRefused::TooSoon { from: *from });
            let label = label(lang, votes(shown), shown.it.seen.row.roll_sha256.is_none());
            Some(view! { <ButtonOff label=label>{why}</ButtonOff> }.into_any())
        }
        Err(_) => None,
    }
}

/// Whether it is the vote that comes next.
fn votes(shown: Shown<'_>) -> bool {
    match &shown.it.seen.stage {
        Stage::Discussion(_) => {
            let ground = shown.it.ground.as_ref();
            ground.is_some_and(|it| it.consensus.votes_at_once())
        }
        Stage::Between(it) => matches!(it.next, Next::Vote { .. }),
        _ => false,
    }
}

fn label(lang: Lang, vote: bool, freezes: bool) -> String {
    match (vote, freezes) {
        (true, _) => t!(lang, "Ouvrir le vote", "Open the vote"),
        (false, true) => t!(lang, "Ouvrir le premier tour", "Open the first round"),
        (false, false) => t!(lang, "Ouvrir un nouveau tour", "Open another round"),
    }
}

fn form(shown: Shown<'_>, opens: Opens) -> AnyView {
    let lang = shown.lang;
    let label = label(lang, opens.vote, opens.freezes);
    let (from, until) = (date(lang, opens.from), date(lang, opens.until));
    let hint = if opens.vote {
        t!(
            lang,
            "Le vote s’ouvre tout de suite et se clôt ce jour-là au soir\u{a0}: du {from} (minimum des statuts) au {until}.",
            "The vote opens at once and closes on the evening of that day: between {from} (the statutes’ minimum) and {until}."
        )
    } else {
        t!(
            lang,
            "Le tour s’ouvre tout de suite et se clôt ce jour-là au soir\u{a0}: du {from} (minimum des statuts) au {until}.",
            "The round opens at once and closes on the evening of that day: between {from} (the statutes’ minimum) and {until}."
        )
    };
    let freezes = opens.freezes.then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "À l’ouverture, la liste des participants, leurs pouvoirs, les règles et les animateurs sont arrêtés pour toute la décision\u{a0}; chacun est prévenu par e-mail.",
                    "When it opens, the roll, its proxies, the rules and the facilitators are frozen for the whole decision; everybody is told by e-mail."
                )}
            </p>
        }
    });
    let filled = if shown.form.has("jusqu") {
        shown.form.clone()
    } else {
        Form::default().with("jusqu", opens.from.to_string())
    };
    view! {
        <form class="card" method="post" action=format!("{}/ouvrir", shown.path)>
            {freezes}
            <Field
                form=&filled
                name="jusqu"
                kind=FieldKind::Date
                label=t!(lang, "Jusqu’au", "Until")
                hint=hint
                required=true
            />
            <div class="actions">
                <Button label=label />
            </div>
        </form>
    }
    .into_any()
}

/// The button that closes what everybody has spoken in.
pub(super) fn close(shown: Shown<'_>) -> Option<AnyView> {
    let lang = shown.lang;
    shown.now.may.close.as_ref().ok()?;
    Some(
        view! {
            <form method="post" action=format!("{}/clore", shown.path)>
                <p>
                    {t!(
                        lang,
                        "Chacun s’est prononcé et aucune objection n’attend\u{a0}: on peut clore sans attendre l’heure.",
                        "Everybody has spoken and no objection waits: it can be closed before its time."
                    )}
                </p>
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Clore maintenant", "Close now") />
                </div>
            </form>
        }
        .into_any(),
    )
}
