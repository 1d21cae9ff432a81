//! What may be changed in an archive.

use belenios::archive::{Reader, Setup, Writer};
use belenios::audit::Check;
use belenios::ballot::{Booth, Verifier};
use belenios::credential::Credentials;
use belenios::group::{Element, Secret};
use belenios::result::Counts;
use belenios::tally::{SizedTally, Urn};
use belenios::wire;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use super::change::{
    SMALL, UNREDUCED, above_order, digit, exchanged, replaced, signed, value, with_torsion,
};
use crate::draw::{Drawn, Plan};

const SECONDS: u64 = 1_795_321_417;

/// An honest election; always the same one, so that the table is.
pub struct Honest {
    pub drawn: Drawn,
    pub parts: Parts,
}

/// What its archive holds.
#[derive(Clone)]
pub struct Parts {
    setup: Setup,
    ballots: Vec<Vec<u8>>,
    tally: SizedTally,
    decryptions: Vec<(usize, Vec<u8>)>,
    result: Counts,
}

/// A change, and what must be found.
pub struct Case {
    pub what: &'static str,
    pub archive: Vec<u8>,
    pub check: Check,
    /// Where one ballot was changed: the archive before it, and the ballot.
    pub ballot: Option<(Vec<u8>, Vec<u8>)>,
}

fn plan(name: &'static str) -> Plan {
    Plan {
        name,
        questions: 2..=2,
        blank: true,
        weighted: true,
        voters: 4..=4,
        silent: false,
        singles: 1,
        circle: Some((2, 3)),
    }
}

impl Honest {
    pub fn new() -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(2026);
        let drawn = plan("tamper").draw(&mut rng);
        let ballots = drawn.ballots(&mut rng);
        let verifier = Verifier::new(&drawn.election);
        let mut urn = Urn::new(&drawn.election);
        for ballot in &ballots {
            let verified = verifier.read(ballot).unwrap();
            let weight = drawn.credentials.weight(verified.credential()).unwrap();
            urn.cast(verified, weight).unwrap();
        }
        let tally = urn.tally();
        let counts = drawn.counts();
        let weights = |counts: Vec<u64>| counts.into_iter().map(belenios::weight::Weight).collect();
        let parts = Parts {
            setup: drawn.setup(),
            ballots,
            decryptions: drawn
                .needed
                .iter()
                .map(|owner| (*owner, drawn.decrypt(*owner, &tally.tally, &mut rng)))
                .collect(),
            tally,
            result: Counts {
                result: counts.into_iter().map(weights).collect(),
            },
        };
        Self { drawn, parts }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.parts.bytes()
    }

    fn changed(&self, change: impl FnOnce(&mut Parts)) -> Vec<u8> {
        let mut parts = self.parts.clone();
        change(&mut parts);
        parts.bytes()
    }
}

impl Parts {
    fn bytes(&self) -> Vec<u8> {
        let mut writer = self.voting(&self.ballots);
        writer.end_ballots().unwrap();
        writer.encrypted_tally(&self.tally).unwrap();
        for (owner, decryption) in &self.decryptions {
            writer.partial_decryption(*owner, decryption).unwrap();
        }
        writer.result(&wire::write(&self.result)).unwrap();
        writer.finish()
    }

    fn voting(&self, ballots: &[Vec<u8>]) -> Writer<Vec<u8>> {
        let mut writer = Writer::create(Vec::new(), SECONDS).unwrap();
        writer.setup(&self.setup).unwrap();
        for ballot in ballots {
            writer.ballot(ballot).unwrap();
        }
        writer
    }
}

/// Changes a text kept as bytes.
fn edit(bytes: &mut Vec<u8>, change: impl FnOnce(&str) -> String) {
    *bytes = change(std::str::from_utf8(bytes).unwrap()).into_bytes();
}

pub fn cases(honest: &Honest) -> Vec<Case> {
    let mut cases = ballots(honest);
    cases.extend(urn(honest));
    cases.extend(setup(honest));
    cases.extend(opening(honest));
    cases.extend(chain(honest));
    cases
}

