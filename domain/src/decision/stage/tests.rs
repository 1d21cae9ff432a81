use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::*;
use crate::decision::tests::{id, roll, rules, spoken};
use crate::decision::vote::{Outcome as Counted, count};
use crate::decision::{Choice, round};
use crate::majority::Verdict as Voted;
use crate::quorum::Convocation;
use crate::scenario::Verdict;
use crate::statutes::{Second, SecondConvocation, Unmet};

fn day(n: u64) -> NaiveDate {
    let first: NaiveDate = "2026-11-01".parse().unwrap();
    first + Days::new(n)
}

/// Closes at noon of a day.
fn span(opens: u64, closes: u64) -> Span {
    let noon = day(closes).and_hms_opt(12, 0, 0).unwrap();
    Span {
        opens: day(opens),
        closes_on: day(closes),
        closes: noon.and_utc(),
    }
}

fn after(span: Span) -> (DateTime<Utc>, NaiveDate) {
    (span.closes, span.closes_on)
}

fn before(span: Span) -> (DateTime<Utc>, NaiveDate) {
    (span.closes - TimeDelta::seconds(1), span.closes_on)
}

fn ended(choices: &[(u128, Choice)]) -> round::Outcome {
    let (_, rules, rule) = rules();
    let voters = choices
        .iter()
        .map(|(n, _)| crate::decision::tests::ville(*n));
    let roll = roll(voters.collect());
    round::judge(&rules, &rule, &roll, Convocation::First, &spoken(choices))
}

fn objected() -> round::Outcome {
    ended(&[(1, Choice::Support), (2, Choice::Objection)])
}

fn missed() -> round::Outcome {
    let mut outcome = ended(&[(1, Choice::Support)]);
    outcome.reached = round::Reached::Nothing(vec![round::Why::Quorum]);
    outcome.silent.add(1);
    outcome
}

const AGAIN: Second = Second::Convocation(SecondConvocation {
    after_days: 15,
    quorum: None,
});

fn first() -> Round {
    Round::first(span(7, 14))
}

fn last() -> Round {
    Round {
        number: 2,
        ..first()
    }
}

