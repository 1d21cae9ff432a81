use super::{
    Cap, CapOn, College, CollegeId, Decision, DecisionKind, OnCollege, OnDecision, OnMembership,
    OnOrgan, Organ, OrganKind, Point, Statutes,
};

/// One thing in which two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Both speak of it or are silent, not in the same way. The points differ for a limit that moved in the document.
    Changed {
        /// In the earlier version.
        before: Point,
        /// In the later one.
        after: Point,
    },
    /// The later version alone has it.
    Added(Part),
    /// The earlier version alone has it.
    Removed(Part),
    /// The same things stand in another order, which changes no rule.
    Reordered,
}

/// A part that a version has or has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A college.
    College(CollegeId),
    /// An organ. A version without it is silent on it in everything.
    Organ(OrganKind),
    /// Rules of its own for a kind of decision. A version without them follows the organ.
    Decision(OrganKind, DecisionKind),
    /// A limit on weight, by its place in the version that has it.
    Cap(usize),
}

/// Everything in which two versions differ, in the order of the document; nothing when they are the same.
pub fn compare(before: &Statutes, after: &Statutes) -> Vec<Difference> {
    let mut found = Vec::new();
    let same = |it: bool, point: Point, found: &mut Vec<Difference>| {
        if !it {
            found.push(changed(point));
        }
    };
    same(
        before.association == after.association,
        Point::Association,
        &mut found,
    );
    same(before.object == after.object, Point::Object, &mut found);
    for on in OnMembership::ALL {
        let (one, other) = (&before.membership, &after.membership);
        let holds = match on {
            OnMembership::Unpaid => one.unpaid == other.unpaid,
            OnMembership::Seniority => one.seniority_months == other.seniority_months,
            OnMembership::RollClosing => one.roll_closes_days == other.roll_closes_days,
            OnMembership::Establishments => one.establishments == other.establishments,
            OnMembership::Mixed => one.mixed == other.mixed,
        };
        same(holds, Point::Membership(*on), &mut found);
    }
    colleges(before, after, &mut found);
    same(before.board == after.board, Point::Board, &mut found);
    same(
        before.elections == after.elections,
        Point::Elections,
        &mut found,
    );
    organs(before, after, &mut found);
    caps(before, after, &mut found);
    same(
        before.small_groups == after.small_groups,
        Point::SmallGroups,
        &mut found,
    );
    if found.is_empty() && before != after {
        found.push(Difference::Reordered);
    }
    found
}

fn changed(point: Point) -> Difference {
    Difference::Changed {
        before: point.clone(),
        after: point,
    }
}

fn colleges(before: &Statutes, after: &Statutes, found: &mut Vec<Difference>) {
    // Who belongs to several is a member of the first: their order is a rule.
    let kept = |these: &Statutes, those: &Statutes| -> Vec<CollegeId> {
        let ids = these.colleges.iter().map(|it| it.id.clone());
        ids.filter(|id| those.college(id).is_some()).collect()
    };
    if kept(before, after) != kept(after, before) {
        found.push(changed(Point::Colleges));
    }
    for college in &before.colleges {
        match after.college(&college.id) {
            None => found.push(Difference::Removed(Part::College(college.id.clone()))),
            Some(other) => college_points(college, other, found),
        }
    }
    for college in &after.colleges {
        if before.college(&college.id).is_none() {
            found.push(Difference::Added(Part::College(college.id.clone())));
        }
    }
}

fn college_points(before: &College, after: &College, found: &mut Vec<Difference>) {
    for on in OnCollege::ALL {
        let same = match on {
            // The article is that of the college as a whole.
            OnCollege::Name => before.name == after.name && before.article == after.article,
            OnCollege::Members => before.members == after.members,
            OnCollege::Voice => before.voice == after.voice,
            OnCollege::Seats => before.seats == after.seats,
        };
        if !same {
            found.push(changed(Point::College(before.id.clone(), *on)));
        }
    }
}

fn organs(before: &Statutes, after: &Statutes, found: &mut Vec<Difference>) {
    for organ in &before.organs {
        match after.organs.iter().find(|it| it.organ == organ.organ) {
            None => found.push(Difference::Removed(Part::Organ(organ.organ))),
            Some(other) => organ_points(organ, other, found),
        }
    }
    for organ in &after.organs {
        if !before.organs.iter().any(|it| it.organ == organ.organ) {
            found.push(Difference::Added(Part::Organ(organ.organ)));
        }
    }
}

