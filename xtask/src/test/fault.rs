//! The database goes away under a running server, and comes back.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::tally::Tally;
use crate::build::Built;
use crate::demo::Demo;
use crate::place::Place;
use crate::postgres::Postgres;
use crate::{http, sh};

/// Pages come; PostgreSQL stops: a clear page; PostgreSQL starts: pages come, from the same process.
pub fn postgres_restarts(place: &Place, built: &Built, tally: &mut Tally) -> Result<()> {
    let mut postgres = Postgres::start()?;
    let server = Demo {
        database_url: postgres.create("demo")?,
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    }
    .start(place, built)?;
    // A page that needs the database.
    let page = "/cpts/pays-des-gabares";
    let answer = http::get(server.port, page)?;
    ensure!(answer.status == 200, "{page}: {}", answer.status);
    tally.held("a page comes from PostgreSQL");

    postgres.halt()?;
    let start = Instant::now();
    let answer = http::get(server.port, page)?;
    ensure!(
        answer.status == 503,
        "{page} without database: {}",
        answer.status
    );
    ensure!(
        answer.header("retry-after").is_some(),
        "a 503 says when to come back"
    );
    ensure!(answer.text().contains("<h1"), "a 503 is a page");
    ensure!(
        start.elapsed() < Duration::from_secs(10),
        "a 503 must come quickly, not after {:?}",
        start.elapsed()
    );
    tally.held("without PostgreSQL, a clear page with 503");
    ensure!(
        http::get(server.port, "/readyz")?.status == 503,
        "/readyz tells"
    );
    ensure!(
        http::get(server.port, "/healthz")?.status == 200,
        "/healthz lives"
    );
    tally.held("not ready, and alive");

    postgres.serve()?;
    let start = Instant::now();
    loop {
        let answer = http::get(server.port, page)?;
        if answer.status == 200 {
            break;
        }
        ensure!(
            start.elapsed() < Duration::from_secs(15),
            "{page} after the restart: {}",
            answer.status
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    tally.held("pages come again without restarting the server");
    server.stop()
}
