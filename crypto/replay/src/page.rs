//! For a page in the browser.

use finding::Language;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks an archive; gives [`crate::Shown`] as JSON. The language is `en` or else French; the key of the log may be empty.
#[wasm_bindgen]
pub fn check(archive: &[u8], language: &str, log: &str) -> String {
    let language = if language == "en" {
        Language::English
    } else {
        Language::French
    };
    let log = Some(log.trim()).filter(|it| !it.is_empty());
    let shown = crate::check(archive, language, log);
    serde_json::to_string(&shown).unwrap_or_default()
}
