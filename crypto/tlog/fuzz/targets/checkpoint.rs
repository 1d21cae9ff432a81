//! A checkpoint that is read is written again byte for byte; a policy never panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tlog::checkpoint::Checkpoint;
use tlog::policy::Policy;

fuzz_target!(|text: &str| {
    if let Ok(checkpoint) = Checkpoint::parse(text) {
        assert_eq!(checkpoint.text(), text);
    }
    let _ = Policy::parse(text);
});
