//! What a facilitator opens and closes.

use domain::decision::stage::StageRefused;
use leptos::prelude::*;
use service::decision::show::{MayNot, Opens};

use super::Shown;
use crate::form::Form;
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
            let label = t!(lang, "Ouvrir la suite", "Open what follows");
            Some(view! { <ButtonOff label=label>{why}</ButtonOff> }.into_any())
        }
        Err(_) => None,
    }
}

fn form(shown: Shown<'_>, opens: Opens) -> AnyView {
    let lang = shown.lang;
    let label = match (opens.vote, opens.freezes) {
        (true, _) => t!(lang, "Ouvrir le vote", "Open the vote"),
        (false, true) => t!(lang, "Ouvrir le premier tour", "Open the first round"),
        (false, false) => t!(lang, "Ouvrir un nouveau tour", "Open another round"),
    };
    let (from, until) = (date(lang, opens.from), date(lang, opens.until));
    let hint = t!(
        lang,
        "Ouvert dès maintenant, et jusqu’à ce soir-là. Du {from} au plus tôt (statuts) au {until} au plus tard.",
        "Open from now until the evening of that day. From {from} at the earliest (statutes) to {until} at the latest."
    );
    let freezes = opens.freezes.then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "La liste des participants, leurs pouvoirs, les règles et les animateurs sont alors arrêtés pour toute la décision, et chacun est prévenu par courriel.",
                    "The roll, its proxies, the rules and the facilitators are then frozen for the whole decision, and everybody is told by mail."
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
