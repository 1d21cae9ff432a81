//! Other people's crates judge what was fetched: `signed_note` the checkpoint, `tlog_tiles` the tiles and its own
//! proofs, `ct-merkle` the entries and the receipts.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use service::log::Logged;
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::{
    Checkpoint, Error, Hash, Tile, TileHashReader, TileReader, check_record, check_tree,
    prove_record, prove_tree, record_hash, tree_hash,
};

use super::running::Running;

/// A published tree.
pub struct Tree {
    checkpoint: Checkpoint,
}

/// Tiles over HTTP. Its paths begin with the height of a tile, which is always 8.
struct Served<'a>(&'a Running);

impl TileReader for Served<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, Error> {
        let path = |tile: &Tile| tile.path().replacen("tile/8/", "tile/", 1);
        let get = |tile| self.0.get(&format!("/log/loire/{}", path(tile)));
        Ok(tiles.iter().map(get).collect())
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

impl Tree {
    /// The checkpoint that is served, once its signature holds.
    pub fn fetch(running: &Running) -> Self {
        let key = String::from_utf8(running.get("/log/loire/key")).unwrap();
        let key = StandardVerifier::new(key.trim_end()).unwrap();
        let note = Note::from_bytes(&running.get("/log/loire/checkpoint")).unwrap();
        let (verified, unknown) = note
            .verify(&VerifierList::new(vec![Box::new(key)]))
            .unwrap();
        assert_eq!((verified.len(), unknown.len()), (1, 0));
        let checkpoint = Checkpoint::from_bytes(note.text()).unwrap();
        let origin = format!("127.0.0.1:{}/log/loire", running.port);
        assert_eq!(checkpoint.origin(), origin);
        Self { checkpoint }
    }

    pub fn size(&self) -> u64 {
        self.checkpoint.size()
    }

    fn root(&self) -> Hash {
        *self.checkpoint.hash()
    }

    /// Tiles, entries and receipts are those of this tree.
    pub fn verify(&self, running: &Running, logged: &[Logged]) {
        let (size, root) = (self.size(), self.root());
        let served = Served(running);
        let reader = TileHashReader::new(size, root, &served);
        assert_eq!(tree_hash(size, &reader).unwrap(), root);
        let entries = self.entries(running);
        let mut tree: MemoryBackedTree<sha2_next::Sha256, Vec<u8>> = MemoryBackedTree::new();
        for (index, entry) in (0..).zip(&entries) {
            if index % 17 == 0 {
                let proof = prove_record(size, index, &reader).unwrap();
                check_record(&proof, size, root, index, record_hash(entry)).unwrap();
            }
            tree.push(entry.clone());
        }
        assert_eq!(tree.root().as_bytes()[..], root.0);
        for one in logged.iter().step_by(7) {
            self.receipt(running, one, &entries, &tree);
        }
    }

    /// The receipt of an entry is the proof that `ct-merkle` makes of it.
    fn receipt(
        &self,
        running: &Running,
        one: &Logged,
        entries: &[Vec<u8>],
        tree: &MemoryBackedTree<sha2_next::Sha256, Vec<u8>>,
    ) {
        let text = running.get(&format!("/log/loire/proof/{}", one.hex()));
        let text = String::from_utf8(text).unwrap();
        let (head, note) = text.split_once("\n\n").unwrap();
        let note = Note::from_bytes(note.as_bytes()).unwrap();
        assert_eq!(
            Checkpoint::from_bytes(note.text()).unwrap().size(),
            self.size()
        );
        let index = head.lines().nth(1).unwrap().strip_prefix("index ").unwrap();
        let index: usize = index.parse().unwrap();
        assert_eq!(record_hash(&entries[index]).0, *one.hash.bytes());
        let hashes: Vec<u8> = head
            .lines()
            .skip(2)
            .flat_map(|line| Hash::parse_hash(line).unwrap().0)
            .collect();
        assert_eq!(hashes, tree.prove_inclusion(index).as_bytes());
    }

    fn entries(&self, running: &Running) -> Vec<Vec<u8>> {
        let mut entries = Vec::new();
        let mut first = 0;
        while first < self.size() {
            let width = (self.size() - first).min(256);
            let partial = if width == 256 {
                String::new()
            } else {
                format!(".p/{width}")
            };
            let path = format!("/log/loire/tile/entries/{:03}{partial}", first / 256);
            let bundle = running.get(&path);
            let mut rest = bundle.as_slice();
            while let Some((length, after)) = rest.split_first_chunk::<2>() {
                let (entry, after) = after.split_at(usize::from(u16::from_be_bytes(*length)));
                entries.push(entry.to_vec());
                rest = after;
            }
            first += width;
        }
        assert_eq!(entries.len() as u64, self.size());
        entries
    }

    /// This tree extends an older one.
    pub fn extends(&self, running: &Running, old: &Self) {
        assert!(old.size() < self.size());
        let served = Served(running);
        let reader = TileHashReader::new(self.size(), self.root(), &served);
        let proof = prove_tree(self.size(), old.size(), &reader).unwrap();
        check_tree(&proof, self.size(), self.root(), old.size(), old.root()).unwrap();
    }
}
