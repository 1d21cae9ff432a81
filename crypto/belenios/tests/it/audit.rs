//! Whole archives: those of the reference tool hold in every check; changed ones, with every hash and
//! the chain made again, fail in the check that is concerned, and only in it.

use belenios::archive::{Content, Reader, Setup, Stage, Writer};
use belenios::audit::{BallotFault, Check, Failure, Outcome, Report, audit, in_turn};
use belenios::ballot::{BallotError, Booth, Verifier, Vote};
use belenios::ciphertext::Ciphertext;
use belenios::credential::{
    CertificateError, Credentials, CredentialsCertificate, CredentialsError, Entry,
};
use belenios::decryption::{CombineError, DecryptionError};
use belenios::election::Election;
use belenios::group::{Element, Secret};
use belenios::hash::Fingerprint;
use belenios::result::{Counts, ResultError};
use belenios::tally::{SizedTally, Urn};
use belenios::trustee::{Seed, Trustee, TrusteeKey, Trustees};
use belenios::weight::Weight;
use belenios::wire;

use crate::support::{self, ELECTIONS};

/// What an archive holds, to be changed and written again.
#[derive(Clone)]
struct Parts {
    setup: Setup,
    ballots: Vec<Vec<u8>>,
    tally: SizedTally,
    decryptions: Vec<(usize, Vec<u8>)>,
    result: Vec<u8>,
}

fn parts(name: &str) -> Parts {
    let bytes = support::archive(name);
    let mut setup = None;
    let mut ballots = Vec::new();
    let mut sized = None;
    let mut decryptions = Vec::new();
    let mut result = None;
    for step in Reader::open(&bytes[..]).unwrap() {
        match step.unwrap().content {
            Content::Setup(found) => setup = Some(found),
            Content::Ballot(bytes) => ballots.push(bytes),
            Content::EncryptedTally { tally, record } => {
                sized = Some(SizedTally {
                    tally: wire::read_canonical(&tally).unwrap(),
                    ballots: record.num_tallied,
                    weight: record.total_weight,
                });
            }
            Content::PartialDecryption { owner, decryption } => {
                decryptions.push((owner, decryption));
            }
            Content::Result(bytes) => result = Some(bytes),
            Content::EndBallots | Content::EndShuffles => {}
        }
    }
    Parts {
        setup: setup.unwrap(),
        ballots,
        tally: sized.unwrap(),
        decryptions,
        result: result.unwrap(),
    }
}

impl Parts {
    fn bytes(&self) -> Vec<u8> {
        let mut writer = Writer::create(Vec::new(), 1_795_321_418).unwrap();
        writer.setup(&self.setup).unwrap();
        for ballot in &self.ballots {
            writer.ballot(ballot).unwrap();
        }
        writer.end_ballots().unwrap();
        writer.encrypted_tally(&self.tally).unwrap();
        for (owner, decryption) in &self.decryptions {
            writer.partial_decryption(*owner, decryption).unwrap();
        }
        writer.result(&self.result).unwrap();
        writer.finish()
    }

    /// The only failing check, and what fails in it.
    fn refused(&self) -> (Check, Vec<Failure>) {
        let report = audit(&self.bytes()[..], in_turn);
        assert!(!report.is_sound());
        let failing: Vec<_> = report
            .findings
            .iter()
            .filter_map(|finding| match &finding.outcome {
                Outcome::Fails(failures) => Some((finding.check, failures.clone())),
                _ => None,
            })
            .collect();
        assert_eq!(failing.len(), 1, "{failing:?}");
        failing[0].clone()
    }

    fn ballot_fault(&self) -> (usize, BallotFault) {
        let (check, failures) = self.refused();
        assert_eq!(check, Check::Ballots);
        let [
            Failure::Ballot {
                number,
                tracker,
                fault,
            },
        ] = &failures[..]
        else {
            panic!("{failures:?}");
        };
        assert_eq!(*tracker, Fingerprint::of(&self.ballots[*number]));
        (*number, fault.clone())
    }

    fn election(&self) -> Election {
        Election::read(&self.setup.election).unwrap()
    }

