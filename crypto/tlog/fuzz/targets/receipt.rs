//! A receipt that is read is written again byte for byte; judging it never panics.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tlog::note::VerifierKey;
use tlog::receipt::Receipt;

static LOG: LazyLock<VerifierKey> = LazyLock::new(|| {
    VerifierKey::parse(include_str!("../../tests/vectors/log.vkey")).expect("the vector reads")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(receipt) = Receipt::parse(bytes) {
        assert_eq!(receipt.to_string().as_bytes(), bytes);
        if let Ok(verified) = receipt.verify(b"ballot 123\n", &LOG, &[]) {
            assert_eq!(verified.index(), 123);
        }
    }
});
