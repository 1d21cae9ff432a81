//! What a member may do in an election: stand, and for which college; or why not.

use domain::election::candidacy::NotEligible;
use domain::id::{AdhesionId, CandidacyId};
use domain::statutes::CollegeId;
use entity::election_candidacy;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::reader::Seen;
use super::{candidacy, names};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Whether one may stand.
pub type Stands = Result<CollegeId, NotEligible>;

/// An adhesion for which the reader speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Which.
    pub adhesion: AdhesionId,
    /// Their name.
    pub name: String,
    /// Whether they may stand; nothing where no rules are in force.
    pub stands: Option<Stands>,
    /// Their candidacy that was not taken back.
    pub candidacy: Option<CandidacyId>,
    /// What they wrote before, also when they took it back.
    pub statement: Option<String>,
}

/// The adhesions of a reader, her own first.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
) -> Result<Vec<Own>, Fault> {
    let mut all = Vec::new();
    for row in &seen.mine {
        let filed = election_candidacy::Entity::find()
            .filter(election_candidacy::Column::ElectionId.eq(seen.row.id))
            .filter(election_candidacy::Column::AdhesionId.eq(row.id))
            .one(db)
            .await?;
        let runs = filed.as_ref().filter(|it| it.withdrawn_at.is_none());
        all.push(Own {
            adhesion: AdhesionId(row.id),
            name: names::of(row),
            stands: candidacy::eligible(db, ctx, &seen.row, row).await?,
            candidacy: runs.map(|it| CandidacyId(it.id)),
            statement: filed.map(|it| it.statement),
        });
    }
    Ok(all)
}
