//! Who signed the minutes: `minutes.json` beside `minutes.pdf`.
//!
//! A signature is over the printed document alone, so that nobody needs to read a PDF by program. Whether a key is that of
//! whom it is said to be, the association's register of devices tells; here it is asked that each signature holds, and that
//! the chair and a teller signed, each with a key of her own.

use domain::canonical::{Digest, canonical};
use serde::{Deserialize, Serialize};
use signed::Envelope;
use signed::election::{Capacity, Minutes};
use signed::key::DeviceKey;

use crate::audit::{Check, Report, What};
use crate::bundle::Files;
use crate::held::Held;

/// The minutes, in a dossier.
pub const PDF: &str = "minutes.pdf";
/// Who signed them.
pub const SIGNATURES: &str = "minutes.json";
/// What the document says that it is.
pub const FORMAT: &str = "collegiale/minutes/1";

/// Who signed the minutes. In its canonical form (`domain::canonical`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attested {
    /// [`FORMAT`].
    pub format: String,
    /// The digest of the PDF.
    pub pdf: Digest,
    /// The signatures, in the order in which they were given.
    pub signatures: Vec<Attestation>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attestation {
    /// Her name.
    pub name: String,
    /// Her key.
    pub key: String,
    /// What she signed.
    pub envelope: String,
}

impl Attested {
    /// The exact text.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// Reads the exact text; nothing of any other.
    pub fn read(text: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(text).ok()?;
        (read.format == FORMAT && read.canonical() == text).then_some(read)
    }
}

/// Checks them, where the dossier has them.
pub(crate) fn check(files: &Files, held: &Held, report: &mut Report) {
    let wrong = |what| crate::audit::Fault {
        check: Check::Minutes,
        what,
    };
    let (pdf, text) = match (files.get(PDF), files.get(SIGNATURES)) {
        (None, None) => return,
        (Some(pdf), Some(text)) => (pdf, text),
        (None, Some(_)) => return report.faults.push(wrong(What::Document(PDF))),
        (Some(_), None) => return report.faults.push(wrong(What::Document(SIGNATURES))),
    };
    let read = str::from_utf8(text).ok().and_then(Attested::read);
    let Some(attested) = read else {
        return report.faults.push(wrong(What::Document(SIGNATURES)));
    };
    let digest = Digest::of(pdf);
    if digest != attested.pdf {
        report.faults.push(wrong(What::MinutesChanged));
    }
    let mut signed = Vec::new();
    for it in &attested.signatures {
        match holds(it, held, attested.pdf) {
            Some((key, capacity)) => signed.push((key, capacity)),
            None => report
                .faults
                .push(wrong(What::MinutesSignature(it.name.clone()))),
        }
    }
    let by = |capacity| signed.iter().filter(move |it| it.1 == capacity);
    let both = by(Capacity::Chair).any(|one| by(Capacity::Teller).any(|other| one.0 != other.0));
    if !both {
        report.faults.push(wrong(What::MinutesUnsigned));
    }
    let names = attested.signatures.into_iter().map(|it| it.name);
    report.signed = Some(names.collect());
}

/// By which key, and as what, if the signature holds and is over these minutes.
fn holds(it: &Attestation, held: &Held, pdf: Digest) -> Option<(String, Capacity)> {
    let key = DeviceKey::parse(&it.key).ok()?;
    let envelope = Envelope::parse(it.envelope.as_bytes()).ok()?;
    let said = envelope.verify::<Minutes>(&key).ok()?;
    let said = said.payload();
    let same = said.cpts.as_str() == held.cpts.to_string()
        && said.election.as_str() == held.election.to_string()
        && said.pdf.to_string() == pdf.to_string();
    same.then(|| (it.key.clone(), said.capacity))
}
