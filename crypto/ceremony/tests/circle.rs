//! A whole ceremony and a whole count, through nothing but what the page calls; and what a dishonest server, another
//! trustee or a slip may bring.

mod held;

use belenios::ballot::Verifier;
use belenios::decryption::{Owned, PartialDecryption, combine};
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::trustee::Vinput;
use belenios::weight::Weight;
use belenios::wire;
use ceremony::Refused;

use held::{Circle, Held, chance, rng};

const VOTES: [[bool; 3]; 5] = [
    [true, true, false],
    [true, false, false],
    [false, true, false],
    [true, false, false],
    [false, false, false],
];

#[test]
fn five_people_make_a_key_and_any_three_of_them_with_the_server_open_the_urn() {
    let mut rng = rng(1);
    let circle = Circle::hold(3, 5, &mut rng);
    let held = Held::under(&circle, &VOTES, &mut rng);
    let server = PartialDecryption::new(&held.tally.tally, &held.server, &held.election, &mut rng);
    for absent in [[1, 2], [2, 5], [3, 4]] {
        let mut parts = vec![Owned {
            owner: 1,
            payload: server.clone(),
        }];
        for place in (1..=5).filter(|place| !absent.contains(place)) {
            parts.push(Owned {
                owner: place + 1,
                payload: held.part(&circle, place, &mut rng).unwrap(),
            });
        }
        let holders = held.trustees.holders();
        let combined = combine(&held.tally.tally, &held.election, &holders, &parts);
        assert_eq!(combined.accused, []);
        let counts = Counts::open(&held.tally, &combined.factors.unwrap()).unwrap();
        let counts: Vec<u64> = counts.result[0].iter().map(|it| it.0).collect();
        // First how many were blank.
        assert_eq!(counts, [1, 3, 2, 0]);
        // The server alone, or one person too few with it, opens nothing.
        parts.pop();
        let combined = combine(&held.tally.tally, &held.election, &holders, &parts);
        assert!(combined.factors.is_err());
    }
}

#[test]
fn a_file_says_whose_place_it_is_for() {
    let mut rng = rng(2);
    let circle = Circle::hold(2, 3, &mut rng);
    for (place, seed) in (1..).zip(&circle.seeds) {
        assert_eq!(ceremony::owns(seed, &circle.certificates, 2), Ok(place));
    }
    let other = ceremony::seed(&chance(&mut rng)).unwrap();
    assert_eq!(
        ceremony::owns(&other, &circle.certificates, 2),
        Err(Refused::NotMine)
    );
}

#[test]
fn who_sends_a_share_that_does_not_fit_is_named() {
    let mut rng = rng(3);
    let circle = Circle::hold(2, 3, &mut rng);
    let inputs = Vinput::sort(&circle.checked(), &circle.polynomials).unwrap();
    // The second trustee gives the first one what she meant for the third.
    let mut input = inputs[0].clone();
    input.secrets[1].clone_from(&circle.polynomials[1].secrets[2]);
    let answer = |input: &Vinput, rng: &mut _| {
        ceremony::answer(
            &circle.seeds[0],
            &circle.certificates,
            2,
            &wire::write_text(input),
            &chance(rng),
        )
    };
    assert_eq!(answer(&input, &mut rng), Err(Refused::Trustee(2)));
    let mut input = inputs[0].clone();
    input.signatures[2] = input.signatures[1];
    assert_eq!(answer(&input, &mut rng), Err(Refused::Trustee(3)));
    assert!(answer(&inputs[0], &mut rng).is_ok());
    // What is for another place of the circle is not hers.
    assert!(answer(&inputs[1], &mut rng).is_err());
}

#[test]
fn a_certificate_of_another_circle_is_named() {
    let mut rng = rng(4);
    let (circle, other) = (Circle::hold(2, 3, &mut rng), Circle::hold(2, 4, &mut rng));
    let mut certificates = circle.published.certs.clone();
    certificates[1] = other.published.certs[1].clone();
    let certificates = wire::write_text(&certificates);
    assert_eq!(
        ceremony::polynomial(&circle.seeds[0], &certificates, 2, &chance(&mut rng)),
        Err(Refused::Trustee(2))
    );
}

