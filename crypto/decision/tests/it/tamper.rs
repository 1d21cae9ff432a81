//! Every way in which a dishonest archive was thought of. First what is changed after it was logged, then what a server that
//! logs what it likes would log: only replaying finds that.

use decision::archive::Archive;
use decision::audit::{Check, What, audit};
use decision::record::{Closed, Kind, Round, Tally, Verdict, Withdrawn};
use domain::decision::objection::ObjectionRefused;
use domain::decision::speak::SpeakRefused;
use domain::decision::stage::{End, StageRefused};
use signed::decision::{Ballot, Choice, Outcome};

use crate::cap::{rejected, result, voted};
use crate::consent::{agreed, improved};
use crate::make::{FIRST, Making, SECOND, bent, day, faults, noon, voter};

/// The check at which a change of the file is found.
fn found(change: impl FnOnce(&mut Archive)) -> Vec<(Check, What)> {
    let mut archive = agreed().archive();
    change(&mut archive);
    faults(&audit(&archive, None))
}

#[test]
fn what_is_changed_after_it_was_logged_is_not_in_the_log() {
    let not_in_log = [(Check::Log, What::NotInLog)];
    assert_eq!(
        found(|it| it.records[0].salt.replace_range(0..1, "f")),
        not_in_log
    );
    assert_eq!(found(|it| it.records[3].proof.clear()), not_in_log);
    assert_eq!(found(|it| it.records[3].proof.swap(0, 1)), not_in_log);
    assert_eq!(found(|it| it.records[3].index += 1)[0], not_in_log[0]);
    let at = agreed()
        .records
        .iter()
        .position(|(kind, _)| *kind == Kind::Position)
        .unwrap();
    let bent = found(|it| it.records[at].bytes = bent(&it.records[at].bytes));
    assert_eq!(bent[0], not_in_log[0]);
    assert_eq!(bent[1], (Check::Statements, What::Signature));
    assert!(found(|it| it.records.swap(6, 7)).contains(&(Check::Log, What::Order)));
    assert!(
        found(|it| {
            let again = it.records[8].clone();
            it.records.insert(8, again);
        })
        .contains(&(Check::Log, What::Order))
    );
}

#[test]
fn another_log_or_another_checkpoint_is_not_taken() {
    let archive = agreed().archive();
    assert!(audit(&archive, Some(&archive.head.log)).is_sound());
    let report = audit(&archive, Some("other.example/log+00000000+AQ=="));
    assert_eq!(faults(&report), [(Check::Log, What::OtherLog)]);
    let checkpoint = [(Check::Log, What::Checkpoint)];
    assert_eq!(
        found(|it| it.head.checkpoint = it.head.checkpoint.replacen('\n', "x\n", 1)),
        checkpoint
    );
    assert_eq!(found(|it| it.head.log = "nothing".to_owned()), checkpoint);
}

#[test]
fn names_reasons_and_texts_are_those_that_were_committed_to() {
    let opened = [(Check::Openings, What::Opened)];
    assert_eq!(found(|it| it.persons[0].voter = voter(2)), opened);
    assert_eq!(found(|it| it.persons[0].voter = voter(77)), opened);
    let other = found(|it| it.persons[0].salt = it.persons[1].salt.clone());
    assert_eq!(other, opened);
    assert_eq!(
        found(|it| it.reasons[0].bytes = it.reasons[0].bytes.replace("Trop", "Peu")),
        opened
    );
    assert_eq!(found(|it| it.reasons[0].of = it.reasons[1].of), opened);
    assert_eq!(
        found(|it| it.wordings[0].text = "Ouvrir une consultation le dimanche.\n".to_owned()),
        opened
    );
}

fn replayed(making: &Making) -> Vec<(Check, What)> {
    faults(&making.audited())
}

