//! The row of a new adhesion, its first line of history, its entry in the journal.

use domain::audit::Event;
use domain::id::{CptsId, PersonId};
use domain::member::{AdhesionState, Change, MemberKind};
use domain::profession::Category;
use domain::territory::InseeCode;
use entity::{adhesion, adhesion_change, cpts, statutes};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::work::Practised;
use crate::account::device;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;
use crate::tx::{Entry, Tx};

/// What an adhesion will say of the applicant.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Person or structure.
    pub kind: MemberKind,
    /// The person; none for a structure.
    pub person: Option<Uuid>,
    /// The structure.
    pub structure: Option<Uuid>,
    /// Category of member.
    pub category: Category,
    /// Family name, or name of the structure.
    pub name: String,
    /// Given name.
    pub given_name: Option<String>,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// RPPS number that the provider verified.
    pub rpps: Option<String>,
    /// What the person does.
    pub work: Option<Practised>,
    /// FINESS of the place.
    pub finess: Option<String>,
    /// Name of the place.
    pub place_name: Option<String>,
    /// Commune of practice, or seat of the structure.
    pub commune: InseeCode,
    /// Contact address.
    pub email: String,
    /// Contact telephone.
    pub phone: Option<String>,
    /// A word to the board.
    pub message: Option<String>,
}

/// Writes an application.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn enter(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    cpts: &cpts::Model,
    draft: &Draft,
    statutes: Option<&statutes::Model>,
) -> Result<adhesion::Model, Fault> {
    let work = draft.work.as_ref();
    let row = adhesion::Model {
        id: ctx.uuid(),
        cpts_id: cpts.id,
        number: next_number(tx, cpts.id).await?,
        kind: draft.kind.code().to_owned(),
        person_id: draft.person,
        structure_id: draft.structure,
        state: AdhesionState::Applied.code().to_owned(),
        category: draft.category.code().to_owned(),
        name: draft.name.clone(),
        given_name: draft.given_name.clone(),
        search_name: draft.search_name.clone(),
        rpps: draft.rpps.clone(),
        finess: draft.finess.clone(),
        profession: work.map(|it| it.profession.code().to_owned()),
        skill: work.and_then(|it| it.skill.as_ref().map(|skill| skill.as_str().to_owned())),
        mode: work.map(|it| it.mode.code().to_owned()),
        sector: work.and_then(|it| it.sector.map(|sector| sector.code().to_owned())),
        activity_id: work.map(|it| it.activity),
        place_name: draft.place_name.clone(),
        commune_code: Some(draft.commune.to_string()),
        email: Some(draft.email.clone()),
        phone: draft.phone.clone(),
        message: draft.message.clone(),
        statutes_id: statutes.map(|it| it.id),
        statutes_sha256: statutes.map(|it| it.sha256.clone()),
        applied_at: ctx.now(),
        admitted_on: None,
        ended_at: None,
        pseudonymised_at: None,
        batch_id: None,
        version: 1,
    };
    adhesion::Entity::insert(adhesion::ActiveModel::from(row.clone()).reset_all())
        .exec_without_returning(tx.db())
        .await?;
    adhesion_change::Entity::insert(adhesion_change::ActiveModel {
        id: Set(ctx.uuid()),
        adhesion_id: Set(row.id),
        change: Set(Change::Apply.code().to_owned()),
        from_state: Set(None),
        to_state: Set(row.state.clone()),
        author_id: Set(Some(actor.person.0)),
        reason: Set(None),
        at: Set(ctx.now()),
    })
    .exec_without_returning(tx.db())
    .await?;
    tx.record(
        Entry::new(Event::AdhesionChanged)
            .cpts(CptsId(cpts.id))
            .actor(actor)
            .subject(row.id)
            .detail(json!({ "change": Change::Apply.code() })),
    )
    .await?;
    if let Some(person) = row.person_id {
        device::joined(tx, CptsId(cpts.id), PersonId(person)).await?;
    }
    Ok(row)
}

/// The next adhesion number of a CPTS, taken: no other adhesion gets it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn next_number(tx: &Tx<'_>, cpts: Uuid) -> Result<i32, Fault> {
    cpts::Entity::update_many()
        .col_expr(
            cpts::Column::NextNumber,
            Expr::col(cpts::Column::NextNumber).add(1),
        )
        .filter(cpts::Column::Id.eq(cpts))
        .exec(tx.db())
        .await?;
    let row = cpts::Entity::find_by_id(cpts).one(tx.db()).await?;
    row.map(|row| row.next_number - 1)
        .ok_or_else(|| Fault::Other("the CPTS of an application is gone".to_owned()))
}
