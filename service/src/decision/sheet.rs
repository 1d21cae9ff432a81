//! The sheet of a decision: its words, its rules, whom it concerns, what is said and joined.

mod aside;

pub use aside::Aside;
pub(crate) use aside::of as aside;

use std::collections::BTreeSet;

use domain::canonical::Digest;
use domain::statutes::{ConsensusRule, DecisionKind, OrganKind, Rules, Statutes};
use domain::territory::Mission;
use entity::adhesion;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::discussion::{self, Discussion};
use super::document::{self, Document};
use super::reader::Seen;
use super::written::Written;
use super::{concerned, keep, version};
use crate::account::names_of;
use crate::ctx::Actor;
use crate::failure::Fault;

/// A decision, for one reader.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The decision and what the reader is in it.
    pub seen: Seen,
    /// Who proposes it.
    pub author: Option<String>,
    /// The structure for which she does.
    pub structure: Option<String>,
    /// Who decides.
    pub organ: OrganKind,
    /// What.
    pub kind: DecisionKind,
    /// What it is about.
    pub missions: BTreeSet<Mission>,
    /// The rules under which it is taken: frozen, or those in force.
    pub ground: Option<Ground>,
    /// Its text and whom it concerns.
    pub written: Written,
    /// Who stands aside, once the roll is frozen.
    pub aside: Vec<Aside>,
    /// Its documents.
    pub documents: Vec<Document>,
    /// Its discussion.
    pub discussion: Discussion,
    /// Who follows it up.
    pub owner: Option<String>,
}

/// The rules under which a decision is taken.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The version of the rules.
    pub number: i32,
    /// Their digest.
    pub digest: Digest,
    /// The document.
    pub statutes: Statutes,
    /// Its rules for such a decision.
    pub rules: Rules,
    /// How agreement is sought.
    pub consensus: ConsensusRule,
}

impl Ground {
    pub(super) fn of(ground: keep::Ground) -> Self {
        Self {
            number: ground.known.number,
            digest: ground.known.digest(),
            statutes: ground.known.statutes,
            rules: ground.rules,
            consensus: ground.consensus,
        }
    }
}

/// Reads a decision that was found, with its rules.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    seen: Seen,
    ground: Option<keep::Ground>,
) -> Result<Sheet, Fault> {
    let (organ, kind) = keep::question(&seen.row)?;
    let ground = ground.map(Ground::of);
    let people = [Some(seen.row.author_id), seen.row.follow_up_owner_id];
    let names = names_of(db, people.into_iter().flatten()).await?;
    let structure = match seen.row.author_adhesion_id {
        Some(id) => adhesion::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let mut missions = BTreeSet::new();
    for code in seen.row.missions.split_whitespace() {
        missions.insert(entity::read("decision", "missions", code)?);
    }
    Ok(Sheet {
        author: names.get(&seen.row.author_id).cloned(),
        structure: structure
            .filter(|it| it.person_id.is_none())
            .map(|it| it.name),
        organ,
        kind,
        missions,
        ground,
        written: Written {
            versions: version::of(db, &seen).await?,
            concerned: concerned::of(db, &seen).await?,
        },
        aside: aside(db, &seen.row).await?,
        documents: document::of(db, &seen).await?,
        discussion: discussion::of(db, actor, &seen).await?,
        owner: seen
            .row
            .follow_up_owner_id
            .and_then(|it| names.get(&it).cloned()),
        seen,
    })
}
