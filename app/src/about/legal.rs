//! Who answers for this server.

use leptos::prelude::*;
use service::ctx::Settings;

use crate::lang::Lang;
use crate::ui::{Fact, Facts, Notice, NoticeKind, PageHead};

/// The page.
pub fn text(lang: Lang, settings: &Settings) -> impl IntoView + use<> {
    let operator = settings.operator.clone();
    let demonstration = settings.demonstration.then(|| {
        view! {
            <Notice>
                <p>
                    {t!(
                        lang,
                        "Ceci est une démonstration : les personnes et les CPTS y sont fictives. Elle tourne sur la machine de qui l’a lancée.",
                        "This is a demonstration: its people and CPTS are fictional. It runs on the machine of whoever started it."
                    )}
                </p>
            </Notice>
        }
    });
    let silent = (!settings.demonstration && operator.name.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Caution>
                <p>
                    {t!(
                        lang,
                        "L’exploitant de ce serveur ne s’est pas encore nommé. La loi l’y oblige : écrivez à votre CPTS.",
                        "The operator of this server has not said who they are yet. The law asks for it: write to your CPTS."
                    )}
                </p>
            </Notice>
        }
    });
    let lines = [
        (
            t!(lang, "Exploitant du serveur", "Operator of the server"),
            operator.name,
        ),
        (t!(lang, "Adresse", "Address"), operator.address),
        (t!(lang, "Contact", "Contact"), operator.contact),
        (
            t!(
                lang,
                "Direction de la publication",
                "Responsible for publication"
            ),
            operator.publisher,
        ),
        (t!(lang, "Hébergeur", "Host"), operator.host),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(term, value)| view! { <Fact term=term>{value}</Fact> })
    .collect_view();
    view! {
        <PageHead title=t!(lang, "Mentions légales", "Legal notice") />
        {demonstration}
        {silent}
        <Facts>
            {lines} <Fact term=t!(lang, "Logiciel", "Software")>
                {t!(
                    lang,
                    "Collégiale, libre, sous licence EUPL 1.2",
                    "Collégiale, free software under the EUPL 1.2"
                )}
            </Fact>
        </Facts>
        <p>
            {t!(
                lang,
                "Ce que publie une CPTS (présentation, statuts, territoire) est sous sa responsabilité ; ses coordonnées sont sur sa page.",
                "What a CPTS publishes (presentation, statutes, territory) is its own responsibility; its contact data is on its page."
            )}
        </p>
    }
}
