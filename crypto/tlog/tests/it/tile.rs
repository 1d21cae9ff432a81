//! Tiles: their names, what an append writes, proofs from them, and what an audit finds.

use proptest::prelude::*;
use tlog::audit::{Fault, audit};
use tlog::hash::Hash;
use tlog::tile::{
    Edge, Files, Kind, MAX_ENTRY, NotGrown, NotTheEdge, Tile, TileError, TileProver,
    consistency_tiles, edge_tiles, inclusion_tiles, read_bundle, touched, write_bundle,
};
use tlog::tree::{ConsistencyProof, Head, InclusionProof, MAX_SIZE, Tree, root};

use crate::log;

const LEAVES: Kind = Kind::Hashes { level: 0 };

#[test]
fn a_tile_has_one_name() {
    let names = [
        (LEAVES, 0, 256, "tile/0/000"),
        (Kind::Hashes { level: 63 }, 999, 1, "tile/63/999.p/1"),
        (LEAVES, 1000, 255, "tile/0/x001/000.p/255"),
        (Kind::Entries, 1_234_067, 256, "tile/entries/x001/x234/067"),
        (
            Kind::Hashes { level: 1 },
            MAX_SIZE >> 8,
            256,
            "tile/1/x018/x014/x398/x509/x481/984",
        ),
    ];
    for (kind, index, width, name) in names {
        let tile = Tile::new(kind, index, width).unwrap();
        assert_eq!(tile.to_string(), name);
        assert_eq!(Tile::parse(name), Ok(tile));
    }
    for other in [
        "",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/000",
        "tile/0/x01/000",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/X001/000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000.p/1/",
        "tile/0/000.p/1.p/1",
        "tile/0/000/",
        "tile/0//000",
        "tile/0/00a",
        "tile/0/x018/x014/x398/x509/x481/985",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/entry/000",
        "tile/data/000",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/٠٠٠",
    ] {
        assert!(Tile::parse(other).is_err(), "{other}");
    }
}

#[test]
fn the_example_of_the_specification() {
    let names = |size| {
        let mut widths = Vec::new();
        for tile in touched(0, size) {
            if let Kind::Hashes { level } = tile.kind() {
                widths.push((level, tile.width()));
            }
        }
        widths
    };
    let widths = names(70_000);
    let count = |wanted| widths.iter().filter(|tile| **tile == wanted).count();
    assert_eq!(count((0, 256)), 273);
    assert_eq!(count((0, 112)), 1);
    assert_eq!(count((1, 256)), 1);
    assert_eq!(count((1, 17)), 1);
    assert_eq!(count((2, 1)), 1);
    assert_eq!(widths.len(), 277);
    assert_eq!(names(256), [(0, 256), (1, 1)]);
}

#[test]
fn what_is_appended_in_any_batches_gives_the_same_files_and_the_same_root() {
    let entries = log::entries(1_100);
    let (all, _) = log::files(&entries, 1_100);
    for batch in [1, 3, 255, 256, 257, 700] {
        let (edge, files) = log::files(&entries, batch);
        assert_eq!(edge, all);
        assert_eq!(edge.head(), Tree::of(&entries).head());
        assert_eq!(audit(&edge.head(), &files), Ok(()));
        for tile in touched(0, 1_100) {
            assert!(files.contains_key(&tile), "{tile} with batches of {batch}");
        }
    }
}

#[test]
fn an_append_writes_what_it_touches_and_nothing_else() {
    let entries = log::entries(1_000);
    for (old, new) in [
        (0, 1),
        (0, 0),
        (7, 7),
        (5, 300),
        (255, 256),
        (256, 257),
        (511, 513),
        (0, 1_000),
    ] {
        let edge = Edge::new().append(&entries[..old]).unwrap().edge;
        let grown = edge.append(&entries[old..new]).unwrap();
        let mut written: Vec<Tile> = grown.tiles.iter().map(|(tile, _)| *tile).collect();
        written.sort_unstable();
        let mut expected: Vec<Tile> = touched(old as u64, new as u64).collect();
        expected.sort_unstable();
        assert_eq!(written, expected, "{old} to {new}");
        assert_eq!(grown.edge.head().size, new as u64);
        assert_eq!(edge.head().size, old as u64, "what was is as it was");
    }
}

