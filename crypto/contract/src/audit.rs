//! Whether a file holds: everything is looked at again, and what does not hold is said at its place.

mod log;
mod mandate;
mod signing;

use decision::record;
use domain::canonical::Digest;
use domain::contract::text::Text;

use crate::archive::Archive;
use crate::record::{Kind, Sealed};

/// What is checked, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The checkpoint is signed by the log, and every record stands in it, in this order.
    Log,
    /// The text is whole, and the one that was sealed.
    Text,
    /// The document is, byte for byte, the one that was sealed.
    Document,
    /// Each CPTS had a mandate, adopted by its statutes, for this very text.
    Mandate,
    /// Who was tied to the other side stood aside from that decision.
    Roll,
    /// Every signature holds: on this document, by the key of the signatory, in the capacity that the text says.
    Signatures,
    /// Every party has signed.
    Parties,
}

impl Check {
    /// All of them, in their order.
    pub const ALL: [Self; 7] = [
        Self::Log,
        Self::Text,
        Self::Document,
        Self::Mandate,
        Self::Roll,
        Self::Signatures,
        Self::Parties,
    ];
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of what.
    pub check: Check,
    /// Of which party or CPTS, by its name.
    pub of: Option<String>,
    /// What.
    pub what: What,
}

/// What does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// The checkpoint is not signed by the log's key.
    #[error("the checkpoint is not signed by the log")]
    Checkpoint,
    /// It is another log than the one that was expected.
    #[error("it is another log")]
    OtherLog,
    /// A record is not in the log.
    #[error("record {index} is not in the log")]
    NotInLog {
        /// Its place.
        index: u64,
    },
    /// A record does not follow the one before it.
    #[error("record {index} does not follow the one before it")]
    Order {
        /// Its place.
        index: u64,
    },
    /// The bytes of a record are not such a record.
    #[error("record {index} is none")]
    NotARecord {
        /// Its place.
        index: u64,
    },
    /// Nothing says what was sealed, or it is said twice.
    #[error("a contract is sealed once")]
    Sealing,
    /// The text cannot be read, or does not hold together.
    #[error("the text is none that can be agreed on")]
    NotAText,
    /// It is another text than the one that was sealed.
    #[error("it is another text")]
    OtherText,
    /// It is another document than the one that was sealed.
    #[error("it is another document")]
    OtherDocument,
    /// A CPTS has no mandate, or two.
    #[error("there is no mandate, or two")]
    NoMandate,
    /// A mandate of who is no party.
    #[error("the mandate is of who is no party")]
    Stray,
    /// The archive of the decision cannot be read, or does not hold.
    #[error("the decision does not hold")]
    Decision,
    /// The decision is of another CPTS, or not the one that was logged.
    #[error("it is another decision")]
    OtherDecision,
    /// The decision was not about a contract.
    #[error("the decision was not about a contract")]
    NotOnAContract,
    /// It was not adopted.
    #[error("the decision was not adopted")]
    NotAdopted,
    /// What was adopted is not this wording.
    #[error("the wording is not what was adopted")]
    Wording,
    /// It was adopted for another text.
    #[error("the mandate is for another text")]
    MandateOfOther,
    /// Somebody tied to the other side did not stand aside.
    #[error("{voters} voters of the other side's groups did not stand aside")]
    NotRecused {
        /// How many.
        voters: u64,
    },
    /// The key is not one of this party's signatory.
    #[error("the key is not one of the signatory")]
    Key,
    /// One key signs for two parties.
    #[error("one key signs for two parties")]
    SameKey,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
    /// It is on another contract, text, version or document.
    #[error("it is on something else")]
    OnOther,
    /// It is for who is no party.
    #[error("it is for who is no party")]
    NotAParty,
    /// The name, the function or the capacity is not what the text says.
    #[error("the signatory is not the one of the text")]
    Signatory,
    /// A CPTS signs without naming its mandate, or a partner with one.
    #[error("it does not name the mandate")]
    Mandate,
    /// It was signed before the mandate was taken.
    #[error("it was signed before the mandate")]
    TooEarly,
    /// A party signs twice.
    #[error("a party signs once")]
    Twice,
    /// The paper is not attested by two officers.
    #[error("the scan is not attested by two officers")]
    Officers,
    /// The party has not signed.
    #[error("the party has not signed")]
    Missing,
}

/// How a party signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The party.
    pub party: String,
    /// The signatory.
    pub name: String,
    /// The function.
    pub function: String,
    /// Whether on paper, as two officers said.
    pub on_paper: bool,
}

/// What an audit found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What does not hold; nothing where all does.
    pub faults: Vec<Fault>,
    /// What could not be looked at.
    pub unknown: Vec<Check>,
    /// The log, as its key names it.
    pub log: String,
    /// The contract, if its text can be read.
    pub text: Option<Text>,
    /// The document's digest.
    pub pdf: Option<Digest>,
    /// Which version of the text.
    pub version: Option<u32>,
    /// Who stood aside, in each CPTS.
    pub recused: Vec<(String, u64)>,
    /// Who signed, in the order of the log.
    pub signed: Vec<Signed>,
}

impl Report {
    /// Whether everything could be checked, and holds.
    pub const fn holds(&self) -> bool {
        self.faults.is_empty() && self.unknown.is_empty()
    }

    fn fault(&mut self, check: Check, of: Option<&str>, what: What) {
        self.faults.push(Fault {
            check,
            of: of.map(str::to_owned),
            what,
        });
    }
}

/// Audits a file. `log` is the verifier key that the auditor knows from elsewhere, if she knows one.
pub fn audit(archive: &Archive, log: Option<&str>) -> Report {
    let mut report = Report {
        log: archive.head.log.clone(),
        pdf: Some(Digest::of(&archive.pdf)),
        ..Report::default()
    };
    let sealed = sealed(archive, &mut report);
    log::check(archive, sealed.as_ref(), log, &mut report);
    let Some(sealed) = sealed else {
        let rest = Check::ALL.into_iter().skip(2);
        report.unknown.extend(rest);
        return report;
    };
    report.version = Some(sealed.version);
    if Digest::of(&archive.pdf) != sealed.pdf {
        report.fault(Check::Document, None, What::OtherDocument);
    }
    let digest = Digest::of(archive.text.as_bytes());
    if digest != sealed.text {
        report.fault(Check::Text, None, What::OtherText);
    }
    let Ok(text) = Text::read(&archive.text, digest) else {
        report.fault(Check::Text, None, What::NotAText);
        let rest = Check::ALL.into_iter().skip(3);
        report.unknown.extend(rest);
        return report;
    };
    let mandates = mandate::check(archive, &sealed, &text, &mut report);
    signing::check(archive, &sealed, &text, &mandates, &mut report);
    report.text = Some(text);
    report.faults.sort_by_key(|it| it.check);
    report
}

/// What was sealed: the first record, and no other.
fn sealed(archive: &Archive, report: &mut Report) -> Option<Sealed> {
    let mut all = archive.records.iter().filter(|it| it.kind == Kind::Sealed);
    let first = archive.records.first().map(|it| it.kind);
    let sealed = all.next().and_then(|it| record::read(&it.bytes));
    if sealed.is_none() || all.next().is_some() || first != Some(Kind::Sealed) {
        report.fault(Check::Text, None, What::Sealing);
        return None;
    }
    sealed
}

/// The name of a party, for who reads what was found.
fn name<'a>(text: &'a Text, party: &signed::Id) -> Option<&'a str> {
    let id = party.as_str().parse().ok()?;
    text.party(id).map(|it| it.name.as_str())
}
