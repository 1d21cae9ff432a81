//! After the close tellers count the sheets that nobody was given.

use leptos::prelude::*;

use super::{own, urns};
use crate::election::page::Shown;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Field, Select};

/// No urn has more sheets.
const MOST: usize = 10_000;

/// Numbers as they are typed: « 1-5, 8 »; none left is an empty field.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Vec<i32>> {
    let read = numbers(form.text("numeros"));
    if read.is_none() {
        let how = t!(
            lang,
            "Écrivez des numéros, comme « 1-5, 8 ».",
            "Write numbers, such as “1-5, 8”."
        );
        form.reject("numeros", how);
    }
    read
}

fn numbers(typed: &str) -> Option<Vec<i32>> {
    let mut all = Vec::new();
    let parts = typed.split([',', ';']).map(str::trim);
    for part in parts.filter(|it| !it.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (i32, i32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first < 1 || last < first {
            return None;
        }
        all.extend((first..=last).take(MOST + 1));
        if MOST < all.len() {
            return None;
        }
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// The form.
pub(super) fn form(shown: Shown<'_>) -> AnyView {
    let lang = shown.lang;
    let own = own(shown, "restes");
    let open = !own.is_valid();
    view! {
        <details class="confirm" open=open>
            <summary>{t!(lang, "Compter les feuilles restantes", "Count the sheets that are left")}</summary>
            <form class="confirm__body" method="post" action=format!("{}/bureau", shown.path)>
                <p>
                    {t!(
                        lang,
                        "Deux personnes les ont sous les yeux. Ce qui diffère de la liste des feuilles remises est noté au journal du vote.",
                        "Two people look at them together. What differs from the list of sheets that were given is noted in the journal of the vote."
                    )}
                </p>
                <Select form=&own name="urne" label=t!(lang, "Urne", "Urn") choices=urns(shown) />
                <Field
                    form=&own
                    name="numeros"
                    label=t!(lang, "Numéros des feuilles qui restent", "Numbers of the sheets that are left")
                    hint=t!(lang, "Par exemple « 1-5, 8 »\u{a0}; vide s’il n’en reste aucune.", "For example “1-5, 8”; empty where none is left.")
                />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        name="action"
                        value="restes"
                        label=t!(lang, "Proposer à une deuxième personne", "Propose to a second person")
                    />
                </div>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_as_people_write_them_and_nothing_else_is() {
        assert_eq!(numbers(""), Some(vec![]));
        assert_eq!(numbers("8, 1-3 ; 2"), Some(vec![1, 2, 3, 8]));
        assert_eq!(numbers("4 – 5"), Some(vec![4, 5]));
        for wrong in ["a", "3-1", "0", "-2", "1-2-3", "1-999999999"] {
            assert_eq!(numbers(wrong), None, "{wrong}");
        }
    }
}
