//! For a page in the browser: the bytes of an archive or of an election's dossier in, sentences out. Nothing leaves the page.

use std::io::{self, Read};

use belenios::audit::{audit, in_turn};
use belenios::hash::Fingerprint;
use election::bundle;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Dossier, Findings, Language};

/// Checks an archive; gives [`Findings`] as JSON, or [`Dossier`] for the dossier of an election. The language is `en` or
/// else French; the tracking number may be empty; `progress` is told each percentage of the archive once it is read.
#[wasm_bindgen]
pub fn check(archive: &[u8], language: &str, tracker: &str, progress: &Function) -> String {
    let language = if language == "en" {
        Language::English
    } else {
        Language::French
    };
    let tracker: String = tracker.split_whitespace().collect();
    // What is no tracking number is nobody's.
    let tracker = (!tracker.is_empty()).then(|| Fingerprint::from_base64(&tracker).ok());
    if bundle::is_dossier(archive) {
        return dossier(archive, language, tracker);
    }
    let report = audit(Told::of(archive, progress), in_turn);
    let mut findings = Findings::of(&report, language);
    if let Some(tracker) = tracker {
        findings = findings.with_tracker(&report, tracker, language);
    }
    serde_json::to_string(&findings).unwrap_or_default()
}

fn dossier(bytes: &[u8], language: Language, tracker: Option<Option<Fingerprint>>) -> String {
    let Ok(files) = bundle::read(bytes) else {
        // It is told as an archive that breaks off.
        let report = audit(bytes, in_turn);
        return serde_json::to_string(&Findings::of(&report, language)).unwrap_or_default();
    };
    let report = election::audit::audit(&files, in_turn);
    let mut found = Dossier::of(&report, language);
    if let Some(tracker) = tracker {
        found = found.with_tracker(&report, tracker, language);
    }
    serde_json::to_string(&found).unwrap_or_default()
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
