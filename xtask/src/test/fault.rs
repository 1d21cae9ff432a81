//! The database goes away under a running server, and comes back.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::tally::Tally;
use crate::build::Built;
use crate::demo::{Demo, READY, Running};
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

/// No byte more can be written, as on a full disk: what is there is still read, who writes is told
/// to come back, and can, from the same process, when there is room again.
pub fn sqlite_has_no_room(place: &Place, built: &Built, tally: &mut Tally) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("collegiale-room-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let told = without_room(place, built, &folder, tally);
    std::fs::remove_dir_all(&folder)?;
    told
}

fn without_room(
    place: &Place,
    built: &Built,
    folder: &std::path::Path,
    tally: &mut Tally,
) -> Result<()> {
    let demo = Demo {
        database_url: format!("sqlite://{}?mode=rwc", folder.join("demo.sqlite").display()),
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    };
    let plain = demo.command(place, built);
    // A write over the limit answers with an error, as a full disk does, instead of a signal.
    let mut command = sh::command("sh", &place.root);
    command
        .args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"])
        .arg(plain.get_program())
        .args(plain.get_args())
        .stdout(std::process::Stdio::null());
    for (name, value) in plain.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    let server = Running::start(&mut command, demo.port, READY)?;
    let room = |limit: &str| {
        sh::run(Command::new("prlimit").args([
            format!("--pid={}", server.child.id()),
            format!("--fsize={limit}:"),
        ]))
    };
    let ask_code = |address: &str| {
        http::Connection::open(server.port)?.ask(
            "POST",
            "/connexion",
            &[
                ("Connection", "close"),
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Sec-Fetch-Site", "same-origin"),
            ],
            format!("adresse={address}").as_bytes(),
        )
    };
    let answer = ask_code("un%40exemple.fr")?;
    ensure!(answer.status == 303, "with room: {}", answer.status);

    room("0")?;
    let answer = ask_code("deux%40exemple.fr")?;
    ensure!(answer.status == 503, "without room: {}", answer.status);
    ensure!(
        answer.header("retry-after").is_some() && answer.text().contains("<h1"),
        "a 503 is a page that says when to come back"
    );
    tally.held("without room on the disk, who writes gets a clear page with 503");
    let answer = http::get(server.port, "/cpts/pays-des-gabares")?;
    ensure!(answer.status == 200, "reading: {}", answer.status);
    tally.held("what is there is still shown");

    room("unlimited")?;
    let answer = ask_code("deux%40exemple.fr")?;
    ensure!(answer.status == 303, "with room again: {}", answer.status);
    tally.held("writing works again without restarting the server");
    server.stop()
}
