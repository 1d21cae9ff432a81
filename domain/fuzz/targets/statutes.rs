//! Statutes that are read keep their digest, and whatever they say, every rule can be asked of them.

#![no_main]

use domain::election::limits::Limits;
use domain::statutes::{DecisionKind, OrganKind, ReadRefused, Statutes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(statutes) = Statutes::draft(text) else {
        assert!(matches!(Statutes::read(text), Err(ReadRefused::Unreadable(_))));
        return;
    };
    let canonical = statutes.canonical();
    let again = Statutes::draft(&canonical).expect("it was written by us");
    assert_eq!(again, statutes);
    assert_eq!(again.digest(), statutes.digest());
    let contradictions = statutes.contradictions();
    assert_eq!(contradictions.is_empty(), Statutes::read_canonical(&canonical).is_ok());
    let _ = (statutes.warnings(), Limits::of(&statutes));
    for organ in OrganKind::ALL {
        for decision in DecisionKind::ALL {
            let _ = statutes.rules(*organ, *decision);
            let _ = statutes.caps_on(*organ, *decision).count();
        }
    }
});
