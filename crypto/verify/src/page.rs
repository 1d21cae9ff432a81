//! For a page in the browser: the bytes of an archive in, sentences out. Nothing leaves the page.

use belenios::audit::{audit, in_turn};
use belenios::hash::Fingerprint;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Findings, Language};

/// Checks an archive; gives [`Findings`] as JSON. The language is `en` or else French; the tracking number
/// may be empty.
#[wasm_bindgen]
pub fn check(archive: &[u8], language: &str, tracker: &str) -> String {
    let language = if language == "en" {
        Language::English
    } else {
        Language::French
    };
    let report = audit(archive, in_turn);
    let mut findings = Findings::of(&report, language);
    let tracker = tracker.trim();
    if !tracker.is_empty() {
        // What is no tracking number is nobody's.
        let tracker = Fingerprint::from_base64(tracker).ok();
        findings = findings.with_tracker(&report, tracker, language);
    }
    serde_json::to_string(&findings).unwrap_or_default()
}
