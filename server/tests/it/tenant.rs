//! Tenants do not see each other: every address and every server function is tried with another
//! CPTS's identifiers, by nobody, by a person of no CPTS, by a member and by the president of
//! another one.
//!
//! A new address is tried as soon as it is in the table. One whose path has an unknown parameter
//! makes the test fail until [`values`] knows what the victim has to lose there; so does a server
//! function that [`SERVER_FUNCTIONS`] does not name.

use std::collections::BTreeMap;

use app::root::{Access, Entry};
use axum::http::StatusCode;
use domain::role::RoleKind;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::victim::{ATTACKER, Answer, SECRET, Site, VICTIM};

/// Server functions, each with what the address of a page would say. They serve islands only.
const SERVER_FUNCTIONS: &[(&str, Access)] = &[
    // Reads the names and codes of communes, the same for everybody.
    ("/api/communes", Access::Public),
];

/// Addresses that take a file: a form without one would be refused before the question is asked.
const FILES: &[&str] = &[
    "/cpts/{slug}/import",
    "/cpts/{slug}/cotisations/import",
    "/cpts/{slug}/blocs/import",
    "/cpts/{slug}/decisions/{decision}/documents",
    "/cpts/{slug}/conventions/{contract}/documents",
    "/cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo",
    "/cpts/{slug}/conventions/{contract}/scan",
];

/// Addresses with nothing behind them before a round of the decision closes, or the election is counted.
const LATER: &[&str] = &[
    // Nor before a contract is signed.
    "/cpts/{slug}/conventions/{contract}/signer",
    "/cpts/{slug}/conventions/{contract}/fichier.convention",
    "/cpts/{slug}/decisions/{decision}/archive",
    "/cpts/{slug}/elections/{election}/depouillement/{urn}",
    "/cpts/{slug}/elections/{election}/depouillement/{urn}/bulletins",
    "/cpts/{slug}/elections/{election}/dossier-membres.tar",
    "/cpts/{slug}/elections/{election}/proces-verbal",
    "/cpts/{slug}/elections/{election}/proces-verbal.pdf",
    "/cpts/{slug}/elections/{election}/resultat",
];

/// What a form may carry: enough for a decision, a measure, an entry of dues, a partner to be
/// written if nobody asked who writes it.
const FORM: &str = "verdict=admit&reason=parce+que&seen=1&version=1\
    &year=2026&letter=2026-01-05&answer=none&dues_year=2026&annee=2026&settlement=paid\
    &means=transfer&amount=20&received_on=2026-03-01&cancel_reason=erreur\
    &kind=association&invited_kind=president&starts_on=2026-01-01&last_day=2026-06-30\
    &name=Nouveau&short_name=Nouveau&colour=4&regime=loi-1901&retention_months=36\
    &given_name=Nouveau&family_name=Nouveau&email=nouveau%40exemple.test&codes=37003\
    &commune=37003&finess=370000481&way=mandate&adopted_on=2026-01-01&text=Texte&accept=oui&confirm=oui\
    &revision=1&after=0&title=Nouveau&from=template&in_force_from=2026-01-01&reference=PV\
    &titre=Nouveau&pourquoi=Nouveau&texte=Nouveau&decision=ordinary-meeting%2Fstrategy&action=ecrire&commentaire=Nouveau\
    &base=1&note=Nouveau&organ=board&association=Nouveau&object=Objet&object-article=2&confirmation=abandonner";

/// Who attacks.
struct Hostile {
    who: &'static str,
    cookie: Option<String>,
    /// The CPTS where they may do everything.
    own: Option<&'static str>,
}

async fn hostile(site: &Site) -> Vec<Hostile> {
    let president = site.officer(ATTACKER, RoleKind::President).await;
    let member = site.plain_member(ATTACKER).await;
    let stranger = stranger(site).await;
    vec![
        Hostile {
            who: "nobody",
            cookie: None,
            own: None,
        },
        Hostile {
            who: "a person of no CPTS",
            cookie: Some(site.sign_in(stranger).await),
            own: None,
        },
        Hostile {
            who: "a member elsewhere",
            cookie: Some(site.sign_in(member).await),
            own: None,
        },
        Hostile {
            who: "a president elsewhere",
            cookie: Some(site.sign_in(president).await),
            own: Some(ATTACKER),
        },
    ]
}

