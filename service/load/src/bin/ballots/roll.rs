//! A large roll, by the actions that people use: how long it takes to freeze it, and to list the codes of its urns.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use belenios::credential::{PrivateCredential, claim};
use belenios::wire;
use chrono::TimeDelta;
use domain::election::plan::Dates;
use domain::election::urn::OfficerKind;
use domain::id::{AdhesionId, ElectionId};
use domain::statutes::Voice;
use entity::{adhesion, election_urn};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::EntityTrait as _;
use service::Ctx;
use service::ctx::Actor;
use service::election::sheet::{Sheet, make, name, stacks};
use service::election::{call, candidacy, credential, draft, freeze, officer};
use uuid::Uuid;

use crate::prepare::members;
use crate::{CPTS, Outcomes, latest, president, said};

/// Who is named: the last one makes the sheets.
const KINDS: [OfficerKind; 4] = [
    OfficerKind::Chair,
    OfficerKind::Teller,
    OfficerKind::Teller,
    OfficerKind::Sheets,
];

/// Members among whom some of each category stand, and how many of each try.
const TRIED: usize = 40;
const STAND: u64 = 2;

/// Prints how many vote, in how many milliseconds the roll was frozen, and in how many all codes were listed.
pub async fn roll(ctx: &Ctx) -> Outcomes<()> {
    let (db, by) = (ctx.db().read(), president(ctx).await?);
    let (home, people) = members(ctx, KINDS.len() + TRIED).await?;
    let id = drafted(ctx, &by, home).await?;
    let sheets = officers(ctx, &by, id, &people).await?;
    call::call(ctx, &by, CPTS, id).await.map_err(said)?;
    stand(ctx, id, people).await?;
    ctx.put_forward(TimeDelta::hours(479)).map_err(said)?;
    let begin = Instant::now();
    freeze::freeze(ctx, &by, CPTS, id).await.map_err(said)?;
    let frozen = begin.elapsed();
    let (_, stacks) = stacks(ctx, &sheets, CPTS, id).await.map_err(said)?;
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let (mut voters, mut listed) = (0, Duration::ZERO);
    for stack in stacks {
        voters += stack.without;
        let uuid = stack.urn.uuid.parse().map_err(said)?;
        let mut made = Vec::new();
        for number in 1..=usize::try_from(stack.needed)? {
            let secret = PrivateCredential::random(&mut rng).exponent(&uuid);
            let proof = claim::prove(&secret, &uuid, &name(number), &mut rng);
            made.push(Sheet {
                credential: secret.public().to_hex(),
                proof: wire::write_text(&proof),
            });
        }
        make(ctx, &sheets, CPTS, id, stack.urn.id, &made)
            .await
            .map_err(said)?;
        let urn = election_urn::Entity::find_by_id(stack.urn.id)
            .one(db)
            .await?;
        let urn = urn.ok_or("no urn")?;
        let begin = Instant::now();
        let codes = credential::list(db, ctx, &urn).await?;
        listed += begin.elapsed();
        if codes.len() != made.len() {
            return Err("not all codes are listed".into());
        }
    }
    for figure in [frozen, listed] {
        println!("{:.1}", figure.as_secs_f64() * 1000.0);
    }
    println!("{voters}");
    Ok(())
}

/// An election of all colleges that have seats.
async fn drafted(ctx: &Ctx, by: &Actor, home: Uuid) -> Outcomes<ElectionId> {
    let (_, statutes) = latest(ctx, home).await?;
    let elects = statutes
        .colleges
        .iter()
        .filter(|it| matches!(it.voice, Voice::Deliberative(_)));
    let seats: BTreeMap<_, _> = elects.map(|it| (it.id.clone(), it.seats)).collect();
    let at = |hours: i64| ctx.now() + TimeDelta::hours(hours);
    let typed = draft::Typed {
        title: "Mesure de la liste".to_owned(),
        dates: Dates {
            candidacies_open: at(0),
            candidacies_close: at(240),
            opens: at(480),
            closes: at(504),
        },
        seats,
    };
    draft::create(ctx, by, CPTS, &typed)
        .await
        .map_err(|it| said(it).into())
}

/// The electoral board; gives who makes the sheets.
async fn officers(
    ctx: &Ctx,
    by: &Actor,
    id: ElectionId,
    people: &[(Actor, AdhesionId)],
) -> Outcomes<Actor> {
    let board: Vec<_> = people.iter().zip(KINDS).collect();
    for ((_, who), kind) in &board {
        officer::name(ctx, by, CPTS, id, *who, *kind)
            .await
            .map_err(said)?;
    }
    let ((last, _), _) = board.last().ok_or("nobody is an officer")?;
    Ok(*last)
}

/// Some of each category stand, if they may.
async fn stand(ctx: &Ctx, id: ElectionId, people: Vec<(Actor, AdhesionId)>) -> Outcomes<()> {
    let mut tried: BTreeMap<String, u64> = BTreeMap::new();
    for (who, adhesion) in people.into_iter().skip(KINDS.len()) {
        let row = adhesion::Entity::find_by_id(adhesion.0)
            .one(ctx.db().read())
            .await?;
        let category = row.map(|it| it.category).unwrap_or_default();
        let count = tried.entry(category).or_default();
        if *count < STAND {
            *count += 1;
            let words = "Je me présente.";
            // Who may not stand is no candidate: enough others do.
            let _filed = candidacy::file(ctx, &who, CPTS, id, adhesion, words).await;
        }
    }
    Ok(())
}
