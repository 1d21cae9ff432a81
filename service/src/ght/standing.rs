//! Where one member stands under the rules in force today: side, college, right to vote, and what ties them to groups.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::Datelike;
use domain::audit::Event;
use domain::electorate::{Entry, Question, electorate};
use domain::ght::{Bloc, Entity};
use domain::id::{AdhesionId, CptsId};
use domain::statutes::{DecisionKind, OrganKind, Statutes};
use entity::{adhesion, audit_entry, dues, dues_rate, structure};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::attachment::shown::{self, Shown};
use super::known;
use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::dues::standing::Asked;
use crate::electorate::Known;
use crate::failure::{Failure, Fault, Outcome};
use crate::member::own::{self, Own};
use crate::statutes::rules;

/// Where a member stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The rules in force and their number; none where the CPTS adopted none.
    pub rules: Option<(i32, Statutes)>,
    /// What they say of the member, for the ordinary general meeting.
    pub entry: Option<Entry>,
    /// The groups that the CPTS knows.
    pub blocs: Vec<Bloc>,
    /// Names of their parties.
    pub names: BTreeMap<Entity, String>,
    /// The member's attachments, the latest first.
    pub ties: Vec<Shown>,
}

/// Where the holder of an adhesion stands today. The caller has checked that the reader may see it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &adhesion::Model,
) -> Result<Standing, Fault> {
    let today = ctx.today();
    let cpts = CptsId(row.cpts_id);
    let blocs = known::blocs(db, cpts).await?;
    let ties = shown::of(db, &blocs, AdhesionId(row.id), today).await?;
    let rules = rules::in_force(db, row.cpts_id, today).await?;
    let mut entry = None;
    if let Some(rules) = &rules {
        let members = known_of(db, ctx, row).await?.members(today)?;
        let question = Question {
            organ: OrganKind::OrdinaryMeeting,
            college: None,
            decision: DecisionKind::Resolution,
            on: today,
            contract: None,
        };
        let list = electorate(&rules.statutes, &members, &blocs, &question);
        entry = list.entry(AdhesionId(row.id)).cloned();
    }
    Ok(Standing {
        names: known::names(db, cpts).await?,
        rules: rules.map(|it| (it.number, it.statutes)),
        entry,
        blocs,
        ties,
    })
}

/// One's own adhesion and where one stands.
///
/// # Errors
/// Not found for somebody else's adhesion; a fault.
pub async fn own(ctx: &Ctx, actor: &Actor, id: AdhesionId) -> Outcome<(Own, Standing), Infallible> {
    let db = ctx.db().read();
    let own: Own = own::one::<Infallible>(db, ctx, actor, id).await?;
    let standing = of(db, ctx, &own.row).await.map_err(Failure::Fault)?;
    Ok((own, standing))
}

/// What the registers know of one member.
pub(crate) async fn known_of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &adhesion::Model,
) -> Result<Known, Fault> {
    let year = ctx.today().year();
    let rates = dues_rate::Entity::find()
        .filter(dues_rate::Column::CptsId.eq(row.cpts_id))
        .filter(dues_rate::Column::Year.eq(year))
        .all(db)
        .await?;
    let settled = dues::Entity::find()
        .filter(dues::Column::AdhesionId.eq(row.id))
        .filter(dues::Column::Year.eq(year))
        .filter(dues::Column::CancelledAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|it| (it.adhesion_id, it.settlement))
        .collect();
    let reminders = audit_entry::Entity::find()
        .filter(audit_entry::Column::CptsId.eq(row.cpts_id))
        .filter(audit_entry::Column::Subject.eq(row.id))
        .filter(audit_entry::Column::Event.eq(Event::DuesReminded.code()))
        .all(db)
        .await?;
    let of_year = |it: &&audit_entry::Model| {
        it.detail.get("year").and_then(serde_json::Value::as_i64) == Some(i64::from(year))
    };
    let reminded = reminders.iter().filter(of_year).map(|it| it.at).max();
    let mut kinds = BTreeMap::new();
    if let Some(id) = row.structure_id {
        let found = structure::Entity::find_by_id(id).one(db).await?;
        kinds.extend(found.map(|it| (it.id, it.kind)));
    }
    let ties = known::attachments_of(db, AdhesionId(row.id)).await?;
    Ok(Known {
        adhesions: vec![row.clone()],
        kinds,
        asked: Asked::of_rows(rates),
        settled,
        reminded: reminded
            .map(|at| (row.id, paris_day(at)))
            .into_iter()
            .collect(),
        attachments: BTreeMap::from([(row.id, ties)]),
        ..Known::default()
    })
}
