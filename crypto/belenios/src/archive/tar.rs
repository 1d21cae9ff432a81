//! The few bytes of tar that an archive has.

use std::io::Read;

use super::Fault;

const BLOCK: usize = 512;
/// The largest file an archive may hold, in bytes: the credentials of 400,000 voters.
pub const LARGEST_ENTRY: u64 = 32 << 20;
const LONGEST_NAME: usize = 99;

/// What a tar header says; everything else in it is fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TarHeader {
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// In seconds since 1970.
    pub timestamp: u64,
}

impl TarHeader {
    /// The 512 bytes, or nothing if a value does not fit its field.
    pub fn to_block(&self) -> Option<[u8; BLOCK]> {
        let numbers_fit = self.size < 1 << 33 && self.timestamp < 1 << 33;
        if self.name.len() > LONGEST_NAME || self.name.contains('\0') || !numbers_fit {
            return None;
        }
        let mut block = [0; BLOCK];
        put(&mut block, 0, self.name.as_bytes());
        put(&mut block, 100, b"0000644");
        put(&mut block, 108, b"0000000");
        put(&mut block, 116, b"0000000");
        put(&mut block, 124, format!("{:011o}", self.size).as_bytes());
        put(
            &mut block,
            136,
            format!("{:011o}", self.timestamp).as_bytes(),
        );
        put(&mut block, 148, b"        ");
        put(&mut block, 156, b"0");
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
        Some(block)
    }

    /// Reads a header; every byte must be the one that [`TarHeader::to_block`] writes.
    pub fn from_block(block: &[u8; BLOCK]) -> Result<Self, Fault> {
        let header = Self::parse(block).ok_or(Fault::TarHeader)?;
        if header.to_block().as_ref() == Some(block) {
            Ok(header)
        } else {
            Err(Fault::TarHeader)
        }
    }

    fn parse(block: &[u8; BLOCK]) -> Option<Self> {
        let name = block.get(..100)?.split(|byte| *byte == 0).next()?;
        Some(Self {
            name: str::from_utf8(name).ok()?.to_owned(),
            size: octal(block.get(124..135)?)?,
            timestamp: octal(block.get(136..147)?)?,
        })
    }
}

fn put(block: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    for (to, from) in block.iter_mut().skip(at).zip(bytes) {
        *to = *from;
    }
}

fn octal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0, |number: u64, digit| {
        matches!(digit, b'0'..=b'7').then(|| number << 3 | u64::from(digit - b'0'))
    })
}

/// The next header, or nothing at the end of the archive.
pub fn read_header(input: &mut impl Read) -> Result<Option<TarHeader>, Fault> {
    let mut block = [0; BLOCK];
    match fill(input, &mut block)? {
        0 => Ok(None),
        BLOCK => TarHeader::from_block(&block).map(Some),
        _ => Err(Fault::CutShort),
    }
}

/// The contents of a file, and the zeros that fill its last block. Memory grows with what comes, not
/// with what is announced.
pub fn read_body(input: &mut impl Read, size: u64) -> Result<Vec<u8>, Fault> {
    if size > LARGEST_ENTRY {
        return Err(Fault::TooLarge(size));
    }
    let mut body = Vec::new();
    input
        .take(size)
        .read_to_end(&mut body)
        .map_err(|error| Fault::Unreadable(error.to_string()))?;
    let came = u64::try_from(body.len()).unwrap_or(u64::MAX);
    let mut block = [0; BLOCK];
    let padding = block.get_mut(..padding(body.len())).unwrap_or_default();
    if came != size || fill(input, padding)? != padding.len() {
        return Err(Fault::CutShort);
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(Fault::Padding);
    }
    Ok(body)
}

/// How many zeros follow a file of this size.
pub const fn padding(size: usize) -> usize {
    (BLOCK - size % BLOCK) % BLOCK
}

/// Reads until the buffer is full or the input ends; gives how much came.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> Result<usize, Fault> {
    let mut came = 0;
    while let Some(rest) = buffer.get_mut(came..) {
        if rest.is_empty() {
            break;
        }
        match input.read(rest) {
            Ok(0) => break,
            Ok(more) => came += more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Fault::Unreadable(error.to_string())),
        }
    }
    Ok(came)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> TarHeader {
        TarHeader {
            name: "BELENIOS".to_owned(),
            size: 38,
            timestamp: 1_795_321_417,
        }
    }

    #[test]
    fn a_header_reads_as_it_was_written() {
        let block = header().to_block().unwrap();
        assert_eq!(TarHeader::from_block(&block), Ok(header()));
    }

    #[test]
    fn no_byte_of_a_header_can_be_changed() {
        let block = header().to_block().unwrap();
        for place in 0..BLOCK {
            let mut changed = block;
            changed[place] ^= 1;
            assert_eq!(
                TarHeader::from_block(&changed),
                Err(Fault::TarHeader),
                "byte {place}"
            );
        }
    }

    #[test]
    fn what_is_announced_and_does_not_come_takes_no_memory() {
        assert_eq!(read_body(&mut &b"ab"[..], 1 << 24), Err(Fault::CutShort));
        assert_eq!(
            read_body(&mut &b"ab"[..], 1 << 32),
            Err(Fault::TooLarge(1 << 32))
        );
    }

    #[test]
    fn a_file_that_fills_its_block_has_no_padding() {
        assert_eq!((padding(0), padding(1), padding(512)), (0, 511, 0));
        assert_eq!(read_body(&mut &[7; 512][..], 512).unwrap().len(), 512);
    }
}
