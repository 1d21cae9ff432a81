//! Trustees that stand up keep their bytes; the messages of a ceremony are read or refused.

#![no_main]

use belenios::trustee::{Certificate, Polynomial, Trustees, Vinput, Voutput};
use belenios::wire::{read_canonical, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(trustees) = Trustees::read(bytes) {
        assert_eq!(trustees.bytes(), bytes);
        assert!(!trustees.holders().is_empty());
        let again = Trustees::new(trustees.items().to_vec()).expect("they stood up");
        assert_eq!(again.key(), trustees.key());
    }
    if let Ok(certificate) = read_canonical::<Certificate>(bytes) {
        assert_eq!(write(&certificate), bytes);
    }
    if let Ok(polynomial) = read_canonical::<Polynomial>(bytes) {
        assert_eq!(write(&polynomial), bytes);
    }
    if let Ok(vinput) = read_canonical::<Vinput>(bytes) {
        assert_eq!(write(&vinput), bytes);
    }
    if let Ok(voutput) = read_canonical::<Voutput>(bytes) {
        assert_eq!(write(&voutput), bytes);
    }
});
