//! How long it takes to verify the positions of a decision on one core:
//! `cargo run --release -p signed --example signed_speed -- [POSITIONS]`.
//!
//! Every position is by another key, which is read too. One line a measure, and an error when a figure of
//! the project does not hold.

use std::error::Error;
use std::time::{Duration, Instant};

use eddsa::SecretKey;
use signed::decision::{Choice, Position};
use signed::key::DeviceKey;
use signed::{Digest, Envelope, Id, ToSign};

/// What a decision of 2,000 positions may take natively, its log and its rules included.
const LONGEST: Duration = Duration::from_secs(1);

fn main() -> Result<(), Box<dyn Error>> {
    let positions = std::env::args().nth(1);
    let positions: u32 = positions.map_or(Ok(2_000), |text| text.parse())?;
    let start = Instant::now();
    let mut signed = Vec::new();
    for number in 0..positions {
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        let secret = SecretKey::from_seed(&seed);
        let member = Id::parse(&format!("member-{number}"))?;
        let position = Position {
            choice: Choice::Consent,
            cpts: Id::parse("cpts")?,
            decision: Id::parse("decision")?,
            voice: member.clone(),
            member,
            number: 1,
            previous: None,
            reason: None,
            roll: Digest::of(b"roll"),
            round: 1,
            statutes: Digest::of(b"statutes"),
            text: Digest::of(b"text"),
        };
        let verified = ToSign::new(position)?.sign(&secret)?;
        let key = DeviceKey::new(secret.public()).to_string();
        signed.push((key, verified.envelope().bytes()));
    }
    shown("made, signed and verified", positions, start.elapsed());
    let start = Instant::now();
    for (key, envelope) in &signed {
        Envelope::parse(envelope)?.verify::<Position>(&DeviceKey::parse(key)?)?;
    }
    let took = start.elapsed();
    shown("read and verified", positions, took);
    if LONGEST * positions / 2_000 < took {
        return Err("the figure does not hold".into());
    }
    Ok(())
}

fn shown(what: &str, count: u32, took: Duration) {
    let each = took.as_micros() / u128::from(count.max(1));
    println!(
        "{count} positions {what}\t{:.3} s, {each} µs each",
        took.as_secs_f64()
    );
}
