//! Many people send a request each, spread over some time; who gets no answer sends the same again.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use hdrhistogram::Histogram;

use crate::http::Connection;

/// What somebody sends.
pub trait Request: Sync {
    /// Sends it; an error unless it is taken.
    fn send(&self, connection: &mut Connection) -> Result<()>;
}

/// How it went.
#[derive(Debug)]
pub struct Sent {
    /// In microseconds, from when each was due.
    micros: Histogram<u64>,
    again: usize,
}

impl Sent {
    /// Milliseconds within which this part of the answers came.
    #[expect(
        clippy::cast_precision_loss,
        reason = "microseconds of a minute at most"
    )]
    pub fn within(&self, part: f64) -> f64 {
        self.micros.value_at_quantile(part) as f64 / 1000.0
    }

    /// How many were sent more than once.
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    pub const fn again(&self) -> f64 {
        self.again as f64
    }
}

/// Sends them, each at its time, by as many connections as keep up; `stubborn` ones send again until they are answered.
pub fn send(port: u16, lines: &[impl Request], within: Duration, stubborn: bool) -> Result<Sent> {
    let start = Instant::now();
    let (next, again) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let pause = within / u32::try_from(lines.len())?;
    let work = || -> Result<Histogram<u64>> {
        let mut micros = Histogram::new(3)?;
        let mut connection = Connection::open(port)?;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(line) = lines.get(number) else {
                return Ok(micros);
            };
            let due = start + pause * u32::try_from(number)?;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let mut tries = 0;
            while let Err(error) = line.send(&mut connection) {
                if !stubborn || 300 < tries {
                    return Err(error);
                }
                if tries == 0 {
                    again.fetch_add(1, Ordering::Relaxed);
                }
                tries += 1;
                thread::sleep(Duration::from_millis(100));
                if let Ok(fresh) = Connection::open(port) {
                    connection = fresh;
                }
            }
            micros.record(u64::try_from(due.elapsed().as_micros())?)?;
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..64).map(|_| scope.spawn(work)).collect();
        let mut micros = Histogram::new(3)?;
        for thread in threads {
            micros.add(thread.join().map_err(|_| anyhow!("a sender panicked"))??)?;
        }
        Ok(Sent {
            micros,
            again: again.load(Ordering::Relaxed),
        })
    })
}
