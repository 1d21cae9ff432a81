//! An election of one urn, whose roll is frozen, row by row.

use belenios::ballot::Booth;
use belenios::credential::{Credentials, Entry};
use belenios::election::{Election, Parameters};
use belenios::question::Question;
use belenios::trustee::{Trustee, TrusteeKey, Trustees};
use chrono::TimeDelta;
use decision::Pseudonym;
use domain::canonical::Digest;
use domain::election::limits::Seat;
use domain::election::order::on_ballot;
use domain::electorate::roll::{Format, Roll, Voter};
use domain::id::{AdhesionId, CandidacyId, TrusteeBoardId};
use domain::statutes::{DecisionKind, OrganKind, Side};
use entity::{
    election as elections, election_candidacy, election_roll, election_urn, election_voter,
    trustee_board,
};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _, Set};
use serde_json::json;
use service::ctx::Actor;
use service::election::{credential, key};
use service::{Ctx, Outcome, transaction};
use tlog::leaf::Salt;
use uuid::Uuid;

use crate::{Outcomes, latest, said};

/// Answers of the question.
const ANSWERS: usize = 5;

/// An election, its urn, and the line of each member in the given order.
pub struct Urn {
    pub election: Uuid,
    pub id: Uuid,
    pub name: String,
    pub cpts: Uuid,
    pub lines: Vec<Uuid>,
}

