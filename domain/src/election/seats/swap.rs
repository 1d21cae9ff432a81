use super::{Line, Own, Short, Table, Tied, Why};
use crate::election::limits::{Limits, Seat, Sitting};
use crate::profession::Profession;
use crate::statutes::Side;

/// A place in the table: college, line.
type At = (usize, usize);
/// Who comes in and who gives way, or those who cannot be told apart.
type Comes = Result<(At, Out), Tied>;
/// Who gives way; nobody where a seat is vacant.
type Out = Option<At>;

/// How somebody comes in.
#[derive(Clone, Copy)]
enum Way {
    /// On a vacant seat.
    Vacant,
    /// In the place of the elected on that line.
    InsteadOf(usize),
}

impl Table<'_> {
    /// While a minimum is not met and somebody can bring the board closer to its minimums, the best-ranked of these takes the
    /// place of the lowest-ranked elected of their college, or a vacant one. Every step lessens what is missing, so that
    /// this ends.
    pub(super) fn meet_minimums(&mut self) -> Result<(), Tied> {
        while let Some(short) = self.sitting.short(&self.limits).into_iter().next() {
            let Some((into, out)) = self.best()? else {
                return Ok(());
            };
            self.swap(into, out, &short);
        }
        Ok(())
    }

    /// The best swap: the candidate with the fewest before them in their college, colleges in order; for whom the lowest-ranked
    /// gives way.
    fn best(&self) -> Result<Option<(At, Out)>, Tied> {
        let mut best: Option<(usize, Comes)> = None;
        for (college, own) in self.colleges.iter().enumerate() {
            let mut before = 0;
            for group in own
                .lines
                .chunk_by(|one, other| one.standing == other.standing)
            {
                if best.as_ref().is_some_and(|(it, _)| *it <= before) {
                    break;
                }
                if let Some(comes) = self.comes(college, own, before, group) {
                    best = Some((before, comes));
                    break;
                }
                before += group.len();
            }
        }
        best.map(|(_, comes)| comes).transpose()
    }

    /// Who of those who stand alike comes in, and for whom: one of them, or they cannot be told apart.
    fn comes(
        &self,
        college: usize,
        own: &Own<'_>,
        before: usize,
        group: &[Line<'_>],
    ) -> Option<Comes> {
        let mut able = group.iter().enumerate().filter_map(|(n, line)| {
            let out = line
                .can_come()
                .then(|| self.gives_way(own, line).transpose())
                .flatten()?;
            Some((n, line.candidate.adhesion, out))
        });
        let (n, first, out) = able.next()?;
        let others: Vec<_> = able.map(|(_, it, _)| it).collect();
        if others.is_empty() {
            let into = (college, before + n);
            return Some(out.map(|way| match way {
                Way::Vacant => (into, None),
                Way::InsteadOf(n) => (into, Some((college, n))),
            }));
        }
        let alike = std::iter::once(first).chain(others).collect();
        Some(Err(Tied::of(own.college.clone(), alike, 1)))
    }

    /// Who gives way to a candidate, if that brings the board closer.
    fn gives_way(&self, own: &Own<'_>, line: &Line<'_>) -> Result<Option<Way>, Tied> {
        let seat = line.candidate.seat;
        if !lessens(&self.sitting, &self.limits, seat) {
            return Ok(None);
        }
        if own.vacant() > 0 && closer(&self.sitting, &self.limits, None, seat) {
            return Ok(Some(Way::Vacant));
        }
        let mut elected = own
            .lines
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, it)| it.why.is_elected());
        let fits =
            |it: &Line<'_>| closer(&self.sitting, &self.limits, Some(it.candidate.seat), seat);
        let Some((n, lowest)) = elected.find(|(_, it)| fits(it)) else {
            return Ok(None);
        };
        let alike: Vec<_> = own
            .lines
            .iter()
            .filter(|it| it.standing == lowest.standing && it.why.is_elected() && fits(it))
            .map(|it| it.candidate.adhesion)
            .collect();
        if alike.len() > 1 {
            return Err(Tied::of(own.college.clone(), alike, 1));
        }
        Ok(Some(Way::InsteadOf(n)))
    }

    fn swap(&mut self, into: At, out: Out, short: &Short) {
        let id = |at: At| {
            let line = self.colleges.get(at.0).and_then(|own| own.lines.get(at.1));
            line.map(|it| (it.candidate.adhesion, it.candidate.seat))
        };
        let (Some((came, seat)), gone) = (id(into), out.and_then(id)) else {
            return;
        };
        if let Some((_, seat)) = gone {
            self.sitting.unseat(seat);
        }
        self.sitting.seat(seat);
        let elected = match gone {
            Some((gone, _)) => Why::ElectedFor(short.clone(), gone),
            None => Why::Elected,
        };
        self.say(into, elected);
        if let Some(out) = out {
            self.say(out, Why::GaveWay(short.clone(), came));
        }
    }

    fn say(&mut self, at: At, why: Why) {
        if let Some(line) = self
            .colleges
            .get_mut(at.0)
            .and_then(|own| own.lines.get_mut(at.1))
        {
            line.why = why;
        }
    }

    /// Keeps seats vacant for minimums that no candidate meets: the lowest-ranked elected, in a college that could seat
    /// somebody who does, leaves theirs, unless that takes away from a minimum.
    pub(super) fn reserve(&mut self) -> Result<(), Tied> {
        while let Some(short) = self.sitting.short(&self.limits).into_iter().next() {
            let could = |own: &Own<'_>| could_seat(self.statutes, &self.sitting, own, &short);
            let vacant: u32 = self
                .colleges
                .iter()
                .filter(|own| could(own))
                .map(|own| u32::from(own.vacant()))
                .sum();
            if vacant >= needed(self.sitting.missing(&self.limits), &self.sitting) {
                return Ok(());
            }
            let Some(at) = self.leaves(&could)? else {
                return Ok(());
            };
            let line = self.colleges.get(at.0).and_then(|own| own.lines.get(at.1));
            if let Some(seat) = line.map(|it| it.candidate.seat) {
                self.sitting.unseat(seat);
            }
            self.say(at, Why::LeftVacant(short));
        }
        Ok(())
    }

    /// Who leaves a seat vacant: the one with the most before them in their college, colleges from the last.
    fn leaves(&self, could: &dyn Fn(&Own<'_>) -> bool) -> Result<Option<At>, Tied> {
        let now: u32 = self.sitting.missing(&self.limits).iter().sum();
        let keeps = |line: &Line<'_>| {
            let mut without = self.sitting.clone();
            without.unseat(line.candidate.seat);
            without.missing(&self.limits).iter().sum::<u32>() <= now
        };
        let mut last: Option<(usize, At)> = None;
        for (college, own) in self
            .colleges
            .iter()
            .enumerate()
            .filter(|(_, own)| could(own))
        {
            let mut elected = own.lines.iter().enumerate().rev();
            let found = elected.find(|(_, it)| it.why.is_elected() && keeps(it));
            let Some((n, line)) = found else { continue };
            let before = own
                .lines
                .iter()
                .filter(|it| it.standing > line.standing)
                .count();
            if last.is_none_or(|(most, _)| most <= before) {
                last = Some((before, (college, n)));
            }
        }
        let Some((_, at)) = last else {
            return Ok(None);
        };
        if let Some(own) = self.colleges.get(at.0)
            && let Some(line) = own.lines.get(at.1)
        {
            let alike: Vec<_> = own
                .lines
                .iter()
                .filter(|it| it.standing == line.standing && it.why.is_elected() && keeps(it))
                .map(|it| it.candidate.adhesion)
                .collect();
            if alike.len() > 1 {
                return Err(Tied::of(own.college.clone(), alike, 1));
            }
        }
        Ok(Some(at))
    }
}

