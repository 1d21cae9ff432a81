//! A decision, step by step, and its archive out of a log of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use decision::Pseudonym;
use decision::archive::{Archive, Format, Head, Person, Reason as Opening, Recorded, Wording};
use decision::audit::{Check, Report, What, audit};
use decision::record::{self, Closed, Key, Kind, Opened, Round, Tally, Text};
use domain::canonical::Digest;
use domain::decision::stage::End;
use domain::electorate::roll::{Format as RollFormat, Roll, Voter};
use domain::id::{AdhesionId, AttachmentId, BlocId};
use domain::statutes::{DecisionKind, OrganKind, Side, Statutes};
use eddsa::SecretKey;
use serde::Serialize;
use signed::decision::{Answer, Ballot, Choice, Outcome, Position, Reason, Vote, Word};
use signed::key::DeviceKey;
use signed::{Envelope, Id, Payload, ToSign};
use tlog::checkpoint::Checkpoint;
use tlog::leaf::{Commitment, Kind as LeafKind, Leaf, Salt, Subject};
use tlog::note::{KeyName, Signer};
use tlog::tree::{InclusionProof, Tree};
use uuid::Uuid;

pub const FIRST: &str = "Ouvrir une consultation le samedi.\n";
pub const SECOND: &str = "Ouvrir une consultation un samedi sur deux.\n";
const DECISION: &str = "0198c1f2-decision";
pub const CPTS: &str = "0198c1f2-cpts";

/// As the roll names a member.
pub fn voter(n: u8) -> AdhesionId {
    Pseudonym::of(member(n).0, &salt(n)).adhesion()
}

pub fn member(n: u8) -> AdhesionId {
    AdhesionId(Uuid::from_u128(u128::from(n)))
}

pub fn salt(n: u8) -> Salt {
    Salt::from_bytes([n; 32])
}

pub fn secret(n: u8) -> SecretKey {
    SecretKey::from_seed(&[n; 32])
}

pub fn key(n: u8) -> DeviceKey {
    DeviceKey::new(secret(n).public())
}

fn id(of: AdhesionId) -> Id {
    Id::parse(&of.to_string()).unwrap()
}

fn digest(of: Digest) -> signed::Digest {
    signed::Digest::from_bytes(*of.bytes())
}

pub fn day(n: u64) -> NaiveDate {
    "2026-11-02".parse::<NaiveDate>().unwrap() + Days::new(n)
}

