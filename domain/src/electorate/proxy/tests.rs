use super::*;
use crate::electorate::roll::Roll;
use crate::electorate::tests::{attached, id, member, nurse, of, question, user};
use crate::electorate::{Member, electorate};
use crate::exact::Fraction;
use crate::ght::conflict::Counterparty;
use crate::member::AdhesionState;
use crate::member::profile::Profile;
use crate::statutes::{
    DecisionKind, Decisions, OrganKind, ProxyLimits, Said, Scope, Stated, template,
};
use crate::structure::StructureKind;
use proptest::prelude::*;
use uuid::Uuid;

fn limits() -> ProxyLimits {
    ProxyLimits {
        per_holder: None,
        share: None,
        holders: Holders::AnyMember,
        chain: Chain::Forbidden,
    }
}

fn under(proxies: Proxies, caps: Vec<Cap>) -> Statutes {
    let mut statutes = template();
    statutes.organs[0].proxies = Said::says("11", proxies);
    let stated = |rule| Stated {
        article: "18".to_owned(),
        rule,
    };
    statutes.caps = caps.into_iter().map(stated).collect();
    statutes
}

fn taken(
    statutes: &Statutes,
    members: &[Member],
    given: &[(u128, u128)],
) -> Vec<Result<u128, ProxyRefused>> {
    let rules = statutes.rules(OrganKind::OrdinaryMeeting, DecisionKind::Resolution);
    let given: Vec<Proxy> = given
        .iter()
        .map(|(giver, holder)| Proxy {
            giver: id(*giver),
            holder: id(*holder),
        })
        .collect();
    let held = hold(statutes, &rules, &of(statutes, members), &given);
    held.proxies
        .into_iter()
        .map(|(_, it)| it.map(|it| it.0.as_u128()))
        .collect()
}

fn nurses(n: u128) -> Vec<Member> {
    (1..=n).map(nurse).collect()
}

#[test]
fn silent_statutes_allow_proxies_without_limit() {
    let mut statutes = template();
    statutes.organs[0].proxies = Said::Silent;
    let found = taken(&statutes, &nurses(5), &[(2, 1), (3, 1), (4, 1), (5, 1)]);
    assert_eq!(found, [Ok(1), Ok(1), Ok(1), Ok(1)]);
}

#[test]
fn statutes_may_allow_none_or_two() {
    let found = taken(&under(Proxies::Forbidden, vec![]), &nurses(2), &[(2, 1)]);
    assert_eq!(found, [Err(ProxyRefused::Forbidden)]);
    let two = ProxyLimits {
        per_holder: Some(2),
        ..limits()
    };
    let found = taken(
        &under(Proxies::Limited(two), vec![]),
        &nurses(4),
        &[(2, 1), (3, 1), (4, 1)],
    );
    assert_eq!(
        found,
        [Ok(1), Ok(1), Err(ProxyRefused::TooMany { most: 2 })]
    );
}

#[test]
fn a_holder_casts_at_most_their_share_with_their_own() {
    let tenth = ProxyLimits {
        share: Some(Fraction::percent(10)),
        ..limits()
    };
    // A tenth of 25 voices is 2: one's own and one proxy.
    let found = taken(
        &under(Proxies::Limited(tenth), vec![]),
        &nurses(25),
        &[(2, 1), (3, 1)],
    );
    assert_eq!(found, [Ok(1), Err(ProxyRefused::TooMuch { most: 2 })]);
}

#[test]
fn a_proxy_stays_in_its_college_where_the_statutes_say_so() {
    let same = ProxyLimits {
        holders: Holders::SameCollege,
        ..limits()
    };
    let members = [nurse(1), nurse(2), user(3)];
    let found = taken(
        &under(Proxies::Limited(same), vec![]),
        &members,
        &[(2, 3), (2, 1)],
    );
    let other = ProxyRefused::OtherCollege("usagers".parse().unwrap());
    assert_eq!(found, [Err(other), Ok(1)]);
}

