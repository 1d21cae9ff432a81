//! UTF-8 or Windows-1252: the two in which spreadsheets and the Annuaire Santé write French.

use encoding_rs::WINDOWS_1252;

use super::FileRefused;

/// How the bytes of a file were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark (and plain ASCII).
    Utf8,
    /// Windows-1252, in which French spreadsheets save "CSV".
    Windows1252,
}

/// The text of a file, without its byte order mark.
///
/// UTF-8 is recognised by being valid to the last byte. Bytes that are not valid UTF-8 are
/// Windows-1252, unless most of what stands outside ASCII is valid: then the file is UTF-8 with
/// a fault, and reading it otherwise would garble every accent.
///
/// # Errors
///
/// [`FileRefused::Utf16`], [`FileRefused::Workbook`], [`FileRefused::MixedEncoding`].
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), FileRefused> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || looks_wide(&bytes) {
        return Err(FileRefused::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(FileRefused::Workbook);
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Encoding::Utf8)),
        Err(error) => error.into_bytes(),
    };
    let census = Census::of(&bytes);
    if census.valid > census.invalid {
        let (line, character) = place(bytes.get(..census.first_invalid).unwrap_or_default());
        return Err(FileRefused::MixedEncoding { line, character });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    Ok((text.into_owned(), Encoding::Windows1252))
}

/// UTF-16 without a byte order mark: every other byte of French text is NUL.
fn looks_wide(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let other = sample.iter().filter(|byte| **byte != 0);
    sample.len() >= 4 && other.count() * 3 < sample.len() * 2
}

/// What stands outside ASCII in a file that is not valid UTF-8 throughout.
struct Census {
    /// Characters of several bytes that are valid UTF-8.
    valid: usize,
    /// Stretches of bytes that are not.
    invalid: usize,
    /// Where the first such stretch begins.
    first_invalid: usize,
}

impl Census {
    fn of(bytes: &[u8]) -> Self {
        let mut census = Self {
            valid: 0,
            invalid: 0,
            first_invalid: 0,
        };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            census.valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                if census.invalid == 0 {
                    census.first_invalid = at;
                }
                census.invalid += 1;
                at += chunk.invalid().len();
            }
        }
        census
    }
}

/// The line and the character, both from 1, at which `before` ends.
fn place(before: &[u8]) -> (u32, u32) {
    let text = String::from_utf8_lossy(before);
    let line = super::row::count_lines(&text) + 1;
    let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
    (
        line,
        u32::try_from(last.chars().count())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
    )
}
