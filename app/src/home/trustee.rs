//! What is expected of who holds a part of a key, on the first page.

use domain::home::Task;

use crate::lang::Lang;

/// The sentence, where, and the address at which it is done.
pub(super) fn asked(
    lang: Lang,
    cpts: &service::home::Cpts,
    task: Task,
) -> (String, String, String) {
    let (place, slug) = (&cpts.short_name, &cpts.slug);
    match task {
        Task::MakeKey { board, name } => (
            t!(
                lang,
                "On vous attend pour la clé des élections",
                "You are awaited for the key of elections"
            ),
            format!("{place}\u{a0}· {name}"),
            format!("/cpts/{slug}/depositaires/{board}"),
        ),
        Task::OpenUrns { election, title } => (
            t!(
                lang,
                "Des urnes attendent votre clé",
                "Urns wait for your key"
            ),
            format!("{place}\u{a0}· {title}"),
            format!("/cpts/{slug}/elections/{election}/depouillement"),
        ),
        _ => (String::new(), place.clone(), format!("/cpts/{slug}")),
    }
}
