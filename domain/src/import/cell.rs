//! Cells that a spreadsheet would take for a formula.

/// A cell that is safe to open in a spreadsheet: an apostrophe stands before what would begin a
/// formula, and the spreadsheet shows the rest as text.
///
/// `=`, `+`, `-` and `@` begin one, their full-width forms too, and so does what follows a
/// tabulator or a line end that a spreadsheet strips (OWASP, "CSV Injection").
/// [`restore`] undoes it exactly.
///
/// ```
/// use domain::import::{neutralise, restore};
/// assert_eq!(neutralise("=1+1"), "'=1+1");
/// assert_eq!(neutralise("O'Brien"), "O'Brien");
/// assert_eq!(restore("'=1+1"), "=1+1");
/// ```
pub fn neutralise(text: &str) -> String {
    if begins_formula(text.trim_start_matches('\'')) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The cell as it was before [`neutralise`].
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
