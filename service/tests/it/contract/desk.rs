//! What officers do beside the text: opinions, scans that are set aside, templates given up, the dossier of a year.

use std::io::{Cursor, Read};

use chrono::Datelike;
use domain::contract::annex::Role;
use domain::contract::mandate::Missing;
use domain::contract::signing::Order;
use domain::contract::stage::Step;
use domain::contract::{Kind, Opinion};
use domain::role::RoleKind;
use domain::territory::Mission;
use service::Failure;
use service::contract::begin::{begin, others};
use service::contract::document::join;
use service::contract::dossier::{self, Asked, DossierRefused};
use service::contract::opinion::{OpinionRefused, ask, desk, give};
use service::contract::scan::{self, Answer, ScanRefused};
use service::contract::{negotiate, show, template};
use service::electorate::weight::weights;

use super::scene::{GUEST, Hospital, PDF, statutes};
use crate::decision::scene::SLUG;

#[tokio::test]
async fn an_opinion_is_taken_from_the_college_that_is_asked_and_from_no_other() {
    let it = Hospital::new().await;
    let (ctx, lead, member) = (&it.scene.world.ctx, it.actor(1), it.actor(4));
    let mut asked = Vec::new();
    for college in statutes().colleges {
        let id = it.negotiated().await;
        let before = give(ctx, &member, SLUG, id, (Opinion::Reserved, "")).await;
        assert!(matches!(
            before,
            Err(Failure::Refused(OpinionRefused::NotAsked))
        ));
        assert!(desk(ctx, &lead, SLUG, id).await.unwrap().may_ask());
        let by_member = ask(ctx, &member, SLUG, id, Some(&college.id)).await;
        assert!(matches!(by_member, Err(Failure::Forbidden(_))));
        ask(ctx, &lead, SLUG, id, Some(&college.id)).await.unwrap();
        let read = desk(ctx, &member, SLUG, id).await.unwrap();
        assert_eq!(read.open, Some(Some(college.name.clone())));
        let done = give(ctx, &member, SLUG, id, (Opinion::Reserved, "Trop court")).await;
        if read.yours {
            done.unwrap();
            asked.push(id);
        } else {
            assert!(matches!(
                done,
                Err(Failure::Refused(OpinionRefused::NotYours))
            ));
        }
    }
    let [id] = asked[..] else {
        panic!("a member is of one college, not of {}", asked.len())
    };
    // Said again, the later one holds; all members of the CPTS read it, with the name.
    let again = (Opinion::Favourable, "Le préavis est clair");
    give(ctx, &member, SLUG, id, again).await.unwrap();
    let read = desk(ctx, &member, SLUG, id).await.unwrap();
    assert_eq!(read.given.len(), 1);
    assert!(read.given[0].own && read.given[0].opinion == Opinion::Favourable);
    let read = desk(ctx, &lead, SLUG, id).await.unwrap();
    assert!(!read.given[0].own && read.given[0].by.is_some());
    // A new version is another text: nobody is asked about it yet.
    it.writes(id, |typed| typed.term.notice_days = 60).await;
    assert_eq!(it.sheet(1, id).await.seen.stage.step(), Step::Negotiation);
    let late = give(ctx, &member, SLUG, id, again).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(OpinionRefused::NotAsked))
    ));
}

#[tokio::test]
async fn all_members_are_asked_where_no_college_is_named_and_the_partner_reads_no_opinion() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    it.invited(id).await;
    let (ctx, lead) = (&it.scene.world.ctx, it.actor(1));
    ask(ctx, &lead, SLUG, id, None).await.unwrap();
    for n in [1, 4, 6] {
        let said = (Opinion::Unfavourable, "Pas ainsi");
        give(ctx, &it.actor(n), SLUG, id, said).await.unwrap();
    }
    assert_eq!(it.sheet(2, id).await.opinions.len(), 3);
    let theirs = desk(ctx, &it.guest, SLUG, id).await;
    assert!(matches!(theirs, Err(Failure::NotFound)));
    let sheet = show::show(ctx, &it.guest, SLUG, id).await.unwrap();
    assert!(sheet.opinions.is_empty());
}

