//! A note that is read is written again byte for byte; opening it never panics.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tlog::note::{Note, VerifierKey};

static KEYS: LazyLock<[VerifierKey; 2]> = LazyLock::new(|| {
    [
        include_str!("../../tests/vectors/log.vkey"),
        include_str!("../../tests/vectors/witness.vkey"),
    ]
    .map(|text| VerifierKey::parse(text).expect("the vector reads"))
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(note) = Note::parse(bytes) {
        assert_eq!(note.to_string().as_bytes(), bytes);
        let [log, witness] = &*KEYS;
        let _ = note.open(&[log, witness]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(key) = VerifierKey::parse(text) {
            assert_eq!(key.to_string(), text);
        }
    }
});
