//! What can be proposed, and by whom.

use std::convert::Infallible;

use domain::electorate::{Question, Right};
use domain::permission::Action;
use domain::statutes::{
    Consensus, ConsensusRule, DecisionKind, NotTaken, OrganKind, Statutes, TabledBy,
};
use entity::{adhesion, bloc, cpts, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder};

use super::reader::{Reader, reader};
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Fault, Outcome};

pub use entity::bloc::Model as Bloc;
pub use entity::partner::Model as Partner;

/// What somebody may propose in a CPTS.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// On what its rules seek agreement, and contracts, on which an organ votes where they seek none; empty where they do not
    /// let it, or where there are none.
    pub kinds: Vec<Choice>,
    /// The organs that cannot decide on a contract here, and why.
    pub shut: Vec<(OrganKind, NotTaken)>,
    /// Partners that a proposal may concern.
    pub partners: Vec<partner::Model>,
    /// Blocs that a proposal may concern.
    pub blocs: Vec<bloc::Model>,
    /// Whether the reader facilitates what others propose.
    pub facilitates: bool,
}

/// An organ and a kind of decision that it takes here.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Who decides.
    pub organ: OrganKind,
    /// What.
    pub kind: DecisionKind,
    /// How agreement is sought, or that one votes at once.
    pub rule: ConsensusRule,
    /// Why the reader may not table such a proposal, if so.
    pub not: Option<NotTabled>,
}

/// Why somebody may not table a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTabled {
    /// The statutes let those table who vote in the organ.
    NoVoter,
    /// The statutes let the board table.
    NotOnBoard,
}

/// Reads what the reader may propose. Permission: [`Action::ReadDecisions`], or to represent a member.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn choices(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Choices, Infallible> {
    let db = ctx.db().read();
    let reader = reader(db, ctx, actor, slug).await?;
    let (mut kinds, mut shut) = (Vec::new(), Vec::new());
    let rules = crate::statutes::rules::in_force(db, reader.seat.cpts.id, ctx.today()).await?;
    if let Some(known) = rules {
        for (organ, kind) in taken(&known.statutes) {
            if let Ok(rule) = known.statutes.rules(organ, kind).course() {
                let by = by(db, ctx, &reader, (organ, kind), &rule).await?;
                kinds.push(Choice {
                    organ,
                    kind,
                    rule,
                    not: by.err(),
                });
            }
        }
        shut.extend(named(&known.statutes).filter_map(|organ| {
            let rules = known.statutes.rules(organ, DecisionKind::Contract);
            Some((organ, rules.course().err()?))
        }));
    }
    let today = ctx.today();
    let partners = reader
        .seat
        .partners()
        .order_by_asc(partner::Column::SearchName)
        .all(db)
        .await?;
    Ok(Choices {
        kinds,
        shut,
        partners: partners
            .into_iter()
            .filter(|it| it.ended_on.is_none_or(|end| today <= end))
            .collect(),
        blocs: reader
            .seat
            .blocs()
            .order_by_asc(bloc::Column::SearchName)
            .all(db)
            .await?,
        facilitates: reader.seat.require(Action::FacilitateDecisions).is_ok(),
        cpts: reader.seat.cpts,
    })
}

/// On which decisions of which organs agreement is sought. A college that votes alone is not asked this way.
pub(crate) fn sought(statutes: &Statutes) -> Vec<(OrganKind, DecisionKind)> {
    let organs = statutes.organs.iter();
    organs
        .filter(|it| it.organ != OrganKind::CollegeVote)
        .filter_map(|it| match it.consensus.rule() {
            Some(Consensus::Sought(rule)) => {
                Some(rule.decisions.iter().map(|kind| (it.organ, *kind)))
            }
            Some(Consensus::NotSought) | None => None,
        })
        .flatten()
        .collect()
}

/// What is decided here: that on which agreement is sought, and contracts, on which an organ votes where none is.
pub(super) fn taken(statutes: &Statutes) -> Vec<(OrganKind, DecisionKind)> {
    let mut all = sought(statutes);
    for organ in named(statutes) {
        let on = (organ, DecisionKind::Contract);
        if !all.contains(&on) && statutes.rules(on.0, on.1).course().is_ok() {
            all.push(on);
        }
    }
    all
}

/// The organs of which the statutes speak, but a college that votes alone.
fn named(statutes: &Statutes) -> impl Iterator<Item = OrganKind> {
    let organs = statutes.organs.iter().map(|it| it.organ);
    organs.filter(|it| *it != OrganKind::CollegeVote)
}

/// By which of the reader's adhesions she may table such a proposal today.
pub(super) async fn by(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    reader: &Reader,
    (organ, decision): (OrganKind, DecisionKind),
    rule: &ConsensusRule,
) -> Result<Result<adhesion::Model, NotTabled>, Fault> {
    if rule.tabled_by == TabledBy::Board {
        let roles = &reader.seat.standing.roles;
        let sits = roles.iter().any(|it| it.is_board());
        let own = reader.mine.first().filter(|_| sits).cloned();
        return Ok(own.ok_or(NotTabled::NotOnBoard));
    }
    let question = Question {
        organ,
        college: None,
        decision,
        on: ctx.today(),
        contract: None,
    };
    for row in &reader.mine {
        let Some(day) = Day::read_one(db, ctx, row, question.on).await? else {
            continue;
        };
        let electorate = day.electorate(&question);
        let votes = |right: &Right| matches!(right, Right::Votes { .. } | Right::Recused { .. });
        let entry = electorate.entries.iter().find(|it| it.adhesion.0 == row.id);
        if entry.is_some_and(|it| votes(&it.right)) {
            return Ok(Ok(row.clone()));
        }
    }
    Ok(Err(NotTabled::NoVoter))
}

/// Partners and blocs of this CPTS among those named; nothing when one is not.
pub(super) async fn concerned(
    db: &impl ConnectionTrait,
    reader: &crate::scope::Seat,
    partners: &[domain::id::PartnerId],
    blocs: &[domain::id::BlocId],
) -> Result<Option<(Vec<uuid::Uuid>, Vec<uuid::Uuid>)>, Fault> {
    let mut partners: Vec<uuid::Uuid> = partners.iter().map(|it| it.0).collect();
    let mut blocs: Vec<uuid::Uuid> = blocs.iter().map(|it| it.0).collect();
    for ids in [&mut partners, &mut blocs] {
        ids.sort_unstable();
        ids.dedup();
    }
    let known_partners = reader
        .partners()
        .filter(partner::Column::Id.is_in(partners.iter().copied()))
        .all(db)
        .await?;
    let known_blocs = reader
        .blocs()
        .filter(bloc::Column::Id.is_in(blocs.iter().copied()))
        .all(db)
        .await?;
    let all = known_partners.len() == partners.len() && known_blocs.len() == blocs.len();
    Ok(all.then_some((partners, blocs)))
}
