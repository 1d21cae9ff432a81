//! What the regional agency asks for: the contracts of a year in one document, with what each promised and what was reached, and
//! beside it the signed documents and their annexes.

mod pack;
mod print;
mod words;

#[cfg(test)]
mod tests;

pub use pack::pack;
pub use print::paper;

use chrono::NaiveDate;
use domain::contract::Kind;
use domain::contract::annex::Role;
use domain::contract::stage::{End, Stage, Step};
use domain::contract::text::Text;
use domain::decision::document::DocumentKind;
use domain::id::{ContractId, DocumentId};
use domain::permission::Action;
use domain::territory::Mission;
use entity::{contract, contract_document, contract_review, contract_scan};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

use super::keep;
use super::register::taking;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::scope;

/// The most contracts of one dossier: some two hundred pages.
pub const CONTRACTS: usize = 30;

/// The most bytes of what is packed beside it: 150 MB.
pub const BYTES: u64 = 150_000_000;

/// Which contracts: of a year, and perhaps of one mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// In force on a day of that year.
    pub year: i32,
    /// About that mission.
    pub mission: Option<Mission>,
}

/// Why there is no dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DossierRefused {
    /// No contract was in force then.
    Nothing,
    /// There are more than [`CONTRACTS`].
    TooMany,
    /// What would be packed has more than [`BYTES`].
    TooLarge,
    /// A clause holds what the typesetter does not take.
    Text,
}

/// The contracts of a year.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The name of the CPTS.
    pub issuer: String,
    /// The year.
    pub year: i32,
    /// The day on which it is made.
    pub on: NaiveDate,
    /// The contracts, by their first day.
    pub contracts: Vec<One>,
}

/// A contract of a dossier.
#[derive(Debug, Clone)]
pub struct One {
    /// Which.
    pub id: ContractId,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub step: Step,
    /// How it ended.
    pub end: Option<End>,
    /// Since when it is in force, or was.
    pub since: Option<NaiveDate>,
    /// Last day on which it can run.
    pub until: NaiveDate,
    /// What was signed.
    pub text: Text,
    /// What was reached, the earliest first.
    pub reviews: Vec<Reviewed>,
    /// What is packed beside it.
    pub pieces: Vec<Piece>,
}

/// A line of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The day.
    pub on: NaiveDate,
    /// The indicator; empty for the whole.
    pub label: String,
    /// What was reached.
    pub reached: Option<i32>,
    /// Remark.
    pub note: String,
}

/// A file beside the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The document.
    pub document: DocumentId,
    /// What it is for.
    pub role: Role,
    /// What it is called.
    pub title: String,
    /// Its size.
    pub bytes: u64,
    /// What it is.
    pub kind: DocumentKind,
}

/// Reads the contracts of a year. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// [`DossierRefused`], not found, forbidden or a fault.
pub async fn read(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    asked: Asked,
) -> Outcome<Dossier, DossierRefused> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageContracts)?;
    let day = |month, day| NaiveDate::from_ymd_opt(asked.year, month, day);
    let (Some(first), Some(last)) = (day(1, 1), day(12, 31)) else {
        return refuse(DossierRefused::Nothing);
    };
    let mut rows = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking(seat.id()).into_query()))
        .filter(contract::Column::InForceOn.lte(last))
        .filter(contract::Column::EndsOn.gte(first));
    if let Some(mission) = asked.mission {
        let code = format!(" {} ", mission.code());
        rows = rows.filter(contract::Column::Missions.contains(&code));
    }
    let rows = rows
        .order_by_asc(contract::Column::BeginsOn)
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    if rows.is_empty() {
        return refuse(DossierRefused::Nothing);
    }
    if CONTRACTS < rows.len() {
        return refuse(DossierRefused::TooMany);
    }
    let mut contracts = Vec::with_capacity(rows.len());
    for row in rows {
        contracts.push(one(db, row).await?);
    }
    Ok(Dossier {
        issuer: seat.cpts.name,
        year: asked.year,
        on: ctx.today(),
        contracts,
    })
}

