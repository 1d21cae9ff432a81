use std::io::Read;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::tar::{self, TarHeader};
use super::{ArchiveError, Chain, Event, Fault, Header, Kind, SetupData};
use crate::decryption::OwnedRecord;
use crate::hash::Fingerprint;
use crate::tally::TallyRecord;
use crate::wire;

/// The name of the first file.
pub(super) const HEADER_NAME: &str = "BELENIOS";
/// An event names at most: election, trustees, credentials, their certificate, and the setup itself.
const MOST_DATA: usize = 5;

/// Reads an archive event by event, holding one event and its data in memory.
///
/// After an error it gives nothing more.
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    header: Header,
    chain: Chain,
    entry: u64,
    bytes: u64,
    ended: bool,
}

/// An event of an archive, with its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The event.
    pub event: Event,
    /// Its hash.
    pub id: Fingerprint,
    /// What it names.
    pub content: Content,
}

/// What an event brings. Bytes are as they stand in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The definition of the election.
    Setup(Setup),
    /// A ballot. Its tracking number is the hash of these bytes.
    Ballot(Vec<u8>),
    /// Voting ended.
    EndBallots,
    /// The encrypted tally, and its size.
    EncryptedTally {
        /// The sums, encrypted.
        tally: Vec<u8>,
        /// How many ballots, with how much weight.
        record: TallyRecord,
    },
    /// Nothing was shuffled.
    EndShuffles,
    /// What a trustee decrypted.
    PartialDecryption {
        /// The number of the trustee, from 1.
        owner: usize,
        /// Her factors and proofs.
        decryption: Vec<u8>,
    },
    /// The result.
    Result(Vec<u8>),
}

/// What defines an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The election: its questions and its key.
    pub election: Vec<u8>,
    /// Who must decrypt.
    pub trustees: Vec<u8>,
    /// Who may vote.
    pub credentials: Vec<u8>,
    /// What whoever handed out the credentials signed about the list, where it was written.
    pub certificate: Option<Vec<u8>>,
}

/// A file of the archive, its contents hashed.
struct Entry {
    is_event: bool,
    hash: Fingerprint,
    body: Vec<u8>,
}

impl<R: Read> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// What is not the beginning of an archive.
    pub fn open(mut input: R) -> Result<Self, ArchiveError> {
        let at = |fault| ArchiveError { entry: 0, fault };
        let tar = match tar::read_header(&mut input) {
            Ok(Some(tar)) if tar.name == HEADER_NAME => tar,
            Ok(_) | Err(Fault::TarHeader | Fault::CutShort) => return Err(at(Fault::NotAnArchive)),
            Err(fault) => return Err(at(fault)),
        };
        let body = tar::read_body(&mut input, tar.size).map_err(at)?;
        let header: Header = canonical(&body).map_err(at)?;
        if header.version != Header::VERSION {
            return Err(at(Fault::Version(header.version)));
        }
        if tar.timestamp != header.timestamp.seconds {
            return Err(at(Fault::Date));
        }
        Ok(Self {
            input,
            bytes: length_of(&tar),
            header,
            chain: Chain::EMPTY,
            entry: 0,
            ended: false,
        })
    }

    /// The header.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The chain of the events given so far.
    pub const fn reached(&self) -> &Chain {
        &self.chain
    }

    /// How many bytes were read so far.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    fn step(&mut self) -> Result<Option<Step>, Fault> {
        let mut data: Vec<Entry> = Vec::new();
        loop {
            let Some(entry) = self.entry()? else {
                return match data.first() {
                    None => Ok(None),
                    Some(lost) => Err(Fault::Dangling(lost.hash)),
                };
            };
            if entry.is_event {
                return self.event(&entry, data).map(Some);
            }
            if let Some(lost) = data.first()
                && data.len() == MOST_DATA
            {
                return Err(Fault::Dangling(lost.hash));
            }
            data.push(entry);
        }
    }

    fn event(&mut self, entry: &Entry, data: Vec<Entry>) -> Result<Step, Fault> {
        let event: Event = canonical(&entry.body)?;
        self.chain = self.chain.with(&event)?;
        if event.kind == Kind::Shuffle {
            return Err(Fault::Shuffle);
        }
        if event.kind.has_payload() != event.payload.is_some() {
            return Err(Fault::Payload(event.kind));
        }
        Ok(Step {
            event,
            id: entry.hash,
            content: content(&event, data)?,
        })
    }

    fn entry(&mut self) -> Result<Option<Entry>, Fault> {
        self.entry += 1;
        let Some(tar) = tar::read_header(&mut self.input)? else {
            return Ok(None);
        };
        let (hash, is_event) = name(&tar.name).ok_or(Fault::Name)?;
        if tar.timestamp != self.header.timestamp.seconds {
            return Err(Fault::Date);
        }
        let body = tar::read_body(&mut self.input, tar.size)?;
        self.bytes += length_of(&tar);
        if Fingerprint::of(&body) != hash {
            return Err(Fault::Hash);
        }
        Ok(Some(Entry {
            is_event,
            hash,
            body,
        }))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Step, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let step = self.step().transpose();
        self.ended = !matches!(step, Some(Ok(_)));
        step.map(|step| {
            step.map_err(|fault| ArchiveError {
                entry: self.entry,
                fault,
            })
        })
    }
}

