//! A request to a witness that is read is written again byte for byte; judging it never panics.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tlog::note::VerifierKey;
use tlog::tree::Head;
use tlog::witness::{AddCheckpoint, judge};

static LOG: LazyLock<VerifierKey> = LazyLock::new(|| {
    VerifierKey::parse(include_str!("../../tests/vectors/log.vkey")).expect("the vector reads")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = AddCheckpoint::parse(bytes) {
        assert_eq!(request.to_string().as_bytes(), bytes);
        let _ = judge(&request, Some(&LOG), &Head::EMPTY);
    }
});
