mod rule;
mod wrong;

use std::collections::BTreeSet;

use domain::exact::{Exact, Fraction};
use domain::profession::Profession;
use domain::statutes::{
    Absent, Abstention, Agreed, Base, By, Cap, CapOn, Chain, CollegeId, CollegeQuorum, Consensus,
    ConsensusRule, Contradiction, Counted, DecisionKind, Decisions, Elections, Establishments,
    Holders, LateWithdrawal, Majority, MajorityKind, Mixed, Notice, OrganKind, Place, Proxies,
    ProxyLimits, Quorum, QuorumRule, RecusedWith, Remote, Renewal, Scope, SeatTie, Second,
    SecondConvocation, Secrecy, Side, Silence, SmallChoice, Statutes, TabledBy, Threshold, Tie,
    Unmet, Unpaid, Voice, Warning, What, WhenZero, WithoutAgreement, template,
};
use domain::typed::TypedRefused;

use super::*;

const LANGS: [Lang; 2] = [Lang::Fr, Lang::En];

/// Every sentence is there, and no two are the same; in both languages.
fn distinct<T>(all: &[T], say: impl Fn(Lang, &T) -> String) {
    for lang in LANGS {
        let said: Vec<String> = all.iter().map(|it| say(lang, it)).collect();
        assert!(
            said.iter().all(|it| !it.trim().is_empty()),
            "{lang:?} {said:#?}"
        );
        assert!(
            !said.iter().any(|it| it.contains("  ")),
            "{lang:?} {said:#?}"
        );
        let different: BTreeSet<&String> = said.iter().collect();
        assert_eq!(different.len(), said.len(), "{lang:?} {said:#?}");
    }
    let both = |it: &T| say(Lang::Fr, it) != say(Lang::En, it);
    assert!(all.iter().filter(|it| both(it)).count() * 2 > all.len());
}

fn id(word: &str) -> CollegeId {
    word.parse().unwrap()
}

fn part(numerator: u32, denominator: u32) -> Fraction {
    Fraction::new(numerator, denominator).unwrap()
}
