//! An envelope that is read is written again byte for byte; the same bytes as payload of a signed one are
//! either refused or the one form of what was read.

#![no_main]

use std::sync::LazyLock;

use eddsa::SecretKey;
use libfuzzer_sys::fuzz_target;
use signed::decision::{Answer, Position, Reason, Vote, Word};
use signed::device::{Approval, Enrolment, Revocation};
use signed::key::DeviceKey;
use signed::{Envelope, ToSign};

static SECRET: LazyLock<SecretKey> = LazyLock::new(|| SecretKey::from_seed(&[1; 32]));
static KEY: LazyLock<DeviceKey> = LazyLock::new(|| DeviceKey::new(SECRET.public()));

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reason) = Reason::parse(bytes) {
        assert_eq!(reason.bytes().as_deref(), Ok(bytes));
    }
    let Ok(envelope) = Envelope::parse(bytes) else {
        return;
    };
    assert_eq!(envelope.bytes(), bytes);
    macro_rules! verify {
        ($($type:ty),*) => {
            $(if let Ok(verified) = envelope.clone().verify::<$type>(&KEY) {
                let again = ToSign::new(verified.payload().clone()).expect("it was sound");
                assert_eq!(again.sign(&SECRET).expect("it was signed"), verified);
            })*
        };
    }
    verify!(Enrolment, Approval, Revocation, Position, Answer, Word, Vote);
    let _ = envelope.verify_enrolment();
});
