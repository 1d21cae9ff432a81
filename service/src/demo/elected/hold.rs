//! What the devices of an election's people compute, by the libraries that run in their browsers.

use std::collections::BTreeMap;

use domain::id::{AdhesionId, ElectionId, TrusteeBoardId, UrnId};
use eddsa::SecretKey;
use entity::{election_urn, election_voter};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest as _, Sha256};
use signed::election::{Credential, PublicPart};
use signed::{Id, ToSign};
use uuid::Uuid;

use super::{SLUG, settled};
use crate::ctx::{Actor, Ctx};
use crate::election::booth::booth;
use crate::election::cast::{Cast, cast};
use crate::election::credential::{Registration, register};
use crate::election::sheet::{self, Sheet};
use crate::election::{counting, share, teller};
use crate::failure::{Fault, other};
use crate::trustee::name::{NewBoard, name};
use crate::trustee::say::say;
use crate::trustee::show;

/// A trustee and the seed that only her device has.
pub(super) struct Trustee {
    actor: Actor,
    seed: String,
}

/// Codes by line of the roll.
pub(super) type Codes = BTreeMap<Uuid, String>;

/// Three trustees, of whom two are needed, make their key together.
pub(super) async fn trustees(
    ctx: &Ctx,
    lead: &Actor,
    people: &[(AdhesionId, Actor)],
) -> Result<(TrusteeBoardId, Vec<Trustee>), Fault> {
    let new = NewBoard {
        name: "Dépositaires".to_owned(),
        people: people.iter().map(|it| it.0).collect(),
        needed: 2,
    };
    let id = settled(name(ctx, lead, SLUG, &new).await)?;
    let mut all = Vec::new();
    for (_, actor) in people {
        let seed = ceremony::seed(&ctx.secret::<32>()).map_err(wrong)?;
        all.push(Trustee {
            actor: *actor,
            seed,
        });
    }
    for step in 0..3 {
        for (place, it) in (1..).zip(&all) {
            let read = settled(show::board(ctx, &it.actor, SLUG, id).await)?;
            let mine = read.mine.ok_or_else(|| other("no trustee"))?;
            let listed = mine.certificates.unwrap_or_default();
            let some = ctx.secret::<32>();
            let said = match step {
                0 => ceremony::certificate(&it.seed, place, 2, all.len(), &some),
                1 => ceremony::polynomial(&it.seed, &listed, 2, &some),
                _ => {
                    let received = mine.received.unwrap_or_default();
                    ceremony::answer(&it.seed, &listed, 2, &received, &some)
                }
            };
            let said = said.map_err(wrong)?;
            settled(say(ctx, &it.actor, SLUG, id, read.state, &said).await)?;
        }
    }
    Ok((id, all))
}

/// A teller's key, under the first urn.
pub(super) async fn teller(ctx: &Ctx, id: ElectionId, actor: &Actor) -> Result<(), Fault> {
    let Some(urn) = teller::under(ctx.db().read(), id).await? else {
        return Ok(());
    };
    let made = ::booth::credential::make(&urn, teller::LINE, &ctx.secret::<32>()).map_err(other)?;
    let it = made.registered;
    settled(teller::key(ctx, actor, SLUG, id, &it.public, &it.proof).await)
}

/// Somebody prepares her phone: a code for each line for which she votes.
pub(super) async fn prepares(
    ctx: &Ctx,
    id: ElectionId,
    actor: &Actor,
    codes: &mut Codes,
) -> Result<(), Fault> {
    let read = settled(booth(ctx, actor, SLUG, id).await)?;
    let seed: [u8; 32] = Sha256::digest(actor.person.0.as_bytes()).into();
    let (device, mut sent) = (SecretKey::from_seed(&seed), Vec::new());
    for line in &read.voting.lines {
        let (urn, entry) = (&line.urn.uuid, line.row.entry.to_string());
        let made = ::booth::credential::make(urn, &entry, &ctx.secret::<32>()).map_err(other)?;
        let statement = Credential {
            cpts: text(&read.voting.row.cpts_id.to_string())?,
            credential: PublicPart::parse(&made.registered.public).map_err(other)?,
            election: text(&id.to_string())?,
            entry: text(&entry)?,
            urn: text(urn)?,
        };
        let signed = ToSign::new(statement).map_err(other)?;
        let envelope = signed.sign(&device).map_err(other)?.envelope().bytes();
        let sealed = ::booth::credential::seal(
            &read.tellers.join(" "),
            &format!("{urn}|{entry}"),
            &envelope,
            &ctx.secret::<32>(),
        );
        sent.push(Registration {
            urn: line.urn.id,
            entry: line.row.entry,
            credential: made.registered.public,
            proof: made.registered.proof,
            sealed: String::from_utf8(sealed.map_err(other)?).map_err(other)?,
        });
        codes.insert(line.row.entry, made.private.expose().to_owned());
    }
    if sent.is_empty() {
        return Ok(());
    }
    settled(register(ctx, actor, SLUG, id, &sent).await)
}