/// A member's statement in the second round, changed before it is signed.
fn says(change: impl FnOnce(&mut signed::decision::Position), by: u8) -> Vec<(Check, What)> {
    let mut it = improved();
    let mut position = it.position(1, 1, Choice::Support);
    change(&mut position);
    it.sign(Kind::Position, position, by);
    replayed(&it)
}

fn speak(refused: SpeakRefused) -> Vec<(Check, What)> {
    vec![(Check::Statements, What::Speak(refused))]
}

#[test]
fn a_statement_on_something_else_is_not_counted() {
    let other = signed::Digest::of(b"other");
    assert_eq!(says(|_| (), 1), []);
    assert_eq!(
        says(|it| it.text = signed::Digest::of(FIRST.as_bytes()), 1),
        speak(SpeakRefused::OtherText)
    );
    assert_eq!(
        says(|it| it.roll = other, 1),
        speak(SpeakRefused::OtherRoll)
    );
    assert_eq!(
        says(|it| it.statutes = other, 1),
        speak(SpeakRefused::OtherStatutes)
    );
    assert_eq!(
        says(|it| it.round = 1, 1),
        speak(SpeakRefused::OtherRound { round: 1 })
    );
    let elsewhere = vec![(Check::Statements, What::OtherDecision)];
    let id = |text| signed::Id::parse(text).unwrap();
    assert_eq!(says(|it| it.decision = id("other"), 1), elsewhere);
    assert_eq!(says(|it| it.cpts = id("other"), 1), elsewhere);
}

#[test]
fn a_statement_by_somebody_else_is_not_counted() {
    let key = vec![(Check::Statements, What::Key)];
    assert_eq!(says(|_| (), 2), key, "with another member's key");
    assert_eq!(says(|_| (), 50), key, "with a key that nobody has");
    let id = |n| signed::Id::parse(&voter(n).to_string()).unwrap();
    assert_eq!(
        says(|it| (it.voice, it.member) = (id(9), id(9)), 9),
        speak(SpeakRefused::NotOnRoll)
    );
    let not_hers = says(|it| (it.voice, it.member) = (id(1), id(2)), 2);
    assert_eq!(not_hers, speak(SpeakRefused::NotYours));
    let mut it = improved();
    let (key, member) = (crate::make::key(1), voter(1));
    it.put(Kind::Revoked, &decision::record::Revoked { key, member });
    it.says(1, 1, Choice::Support);
    assert_eq!(replayed(&it), [(Check::Statements, What::Key)]);
}

#[test]
fn a_chain_has_no_gap_no_fork_and_no_second_beginning() {
    let number = |expected| speak(SpeakRefused::Number { expected });
    assert_eq!(says(|it| it.number = 3, 1), number(2));
    assert_eq!(
        says(|it| (it.number, it.previous) = (1, None), 1),
        number(2)
    );
    assert_eq!(
        says(|it| it.previous = Some(signed::Digest::of(b"other")), 1),
        [(Check::Statements, What::Chain)]
    );
    // The same envelope twice.
    let mut it = agreed();
    let at = it
        .records
        .iter()
        .rposition(|(kind, _)| *kind == Kind::Position)
        .unwrap();
    let again = it.records[at].clone();
    it.records.insert(at + 1, again);
    assert_eq!(replayed(&it), number(3 + 1 - 1));
}

#[test]
fn nothing_is_said_when_nothing_is_open() {
    let mut it = agreed();
    it.says(4, 4, Choice::Support);
    assert_eq!(replayed(&it), [(Check::Statements, What::NothingOpen)]);
    let mut it = improved();
    it.votes(1, 1, Ballot::Yes);
    assert_eq!(replayed(&it), [(Check::Statements, What::NothingOpen)]);
    let mut it = voted();
    it.says(5, 5, Choice::Support);
    assert_eq!(replayed(&it), [(Check::Statements, What::NothingOpen)]);
    // A ballot of the vote before.
    let mut it = voted();
    let mut vote = it.ballot(5, 5, Ballot::No);
    vote.round = 2;
    it.sign(Kind::Vote, vote, 5);
    let round = SpeakRefused::OtherRound { round: 2 };
    assert_eq!(replayed(&it), speak(round));
}

