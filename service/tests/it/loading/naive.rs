//! A naive reading: every event of a register is replayed until the evening of the day.

use chrono::{Datelike, NaiveDate};
use domain::dues::{Settlement, is_member_during, up_to_date};
use domain::electorate::Member;
use domain::ght::attachment::Attachment;
use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::member::profile::Profile;
use domain::profession::MedicalField;
use domain::role::RoleKind;
use entity::{adhesion, attachment, role};
use service::calendar::paris_day;
use service::dues::standing::Asked;
use uuid::Uuid;

use super::random::Registers;

/// Everybody whose adhesion was there in the evening of a day.
pub fn members(of: &Registers, on: NaiveDate, today: NaiveDate) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for row in &of.adhesions {
        let Some(state) = state(of, row.id, on) else {
            continue;
        };
        let mut roles: Vec<RoleKind> = of
            .roles
            .iter()
            .filter(|it| {
                covers(it.starts_on, it.ends_on, on) && sits_by(of, it, on) == Some(row.id)
            })
            .map(|it| it.kind.parse().unwrap())
            .collect();
        roles.sort();
        roles.dedup();
        members.push(Member {
            adhesion: AdhesionId(row.id),
            state,
            admitted_on: row.admitted_on,
            dues: {
                let ended = row.ended_at.map(paris_day);
                let rates = of.rates.iter().filter(|it| it.year == on.year());
                let asked = Asked::of_rows(rates.cloned()).of(&row.category);
                let asked = asked.filter(|_| is_member_during(on.year(), row.admitted_on, ended));
                up_to_date(asked, settled(of, row.id, on, today))
            },
            reminded_on: {
                let year = i64::from(on.year());
                let told = of.journal.iter().filter(|it| it.subject == Some(row.id));
                let told =
                    told.filter(|it| it.event == "dues-reminded" && it.detail["year"] == year);
                told.map(|it| paris_day(it.at))
                    .filter(|day| *day <= on)
                    .max()
            },
            profile: profile(of, row),
            attachments: attachments(of, row.id, on, today),
            roles,
        });
    }
    members.sort_by_key(|it| it.adhesion.0);
    members
}

fn state(of: &Registers, id: Uuid, on: NaiveDate) -> Option<AdhesionState> {
    let mut changes: Vec<_> = of
        .changes
        .iter()
        .filter(|it| it.adhesion_id == id)
        .collect();
    changes.sort_by_key(|it| it.at);
    let mut state = None;
    for change in changes {
        if paris_day(change.at) <= on {
            state = Some(change.to_state.parse().unwrap());
        }
    }
    state
}

fn settled(of: &Registers, id: Uuid, on: NaiveDate, today: NaiveDate) -> Option<Settlement> {
    let mut found = None;
    for row in &of.dues {
        let cancelled = row
            .cancelled_at
            .is_some_and(|at| on == today || paris_day(at) <= on);
        let known =
            row.adhesion_id == id && row.year == on.year() && paris_day(row.recorded_at) <= on;
        if known && !cancelled {
            found = Some(row.settlement.parse().unwrap());
        }
    }
    found
}

fn profile(of: &Registers, row: &adhesion::Model) -> Profile {
    let profession = row.profession.as_deref().map(|it| it.parse().unwrap());
    let structure = of
        .structures
        .iter()
        .find(|it| Some(it.id) == row.structure_id);
    Profile {
        category: row.category.parse().unwrap(),
        profession,
        field: profession.and_then(|it| MedicalField::of(it, None)),
        mode: row.mode.as_deref().map(|it| it.parse().unwrap()),
        sector: None,
        structure: structure.map(|it| it.kind.parse().unwrap()),
    }
}

fn attachments(of: &Registers, id: Uuid, on: NaiveDate, today: NaiveDate) -> Vec<Attachment> {
    let own = of.attachments.iter().filter(|it| it.adhesion_id == id);
    let mut own: Vec<attachment::Model> = own.cloned().collect();
    own.sort_by_key(|it| it.id);
    let on_day = own.into_iter().filter_map(|mut row| {
        let mut changes: Vec<_> = of.attachment_changes.iter().collect();
        changes.retain(|it| it.attachment_id == row.id && (on == today || paris_day(it.at) <= on));
        let last = changes.into_iter().max_by_key(|it| it.version)?;
        row.state.clone_from(&last.state);
        row.starts_on = last.starts_on;
        row.ends_on = last.ends_on;
        Some(service::ght::known::read(&row).unwrap())
    });
    on_day.collect()
}

/// The adhesion by which an officer sits: their own while they are a member, or else the first of those of structures for
/// which they speak.
fn sits_by(of: &Registers, role: &role::Model, on: NaiveDate) -> Option<Uuid> {
    let member =
        |row: &&adhesion::Model| state(of, row.id, on).is_some_and(AdhesionState::is_member);
    let own = of
        .adhesions
        .iter()
        .filter(member)
        .find(|it| it.person_id == Some(role.person_id));
    let speaks_for = |structure: Uuid| {
        of.mandates.iter().any(|it| {
            it.person_id == role.person_id
                && it.structure_id == structure
                && it.kind == "representative"
                && covers(it.starts_on, it.ends_on, on)
        })
    };
    let theirs = of.adhesions.iter().filter(member);
    let theirs = theirs.filter(|it| it.structure_id.is_some_and(speaks_for));
    own.map(|it| it.id).or_else(|| theirs.map(|it| it.id).min())
}

fn covers(starts_on: NaiveDate, ends_on: Option<NaiveDate>, on: NaiveDate) -> bool {
    starts_on <= on && ends_on.is_none_or(|end| on <= end)
}