/// One ballot changed.
fn ballots(honest: &Honest) -> Vec<Case> {
    // Of a voter who votes once.
    let place = 1;
    let Honest { drawn, parts } = honest;
    let voter = drawn.secret(drawn.votes[place].0);
    let text = std::str::from_utf8(&parts.ballots[place]).unwrap();
    let mut before = parts.ballots.clone();
    before.remove(place);
    let before = parts.voting(&before).finish();
    let case = |what, ballot: String| Case {
        what,
        archive: honest.changed(|parts| parts.ballots[place] = ballot.clone().into_bytes()),
        check: Check::Ballots,
        ballot: Some((before.clone(), ballot.into_bytes())),
    };
    let again = |changed: String| signed(&changed, &voter);
    let proof = |mark: &str, field: &str| again(digit(text, value(text, mark, field)));
    let alpha = value(text, "\"choices\"", "alpha");
    let point = |with: &str| again(replaced(text, alpha.clone(), with));
    let response = value(text, "\"individual_proofs\"", "response");
    let unreduced = above_order(&text[response.clone()]);
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let stranger = Secret::random(&mut rng);
    let votes = &drawn.votes[place].1;
    let strange = Booth::new(&drawn.election).fill(votes, &stranger, &mut rng);
    let strange = String::from_utf8(strange.unwrap().bytes().to_vec()).unwrap();
    let elsewhere = plan("elsewhere").draw(&mut rng);
    let foreign = String::from_utf8(elsewhere.ballots(&mut rng).remove(0)).unwrap();
    let other = drawn.secret(2).public().to_hex();
    let credential = value(text, "", "credential");
    let spaced = text.replacen(",\"answers\":", ", \"answers\":", 1);
    let signature = value(text, ",\"signature\":", "response");
    vec![
        case(
            "a digit of the challenge that a choice is 0 or 1",
            proof("\"individual_proofs\"", "challenge"),
        ),
        case(
            "a digit of the response that a choice is 0 or 1",
            proof("\"individual_proofs\"", "response"),
        ),
        case(
            "a digit of the proof over the whole answer",
            proof("\"overall_proof\"", "response"),
        ),
        case(
            "a digit of the proof about a blank vote",
            proof("\"blank_proof\"", "challenge"),
        ),
        case(
            "a digit of the signature of a ballot",
            digit(text, signature),
        ),
        case("two answers of a ballot exchanged", again(exchanged(text))),
        case("a ballot of another election", foreign),
        case("a ballot of someone who is not on the list", strange),
        case(
            "the credential of another voter in a ballot",
            again(replaced(text, credential, &other)),
        ),
        case(
            "a number above the order of the group",
            again(replaced(text, response, &unreduced)),
        ),
        case("a point in a form that is not canonical", point(UNREDUCED)),
        case("a point of small order", point(SMALL)),
        case(
            "a point with a component of small order",
            point(&with_torsion(&text[alpha.clone()])),
        ),
        case("a space in the JSON of a ballot", again(spaced)),
    ]
}

/// Ballots removed, added, moved.
fn urn(honest: &Honest) -> Vec<Case> {
    let case = |what, check, change: &dyn Fn(&mut Vec<Vec<u8>>)| Case {
        what,
        archive: honest.changed(|parts| change(&mut parts.ballots)),
        check,
        ballot: None,
    };
    let last = honest.parts.ballots.len() - 1;
    let last_voter = honest.drawn.votes[last].0;
    let mut again = case(
        "a voter's first ballot again after her second",
        Check::Ballots,
        &|b| {
            b.push(b[last_voter].clone());
        },
    );
    let before = honest.parts.voting(&honest.parts.ballots).finish();
    again.ballot = Some((before, honest.parts.ballots[last_voter].clone()));
    vec![
        again,
        case(
            "a ballot that counts, and its event, left out",
            Check::Tally,
            &|b| {
                b.remove(1);
            },
        ),
        case(
            "a voter's two ballots in the other order",
            Check::Tally,
            &|b| {
                b.swap(last_voter, last);
            },
        ),
    ]
}

