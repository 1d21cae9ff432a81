//! The addresses of the sealed registers.

use domain::permission::Action;

use super::{Access, Table};
use crate::log;

/// The addresses.
pub(super) fn table() -> Table {
    Table::default()
        .get("/log/{log}", Access::Public, log::page::get)
        .get(
            "/log/{log}/checkpoint",
            Access::Public,
            log::address::checkpoint,
        )
        .get("/log/{log}/key", Access::Public, log::address::key)
        .get(
            "/log/{log}/tile/{*tile}",
            Access::Public,
            log::address::tile,
        )
        .get(
            "/log/{log}/proof/{leaf}",
            Access::Public,
            log::address::proof,
        )
        .get(
            "/log/{log}/contenu/{leaf}",
            Access::Public,
            log::address::opening,
        )
        .get(
            "/cpts/{slug}/registre/reprendre",
            Access::Cpts(Action::ResumeLog),
            log::resume::get,
        )
        .post(
            "/cpts/{slug}/registre/reprendre",
            Access::Cpts(Action::ResumeLog),
            log::resume::post,
        )
}
