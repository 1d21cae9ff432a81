//! Those who sign for partners, and the two of the board who practise in a hospital too.

use domain::ght::Entity;
use domain::ght::attachment::{AttachedTo, Choice, HalfDays, Verdict, Way};
use domain::id::{AdhesionId, PersonId, SessionId};
use domain::member::AdhesionState;
use domain::profession::Mode;
use domain::role::{Period, RoleKind};
use domain::text::searchable;
use entity::{adhesion, attachment, bloc_party, cpts, identity, outbox, person, role};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Case, Past, SLUG};
use crate::ctx::Actor;
use crate::demo::decide::done;
use crate::demo::people_to_try;
use crate::failure::Fault;
use crate::ght::attachment::decide::{Decision, decide};
use crate::ght::attachment::declare::declare;
use crate::ght::attachment::tie::{Tie, To};

/// An address in a domain that can never receive mail (RFC 2606).
pub(super) fn address(given: &str, family: &str) -> String {
    let word = |text: &str| searchable(text).replace(' ', "-");
    format!("{}.{}@partenaire.exemple.test", word(given), word(family))
}

/// The token of the link that went to an address.
pub(super) async fn token(past: &Past, email: &str) -> Result<String, Fault> {
    let mail = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq("contract-guest"))
        .filter(outbox::Column::Recipient.eq(email))
        .order_by_desc(outbox::Column::CreatedAt)
        .one(past.ctx.db().read())
        .await?;
    let body = mail.map(|it| it.body).unwrap_or_default();
    let link = body
        .split_whitespace()
        .find(|it| it.contains("/invitation"));
    let token = link.and_then(|it| it.rsplit('/').next());
    let token = token.ok_or_else(|| Fault::Other("no link went out".to_owned()))?;
    Ok(token.to_owned())
}

/// Who signs for the partner: she came by e-mail the first time that she was looked for.
pub(super) async fn director(past: &Past, case: &Case) -> Result<Actor, Fault> {
    let (given, family, _) = case.director;
    let (ctx, email) = (&past.ctx, address(given, family));
    let db = ctx.db().read();
    let found = person::Entity::find()
        .filter(person::Column::Email.eq(&email))
        .one(db)
        .await?;
    let id = if let Some(found) = found {
        found.id
    } else {
        let id = ctx.uuid();
        person::Entity::insert(person::ActiveModel {
            id: Set(id),
            family_name: Set(family.to_owned()),
            given_name: Set(given.to_owned()),
            search_name: Set(searchable(&format!("{family} {given}"))),
            email: Set(Some(email.clone())),
            locale: Set("fr".to_owned()),
            created_at: Set(ctx.now()),
            version: Set(1),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await?;
        identity::Entity::insert(identity::ActiveModel {
            id: Set(ctx.uuid()),
            person_id: Set(id),
            kind: Set("email".to_owned()),
            issuer: Set(String::new()),
            subject: Set(email),
            created_at: Set(ctx.now()),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await?;
        id
    };
    Ok(actor(id))
}

/// Two of the board say that they practise two half-days a week in a hospital of the group: they stay of ville, and stand aside
/// on its contracts.
pub(in crate::demo::contract) async fn attach_two(past: &Past, ago: i64) -> Result<(), Fault> {
    past.at(ago);
    let ctx = &past.ctx;
    let db = ctx.db().read();
    let place = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(SLUG))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other(format!("the demonstration has no {SLUG}")))?;
    let party = bloc_party::Entity::find()
        .filter(bloc_party::Column::CptsId.eq(place.id))
        .filter(bloc_party::Column::Name.eq("Centre hospitalier des Deux Rives"))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("the demonstration has no such hospital".to_owned()))?;
    let known = people_to_try();
    let board = role::Entity::find()
        .filter(role::Column::CptsId.eq(place.id))
        .filter(role::Column::Kind.eq(RoleKind::BoardMember.code()))
        .order_by_asc(role::Column::Id)
        .all(db)
        .await?;
    let mut left = 2;
    let now = |it: &role::Model| {
        let period = Period {
            starts_on: it.starts_on,
            ends_on: it.ends_on,
        };
        period.holds_on(ctx.today())
    };
    for seat in board.into_iter().filter(now) {
        let member = adhesion::Entity::find()
            .filter(adhesion::Column::CptsId.eq(place.id))
            .filter(adhesion::Column::PersonId.eq(seat.person_id))
            .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
            .filter(adhesion::Column::Mode.eq(Mode::Liberal.code()))
            .one(db)
            .await?;
        let Some(member) = member.filter(|_| 0 < left) else {
            continue;
        };
        let tried = known.iter().any(|it| {
            it.family_name == member.name && Some(it.given_name) == member.given_name.as_deref()
        });
        let tied = attachment::Entity::find()
            .filter(attachment::Column::AdhesionId.eq(member.id))
            .one(db)
            .await?;
        if tried || tied.is_some() {
            continue;
        }
        left -= 1;
        attach(past, &member, &party).await?;
    }
    if left == 0 {
        return Ok(());
    }
    Err(Fault::Other(
        "the board has no two members who may be attached".to_owned(),
    ))
}

async fn attach(
    past: &Past,
    member: &adhesion::Model,
    party: &bloc_party::Model,
) -> Result<(), Fault> {
    let ctx = &past.ctx;
    let Some(person) = member.person_id else {
        return Ok(());
    };
    let finess = party.finess.as_deref();
    let finess = finess.ok_or_else(|| Fault::Other("a hospital without FINESS".to_owned()))?;
    let tie = Tie {
        to: To::Known(AttachedTo::Entity(Entity::Finess(entity::read(
            "bloc_party",
            "finess",
            finess,
        )?))),
        way: Way::MainActivity,
        period: Period {
            starts_on: ctx.today(),
            ends_on: None,
        },
        half_days: Some(HalfDays {
            inside: 2,
            outside: 8,
            at_threshold: Choice::Outside,
        }),
        evidence: "Deux demi-journées de consultation par semaine".to_owned(),
    };
    let own = actor(person);
    let id = done(declare(ctx, &own, AdhesionId(member.id), &tie).await)?;
    let confirmed = Decision {
        verdict: Verdict::Confirm,
        reason: String::new(),
        version: 1,
    };
    let lead = past.lead(SLUG).await?;
    done(decide(ctx, &lead, SLUG, id, &confirmed).await)
}

const fn actor(person: Uuid) -> Actor {
    Actor {
        person: PersonId(person),
        session: SessionId(Uuid::nil()),
    }
}
