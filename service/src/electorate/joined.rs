//! What it would change if many became members at once, or were other than is known: an import.

use std::collections::BTreeMap;

use domain::dues::DuesStanding;
use domain::electorate::Member;
use domain::ght::weight::{Measure, broken};
use domain::id::{AdhesionId, BlocId};
use domain::member::AdhesionState;
use domain::member::profile::Profile;
use uuid::Uuid;

use super::Day;
use crate::failure::Fault;

/// What would follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// Limits that are kept now and would not be.
    pub broken: Vec<Measure>,
    /// How many no college takes: they would not vote.
    pub nowhere: u64,
    /// Names of blocs.
    pub blocs: BTreeMap<BlocId, String>,
}

impl Day {
    /// If people of those profiles voted too (dues settled, long enough members), and members were what is told of them.
    ///
    /// # Errors
    /// [`Fault`] when a row holds a code that nobody knows.
    pub fn joined(
        &self,
        newcomers: &[Profile],
        told: &BTreeMap<Uuid, Profile>,
    ) -> Result<Joined, Fault> {
        let mut after = self.clone();
        let mut nowhere = 0;
        for member in &mut after.members {
            if let Some(profile) = told.get(&member.adhesion.0) {
                let before = self.placed(member).college.is_some();
                member.profile = *profile;
                nowhere += u64::from(before && self.placed(member).college.is_none());
            }
        }
        for profile in newcomers {
            let newcomer = self.voting(&stranger(*profile));
            nowhere += u64::from(self.placed(&newcomer).college.is_none());
            after.members.push(newcomer);
        }
        let before = self.measures(&self.voters(), &self.board()?);
        let after = after.measures(&after.voters(), &after.board()?);
        Ok(Joined {
            broken: broken(&before, after),
            nowhere,
            blocs: self.names(),
        })
    }
}

/// Somebody of whom the registers know nothing yet.
const fn stranger(profile: Profile) -> Member {
    Member {
        adhesion: AdhesionId(Uuid::nil()),
        state: AdhesionState::Applied,
        admitted_on: None,
        dues: DuesStanding::NothingDue,
        reminded_on: None,
        profile,
        attachments: Vec::new(),
        roles: Vec::new(),
    }
}
