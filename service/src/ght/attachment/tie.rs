//! An attachment as somebody types it: a member who declares it, or a board that records it.

use domain::ght::attachment::{AttachedTo, AttachmentState, HalfDays, Source, Way};
use domain::id::BlocId;
use domain::member::MemberKind;
use domain::role::Period;
use domain::typed::{self, NAME_MAX, TypedRefused};
use entity::{adhesion, attachment, bloc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::ght::known;
use crate::ght::party::{RecordRefused, entity, numbers};
use crate::tx::Tx;

/// The longest evidence or reason, in characters.
pub const WORDS_MAX: usize = 2_000;

/// What ties a member, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// To what.
    pub to: To,
    /// How.
    pub way: Way,
    /// Between which days.
    pub period: Period,
    /// How a week divides; only the main activity asks it.
    pub half_days: Option<HalfDays>,
    /// What shows it; may be empty.
    pub evidence: String,
}

/// To what a member says to be tied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// A party of the register, or a bloc itself.
    Known(AttachedTo),
    /// An entity that the register does not have.
    Other {
        /// Its FINESS; this or the SIREN.
        finess: String,
        /// Its SIREN.
        siren: String,
        /// Its name.
        name: String,
    },
}

/// Why a tie is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieRefused {
    /// The register has no such group.
    NoBloc,
    /// The numbers of another entity.
    Number(RecordRefused),
    /// The name of another entity is missing or cannot be kept.
    Name(Option<TypedRefused>),
    /// A structure is what it is; a person works or holds a mandate.
    Way,
    /// The last day lies before the first.
    EndsBeforeStart,
    /// A week cannot divide so.
    HalfDays,
    /// What shows it cannot be kept.
    Evidence(TypedRefused),
    /// The same is recorded already, for some of these days.
    Already,
    /// The membership has ended.
    Ended,
    /// Nobody decides on their own attachments.
    OwnAdhesion,
}

/// The row of a new attachment, checked against the member and what is recorded of them.
pub(super) async fn row(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    adhesion: &adhesion::Model,
    tie: &Tie,
    (source, state): (Source, AttachmentState),
) -> Result<attachment::Model, Failure<TieRefused>> {
    let refused = Failure::Refused;
    if adhesion.ended_at.is_some() {
        return Err(refused(TieRefused::Ended));
    }
    let kind: MemberKind = entity::read("adhesion", "kind", &adhesion.kind)?;
    if !tie.way.fits(kind) {
        return Err(refused(TieRefused::Way));
    }
    if tie
        .period
        .ends_on
        .is_some_and(|end| end < tie.period.starts_on)
    {
        return Err(refused(TieRefused::EndsBeforeStart));
    }
    let half_days = tie.half_days.filter(|_| tie.way == Way::MainActivity);
    if half_days.is_some_and(|it| !it.is_a_week()) {
        return Err(refused(TieRefused::HalfDays));
    }
    let evidence = typed::paragraphs(&tie.evidence, WORDS_MAX)
        .map_err(|it| refused(TieRefused::Evidence(it)))?;
    let (to, name) = to(tx, adhesion, &tie.to).await?;
    let held = attachment::Entity::find()
        .filter(attachment::Column::AdhesionId.eq(adhesion.id))
        .all(tx.db())
        .await?;
    for other in &held {
        let other = known::read(other)?;
        let same = other.to == to && other.way == tie.way;
        if same
            && other.state != AttachmentState::Rejected
            && domain::ght::meet(other.period, tie.period)
        {
            return Err(refused(TieRefused::Already));
        }
    }
    let (bloc_id, (finess, siren)) = match &to {
        AttachedTo::Bloc(bloc) => (Some(bloc.0), (None, None)),
        AttachedTo::Entity(entity) => (None, numbers(entity)),
    };
    let mut row = attachment::Model {
        id: ctx.uuid(),
        cpts_id: adhesion.cpts_id,
        adhesion_id: adhesion.id,
        bloc_id,
        finess,
        siren,
        entity_name: name,
        way: tie.way.code().to_owned(),
        source: source.code().to_owned(),
        evidence,
        starts_on: tie.period.starts_on,
        ends_on: tie.period.ends_on,
        state: state.code().to_owned(),
        half_days_inside: None,
        half_days_outside: None,
        at_threshold: None,
        created_by: Some(actor.person.0),
        created_at: ctx.now(),
        version: 1,
    };
    divide(&mut row, half_days);
    Ok(row)
}

/// Sets how a week divides.
pub(super) fn divide(row: &mut attachment::Model, half_days: Option<HalfDays>) {
    row.half_days_inside = half_days.map(|it| it.inside.into());
    row.half_days_outside = half_days.map(|it| it.outside.into());
    row.at_threshold = half_days.map(|it| it.at_threshold.code().to_owned());
}

async fn to(
    tx: &Tx<'_>,
    adhesion: &adhesion::Model,
    to: &To,
) -> Result<(AttachedTo, Option<String>), Failure<TieRefused>> {
    match to {
        To::Known(AttachedTo::Bloc(bloc)) => {
            if has_bloc(tx, adhesion, *bloc).await? {
                Ok((AttachedTo::Bloc(*bloc), None))
            } else {
                Err(Failure::Refused(TieRefused::NoBloc))
            }
        }
        To::Known(AttachedTo::Entity(entity)) => {
            let names = known::names(tx.db(), adhesion.cpts_id.into()).await?;
            match names.get(entity) {
                Some(name) => Ok((AttachedTo::Entity(entity.clone()), Some(name.clone()))),
                None => Err(Failure::Refused(TieRefused::NoBloc)),
            }
        }
        To::Other {
            finess,
            siren,
            name,
        } => {
            let entity =
                entity(finess, siren).map_err(|it| Failure::Refused(TieRefused::Number(it)))?;
            let name = typed::line(name, NAME_MAX)
                .map_err(|it| Failure::Refused(TieRefused::Name(Some(it))))?;
            let name = name.ok_or(Failure::Refused(TieRefused::Name(None)))?;
            Ok((AttachedTo::Entity(entity), Some(name)))
        }
    }
}

async fn has_bloc(tx: &Tx<'_>, adhesion: &adhesion::Model, id: BlocId) -> Result<bool, Fault> {
    Ok(bloc::Entity::find_by_id(id.0)
        .filter(bloc::Column::CptsId.eq(adhesion.cpts_id))
        .one(tx.db())
        .await?
        .is_some())
}
