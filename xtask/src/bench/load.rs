//! Asking a server the same thing many times, and timing its answers.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use hdrhistogram::Histogram;

use crate::http::Connection;

/// What is asked: one of these paths after the other, as the person of this cookie.
#[derive(Clone, Debug)]
pub struct Question {
    pub port: u16,
    pub cookie: String,
    pub paths: Vec<String>,
}

/// How long answers took.
#[derive(Clone, Debug)]
pub struct Times {
    pub per_second: f64,
    /// In microseconds.
    micros: Histogram<u64>,
}

impl Times {
    /// Milliseconds within which this part of the answers came, such as 0.99.
    #[expect(
        clippy::cast_precision_loss,
        reason = "microseconds of seconds at most"
    )]
    pub fn within(&self, part: f64) -> f64 {
        self.micros.value_at_quantile(part) as f64 / 1000.0
    }
}

/// Closed loop: each connection asks again as soon as it has its answer.
pub fn closed(question: &Question, connections: usize, length: Duration) -> Result<Times> {
    let end = Instant::now() + length;
    run(question, connections, length, |_| {
        let now = Instant::now();
        (now < end).then_some(now)
    })
}

/// Open loop: so many a second whatever comes back. The time of an answer counts from when it
/// should have been asked, so that a server that stalls cannot hide those who wait behind.
#[expect(clippy::cast_precision_loss, reason = "counts of requests")]
pub fn open(question: &Question, per_second: u32, length: Duration) -> Result<Times> {
    let start = Instant::now();
    let total = (length.as_secs_f64() * f64::from(per_second)).round();
    run(question, 64, length, |number| {
        let number = number as f64;
        (number < total).then(|| {
            let due = start + Duration::from_secs_f64(number / f64::from(per_second));
            thread::sleep(due.saturating_duration_since(Instant::now()));
            due
        })
    })
}

/// `next` gives when request number n begins to count, or nothing at the end.
fn run(
    question: &Question,
    connections: usize,
    length: Duration,
    next: impl Fn(u64) -> Option<Instant> + Sync,
) -> Result<Times> {
    let count = AtomicU64::new(0);
    let broken = AtomicBool::new(false);
    let work = || -> Result<Histogram<u64>> {
        let mut micros = Histogram::new(3)?;
        let mut connection = Connection::open(question.port)?;
        while !broken.load(Ordering::Relaxed) {
            let number = count.fetch_add(1, Ordering::Relaxed);
            let Some(begin) = next(number) else {
                break;
            };
            let path = usize::try_from(number)? % question.paths.len();
            let answer = connection.ask(
                "GET",
                &question.paths[path],
                &[
                    ("Cookie", question.cookie.as_str()),
                    ("Accept-Encoding", "br, gzip"),
                ],
                b"",
            )?;
            ensure!(
                answer.status == 200,
                "{}: {}",
                question.paths[path],
                answer.status
            );
            micros.record(u64::try_from(begin.elapsed().as_micros())?)?;
        }
        Ok(micros)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| {
                    let outcome = work();
                    if outcome.is_err() {
                        broken.store(true, Ordering::Relaxed);
                    }
                    outcome
                })
            })
            .collect();
        let mut all = Histogram::new(3)?;
        for thread in threads {
            let micros = thread.join().map_err(|_| anyhow!("a client panicked"))??;
            all.add(&micros)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of requests")]
        let per_second = all.len() as f64 / length.as_secs_f64();
        Ok(Times {
            per_second,
            micros: all,
        })
    })
}
