//! Members of the sample were asked, and the sample ends.

use domain::audit::Event;
use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::sample::{Answer, Found, Outcome as Came};
use domain::id::ElectionId;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{SampleRefused, lines, log, one};
use crate::ctx::{Actor, Ctx};
use crate::election::reader::seen;
use crate::election::{incident, keep};
use crate::failure::{Outcome, refuse};

/// Keeps what every member said, and what came of the sample. Permission: chair and tellers.
///
/// # Errors
/// [`SampleRefused`], not found, forbidden or a fault.
pub async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    answers: &[(Uuid, Answer)],
) -> Outcome<(), SampleRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_confirms()?;
        let Some((row, mut sample)) = one(db, id).await? else {
            return refuse(SampleRefused::NotDrawn);
        };
        if row.done_at.is_some() {
            return refuse(SampleRefused::Over);
        }
        let mut all = Vec::new();
        for (line, _) in lines(db, id).await? {
            let Some(found) = &line.found else {
                return refuse(SampleRefused::NotDrawn);
            };
            let found: Found = entity::read("election_sample_line", "found", found)?;
            let Some((_, said)) = answers.iter().find(|it| it.0 == line.id) else {
                return refuse(SampleRefused::Answers);
            };
            let mut line = line.into_active_model();
            line.answer = Set(Some(said.code().to_owned()));
            line.update(db).await?;
            all.push((found, *said));
        }
        let outcome = Came::of(all);
        sample.outcome = Some(outcome);
        let mut row = row.into_active_model();
        row.fact = Set(sample.canonical());
        row.done_at = Set(Some(ctx.now()));
        row.update(db).await?;
        log(tx, &seen, "election.sample", &sample).await?;
        let (kind, by) = (IncidentKind::Note, Some(actor.person.0));
        let said = Said::SampleDone { outcome };
        incident::write(db, ctx, (id, None), kind, &said, by).await?;
        let entry = keep::entry(Event::ElectionSample, &seen.row, Some(actor));
        let entry = entry.detail(json!({ "step": "done", "clean": outcome.is_clean() }));
        tx.record(entry).await?;
        Ok(())
    })
}
