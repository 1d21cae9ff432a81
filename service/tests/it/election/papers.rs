//! Papers that are too few to be counted apart: who is awaited and told, and what the minutes say of them.

use domain::election::act::ActKind;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::home::{ElectionStep, Task};
use entity::{election_act, election_urn, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::account::places;
use service::election::act::{Act, confirm, propose};
use service::election::minutes::{pdf, sign};
use service::election::proclaimed::proclaimed;
use service::home::todo;
use signed::election::{Capacity, Minutes};
use signed::{Digest, Id};

use super::whole::phone::Sheets;
use super::whole::scene::{CHAIR, LOST, NOBODY, PAPER, SOCIAL, TELLERS, TRUSTEES, USERS, VILLE};
use super::whole::{SLUG, Scene, Variant, close, open, sealed, whole};
use crate::count::minutes::text;
use crate::decision::scene::{device_of, sign as envelope};
use crate::device::hand::mails;

const BOARD: [u8; 3] = [CHAIR, TELLERS[0], TELLERS[1]];

/// The vote is over: of the medico-social college these voted on their phones, and one on paper.
async fn with_a_paper(voters: &[u8]) -> (Scene, Sheets) {
    let (scene, codes, sheets) = sealed(Variant::Usual).await;
    for n in 1..=19 {
        person::Entity::update_many()
            .col_expr(
                person::Column::Email,
                Expr::value(format!("m{n}@exemple.test")),
            )
            .filter(person::Column::Id.eq(scene.actor(n).person.0))
            .exec(scene.ctx().db().read())
            .await
            .unwrap();
    }
    open(&scene).await;
    for n in voters {
        let place = scene.places(*n).await[0];
        scene.votes(*n, place, &codes[&place.entry], &[]).await;
    }
    let place = scene.places(PAPER).await[0];
    let act = Act::Paper {
        urn: place.urn,
        entry: place.entry,
        who: format!("Camille Membre{PAPER}"),
    };
    scene.both(&act).await;
    close(&scene).await;
    (scene, sheets)
}

/// The paper, entered with the first sheet.
async fn the_paper(scene: &Scene, sheets: &Sheets) -> Act {
    let place = scene.places(PAPER).await[0];
    let code = &sheets[&place.urn][0];
    let ballot = scene.ballot(PAPER, place, code, &["Membre10"]).await;
    Act::EnterPapers {
        urn: place.urn,
        ballots: vec![ballot],
    }
}

/// Whom letters of a kind went to.
async fn told(scene: &Scene, kind: &str) -> Vec<u8> {
    let mails = mails(&scene.world, kind).await;
    let numbers = mails.iter().map(|it| {
        let name = it.recipient.strip_suffix("@exemple.test").unwrap();
        name.strip_prefix('m').unwrap().parse().unwrap()
    });
    let mut numbers: Vec<u8> = numbers.collect();
    numbers.sort_unstable();
    numbers
}

async fn opens_urns(scene: &Scene, n: u8) -> bool {
    let (ctx, actor) = (scene.ctx(), scene.actor(n));
    let places = places(ctx, actor.person).await.unwrap();
    let all = todo(ctx, &actor, &places).await.unwrap();
    all.iter()
        .any(|it| matches!(it.task, Task::OpenUrns { .. }))
}

#[tokio::test]
async fn the_electoral_board_enters_papers_first_and_trustees_get_one_letter_after() {
    let (scene, sheets) = with_a_paper(&[8, 9, 10, 11, LOST]).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    // At the close the board is awaited: trustees would come twice.
    assert_eq!(told(&scene, "election-board-first").await, BOARD);
    assert_eq!(told(&scene, "election-closed").await, NOBODY);
    let enter = ElectionStep::EnterPapers;
    assert_eq!(scene.who_is_asked(enter).await, BOARD);
    let act = the_paper(&scene, &sheets).await;
    let chair = scene.actor(CHAIR);
    let made = propose(ctx, &chair, SLUG, id, &act).await.unwrap();
    // Once they are proposed another one confirms, and nobody enters them again.
    assert_eq!(scene.who_is_asked(enter).await, NOBODY);
    let waits = ElectionStep::Confirm { waiting: 1 };
    assert_eq!(scene.who_is_asked(waits).await, TELLERS);
    assert_eq!(told(&scene, "election-closed").await, NOBODY);
    let teller = scene.actor(TELLERS[1]);
    confirm(ctx, &teller, SLUG, id, made).await.unwrap();
    assert_eq!(scene.who_is_asked(waits).await, NOBODY);
    assert_eq!(told(&scene, "election-closed").await, TRUSTEES);
    assert_eq!(told(&scene, "election-board-first").await, BOARD);
    for n in TRUSTEES {
        assert!(opens_urns(&scene, n).await);
    }
    for college in [VILLE, SOCIAL, USERS] {
        let urn = scene.urn(college).await.id;
        scene.opened(urn, &[0, 1]).await;
    }
    assert_eq!(scene.stage().await, Stage::Counted);
    assert_eq!(told(&scene, "election-closed").await.len(), TRUSTEES.len());
    assert!(!opens_urns(&scene, TRUSTEES[0]).await);
}

#[tokio::test]
async fn trustees_come_after_the_board_has_also_said_to_open_an_urn_of_few_ballots() {
    let (scene, sheets) = with_a_paper(&[8]).await;
    scene.both(&the_paper(&scene, &sheets).await).await;
    let urn = scene.urn(SOCIAL).await;
    assert_eq!((urn.status.as_str(), urn.turnout), ("tallied", 2));
    assert_eq!(told(&scene, "election-closed").await, NOBODY);
    let act = Act::FewBallots {
        urn: urn.id,
        reason: "Les deux votants sont d’accord.".to_owned(),
    };
    scene.both(&act).await;
    assert_eq!(told(&scene, "election-closed").await, TRUSTEES);
}

#[tokio::test]
async fn trustees_are_called_when_the_urn_that_waited_for_papers_is_stopped() {
    let (scene, _) = with_a_paper(&[8]).await;
    let stop = |urn: election_urn::Model| Act::StopUrn {
        urn: urn.id,
        reason: "Un bulletin de papier a été perdu.".to_owned(),
    };
    assert_eq!(told(&scene, "election-closed").await, NOBODY);
    let urn = scene.urn(SOCIAL).await;
    assert_eq!(urn.status, UrnStatus::Closed.code());
    scene.both(&stop(urn)).await;
    assert_eq!(told(&scene, "election-closed").await, TRUSTEES);
    // Another one, which waited for nobody else, is no reason to write again.
    scene.both(&stop(scene.urn(USERS).await)).await;
    assert_eq!(told(&scene, "election-closed").await.len(), TRUSTEES.len());
}

#[tokio::test]
async fn minutes_and_result_say_once_how_many_voted_on_paper_and_nothing_of_their_choices() {
    let scene = Box::pin(whole()).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    scene.both(&Act::Proclaim).await;
    let bytes = pdf(ctx, &scene.actor(11), SLUG, id).await.unwrap();
    let said = text(&bytes);
    // Registered, online, on paper, turnout.
    for line in ["7 6 0 85,7 % [U", "6 5 1 100,0 % [U", "6 6 0 100,0 % [U"] {
        assert_eq!(said.matches(line).count(), 1, "{line}: {said}");
    }
    let name = scene.urn(SOCIAL).await.name;
    for sentence in [
        format!(
            "Le seul bulletin de papier de l’urne « {name} » a été joint aux bulletins en ligne"
        ),
        "n’est compté à part pour aucune candidature".to_owned(),
        "par acte de deux membres du bureau de vote : 1.".to_owned(),
    ] {
        assert!(said.contains(&sentence), "« {sentence} »: {said}");
    }
    // Of one paper the choices would be told by any number in that column.
    for (n, votes) in [(8, 4), (9, 3), (10, 2)] {
        let line = format!("Camille Membre{n} {votes} – [U");
        assert!(said.contains(&line), "« {line} »: {said}");
    }
    assert!(said.contains("Camille Membre1 3 0 [U"), "{said}");
    assert!(!said.contains(&format!("Membre{PAPER}")), "{said}");
    // It is the number of acts that two signed.
    let acts = election_act::Entity::find()
        .filter(election_act::Column::Kind.eq(ActKind::Paper.code()))
        .filter(election_act::Column::ConfirmedAt.is_not_null())
        .count(ctx.db().read());
    assert_eq!(acts.await.unwrap(), 1);

    let read = proclaimed(ctx, &scene.actor(11), SLUG, id).await.unwrap();
    let mut urns: Vec<_> = read
        .urns
        .iter()
        .map(|it| (it.colleges[0].as_str(), it.cast, it.paper, it.joined))
        .collect();
    urns.sort_unstable();
    let expected = [
        (SOCIAL, 5, 1, true),
        (USERS, 6, 0, false),
        (VILLE, 6, 0, false),
    ];
    assert_eq!(urns, expected);
    assert!(read.urns.iter().all(|it| it.turnout() == 6));

    // Chair and tellers are asked to sign what was printed, until one of each has.
    let step = ElectionStep::SignMinutes;
    assert_eq!(scene.who_is_asked(step).await, BOARD);
    for (n, capacity, left) in [
        (TELLERS[1], Capacity::Teller, vec![CHAIR]),
        (CHAIR, Capacity::Chair, vec![]),
    ] {
        let actor = scene.actor(n);
        device_of(&scene.world, &actor, 100 + n).await;
        let statement = Minutes {
            capacity,
            cpts: Id::parse(&scene.row().await.cpts_id.to_string()).unwrap(),
            election: Id::parse(&id.to_string()).unwrap(),
            pdf: Digest::of(&bytes),
        };
        let envelope = envelope(100 + n, statement);
        sign(ctx, &actor, SLUG, id, &envelope).await.unwrap();
        assert_eq!(scene.who_is_asked(step).await, left);
    }
}
