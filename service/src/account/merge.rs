//! One account of two: somebody came in by e-mail first and by card later, and proved both within one session.
//!
//! The account that is signed in stays. Everything that points to the other one points to it afterwards, and the
//! other one is no more.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::Event;
use domain::id::PersonId;
use domain::member::AdhesionState;
use entity::{
    account_merge, activity, adhesion, adhesion_change, attachment, attachment_change, audit_entry,
    bloc, bloc_party, contract, contract_comment, contract_cpts, contract_document, contract_feed,
    contract_guest, contract_mandate, contract_opinion, contract_reminder, contract_review,
    contract_scan, contract_signature, contract_template, contract_version, cpts, decision,
    decision_comment, decision_document, decision_round, decision_statement, decision_text,
    decision_voter, device, device_challenge, device_desk, dues, election, election_act,
    election_incident, election_minutes_signature, election_officer, election_paper_count,
    election_request, email_code, field_visibility, identity, import_batch, invitation,
    log_opening, mandate, person, role, rules, rules_draft, rules_revision, session,
    sign_in_attempt, statutes, structure, territory, territory_mission, trustee, trustee_board,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use super::device as devices;
use super::means::{Means, of};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::notice;
use crate::tx::{Entry, Tx};

/// Time to read what will happen.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// The other account, as it is shown before anything is done.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its row.
    pub other: person::Model,
    /// What opens it.
    pub means: Vec<Means>,
    /// Its adhesions.
    pub adhesions: Vec<(cpts::Model, AdhesionState)>,
    /// Why it cannot be done now.
    pub refused: Option<MergeRefused>,
}

/// Why two accounts stay two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeRefused {
    /// Nothing was proved in this session, or too long ago.
    Unproved,
    /// Both have an adhesion that runs in these CPTS: one of the two must end first.
    BothIn(Vec<String>),
    /// Two verified RPPS numbers: two people.
    TwoRpps,
    /// Each holds a part of the key of these boards of trustees: together they would open what two must open.
    TwoParts(Vec<String>),
}

/// Remembers that both accounts were proved in this session.
pub(super) async fn offer(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    other: PersonId,
) -> Result<(), Fault> {
    account_merge::Entity::delete_by_id(actor.session.0)
        .exec(tx.db())
        .await?;
    account_merge::Entity::insert(account_merge::ActiveModel {
        session_id: Set(actor.session.0),
        person_id: Set(actor.person.0),
        other_id: Set(other.0),
        expires_at: Set(ctx.now() + PATIENCE),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(())
}

/// What would join the account that is signed in.
///
/// # Errors
/// [`MergeRefused::Unproved`] or a fault. What else stands against it is in the offer.
pub async fn offered(ctx: &Ctx, actor: &Actor) -> Outcome<Offer, MergeRefused> {
    let db = ctx.db().read();
    let Some(other) = proved(db, ctx.now(), actor).await? else {
        return refuse(MergeRefused::Unproved);
    };
    let means = of(db, PersonId(other.id)).await?;
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::PersonId.eq(other.id))
        .find_also_related(cpts::Entity)
        .order_by_asc(adhesion::Column::AppliedAt)
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    let mut adhesions = Vec::new();
    for (row, cpts) in rows {
        if let Some(cpts) = cpts {
            adhesions.push((cpts, entity::read("adhesion", "state", &row.state)?));
        }
    }
    let refused = against(db, actor.person, &other).await?;
    Ok(Offer {
        other,
        means,
        adhesions,
        refused,
    })
}

/// Makes one account of two. Sessions of the other one end; both are told by mail.
///
/// # Errors
/// [`MergeRefused`]; nothing is changed then.
pub async fn merge(ctx: &Ctx, actor: &Actor) -> Outcome<(), MergeRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let Some(other) = proved(db, ctx.now(), actor).await? else {
            return refuse(MergeRefused::Unproved);
        };
        if let Some(refused) = against(db, actor.person, &other).await? {
            return refuse(refused);
        }
        let stays = person::Entity::find_by_id(actor.person.0)
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        forget(db, &other).await?;
        // A key was given to one of two accounts, perhaps by a weaker way in than the other one has.
        devices::end_all(ctx, tx, [stays.id, other.id]).await?;
        let chosen = field_visibility::Entity::find()
            .filter(field_visibility::Column::PersonId.eq(stays.id))
            .all(db)
            .await?
            .into_iter()
            .map(|row| row.field);
        // What was chosen in the account that stays holds.
        field_visibility::Entity::delete_many()
            .filter(field_visibility::Column::PersonId.eq(other.id))
            .filter(field_visibility::Column::Field.is_in(chosen))
            .exec(db)
            .await?;
        follow(db, other.id, stays.id).await?;
        let addresses: HashSet<String> = [&stays.email, &other.email]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let (gone, locale) = (other.id, stays.locale.clone());
        // Its RPPS is free only once its row is gone.
        other.clone().delete(db).await?;
        complete(db, &stays, other).await?;
        tx.record(
            Entry::new(Event::AccountsMerged)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "gone": gone })),
        )
        .await?;
        for address in &addresses {
            notice::send(ctx, tx, notice::merge::mail(address, &locale)).await?;
        }
        Ok(())
    })
}

