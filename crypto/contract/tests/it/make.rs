//! A contract between a CPTS and a hospital: its mandate, its signatures, and its file out of a log of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::archive::{Archive, Format, Head, Mandate, Recorded};
use contract::record::{By, Key, Kind, Mandated, Scan, Sealed};
use decision::archive as decided;
use decision::record::{self, Closed, Kind as Of, OfRound, Opened, Reached, Round, Tally};
use domain::canonical::Digest;
use domain::contract::Kind as ContractKind;
use domain::contract::mandate::line;
use domain::contract::party::{Capacity, Party, Side, Signatory};
use domain::contract::promise::Promises;
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{About, Clause, Format as TextFormat, Text};
use domain::decision::Choice as Counted;
use domain::decision::stage::End;
use domain::electorate::roll::{Format as RollFormat, Roll, Voter};
use domain::id::{AdhesionId, AttachmentId, BlocId};
use domain::statutes::{Consensus, DecisionKind, OrganKind, Said, Side as RollSide, Statutes};
use eddsa::SecretKey;
use serde::Serialize;
use signed::contract::{Signature, Words};
use signed::decision::{Choice, Position};
use signed::key::DeviceKey;
use signed::{Id, ToSign};
use tlog::checkpoint::Checkpoint;
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind as LeafKind, Leaf, Salt, Subject};
use tlog::note::{KeyName, Signer};
use tlog::tree::{InclusionProof, Tree};
use uuid::Uuid;

pub const CPTS: Uuid = Uuid::from_u128(1);
pub const HOSPITAL: Uuid = Uuid::from_u128(2);
pub const CONTRACT: &str = "0198c1f2-contract";
pub const DECISION: &str = "0198c1f2-decision";
pub const PDF: &[u8] = b"%PDF-1.7\nthe convention, as it is printed\n%%EOF\n";
/// Whose keys sign.
pub const PRESIDENT: u8 = 21;
pub const DIRECTOR: u8 = 22;

pub fn secret(n: u8) -> SecretKey {
    SecretKey::from_seed(&[n; 32])
}

