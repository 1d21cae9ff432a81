//! What an applicant or a member is told of each change of their adhesion.

use domain::member::Change;
use entity::{adhesion, cpts};

use super::letter::{Letter, Words};
use super::page::Page;

/// The letter about a change made by the board; `None` where the person made it.
pub fn about(
    change: Change,
    cpts: &cpts::Model,
    row: &adhesion::Model,
    reason: Option<&str>,
) -> Option<Letter> {
    let name = &cpts.short_name;
    let reason = reason.unwrap_or_default();
    let (kind, fr, en) = match change {
        Change::Admit => (
            "adhesion-admitted",
            Words::new(
                format!("Votre adhésion à {name} est acceptée"),
                with(
                    format!(
                        "Bienvenue : {} vous compte désormais parmi ses membres. Votre numéro d’adhésion est le {}.",
                        cpts.name, row.number
                    ),
                    "Le bureau ajoute :",
                    reason,
                ),
            ),
            Words::new(
                format!("Your membership of {name} is accepted"),
                with(
                    format!(
                        "Welcome: you are now a member of {}. Your membership number is {}.",
                        cpts.name, row.number
                    ),
                    "The board adds:",
                    reason,
                ),
            ),
        ),
        Change::AskMore => (
            "adhesion-more-asked",
            Words::new(
                format!("{name} vous demande une précision"),
                format!(
                    "Avant de décider de votre demande d’adhésion, le bureau vous écrit :\n\n{reason}\n\nRépondez sur la page de votre demande :"
                ),
            ),
            Words::new(
                format!("{name} asks you for more"),
                format!(
                    "Before deciding on your application, the board writes:\n\n{reason}\n\nAnswer on the page of your application:"
                ),
            ),
        ),
        Change::Refuse => (
            "adhesion-refused",
            Words::new(
                format!("Votre demande d’adhésion à {name} n’est pas retenue"),
                format!(
                    "Le bureau n’a pas retenu votre demande d’adhésion. Il en donne la raison :\n\n{reason}\n\nVous pouvez déposer une nouvelle demande à tout moment. Votre demande reste lisible ici :"
                ),
            ),
            Words::new(
                format!("Your application to {name} was not accepted"),
                format!(
                    "The board has not accepted your application. The reason given:\n\n{reason}\n\nYou may apply again at any time. Your application can still be read here:"
                ),
            ),
        ),
        Change::Suspend => (
            "adhesion-suspended",
            Words::new(
                format!("Votre adhésion à {name} est suspendue"),
                format!("Vos droits de membre sont suspendus. La raison donnée :\n\n{reason}"),
            ),
            Words::new(
                format!("Your membership of {name} is suspended"),
                format!("Your rights as a member are suspended. The reason given:\n\n{reason}"),
            ),
        ),
        Change::Reinstate => (
            "adhesion-reinstated",
            Words::new(
                format!("Votre adhésion à {name} est rétablie"),
                with(
                    "Vos droits de membre vous sont rendus.".to_owned(),
                    "Le bureau ajoute :",
                    reason,
                ),
            ),
            Words::new(
                format!("Your membership of {name} is restored"),
                with(
                    "Your rights as a member are given back.".to_owned(),
                    "The board adds:",
                    reason,
                ),
            ),
        ),
        Change::StrikeOff => (
            "adhesion-struck-off",
            Words::new(
                format!("Vous êtes radié de la liste des membres de {name}"),
                format!(
                    "Votre cotisation n’a pas été enregistrée après rappel, et votre adhésion a pris fin. La raison donnée :\n\n{reason}\n\nVous pouvez adhérer de nouveau à tout moment."
                ),
            ),
            Words::new(
                format!("You were removed from the members of {name}"),
                format!(
                    "Your dues were not recorded after a reminder, and your membership has ended. The reason given:\n\n{reason}\n\nYou may join again at any time."
                ),
            ),
        ),
        Change::Expel => (
            "adhesion-expelled",
            Words::new(
                format!("Votre exclusion de {name}"),
                format!(
                    "Après vous avoir invité à vous expliquer, l’association a mis fin à votre adhésion. La raison donnée :\n\n{reason}"
                ),
            ),
            Words::new(
                format!("Your expulsion from {name}"),
                format!(
                    "After inviting you to explain yourself, the association has ended your membership. The reason given:\n\n{reason}"
                ),
            ),
        ),
        Change::Apply | Change::Answer | Change::Withdraw | Change::Resign => return None,
    };
    Some(Letter {
        kind,
        fr,
        en,
        link: Page::OwnAdhesion.at(&[&row.id]),
    })
}

/// The board corrected the contact data of an adhesion.
pub fn contact_edited(cpts: &cpts::Model, row: &adhesion::Model) -> Letter {
    let name = &cpts.short_name;
    Letter {
        kind: "adhesion-contact-edited",
        fr: Words::new(
            format!("{name} a corrigé vos coordonnées"),
            "Le bureau a corrigé les coordonnées de votre adhésion. Vérifiez-les ici :",
        ),
        en: Words::new(
            format!("{name} corrected your contact data"),
            "The board corrected the contact data of your membership. Check them here:",
        ),
        link: Page::OwnAdhesion.at(&[&row.id]),
    }
}

fn with(said: String, adds: &str, reason: &str) -> String {
    if reason.is_empty() {
        said
    } else {
        format!("{said}\n\n{adds}\n\n{reason}")
    }
}
