//! Many people writing at the same time: nothing is refused, nothing is lost.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use super::browser::{Browser, fields};
use super::table::{Bound, Table};
use crate::demo::Running;

/// How many, and for how long.
const PEOPLE: usize = 64;
const SECONDS: u64 = 30;

/// Each changes their own telephone number again and again, and finds the last one at the end.
pub fn at_once(server: &Running, database: &'static str, table: &mut Table) -> Result<()> {
    let people = Browser::crowd(server.port, PEOPLE)?;
    let end = Instant::now() + Duration::from_secs(SECONDS);
    let written: Vec<Result<u32>> = thread::scope(|scope| {
        let threads: Vec<_> = people
            .into_iter()
            .map(|browser| scope.spawn(move || write(browser, end)))
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("a writer panicked")))
            })
            .collect()
    });
    let mut total = 0;
    let mut failed = 0.0;
    for outcome in written {
        match outcome {
            Ok(count) => total += count,
            Err(error) => {
                failed += 1.0;
                println!("  ✗ {error:#}");
            }
        }
    }
    table.add(
        "64 people writing for 30 s, of whom met an error or lost a change",
        Bound::Under(1.0, "people"),
        database,
        failed,
    );
    table.add(
        "their changes kept",
        Bound::Over(50.0, "/s"),
        database,
        f64::from(total) / Duration::from_secs(SECONDS).as_secs_f64(),
    );
    Ok(())
}

fn write(mut browser: Browser, end: Instant) -> Result<u32> {
    let page = browser.get("/moi/donnees")?.text();
    let own = |name: &str| fields(&page, name).into_iter().next().unwrap_or_default();
    let (given, family) = (own("prenom"), own("nom"));
    let mut count = 0;
    while Instant::now() < end {
        let phone = format!("02470{:05}", count % 100_000);
        let answer = browser.send(
            "/moi/donnees",
            &[
                ("prenom", given.as_str()),
                ("nom", family.as_str()),
                ("telephone", &phone),
            ],
        )?;
        ensure!(
            answer.status == 303,
            "change {count}: {} {}",
            answer.status,
            answer.text()
        );
        count += 1;
        if count % 25 == 0 {
            let page = browser.get("/moi/donnees")?.text();
            let kept: Vec<String> = fields(&page, "telephone")
                .iter()
                .map(|text| text.replace(' ', ""))
                .collect();
            ensure!(kept.contains(&phone), "change {count} is lost: {kept:?}");
        }
    }
    Ok(count)
}
