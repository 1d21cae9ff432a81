//! What takes two of the electoral board: one proposes, another confirms, and then it is done.

mod check;
mod run;
mod small;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::election::act::{ActKind, ConfirmRefused, may_confirm};
use domain::election::checklist::Missing;
use domain::election::plan::{DatesWrong, NOTE_CHARS};
use domain::election::sample::is_number;
use domain::id::{ActId, ElectionId, PersonId};
use domain::statutes::SmallChoice;
use domain::typed::{TypedRefused, paragraphs};
use entity::election_act;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::enter::EnterRefused;
use super::paper::PaperRefused;
use super::reader::{Seen, seen};
use super::sample::SampleRefused;
use super::sheet::GiveRefused;
use super::{keep, minutes, proclaim};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Tx;

/// What is proposed, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Give the election up.
    Cancel {
        /// Why.
        reason: String,
    },
    /// Change the hours of the vote.
    Postpone {
        /// When it opens.
        opens: DateTime<Utc>,
        /// When it closes.
        closes: DateTime<Utc>,
        /// Why.
        reason: String,
    },
    /// Close the vote now.
    CloseEarly {
        /// Why.
        reason: String,
    },
    /// Stop one urn.
    StopUrn {
        /// Which.
        urn: Uuid,
        /// Why.
        reason: String,
    },
    /// Say what is done with an urn of few people.
    SmallUrn {
        /// Which.
        urn: Uuid,
        /// What.
        choice: SmallChoice,
        /// The urn that it joins.
        with: Option<Uuid>,
    },
    /// Go on with an urn in which few ballots were cast: it is opened.
    FewBallots {
        /// Which.
        urn: Uuid,
        /// Why.
        reason: String,
    },
    /// Lock the settings.
    Seal,
    /// Proclaim the result.
    Proclaim,
    /// Destroy the secrets, and record the mandates.
    Destroy,
    /// Withdraw a candidate after settings were locked.
    Withdraw {
        /// Which candidacy.
        candidacy: Uuid,
        /// Why.
        reason: String,
    },
    /// Let somebody vote on paper: her right is used up.
    Paper {
        /// The urn.
        urn: Uuid,
        /// The line of its roll.
        entry: Uuid,
        /// How its member is called, for who confirms.
        who: String,
    },
    /// Let the papers of an urn, too few to be counted apart, join its ballots.
    EnterPapers {
        /// The urn.
        urn: Uuid,
        /// The papers as ballots, each with the code of a sheet in reserve, mixed.
        ballots: Vec<String>,
    },
    /// Open a sample of registrations.
    Sample {
        /// The number that one said who proposes it.
        first: String,
        /// The number that one says who confirms it.
        #[serde(default)]
        second: String,
    },
    /// Say which sheets are left after the close.
    LeftSheets {
        /// The urn.
        urn: Uuid,
        /// Their numbers.
        numbers: Vec<i32>,
    },
    /// Give a sheet in the place of a code that is lost.
    Reissue {
        /// The urn.
        urn: Uuid,
        /// The line of its roll.
        entry: Uuid,
        /// How its member is called, for who confirms.
        who: String,
        /// The number of the sheet.
        number: i32,
    },
}

