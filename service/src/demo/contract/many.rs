//! Hundreds of contracts in the large CPTS of the demonstration, to be measured: rows as the actions write them, without what was signed.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::canonical::Digest;
use domain::contract::Kind;
use domain::contract::party::{Capacity, Party, Side, Signatory};
use domain::contract::promise::{Action, Every, Money, Promises};
use domain::contract::stage::{InForce, Stage};
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{Format, Text};
use domain::territory::Mission;
use domain::text::searchable;
use entity::{
    contract, contract_cpts, contract_money, contract_party, contract_version, cpts, partner, role,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::made::SLUG;
use crate::contract::template::ours;
use crate::ctx::Ctx;
use crate::failure::{Fault, other};

/// Rows to a statement.
const CHUNK: usize = 200;

/// The rows of contracts, table by table.
#[derive(Default)]
struct Rows {
    contracts: Vec<contract::ActiveModel>,
    parts: Vec<contract_cpts::ActiveModel>,
    parties: Vec<contract_party::ActiveModel>,
    versions: Vec<contract_version::ActiveModel>,
    money: Vec<contract_money::ActiveModel>,
}

/// Makes so many contracts in force, of three years each, begun week after week, with each partner in turn.
///
/// # Errors
/// [`Fault`] when the database refuses, or has no demonstration.
pub async fn many(ctx: &Ctx, count: u16) -> Result<(), Fault> {
    let db = ctx.db().read();
    let cpts = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(SLUG))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other(format!("the demonstration has no {SLUG}")))?;
    let partners = partner::Entity::find()
        .filter(partner::Column::CptsId.eq(cpts.id))
        .order_by_asc(partner::Column::SearchName)
        .all(db)
        .await?;
    let author = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts.id))
        .order_by_asc(role::Column::Id)
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("the demonstration has no board".to_owned()))?;
    let mut rows = Rows::default();
    for (n, partner) in (0..count).zip(partners.iter().cycle()) {
        rows.add(ctx, (&cpts, partner, author.person_id), n)?;
    }
    let Rows {
        contracts,
        parts,
        parties,
        versions,
        money,
    } = rows;
    chunks::<contract::Entity>(ctx, contracts).await?;
    chunks::<contract_cpts::Entity>(ctx, parts).await?;
    chunks::<contract_party::Entity>(ctx, parties).await?;
    chunks::<contract_version::Entity>(ctx, versions).await?;
    chunks::<contract_money::Entity>(ctx, money).await
}

async fn chunks<E: EntityTrait>(ctx: &Ctx, rows: Vec<E::ActiveModel>) -> Result<(), Fault>
where
    E::ActiveModel: Clone + Send,
{
    for chunk in rows.chunks(CHUNK) {
        E::insert_many(chunk.to_vec())
            .exec_without_returning(ctx.db().read())
            .await?;
    }
    Ok(())
}

impl Rows {
    fn add(
        &mut self,
        ctx: &Ctx,
        (cpts, partner, author): (&cpts::Model, &partner::Model, Uuid),
        n: u16,
    ) -> Result<(), Fault> {
        let (id, now, today) = (ctx.uuid(), ctx.now(), ctx.today());
        // The last one began last week.
        let begin = today - Days::new(7 * u64::from(n % 150 + 1));
        let text = text(cpts, partner, begin, n);
        let digest = text.digest();
        let stage = Stage::InForce(InForce {
            since: begin,
            text: digest,
            document: Digest::of(&n.to_be_bytes()),
        });
        let missions: Vec<&str> = text.promises.missions.iter().map(|it| it.code()).collect();
        self.contracts.push(contract::ActiveModel {
            id: Set(id),
            cpts_id: Set(cpts.id),
            kind: Set(text.kind.code().to_owned()),
            title: Set(text.title.clone()),
            search_title: Set(searchable(&text.title)),
            stage: Set(stage.step().code().to_owned()),
            stage_detail: Set(serde_json::to_string(&stage).map_err(other)?),
            head: Set(1),
            sha256: Set(digest.to_string()),
            revision: Set(1),
            shown: Set("nothing".to_owned()),
            missions: Set(format!(" {} ", missions.join(" "))),
            actions: Set(1),
            begins_on: Set(begin),
            ends_on: Set(text.term.last()),
            in_force_on: Set(Some(begin)),
            created_by: Set(author),
            created_at: Set(now),
            changed_at: Set(now),
            ..Default::default()
        });
        self.parts.push(contract_cpts::ActiveModel {
            contract_id: Set(id),
            cpts_id: Set(cpts.id),
            owner_id: Set(None),
            signatory_id: Set(None),
            joined_at: Set(now),
        });
        self.parties.push(contract_party::ActiveModel {
            contract_id: Set(id),
            partner_id: Set(partner.id),
            place: Set(0),
        });
        self.versions.push(contract_version::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id),
            number: Set(1),
            body: Set(text.canonical()),
            sha256: Set(digest.to_string()),
            source: Set(serde_json::to_string(&text.clauses).map_err(other)?),
            note: Set(String::new()),
            author_id: Set(author),
            at: Set(now),
        });
        let falls = text.promises.money.iter();
        for (due, cents) in falls.flat_map(|it| it.falls(text.term.last())) {
            self.money.push(contract_money::ActiveModel {
                id: Set(ctx.uuid()),
                contract_id: Set(id),
                partner_id: Set(partner.id),
                due_on: Set(due),
                cents: Set(cents),
            });
        }
        Ok(())
    }
}

fn text(cpts: &cpts::Model, partner: &partner::Model, begin: NaiveDate, n: u16) -> Text {
    let mission = Mission::ALL.get(usize::from(n) % Mission::ALL.len());
    let party = |id, side, name: &str| Party {
        id,
        side,
        name: name.to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: "Claire Moreau".to_owned(),
            function: "Direction".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    };
    Text {
        format: Format::First,
        kind: Kind::Establishment,
        title: format!("Convention {} avec {}", n + 1, partner.name),
        parties: vec![
            party(cpts.id, Side::Cpts, &cpts.name),
            party(partner.id, Side::Partner, &partner.name),
        ],
        clauses: ours(Kind::Establishment).clauses,
        annexes: Vec::new(),
        term: Term {
            begin,
            end: begin + Days::new(1_095),
            notice_days: 90,
            renewal: Renewal::Express,
        },
        promises: Promises {
            missions: mission.copied().into_iter().collect::<BTreeSet<_>>(),
            actions: vec![Action {
                label: "Une ligne directe entre médecins traitants et services".to_owned(),
                mission: mission.copied(),
                by: Some(partner.id),
            }],
            money: vec![Money {
                label: "Coordination des sorties".to_owned(),
                payer: partner.id,
                payee: cpts.id,
                cents: 100_000 + i64::from(n),
                ceiling: None,
                due: begin + Days::new(30),
                every: Some(Every::Quarter),
            }],
            ..Promises::default()
        },
    }
}
