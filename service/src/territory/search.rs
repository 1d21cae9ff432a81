//! Finding communes and intercommunal bodies by what people type.

use std::collections::{BTreeMap, HashSet};

use domain::territory::{Communes, InseeCode};
use domain::text::searchable;
use entity::{commune, commune_key, commune_postal, epci, former_commune};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::place::{Commune, communes, read_codes};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// A search reads no more than this much of what is typed.
const MOST_BYTES: usize = 80;
/// How many candidates of the rarest word are looked through when words are not typed in order.
const CANDIDATES: u64 = 400;

/// A commune that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The commune.
    pub commune: Commune,
    /// The name by which it was found, if that is the name of a commune that is now part of it.
    pub formerly: Option<String>,
}

/// Communes whose name, postal code or INSEE code begins with what was typed, the best first: exact
/// names, then names that begin so, then names with a word that begins so, each by population.
/// Words in another order are found too, after the others.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn search(ctx: &Ctx, typed: &str, limit: usize) -> Result<Vec<Found>, Fault> {
    let db = ctx.db().read();
    let typed = cut(typed.trim());
    let mut codes = by_code(db, typed, limit).await?;
    if codes.is_empty() {
        codes = by_name(db, &searchable(typed), limit).await?;
    }
    let mut found: BTreeMap<InseeCode, Commune> = communes(db, codes.iter().copied())
        .await?
        .into_iter()
        .map(|commune| (commune.code, commune))
        .collect();
    let formerly = former_names(db, &found, &searchable(typed)).await?;
    Ok(codes
        .into_iter()
        .filter_map(|code| {
            found.remove(&code).map(|commune| Found {
                commune,
                formerly: formerly.get(&code).cloned(),
            })
        })
        .collect())
}

async fn by_name(
    db: &impl ConnectionTrait,
    typed: &str,
    limit: usize,
) -> Result<Vec<InseeCode>, Fault> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    // A commune may have several words that begin so.
    let rows = beginning(db, typed, limit as u64 * 4).await?;
    let mut codes = distinct(&rows, limit)?;
    let words: Vec<&str> = typed.split(' ').collect();
    if codes.len() < limit && words.len() > 1 {
        let longest = words.iter().max_by_key(|word| word.len()).copied();
        let candidates = beginning(db, longest.unwrap_or_default(), CANDIDATES).await?;
        let rest: Vec<InseeCode> = distinct(&candidates, candidates.len())?
            .into_iter()
            .filter(|code| !codes.contains(code))
            .collect();
        let names: BTreeMap<String, String> = commune::Entity::find()
            .filter(commune::Column::Code.is_in(rest.iter().map(ToString::to_string)))
            .select_only()
            .column(commune::Column::Code)
            .column(commune::Column::SearchName)
            .into_tuple::<(String, String)>()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let fits = |code: &InseeCode| {
            let name = names.get(code.as_str()).map_or("", String::as_str);
            let has = |typed: &&str| name.split(' ').any(|word| word.starts_with(typed));
            words.iter().all(has)
        };
        codes.extend(rest.into_iter().filter(fits));
        codes.truncate(limit);
    }
    Ok(codes)
}

/// Rows of the index whose key begins so, the best first.
async fn beginning(
    db: &impl ConnectionTrait,
    prefix: &str,
    limit: u64,
) -> Result<Vec<String>, Fault> {
    let key = prefix.as_bytes().to_vec();
    // Keys are ASCII, and compared as bytes by both databases.
    let end = [prefix.as_bytes(), &[0xff]].concat();
    Ok(commune_key::Entity::find()
        .select_only()
        .column(commune_key::Column::Code)
        .filter(commune_key::Column::Key.gte(key.clone()))
        .filter(commune_key::Column::Key.lt(end))
        .order_by_desc(Expr::col(commune_key::Column::Key).eq(key))
        .order_by_asc(commune_key::Column::Kind)
        .order_by_desc(commune_key::Column::Population)
        .order_by_asc(commune_key::Column::Code)
        .limit(limit)
        .into_tuple::<String>()
        .all(db)
        .await?)
}