#[test]
fn nothing_is_decrypted_but_the_sum_of_all_ballots_of_an_election_under_ones_own_key() {
    let mut rng = rng(5);
    let (circle, other) = (Circle::hold(2, 3, &mut rng), Circle::hold(2, 3, &mut rng));
    let mut held = Held::under(&circle, &VOTES, &mut rng);
    let foreign = Held::under(&other, &VOTES, &mut rng);
    assert!(held.part(&circle, 1, &mut rng).is_ok());
    assert_eq!(
        foreign.part(&circle, 1, &mut rng),
        Err(Refused::OtherElection)
    );
    // The sealed key of another trustee.
    let theirs = &circle.answers[1].private_key;
    assert_eq!(
        ceremony::decrypt(&circle.seeds[0], theirs, &held.archive(), &chance(&mut rng)),
        Err(Refused::Sealed)
    );
    // One ballot in the place of the sum: the server would know how somebody voted.
    let (all, sum) = (held.ballots.clone(), held.tally.clone());
    let verifier = Verifier::new(&held.election);
    let mut urn = Urn::new(&held.election);
    urn.cast(verifier.read(&all[2]).unwrap(), Weight(1))
        .unwrap();
    held.tally = urn.tally();
    let archive = held.archive();
    assert_eq!(
        Held::open(&circle, 1, &archive, &mut rng),
        Err(Refused::Archive)
    );
    // With the other ballots left out it is a sum, and her page says of how many.
    held.ballots = vec![all[2].clone()];
    let opened = Held::open(&circle, 1, &held.archive(), &mut rng).unwrap();
    assert_eq!(opened.ballots, 1);
    // Voting goes on, or a byte was changed.
    (held.ballots, held.tally) = (all, sum);
    let mut archive = held.archive();
    let last = archive.len() - 2_000;
    archive[last] ^= 1;
    assert_eq!(
        Held::open(&circle, 1, &archive, &mut rng),
        Err(Refused::Unreadable)
    );
}

#[test]
fn hostile_texts_are_refused_and_never_end_the_program() {
    let mut rng = rng(6);
    let circle = Circle::hold(2, 3, &mut rng);
    let (seed, some) = (&circle.seeds[0], chance(&mut rng));
    let input = Vinput::sort(&circle.checked(), &circle.polynomials).unwrap();
    let input = wire::write_text(&input[0]);
    let deep = "[".repeat(100_000);
    let long = "9".repeat(10_000);
    let broken = circle.certificates.replace("Ed25519", "BELENIOS-2048");
    for text in [
        "",
        " ",
        "null",
        "{}",
        "[]",
        "[null]",
        "\u{0}",
        "«",
        "-1",
        &deep,
        &long,
        &broken,
        r#"[{"message":"{}","signature":{"challenge":"0","response":"0"}}]"#,
    ] {
        assert!(ceremony::certificate(text, 1, 2, 3, &some).is_err());
        assert!(ceremony::polynomial(text, &circle.certificates, 2, &some).is_err());
        assert!(ceremony::polynomial(seed, text, 2, &some).is_err());
        assert!(ceremony::answer(seed, text, 2, &input, &some).is_err());
        assert!(ceremony::answer(seed, &circle.certificates, 2, text, &some).is_err());
        assert!(ceremony::owns(seed, text, 2).is_err());
        assert!(ceremony::decrypt(seed, text, text.as_bytes(), &some).is_err());
    }
    for (place, threshold, size) in [(0, 2, 3), (4, 2, 3), (1, 0, 3), (1, 4, 3), (1, 1, 0)] {
        assert!(ceremony::certificate(seed, place, threshold, size, &some).is_err());
    }
    for threshold in [0, 1, 3, 4, usize::MAX] {
        assert!(ceremony::polynomial(seed, &circle.certificates, threshold, &some).is_err());
    }
    for length in [0, 31, 33] {
        assert_eq!(ceremony::seed(&vec![7; length]), Err(Refused::Chance));
    }
}