#[test]
fn the_edge_reads_back_from_its_tiles() {
    let entries = log::entries(600);
    for size in [0, 1, 2, 255, 256, 257, 511, 512, 600] {
        let (edge, files) = log::files(&entries[..size], 100);
        assert_eq!(Edge::read(size as u64, &files).unwrap(), edge);
        let needed: Files = edge_tiles(size as u64)
            .into_iter()
            .map(|tile| (tile, files[&tile].clone()))
            .collect();
        assert_eq!(Edge::read(size as u64, &needed).unwrap(), edge);
    }
    let (_, mut files) = log::files(&entries, 100);
    let bundle = Tile::at(Kind::Entries, 2, 600).unwrap();
    files.get_mut(&bundle).unwrap()[5] ^= 1;
    assert_eq!(
        Edge::read(600, &files),
        Err(NotTheEdge::Entry { index: 512 })
    );
    files.remove(&bundle);
    assert!(matches!(
        Edge::read(600, &files),
        Err(NotTheEdge::Tile(TileError::Read(_)))
    ));
}

#[test]
fn a_log_of_millions_has_its_edge_in_three_tiles() {
    let size = 3 * 256 * 256 + 5 * 256 + 7;
    let tiles: Vec<String> = edge_tiles(size).iter().map(Tile::to_string).collect();
    assert_eq!(
        tiles,
        [
            "tile/entries/773.p/7",
            "tile/0/773.p/7",
            "tile/1/003.p/5",
            "tile/2/000.p/3"
        ]
    );
    assert!(
        edge_tiles(256 * 256)
            .iter()
            .all(|tile| tile.to_string() == "tile/2/000.p/1")
    );
    assert!(edge_tiles(0).is_empty());
}

#[test]
fn entries_that_are_too_long_are_refused_whole() {
    let edge = Edge::new();
    assert!(edge.append(&[vec![0; MAX_ENTRY]]).is_ok());
    let long = [vec![], vec![0; MAX_ENTRY + 1]];
    assert_eq!(edge.append(&long), Err(NotGrown::TooLong));
    assert!(write_bundle(&long).is_err());
    assert!(write_bundle(&[[]; 257]).is_err());
}

#[test]
fn a_bundle_has_exactly_its_entries() {
    let entries = [b"a".to_vec(), Vec::new(), vec![7; 300]];
    let bytes = write_bundle(&entries).unwrap();
    assert_eq!(read_bundle(&bytes, 3).unwrap(), entries);
    for width in [0, 1, 2, 4] {
        assert!(read_bundle(&bytes, width).is_err(), "{width}");
    }
    for length in 0..bytes.len() {
        assert!(read_bundle(&bytes[..length], 3).is_err());
    }
}

#[test]
fn a_partial_tile_is_the_beginning_of_the_full_one() {
    let entries = log::entries(256);
    let (_, full) = log::files(&entries, 256);
    for kind in [LEAVES, Kind::Entries] {
        for size in [1, 100, 255] {
            let (_, partial) = log::files(&entries[..size], 256);
            let tile = Tile::at(kind, 0, size as u64).unwrap();
            let wide = &full[&Tile::at(kind, 0, 256).unwrap()];
            assert_eq!(tile.narrow(wide).unwrap(), partial[&tile]);
            assert!(tile.is_in(256) && tile.is_in(size as u64));
            assert!(!tile.is_in(size as u64 - 1));
            assert!(tile.narrow(&[0]).is_err());
        }
    }
    assert!(!Tile::parse("tile/63/000").unwrap().is_in(MAX_SIZE));
    assert!(!Tile::parse("tile/1/000.p/1").unwrap().is_in(255));
}

