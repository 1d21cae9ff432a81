use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::dues::{DuesStanding, Settlement, is_member_during, up_to_date};
use domain::electorate::Member;
use domain::ght::attachment::Attachment;
use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::member::profile::Profile;
use domain::profession::{MedicalField, SavoirFaire};
use domain::role::RoleKind;
use domain::structure::MandateKind;
use entity::{adhesion, adhesion_change, mandate, role};
use uuid::Uuid;

use crate::calendar::paris_day;
use crate::dues::standing::Asked;
use crate::failure::Fault;

/// What the registers of a CPTS knew of its members in the evening of a day in France.
///
/// Adhesions, dues and attachments are as they stood that evening: nothing that was recorded later counts, so that
/// a figure printed on a day comes out again whenever it is asked for. Roles and mandates are those whose dates hold on the day. What a
/// member is (profession, mode, place), and what dues are asked, is what is recorded now.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every adhesion; where one member alone was asked for, theirs and those by which offices are held.
    pub adhesions: Vec<adhesion::Model>,
    /// The one member who was asked for: the others have neither dues nor attachments here.
    pub only: Option<Uuid>,
    /// Their changes after the day, the first one first.
    pub later: Vec<adhesion_change::Model>,
    /// Kinds of structures, by their row.
    pub kinds: BTreeMap<Uuid, String>,
    /// Dues asked in the civil year of the day.
    pub asked: Asked,
    /// Dues of that year, recorded by that evening and not cancelled by then: adhesion, code of the settlement.
    pub settled: Vec<(Uuid, String)>,
    /// The day of the last reminder of those dues, by adhesion.
    pub reminded: BTreeMap<Uuid, NaiveDate>,
    /// Roles held on the day.
    pub roles: Vec<role::Model>,
    /// Mandates held on the day.
    pub mandates: Vec<mandate::Model>,
    /// Attachments, by adhesion.
    pub attachments: BTreeMap<Uuid, Vec<Attachment>>,
}

impl Known {
    /// Everybody whose adhesion was there on the day, applicants and former members too; or the one who was asked for.
    ///
    /// # Errors
    /// [`Fault`] when a row holds a code that nobody knows.
    pub fn members(&self, on: NaiveDate) -> Result<Vec<Member>, Fault> {
        let mut later: BTreeMap<Uuid, &adhesion_change::Model> = BTreeMap::new();
        for change in &self.later {
            later.entry(change.adhesion_id).or_insert(change);
        }
        let settled: BTreeMap<Uuid, &str> = self
            .settled
            .iter()
            .map(|(adhesion, settlement)| (*adhesion, settlement.as_str()))
            .collect();
        let mut roles = self.roles_by_adhesion(&later)?;
        let mut members = Vec::with_capacity(self.adhesions.len());
        for row in &self.adhesions {
            if self.only.is_some_and(|id| id != row.id) {
                continue;
            }
            let Some(state) = state_on(row, later.get(&row.id).copied())? else {
                continue;
            };
            let recorded = settled
                .get(&row.id)
                .map(|code| entity::read::<Settlement>("dues", "settlement", code))
                .transpose()?;
            members.push(Member {
                adhesion: AdhesionId(row.id),
                state,
                admitted_on: row.admitted_on,
                dues: self.standing(row, recorded, on),
                reminded_on: self.reminded.get(&row.id).copied(),
                profile: self.profile(row)?,
                attachments: self.attachments.get(&row.id).cloned().unwrap_or_default(),
                roles: roles.remove(&row.id).unwrap_or_default(),
            });
        }
        Ok(members)
    }

