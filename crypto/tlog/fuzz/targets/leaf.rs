//! An entry that is read is written again byte for byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::leaf::Leaf;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(leaf) = Leaf::parse(bytes) {
        assert_eq!(leaf.bytes(), bytes);
    }
});
