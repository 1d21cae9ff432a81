use std::collections::BTreeSet;

use decision::record;
use domain::contract::party::{Capacity, Party, Side};
use domain::contract::text::Text;
use signed::contract::{self, Signature};
use signed::{Envelope, Id};

use super::mandate::Mandates;
use super::{Check, Report, Signed, What, name};
use crate::archive::{Archive, Recorded};
use crate::record::{Key, Kind, Scan, Sealed};

/// Whether every signature holds, and every party has signed.
pub(super) fn check(
    archive: &Archive,
    sealed: &Sealed,
    text: &Text,
    mandates: &Mandates,
    report: &mut Report,
) {
    let mut hearing = Hearing {
        sealed,
        text,
        mandates,
        keys: Vec::new(),
        signed: BTreeSet::new(),
        report,
    };
    for record in &archive.records {
        hearing.take(record);
    }
    let signed = hearing.signed;
    for party in &text.parties {
        if !signed.contains(&party.id.to_string()) {
            report.fault(Check::Parties, Some(&party.name), What::Missing);
        }
    }
}

struct Hearing<'a> {
    sealed: &'a Sealed,
    text: &'a Text,
    mandates: &'a Mandates,
    keys: Vec<Key>,
    /// Parties by their ids.
    signed: BTreeSet<String>,
    report: &'a mut Report,
}

impl<'a> Hearing<'a> {
    fn take(&mut self, record: &Recorded) {
        let index = record.index;
        match record.kind {
            Kind::Sealed | Kind::Mandated => {}
            Kind::Key => match record::read(&record.bytes) {
                Some(key) => self.key(key),
                None => self.fault(None, What::NotARecord { index }),
            },
            Kind::Signature => match Envelope::parse(record.bytes.as_bytes()) {
                Ok(envelope) => self.envelope(envelope, index),
                Err(_) => self.fault(None, What::NotARecord { index }),
            },
            Kind::Scan => match record::read(&record.bytes) {
                Some(scan) => self.scan(&scan),
                None => self.fault(None, What::NotARecord { index }),
            },
        }
    }

    fn fault(&mut self, of: Option<&str>, what: What) {
        self.report.fault(Check::Signatures, of, what);
    }

    fn party(&self, id: &Id) -> Option<&'a Party> {
        self.text.party(id.as_str().parse().ok()?)
    }

    fn key(&mut self, key: Key) {
        let of = name(self.text, &key.party);
        if key.contract != self.sealed.contract {
            return self.fault(of, What::OnOther);
        }
        let Some(party) = self.party(&key.party) else {
            return self.fault(None, What::NotAParty);
        };
        if party.signatory.name != key.name {
            self.fault(of, What::Signatory);
        }
        let other = |it: &Key| it.key == key.key && it.party != key.party;
        if self.keys.iter().any(other) {
            self.fault(of, What::SameKey);
        }
        self.keys.push(key);
    }

    fn envelope(&mut self, envelope: Envelope, index: u64) {
        let keys = self.keys.iter();
        let known: Vec<&Key> = keys.filter(|it| it.key.id() == *envelope.key()).collect();
        let Some(first) = known.first() else {
            return self.fault(None, What::Key);
        };
        let of = name(self.text, &first.party);
        let Ok(verified) = envelope.verify::<Signature>(&first.key) else {
            return self.fault(of, What::Signature);
        };
        let it = verified.payload();
        if known.iter().all(|key| key.party != it.party) {
            return self.fault(of, What::Key);
        }
        let Some(party) = self.party(&it.party) else {
            return self.fault(None, What::NotAParty);
        };
        let of = Some(party.name.as_str());
        let same = it.contract == self.sealed.contract
            && it.cpts == self.sealed.cpts
            && it.version == self.sealed.version
            && it.text.bytes() == self.sealed.text.bytes()
            && it.pdf.bytes() == self.sealed.pdf.bytes();
        if !same {
            return self.fault(of, What::OnOther);
        }
        let signatory = &party.signatory;
        if it.name.as_str() != signatory.name
            || it.function.as_str() != signatory.function
            || it.capacity != capacity(signatory.capacity)
        {
            return self.fault(of, What::Signatory);
        }
        let mandate = self.mandates.get(&it.party);
        match (party.side, &it.mandate, mandate) {
            (Side::Partner, None, _) => {}
            (Side::Cpts, Some(named), Some((at, mandate))) if *named == mandate.decision => {
                if index < *at {
                    return self.fault(of, What::TooEarly);
                }
            }
            _ => return self.fault(of, What::Mandate),
        }
        self.signs(party, false);
    }

    fn scan(&mut self, scan: &Scan) {
        let Some(party) = self.party(&scan.party) else {
            return self.fault(None, What::NotAParty);
        };
        let of = Some(party.name.as_str());
        if scan.contract != self.sealed.contract || scan.pdf != self.sealed.pdf {
            return self.fault(of, What::OnOther);
        }
        let officers: BTreeSet<&str> = scan.officers.iter().map(|it| it.trim()).collect();
        if officers.len() != 2 || officers.contains("") {
            return self.fault(of, What::Officers);
        }
        if party.side == Side::Cpts && !self.mandates.contains_key(&scan.party) {
            return self.fault(of, What::Mandate);
        }
        self.signs(party, true);
    }

    fn signs(&mut self, party: &Party, on_paper: bool) {
        if !self.signed.insert(party.id.to_string()) {
            return self.fault(Some(&party.name), What::Twice);
        }
        self.report.signed.push(Signed {
            party: party.name.clone(),
            name: party.signatory.name.clone(),
            function: party.signatory.function.clone(),
            on_paper,
        });
    }
}

/// The capacity that the text says, as it is signed.
const fn capacity(of: Capacity) -> contract::Capacity {
    match of {
        Capacity::Itself => contract::Capacity::Itself,
        Capacity::Support => contract::Capacity::Support,
        Capacity::Group => contract::Capacity::Group,
        Capacity::Mandated => contract::Capacity::Mandated,
    }
}
