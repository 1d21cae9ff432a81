//! What an import of members would change in the weight of groups.

use std::collections::BTreeMap;

use domain::id::BatchId;
use domain::import::verdict::changes;
use domain::import::{Candidate, Effect};
use domain::member::profile::Profile;
use domain::profession::MedicalField;
use sea_orm::ConnectionTrait;

use super::commit::category;
use super::fill::fill;
use super::known;
use super::store::lines;
use crate::ctx::Ctx;
use crate::electorate::Day;
use crate::electorate::joined::Joined;
use crate::failure::Fault;
use crate::scope::Seat;

/// What would follow if what was checked were committed now; nothing where no rules are in force.
pub(super) async fn weighs(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    batch: BatchId,
) -> Result<Option<Joined>, Fault> {
    let Some(day) = Day::read(db, ctx, seat, ctx.today()).await? else {
        return Ok(None);
    };
    let rows = day.known.adhesions.iter();
    let rows: BTreeMap<_, _> = rows.map(|row| (row.id, row)).collect();
    let (mut newcomers, mut told) = (Vec::new(), BTreeMap::new());
    for stored in lines(db, batch).await? {
        let (line, choice) = stored.into_line()?;
        match line.effect(choice) {
            Effect::Nothing => {}
            Effect::Create => newcomers.push(profile(&line.detail.told)),
            Effect::Update(id) => {
                if let Some(row) = rows.get(&id.0) {
                    let mut row = (*row).clone();
                    for change in changes(&known::known(&row)?, &line.detail.told) {
                        fill(&mut row, change.column, Some(change.after.clone()));
                    }
                    told.insert(id.0, day.known.profile(&row)?);
                }
            }
        }
    }
    Ok(Some(day.joined(&newcomers, &told)?))
}

/// What a line says of a person, as the adhesion that it makes will.
fn profile(told: &Candidate) -> Profile {
    let profession = told.profession;
    Profile {
        category: category(profession),
        profession,
        field: profession.and_then(|it| MedicalField::of(it, told.skill.as_ref())),
        mode: told.mode,
        sector: told.sector,
        structure: None,
    }
}