pub fn noon(n: u64) -> DateTime<Utc> {
    day(n).and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// A decision that is being taken.
pub struct Making {
    pub statutes: Statutes,
    pub roll: Roll,
    pub records: Vec<(Kind, String)>,
    pub reasons: Vec<(signed::Digest, Salt, String)>,
    pub text: &'static str,
    pub round: u16,
    chains: BTreeMap<(AdhesionId, bool), (u32, signed::Digest)>,
}

/// Members of ville, and of a bloc.
pub fn roll(statutes: &Statutes, ville: std::ops::RangeInclusive<u8>, bloc: &[u8]) -> Roll {
    let one = |n: u8, of_bloc: bool| Voter {
        adhesion: voter(n),
        college: if of_bloc { "medico-social" } else { "ville" }
            .parse()
            .unwrap(),
        voices: 1,
        side: if of_bloc {
            Side::Establishment
        } else {
            Side::Ville
        },
        bloc: of_bloc.then_some(BlocId(Uuid::from_u128(1))),
        attachment: of_bloc.then_some(AttachmentId(Uuid::from_u128(u128::from(n)))),
        profession: None,
        recused: None,
        proxy: None,
    };
    let mut voters: Vec<Voter> = ville.map(|n| one(n, false)).collect();
    voters.extend(bloc.iter().map(|n| one(*n, true)));
    voters.sort_by_key(|it| it.adhesion);
    Roll {
        format: RollFormat::First,
        statutes: statutes.digest(),
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Strategy,
        on: day(0),
        voters,
    }
}

impl Making {
    pub fn of(statutes: Statutes, roll: Roll) -> Self {
        let mut making = Self {
            statutes,
            roll,
            records: Vec::new(),
            reasons: Vec::new(),
            text: FIRST,
            round: 0,
            chains: BTreeMap::new(),
        };
        let opened = Opened {
            chair: Some(voter(1)),
            cpts: Id::parse(CPTS).unwrap(),
            decision: Id::parse(DECISION).unwrap(),
            facilitators: vec![voter(9)],
            kind: DecisionKind::Strategy,
            organ: OrganKind::OrdinaryMeeting,
            roll: making.roll.canonical(),
            statutes: making.statutes.canonical(),
            tabled: day(0),
        };
        making.put(Kind::Opened, &opened);
        making.text(1, FIRST);
        let voters = making.roll.voters.len();
        for n in (1..=u8::try_from(voters).unwrap()).chain([9]) {
            making.key(n, n);
        }
        making
    }

    pub fn put(&mut self, kind: Kind, record: &impl Serialize) {
        self.records.push((kind, record::write(record)));
    }

    pub fn key(&mut self, n: u8, of: u8) {
        let (key, member) = (key(n), voter(of));
        self.put(Kind::Key, &Key { key, member });
    }

    pub fn text(&mut self, version: u32, text: &'static str) {
        self.text = text;
        let sha256 = Digest::of(text.as_bytes());
        self.put(Kind::Text, &Text { sha256, version });
    }

    pub fn open(&mut self, number: u16, vote: bool, opens: u64) {
        self.round = number;
        let round = Round {
            closes: noon(opens + 7),
            closes_on: day(opens + 7),
            number,
            opens: day(opens),
            text: Digest::of(self.text.as_bytes()),
            vote,
        };
        self.put(Kind::Round, &round);
    }

    fn next(&self, voice: AdhesionId, vote: bool) -> (u32, Option<signed::Digest>) {
        match self.chains.get(&(voice, vote)) {
            None => (1, None),
            Some((number, before)) => (number + 1, Some(*before)),
        }
    }

    pub fn position(&self, voice: u8, by: u8, choice: Choice) -> Position {
        let (number, previous) = self.next(voter(voice), false);
        let reason = (choice == Choice::Objection).then(|| reason().commit(&salt(voice)).unwrap());
        Position {
            choice,
            cpts: Id::parse(CPTS).unwrap(),
            decision: Id::parse(DECISION).unwrap(),
            voice: id(voter(voice)),
            member: id(voter(by)),
            number,
            previous,
            reason,
            roll: digest(self.roll.digest()),
            round: u32::from(self.round),
            statutes: digest(self.statutes.digest()),
            text: signed::Digest::of(self.text.as_bytes()),
        }
    }

    /// Signs a statement with the key of a member, and records it.
    pub fn sign<T: Payload>(&mut self, kind: Kind, payload: T, by: u8) -> signed::Digest {
        let signed = ToSign::new(payload).unwrap().sign(&secret(by)).unwrap();
        let envelope = signed.envelope();
        let text = String::from_utf8(envelope.bytes()).unwrap();
        self.records.push((kind, text));
        envelope.digest()
    }

    pub fn says(&mut self, voice: u8, by: u8, choice: Choice) -> signed::Digest {
        let position = self.position(voice, by, choice);
        let (number, reasoned) = (position.number, position.reason.is_some());
        let envelope = self.sign(Kind::Position, position, by);
        let chain = (voter(voice), false);
        self.chains.insert(chain, (number, envelope));
        if reasoned {
            let bytes = String::from_utf8(reason().bytes().unwrap()).unwrap();
            self.reasons.push((envelope, salt(voice), bytes));
        }
        envelope
    }

    pub fn ballot(&self, voice: u8, by: u8, ballot: Ballot) -> Vote {
        let (number, previous) = self.next(voter(voice), true);
        let like = self.position(voice, by, Choice::Support);
        Vote {
            ballot,
            cpts: like.cpts,
            decision: like.decision,
            voice: like.voice,
            member: like.member,
            number,
            previous,
            roll: like.roll,
            round: like.round,
            statutes: like.statutes,
            text: like.text,
        }
    }

    pub fn votes(&mut self, voice: u8, by: u8, ballot: Ballot) {
        let vote = self.ballot(voice, by, ballot);
        let number = vote.number;
        let envelope = self.sign(Kind::Vote, vote, by);
        self.chains.insert((voter(voice), true), (number, envelope));
    }

    pub fn answers(&mut self, by: u8, objection: signed::Digest) -> signed::Digest {
        let answer = Answer {
            cpts: Id::parse(CPTS).unwrap(),
            decision: Id::parse(DECISION).unwrap(),
            member: id(voter(by)),
            objection,
            proposes: Some(signed::Digest::of(SECOND.as_bytes())),
            reply: Reason::commit_answer("Un samedi sur deux.", &salt(by)).unwrap(),
            round: u32::from(self.round),
        };
        let envelope = self.sign(Kind::Answer, answer, by);
        let reply = "Un samedi sur deux.".to_owned();
        self.reasons.push((envelope, salt(by), reply));
        envelope
    }

    pub fn word(
        &mut self,
        voice: u8,
        (objection, answer): (signed::Digest, Option<signed::Digest>),
        outcome: Outcome,
    ) {
        let word = Word {
            answer,
            cpts: Id::parse(CPTS).unwrap(),
            decision: Id::parse(DECISION).unwrap(),
            voice: id(voter(voice)),
            member: id(voter(voice)),
            objection,
            outcome,
            round: u32::from(self.round),
        };
        self.sign(Kind::Word, word, voice);
    }

    pub fn closed(&mut self, number: u16, on: u64, tally: Tally, end: Option<End>) {
        let closed = Closed {
            at: noon(on),
            end,
            number,
            on: day(on),
            tally,
        };
        self.put(Kind::Closed, &closed);
    }

    /// The archive, with other entries of the log before and between.
    pub fn archive(&self) -> Archive {
        self.archive_of("cpts.example/log/gabares", 99)
    }

    /// The same out of another log, with a key of its own, where all was logged in that order.
    pub fn archive_of(&self, log: &str, seed: u8) -> Archive {
        let mut tree = Tree::of([b"somebody else's entry"]);
        let mut placed = Vec::new();
        for (n, (kind, bytes)) in self.records.iter().enumerate() {
            if n % 3 == 0 {
                tree.push(tlog::hash::Hash::leaf(&[
                    b'x',
                    u8::try_from(n % 251).unwrap(),
                ]));
            }
            let salt = Salt::from_bytes([u8::try_from(n % 251).unwrap(); 32]);
            let name = LeafKind::parse(kind.as_str()).unwrap();
            let leaf = Leaf::Committed {
                commitment: Commitment::to(&name, &salt, bytes.as_bytes()),
                subject: Some(Subject::parse(DECISION).unwrap()),
                kind: name,
            };
            placed.push((tree.size(), *kind, salt, bytes.clone()));
            tree.push(tlog::hash::Hash::leaf(&leaf.bytes()));
        }
        let name = KeyName::parse(log).unwrap();
        let signer = Signer::new(name.clone(), SecretKey::from_seed(&[seed; 32]));
        let note = Checkpoint::new(&name, tree.head())
            .unwrap()
            .sign(&signer)
            .unwrap();
        let recorded = |(index, kind, salt, bytes): (u64, Kind, Salt, String)| Recorded {
            index,
            kind,
            salt: hex::encode(salt.bytes()),
            bytes,
            proof: InclusionProof::of(index, tree.size(), &tree)
                .unwrap()
                .unwrap()
                .hashes()
                .iter()
                .map(ToString::to_string)
                .collect(),
        };
        Archive {
            head: Head {
                format: Format::First,
                log: signer.verifier().to_string(),
                checkpoint: note.to_string(),
            },
            records: placed.into_iter().map(recorded).collect(),
            persons: (1..=u8::try_from(self.roll.voters.len()).unwrap())
                .map(|n| Person {
                    voter: voter(n),
                    adhesion: member(n),
                    salt: hex::encode(salt(n).bytes()),
                    name: format!("Membre {n}"),
                })
                .collect(),
            reasons: self
                .reasons
                .iter()
                .map(|(of, salt, bytes)| Opening {
                    of: *of,
                    salt: hex::encode(salt.bytes()),
                    bytes: bytes.clone(),
                })
                .collect(),
            wordings: vec![Wording {
                text: FIRST.to_owned(),
            }],
        }
    }

    pub fn audited(&self) -> Report {
        audit(&self.archive(), None)
    }
}

pub fn reason() -> Reason {
    Reason {
        harm: "Personne ne tiendrait trois mois.".to_owned(),
        reason: "Trop de samedis.".to_owned(),
    }
}

/// The faults, each as its check and what it is.
pub fn faults(report: &Report) -> Vec<(Check, What)> {
    let all = report.faults.iter();
    all.map(|it| (it.check, it.what.clone())).collect()
}

/// An envelope whose last byte of payload is another one.
pub fn bent(bytes: &str) -> String {
    let envelope = Envelope::parse(bytes.as_bytes()).unwrap();
    let mut wire: serde_json::Value = serde_json::from_str(bytes).unwrap();
    let payload = String::from_utf8(envelope.payload().to_vec()).unwrap();
    let other = payload.replace("\"support\"", "\"consent\"");
    assert_ne!(other, payload);
    wire["payload"] = base64(other.as_bytes()).into();
    record::write(&wire)
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