pub fn key(n: u8) -> DeviceKey {
    DeviceKey::new(secret(n).public())
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn party(id: Uuid, side: Side, name: &str, signatory: &str) -> Party {
    Party {
        id,
        side,
        name: name.to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: signatory.to_owned(),
            function: "Présidence".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    }
}

pub fn text() -> Text {
    Text {
        format: TextFormat::First,
        kind: ContractKind::Establishment,
        title: "Convention ville–hôpital".to_owned(),
        parties: vec![
            party(CPTS, Side::Cpts, "CPTS du Val", "Claire Moreau"),
            party(HOSPITAL, Side::Partner, "Hôpital du Val", "Jean Petit"),
        ],
        clauses: vec![Clause {
            key: "objet".to_owned(),
            about: About::Purpose,
            heading: "Objet".to_owned(),
            body: "Les sorties d’hôpital.".to_owned(),
        }],
        annexes: Vec::new(),
        term: Term {
            begin: "2026-01-01".parse().unwrap(),
            end: "2026-12-31".parse().unwrap(),
            notice_days: 90,
            renewal: Renewal::None,
        },
        promises: Promises::default(),
    }
}

/// Statutes that seek agreement on contracts.
pub fn statutes() -> Statutes {
    let mut statutes = domain::statutes::template();
    for organ in &mut statutes.organs {
        if let Said::Says(stated) = &mut organ.consensus
            && let Consensus::Sought(rule) = &mut stated.rule
        {
            rule.decisions.push(DecisionKind::Contract);
        }
    }
    statutes
}

fn voter(n: u8) -> AdhesionId {
    AdhesionId(Uuid::from_u128(u128::from(n) + 100))
}

fn day(n: u64) -> NaiveDate {
    "2026-11-02".parse::<NaiveDate>().unwrap() + Days::new(n)
}

fn noon(n: u64) -> DateTime<Utc> {
    day(n).and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// Three of ville who decide, and two of the hospital's group who stand aside, or not.
pub struct Deciding {
    pub aside: bool,
    pub end: Option<End>,
    pub kind: DecisionKind,
    pub cpts: String,
    pub choice: Choice,
    pub wording: String,
}

impl Deciding {
    pub fn on(text: &Text) -> Self {
        Self {
            aside: true,
            end: Some(End::Consensus),
            kind: DecisionKind::Contract,
            cpts: CPTS.to_string(),
            choice: Choice::Support,
            wording: format!(
                "Le conseil donne mandat de signer.\n\n{}\n",
                line(text.digest())
            ),
        }
    }

    fn roll(&self, statutes: &Statutes) -> Roll {
        let one = |n: u8| {
            let tied = n > 3;
            let attachment = tied.then_some(AttachmentId(Uuid::from_u128(u128::from(n))));
            Voter {
                adhesion: voter(n),
                college: if tied { "medico-social" } else { "ville" }
                    .parse()
                    .unwrap(),
                voices: 1,
                side: if tied {
                    RollSide::Establishment
                } else {
                    RollSide::Ville
                },
                bloc: tied.then_some(BlocId(Uuid::from_u128(1))),
                attachment,
                profession: None,
                recused: attachment.filter(|_| self.aside),
                proxy: None,
            }
        };
        Roll {
            format: RollFormat::First,
            statutes: statutes.digest(),
            organ: OrganKind::OrdinaryMeeting,
            college: None,
            decision: self.kind,
            on: day(0),
            voters: (1..=5).map(one).collect(),
        }
    }

    /// The archive of the decision, and the bytes of what closed it.
    pub fn archive(&self) -> (decided::Archive, String) {
        let statutes = statutes();
        let roll = self.roll(&statutes);
        let mut records: Vec<(Of, String)> = Vec::new();
        let mut put = |kind, record: String| records.push((kind, record));
        put(
            Of::Opened,
            record::write(&Opened {
                chair: None,
                cpts: id(&self.cpts),
                decision: id(DECISION),
                facilitators: vec![voter(1)],
                kind: self.kind,
                organ: OrganKind::OrdinaryMeeting,
                roll: roll.canonical(),
                statutes: statutes.canonical(),
                tabled: day(0),
            }),
        );
        let sha256 = Digest::of(self.wording.as_bytes());
        put(
            Of::Text,
            record::write(&record::Text { sha256, version: 1 }),
        );
        for n in 1..=3 {
            let (key, member) = (key(n), voter(n));
            put(Of::Key, record::write(&record::Key { key, member }));
        }
        put(
            Of::Round,
            record::write(&Round {
                closes: noon(14),
                closes_on: day(14),
                number: 1,
                opens: day(7),
                text: sha256,
                vote: false,
            }),
        );
        for n in 1..=3 {
            let position = Position {
                choice: self.choice,
                cpts: id(&self.cpts),
                decision: id(DECISION),
                voice: id(&voter(n).to_string()),
                member: id(&voter(n).to_string()),
                number: 1,
                previous: None,
                reason: None,
                roll: signed::Digest::from_bytes(*roll.digest().bytes()),
                round: 1,
                statutes: signed::Digest::from_bytes(*statutes.digest().bytes()),
                text: signed::Digest::of(self.wording.as_bytes()),
            };
            let signed = ToSign::new(position).unwrap().sign(&secret(n)).unwrap();
            put(
                Of::Position,
                String::from_utf8(signed.envelope().bytes()).unwrap(),
            );
        }
        let counted = if self.choice == Choice::Support {
            Counted::Support
        } else {
            Counted::Abstention
        };
        let closed = record::write(&Closed {
            at: noon(14),
            end: self.end,
            number: 1,
            on: day(14),
            tally: Tally::Round(OfRound {
                choices: Counted::ALL
                    .iter()
                    .map(|it| (*it, if *it == counted { 3 } else { 0 }))
                    .collect::<BTreeMap<_, _>>(),
                reached: match self.end {
                    Some(End::Consensus) => Reached::Consensus,
                    _ => Reached::Nothing,
                },
            }),
        });
        put(Of::Closed, closed.clone());
        let named: Vec<(&str, &str)> = records
            .iter()
            .map(|(it, bytes)| (it.as_str(), bytes.as_str()))
            .collect();
        let (log, checkpoint, placed) = logged("cpts.example/log/val", DECISION, &named);
        let records = records.iter().zip(placed);
        let records = records.map(|((kind, bytes), placed)| decided::Recorded {
            index: placed.index,
            kind: *kind,
            salt: placed.salt,
            bytes: bytes.clone(),
            proof: placed.proof,
        });
        let archive = decided::Archive {
            head: decided::Head {
                format: decided::Format::First,
                log,
                checkpoint,
            },
            records: records.collect(),
            persons: Vec::new(),
            reasons: Vec::new(),
            wordings: Vec::new(),
        };
        (archive, closed)
    }
}

/// Where an entry stands.
struct Placed {
    index: u64,
    salt: String,
    proof: Vec<String>,
}

/// The key and the checkpoint of a log that has these entries among others, and where each stands.
fn logged(name: &str, subject: &str, records: &[(&str, &str)]) -> (String, String, Vec<Placed>) {
    let mut tree = Tree::of([b"somebody else's entry"]);
    let mut indices = Vec::new();
    for (n, (kind, bytes)) in records.iter().enumerate() {
        let kind = LeafKind::parse(kind).unwrap();
        let leaf = Leaf::Committed {
            commitment: Commitment::to(&kind, &salt(n), bytes.as_bytes()),
            subject: Some(Subject::parse(subject).unwrap()),
            kind,
        };
        indices.push(tree.size());
        tree.push(Hash::leaf(&leaf.bytes()));
    }
    let name = KeyName::parse(name).unwrap();
    let signer = Signer::new(name.clone(), secret(99));
    let checkpoint = Checkpoint::new(&name, tree.head()).unwrap();
    let note = checkpoint.sign(&signer).unwrap();
    let placed = indices.iter().enumerate().map(|(n, index)| Placed {
        index: *index,
        salt: hex::encode(salt(n).bytes()),
        proof: InclusionProof::of(*index, tree.size(), &tree)
            .unwrap()
            .unwrap()
            .hashes()
            .iter()
            .map(ToString::to_string)
            .collect(),
    });
    (
        signer.verifier().to_string(),
        note.to_string(),
        placed.collect(),
    )
}

fn salt(n: usize) -> Salt {
    Salt::from_bytes([u8::try_from(n % 251).unwrap(); 32])
}

/// A contract that is being signed.
pub struct Signing {
    pub text: Text,
    pub pdf: Vec<u8>,
    pub deciding: Deciding,
    pub sealed: Sealed,
    pub mandated: Mandated,
    pub records: Vec<(Kind, String)>,
}

impl Signing {
    /// Sealed, with the mandate taken.
    pub fn begun() -> Self {
        let text = text();
        let deciding = Deciding::on(&text);
        Self::of(text, deciding)
    }

    pub fn of(text: Text, deciding: Deciding) -> Self {
        let closed = deciding.archive().1;
        let sealed = Sealed {
            contract: id(CONTRACT),
            cpts: id(&CPTS.to_string()),
            pdf: Digest::of(PDF),
            text: text.digest(),
            version: 2,
        };
        let mandated = Mandated {
            blocs: vec![BlocId(Uuid::from_u128(1))],
            closed: Digest::of(closed.as_bytes()),
            contract: id(CONTRACT),
            cpts: id(&CPTS.to_string()),
            decision: id(DECISION),
            text: text.digest(),
        };
        let mut it = Self {
            text,
            pdf: PDF.to_vec(),
            deciding,
            sealed,
            mandated,
            records: Vec::new(),
        };
        it.put(Kind::Sealed, &it.sealed.clone());
        it.put(Kind::Mandated, &it.mandated.clone());
        it
    }

    /// With both signatures.
    pub fn signed() -> Self {
        let mut it = Self::begun();
        it.sign(CPTS, PRESIDENT);
        it.sign(HOSPITAL, DIRECTOR);
        it
    }

    pub fn put(&mut self, kind: Kind, record: &impl Serialize) {
        self.records.push((kind, record::write(record)));
    }

    pub fn enrol(&mut self, party: Uuid, n: u8) {
        let name = self.text.party(party).unwrap().signatory.name.clone();
        let by = if party == CPTS { By::Device } else { By::Code };
        let (contract, party, key) = (id(CONTRACT), id(&party.to_string()), key(n));
        let record = Key {
            by,
            contract,
            key,
            name,
            party,
        };
        self.put(Kind::Key, &record);
    }

    pub fn signature(&self, party: Uuid) -> Signature {
        let it = self.text.party(party).unwrap();
        Signature {
            capacity: signed::contract::Capacity::Itself,
            contract: id(CONTRACT),
            cpts: id(&CPTS.to_string()),
            function: Words::parse(&it.signatory.function).unwrap(),
            mandate: (party == CPTS).then(|| id(DECISION)),
            name: Words::parse(&it.signatory.name).unwrap(),
            party: id(&party.to_string()),
            pdf: signed::Digest::from_bytes(*self.sealed.pdf.bytes()),
            text: signed::Digest::from_bytes(*self.sealed.text.bytes()),
            version: 2,
        }
    }

    pub fn put_signature(&mut self, signature: Signature, n: u8) {
        let signed = ToSign::new(signature).unwrap().sign(&secret(n)).unwrap();
        let bytes = String::from_utf8(signed.envelope().bytes()).unwrap();
        self.records.push((Kind::Signature, bytes));
    }

    pub fn sign(&mut self, party: Uuid, n: u8) {
        self.enrol(party, n);
        self.put_signature(self.signature(party), n);
    }

    pub fn scan(&self, party: Uuid) -> Scan {
        Scan {
            contract: id(CONTRACT),
            officers: vec!["Claire Moreau".to_owned(), "Paul Roche".to_owned()],
            party: id(&party.to_string()),
            pdf: self.sealed.pdf,
            scan: Digest::of(b"a scan"),
        }
    }

    pub fn archive(&self) -> Archive {
        let named: Vec<(&str, &str)> = self
            .records
            .iter()
            .map(|(it, bytes)| (it.as_str(), bytes.as_str()))
            .collect();
        let (log, checkpoint, placed) = logged("cpts.example/log/val", CONTRACT, &named);
        let records = self.records.iter().zip(placed);
        let records = records.map(|((kind, bytes), placed)| Recorded {
            index: placed.index,
            kind: *kind,
            salt: placed.salt,
            bytes: bytes.clone(),
            proof: placed.proof,
        });
        let mut decided = Vec::new();
        self.deciding.archive().0.write(&mut decided).unwrap();
        Archive {
            head: Head {
                format: Format::First,
                log,
                checkpoint,
            },
            text: self.text.canonical(),
            pdf: self.pdf.clone(),
            records: records.collect(),
            mandates: vec![Mandate {
                cpts: id(&CPTS.to_string()),
                wording: self.deciding.wording.clone(),
                archive: String::from_utf8(decided).unwrap(),
            }],
        }
    }
}
