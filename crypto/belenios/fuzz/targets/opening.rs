//! Tallies, their records, partial decryptions and results: read in their canonical form or not at all.

#![no_main]

use belenios::decryption::{OwnedRecord, PartialDecryption};
use belenios::result::Counts;
use belenios::tally::{EncryptedTally, TallyRecord};
use belenios::wire::{read_canonical, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(tally) = read_canonical::<EncryptedTally>(bytes) {
        assert_eq!(write(&tally), bytes);
    }
    if let Ok(record) = read_canonical::<TallyRecord>(bytes) {
        assert_eq!(write(&record), bytes);
    }
    if let Ok(decryption) = read_canonical::<PartialDecryption>(bytes) {
        assert_eq!(write(&decryption), bytes);
    }
    if let Ok(record) = read_canonical::<OwnedRecord>(bytes) {
        assert_eq!(write(&record), bytes);
    }
    if let Ok(counts) = read_canonical::<Counts>(bytes) {
        assert_eq!(write(&counts), bytes);
    }
});
