//! The lines of a roll for which a person votes.

use std::collections::BTreeSet;

use domain::election::stage::Stage;
use domain::electorate::roll::Voter;
use domain::id::ElectionId;
use entity::{election, election_urn, election_voter};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IdenStatic as _, Iterable as _,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::scope::Seat;

/// A line of the roll of an urn.
#[derive(Debug, Clone)]
pub struct Line {
    /// The urn, without codes, trustees, sums and results.
    pub urn: election_urn::Model,
    /// The line.
    pub row: election_voter::Model,
    /// Whether it is the voice of the reader or of a structure that she represents; else she carries it.
    pub own: bool,
}

/// An election, for who votes in it.
#[derive(Debug, Clone)]
pub struct Voting {
    /// Her seat.
    pub seat: Seat,
    /// The election.
    pub row: election::Model,
    /// Where it stands.
    pub stage: Stage,
    /// Her lines: her own first.
    pub lines: Vec<Line>,
}

/// An election, with the lines for which a person votes. Permission: who reads elections; a line is found by who votes for
/// it.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn voting<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Result<Voting, Failure<R>> {
    let seen = seen(db, ctx, actor, slug, id).await?;
    let (seat, row, stage) = (seen.seat, seen.row, seen.stage);
    let mine: Vec<Uuid> = seen.mine.iter().map(|it| it.id).collect();
    // Of who gave her voice away, its holder alone registers a code and votes: two codes would kill each other.
    let own = Condition::all()
        .add(election_voter::Column::AdhesionId.is_in(mine.iter().copied()))
        .add(election_voter::Column::HolderId.is_null());
    let hers = Condition::any()
        .add(own)
        .add(election_voter::Column::HolderId.is_in(mine.iter().copied()));
    let rows = election_voter::Entity::find()
        .inner_join(election_urn::Entity)
        .filter(election_urn::Column::ElectionId.eq(row.id))
        .filter(hers)
        .order_by_asc(election_voter::Column::Entry)
        .all(db)
        .await?;
    let urns = urns(db, rows.iter().map(|it| it.urn_id).collect()).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let urn = urns.iter().find(|it| it.id == row.urn_id).cloned();
        lines.extend(urn.map(|urn| Line {
            own: mine.contains(&row.adhesion_id),
            urn,
            row,
        }));
    }
    lines.sort_by_key(|it| (it.urn.rehearsal, !it.own));
    Ok(Voting {
        seat,
        row,
        stage,
        lines,
    })
}

/// Urns without what no voter needs, and what is large: codes, trustees, sums, results.
async fn urns(
    db: &impl ConnectionTrait,
    ids: BTreeSet<Uuid>,
) -> Result<Vec<election_urn::Model>, Fault> {
    use election_urn::Column;
    let left_out = |it: &Column| {
        matches!(
            it,
            Column::CredentialsJson | Column::TrusteesJson | Column::TallyJson | Column::ResultJson
        )
    };
    let mut asked = election_urn::Entity::find()
        .select_only()
        .columns(Column::iter().filter(|it| !left_out(it)));
    for column in Column::iter().filter(left_out) {
        asked = asked.expr_as(Expr::value(Option::<Vec<u8>>::None), column.as_str());
    }
    Ok(asked
        .filter(Column::Id.is_in(ids))
        .into_model::<election_urn::Model>()
        .all(db)
        .await?)
}

impl Voting {
    /// The line of an urn by its name, if she votes for it.
    pub(super) fn line(&self, urn: Uuid, entry: Uuid) -> Option<&Line> {
        self.lines
            .iter()
            .find(|it| it.urn.id == urn && it.row.entry == entry)
    }
}

impl Line {
    /// What the roll says of it.
    ///
    /// # Errors
    /// When the row cannot be read.
    pub fn voter(&self) -> Result<Voter, Fault> {
        serde_json::from_str(&self.row.line).map_err(|error| Fault::Other(error.to_string()))
    }
}
