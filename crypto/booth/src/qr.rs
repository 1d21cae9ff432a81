//! A drawing that a telephone reads (QR), for sheets and receipts: the page draws it itself, so that no code leaves it.

use qrcodegen::{QrCode, QrCodeEcc};

/// A drawing: a square of so many modules, and the path of the dark ones, for an SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Modules a side, with the quiet margin.
    pub size: i32,
    /// The path.
    pub path: String,
}

/// Modules of white around it.
const MARGIN: i32 = 4;

/// Draws a text; nothing when it is too long.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let [x, y] = [x, y].map(|it| (it + MARGIN).to_string());
                path.extend(["M", &x, " ", &y, "h1v1h-1z"]);
            }
        }
    }
    Some(Drawing {
        size: code.size() + 2 * MARGIN,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_drawn_and_one_that_is_too_long_is_not() {
        let drawing = draw("https://collegiale.example/#code=aaaaa-bbbbbb-ccccc-dddddd").unwrap();
        assert!(25 < drawing.size && drawing.path.starts_with("M4 4h1v1h-1z"));
        assert!(draw(&"a".repeat(5_000)).is_none());
    }
}