    fn change(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }
}

/// Replaces the only, or first, occurrence.
fn replace(bytes: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from));
    *bytes = text.replacen(from, to, 1).into_bytes();
}

fn sound(report: &Report) -> Vec<Check> {
    assert!(report.is_sound(), "{report:?}");
    report
        .findings
        .iter()
        .map(|finding| finding.check)
        .collect()
}

const ALL: [Check; 9] = [
    Check::Archive,
    Check::Election,
    Check::Trustees,
    Check::Key,
    Check::Credentials,
    Check::Ballots,
    Check::Tally,
    Check::Decryptions,
    Check::Result,
];

#[test]
fn the_tools_archives_hold_in_every_check() {
    for name in ELECTIONS {
        let report = audit(&support::archive(name)[..], in_turn);
        assert_eq!(sound(&report), ALL, "{name}");
        assert_eq!(report.stage, Stage::Done);
        let counts = wire::write(&report.counts.unwrap());
        assert_eq!(
            String::from_utf8(counts).unwrap(),
            support::text(name, "result.json").trim()
        );
        let counting = report
            .ballots
            .iter()
            .filter(|ballot| ballot.counts.is_some());
        assert_eq!(
            counting.count(),
            support::text(name, "creds.txt").lines().count()
        );
    }
}

#[test]
fn an_archive_is_checked_as_far_as_the_election_is() {
    let parts = parts("plain");
    let mut writer = Writer::create(Vec::new(), 1).unwrap();
    writer.setup(&parts.setup).unwrap();
    let judge = |bytes: &[u8], (stage, checks): (Stage, usize)| {
        let report = audit(bytes, in_turn);
        assert_eq!(report.stage, stage);
        assert_eq!(sound(&report), ALL[..checks]);
    };
    let mut bytes = writer.finish();
    judge(&bytes, (Stage::Voting, 6));
    let whole = parts.bytes();
    let mut reader = Reader::open(&whole[..]).unwrap();
    while let Some(step) = reader.next() {
        step.unwrap();
        let stage = reader.reached().stage();
        let checks = match stage {
            Stage::Empty | Stage::Voting | Stage::Closed => 6,
            Stage::Tallied => 8,
            Stage::Done => 9,
        };
        bytes = whole[..reader.bytes().try_into().unwrap()].to_vec();
        judge(&bytes, (stage, checks));
    }
    assert_eq!(bytes, whole);
}

#[test]
fn an_archive_that_breaks_off_or_is_none_is_refused() {
    let bytes = support::archive("weighted-blank");
    for cut in [0, 100, 600, 5_000, bytes.len() - 1] {
        let report = audit(&bytes[..cut], in_turn);
        assert!(!report.is_sound(), "{cut}");
        assert_eq!(report.findings[0].check, Check::Archive);
        assert!(matches!(report.findings[0].outcome, Outcome::Fails(_)));
        for finding in &report.findings {
            if finding.check == Check::Ballots && cut < 60_000 {
                assert_eq!(finding.outcome, Outcome::Unknown, "{cut}");
            }
        }
    }
}

#[test]
fn a_changed_setup_is_refused() {
    let parts = parts("weighted-blank");

    let renamed = parts.change(|parts| replace(&mut parts.setup.election, "AGE", "AGO"));
    let report = audit(&renamed.bytes()[..], in_turn);
    let refused = |check| {
        let failures = report.failures();
        failures.filter(|(found, _)| *found == check).count()
    };
    assert_eq!(refused(Check::Ballots), renamed.ballots.len());
    assert_eq!(refused(Check::Decryptions), renamed.decryptions.len());

    let other = Element::generator().to_hex();
    let key = parts.election().key().to_hex();
    let foreign = parts.change(|parts| replace(&mut parts.setup.election, &key, &other));
    assert_eq!(foreign.refused(), (Check::Key, vec![Failure::OtherKey]));

    let mut rng = support::rng(3);
    let replaced = parts.change(|parts| {
        let key = TrusteeKey::prove(&Secret::random(&mut rng), &mut rng);
        let trustees = Trustees::new(vec![Trustee::Single(key.into())]).unwrap();
        parts.setup.trustees = trustees.bytes().to_vec();
    });
    assert_eq!(replaced.refused(), (Check::Key, vec![Failure::OtherKey]));

    let unproved = parts.change(|parts| {
        replace(
            &mut parts.setup.trustees,
            "\"challenge\":\"6",
            "\"challenge\":\"5",
        );
    });
    let (check, failures) = unproved.refused();
    assert_eq!(check, Check::Trustees);
    assert!(
        failures[0]
            .to_string()
            .starts_with("item 1 of the trustees"),
        "{failures:?}"
    );
}

