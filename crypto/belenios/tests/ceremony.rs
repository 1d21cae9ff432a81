//! The ceremony of trustees: every message of the reference tool's, from its secrets; ceremonies of
//! ours; and what a dishonest trustee or server may try.

mod circle;

use std::path::PathBuf;

use belenios::archive::{Content, Reader};
use belenios::ballot::{Booth, Verifier, Vote};
use belenios::decryption::{CombineError, Holders, Owned, PartialDecryption, combine};
use belenios::election::{Election, Parameters};
use belenios::group::{Element, Secret};
use belenios::question::Question;
use belenios::result::Counts;
use belenios::tally::{SizedTally, Urn};
use belenios::trustee::{
    CeremonyError, Certificate, Certificates, Cipher, Context, KeyError, OpenError, Polynomial,
    Seed, Threshold, Trustee, TrusteeKey, Trustees, TrusteesError, Vinput, Voutput,
    open_decryption_key, read_private_key, write_private_key,
};
use belenios::weight::Weight;
use belenios::wire;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde::Serialize;
use serde::de::DeserializeOwned;

use circle::Circle;

fn folder(election: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(election)
}

fn text(election: &str, file: &str) -> String {
    std::fs::read_to_string(folder(election).join(file)).unwrap()
}

/// A file of one message, which must be ours byte for byte.
fn message<T: Serialize + DeserializeOwned>(text: &str) -> T {
    wire::read_canonical(text.trim_end().as_bytes()).unwrap()
}

fn messages<T: Serialize + DeserializeOwned>(file: &str) -> Vec<T> {
    text("threshold", file).lines().map(message).collect()
}

/// The names of the trustees of the tool's circle, in its order.
fn names() -> Vec<String> {
    (1..=3)
        .map(|place| {
            text("threshold", &format!("{place}.trustee"))
                .trim()
                .to_owned()
        })
        .collect()
}

fn setup(election: &str) -> (Election, Trustees) {
    let archive = std::fs::read_dir(folder(election))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "bel"))
        .unwrap();
    let archive = std::fs::read(archive).unwrap();
    let first = Reader::open(&archive[..]).unwrap().next().unwrap().unwrap();
    let Content::Setup(setup) = first.content else {
        panic!("an archive begins with its setup");
    };
    let trustees = Trustees::read(&setup.trustees).unwrap();
    assert_eq!(trustees.bytes(), setup.trustees);
    let again = Trustees::new(trustees.items().to_vec()).unwrap();
    assert_eq!(again, trustees);
    (Election::read(&setup.election).unwrap(), trustees)
}

#[test]
fn single_trustees_of_the_tool_are_ours() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    for (election, id) in [
        ("plain", "06E8F6C6"),
        ("plain", "8C2DC4BC"),
        ("plain", "B67574F7"),
        ("weighted-blank", "29E48619"),
        ("weighted-blank", "5B79F95C"),
        ("threshold", "3503BFBA"),
    ] {
        let file = text(election, &format!("{id}.privkey"));
        let private = read_private_key(&file).unwrap();
        assert_eq!(*write_private_key(&private), file.trim_end());
        let public: TrusteeKey = message(&text(election, &format!("{id}.pubkey")));
        assert_eq!(public.check(), Ok(()));
        assert_eq!(private.public(), public.public_key);
        assert_eq!(TrusteeKey::prove(&private, &mut rng).check(), Ok(()));
    }
}

#[test]
fn the_trustees_of_the_tools_elections_give_the_elections_key() {
    for name in ["plain", "weighted-blank", "threshold"] {
        let (election, trustees) = setup(name);
        assert_eq!(trustees.key(), election.key(), "{name}");
    }
    let (_, trustees) = setup("threshold");
    assert!(matches!(
        &trustees.holders()[..],
        [Holders::Single(_), Holders::Threshold { needed: 2, keys }] if keys.len() == 3
    ));
}

