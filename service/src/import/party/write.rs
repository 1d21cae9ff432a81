//! Writing the parties that were checked, and the groups that they need.

use std::collections::HashMap;

use domain::ght::BlocKind;
use domain::id::BlocId;
use domain::import::Verdict;
use domain::import::party::{PartyLine, Told, judge};
use domain::text::searchable;

use super::super::commit::Errors;
use super::super::{BatchRefused, Committed, Open};
use super::{keep, read};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::ght::attachment::find;
use crate::ght::party::Checked;
use crate::ght::{bloc, known, party};
use crate::scope::Seat;
use crate::tx::Tx;

pub(in super::super) async fn commit(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    open: &Open,
    errors: Errors,
) -> Outcome<Committed, BatchRefused> {
    let was = read(tx, open).await?;
    let blocs = known::blocs(tx.db(), seat.id()).await?;
    let mut lines = judge(was.clone(), &blocs, &open.summary.columns);
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let differ = was.iter().zip(&lines).filter(|(was, is)| was.differs(is));
    match count(differ.count()) {
        0 => {}
        stale => return refuse(BatchRefused::Stale(stale)),
    }
    let wrong = |it: &&PartyLine| it.verdict == Verdict::Refused;
    let refused = count(lines.iter().filter(wrong).count());
    if refused > 0 && errors == Errors::Ask {
        return refuse(BatchRefused::Errors(refused));
    }
    let mut register = Register {
        groups: blocs
            .iter()
            .map(|it| (searchable(&it.name), it.id))
            .collect(),
        added: 0,
    };
    let mut entities = Vec::new();
    for line in lines.iter_mut().filter(|it| it.verdict == Verdict::Create) {
        let Some((told, kind)) = line.detail.told.as_ref().zip(line.detail.kind) else {
            continue;
        };
        let group = register.group(ctx, tx, actor, seat, told, kind).await?;
        let checked = Checked {
            party: told.party(),
            name: told.name.clone(),
            source: told.source.clone(),
        };
        let written = party::write(ctx, tx, actor, seat, group, &checked).await?;
        entities.push(checked.party.entity);
        line.detail.written = Some(written);
    }
    if entities.is_empty() {
        return refuse(BatchRefused::Nothing);
    }
    keep(tx, open.id, &lines).await?;
    find::of_entities(ctx, tx, seat.id(), &entities).await?;
    Ok(Committed {
        created: count(entities.len()),
        updated: 0,
        groups: register.added,
    })
}

/// The groups by their names, as lines join them.
struct Register {
    groups: HashMap<String, BlocId>,
    added: u32,
}

impl Register {
    async fn group(
        &mut self,
        ctx: &Ctx,
        tx: &Tx<'_>,
        actor: &Actor,
        seat: &Seat,
        told: &Told,
        kind: BlocKind,
    ) -> Result<BlocId, Fault> {
        let key = searchable(&told.group);
        if let Some(known) = self.groups.get(&key) {
            return Ok(*known);
        }
        let id = bloc::write(ctx, tx, actor, seat, kind, &told.group, None).await?;
        self.groups.insert(key, id);
        self.added += 1;
        Ok(id)
    }
}
