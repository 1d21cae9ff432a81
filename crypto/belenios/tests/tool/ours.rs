//! Archives that we make: the tool accepts every one at every step, every ballot of it alone, and
//! decrypts with keys that we made.

use belenios::archive::Writer;
use belenios::audit::{audit, in_turn};
use belenios::ballot::Verifier;
use belenios::decryption::{Owned, combine};
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::wire;

use crate::draw::{Drawn, Plan};
use crate::runner::{self, Folder};

const PLAN: Plan = Plan {
    name: "",
    questions: 1..=1,
    blank: false,
    weighted: false,
    voters: 3..=5,
    silent: false,
    singles: 1,
    circle: None,
};

/// Holds the election of a plan, judged by the tool after every step.
fn hold(plan: &Plan, test: u64) {
    let mut rng = runner::rng(test);
    let drawn = plan.draw(&mut rng);
    let folder = Folder::new(plan.name);
    let archive = format!("{}.bel", drawn.uuid());
    let mut writer = Writer::create(Vec::new(), 1_795_321_417).unwrap();
    writer.setup(&drawn.setup()).unwrap();
    let mut bytes = writer.finish();
    folder.write(&archive, &bytes);
    assert_eq!(folder.verdict(), Ok(()));

    let add = |bytes: &mut Vec<u8>, act: &mut dyn FnMut(&mut Writer<Vec<u8>>)| {
        let mut reader = belenios::archive::Reader::open(&bytes[..]).unwrap();
        reader.by_ref().for_each(|step| drop(step.unwrap()));
        let mut writer = Writer::resume(Vec::new(), reader.header(), *reader.reached());
        act(&mut writer);
        bytes.extend(writer.finish());
        folder.write(&archive, &bytes);
    };
    let older = Folder::new(&format!("{}-older", plan.name));
    let verifier = Verifier::new(&drawn.election);
    let mut urn = Urn::new(&drawn.election);
    let ballots = drawn.ballots(&mut rng);
    for (place, ballot) in ballots.iter().enumerate() {
        assert_eq!(folder.verdict_on(ballot), Ok(()), "ballot {place}");
        add(&mut bytes, &mut |writer| {
            writer.ballot(ballot).unwrap();
        });
        let verified = verifier.read(ballot).unwrap();
        let weight = drawn.credentials.weight(verified.credential()).unwrap();
        urn.cast(verified, weight).unwrap();
        if place == ballots.len() / 2 {
            older.write(&archive, &bytes);
        }
    }
    assert_eq!(folder.verdict(), Ok(()));
    if !ballots.is_empty() {
        let (old, new) = (older.path().to_str().unwrap(), ".");
        let dirs = ["--dir1", old, "--dir2", new];
        folder.run(&[&["election", "verify-diff"], &dirs[..]].concat(), b"");
    }
    add(&mut bytes, &mut |writer| {
        writer.end_ballots().unwrap();
    });

    let tally = urn.tally();
    let theirs = folder.run(&["election", "compute-encrypted-tally"], b"");
    let mut theirs = theirs.lines();
    assert_eq!(theirs.next().unwrap(), wire::write_text(&tally.tally));
    assert_eq!(theirs.next().unwrap(), wire::write_text(&tally.record()));
    add(&mut bytes, &mut |writer| {
        writer.encrypted_tally(&tally).unwrap();
    });
    assert_eq!(folder.verdict(), Ok(()));

    open(
        &drawn,
        &folder,
        &tally,
        &mut |owner, decryption| {
            add(&mut bytes, &mut |writer| {
                writer.partial_decryption(owner, decryption).unwrap();
            });
        },
        &mut rng,
    );

    let result = folder.run(&["election", "compute-result"], b"");
    let counts: Counts = wire::read_canonical(result.trim_end().as_bytes()).unwrap();
    let plain: Vec<Vec<u64>> = counts
        .result
        .iter()
        .map(|question| question.iter().map(|count| count.0).collect())
        .collect();
    assert_eq!(plain, drawn.counts());
    add(&mut bytes, &mut |writer| {
        writer.result(result.trim_end().as_bytes()).unwrap();
    });
    assert_eq!(folder.verdict(), Ok(()));
    let report = audit(&bytes[..], in_turn);
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.counts, Some(counts));
}

/// Decrypts with those who are needed, in turn by the tool with our keys and by us; both open it.
fn open(
    drawn: &Drawn,
    folder: &Folder,
    tally: &belenios::tally::SizedTally,
    add: &mut dyn FnMut(usize, &[u8]),
    rng: &mut rand_chacha::ChaCha20Rng,
) {
    let mut decryptions = Vec::new();
    for (turn, owner) in drawn.needed.iter().enumerate() {
        let decryption = if turn % 2 == 0 {
            drawn.decrypt_by_tool(*owner, folder)
        } else {
            drawn.decrypt(*owner, &tally.tally, rng)
        };
        add(*owner, &decryption);
        decryptions.push(Owned {
            owner: *owner,
            payload: wire::read_canonical(&decryption).unwrap(),
        });
    }
    let holders = drawn.trustees.holders();
    let combination = combine(&tally.tally, &drawn.election, &holders, &decryptions);
    assert_eq!(combination.accused, []);
    let counts = Counts::open(tally, &combination.factors.unwrap()).unwrap();
    let plain: Vec<Vec<u64>> = counts
        .result
        .iter()
        .map(|question| question.iter().map(|count| count.0).collect())
        .collect();
    assert_eq!(plain, drawn.counts());
}

macro_rules! plans {
    ($($test:ident, $number:literal: $plan:expr;)*) => {
        $(#[test]
        #[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
        fn $test() {
            hold(&Plan { name: stringify!($test), ..$plan }, $number);
        })*
    };
}

plans! {
    one_trustee, 1: PLAN;
    three_trustees_and_several_questions, 2: Plan { singles: 3, questions: 2..=3, ..PLAN };
    a_circle_of_2_of_3_and_a_server, 3: Plan { circle: Some((2, 3)), ..PLAN };
    a_circle_of_3_of_5, 4: Plan { singles: 0, circle: Some((3, 5)), ..PLAN };
    weights, 5: Plan { weighted: true, singles: 2, ..PLAN };
    a_blank_vote, 6: Plan { blank: true, ..PLAN };
    a_blank_vote_with_weights_and_a_circle, 7: Plan {
        blank: true,
        weighted: true,
        questions: 2..=2,
        circle: Some((1, 2)),
        ..PLAN
    };
    one_voter, 8: Plan { voters: 1..=1, ..PLAN };
    no_ballot_at_all, 9: Plan { silent: true, ..PLAN };
}
