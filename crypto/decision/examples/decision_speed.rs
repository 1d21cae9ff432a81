//! How long it takes to replay a decision: `cargo run --release -p decision --example decision_speed -- [POSITIONS [FILE]]`.
//!
//! Every position is by another key; all of them stand in a log of a million entries. One line, in milliseconds, and an error
//! when the figure of the project does not hold. The archive is written to FILE.

use std::error::Error;
use std::time::{Duration, Instant};

use decision::archive::{Archive, Format, Head, Recorded};
use decision::audit::audit;
use decision::record::{self, Closed, Key, Kind, OfRound, Opened, Reached, Round, Tally, Text};
use domain::canonical::Digest;
use domain::decision::Choice as Counted;
use domain::decision::stage::End;
use domain::electorate::roll::{Format as RollFormat, Roll, Voter};
use domain::id::AdhesionId;
use domain::statutes::{DecisionKind, OrganKind, Side, template};
use eddsa::SecretKey;
use signed::decision::{Choice, Position};
use signed::key::DeviceKey;
use signed::{Id, ToSign};
use tlog::checkpoint::Checkpoint;
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind as LeafKind, Leaf, Salt, Subject};
use tlog::note::{KeyName, Signer};
use tlog::tree::{InclusionProof, Tree};
use uuid::Uuid;

/// What 2,000 positions may take.
const LONGEST: Duration = Duration::from_secs(1);
/// Entries of the log.
const ENTRIES: u64 = 1_000_000;
const DECISION: &str = "decision";
const TEXT: &[u8] = b"text";

type Made<T> = Result<T, Box<dyn Error>>;

fn main() -> Made<()> {
    let positions = std::env::args().nth(1);
    let positions: u32 = positions.map_or(Ok(2_000), |text| text.parse())?;
    let mut bytes = Vec::new();
    placed(&records(positions)?)?.write(&mut bytes)?;
    if let Some(file) = std::env::args().nth(2) {
        std::fs::write(file, &bytes)?;
    }
    let start = Instant::now();
    let report = audit(&Archive::read(bytes.as_slice())?, None);
    let took = start.elapsed();
    if let Some(fault) = report.faults.first() {
        return Err(format!("{:?}: {}", fault.check, fault.what).into());
    }
    println!(
        "{:.1}\t{positions} positions replayed, archive of {} kB",
        took.as_secs_f64() * 1_000.0,
        bytes.len() / 1_000
    );
    if LONGEST * positions / 2_000 < took {
        return Err("the figure does not hold".into());
    }
    Ok(())
}

fn member(n: u32) -> AdhesionId {
    AdhesionId(Uuid::from_u128(u128::from(n) + 1))
}

fn secret(n: u32) -> SecretKey {
    let mut seed = [0; 32];
    seed.iter_mut()
        .zip(n.to_be_bytes())
        .for_each(|(to, from)| *to = from);
    SecretKey::from_seed(&seed)
}

/// A decision on which everybody agrees in the first round.
fn records(positions: u32) -> Made<Vec<(Kind, String)>> {
    let statutes = template();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).ok_or("no day")?;
    let later = |days| day + chrono::Days::new(days);
    let noon = later(14).and_time(chrono::NaiveTime::MIN).and_utc();
    let voter = |n| -> Made<Voter> {
        Ok(Voter {
            adhesion: member(n),
            college: "ville".parse()?,
            voices: 1,
            side: Side::Ville,
            bloc: None,
            attachment: None,
            profession: None,
            recused: None,
            proxy: None,
        })
    };
    let roll = Roll {
        format: RollFormat::First,
        statutes: statutes.digest(),
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Strategy,
        on: day,
        voters: (0..positions).map(voter).collect::<Made<_>>()?,
    };
    let opened = Opened {
        chair: None,
        cpts: Id::parse("cpts")?,
        decision: Id::parse(DECISION)?,
        facilitators: Vec::new(),
        kind: roll.decision,
        organ: roll.organ,
        roll: roll.canonical(),
        statutes: statutes.canonical(),
        tabled: day,
    };
    let text = Digest::of(TEXT);
    let round = Round {
        closes: noon,
        closes_on: later(14),
        number: 1,
        opens: later(7),
        text,
        vote: false,
    };
    let own = |it: Digest| signed::Digest::from_bytes(*it.bytes());
    let mut records = vec![
        (Kind::Opened, record::write(&opened)),
        (
            Kind::Text,
            record::write(&Text {
                sha256: text,
                version: 1,
            }),
        ),
        (Kind::Round, record::write(&round)),
    ];
    for n in 0..positions {
        let (secret, id) = (secret(n), Id::parse(&member(n).to_string())?);
        let key = DeviceKey::new(secret.public());
        let member = member(n);
        records.push((Kind::Key, record::write(&Key { key, member })));
        let position = Position {
            choice: Choice::Support,
            cpts: opened.cpts.clone(),
            decision: opened.decision.clone(),
            voice: id.clone(),
            member: id,
            number: 1,
            previous: None,
            reason: None,
            roll: own(roll.digest()),
            round: 1,
            statutes: own(statutes.digest()),
            text: own(text),
        };
        let signed = ToSign::new(position)?.sign(&secret)?;
        let envelope = String::from_utf8(signed.envelope().bytes())?;
        records.push((Kind::Position, envelope));
    }
    let of = |it: &Counted| {
        let all = *it == Counted::Support;
        (*it, if all { u64::from(positions) } else { 0 })
    };
    let closed = Closed {
        at: noon,
        end: Some(End::Consensus),
        number: 1,
        on: later(14),
        tally: Tally::Round(OfRound {
            choices: Counted::ALL.iter().map(of).collect(),
            reached: Reached::Consensus,
        }),
    };
    records.push((Kind::Closed, record::write(&closed)));
    Ok(records)
}

/// The records at the end of a log.
fn placed(records: &[(Kind, String)]) -> Made<Archive> {
    let salt = Salt::from_bytes([7; 32]);
    let before = ENTRIES.saturating_sub(records.len() as u64);
    let mut tree = Tree::of((0..before).map(u64::to_be_bytes));
    for (kind, bytes) in records {
        let kind = LeafKind::parse(kind.as_str())?;
        let leaf = Leaf::Committed {
            commitment: Commitment::to(&kind, &salt, bytes.as_bytes()),
            subject: Some(Subject::parse(DECISION)?),
            kind,
        };
        tree.push(Hash::leaf(&leaf.bytes()));
    }
    let name = KeyName::parse("cpts.example/log")?;
    let signer = Signer::new(name.clone(), secret(u32::MAX));
    let note = Checkpoint::new(&name, tree.head())?.sign(&signer)?;
    let recorded = |(n, (kind, bytes)): (usize, &(Kind, String))| -> Made<Recorded> {
        let index = before + n as u64;
        let proof = InclusionProof::of(index, tree.size(), &tree)?.ok_or("no proof")?;
        Ok(Recorded {
            index,
            kind: *kind,
            salt: hex::encode(salt.bytes()),
            bytes: bytes.clone(),
            proof: proof.hashes().iter().map(ToString::to_string).collect(),
        })
    };
    Ok(Archive {
        head: Head {
            format: Format::First,
            log: signer.verifier().to_string(),
            checkpoint: note.to_string(),
        },
        records: records
            .iter()
            .enumerate()
            .map(recorded)
            .collect::<Made<_>>()?,
        persons: Vec::new(),
        reasons: Vec::new(),
        wordings: Vec::new(),
    })
}
