//! Roll, statutes and facilitators are frozen: from here on every step is logged.

use std::collections::{BTreeMap, BTreeSet};

use ::decision::Pseudonym;
use ::decision::record::{Kind, Opened, Text};
use domain::electorate::proxy::hold;
use domain::electorate::roll::Roll;
use domain::id::{AdhesionId, AttachmentId, DecisionId};
use domain::role::RoleKind;
use entity::{decision, decision_roll, decision_text, decision_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use signed::Id;
use tlog::leaf::Salt;
use uuid::Uuid;

use super::open::OpenRefused;
use super::{keep, proxy, record};
use crate::ctx::Ctx;
use crate::electorate::Day;
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::scope::Seat;
use crate::tx::Tx;

/// Rows to a statement.
const CHUNK: usize = 1_000;

/// Names made for one decision alone.
struct Names<'a> {
    ctx: &'a Ctx,
    made: BTreeMap<Uuid, (AdhesionId, Salt)>,
}

impl Names<'_> {
    fn of(&mut self, id: Uuid) -> AdhesionId {
        let ctx = self.ctx;
        let (name, _) = self.made.entry(id).or_insert_with(|| {
            let salt = Salt::from_bytes(ctx.secret());
            (Pseudonym::of(id, &salt).adhesion(), salt)
        });
        *name
    }
}

/// Freezes a decision on the day of its first round, and logs what it rests on.
pub(super) async fn freeze(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seat: &Seat,
    row: decision::Model,
) -> Outcome<decision::Model, OpenRefused> {
    let db = tx.db();
    let (id, on) = (DecisionId(row.id), keep::question(&row)?);
    let Some(day) = Day::read(db, ctx, seat, ctx.today()).await? else {
        return refuse(OpenRefused::NotSought);
    };
    let rules = day.rules.statutes.rules(on.0, on.1);
    let question = proxy::question(db, seat, &row, &day).await?;
    let electorate = day.electorate(&question);
    let given = proxy::given(db, id).await?;
    let held = hold(&day.rules.statutes, &rules, &electorate, &given);
    let mut roll = Roll::of(day.rules.digest(), &question, &electorate, &held);
    if roll.voters.iter().all(|it| it.recused.is_some()) {
        return refuse(OpenRefused::Nobody);
    }
    let mut names = Names {
        ctx,
        made: BTreeMap::new(),
    };
    let chair = chair(&day, &roll)?.map(|it| names.of(it));
    let mut facilitators: BTreeMap<Uuid, Who> = BTreeMap::new();
    if let Some(adhesion) = row.author_adhesion_id {
        facilitators.insert(adhesion, Who::Adhesion);
    }
    for (role, adhesion) in day.known.seated()? {
        let kind: RoleKind = entity::read("role", "kind", &role.kind)?;
        if facilitates(kind) {
            match adhesion {
                Some(id) => facilitators.insert(id, Who::Adhesion),
                None => facilitators.insert(role.person_id, Who::Person),
            };
        }
    }
    let mut lines = BTreeMap::new();
    for voter in &mut roll.voters {
        let adhesion = voter.adhesion.0;
        voter.adhesion = names.of(adhesion);
        voter.proxy = voter.proxy.map(|it| names.of(it.0));
        voter.attachment = voter.attachment.map(|it| AttachmentId(names.of(it.0).0));
        voter.recused = voter.recused.map(|it| AttachmentId(names.of(it.0).0));
        // It would tell who is who.
        voter.profession = None;
        lines.insert(adhesion, voter.clone());
    }
    roll.voters.sort_by_key(|it| it.adhesion);
    let mut rows = Vec::new();
    let everybody: BTreeSet<Uuid> = lines.keys().chain(facilitators.keys()).copied().collect();
    for who in everybody {
        let name = names.of(who);
        let line = lines.get(&who);
        let salt = names.made.get(&who).map(|(_, salt)| salt.bytes().to_vec());
        let person = facilitators.get(&who) == Some(&Who::Person);
        rows.push(decision_voter::ActiveModel {
            decision_id: Set(id.0),
            voter: Set(name.0),
            adhesion_id: Set((!person).then_some(who)),
            person_id: Set(person.then_some(who)),
            salt: Set(salt.unwrap_or_default()),
            line: Set(line.map(serde_json::to_string).transpose().map_err(other)?),
            proxy: Set(line.and_then(|it| it.proxy).map(|it| it.0)),
            facilitates: Set(facilitators.contains_key(&who)),
            votes: Set(line.is_some_and(|it| it.recused.is_none())),
        });
    }
    for chunk in rows.chunks(CHUNK) {
        decision_voter::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    let mut leads: Vec<AdhesionId> = facilitators.keys().map(|it| names.of(*it)).collect();
    leads.sort_unstable();
    let opened = Opened {
        chair,
        cpts: text_id(row.cpts_id)?,
        decision: text_id(row.id)?,
        facilitators: leads,
        kind: on.1,
        organ: on.0,
        roll: roll.canonical(),
        statutes: day.rules.document.clone(),
        tabled: row.tabled_on.ok_or(Failure::NotFound)?,
    };
    decision_roll::Entity::insert(decision_roll::ActiveModel {
        decision_id: Set(id.0),
        text: Set(opened.roll.clone()),
    })
    .exec_without_returning(db)
    .await?;
    record::step(tx, (seat.id(), id), Kind::Opened, &opened).await?;
    texts(tx, seat, id).await?;
    let mut row = row.into_active_model();
    row.rules_id = Set(Some(day.rules.id.0));
    row.statutes_sha256 = Set(Some(day.rules.digest().to_string()));
    row.roll_sha256 = Set(Some(roll.digest().to_string()));
    row.chair = Set(chair.map(|it| it.0));
    Ok(row.update(db).await?)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Adhesion,
    Person,
}

/// Who facilitates by office.
const fn facilitates(kind: RoleKind) -> bool {
    domain::permission::role_allows(kind, domain::permission::Action::FacilitateDecisions)
}

/// The president whose ballot may decide a tie: the first appointed of those on the roll.
fn chair(day: &Day, roll: &Roll) -> Result<Option<Uuid>, Fault> {
    for (role, adhesion) in day.known.seated()? {
        if role.kind == RoleKind::President.code()
            && let Some(adhesion) = adhesion
            && roll.voter(AdhesionId(adhesion)).is_some()
        {
            return Ok(Some(adhesion));
        }
    }
    Ok(None)
}

/// Every version of the text so far.
async fn texts(tx: &Tx<'_>, seat: &Seat, id: DecisionId) -> Result<(), Fault> {
    let rows = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(id.0))
        .order_by_asc(decision_text::Column::Version)
        .all(tx.db())
        .await?;
    for row in rows {
        let text = Text {
            sha256: entity::read("decision_text", "sha256", &row.sha256)?,
            version: u32::try_from(row.version).unwrap_or_default(),
        };
        record::step(tx, (seat.id(), id), Kind::Text, &text).await?;
    }
    Ok(())
}

/// An id, as statements have it.
pub(super) fn text_id(id: Uuid) -> Result<Id, Fault> {
    Id::parse(&id.to_string()).map_err(other)
}
