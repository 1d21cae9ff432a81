//! One of each statement, with fixed values.

use eddsa::SecretKey;
use signed::contract::{Capacity, Signature, Words};
use signed::decision::{Answer, Ballot, Choice, Outcome, Position, Reason, Vote, Word};
use signed::device::{Approval, Enrolment, Revocation, Storage};
use signed::election::{Credential, Minutes, PublicPart};
use signed::key::DeviceKey;
use signed::{Digest, Id};
use tlog::leaf::Salt;

pub fn secret(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub fn key(seed: u8) -> DeviceKey {
    DeviceKey::new(secret(seed).public())
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub const SALT: Salt = Salt::from_bytes([7; 32]);

pub fn reason() -> Reason {
    Reason {
        harm: "Le dimanche, personne\u{a0}: « 24 h » sans relève.\n".to_owned(),
        reason: "Trop peu de \"volants\" \\ à Amboise.".to_owned(),
    }
}

pub fn enrolment() -> Enrolment {
    Enrolment {
        account: id("account-1"),
        challenge: digest("challenge"),
        key: key(1),
        replaces: Some(key(2).id()),
        storage: Storage::Browser,
    }
}

pub fn approval() -> Approval {
    Approval {
        account: id("account-1"),
        enrolment: digest("an envelope"),
        key: key(2).id(),
    }
}

pub fn revocation() -> Revocation {
    Revocation {
        account: id("account-1"),
        key: key(2).id(),
        reason: signed::device::Reason::Lost,
    }
}

pub fn position() -> Position {
    Position {
        choice: Choice::Objection,
        cpts: id("0198c1f2-cpts"),
        decision: id("0198c1f2-decision"),
        voice: id("member-2"),
        member: id("member-1"),
        number: 2,
        previous: Some(digest("the position before")),
        reason: Some(reason().commit(&SALT).unwrap()),
        roll: digest("roll"),
        round: 1,
        statutes: digest("statutes"),
        text: digest("text"),
    }
}

pub fn answer() -> Answer {
    Answer {
        cpts: id("0198c1f2-cpts"),
        decision: id("0198c1f2-decision"),
        member: id("member-3"),
        objection: digest("the objection"),
        proposes: Some(digest("improved text")),
        reply: Reason::commit_answer("Deux volants de plus.", &SALT).unwrap(),
        round: 1,
    }
}

pub fn word() -> Word {
    Word {
        answer: Some(digest("the answer")),
        cpts: id("0198c1f2-cpts"),
        decision: id("0198c1f2-decision"),
        voice: id("member-2"),
        member: id("member-1"),
        objection: digest("the objection"),
        outcome: Outcome::Withdrawn,
        round: 1,
    }
}

pub fn vote() -> Vote {
    Vote {
        ballot: Ballot::Yes,
        cpts: id("0198c1f2-cpts"),
        decision: id("0198c1f2-decision"),
        voice: id("member-2"),
        member: id("member-1"),
        number: 1,
        previous: None,
        roll: digest("roll"),
        round: 3,
        statutes: digest("statutes"),
        text: digest("text"),
    }
}

pub fn credential() -> Credential {
    Credential {
        cpts: id("0198c1f2-cpts"),
        credential: PublicPart::from_bytes([9; 32]),
        election: id("0198c1f2-election"),
        entry: id("member-1"),
        urn: id("RF4PcR5GjUgb7p"),
    }
}

pub fn minutes() -> Minutes {
    Minutes {
        capacity: signed::election::Capacity::Chair,
        cpts: id("0198c1f2-cpts"),
        election: id("0198c1f2-election"),
        pdf: digest("pdf"),
    }
}

pub fn signature() -> Signature {
    Signature {
        capacity: Capacity::Support,
        contract: id("0198c1f2-contract"),
        cpts: id("0198c1f2-cpts"),
        function: Words::parse("Directrice de l’établissement support").unwrap(),
        mandate: Some(id("0198c1f2-decision")),
        name: Words::parse("Hélène d’Orçay-\"Duval\"").unwrap(),
        party: id("0198c1f2-party"),
        pdf: digest("pdf"),
        text: digest("text"),
        version: 2,
    }
}

/// Calls a macro with one of each statement.
macro_rules! each {
    ($do:ident) => {
        $do!(enrolment: signed::device::Enrolment);
        $do!(approval: signed::device::Approval);
        $do!(revocation: signed::device::Revocation);
        $do!(position: signed::decision::Position);
        $do!(answer: signed::decision::Answer);
        $do!(word: signed::decision::Word);
        $do!(vote: signed::decision::Vote);
        $do!(credential: signed::election::Credential);
        $do!(minutes: signed::election::Minutes);
        $do!(signature: signed::contract::Signature);
    };
}

pub(crate) use each;

/// Every text that differs in one bit.
pub fn flipped(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len() * 8).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        (bit, changed)
    })
}