#[test]
fn one_votes_once_and_not_for_oneself_twice() {
    let statutes = under(Proxies::Unlimited, vec![]);
    let mut members = nurses(4);
    members[3].state = AdhesionState::Suspended;
    members.push(member(9, Profile::structure(StructureKind::Hospital)));
    let found = taken(
        &statutes,
        &members,
        &[
            (1, 1),
            (2, 1),
            (2, 3),
            (4, 1),
            (1, 4),
            (9, 1),
            (1, 9),
            (77, 1),
        ],
    );
    assert_eq!(
        found,
        [
            Err(ProxyRefused::Oneself),
            Ok(1),
            Err(ProxyRefused::Given),
            Err(ProxyRefused::GiverDoesNotVote),
            Err(ProxyRefused::HolderDoesNotVote),
            Err(ProxyRefused::GiverDoesNotVote),
            Err(ProxyRefused::HolderDoesNotVote),
            Err(ProxyRefused::GiverDoesNotVote)
        ]
    );
}

#[test]
fn a_proxy_is_not_passed_on_unless_it_may_be() {
    let limited = under(Proxies::Limited(limits()), vec![]);
    let chains = [(2, 1), (1, 3), (4, 2)];
    assert_eq!(
        taken(&limited, &nurses(4), &chains),
        [Ok(1), Err(ProxyRefused::Chain), Err(ProxyRefused::Chain)]
    );
    let free = under(Proxies::Unlimited, vec![]);
    assert_eq!(taken(&free, &nurses(4), &chains), [Ok(1), Ok(3), Ok(3)]);
    assert_eq!(
        taken(&free, &nurses(3), &[(2, 1), (1, 3), (3, 2)])[2],
        Err(ProxyRefused::Circle)
    );
}

#[test]
fn what_is_passed_on_counts_for_who_carries_it_in_the_end() {
    let passing = ProxyLimits {
        per_holder: Some(2),
        chain: Chain::Allowed,
        ..limits()
    };
    let statutes = under(Proxies::Limited(passing), vec![]);
    let found = taken(
        &statutes,
        &nurses(5),
        &[(2, 1), (3, 1), (1, 4), (1, 5), (5, 2)],
    );
    // 1 carries two; with their own vote that would be three.
    let many = || Err(ProxyRefused::TooMany { most: 2 });
    assert_eq!(found, [Ok(1), Ok(1), many(), many(), many()]);
    let found = taken(&statutes, &nurses(5), &[(2, 1), (1, 3), (4, 1)]);
    assert_eq!(found, [Ok(1), Ok(3), many()]);
    let found = taken(&statutes, &nurses(5), &[(2, 1), (1, 3), (4, 5)]);
    assert_eq!(found, [Ok(1), Ok(3), Ok(5)]);
}

#[test]
fn the_members_of_a_bloc_hold_so_many_together() {
    let together = |on| Cap::ProxiesHeld {
        on,
        most: 2,
        scope: Scope {
            organs: vec![OrganKind::OrdinaryMeeting],
            decisions: Decisions::All,
        },
    };
    let mut members = nurses(9);
    members.push(attached(nurse(11), 1));
    members.push(attached(nurse(12), 1));
    members.push(attached(nurse(13), 2));
    let refused = |on| {
        Err(ProxyRefused::Together {
            on,
            most: 2,
            article: "18".to_owned(),
        })
    };
    let given = [(1, 11), (2, 12), (3, 11), (4, 13), (5, 9), (6, 9), (7, 9)];
    let bloc = under(Proxies::Unlimited, vec![together(CapOn::EachBloc)]);
    assert_eq!(
        taken(&bloc, &members, &given),
        [
            Ok(11),
            Ok(12),
            refused(CapOn::EachBloc),
            Ok(13),
            Ok(9),
            Ok(9),
            Ok(9)
        ]
    );
    let all = under(Proxies::Unlimited, vec![together(CapOn::Establishments)]);
    assert_eq!(
        taken(&all, &members, &given),
        [
            Ok(11),
            Ok(12),
            refused(CapOn::Establishments),
            refused(CapOn::Establishments),
            Ok(9),
            Ok(9),
            Ok(9)
        ]
    );
    // What moves within the bloc is counted once, what leaves it no more: 1's vote, then 11's own, then 12's.
    let moving = [
        (1, 11),
        (11, 12),
        (12, 9),
        (2, 13),
        (13, 9),
        (3, 12),
        (4, 12),
    ];
    let does_not = Err(ProxyRefused::Together {
        on: CapOn::EachBloc,
        most: 2,
        article: "18".to_owned(),
    });
    let found = taken(&bloc, &members, &moving);
    assert_eq!(found[..5], [Ok(11), Ok(12), Ok(9), Ok(13), Ok(9)]);
    // 12 gave theirs to 9, so that 9 carries these too, and 9 is in no bloc.
    assert_eq!(found[5..], [Ok(9), Ok(9)]);
    let back = taken(
        &bloc,
        &members,
        &[(1, 11), (2, 11), (11, 9), (3, 12), (4, 12), (5, 12)],
    );
    assert_eq!(
        back,
        [Ok(11), Ok(11), Ok(9), Ok(12), Ok(12), does_not.clone()]
    );
    let all_back = taken(
        &all,
        &members,
        &[(1, 11), (2, 11), (11, 9), (3, 12), (4, 13), (5, 12)],
    );
    assert_eq!(all_back[..5], [Ok(11), Ok(11), Ok(9), Ok(12), Ok(13)]);
    assert_eq!(all_back[5], refused(CapOn::Establishments));
    // 11 carries one and passes it on with her own: 12 carries two, all establishments two.
    assert_eq!(
        taken(&all, &members, &[(1, 11), (11, 12)]),
        [Ok(11), Ok(12)]
    );
}

