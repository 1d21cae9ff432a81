//! What boards are told of applicants and members: that there is something to read, and where.
//! Names stay on the page: a mail may be read by others.

use chrono::NaiveDate;
use domain::member::Change;
use domain::permission::{Action, role_allows};
use domain::role::{Period, RoleKind};
use entity::{adhesion, cpts, person, role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::letter::{Letter, Words, to_member, to_person};
use super::page::Page;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::tx::Tx;

/// An application came in: the board is told, and the applicant has a trace of it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn received(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    row: &adhesion::Model,
) -> Result<(), Fault> {
    let name = &cpts.short_name;
    let to_read = Letter {
        kind: "application-received",
        fr: Words::new(
            format!("{name} : une candidature à examiner"),
            "Une demande d’adhésion vient d’arriver. Elle attend votre réponse ici :",
        ),
        en: Words::new(
            format!("{name}: an application to examine"),
            "An application has just arrived. It waits for your answer here:",
        ),
        link: Page::Application.at(&[&cpts.slug, &row.id]),
    };
    to_board(ctx, tx, cpts, &to_read).await?;
    let trace = Letter {
        kind: "application-sent",
        fr: Words::new(
            format!("Votre demande d’adhésion à {name} est envoyée"),
            "Le bureau l’examine et vous répondra. Vous pouvez la suivre ou la retirer ici :",
        ),
        en: Words::new(
            format!("Your application to {name} is sent"),
            "The board examines it and will answer. You can follow it or take it back here:",
        ),
        link: Page::OwnAdhesion.at(&[&row.id]),
    };
    to_member(ctx, tx, cpts, row, &trace).await
}

/// The applicant or member did something: the board is told.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn moved(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    row: &adhesion::Model,
    change: Change,
) -> Result<(), Fault> {
    let name = &cpts.short_name;
    let (kind, fr, en, page) = match change {
        Change::Answer => (
            "application-answered",
            Words::new(
                format!("{name} : une réponse à votre demande de précision"),
                "La personne qui demande à adhérer vous a répondu. Sa demande attend votre décision ici :",
            ),
            Words::new(
                format!("{name}: an answer to your question"),
                "The applicant has answered. The application waits for your decision here:",
            ),
            Page::Application,
        ),
        Change::Withdraw => (
            "application-withdrawn",
            Words::new(
                format!("{name} : une candidature retirée"),
                "Une demande d’adhésion a été retirée : vous n’avez rien à faire. Elle reste lisible ici :",
            ),
            Words::new(
                format!("{name}: an application taken back"),
                "An application was taken back: there is nothing to do. It can still be read here:",
            ),
            Page::Application,
        ),
        Change::Resign => (
            "member-resigned",
            Words::new(
                format!("{name} : une démission"),
                "Un membre a quitté l’association ; sa démission a pris effet. Le détail est ici :",
            ),
            Words::new(
                format!("{name}: a resignation"),
                "A member has left the association; the resignation has taken effect. Details are here:",
            ),
            Page::Member,
        ),
        _ => return Ok(()),
    };
    let link = page.at(&[&cpts.slug, &row.id]);
    let letter = Letter { kind, fr, en, link };
    to_board(ctx, tx, cpts, &letter).await
}

/// Writes to those who hold an office that decides on applications today, and to coordinators.
/// Members of the board without an office and the treasurer are left in peace.
async fn to_board(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts.id))
        .all(tx.db())
        .await?;
    let mut told = Vec::new();
    for row in rows {
        let kind: RoleKind = entity::read("role", "kind", &row.kind)?;
        if is_told(kind, &row, ctx.today()) {
            told.push(row.person_id);
        }
    }
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(told))
        .order_by_asc(person::Column::Id)
        .all(tx.db())
        .await?;
    for person in people {
        to_person(ctx, tx, cpts, &person, letter).await?;
    }
    Ok(())
}

fn is_told(kind: RoleKind, row: &role::Model, today: NaiveDate) -> bool {
    let period = Period {
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    };
    period.holds_on(today)
        && kind != RoleKind::BoardMember
        && role_allows(kind, Action::DecideApplication)
}
