use super::{
    Abstention, Agreed, ConsensusRule, DecisionKind, Notice, Origin, Remote, Rules, Secrecy,
    TabledBy, WithoutAgreement,
};

/// How long members know of a vote before it opens where the statutes give no number of days: « délai raisonnable », which
/// the law leaves open (CA Aix-en-Provence, 13 Jan. 2015, n° 14/00327).
const REASONABLE_DAYS: u16 = 7;

/// A vote that was announced in time is open until the next evening at least, so that everybody can cast her ballot.
const VOTE_DAYS: u16 = 1;

/// Why an organ does not decide from afar, openly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// Agreement is not sought on such a decision, and only a contract is voted on without.
    NotSought,
    /// The organ does not vote from afar: this article says so, or the statutes are silent.
    NotRemote(Option<String>),
    /// The vote is always secret: this article says so, and what is signed is open.
    Secret(Option<String>),
}

impl Rules {
    /// How such a decision is taken from afar: by rounds in which agreement is sought, or, on a contract on which the
    /// statutes seek none, by the vote of the organ alone, which needs no clause of its own but that it may vote from afar.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn course(&self) -> Result<ConsensusRule, NotTaken> {
        if let Some(rule) = &self.consensus.rule {
            return Ok(rule.clone());
        }
        if self.decision != DecisionKind::Contract {
            return Err(NotTaken::NotSought);
        }
        if self.remote.rule != Remote::Allowed {
            return Err(NotTaken::NotRemote(article(&self.remote.from)));
        }
        if self.secrecy.rule == Secrecy::Always {
            return Err(NotTaken::Secret(article(&self.secrecy.from)));
        }
        Ok(ConsensusRule {
            decisions: vec![self.decision],
            tabled_by: TabledBy::Board,
            discussion_days: match self.notice.rule {
                Notice::Days(days) => days,
                Notice::ReasonableTime => REASONABLE_DAYS,
            },
            round_days: VOTE_DAYS,
            rounds: 0,
            agreed: Agreed::Consent,
            abstention: Abstention::Tolerated,
            then: WithoutAgreement::Vote,
        })
    }

    /// The article by which such a decision is taken: on agreement or, where one votes at once, on the majority.
    pub fn course_article(&self) -> Option<String> {
        match self.consensus.rule {
            Some(_) => article(&self.consensus.from),
            None => article(&self.majority.from),
        }
    }
}

impl ConsensusRule {
    /// Whether one votes at once: no clause of statutes has no round.
    pub const fn votes_at_once(&self) -> bool {
        self.rounds == 0
    }
}

fn article(from: &Origin) -> Option<String> {
    match from {
        Origin::Decision(article) | Origin::Organ(article) => Some(article.clone()),
        Origin::Silence(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::{Decision, OrganKind, Said, template};

    const BOARD: OrganKind = OrganKind::Board;

    fn board(change: impl FnOnce(&mut crate::statutes::Organ)) -> Rules {
        let mut statutes = template();
        let mut organs = statutes.organs.iter_mut();
        change(organs.find(|it| it.organ == BOARD).unwrap());
        statutes.rules(BOARD, DecisionKind::Contract)
    }

    #[test]
    fn on_a_contract_the_board_of_the_template_votes_at_once_after_its_notice() {
        let rules = template().rules(BOARD, DecisionKind::Contract);
        let rule = rules.course().unwrap();
        assert!(rule.votes_at_once());
        assert_eq!((rule.discussion_days, rule.round_days), (8, 1));
        assert_eq!(rules.course_article().as_deref(), Some("16"));
        let silent = board(|it| it.notice = Said::Silent).course().unwrap();
        assert_eq!(silent.discussion_days, REASONABLE_DAYS);
    }

    #[test]
    fn where_agreement_is_sought_its_rule_holds() {
        let rules = template().rules(OrganKind::OrdinaryMeeting, DecisionKind::Strategy);
        assert_eq!(rules.course().ok(), rules.consensus.rule);
        assert!(!rules.course().unwrap().votes_at_once());
    }

    #[test]
    fn nothing_but_a_contract_is_voted_on_without_seeking_agreement() {
        for decision in DecisionKind::ALL {
            let rules = template().rules(BOARD, *decision);
            let taken = rules.course().is_ok();
            assert_eq!(taken, *decision == DecisionKind::Contract, "{decision:?}");
        }
    }

    #[test]
    fn an_organ_that_may_not_vote_from_afar_or_votes_in_secret_says_by_which_article() {
        let silent = board(|it| it.remote = Said::Silent);
        assert_eq!(silent.course(), Err(NotTaken::NotRemote(None)));
        let refused = board(|it| it.remote = Said::says("16", Remote::NotAllowed));
        let article = Some("16".to_owned());
        assert_eq!(refused.course(), Err(NotTaken::NotRemote(article)));
        let secret = board(|it| {
            it.decisions.push(Decision {
                decision: DecisionKind::Contract,
                quorum: Said::Silent,
                majority: Said::Silent,
                tie: Said::Silent,
                secrecy: Said::says("16 bis", Secrecy::Always),
            });
        });
        let article = Some("16 bis".to_owned());
        assert_eq!(secret.course(), Err(NotTaken::Secret(article)));
    }
}
