use super::*;

#[test]
fn every_name_is_said_in_both_languages() {
    distinct(OrganKind::ALL, |lang, it| organ(lang, *it));
    distinct(OrganKind::ALL, |lang, it| the_organ(lang, *it));
    distinct(OrganKind::ALL, |lang, it| in_organ(lang, *it));
    distinct(OrganKind::ALL, |lang, it| organ_short(lang, *it));
    distinct(DecisionKind::ALL, |lang, it| decision(lang, *it));
    distinct(Base::ALL, |lang, it| base(lang, *it));
    distinct(Counted::ALL, |lang, it| counted(lang, *it));
    distinct(Side::ALL, |lang, it| side(lang, *it));
    distinct(Renewal::ALL, |lang, it| renewal(lang, *it));
    distinct(SeatTie::ALL, |lang, it| seat_tie(lang, *it));
    distinct(SmallChoice::ALL, |lang, it| small_choice(lang, *it));
}

#[test]
fn fractions_are_said_as_people_say_them() {
    let said = |numerator, denominator| fraction(Lang::Fr, part(numerator, denominator));
    assert_eq!(said(1, 2), "la moitié");
    assert_eq!(said(2, 3), "les deux tiers");
    assert_eq!(said(1, 5), "20\u{a0}%");
    assert_eq!(said(1, 8), "12,5\u{a0}%");
    assert_eq!(said(3, 7), "3/7");
    assert_eq!(fraction(Lang::En, part(1, 8)), "12.5%");
    assert_eq!(majority_of(Lang::Fr, part(2, 3)), "des deux tiers");
    assert_eq!(majority_of(Lang::Fr, part(3, 5)), "de 60\u{a0}%");
    let more = |share| threshold(Lang::Fr, Threshold::MoreThan(share), By::Voices);
    assert_eq!(more(part(1, 3)), "plus d’un tiers des voix");
    assert_eq!(more(part(2, 3)), "plus des deux tiers des voix");
    assert_eq!(more(part(1, 2)), "plus de la moitié des voix");
}

#[test]
fn voices_are_shown_exactly_and_readably() {
    let third = Exact::from(250).over(&Exact::from(3)).unwrap();
    assert_eq!(exact(Lang::Fr, &third), "83,33 (250/3)");
    assert_eq!(exact(Lang::Fr, &Exact::from(15_000)), "15\u{202f}000");
    let half = Exact::from(31).over(&Exact::from(2)).unwrap();
    assert_eq!(
        (exact(Lang::Fr, &half), exact(Lang::En, &half)),
        ("15,50".into(), "15.50".into())
    );
    let share = Exact::from(35).over(&Exact::from(60)).unwrap();
    assert_eq!(percent(Lang::Fr, &share), "58,3\u{a0}%");
}

fn quorums() -> Vec<Quorum> {
    let rule = |threshold, counted, by| QuorumRule {
        threshold,
        counted,
        by,
        colleges: Vec::new(),
    };
    let thresholds = [
        Threshold::AtLeast(Fraction::HALF),
        Threshold::MoreThan(Fraction::HALF),
        Threshold::Number(12),
    ];
    let mut all = vec![Quorum::None];
    for threshold in thresholds {
        for counted in Counted::ALL {
            for by in By::ALL {
                all.push(Quorum::Needs(rule(threshold, *counted, *by)));
            }
        }
    }
    let mut with_college = rule(thresholds[0], Counted::Present, By::Members);
    with_college.colleges = vec![CollegeQuorum {
        college: id("ville"),
        threshold: thresholds[1],
    }];
    all.push(Quorum::Needs(with_college));
    all
}

#[test]
fn every_rule_of_an_organ_has_a_sentence_of_its_own() {
    let statutes = template();
    distinct(
        &[Notice::ReasonableTime, Notice::Days(1), Notice::Days(15)],
        |lang, it| notice(lang, *it),
    );
    distinct(&quorums(), |lang, it| quorum(lang, &statutes, it));
    let convocation = |quorum| {
        Second::Convocation(SecondConvocation {
            after_days: 15,
            quorum,
        })
    };
    let easier = Some(Threshold::AtLeast(part(1, 4)));
    distinct(
        &[Second::Anew, convocation(None), convocation(easier)],
        |lang, it| second(lang, *it, By::Members),
    );
    let kinds = [
        MajorityKind::Simple,
        MajorityKind::Absolute,
        MajorityKind::Qualified(part(2, 3)),
        MajorityKind::Unanimity,
    ];
    let majorities: Vec<Majority> = kinds
        .iter()
        .flat_map(|kind| {
            Base::ALL.iter().map(|base| Majority {
                kind: *kind,
                base: *base,
            })
        })
        .collect();
    distinct(&majorities, rule_of);
    distinct(Tie::ALL, |lang, it| tie(lang, *it));
    let secrecies = [
        Secrecy::Always,
        Secrecy::OnRequest(part(1, 4)),
        Secrecy::MeetingDecides,
        Secrecy::Never,
    ];
    distinct(&secrecies, |lang, it| secrecy(lang, *it));
    distinct(Remote::ALL, |lang, it| remote(lang, *it));
    let mut all = vec![Proxies::Forbidden, Proxies::Unlimited];
    for holders in Holders::ALL {
        for chain in Chain::ALL {
            for per_holder in [None, Some(1), Some(2)] {
                for share in [None, Some(part(1, 10))] {
                    all.push(Proxies::Limited(ProxyLimits {
                        per_holder,
                        share,
                        holders: *holders,
                        chain: *chain,
                    }));
                }
            }
        }
    }
    distinct(&all, |lang, it| proxies(lang, *it));
}

