use super::*;
use crate::dues::{Cents, DuesStanding};
use crate::electorate::tests::member as known;
use crate::electorate::{Member, Question, electorate};
use crate::member::AdhesionState;
use crate::member::profile::Profile;
use crate::profession::{Mode, Profession};
use crate::statutes::{DecisionKind, OrganKind, Said, template};

fn member() -> Member {
    let mut profile = Profile::person(Profession::Nurse);
    profile.mode = Some(Mode::Liberal);
    known(1, profile)
}

fn entry(statutes: &Statutes, member: Member) -> Entry {
    let question = Question {
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Election,
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
        contract: None,
    };
    electorate(statutes, &[member], &[], &question)
        .entries
        .remove(0)
}

fn ville() -> BTreeMap<CollegeId, u16> {
    let statutes = template();
    statutes
        .colleges
        .iter()
        .map(|it| (it.id.clone(), 1))
        .collect()
}

#[test]
fn who_votes_stands_for_a_seat_of_her_college() {
    let statutes = template();
    let entry = entry(&statutes, member());
    let (own, _) = entry.votes().expect("votes");
    assert_eq!(
        may_stand(&statutes, &entry, &ville(), false).as_ref(),
        Ok(own)
    );
}

#[test]
fn who_does_not_vote_does_not_stand_and_is_told_why() {
    let statutes = template();
    let mut suspended = member();
    suspended.state = AdhesionState::Suspended;
    let refused = may_stand(&statutes, &entry(&statutes, suspended), &ville(), false);
    assert_eq!(refused, Err(NotEligible::Barred(Barred::Suspended)));
    let mut new = member();
    new.admitted_on = chrono::NaiveDate::from_ymd_opt(2026, 11, 1);
    let refused = may_stand(&statutes, &entry(&statutes, new), &ville(), false);
    assert!(matches!(
        refused,
        Err(NotEligible::Barred(Barred::Since { .. }))
    ));
    let mut statutes = template();
    statutes.membership.unpaid = Said::says("6", crate::statutes::Unpaid::DoesNotVote);
    let mut owes = member();
    owes.dues = DuesStanding::Expected(Cents(2_000));
    let refused = may_stand(&statutes, &entry(&statutes, owes), &ville(), false);
    assert!(matches!(
        refused,
        Err(NotEligible::Barred(Barred::Owes { .. }))
    ));
}

#[test]
fn a_college_without_a_seat_to_fill_has_no_candidate() {
    let statutes = template();
    let entry = entry(&statutes, member());
    let (own, _) = entry.votes().expect("votes");
    let mut seats = ville();
    seats.insert(own.clone(), 0);
    let refused = may_stand(&statutes, &entry, &seats, false);
    assert_eq!(refused, Err(NotEligible::NoSeat(own.clone())));
}

#[test]
fn nobody_of_the_electoral_board_stands() {
    let statutes = template();
    let entry = entry(&statutes, member());
    assert_eq!(
        may_stand(&statutes, &entry, &ville(), true),
        Err(NotEligible::Officer)
    );
}