/// Freezes the roll.
pub async fn frozen(
    ctx: &Ctx,
    cpts: Uuid,
    board: TrusteeBoardId,
    members: &[(Actor, AdhesionId)],
    number: i32,
) -> Outcomes<Urn> {
    let db = ctx.db().read();
    let (id, urn, now) = (ctx.uuid(), ctx.uuid(), ctx.now());
    let (known, statutes) = latest(ctx, cpts).await?;
    let college = statutes.colleges.first().ok_or("no college")?.id.clone();
    let mut voters = Vec::with_capacity(members.len());
    let mut rows = Vec::with_capacity(members.len());
    for (_, adhesion) in members {
        let salt = Salt::from_bytes(ctx.secret());
        let voter = Voter {
            adhesion: Pseudonym::of(adhesion.0, &salt).adhesion(),
            college: college.clone(),
            voices: 1,
            side: Side::Ville,
            bloc: None,
            attachment: None,
            profession: None,
            recused: None,
            proxy: None,
        };
        rows.push(election_voter::ActiveModel {
            id: Set(ctx.uuid()),
            urn_id: Set(urn),
            entry: Set(voter.adhesion.0),
            adhesion_id: Set(adhesion.0),
            salt: Set(salt.bytes().to_vec()),
            line: Set(serde_json::to_string(&voter)?),
            holder_id: Set(None),
            binding: Set(None),
            held: Set(None),
            registered: Set(false),
            sheet: Set(false),
            voted: Set(false),
            paper: Set(false),
        });
        voters.push(voter);
    }
    let lines = voters.iter().map(|it| it.adhesion.0).collect();
    voters.sort_by_key(|it| it.adhesion);
    let roll = Roll {
        format: Format::First,
        statutes: known.sha256.parse()?,
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Election,
        on: ctx.today(),
        voters,
    };
    let text = roll.canonical();
    let digest = Digest::of(text.as_bytes()).to_string();
    let secret = [u8::try_from(number % 100)?; 32];
    let (hidden, shown) = (hex::encode(secret), Digest::of(&secret).to_string());
    elections::Entity::insert(elections::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        number: Set(number),
        title: Set(format!("Mesure {number}")),
        search_title: Set(format!("mesure {number}")),
        stage: Set("roll".to_owned()),
        revision: Set(1),
        created_by: Set(members.first().ok_or("no member")?.0.person.0),
        candidacies_open_at: Set(Some(now - TimeDelta::days(20))),
        candidacies_close_at: Set(Some(now - TimeDelta::days(10))),
        opens_at: Set(Some(now - TimeDelta::minutes(1))),
        closes_at: Set(Some(now + TimeDelta::hours(2))),
        rules_id: Set(Some(known.id)),
        statutes_sha256: Set(Some(known.sha256.clone())),
        roll_sha256: Set(Some(digest.clone())),
        order_commit: Set(Some(shown.clone())),
        order_seed: Set(Some(hidden.clone())),
        lot_commit: Set(Some(shown)),
        lot_seed: Set(Some(hidden)),
        trustee_board_id: Set(Some(board.0)),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    election_roll::Entity::insert(election_roll::ActiveModel {
        election_id: Set(id),
        text: Set(text),
    })
    .exec_without_returning(db)
    .await?;
    let name = format!("mesureDesUrnes{}", number - 900);
    election_urn::Entity::insert(election_urn::ActiveModel {
        id: Set(urn),
        election_id: Set(id),
        college: Set(college.to_string()),
        name: Set("Mesure".to_owned()),
        seats: Set(2),
        uuid: Set(name.clone()),
        rehearsal: Set(false),
        joined: Set(json!([{ "college": college, "seats": 2 }]).to_string()),
        status: Set("waiting".to_owned()),
        min: Set(1),
        max: Set(2),
        turnout: Set(0),
        roll_size: Set(i64::try_from(members.len())?),
        paper: Set(0),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    for chunk in rows.chunks(500) {
        election_voter::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    candidates(ctx, id, college.as_str(), members, &secret).await?;
    log(
        ctx,
        cpts,
        id,
        "election.roll",
        &json!({ "election": id, "roll": digest }),
    )
    .await?;
    key::make(ctx, id).await?;
    Ok(Urn {
        election: id,
        id: urn,
        name,
        cpts,
        lines,
    })
}

async fn candidates(
    ctx: &Ctx,
    id: Uuid,
    college: &str,
    members: &[(Actor, AdhesionId)],
    secret: &[u8; 32],
) -> Outcomes<()> {
    let ids: Vec<_> = (0..ANSWERS).map(|_| CandidacyId(ctx.uuid())).collect();
    let ids = on_ballot(secret, &ids);
    let seat = Seat {
        profession: None,
        field: None,
        side: Side::Ville,
        bloc: None,
    };
    let rows = (1..)
        .zip(members.iter().zip(ids))
        .map(|(place, ((_, adhesion), candidacy))| {
            Ok(election_candidacy::ActiveModel {
                id: Set(candidacy.0),
                election_id: Set(id),
                adhesion_id: Set(adhesion.0),
                college: Set(college.to_owned()),
                name: Set(format!("Candidate {place}")),
                statement: Set(String::new()),
                filed_at: Set(ctx.now()),
                changed_at: Set(ctx.now()),
                place: Set(Some(place)),
                seat: Set(Some(serde_json::to_string(&seat)?)),
                ..Default::default()
            })
        });
    for row in rows.collect::<Outcomes<Vec<_>>>()? {
        row.insert(ctx.db().read()).await?;
    }
    Ok(())
}

/// Logs a fact.
pub async fn log(
    ctx: &Ctx,
    cpts: Uuid,
    of: Uuid,
    kind: &str,
    fact: &serde_json::Value,
) -> Outcomes<()> {
    let done: Outcome<(), ()> = transaction!(ctx, |tx| {
        tx.without_journal("a measure");
        let leaf = service::log::NewLeaf::fact(kind, Some(of), fact)?;
        tx.log(domain::id::CptsId(cpts), leaf).await?;
        Ok(())
    });
    Ok(done.map_err(said)?)
}

/// Locks the codes and opens the vote; says in how many milliseconds all codes were listed, and how a ballot is filled in.
pub async fn opened(ctx: &Ctx, of: &Urn, board: TrusteeBoardId) -> Outcomes<(f64, Election)> {
    let db = ctx.db().read();
    let row = election_urn::Entity::find_by_id(of.id).one(db).await?;
    let row = row.ok_or("no urn")?;
    let begin = std::time::Instant::now();
    let listed = credential::list(db, ctx, &row).await?;
    let entries = listed.into_iter().map(|key| Entry { key, weight: None });
    let credentials = Credentials::new(entries.collect()).map_err(said)?;
    let took = begin.elapsed().as_secs_f64() * 1000.0;
    key::make_server(ctx, of.id).await?;
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let server = key::server(ctx, of.id).await?;
    let board = trustee_board::Entity::find_by_id(board.0).one(db).await?;
    let circle = service::trustee::threshold(&board.ok_or("no trustees")?)?;
    let trustees = Trustees::new(vec![
        Trustee::Single(TrusteeKey::prove(&server, &mut rng).into()),
        Trustee::Pedersen(circle),
    ])
    .map_err(said)?;
    let election = Election::new(Parameters {
        version: Election::VERSION,
        description: "Mesure".to_owned(),
        name: "Mesure".to_owned(),
        group: belenios::group::NAME.to_owned(),
        public_key: *trustees.key(),
        questions: vec![Question {
            answers: (1..=ANSWERS).map(|it| format!("Candidate {it}")).collect(),
            blank: Some(true),
            min: 1,
            max: 2,
            question: "Mesure".to_owned(),
        }],
        uuid: of.name.parse().map_err(said)?,
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .map_err(said)?;
    let mut row = row.into_active_model();
    row.status = Set("open".to_owned());
    row.election_json = Set(Some(election.bytes().to_vec()));
    row.trustees_json = Set(Some(trustees.bytes().to_vec()));
    row.credentials_json = Set(Some(credentials.bytes().to_vec()));
    row.update(db).await?;
    let row = elections::Entity::find_by_id(of.election).one(db).await?;
    let mut row = row.ok_or("no election")?.into_active_model();
    row.stage = Set("open".to_owned());
    row.sealed_at = Set(Some(ctx.now()));
    row.update(db).await?;
    let fact = json!({ "election": of.election });
    log(ctx, of.cpts, of.election, "election.sealed", &fact).await?;
    Ok((took, election))
}

/// How a ballot is filled in.
pub fn booth(election: &Election) -> Booth<'_> {
    Booth::new(election)
}
