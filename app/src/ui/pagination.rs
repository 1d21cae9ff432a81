//! Pages of a long list, as links.

use leptos::prelude::*;

use super::field::lang;
use crate::words;

/// Links to the pages around the current one; nothing when there is only one page.
///
/// `<Pagination page=2 size=50 total=412 href=|page| format!("?q=…&page={page}") />`
#[component]
pub fn Pagination<F: Fn(u64) -> String>(
    /// The page shown, from 1.
    page: u64,
    /// Entries on a page.
    size: u64,
    /// Entries in all.
    total: u64,
    /// Address of a page.
    href: F,
) -> impl IntoView + use<F> {
    let lang = lang();
    let pages = total.div_ceil(size.max(1));
    (pages > 1).then(|| {
        let count = |n: u64| words::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
        let (first, last) = ((page - 1) * size + 1, (page * size).min(total));
        let (first, last, total) = (count(first), count(last), count(total));
        let mut before = 0;
        let numbers = near(page, pages)
            .into_iter()
            .map(|number| {
                let gap = number > before + 1;
                before = number;
                let link = if number == page {
                    view! { <span aria-current="page">{number}</span> }.into_any()
                } else {
                    view! { <a href=href(number)>{number}</a> }.into_any()
                };
                view! {
                    {gap.then(|| view! { <li class="pagination__gap" aria-hidden="true">"…"</li> })}
                    <li>{link}</li>
                }
            })
            .collect_view();
        let step = |number: u64, rel: &'static str, words: String| {
            view! {
                <li>
                    <a href=href(number) rel=rel>
                        {words}
                    </a>
                </li>
            }
        };
        view! {
            <nav class="pagination" aria-label="Pages">
                <p>
                    {t!(lang, "{first} à {last} sur {total}", "{first} to {last} of {total}")}
                </p>
                <ul>
                    {(page > 1)
                        .then(|| step(page - 1, "prev", t!(lang, "Précédente", "Previous")))}
                    {numbers}
                    {(page < pages).then(|| step(page + 1, "next", t!(lang, "Suivante", "Next")))}
                </ul>
            </nav>
        }
    })
}

/// The first, the last and those beside the current page, in order.
fn near(page: u64, pages: u64) -> Vec<u64> {
    (1..=pages)
        .filter(|number| {
            *number == 1 || *number == pages || (page.saturating_sub(1)..=page + 1).contains(number)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_long_list_shows_its_ends_and_the_neighbours() {
        assert_eq!(near(1, 9), [1, 2, 9]);
        assert_eq!(near(5, 9), [1, 4, 5, 6, 9]);
        assert_eq!(near(2, 2), [1, 2]);
    }
}