#[tokio::test]
async fn a_scan_that_is_set_aside_is_no_signature_and_another_may_be_sent() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let (ctx, first, second) = (&it.scene.world.ctx, it.actor(1), it.actor(4));
    it.scene
        .world
        .role(it.scene.cpts, &second, RoleKind::Secretary)
        .await;
    let party = it.partner.0;
    let file = ("scan.pdf", b"%PDF-1.7 illisible".as_slice());
    let scan = scan::send(ctx, &first, SLUG, id, party, file)
        .await
        .unwrap();
    assert_eq!(it.sheet(4, id).await.scans, 1);
    assert_eq!(it.sheet(2, id).await.scans, 0, "no officer");
    let waiting = scan::waiting(ctx, &second, SLUG, id).await.unwrap();
    assert!(!waiting[0].own && waiting[0].party == party);
    let aside = scan::answer(ctx, &second, SLUG, id, (scan, Answer::SetAside)).await;
    assert!(!aside.unwrap());
    let late = scan::answer(ctx, &second, SLUG, id, (scan, Answer::Confirm)).await;
    assert!(matches!(late, Err(Failure::Refused(ScanRefused::Over))));
    let sheet = it.sheet(4, id).await;
    assert!(sheet.signatures.is_empty() && sheet.scans == 0);
    let file = ("scan.pdf", b"%PDF-1.7 lisible".as_slice());
    let scan = scan::send(ctx, &first, SLUG, id, party, file)
        .await
        .unwrap();
    it.signs(&first, 1, id).await.unwrap();
    let last = scan::answer(ctx, &second, SLUG, id, (scan, Answer::Confirm)).await;
    assert!(last.unwrap(), "in force");
    // Nor does it go into the dossier.
    let asked = Asked {
        year: it.scene.world.today().year(),
        mission: None,
    };
    let read = dossier::read(ctx, &first, SLUG, asked).await.unwrap();
    let pieces = read.contracts[0].pieces.iter();
    assert_eq!(pieces.filter(|it| it.role == Role::Scan).count(), 1);
}

#[tokio::test]
async fn a_cpts_goes_back_to_our_template() {
    let it = Hospital::new().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let kind = Kind::Municipality;
    let mut kept = template::read(ctx, &by, SLUG, kind).await.unwrap();
    kept.template.title = "Convention {{partenaire}}".to_owned();
    template::save(ctx, &by, SLUG, 0, &kept.template)
        .await
        .unwrap();
    let changed = |list: Vec<template::Listed>| -> Vec<Kind> {
        let own = list.into_iter().filter(|it| it.changed_at.is_some());
        own.map(|it| it.kind).collect()
    };
    let list = template::list(ctx, &by, SLUG).await.unwrap().1;
    assert_eq!(changed(list), [kind]);
    let paper = template::preview(ctx, &by, SLUG, kind).await.unwrap();
    assert!(paper.starts_with(b"%PDF-"));
    let member = template::restore(ctx, &it.actor(4), SLUG, kind).await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
    template::restore(ctx, &by, SLUG, kind).await.unwrap();
    template::restore(ctx, &by, SLUG, kind).await.unwrap();
    let kept = template::read(ctx, &by, SLUG, kind).await.unwrap();
    assert_eq!((kept.revision, kept.template), (0, template::ours(kind)));
    let list = template::list(ctx, &by, SLUG).await.unwrap().1;
    assert_eq!(changed(list), []);
}

#[tokio::test]
async fn another_cpts_is_told_that_its_register_does_not_know_the_hospital() {
    let it = Hospital::new().await;
    let beside = it.scene.beside("cher", &statutes(), 21).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let known = others(ctx, &by, SLUG).await.unwrap();
    assert!(known.iter().any(|(slug, _)| slug == "cher"));
    assert!(known.iter().all(|(slug, _)| slug != SLUG));
    let mut begun = it.begun();
    begun.with = vec!["cher".parse().unwrap()];
    let id = begin(ctx, &by, SLUG, &begun).await.unwrap();
    let theirs = beside.actor(1);
    let draft = show::show(ctx, &theirs, "cher", id).await;
    assert!(matches!(draft, Err(Failure::NotFound)), "a draft is ours");
    it.writes(id, |_| ()).await;
    negotiate::open(ctx, &by, SLUG, id).await.unwrap();
    let sheet = show::show(ctx, &theirs, "cher", id).await.unwrap();
    let states: Vec<_> = sheet.mandates.iter().map(|it| it.state).collect();
    let partner = it.partner.0;
    assert_eq!(
        states,
        [
            Err(Missing::NotAsked),
            Err(Missing::UnknownPartner { partner })
        ]
    );
    assert_eq!(sheet.cpts.len(), 2);
    assert!(sheet.seen.manages && !sheet.seen.leads);
}

