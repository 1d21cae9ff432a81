//! What organs decide, and how.

mod consensus;

use super::plain::{DAYS_MAX, number, said, some_share};
use super::{Found, Place, What};
use crate::exact::Fraction;
use crate::statutes::{
    Base, CollegeId, Decision, Majority, MajorityKind, Notice, Organ, Proxies, Quorum, Said,
    Second, Secrecy, Statutes, Threshold, Tie,
};

/// More members than a CPTS can have.
const MEMBERS_MAX: u32 = 1_000_000;

pub(super) fn check(statutes: &Statutes, found: &mut Found) {
    let list = Place::of("organs");
    for (n, organ) in statutes.organs.iter().enumerate() {
        let at = list.at(n);
        let before = statutes
            .organs
            .iter()
            .take(n)
            .any(|it| it.organ == organ.organ);
        found.when(before, at.to("organ"), What::Twice);
        one(statutes, organ, &at, found);
        for (n, decision) in organ.decisions.iter().enumerate() {
            let here = at.to("decisions").at(n);
            let named = |it: &Decision| it.decision == decision.decision;
            let before = organ.decisions.iter().take(n).any(named);
            found.when(before, here.to("decision"), What::Twice);
            own(statutes, organ, decision, &here, found);
        }
    }
}

fn one(statutes: &Statutes, organ: &Organ, at: &Place, found: &mut Found) {
    if let Some((Notice::Days(days), here)) = said(&organ.notice, &at.to("notice"), found) {
        number(*days, DAYS_MAX, &here.to("days"), found);
    }
    quorum(statutes, &organ.quorum, &at.to("quorum"), found);
    second(organ, at, found);
    majority(&organ.majority, &at.to("majority"), found);
    let tie_at = at.to("tie");
    let _ = said(&organ.tie, &tie_at, found);
    secrecy(&organ.secrecy, &at.to("secrecy"), found);
    let always = organ.secrecy.rule() == Some(&Secrecy::Always);
    let chair = organ.tie.rule() == Some(&Tie::Chair);
    found.when(always && chair, tie_at.rule(), What::ChairInSecret);
    let _ = said(&organ.remote, &at.to("remote"), found);
    proxies(&organ.proxies, &at.to("proxies"), found);
    consensus::check(organ, &at.to("consensus"), found);
}

fn own(statutes: &Statutes, organ: &Organ, decision: &Decision, at: &Place, found: &mut Found) {
    quorum(statutes, &decision.quorum, &at.to("quorum"), found);
    majority(&decision.majority, &at.to("majority"), found);
    let tie_at = at.to("tie");
    let _ = said(&decision.tie, &tie_at, found);
    secrecy(&decision.secrecy, &at.to("secrecy"), found);
    // The decision's own words first, then those of the organ; said at the more special place of the two.
    let tie = decision.tie.rule().or(organ.tie.rule()) == Some(&Tie::Chair);
    let always = decision.secrecy.rule().or(organ.secrecy.rule()) == Some(&Secrecy::Always);
    if tie && always {
        match (decision.tie.rule(), decision.secrecy.rule()) {
            (Some(_), _) => found.push(tie_at.rule(), What::ChairInSecret),
            (None, Some(_)) => found.push(at.to("secrecy").rule(), What::ChairInSecret),
            // Both are the organ's, where it was said.
            (None, None) => {}
        }
    }
}

fn quorum(statutes: &Statutes, quorum: &Said<Quorum>, at: &Place, found: &mut Found) {
    let Some((Quorum::Needs(rule), here)) = said(quorum, at, found) else {
        return;
    };
    let here = here.to("needs");
    threshold(rule.threshold, &here.to("threshold"), found);
    for (n, own) in rule.colleges.iter().enumerate() {
        let at = here.to("colleges").at(n);
        let before = rule
            .colleges
            .iter()
            .take(n)
            .any(|it| it.college == own.college);
        found.when(before, at.to("college"), What::Twice);
        voting(statutes, &own.college, &at.to("college"), found);
        threshold(own.threshold, &at.to("threshold"), found);
    }
}

