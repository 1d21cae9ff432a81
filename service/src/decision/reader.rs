//! Who reads a decision, and what she is in it.

use domain::decision::stage::Stage;
use domain::id::{AdhesionId, DecisionId};
use domain::permission::Action;
use entity::{adhesion, decision, decision_voter};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::mine;
use crate::ctx::{Actor, Ctx};
use crate::failure::Failure;
use crate::scope::{self, Seat};

/// Who reads the decisions of a CPTS.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Her seat.
    pub seat: Seat,
    /// The adhesions for which she speaks today, of members with full rights: her own first, then those of structures that
    /// she represents.
    pub mine: Vec<adhesion::Model>,
}

/// A decision, for who reads it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Her seat.
    pub seat: Seat,
    /// The adhesions for which she speaks, as in [`Reader`].
    pub mine: Vec<adhesion::Model>,
    /// The decision.
    pub row: decision::Model,
    /// Where it stands.
    pub stage: Stage,
    /// Whether she proposed it.
    pub author: bool,
    /// Whether she facilitates it: author, officer or coordinator; once the roll is frozen, those of that day.
    pub facilitates: bool,
}

/// Who reads the decisions of a CPTS: its members, who represents one, and those whose role lets them. Permission:
/// [`Action::ReadDecisions`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn reader<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Result<Reader, Failure<R>> {
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let mine = mine::adhesions(db, ctx, &seat).await?;
    // Who represents a member takes part as one, unless she is suspended herself.
    if let Err(refused) = seat.require(Action::ReadDecisions)
        && (mine.is_empty() || seat.standing.adhesion.is_some_and(|it| !it.is_ended()))
    {
        return Err(Failure::Forbidden(refused));
    }
    Ok(Reader { seat, mine })
}

/// A decision of a CPTS, for who reads it. A draft is found by its author only.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn seen<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Result<Seen, Failure<R>> {
    let Reader { seat, mine } = reader(db, ctx, actor, slug).await?;
    let row = seat
        .decisions()
        .filter(decision::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let stage = row.stage()?;
    let author = row.author_id == actor.person.0;
    if stage == Stage::Draft && !author {
        return Err(Failure::NotFound);
    }
    let facilitates = if row.roll_sha256.is_none() {
        author || seat.require(Action::FacilitateDecisions).is_ok()
    } else {
        let own = Condition::any()
            .add(decision_voter::Column::PersonId.eq(actor.person.0))
            .add(decision_voter::Column::AdhesionId.is_in(mine.iter().map(|it| it.id)));
        decision_voter::Entity::find()
            .filter(decision_voter::Column::DecisionId.eq(row.id))
            .filter(decision_voter::Column::Facilitates.eq(true))
            .filter(own)
            .count(db)
            .await?
            > 0
    };
    Ok(Seen {
        seat,
        mine,
        row,
        stage,
        author,
        facilitates,
    })
}

impl Seen {
    /// Which.
    pub const fn id(&self) -> DecisionId {
        DecisionId(self.row.id)
    }

    /// The adhesions for which the reader speaks.
    pub fn adhesions(&self) -> impl Iterator<Item = AdhesionId> {
        self.mine.iter().map(|it| AdhesionId(it.id))
    }

    /// Whether the reader facilitates.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_facilitator<R>(&self) -> Result<(), Failure<R>> {
        if self.facilitates {
            return Ok(());
        }
        Err(Failure::Forbidden(domain::permission::Refused::NoRole))
    }
}