#[test]
fn an_objection_is_answered_by_who_may_and_ended_by_who_objects() {
    let mut it = improved();
    let objection = it.says(2, 2, Choice::Objection);
    it.answers(1, objection);
    // What an answer says that is not taken opens nothing.
    it.reasons.clear();
    assert_eq!(replayed(&it), [(Check::Statements, What::Facilitator)]);
    it.word(3, (objection, None), Outcome::Withdrawn);
    let other = (Check::Statements, What::Objection);
    assert_eq!(replayed(&it)[1], other);
    let nothing = signed::Digest::of(b"nothing");
    it.word(2, (objection, Some(nothing)), Outcome::Integrated);
    assert_eq!(replayed(&it)[2], other);
    it.word(2, (objection, None), Outcome::Withdrawn);
    assert_eq!(replayed(&it).len(), 3);
    it.word(2, (objection, None), Outcome::Maintained);
    let over = What::OfObjection(ObjectionRefused::Over);
    assert_eq!(replayed(&it)[3], (Check::Statements, over));
}

#[test]
fn an_objection_is_not_withdrawn_for_its_objector() {
    // The server counts an objection as withdrawn without the objector's word.
    let mut it = improved();
    it.says(1, 1, Choice::Support);
    it.says(2, 2, Choice::Objection);
    let tally = crate::consent::tally(
        &[
            (domain::decision::Choice::Support, 1),
            (domain::decision::Choice::Objection, 1),
        ],
        decision::record::Reached::Consent,
    );
    it.closed(2, 17, tally, Some(End::Consent));
    assert_eq!(
        replayed(&it),
        [(Check::Counts, What::Count), (Check::Counts, What::End)]
    );
}

#[test]
fn a_count_or_an_end_that_does_not_follow_is_found() {
    let with = |tally: Tally, end| {
        let mut it = voted();
        it.closed(3, 28, tally, end);
        replayed(&it)
    };
    assert_eq!(with(result(), Some(End::Rejected)), []);
    assert_eq!(
        with(result(), Some(End::Adopted)),
        [(Check::Counts, What::End)]
    );
    assert_eq!(with(result(), None), [(Check::Counts, What::End)]);
    let Tally::Vote(mut adopted) = result() else {
        panic!("it is a vote")
    };
    // As if there were no cap.
    adopted.counted = Some(adopted.raw.clone());
    adopted.verdict = Verdict::Adopted;
    let adopted = Tally::Vote(adopted);
    assert_eq!(
        with(adopted, Some(End::Adopted)),
        [(Check::Counts, What::Count), (Check::Counts, What::End)]
    );
    // A ballot is left out.
    let mut it = voted();
    it.records.pop();
    it.closed(3, 28, result(), Some(End::Rejected));
    assert_eq!(replayed(&it)[0], (Check::Counts, What::Count));
}

fn course(refused: StageRefused) -> (Check, What) {
    (Check::Course, What::Stage(refused))
}

