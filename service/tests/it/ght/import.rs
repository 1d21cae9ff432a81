//! Groups and their parties from a file: looked at, written, taken back, and what is refused.

use domain::id::{BatchId, CptsId};
use domain::import::{FileRefused, Verdict};
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::audit_entry;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::ght::export;
use service::ght::register::{list, sheet};
use service::import::{
    self, BatchRefused, CheckRefused, Committed, File, Kind, Leaf, Look, Touch, party,
};
use service::{Actor, Failure};

use super::found::employed;
use super::register::{group, office};
use crate::world::World;

const SLUG: &str = "tuffeau";

const FILE: &str = "Groupe;Type;FINESS;SIREN;Nom;Du;Au;Source\n\
    GHT Touraine;GHT;370000481;;CH d’Amboise;01/07/2016;;Convention\n\
    GHT Touraine;;370000028;;CHRU de Tours;01/07/2016;;\n\
    Élan;groupe privé;;552100554;Clinique du Parc;2020-01-01;31/12/2024;\n";

struct Desk {
    world: World,
    cpts: CptsId,
    keeper: Actor,
}

impl Desk {
    async fn new() -> Self {
        let world = World::new().await;
        let (cpts, keeper) = office(&world).await;
        Self {
            world,
            cpts,
            keeper,
        }
    }

    async fn check(&self, bytes: &[u8]) -> Result<BatchId, Failure<CheckRefused>> {
        let file = File {
            name: "groupes.csv".to_owned(),
            bytes: bytes.to_vec(),
        };
        party::check(&self.world.ctx, &self.keeper, SLUG, file).await
    }

    async fn checked(&self, text: &str) -> BatchId {
        self.check(text.as_bytes()).await.unwrap()
    }

    async fn commit(&self, batch: BatchId) -> Result<Committed, Failure<BatchRefused>> {
        import::commit(&self.world.ctx, &self.keeper, SLUG, batch).await
    }

    async fn look(&self, batch: BatchId) -> Look {
        import::look(&self.world.ctx, &self.keeper, SLUG, batch, None, 0)
            .await
            .unwrap()
    }

    async fn verdicts(&self, batch: BatchId) -> Vec<Verdict> {
        let look = self.look(batch).await;
        look.lines.iter().map(|it| it.verdict).collect()
    }

    /// Groups by name, each with its parties today.
    async fn groups(&self) -> Vec<(String, usize)> {
        let read = list(&self.world.ctx, &self.keeper, SLUG).await.unwrap();
        read.blocs
            .into_iter()
            .map(|it| (it.name, it.parties))
            .collect()
    }

    async fn parties(&self) -> Vec<entity::bloc_party::Model> {
        entity::bloc_party::Entity::find()
            .filter(entity::bloc_party::Column::CptsId.eq(self.cpts.0))
            .all(self.world.ctx.db().read())
            .await
            .unwrap()
    }

    async fn events(&self, event: &str) -> u64 {
        audit_entry::Entity::find()
            .filter(audit_entry::Column::CptsId.eq(self.cpts.0))
            .filter(audit_entry::Column::Event.eq(event))
            .count(self.world.ctx.db().read())
            .await
            .unwrap()
    }
}

