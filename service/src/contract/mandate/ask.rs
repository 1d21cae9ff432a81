//! A CPTS asks its members whether it may sign.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::contract::mandate::line;
use domain::contract::party::Side;
use domain::contract::stage::StageRefused;
use domain::contract::text::Text;
use domain::decision::limit::TITLE_CHARS;
use domain::id::{ContractId, DecisionId, PartnerId};
use domain::statutes::{DecisionKind, OrganKind};
use entity::contract_mandate;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;

use super::partners;
use crate::contract::negotiate::moved;
use crate::contract::{keep, seen};
use crate::ctx::{Actor, Ctx};
use crate::decision::draft::{DraftRefused, Typed, within};
use crate::decision::reader;
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// What members are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who decides: one of the organs in which the statutes seek agreement on a contract.
    pub organ: OrganKind,
    /// Why it is proposed.
    pub why: String,
}

/// Why members are not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MandateRefused {
    /// Not at this stage, or the text cannot be agreed on.
    Stage(StageRefused),
    /// The register of this CPTS does not know that partner: nobody could stand aside.
    UnknownPartner(String),
    /// The proposal cannot be kept.
    Draft(DraftRefused),
}

/// Drafts the decision that gives the mandate, by who asks: she tables it on its own page. Asked again for the same text, a new
/// decision is drafted, and the later adopted one holds. Permission: who manages contracts in the CPTS of the address, and may
/// propose there.
///
/// # Errors
/// [`MandateRefused`], not found, forbidden or a fault.
pub async fn ask(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    asked: &Asked,
) -> Outcome<DecisionId, MandateRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manager()?;
        let (version, text) = keep::head(db, &seen.row).await?;
        let stage = seen.stage.clone().ask_mandate(ctx.today(), &text);
        let stage = stage.map_err(|it| Failure::Refused(MandateRefused::Stage(it)))?;
        let cpts = seen.seat.cpts.id;
        let known = partners::of(db, &seen.row, cpts, &text).await?;
        if let Some(party) = known.unknown.into_iter().next() {
            return refuse(MandateRefused::UnknownPartner(party.name));
        }
        let typed = Typed {
            title: title(&text),
            why: asked.why.clone(),
            text: wording(&text, cpts, version.number),
            on: (asked.organ, DecisionKind::Contract),
            missions: text.promises.missions.clone(),
            partners: known.rows.iter().map(|it| PartnerId(it.id)).collect(),
            blocs: Vec::new(),
        };
        let reader = reader(db, ctx, actor, slug).await?;
        let decision = within(tx, ctx, actor, &reader, &typed).await;
        let decision = decision.map_err(|it| it.map(MandateRefused::Draft))?;
        contract_mandate::Entity::insert(contract_mandate::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id.0),
            cpts_id: Set(cpts),
            sha256: Set(text.digest().to_string()),
            decision_id: Set(decision.0),
            asked_by: Set(actor.person.0),
            asked_at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let row = if stage == seen.stage {
            seen.row
        } else {
            let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
            moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
            row
        };
        tx.record(
            Entry::new(Event::ContractMandate)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(row.id)
                .detail(json!({ "decision": decision, "sha256": text.digest() })),
        )
        .await?;
        Ok(decision)
    })
}

fn title(text: &Text) -> String {
    let title = format!("Mandat de signer : {}", text.title);
    title.chars().take(TITLE_CHARS).collect()
}

/// What is put to the vote, in French as the contract is. Its last line names the text.
fn wording(text: &Text, cpts: uuid::Uuid, version: i32) -> String {
    let signatory = text.party(cpts).map(|it| &it.signatory);
    let who = signatory.map_or_else(String::new, |it| format!("{} ({})", it.name, it.function));
    let partners: Vec<&str> = text
        .side(Side::Partner)
        .map(|it| it.name.as_str())
        .collect();
    let day = |it: NaiveDate| it.format("%d/%m/%Y").to_string();
    format!(
        "Mandat est donné à {who} de signer avec {} la convention «\u{a0}{}\u{a0}», dans sa version {version}, pour la période du {} au {}.\n\n\
         Le texte est désigné par son empreinte SHA-256. Toute autre version demande un nouveau mandat.\n\n{}",
        partners.join(", "),
        text.title,
        day(text.term.begin),
        day(text.term.end),
        line(text.digest())
    )
}