fn organ_points(before: &Organ, after: &Organ, found: &mut Vec<Difference>) {
    for on in OnOrgan::ALL {
        let same = match on {
            OnOrgan::Notice => before.notice == after.notice,
            OnOrgan::Quorum => before.quorum == after.quorum,
            OnOrgan::Second => before.second == after.second,
            OnOrgan::Majority => before.majority == after.majority,
            OnOrgan::Tie => before.tie == after.tie,
            OnOrgan::Secrecy => before.secrecy == after.secrecy,
            OnOrgan::Remote => before.remote == after.remote,
            OnOrgan::Proxies => before.proxies == after.proxies,
            OnOrgan::Consensus => before.consensus == after.consensus,
        };
        if !same {
            found.push(changed(Point::Organ(before.organ, *on)));
        }
    }
    let own = |organ: &Organ, decision| -> Option<Decision> {
        let mut own = organ.decisions.iter();
        own.find(|it| it.decision == decision).cloned()
    };
    for decision in &before.decisions {
        match own(after, decision.decision) {
            None => {
                let part = Part::Decision(before.organ, decision.decision);
                found.push(Difference::Removed(part));
            }
            Some(other) => decision_points(before.organ, decision, &other, found),
        }
    }
    for decision in &after.decisions {
        if own(before, decision.decision).is_none() {
            let part = Part::Decision(before.organ, decision.decision);
            found.push(Difference::Added(part));
        }
    }
}

fn decision_points(
    organ: OrganKind,
    before: &Decision,
    after: &Decision,
    found: &mut Vec<Difference>,
) {
    for on in OnDecision::ALL {
        let same = match on {
            OnDecision::Quorum => before.quorum == after.quorum,
            OnDecision::Majority => before.majority == after.majority,
            OnDecision::Tie => before.tie == after.tie,
            OnDecision::Secrecy => before.secrecy == after.secrecy,
        };
        if !same {
            let point = Point::Decision(organ, before.decision, *on);
            found.push(changed(point));
        }
    }
}

/// Limits have no names: those that are the same in both versions are set aside, and each of the others meets the first
/// that limits the same thing.
fn caps(before: &Statutes, after: &Statutes, found: &mut Vec<Difference>) {
    let mut taken: Vec<usize> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    for (n, cap) in before.caps.iter().enumerate() {
        let free = |at: &usize| !taken.contains(at);
        let mut same = (0..after.caps.len()).filter(|at| after.caps.get(*at) == Some(cap));
        match same.find(free) {
            Some(at) => taken.push(at),
            None => rest.push(n),
        }
    }
    for n in rest {
        let own = before.caps.get(n).map(|it| subject(&it.rule));
        let mut of_same = (0..after.caps.len()).filter(|at| {
            !taken.contains(at) && after.caps.get(*at).map(|it| subject(&it.rule)) == own
        });
        match of_same.next() {
            None => found.push(Difference::Removed(Part::Cap(n))),
            Some(at) => {
                taken.push(at);
                found.push(Difference::Changed {
                    before: Point::Cap(n),
                    after: Point::Cap(at),
                });
            }
        }
    }
    let added = (0..after.caps.len()).filter(|at| !taken.contains(at));
    found.extend(added.map(|at| Difference::Added(Part::Cap(at))));
}

/// What a limit limits.
fn subject(cap: &Cap) -> (u8, Option<CapOn>, Option<&CollegeId>) {
    match cap {
        Cap::Seats { on, .. } => (0, Some(*on), None),
        Cap::VilleSeats => (1, None, None),
        Cap::RollVoices { on, .. } => (2, Some(*on), None),
        Cap::VotesCast { on, .. } => (3, Some(*on), None),
        Cap::CollegeWeights { .. } => (4, None, None),
        Cap::DoubleMajority { college, .. } => (5, None, Some(college)),
        Cap::ProxiesHeld { on, .. } => (6, Some(*on), None),
        Cap::Recusal { .. } => (7, None, None),
        Cap::Offices { .. } => (8, None, None),
        Cap::Signatory => (9, None, None),
        Cap::Composition(_) => (10, None, None),
    }
}

#[cfg(test)]
mod tests;
