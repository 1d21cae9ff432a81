//! What an import would change in the weight of groups, said before it is committed.

use domain::exact::{Exact, Fraction};
use domain::ght::weight::{Bound, Counted, Group};
use domain::profession::Category;
use domain::statutes::{
    Cap, CapOn, Decisions, OrganKind, Scope, Stated, Statutes, Unmet, template,
};
use entity::rules;
use sea_orm::{EntityTrait, Set};
use service::import;

use super::board::Board;

/// Establishments hold a fifth of the voices at most, and no college takes who has another trade.
fn statutes() -> Statutes {
    let mut statutes = template();
    for condition in statutes.colleges.iter_mut().flat_map(|it| &mut it.members) {
        condition.category.retain(|it| *it != Category::Other);
    }
    statutes.caps.push(Stated {
        article: "20".to_owned(),
        rule: Cap::RollVoices {
            on: CapOn::Establishments,
            share: Fraction::percent(20),
            scope: Scope {
                organs: vec![OrganKind::OrdinaryMeeting],
                decisions: Decisions::All,
            },
            unmet: Unmet::Suspend,
        },
    });
    assert_eq!(statutes.contradictions(), []);
    statutes
}

async fn adopt(board: &Board) {
    let (world, statutes) = (&board.world, statutes());
    let row = rules::ActiveModel {
        id: Set(world.ctx.uuid()),
        cpts_id: Set(board.cpts.0),
        number: Set(1),
        document: Set(statutes.canonical()),
        sha256: Set(statutes.digest().to_string()),
        statutes_id: Set(None),
        adopted_on: Set(world.today()),
        in_force_from: Set(world.today()),
        organ: Set("extraordinary-meeting".to_owned()),
        reference: Set("PV".to_owned()),
        recorded_by: Set(None),
        created_at: Set(world.ctx.now()),
    };
    rules::Entity::insert(row)
        .exec_without_returning(world.ctx.db().read())
        .await
        .expect("rules");
}

/// So many nurses in town, and in the hospital.
fn nurses(town: usize, hospital: usize) -> String {
    let line = |n: usize| {
        let letter = char::from(b'A' + u8::try_from(n).expect("few"));
        let (mode, sector) = if n < town {
            ("L", "SA07")
        } else {
            ("S", "SA01")
        };
        format!("Nom{letter};Prénom{letter};Infirmier;{mode};{sector}\n")
    };
    let head = "Nom;Prénom;Profession;Code mode exercice;Code secteur d'activité\n";
    let lines: Vec<String> = (0..town + hospital).map(line).collect();
    format!("{head}{}", lines.concat())
}

async fn weighs(board: &Board, text: &str) -> Option<service::electorate::joined::Joined> {
    let batch = board.checked(text).await;
    let ctx = &board.world.ctx;
    let look = import::look(ctx, &board.secretary, "tuffeau", batch, None, 0).await;
    look.expect("a page").weighs
}

#[tokio::test]
async fn an_import_that_would_exceed_a_limit_says_which_and_by_how_much() {
    let board = Board::new().await;
    assert_eq!(weighs(&board, &nurses(8, 3)).await, None, "no rules yet");
    adopt(&board).await;
    let within = weighs(&board, &nurses(8, 2)).await.expect("rules");
    assert_eq!((within.broken, within.nowhere), (vec![], 0));
    let over = weighs(&board, &nurses(8, 3)).await.expect("rules").broken;
    assert_eq!(over.len(), 1);
    let one = &over[0];
    assert_eq!(
        (one.counted, one.of, one.has, one.all, one.article.as_str()),
        (Counted::RollVoices, Group::Establishments, 3, 11, "20")
    );
    let most = &Exact::from(Fraction::percent(20)) * &Exact::from(11);
    assert_eq!(one.limit, Bound::AtMost(most));
}

#[tokio::test]
async fn who_would_be_in_no_college_is_counted() {
    let board = Board::new().await;
    adopt(&board).await;
    let text = "Nom;Prénom;Profession\nPetit;Jean;Secrétaire médicale\nLefèvre;Zoé;\n";
    let said = weighs(&board, text).await.expect("rules");
    assert_eq!(
        said.nowhere, 2,
        "a trade that no college takes, and none at all"
    );
    assert!(said.broken.is_empty());
}

#[tokio::test]
async fn nothing_is_said_of_an_import_that_is_written() {
    let board = Board::new().await;
    adopt(&board).await;
    let batch = board.checked(&nurses(1, 1)).await;
    board.commit(batch).await.expect("committed");
    let look = import::look(
        &board.world.ctx,
        &board.secretary,
        "tuffeau",
        batch,
        None,
        0,
    )
    .await;
    assert_eq!(look.expect("a page").weighs, None);
}
