use domain::canonical::Digest;
use domain::electorate::roll::Roll;
use domain::id::AdhesionId;
use domain::statutes::{ConsensusRule, Rules, Statutes};
use signed::Id;

use super::{Check, Faults, What};
use crate::record::Opened;

/// What a decision rests on: it does not change while it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Which decision.
    pub decision: Id,
    /// In which CPTS.
    pub cpts: Id,
    /// The statutes.
    pub statutes: Statutes,
    /// Their digest.
    pub statutes_digest: Digest,
    /// The rules of such a decision.
    pub rules: Rules,
    /// How agreement is sought, or that one votes at once.
    pub consensus: ConsensusRule,
    /// The roll.
    pub roll: Roll,
    /// Its digest.
    pub roll_digest: Digest,
    /// Who answers objections.
    pub facilitators: Vec<AdhesionId>,
    /// Whose ballot may decide a tie.
    pub chair: Option<AdhesionId>,
}

impl Ground {
    pub(super) fn of(opened: &Opened, faults: &mut Faults<'_>) -> Option<Self> {
        let statutes = Statutes::read_canonical(&opened.statutes).ok();
        let rules = statutes
            .as_ref()
            .map(|it| it.rules(opened.organ, opened.kind));
        let consensus = rules.as_ref().and_then(|it| it.course().ok());
        let (Some(statutes), Some(rules), Some(consensus)) = (statutes, rules, consensus) else {
            faults.push(Check::Statutes, What::Statutes);
            return None;
        };
        let statutes_digest = statutes.digest();
        let Some(roll) = roll(opened, statutes_digest) else {
            faults.push(Check::Roll, What::Roll);
            return None;
        };
        Some(Self {
            decision: opened.decision.clone(),
            cpts: opened.cpts.clone(),
            statutes,
            statutes_digest,
            rules,
            consensus,
            roll_digest: roll.digest(),
            roll,
            facilitators: opened.facilitators.clone(),
            chair: opened.chair,
        })
    }
}

/// The roll, if it is in its one form, of these statutes and this decision, and names nobody twice.
fn roll(opened: &Opened, statutes: Digest) -> Option<Roll> {
    let roll: Roll = serde_json::from_str(&opened.roll).ok()?;
    let sorted = roll
        .voters
        .is_sorted_by(|one, next| one.adhesion < next.adhesion);
    let own = roll.canonical() == opened.roll
        && roll.statutes == statutes
        && roll.organ == opened.organ
        && roll.decision == opened.kind;
    (sorted && own).then_some(roll)
}
