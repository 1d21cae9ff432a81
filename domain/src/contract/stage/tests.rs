use proptest::prelude::*;

use super::*;
use crate::contract::Follows;
use crate::contract::example::{CPTS, HOSPITAL, text};
use crate::contract::term::Renewal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn document() -> Digest {
    Digest::of(b"pdf")
}

fn signing() -> Stage {
    Stage::Negotiation
        .ask_mandate(day("2025-11-01"), &text())
        .and_then(|it| it.open_signing(day("2025-12-01"), document(), Order::Free, Vec::new()))
        .unwrap()
}

fn in_force() -> Stage {
    signing()
        .enter(day("2025-12-10"), &text(), Vec::new())
        .unwrap()
}

#[test]
fn a_contract_goes_from_draft_to_its_end_without_skipping_a_stage() {
    let text = text();
    let draft = Stage::Draft;
    assert!(draft.clone().ask_mandate(day("2025-11-01"), &text).is_err());
    let talks = draft.negotiate().unwrap();
    assert!(
        talks
            .clone()
            .open_signing(day("2025-11-01"), document(), Order::Free, vec![])
            .is_err()
    );
    let asked = talks.ask_opinion(day("2025-10-01"), None).unwrap();
    let mandate = asked.ask_mandate(day("2025-11-01"), &text).unwrap();
    assert_eq!(mandate.step(), Step::Mandate);
    let signing = mandate
        .open_signing(day("2025-12-01"), document(), Order::Fixed, vec![])
        .unwrap();
    let running = signing.enter(day("2026-02-01"), &text, vec![]).unwrap();
    assert_eq!(
        running.running().map(|it| it.since),
        Some(day("2026-02-01"))
    );
    let last = text.term.last();
    assert_eq!(
        running.clone().expire(last, &text),
        Err(StageRefused::Runs { until: last })
    );
    let over = running.expire(last.succ_opt().unwrap(), &text).unwrap();
    assert_eq!(
        over,
        Stage::Over {
            end: End::Expired,
            on: last
        }
    );
}

#[test]
fn a_text_signed_before_its_term_is_in_force_from_the_first_day_of_it() {
    assert_eq!(
        in_force().running().map(|it| it.since),
        Some(day("2026-01-01"))
    );
}

#[test]
fn a_new_version_takes_it_back_to_negotiation_until_all_have_signed() {
    assert_eq!(Stage::Draft.rewritten(), Ok(Stage::Draft));
    let mandate = Stage::Negotiation
        .ask_mandate(day("2025-11-01"), &text())
        .unwrap();
    assert_eq!(mandate.rewritten(), Ok(Stage::Negotiation));
    assert_eq!(signing().rewritten(), Ok(Stage::Negotiation));
    assert_eq!(in_force().rewritten(), Err(StageRefused::Amend));
}

#[test]
fn signing_does_not_open_without_the_mandate_of_each_cpts() {
    let mandate = Stage::Negotiation
        .ask_mandate(day("2025-11-01"), &text())
        .unwrap();
    let lacking = vec![(CPTS, Missing::NotAsked)];
    assert_eq!(
        mandate.open_signing(day("2025-12-01"), document(), Order::Free, lacking.clone()),
        Err(StageRefused::Mandate(lacking))
    );
}

#[test]
fn a_text_that_cannot_be_agreed_on_is_not_put_to_the_vote() {
    let mut text = text();
    text.title.clear();
    let asked = Stage::Negotiation.ask_mandate(day("2025-11-01"), &text);
    assert!(matches!(asked, Err(StageRefused::Wrong(wrong)) if wrong.len() == 1));
}

#[test]
fn it_is_in_force_when_the_last_party_has_signed_and_not_before() {
    assert_eq!(
        signing().enter(day("2025-12-10"), &text(), vec![HOSPITAL]),
        Err(StageRefused::Unsigned(vec![HOSPITAL]))
    );
    let mut other = text();
    other.title.push('!');
    assert_eq!(
        signing().enter(day("2025-12-10"), &other, vec![]),
        Err(StageRefused::OtherText)
    );
}

#[test]
fn notice_is_given_in_time_unless_all_agree() {
    let text = text();
    let give = |until, how| in_force().give_notice(day("2026-06-01"), HOSPITAL, until, how, &text);
    let first = day("2026-08-30");
    assert_eq!(
        give(day("2026-08-29"), Termination::Notice),
        Err(StageRefused::NoticeTooShort { first })
    );
    assert!(give(day("2026-06-02"), Termination::Agreed).is_ok());
    let notice = give(first, Termination::Notice).unwrap();
    assert!(notice.step().is_running());
    let over = notice.expire(day("2026-08-31"), &text).unwrap();
    assert_eq!(
        over,
        Stage::Over {
            end: End::Terminated,
            on: first
        }
    );
    let late = give(day("2029-01-01"), Termination::Notice);
    assert_eq!(
        late,
        Err(StageRefused::AfterTerm {
            last: text.term.last()
        })
    );
}

#[test]
fn an_amendment_ends_what_it_replaces_the_day_before() {
    let over = in_force()
        .replaced(Follows::Amendment, day("2026-07-01"))
        .unwrap();
    assert_eq!(
        over,
        Stage::Over {
            end: End::Amended,
            on: day("2026-06-30")
        }
    );
    assert!(
        signing()
            .replaced(Follows::Renewal, day("2026-07-01"))
            .is_err()
    );
}

#[test]
fn what_is_signed_is_not_given_up() {
    assert!(signing().abandon(day("2025-12-05")).is_ok());
    assert_eq!(
        in_force().abandon(day("2026-01-05")),
        Err(StageRefused::Amend)
    );
}

#[derive(Debug, Clone, Copy)]
enum Move {
    Negotiate,
    Rewrite,
    Opinion,
    Mandate,
    Open,
    Enter,
    Expire,
    Abandon,
}

proptest! {
    #[test]
    fn nothing_is_in_force_that_was_not_signed_after_a_mandate_for_its_text(
        moves in prop::collection::vec(prop::sample::select(vec![
            Move::Negotiate, Move::Rewrite, Move::Opinion, Move::Mandate, Move::Open, Move::Enter, Move::Expire, Move::Abandon,
        ]), 0..40),
    ) {
        let today = day("2026-01-01");
        let mut current = text();
        current.term.renewal = Renewal::None;
        let (mut stage, mut mandated, mut opened) = (Stage::Draft, None, None);
        for step in moves {
            let next = match step {
                Move::Negotiate => stage.clone().negotiate(),
                Move::Rewrite => stage.clone().rewritten().inspect(|_| current.title.push('.')),
                Move::Opinion => stage.clone().ask_opinion(today, None),
                Move::Mandate => stage.clone().ask_mandate(today, &current).inspect(|_| mandated = Some(current.digest())),
                Move::Open => stage.clone().open_signing(today, document(), Order::Free, vec![]).inspect(|_| opened = Some(current.digest())),
                Move::Enter => stage.clone().enter(today, &current, vec![]),
                Move::Expire => stage.clone().expire(today, &current),
                Move::Abandon => stage.clone().abandon(today),
            };
            if let Ok(next) = next {
                stage = next;
            }
            if let Some(it) = stage.running() {
                prop_assert_eq!(Some(it.text), mandated);
                prop_assert_eq!(Some(it.text), opened);
                prop_assert_eq!(it.text, current.digest());
            }
        }
    }
}