#[test]
fn rounds_open_and_close_when_the_statutes_let_them() {
    let statutes = domain::statutes::template();
    let fresh = || Making::of(statutes.clone(), crate::make::roll(&statutes, 1..=4, &[]));
    let mut it = fresh();
    it.open(1, false, 6);
    let soon = StageRefused::TooSoon { from: day(7) };
    assert_eq!(replayed(&it), [course(soon)]);
    let mut it = fresh();
    it.open(2, false, 7);
    assert_eq!(replayed(&it), [(Check::Course, What::Number)]);
    let mut it = fresh();
    it.open(1, true, 7);
    let left = StageRefused::RoundsLeft { left: 2 };
    assert_eq!(replayed(&it), [course(left)]);
    let mut it = fresh();
    let short = Round {
        closes: noon(9),
        closes_on: day(9),
        number: 1,
        opens: day(7),
        text: domain::canonical::Digest::of(FIRST.as_bytes()),
        vote: false,
    };
    it.put(Kind::Round, &short);
    let until = StageRefused::TooShort { until: day(14) };
    assert_eq!(replayed(&it), [course(until)]);
    let mut it = agreed();
    let Some(closed) = it.records.pop() else {
        panic!("it was closed")
    };
    let mut early: Closed = decision::record::read(&closed.1).unwrap();
    early.at = noon(16);
    it.put(Kind::Closed, &early);
    let closes = noon(17);
    assert_eq!(replayed(&it), [course(StageRefused::StillOpen { closes })]);
    let mut it = improved();
    it.text = FIRST;
    it.open(3, false, 20);
    assert_eq!(
        replayed(&it),
        [(Check::Course, What::Text), (Check::Course, What::Number)]
    );
}

#[test]
fn a_text_does_not_change_in_the_last_round_nor_in_the_vote() {
    let mut it = improved();
    it.text(3, FIRST);
    assert_eq!(replayed(&it), [course(StageRefused::NoRoundLeft)]);
    let mut it = voted();
    it.text(2, SECOND);
    assert_eq!(
        replayed(&it),
        [(
            Check::Course,
            What::Stage(domain::decision::stage::StageRefused::NoRoundLeft)
        )]
    );
    let mut it = improved();
    it.text(2, FIRST);
    assert_eq!(replayed(&it)[0], (Check::Course, What::Number));
}

#[test]
fn a_decision_begins_once_and_with_its_ground() {
    let mut it = agreed();
    let first = it.records.remove(0);
    let without = replayed(&it);
    assert!(without.contains(&(Check::Course, What::Opening)));
    it.records.insert(0, first.clone());
    it.records.push(first.clone());
    assert_eq!(replayed(&it), [(Check::Course, What::Opening)]);
    let broken = |from: &str, to: &str, found: (Check, What)| {
        let mut it = agreed();
        let bytes = it.records[0].1.replacen(from, to, 1);
        assert_ne!(bytes, it.records[0].1);
        it.records[0].1 = bytes;
        assert!(replayed(&it).contains(&found), "{from}");
    };
    let statutes = || (Check::Statutes, What::Statutes);
    broken("seniority-months", "seniority-years", statutes());
    // On which no agreement is sought.
    let (from, to) = ("\"kind\":\"strategy\"", "\"kind\":\"accounts\"");
    broken(from, to, statutes());
    // Another version of the statutes than that of the roll.
    let roll = || (Check::Roll, What::Roll);
    broken("Structurer les parcours", "Mener les parcours", roll());
    broken("\\\"voices\\\":1", "\\\"voices\\\": 1", roll());
}

#[test]
fn an_author_takes_it_back_before_it_is_over_and_not_after() {
    let at = noon(20);
    let mut it = improved();
    it.put(Kind::Withdrawn, &Withdrawn { at });
    assert_eq!(replayed(&it), []);
    assert_eq!(it.audited().end, Some(End::Withdrawn));
    let mut it = rejected();
    it.put(Kind::Withdrawn, &Withdrawn { at });
    assert_eq!(replayed(&it), [course(StageRefused::Over)]);
}

#[test]
fn a_forged_roll_voids_what_was_signed_on_the_true_one() {
    let mut it = agreed();
    let statutes = it.statutes.clone();
    let more = crate::make::roll(&statutes, 1..=6, &[]);
    let opened = it.records[0].1.clone();
    let mut opened: decision::record::Opened = decision::record::read(&opened).unwrap();
    opened.roll = more.canonical();
    it.records[0].1 = decision::record::write(&opened);
    let found = replayed(&it);
    let other = What::Speak(SpeakRefused::OtherRoll);
    assert!(found.contains(&(Check::Statements, other)));
    assert!(found.contains(&(Check::Counts, What::Count)));
}