async fn stranger(site: &Site) -> Uuid {
    let id = site.ctx.uuid();
    entity::person::Entity::insert(entity::person::ActiveModel {
        id: sea_orm::Set(id),
        family_name: sea_orm::Set("Passante".to_owned()),
        given_name: sea_orm::Set("Anne".to_owned()),
        search_name: sea_orm::Set("passante anne".to_owned()),
        locale: sea_orm::Set("fr".to_owned()),
        created_at: sea_orm::Set(site.ctx.now()),
        version: sea_orm::Set(1),
        ..Default::default()
    })
    .exec_without_returning(site.db())
    .await
    .unwrap();
    id
}

/// What the victim has, by the name of a path's parameter.
type Values = BTreeMap<&'static str, Vec<String>>;

async fn values(site: &Site) -> Values {
    let cpts = site.cpts(VICTIM).await;
    let mut values = Values::new();
    macro_rules! all {
        ($name:literal, $table:ident) => {
            let rows = entity::$table::Entity::find()
                .filter(entity::$table::Column::CptsId.eq(cpts))
                .all(site.db())
                .await
                .unwrap();
            let ids = rows.iter().take(3).map(|row| row.id.to_string());
            values.insert($name, ids.collect());
        };
    }
    all!("partner", partner);
    all!("role", role);
    all!("statutes", statutes);
    all!("territory", territory);
    all!("batch", import_batch);
    all!("invitation", invitation);
    all!("dues", dues);
    all!("draft", rules_draft);
    all!("bloc", bloc);
    all!("party", bloc_party);
    all!("attachment", attachment);
    all!("decision", decision);
    all!("election", election);
    all!("document", decision_document);
    all!("board", trustee_board);
    all!("election", election);
    all!("contract", contract);
    let joined = entity::contract_document::Entity::find()
        .all(site.db())
        .await;
    let joined = joined.unwrap();
    let joined = joined.iter().map(|row| row.id.to_string());
    values.entry("document").or_default().extend(joined);
    let talk = entity::contract_comment::Entity::find()
        .all(site.db())
        .await;
    let talk = talk.unwrap();
    let talk = talk.iter().take(3).map(|row| row.id.to_string());
    values.insert("comment", talk.collect());
    let guests = entity::contract_guest::Entity::find().all(site.db()).await;
    let guests = guests.unwrap();
    let guests = guests.iter().take(3).map(|row| row.id.to_string());
    values.insert("guest", guests.collect());
    let scans = entity::contract_scan::Entity::find().all(site.db()).await;
    let scans = scans.unwrap();
    let scans = scans.iter().take(3).map(|row| row.id.to_string());
    values.insert("scan", scans.collect());
    let kinds = domain::contract::Kind::ALL.iter().take(2);
    values.insert("kind", kinds.map(|it| it.code().to_owned()).collect());
    let stand = entity::election_candidacy::Entity::find()
        .all(site.db())
        .await
        .unwrap();
    let stand = stand.iter().map(|row| row.id.to_string());
    values.insert("candidacy", stand.collect());
    let urns = entity::election_urn::Entity::find().all(site.db()).await;
    let urns = urns.unwrap();
    let urns = urns.iter().map(|row| row.id.to_string());
    values.insert("urn", urns.collect());
    values.insert("archive", vec!["RF4PcR5GjUgb7p.bel".to_owned()]);
    let said = entity::decision_statement::Entity::find()
        .all(site.db())
        .await
        .unwrap();
    let said = said.iter().map(|row| row.id.to_string());
    values.insert("statement", said.collect());
    // One that waits, one that is admitted: a secret one each.
    let mut adhesions = Vec::new();
    for state in ["applied", "more-asked", "admitted"] {
        let row = entity::adhesion::Entity::find()
            .filter(entity::adhesion::Column::CptsId.eq(cpts))
            .filter(entity::adhesion::Column::State.eq(state))
            .filter(entity::adhesion::Column::Name.starts_with("Canarinom"))
            .one(site.db())
            .await
            .unwrap();
        adhesions.push(row.unwrap());
    }
    values.insert(
        "adhesion",
        adhesions.iter().map(|row| row.id.to_string()).collect(),
    );
    let people = adhesions.iter().filter_map(|row| row.person_id);
    values.insert("person", people.map(|id| id.to_string()).collect());
    let people: Vec<Uuid> = adhesions.iter().filter_map(|row| row.person_id).collect();
    let activities = entity::activity::Entity::find()
        .filter(entity::activity::Column::PersonId.is_in(people))
        .all(site.db())
        .await
        .unwrap();
    values.insert(
        "activity",
        activities.iter().map(|row| row.id.to_string()).collect(),
    );
    values.insert("slug", vec![VICTIM.to_owned()]);
    // A structure that is a member of the victim only, and the mandates in it.
    let structure = entity::structure::Entity::find()
        .filter(entity::structure::Column::Name.eq("MSP des Varennes"))
        .one(site.db())
        .await
        .unwrap()
        .unwrap();
    let mandates = entity::mandate::Entity::find()
        .filter(entity::mandate::Column::StructureId.eq(structure.id))
        .all(site.db())
        .await
        .unwrap();
    values.insert("structure", vec![structure.id.to_string()]);
    values.insert(
        "mandate",
        mandates.iter().map(|row| row.id.to_string()).collect(),
    );
    let president = site.officer(VICTIM, RoleKind::President).await;
    site.sign_in(president).await;
    let session = entity::session::Entity::find()
        .filter(entity::session::Column::PersonId.eq(president))
        .one(site.db())
        .await
        .unwrap()
        .unwrap();
    values.insert("session", vec![session.id.to_string()]);
    values.insert("device", vec![site.device(president).await.to_string()]);
    // Nobody's secret: places, years, ways to sign in.
    values.insert("code", vec!["37003".to_owned()]);
    values.insert("year", vec!["2026".to_owned()]);
    values.insert("number", vec!["1".to_owned()]);
    values.insert("version", vec!["1".to_owned()]);
    values.insert("commune", vec!["37003".to_owned()]);
    values.insert(
        "measure",
        ["suspendre", "retablir", "radier", "exclure"]
            .map(str::to_owned)
            .into(),
    );
    values.insert(
        "section",
        ["association", "colleges", "ago", "plafonds"]
            .map(str::to_owned)
            .into(),
    );
    values.insert("log", vec![VICTIM.to_owned()]);
    values.insert(
        "*tile",
        vec!["0/000.p/1".to_owned(), "entries/000.p/1".to_owned()],
    );
    values.insert("leaf", vec![site.secret_leaf.clone()]);
    values.insert("token", vec!["0".repeat(43)]);
    values.insert("provider", vec!["psc".to_owned()]);
    values
}

