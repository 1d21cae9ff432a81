//! All that the server knows of a person, in one file that other software can read (GDPR, art. 15
//! and 20).

use entity::{
    activity, adhesion, adhesion_change, attachment, attachment_change, cpts, dues,
    field_visibility, identity, mandate, person, role, session, structure,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};

/// The export. Names of others, and the secrets that keep a session, are not in it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn export(ctx: &Ctx, actor: &Actor) -> Result<Value, Failure<std::convert::Infallible>> {
    let db = ctx.db().read();
    let me = actor.person.0;
    let person = person::Entity::find_by_id(me)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok(json!({
        "format": "collegiale-person/1",
        "exported_at": ctx.now(),
        "person": {
            "id": person.id,
            "family_name": person.family_name,
            "given_name": person.given_name,
            "rpps": person.rpps,
            "email": person.email,
            "phone": person.phone,
            "locale": person.locale,
            "created_at": person.created_at,
        },
        "identities": identities(db, me).await?,
        "sessions": sessions(db, me).await?,
        "devices": crate::account::device::export(db, me).await?,
        "activities": activities(db, me).await?,
        "visibility": visibility(db, me).await?,
        "adhesions": adhesions(db, me).await?,
        "roles": roles(db, me).await?,
        "mandates": mandates(db, me).await?,
        "decisions": crate::decision::export(db, me).await?,
        "register": crate::log::export(db, me).await?,
    }))
}

async fn identities(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = identity::Entity::find()
        .filter(identity::Column::PersonId.eq(me))
        .order_by_asc(identity::Column::CreatedAt)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|it| {
        json!({
            "kind": it.kind, "issuer": it.issuer, "subject": it.subject,
            "created_at": it.created_at, "used_at": it.used_at,
        })
    });
    Ok(said.collect())
}

async fn sessions(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(me))
        .order_by_asc(session::Column::CreatedAt)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|it| {
        json!({
            "means": it.means, "device": it.device, "created_at": it.created_at,
            "seen_at": it.seen_at, "expires_at": it.expires_at, "revoked_at": it.revoked_at,
        })
    });
    Ok(said.collect())
}

async fn activities(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(me))
        .order_by_asc(activity::Column::CreatedAt)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|it| {
        json!({
            "id": it.id, "source": it.source, "profession": it.profession,
            "category": it.category, "skill": it.skill, "mode": it.mode, "sector": it.sector,
            "structure_name": it.structure_name, "finess_site": it.finess_site,
            "finess_legal": it.finess_legal, "siret": it.siret,
            "commune_code": it.commune_code, "created_at": it.created_at,
            "ended_at": it.ended_at,
        })
    });
    Ok(said.collect())
}

async fn visibility(db: &impl ConnectionTrait, me: Uuid) -> Result<Value, Fault> {
    let rows = field_visibility::Entity::find()
        .filter(field_visibility::Column::PersonId.eq(me))
        .all(db)
        .await?;
    let said = rows.into_iter().map(|it| (it.field, json!(it.audience)));
    Ok(Value::Object(said.collect()))
}

async fn adhesions(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::PersonId.eq(me))
        .find_also_related(cpts::Entity)
        .order_by_asc(adhesion::Column::AppliedAt)
        .all(db)
        .await?;
    let mut said = Vec::with_capacity(rows.len());
    for (it, cpts) in rows {
        said.push(json!({
            "id": it.id,
            "cpts": cpts.map(|cpts| cpts.name),
            "number": it.number, "state": it.state, "category": it.category,
            "name": it.name, "given_name": it.given_name, "rpps": it.rpps,
            "finess": it.finess, "profession": it.profession, "skill": it.skill,
            "mode": it.mode, "sector": it.sector, "place_name": it.place_name,
            "commune_code": it.commune_code, "email": it.email, "phone": it.phone,
            "message": it.message, "statutes_sha256": it.statutes_sha256,
            "applied_at": it.applied_at, "admitted_on": it.admitted_on,
            "ended_at": it.ended_at,
            "history": history(db, it.id).await?,
            "attachments": attachments(db, it.id).await?,
            "dues": paid(db, it.id).await?,
        }));
    }
    Ok(said)
}

async fn history(db: &impl ConnectionTrait, adhesion: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = adhesion_change::Entity::find()
        .filter(adhesion_change::Column::AdhesionId.eq(adhesion))
        .order_by_asc(adhesion_change::Column::At)
        .all(db)
        .await?;
    let said = rows.into_iter().map(
        |it| json!({ "change": it.change, "to": it.to_state, "reason": it.reason, "at": it.at }),
    );
    Ok(said.collect())
}

async fn attachments(db: &impl ConnectionTrait, adhesion: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = attachment::Entity::find()
        .filter(attachment::Column::AdhesionId.eq(adhesion))
        .order_by_asc(attachment::Column::StartsOn)
        .order_by_asc(attachment::Column::Id)
        .all(db)
        .await?;
    let mut said = Vec::with_capacity(rows.len());
    for it in rows {
        let lines = attachment_change::Entity::find()
            .filter(attachment_change::Column::AttachmentId.eq(it.id))
            .order_by_asc(attachment_change::Column::Version)
            .all(db)
            .await?;
        let history = lines.into_iter().map(|line| {
            json!({ "what": line.kind, "state": line.state, "reason": line.reason, "at": line.at })
        });
        said.push(json!({
            "bloc": it.bloc_id, "finess": it.finess, "siren": it.siren,
            "entity_name": it.entity_name, "way": it.way, "source": it.source,
            "evidence": it.evidence, "starts_on": it.starts_on, "ends_on": it.ends_on,
            "state": it.state, "half_days_inside": it.half_days_inside,
            "half_days_outside": it.half_days_outside, "at_threshold": it.at_threshold,
            "history": history.collect::<Vec<_>>(),
        }));
    }
    Ok(said)
}

async fn paid(db: &impl ConnectionTrait, adhesion: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = dues::Entity::find()
        .filter(dues::Column::AdhesionId.eq(adhesion))
        .order_by_asc(dues::Column::RecordedAt)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|it| {
        json!({
            "year": it.year, "settlement": it.settlement, "cents": it.cents, "means": it.means,
            "received_on": it.received_on, "note": it.note, "recorded_at": it.recorded_at,
            "cancelled_at": it.cancelled_at,
        })
    });
    Ok(said.collect())
}

async fn roles(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = role::Entity::find()
        .filter(role::Column::PersonId.eq(me))
        .find_also_related(cpts::Entity)
        .order_by_asc(role::Column::StartsOn)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|(it, cpts)| {
        json!({
            "cpts": cpts.map(|cpts| cpts.name), "role": it.kind,
            "starts_on": it.starts_on, "ends_on": it.ends_on,
        })
    });
    Ok(said.collect())
}

async fn mandates(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::PersonId.eq(me))
        .find_also_related(structure::Entity)
        .order_by_asc(mandate::Column::StartsOn)
        .all(db)
        .await?;
    let said = rows.into_iter().map(|(it, structure)| {
        json!({
            "structure": structure.map(|structure| structure.name), "mandate": it.kind,
            "starts_on": it.starts_on, "ends_on": it.ends_on,
        })
    });
    Ok(said.collect())
}
