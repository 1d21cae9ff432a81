//! For a page in a browser: texts in; out comes the message, or `!` and the word for why there is none. The browser gives
//! 32 bytes of chance a call.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::Refused;

/// [`crate::seed`]
#[wasm_bindgen]
pub fn seed(chance: &[u8]) -> String {
    told(crate::seed(chance))
}

/// [`crate::certificate`]
#[wasm_bindgen]
pub fn certificate(
    seed: &str,
    place: usize,
    threshold: usize,
    size: usize,
    chance: &[u8],
) -> String {
    told(crate::certificate(seed, place, threshold, size, chance))
}

/// [`crate::polynomial`]
#[wasm_bindgen]
pub fn polynomial(seed: &str, certificates: &str, threshold: usize, chance: &[u8]) -> String {
    told(crate::polynomial(seed, certificates, threshold, chance))
}

/// [`crate::answer`]
#[wasm_bindgen]
pub fn answer(
    seed: &str,
    certificates: &str,
    threshold: usize,
    received: &str,
    chance: &[u8],
) -> String {
    told(crate::answer(
        seed,
        certificates,
        threshold,
        received,
        chance,
    ))
}

/// [`crate::owns`]
#[wasm_bindgen]
pub fn owns(seed: &str, certificates: &str, threshold: usize) -> String {
    told(crate::owns(seed, certificates, threshold).map(|place| place.to_string()))
}

/// [`crate::decrypt`]: the identifier, how many ballots, and the part, separated by spaces.
#[wasm_bindgen]
pub fn decrypt(seed: &str, sealed: &str, archive: &[u8], chance: &[u8]) -> String {
    let opened = crate::decrypt(seed, sealed, archive, chance);
    told(opened.map(|it| format!("{} {} {}", it.uuid, it.ballots, it.part)))
}

fn told(outcome: Result<String, Refused>) -> String {
    outcome.unwrap_or_else(|refused| format!("!{}", refused.code()))
}