/// The election, its list, its trustees.
fn setup(honest: &Honest) -> Vec<Case> {
    let case = |what, check, change: &dyn Fn(&mut Setup)| Case {
        what,
        archive: honest.changed(|parts| change(&mut parts.setup)),
        check,
        ballot: None,
    };
    let lines = Credentials::texts(&honest.parts.setup.credentials).unwrap();
    let list = |lines: &[String]| wire::write(&lines);
    let heavier: Vec<String> = lines.iter().map(|line| format!("{line}0")).collect();
    let key = honest.drawn.election.key().to_hex();
    let other = Element::generator().to_hex();
    let trustees = |mark: &'static str, field: &'static str| {
        move |setup: &mut Setup| {
            edit(&mut setup.trustees, |text| {
                digit(text, value(text, mark, field))
            });
        }
    };
    vec![
        case("a weight", Check::Tally, &|setup| {
            setup.credentials = list(&[&heavier[..1], &lines[1..]].concat());
        }),
        case(
            "a credential twice on the list",
            Check::Credentials,
            &|setup| {
                setup.credentials = list(&[&lines[..], &lines[..1]].concat());
            },
        ),
        case(
            "a credential missing on the list",
            Check::Ballots,
            &|setup| {
                setup.credentials = list(&lines[1..]);
            },
        ),
        case("the election's key", Check::Key, &|setup| {
            edit(&mut setup.election, |text| text.replace(&key, &other));
        }),
        case(
            "a digit of a trustee's proof of knowledge",
            Check::Trustees,
            &trustees("\"Single\"", "response"),
        ),
        case(
            "a digit of the signature of a certificate",
            Check::Trustees,
            &trustees("\"certs\":", "response"),
        ),
        case(
            "a digit of the signature of commitments",
            Check::Trustees,
            &trustees("\"coefexps\":[{", "response"),
        ),
        case(
            "a digit of the proof of a verification key",
            Check::Trustees,
            &trustees("\"verification_keys\":", "challenge"),
        ),
    ]
}

/// The tally, the decryptions, the result.
fn opening(honest: &Honest) -> Vec<Case> {
    let case = |what, check, change: &dyn Fn(&mut Parts)| Case {
        what,
        archive: honest.changed(|parts| change(parts)),
        check,
        ballot: None,
    };
    vec![
        case(
            "one voice more in the tally and in the result",
            Check::Tally,
            &|parts| {
                let sum = &mut parts.tally.tally.0[1][0];
                sum.beta = sum.beta + Element::generator();
                parts.result.result[1][0].0 += 1;
            },
        ),
        case(
            "the number of ballots of the tally",
            Check::Tally,
            &|parts| {
                parts.tally.ballots -= 1;
            },
        ),
        case(
            "the partial decryption of another trustee",
            Check::Result,
            &|parts| {
                parts.decryptions[0].1 = parts.decryptions[1].1.clone();
            },
        ),
        case(
            "two trustees of the circle exchanged",
            Check::Result,
            &|parts| {
                let first = parts.decryptions[1].0;
                parts.decryptions[1].0 = std::mem::replace(&mut parts.decryptions[2].0, first);
            },
        ),
        case("a partial decryption left out", Check::Result, &|parts| {
            parts.decryptions.pop();
        }),
        case(
            "a digit of the proof of a decryption",
            Check::Result,
            &|parts| {
                edit(&mut parts.decryptions[0].1, |text| {
                    digit(text, value(text, "\"decryption_proofs\"", "challenge"))
                });
            },
        ),
        case("a result off by one", Check::Result, &|parts| {
            parts.result.result[0][1].0 += 1;
        }),
    ]
}

/// The bytes of an archive, nothing made again.
fn chain(honest: &Honest) -> Vec<Case> {
    let bytes = honest.bytes();
    let mut ends = vec![];
    let mut reader = Reader::open(&bytes[..]).unwrap();
    while reader.next().transpose().unwrap().is_some() {
        ends.push(usize::try_from(reader.bytes()).unwrap());
    }
    let case = |what, archive| Case {
        what,
        archive,
        check: Check::Archive,
        ballot: None,
    };
    let removed = [&bytes[..ends[1]], &bytes[ends[2]..]].concat();
    let moved = [
        &bytes[..ends[1]],
        &bytes[ends[2]..ends[3]],
        &bytes[ends[1]..ends[2]],
        &bytes[ends[3]..],
    ]
    .concat();
    let mut changed = bytes.clone();
    changed[ends[1] + 600] ^= 1;
    vec![
        case(
            "an event removed with its ballot, the chain left as it was",
            removed,
        ),
        case(
            "two events in the other order, the chain left as it was",
            moved,
        ),
        case("a byte of a ballot, its hash left as it was", changed),
        case(
            "the end cut off in the middle of a file",
            bytes[..ends[4] - 700].to_vec(),
        ),
    ]
}