async fn one(db: &impl ConnectionTrait, row: contract::Model) -> Result<One, Fault> {
    let stage = row.stage()?;
    let (text, document) = match stage.running() {
        Some(it) => {
            let text = keep::named(db, row.id, it.text).await?.1;
            (text, Some(it.document.to_string()))
        }
        // Nothing is written once all have signed: the last version is what was signed.
        None => (keep::head(db, &row).await?.1, None),
    };
    Ok(One {
        pieces: pieces(db, &row, &text, document.as_deref()).await?,
        reviews: reviews(db, &row).await?,
        id: ContractId(row.id),
        kind: text.kind,
        step: stage.step(),
        end: match stage {
            Stage::Over { end, .. } => Some(end),
            _ => None,
        },
        since: row.in_force_on,
        until: row.ends_on,
        text,
    })
}

async fn reviews(db: &impl ConnectionTrait, row: &contract::Model) -> Result<Vec<Reviewed>, Fault> {
    let rows = contract_review::Entity::find()
        .filter(contract_review::Column::ContractId.eq(row.id))
        .order_by_asc(contract_review::Column::OnDay)
        .order_by_asc(contract_review::Column::Indicator)
        .order_by_asc(contract_review::Column::Id)
        .all(db)
        .await?;
    let line = |it: contract_review::Model| Reviewed {
        on: it.on_day,
        label: it.label,
        reached: it.reached,
        note: it.note,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The signed document first, then annexes as the text orders them, scans of signatures, and what came later. What was joined
/// and is no annex of the text stays away.
async fn pieces(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    text: &Text,
    signed: Option<&str>,
) -> Result<Vec<Piece>, Fault> {
    // An amendment keeps the annexes of what it amends.
    let of = [row.id].into_iter().chain(row.follows_id);
    let rows = contract_document::Entity::find()
        .filter(contract_document::Column::ContractId.is_in(of))
        .order_by_asc(contract_document::Column::At)
        .order_by_asc(contract_document::Column::Id)
        .all(db)
        .await?;
    let mut found = Vec::new();
    let own = || rows.iter().filter(|it| it.contract_id == row.id);
    let role = |role: Role| own().filter(move |it| it.role == role.code());
    let agreement = role(Role::Agreement).rfind(|it| signed.is_none_or(|is| is == it.sha256));
    if let Some(it) = agreement {
        found.push(piece(it, "Convention signée".to_owned())?);
    }
    for annex in &text.annexes {
        let sha256 = annex.sha256.to_string();
        if let Some(it) = rows.iter().find(|it| it.sha256 == sha256) {
            found.push(piece(it, annex.title.clone())?);
        }
    }
    // One that was set aside is no signature.
    let confirmed = contract_scan::Entity::find()
        .filter(contract_scan::Column::ContractId.eq(row.id))
        .filter(contract_scan::Column::SecondAt.is_not_null())
        .all(db)
        .await?;
    let confirmed =
        |it: &&contract_document::Model| confirmed.iter().any(|scan| scan.document_id == it.id);
    let scans = role(Role::Scan).filter(confirmed);
    for it in scans.chain(role(Role::FollowUp)) {
        found.push(piece(it, it.name.clone())?);
    }
    Ok(found)
}

fn piece(row: &contract_document::Model, title: String) -> Result<Piece, Fault> {
    Ok(Piece {
        document: DocumentId(row.id),
        role: entity::read("contract_document", "role", &row.role)?,
        kind: entity::read("contract_document", "kind", &row.kind)?,
        bytes: u64::try_from(row.bytes).unwrap_or_default(),
        title,
    })
}

impl Dossier {
    /// How many bytes are packed beside the document.
    pub fn bytes(&self) -> u64 {
        let all = self.contracts.iter().flat_map(|it| &it.pieces);
        all.map(|it| it.bytes).sum()
    }

    /// What falls due in the year, in cents, of one of its contracts.
    pub fn falls(&self, one: &One) -> i64 {
        use chrono::Datelike;
        let last = one.text.term.last().min(one.until);
        let lines = one.text.promises.money.iter();
        let falls = lines.flat_map(|it| it.falls(last));
        let year = falls.filter(|(due, _)| due.year() == self.year);
        year.map(|(_, cents)| cents).sum()
    }
}
