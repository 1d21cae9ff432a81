//! A contract is begun, from a template or from the one that it amends or renews.

use std::collections::BTreeSet;
use std::convert::Infallible;

use chrono::NaiveDate;
use domain::audit::Event;
use domain::contract::party::Party;
use domain::contract::promise::Promises;
use domain::contract::stage::Stage;
use domain::contract::template::fill;
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{Clause, Format, Text};
use domain::contract::{Follows, Kind, Shown};
use domain::cpts::Slug;
use domain::id::{ContractId, PartnerId};
use domain::partner::PartnerKind;
use domain::permission::Action;
use domain::territory::Mission;
use domain::text::searchable;
use entity::{contract, contract_cpts, contract_version, cpts, partner};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{keep, parties, template};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// What a contract begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// What it is.
    pub kind: Kind,
    /// With whom.
    pub partners: Vec<PartnerId>,
    /// The CPTS of this server that sign it too.
    pub with: Vec<Slug>,
    /// First day.
    pub begin: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Days of notice.
    pub notice_days: u16,
    /// How it goes on.
    pub renewal: Renewal,
    /// The missions that it is about.
    pub missions: BTreeSet<Mission>,
}

/// The other CPTS of this server, any of which may sign too: by the word of its address and its name, in the order of names.
/// Permission: [`Action::ManageContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn others(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Outcome<Vec<(String, String)>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageContracts)?;
    let rows = cpts::Entity::find()
        .filter(cpts::Column::Id.ne(seat.cpts.id))
        .all(db)
        .await?;
    let mut found: Vec<_> = rows.into_iter().map(|it| (it.slug, it.name)).collect();
    found.sort_by_key(|(_, name)| searchable(name));
    Ok(found)
}

/// Why a contract is not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BeginRefused {
    /// No partner is named.
    NoPartner,
    /// A partner is named that this CPTS does not know, or that left.
    UnknownPartner,
    /// A CPTS is named that is not on this server.
    UnknownCpts(String),
    /// It ends before it begins.
    Dates,
    /// What it would amend or renew is not in force.
    NotInForce,
}

/// Begins a draft. Who begins it looks after it. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// [`BeginRefused`], not found, forbidden or a fault.
pub async fn begin(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    begun: &Begun,
) -> Outcome<ContractId, BeginRefused> {
    if begun.end < begun.begin {
        return refuse(BeginRefused::Dates);
    }
    if begun.partners.is_empty() {
        return refuse(BeginRefused::NoPartner);
    }
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seat = scope::seat(db, ctx, actor, slug).await?;
        seat.require(Action::ManageContracts)?;
        let (all, group) = partners(db, ctx, &seat, begun).await?;
        let together = together(db, &seat, &begun.with).await?;
        let mut signatories = Vec::new();
        let mut list: Vec<Party> = Vec::new();
        for row in &together {
            let (party, signatory) = parties::cpts(db, ctx, row).await?;
            signatories.push((row.id, signatory));
            list.push(party);
        }
        list.extend(all);
        let kept = template::of(db, seat.cpts.id, begun.kind).await?;
        let template = match kept {
            Some(kept) => kept.template,
            None if group => template::group(),
            None => template::ours(begun.kind),
        };
        let mut text = Text {
            format: Format::First,
            kind: begun.kind,
            title: String::new(),
            parties: list,
            clauses: Vec::new(),
            annexes: Vec::new(),
            term: Term {
                begin: begun.begin,
                end: begun.end,
                notice_days: begun.notice_days,
                renewal: begun.renewal,
            },
            promises: Promises {
                missions: begun.missions.clone(),
                ..Promises::default()
            },
        };
        text.title = title(&template.title, &text);
        text.clauses = fill(&template.clauses, &text).clauses;
        let new = New {
            seat: &seat,
            text: &text,
            source: &template.clauses,
            follows: None,
            signatories,
        };
        insert(tx, ctx, actor, new).await
    })
}

/// Begins an amendment or a renewal: the whole text, to be changed. Permission: [`Action::ManageContracts`] in the CPTS that leads it.
///
/// # Errors
/// [`BeginRefused::NotInForce`], not found, forbidden or a fault.
pub async fn follow(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    how: Follows,
) -> Outcome<ContractId, BeginRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = super::seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let Some(running) = seen.stage.running() else {
            return refuse(BeginRefused::NotInForce);
        };
        let (version, mut text) = keep::named(db, seen.row.id, running.text).await?;
        if how == Follows::Renewal {
            let long = text.term.end - text.term.begin;
            text.term.begin = seen.row.ends_on.succ_opt().unwrap_or(seen.row.ends_on);
            text.term.end = text.term.begin + long;
        }
        let signatories = seen.cpts.iter().map(|it| (it.cpts_id, it.signatory_id));
        let new = New {
            seat: &seen.seat,
            text: &text,
            source: &keep::source(&version)?,
            follows: Some((seen.row.id, how)),
            signatories: signatories.collect(),
        };
        insert(tx, ctx, actor, new).await
    })
}

