//! For a page in the browser.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// [`crate::credential::Made`]
#[wasm_bindgen(getter_with_clone)]
pub struct Credential {
    /// The text that only the voter has.
    pub secret: String,
    /// The public part, in hexadecimal.
    pub public: String,
    /// The proof, as JSON.
    pub proof: String,
}

/// [`crate::credential::make`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn make_credential(election: &str, line: &str, chance: &[u8]) -> Result<Credential, JsError> {
    let made = crate::credential::make(election, line, chance)?;
    Ok(Credential {
        secret: made.private.expose().to_owned(),
        public: made.registered.public,
        proof: made.registered.proof,
    })
}

/// [`crate::credential::public`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn public_part(election: &str, credential: &str) -> Result<String, JsError> {
    Ok(crate::credential::public(election, credential)?)
}

/// [`crate::credential::seal`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn seal(
    keys: &str,
    context: &str,
    registration: &str,
    chance: &[u8],
) -> Result<String, JsError> {
    let sealed = crate::credential::seal(keys, context, registration.as_bytes(), chance)?;
    Ok(String::from_utf8_lossy(&sealed).into_owned())
}

/// [`crate::credential::share`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn share(
    election: &str,
    key: &str,
    registration: &str,
    chance: &[u8],
) -> Result<String, JsError> {
    Ok(crate::credential::share(
        election,
        key,
        registration.as_bytes(),
        chance,
    )?)
}

/// [`crate::ballot::Filled`]
#[wasm_bindgen(getter_with_clone)]
pub struct Filled {
    /// The ballot's text.
    pub ballot: String,
    /// Its tracking number.
    pub tracker: String,
    /// What opens it.
    pub opening: String,
}

/// [`crate::ballot::fill`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn fill(
    election: &[u8],
    credential: &str,
    marks: &[u8],
    blank: bool,
    chance: &[u8],
) -> Result<Filled, JsError> {
    let filled = crate::ballot::fill(election, credential, marks, blank, chance)?;
    Ok(Filled {
        ballot: filled.ballot,
        tracker: filled.tracker,
        opening: filled.opening,
    })
}

/// [`crate::opened::Opened`]
#[wasm_bindgen(getter_with_clone)]
pub struct Opened {
    /// The ballot's tracking number.
    pub tracker: String,
    /// Whether it is blank.
    pub blank: bool,
    /// The names that are marked.
    pub marked: Vec<String>,
}

/// [`crate::opened::open`]
///
/// # Errors
/// As there.
#[wasm_bindgen]
pub fn open(election: &[u8], ballot: &str, opening: &str) -> Result<Opened, JsError> {
    let opened = crate::opened::open(election, ballot.as_bytes(), opening.as_bytes())?;
    Ok(Opened {
        tracker: opened.tracker,
        blank: opened.blank,
        marked: opened.marked,
    })
}

/// [`crate::qr::Drawing`]
#[wasm_bindgen(getter_with_clone)]
pub struct Drawing {
    /// Modules a side.
    pub size: i32,
    /// The path of the dark ones.
    pub path: String,
}

/// [`crate::qr::draw`]
#[wasm_bindgen]
pub fn qr(text: &str) -> Option<Drawing> {
    let drawing = crate::qr::draw(text)?;
    Some(Drawing {
        size: drawing.size,
        path: drawing.path,
    })
}