/// Names of the parameters of a pattern.
fn parameters(path: &str) -> Vec<&str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.split('}').next())
        .collect()
}

/// Parameters that are nobody's secret: an address that has no other is open to whom it lets in.
fn is_public(parameter: &str) -> bool {
    [
        "slug", "code", "commune", "kind", "log", "measure", "number", "provider", "section",
        "*tile", "token", "version", "year",
    ]
    .contains(&parameter)
}

/// The addresses that a pattern stands for; the first parameter's values are all tried.
fn addresses(entry: &Entry, values: &Values, slug: &str) -> Vec<String> {
    let mut paths = vec![entry.path.to_owned()];
    for name in parameters(entry.path) {
        let known = values.get(name).unwrap_or_else(|| {
            panic!(
                "{} {}: what does the victim have to lose as {{{name}}}? Tell `values` in {}",
                entry.method,
                entry.path,
                file!()
            )
        });
        assert!(!known.is_empty(), "the demonstration has no {name}");
        let known = if name == "slug" {
            vec![slug.to_owned()]
        } else {
            known.clone()
        };
        paths = paths
            .iter()
            .flat_map(|path| {
                known
                    .iter()
                    .map(move |value| path.replacen(&format!("{{{name}}}"), value, 1))
            })
            .collect();
    }
    paths
}

