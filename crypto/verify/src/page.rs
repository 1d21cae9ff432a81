//! For a page in the browser: the bytes of an archive in, sentences out. Nothing leaves the page.

use std::io::{self, Read};

use belenios::audit::{audit, in_turn};
use belenios::hash::Fingerprint;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Findings, Language};

/// Checks an archive; gives [`Findings`] as JSON. The language is `en` or else French; the tracking number
/// may be empty; `progress` is told each percentage of the archive once it is read.
#[wasm_bindgen]
pub fn check(archive: &[u8], language: &str, tracker: &str, progress: &Function) -> String {
    let language = if language == "en" {
        Language::English
    } else {
        Language::French
    };
    let report = audit(Told::of(archive, progress), in_turn);
    let mut findings = Findings::of(&report, language);
    let tracker = tracker.trim();
    if !tracker.is_empty() {
        // What is no tracking number is nobody's.
        let tracker = Fingerprint::from_base64(tracker).ok();
        findings = findings.with_tracker(&report, tracker, language);
    }
    serde_json::to_string(&findings).unwrap_or_default()
}

/// An archive that says how far it is read.
struct Told<'a> {
    rest: &'a [u8],
    length: usize,
    told: usize,
    progress: &'a Function,
}

impl<'a> Told<'a> {
    const fn of(archive: &'a [u8], progress: &'a Function) -> Self {
        Self {
            rest: archive,
            length: archive.len(),
            told: 0,
            progress,
        }
    }
}

impl Read for Told<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest.read(buffer)?;
        let read = self.length - self.rest.len();
        // An archive of 42 MB times 100 would not fit 32 bits.
        let percent = read / (self.length / 100).max(1);
        if self.told < percent {
            self.told = percent;
            // Who is not told is no reason to stop.
            let _told = self.progress.call1(
                &JsValue::NULL,
                &JsValue::from(u32::try_from(percent).unwrap_or(100)),
            );
        }
        Ok(count)
    }
}