async fn proved(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
) -> Result<Option<person::Model>, Fault> {
    let row = account_merge::Entity::find_by_id(actor.session.0)
        .filter(account_merge::Column::PersonId.eq(actor.person.0))
        .filter(account_merge::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(match row {
        Some(row) => person::Entity::find_by_id(row.other_id).one(db).await?,
        None => None,
    })
}

async fn against(
    db: &impl ConnectionTrait,
    stays: PersonId,
    other: &person::Model,
) -> Result<Option<MergeRefused>, Fault> {
    let own = person::Entity::find_by_id(stays.0).one(db).await?;
    let own_rpps = own.and_then(|row| row.rpps);
    if own_rpps.is_some() && other.rpps.is_some() && own_rpps != other.rpps {
        return Ok(Some(MergeRefused::TwoRpps));
    }
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::PersonId.is_in([stays.0, other.id]))
        .filter(adhesion::Column::EndedAt.is_null())
        .find_also_related(cpts::Entity)
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    let mut seen = HashSet::new();
    let twice: Vec<String> = rows
        .into_iter()
        .filter_map(|(row, cpts)| {
            let twice = !seen.insert(row.cpts_id);
            cpts.filter(|_| twice).map(|cpts| cpts.name)
        })
        .collect();
    if !twice.is_empty() {
        return Ok(Some(MergeRefused::BothIn(twice)));
    }
    let parts = crate::trustee::both(db, stays.0, other.id).await?;
    Ok((!parts.is_empty()).then_some(MergeRefused::TwoParts(parts)))
}

