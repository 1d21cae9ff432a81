//! The file: a tar of `election.json`, `statutes.json`, `seats.json`, `programs.json`, for members `roll.json`, `minutes.pdf` and `minutes.json`, and
//! `<college>.bel` for each urn. It is plain so that every tool opens it, and one only: who reads it accepts nothing but what is written here.

use std::collections::BTreeMap;

/// The first file, by which a dossier is known.
pub const FIRST: &str = "election.json";

/// The programs that voters' browsers got, as the register has it: for who kept what she was served.
pub const PROGRAMS: &str = "programs.json";

const BLOCK: usize = 512;
/// The largest file: 10,000 ballots of 20 candidates each are smaller.
const LARGEST: usize = 512 << 20;
/// More urns than any association has colleges.
const MOST_FILES: usize = 64;

/// Why bytes are no dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// It does not begin as one.
    #[error("this is no dossier of an election")]
    NotADossier,
    /// It ends in the middle of a file.
    #[error("the dossier is cut short")]
    CutShort,
    /// A header says something else than what is written here.
    #[error("the dossier has a file that was not written as it should be")]
    Header,
    /// The same name twice, or more files than there can be.
    #[error("the dossier has a file too many")]
    TooMany,
    /// Bytes come after its end.
    #[error("the dossier goes on after its end")]
    Trailing,
}

/// The files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Whether bytes begin as a dossier does.
pub fn is_dossier(first: &[u8]) -> bool {
    let name = first.get(..FIRST.len() + 1);
    name.is_some_and(|it| it.strip_suffix(b"\0") == Some(FIRST.as_bytes()))
}

/// Writes files, [`FIRST`] first and the others in the order of their names, with one date in seconds since 1970. Nothing
/// if a name or a size does not fit.
pub fn write(files: &Files, seconds: u64) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let first = files.get_key_value(FIRST)?;
    let others = files.iter().filter(|(name, _)| *name != FIRST);
    for (name, bytes) in std::iter::once(first).chain(others) {
        out.extend_from_slice(&header(name, bytes.len(), seconds)?);
        out.extend_from_slice(bytes);
        out.resize(out.len() + padding(bytes.len()), 0);
    }
    out.resize(out.len() + 2 * BLOCK, 0);
    Some(out)
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// [`BundleError`].
pub fn read(bytes: &[u8]) -> Result<Files, BundleError> {
    if !is_dossier(bytes) {
        return Err(BundleError::NotADossier);
    }
    let mut files = Files::new();
    let mut rest = bytes;
    loop {
        let (head, after) = rest.split_at_checked(BLOCK).ok_or(BundleError::CutShort)?;
        if head.iter().all(|it| *it == 0) {
            let end = after.len() == BLOCK && after.iter().all(|it| *it == 0);
            return if end {
                Ok(files)
            } else if after.len() < BLOCK {
                Err(BundleError::CutShort)
            } else {
                Err(BundleError::Trailing)
            };
        }
        let (name, size) = parse(head).ok_or(BundleError::Header)?;
        let (body, after) = after.split_at_checked(size).ok_or(BundleError::CutShort)?;
        let (zeros, after) = after
            .split_at_checked(padding(size))
            .ok_or(BundleError::CutShort)?;
        if zeros.iter().any(|it| *it != 0) {
            return Err(BundleError::Header);
        }
        if files.len() == MOST_FILES || files.insert(name, body.to_vec()).is_some() {
            return Err(BundleError::TooMany);
        }
        rest = after;
    }
}

fn header(name: &str, size: usize, seconds: u64) -> Option<[u8; BLOCK]> {
    let fits = (1..=99).contains(&name.len())
        && name.bytes().all(|it| it.is_ascii_graphic() && it != b'/')
        && size <= LARGEST
        && seconds < 1 << 33;
    if !fits {
        return None;
    }
    let mut block = [0; BLOCK];
    put(&mut block, 0, name.as_bytes());
    put(&mut block, 100, b"0000644\x000000000\x000000000\0");
    put(&mut block, 124, format!("{size:011o}").as_bytes());
    put(&mut block, 136, format!("{seconds:011o}").as_bytes());
    put(&mut block, 148, b"        0");
    put(&mut block, 257, b"ustar\x0000");
    let sum: u32 = block.iter().map(|it| u32::from(*it)).sum();
    put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
    Some(block)
}

/// Name and size of a header that is byte for byte the one that is written.
fn parse(head: &[u8]) -> Option<(String, usize)> {
    let name = head.get(..100)?.split(|it| *it == 0).next()?;
    let name = str::from_utf8(name).ok()?;
    let number = |from: usize| {
        let text = str::from_utf8(head.get(from..from + 11)?).ok()?;
        u64::from_str_radix(text, 8).ok()
    };
    let size = usize::try_from(number(124)?).ok()?;
    let same = header(name, size, number(136)?)?;
    (same.as_slice() == head).then(|| (name.to_owned(), size))
}

fn put(block: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    if let Some(place) = block.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

const fn padding(size: usize) -> usize {
    (BLOCK - size % BLOCK) % BLOCK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        [(FIRST, "{}"), ("a.bel", ""), ("seats.json", "[1,2]")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let bytes = write(&files(), 1_795_321_417).unwrap();
        assert_eq!(read(&bytes), Ok(files()));
        assert_eq!(read(&bytes[..bytes.len() - 1]), Err(BundleError::CutShort));
        assert_eq!(
            read(&[&bytes[..], b"x"].concat()),
            Err(BundleError::Trailing)
        );
        assert_eq!(read(b""), Err(BundleError::NotADossier));
        assert_eq!(read(&bytes[BLOCK..]), Err(BundleError::NotADossier));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 4;
            // A byte of a file, or something that is refused.
            if let Ok(read) = read(&changed) {
                assert_ne!(read, files(), "{at}");
            }
        }
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_not_written() {
        for name in ["", "../x", "a/b", "é", "a b", "a\0b"] {
            let mut files = files();
            files.insert(name.to_owned(), Vec::new());
            assert_eq!(write(&files, 0), None, "{name:?}");
        }
    }
}
