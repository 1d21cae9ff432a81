//! Statutes that seek no agreement on contracts: the board votes at once, and the mandate is as good.

use domain::contract::mandate::Missing;
use domain::contract::signing::Order;
use domain::contract::stage::Step;
use domain::decision::stage::{End, Stage, StageRefused};
use domain::statutes::{NotTaken, OrganKind, Remote, Said, Statutes};
use service::Failure;
use service::contract::file;
use service::contract::mandate::{Asked, MandateRefused, ask};
use service::decision::archive;
use service::decision::choices::choices;
use service::decision::close::close;
use service::decision::draft::DraftRefused;
use service::decision::open::{OpenRefused, open};
use service::decision::table::table;
use signed::decision::Ballot;

use super::scene::{GUEST, Hospital};
use crate::decision::scene::SLUG;

/// Those of the template, which say nothing of agreement on a contract.
async fn silent() -> Hospital {
    Hospital::under(&crate::decision::scene::statutes()).await
}

#[tokio::test]
async fn a_board_that_seeks_no_agreement_votes_at_once_and_who_is_tied_to_the_hospital_stands_aside()
 {
    let it = silent().await;
    let id = it.negotiated().await;
    it.invited(id).await;
    let decision = it.asked(id).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    table(ctx, &by, SLUG, decision, 1).await.unwrap();
    let early = open(ctx, &by, SLUG, decision, it.scene.day(3)).await;
    let from = it.scene.day(8);
    assert!(matches!(
        early,
        Err(Failure::Refused(OpenRefused::Stage(StageRefused::TooSoon { from: found }))) if found == from
    ));
    it.scene.pass(8).await;
    it.scene.opens(decision).await;
    let sheet = it.scene.sheet(1, decision).await;
    assert!(matches!(sheet.seen.stage, Stage::Voting(vote) if vote.number == 1));
    let aside = it.scene.sheet(6, decision).await;
    assert!(aside.voices.iter().all(|it| it.statement.is_none()));
    for (n, ballot) in [(1, Ballot::Yes), (2, Ballot::Yes), (3, Ballot::No)] {
        it.scene.votes(n, decision, ballot).await;
    }
    let stage = close(ctx, &by, SLUG, decision).await.unwrap();
    assert_eq!(stage, Stage::Over(End::Adopted));
    it.scene.settle().await;
    let archive = archive::named(ctx, &by, SLUG, decision).await.unwrap();
    assert_eq!(::decision::audit::audit(&archive, None).faults, []);
    let mandate = it.sheet(1, id).await.mandates.remove(0);
    assert_eq!(mandate.state, Ok(()));
    let names: Vec<&str> = mandate.recused.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Camille Membre6", "Camille Membre7"]);
    // And the file rests on it.
    it.opens(id, Order::Free).await;
    it.scene.device(&it.guest, GUEST).await;
    it.signs(&by, 1, id).await.unwrap();
    it.signs(&it.guest, GUEST, id).await.unwrap();
    assert_eq!(it.sheet(1, id).await.seen.stage.step(), Step::InForce);
    let archive = file::of(ctx, &by, SLUG, id).await.unwrap();
    let report = ::contract::audit::audit(&archive, None);
    assert_eq!(report.faults, [], "{report:#?}");
    assert_eq!(report.recused.iter().map(|it| it.1).sum::<u64>(), 2);
}

#[tokio::test]
async fn a_vote_that_rejects_gives_no_mandate() {
    let it = silent().await;
    let id = it.negotiated().await;
    let decision = it.asked(id).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    table(ctx, &by, SLUG, decision, 1).await.unwrap();
    it.scene.pass(8).await;
    it.scene.opens(decision).await;
    for n in [1, 2, 3] {
        it.scene.votes(n, decision, Ballot::No).await;
    }
    close(ctx, &by, SLUG, decision).await.unwrap();
    let state = it.sheet(1, id).await.mandates.remove(0).state;
    assert_eq!(state, Err(Missing::NotAdopted(End::Rejected)));
}

#[tokio::test]
async fn an_organ_that_may_not_vote_from_afar_is_not_asked_and_the_page_is_told_why() {
    let mut statutes: Statutes = crate::decision::scene::statutes();
    for organ in &mut statutes.organs {
        organ.remote = match organ.organ {
            OrganKind::Board => Said::Silent,
            _ => Said::says("12", Remote::NotAllowed),
        };
    }
    let it = Hospital::under(&statutes).await;
    let id = it.negotiated().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let asked = Asked {
        organ: OrganKind::Board,
        why: "Les sorties se passent mal.".to_owned(),
    };
    let done = ask(ctx, &by, SLUG, id, &asked).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(MandateRefused::Draft(
            DraftRefused::NotSought
        )))
    ));
    let known = choices(ctx, &by, SLUG).await.unwrap();
    let contract = domain::statutes::DecisionKind::Contract;
    assert!(known.kinds.iter().all(|it| it.kind != contract));
    let why = |organ| {
        let mut all = known.shut.iter();
        all.find(|it| it.0 == organ).map(|it| it.1.clone())
    };
    assert_eq!(why(OrganKind::Board), Some(NotTaken::NotRemote(None)));
    let article = Some("12".to_owned());
    assert_eq!(why(OrganKind::Bureau), Some(NotTaken::NotRemote(article)));
}