/// A contract in force whose text names one of two joined documents.
async fn in_force(it: &Hospital) -> domain::id::ContractId {
    let id = it.draft().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let plan = ("plan.pdf", b"%PDF-1.7 plan".as_slice());
    let (_, annex) = join(ctx, &by, SLUG, id, plan).await.unwrap();
    let unused = ("note.pdf", b"%PDF-1.7 note".as_slice());
    join(ctx, &by, SLUG, id, unused).await.unwrap();
    it.writes(id, |typed| typed.annexes = vec![annex]).await;
    negotiate::open(ctx, &by, SLUG, id).await.unwrap();
    it.invited(id).await;
    let decision = it.asked(id).await;
    it.agrees(decision).await;
    it.opens(id, Order::Free).await;
    it.scene.device(&it.guest, GUEST).await;
    it.signs(&by, 1, id).await.unwrap();
    assert!(it.signs(&it.guest, GUEST, id).await.unwrap().in_force);
    id
}

#[tokio::test]
async fn the_dossier_of_a_year_has_the_signed_document_and_the_annexes_of_the_text() {
    let it = Hospital::new().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let year = it.scene.world.today().year();
    let asked = |year, mission| Asked { year, mission };
    let none = dossier::read(ctx, &by, SLUG, asked(year, None)).await;
    assert!(matches!(
        none,
        Err(Failure::Refused(DossierRefused::Nothing))
    ));
    it.negotiated().await;
    let id = in_force(&it).await;
    let read = dossier::read(ctx, &by, SLUG, asked(year, None))
        .await
        .unwrap();
    let ids: Vec<_> = read.contracts.iter().map(|it| it.id).collect();
    assert_eq!(ids, [id], "what is negotiated engages nobody");
    for (year, mission) in [
        (year - 1, None),
        (year + 3, None),
        (year, Some(Mission::Crisis)),
    ] {
        let other = dossier::read(ctx, &by, SLUG, asked(year, mission)).await;
        assert!(matches!(
            other,
            Err(Failure::Refused(DossierRefused::Nothing))
        ));
    }
    let own = asked(year, Some(Mission::Pathway));
    let member = dossier::pack(ctx, &it.actor(4), SLUG, own).await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
    let bytes = dossier::pack(ctx, &by, SLUG, own).await.unwrap();
    assert_eq!(bytes, dossier::pack(ctx, &by, SLUG, own).await.unwrap());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|it| it.unwrap().into_owned())
        .collect();
    let of = |end: &str| {
        let name = names.iter().find(|it| it.ends_with(end));
        name.unwrap_or_else(|| panic!("no {end} in {names:?}"))
            .clone()
    };
    assert_eq!(names.len(), 3, "{names:?}");
    let mut read = |end: &str| {
        let mut out = Vec::new();
        let mut file = zip.by_name(&of(end)).unwrap();
        file.read_to_end(&mut out).unwrap();
        out
    };
    assert_eq!(read("/convention-signee.pdf"), PDF);
    assert_eq!(read("/annexe-1-plan-pdf.pdf"), b"%PDF-1.7 plan");
    assert!(read("dossier.pdf").starts_with(b"%PDF-"));
}

#[tokio::test]
async fn who_is_under_contract_stands_beside_the_weights_with_none() {
    let it = Hospital::new().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let before = weights(ctx, &by, SLUG, None).await.unwrap();
    assert_eq!(before.under_contract, []);
    in_force(&it).await;
    let after = weights(ctx, &by, SLUG, None).await.unwrap();
    let [under] = &after.under_contract[..] else {
        panic!("{:?}", after.under_contract)
    };
    assert_eq!(under.name, "Hôpital des Rives");
    assert!(under.bloc.is_some(), "it is in a group");
    let (old, new) = (before.figures.unwrap(), after.figures.unwrap());
    assert_eq!(old.all, new.all, "no voice came with it");
    assert_eq!(old.parties, new.parties);
    let past = it.scene.world.today().pred_opt();
    let past = weights(ctx, &by, SLUG, past).await.unwrap();
    assert_eq!(past.under_contract, []);
}
