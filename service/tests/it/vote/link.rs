//! The link test: who has the finished database, its hidden numbers and its order, does not find out who cast which ballot
//! better than by chance. The same test finds a table that gives it away.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use super::scene::Scene;

const VOTERS: usize = 64;

/// An order in which a table can be read: what stands at each place.
type Order = Vec<String>;

/// What the database keeps of an order that nobody asked it to keep.
const HIDDEN: [(DbBackend, &[&str]); 2] = [
    (DbBackend::Sqlite, &["rowid"]),
    (DbBackend::Postgres, &["ctid", "xmin::text::bigint"]),
];

async fn order(scene: &Scene, table: &str, column: &str, by: &str) -> Order {
    let db = scene.world.ctx.db().read();
    let backend = db.get_database_backend();
    let cast = match backend {
        DbBackend::Postgres => format!("CAST({column} AS text)"),
        _ => {
            format!("CASE typeof({column}) WHEN 'blob' THEN lower(hex({column})) ELSE {column} END")
        }
    };
    // Of equal numbers, the order in which the database happens to read.
    let sql = format!("SELECT {cast} AS it FROM {table} ORDER BY {by}");
    let rows = db
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.try_get::<String>("", "it").unwrap().replace('-', ""))
        .collect()
}

/// All orders of a table.
async fn orders(scene: &Scene, table: &str, column: &str, own: &[&str]) -> BTreeMap<String, Order> {
    let backend = scene.world.ctx.db().read().get_database_backend();
    let hidden = HIDDEN.iter().find(|it| it.0 == backend).unwrap().1;
    let mut all = BTreeMap::new();
    for by in own.iter().chain(hidden) {
        all.insert((*by).to_owned(), order(scene, table, column, by).await);
    }
    all
}

/// How far the order of voters and that of ballots go together, in standard deviations of chance: the correlation of ranks,
/// and how many ballots stand within two places of their voter.
fn suspicion(voters: &Order, ballots: &Order, truth: &BTreeMap<String, String>) -> f64 {
    let place: BTreeMap<&str, usize> = ballots.iter().map(String::as_str).zip(0..).collect();
    let pairs: Vec<(f64, f64)> = voters
        .iter()
        .zip(0_u32..)
        .filter_map(|(voter, at)| {
            let other = place.get(truth.get(voter)?.as_str())?;
            Some((f64::from(at), f64::from(u32::try_from(*other).unwrap())))
        })
        .collect();
    let count = f64::from(u32::try_from(pairs.len()).unwrap());
    assert!(60.0 <= count, "{count}");
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|it| it.0), mean(|it| it.1));
    let product: f64 = pairs.iter().map(|it| (it.0 - x) * (it.1 - y)).sum();
    let squares = |of: f64, which: fn(&(f64, f64)) -> f64| -> f64 {
        pairs.iter().map(|it| (which(it) - of).powi(2)).sum()
    };
    let rank = product / (squares(x, |it| it.0) * squares(y, |it| it.1)).sqrt();
    let near = pairs.iter().filter(|it| (it.0 - it.1).abs() <= 2.0).count();
    let near = f64::from(u32::try_from(near).unwrap());
    // About five of the places of each: 5 - 6/n of them on average.
    let expected = 5.0 - 6.0 / count;
    f64::max(
        rank.abs() * (count - 1.0).sqrt(),
        (near - expected).abs() / expected.sqrt(),
    )
}

/// Chance alone goes further once in fifty thousand orders.
const CHANCE: f64 = 4.6;

struct Finished {
    scene: Scene,
    /// Which ballot each line cast last.
    truth: BTreeMap<String, String>,
}

/// All vote, in an order of their own, some twice; then the urn is closed.
async fn finished() -> Finished {
    let scene = Scene::open(VOTERS).await;
    let mut order: Vec<usize> = (0..VOTERS).collect();
    order.shuffle(&mut ChaCha20Rng::seed_from_u64(64));
    let mut truth = BTreeMap::new();
    for (done, number) in order.into_iter().enumerate() {
        let receipt = scene.vote(number).await;
        let entry = scene.voters[number].entry.simple().to_string();
        truth.insert(entry.clone(), receipt.tracker);
        if done % 9 == 0 {
            truth.insert(entry, scene.vote(number).await.tracker);
        }
        if done % 7 == 6 {
            scene.world.pass(TimeDelta::minutes(11));
            assert!(0 < scene.batch().await);
        }
    }
    scene.close().await;
    Finished { scene, truth }
}

