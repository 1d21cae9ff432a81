//! A file of many members: how long until the page says what it would do, and until it is done.

use std::fmt::Write as _;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::browser::Browser;
use super::table::{Bound, Table};
use super::visit;
use crate::demo::Running;

/// Imports so many new members into the large CPTS, as its president.
pub fn lines(
    server: &Running,
    count: u32,
    database: &'static str,
    table: &mut Table,
) -> Result<()> {
    let slug = visit::cpts(&mut Browser::new(server.port)?)?;
    let mut president = Browser::signed_in(server.port, super::PRESIDENT)?;
    let page = format!("/cpts/{slug}/import");

    let start = Instant::now();
    let answer = president.upload(&page, "fichier", "membres.csv", file(count)?.as_bytes())?;
    let batch = president.target(&answer)?;
    let shown = president.get(&batch)?;
    ensure!(shown.status == 200, "{batch}: {}", shown.status);
    table.add(
        "import of 10,000 lines, dry run",
        Bound::Under(5.0, "s"),
        database,
        start.elapsed().as_secs_f64(),
    );

    let start = Instant::now();
    let shown = president.post(&batch, &[("action", "commit")])?;
    ensure!(shown.status == 200, "{batch}: {}", shown.status);
    table.add(
        "import of 10,000 lines, commit",
        Bound::Under(5.0, "s"),
        database,
        start.elapsed().as_secs_f64(),
    );
    table.add(
        "most memory of the server, imports included",
        Bound::Under(250.0, "MB"),
        database,
        super::memory(server, "VmHWM:")?,
    );
    let members = president.get(&format!("/cpts/{slug}/membres.csv"))?;
    let found = members.text().matches("bench-import-").count();
    ensure!(
        found == usize::try_from(count)?,
        "{found} of {count} lines are members"
    );
    Ok(())
}

/// Columns of the Annuaire Santé, nurses in Amboise, numbers that no registry gives out.
fn file(count: u32) -> Result<String> {
    let mut text = "Type d'identifiant PP;Identifiant PP;Nom d'exercice;Prénom d'exercice;\
                    Code profession;Code mode exercice;Code commune (coord. structure);\
                    Adresse e-mail (coord. structure)\n"
        .to_owned();
    for number in 0..count {
        let rpps = luhn(&format!("1099{number:06}")).context("digits")?;
        writeln!(
            text,
            "8;{rpps};{};{};60;L;37003;bench-import-{number}@exemple.test",
            letters(number),
            letters(number.wrapping_mul(7919) % 1_000_003),
        )?;
    }
    Ok(text)
}

/// A name that no other number has: duplicates are searched by name.
fn letters(mut number: u32) -> String {
    let mut name = "Q".to_owned();
    for _ in 0..5 {
        let syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su"];
        name.push_str(syllables[usize::try_from(number % 10).unwrap_or(0)]);
        number /= 10;
    }
    name
}

/// The number with its check digit.
fn luhn(digits: &str) -> Option<String> {
    let mut sum = 0;
    for (place, digit) in digits.chars().rev().enumerate() {
        let digit = digit.to_digit(10)?;
        sum += match (place % 2, digit) {
            (0, digit) if digit < 5 => 2 * digit,
            (0, digit) => 2 * digit - 9,
            (_, digit) => digit,
        };
    }
    Some(format!("{digits}{}", (10 - sum % 10) % 10))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_digit_is_luhn_s() {
        assert_eq!(super::luhn("7992739871").as_deref(), Some("79927398713"));
    }
}
