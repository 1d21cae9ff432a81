//! `collegiale statutes` as anyone runs it: a document is printed, checked, and refused with every contradiction.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use domain::canonical::Digest;
use domain::statutes::{SCHEMA, Statutes, template};
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::db::Db;
use uuid::Uuid;

use crate::site::Folder;

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_collegiale"))
        .arg("statutes")
        .args(arguments)
        .current_dir(folder)
        .env("COLLEGIALE_DATABASE__URL", url(folder))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end without reading all.
    let _unread = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn url(folder: &Path) -> String {
    format!(
        "sqlite://{}?mode=rwc",
        folder.join("rules.sqlite").display()
    )
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn problem(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_valid_document_is_named_by_its_digest_and_its_warnings_are_told() {
    let folder = Folder::new();
    let statutes = template();
    let file = folder.path().join("statuts.json");
    std::fs::write(&file, statutes.canonical()).unwrap();
    let output = run(folder.path(), &["check", "statuts.json"], "");
    assert!(output.status.success(), "{}", problem(&output));
    let said = out(&output);
    assert!(
        said.contains("Document valide (collegiale/statutes/1)"),
        "{said}"
    );
    let digest = Digest::of(&std::fs::read(&file).unwrap());
    assert!(said.contains(&format!("SHA-256 {digest}")), "{said}");
    assert!(!said.contains("canonique"), "{said}");
    assert_eq!(
        said.matches("à regarder").count(),
        statutes.warnings().len()
    );

    let value: serde_json::Value = serde_json::from_str(&statutes.canonical()).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let output = run(folder.path(), &["check", "--lang", "en", "-"], &pretty);
    assert!(output.status.success());
    let said = out(&output);
    assert!(
        said.contains(&digest.to_string()) && said.contains("canonical form"),
        "{said}"
    );
}

#[test]
fn every_contradiction_is_told_at_its_pointer_and_the_status_says_no() {
    let folder = Folder::new();
    let mut statutes = template();
    statutes.colleges[0].seats = 1;
    statutes.colleges[1].members.clear();
    let output = run(folder.path(), &["check", "-"], &statutes.canonical());
    assert!(!output.status.success());
    let said = out(&output);
    for it in statutes.contradictions() {
        assert!(said.contains(it.at.as_str()), "{} in {said}", it.at);
    }
    assert!(
        said.contains("Le conseil a 15 sièges et les collèges en élisent"),
        "{said}"
    );
    assert!(!said.contains("SHA-256"), "{said}");
    assert!(problem(&output).contains("contradiction"));
}

#[test]
fn what_is_no_document_is_refused_where_it_goes_wrong() {
    let folder = Folder::new();
    for (text, words) in [
        ("", "line 1, column 0"),
        ("{}", "missing field"),
        ("[1, 2", "line 1"),
    ] {
        let output = run(folder.path(), &["check", "-"], text);
        assert!(!output.status.success(), "{text}");
        assert!(problem(&output).contains(words), "{}", problem(&output));
    }
    let long = format!("{}{}", template().canonical(), " ".repeat(200_001));
    let output = run(folder.path(), &["check", "-"], &long);
    assert!(
        problem(&output).contains("longer than"),
        "{}",
        problem(&output)
    );
    let output = run(folder.path(), &["check", "nothing.json"], "");
    assert!(!output.status.success() && problem(&output).contains("nothing.json"));
    let output = run(folder.path(), &["check"], "");
    assert!(!output.status.success());
}

#[test]
fn the_schema_is_printed_as_it_is_published() {
    let folder = Folder::new();
    let output = run(folder.path(), &["check", "--schema"], "");
    assert!(output.status.success());
    assert_eq!(out(&output), SCHEMA);
}

#[tokio::test]
async fn the_document_of_a_cpts_is_printed_byte_for_byte() {
    let folder = Folder::new();
    let statutes = template();
    seed(folder.path(), &statutes).await;
    let output = run(folder.path(), &["export", "loire"], "");
    assert!(output.status.success(), "{}", problem(&output));
    assert_eq!(out(&output), statutes.canonical());
    let again = run(folder.path(), &["check", "-"], &out(&output));
    assert!(out(&again).contains(&statutes.digest().to_string()));
    let output = run(folder.path(), &["export", "loire", "--version", "1"], "");
    assert_eq!(out(&output), statutes.canonical());
    for wrong in [
        vec!["export", "loire", "--version", "2"],
        vec!["export", "nowhere"],
    ] {
        let output = run(folder.path(), &wrong, "");
        assert!(
            !output.status.success() && out(&output).is_empty(),
            "{wrong:?}"
        );
        assert!(problem(&output).contains(wrong[1]), "{}", problem(&output));
    }
}

async fn seed(folder: &Path, statutes: &Statutes) {
    let db = Db::connect(&url(folder), 2).await.unwrap();
    db.migrate().await.unwrap();
    let (cpts, at) = (Uuid::from_u128(1), chrono::DateTime::UNIX_EPOCH);
    entity::cpts::Entity::insert(entity::cpts::ActiveModel {
        id: Set(cpts),
        slug: Set("loire".to_owned()),
        name: Set("CPTS Loire".to_owned()),
        short_name: Set("Loire".to_owned()),
        colour: Set("green".to_owned()),
        legal_regime: Set("loi-1901".to_owned()),
        description: Set(String::new()),
        retention_months: Set(36),
        next_number: Set(1),
        created_at: Set(at),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db.read())
    .await
    .unwrap();
    entity::rules::Entity::insert(entity::rules::ActiveModel {
        id: Set(Uuid::from_u128(2)),
        cpts_id: Set(cpts),
        number: Set(1),
        document: Set(statutes.canonical()),
        sha256: Set(statutes.digest().to_string()),
        statutes_id: Set(None),
        adopted_on: Set(at.date_naive()),
        in_force_from: Set(at.date_naive()),
        organ: Set("extraordinary-meeting".to_owned()),
        reference: Set("Procès-verbal, résolution 3".to_owned()),
        recorded_by: Set(None),
        created_at: Set(at),
    })
    .exec_without_returning(db.read())
    .await
    .unwrap();
}