/// A form with the victim's identifiers where a page would have put one's own.
fn with_identifiers(values: &Values) -> String {
    let names = ["adhesion", "person", "structure", "partner", "batch"];
    names.iter().fold(FORM.to_owned(), |form, name| {
        let [id, ..] = values[name].as_slice() else {
            panic!("the demonstration has no {name}")
        };
        format!("{form}&{name}={id}&{name}_id={id}")
    })
}

async fn ask(site: &Site, entry: &Entry, path: &str, cookie: Option<&str>, form: &str) -> Answer {
    match entry.method {
        "GET" => site.get(path, cookie).await,
        _ if FILES.contains(&entry.path) => {
            let file = "--limite\r\nContent-Disposition: form-data; name=\"fichier\"; \
                        filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n\
                        Nom d'exercice;Prénom d'exercice\r\nNouveau;Nouveau\r\n--limite--\r\n";
            let kind = "multipart/form-data; boundary=limite";
            site.ask("POST", path, cookie, kind, file.to_owned()).await
        }
        // Roles and partners both have a kind.
        _ if path.contains("/roles/") => {
            let form = form.replace("&kind=association", "&kind=president");
            site.post(path, cookie, &form).await
        }
        // So have groups.
        _ if path.contains("/blocs/") => {
            let form = form.replace("&kind=association", "&kind=ght");
            site.post(path, cookie, &form).await
        }
        _ => site.post(path, cookie, form).await,
    }
}

/// What stands in the way of whom, as the table says.
fn check(
    entry: &Entry,
    answer: &Answer,
    hostile: &Hostile,
    path: &str,
    foreign: bool,
) -> Option<String> {
    let what = format!(
        "{} {path} by {}: {}",
        entry.method, hostile.who, answer.status
    );
    if answer.body.to_lowercase().contains(SECRET) {
        return Some(format!("{what}, and the answer tells the secret"));
    }
    if answer.status.is_server_error() {
        return Some(format!("{what}, it broke"));
    }
    let secret = parameters(entry.path)
        .into_iter()
        .any(|name| !is_public(name));
    let to_sign_in =
        answer.status == StatusCode::SEE_OTHER && answer.location.starts_with("/connexion");
    let away = matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
    let fine = match entry.access {
        Access::Public => true,
        Access::Demonstration => answer.status == StatusCode::NOT_FOUND,
        // A form may be found to name nothing before anybody asks who sends it.
        Access::SignedIn | Access::Cpts(_) if hostile.cookie.is_none() => {
            to_sign_in || entry.method == "POST" && away
        }
        Access::SignedIn => !secret || away,
        Access::Cpts(_) if foreign => away,
        // One's own CPTS with the victim's identifiers: there is no such thing there.
        Access::Cpts(_) => !secret || answer.status == StatusCode::NOT_FOUND,
    };
    (!fine).then(|| format!("{what} {}", answer.location))
}

#[tokio::test]
async fn no_address_lets_another_cpts_in() {
    let site = Site::new().await;
    let values = values(&site).await;
    let hostile = hostile(&site).await;
    let before = site.kept().await;
    let mut leaks = Vec::new();
    let form = with_identifiers(&values);
    for entry in &site.entries {
        if is_open(entry) {
            continue;
        }
        for hostile in &hostile {
            let slugs = [
                Some(VICTIM),
                hostile.own.filter(|_| entry.path.contains("{slug}")),
            ];
            for slug in slugs.into_iter().flatten() {
                let foreign = slug == VICTIM;
                let own_data = !foreign && parameters(entry.path).into_iter().all(is_public);
                if own_data {
                    continue;
                }
                for path in addresses(entry, &values, slug) {
                    let answer = ask(&site, entry, &path, hostile.cookie.as_deref(), &form).await;
                    leaks.extend(check(entry, &answer, hostile, &path, foreign));
                }
            }
        }
    }
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
    let after = site.kept().await;
    for (table, rows) in &before {
        assert_eq!(
            rows, &after[table],
            "somebody from elsewhere wrote in {table}"
        );
    }
}