/// What would have no meaning in the account that stays.
async fn forget(db: &impl ConnectionTrait, other: &person::Model) -> Result<(), Fault> {
    session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    email_code::Entity::delete_many()
        .filter(email_code::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    device_challenge::Entity::delete_many()
        .filter(device_challenge::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    contract_feed::Entity::delete_many()
        .filter(contract_feed::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    contract_reminder::Entity::delete_many()
        .filter(contract_reminder::Column::PersonId.eq(other.id))
        .exec(db)
        .await?;
    account_merge::Entity::delete_many()
        .filter(account_merge::Column::OtherId.eq(other.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Points columns from one person to another.
macro_rules! point {
    ($db:expr, $from:expr, $to:expr, $($table:ident.$column:ident),+ $(,)?) => {$(
        $table::Entity::update_many()
            .col_expr($table::Column::$column, Expr::value($to))
            .filter($table::Column::$column.eq($from))
            .exec($db)
            .await?;
    )+};
}

async fn follow(db: &impl ConnectionTrait, from: Uuid, to: Uuid) -> Result<(), Fault> {
    let held = election_officer::Entity::find()
        .filter(election_officer::Column::PersonId.eq(to))
        .all(db)
        .await?;
    for row in held {
        // Both hold the same office in one election: once is enough.
        election_officer::Entity::delete_many()
            .filter(election_officer::Column::PersonId.eq(from))
            .filter(election_officer::Column::ElectionId.eq(row.election_id))
            .filter(election_officer::Column::Kind.eq(row.kind))
            .exec(db)
            .await?;
    }
    let opinions = contract_opinion::Entity::find()
        .filter(contract_opinion::Column::PersonId.eq(to))
        .all(db)
        .await?;
    for row in opinions {
        // Both gave an opinion on one version: that of the account that stays holds.
        contract_opinion::Entity::delete_many()
            .filter(contract_opinion::Column::PersonId.eq(from))
            .filter(contract_opinion::Column::ContractId.eq(row.contract_id))
            .filter(contract_opinion::Column::CptsId.eq(row.cpts_id))
            .filter(contract_opinion::Column::Version.eq(row.version))
            .exec(db)
            .await?;
    }
    point!(
        db,
        from,
        to,
        identity.PersonId,
        activity.PersonId,
        adhesion.PersonId,
        adhesion_change.AuthorId,
        attachment.CreatedBy,
        attachment_change.ActorId,
        audit_entry.ActorId,
        bloc.CreatedBy,
        bloc_party.RecordedBy,
        contract.CreatedBy,
        contract_comment.AuthorId,
        contract_cpts.OwnerId,
        contract_cpts.SignatoryId,
        contract_document.AddedBy,
        contract_guest.InvitedBy,
        contract_guest.KeyBy,
        contract_guest.PersonId,
        contract_mandate.AskedBy,
        contract_opinion.PersonId,
        contract_review.ById,
        contract_scan.FirstId,
        contract_scan.SecondId,
        contract_signature.PersonId,
        contract_template.ChangedBy,
        contract_version.AuthorId,
        decision.AuthorId,
        decision.FollowUpOwnerId,
        decision_comment.AuthorId,
        decision_comment.HiddenBy,
        decision_document.AddedBy,
        decision_round.OpenedBy,
        decision_statement.PersonId,
        decision_text.AuthorId,
        decision_voter.PersonId,
        device.PersonId,
        device_desk.OfficerId,
        dues.RecordedBy,
        election.CreatedBy,
        election_act.ConfirmedBy,
        election_act.ProposedBy,
        election_incident.ByPerson,
        election_minutes_signature.PersonId,
        election_officer.PersonId,
        election_paper_count.TellerId,
        election_request.AnsweredBy,
        election_request.PersonId,
        field_visibility.PersonId,
        import_batch.AuthorId,
        invitation.AcceptedBy,
        invitation.CreatedBy,
        log_opening.PersonId,
        mandate.PersonId,
        role.AppointedBy,
        role.PersonId,
        rules.RecordedBy,
        rules_draft.CreatedBy,
        rules_revision.EditedBy,
        statutes.PublishedBy,
        structure.CreatedBy,
        territory.AuthorId,
        territory_mission.AuthorId,
        trustee.PersonId,
        trustee_board.CreatedBy,
    );
    Ok(())
}

/// What only the other account knew. The national directory's names come with its RPPS.
async fn complete(
    db: &impl ConnectionTrait,
    stays: &person::Model,
    other: person::Model,
) -> Result<(), Fault> {
    let mut update = person::Entity::update_many()
        .col_expr(
            person::Column::Email,
            Expr::value(stays.email.clone().or(other.email)),
        )
        .col_expr(
            person::Column::Phone,
            Expr::value(stays.phone.clone().or(other.phone)),
        )
        .filter(person::Column::Id.eq(stays.id));
    if stays.rpps.is_none() && other.rpps.is_some() {
        update = update
            .col_expr(person::Column::Rpps, Expr::value(other.rpps))
            .col_expr(person::Column::FamilyName, Expr::value(other.family_name))
            .col_expr(person::Column::GivenName, Expr::value(other.given_name))
            .col_expr(person::Column::SearchName, Expr::value(other.search_name));
    }
    update.exec(db).await?;
    Ok(())
}
