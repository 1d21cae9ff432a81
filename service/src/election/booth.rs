//! What a voter's pages show: her lines, what each urn asks, whose keys her registration is encrypted for.

use std::collections::BTreeMap;
use std::convert::Infallible;

use belenios::election::Election;
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::id::ElectionId;
use entity::{adhesion, election, election_candidacy, election_officer, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::voter::{Line, Voting, voting};
use super::{photo, seats};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, other};

/// An election, for its voter's pages.
#[derive(Debug, Clone)]
pub struct Booth {
    /// The election and her lines.
    pub voting: Voting,
    /// How the members of her lines are called, by adhesion.
    pub names: BTreeMap<Uuid, String>,
    /// What the urns of her lines ask, once they are sealed.
    pub asked: Vec<Asked>,
    /// The keys of the tellers, in hexadecimal; fewer than two: none is registered yet.
    pub tellers: Vec<String>,
    /// Of the reader, if she is a teller: whether her key is there.
    pub teller: Option<bool>,
}

/// What an urn asks.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The urn.
    pub urn: election_urn::Model,
    /// The exact text of the election.
    pub election: String,
    /// Its candidates, in the order of the ballot.
    pub answers: Vec<Answer>,
    /// The fewest that a ballot names, and the most.
    pub bounds: (u32, u32),
    /// Whether it takes ballots.
    pub open: bool,
}

/// A candidate on the ballot.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Name.
    pub name: String,
    /// Their candidacy, but in the rehearsal.
    pub candidacy: Option<election_candidacy::Model>,
    /// Whether there is a picture of them.
    pub photo: bool,
}

/// Tellers who open a registration together.
const TELLERS: usize = 2;

/// Reads it. Permission: who reads elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn booth(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Booth, Infallible> {
    let db = ctx.db().read();
    let voting = voting(db, ctx, actor, slug, id).await?;
    let people: Vec<Uuid> = voting.lines.iter().map(|it| it.row.adhesion_id).collect();
    let rows = voting
        .seat
        .adhesions()
        .filter(adhesion::Column::Id.is_in(people))
        .all(db)
        .await?;
    let names = rows.iter().map(|it| (it.id, name(it))).collect();
    let mut asked: Vec<Asked> = Vec::new();
    for line in &voting.lines {
        if asked.iter().all(|it| it.urn.id != line.urn.id) {
            asked.extend(ask(db, &voting.row, &line.urn).await?);
        }
    }
    let officers = election_officer::Entity::find()
        .filter(election_officer::Column::ElectionId.eq(id.0))
        .filter(election_officer::Column::Kind.eq(OfficerKind::Teller.code()))
        .order_by_asc(election_officer::Column::PersonId)
        .all(db)
        .await?;
    let teller = officers
        .iter()
        .find(|it| it.person_id == actor.person.0)
        .map(|it| it.seed_public.is_some());
    let tellers: Vec<String> = officers
        .into_iter()
        .filter_map(|it| it.seed_public)
        .collect();
    let enough = TELLERS <= tellers.len();
    Ok(Booth {
        voting,
        names,
        asked,
        tellers: if enough { tellers } else { Vec::new() },
        teller,
    })
}

/// What an urn asks, once it is sealed.
pub(super) async fn ask(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<Option<Asked>, Fault> {
    let Some(bytes) = &urn.election_json else {
        return Ok(None);
    };
    let asks = Election::read(bytes).map_err(other)?;
    let question = asks.questions().first();
    let question = question.ok_or_else(|| other("an urn asks nothing"))?;
    let stand = if urn.rehearsal {
        Vec::new()
    } else {
        seats::on_ballot(db, election, urn).await?
    };
    let mut stand = stand.into_iter();
    let photos = photo::of(db, ElectionId(election.id)).await?;
    let answers = question.answers.iter().map(|name| {
        let candidacy = stand.next();
        Answer {
            name: name.clone(),
            photo: candidacy.as_ref().is_some_and(|it| photos.contains(&it.id)),
            candidacy,
        }
    });
    Ok(Some(Asked {
        answers: answers.collect(),
        bounds: (question.min, question.max),
        election: String::from_utf8_lossy(bytes).into_owned(),
        open: urn.status == UrnStatus::Open.code(),
        urn: urn.clone(),
    }))
}

/// With which candidate the list of a line begins: the others follow in the order of the ballot. Anybody who knows the
/// line computes it again.
pub fn first(line: &Line, candidates: usize) -> usize {
    let hash: [u8; 32] = Sha256::new()
        .chain_update(b"collegiale/booth-order/v1")
        .chain_update(line.row.entry.as_bytes())
        .finalize()
        .into();
    let [a, b, c, d, ..] = hash;
    let number = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or_default();
    number.checked_rem(candidates).unwrap_or_default()
}

/// How a member is called.
pub(super) fn name(row: &adhesion::Model) -> String {
    match &row.given_name {
        Some(given) => format!("{given} {}", row.name),
        None => row.name.clone(),
    }
}
