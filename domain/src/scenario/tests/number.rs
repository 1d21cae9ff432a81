use super::*;

#[test]
fn a_number_that_cannot_be_is_told_where_it_stands() {
    let statutes = template();
    let one = |people: People| {
        let found = wrong(&statutes, &meeting(vec![group("ville", None, people)]));
        found.first().map(|it| (it.group, it.on, it.why))
    };
    let fine = People {
        entitled: 10,
        present: 6,
        represented: 2,
        yes: 4,
        no: 3,
        blank: 1,
    };
    assert_eq!(one(fine), None);
    let most = MEMBERS_MAX;
    let huge = People {
        entitled: most + 1,
        ..fine
    };
    assert_eq!(one(huge), Some((0, On::Entitled, Why::TooMany { most })));
    let crowd = People {
        present: 11,
        ..fine
    };
    assert_eq!(
        one(crowd),
        Some((0, On::Present, Why::MoreThanEntitled { entitled: 10 }))
    );
    let ghosts = People {
        represented: 5,
        ..fine
    };
    assert_eq!(
        one(ghosts),
        Some((0, On::Represented, Why::MoreThanAbsent { absent: 4 }))
    );
    let there = Why::MoreThanThere { there: 8 };
    assert_eq!(one(People { yes: 9, ..fine }), Some((0, On::Yes, there)));
    assert_eq!(one(People { no: 5, ..fine }), Some((0, On::No, there)));
    assert_eq!(
        one(People { blank: 2, ..fine }),
        Some((0, On::Blank, there))
    );
}

#[test]
fn proxies_beyond_what_the_statutes_allow_are_told() {
    let mut statutes = template();
    let carried = |represented, present| People {
        entitled: 20,
        present,
        represented,
        ..People::default()
    };
    let scenario = meeting(vec![
        group("ville", None, carried(0, 10)),
        group("usagers", None, carried(5, 2)),
    ]);
    // Two for each of two who are there, in the same college.
    let found = wrong(&statutes, &scenario);
    assert_eq!(
        found,
        [Wrong {
            group: 1,
            on: On::Represented,
            why: Why::MoreThanHolders { most: 4 }
        }]
    );
    let limits = |holders| {
        Proxies::Limited(ProxyLimits {
            per_holder: Some(2),
            share: None,
            holders,
            chain: crate::statutes::Chain::Forbidden,
        })
    };
    statutes.organs[0].proxies = Said::says("11", limits(Holders::AnyMember));
    assert_eq!(wrong(&statutes, &scenario), []);
    let many = meeting(vec![
        group("ville", None, carried(6, 3)),
        group("usagers", None, carried(5, 2)),
    ]);
    assert_eq!(
        wrong(&statutes, &many),
        [Wrong {
            group: 1,
            on: On::Represented,
            why: Why::MoreThanHolders { most: 10 }
        }]
    );
    statutes.organs[0].proxies = Said::says("11", Proxies::Forbidden);
    assert_eq!(wrong(&statutes, &scenario)[0].why, Why::NoProxies);
    statutes.organs[0].proxies = Said::Silent;
    assert_eq!(wrong(&statutes, &many), []);
}
