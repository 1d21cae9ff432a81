//! What is said where the register of the CPTS was begun anew in mid-decision.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind};
use crate::words::date_time;

/// That the archive stands in another register since; and, while something is open, to look for one's position.
pub(super) fn notice(lang: Lang, slug: &str, at: DateTime<Utc>, open: bool) -> AnyView {
    let href = format!("/log/{slug}");
    let at = date_time(lang, at);
    let said = t!(
        lang,
        "Le registre scellé a dû être repris le {at}, pendant cette décision. Tout ce qui la concerne y a été inscrit de nouveau\u{a0}: l’archive se vérifie d’un bout à l’autre.",
        "The sealed register had to be begun anew on {at}, during this decision. All that concerns it was logged there again: the archive is verified from end to end."
    );
    let look = open.then(|| {
        t!(
            lang,
            " Une position prise juste avant peut manquer\u{a0}: vérifiez la vôtre, et prenez-la de nouveau si elle n’y est pas.",
            " A position taken just before may be missing: look for yours, and take it again if it is not there."
        )
    });
    view! {
        <Notice kind=NoticeKind::Caution>
            <p>
                {said} {look} " "
                <a href=href>{t!(lang, "Voir le registre", "See the register")}</a>
            </p>
        </Notice>
    }
    .into_any()
}
