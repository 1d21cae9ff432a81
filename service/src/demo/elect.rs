//! An election of the demonstration: candidacies are open, some have stood.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::election::plan::{Dates, proposed};
use domain::election::urn::OfficerKind;
use domain::id::{AdhesionId, ElectionId, PersonId, SessionId};
use domain::member::AdhesionState;
use entity::{adhesion, cpts, outbox, person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::decide::past::Past;
use super::people_to_try;
use super::save::is_demonstration;
use crate::ctx::{Actor, Ctx};
use crate::election::{call, candidacy, draft, officer};
use crate::failure::{Failure, Fault, Outcome};
use crate::statutes::rules;

const SLUG: &str = "pays-des-gabares";

/// Candidates in each college.
const STAND: usize = 4;

pub(super) const STATEMENTS: [&str; 4] = [
    "Installée ici depuis **douze ans**, je veux que le conseil parle d’abord de ce qui nous manque chaque semaine\u{a0}:\n\n- des créneaux de soins non programmés partagés\u{a0};\n- un remplacement organisé l’été.\n",
    "Je connais la CPTS depuis sa lettre d’intention. Je souhaite suivre le budget des missions et rendre compte, en une page, après chaque conseil.\n",
    "Je me présente pour que les petits cabinets comptent autant que les grands. Moins de réunions le soir, plus de décisions prises ensemble en ligne.\n",
    "La prévention est ma priorité\u{a0}: repérage des chutes, vaccination, santé des aidants. J’ai une demi-journée par semaine à y consacrer.\n",
];

/// Makes it, in a demonstration that has just been loaded.
///
/// # Errors
/// [`Fault`] when the database refuses, or an action does.
pub async fn elect(ctx: &Ctx, seed: u64) -> Result<(), Fault> {
    let db = ctx.db().read();
    if !is_demonstration(db).await? {
        return Ok(());
    }
    let past = Past::new(ctx, seed ^ 0xe1ec);
    past.at(4);
    let ctx = &past.ctx;
    let lead = past.lead(SLUG).await?;
    let found = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(SLUG))
        .one(db)
        .await?;
    let Some(place) = found else { return Ok(()) };
    let Some(known) = rules::in_force(db, place.id, ctx.today()).await? else {
        return Ok(());
    };
    let now = ctx.now();
    let typed = draft::Typed {
        title: "Renouvellement du conseil d’administration".to_owned(),
        dates: Dates {
            candidacies_open: now,
            candidacies_close: now + TimeDelta::days(18),
            opens: now + TimeDelta::days(40),
            closes: now + TimeDelta::days(47),
        },
        seats: proposed(&known.statutes)
            .into_iter()
            .collect::<BTreeMap<_, _>>(),
    };
    let id = settled(draft::create(ctx, &lead, SLUG, &typed).await)?;
    let members = members(ctx, place.id).await?;
    let mut free = members.iter();
    for kind in [
        OfficerKind::Chair,
        OfficerKind::Teller,
        OfficerKind::Teller,
        OfficerKind::Sheets,
    ] {
        let Some((who, _)) = free.next() else {
            return Ok(());
        };
        settled(officer::name(ctx, &lead, SLUG, id, *who, kind).await)?;
    }
    settled(call::call(ctx, &lead, SLUG, id).await)?;
    past.at(2);
    stand(ctx, id, free.as_slice()).await?;
    // The mailbox of the demonstration shows what visitors cause.
    outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.eq("election-called"))
        .exec(db)
        .await?;
    Ok(())
}

/// The first who may stand in each college do.
async fn stand(ctx: &Ctx, id: ElectionId, members: &[(AdhesionId, Uuid)]) -> Result<(), Fault> {
    let mut filed: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts = STATEMENTS.iter().cycle();
    for (who, person) in members {
        let member = adhesion::Entity::find_by_id(who.0)
            .one(ctx.db().read())
            .await?;
        let category = member.map(|it| it.category).unwrap_or_default();
        let count = filed.entry(category).or_default();
        if STAND <= *count {
            continue;
        }
        let text = texts.next().copied().unwrap_or_default();
        match candidacy::file(ctx, &actor(*person), SLUG, id, *who, text).await {
            Ok(_) => *count += 1,
            Err(Failure::Refused(_) | Failure::Forbidden(_) | Failure::NotFound) => {}
            Err(Failure::Fault(fault)) => return Err(fault),
        }
    }
    Ok(())
}

/// Members with an account, without those whom visitors try: they may stand themselves.
pub(super) async fn members(ctx: &Ctx, cpts: Uuid) -> Result<Vec<(AdhesionId, Uuid)>, Fault> {
    let known = people_to_try();
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .filter(adhesion::Column::PersonId.is_not_null())
        .find_also_related(person::Entity)
        .order_by_asc(adhesion::Column::Number)
        .all(ctx.db().read())
        .await?;
    let others = rows.into_iter().filter_map(|(row, person)| {
        let person = person?;
        let tried = known
            .iter()
            .any(|it| it.given_name == person.given_name && it.family_name == person.family_name);
        (!tried).then_some((AdhesionId(row.id), person.id))
    });
    Ok(others.collect())
}

pub(super) fn actor(person: Uuid) -> Actor {
    Actor {
        person: PersonId(person),
        session: SessionId(person),
    }
}

pub(super) fn settled<T, R: std::fmt::Debug>(outcome: Outcome<T, R>) -> Result<T, Fault> {
    outcome.map_err(|failure| match failure {
        Failure::Fault(fault) => fault,
        other => Fault::Other(format!("the demonstration's election: {other:?}")),
    })
}
