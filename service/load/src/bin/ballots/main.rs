//! Elections in which many vote at once: prepares them, and looks at what became of them.
//!
//! `cargo run --release -p load --bin ballots -- prepare DATABASE FOLDER VOTERS ELECTIONS`, on the demonstration with
//! its folder of registers, prints a line a ballot: the session's cookie, election, urn, line and ballot; the last line has
//! the milliseconds in which all codes of a roll were listed. `… -- close DATABASE FOLDER ELECTION` closes one and opens it
//! with two trustees, and prints five lines: milliseconds of the server's work from the close to the result, ballots in the
//! archive, voters who have one, voters in the result, and faults that an auditor finds in the dossier. `… -- phone DATABASE
//! FOLDER` prints the cookie, election, urn's name, line and code of a voter whose vote is open; `… -- roll DATABASE FOLDER` the
//! milliseconds in which the roll of the large CPTS was frozen, those in which its codes were listed, and how many vote.

mod circle;
mod close;
mod prepare;
mod roll;
mod urn;

use std::error::Error;

use domain::id::{PersonId, SessionId};
use domain::statutes::Statutes;
use entity::{person, rules};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use service::Ctx;
use service::ctx::{Actor, Operator, Settings};
use service::db::Db;
use service::log::Vault;
use uuid::Uuid;

/// The large CPTS of the demonstration, and who presides it.
pub const CPTS: &str = "pays-des-gabares";
const PRESIDENT: &str = "Vasseur-Kowalczyk";

/// What a step may fail with.
pub type Outcomes<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcomes<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let of = |at: usize| arguments.get(at).map(String::as_str).unwrap_or_default();
    let settings = Settings {
        public_url: "http://127.0.0.1:3000".to_owned(),
        demonstration: true,
        operator: Operator::default(),
        session: domain::account::Lifetime::DEFAULT,
    };
    let ctx = Ctx::new(Db::connect(of(1), 4).await?, settings);
    let vault = Vault::open(of(2).as_ref())?;
    ctx.keep_in(vault.clone());
    match of(0) {
        "prepare" => prepare::prepare(&ctx, &vault, of(3).parse()?, of(4).parse()?).await,
        "phone" => prepare::phone(&ctx, &vault).await,
        "roll" => roll::roll(&ctx).await,
        "close" => close::close(&ctx, of(3).parse()?).await,
        _ => Err("prepare, phone, roll or close".into()),
    }
}

/// Who presides the large CPTS.
///
/// # Errors
/// Nobody does, or the database refuses.
pub async fn president(ctx: &Ctx) -> Outcomes<Actor> {
    let row = person::Entity::find()
        .filter(person::Column::FamilyName.eq(PRESIDENT))
        .one(ctx.db().read())
        .await?;
    Ok(actor(ctx, row.ok_or("nobody presides")?.id))
}

/// The rules that a CPTS took last.
///
/// # Errors
/// It has none, or the database refuses.
pub async fn latest(ctx: &Ctx, cpts: Uuid) -> Outcomes<(rules::Model, Statutes)> {
    let known = rules::Entity::find()
        .filter(rules::Column::CptsId.eq(cpts))
        .order_by_desc(rules::Column::Number)
        .one(ctx.db().read())
        .await?
        .ok_or("no statutes")?;
    let statutes = Statutes::read_canonical(&known.document).map_err(said)?;
    Ok((known, statutes))
}

/// A person who acts.
pub fn actor(ctx: &Ctx, person: Uuid) -> Actor {
    Actor {
        person: PersonId(person),
        session: SessionId(ctx.uuid()),
    }
}

/// What a refused step says.
pub fn said(it: impl std::fmt::Debug) -> String {
    format!("{it:?}")
}