#[test]
fn a_changed_list_of_credentials_is_refused() {
    let parts = parts("weighted-blank");
    let lines = Credentials::texts(&parts.setup.credentials).unwrap();
    let with =
        |lines: &[String]| parts.change(|parts| parts.setup.credentials = wire::write(&lines));

    let doubled = with(&[&lines[..], &lines[..1]].concat());
    let key = lines[0].split_once(',').unwrap().0.to_owned();
    let twice = Failure::Credentials(CredentialsError::Twice(key));
    assert_eq!(doubled.refused(), (Check::Credentials, vec![twice]));

    let missing = with(&lines[1..]);
    assert_eq!(missing.ballot_fault().1, BallotFault::NotListed);

    // Another weight, of a voter who voted: the sum cannot be right any more.
    let mut heavier = lines.clone();
    heavier[0] = heavier[0].replace(",3", ",4");
    let (check, failures) = with(&heavier).refused();
    assert_eq!(check, Check::Tally);
    let weight = Failure::TallyWeight {
        published: Weight(21),
        counted: Weight(22),
    };
    assert_eq!(failures[0], weight);
    assert_eq!(failures.len(), 7);
}

#[test]
fn a_list_of_credentials_is_compared_with_its_certificate() {
    let mut rng = support::rng(5);
    let seed = Seed::random(&mut rng);
    let mut certified = parts("weighted-blank");
    let uuid = certified.election().parameters().uuid.clone();
    let list = Credentials::read(&certified.setup.credentials).unwrap();
    let certificate = CredentialsCertificate::issue(&seed, &uuid, &list, &mut rng);
    certified.setup.certificate = Some(wire::write(&certificate));
    let checks = sound(&audit(&certified.bytes()[..], in_turn));
    assert_eq!(checks.len(), ALL.len() + 1);
    assert_eq!(checks[5], Check::Certificate);

    let refused = |change: &dyn Fn(&mut Vec<u8>)| {
        let changed = certified.change(|it| it.setup.certificate.iter_mut().for_each(change));
        let (check, failures) = changed.refused();
        assert_eq!(check, Check::Certificate);
        failures
    };
    let hash = list.fingerprint().to_hex();
    let other = Fingerprint::of(b"another list").to_hex();
    assert_eq!(
        refused(&|it| replace(it, &hash, &other)),
        [Failure::Certificate(CertificateError::OtherList)]
    );
    assert_eq!(
        refused(&|it| replace(it, "\"message\":\"", "\"message\":\"0")),
        [Failure::Certificate(CertificateError::Signature)]
    );
    let unreadable = refused(&|it| it.truncate(10));
    let [Failure::Certificate(CertificateError::Wire(_))] = unreadable[..] else {
        panic!("{unreadable:?}");
    };

    // Nobody can tell whether a list that cannot be read is the one that was certified.
    let doubled = certified.change(|it| {
        let lines = Credentials::texts(&it.setup.credentials).unwrap();
        it.setup.credentials = wire::write(&[&lines[..], &lines[..1]].concat());
    });
    let report = audit(&doubled.bytes()[..], in_turn);
    let finding = &report.findings[5];
    assert_eq!(finding.check, Check::Certificate);
    assert_eq!(finding.outcome, Outcome::Unknown);
}

