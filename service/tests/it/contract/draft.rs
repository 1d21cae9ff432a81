use domain::contract::compare::{Change, compare as changes};
use domain::contract::stage::{StageRefused, Step};
use domain::contract::template::Unfilled;
use domain::contract::text::{About, Clause, Why};
use domain::decision::document::DocumentRefused;
use domain::id::PartnerId;
use service::Failure;
use service::contract::begin::{BeginRefused, begin};
use service::contract::compare::compare;
use service::contract::document::join;
use service::contract::register::{Search, register};
use service::contract::template::{self, TemplateRefused};
use service::contract::write::{WriteRefused, write};
use service::contract::{negotiate, show};

use super::scene::Hospital;
use crate::decision::scene::SLUG;

#[tokio::test]
async fn a_contract_begins_with_its_template_and_only_who_writes_it_sees_the_draft() {
    let it = Hospital::new().await;
    let id = it.draft().await;
    let sheet = it.sheet(1, id).await;
    assert_eq!(sheet.seen.stage.step(), Step::Draft);
    assert!(!sheet.head.text.clauses.is_empty());
    let party = &sheet.head.text.parties;
    assert_eq!(party[0].signatory.name, "Camille Membre1");
    assert_eq!(party[1].name, "Hôpital des Rives");
    assert_eq!(party[1].signatory.name, "Jean Petit");
    let ctx = &it.scene.world.ctx;
    let hidden = show::show(ctx, &it.actor(2), SLUG, id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)));
    let found = register(ctx, &it.actor(2), SLUG, &Search::default()).await;
    assert!(found.unwrap().rows.is_empty());
    let found = register(ctx, &it.actor(1), SLUG, &Search::default()).await;
    assert_eq!(found.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn nobody_but_who_manages_contracts_begins_one_and_only_with_partners_of_the_register() {
    let it = Hospital::new().await;
    let ctx = &it.scene.world.ctx;
    let by = begin(ctx, &it.actor(2), SLUG, &it.begun()).await;
    assert!(matches!(by, Err(Failure::Forbidden(_))));
    let mut begun = it.begun();
    begun.partners = vec![PartnerId(ctx.uuid())];
    let done = begin(ctx, &it.actor(1), SLUG, &begun).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(BeginRefused::UnknownPartner))
    ));
    begun.partners.clear();
    let done = begin(ctx, &it.actor(1), SLUG, &begun).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(BeginRefused::NoPartner))
    ));
    let mut begun = it.begun();
    begun.end = begun.begin.pred_opt().unwrap();
    let done = begin(ctx, &it.actor(1), SLUG, &begun).await;
    assert!(matches!(done, Err(Failure::Refused(BeginRefused::Dates))));
}

#[tokio::test]
async fn each_version_is_kept_from_the_negotiation_on_and_compared_clause_by_clause() {
    let it = Hospital::new().await;
    let id = it.draft().await;
    assert_eq!(it.writes(id, |_| ()).await, 1, "a draft has one version");
    let ctx = &it.scene.world.ctx;
    negotiate::open(ctx, &it.actor(1), SLUG, id).await.unwrap();
    let number = it
        .writes(id, |typed| typed.clauses[0].body.push_str(" Et le soir."))
        .await;
    assert_eq!(number, 2);
    let by = it.actor(2);
    let (_, before, after) = compare(ctx, &by, SLUG, id, (None, None)).await.unwrap();
    let found = changes(&before.text, &after.text);
    assert!(matches!(found.clauses[0], Change::Changed { .. }));
    assert!(found.clauses[1..].iter().all(Change::is_same));
    let again = negotiate::open(ctx, &it.actor(1), SLUG, id).await;
    let refused = StageRefused::NotNow(Step::Negotiation);
    assert!(matches!(again, Err(Failure::Refused(it)) if it == refused));
}

#[tokio::test]
async fn what_cannot_be_agreed_on_is_refused_at_its_place_and_two_tabs_do_not_overwrite_each_other()
{
    let it = Hospital::new().await;
    let id = it.draft().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let clause = |about, body: &str| Clause {
        key: String::new(),
        about,
        heading: "Article".to_owned(),
        body: body.to_owned(),
    };
    let mut typed = it.typed(id).await;
    typed
        .clauses
        .push(clause(About::Votes, "L’hôpital a deux voix."));
    let done = write(ctx, &by, SLUG, id, 1, &typed).await;
    let Err(Failure::Refused(WriteRefused::Wrong(wrong))) = done else {
        panic!("{done:?}");
    };
    assert_eq!(wrong[0].why, Why::GivesVoices);
    typed.clauses.pop();
    typed
        .clauses
        .push(clause(About::Other, "Avec {{hopital}}."));
    let done = write(ctx, &by, SLUG, id, 1, &typed).await;
    let Err(Failure::Refused(WriteRefused::Variables(unknown))) = done else {
        panic!("{done:?}");
    };
    assert!(matches!(&unknown[0], Unfilled::Unknown { name, .. } if name == "hopital"));
    typed.clauses.pop();
    write(ctx, &by, SLUG, id, 1, &typed).await.unwrap();
    let late = write(ctx, &by, SLUG, id, 1, &typed).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(WriteRefused::Overtaken))
    ));
    let same = write(ctx, &by, SLUG, id, 2, &typed).await;
    assert!(matches!(
        same,
        Err(Failure::Refused(WriteRefused::Unchanged))
    ));
}

#[tokio::test]
async fn an_annex_is_named_by_the_text_once_it_is_joined_and_fifty_megabytes_are_refused() {
    let it = Hospital::new().await;
    let id = it.draft().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(50_000_000, b' ');
    let done = join(ctx, &by, SLUG, id, ("plan.pdf", &large)).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(DocumentRefused::TooLarge))
    ));
    let (_, annex) = join(ctx, &by, SLUG, id, ("plan.pdf", b"%PDF-1.7 plan"))
        .await
        .unwrap();
    let mut typed = it.typed(id).await;
    let mut other = annex.clone();
    other.sha256 = domain::canonical::Digest::of(b"other");
    typed.annexes = vec![other];
    let done = write(ctx, &by, SLUG, id, 1, &typed).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(WriteRefused::UnknownAnnex(_)))
    ));
    typed.annexes = vec![annex];
    write(ctx, &by, SLUG, id, 1, &typed).await.unwrap();
    assert_eq!(it.sheet(1, id).await.head.text.annexes.len(), 1);
}

#[tokio::test]
async fn a_cpts_changes_a_template_and_not_into_one_that_no_contract_fills() {
    let it = Hospital::new().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let kind = domain::contract::Kind::Establishment;
    let mut kept = template::read(ctx, &by, SLUG, kind).await.unwrap();
    assert_eq!(kept.revision, 0);
    kept.template.clauses.truncate(2);
    kept.template.clauses[0].body = "Avec {{hopital}}.".to_owned();
    let done = template::save(ctx, &by, SLUG, 0, &kept.template).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(TemplateRefused::Variables(_)))
    ));
    kept.template.clauses[0].body = "Avec {{partenaire}}.".to_owned();
    template::save(ctx, &by, SLUG, 0, &kept.template)
        .await
        .unwrap();
    let late = template::save(ctx, &by, SLUG, 0, &kept.template).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(TemplateRefused::Overtaken))
    ));
    let id = it.draft().await;
    let text = it.sheet(1, id).await.head.text;
    assert_eq!(text.clauses.len(), 2);
    assert_eq!(text.clauses[0].body, "Avec Hôpital des Rives.");
}
