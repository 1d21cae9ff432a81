//! Candidacies are closed and the roll is frozen: who votes in which urn, who carries whose voice, who stands.

use std::collections::{BTreeMap, BTreeSet};

use ::decision::Pseudonym;
use domain::canonical::Digest;
use domain::election::candidacy::{may_stand, seat};
use domain::election::order::on_ballot;
use domain::election::stage::Stage;
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::electorate::proxy::hold;
use domain::electorate::roll::{Roll, Voter};
use domain::id::{AdhesionId, AttachmentId, CandidacyId, ElectionId};
use domain::statutes::{CollegeId, DecisionKind, OrganKind};
use entity::{election_candidacy, election_roll, election_urn, election_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use tlog::leaf::Salt;
use uuid::Uuid;

use super::call::StepRefused;
use super::reader::seen;
use super::{facts, incident, keep, key, proxy, tell};
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Fault, Outcome, refuse};

/// Rows to a statement.
const CHUNK: usize = 1_000;
/// Letters of a Belenios identifier, in its alphabet.
const LETTERS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// A new identifier for Belenios: 16 letters, drawn alike.
pub(super) fn belenios_uuid(ctx: &Ctx) -> String {
    let mut text = String::new();
    while text.len() < 16 {
        let drawn: [u8; 32] = ctx.secret();
        // 232 = 4 × 58: what lies above is drawn again, so that no letter comes more often.
        let fair = drawn.iter().filter(|it| **it < 232);
        text.extend(
            fair.filter_map(|it| LETTERS.get(usize::from(it % 58)).map(|it| char::from(*it))),
        );
    }
    text.truncate(16);
    text
}

/// Closes candidacies and freezes the roll. Permission: to manage elections, or the chair of the electoral board.
///
/// # Errors
/// [`StepRefused`], not found, forbidden or a fault.
pub async fn freeze(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), StepRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_leads()?;
        if seen.stage != Stage::Candidacies {
            return refuse(StepRefused::Stage);
        }
        let facts = facts::facts(db, ctx, &seen.row).await?;
        let missing = facts.before_freeze(ctx.now(), ctx.today());
        if !missing.is_empty() {
            return refuse(StepRefused::Missing(missing));
        }
        let on = facts.roll_from.unwrap_or_else(|| ctx.today());
        let Some(day) = Day::read(db, ctx, &seen.seat, on).await? else {
            return refuse(StepRefused::Stage);
        };
        let question = keep::question(on);
        let electorate = day.electorate(&question);
        let statutes = &day.rules.statutes;
        let rules = statutes.rules(OrganKind::OrdinaryMeeting, DecisionKind::Election);
        let given = proxy::given(db, id).await?;
        let held = hold(statutes, &rules, &electorate, &given);
        let mut roll = Roll::of(day.rules.digest(), &question, &electorate, &held);
        let urns = keep::urns(db, id).await?;
        let seats = keep::seats(&urns)?;
        let officers = keep::officers(db, id).await?;
        let officers: BTreeSet<Uuid> = officers.into_iter().map(|(it, ..)| it).collect();

        // Who stands still may; who does not is told, and it is noted.
        let secret = keep::secret(seen.row.order_seed.as_deref())?;
        let mut stand: BTreeMap<CollegeId, Vec<CandidacyId>> = BTreeMap::new();
        for row in candidates(db, id).await? {
            let who = AdhesionId(row.adhesion_id);
            let person = day.known.adhesions.iter().find(|it| it.id == who.0);
            let officer = person
                .and_then(|it| it.person_id)
                .is_some_and(|it| officers.contains(&it));
            let entry = electorate.entry(who);
            let able = entry.map(|it| (it, may_stand(statutes, it, &seats, officer)));
            let member = day.members.iter().find(|it| it.adhesion == who);
            let candidacy = CandidacyId(row.id);
            let name = row.name.clone();
            let mut row = row.into_active_model();
            if let Some((entry, Ok(college))) = able {
                let seat = seat(entry, member.and_then(|it| it.profile.field));
                row.college = Set(college.to_string());
                row.seat = Set(Some(json(&seat)?));
                row.profession = Set(person.and_then(|it| it.profession.clone()));
                row.practice = Set(person.and_then(|it| it.mode.clone()));
                row.update(db).await?;
                stand.entry(college).or_default().push(candidacy);
            } else {
                row.withdrawn_at = Set(Some(ctx.now()));
                row.update(db).await?;
                incident::set_aside(db, ctx, id, &name).await?;
            }
        }
        for ids in stand.values() {
            for (at, one) in on_ballot(&secret, ids).into_iter().enumerate() {
                election_candidacy::Entity::update_many()
                    .col_expr(
                        election_candidacy::Column::Place,
                        i32::try_from(at + 1).unwrap_or(i32::MAX).into(),
                    )
                    .filter(election_candidacy::Column::Id.eq(one.0))
                    .exec(db)
                    .await?;
            }
        }

        let lines = rename(ctx, &mut roll);
        for urn in urns {
            let college: CollegeId = entity::read("election_urn", "college", &urn.college)?;
            let own: Vec<_> = lines.iter().filter(|it| it.2.college == college).collect();
            let nobody = own.is_empty() || !stand.contains_key(&college);
            if nobody {
                incident::empty_urn(db, ctx, id, &urn).await?;
            } else {
                write(db, ctx, &urn, &own).await?;
            }
            let mut urn = urn.into_active_model();
            urn.roll_size = Set(i64::try_from(own.len()).unwrap_or(i64::MAX));
            if nobody {
                urn.status = Set(UrnStatus::Aside.code().to_owned());
            }
            urn.update(db).await?;
        }
        if stand.is_empty() {
            let missing = vec![domain::election::checklist::Missing::Candidates];
            return refuse(StepRefused::Missing(missing));
        }
        key::make(ctx, id.0).await?;
        let chair = chair(db, &day.known.adhesions, id).await?;
        rehearsal(db, ctx, id, chair).await?;
        let text = roll.canonical();
        let digest = Digest::of(text.as_bytes()).to_string();
        election_roll::Entity::insert(election_roll::ActiveModel {
            election_id: Set(id.0),
            text: Set(text),
        })
        .exec_without_returning(db)
        .await?;
        let mut row = seen.row.into_active_model();
        row.rules_id = Set(Some(day.rules.id.0));
        row.statutes_sha256 = Set(Some(day.rules.digest().to_string()));
        row.roll_sha256 = Set(Some(digest.clone()));
        let row = row.update(db).await?;
        let row = keep::move_to(db, ctx, row, Stage::Roll).await?;
        let fact = json!({
            "election": id.0,
            "on": on,
            "order-secret": row.order_seed,
            "roll": digest,
            "statutes": row.statutes_sha256,
        });
        keep::log(tx, &row, "election.roll", &fact).await?;
        tell::frozen(tx, ctx, &seen.seat.cpts, &row).await?;
        tx.record(keep::moved(&row, Some(actor))).await?;
        Ok(())
    })
}

