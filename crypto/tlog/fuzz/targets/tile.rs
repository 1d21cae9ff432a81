//! A path that is read is written again; the same bytes as a bundle, too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::tile::{Tile, read_bundle, write_bundle};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(tile) = Tile::parse(text) {
            assert_eq!(tile.to_string(), text);
            let _ = tile.is_in(u64::MAX);
            let _ = tile.narrow(bytes);
        }
    }
    for width in [0, 1, 2, 3, 256] {
        if let Ok(entries) = read_bundle(bytes, width) {
            assert_eq!(write_bundle(&entries).expect("it was one"), bytes);
        }
    }
});
