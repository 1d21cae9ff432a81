//! An archive that is read is written again byte for byte; an audit of anything ends.

#![no_main]

use belenios::archive::{Content, Reader, Writer};
use belenios::audit::{audit, in_turn};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let report = audit(bytes, in_turn);
    let Ok(mut reader) = Reader::open(bytes) else {
        assert!(!report.is_sound());
        return;
    };
    let seconds = reader.header().timestamp.seconds;
    let mut writer = Writer::create(Vec::new(), seconds).expect("memory takes everything");
    let mut whole = true;
    for step in reader.by_ref() {
        let Ok(step) = step else {
            whole = false;
            break;
        };
        let written = match step.content {
            Content::Setup(setup) => writer.setup(&setup),
            Content::Ballot(ballot) => writer.ballot(&ballot),
            Content::EndBallots => writer.end_ballots(),
            Content::PartialDecryption { owner, decryption } => {
                writer.partial_decryption(owner, &decryption)
            }
            Content::Result(result) => writer.result(&result),
            // They are read as they stand, and written from values.
            Content::EncryptedTally { .. } | Content::EndShuffles => return,
        };
        assert_eq!(written.expect("it followed when it was read"), step.event);
    }
    let written = writer.finish();
    if whole {
        assert_eq!(written, bytes);
    } else {
        assert!(!report.is_sound());
    }
});
