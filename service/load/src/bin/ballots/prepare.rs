//! Members with codes and sessions, and a ballot of each.

use std::io::Write as _;

use belenios::ballot::Vote;
use belenios::credential::{PrivateCredential, claim};
use belenios::group::Secret;
use belenios::joint::Joint;
use belenios::wire;
use chrono::TimeDelta;
use domain::id::{AdhesionId, ElectionId};
use domain::member::AdhesionState;
use entity::{adhesion, cpts, session};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};
use service::Ctx;
use service::ctx::Actor;
use service::election::credential::{Registration, register};
use service::log::{Vault, sequence};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::urn::{Urn, booth, frozen, opened};
use crate::{CPTS, Outcomes, actor, circle, said};

/// Prepares so many elections of so many voters; prints their ballots.
pub async fn prepare(ctx: &Ctx, vault: &Vault, voters: usize, elections: usize) -> Outcomes<()> {
    let (home, members) = members(ctx, voters).await?;
    let board = circle::make(ctx, &members).await?;
    let mut cookies = Vec::with_capacity(members.len());
    for (member, _) in &members {
        cookies.push(sign_in(ctx, member.person.0).await?);
    }
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let mut out = std::io::stdout().lock();
    let mut listed = 0.0_f64;
    for number in 0..elections {
        let number = 901 + i32::try_from(number)?;
        let urn = frozen(ctx, home, board, &members, number).await?;
        let codes = registered(ctx, &urn, &members).await?;
        let (took, election) = opened(ctx, &urn, board).await?;
        listed = listed.max(took);
        sequence::run(ctx, vault).await?;
        let booth = booth(&election);
        let name = urn.name.parse().map_err(said)?;
        for (at, ((code, line), cookie)) in codes.iter().zip(&urn.lines).zip(&cookies).enumerate() {
            let marks = (0..5)
                .map(|it| it == at % 5 || it == (at + 1) % 5)
                .collect();
            let ballot = booth
                .fill(&[Vote::Marks(marks)], &code.exponent(&name), &mut rng)
                .map_err(said)?;
            let text = str::from_utf8(ballot.bytes())?;
            writeln!(
                out,
                "{cookie}\t{}\t{}\t{line}\t{text}",
                urn.election, urn.id
            )?;
        }
    }
    writeln!(out, "{listed:.1}")?;
    Ok(())
}

/// Prepares an election for one phone; prints the session's cookie, election, urn, line and code of one voter.
pub async fn phone(ctx: &Ctx, vault: &Vault) -> Outcomes<()> {
    let (home, members) = members(ctx, 20).await?;
    let board = circle::make(ctx, &members).await?;
    let urn = frozen(ctx, home, board, &members, 999).await?;
    let codes = registered(ctx, &urn, &members).await?;
    opened(ctx, &urn, board).await?;
    sequence::run(ctx, vault).await?;
    let voter = members.first().ok_or("nobody votes")?.0;
    let cookie = sign_in(ctx, voter.person.0).await?;
    let line = urn.lines.first().ok_or("nobody votes")?;
    let code = codes.first().ok_or("nobody votes")?.expose();
    println!("{cookie}\t{}\t{}\t{line}\t{code}", urn.election, urn.name);
    Ok(())
}

/// The large CPTS, and so many of its members who have an account and full rights.
pub async fn members(ctx: &Ctx, count: usize) -> Outcomes<(Uuid, Vec<(Actor, AdhesionId)>)> {
    let db = ctx.db().read();
    let home = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(CPTS))
        .one(db)
        .await?
        .ok_or("no CPTS")?;
    let rows = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(home.id))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(adhesion::Column::PersonId.is_not_null())
        .order_by_asc(adhesion::Column::Id)
        .limit(u64::try_from(count)?)
        .all(db)
        .await?;
    let members = rows
        .iter()
        .filter_map(|it| Some((actor(ctx, it.person_id?), AdhesionId(it.id))));
    let members: Vec<(Actor, AdhesionId)> = members.collect();
    if members.len() < count {
        return Err(format!("only {} members", members.len()).into());
    }
    Ok((home.id, members))
}

/// Each member registers a code for her line.
async fn registered(
    ctx: &Ctx,
    urn: &Urn,
    members: &[(Actor, AdhesionId)],
) -> Outcomes<Vec<PrivateCredential>> {
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let tellers = [(); 2].map(|()| Secret::random(&mut rng).public());
    let name = urn.name.parse().map_err(said)?;
    let mut codes = Vec::with_capacity(members.len());
    for ((member, _), line) in members.iter().zip(&urn.lines) {
        let code = PrivateCredential::random(&mut rng);
        let secret = code.exponent(&name);
        let line_text = line.to_string();
        let context = format!("{}|{line_text}", urn.name);
        let sealed =
            Joint::seal(&tellers, &context, b"an envelope", &mut rng).ok_or("no teller")?;
        let proof = claim::prove(&secret, &name, &line_text, &mut rng);
        let registration = Registration {
            urn: urn.id,
            entry: *line,
            credential: secret.public().to_hex(),
            proof: wire::write_text(&proof),
            sealed: String::from_utf8(sealed.bytes())?,
        };
        register(ctx, member, CPTS, ElectionId(urn.election), &[registration])
            .await
            .map_err(said)?;
        codes.push(code);
    }
    Ok(codes)
}

async fn sign_in(ctx: &Ctx, person: Uuid) -> Outcomes<String> {
    let token = hex::encode(ctx.secret::<32>());
    session::Entity::insert(session::ActiveModel {
        id: Set(ctx.uuid()),
        person_id: Set(person),
        token_sha256: Set(hex::encode(Sha256::digest(&token))),
        means: Set("oidc".to_owned()),
        provider: Set(None),
        verified: Set(true),
        id_token: Set(None),
        device: Set(None),
        created_at: Set(ctx.now()),
        seen_at: Set(ctx.now()),
        idle_seconds: Set(7_200),
        expires_at: Set(ctx.now() + TimeDelta::hours(3)),
        revoked_at: Set(None),
    })
    .exec_without_returning(ctx.db().read())
    .await?;
    Ok(token)
}