impl Act {
    /// Its kind.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::Cancel { .. } => ActKind::Cancel,
            Self::Postpone { .. } => ActKind::Postpone,
            Self::CloseEarly { .. } => ActKind::CloseEarly,
            Self::StopUrn { .. } => ActKind::StopUrn,
            Self::SmallUrn { .. } => ActKind::SmallUrn,
            Self::FewBallots { .. } => ActKind::FewBallots,
            Self::Withdraw { .. } => ActKind::Withdraw,
            Self::Seal => ActKind::Seal,
            Self::Proclaim => ActKind::Proclaim,
            Self::Destroy => ActKind::Destroy,
            Self::Paper { .. } => ActKind::Paper,
            Self::EnterPapers { .. } => ActKind::EnterPapers,
            Self::Sample { .. } => ActKind::Sample,
            Self::Reissue { .. } => ActKind::Reissue,
            Self::LeftSheets { .. } => ActKind::LeftSheets,
        }
    }

    const fn urn(&self) -> Option<Uuid> {
        match self {
            Self::StopUrn { urn, .. }
            | Self::SmallUrn { urn, .. }
            | Self::FewBallots { urn, .. }
            | Self::Paper { urn, .. }
            | Self::EnterPapers { urn, .. }
            | Self::LeftSheets { urn, .. }
            | Self::Reissue { urn, .. } => Some(*urn),
            _ => None,
        }
    }

    const fn reason(&mut self) -> Option<&mut String> {
        match self {
            Self::Cancel { reason }
            | Self::Postpone { reason, .. }
            | Self::CloseEarly { reason }
            | Self::StopUrn { reason, .. }
            | Self::FewBallots { reason, .. }
            | Self::Withdraw { reason, .. } => Some(reason),
            Self::SmallUrn { .. }
            | Self::Paper { .. }
            | Self::EnterPapers { .. }
            | Self::Sample { .. }
            | Self::LeftSheets { .. }
            | Self::Reissue { .. }
            | Self::Seal
            | Self::Proclaim
            | Self::Destroy => None,
        }
    }
}

/// Why something is not proposed or confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActRefused {
    /// The election does not stand where this may be done.
    Stage,
    /// Something is missing.
    Missing(Vec<Missing>),
    /// A reason is missing or cannot be kept.
    Reason(Option<TypedRefused>),
    /// The hours are wrong.
    Hours(DatesWrong),
    /// The urn is not one about which this can be decided.
    Urn,
    /// The statutes do not let it.
    NotAllowed,
    /// Both colleges have other voices, and a ballot weighs one.
    Voices,
    /// The result may be challenged until then.
    Challenge(chrono::NaiveDate),
    /// The same waits for a second person already.
    Waiting,
    /// It was confirmed, taken back or set aside.
    Over,
    /// Another one confirms.
    Confirm(ConfirmRefused),
    /// The right to vote is not used up on paper.
    Paper(PaperRefused),
    /// The sheet is not given.
    Sheet(GiveRefused),
    /// Papers do not join the ballots.
    Enter(EnterRefused),
    /// A sample is not drawn.
    Sample(SampleRefused),
}

/// Proposes an act. Permission: chair and tellers.
///
/// # Errors
/// [`ActRefused`], not found, forbidden or a fault.
pub async fn propose(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    act: &Act,
) -> Outcome<ActId, ActRefused> {
    let mut act = act.clone();
    if let Some(reason) = act.reason() {
        *reason = match paragraphs(reason, NOTE_CHARS) {
            Ok(Some(text)) => text,
            Ok(None) => return refuse(ActRefused::Reason(None)),
            Err(refused) => return refuse(ActRefused::Reason(Some(refused))),
        };
    }
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_confirms()?;
        check::check(db, ctx, &seen, &act).await?;
        let waiting = waiting(db, id).await?;
        let subject = text(&act)?;
        // Several members may be at the desk.
        let each = matches!(act, Act::Paper { .. } | Act::Reissue { .. });
        let same = |it: &&election_act::Model| {
            it.kind == act.kind().code()
                && it.urn_id == act.urn()
                && (!each || it.subject == subject)
        };
        if waiting.iter().any(|it| same(&it)) {
            return refuse(ActRefused::Waiting);
        }
        let new = ActId(ctx.uuid());
        election_act::Entity::insert(election_act::ActiveModel {
            id: Set(new.0),
            election_id: Set(id.0),
            urn_id: Set(act.urn()),
            kind: Set(act.kind().code().to_owned()),
            subject: Set(subject),
            proposed_by: Set(actor.person.0),
            proposed_at: Set(ctx.now()),
            confirmed_by: Set(None),
            confirmed_at: Set(None),
            withdrawn_at: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        record(tx, &seen, actor, act.kind(), "proposed").await?;
        Ok(new)
    })
}

/// Confirms an act that another one proposed: it is done at once. Permission: chair and tellers.
///
/// # Errors
/// [`ActRefused`], not found, forbidden or a fault.
pub async fn confirm(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    act: ActId,
) -> Outcome<(), ActRefused> {
    confirm_with(ctx, actor, slug, id, act, "").await
}