#[test]
fn whoever_is_recused_neither_gives_nor_carries() {
    let mut statutes = template();
    statutes.organs[0].proxies = Said::says("11", Proxies::Unlimited);
    let mut asked = question();
    asked.contract = Some(Counterparty {
        entities: Vec::new(),
        blocs: vec![BlocId(Uuid::from_u128(1))],
    });
    let members = [nurse(1), attached(nurse(2), 1), nurse(3)];
    let electorate = electorate(&statutes, &members, &[], &asked);
    let rules = statutes.rules(asked.organ, asked.decision);
    let given = [(2, 1), (1, 2), (3, 1)].map(|(giver, holder)| Proxy {
        giver: id(giver),
        holder: id(holder),
    });
    let held = hold(&statutes, &rules, &electorate, &given);
    let found: Vec<_> = held.proxies.iter().map(|(_, it)| it.clone()).collect();
    assert_eq!(
        found,
        [
            Err(ProxyRefused::GiverRecused),
            Err(ProxyRefused::HolderRecused),
            Ok(id(1))
        ]
    );
    let roll = Roll::of(statutes.digest(), &asked, &electorate, &held);
    assert_eq!(roll.voters[2].proxy, Some(id(1)));
    assert!(roll.voters[1].recused.is_some() && roll.voters[0].proxy.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Reckoned again from the list alone.
    #[test]
    fn no_holder_and_no_bloc_ever_carries_more_than_they_may(
        given in prop::collection::vec((0_u128..14, 0_u128..14), 0..30), most in 1_u16..4, together in 1_u16..5, allowed in any::<bool>(),
    ) {
        let chain = if allowed { Chain::Allowed } else { Chain::Forbidden };
        let capped = Cap::ProxiesHeld {
            on: CapOn::EachBloc,
            most: together,
            scope: Scope { organs: vec![OrganKind::OrdinaryMeeting], decisions: Decisions::All },
        };
        let limits = ProxyLimits { per_holder: Some(most), chain, ..limits() };
        let statutes = under(Proxies::Limited(limits), vec![capped]);
        let members: Vec<Member> = (0..14).map(|n| if n < 4 { attached(nurse(n), n % 2) } else { nurse(n) }).collect();
        let found = taken(&statutes, &members, &given);
        let mut next = BTreeMap::new();
        for ((giver, holder), it) in given.iter().zip(&found) {
            if it.is_ok() {
                prop_assert!(next.insert(*giver, *holder).is_none(), "a vote was given twice");
            }
        }
        let mut carried: BTreeMap<u128, u16> = BTreeMap::new();
        for giver in next.keys() {
            let (mut at, mut steps) = (*giver, 0);
            while let Some(to) = next.get(&at) {
                at = *to;
                steps += 1;
                prop_assert!(steps < 20, "a circle");
            }
            prop_assert!(allowed || steps == 1);
            *carried.entry(at).or_default() += 1;
        }
        prop_assert!(carried.values().all(|it| *it <= most));
        for bloc in 0..2 {
            let held: u16 = carried.iter().filter(|(it, _)| **it < 4 && **it % 2 == bloc).map(|(_, it)| it).sum();
            prop_assert!(held <= together);
        }
    }
}
