use std::collections::{BTreeMap, BTreeSet};

use ::decision::archive::Archive;
use ::decision::record::{Kind, Text, read};
use sea_orm::ConnectionTrait;
use signed::Envelope;
use tlog::tile::{Files, Tile, inclusion_tiles};
use uuid::Uuid;

use super::other;
use crate::failure::Fault;
use crate::log::tiles as stored;

/// As many tiles are asked for at once: SQLite takes no deeper expression.
const CHUNK: usize = 200;

/// The tiles that prove these entries.
pub(crate) async fn tiles(
    db: &impl ConnectionTrait,
    log: Uuid,
    size: u64,
    indices: impl Iterator<Item = u64>,
) -> Result<Files, Fault> {
    let mut wanted: BTreeMap<String, Tile> = BTreeMap::new();
    for index in indices {
        for tile in inclusion_tiles(index, size).map_err(other)? {
            wanted.insert(tile.to_string(), tile);
        }
    }
    let wanted: Vec<Tile> = wanted.into_values().collect();
    let mut files = Files::new();
    for chunk in wanted.chunks(CHUNK) {
        files.extend(stored(db, log, chunk.iter().copied()).await?);
    }
    Ok(files)
}

/// Leaves out the reasons and words of what is newer than the checkpoint: nothing in the archive commits to them yet.
pub(super) fn known(archive: &mut Archive) {
    let (mut envelopes, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for record in &archive.records {
        match record.kind {
            Kind::Position | Kind::Answer => {
                let envelope = Envelope::parse(record.bytes.as_bytes());
                envelopes.extend(envelope.ok().map(|it| it.digest()));
            }
            Kind::Text => texts.extend(read::<Text>(&record.bytes).map(|it| it.sha256)),
            _ => {}
        }
    }
    archive.reasons.retain(|it| envelopes.contains(&it.of));
    let digest = |text: &str| domain::canonical::Digest::of(text.as_bytes());
    archive
        .wordings
        .retain(|it| texts.contains(&digest(&it.text)));
}
