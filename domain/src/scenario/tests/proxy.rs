use super::*;
use crate::statutes::Chain;

fn people(entitled: u32, present: u32, represented: u32) -> People {
    People {
        entitled,
        present,
        represented,
        ..People::default()
    }
}

fn limits(per_holder: Option<u16>, share: Option<Fraction>, holders: Holders) -> Proxies {
    Proxies::Limited(ProxyLimits {
        per_holder,
        share,
        holders,
        chain: Chain::Forbidden,
    })
}

fn statutes(proxies: Proxies, caps: &[(CapOn, u16)]) -> Statutes {
    let held = caps.iter().map(|(on, most)| Cap::ProxiesHeld {
        on: *on,
        most: *most,
        scope: scope(),
    });
    let mut statutes = with(held.collect());
    statutes.organs[0].proxies = Said::says("12", proxies);
    statutes
}

fn most(statutes: &Statutes, groups: Vec<Group>) -> Vec<Option<u64>> {
    let carried = carried(statutes, &meeting(groups)).unwrap();
    carried.rooms.iter().map(|it| it.most).collect()
}

#[test]
fn a_share_of_the_voices_limits_what_one_person_holds() {
    // A tenth of 40 voices is 4, one's own included: 3 proxies each.
    let by_share = limits(None, Some(Fraction::percent(10)), Holders::AnyMember);
    let statutes = statutes(by_share, &[]);
    let groups = |represented| vec![group("ville", None, people(40, 5, represented))];
    assert_eq!(most(&statutes, groups(0)), [Some(15)]);
    assert_eq!(
        carried(&statutes, &meeting(groups(0))).unwrap().holder,
        Some(3)
    );
    assert_eq!(wrong(&statutes, &meeting(groups(15))), []);
    assert_eq!(
        wrong(&statutes, &meeting(groups(16)))[0].why,
        Why::MoreThanHolders { most: 15 }
    );
}

#[test]
fn the_stricter_of_number_and_share_holds() {
    let both = |n| limits(Some(n), Some(Fraction::percent(10)), Holders::AnyMember);
    let groups = || vec![group("ville", None, people(40, 5, 0))];
    assert_eq!(most(&statutes(both(2), &[]), groups()), [Some(10)]);
    assert_eq!(most(&statutes(both(9), &[]), groups()), [Some(15)]);
}

#[test]
fn a_bloc_and_all_establishments_carry_no_more_than_their_limits() {
    let two = limits(Some(2), None, Holders::AnyMember);
    let groups = || {
        vec![
            group("ville", None, people(40, 5, 0)),
            group("medico-social", Some(0), people(20, 10, 0)),
            group("medico-social", Some(1), people(20, 1, 0)),
        ]
    };
    assert_eq!(most(&statutes(two, &[]), groups()), [Some(32)]);
    let each = (CapOn::EachBloc, 3);
    assert_eq!(most(&statutes(two, &[each]), groups()), [Some(10 + 3 + 2)]);
    let all = (CapOn::Establishments, 4);
    assert_eq!(most(&statutes(two, &[each, all]), groups()), [Some(14)]);
    let unlimited = statutes(Proxies::Unlimited, &[all]);
    assert_eq!(
        most(&unlimited, groups()),
        [None],
        "those outside may carry any number"
    );
    let alone = vec![group("medico-social", Some(0), people(20, 10, 5))];
    assert_eq!(
        wrong(&unlimited, &meeting(alone))[0].why,
        Why::MoreThanHolders { most: 4 }
    );
}

#[test]
fn where_proxies_stay_in_a_college_a_limit_on_a_bloc_reaches_over_all() {
    let own = limits(None, None, Holders::SameCollege);
    let statutes = statutes(own, &[(CapOn::EachBloc, 3)]);
    let groups = |one, other| {
        vec![
            group("structures", Some(0), people(20, 5, one)),
            group("medico-social", Some(0), people(20, 5, other)),
        ]
    };
    assert_eq!(wrong(&statutes, &meeting(groups(3, 0))), []);
    assert_eq!(
        wrong(&statutes, &meeting(groups(2, 2)))[0].why,
        Why::MoreThanHolders { most: 3 }
    );
}

#[test]
fn without_a_limit_nobody_carries_a_proxy_where_nobody_is_there() {
    let statutes = statutes(Proxies::Unlimited, &[]);
    let groups = |present| vec![group("ville", None, people(10, present, 5))];
    assert_eq!(wrong(&statutes, &meeting(groups(1))), []);
    assert_eq!(
        wrong(&statutes, &meeting(groups(0)))[0].why,
        Why::MoreThanHolders { most: 0 }
    );
}