#[test]
fn rules_read_as_a_member_would_say_them() {
    let statutes = template();
    let rules = statutes.rules(OrganKind::ExtraordinaryMeeting, DecisionKind::Statutes);
    assert_eq!(
        quorum(Lang::Fr, &statutes, &rules.quorum.rule),
        "Quorum\u{a0}: au moins la moitié des membres qui ont le droit de vote, présents ou représentés."
    );
    assert_eq!(
        rule_of(Lang::Fr, &rules.majority.rule),
        "Adopté si au moins les deux tiers des suffrages exprimés, sans blancs, nuls ni abstentions, sont pour (majorité des deux tiers)."
    );
    assert_eq!(
        proxies(Lang::Fr, rules.proxies.rule),
        "On donne pouvoir à un membre de son collège\u{202f}; une personne porte au plus 2 pouvoirs\u{202f}; un pouvoir reçu ne se transmet pas."
    );
    assert_eq!(
        secrecy(Lang::En, rules.secrecy.rule),
        "The vote is secret as soon as at least a quarter of the present or represented ask for it; otherwise it is open."
    );
}

#[test]
fn every_rule_of_membership_and_of_the_board_has_a_sentence_of_its_own() {
    distinct(Unpaid::ALL, |lang, it| unpaid(lang, *it));
    distinct(Establishments::ALL, |lang, it| establishments(lang, *it));
    distinct(
        &[Mixed::Adhesion, Mixed::FromShare(Fraction::HALF)],
        |lang, it| mixed(lang, *it),
    );
    distinct(&[1_u16, 3], |lang, it| seniority(lang, *it));
    distinct(&[1_u16, 15], |lang, it| roll_closes(lang, *it));
    let ties: Vec<Elections> = SeatTie::ALL.iter().map(|tie| Elections::by(*tie)).collect();
    distinct(&ties, elections);
    let more = [
        (None, None),
        (Some(8), None),
        (Some(15), Some(LateWithdrawal::NoSeat)),
        (None, Some(LateWithdrawal::Refused)),
        (None, Some(LateWithdrawal::Stops)),
    ];
    let more = more.map(|(challenge_days, late_withdrawal)| Elections {
        tie: SeatTie::Lot,
        challenge_days,
        late_withdrawal,
    });
    distinct(&more, elections);
    let voices = [
        Voice::Consultative,
        Voice::Deliberative(1),
        Voice::Deliberative(2),
    ];
    distinct(&voices, |lang, it| voice(lang, *it));
    distinct(&[0_u16, 1, 2], |lang, it| seats(lang, *it));
    let board_of = template().board.rule().cloned().unwrap();
    assert_eq!(
        board(Lang::Fr, &board_of),
        "Le conseil a 15 sièges, pour 3 ans, renouvelé par tiers."
    );
}

fn all_caps() -> Vec<Cap> {
    let scope = || Scope {
        organs: vec![OrganKind::OrdinaryMeeting],
        decisions: Decisions::All,
    };
    let share = part(1, 5);
    let mut all = vec![Cap::VilleSeats, Cap::Signatory];
    for on in CapOn::ALL.iter().copied() {
        for when_zero in [None, Some(WhenZero::NoSeat), Some(WhenZero::OneSeat)] {
            all.push(Cap::Seats {
                on,
                share,
                when_zero,
            });
        }
        for unmet in Unmet::ALL.iter().copied() {
            all.push(Cap::RollVoices {
                on,
                share,
                scope: scope(),
                unmet,
            });
            all.push(Cap::VotesCast {
                on,
                share,
                scope: scope(),
                unmet,
            });
        }
        all.push(Cap::ProxiesHeld {
            on,
            most: 2,
            scope: scope(),
        });
    }
    for absent in Absent::ALL.iter().copied() {
        all.push(Cap::CollegeWeights {
            weights: Vec::new(),
            absent,
            scope: scope(),
        });
    }
    let only = Decisions::Only(vec![DecisionKind::Contract, DecisionKind::Strategy]);
    for decisions in [Decisions::All, only] {
        let scope = Scope {
            organs: vec![OrganKind::Board, OrganKind::Bureau],
            decisions,
        };
        all.push(Cap::DoubleMajority {
            college: id("ville"),
            scope,
        });
    }
    all.extend(
        RecusedWith::ALL
            .iter()
            .map(|with| Cap::Recusal { with: *with }),
    );
    let given = template().caps.into_iter().map(|it| it.rule);
    all.extend(given.filter(|it| matches!(it, Cap::Offices { .. } | Cap::Composition(_))));
    all.push(Cap::Composition(domain::statutes::Composition::default()));
    all
}

