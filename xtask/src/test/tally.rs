//! Counting what passed and failed over all runners.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::sh;

/// Sums, and the parts that failed.
#[derive(Debug, Default)]
pub struct Tally {
    passed: u64,
    /// Journeys that passed when they were tried once more.
    flaky: u64,
    failed: u64,
    broken: Vec<String>,
}

impl Tally {
    /// One part: its title, its work, its time. A failure is kept for the end.
    pub fn part(&mut self, title: &str, work: impl FnOnce(&mut Self) -> Result<()>) {
        println!("\n━━ {title}");
        let start = Instant::now();
        let before = self.failed;
        if let Err(error) = work(self) {
            // The runner's own count may already tell of it.
            let counted = before < self.failed;
            self.failed(title, &error);
            self.failed -= u64::from(counted);
        }
        println!("━━ {title}: {:.1} s", start.elapsed().as_secs_f64());
    }

    /// A single check that passes or fails as a whole.
    pub fn check(&mut self, title: &str, work: impl FnOnce() -> Result<()>) {
        self.part(title, |tally| {
            work()?;
            tally.passed += 1;
            Ok(())
        });
    }

    /// One thing that held.
    pub fn held(&mut self, what: &str) {
        println!("  ✓ {what}");
        self.passed += 1;
    }

    /// Something that did not.
    pub fn failed(&mut self, title: &str, error: &anyhow::Error) {
        println!("  ✗ {title}: {error:#}");
        self.failed += 1;
        self.broken.push(title.to_owned());
    }

    /// Runs `cargo test …`, adding up its `test result:` lines.
    pub fn cargo(&mut self, command: &mut Command) -> Result<()> {
        let success = sh::watch(command, |line| {
            if line.contains("test result:") {
                self.passed += number_before(line, "passed");
                self.failed += number_before(line, "failed");
            }
        })?;
        if !success {
            bail!("tests failed");
        }
        Ok(())
    }

    /// Runs Playwright, adding up its closing lines (`3 failed`, `12 passed (30.1s)`).
    pub fn playwright(&mut self, command: &mut Command) -> Result<()> {
        let success = sh::watch(command, |line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let [count, "passed" | "failed" | "flaky" | "interrupted", ..] = words[..]
                && let Ok(count) = count.parse::<u64>()
            {
                match words[1] {
                    "passed" => self.passed += count,
                    "flaky" => self.flaky += count,
                    _ => self.failed += count,
                }
            }
        })?;
        if !success {
            bail!("browser tests failed");
        }
        Ok(())
    }

    /// The closing line, and an error when anything failed.
    pub fn close(self) -> Result<()> {
        println!();
        for title in &self.broken {
            println!("failed: {title}");
        }
        if 0 < self.flaky {
            println!("{} passed at the second try only: to be mended", self.flaky);
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if 0 < self.failed {
            bail!("{} failed", self.failed);
        }
        Ok(())
    }
}

fn number_before(line: &str, word: &str) -> u64 {
    line.split_whitespace()
        .zip(line.split_whitespace().skip(1))
        .find(|(_, next)| next.trim_end_matches(';') == word)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_stand_before_their_word() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(number_before(line, "passed"), 12);
        assert_eq!(number_before(line, "failed"), 3);
        assert_eq!(number_before("nothing", "failed"), 0);
    }

    #[test]
    fn a_broken_part_fails_the_whole() {
        let mut tally = Tally::default();
        tally.part("a", |_| Ok(()));
        tally.part("b", |_| bail!("no"));
        assert!(tally.close().is_err());
    }
}
