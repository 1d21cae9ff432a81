//! Who answers for this server.

use leptos::prelude::*;
use service::ctx::Settings;

use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind, PageHead};

/// The page.
pub fn text(lang: Lang, settings: &Settings) -> impl IntoView + use<> {
    let who = if settings.demonstration {
        view! {
            <Notice kind=NoticeKind::Info>
                <p>
                    {t!(
                        lang,
                        "Ceci est une démonstration : les personnes et les CPTS y sont fictives. Elle tourne sur la machine de qui l’a lancée.",
                        "This is a demonstration: its people and CPTS are fictional. It runs on the machine of whoever started it."
                    )}
                </p>
            </Notice>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <PageHead title=t!(lang, "Mentions légales", "Legal notice") />
        {who}
    }
}
