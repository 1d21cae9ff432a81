//! The mailbox: what the boards wrote in the last weeks, in the words of [`crate::notice`].

use chrono::Duration;
use entity::{adhesion_change, outbox};

use super::maker::Maker;
use crate::notice::adhesion::about;

/// How far back the mailbox goes, in days.
const SPAN: i64 = 60;

/// Stands in mails where the address of the site will; [`super::load`] knows it.
pub(super) const SITE: &str = "https://demonstration.exemple.test";

/// One mail for each recent change that a person was told of.
pub(super) fn write(maker: &mut Maker) {
    let since = maker.day(SPAN);
    let changes: Vec<adhesion_change::Model> = maker
        .plan
        .adhesion_change
        .iter()
        .filter(|change| change.at.date_naive() > since)
        .cloned()
        .collect();
    for change in &changes {
        if let Some(mail) = mail(maker, change) {
            maker.plan.outbox.push(mail);
        }
    }
}

fn mail(maker: &mut Maker, change: &adhesion_change::Model) -> Option<outbox::Model> {
    let plan = &maker.plan;
    let adhesion = plan
        .adhesion
        .iter()
        .find(|adhesion| adhesion.id == change.adhesion_id)?;
    let cpts = plan.cpts.iter().find(|cpts| cpts.id == adhesion.cpts_id)?;
    let letter = about(
        change.change.parse().ok()?,
        cpts,
        adhesion,
        change.reason.as_deref(),
    )?;
    let recipient = adhesion.email.clone()?;
    let given = adhesion.given_name.as_deref().unwrap_or_default();
    let name = format!("{given} {}", adhesion.name);
    let written = letter.write(SITE, cpts, name.trim(), false);
    let cpts_id = Some(cpts.id);
    Some(outbox::Model {
        id: maker.dice.uuid(),
        cpts_id,
        kind: letter.kind.to_owned(),
        recipient,
        subject: written.subject,
        body: written.body,
        created_at: change.at,
        due_at: change.at,
        attempts: 1,
        claim: None,
        claimed_until: None,
        sent_at: Some(change.at + Duration::seconds(20)),
        failed_at: None,
        last_error: None,
    })
}