#[test]
fn every_limit_has_a_sentence_of_its_own() {
    let statutes = template();
    distinct(&all_caps(), |lang, it| cap(lang, &statutes, it));
    let said = |n: usize| cap(Lang::Fr, &statutes, &statutes.caps[n].rule);
    assert_eq!(
        said(0),
        "Chaque groupe hospitalier a au plus 20\u{a0}% des sièges du conseil\u{a0}: 3 sur 15 (arrondi vers le bas)."
    );
    assert_eq!(
        said(2),
        "Plus de la moitié des sièges du conseil sont à la ville\u{a0}: au moins 8."
    );
    assert_eq!(
        said(6),
        "Le conseil compte au moins 1 médecin généraliste, au moins 1 médecin d’une autre spécialité, au moins 4 professions différentes et au plus la moitié des sièges pour une même profession (7 sur 15)."
    );
}

#[test]
fn every_way_of_seeking_agreement_has_its_sentence() {
    let mut all = vec![Consensus::NotSought];
    for tabled_by in TabledBy::ALL {
        for agreed in Agreed::ALL {
            for abstention in Abstention::ALL {
                for then in WithoutAgreement::ALL {
                    for days in [(0, 1), (1, 7), (7, 2)] {
                        for rounds in [1, 3] {
                            all.push(Consensus::Sought(ConsensusRule {
                                decisions: vec![DecisionKind::Strategy],
                                tabled_by: *tabled_by,
                                discussion_days: days.0,
                                round_days: days.1,
                                rounds,
                                agreed: *agreed,
                                abstention: *abstention,
                                then: *then,
                            }));
                        }
                    }
                }
            }
        }
    }
    distinct(&all, consensus);
    let statutes = template();
    let said = statutes.organs[0].consensus.rule().unwrap();
    assert_eq!(
        consensus(Lang::Fr, said),
        "Avant tout vote, on recherche l’accord des membres (choix stratégique). Tout membre qui vote peut déposer une proposition. Elle est discutée pendant au moins 7 jours, puis chacun prend position\u{a0}: 2 tours au plus, chacun d’au moins 7 jours. Il y a accord quand personne ne maintient d’objection argumentée\u{202f}; s’abstenir n’y fait pas obstacle. Sans accord après le dernier tour, on vote."
    );
}

#[test]
fn every_silence_says_what_holds_and_on_what_ground() {
    distinct(Silence::ALL, |lang, it| silence(lang, *it).holds);
    distinct(Silence::ALL, |lang, it| silence(lang, *it).ground);
    distinct(&Unsaid::ALL, |lang, it| unsaid(lang, *it).holds);
    distinct(&Unsaid::ALL, |lang, it| unsaid(lang, *it).ground);
    let remote = silence(Lang::Fr, Silence::NoRemote);
    assert!(remote.ground.contains("n°\u{a0}15-25.561"), "{remote:?}");
}

/// Silence means what `Statutes::rules` applies, in the same words as where it is written.
#[test]
fn silence_is_said_as_the_rule_that_then_holds() {
    let mut statutes = template();
    statutes.organs.clear();
    let rules = statutes.rules(OrganKind::OrdinaryMeeting, DecisionKind::Resolution);
    for lang in LANGS {
        let holds = |it| silence(lang, it).holds;
        assert_eq!(
            holds(Silence::NoQuorum),
            quorum(lang, &statutes, &rules.quorum.rule)
        );
        assert_eq!(holds(Silence::TieRejected), tie(lang, rules.tie.rule));
        assert_eq!(
            holds(Silence::MeetingDecidesSecrecy),
            secrecy(lang, rules.secrecy.rule)
        );
        assert_eq!(
            unsaid(lang, Unsaid::Unpaid).holds,
            unpaid(lang, Unpaid::Votes)
        );
        assert_eq!(
            unsaid(lang, Unsaid::Mixed).holds,
            mixed(lang, Mixed::Adhesion)
        );
        let tie = elections(lang, &Elections::by(SeatTie::NewVote));
        assert_eq!(unsaid(lang, Unsaid::Elections).holds, tie);
    }
}