/// The data of an event, which must be the ones it names and stand in the order of the specification.
fn content(event: &Event, mut data: Vec<Entry>) -> Result<Content, Fault> {
    let wrong = || Fault::Data(event.kind);
    let payload = data.pop();
    if event.payload != payload.as_ref().map(|payload| payload.hash) {
        return Err(wrong());
    }
    let hashes: Vec<Fingerprint> = data.iter().map(|entry| entry.hash).collect();
    let named = |expected: &[Fingerprint]| (hashes == expected).then_some(()).ok_or_else(wrong);
    let mut data = data.into_iter().map(|entry| entry.body);
    let mut take = || data.next().ok_or_else(wrong);
    match (event.kind, payload) {
        (Kind::EndBallots, None) => Ok(Content::EndBallots),
        (Kind::EndShuffles, None) => Ok(Content::EndShuffles),
        (Kind::Ballot, Some(payload)) => named(&[]).map(|()| Content::Ballot(payload.body)),
        (Kind::Result, Some(payload)) => named(&[]).map(|()| Content::Result(payload.body)),
        (Kind::Setup, Some(payload)) => {
            let setup: SetupData = canonical(&payload.body)?;
            let mut expected = vec![setup.election, setup.trustees, setup.credentials];
            expected.extend(setup.credentials_certificate);
            named(&expected)?;
            Ok(Content::Setup(Setup {
                election: take()?,
                trustees: take()?,
                credentials: take()?,
                certificate: data.next(),
            }))
        }
        (Kind::EncryptedTally, Some(payload)) => {
            let record: TallyRecord = canonical(&payload.body)?;
            named(&[record.encrypted_tally])?;
            let tally = take()?;
            Ok(Content::EncryptedTally { tally, record })
        }
        (Kind::PartialDecryption, Some(payload)) => {
            let owned: OwnedRecord = canonical(&payload.body)?;
            named(&[owned.payload])?;
            Ok(Content::PartialDecryption {
                owner: owned.owner,
                decryption: take()?,
            })
        }
        _ => Err(wrong()),
    }
}

/// The hash in a file's name, and whether it is an event.
fn name(name: &str) -> Option<(Fingerprint, bool)> {
    let (hash, is_event) = match name.strip_suffix(".event.json") {
        Some(hash) => (hash, true),
        None => (name.strip_suffix(".data.json")?, false),
    };
    Some((Fingerprint::from_hex(hash).ok()?, is_event))
}

/// How many bytes a file takes in the archive.
fn length_of(tar: &TarHeader) -> u64 {
    512 + tar.size.div_ceil(512) * 512
}

fn canonical<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, Fault> {
    wire::read_canonical(bytes).map_err(Fault::Json)
}