    /// What a member is.
    ///
    /// # Errors
    /// [`Fault`] when the row holds a code that nobody knows.
    pub fn profile(&self, row: &adhesion::Model) -> Result<Profile, Fault> {
        let profession = row.profession.as_deref();
        let profession = profession
            .map(|code| entity::read("adhesion", "profession", code))
            .transpose()?;
        let skill: Option<SavoirFaire> = row.skill.as_deref().and_then(|code| code.parse().ok());
        let mode = row.mode.as_deref();
        let sector = row.sector.as_deref();
        let kind = row.structure_id.and_then(|id| self.kinds.get(&id));
        Ok(Profile {
            category: entity::read("adhesion", "category", &row.category)?,
            profession,
            field: profession.and_then(|it| MedicalField::of(it, skill.as_ref())),
            mode: mode
                .map(|code| entity::read("adhesion", "mode", code))
                .transpose()?,
            sector: sector
                .map(|code| entity::read("adhesion", "sector", code))
                .transpose()?,
            structure: kind
                .map(|code| entity::read("structure", "kind", code))
                .transpose()?,
        })
    }

    /// The adhesion by which each holder of a role takes part: their own, or that of a structure that they represent.
    ///
    /// # Errors
    /// [`Fault`] when a row holds a code that nobody knows.
    pub fn seated(&self) -> Result<Vec<(&role::Model, Option<Uuid>)>, Fault> {
        let mut later: BTreeMap<Uuid, &adhesion_change::Model> = BTreeMap::new();
        for change in &self.later {
            later.entry(change.adhesion_id).or_insert(change);
        }
        self.seats(&later)
    }

    fn seats(
        &self,
        later: &BTreeMap<Uuid, &adhesion_change::Model>,
    ) -> Result<Vec<(&role::Model, Option<Uuid>)>, Fault> {
        let mut persons: BTreeMap<Uuid, Uuid> = BTreeMap::new();
        let mut structures: BTreeMap<Uuid, Uuid> = BTreeMap::new();
        for row in &self.adhesions {
            let state = state_on(row, later.get(&row.id).copied())?;
            if !state.is_some_and(AdhesionState::is_member) {
                continue;
            }
            if let Some(person) = row.person_id {
                persons.insert(person, row.id);
            }
            if let Some(structure) = row.structure_id {
                structures.insert(structure, row.id);
            }
        }
        let representative = MandateKind::Representative.code();
        let speaks_for = |person: Uuid| {
            let held = self
                .mandates
                .iter()
                .filter(|it| it.person_id == person && it.kind == representative);
            held.filter_map(|it| structures.get(&it.structure_id))
                .min()
                .copied()
        };
        let seat = |role: &role::Model| {
            let own = persons.get(&role.person_id).copied();
            own.or_else(|| speaks_for(role.person_id))
        };
        Ok(self.roles.iter().map(|role| (role, seat(role))).collect())
    }

    fn roles_by_adhesion(
        &self,
        later: &BTreeMap<Uuid, &adhesion_change::Model>,
    ) -> Result<BTreeMap<Uuid, Vec<RoleKind>>, Fault> {
        let mut found: BTreeMap<Uuid, Vec<RoleKind>> = BTreeMap::new();
        for (role, adhesion) in self.seats(later)? {
            if let Some(adhesion) = adhesion {
                let kind = entity::read("role", "kind", &role.kind)?;
                found.entry(adhesion).or_default().push(kind);
            }
        }
        for kinds in found.values_mut() {
            kinds.sort();
            kinds.dedup();
        }
        Ok(found)
    }

    fn standing(
        &self,
        row: &adhesion::Model,
        recorded: Option<Settlement>,
        on: NaiveDate,
    ) -> DuesStanding {
        let year = chrono::Datelike::year(&on);
        let ended_on = row.ended_at.map(paris_day);
        let asked = self
            .asked
            .of(&row.category)
            .filter(|_| is_member_during(year, row.admitted_on, ended_on));
        up_to_date(asked, recorded)
    }
}

/// Where an adhesion stood on a day, from where it stands now and the first change after that day; `None` where it was
/// not there yet.
fn state_on(
    row: &adhesion::Model,
    later: Option<&adhesion_change::Model>,
) -> Result<Option<AdhesionState>, Fault> {
    Ok(match later {
        None => Some(entity::read("adhesion", "state", &row.state)?),
        Some(change) => change
            .from_state
            .as_deref()
            .map(|code| entity::read("adhesion_change", "from_state", code))
            .transpose()?,
    })
}