/// A form that everybody may send: to apply, to sign in, to change one's own data.
fn is_open(entry: &Entry) -> bool {
    entry.method == "POST"
        && !matches!(entry.access, Access::Cpts(_))
        && parameters(entry.path).into_iter().all(is_public)
}

#[tokio::test]
async fn an_open_form_changes_nothing_that_is_another_cptss() {
    let site = Site::new().await;
    let values = values(&site).await;
    let hostile = hostile(&site).await;
    let before = site.kept().await;
    let form = with_identifiers(&values);
    let mut leaks = Vec::new();
    for entry in site.entries.iter().filter(|entry| is_open(entry)) {
        for hostile in &hostile {
            for path in addresses(entry, &values, VICTIM) {
                let answer = ask(&site, entry, &path, hostile.cookie.as_deref(), &form).await;
                leaks.extend(check(entry, &answer, hostile, &path, true));
            }
        }
    }
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
    // New rows may be there, such as an application; those that were are as they were.
    let after = site.kept().await;
    for (table, rows) in &before {
        for row in rows {
            assert!(
                after[table].contains(row),
                "somebody changed in {table}: {row}"
            );
        }
    }
}

#[tokio::test]
async fn everybody_reads_the_public_end_of_a_decision_and_nothing_more_of_it() {
    let site = Site::new().await;
    let path = |id: &str| format!("/cpts/{VICTIM}/decisions/{id}/resultat-public");
    let list = format!("/cpts/{VICTIM}/decisions/publiques");
    let values = values(&site).await;
    let mut open = 0;
    for id in &values["decision"] {
        let answer = site.get(&path(id), None).await;
        assert!(!answer.body.to_lowercase().contains(SECRET), "{id}");
        match answer.status {
            StatusCode::OK => {
                open += 1;
                assert!(answer.body.contains("Ouvrir une consultation le samedi."));
                assert!(site.get(&list, None).await.body.contains(&path(id)));
                let elsewhere = path(id).replace(VICTIM, ATTACKER);
                let answer = site.get(&elsewhere, None).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND);
            }
            other => assert_eq!(other, StatusCode::NOT_FOUND),
        }
    }
    assert_eq!(open, 1);
}

/// Otherwise a wrong identifier or a page that always answers 404 would pass for safe.
#[tokio::test]
async fn the_victims_own_president_does_read_her_secrets() {
    let site = Site::new().await;
    let values = values(&site).await;
    let president = site.officer(VICTIM, RoleKind::President).await;
    let cookie = site.sign_in(president).await;
    let mut told = Vec::new();
    let mut mute = Vec::new();
    for entry in &site.entries {
        if entry.method != "GET" || !matches!(entry.access, Access::Cpts(_)) {
            continue;
        }
        let mut seen = LATER.contains(&entry.path);
        for path in addresses(entry, &values, VICTIM) {
            let answer = site.get(&path, Some(&cookie)).await;
            seen |= answer.status == StatusCode::OK;
            if answer.body.to_lowercase().contains(SECRET) {
                told.push(path);
            }
        }
        if !seen {
            mute.push(entry.path);
        }
    }
    assert!(
        mute.is_empty(),
        "nobody can read {mute:?}: are the identifiers right?"
    );
    let boards = site
        .entries
        .iter()
        .any(|entry| matches!(entry.access, Access::Cpts(_)));
    assert!(
        !boards || !told.is_empty(),
        "the secret is nowhere: the other test proves nothing"
    );
}

#[test]
fn every_server_function_is_classified() {
    let known: Vec<&str> = SERVER_FUNCTIONS.iter().map(|(path, _)| *path).collect();
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert!(
            known.contains(&path),
            "{method} {path} is in no class: who may call it, with which identifiers? Name it in {}",
            file!()
        );
    }
}

#[test]
fn a_parameter_is_found_wherever_it_stands() {
    assert_eq!(
        parameters("/cpts/{slug}/bureau/membres/{adhesion}"),
        ["slug", "adhesion"]
    );
    assert_eq!(parameters("/fichiers/{*path}"), ["*path"]);
    assert!(parameters("/connexion").is_empty());
}
