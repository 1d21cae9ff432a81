//! Writes a whole log to a folder, for other people's software to judge:
//! `cargo run -p tlog --example write -- FOLDER [ENTRIES]`.
//!
//! `log.vkey`, `witness.vkey` the keys; `checkpoint` and `tile/` as they are served; `old` an earlier
//! checkpoint and `consistency` the proof from it, a hash a line; `receipt.tlog-proof` of one entry, whose
//! number is in it. The entries are `entry <number>` and a newline.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use eddsa::SecretKey;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::note::{KeyName, Note, Signer};
use tlog::receipt::Receipt;
use tlog::tile::{Edge, Files, Tile, TileProver};
use tlog::tree::Head;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    let entries: u64 = arguments.next().map_or(Ok(70_000), |text| text.parse())?;
    if entries < 2 {
        return Err("two entries at least".into());
    }
    let keys = Keys {
        log: Signer::new(
            KeyName::parse("log.example/2026")?,
            SecretKey::from_seed(&[1; 32]),
        ),
        witness: Cosigner::new(
            KeyName::parse("witness.example")?,
            SecretKey::from_seed(&[2; 32]),
        ),
    };

    let (mut edge, mut files) = (Edge::new(), Files::new());
    let mut old = Head::EMPTY;
    // Batches of uneven size, so that partial tiles grow, are filled and are skipped.
    let mut first = 0;
    while first < entries {
        let end = entries.min(first + 1 + first % 611);
        let batch: Vec<String> = (first..end).map(|n| format!("entry {n}\n")).collect();
        let grown = edge.append(&batch)?;
        files.extend(grown.tiles);
        edge = grown.edge;
        if old.size < entries / 3 {
            old = edge.head();
        }
        first = end;
    }

    let head = edge.head();
    write(&folder, "log.vkey", keys.log.verifier().to_string())?;
    write(&folder, "witness.vkey", keys.witness.verifier().to_string())?;
    write(&folder, "old", keys.sign(old)?.to_string())?;
    let checkpoint = keys.sign(head)?;
    write(&folder, "checkpoint", checkpoint.to_string())?;
    let prover = TileProver::new(head.size, &files);
    let proof = prover
        .consistency(old.size)
        .map_err(|error| format!("{error:?}"))?;
    let mut lines = String::new();
    for hash in proof.hashes() {
        writeln!(lines, "{hash}")?;
    }
    write(&folder, "consistency", lines)?;
    let index = head.size * 2 / 3;
    let proof = prover
        .inclusion(index)
        .map_err(|error| format!("{error:?}"))?;
    let receipt = Receipt::new(index, proof, checkpoint, None)?;
    write(&folder, "receipt.tlog-proof", receipt.to_string())?;
    for (tile, bytes) in &files {
        // What a log of this size serves; narrower ones it had before may be left out.
        if Tile::at(tile.kind(), tile.index(), head.size) == Some(*tile) {
            write(&folder, &tile.to_string(), bytes)?;
        }
    }
    println!("{} entries, root {}", head.size, head.root);
    Ok(())
}

struct Keys {
    log: Signer,
    witness: Cosigner,
}

impl Keys {
    fn sign(&self, head: Head) -> Result<Note, Box<dyn Error>> {
        let checkpoint = Checkpoint::new(self.log.verifier().name(), head)?;
        let mut note = checkpoint.sign(&self.log)?;
        // The time of an example.
        note.add(self.witness.cosign(&checkpoint, 1_767_000_000)?)?;
        Ok(note)
    }
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Box<dyn Error>> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(path, bytes)?;
    Ok(())
}