/// Confirms an act with what who confirms it adds: for a sample her own number. Permission: chair and tellers.
///
/// # Errors
/// [`ActRefused`], not found, forbidden or a fault.
pub async fn confirm_with(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    act: ActId,
    number: &str,
) -> Outcome<(), ActRefused> {
    let done: Outcome<ActKind, ActRefused> = transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let row = one(db, id, act).await?;
        let board = keep::board(db, id).await?;
        may_confirm(&board, PersonId(row.proposed_by), actor.person)
            .map_err(|it| Failure::Refused(ActRefused::Confirm(it)))?;
        if row.confirmed_at.is_some() || row.withdrawn_at.is_some() {
            return refuse(ActRefused::Over);
        }
        let mut read = of(&row)?;
        if let Act::Sample { second, .. } = &mut read {
            number.clone_into(second);
            if !is_number(second) {
                return refuse(ActRefused::Sample(SampleRefused::Number));
            }
        }
        check::check(db, ctx, &seen, &read).await?;
        let proposer = row.proposed_by;
        let mut row = row.into_active_model();
        row.subject = Set(text(&read)?);
        row.confirmed_by = Set(Some(actor.person.0));
        row.confirmed_at = Set(Some(ctx.now()));
        row.update(db).await?;
        record(tx, &seen, actor, read.kind(), "confirmed").await?;
        run::run(tx, ctx, &seen, actor, &read, proposer).await?;
        Ok(read.kind())
    });
    match done? {
        ActKind::Cancel => {
            // Only now: what is given up is never opened, and what was not given up still has its secrets.
            proclaim::destroy(ctx.db().read(), ctx, id).await?;
        }
        ActKind::Proclaim => {
            // What is not printed now, the job prints.
            let _later = minutes::prepare(ctx, id).await;
        }
        _ => {}
    }
    Ok(())
}

/// Takes a proposal back, or sets it aside. Permission: chair and tellers.
///
/// # Errors
/// [`ActRefused`], not found, forbidden or a fault.
pub async fn withdraw(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    act: ActId,
) -> Outcome<(), ActRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_confirms()?;
        let row = one(db, id, act).await?;
        if row.confirmed_at.is_some() || row.withdrawn_at.is_some() {
            return refuse(ActRefused::Over);
        }
        let kind = entity::read("election_act", "kind", &row.kind)?;
        let mut row = row.into_active_model();
        row.withdrawn_at = Set(Some(ctx.now()));
        row.update(db).await?;
        record(tx, &seen, actor, kind, "set-aside").await?;
        Ok(())
    })
}

/// Acts that wait for a second person, the first proposed first.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_act::Model>, Fault> {
    Ok(election_act::Entity::find()
        .filter(election_act::Column::ElectionId.eq(id.0))
        .filter(election_act::Column::ConfirmedAt.is_null())
        .filter(election_act::Column::WithdrawnAt.is_null())
        .order_by_asc(election_act::Column::ProposedAt)
        .order_by_asc(election_act::Column::Id)
        .all(db)
        .await?)
}

/// What was proposed.
pub(super) fn of(row: &election_act::Model) -> Result<Act, Fault> {
    serde_json::from_str(&row.subject).map_err(|_| Fault::Other("an act cannot be read".to_owned()))
}

fn text(act: &Act) -> Result<String, Fault> {
    serde_json::to_string(act).map_err(|it| Fault::Other(it.to_string()))
}

async fn one<R>(
    db: &impl ConnectionTrait,
    id: ElectionId,
    act: ActId,
) -> Result<election_act::Model, Failure<R>> {
    election_act::Entity::find_by_id(act.0)
        .filter(election_act::Column::ElectionId.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

async fn record(
    tx: &Tx<'_>,
    seen: &Seen,
    actor: &Actor,
    kind: ActKind,
    step: &str,
) -> Result<(), Fault> {
    let entry = keep::entry(Event::ElectionAct, &seen.row, Some(actor));
    let detail = json!({ "act": kind.code(), "step": step });
    tx.record(entry.detail(detail)).await
}