struct New<'a> {
    seat: &'a Seat,
    text: &'a Text,
    source: &'a [Clause],
    follows: Option<(Uuid, Follows)>,
    signatories: Vec<(Uuid, Option<Uuid>)>,
}

async fn insert<R>(tx: &Tx<'_>, ctx: &Ctx, actor: &Actor, new: New<'_>) -> Outcome<ContractId, R> {
    let (db, now, id) = (tx.db(), ctx.now(), ctx.uuid());
    let body = new.text.canonical();
    let mut row = contract::ActiveModel {
        id: Set(id),
        cpts_id: Set(new.seat.cpts.id),
        kind: Set(new.text.kind.code().to_owned()),
        head: Set(1),
        revision: Set(1),
        shown: Set(Shown::Existence.code().to_owned()),
        follows_id: Set(new.follows.map(|(id, _)| id)),
        follows: Set(new.follows.map(|(_, how)| how.code().to_owned())),
        created_by: Set(actor.person.0),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    keep::project(&mut row, new.text);
    keep::set(&mut row, &Stage::Draft, new.text)?;
    contract::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    contract_version::Entity::insert(contract_version::ActiveModel {
        id: Set(ctx.uuid()),
        contract_id: Set(id),
        number: Set(1),
        sha256: Set(new.text.digest().to_string()),
        body: Set(body),
        source: Set(serde_json::to_string(new.source).map_err(other)?),
        note: Set(String::new()),
        author_id: Set(actor.person.0),
        at: Set(now),
    })
    .exec_without_returning(db)
    .await?;
    let lead = new.seat.cpts.id;
    let rows = new
        .signatories
        .iter()
        .map(|(cpts, signatory)| contract_cpts::ActiveModel {
            contract_id: Set(id),
            cpts_id: Set(*cpts),
            // In another CPTS who presides over it looks after it, until she names somebody.
            owner_id: Set(if *cpts == lead {
                Some(actor.person.0)
            } else {
                *signatory
            }),
            signatory_id: Set(*signatory),
            joined_at: Set(now),
        });
    contract_cpts::Entity::insert_many(rows.collect::<Vec<_>>())
        .exec_without_returning(db)
        .await?;
    keep::tables(db, ctx, id, new.text).await?;
    let how = new.follows.map(|(_, how)| how.code());
    tx.record(
        Entry::new(Event::ContractBegun)
            .cpts(new.seat.id())
            .actor(actor)
            .subject(id)
            .detail(json!({ "kind": new.text.kind.code(), "follows": how })),
    )
    .await?;
    Ok(ContractId(id))
}

/// The title of a template, with what is known.
pub(super) fn title(template: &str, text: &Text) -> String {
    let heading = Clause {
        key: "title".to_owned(),
        about: domain::contract::text::About::Other,
        heading: template.to_owned(),
        body: String::new(),
    };
    let filled = fill(&[heading], text).clauses;
    let title = filled.into_iter().next().map(|it| it.heading);
    let title = title.unwrap_or_default();
    title
        .chars()
        .take(domain::contract::limit::TITLE_CHARS)
        .collect()
}

async fn partners(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    begun: &Begun,
) -> Result<(Vec<Party>, bool), Failure<BeginRefused>> {
    let today = ctx.today();
    let all = seat.partners().all(db).await?;
    let here: Vec<partner::Model> = all
        .into_iter()
        .filter(|it| it.ended_on.is_none_or(|end| today <= end))
        .collect();
    let (mut found, mut group) = (Vec::new(), false);
    for id in &begun.partners {
        let Some(row) = here.iter().find(|it| it.id == id.0) else {
            return refuse(BeginRefused::UnknownPartner);
        };
        group |= begun.kind == Kind::Ght && row.kind == PartnerKind::Ght.code();
        let party = parties::partner(begun.kind, row, &here)?;
        if !found.iter().any(|it: &Party| it.id == party.id) {
            found.push(party);
        }
    }
    Ok((found, group))
}

/// The CPTS that sign together, the leading one first.
async fn together(
    db: &impl ConnectionTrait,
    seat: &Seat,
    with: &[Slug],
) -> Result<Vec<cpts::Model>, Failure<BeginRefused>> {
    let mut found = vec![seat.cpts.clone()];
    for slug in with {
        let row = cpts::Entity::find()
            .filter(cpts::Column::Slug.eq(slug.as_str()))
            .one(db)
            .await
            .map_err(Fault::from)?;
        match row {
            None => return refuse(BeginRefused::UnknownCpts(slug.as_str().to_owned())),
            Some(row) if found.iter().any(|it| it.id == row.id) => {}
            Some(row) => found.push(row),
        }
    }
    Ok(found)
}
