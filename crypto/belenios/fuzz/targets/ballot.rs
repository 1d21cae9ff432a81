//! A ballot that is read has exactly the bytes that came; whether it verifies never panics.

#![no_main]

use std::sync::LazyLock;

use belenios::ballot::{Ballot, Verifier};
use belenios::election::Election;
use libfuzzer_sys::fuzz_target;

static ELECTION: LazyLock<Election> = LazyLock::new(|| {
    Election::read(include_bytes!("../seeds/election/weighted-blank")).expect("the seed reads")
});
static VERIFIER: LazyLock<Verifier<'static>> = LazyLock::new(|| Verifier::new(&ELECTION));

fuzz_target!(|bytes: &[u8]| {
    if let Ok(ballot) = Ballot::read(bytes) {
        assert_eq!(ballot.bytes(), bytes);
        let tracker = ballot.tracker();
        if let Ok(verified) = VERIFIER.check(ballot) {
            assert_eq!(verified.bytes(), bytes);
            assert_eq!(*verified.tracker(), tracker);
        }
    }
});
