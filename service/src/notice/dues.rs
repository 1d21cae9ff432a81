//! What a member is told of dues.

use domain::dues::Cents;
use entity::{adhesion, cpts};

use super::letter::{Letter, Words};
use super::page::Page;

/// The dues of a year are not recorded.
pub fn reminder(cpts: &cpts::Model, row: &adhesion::Model, year: i32, asked: Cents) -> Letter {
    let name = &cpts.short_name;
    let contact = cpts.email.as_deref().unwrap_or_default();
    let fr_contact = if contact.is_empty() {
        String::new()
    } else {
        format!(" Une question ? {contact}")
    };
    let en_contact = if contact.is_empty() {
        String::new()
    } else {
        format!(" A question? {contact}")
    };
    Letter {
        kind: "dues-reminder",
        fr: Words::new(
            format!("Votre cotisation {year} à {name}"),
            format!(
                "Votre cotisation {year} ({} €) n’est pas encore enregistrée. Si vous venez de la régler, ne tenez pas compte de ce message.{fr_contact}\n\nVotre adhésion :",
                euros(asked, ',')
            ),
        ),
        en: Words::new(
            format!("Your {year} dues for {name}"),
            format!(
                "Your {year} dues (€{}) are not recorded yet. If you have just paid them, please ignore this message.{en_contact}\n\nYour membership:",
                euros(asked, '.')
            ),
        ),
        link: Page::OwnAdhesion.at(&[&row.id]),
    }
}

fn euros(cents: Cents, mark: char) -> String {
    format!("{}{mark}{:02}", cents.0 / 100, cents.0 % 100)
}
