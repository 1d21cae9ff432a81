//! A code for a telephone's camera, as a drawing.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::ser::{Error as _, Serializer};

/// White around it, in modules, as ISO/IEC 18004 asks.
const QUIET: i32 = 4;

/// The drawing of a text, as SVG.
pub fn drawn<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(S::Error::custom)?;
    let side = code.size() + 2 * QUIET;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\"><path d=\""
    );
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a text cannot fail.
                let _always = write!(svg, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    svg.push_str("\"/></svg>");
    to.serialize_str(&svg)
}
