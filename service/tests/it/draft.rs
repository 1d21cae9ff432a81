//! Drafts of rules: written by several people, adopted once.

mod adopt;
mod edit;
mod start;

use domain::id::DraftId;
use domain::statutes::{Said, Section, Statutes, Unpaid};
use service::statutes::draft::edit::{Edit, Edited, edit};
use service::statutes::draft::read::{Draft, read};
use service::statutes::draft::start::{Origin, start};
use service::{Actor, Outcome};

use crate::board::Board;

/// A draft made of the template, by the president.
async fn draft(board: &Board) -> DraftId {
    let origin = Origin::Template;
    start(&board.world.ctx, &board.president, "loire", "Mars", &origin)
        .await
        .unwrap()
}

async fn shown(board: &Board, id: DraftId) -> Draft {
    read(&board.world.ctx, &board.president, "loire", id)
        .await
        .unwrap()
}

/// What somebody writes on a revision.
async fn write(
    board: &Board,
    actor: &Actor,
    id: DraftId,
    section: Section,
    base: i32,
    written: Statutes,
) -> Outcome<Edited, service::statutes::draft::edit::EditRefused> {
    let typed = Edit {
        section,
        base,
        written,
    };
    edit(&board.world.ctx, actor, "loire", id, &typed).await
}

fn unpaid(statutes: &Statutes, rule: Unpaid) -> Statutes {
    let mut it = statutes.clone();
    it.membership.unpaid = Said::says("6", rule);
    it
}

fn named(statutes: &Statutes, n: usize, name: &str) -> Statutes {
    let mut it = statutes.clone();
    name.clone_into(&mut it.colleges[n].name);
    it
}
