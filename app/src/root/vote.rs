//! The addresses of who votes.

use domain::permission::Action;

use super::{Access, Table};
use crate::election::booth;

/// The addresses.
pub(super) fn table() -> Table {
    Table::default()
        .get(
            "/cpts/{slug}/elections/{election}/code",
            Access::Cpts(Action::ReadElections),
            booth::code::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/code",
            Access::Cpts(Action::ReadElections),
            booth::code::post,
        )
        .post(
            "/cpts/{slug}/elections/{election}/code/scrutateur",
            Access::Cpts(Action::ReadElections),
            booth::code::post_teller,
        )
        .get(
            "/cpts/{slug}/elections/{election}/voter",
            Access::Cpts(Action::ReadElections),
            booth::vote::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/deposer",
            Access::Cpts(Action::ReadElections),
            booth::cast::post,
        )
        .get(
            "/cpts/{slug}/elections/{election}/tester",
            Access::Public,
            booth::tested::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/tester",
            Access::Cpts(Action::ReadElections),
            booth::cast::post_test,
        )
        .get(
            "/cpts/{slug}/elections/{election}/suivi",
            Access::Public,
            booth::track::get,
        )
        .get(
            "/cpts/{slug}/elections/{election}/feuilles",
            Access::Cpts(Action::ReadElections),
            booth::sheets::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/feuilles",
            Access::Cpts(Action::ReadElections),
            booth::sheets::post,
        )
        .get(
            "/cpts/{slug}/elections/{election}/feuilles/remettre",
            Access::Cpts(Action::ReadElections),
            booth::desk::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/feuilles/remettre",
            Access::Cpts(Action::ReadElections),
            booth::desk::post_sheet,
        )
        .get(
            "/cpts/{slug}/elections/{election}/papier",
            Access::Cpts(Action::ReadElections),
            booth::desk::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/papier",
            Access::Cpts(Action::ReadElections),
            booth::desk::post_paper,
        )
}