#[tokio::test]
async fn nobody_finds_out_who_cast_which_ballot() {
    let Finished { scene, truth } = finished().await;
    let voters = orders(
        &scene,
        "election_voter",
        "entry",
        &["id", "entry", "binding", "held"],
    )
    .await;
    let ballots = orders(
        &scene,
        "election_ballot",
        "tracker",
        &["idx", "id", "tracker", "credential"],
    )
    .await;
    for (by, voters) in &voters {
        assert_eq!(voters.len(), VOTERS);
        for (and, ballots) in &ballots {
            let found = suspicion(voters, ballots, &truth);
            assert!(found < CHANCE, "{by} and {and}: {found}");
        }
    }
    // No line has a number of writing of its own.
    if scene.world.ctx.db().is_postgres() {
        let sql = "SELECT count(DISTINCT xmin::text) AS it FROM election_voter WHERE registered";
        let db = scene.world.ctx.db().read();
        let statement = Statement::from_string(DbBackend::Postgres, sql);
        let row = db.query_one_raw(statement).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "it").unwrap(), 1);
    }
}

#[tokio::test]
async fn the_same_test_finds_a_table_that_gives_it_away() {
    let Finished { scene, truth } = finished().await;
    let db = scene.world.ctx.db().read();
    // Lines and ballots as a careless server would have written them: each as it came.
    db.execute_unprepared("CREATE TABLE careless_voter (entry text)")
        .await
        .unwrap();
    db.execute_unprepared("CREATE TABLE careless_ballot (tracker text)")
        .await
        .unwrap();
    let mut order: Vec<_> = truth.iter().collect();
    order.shuffle(&mut ChaCha20Rng::seed_from_u64(65));
    for (entry, tracker) in order {
        for (table, value) in [("careless_voter", entry), ("careless_ballot", tracker)] {
            let sql = format!("INSERT INTO {table} VALUES ('{value}')");
            db.execute_unprepared(&sql).await.unwrap();
        }
    }
    let voters = orders(&scene, "careless_voter", "entry", &["entry"]).await;
    let ballots = orders(&scene, "careless_ballot", "tracker", &["tracker"]).await;
    let mut found = Vec::new();
    for (by, voters) in &voters {
        for (and, ballots) in &ballots {
            if CHANCE < suspicion(voters, ballots, &truth) {
                found.push((by.as_str(), and.as_str()));
            }
        }
    }
    let hidden = if scene.world.ctx.db().is_postgres() {
        "ctid"
    } else {
        "rowid"
    };
    assert!(found.contains(&(hidden, hidden)), "{found:?}");
    assert!(!found.contains(&("entry", "tracker")));
}

/// What is logged, noted or mailed while one votes says how many ballots there are, and nothing of one.
#[tokio::test]
async fn nothing_is_logged_noted_or_mailed_of_a_single_ballot() {
    let Finished { scene, truth } = finished().await;
    let db = scene.world.ctx.db().read();
    let entries = entity::log_opening::Entity::find().all(db).await.unwrap();
    let mut heads = 0;
    for entry in entries {
        let text = String::from_utf8_lossy(&entry.blob).into_owned();
        match entry.kind.as_str() {
            "election.head" => heads += 1,
            "election.sealed" => continue,
            other => panic!("{other}"),
        }
        assert!(entry.person_id.is_none());
        for (line, tracker) in &truth {
            assert!(
                !text.contains(tracker.as_str()) && !text.replace('-', "").contains(line.as_str())
            );
        }
    }
    // One a batch of seven or eight, and the last.
    assert_eq!(heads, VOTERS / 7 + 1);
    let noted = entity::audit_entry::Entity::find().all(db).await.unwrap();
    assert!(noted.iter().all(|it| it.event == "election-code"));
    assert_eq!(noted.len(), VOTERS);
    let mails = entity::outbox::Entity::find().all(db).await.unwrap();
    assert!(mails.is_empty());
    let waiting = entity::election_waiting::Entity::find()
        .all(db)
        .await
        .unwrap();
    assert!(waiting.is_empty());
}