fn threshold(threshold: Threshold, at: &Place, found: &mut Found) {
    match threshold {
        Threshold::AtLeast(share) => some_share(share, &at.to("at-least"), found),
        Threshold::MoreThan(share) => {
            let at = at.to("more-than");
            // More than all can never be.
            found.when(share >= Fraction::ONE, at, What::NotBelowOne);
        }
        Threshold::Number(number) => {
            let at = at.to("number");
            found.when(number == 0, at.clone(), What::Zero);
            found.when(number > MEMBERS_MAX, at, What::Above { most: MEMBERS_MAX });
        }
    }
}

/// A college that is named where voices are counted.
pub(super) fn voting(statutes: &Statutes, id: &CollegeId, at: &Place, found: &mut Found) {
    match statutes.college(id) {
        None => found.push(at.clone(), What::UnknownCollege),
        Some(college) => {
            found.when(
                college.voice.voices() == 0,
                at.clone(),
                What::CollegeDoesNotVote,
            );
        }
    }
}

fn second(organ: &Organ, at: &Place, found: &mut Found) {
    let Some((Second::Convocation(second), here)) = said(&organ.second, &at.to("second"), found)
    else {
        return;
    };
    let here = here.to("convocation");
    number(second.after_days, DAYS_MAX, &here.to("after-days"), found);
    if let Some(easier) = second.quorum {
        threshold(easier, &here.to("quorum"), found);
    }
    let of_organ = organ.quorum.rule();
    let of_decisions = organ.decisions.iter().filter_map(|it| it.quorum.rule());
    let mut first = of_organ
        .into_iter()
        .chain(of_decisions)
        .filter_map(|it| match it {
            Quorum::None => None,
            Quorum::Needs(rule) => Some(rule.threshold),
        });
    let Some(hardest) = first.next() else {
        found.push(at.to("second").rule(), What::SecondWithoutQuorum);
        return;
    };
    let harder = second.quorum.is_some_and(|it| !is_easier(it, hardest));
    found.when(harder, here.to("quorum"), What::SecondNotEasier);
}

/// Whether a threshold is easier than another; a share and a number cannot be compared, so they pass.
fn is_easier(second: Threshold, first: Threshold) -> bool {
    use Threshold as T;
    match (second, first) {
        (T::Number(second), T::Number(first)) => second < first,
        (T::AtLeast(second), T::MoreThan(first)) => second <= first,
        (T::AtLeast(second), T::AtLeast(first))
        | (T::MoreThan(second), T::AtLeast(first) | T::MoreThan(first)) => second < first,
        (T::Number(_), _) | (_, T::Number(_)) => true,
    }
}

fn majority(majority: &Said<Majority>, at: &Place, found: &mut Found) {
    let Some((rule, here)) = said(majority, at, found) else {
        return;
    };
    match rule.kind {
        MajorityKind::Simple => {
            let votes = matches!(rule.base, Base::Cast | Base::CastAndBlank);
            found.when(!votes, here.to("base"), What::SimpleIsOfVotes);
        }
        MajorityKind::Qualified(share) => {
            let at = here.to("kind").to("qualified");
            found.when(share <= Fraction::HALF, at.clone(), What::NotAboveHalf);
            found.when(share == Fraction::ONE, at.clone(), What::ShareIsUnanimity);
            found.when(share > Fraction::ONE, at, What::AboveOne);
        }
        MajorityKind::Absolute | MajorityKind::Unanimity => {}
    }
}

fn secrecy(secrecy: &Said<Secrecy>, at: &Place, found: &mut Found) {
    if let Some((Secrecy::OnRequest(share), here)) = said(secrecy, at, found) {
        some_share(*share, &here.to("on-request"), found);
    }
}

fn proxies(proxies: &Said<Proxies>, at: &Place, found: &mut Found) {
    let Some((Proxies::Limited(limits), here)) = said(proxies, at, found) else {
        return;
    };
    let here = here.to("limited");
    if let Some(most) = limits.per_holder {
        number(most, u16::MAX, &here.to("per-holder"), found);
    }
    if let Some(share) = limits.share {
        some_share(share, &here.to("share"), found);
    }
    let free = limits.holders == crate::statutes::Holders::AnyMember
        && limits.chain == crate::statutes::Chain::Allowed;
    let limitless = limits.per_holder.is_none() && limits.share.is_none() && free;
    found.when(limitless, here, What::LimitsNothing);
}
