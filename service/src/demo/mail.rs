//! The mailbox: mails of the last weeks, as the platform would have sent them.

use chrono::Duration;
use domain::member::Change;
use entity::{adhesion_change, outbox};

use super::maker::Maker;

/// How far back the mailbox goes, in days.
const SPAN: i64 = 60;

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
    let adhesion = maker
        .plan
        .adhesion
        .iter()
        .find(|adhesion| adhesion.id == change.adhesion_id)?;
    let cpts = maker
        .plan
        .cpts
        .iter()
        .find(|cpts| cpts.id == adhesion.cpts_id)?;
    let recipient = adhesion.email.clone()?;
    let name = &cpts.short_name;
    let (kind, subject, text) = match change.change.parse().ok()? {
        Change::Apply => (
            "application-received",
            format!("{name} : votre demande d'adhésion est bien reçue"),
            "Votre demande d'adhésion est bien reçue. Le bureau l'examine ; nous vous écrirons dès sa réponse.".to_owned(),
        ),
        Change::AskMore => (
            "application-more-asked",
            format!("{name} : une précision sur votre demande d'adhésion"),
            format!("Avant de répondre, le bureau vous demande :\n\n{}", change.reason.as_deref()?),
        ),
        Change::Admit => (
            "application-admitted",
            format!("{name} : bienvenue"),
            "Votre demande d'adhésion est acceptée. Vous êtes membre à compter de ce jour.".to_owned(),
        ),
        Change::Refuse => (
            "application-refused",
            format!("{name} : réponse à votre demande d'adhésion"),
            format!("Le bureau n'a pas accepté votre demande, pour ce motif :\n\n{}", change.reason.as_deref()?),
        ),
        _ => return None,
    };
    let (cpts_id, sent_at) = (cpts.id, change.at + Duration::seconds(20));
    let body = format!("Bonjour,\n\n{text}\n\n{name}\n");
    Some(outbox::Model {
        id: maker.dice.uuid(),
        cpts_id: Some(cpts_id),
        kind: kind.to_owned(),
        recipient,
        subject: french(&subject),
        body: french(&body),
        created_at: change.at,
        due_at: change.at,
        attempts: 1,
        claim: None,
        claimed_until: None,
        sent_at: Some(sent_at),
        failed_at: None,
        last_error: None,
    })
}

/// French spacing: a no-break space before a colon, a narrow one before a semicolon or a question mark.
fn french(text: &str) -> String {
    text.replace(" :", "\u{a0}:")
        .replace(" ;", "\u{202f};")
        .replace(" ?", "\u{202f}?")
}
