//! How long appending and proving take in a large log:
//! `cargo run --release -p tlog --example tlog_speed -- [LEAVES]`.
//!
//! The tiles are in memory; whoever keeps them elsewhere adds the time of reading and writing them, which
//! is told in tiles. One line a measure, and an error when a figure of the project does not hold.

use std::error::Error;
use std::time::{Duration, Instant};

use eddsa::SecretKey;
use tlog::checkpoint::Checkpoint;
use tlog::hash::Hash;
use tlog::note::{KeyName, Signer};
use tlog::tile::{Edge, Files, Tile, TileProver, inclusion_tiles};

/// What must hold in a log of a million leaves.
const LONGEST_PROOF: Duration = Duration::from_millis(20);
const FEWEST_APPENDS: f64 = 300.0;

fn main() -> Result<(), Box<dyn Error>> {
    let leaves = std::env::args().nth(1);
    let leaves: u64 = leaves.map_or(Ok(1_000_000), |text| text.parse())?;
    let entry = |number: u64| format!(r#"{{"v":1,"t":"speed","of":"{number}"}}"#);

    let start = Instant::now();
    let (mut edge, mut files) = (Edge::new(), Files::new());
    for first in (0..leaves).step_by(256) {
        let batch: Vec<String> = (first..leaves.min(first + 256)).map(entry).collect();
        let grown = edge.append(&batch)?;
        edge = grown.edge;
        // Partial tiles on the way are replaced by wider ones.
        let lasting = |tile: &Tile| Tile::at(tile.kind(), tile.index(), leaves) == Some(*tile);
        files.extend(grown.tiles.into_iter().filter(|(tile, _)| lasting(tile)));
    }
    let took = start.elapsed();
    println!(
        "{leaves} leaves by 256\t{:.0} a second",
        f64_of(leaves) / took.as_secs_f64()
    );

    // One entry a time, each with its own signed checkpoint: the slowest way.
    let name = KeyName::parse("speed.example/log")?;
    let signer = Signer::new(name.clone(), SecretKey::from_seed(&[1; 32]));
    let (mut alone, mut tiles) = (edge.clone(), 0);
    let count = 1_000;
    let start = Instant::now();
    for number in 0..count {
        let grown = alone.append(&[entry(leaves + number)])?;
        alone = grown.edge;
        tiles += grown.tiles.len();
        let note = Checkpoint::new(&name, alone.head())?.sign(&signer)?;
        assert!(!note.lines().is_empty());
    }
    let appends = f64_of(count) / start.elapsed().as_secs_f64();
    println!("one by one, with a checkpoint each\t{appends:.0} a second, {tiles} tiles written");

    let (mut times, mut read) = (Vec::new(), 0);
    let head = edge.head();
    let prover = TileProver::new(leaves, &files);
    for number in 0..count {
        // Spread over the log.
        let index = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % leaves;
        let start = Instant::now();
        let proof = prover
            .inclusion(index)
            .map_err(|error| format!("{error:?}"))?;
        times.push(start.elapsed());
        read += inclusion_tiles(index, leaves)?.len();
        proof.verify(&Hash::leaf(entry(index).as_bytes()), index, &head)?;
    }
    times.sort_unstable();
    // Of the slowest, one in a hundred waited for the machine's other programs.
    let slow = times.iter().rev().nth(times.len() / 100);
    let slow = *slow.ok_or("no proof was made")?;
    println!(
        "inclusion proof\t{:.3} ms each, {:.3} ms one in a hundred, {read} tiles read for {count}",
        milliseconds(times.iter().sum::<Duration>()) / f64_of(count),
        milliseconds(slow),
    );

    let start = Instant::now();
    edge_again(&files, leaves)?;
    println!(
        "edge read from its tiles\t{:.3} ms",
        milliseconds(start.elapsed())
    );
    if LONGEST_PROOF < slow || appends < FEWEST_APPENDS {
        return Err("the figures do not hold".into());
    }
    Ok(())
}

fn edge_again(files: &Files, leaves: u64) -> Result<(), Box<dyn Error>> {
    Edge::read(leaves, files).map_err(|error| format!("{error:?}"))?;
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[expect(clippy::cast_precision_loss, reason = "a speed to be read by people")]
fn f64_of(count: u64) -> f64 {
    count as f64
}
