//! Adhesions: applications, the register of members, what happens to them.

pub mod application;
pub mod apply;
pub mod change;
pub mod claim;
pub mod contact;
pub mod decide;
pub mod end;
pub mod enter;
pub mod history;
pub mod leave;
pub mod offer;
pub mod one;
pub mod own;
pub mod place;
pub mod pseudonymise;
pub mod queue;
pub mod register;
pub mod sheet;
pub mod work;

use entity::adhesion;

/// « Given name, family name » of a person, the name of a structure.
pub fn full_name(row: &adhesion::Model) -> String {
    match &row.given_name {
        Some(given) => format!("{given} {}", row.name).trim().to_owned(),
        None => row.name.clone(),
    }
}
