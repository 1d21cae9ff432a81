//! Communes as pages show them.

use std::collections::{BTreeMap, HashMap};

use domain::territory::{Communes, InseeCode};
use entity::{commune, commune_postal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::failure::Fault;

/// How many codes one statement names.
const CODES: usize = 5_000;

/// A commune or municipal arrondissement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// INSEE code.
    pub code: InseeCode,
    /// Name.
    pub name: String,
    /// Inhabitants.
    pub population: u64,
    /// Postal codes, sorted.
    pub postal: Vec<String>,
    /// For an arrondissement: its commune.
    pub parent: Option<InseeCode>,
}

/// The communes of these codes, by code; those that nobody knows are not among them.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn communes(
    db: &impl ConnectionTrait,
    codes: impl IntoIterator<Item = InseeCode>,
) -> Result<Vec<Commune>, Fault> {
    let codes: Vec<String> = codes.into_iter().map(|code| code.to_string()).collect();
    let mut rows = Vec::with_capacity(codes.len());
    let mut postal: HashMap<String, Vec<String>> = HashMap::new();
    for codes in codes.chunks(CODES) {
        rows.extend(
            commune::Entity::find()
                .filter(commune::Column::Code.is_in(codes))
                .all(db)
                .await?,
        );
        for row in commune_postal::Entity::find()
            .filter(commune_postal::Column::Code.is_in(codes))
            .order_by_asc(commune_postal::Column::Postal)
            .all(db)
            .await?
        {
            postal.entry(row.code).or_default().push(row.postal);
        }
    }
    let mut communes = Vec::with_capacity(rows.len());
    for row in rows {
        let parent = row.parent_code.as_deref();
        communes.push(Commune {
            code: entity::read("commune", "code", &row.code)?,
            population: u64::from(row.population.unsigned_abs()),
            postal: postal.remove(&row.code).unwrap_or_default(),
            parent: parent
                .map(|code| entity::read("commune", "parent_code", code))
                .transpose()?,
            name: row.name,
        });
    }
    communes.sort_by_key(|commune| commune.code);
    Ok(communes)
}

/// The commune of a code.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn commune(db: &impl ConnectionTrait, code: InseeCode) -> Result<Option<Commune>, Fault> {
    Ok(communes(db, [code]).await?.pop())
}

/// Where territories are counted: Paris, Lyon and Marseille stand for their arrondissements, since a
/// CPTS there covers some of them. Every other commune stands for itself; unknown codes are left out.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn units(
    db: &impl ConnectionTrait,
    codes: &Communes,
) -> Result<BTreeMap<InseeCode, Communes>, Fault> {
    let arrondissements = commune::Entity::find()
        .filter(commune::Column::ParentCode.is_not_null())
        .all(db)
        .await?;
    let mut parts: BTreeMap<InseeCode, Communes> = BTreeMap::new();
    for row in &arrondissements {
        let parent = row.parent_code.as_deref().unwrap_or_default();
        let parent = entity::read("commune", "parent_code", parent)?;
        let code = entity::read("commune", "code", &row.code)?;
        parts.entry(parent).or_default().insert(code);
    }
    let mut units = BTreeMap::new();
    for commune in communes(db, codes.iter().copied()).await? {
        let itself = || Communes::from([commune.code]);
        let stands_for = parts.get(&commune.code).cloned().unwrap_or_else(itself);
        units.insert(commune.code, stands_for);
    }
    Ok(units)
}

/// A column of codes, read.
pub(super) fn read_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Communes, Fault> {
    let codes = codes.into_iter();
    codes
        .map(|code| Ok(entity::read("commune", "code", code)?))
        .collect()
}
