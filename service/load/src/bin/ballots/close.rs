//! An election is closed, opened by two trustees, and audited.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::id::{ElectionId, PersonId, SessionId, UrnId};
use entity::{election as elections, election_ballot, election_urn, trustee};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, Set,
};
use service::Ctx;
use service::ctx::Actor;
use service::election::counting::{bytes, counting};
use service::election::{dossier, due, share};
use uuid::Uuid;

use crate::{CPTS, Outcomes, circle, said};

/// Closes it; prints what came of it.
pub async fn close(ctx: &Ctx, id: Uuid) -> Outcomes<()> {
    let db = ctx.db().read();
    let row = elections::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or("no election")?;
    let board = row.trustee_board_id.ok_or("no trustees")?;
    let mut row = row.into_active_model();
    row.closes_at = Set(Some(ctx.now() - TimeDelta::seconds(1)));
    row.update(db).await?;
    let urn = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id))
        .one(db)
        .await?
        .ok_or("no urn")?;
    let now = std::time::Instant::now;
    let begin = now();
    due::run(ctx).await?;
    let mut took = begin.elapsed();
    let trustees = trustee::Entity::find()
        .filter(trustee::Column::BoardId.eq(board))
        .order_by_asc(trustee::Column::Place)
        .all(db)
        .await?;
    for (number, one) in (1..).zip(trustees.iter().take(2)) {
        let actor = Actor {
            person: PersonId(one.person_id),
            session: SessionId(ctx.uuid()),
        };
        let (election, urn) = (ElectionId(id), UrnId(urn.id));
        let archive = bytes(ctx, &actor, CPTS, election, urn)
            .await
            .map_err(said)?;
        let read = counting(ctx, &actor, CPTS, election).await.map_err(said)?;
        let mine = read.mine.ok_or("no trustee")?;
        // On her own device: not the server's time.
        let seed = circle::seed(number)?;
        let opened = ceremony::decrypt(&seed, &mine.sealed, &archive, &ctx.secret::<32>());
        let part = opened.map_err(said)?.part;
        let begin = now();
        share::share(ctx, &actor, CPTS, election, urn, &part)
            .await
            .map_err(said)?;
        took += begin.elapsed();
    }
    let ballots = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    let voters: BTreeSet<&str> = ballots.iter().map(|it| it.credential.as_str()).collect();
    let urn = election_urn::Entity::find_by_id(urn.id).one(db).await?;
    let turnout = urn.ok_or("no urn")?.turnout;
    let dossier = dossier::open(ctx, CPTS, ElectionId(id))
        .await
        .map_err(said)?;
    let files = election::bundle::read(&dossier).map_err(said)?;
    let report = election::audit::audit(&files, belenios::audit::in_turn);
    for fault in report.faults.iter().map(said) {
        eprintln!("a fault: {fault}");
    }
    for unknown in report.unknown.iter().map(said) {
        eprintln!("not known: {unknown}");
    }
    println!("{:.1}", took.as_secs_f64() * 1000.0);
    println!("{}\n{}\n{turnout}", ballots.len(), voters.len());
    println!("{}", report.faults.len() + report.unknown.len());
    Ok(())
}