#[test]
fn a_changed_set_of_ballots_is_refused() {
    let parts = parts("plain");
    let other = self::parts("threshold");

    let foreign = parts.change(|parts| parts.ballots[2] = other.ballots[0].clone());
    let uuid = other.election().parameters().uuid.clone();
    let fault = BallotFault::Invalid(BallotError::OtherElection(uuid));
    assert_eq!(foreign.ballot_fault(), (2, fault));

    // The first voter's first vote, sent again by the server after her second one.
    let again = parts.change(|parts| parts.ballots.push(parts.ballots[0].clone()));
    assert_eq!(again.ballot_fault(), (15, BallotFault::Again));

    let stuffed = parts.change(|parts| {
        let election = parts.election();
        let mut rng = support::rng(4);
        let votes = [Vote::Marks(vec![true, false, false, false, false])];
        let nobody = Secret::random(&mut rng);
        let ballot = Booth::new(&election).fill(&votes, &nobody, &mut rng);
        parts.ballots[5] = ballot.unwrap().bytes().to_vec();
    });
    assert_eq!(stuffed.ballot_fault(), (5, BallotFault::NotListed));

    // A ballot that was replaced by a later one may not be dropped unseen either, but only who kept an
    // older copy of the archive can tell: the count is the same. The last ones cannot be dropped.
    for number in 3..parts.ballots.len() {
        let dropped = parts.change(|parts| {
            parts.ballots.remove(number);
        });
        assert_eq!(dropped.refused().0, Check::Tally, "{number}");
    }
    let reordered = parts.change(|parts| {
        let last = parts.ballots.len() - 1;
        let credential = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).unwrap();
            text.split_once("\"credential\":\"").unwrap().1[..64].to_owned()
        };
        let voter = credential(&parts.ballots[last]);
        let first = parts
            .ballots
            .iter()
            .position(|ballot| credential(ballot) == voter);
        assert_ne!(first, Some(last));
        parts.ballots.swap(first.unwrap(), last);
    });
    assert_eq!(reordered.refused().0, Check::Tally);

    let signature = parts.change(|parts| {
        let text = String::from_utf8(parts.ballots[0].clone()).unwrap();
        let at = text.rfind("\"response\":\"").unwrap() + 12;
        let digit = if &text[at..=at] == "1" { "2" } else { "1" };
        parts.ballots[0].splice(at..=at, digit.bytes());
    });
    let fault = BallotFault::Invalid(BallotError::Signature);
    assert_eq!(signature.ballot_fault(), (0, fault));
}

#[test]
fn a_changed_tally_is_refused_although_it_opens_to_its_result() {
    let parts = parts("plain");
    let generator = Element::generator();
    let stolen = parts.change(|parts| {
        let Ciphertext { beta, .. } = &mut parts.tally.tally.0[0][1];
        *beta = *beta + generator;
        replace(&mut parts.result, "[5,6,", "[5,7,");
    });
    let sum = Failure::TallySum {
        question: 0,
        choice: 1,
    };
    assert_eq!(stolen.refused(), (Check::Tally, vec![sum]));

    let fewer = parts.change(|parts| parts.tally.ballots = 11);
    let ballots = Failure::TallyBallots {
        published: 11,
        counted: 12,
    };
    assert_eq!(fewer.refused(), (Check::Tally, vec![ballots]));

    // The tally without the last ballot, as if nobody had sent it: the ballots tell, and the
    // decryptions, which are of another tally.
    let election = parts.election();
    let verifier = Verifier::new(&election);
    let mut urn = Urn::new(&election);
    for ballot in &parts.ballots[..14] {
        urn.cast(verifier.read(ballot).unwrap(), Weight::ONE)
            .unwrap();
    }
    let without = parts.change(|parts| parts.tally = urn.tally());
    let report = audit(&without.bytes()[..], in_turn);
    let failing: Vec<Check> = report.failures().map(|(check, _)| check).collect();
    assert!(failing.contains(&Check::Tally) && failing.contains(&Check::Decryptions));
}