async fn by_code(
    db: &impl ConnectionTrait,
    typed: &str,
    limit: usize,
) -> Result<Vec<InseeCode>, Fault> {
    // « 37400 Amboise » and « Amboise 37400 » are what an address says.
    let code: String = typed
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.bytes().any(|b| b.is_ascii_digit()))
        .unwrap_or_default()
        .to_ascii_uppercase();
    let name = searchable(&typed.to_ascii_uppercase().replace(&code, " "));
    if code.len() < 2 || code.len() > 5 {
        return Ok(Vec::new());
    }
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    let mut codes = Vec::new();
    if digits {
        // From 37000 to 37999: digits stand in the same order in every collation.
        let (low, high) = (format!("{code:0<5}"), format!("{code:9<5}"));
        let rows = commune_postal::Entity::find()
            .find_also_related(commune::Entity)
            .filter(commune_postal::Column::Postal.gte(low))
            .filter(commune_postal::Column::Postal.lte(high))
            .order_by_desc(commune::Column::Population)
            .order_by_asc(commune::Column::Code)
            .limit(CANDIDATES)
            .all(db)
            .await?;
        let rows: Vec<commune::Model> = rows.into_iter().filter_map(|row| row.1).collect();
        // An arrondissement says more than the city it is in.
        let cities: HashSet<&String> = rows.iter().filter_map(|c| c.parent_code.as_ref()).collect();
        let fits = rows
            .iter()
            .filter(|commune| !cities.contains(&commune.code))
            .filter(|commune| {
                name.split(' ')
                    .all(|word| commune.search_name.contains(word))
            })
            .map(|commune| commune.code.clone());
        codes = distinct(&fits.collect::<Vec<_>>(), limit)?;
    }
    if let Ok(insee) = code.parse::<InseeCode>()
        && !codes.contains(&insee)
    {
        codes.insert(codes.len().min(limit.saturating_sub(1)), insee);
        codes.truncate(limit);
    }
    Ok(codes)
}

/// Names of former communes that explain why a commune was found.
async fn former_names(
    db: &impl ConnectionTrait,
    found: &BTreeMap<InseeCode, Commune>,
    typed: &str,
) -> Result<BTreeMap<InseeCode, String>, Fault> {
    let is_so = |name: &str| {
        let name = searchable(name);
        typed
            .split(' ')
            .all(|typed| name.split(' ').any(|word| word.starts_with(typed)))
    };
    let unexplained: Vec<String> = found
        .values()
        .filter(|commune| !is_so(&commune.name))
        .map(|commune| commune.code.to_string())
        .collect();
    if unexplained.is_empty() || typed.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = former_commune::Entity::find()
        .filter(former_commune::Column::NowCode.is_in(unexplained))
        .order_by_desc(former_commune::Column::Code)
        .all(db)
        .await?;
    let mut names = BTreeMap::new();
    for row in rows.into_iter().filter(|row| is_so(&row.name)) {
        let now = entity::read("former_commune", "now_code", &row.now_code)?;
        names.insert(now, row.name);
    }
    Ok(names)
}

/// An intercommunal body that was found, with its communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundEpci {
    /// Its SIREN.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its communes.
    pub communes: Communes,
    /// Their inhabitants.
    pub population: u64,
}

/// Intercommunal bodies with a name that has all typed words, those that have the most inhabitants
/// first. There are 1,255 of them: they are all looked through.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn search_epci(ctx: &Ctx, typed: &str, limit: usize) -> Result<Vec<FoundEpci>, Fault> {
    let db = ctx.db().read();
    let typed = searchable(cut(typed));
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let all = epci::Entity::find().all(db).await?;
    let fits = |name: &str| {
        typed
            .split(' ')
            .all(|typed| name.split(' ').any(|word| word.starts_with(typed)))
    };
    let fitting: Vec<epci::Model> = all
        .into_iter()
        .filter(|epci| fits(&epci.search_name) || epci.code == typed)
        .take(200)
        .collect();
    let members = commune::Entity::find()
        .filter(commune::Column::EpciCode.is_in(fitting.iter().map(|epci| epci.code.clone())))
        .all(db)
        .await?;
    let mut found: Vec<FoundEpci> = Vec::new();
    for epci in fitting {
        let of_it = || {
            members
                .iter()
                .filter(|c| c.epci_code.as_ref() == Some(&epci.code))
        };
        let communes = read_codes(of_it().map(|commune| commune.code.as_str()))?;
        let population = of_it()
            .map(|commune| u64::from(commune.population.unsigned_abs()))
            .sum();
        found.push(FoundEpci {
            communes,
            population,
            code: epci.code,
            name: epci.name,
        });
    }
    found.sort_by(|a, b| b.population.cmp(&a.population).then(a.code.cmp(&b.code)));
    found.truncate(limit);
    Ok(found)
}

fn distinct(codes: &[String], limit: usize) -> Result<Vec<InseeCode>, Fault> {
    let mut seen = HashSet::new();
    let mut distinct = Vec::new();
    for code in codes.iter().filter(|code| seen.insert(*code)).take(limit) {
        distinct.push(entity::read("commune", "code", code)?);
    }
    Ok(distinct)
}

fn cut(typed: &str) -> &str {
    typed
        .get(..typed.floor_char_boundary(MOST_BYTES))
        .unwrap_or_default()
}