impl Line<'_> {
    /// Whether the candidate may still come in: who gave way does not come back.
    fn can_come(&self) -> bool {
        !self.why.is_elected() && !matches!(self.why, Why::GaveWay(..))
    }
}

/// Whether one more seat for somebody lessens what is missing. Who does not cannot by taking another's seat either.
fn lessens(sitting: &Sitting, limits: &Limits, seat: Seat) -> bool {
    let now: u32 = sitting.missing(limits).iter().sum();
    let mut after = sitting.clone();
    after.seat(seat);
    after.missing(limits).iter().sum::<u32>() < now
}

/// Whether a seat for somebody, in the place of another, breaks no maximum and lessens what is missing for the minimums.
fn closer(sitting: &Sitting, limits: &Limits, out: Option<Seat>, into: Seat) -> bool {
    let now: u32 = sitting.missing(limits).iter().sum();
    let mut after = sitting.clone();
    if let Some(out) = out {
        after.unseat(out);
    }
    if after.full(limits, into).is_some() {
        return false;
    }
    after.seat(into);
    after.missing(limits).iter().sum::<u32>() < now
}

/// How many vacant seats would meet every minimum: one person can be of ville, a doctor and of a profession that is
/// missing.
fn needed([ville, practitioners, specialists, professions]: [u32; 4], sitting: &Sitting) -> u32 {
    let doctors = practitioners + specialists;
    let new_profession = doctors > 0 && !sitting.has(Profession::Doctor);
    let persons = doctors + professions.saturating_sub(u32::from(new_profession));
    ville.max(persons)
}

/// Whether somebody who meets a minimum could be of a college.
fn could_seat(
    statutes: &crate::statutes::Statutes,
    sitting: &Sitting,
    own: &Own<'_>,
    short: &Short,
) -> bool {
    let Some(college) = statutes.college(&own.college) else {
        return false;
    };
    match short {
        Short::Ville(_) => college.can_have_side(Side::Ville),
        Short::GeneralPractitioners(_) | Short::OtherSpecialists(_) => {
            college.can_have_profession(Profession::Doctor)
        }
        Short::Professions(_) => Profession::ALL
            .iter()
            .any(|it| !sitting.has(*it) && college.can_have_profession(*it)),
    }
}