#[test]
fn changed_decryptions_and_results_are_refused() {
    let parts = parts("plain");
    let exchanged = parts.change(|parts| {
        let first = parts.decryptions[0].1.clone();
        parts.decryptions[0].1 = std::mem::replace(&mut parts.decryptions[1].1, first);
    });
    let report = audit(&exchanged.bytes()[..], in_turn);
    let accused: Vec<usize> = report
        .failures()
        .filter_map(|(_, failure)| match failure {
            Failure::Accused(accusation) => {
                let error = DecryptionError::Proof {
                    question: 0,
                    choice: 0,
                };
                assert_eq!(accusation.error, error);
                Some(accusation.owner)
            }
            _ => None,
        })
        .collect();
    assert_eq!(accused, [1, 2]);
    let last = report.failures().last().unwrap();
    assert_eq!(
        last,
        (Check::Result, &Failure::Combine(CombineError::Missing(1)))
    );

    let missing = parts.change(|parts| {
        parts.decryptions.remove(1);
    });
    let combine = Failure::Combine(CombineError::Missing(2));
    assert_eq!(missing.refused(), (Check::Result, vec![combine]));

    for (question, choice) in [(0, 0), (0, 4)] {
        let wrong = parts.change(|parts| {
            let mut counts: Counts = wire::read(&parts.result).unwrap();
            counts.result[question][choice].0 += 1;
            parts.result = wire::write(&counts);
        });
        let error = Failure::Result(ResultError::Wrong { question, choice });
        assert_eq!(wrong.refused(), (Check::Result, vec![error]));
    }
}

#[test]
fn an_invalid_decryption_that_is_not_needed_is_told_and_tolerated() {
    let parts = parts("threshold");
    let owners: Vec<usize> = parts.decryptions.iter().map(|(owner, _)| *owner).collect();
    let absent = (2..=4).find(|owner| !owners.contains(owner));
    let extra = parts.change(|parts| {
        let (_, bytes) = parts.decryptions[0].clone();
        parts.decryptions.push((absent.unwrap(), bytes));
    });
    let report = audit(&extra.bytes()[..], in_turn);
    assert!(report.is_sound());
    let failures: Vec<_> = report.failures().collect();
    assert!(
        matches!(failures[..], [(Check::Decryptions, Failure::Accused(accused))]
            if Some(accused.owner) == absent),
        "{failures:?}"
    );
}

#[test]
fn many_ballots_and_a_lazy_checker_leave_none_out() {
    let mut rng = support::rng(17);
    let secret = Secret::random(&mut rng);
    let election = support::election(secret.public(), vec![support::question(2, None, 0, 1)]);
    let booth = Booth::new(&election);
    let credentials: Vec<Secret> = (0..150).map(|_| Secret::random(&mut rng)).collect();
    let entries = credentials
        .iter()
        .map(|credential| Entry {
            key: credential.public(),
            weight: None,
        })
        .collect();
    let key = TrusteeKey::prove(&secret, &mut rng);
    let setup = Setup {
        election: election.bytes().to_vec(),
        trustees: Trustees::new(vec![Trustee::Single(key.into())])
            .unwrap()
            .bytes()
            .to_vec(),
        credentials: Credentials::new(entries).unwrap().bytes().to_vec(),
        certificate: None,
    };
    let mut writer = Writer::create(Vec::new(), 1).unwrap();
    writer.setup(&setup).unwrap();
    for (place, credential) in credentials.iter().enumerate() {
        let votes = [Vote::Marks(vec![place % 3 == 0, place % 3 == 1])];
        let ballot = booth.fill(&votes, credential, &mut rng).unwrap();
        let mut bytes = ballot.bytes().to_vec();
        if place == 140 {
            replace(
                &mut bytes,
                "\"overall_proof\":[{\"challenge\":\"",
                "\"overall_proof\":[{\"challenge\":\"1",
            );
        }
        writer.ballot(&bytes).unwrap();
    }
    let bytes = writer.finish();
    for report in [
        audit(&bytes[..], in_turn),
        audit(&bytes[..], |_, _| Vec::new()),
    ] {
        assert_eq!(report.ballots.len(), 150);
        let failures: Vec<_> = report.failures().collect();
        assert!(
            matches!(
                failures[..],
                [(Check::Ballots, Failure::Ballot { number: 140, .. })]
            ),
            "{failures:?}"
        );
    }
}