#[test]
fn an_audit_says_where_a_log_was_changed() {
    let entries = log::entries(600);
    let (edge, files) = log::files(&entries, 600);
    let head = edge.head();
    let changed = |name: &str, byte: usize| {
        let mut files = files.clone();
        files.get_mut(&Tile::parse(name).unwrap()).unwrap()[byte] ^= 1;
        audit(&head, &files).unwrap_err()
    };
    assert_eq!(
        changed("tile/0/001", 32 * 3 + 1),
        Fault::Entry { index: 259 }
    );
    // The third byte is the first of the first entry.
    assert_eq!(
        changed("tile/entries/002.p/88", 2),
        Fault::Entry { index: 512 }
    );
    assert!(matches!(changed("tile/entries/001", 0), Fault::Bundle(_)));
    let above = Tile::parse("tile/1/000.p/2").unwrap();
    assert_eq!(changed("tile/1/000.p/2", 40), Fault::Tile(above));
    let mut without = files.clone();
    without.remove(&above);
    assert!(matches!(audit(&head, &without), Err(Fault::Read { tile, .. }) if tile == above));
    // A history that was written anew is whole, and not the one that was signed.
    let mut other = entries.clone();
    other[3] = b"another".to_vec();
    let (_, forged) = log::files(&other, 600);
    assert_eq!(audit(&head, &forged), Err(Fault::Root));
    assert_eq!(audit(&Head::EMPTY, &Files::new()), Ok(()));
}

#[test]
fn every_changed_bit_of_a_small_log_is_found() {
    let (edge, files) = log::files(&log::entries(5), 5);
    for (tile, bytes) in &files {
        for (bit, changed) in log::flipped(bytes) {
            let mut files = files.clone();
            files.insert(*tile, changed);
            assert!(audit(&edge.head(), &files).is_err(), "{tile} {bit}");
        }
    }
}

#[test]
fn tiles_of_the_wrong_size_give_no_proof() {
    let (_, mut files) = log::files(&log::entries(600), 600);
    let tile = Tile::parse("tile/0/001").unwrap();
    files.get_mut(&tile).unwrap().pop();
    let prover = TileProver::new(600, &files);
    assert_eq!(prover.inclusion(300), Err(TileError::Shape(tile)));
    assert_eq!(prover.inclusion(600), Err(TileError::NoSuchNode));
    assert_eq!(prover.consistency(601), Err(TileError::NoSuchNode));
    assert!(TileProver::new(5_000, &files).inclusion(4_000).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn proofs_from_tiles_are_those_from_the_tree(
        size in 1..3_000_u64, index: u64, old: u64, batch in 1..600_usize,
    ) {
        let entries = log::entries(size);
        let tree = Tree::of(&entries);
        let (edge, files) = log::files(&entries, batch);
        prop_assert_eq!(edge.head(), tree.head());
        let (index, old) = (index % size, old % (size + 1));
        let prover = TileProver::new(size, &files);
        prop_assert_eq!(prover.root().unwrap(), tree.head().root);
        let proof = prover.inclusion(index).unwrap();
        prop_assert_eq!(&Some(proof), &InclusionProof::of(index, size, &tree).unwrap());
        let proof = prover.consistency(old).unwrap();
        prop_assert_eq!(&Some(proof), &ConsistencyProof::of(old, size, &tree).unwrap());
        // Also with what was named beforehand, and nothing else.
        let only = |tiles: Vec<Tile>| -> Files {
            tiles.into_iter().map(|tile| (tile, files[&tile].clone())).collect()
        };
        let few = only(inclusion_tiles(index, size).unwrap());
        prop_assert!(TileProver::new(size, &few).inclusion(index).is_ok());
        let few = only(consistency_tiles(old, size).unwrap());
        prop_assert!(TileProver::new(size, &few).consistency(old).is_ok());
        // Of an older tree, though its partial tiles were replaced.
        if old > 0 {
            let prover = TileProver::new(old, &files);
            prop_assert_eq!(prover.root().unwrap(), root(old, &tree).unwrap());
            let index = index % old;
            let proof = prover.inclusion(index).unwrap();
            let head = Head { size: old, root: root(old, &tree).unwrap() };
            let leaf = Hash::leaf(&entries[usize::try_from(index).unwrap()]);
            prop_assert_eq!(proof.verify(&leaf, index, &head), Ok(()));
        }
    }

    #[test]
    fn a_name_of_anyone_is_that_of_a_tile_or_of_none(name in "(tile/)?[0-9x/.pe]{0,30}") {
        if let Ok(tile) = Tile::parse(&name) {
            prop_assert_eq!(tile.to_string(), name);
        }
    }

    #[test]
    fn every_tile_reads_back(level in 0..=63_u8, index in 0..=MAX_SIZE >> 8, width in 1..=256_u16) {
        for kind in [Kind::Hashes { level }, Kind::Entries] {
            let tile = Tile::new(kind, index, width).unwrap();
            prop_assert_eq!(Tile::parse(&tile.to_string()), Ok(tile));
        }
    }
}
