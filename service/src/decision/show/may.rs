use chrono::{Days, NaiveDate};
use domain::decision::stage::{Next, OPEN_DAYS_MAX, Stage, StageRefused};
use sea_orm::ConnectionTrait;

use crate::ctx::Ctx;
use crate::decision::choices::{NotTabled, by};
use crate::decision::close::counted;
use crate::decision::keep::{self, Ground};
use crate::decision::reader::{Reader, Seen};
use crate::failure::Fault;

/// What the reader may do with a decision now, and why not.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a button of the page"
)]
pub struct May {
    /// Table the draft.
    pub table: Result<(), MayNot>,
    /// Write a new version of the text.
    pub rewrite: Result<(), MayNot>,
    /// Open what comes next.
    pub open: Result<Opens, MayNot>,
    /// Close what is open.
    pub close: Result<(), MayNot>,
    /// Answer objections.
    pub answer: bool,
    /// Give a proxy, or take it back.
    pub proxy: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Note what follows.
    pub follow: bool,
}

/// What would open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opens {
    /// Whether it is the vote.
    pub vote: bool,
    /// Whether the roll is frozen then.
    pub freezes: bool,
    /// The first day on which it may close.
    pub from: NaiveDate,
    /// The last one.
    pub until: NaiveDate,
}

/// Why the reader may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayNot {
    /// It is for others, or for another stage.
    Never,
    /// The rules in force do not seek agreement on such a decision.
    NotSought,
    /// The statutes let others table.
    NotTabled(NotTabled),
    /// The statutes do not let it now.
    Stage(StageRefused),
}

pub(super) async fn may(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    ground: Option<&Ground>,
) -> Result<May, Fault> {
    let leads = seen.facilitates;
    let draft = seen.stage == Stage::Draft;
    let over = matches!(seen.stage, Stage::Over(_));
    let discussed = matches!(seen.stage, Stage::Discussion(_));
    let close = if leads {
        match counted(db, ctx, &seen.row).await? {
            None => Err(MayNot::Never),
            Some(it) => it.after.map(|_| ()).map_err(MayNot::Stage),
        }
    } else {
        Err(MayNot::Never)
    };
    Ok(May {
        table: table(db, ctx, seen, ground).await?,
        rewrite: match ground {
            _ if draft || !leads => Err(MayNot::Never),
            None => Err(MayNot::NotSought),
            Some(it) => {
                let after = seen.stage.clone().rewritten(&it.consensus);
                after.map(|_| ()).map_err(MayNot::Stage)
            }
        },
        open: opens(ctx, seen, ground),
        close,
        answer: leads && matches!(seen.stage, Stage::Round(_)),
        proxy: discussed && !seen.mine.is_empty(),
        withdraw: seen.author && !draft && !over,
        follow: leads && over,
    })
}

async fn table(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    ground: Option<&Ground>,
) -> Result<Result<(), MayNot>, Fault> {
    if seen.stage != Stage::Draft || !seen.author {
        return Ok(Err(MayNot::Never));
    }
    let Some(ground) = ground else {
        return Ok(Err(MayNot::NotSought));
    };
    let reader = Reader {
        seat: seen.seat.clone(),
        mine: seen.mine.clone(),
    };
    let on = keep::question(&seen.row)?;
    let by = by(db, ctx, &reader, on, &ground.consensus).await?;
    Ok(by.map(|_| ()).map_err(MayNot::NotTabled))
}

fn opens(ctx: &Ctx, seen: &Seen, ground: Option<&Ground>) -> Result<Opens, MayNot> {
    if !seen.facilitates {
        return Err(MayNot::Never);
    }
    let rule = &ground.ok_or(MayNot::NotSought)?.consensus;
    let today = ctx.today();
    let (vote, first) = match &seen.stage {
        Stage::Discussion(it) => (rule.votes_at_once(), it.first_round(rule)),
        Stage::Between(it) => (matches!(it.next, Next::Vote { .. }), it.from(today)),
        _ => return Err(MayNot::Never),
    };
    if today < first {
        return Err(MayNot::Stage(StageRefused::TooSoon { from: first }));
    }
    let days = |n: u16| today + Days::new(u64::from(n));
    Ok(Opens {
        vote,
        freezes: seen.row.roll_sha256.is_none(),
        from: days(rule.round_days),
        until: days(OPEN_DAYS_MAX.max(rule.round_days)),
    })
}
