//! An election of the demonstration that was held: proclaimed some days ago, so that result, dossier and proof can be looked
//! at. The actions themselves make it, at earlier times; devices compute what they compute in a browser.

mod hold;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::election::plan::{Dates, proposed};
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::id::{AdhesionId, ElectionId};
use domain::statutes::SmallChoice;
use entity::{adhesion, cpts, election, election_urn, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::decide::past::Past;
use super::elect::{STATEMENTS, actor, members, settled};
use super::save::is_demonstration;
use crate::ctx::{Actor, Ctx};
use crate::election::act::{Act, confirm, propose};
use crate::election::{batch, call, candidacy, draft, due, freeze, officer, rehearse, tally};
use crate::failure::{Failure, Fault, other};
use crate::log::{Vault, sequence};
use crate::statutes::rules;
use hold::Codes;

const SLUG: &str = "brumes-de-la-cisse";

/// Candidates that are filed in a college beyond its seats, if so many are found.
const MORE: usize = 2;

/// Members of an urn who prepare a phone and vote.
const VOTERS: usize = 9;

/// Holds it, in a demonstration that has just been loaded. `vault`: where its keys are kept.
///
/// # Errors
/// [`Fault`] when the database or the folder refuses, or an action does.
pub async fn hold(real: &Ctx, seed: u64, vault: &Vault) -> Result<(), Fault> {
    let db = real.db().read();
    if !is_demonstration(db).await? {
        return Ok(());
    }
    let past = Past::new(real, seed ^ 0x0e1e);
    past.ctx.keep_in(vault.clone());
    let ctx = &past.ctx;
    past.at(50);
    let Some(story) = begun(&past).await? else {
        return Ok(());
    };
    let (id, lead) = (story.id, story.lead);
    // A register, whose key signs receipts.
    sequence::run(real, vault).await?;
    past.at(48);
    story.stand(ctx).await?;
    past.at(35);
    settled(freeze::freeze(ctx, &lead, SLUG, id).await)?;
    past.at(34);
    let (board, trustees) = hold::trustees(ctx, &lead, &story.trustees).await?;
    settled(crate::trustee::choose::choose(ctx, &lead, SLUG, id, board).await)?;
    for teller in &story.tellers {
        hold::teller(ctx, id, teller).await?;
    }
    past.at(30);
    let voters = story.voters(ctx).await?;
    let mut codes = Codes::new();
    for voter in voters.iter().chain([&story.chair]) {
        hold::prepares(ctx, id, voter, &mut codes).await?;
    }
    past.at(27);
    hold::sheets(ctx, id, &story.sheets).await?;
    settled(rehearse::open(ctx, &story.chair, SLUG, id).await)?;
    hold::votes(ctx, id, &story.chair, &codes, true).await?;
    settled(rehearse::close(ctx, &story.chair, SLUG, id).await)?;
    let all: Vec<_> = trustees.iter().collect();
    hold::open(ctx, id, &all).await?;
    past.at(25);
    story.small(ctx).await?;
    story.both(ctx, &Act::Seal).await?;
    past.at(12);
    due::run(ctx).await?;
    let days = [11, 10, 9, 8, 7, 6];
    for (day, some) in days
        .into_iter()
        .zip(voters.chunks(voters.len().div_ceil(6).max(1)))
    {
        past.at(day);
        for voter in some {
            hold::votes(ctx, id, voter, &codes, false).await?;
        }
        past.pass_minutes(15);
        batch::run(ctx).await?;
    }
    past.at(5);
    due::run(ctx).await?;
    past.at(4);
    story.few(ctx).await?;
    // One of the three is absent.
    let some: Vec<_> = trustees.iter().skip(1).collect();
    hold::open(ctx, id, &some).await?;
    past.at(3);
    story.both(ctx, &Act::Proclaim).await?;
    // The mailbox of the demonstration shows what visitors cause.
    outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.starts_with("election-"))
        .exec(db)
        .await?;
    outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.starts_with("trustee-"))
        .exec(db)
        .await?;
    Ok(())
}

/// Who plays in it.
struct Story {
    id: ElectionId,
    lead: Actor,
    chair: Actor,
    tellers: [Actor; 2],
    sheets: Actor,
    trustees: Vec<(AdhesionId, Actor)>,
    /// Who may stand.
    free: Vec<(AdhesionId, Uuid)>,
    /// Seats in all.
    seats: usize,
}

