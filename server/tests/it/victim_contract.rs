//! What a victim has to lose in a contract.

use chrono::TimeDelta;
use domain::contract::Kind;
use domain::contract::party::{Capacity, Party, Side, Signatory};
use domain::contract::promise::Promises;
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{About, Clause, Format, Text};
use sea_orm::{EntityTrait as _, Set};
use service::Ctx;
use uuid::Uuid;

fn party(id: Uuid, side: Side, name: &str) -> Party {
    Party {
        id,
        side,
        name: name.to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: "Canarisignataire".to_owned(),
            function: "Canarifonction".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    }
}

/// A contract that is negotiated, with a comment and somebody of the partner.
pub async fn contract(ctx: &Ctx, cpts: Uuid, author: Uuid, partner: Uuid) {
    let db = ctx.db().read();
    let (id, now, today) = (ctx.uuid(), ctx.now(), ctx.today());
    let text = Text {
        format: Format::First,
        kind: Kind::Other,
        title: "Canariconvention".to_owned(),
        parties: vec![
            party(cpts, Side::Cpts, "Canaripartie"),
            party(partner, Side::Partner, "Canaripartenaire"),
        ],
        clauses: vec![Clause {
            key: "objet".to_owned(),
            about: About::Purpose,
            heading: "Canariclause".to_owned(),
            body: "Canaritexte".to_owned(),
        }],
        annexes: Vec::new(),
        term: Term {
            begin: today,
            end: today + TimeDelta::days(365),
            notice_days: 90,
            renewal: Renewal::None,
        },
        promises: Promises::default(),
    };
    entity::contract::Entity::insert(entity::contract::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        kind: Set("other".to_owned()),
        title: Set(text.title.clone()),
        search_title: Set("canariconvention".to_owned()),
        stage: Set("negotiation".to_owned()),
        stage_detail: Set("\"negotiation\"".to_owned()),
        head: Set(2),
        sha256: Set(text.digest().to_string()),
        revision: Set(1),
        shown: Set("nothing".to_owned()),
        missions: Set(" ".to_owned()),
        actions: Set(0),
        begins_on: Set(text.term.begin),
        ends_on: Set(text.term.end),
        created_by: Set(author),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::contract_cpts::Entity::insert(entity::contract_cpts::ActiveModel {
        contract_id: Set(id),
        cpts_id: Set(cpts),
        owner_id: Set(Some(author)),
        signatory_id: Set(Some(author)),
        joined_at: Set(now),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let mut before = text.clone();
    before.clauses[0].body = "Canaribrouillon".into();
    for (number, text) in [(1, &before), (2, &text)] {
        entity::contract_version::Entity::insert(entity::contract_version::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id),
            number: Set(number),
            body: Set(text.canonical()),
            sha256: Set(text.digest().to_string()),
            source: Set(serde_json::to_string(&text.clauses).unwrap()),
            note: Set("canarinote".to_owned()),
            author_id: Set(author),
            at: Set(now),
        })
        .exec_without_returning(db)
        .await
        .unwrap();
    }
    let document = ctx.uuid();
    entity::contract_document::Entity::insert(entity::contract_document::ActiveModel {
        id: Set(document),
        contract_id: Set(id),
        role: Set("annex".to_owned()),
        name: Set("canariplan.pdf".to_owned()),
        kind: Set("pdf".to_owned()),
        bytes: Set(14),
        sha256: Set("0".repeat(64)),
        added_by: Set(author),
        at: Set(now),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::contract_document_content::Entity::insert(
        entity::contract_document_content::ActiveModel {
            document_id: Set(document),
            content: Set(b"%PDF-1.7 canari".to_vec()),
        },
    )
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::contract_comment::Entity::insert(entity::contract_comment::ActiveModel {
        id: Set(ctx.uuid()),
        contract_id: Set(id),
        version: Set(1),
        clause: Set("objet".to_owned()),
        body: Set("canaricommentaire".to_owned()),
        author_id: Set(author),
        party_id: Set(cpts),
        at: Set(now),
        settled_at: Set(None),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::contract_guest::Entity::insert(entity::contract_guest::ActiveModel {
        id: Set(ctx.uuid()),
        contract_id: Set(id),
        partner_id: Set(partner),
        name: Set("Canariinvitée".to_owned()),
        function: Set("canarifonction".to_owned()),
        email: Set("canari.invitee@exemple.test".to_owned()),
        token_sha256: Set("0".repeat(64)),
        signs: Set(true),
        invited_by: Set(author),
        invited_at: Set(now),
        expires_at: Set(now + TimeDelta::days(30)),
        code_tries: Set(0),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::contract_scan::Entity::insert(entity::contract_scan::ActiveModel {
        id: Set(ctx.uuid()),
        contract_id: Set(id),
        party_id: Set(partner),
        sha256: Set(text.digest().to_string()),
        document_id: Set(document),
        name: Set("Canarisignataire".to_owned()),
        first_id: Set(author),
        first_at: Set(now),
        second_id: Set(None),
        second_at: Set(None),
        refused_at: Set(None),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let opinion = entity::contract_opinion::ActiveModel {
        id: Set(ctx.uuid()),
        contract_id: Set(id),
        cpts_id: Set(cpts),
        version: Set(2),
        person_id: Set(author),
        opinion: Set("reserved".to_owned()),
        reason: Set("canariraison".to_owned()),
        at: Set(now),
    };
    entity::contract_opinion::Entity::insert(opinion)
        .exec_without_returning(db)
        .await
        .unwrap();
    let template = entity::contract_template::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        kind: Set(Kind::Establishment.code().to_owned()),
        body: Set(
            r#"{"kind":"establishment","title":"Canarimodèle","clauses":[{"key":"objet","about":"purpose","heading":"Canariclause","body":"Canaritexte"}]}"#
                .to_owned(),
        ),
        revision: Set(1),
        changed_by: Set(author),
        changed_at: Set(now),
    };
    entity::contract_template::Entity::insert(template)
        .exec_without_returning(db)
        .await
        .unwrap();
}
