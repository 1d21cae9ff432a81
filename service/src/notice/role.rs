//! What people are told of roles.

use chrono::NaiveDate;
use domain::role::RoleKind;
use entity::cpts;

use super::letter::{Letter, Words};
use super::page::Page;

/// A role was given.
pub fn given(cpts: &cpts::Model, kind: RoleKind, from: NaiveDate) -> Letter {
    let (name, day) = (&cpts.short_name, from.format("%d/%m/%Y"));
    let (fr, en) = role(kind);
    Letter {
        kind: "role-given",
        fr: Words::new(
            format!("{name} vous confie un rôle : {fr}"),
            format!(
                "À partir du {day}, vous avez ce rôle dans {} : {fr}.",
                cpts.name
            ),
        ),
        en: Words::new(
            format!("{name} gives you a role: {en}"),
            format!("From {day} on, you have this role in {}: {en}.", cpts.name),
        ),
        link: Page::Board.at(&[&cpts.slug]),
    }
}

/// A role ended or will end.
pub fn ended(cpts: &cpts::Model, kind: RoleKind, last: NaiveDate) -> Letter {
    let (name, day) = (&cpts.short_name, last.format("%d/%m/%Y"));
    let (fr, en) = role(kind);
    Letter {
        kind: "role-ended",
        fr: Words::new(
            format!("Votre rôle dans {name} prend fin : {fr}"),
            format!("Dernier jour de votre rôle ({fr}) : {day}."),
        ),
        en: Words::new(
            format!("Your role in {name} ends: {en}"),
            format!("Last day of your role ({en}): {day}."),
        ),
        link: Page::Cpts.at(&[&cpts.slug]),
    }
}

/// A role is offered by a link.
pub fn invited(cpts: &cpts::Model, kind: RoleKind, token: &str) -> Letter {
    let name = &cpts.short_name;
    let (fr, en) = role(kind);
    Letter {
        kind: "role-invited",
        fr: Words::new(
            format!("{name} vous invite : {fr}"),
            format!(
                "{} vous propose un rôle sur Collégiale : {fr}.\n\nPour l’accepter, suivez ce lien et connectez-vous. Il sert une fois, pendant quatorze jours. Si vous n’attendiez pas ce message, ne faites rien.\n\n(English: you are offered a role, {en}. Follow the link and sign in to accept.)",
                cpts.name
            ),
        ),
        en: Words::new(
            format!("{name} invites you: {en}"),
            format!(
                "{} offers you a role on Collégiale: {en}.\n\nTo accept, follow this link and sign in. It serves once, for fourteen days. If you did not expect this message, do nothing.",
                cpts.name
            ),
        ),
        link: Page::Invitation.at(&[&token]),
    }
}

/// An invitation was accepted: for whoever sent it.
pub fn accepted(cpts: &cpts::Model, kind: RoleKind) -> Letter {
    let (fr, en) = role(kind);
    Letter {
        kind: "role-accepted",
        fr: Words::new(
            format!("Votre invitation est acceptée : {fr}"),
            "La personne que vous avez invitée a accepté son rôle. Vérifiez son nom ici :",
        ),
        en: Words::new(
            format!("Your invitation was accepted: {en}"),
            "The person you invited has accepted the role. Check their name here:",
        ),
        link: Page::Roles.at(&[&cpts.slug]),
    }
}

const fn role(kind: RoleKind) -> (&'static str, &'static str) {
    match kind {
        RoleKind::President => ("présidence", "president"),
        RoleKind::VicePresident => ("vice-présidence", "vice-president"),
        RoleKind::Treasurer => ("trésorerie", "treasurer"),
        RoleKind::Secretary => ("secrétariat", "secretary"),
        RoleKind::BoardMember => ("conseil d’administration", "board member"),
        RoleKind::Coordinator => ("coordination", "coordinator"),
        RoleKind::Auditor => ("contrôle des comptes et des registres", "auditor"),
    }
}