/// A line: whose, with what its name was made, as it stands on the roll, and who carries it.
type Line = (Uuid, Vec<u8>, Voter, Option<Uuid>);

/// Gives everybody on a roll a name for this election alone; the lines are returned in the order of adhesions.
fn rename(ctx: &Ctx, roll: &mut Roll) -> Vec<Line> {
    let mut made: BTreeMap<Uuid, (AdhesionId, Salt)> = BTreeMap::new();
    let mut of = |id: Uuid| {
        let (name, salt) = made.entry(id).or_insert_with(|| {
            let salt = Salt::from_bytes(ctx.secret());
            (Pseudonym::of(id, &salt).adhesion(), salt)
        });
        (*name, salt.bytes().to_vec())
    };
    let mut lines = Vec::new();
    for voter in &mut roll.voters {
        let (adhesion, holder) = (voter.adhesion.0, voter.proxy.map(|it| it.0));
        let (name, salt) = of(adhesion);
        voter.adhesion = name;
        voter.proxy = holder.map(|it| of(it).0);
        voter.attachment = voter.attachment.map(|it| AttachmentId(of(it.0).0.0));
        // It would tell who is who.
        voter.profession = None;
        lines.push((adhesion, salt, voter.clone(), holder));
    }
    roll.voters.sort_by_key(|it| it.adhesion);
    lines
}

/// The lines of an urn, in the order of their random names.
async fn write(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    urn: &election_urn::Model,
    lines: &[&Line],
) -> Result<(), Fault> {
    let mut rows = Vec::new();
    for (adhesion, salt, voter, holder) in lines {
        rows.push(election_voter::ActiveModel {
            id: Set(ctx.uuid()),
            urn_id: Set(urn.id),
            entry: Set(voter.adhesion.0),
            adhesion_id: Set(*adhesion),
            salt: Set(salt.clone()),
            line: Set(json(voter)?),
            holder_id: Set(*holder),
            binding: Set(None),
            held: Set(None),
            registered: Set(false),
            sheet: Set(false),
            voted: Set(false),
            paper: Set(false),
        });
    }
    rows.sort_by_key(|it| it.entry.clone().take());
    for chunk in rows.chunks(CHUNK) {
        election_voter::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// The adhesion of the chair of the electoral board, by which she votes in the rehearsal.
async fn chair(
    db: &impl ConnectionTrait,
    adhesions: &[entity::adhesion::Model],
    id: ElectionId,
) -> Result<Option<Uuid>, Fault> {
    let officers = keep::officers(db, id).await?;
    let chair = officers.iter().find(|it| it.1 == OfficerKind::Chair);
    let own = chair.and_then(|(person, ..)| {
        let mut own = adhesions.iter().filter(|it| it.person_id == Some(*person));
        own.find(|it| it.ended_at.is_none())
    });
    Ok(own.map(|it| it.id))
}

/// The urn in which the whole way is tried before settings are locked: the chair votes in it.
async fn rehearsal(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    chair: Option<Uuid>,
) -> Result<(), Fault> {
    let urn = election_urn::ActiveModel {
        id: Set(ctx.uuid()),
        election_id: Set(id.0),
        college: Set(String::new()),
        name: Set("Répétition".to_owned()),
        seats: Set(1),
        uuid: Set(belenios_uuid(ctx)),
        rehearsal: Set(true),
        joined: Set("[]".to_owned()),
        status: Set(UrnStatus::Waiting.code().to_owned()),
        min: Set(1),
        max: Set(1),
        turnout: Set(0),
        roll_size: Set(1),
        paper: Set(0),
        ..Default::default()
    };
    let urn = urn.insert(db).await?;
    let Some(adhesion) = chair else { return Ok(()) };
    let salt = Salt::from_bytes(ctx.secret());
    let name = Pseudonym::of(adhesion, &salt).adhesion();
    let voter = Voter {
        adhesion: name,
        college: "repetition"
            .parse()
            .map_err(|_| Fault::Other("no college".to_owned()))?,
        voices: 1,
        side: domain::statutes::Side::Other,
        bloc: None,
        attachment: None,
        profession: None,
        recused: None,
        proxy: None,
    };
    let line = (adhesion, salt.bytes().to_vec(), voter, None);
    write(db, ctx, &urn, &[&line]).await
}

async fn candidates(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_candidacy::Model>, Fault> {
    Ok(election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .filter(election_candidacy::Column::WithdrawnAt.is_null())
        .all(db)
        .await?)
}

fn json(value: &impl serde::Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::Other(error.to_string()))
}
