//! The register and the exposure view of a CPTS with five hundred contracts.

use std::time::Duration;

use anyhow::Result;

use super::browser::Browser;
use super::load::{self, Question};
use super::table::{Bound, Table};
use crate::sh;

/// The register whole, narrowed and by its pages, and the exposure view, as the president reads them.
pub fn contracts(
    port: u16,
    president: &Browser,
    (slug, length): (&str, Duration),
    database: &'static str,
    table: &mut Table,
) -> Result<()> {
    let ask = |paths: &[&str]| Question {
        port,
        cookie: president.cookie(),
        paths: paths
            .iter()
            .map(|it| format!("/cpts/{slug}/conventions{it}"))
            .collect(),
    };
    let register = ask(&[
        "",
        "?page=2",
        "?mots=clinique",
        "?mission=access",
        "?etat=in-force",
    ]);
    load::closed(&register, 2, Duration::from_secs(2))?;
    let times = sh::step("Register of 500 contracts", || {
        load::open(&register, 10, length)
    })?;
    table.add(
        "register of 500 contracts, whole and narrowed, 10/s, open loop, p99",
        Bound::Under(60.0, "ms"),
        database,
        times.within(0.99),
    );
    let exposure = ask(&["/exposition"]);
    load::closed(&exposure, 1, Duration::from_secs(2))?;
    let times = sh::step("Exposure of 500 contracts", || {
        load::open(&exposure, 10, length)
    })?;
    table.add(
        "exposure view of 500 contracts, 10/s, open loop, p99",
        Bound::Under(60.0, "ms"),
        database,
        times.within(0.99),
    );
    Ok(())
}
