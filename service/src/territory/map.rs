//! The territory of a CPTS and of its neighbours, drawn.

use std::collections::BTreeMap;

use domain::territory::contour::{Contour, draw};
use domain::territory::overlap::coverage;
use domain::territory::{Communes, InseeCode};
use entity::{contour, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::place::communes;
use super::version::{Holder, holders, stored, territory};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault};
use crate::scope;

/// Bytes of path data in a drawing. With what stands around it, a map stays under 60 kB.
pub const MOST_BYTES: usize = 32_000;
/// Communes in a drawing: with their names, they share the budget of the page.
pub const MOST_SHAPES: usize = 400;

/// A territory and its neighbours, ready for SVG.
#[derive(Debug, Clone)]
pub struct Map {
    /// Width, in units of the drawing.
    pub width: i32,
    /// Height, in units of the drawing.
    pub height: i32,
    /// The CPTS of the page first, then those that share communes with it.
    pub holders: Vec<cpts::Model>,
    /// Communes with an outline, those of the CPTS of the page last, so that they lie on top.
    pub shapes: Vec<MapShape>,
    /// Communes of the territory that have no outline and are not drawn.
    pub without_outline: usize,
}

/// A commune on a map.
#[derive(Debug, Clone)]
pub struct MapShape {
    /// INSEE code.
    pub code: InseeCode,
    /// Name.
    pub name: String,
    /// Inhabitants.
    pub population: u64,
    /// Path data.
    pub path: String,
    /// Where its name can stand.
    pub middle: (i32, i32),
    /// Which of [`Map::holders`] cover it.
    pub held_by: Vec<usize>,
}

/// The map of a territory today; nothing if no outline of its communes was imported. Open to everybody.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such CPTS.
pub async fn map(ctx: &Ctx, slug: &str) -> Result<Option<Map>, Failure<std::convert::Infallible>> {
    let db = ctx.db().read();
    let today = ctx.today();
    let cpts = scope::cpts(db, slug).await?;
    let own = territory(&stored(db, cpts.id).await?).on(today);
    let outlines = outlines(ctx, &own).await?;
    if outlines.is_empty() {
        return Ok(None);
    }
    let without_outline = own.len() - outlines.len();
    let mut holders = holders(db, &own, today).await?;
    holders.sort_by_key(|holder| holder.cpts.id != cpts.id);
    let mut drawn = outlines;
    let around: Communes = holders.iter().flat_map(|h| &h.communes).copied().collect();
    let around = &around - &own;
    // The neighbourhood is a courtesy: it is left out where it would not fit.
    if drawn.len() + around.len() <= MOST_SHAPES {
        drawn.extend(self::outlines(ctx, &around).await?);
    }
    Ok(draw_map(ctx, &own, holders, drawn).await?.map(|map| Map {
        without_outline,
        ..map
    }))
}

async fn draw_map(
    ctx: &Ctx,
    own: &Communes,
    holders: Vec<Holder>,
    outlines: BTreeMap<InseeCode, Contour>,
) -> Result<Option<Map>, Fault> {
    if outlines.len() > MOST_SHAPES {
        return Ok(None);
    }
    let held = coverage(
        holders
            .iter()
            .enumerate()
            .map(|(i, holder)| (i, &holder.communes)),
    );
    let places = communes(ctx.db().read(), outlines.keys().copied()).await?;
    let contours: Vec<&Contour> = outlines.values().collect();
    let Some(drawing) = draw(&contours, MOST_BYTES) else {
        return Ok(None);
    };
    // Both are in the order of codes.
    let mut shapes: Vec<MapShape> = places
        .into_iter()
        .zip(drawing.shapes)
        .map(|(place, shape)| MapShape {
            held_by: held.get(&place.code).cloned().unwrap_or_default(),
            code: place.code,
            name: place.name,
            population: place.population,
            path: shape.path,
            middle: shape.middle,
        })
        .collect();
    shapes.sort_by_key(|shape| own.contains(&shape.code));
    Ok(Some(Map {
        width: drawing.width,
        height: drawing.height,
        holders: holders.into_iter().map(|holder| holder.cpts).collect(),
        shapes,
        without_outline: 0,
    }))
}

async fn outlines(ctx: &Ctx, of: &Communes) -> Result<BTreeMap<InseeCode, Contour>, Fault> {
    let codes: Vec<String> = of.iter().map(ToString::to_string).collect();
    let mut outlines = BTreeMap::new();
    for codes in codes.chunks(5_000) {
        let rows = contour::Entity::find()
            .filter(contour::Column::Code.is_in(codes))
            .all(ctx.db().read())
            .await?;
        for row in rows {
            let code = entity::read("contour", "code", &row.code)?;
            let outline = Contour::unpack(&row.packed).map_err(|_| entity::Inconsistent {
                table: "contour",
                column: "packed",
                value: row.code,
            })?;
            outlines.insert(code, outline);
        }
    }
    Ok(outlines)
}
