//! Documents that say anything.

use domain::exact::Fraction;
use domain::profession::Category;
use domain::role::RoleKind;
use domain::statutes::{
    Absent, Abstention, Agreed, Base, Board, By, Cap, CapOn, Chain, CollegeQuorum, Composition,
    Consensus, ConsensusRule, Counted, Decision, DecisionKind, Decisions, Elections,
    Establishments, Holders, LateWithdrawal, Majority, MajorityKind, Mixed, Notice, OrganKind,
    Proxies, ProxyLimits, Quorum, QuorumRule, RecusedWith, Remote, Renewal, Said, Scope, SeatTie,
    Second, SecondConvocation, Secrecy, SmallChoice, SmallGroups, Stated, Statutes, TabledBy,
    Threshold, Tie, Unmet, Unpaid, Voice, Weight, WhenZero, WithoutAgreement, template,
};
use proptest::prelude::*;

pub fn fractions() -> impl Strategy<Value = Fraction> {
    (0_u32..=120, 1_u32..=100).prop_map(|(upper, lower)| Fraction::new(upper, lower).unwrap())
}

fn said<T: Clone + std::fmt::Debug>(
    rule: impl Strategy<Value = T>,
) -> impl Strategy<Value = Said<T>> {
    prop::option::of((rule, "[0-9]{1,2}")).prop_map(|it| match it {
        None => Said::Silent,
        Some((rule, article)) => Said::says(&article, rule),
    })
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn some<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all, 0..=all.len().min(5)).prop_shuffle()
}

fn thresholds() -> impl Strategy<Value = Threshold> {
    prop_oneof![
        fractions().prop_map(Threshold::AtLeast),
        fractions().prop_map(Threshold::MoreThan),
        (0_u32..500).prop_map(Threshold::Number),
    ]
}

fn quorums() -> impl Strategy<Value = Quorum> {
    let own = prop::sample::subsequence(vec!["ville", "structures", "usagers"], 0..=3)
        .prop_shuffle()
        .prop_flat_map(|ids| {
            let of = move |all: Vec<Threshold>| {
                let pairs = ids.iter().zip(all);
                pairs
                    .map(|(id, threshold)| CollegeQuorum {
                        college: id.parse().unwrap(),
                        threshold,
                    })
                    .collect::<Vec<_>>()
            };
            prop::collection::vec(thresholds(), 3).prop_map(of)
        });
    let rule = (thresholds(), one(Counted::ALL), one(By::ALL), own).prop_map(
        |(threshold, counted, by, colleges)| {
            Quorum::Needs(QuorumRule {
                threshold,
                counted,
                by,
                colleges,
            })
        },
    );
    prop_oneof![Just(Quorum::None), rule]
}

fn majorities() -> impl Strategy<Value = Majority> {
    let kind = prop_oneof![
        Just(MajorityKind::Simple),
        Just(MajorityKind::Absolute),
        Just(MajorityKind::Unanimity),
        fractions().prop_map(MajorityKind::Qualified),
    ];
    (kind, one(Base::ALL)).prop_map(|(kind, base)| Majority { kind, base })
}

fn secrecies() -> impl Strategy<Value = Secrecy> {
    prop_oneof![
        Just(Secrecy::Always),
        Just(Secrecy::Never),
        Just(Secrecy::MeetingDecides),
        fractions().prop_map(Secrecy::OnRequest),
    ]
}

fn proxies() -> impl Strategy<Value = Proxies> {
    let limits = (
        prop::option::of(0_u16..9),
        prop::option::of(fractions()),
        one(Holders::ALL),
        one(Chain::ALL),
    );
    let limited = limits.prop_map(|(per_holder, share, holders, chain)| {
        Proxies::Limited(ProxyLimits {
            per_holder,
            share,
            holders,
            chain,
        })
    });
    prop_oneof![Just(Proxies::Forbidden), Just(Proxies::Unlimited), limited]
}

fn agreements() -> impl Strategy<Value = Consensus> {
    let rule = (
        (some(DecisionKind::ALL), one(TabledBy::ALL)),
        (0_u16..400, 0_u16..400, 0_u16..12),
        (
            one(Agreed::ALL),
            one(Abstention::ALL),
            one(WithoutAgreement::ALL),
        ),
    );
    let sought = rule.prop_map(
        |((decisions, tabled_by), days, (agreed, abstention, then))| {
            Consensus::Sought(ConsensusRule {
                decisions,
                tabled_by,
                discussion_days: days.0,
                round_days: days.1,
                rounds: days.2,
                agreed,
                abstention,
                then,
            })
        },
    );
    prop_oneof![Just(Consensus::NotSought), sought]
}

fn seconds() -> impl Strategy<Value = Second> {
    let again = (0_u16..90, prop::option::of(thresholds())).prop_map(|(after_days, quorum)| {
        Second::Convocation(SecondConvocation { after_days, quorum })
    });
    prop_oneof![Just(Second::Anew), again]
}

fn scopes() -> impl Strategy<Value = Scope> {
    let decisions = prop_oneof![
        Just(Decisions::All),
        some(DecisionKind::ALL).prop_map(Decisions::Only)
    ];
    (some(OrganKind::ALL), decisions).prop_map(|(organs, decisions)| Scope { organs, decisions })
}

