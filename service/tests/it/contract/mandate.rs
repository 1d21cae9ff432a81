use domain::contract::mandate::{Missing, line};
use domain::contract::signing::Order;
use domain::contract::stage::{StageRefused, Step};
use domain::decision::stage::End;
use entity::{bloc, bloc_party};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use service::Failure;
use service::contract::signing::{OpenRefused, open_with};
use service::decision::{table, text, version, withdraw};
use signed::decision::Choice;

use super::scene::{FINESS, Hospital, PDF};
use crate::decision::scene::SLUG;

#[tokio::test]
async fn who_is_attached_to_the_counterpartys_bloc_stands_aside_and_is_listed_with_the_reason() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let decision = it.asked(id).await;
    let before = it.sheet(1, id).await.mandates.remove(0);
    assert_eq!(before.state, Err(Missing::Pending));
    let names = |it: &service::contract::mandate::Mandate| {
        let all = it
            .recused
            .iter()
            .map(|it| (it.name.clone(), it.to.clone(), it.article.clone()));
        all.collect::<Vec<_>>()
    };
    let group = || Some("GHT des Rives".to_owned());
    let wanted =
        ["Membre6", "Membre7"].map(|it| (format!("Camille {it}"), group(), Some("19".to_owned())));
    assert_eq!(names(&before), wanted, "before the roll is frozen");
    it.agrees(decision).await;
    let after = it.sheet(1, id).await.mandates.remove(0);
    assert_eq!(after.state, Ok(()));
    assert_eq!(names(&after), wanted, "as the roll has it");
    let sheet = it.scene.sheet(6, decision).await;
    assert!(sheet.voices.iter().all(|it| it.statement.is_none()));
}

#[tokio::test]
async fn a_later_version_needs_a_new_mandate_by_itself() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let decision = it.asked(id).await;
    it.agrees(decision).await;
    it.writes(id, |typed| typed.clauses[0].body.push_str(" Et la nuit."))
        .await;
    let sheet = it.sheet(1, id).await;
    assert_eq!(sheet.seen.stage.step(), Step::Negotiation);
    assert_eq!(sheet.mandates[0].state, Err(Missing::OtherText));
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let printed = sheet.head.text.digest();
    let done = open_with(ctx, &by, SLUG, id, Order::Free, (printed, PDF)).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(OpenRefused::Stage(StageRefused::NotNow(
            Step::Negotiation
        ))))
    ));
    it.asked(id).await;
    let done = open_with(ctx, &by, SLUG, id, Order::Free, (printed, PDF)).await;
    let lacking = vec![(it.scene.cpts.0, Missing::Pending)];
    assert!(matches!(
        done,
        Err(Failure::Refused(OpenRefused::Stage(StageRefused::Mandate(found)))) if found == lacking
    ));
}

#[tokio::test]
async fn a_decision_whose_text_names_the_contract_no_more_is_no_mandate() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let decision = it.asked(id).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    table::table(ctx, &by, SLUG, decision, 1).await.unwrap();
    let digest = it.sheet(1, id).await.head.text.digest();
    let (_, wording) = version::list(ctx, &by, SLUG, decision).await.unwrap();
    let wording = wording.last().unwrap().body.clone();
    assert!(wording.contains(&line(digest)));
    let typed = text::Typed {
        base: 1,
        text: wording.replace(&line(digest), "le texte de notre choix"),
        note: "Plus simple".to_owned(),
    };
    text::rewrite(ctx, &by, SLUG, decision, &typed)
        .await
        .unwrap();
    it.scene.pass(2).await;
    it.scene.opens(decision).await;
    for n in [1, 2, 3] {
        it.scene.says(n, decision, Choice::Consent).await;
    }
    service::decision::close::close(ctx, &by, SLUG, decision)
        .await
        .unwrap();
    let found = it.sheet(1, id).await.mandates.remove(0).state;
    assert_eq!(found, Err(Missing::OtherText));
}

#[tokio::test]
async fn a_proposal_that_is_withdrawn_gives_no_mandate_and_another_may() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let first = it.asked(id).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    table::table(ctx, &by, SLUG, first, 1).await.unwrap();
    withdraw::withdraw(ctx, &by, SLUG, first).await.unwrap();
    let state = it.sheet(1, id).await.mandates.remove(0).state;
    assert_eq!(state, Err(Missing::NotAdopted(End::Withdrawn)));
    let second = it.asked(id).await;
    it.agrees(second).await;
    assert_eq!(it.sheet(1, id).await.mandates.remove(0).state, Ok(()));
}

#[tokio::test]
async fn a_hospital_that_joins_another_group_after_the_vote_makes_the_mandate_void() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let decision = it.asked(id).await;
    it.agrees(decision).await;
    it.scene.pass(2).await;
    let (ctx, cpts) = (&it.scene.world.ctx, it.scene.cpts.0);
    let db = ctx.db().read();
    let mut party: bloc_party::ActiveModel = bloc_party::Entity::find()
        .one(db)
        .await
        .unwrap()
        .unwrap()
        .into();
    party.ends_on = Set(it.scene.world.today().pred_opt());
    bloc_party::Entity::update(party).exec(db).await.unwrap();
    let state = it.sheet(1, id).await.mandates.remove(0).state;
    assert_eq!(state, Ok(()), "leaving a group takes nothing away");
    let other = ctx.uuid();
    bloc::Entity::insert(bloc::ActiveModel {
        id: Set(other),
        cpts_id: Set(cpts),
        kind: Set("ght".to_owned()),
        name: Set("GHT des Monts".to_owned()),
        search_name: Set("ght des monts".to_owned()),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    bloc_party::Entity::insert(bloc_party::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        bloc_id: Set(other),
        finess: Set(Some(FINESS.to_owned())),
        name: Set("Hôpital des Rives".to_owned()),
        starts_on: Set(it.scene.world.today()),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let state = it.sheet(1, id).await.mandates.remove(0).state;
    let bloc = domain::id::BlocId(other);
    assert_eq!(state, Err(Missing::OtherBloc { bloc }));
}
