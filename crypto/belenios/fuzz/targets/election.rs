//! An election that is read keeps its bytes, and reads the same from its canonical form.

#![no_main]

use belenios::election::Election;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(election) = Election::read(bytes) {
        assert_eq!(election.bytes(), bytes);
        let canonical = Election::new(election.parameters().clone()).expect("it was checked");
        let again = Election::read(canonical.bytes()).expect("it was written by us");
        assert_eq!(again.parameters(), election.parameters());
    }
});
