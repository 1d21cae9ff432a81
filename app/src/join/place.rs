//! Second step: where?

use leptos::prelude::*;
use service::territory::search::Found;

use super::way::{Step, Way};
use crate::lang::Lang;
use crate::ui::{Button, Empty, Field, FieldKind, Icon, Row, Rows};
use crate::words;

/// The step: a search, and what it found.
pub fn place(way: &Way, found: &[Found], lang: Lang) -> impl IntoView + use<> {
    let typed = way.form.text("lieu").to_owned();
    let results = (!typed.is_empty()).then(|| results(way, found, "commune", &typed, lang));
    view! {
        <form method="get" action=way.address() class="stack" role="search">
            <input type="hidden" name="etape" value=Step::Place.word() />
            {way.hidden(&["commune"])}
            <Field
                form=&way.form
                name="lieu"
                kind=FieldKind::Search
                label=t!(lang, "Commune", "Commune")
                hint=t!(
                    lang,
                    "Nom, code postal ou code INSEE. Si vous êtes en plusieurs endroits, commencez par le principal.",
                    "Name, postal code or INSEE code. If you are in several places, begin with the main one."
                )
                required=true
            />
            <div class="actions">
                <Button label=t!(lang, "Chercher", "Search") icon=Icon::Search />
            </div>
        </form>
        {results}
    }
}

/// The communes found, each a link that answers `field` and goes on.
pub fn results(
    way: &Way,
    found: &[Found],
    field: &str,
    typed: &str,
    lang: Lang,
) -> impl IntoView + use<> {
    if found.is_empty() {
        let title = t!(
            lang,
            "Aucune commune ne correspond à « {typed} ».",
            "No commune matches “{typed}”."
        );
        return view! {
            <Empty title=title icon=Icon::Search>
                <p>
                    {t!(
                        lang,
                        "Essayez le début du nom, ou le code postal.",
                        "Try the beginning of the name, or the postal code."
                    )}
                </p>
            </Empty>
        }
        .into_any();
    }
    let without: &[&str] = if field == "commune" {
        &["commune"]
    } else {
        &[]
    };
    let rows = found
        .iter()
        .map(|it| {
            let commune = &it.commune;
            let code = commune.code.to_string();
            let href = way.to(Step::Choose, without, &[(field, &code)]);
            let inhabitants = words::number(lang, i64::try_from(commune.population).unwrap_or(0));
            let postal = commune.postal.join(", ");
            let said = t!(
                lang,
                "{postal} · {inhabitants} habitants",
                "{postal} · {inhabitants} inhabitants"
            );
            view! {
                <Row title=commune.name.clone() href=href>
                    {said}
                </Row>
            }
        })
        .collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}
