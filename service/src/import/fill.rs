//! Writing one value of a file into an adhesion.

use domain::import::Column;
use entity::adhesion;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::commit::category;

/// Sets the value that a column of a file stands for; the code of a value, not its label. The
/// category follows the profession.
pub(super) fn fill(row: &mut adhesion::Model, column: Column, value: Option<String>) {
    match column {
        Column::Rpps => row.rpps = value,
        Column::FinessSite => row.finess = value,
        Column::ProfessionCode => {
            let profession = value.as_deref().and_then(|code| code.parse().ok());
            category(profession).code().clone_into(&mut row.category);
            row.profession = value;
        }
        Column::SkillCode => row.skill = value,
        Column::ModeCode => row.mode = value,
        Column::SectorCode => row.sector = value,
        Column::StructureName => row.place_name = value,
        Column::CommuneCode => row.commune_code = value,
        Column::Email => row.email = value,
        Column::Phone => row.phone = value,
        // Names and numbers are never written over.
        _ => {}
    }
}

/// Writes an adhesion back.
pub(super) async fn rewrite(db: &impl ConnectionTrait, row: adhesion::Model) -> Result<(), DbErr> {
    let id = row.id;
    let row = adhesion::ActiveModel::from(row).reset_all();
    adhesion::Entity::update_many()
        .set(row)
        .filter(adhesion::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
