//! Who reads an election, and what she is in it.

use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::{AdhesionId, ElectionId, UrnId};
use domain::permission::{Action, Refused};
use entity::{adhesion, election, election_officer, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::ctx::{Actor, Ctx};
use crate::decision::mine;
use crate::failure::Failure;
use crate::scope::{self, Seat};

/// Who reads the elections of a CPTS.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Her seat.
    pub seat: Seat,
    /// The adhesions for which she speaks today, of members with full rights: her own first.
    pub mine: Vec<adhesion::Model>,
    /// Whether she prepares elections.
    pub manages: bool,
}

/// An election, for who reads it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Her seat.
    pub seat: Seat,
    /// The adhesions for which she speaks, as in [`Reader`].
    pub mine: Vec<adhesion::Model>,
    /// Whether she prepares elections.
    pub manages: bool,
    /// The election.
    pub row: election::Model,
    /// Where it stands.
    pub stage: Stage,
    /// What she is in the electoral board.
    pub officer: Vec<OfficerKind>,
}

/// Who reads the elections of a CPTS: its members, who represents one, and those whose role lets them. Permission:
/// [`Action::ReadElections`].
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
    if let Err(refused) = seat.require(Action::ReadElections)
        && (mine.is_empty() || seat.standing.adhesion.is_some_and(|it| !it.is_ended()))
    {
        return Err(Failure::Forbidden(refused));
    }
    let manages = seat.require(Action::ManageElections).is_ok();
    Ok(Reader {
        seat,
        mine,
        manages,
    })
}

/// An election of a CPTS, for who reads it. One that is prepared is found by those who prepare it.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn seen<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Result<Seen, Failure<R>> {
    let Reader {
        seat,
        mine,
        manages,
    } = reader(db, ctx, actor, slug).await?;
    let row = seat
        .elections()
        .filter(election::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let stage: Stage = entity::read("election", "stage", &row.stage)?;
    let kinds = election_officer::Entity::find()
        .filter(election_officer::Column::ElectionId.eq(row.id))
        .filter(election_officer::Column::PersonId.eq(actor.person.0))
        .all(db)
        .await?;
    let officer = kinds
        .iter()
        .map(|it| entity::read("election_officer", "kind", &it.kind))
        .collect::<Result<Vec<OfficerKind>, _>>()?;
    if !stage.is_shown() && !manages && officer.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok(Seen {
        seat,
        mine,
        manages,
        row,
        stage,
        officer,
    })
}

/// An urn of an election.
///
/// # Errors
/// Not found or a fault.
pub async fn urn<R>(
    db: &impl ConnectionTrait,
    election: ElectionId,
    id: UrnId,
) -> Result<election_urn::Model, Failure<R>> {
    election_urn::Entity::find_by_id(id.0)
        .filter(election_urn::Column::ElectionId.eq(election.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

impl Seen {
    /// Which.
    pub const fn id(&self) -> ElectionId {
        ElectionId(self.row.id)
    }

    /// The adhesions for which the reader speaks.
    pub fn adhesions(&self) -> impl Iterator<Item = AdhesionId> {
        self.mine.iter().map(|it| AdhesionId(it.id))
    }

    /// Whether she decides with another one of the electoral board.
    pub fn confirms(&self) -> bool {
        self.officer.iter().any(|it| it.confirms())
    }

    /// Whether she prepares the election: by her role in the CPTS, or as the chair of its electoral board.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_leads<R>(&self) -> Result<(), Failure<R>> {
        if self.manages || self.officer.contains(&OfficerKind::Chair) {
            return Ok(());
        }
        Err(Failure::Forbidden(Refused::NoRole))
    }

    /// Whether she prepares elections in the CPTS.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_manages<R>(&self) -> Result<(), Failure<R>> {
        self.seat
            .require(domain::permission::Action::ManageElections)?;
        Ok(())
    }

    /// Whether she is chair or teller.
    ///
    /// # Errors
    /// Forbidden, if not.
    pub fn require_confirms<R>(&self) -> Result<(), Failure<R>> {
        if self.confirms() {
            return Ok(());
        }
        Err(Failure::Forbidden(Refused::NoRole))
    }
}