#[test]
fn every_message_of_the_tools_ceremony_is_ours() {
    let certificates: Vec<Certificate> = messages("certs.jsons");
    let circle = Certificates::check(certificates.clone(), 2).unwrap();
    let polynomials: Vec<Polynomial> = messages("polynomials.jsons");
    let inputs = Vinput::sort(&circle, &polynomials).unwrap();
    let mut answers: Vec<Voutput> = Vec::new();
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    for (place, name) in names().iter().enumerate() {
        let file = |ending: &str| text("threshold", &format!("{name}.{ending}"));
        assert_eq!(message::<Certificate>(&file("cert")), certificates[place]);
        assert_eq!(message::<Vinput>(&file("vinput")), inputs[place]);
        let answer: Voutput = message(&file("voutput"));
        answer.check(&circle, &polynomials, place + 1).unwrap();
        // The same part of the key follows from the trustee's seed and what she received.
        let seed = Seed::read(&file("key")).unwrap();
        let ours =
            Voutput::answer(&seed, &circle, &inputs[place], Cipher::AesGcm, &mut rng).unwrap();
        assert_eq!(ours.public_key.public_key, answer.public_key.public_key);
        assert_eq!(answer.private_key, file("dkey").trim_end());
        for sealed in [&answer.private_key, &ours.private_key] {
            let private = open_decryption_key(&seed, sealed).unwrap();
            assert_eq!(private.public(), answer.public_key.public_key);
        }
        answers.push(answer);
    }
    let assembled = Threshold::assemble(&circle, &polynomials, &answers).unwrap();
    let (_, trustees) = setup("threshold");
    assert_eq!(trustees.items()[1], Trustee::Pedersen(assembled));
}

#[test]
fn ceremonies_of_ours_end_with_trustees_that_stand_up() {
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    for (threshold, size) in [(1, 1), (1, 2), (2, 3), (3, 3), (3, 5)] {
        for cipher in [Cipher::AesGcm, Cipher::AesCcm] {
            let circle = Circle::hold(threshold, size, cipher, &mut rng);
            for (place, answer) in (1..).zip(&circle.answers) {
                answer
                    .check(&circle.certificates, &circle.polynomials, place)
                    .unwrap();
            }
            let published = circle.publish();
            let server = Secret::random(&mut rng);
            let trustees = Trustees::new(vec![
                Trustee::Single(Box::new(TrusteeKey::prove(&server, &mut rng))),
                Trustee::Pedersen(published),
            ])
            .unwrap();
            assert_eq!(Trustees::read(trustees.bytes()), Ok(trustees.clone()));
        }
    }
}

