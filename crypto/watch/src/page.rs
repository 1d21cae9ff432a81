//! For a page in the browser: texts in, texts out.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Broken, Pair};

const fn word(broken: Broken) -> &'static str {
    match broken {
        Broken::Signature => "signature",
        Broken::Shorter => "shorter",
        Broken::Differs => "differs",
    }
}

/// Compares two checkpoints: the paths of the tiles to fetch, a line each, after a line `tiles`; or the word of
/// what is wrong.
#[wasm_bindgen]
pub fn compare(key: &str, old: &str, new: &str) -> String {
    match Pair::open(key, old, new) {
        Err(broken) => word(broken).to_owned(),
        Ok(pair) => pair
            .tiles()
            .iter()
            .fold("tiles".to_owned(), |text, tile| format!("{text}\n{tile}")),
    }
}

/// Judges them by the bytes of those tiles, one after the other: `extends`, or the word of what is wrong.
#[wasm_bindgen]
pub fn judge(key: &str, old: &str, new: &str, tiles: &[u8]) -> String {
    let judged = Pair::open(key, old, new).and_then(|pair| pair.judge(tiles));
    match judged {
        Ok(()) => "extends".to_owned(),
        Err(broken) => word(broken).to_owned(),
    }
}

/// How many entries a checkpoint has, if the key signed it; or else nothing.
#[wasm_bindgen]
pub fn size(key: &str, note: &str) -> Option<String> {
    let pair = Pair::open(key, note, note).ok()?;
    Some(pair.sizes().1.to_string())
}
