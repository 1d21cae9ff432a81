//! `style/main.scss` → one small style sheet.

use std::path::Path;

use anyhow::{Result, anyhow};

/// Compiles the style sheet; an error names the file and line.
pub fn compile(main: &Path) -> Result<String> {
    if !main.is_file() {
        return Ok(String::new());
    }
    let options = grass::Options::default()
        .style(grass::OutputStyle::Compressed)
        .load_path(main.parent().unwrap_or(main));
    grass::from_path(main, &options).map_err(|error| anyhow!("{error}"))
}
