//! The addresses of elections.
//!
//! As for decisions, who represents a structure reads elections without being a member herself: the service asks.

use domain::permission::Action;

use super::{Access, Table};
use crate::election::{board, candidacy, draft, list, page, result, roll};

/// The addresses.
pub(super) fn table() -> Table {
    let read = || Access::Cpts(Action::ReadElections);
    Table::default()
        .get("/cpts/{slug}/elections", read(), list::get)
        .get("/cpts/{slug}/elections/nouvelle", read(), draft::get_new)
        .post("/cpts/{slug}/elections/nouvelle", read(), draft::post_new)
        .get("/cpts/{slug}/elections/{election}", read(), page::get)
        .get(
            "/cpts/{slug}/elections/{election}/modifier",
            read(),
            draft::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/modifier",
            read(),
            draft::post,
        )
        .post(
            "/cpts/{slug}/elections/{election}/suppression",
            read(),
            page::post_delete,
        )
        .post(
            "/cpts/{slug}/elections/{election}/appel",
            read(),
            page::post_call,
        )
        .post(
            "/cpts/{slug}/elections/{election}/cloture-candidatures",
            read(),
            page::post_freeze,
        )
        .post(
            "/cpts/{slug}/elections/{election}/annulation",
            read(),
            page::post_cancel,
        )
        .post(
            "/cpts/{slug}/elections/{election}/declaration",
            read(),
            page::post_declare,
        )
        .get(
            "/cpts/{slug}/elections/{election}/candidatures/deposer",
            read(),
            candidacy::get_file,
        )
        .post(
            "/cpts/{slug}/elections/{election}/candidatures/deposer",
            read(),
            candidacy::post_file,
        )
        .get(
            "/cpts/{slug}/elections/{election}/candidatures/{candidacy}",
            read(),
            candidacy::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo",
            read(),
            candidacy::photo::post,
        )
        .post(
            "/cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo/retrait",
            read(),
            candidacy::photo::post_take,
        )
        .get(
            "/cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo",
            read(),
            candidacy::photo::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/candidatures/{candidacy}/retrait",
            read(),
            candidacy::post_withdraw,
        )
        .get("/cpts/{slug}/elections/{election}/liste", read(), roll::get)
        .get(
            "/cpts/{slug}/elections/{election}/resultat",
            read(),
            result::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/liste",
            read(),
            roll::post,
        )
        .get(
            "/cpts/{slug}/elections/{election}/bureau",
            read(),
            board::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/bureau",
            read(),
            board::post,
        )
}