/// An election of one question under these trustees, and its tally after three votes.
fn election(trustees: &Trustees, rng: &mut ChaCha20Rng) -> (Election, SizedTally) {
    let election = Election::new(Parameters {
        version: Election::VERSION,
        description: String::new(),
        name: "Bureau".to_owned(),
        group: "Ed25519".to_owned(),
        public_key: *trustees.key(),
        questions: vec![Question {
            answers: vec!["Pour".to_owned(), "Contre".to_owned()],
            blank: None,
            min: 1,
            max: 1,
            question: "D'accord ?".to_owned(),
        }],
        uuid: "eEyi7XxzA17FXa".parse().unwrap(),
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .unwrap();
    let (booth, verifier) = (Booth::new(&election), Verifier::new(&election));
    let mut urn = Urn::new(&election);
    for yes in [true, true, false] {
        let voter = Secret::random(rng);
        let ballot = booth.fill(&[Vote::Marks(vec![yes, !yes])], &voter, rng);
        let ballot = verifier.read(ballot.unwrap().bytes()).unwrap();
        urn.cast(ballot, Weight::ONE).unwrap();
    }
    let tally = urn.tally();
    (election, tally)
}

#[test]
fn any_trustees_who_are_enough_open_a_tally_and_fewer_do_not_in_one_election_and_the_next() {
    let mut rng = ChaCha20Rng::seed_from_u64(9);
    for (threshold, size) in [(1, 2), (2, 3), (3, 4)] {
        let circle = Circle::hold(threshold, size, Cipher::AesGcm, &mut rng);
        let published = circle.publish();
        // The circle's keys serve again; the server's is new each time.
        for _ in 0..2 {
            let server = Secret::random(&mut rng);
            let trustees = Trustees::new(vec![
                Trustee::Single(Box::new(TrusteeKey::prove(&server, &mut rng))),
                Trustee::Pedersen(published.clone()),
            ])
            .unwrap();
            let (election, tally) = election(&trustees, &mut rng);
            let decrypt = |owner: usize, private: &Secret, rng: &mut ChaCha20Rng| Owned {
                owner,
                payload: PartialDecryption::new(&tally.tally, private, &election, rng),
            };
            let servers = decrypt(1, &server, &mut rng);
            for present in 0u32..1 << size {
                let mut decryptions = vec![servers.clone()];
                for (place, (seed, answer)) in circle.seeds.iter().zip(&circle.answers).enumerate()
                {
                    if present >> place & 1 == 1 {
                        let private = open_decryption_key(seed, &answer.private_key).unwrap();
                        decryptions.push(decrypt(place + 2, &private, &mut rng));
                    }
                }
                let holders = trustees.holders();
                let opened = combine(&tally.tally, &election, &holders, &decryptions);
                assert_eq!(opened.accused, []);
                let valid = decryptions.len() - 1;
                if valid < threshold {
                    assert!(matches!(
                        opened.factors,
                        Err(CombineError::NotEnough { .. })
                    ));
                } else {
                    let counts = Counts::open(&tally, &opened.factors.unwrap()).unwrap();
                    assert_eq!(counts.result, [[Weight(2), Weight(1)]]);
                }
            }
        }
    }
}

#[test]
fn circles_that_are_none_are_refused() {
    let mut rng = ChaCha20Rng::seed_from_u64(4);
    let seed = Seed::random(&mut rng);
    let other = Seed::random(&mut rng);
    let issue = |seed: &Seed, index, threshold, size, rng: &mut ChaCha20Rng| {
        Certificate::issue(seed, Context::new(index, threshold, size), rng)
    };
    let pair =
        |rng: &mut ChaCha20Rng| vec![issue(&seed, 1, 2, 2, rng), issue(&other, 2, 2, 2, rng)];
    assert!(Certificates::check(pair(&mut rng), 2).is_ok());
    assert_eq!(
        Certificates::check(pair(&mut rng), 3).unwrap_err(),
        CeremonyError::Threshold {
            needed: 3,
            trustees: 2
        }
    );
    assert_eq!(
        Certificates::check(pair(&mut rng), 1).unwrap_err(),
        CeremonyError::Context(1)
    );
    let swapped = pair(&mut rng).into_iter().rev().collect();
    assert_eq!(
        Certificates::check(swapped, 2).unwrap_err(),
        CeremonyError::Context(1)
    );
    let twice = vec![
        issue(&seed, 1, 2, 2, &mut rng),
        issue(&seed, 2, 2, 2, &mut rng),
    ];
    assert_eq!(
        Certificates::check(twice, 2).unwrap_err(),
        CeremonyError::SameKey(1, 2)
    );
    let mut forged = pair(&mut rng);
    forged[1].0.signature = forged[0].0.signature;
    assert_eq!(
        Certificates::check(forged, 2).unwrap_err(),
        CeremonyError::CertificateSignature(2)
    );
    let mut spaced = pair(&mut rng);
    spaced[0].0.message.push(' ');
    assert!(matches!(
        Certificates::check(spaced, 2).unwrap_err(),
        CeremonyError::Certificate { trustee: 1, .. }
    ));
    let circle = Certificates::check(pair(&mut rng), 2).unwrap();
    let stranger = Seed::random(&mut rng);
    assert_eq!(
        Polynomial::draw(&stranger, &circle, Cipher::AesGcm, &mut rng).unwrap_err(),
        CeremonyError::NotMine
    );
}

#[test]
fn a_trustee_notices_what_others_and_the_server_may_try() {
    let mut rng = ChaCha20Rng::seed_from_u64(5);
    let honest = Circle::hold(2, 3, Cipher::AesGcm, &mut rng);
    let elsewhere = Circle::hold(2, 3, Cipher::AesGcm, &mut rng);
    let mut answer = |input: &Vinput| {
        Voutput::answer(
            &honest.seeds[0],
            &honest.certificates,
            input,
            Cipher::AesGcm,
            &mut rng,
        )
        .map(drop)
        .unwrap_err()
    };
    let from = |trustee, error| CeremonyError::Message { trustee, error };
    let changed = |change: &dyn Fn(&mut Vinput)| {
        let mut input = honest.inputs()[0].clone();
        change(&mut input);
        input
    };
    // The share of another recipient; of another sender; a changed one; noise.
    assert_eq!(
        answer(&changed(&|input| {
            input.secrets[1].clone_from(&honest.inputs()[2].secrets[1]);
        })),
        from(2, OpenError::Decryption)
    );
    assert_eq!(
        answer(&changed(&|input| input.secrets.swap(1, 2))),
        from(2, OpenError::Signature)
    );
    assert_eq!(
        answer(&changed(&|input| {
            let end = input.secrets[2].len() - 4;
            let digit = if input.secrets[2].as_bytes()[end] == b'0' {
                "1"
            } else {
                "0"
            };
            input.secrets[2].replace_range(end..=end, digit);
        })),
        from(3, OpenError::Decryption)
    );
    assert_eq!(
        answer(&changed(&|input| "{}".clone_into(&mut input.secrets[2]))),
        from(3, OpenError::Envelope)
    );
    assert_eq!(
        answer(&changed(&|input| {
            input.secrets[2] = input.secrets[2].replace("AES-GCM", "ROT13");
        })),
        from(3, OpenError::Cipher("ROT13".to_owned()))
    );
    // Her polynomial in place of her share, and the other way round.
    assert_eq!(
        answer(&changed(
            &|input| input.secrets[0].clone_from(&input.polynomial)
        )),
        from(1, OpenError::Contents)
    );
    assert_eq!(
        answer(&changed(&|input| input
            .polynomial
            .clone_from(&input.secrets[0]))),
        from(1, OpenError::Contents)
    );
    // Commitments of another, of another circle, not agreed on.
    assert_eq!(
        answer(&changed(&|input| input.coefexps.swap(0, 1))),
        CeremonyError::CommitmentsSignature(1)
    );
    assert_eq!(
        answer(&changed(&|input| input.signatures.swap(1, 2))),
        CeremonyError::Agreement(2)
    );
    assert_eq!(
        answer(&changed(&|input| {
            input.coefexps[1].clone_from(&elsewhere.inputs()[0].coefexps[1]);
        })),
        CeremonyError::CommitmentsSignature(2)
    );
    assert_eq!(
        answer(&changed(&|input| {
            input.coefexps.pop();
        })),
        CeremonyError::Count {
            expected: 3,
            found: 2
        }
    );
}

#[test]
fn a_share_that_does_not_fit_the_commitments_accuses_its_sender() {
    let mut rng = ChaCha20Rng::seed_from_u64(6);
    let honest = Circle::hold(2, 3, Cipher::AesGcm, &mut rng);
    // Trustee 2 draws twice, and sends the shares of one polynomial with the commitments of another.
    let second = Polynomial::draw(
        &honest.seeds[1],
        &honest.certificates,
        Cipher::AesGcm,
        &mut rng,
    )
    .unwrap();
    let mut polynomials = honest.polynomials.clone();
    polynomials[1].coefexps = second.coefexps;
    polynomials[1].signature = second.signature;
    let inputs = Vinput::sort(&honest.certificates, &polynomials).unwrap();
    let answer = |place: usize, rng: &mut ChaCha20Rng| {
        Voutput::answer(
            &honest.seeds[place],
            &honest.certificates,
            &inputs[place],
            Cipher::AesGcm,
            rng,
        )
        .unwrap_err()
    };
    assert_eq!(answer(0, &mut rng), CeremonyError::Share(2));
    assert_eq!(answer(2, &mut rng), CeremonyError::Share(2));
    assert_eq!(answer(1, &mut rng), CeremonyError::OwnPolynomial);
}

#[test]
fn what_is_published_of_a_circle_is_all_bound_together() {
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let one = Circle::hold(2, 3, Cipher::AesGcm, &mut rng);
    let two = Circle::hold(2, 3, Cipher::AesGcm, &mut rng);
    let published = |circle: &Circle| circle.publish();
    let (one, two) = (published(&one), published(&two));
    let changed = |change: &dyn Fn(&mut Threshold)| {
        let mut threshold = one.clone();
        change(&mut threshold);
        threshold.check().unwrap_err()
    };
    assert_eq!(changed(&|t| t.threshold = 1), CeremonyError::Context(1));
    assert_eq!(
        changed(&|t| t.certs[1].clone_from(&two.certs[1])),
        CeremonyError::Agreement(1)
    );
    assert_eq!(
        changed(&|t| t.coefexps.swap(0, 2)),
        CeremonyError::CommitmentsSignature(1)
    );
    assert_eq!(
        changed(&|t| t.signatures.swap(0, 1)),
        CeremonyError::Agreement(1)
    );
    assert_eq!(
        changed(&|t| t.verification_keys.swap(0, 1)),
        CeremonyError::VerificationKey(1)
    );
    assert_eq!(
        changed(&|t| t.verification_keys[2].signature = None),
        CeremonyError::VerificationSignature(3)
    );
    assert_eq!(
        changed(&|t| t.verification_keys[2].pok = t.verification_keys[1].pok),
        CeremonyError::Key {
            trustee: 3,
            error: KeyError::Proof
        }
    );
    assert_eq!(
        changed(&|t| {
            t.verification_keys.pop();
        }),
        CeremonyError::Count {
            expected: 3,
            found: 2
        }
    );
}

#[test]
fn trustees_that_are_not_right_are_refused_by_name() {
    let mut rng = ChaCha20Rng::seed_from_u64(8);
    let key = TrusteeKey::prove(&Secret::random(&mut rng), &mut rng);
    let other = TrusteeKey::prove(&Secret::random(&mut rng), &mut rng);
    assert_eq!(Trustees::new(vec![]), Err(TrusteesError::Nobody));
    let stolen = TrusteeKey {
        public_key: other.public_key,
        ..key.clone()
    };
    assert_eq!(
        Trustees::new(vec![
            Trustee::Single(Box::new(key.clone())),
            Trustee::Single(Box::new(stolen))
        ]),
        Err(TrusteesError::Single {
            item: 1,
            error: KeyError::Proof
        })
    );
    let nobody = TrusteeKey {
        public_key: Element::neutral(),
        ..key
    };
    assert_eq!(nobody.check(), Err(KeyError::Neutral));
    for text in [
        "{}",
        "[[]]",
        "[[\"Single\"]]",
        "[[\"Married\",{}]]",
        "[[\"Single\",{},1]]",
    ] {
        let error = Trustees::read(text.as_bytes()).unwrap_err();
        assert!(matches!(error, TrusteesError::Wire(_)), "{text}");
    }
}

#[test]
fn secrets_of_trustees_are_never_printed() {
    let seed = Seed::read("zMrtsQcMT8xWWg1z87uPXq\n").unwrap();
    assert_eq!(format!("{seed:?}"), "Seed(…)");
    for wrong in ["", "zMrtsQcMT8xWWg1z87uPX", "zMrtsQcMT8xWWg1z87uPX0"] {
        let error = Seed::read(wrong).unwrap_err().to_string();
        assert!(!error.contains("zMrt"));
    }
    assert!(read_private_key("12").is_err());
    assert!(read_private_key("\"012\"").is_err());
}
