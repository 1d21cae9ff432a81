//! Where one member stands under the rules in force today: side, college, right to vote, and what ties them to groups.

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::electorate::Entry;
use domain::ght::{Bloc, Entity};
use domain::id::{AdhesionId, CptsId};
use domain::statutes::Statutes;
use entity::adhesion;
use sea_orm::ConnectionTrait;

use super::attachment::shown::{self, Shown};
use super::known;
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Failure, Fault, Outcome};
use crate::member::own::{self, Own};

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
    let day = Day::read_one(db, ctx, row, today).await?;
    let voters = day.as_ref().map(Day::voters);
    Ok(Standing {
        names: known::names(db, cpts).await?,
        entry: voters.and_then(|it| it.entry(AdhesionId(row.id)).cloned()),
        rules: day.map(|it| (it.rules.number, it.rules.statutes)),
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