fn between(it: Result<AfterRound, StageRefused>) -> Between {
    match it {
        Ok(AfterRound::Between(it)) => it,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_round_opens_after_the_days_of_discussion_and_for_as_long_as_the_statutes_say() {
    let (.., rule) = rules();
    let tabled = Discussion { since: day(0) };
    assert_eq!(
        tabled.open(&rule, span(6, 30)),
        Err(StageRefused::TooSoon { from: day(7) })
    );
    assert_eq!(
        tabled.open(&rule, span(7, 13)),
        Err(StageRefused::TooShort { until: day(14) })
    );
    assert_eq!(
        tabled.open(&rule, span(7, 98)),
        Err(StageRefused::TooLong { until: day(97) })
    );
    assert_eq!(tabled.open(&rule, span(7, 97)).unwrap().number, 1);
    let round = tabled.open(&rule, span(7, 14)).unwrap();
    assert_eq!((round.number, round.convocation), (1, Convocation::First));
}

#[test]
fn where_no_agreement_is_sought_the_vote_opens_after_the_notice_and_no_round_does() {
    let (.., seeking) = rules();
    let rule = ConsensusRule {
        rounds: 0,
        round_days: 1,
        ..seeking.clone()
    };
    let tabled = Discussion { since: day(0) };
    assert_eq!(
        tabled.open(&rule, span(7, 14)),
        Err(StageRefused::NoRoundLeft)
    );
    assert_eq!(
        tabled.vote(&rule, span(6, 14)),
        Err(StageRefused::TooSoon { from: day(7) })
    );
    assert_eq!(
        tabled.vote(&rule, span(7, 7)),
        Err(StageRefused::TooShort { until: day(8) })
    );
    assert_eq!(
        tabled.vote(&seeking, span(7, 14)),
        Err(StageRefused::RoundsLeft { left: 2 })
    );
    let vote = tabled.vote(&rule, span(7, 8)).unwrap();
    assert_eq!((vote.number, vote.convocation), (1, Convocation::First));
    let AfterRound::Between(next) = closed(vote, AGAIN, Verdict::QuorumMissed(AGAIN)) else {
        panic!("there is a second convocation")
    };
    let again = next.vote(&rule, span(23, 24)).unwrap();
    assert_eq!((again.number, again.convocation), (2, Convocation::Second));
    assert_eq!(
        Stage::Between(next).rewritten(&rule),
        Err(StageRefused::NoRoundLeft)
    );
}

#[test]
fn agreement_ends_a_decision() {
    let (.., rule) = rules();
    let now = after(first().span);
    for (choice, end) in [
        (Choice::Support, End::Consensus),
        (Choice::Reservation, End::Consent),
    ] {
        let outcome = ended(&[(1, choice)]);
        let found = first().close(&rule, Second::Anew, &outcome, 0, now);
        assert_eq!(found, Ok(AfterRound::Over(end)));
    }
}

#[test]
fn a_round_closes_early_only_when_nobody_is_left_to_speak() {
    let (.., rule) = rules();
    let early = before(first().span);
    let closes = first().span.closes;
    let refused = Err(StageRefused::StillOpen { closes });
    let mut outcome = ended(&[(1, Choice::Support)]);
    let close = |outcome: &round::Outcome, waiting| {
        first().close(&rule, Second::Anew, outcome, waiting, early)
    };
    assert_eq!(close(&outcome, 0), Ok(AfterRound::Over(End::Consensus)));
    assert_eq!(close(&outcome, 1), refused, "an objector has the last word");
    outcome.silent.add(1);
    assert_eq!(close(&outcome, 0), refused);
}

#[test]
fn without_agreement_another_round_follows_and_after_the_last_one_a_vote() {
    let (.., rule) = rules();
    let now = after(first().span);
    let next = between(first().close(&rule, Second::Anew, &objected(), 0, now));
    assert_eq!(
        next.vote(&rule, span(14, 21)),
        Err(StageRefused::RoundsLeft { left: 1 })
    );
    let second = next.open(&rule, span(14, 21)).unwrap();
    assert_eq!((second.number, second.convocation), (2, Convocation::First));
    let then = between(second.close(&rule, Second::Anew, &objected(), 0, after(second.span)));
    assert_eq!(
        then.open(&rule, span(21, 28)),
        Err(StageRefused::NoRoundLeft)
    );
    assert_eq!(
        then.vote(&rule, span(20, 28)),
        Err(StageRefused::TooSoon { from: day(21) })
    );
    assert_eq!(
        then.vote(&rule, span(21, 27)),
        Err(StageRefused::TooShort { until: day(28) })
    );
    let vote = then.vote(&rule, span(21, 28)).unwrap();
    assert_eq!((vote.number, vote.convocation), (3, Convocation::First));
}

#[test]
fn where_the_statutes_know_no_vote_nothing_is_decided() {
    let (.., mut rule) = rules();
    rule.then = WithoutAgreement::NoDecision;
    let found = last().close(&rule, Second::Anew, &objected(), 0, after(last().span));
    assert_eq!(found, Ok(AfterRound::Over(End::Undecided)));
    let next = Between {
        held: 2,
        next: Next::Vote {
            from: day(0),
            convocation: Convocation::First,
            tie: false,
        },
    };
    assert_eq!(next.vote(&rule, span(14, 21)), Err(StageRefused::NoVote));
}

#[test]
fn an_improved_text_asks_for_another_round_if_one_is_left() {
    let (.., rule) = rules();
    let next = first().improve(&rule).unwrap();
    assert_eq!(next.open(&rule, span(9, 16)).unwrap().number, 2);
    assert_eq!(last().improve(&rule), Err(StageRefused::NoRoundLeft));
    let none = Between { held: 2, ..next };
    assert_eq!(
        none.open(&rule, span(9, 16)),
        Err(StageRefused::NoRoundLeft)
    );
    assert_eq!(
        next.open(&rule, span(9, 15)),
        Err(StageRefused::TooShort { until: day(16) })
    );
}

#[test]
fn a_round_after_one_with_too_few_is_a_second_convocation_once_its_delay_is_over() {
    let (.., rule) = rules();
    let closed = after(first().span);
    let next = between(first().close(&rule, AGAIN, &missed(), 0, closed));
    let opened = |on| next.open(&rule, span(on, on + 7)).unwrap().convocation;
    assert_eq!(opened(28), Convocation::First);
    assert_eq!(opened(29), Convocation::Second);
    let anew = between(first().close(&rule, Second::Anew, &missed(), 0, closed));
    assert_eq!(
        anew.open(&rule, span(90, 97)).unwrap().convocation,
        Convocation::First
    );
    let objected = between(first().close(&rule, AGAIN, &objected(), 0, closed));
    assert_eq!(
        objected.open(&rule, span(90, 97)).unwrap().convocation,
        Convocation::First,
        "enough took part"
    );
}

fn voting() -> Voting {
    Voting {
        number: 3,
        span: span(21, 28),
        convocation: Convocation::First,
        tie: false,
    }
}

fn counted(verdict: Verdict) -> Counted {
    let (statutes, rules, _) = rules();
    let roll = roll(vec![crate::decision::tests::ville(1)]);
    let mut counted = count(
        &statutes,
        &rules,
        &roll,
        Convocation::First,
        &BTreeMap::new(),
        Some(id(1)),
    );
    counted.verdict = verdict;
    counted
}

fn closed(vote: Voting, second: Second, verdict: Verdict) -> AfterRound {
    let outcome = counted(verdict);
    vote.close(second, &outcome, after(vote.span)).unwrap()
}

#[test]
fn a_vote_ends_a_decision_as_it_falls_out() {
    let unmet = |then| Voted::CapUnmet {
        why: crate::majority::WhyUnmet::NobodyElse,
        then,
        article: "20".to_owned(),
    };
    for (verdict, end) in [
        (Voted::Adopted, End::Adopted),
        (Voted::Rejected, End::Rejected),
        (Voted::ChairDecides, End::Rejected),
        (Voted::NobodyVoted, End::Undecided),
        (unmet(Unmet::Suspend), End::Undecided),
        (unmet(Unmet::NoDecision), End::Undecided),
    ] {
        let found = closed(voting(), AGAIN, Verdict::Voted(verdict.clone()));
        assert_eq!(found, AfterRound::Over(end), "{verdict:?}");
    }
    let found = closed(
        voting(),
        AGAIN,
        Verdict::Voted(unmet(Unmet::SecondConvocation)),
    );
    assert!(matches!(found, AfterRound::Between(_)));
}

#[test]
fn a_vote_closes_early_only_when_everybody_has_voted() {
    let outcome = counted(Verdict::Voted(Voted::Adopted));
    let early = before(voting().span);
    let closes = voting().span.closes;
    assert_eq!(
        voting().close(AGAIN, &outcome, early),
        Err(StageRefused::StillOpen { closes })
    );
    let mut all = outcome;
    all.silent = crate::quorum::Heads::default();
    assert_eq!(
        voting().close(AGAIN, &all, early),
        Ok(AfterRound::Over(End::Adopted))
    );
}

#[test]
fn a_tie_is_voted_on_once_more_and_then_rejected() {
    let AfterRound::Between(next) = closed(voting(), AGAIN, Verdict::Voted(Voted::VoteAgain))
    else {
        panic!("it is voted on again")
    };
    let (.., rule) = rules();
    let again = next.vote(&rule, span(28, 35)).unwrap();
    assert_eq!((again.number, again.tie), (4, true));
    let found = closed(again, AGAIN, Verdict::Voted(Voted::VoteAgain));
    assert_eq!(found, AfterRound::Over(End::Rejected));
}

#[test]
fn a_vote_with_too_few_follows_the_statutes() {
    let (.., rule) = rules();
    let missed = |vote, second| closed(vote, second, Verdict::QuorumMissed(second));
    let AfterRound::Between(next) = missed(voting(), AGAIN) else {
        panic!("there is a second convocation")
    };
    assert_eq!(
        next.vote(&rule, span(42, 49)),
        Err(StageRefused::TooSoon { from: day(43) })
    );
    let again = next.vote(&rule, span(43, 50)).unwrap();
    assert_eq!(again.convocation, Convocation::Second);
    assert_eq!(missed(again, AGAIN), AfterRound::Over(End::Undecided));
    let AfterRound::Between(anew) = missed(voting(), Second::Anew) else {
        panic!("it is convened like the first")
    };
    let like = anew.vote(&rule, span(28, 35)).unwrap();
    assert_eq!(like.convocation, Convocation::First);
}

#[test]
fn an_author_takes_a_proposal_back_until_it_is_over() {
    let tabled = Stage::tabled(day(0));
    assert_eq!(tabled.clone().withdraw(), Ok(Stage::Over(End::Withdrawn)));
    assert_eq!(Stage::Draft.withdraw(), Ok(Stage::Over(End::Withdrawn)));
    for end in End::ALL {
        assert_eq!(Stage::Over(*end).withdraw(), Err(StageRefused::Over));
    }
}

#[test]
fn a_new_text_ends_a_round_and_none_comes_between_the_last_round_and_the_vote() {
    let (.., rule) = rules();
    let tabled = Stage::tabled(day(0));
    assert_eq!(tabled.clone().rewritten(&rule), Ok(tabled));
    let Ok(Stage::Between(next)) = Stage::Round(first()).rewritten(&rule) else {
        panic!("the round is over")
    };
    assert_eq!(
        Stage::Between(next).rewritten(&rule),
        Ok(Stage::Between(next))
    );
    let next = between(last().close(&rule, Second::Anew, &objected(), 0, after(last().span)));
    for stage in [
        Stage::Round(last()),
        Stage::Between(next),
        Stage::Voting(voting()),
    ] {
        assert_eq!(stage.rewritten(&rule), Err(StageRefused::NoRoundLeft));
    }
    let over = Stage::Over(End::Adopted);
    assert_eq!(over.rewritten(&rule), Err(StageRefused::Over));
}

#[test]
fn a_reminder_comes_with_a_quarter_of_the_time_left_or_on_the_last_day() {
    let opened = day(0).and_hms_opt(12, 0, 0).unwrap().and_utc();
    let of = |days| closes_after(opened, days) - reminder(opened, closes_after(opened, days));
    assert_eq!(of(8), TimeDelta::days(2));
    assert_eq!(of(2), TimeDelta::days(1));
}

fn closes_after(opened: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    opened + TimeDelta::days(days)
}

#[test]
fn a_stage_is_read_back_as_it_was_written() {
    let (.., rule) = rules();
    let next = first().improve(&rule).unwrap();
    for stage in [
        Stage::Draft,
        Stage::tabled(day(0)),
        Stage::Round(first()),
        Stage::Between(next),
        Stage::Voting(voting()),
        Stage::Over(End::Consent),
    ] {
        let text = serde_json::to_string(&stage).unwrap();
        assert_eq!(
            serde_json::from_str::<Stage>(&text).unwrap(),
            stage,
            "{text}"
        );
    }
}
