use super::WIDTH;

/// The longest entry: its length travels in two bytes.
pub const MAX_ENTRY: usize = u16::MAX as usize;

/// Bytes are not a bundle of that many entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not a bundle of that many entries")]
pub struct NotABundle;

/// Writes a bundle: each entry after its length, big-endian, two bytes (tlog-tiles, « Log entries »).
///
/// # Errors
/// More than 256 entries, or one that is too long.
pub fn write_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, NotABundle> {
    if usize::from(WIDTH) < entries.len() {
        return Err(NotABundle);
    }
    let mut bytes = Vec::new();
    for entry in entries {
        let entry = entry.as_ref();
        let length = u16::try_from(entry.len()).map_err(|_| NotABundle)?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Reads a bundle of exactly `width` entries.
///
/// # Errors
/// Fewer entries, more, or part of one.
pub fn read_bundle(bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, NotABundle> {
    let mut entries = Vec::with_capacity(usize::from(width.min(WIDTH)));
    let mut rest = bytes;
    for _ in 0..width {
        let (entry, after) = first(rest).ok_or(NotABundle)?;
        entries.push(entry);
        rest = after;
    }
    if rest.is_empty() {
        Ok(entries)
    } else {
        Err(NotABundle)
    }
}

/// How many bytes the first `width` entries take.
pub(super) fn length_of(bytes: &[u8], width: u16) -> Option<usize> {
    let mut rest = bytes;
    for _ in 0..width {
        (_, rest) = first(rest)?;
    }
    bytes.len().checked_sub(rest.len())
}

fn first(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}
