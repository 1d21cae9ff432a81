use super::*;
use crate::electorate::proxy::Held;
use crate::electorate::roll::Roll;
use crate::electorate::small::{FLOOR, fewer_than, small_urns};
use crate::ght::Entity;
use crate::ght::attachment::{AttachedTo, AttachmentState, Source, Way};
use crate::id::AttachmentId;
use crate::profession::{Mode, Sector};
use crate::role::Period;
use crate::statutes::{Said, SmallChoice, template};
use crate::structure::StructureKind;
use proptest::prelude::*;
use uuid::Uuid;

pub(crate) fn id(n: u128) -> AdhesionId {
    AdhesionId(Uuid::from_u128(n))
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn nurse(n: u128) -> Member {
    let profile = Profile {
        mode: Some(Mode::Liberal),
        sector: Some(Sector::SoloPractice),
        ..Profile::person(Profession::Nurse)
    };
    member(n, profile)
}

pub(crate) fn member(n: u128, profile: Profile) -> Member {
    Member {
        adhesion: id(n),
        state: AdhesionState::Admitted,
        admitted_on: Some(day(2024, 1, 1)),
        dues: DuesStanding::NothingDue,
        reminded_on: None,
        profile,
        attachments: Vec::new(),
        roles: Vec::new(),
    }
}

pub(crate) fn user(n: u128) -> Member {
    member(n, Profile::person(Profession::UsersRepresentative))
}

pub(crate) fn attached(member: Member, bloc: u128) -> Member {
    let attachment = Attachment {
        id: AttachmentId(Uuid::from_u128(1_000 + bloc)),
        to: AttachedTo::Bloc(BlocId(Uuid::from_u128(bloc))),
        way: Way::Mandate,
        source: Source::Declared,
        period: Period {
            starts_on: day(2020, 1, 1),
            ends_on: None,
        },
        state: AttachmentState::Confirmed,
        half_days: None,
    };
    Member {
        attachments: vec![attachment],
        ..member
    }
}

pub(crate) fn question() -> Question {
    Question {
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Resolution,
        on: day(2026, 11, 27),
        contract: None,
    }
}

pub(crate) fn of(statutes: &Statutes, members: &[Member]) -> Electorate {
    electorate(statutes, members, &[], &question())
}

fn right(statutes: &Statutes, member: Member, question: &Question) -> Right {
    electorate(statutes, &[member], &[], question).entries[0]
        .right
        .clone()
}

fn ville() -> CollegeId {
    "ville".parse().unwrap()
}

fn votes() -> Right {
    Right::Votes {
        college: ville(),
        voices: 1,
    }
}

#[test]
fn a_member_votes_in_their_college() {
    assert_eq!(right(&template(), nurse(1), &question()), votes());
    let hospital = member(1, Profile::structure(StructureKind::Hospital));
    assert_eq!(
        right(&template(), hospital, &question()),
        Right::Barred(Barred::NoCollege)
    );
}

#[test]
fn who_is_no_member_or_is_suspended_does_not_vote() {
    for state in AdhesionState::ALL {
        let barred = match state {
            AdhesionState::Admitted => continue,
            AdhesionState::Suspended => Barred::Suspended,
            other => Barred::NotMember(*other),
        };
        let one = Member {
            state: *state,
            ..nurse(1)
        };
        assert_eq!(right(&template(), one, &question()), Right::Barred(barred));
    }
}

#[test]
fn three_months_of_membership_come_before_the_first_vote() {
    let since = |admitted_on| Member {
        admitted_on,
        ..nurse(1)
    };
    let barred = |from| {
        Right::Barred(Barred::Since {
            from,
            article: "5".to_owned(),
        })
    };
    let mut statutes = template();
    let of = |statutes: &Statutes, date| right(statutes, since(date), &question());
    assert_eq!(of(&statutes, Some(day(2026, 8, 27))), votes());
    assert_eq!(
        of(&statutes, Some(day(2026, 8, 28))),
        barred(Some(day(2026, 11, 28)))
    );
    assert_eq!(of(&statutes, None), barred(None));
    statutes.membership.seniority_months = Said::Silent;
    assert_eq!(of(&statutes, Some(day(2026, 11, 27))), votes());
}

#[test]
fn unpaid_dues_take_the_vote_away_as_the_statutes_say() {
    let amount = Cents(3_000);
    let owing = |reminded_on| Member {
        dues: DuesStanding::Expected(amount),
        reminded_on,
        ..nurse(1)
    };
    let barred = Right::Barred(Barred::Owes {
        amount,
        article: "6".to_owned(),
    });
    let mut statutes = template();
    let mut under = |unpaid, reminded_on| {
        statutes.membership.unpaid = unpaid;
        right(&statutes, owing(reminded_on), &question())
    };
    let today = Some(day(2026, 11, 27));
    let until = || Said::says("6", Unpaid::VotesUntilReminded);
    assert_eq!(under(Said::Silent, today), votes());
    assert_eq!(under(Said::says("6", Unpaid::Votes), today), votes());
    assert_eq!(under(until(), None), votes());
    assert_eq!(under(until(), Some(day(2026, 11, 28))), votes());
    assert_eq!(under(until(), today), barred);
    assert_eq!(under(Said::says("6", Unpaid::DoesNotVote), None), barred);
    let settled = Member {
        dues: DuesStanding::Settled(crate::dues::Settlement::Exempt),
        ..nurse(1)
    };
    statutes.membership.unpaid = Said::says("6", Unpaid::DoesNotVote);
    assert_eq!(right(&statutes, settled, &question()), votes());
}

#[test]
fn a_board_is_its_members_with_one_voice_each() {
    let mut statutes = template();
    statutes.colleges[0].voice = Voice::Deliberative(3);
    let with = |roles: &[RoleKind]| Member {
        roles: roles.to_vec(),
        admitted_on: Some(day(2026, 11, 26)),
        ..nurse(1)
    };
    let sits = |organ, roles: &[RoleKind]| {
        let question = Question {
            organ,
            ..question()
        };
        right(&statutes, with(roles), &question)
    };
    for (organ, role, there) in [
        (OrganKind::Board, RoleKind::BoardMember, true),
        (OrganKind::Board, RoleKind::Treasurer, true),
        (OrganKind::Board, RoleKind::Coordinator, false),
        (OrganKind::Bureau, RoleKind::BoardMember, false),
        (OrganKind::Bureau, RoleKind::Secretary, true),
        (OrganKind::Bureau, RoleKind::Auditor, false),
    ] {
        let wanted = if there {
            votes()
        } else {
            Right::Barred(Barred::NotOnOrgan)
        };
        assert_eq!(sits(organ, &[role]), wanted, "{organ:?} {role:?}");
    }
    let meeting = right(&statutes, nurse(1), &question());
    assert_eq!(
        meeting,
        Right::Votes {
            college: ville(),
            voices: 3
        }
    );
}

#[test]
fn a_consultative_college_speaks_and_is_not_counted() {
    let mut statutes = template();
    statutes.colleges[3].voice = Voice::Consultative;
    let found = of(&statutes, &[user(2), nurse(1)]);
    assert_eq!(
        found.entries[1].right,
        Right::Consultative {
            college: "usagers".parse().unwrap()
        }
    );
    assert_eq!(found.voices(), 1);
    assert_eq!(found.colleges().len(), 1);
}

#[test]
fn a_college_that_votes_alone_is_its_members() {
    let mut alone = question();
    alone.organ = OrganKind::CollegeVote;
    alone.college = Some(ville());
    assert_eq!(right(&template(), nurse(1), &alone), votes());
    let other = Barred::OtherCollege("usagers".parse().unwrap());
    assert_eq!(right(&template(), user(1), &alone), Right::Barred(other));
}

#[test]
fn on_a_contract_those_tied_to_the_other_party_are_recused() {
    let hospital = Entity::Finess("370000481".parse().unwrap());
    let mut contract = question();
    contract.contract = Some(Counterparty {
        entities: vec![hospital],
        blocs: vec![BlocId(Uuid::from_u128(1))],
    });
    let members = [attached(nurse(1), 1), attached(nurse(2), 2), nurse(3)];
    let found = electorate(&template(), &members, &[], &contract);
    assert!(matches!(
        found.entries[0].right,
        Right::Recused { voices: 1, .. }
    ));
    assert!(matches!(found.entries[1].right, Right::Votes { .. }));
    assert_eq!(found.voices(), 2);
    // Without a contract, all vote.
    assert_eq!(of(&template(), &members).voices(), 3);
}

#[test]
fn groups_are_counted_by_college_bloc_and_side() {
    let found = of(
        &template(),
        &[nurse(1), nurse(2), attached(nurse(3), 7), user(4)],
    );
    let cells: Vec<_> = found
        .cells()
        .into_iter()
        .map(|(cell, heads)| {
            (
                cell.college.to_string(),
                cell.bloc.is_some(),
                cell.side,
                heads.members,
                heads.voices,
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("medico-social".to_owned(), true, Side::Establishment, 1, 1),
            ("usagers".to_owned(), false, Side::Other, 1, 1),
            ("ville".to_owned(), false, Side::Ville, 2, 2),
        ]
    );
}

#[test]
fn a_college_of_three_is_too_small_for_an_urn_of_its_own() {
    let mut members: Vec<Member> = (1..=9).map(nurse).collect();
    members.extend((11..=13).map(user));
    members.push(attached(nurse(20), 1));
    let found = small_urns(&template(), &of(&template(), &members));
    let urns: Vec<_> = found
        .iter()
        .map(|it| (it.college.as_str(), it.voters))
        .collect();
    assert_eq!(urns, [("medico-social", 1), ("usagers", 3)]);
    assert_eq!(found[1].fewer_than, 5);
    assert_eq!(
        found[1].choices,
        [SmallChoice::Join, SmallChoice::Paper, SmallChoice::Warn]
    );
    assert_eq!(found[1].join, [ville()], "one more would still be too few");
    let mut silent = template();
    silent.small_groups = Said::Silent;
    assert_eq!(fewer_than(&silent), FLOOR);
    let found = small_urns(&silent, &of(&silent, &members));
    assert_eq!(found[0].choices, SmallChoice::ALL);
    assert_eq!(small_urns(&template(), &of(&template(), &members[..9])), []);
}

#[test]
fn five_are_enough_for_an_urn_alone_or_together() {
    let mut members: Vec<Member> = (1..=9).map(nurse).collect();
    members.extend((11..=15).map(user));
    assert_eq!(small_urns(&template(), &of(&template(), &members)), []);
    members.truncate(13);
    members.push(attached(nurse(20), 1));
    let found = small_urns(&template(), &of(&template(), &members));
    let join: Vec<Vec<&str>> = found
        .iter()
        .map(|it| it.join.iter().map(CollegeId::as_str).collect())
        .collect();
    // Four and one are five.
    assert_eq!(join, [["usagers", "ville"], ["medico-social", "ville"]]);
}

#[test]
fn a_roll_is_a_snapshot_with_a_digest() {
    let statutes = template();
    let members = [nurse(1), attached(nurse(2), 1), user(3)];
    let none = Held {
        proxies: Vec::new(),
    };
    let roll = |members: &[Member]| {
        Roll::of(
            statutes.digest(),
            &question(),
            &of(&statutes, members),
            &none,
        )
    };
    let one = roll(&members);
    assert_eq!(one.voters.len(), 3);
    assert_eq!(one.voters[1].bloc, Some(BlocId(Uuid::from_u128(1))));
    assert_eq!(one.voter(id(2)), Some(&one.voters[1]));
    assert_eq!(one.voter(id(4)), None);
    assert!(one.canonical().starts_with(
        "{\"college\":null,\"decision\":\"resolution\",\"format\":\"collegiale/roll/1\""
    ));
    assert_ne!(one.digest(), roll(&members[..2]).digest());
    let mut suspended = members.clone();
    suspended[0].state = AdhesionState::Suspended;
    assert_eq!(roll(&suspended).voters.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_members_never_matters(
        kinds in prop::collection::vec((0_u8..3, 0_u128..3, any::<bool>()), 0..20), seed in any::<u64>(),
    ) {
        let statutes = template();
        let members: Vec<Member> = kinds.iter().enumerate().map(|(n, (kind, bloc, suspended))| {
            let n = n as u128;
            let mut one = match kind { 0 => nurse(n), 1 => user(n), _ => attached(nurse(n), *bloc) };
            if *suspended { one.state = AdhesionState::Suspended; }
            one
        }).collect();
        let mut shuffled = members.clone();
        let length = shuffled.len().max(1);
        for n in 0..shuffled.len() {
            let other = usize::try_from(seed.rotate_left(u32::try_from(n).unwrap()) % length as u64).unwrap();
            shuffled.swap(n, other);
        }
        let (one, other) = (of(&statutes, &members), of(&statutes, &shuffled));
        prop_assert_eq!(&one, &other);
        let none = Held { proxies: Vec::new() };
        let roll = |it: &Electorate| Roll::of(statutes.digest(), &question(), it, &none).digest();
        prop_assert_eq!(roll(&one), roll(&other));
        // Every member is there once, and is found.
        prop_assert_eq!(one.entries.len(), members.len());
        for member in &members {
            prop_assert_eq!(one.entry(member.adhesion).unwrap().adhesion, member.adhesion);
        }
        let heads: u64 = one.cells().values().map(|it| it.members).sum();
        prop_assert_eq!(heads, one.colleges().values().map(|it| it.members).sum::<u64>());
    }
}
