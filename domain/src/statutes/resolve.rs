use super::{
    Base, Consensus, ConsensusRule, Decision, DecisionKind, Majority, MajorityKind, Notice, Organ,
    OrganKind, Proxies, Quorum, Remote, Said, Second, Secrecy, Statutes, Tie,
};
use crate::code::coded;

/// The rules of one kind of decision of one organ, each with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Who decides.
    pub organ: OrganKind,
    /// What.
    pub decision: DecisionKind,
    /// How long before it is convened.
    pub notice: Ruled<Notice>,
    /// Who must be there.
    pub quorum: Ruled<Quorum>,
    /// What follows when they are not.
    pub second: Ruled<Second>,
    /// How it decides.
    pub majority: Ruled<Majority>,
    /// What follows when as many are for as against.
    pub tie: Ruled<Tie>,
    /// When a vote is secret.
    pub secrecy: Ruled<Secrecy>,
    /// Whether one votes from afar.
    pub remote: Ruled<Remote>,
    /// Who may vote for another.
    pub proxies: Ruled<Proxies>,
    /// How agreement is sought before a vote on that decision; none where it is not.
    pub consensus: Ruled<Option<ConsensusRule>>,
}

/// A rule, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled<T> {
    /// What holds.
    pub rule: T,
    /// Why.
    pub from: Origin,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The statutes say it of this decision, in this article.
    Decision(String),
    /// The statutes say it of this organ, in this article.
    Organ(String),
    /// The statutes are silent, and that means this.
    Silence(Silence),
}

coded! {
    /// What the silence of statutes means.
    Silence {
        /// On notice: in reasonable time; every member must be reached (CA Aix-en-Provence, 13 Jan. 2015, n° 14/00327).
        ReasonableNotice = "reasonable-notice",
        /// On quorum: the law of 1901 asks for none.
        NoQuorum = "no-quorum",
        /// On a missed quorum: another meeting is convened like the first.
        ConvenedAnew = "convened-anew",
        /// On majority: more for than against.
        SimpleMajority = "simple-majority",
        /// On a tie: nothing is adopted without a majority.
        TieRejected = "tie-rejected",
        /// On secrecy: the meeting decides how it votes.
        MeetingDecidesSecrecy = "meeting-decides-secrecy",
        /// On votes from afar: not allowed for this organ, even where they are for another
        /// (Cass. 1re civ., 25 Jan. 2017, n° 15-25.561).
        NoRemote = "no-remote",
        /// On proxies: allowed and unlimited (ministerial answer of 28 Aug. 2012).
        ProxiesUnlimited = "proxies-unlimited",
        /// On consensus: members may look for it, and only the vote decides.
        VoteDecides = "vote-decides",
    }
}

impl Statutes {
    /// The rules of a kind of decision of an organ. An organ that the document does not name is one on which it is
    /// silent in everything.
    pub fn rules(&self, organ: OrganKind, decision: DecisionKind) -> Rules {
        let by_organ = self.organs.iter().find(|it| it.organ == organ);
        let by_decision =
            by_organ.and_then(|it| it.decisions.iter().find(|own| own.decision == decision));
        Rules {
            organ,
            decision,
            notice: ruled(None, by_organ.map(|it| &it.notice), || {
                (Notice::ReasonableTime, Silence::ReasonableNotice)
            }),
            quorum: ruled(
                own(by_decision, |it| &it.quorum),
                of(by_organ, |it| &it.quorum),
                || (Quorum::None, Silence::NoQuorum),
            ),
            second: ruled(None, of(by_organ, |it| &it.second), || {
                (Second::Anew, Silence::ConvenedAnew)
            }),
            majority: ruled(
                own(by_decision, |it| &it.majority),
                of(by_organ, |it| &it.majority),
                || {
                    let simple = Majority {
                        kind: MajorityKind::Simple,
                        base: Base::Cast,
                    };
                    (simple, Silence::SimpleMajority)
                },
            ),
            tie: ruled(
                own(by_decision, |it| &it.tie),
                of(by_organ, |it| &it.tie),
                || (Tie::Rejected, Silence::TieRejected),
            ),
            secrecy: ruled(
                own(by_decision, |it| &it.secrecy),
                of(by_organ, |it| &it.secrecy),
                || (Secrecy::MeetingDecides, Silence::MeetingDecidesSecrecy),
            ),
            remote: ruled(None, of(by_organ, |it| &it.remote), || {
                (Remote::NotAllowed, Silence::NoRemote)
            }),
            proxies: ruled(None, of(by_organ, |it| &it.proxies), || {
                (Proxies::Unlimited, Silence::ProxiesUnlimited)
            }),
            consensus: sought(by_organ, decision),
        }
    }
}