/// It is drafted, its electoral board is named, candidacies are called for.
async fn begun(past: &Past) -> Result<Option<Story>, Fault> {
    let ctx = &past.ctx;
    let lead = past.lead(SLUG).await?;
    let found = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(SLUG))
        .one(ctx.db().read())
        .await?;
    let Some(place) = found else { return Ok(None) };
    let Some(known) = rules::in_force(ctx.db().read(), place.id, ctx.today()).await? else {
        return Ok(None);
    };
    let members = members(ctx, place.id).await?;
    let [chair, one, other, sheets, first, second, third, free @ ..] = members.as_slice() else {
        return Ok(None);
    };
    let now = ctx.now();
    let day = |days: i64| now + TimeDelta::days(days) - TimeDelta::minutes(5);
    let seats: BTreeMap<_, _> = proposed(&known.statutes).into_iter().collect();
    let typed = draft::Typed {
        title: "Renouvellement du conseil par moitié".to_owned(),
        dates: Dates {
            candidacies_open: now,
            candidacies_close: day(14),
            opens: day(38),
            closes: day(45),
        },
        seats,
    };
    let count = typed.seats.values().map(|it| usize::from(*it)).sum();
    let id = settled(draft::create(ctx, &lead, SLUG, &typed).await)?;
    for (who, kind) in [
        (chair, OfficerKind::Chair),
        (one, OfficerKind::Teller),
        (other, OfficerKind::Teller),
        (sheets, OfficerKind::Sheets),
    ] {
        settled(officer::name(ctx, &lead, SLUG, id, who.0, kind).await)?;
    }
    settled(call::call(ctx, &lead, SLUG, id).await)?;
    Ok(Some(Story {
        id,
        lead,
        chair: actor(chair.1),
        tellers: [one, other].map(|it| actor(it.1)),
        sheets: actor(sheets.1),
        trustees: [first, second, third]
            .map(|it| (it.0, actor(it.1)))
            .to_vec(),
        free: free.to_vec(),
        seats: count,
    }))
}

impl Story {
    /// More stand than there are seats.
    async fn stand(&self, ctx: &Ctx) -> Result<(), Fault> {
        let mut filed: BTreeMap<String, usize> = BTreeMap::new();
        let mut texts = STATEMENTS.iter().cycle();
        for (who, person) in &self.free {
            let row = adhesion::Entity::find_by_id(who.0)
                .one(ctx.db().read())
                .await?;
            let kind = row.map_or_else(String::new, |it| {
                format!("{} {}", it.category, it.sector.unwrap_or_default())
            });
            let count = filed.entry(kind).or_default();
            if *count > MORE {
                continue;
            }
            let text = texts.next().copied().unwrap_or_default();
            match candidacy::file(ctx, &actor(*person), SLUG, self.id, *who, text).await {
                Ok(_) => *count += 1,
                Err(Failure::Refused(_) | Failure::Forbidden(_) | Failure::NotFound) => {}
                Err(Failure::Fault(fault)) => return Err(fault),
            }
            if filed.values().sum::<usize>() >= self.seats + 4 * MORE {
                break;
            }
        }
        Ok(())
    }

    /// Some of each urn.
    async fn voters(&self, ctx: &Ctx) -> Result<Vec<Actor>, Fault> {
        let mut all = Vec::new();
        for urn in hold::on_roll(ctx, self.id).await? {
            let rows = adhesion::Entity::find()
                .filter(adhesion::Column::Id.is_in(urn))
                .filter(adhesion::Column::PersonId.is_not_null())
                .all(ctx.db().read())
                .await?;
            let people = rows.into_iter().filter_map(|it| it.person_id);
            all.extend(people.take(VOTERS).map(actor));
        }
        all.retain(|it| it.person != self.chair.person);
        Ok(all)
    }

    /// Two of the electoral board do something.
    async fn both(&self, ctx: &Ctx, act: &Act) -> Result<(), Fault> {
        let made = settled(propose(ctx, &self.chair, SLUG, self.id, act).await)?;
        let [teller, _] = &self.tellers;
        settled(confirm(ctx, teller, SLUG, self.id, made).await)
    }

    async fn urns(&self, ctx: &Ctx) -> Result<Vec<election_urn::Model>, Fault> {
        crate::election::urns(ctx.db().read(), self.id).await
    }

    /// Urns of few people go on, and everybody is warned.
    async fn small(&self, ctx: &Ctx) -> Result<(), Fault> {
        for urn in self.urns(ctx).await? {
            let small = urn.status == UrnStatus::Waiting.code() && urn.roll_size < 5;
            if small {
                let act = Act::SmallUrn {
                    urn: urn.id,
                    choice: SmallChoice::Warn,
                    with: None,
                };
                self.both(ctx, &act).await?;
            }
        }
        Ok(())
    }

    /// Urns in which few voted are opened.
    async fn few(&self, ctx: &Ctx) -> Result<(), Fault> {
        let row = election::Entity::find_by_id(self.id.0)
            .one(ctx.db().read())
            .await?;
        let row = row.ok_or_else(|| other("the election is gone"))?;
        for urn in self.urns(ctx).await? {
            let closed = urn.status == UrnStatus::Tallied.code();
            if closed && tally::waits_for_board(ctx.db().read(), &row, &urn).await? {
                let act = Act::FewBallots {
                    urn: urn.id,
                    reason: "Les votants de ce collège en sont d’accord.".to_owned(),
                };
                self.both(ctx, &act).await?;
            }
        }
        Ok(())
    }
}
