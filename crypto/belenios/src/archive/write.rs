use std::io::{self, Write};

use super::read::{HEADER_NAME, Setup};
use super::tar::{self, TarHeader};
use super::{Chain, Event, Header, Kind, SetupData};
use crate::decryption::OwnedRecord;
use crate::hash::Fingerprint;
use crate::tally::SizedTally;
use crate::wire;

/// Writes an archive, or what is added to one, byte for byte as the reference tool does.
///
/// An event and its data are handed to the output in one piece.
#[derive(Debug)]
pub struct Writer<W> {
    output: W,
    timestamp: u64,
    chain: Chain,
}

impl<W: Write> Writer<W> {
    /// Begins an archive with this date, in seconds since 1970.
    ///
    /// # Errors
    /// What the output answers.
    pub fn create(mut output: W, seconds: u64) -> io::Result<Self> {
        let mut bytes = Vec::new();
        put(
            &mut bytes,
            HEADER_NAME.to_owned(),
            seconds,
            &wire::write(&Header::new(seconds)),
        )?;
        output.write_all(&bytes)?;
        Ok(Self {
            output,
            timestamp: seconds,
            chain: Chain::EMPTY,
        })
    }

    /// Adds to an archive: `output` receives what comes after the bytes of which `header` and `chain`
    /// were read.
    pub const fn resume(output: W, header: &Header, chain: Chain) -> Self {
        Self {
            output,
            timestamp: header.timestamp.seconds,
            chain,
        }
    }

    /// The chain of the events written so far.
    pub const fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The output.
    pub fn finish(self) -> W {
        self.output
    }

    /// The first event.
    ///
    /// # Errors
    /// An event that cannot follow (`InvalidInput`), or what the output answers; so for all events.
    pub fn setup(&mut self, setup: &Setup) -> io::Result<Event> {
        let certificate = setup.certificate.as_deref();
        let payload = wire::write(&SetupData {
            election: Fingerprint::of(&setup.election),
            trustees: Fingerprint::of(&setup.trustees),
            credentials: Fingerprint::of(&setup.credentials),
            credentials_certificate: certificate.map(Fingerprint::of),
        });
        let mut data = vec![
            setup.election.as_slice(),
            &setup.trustees,
            &setup.credentials,
        ];
        data.extend(certificate);
        data.push(&payload);
        self.event(Kind::Setup, &data)
    }

    /// A ballot that was accepted.
    ///
    /// # Errors
    /// As [`Writer::setup`].
    pub fn ballot(&mut self, ballot: &[u8]) -> io::Result<Event> {
        self.event(Kind::Ballot, &[ballot])
    }

    /// The end of voting.
    ///
    /// # Errors
    /// As [`Writer::setup`].
    pub fn end_ballots(&mut self) -> io::Result<Event> {
        self.event(Kind::EndBallots, &[])
    }

    /// The sums, still encrypted.
    ///
    /// # Errors
    /// As [`Writer::setup`].
    pub fn encrypted_tally(&mut self, tally: &SizedTally) -> io::Result<Event> {
        let record = wire::write(&tally.record());
        self.event(Kind::EncryptedTally, &[&wire::write(&tally.tally), &record])
    }

    /// What the trustee `owner` (numbered from 1) decrypted.
    ///
    /// # Errors
    /// As [`Writer::setup`].
    pub fn partial_decryption(&mut self, owner: usize, decryption: &[u8]) -> io::Result<Event> {
        let owned = wire::write(&OwnedRecord {
            owner,
            payload: Fingerprint::of(decryption),
        });
        self.event(Kind::PartialDecryption, &[decryption, &owned])
    }

    /// The result: the last event.
    ///
    /// # Errors
    /// As [`Writer::setup`].
    pub fn result(&mut self, result: &[u8]) -> io::Result<Event> {
        self.event(Kind::Result, &[result])
    }

    fn event(&mut self, kind: Kind, data: &[&[u8]]) -> io::Result<Event> {
        let payload = data.last().map(|payload| Fingerprint::of(payload));
        let event = self.chain.next(kind, payload).map_err(invalid)?;
        let chain = self.chain.with(&event).map_err(invalid)?;
        let mut bytes = Vec::new();
        for body in data {
            let name = format!("{}.data.json", Fingerprint::of(body));
            put(&mut bytes, name, self.timestamp, body)?;
        }
        let body = wire::write(&event);
        let name = format!("{}.event.json", Fingerprint::of(&body));
        put(&mut bytes, name, self.timestamp, &body)?;
        self.output.write_all(&bytes)?;
        self.chain = chain;
        Ok(event)
    }
}

fn put(bytes: &mut Vec<u8>, name: String, timestamp: u64, body: &[u8]) -> io::Result<()> {
    let header = TarHeader {
        name,
        size: u64::try_from(body.len()).map_err(invalid)?,
        timestamp,
    };
    if header.size > super::LARGEST_ENTRY {
        return Err(invalid("the data are too large for an archive"));
    }
    let block = header
        .to_block()
        .ok_or_else(|| invalid("the date or the size does not fit an archive"))?;
    bytes.extend_from_slice(&block);
    bytes.extend_from_slice(body);
    bytes.resize(bytes.len() + tar::padding(body.len()), 0);
    Ok(())
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}