fn caps() -> impl Strategy<Value = Cap> {
    let on = || one(CapOn::ALL);
    prop_oneof![
        Just(Cap::VilleSeats),
        Just(Cap::Signatory),
        (on(), fractions(), prop::option::of(one(WhenZero::ALL))).prop_map(
            |(on, share, when_zero)| Cap::Seats {
                on,
                share,
                when_zero
            }
        ),
        (on(), fractions(), scopes(), one(Unmet::ALL)).prop_map(|(on, share, scope, unmet)| {
            Cap::RollVoices {
                on,
                share,
                scope,
                unmet,
            }
        }),
        (on(), fractions(), scopes(), one(Unmet::ALL)).prop_map(|(on, share, scope, unmet)| {
            Cap::VotesCast {
                on,
                share,
                scope,
                unmet,
            }
        }),
        (fractions(), fractions(), one(Absent::ALL), scopes()).prop_map(|(a, b, absent, scope)| {
            let weight = |id: &str, weight| Weight {
                college: id.parse().unwrap(),
                weight,
            };
            // Not in the order of the colleges, and one that is gone.
            let weights = vec![weight("usagers", a), weight("parti", b), weight("ville", b)];
            Cap::CollegeWeights {
                weights,
                absent,
                scope,
            }
        }),
        scopes().prop_map(|scope| Cap::DoubleMajority {
            college: "ville".parse().unwrap(),
            scope
        }),
        (on(), 0_u16..9, scopes()).prop_map(|(on, most, scope)| Cap::ProxiesHeld {
            on,
            most,
            scope
        }),
        one(RecusedWith::ALL).prop_map(|with| Cap::Recusal { with }),
        some(RoleKind::ALL).prop_map(|roles| Cap::Offices { roles }),
        (0_u16..9, 0_u16..9, 0_u16..9, prop::option::of(fractions())).prop_map(
            |(a, b, c, share)| {
                Cap::Composition(Composition {
                    general_practitioners: a,
                    other_specialists: b,
                    professions: c,
                    profession_share: share,
                })
            }
        ),
    ]
}

/// Documents that say anything, contradictory ones too.
pub fn documents() -> impl Strategy<Value = Statutes> {
    let membership = (
        said(one(Unpaid::ALL)),
        said(0_u16..200),
        said(0_u16..400),
        said(one(Establishments::ALL)),
        said(prop_oneof![
            Just(Mixed::Adhesion),
            fractions().prop_map(Mixed::FromShare)
        ]),
    );
    let board = said((0_u16..40, 0_u16..9, one(Renewal::ALL)).prop_map(
        |(seats, term_years, renewal)| Board {
            seats,
            term_years,
            renewal,
        },
    ));
    let late = proptest::option::of(one(LateWithdrawal::ALL));
    let elections = said(
        (one(SeatTie::ALL), proptest::option::of(0_u16..40), late).prop_map(
            |(tie, challenge_days, late_withdrawal)| Elections {
                tie,
                challenge_days,
                late_withdrawal,
            },
        ),
    );
    let small = said(
        (0_u16..20, some(SmallChoice::ALL)).prop_map(|(fewer_than, choices)| SmallGroups {
            fewer_than,
            choices,
        }),
    );
    let organ = (
        said(prop_oneof![
            Just(Notice::ReasonableTime),
            (0_u16..60).prop_map(Notice::Days)
        ]),
        said(quorums()),
        said(seconds()),
        said(majorities()),
        said(one(Tie::ALL)),
        said(secrecies()),
        said(one(Remote::ALL)),
        (said(proxies()), said(agreements())),
    );
    let decision = (
        one(DecisionKind::ALL),
        said(quorums()),
        said(majorities()),
        said(one(Tie::ALL)),
        said(secrecies()),
    );
    let college = (0_u16..20, some(Category::ALL), prop::option::of(0_u16..5));
    (
        (membership, board, elections, small),
        (0_usize..5, organ, prop::option::of(decision)),
        (0_usize..4, college),
        prop::collection::vec((caps(), "[0-9]{1,2}"), 0..4),
    )
        .prop_map(
            |((membership, board, elections, small), (at, organ, own), (n, college), caps)| {
                let mut it = template();
                let of = &mut it.membership;
                (of.unpaid, of.seniority_months, of.roll_closes_days) =
                    (membership.0, membership.1, membership.2);
                (of.establishments, of.mixed) = (membership.3, membership.4);
                (it.board, it.elections, it.small_groups) = (board, elections, small);
                if let Some(known) = it.organs.get_mut(at) {
                    (known.notice, known.quorum, known.second) = (organ.0, organ.1, organ.2);
                    (known.majority, known.tie, known.secrecy) = (organ.3, organ.4, organ.5);
                    (known.remote, (known.proxies, known.consensus)) = (organ.6, organ.7);
                    if let Some((decision, quorum, majority, tie, secrecy)) = own {
                        let own = Decision {
                            decision,
                            quorum,
                            majority,
                            tie,
                            secrecy,
                        };
                        known.decisions.retain(|it| it.decision != decision);
                        known.decisions.insert(0, own);
                    }
                }
                let known = &mut it.colleges[n];
                (known.seats, known.members[0].category) = (college.0, college.1);
                known.members.retain(|it| !it.is_empty());
                known.voice = college.2.map_or(Voice::Consultative, Voice::Deliberative);
                let stated = |(rule, article)| Stated { article, rule };
                it.caps = caps.into_iter().map(stated).collect();
                it
            },
        )
}
