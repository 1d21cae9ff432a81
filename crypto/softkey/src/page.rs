//! For a page in the browser: bytes in, bytes out.

use wasm_bindgen::prelude::wasm_bindgen;

/// [`crate::public_key`]
#[wasm_bindgen]
pub fn public_key(secret: &[u8]) -> Option<Vec<u8>> {
    crate::public_key(secret)
}

/// [`crate::sign`]
#[wasm_bindgen]
pub fn sign(secret: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    crate::sign(secret, message)
}