fn refusal<T, R>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        Err(Failure::NotFound) => panic!("not found"),
        Err(Failure::Forbidden(refused)) => panic!("forbidden: {refused}"),
        Err(Failure::Fault(fault)) => panic!("broken: {fault}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn nothing_is_written_before_the_board_agrees_then_groups_are_joined_or_recorded() {
    let desk = Desk::new().await;
    group(&desk.world, &desk.keeper, "GHT Touraine").await;
    let salaried = desk.world.person("Renard").await;
    desk.world
        .adhesion(desk.cpts, &salaried, AdhesionState::Admitted)
        .await;
    employed(&desk.world, &salaried, "S").await;
    let batch = desk.checked(FILE).await;
    assert!(desk.parties().await.is_empty());
    assert_eq!(desk.groups().await, [("GHT Touraine".to_owned(), 0)]);
    let done = desk.commit(batch).await.unwrap();
    assert_eq!((done.created, done.groups), (3, 1));
    assert_eq!(
        desk.groups().await,
        [("Élan".to_owned(), 0), ("GHT Touraine".to_owned(), 2)]
    );
    let parties = desk.parties().await;
    let amboise = parties
        .iter()
        .find(|it| it.finess.as_deref() == Some("370000481"))
        .unwrap();
    assert_eq!(
        (amboise.name.as_str(), amboise.source.as_deref()),
        ("CH d’Amboise", Some("Convention"))
    );
    assert_eq!(amboise.recorded_by, Some(desk.keeper.person.0));
    // Who works there is found, as after the form.
    let found = entity::attachment::Entity::find()
        .count(desk.world.ctx.db().read())
        .await
        .unwrap();
    assert_eq!(found, 1);
    assert_eq!(desk.events("import-checked").await, 1);
    assert_eq!(desk.events("import-committed").await, 1);
    assert_eq!(desk.events("bloc-added").await, 2);
    assert_eq!(desk.events("bloc-changed").await, 3);
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_says_so() {
    let desk = Desk::new().await;
    let batch = desk.checked(FILE).await;
    desk.commit(batch).await.unwrap();
    assert_eq!(
        refusal(desk.commit(batch).await),
        BatchRefused::AlreadyCommitted
    );
    let again = desk.checked(FILE).await;
    assert_eq!(desk.verdicts(again).await, [Verdict::Already; 3]);
    assert_eq!(desk.look(again).await.before, Some(batch));
    assert_eq!(refusal(desk.commit(again).await), BatchRefused::Nothing);
    assert_eq!(desk.parties().await.len(), 3);
}

#[tokio::test]
async fn lines_with_errors_stop_the_file_until_the_board_leaves_them_out() {
    let desk = Desk::new().await;
    let batch = desk
        .checked(
            "Groupe;FINESS;Nom;Du;Au\nGHT A;370000481;CH;01/01/2020;\nGHT B;370000481;CH;01/06/2021;\n\
             GHT A;370000028;CHRU;01/01/2020;\nGHT A;3700;X;01/01/2020;\n",
        )
        .await;
    let look = desk.look(batch).await;
    let verdicts: Vec<_> = look.lines.iter().map(|it| it.verdict).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Refused,
            Verdict::Refused,
            Verdict::Create,
            Verdict::Refused
        ]
    );
    let Leaf::Party(first) = &look.lines[0].leaf else {
        panic!("a party")
    };
    let other = first.elsewhere.clone().unwrap();
    assert_eq!((other.group.as_str(), other.line), ("GHT B", Some(3)));
    assert_eq!(refusal(desk.commit(batch).await), BatchRefused::Errors(3));
    assert!(desk.parties().await.is_empty() && desk.groups().await.is_empty());
    let done = import::commit_rest(&desk.world.ctx, &desk.keeper, SLUG, batch).await;
    assert_eq!(done.unwrap().created, 1);
    assert_eq!(desk.groups().await, [("GHT A".to_owned(), 1)]);
}

#[tokio::test]
async fn a_party_of_another_group_in_the_register_is_refused_with_its_interval() {
    let desk = Desk::new().await;
    let batch = desk.checked(FILE).await;
    desk.commit(batch).await.unwrap();
    let batch = desk
        .checked("Groupe;FINESS;Nom;Du\nGHT Berry;370000481;CH;01/01/2020\n")
        .await;
    let look = desk.look(batch).await;
    let Leaf::Party(line) = &look.lines[0].leaf else {
        panic!("a party")
    };
    let other = line.elsewhere.clone().unwrap();
    assert_eq!(
        (other.group.as_str(), other.line, other.days.until),
        ("GHT Touraine", None, None)
    );
    let none = import::commit_rest(&desk.world.ctx, &desk.keeper, SLUG, batch).await;
    assert_eq!(refusal(none), BatchRefused::Nothing);
}

#[tokio::test]
async fn of_two_imports_at_once_the_second_is_told_what_the_first_changed() {
    let desk = Desk::new().await;
    let (one, two) = (desk.checked(FILE).await, desk.checked(FILE).await);
    let (first, second) = tokio::join!(desk.commit(one), desk.commit(two));
    let (won, lost) = if first.is_ok() {
        (first, second)
    } else {
        (second, first)
    };
    assert_eq!(won.unwrap().created, 3);
    assert_eq!(refusal(lost), BatchRefused::Stale(3));
    assert_eq!(desk.parties().await.len(), 3);
    let open = [one, two];
    for batch in open {
        let again = import::recheck(&desk.world.ctx, &desk.keeper, SLUG, batch).await;
        if again.is_ok() {
            assert_eq!(desk.verdicts(batch).await, [Verdict::Already; 3]);
            assert_eq!(refusal(desk.commit(batch).await), BatchRefused::Nothing);
        }
    }
}

