//! The partners and groups that a proposal concerns: whose members stand aside.

use leptos::prelude::*;
use service::decision::choices::{Bloc, Partner};

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Checkboxes, Choice};

/// Boxes to say which; nothing in a CPTS that knows none.
pub(super) fn fields(
    lang: Lang,
    form: &Form,
    partners: &[Partner],
    blocs: &[Bloc],
) -> Option<AnyView> {
    if partners.is_empty() && blocs.is_empty() {
        return None;
    }
    let open = form.has("partenaire") || form.has("groupe");
    let partners: Vec<_> = partners
        .iter()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    let blocs: Vec<_> = blocs
        .iter()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    let boxes = |name: &'static str, label: String, choices: Vec<Choice>| {
        (!choices.is_empty())
            .then(|| view! { <Checkboxes form=form name=name label=label choices=choices /> })
    };
    Some(
        view! {
            <details open=open>
                <summary>
                    {t!(lang, "Un partenaire ou un groupe est-il concerné\u{a0}?", "Is a partner or a group concerned?")}
                </summary>
                <p>
                    {t!(
                        lang,
                        "Par exemple, une convention à signer avec lui. Les membres qui lui sont rattachés ne prendront alors pas position là où les statuts le prévoient\u{a0}: la page de la décision dit qui, et par quel article.",
                        "An agreement to be signed with it, say. Members attached to it will then take no position where the statutes say so: the decision’s page says who, and by which article."
                    )}
                </p>
                {boxes("partenaire", t!(lang, "Partenaires", "Partners"), partners)}
                {boxes("groupe", t!(lang, "Groupes d’influence", "Groups of influence"), blocs)}
            </details>
        }
        .into_any(),
    )
}