/// Whether agreement is sought on that decision. A clause that names other decisions says that it is not on this one.
fn sought(organ: Option<&Organ>, decision: DecisionKind) -> Ruled<Option<ConsensusRule>> {
    match organ.and_then(|it| it.consensus.stated()) {
        None => Ruled {
            rule: None,
            from: Origin::Silence(Silence::VoteDecides),
        },
        Some(stated) => Ruled {
            rule: match &stated.rule {
                Consensus::Sought(rule) if rule.decisions.contains(&decision) => Some(rule.clone()),
                Consensus::Sought(_) | Consensus::NotSought => None,
            },
            from: Origin::Organ(stated.article.clone()),
        },
    }
}

fn own<'a, T>(
    decision: Option<&'a Decision>,
    point: impl Fn(&'a Decision) -> &'a Said<T>,
) -> Option<&'a Said<T>> {
    decision.map(point)
}

fn of<'a, T>(
    organ: Option<&'a Organ>,
    point: impl Fn(&'a Organ) -> &'a Said<T>,
) -> Option<&'a Said<T>> {
    organ.map(point)
}

fn ruled<T: Clone>(
    decision: Option<&Said<T>>,
    organ: Option<&Said<T>>,
    silence: impl FnOnce() -> (T, Silence),
) -> Ruled<T> {
    if let Some(Said::Says(stated)) = decision {
        return Ruled {
            rule: stated.rule.clone(),
            from: Origin::Decision(stated.article.clone()),
        };
    }
    if let Some(Said::Says(stated)) = organ {
        return Ruled {
            rule: stated.rule.clone(),
            from: Origin::Organ(stated.article.clone()),
        };
    }
    let (rule, silence) = silence();
    Ruled {
        rule,
        from: Origin::Silence(silence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::template;

    #[test]
    fn an_organ_that_is_not_named_is_silent_in_everything() {
        let mut statutes = template();
        statutes.organs.clear();
        let rules = statutes.rules(OrganKind::OrdinaryMeeting, DecisionKind::Resolution);
        assert_eq!(rules.proxies.rule, Proxies::Unlimited);
        assert_eq!(
            rules.proxies.from,
            Origin::Silence(Silence::ProxiesUnlimited)
        );
        assert_eq!(rules.remote.rule, Remote::NotAllowed);
        assert_eq!(rules.quorum.rule, Quorum::None);
        assert_eq!(rules.notice.rule, Notice::ReasonableTime);
        assert_eq!(rules.tie.rule, Tie::Rejected);
        assert_eq!(rules.second.rule, Second::Anew);
        assert_eq!(rules.secrecy.rule, Secrecy::MeetingDecides);
        assert_eq!(rules.majority.rule.kind, MajorityKind::Simple);
        assert_eq!(rules.consensus.rule, None);
        assert_eq!(rules.consensus.from, Origin::Silence(Silence::VoteDecides));
    }

    #[test]
    fn agreement_is_sought_on_the_decisions_that_are_named_and_on_no_other() {
        let statutes = template();
        let of = |decision| {
            statutes
                .rules(OrganKind::OrdinaryMeeting, decision)
                .consensus
        };
        let strategy = of(DecisionKind::Strategy);
        assert_eq!(strategy.rule.map(|it| it.rounds), Some(2));
        let accounts = of(DecisionKind::Accounts);
        assert_eq!(accounts.rule, None);
        assert!(
            matches!(accounts.from, Origin::Organ(_)),
            "they do speak of it"
        );
    }

    #[test]
    fn a_clause_for_the_ordinary_meeting_does_not_hold_for_the_extraordinary_one() {
        let mut statutes = template();
        for organ in &mut statutes.organs {
            organ.remote = match organ.organ {
                OrganKind::OrdinaryMeeting => Said::says("11", Remote::Allowed),
                _ => Said::Silent,
            };
        }
        let remote = |organ| statutes.rules(organ, DecisionKind::Resolution).remote.rule;
        assert_eq!(remote(OrganKind::OrdinaryMeeting), Remote::Allowed);
        assert_eq!(remote(OrganKind::ExtraordinaryMeeting), Remote::NotAllowed);
    }

    #[test]
    fn a_decision_with_a_rule_of_its_own_keeps_it_and_the_article() {
        let statutes = template();
        let of = |decision| statutes.rules(OrganKind::OrdinaryMeeting, decision).secrecy;
        assert_eq!(of(DecisionKind::Election).rule, Secrecy::Always);
        assert!(matches!(
            of(DecisionKind::Election).from,
            Origin::Decision(_)
        ));
        assert!(matches!(
            of(DecisionKind::Resolution).from,
            Origin::Organ(_)
        ));
    }
}
