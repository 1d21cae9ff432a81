//! Where attachments are looked for, and where they wait: imports, admissions, claims, structures, home pages.

use domain::ght::attachment::{Source, Way};
use domain::home::Task;
use domain::id::{AdhesionId, StructureId};
use domain::member::AdhesionState;
use domain::role::{Period, RoleKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use service::ght::attachment::decide as board;
use service::ght::attachment::declare::agree;
use service::ght::attachment::queue::queue;
use service::ght::party::add;
use service::import::{self, File};
use service::member::claim::claim;
use service::member::decide::{Decision, Verdict, decide};
use service::{Actor, structure};

use super::found::employed;
use super::held;
use super::register::{group, hospital, office};
use crate::world::World;

const SLUG: &str = "tuffeau";

/// A CPTS whose register has the hospital of the tests in a group since last year.
async fn with_hospital() -> (World, domain::id::CptsId, Actor) {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let bloc = group(&world, &keeper, "GHT Touraine").await;
    let since = Period {
        starts_on: world.today() - chrono::Days::new(365),
        ends_on: None,
    };
    add(&world.ctx, &keeper, SLUG, bloc, &hospital(since))
        .await
        .unwrap();
    (world, cpts, keeper)
}

async fn edit(
    world: &World,
    id: AdhesionId,
    change: impl FnOnce(&mut entity::adhesion::ActiveModel),
) {
    let db = world.ctx.db().read();
    let row = entity::adhesion::Entity::find_by_id(id.0)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let mut row = row.into_active_model();
    change(&mut row);
    row.update(db).await.unwrap();
}

#[tokio::test]
async fn an_import_finds_who_is_employed_in_a_party() {
    let (world, cpts, keeper) = with_hospital().await;
    let file = File {
        name: "membres.csv".to_owned(),
        bytes: "Nom;Prénom;Mode d'exercice;FINESS\nRenard;Ada;Salarié;370000481\nPetit;Léa;Libéral;370000481\n"
            .as_bytes()
            .to_vec(),
    };
    let batch = import::check(&world.ctx, &keeper, SLUG, file)
        .await
        .unwrap();
    import::commit(&world.ctx, &keeper, SLUG, batch)
        .await
        .unwrap();
    let waiting = queue(&world.ctx, &keeper, SLUG, 1).await.unwrap();
    let found: Vec<_> = waiting
        .waiting
        .iter()
        .map(|it| (it.adhesion.name.as_str(), it.shown.attachment.source))
        .collect();
    assert_eq!(found, [("Renard", Source::Import)]);
    assert_eq!(waiting.waiting[0].adhesion.cpts_id, cpts.0);
}

#[tokio::test]
async fn an_admission_looks_at_the_applicant() {
    let (world, cpts, keeper) = with_hospital().await;
    let person = world.person("Renard").await;
    let id = world.adhesion(cpts, &person, AdhesionState::Applied).await;
    employed(&world, &person, "S").await;
    assert!(held(&world, id).await.is_empty());
    let admit = Decision {
        verdict: Verdict::Admit,
        reason: String::new(),
        seen: 0,
        confirmed: None,
    };
    decide(&world.ctx, &keeper, SLUG, id, &admit).await.unwrap();
    let found = held(&world, id).await;
    assert_eq!((found.len(), found[0].way), (1, Way::MainActivity));
}

#[tokio::test]
async fn taking_an_imported_adhesion_over_brings_what_the_card_tells() {
    let (world, cpts, _) = with_hospital().await;
    let person = world.person("Lefèvre").await;
    let id = world.adhesion(cpts, &person, AdhesionState::Admitted).await;
    edit(&world, id, |row| {
        row.person_id = Set(None);
        row.rpps = Set(Some("99000000017".to_owned()));
    })
    .await;
    let db = world.ctx.db().read();
    let row = entity::person::Entity::find_by_id(person.person.0)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let mut row = row.into_active_model();
    row.rpps = Set(Some("99000000017".to_owned()));
    row.update(db).await.unwrap();
    employed(&world, &person, "S").await;
    claim(&world.ctx, &person, id).await.unwrap();
    let found = held(&world, id).await;
    assert_eq!((found.len(), found[0].source), (1, Source::ProSanteConnect));
}

/// A structure that is a member and has no number yet, with who represents it.
async fn structure_of(world: &World, cpts: domain::id::CptsId) -> (Actor, StructureId, AdhesionId) {
    let speaker = world.person("Belkacem").await;
    entity::commune::Entity::insert(entity::commune::ActiveModel {
        code: Set("37003".to_owned()),
        name: Set("Amboise".to_owned()),
        search_name: Set("amboise".to_owned()),
        department: Set("37".to_owned()),
        population: Set(12_000),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .unwrap();
    let sheet = crate::join::sheet("CH d’Amboise");
    let id = structure::register::register(&world.ctx, &speaker, &sheet)
        .await
        .unwrap();
    let nobody = world.person("Personne").await;
    let adhesion = world.adhesion(cpts, &nobody, AdhesionState::Admitted).await;
    edit(world, adhesion, |row| {
        row.person_id = Set(None);
        row.kind = Set("structure".to_owned());
        row.structure_id = Set(Some(id.0));
        row.category = Set("structure".to_owned());
        row.name = Set("CH d’Amboise".to_owned());
    })
    .await;
    (speaker, id, adhesion)
}

async fn tasks(world: &World, actor: &Actor) -> Vec<Task> {
    let places = service::account::places(&world.ctx, actor.person)
        .await
        .unwrap();
    let todo = service::home::todo(&world.ctx, actor, &places)
        .await
        .unwrap();
    todo.into_iter().map(|it| it.task).collect()
}

#[tokio::test]
async fn a_structure_that_says_its_number_is_found_and_its_representative_is_asked() {
    let (world, cpts, keeper) = with_hospital().await;
    let (speaker, id, adhesion) = structure_of(&world, cpts).await;
    assert!(held(&world, adhesion).await.is_empty());
    let mut sheet = crate::join::sheet("CH d’Amboise");
    sheet.finess = "370000481".to_owned();
    structure::register::correct(&world.ctx, &speaker, id, &sheet)
        .await
        .unwrap();
    let found = held(&world, adhesion).await;
    assert_eq!((found.len(), found[0].way), (1, Way::LegalPerson));
    assert_eq!(
        tasks(&world, &speaker).await,
        [Task::AnswerAttachment {
            adhesion,
            to: "CH d’Amboise".to_owned(),
            structure: Some("CH d’Amboise".to_owned()),
        }]
    );
    agree(&world.ctx, &speaker, adhesion, found[0].id, None, 1)
        .await
        .unwrap();
    assert!(tasks(&world, &speaker).await.is_empty());
    assert_eq!(
        tasks(&world, &keeper).await,
        [Task::ExamineAttachments { waiting: 1 }]
    );
}

#[tokio::test]
async fn the_home_page_asks_a_member_once_and_the_keepers_until_they_decide() {
    let (world, cpts, keeper) = with_hospital().await;
    let (person, treasurer) = (world.person("Renard").await, world.person("Petit").await);
    world.role(cpts, &treasurer, RoleKind::Treasurer).await;
    let id = world.adhesion(cpts, &person, AdhesionState::Applied).await;
    employed(&world, &person, "S").await;
    let admit = Decision {
        verdict: Verdict::Admit,
        reason: String::new(),
        seen: 0,
        confirmed: None,
    };
    decide(&world.ctx, &keeper, SLUG, id, &admit).await.unwrap();
    let asked = tasks(&world, &person).await;
    assert!(
        matches!(&asked[..], [Task::AnswerAttachment { adhesion, structure: None, .. }] if *adhesion == id)
    );
    let examine = [Task::ExamineAttachments { waiting: 1 }];
    assert_eq!(tasks(&world, &keeper).await, examine);
    assert!(tasks(&world, &treasurer).await.is_empty());
    let found = held(&world, id).await;
    agree(&world.ctx, &person, id, found[0].id, None, 1)
        .await
        .unwrap();
    assert!(tasks(&world, &person).await.is_empty());
    assert_eq!(tasks(&world, &keeper).await, examine);
    let confirm = board::Decision {
        verdict: domain::ght::attachment::Verdict::Confirm,
        reason: String::new(),
        version: 2,
    };
    board::decide(&world.ctx, &keeper, SLUG, found[0].id, &confirm)
        .await
        .unwrap();
    assert!(tasks(&world, &keeper).await.is_empty());
}

#[tokio::test]
async fn a_long_queue_has_pages_and_a_page_too_far_is_the_last() {
    let (world, _, keeper) = with_hospital().await;
    let mut lines = "Nom;Prénom;Mode d'exercice;FINESS\n".to_owned();
    for n in 0..53 {
        let given = char::from(b'A' + u8::try_from(n % 26).unwrap());
        lines.push_str(
            &[
                "Renard",
                &"i".repeat(n),
                ";Ada",
                &given.to_string(),
                ";Salarié;370000481\n",
            ]
            .concat(),
        );
    }
    let file = File {
        name: "membres.csv".to_owned(),
        bytes: lines.into_bytes(),
    };
    let batch = import::check(&world.ctx, &keeper, SLUG, file)
        .await
        .unwrap();
    import::commit(&world.ctx, &keeper, SLUG, batch)
        .await
        .unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for (asked, page, lines) in [(1, 1, 50), (2, 2, 3), (9, 2, 3)] {
        let read = queue(&world.ctx, &keeper, SLUG, asked).await.unwrap();
        assert_eq!(
            (read.count, read.page, read.waiting.len()),
            (53, page, lines)
        );
        seen.extend(read.waiting.iter().map(|it| it.shown.row.id));
    }
    assert_eq!(seen.len(), 53);
}
