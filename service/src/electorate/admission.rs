//! What it would change to admit somebody.

use std::collections::BTreeMap;

use chrono::Months;
use domain::canonical::Digest;
use domain::college::Placed;
use domain::dues::DuesStanding;
use domain::electorate::{Member, electorate};
use domain::ght::weight::{Counted, Measure, broken};
use domain::id::BlocId;
use domain::member::AdhesionState;
use domain::statutes::Statutes;
use uuid::Uuid;

use super::day::ordinary;
use super::{Day, Sitting};
use crate::failure::Fault;

/// What it would change to admit an applicant, once they vote: dues settled, long enough a member.
#[derive(Debug, Clone)]
pub struct Admission {
    /// Where they would stand: the college that takes them, their side, the bloc to which they would count.
    pub placed: Placed,
    /// Limits that are kept now and would not be.
    pub broken: Vec<Measure>,
    /// The rules under which that holds.
    pub rules: Digest,
    /// Those rules.
    pub statutes: Statutes,
    /// Names of blocs.
    pub blocs: BTreeMap<BlocId, String>,
}

impl Admission {
    /// Whether the board is asked to confirm it: no college takes them, or a limit would be broken.
    pub fn asks(&self) -> bool {
        self.placed.college.is_none() || !self.broken.is_empty()
    }

    /// What names all that is to be confirmed; something else when the situation is another. Nothing where nothing is
    /// asked.
    pub fn mark(&self) -> Option<String> {
        if !self.asks() {
            return None;
        }
        let college = self.placed.college.as_ref().map(|it| it.college.as_str());
        let broken = self.broken.iter().map(|it| {
            let counted = match it.counted {
                Counted::Seats => "seats",
                Counted::RollVoices => "roll-voices",
                Counted::VotesCast => "votes-cast",
            };
            format!(
                "{}\n{counted}\n{:?}\n{}\n{}\n{:?}",
                it.article, it.of, it.has, it.all, it.limit
            )
        });
        let lines: Vec<String> = [self.rules.to_string(), college.unwrap_or("-").to_owned()]
            .into_iter()
            .chain(broken)
            .collect();
        Some(Digest::of(lines.join("\n").as_bytes()).to_string())
    }
}

impl Day {
    /// What it would change to admit somebody whose adhesion is known; nothing for one who is not.
    ///
    /// # Errors
    /// [`Fault`] when a row holds a code that nobody knows.
    pub fn admitting(&self, adhesion: Uuid) -> Result<Option<Admission>, Fault> {
        let Some(at) = self.members.iter().position(|it| it.adhesion.0 == adhesion) else {
            return Ok(None);
        };
        let board = self.board()?;
        let before = self.measures(&self.voters(), &board);
        let mut members = self.members.clone();
        Ok(self.admitting_beside(at, &mut members, &before, &board))
    }

    /// The same for each applicant, who waits longest first.
    ///
    /// # Errors
    /// As [`Day::admitting`].
    pub fn applicants(&self) -> Result<Vec<(Uuid, Admission)>, Fault> {
        let board = self.board()?;
        let before = self.measures(&self.voters(), &board);
        let mut members = self.members.clone();
        let waiting = self.members.iter().enumerate();
        let waiting = waiting.filter(|(_, it)| it.state.is_pending());
        let admitted = waiting.filter_map(|(at, it)| {
            let admission = self.admitting_beside(at, &mut members, &before, &board)?;
            Some((it.adhesion.0, admission))
        });
        Ok(admitted.collect())
    }

    /// With the member at this place as one who votes, and then as before.
    fn admitting_beside(
        &self,
        at: usize,
        members: &mut [Member],
        before: &[Measure],
        board: &[Sitting],
    ) -> Option<Admission> {
        let admitted = self.voting(members.get(at)?);
        let placed = self.placed(&admitted);
        let slot = members.get_mut(at)?;
        let waiting = std::mem::replace(slot, admitted);
        let statutes = &self.rules.statutes;
        let voters = electorate(statutes, members, &self.blocs, &ordinary(self.on));
        *members.get_mut(at)? = waiting;
        let after = self.measures(&voters, board);
        Some(Admission {
            placed,
            broken: broken(before, after),
            rules: self.rules.digest(),
            statutes: statutes.clone(),
            blocs: self.names(),
        })
    }

    /// The member as one who votes.
    pub(super) fn voting(&self, member: &Member) -> Member {
        let seniority = self.rules.statutes.membership.seniority_months.rule();
        let months = Months::new(u32::from(seniority.copied().unwrap_or_default()));
        Member {
            state: AdhesionState::Admitted,
            admitted_on: self.on.checked_sub_months(months).map(|day| {
                // The end of a short month comes back a day early.
                day.checked_sub_days(chrono::Days::new(3)).unwrap_or(day)
            }),
            dues: DuesStanding::NothingDue,
            reminded_on: None,
            ..member.clone()
        }
    }

    /// Names of blocs.
    pub fn names(&self) -> BTreeMap<BlocId, String> {
        self.blocs
            .iter()
            .map(|it| (it.id, it.name.clone()))
            .collect()
    }
}