/// The sheets of every urn.
pub(super) async fn sheets(ctx: &Ctx, id: ElectionId, actor: &Actor) -> Result<(), Fault> {
    let (_, stacks) = settled(sheet::stacks(ctx, actor, SLUG, id).await)?;
    for it in stacks {
        let mut sent = Vec::new();
        for number in (1..).take(usize::try_from(it.needed).unwrap_or_default()) {
            let line = sheet::name(number);
            let chance = ctx.secret::<32>();
            let made = ::booth::credential::make(&it.urn.uuid, &line, &chance).map_err(other)?;
            sent.push(Sheet {
                credential: made.registered.public,
                proof: made.registered.proof,
            });
        }
        settled(sheet::make(ctx, actor, SLUG, id, it.urn.id, &sent).await)?;
    }
    Ok(())
}

/// Somebody votes, for each of her lines in the rehearsal or in the other urns. Which candidates is drawn; the first ones are
/// liked most.
pub(super) async fn votes(
    ctx: &Ctx,
    id: ElectionId,
    actor: &Actor,
    codes: &Codes,
    rehearsal: bool,
) -> Result<(), Fault> {
    let read = settled(booth(ctx, actor, SLUG, id).await)?;
    let lines = read.voting.lines.iter();
    for line in lines.filter(|it| it.urn.rehearsal == rehearsal) {
        let asked = read.asked.iter().find(|it| it.urn.id == line.urn.id);
        let (Some(asked), Some(code)) = (asked, codes.get(&line.row.entry)) else {
            continue;
        };
        let drawn: [u8; 64] = ctx.secret();
        let blank = drawn.first().is_some_and(|it| *it < 16);
        let most = usize::try_from(asked.bounds.1).unwrap_or_default();
        let mut left = if blank { 0 } else { most.max(1) };
        let mut marks = vec![0; asked.answers.len()];
        for (place, (mark, chance)) in marks.iter_mut().zip(drawn.iter().skip(1)).enumerate() {
            let liked = 200_usize.saturating_sub(40 * place);
            if left > 0 && usize::from(*chance) < liked {
                *mark = 1;
                left -= 1;
            }
        }
        let blank = !marks.contains(&1);
        let election = asked.election.as_bytes();
        let chance = ctx.secret::<32>();
        let filled = ::booth::ballot::fill(election, code, &marks, blank, &chance);
        let filled = filled.map_err(other)?;
        let sent = Cast {
            urn: line.urn.id,
            entry: line.row.entry,
            ballot: filled.ballot.as_bytes(),
        };
        settled(cast(ctx, actor, SLUG, id, sent).await)?;
    }
    Ok(())
}

/// Trustees open every urn that waits for them.
pub(super) async fn open(ctx: &Ctx, id: ElectionId, trustees: &[&Trustee]) -> Result<(), Fault> {
    for it in trustees {
        let read = settled(counting::counting(ctx, &it.actor, SLUG, id).await)?;
        let Some(mine) = read.mine else { continue };
        for urn in read.urns {
            if urn.status != domain::election::urn::UrnStatus::Tallied {
                continue;
            }
            let urn = UrnId(urn.row.id);
            let archive = settled(counting::bytes(ctx, &it.actor, SLUG, id, urn).await)?;
            let chance = ctx.secret::<32>();
            let opened = ceremony::decrypt(&it.seed, &mine.sealed, &archive, &chance);
            let opened = opened.map_err(wrong)?;
            settled(share::share(ctx, &it.actor, SLUG, id, urn, &opened.part).await)?;
        }
    }
    Ok(())
}

/// The adhesions on the roll, urn by urn.
pub(super) async fn on_roll(ctx: &Ctx, id: ElectionId) -> Result<Vec<Vec<Uuid>>, Fault> {
    let db = ctx.db().read();
    let urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .order_by_asc(election_urn::Column::Name)
        .all(db)
        .await?;
    let mut all = Vec::new();
    for urn in urns {
        let lines = election_voter::Entity::find()
            .filter(election_voter::Column::UrnId.eq(urn.id))
            .order_by_asc(election_voter::Column::AdhesionId)
            .all(db)
            .await?;
        all.push(lines.into_iter().map(|it| it.adhesion_id).collect());
    }
    Ok(all)
}

fn text(it: &str) -> Result<Id, Fault> {
    Id::parse(it).map_err(other)
}

fn wrong(it: ceremony::Refused) -> Fault {
    other(format!("a trustee’s device: {it:?}"))
}
