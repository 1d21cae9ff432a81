//! Which version it is, by which decision, and what proves it.

use leptos::prelude::*;
use service::statutes::rules::{Known, Shown};

use crate::lang::Lang;
use crate::statutes::words as said;
use crate::ui::{ButtonKind, Fact, Facts, LinkButton};
use crate::words;

/// Version, decision, fingerprint, document, other versions.
pub(super) fn version(lang: Lang, slug: &str, read: &Shown, known: &Known) -> AnyView {
    let (number, adoption) = (known.number, &known.adoption);
    let adopted = words::date(lang, adoption.adopted_on);
    let by = said::the_organ(lang, adoption.by.organ);
    let reference = adoption.by.reference.clone();
    let from = words::date(lang, adoption.in_force_from);
    let digest = adoption.digest.to_string();
    let text = read.text.map(|text| {
        let href = format!("/cpts/{slug}/statuts/{text}");
        view! {
            <Fact term=t!(lang, "Texte", "Text")>
                <a href=href>
                    {t!(lang, "Version {text} du texte", "Version {text} of the text")}
                </a>
            </Fact>
        }
    });
    let others = (read.all.len() > 1).then(|| {
        let rows = read
            .all
            .iter()
            .map(|it| {
                let (number, day) = (it.number, words::date(lang, it.adoption.in_force_from));
                view! {
                    <li>
                        <a href=format!("/cpts/{slug}/statuts/regles/{number}")>
                            {t!(lang, "Version {number}, en vigueur le {day}", "Version {number}, in force on {day}")}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3>{t!(lang, "Toutes les versions", "All versions")}</h3>
            <ul>{rows}</ul>
        }
    });
    view! {
        <section class="card" id="version">
            <h2>{t!(lang, "Version et preuve", "Version and proof")}</h2>
            <Facts>
                <Fact term=t!(lang, "Version", "Version")>{number}</Fact>
                <Fact term=t!(lang, "Adoptée le", "Adopted on")>
                    {t!(lang, "{adopted} par {by} ({reference})", "{adopted} by {by} ({reference})")}
                </Fact>
                <Fact term=t!(lang, "En vigueur depuis le", "In force from")>{from}</Fact>
                {text}
                <Fact term=t!(lang, "Empreinte", "Fingerprint")>
                    <code class="fingerprint">{digest}</code>
                    <p>
                        {t!(
                            lang,
                            "Elle change au moindre changement d’une règle : un vote qui la cite prouve selon quelles règles il a été compté (SHA-256).",
                            "It changes with the slightest change to a rule: a vote that quotes it proves by which rules it was counted (SHA-256)."
                        )}
                    </p>
                </Fact>
            </Facts>
            <div class="actions">
                <LinkButton
                    kind=ButtonKind::Quiet
                    href=format!("/cpts/{slug}/statuts/regles/{number}/document.json")
                    label=t!(lang, "Télécharger le document", "Download the document")
                />
            </div>
            {others}
        </section>
    }
    .into_any()
}