#[tokio::test]
async fn an_import_is_known_to_those_who_keep_the_register_of_its_cpts_only() {
    let desk = Desk::new().await;
    let batch = desk.checked(FILE).await;
    let ctx = &desk.world.ctx;
    let elsewhere = desk.world.cpts("brumes").await;
    let hostile = desk.world.person("Hostile").await;
    desk.world
        .role(elsewhere, &hostile, RoleKind::President)
        .await;
    let foreign = import::look(ctx, &hostile, "brumes", batch, None, 0).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    let foreign = import::commit(ctx, &hostile, "brumes", batch).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    let treasurer = desk.world.person("Trésorière").await;
    desk.world
        .role(desk.cpts, &treasurer, RoleKind::Treasurer)
        .await;
    let denied = import::commit(ctx, &treasurer, SLUG, batch).await;
    assert!(matches!(denied, Err(Failure::Forbidden(_))));
    let denied = import::history(ctx, &treasurer, SLUG, Kind::Parties).await;
    assert!(matches!(denied, Err(Failure::Forbidden(_))));
    let file = File {
        name: String::new(),
        bytes: FILE.as_bytes().to_vec(),
    };
    let denied = party::check(ctx, &treasurer, SLUG, file).await;
    assert!(matches!(denied, Err(Failure::Forbidden(_))));
    let kept = import::history(ctx, &desk.keeper, SLUG, Kind::Parties).await;
    assert_eq!(kept.unwrap().len(), 1);
    let members = import::history(ctx, &desk.keeper, SLUG, Kind::Members).await;
    assert!(members.unwrap().is_empty());
}

#[tokio::test]
async fn an_import_taken_back_strikes_its_parties_unless_somebody_corrected_one() {
    let desk = Desk::new().await;
    let ctx = &desk.world.ctx;
    let batch = desk.checked(FILE).await;
    desk.commit(batch).await.unwrap();
    import::undo(ctx, &desk.keeper, SLUG, batch).await.unwrap();
    assert!(desk.parties().await.iter().all(|it| it.struck_at.is_some()));
    assert_eq!(
        refusal(import::undo(ctx, &desk.keeper, SLUG, batch).await),
        BatchRefused::Over
    );
    // What was struck is recorded anew by the same file.
    let batch = desk.checked(FILE).await;
    assert_eq!(desk.verdicts(batch).await, [Verdict::Create; 3]);
    desk.commit(batch).await.unwrap();
    let blocs = list(ctx, &desk.keeper, SLUG).await.unwrap().blocs;
    let id = blocs.iter().find(|it| it.name == "Élan").unwrap().id;
    let read = sheet(ctx, &desk.keeper, SLUG, id).await.unwrap();
    let held = read.parties.iter().find(|it| it.row.struck_at.is_none());
    service::ght::leave::end(ctx, &desk.keeper, SLUG, (id, held.unwrap().id), None, 1)
        .await
        .unwrap();
    let BatchRefused::Touched(touched) =
        refusal(import::undo(ctx, &desk.keeper, SLUG, batch).await)
    else {
        panic!("touched")
    };
    assert_eq!(
        touched.named,
        [(4, "Clinique du Parc".to_owned(), Touch::Changed)]
    );
}

#[tokio::test]
async fn the_register_as_a_file_is_harmless_in_a_spreadsheet_and_reads_back_as_it_is() {
    let desk = Desk::new().await;
    let hostile = format!(
        "{FILE}=HYPERLINK(1);autre;750712184;;\"+1;\"\"<b>x</b>\"\"\";01/01/2020;;@SUM(A1)\n"
    );
    let batch = desk.checked(&hostile).await;
    assert_eq!(desk.verdicts(batch).await, [Verdict::Create; 4]);
    desk.commit(batch).await.unwrap();
    let file = export::parties(&desk.world.ctx, &desk.keeper, SLUG)
        .await
        .unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains("'=HYPERLINK(1);Autre;750712184"), "{text}");
    assert!(text.contains("'@SUM(A1)") && !text.contains(";+1"));
    let again = desk.check(&file).await.unwrap();
    assert_eq!(desk.verdicts(again).await, [Verdict::Already; 4]);
    let stranger = desk.world.person("Passante").await;
    let denied = export::parties(&desk.world.ctx, &stranger, SLUG).await;
    assert!(denied.is_err());
}

#[tokio::test]
async fn files_that_cannot_be_used_are_told_why() {
    let desk = Desk::new().await;
    let wide: Vec<u8> = FILE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bad: [(&[u8], FileRefused); 4] = [
        (b"", FileRefused::Empty),
        (b"Groupe;FINESS;Nom;Du\n", FileRefused::HeaderOnly),
        (&wide, FileRefused::Utf16),
        (b"PK\x03\x04", FileRefused::Workbook),
    ];
    for (bytes, why) in bad {
        let refused = refusal(desk.check(bytes).await);
        assert_eq!(refused, CheckRefused::File(why));
    }
    let huge = vec![b'x'; 13 << 20];
    let refused = refusal(desk.check(&huge).await);
    assert_eq!(refused, CheckRefused::File(FileRefused::TooLarge));
    assert_eq!(desk.events("import-checked").await, 0);
}
