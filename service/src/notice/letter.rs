//! A letter to a member or an applicant, in the language of the account.

use std::collections::BTreeSet;

use entity::{adhesion, cpts, mandate, person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use domain::id::CptsId;
use domain::role::Period;

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::notice::page::Link;
use crate::notice::{Mail, send};
use crate::tx::Tx;

/// Subject and paragraphs, in French and in English.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Kind of notice, for the log and the tests.
    pub kind: &'static str,
    /// In French.
    pub fr: Words,
    /// In English.
    pub en: Words,
    /// Page it leads to.
    pub link: Link,
}

/// The words of a letter in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Subject.
    pub subject: String,
    /// Text between the greeting and the link.
    pub body: String,
}

impl Words {
    /// Subject and text.
    pub fn new(subject: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            body: body.into(),
        }
    }
}

impl Letter {
    /// The whole mail in the reader's language: greeting, text, link, signature.
    pub fn write(&self, site: &str, cpts: &cpts::Model, name: &str, english: bool) -> Words {
        let words = if english { &self.en } else { &self.fr };
        let greeting = match (english, name) {
            (false, "") => "Bonjour,".to_owned(),
            (false, name) => format!("Bonjour {name},"),
            (true, "") => "Hello,".to_owned(),
            (true, name) => format!("Hello {name},"),
        };
        let (text, path, signature) = (&words.body, self.link.path(), &cpts.name);
        Words::new(
            words.subject.clone(),
            format!("{greeting}\n\n{text}\n\n{site}{path}\n\n{signature}\n"),
        )
    }
}

/// Whom a letter goes to: name, address, language.
pub(super) struct Recipient {
    pub name: String,
    pub address: String,
    pub english: bool,
}

/// Writes to whoever stands behind an adhesion: the person, or those who represent the structure.
///
/// The address that the person confirmed comes first; contact data typed into the adhesion serves only where
/// there is no account. Nobody can be reached: nothing is sent, the page still says it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn to_member(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    row: &adhesion::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    to_each(ctx, tx, cpts, &[row], letter).await
}

/// Writes to whoever stands behind an adhesion as it was or as it is now, once to each address: who
/// is reached under an old address learns that it was replaced.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn to_each(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    rows: &[&adhesion::Model],
    letter: &Letter,
) -> Result<(), Fault> {
    let mut told = BTreeSet::new();
    for row in rows {
        for recipient in recipients(ctx, tx, row).await? {
            if told.insert(recipient.address.clone()) {
                post(ctx, tx, cpts, &recipient, letter).await?;
            }
        }
    }
    Ok(())
}

/// Writes to a person who has an account.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn to_person(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    person: &person::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    match of_account(person) {
        Some(recipient) => post(ctx, tx, cpts, &recipient, letter).await,
        None => Ok(()),
    }
}

/// Writes to an address that may have no account; nothing tells whether it has one.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn to_address(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    address: &str,
    letter: &Letter,
) -> Result<(), Fault> {
    let recipient = Recipient {
        name: String::new(),
        address: address.to_owned(),
        english: false,
    };
    post(ctx, tx, cpts, &recipient, letter).await
}

async fn post(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    to: &Recipient,
    letter: &Letter,
) -> Result<(), Fault> {
    let written = letter.write(&ctx.settings().public_url, cpts, &to.name, to.english);
    send(
        ctx,
        tx,
        Mail {
            cpts: Some(CptsId(cpts.id)),
            kind: letter.kind,
            recipient: &to.address,
            subject: written.subject,
            body: written.body,
        },
    )
    .await
}

async fn recipients(
    ctx: &Ctx,
    tx: &Tx<'_>,
    row: &adhesion::Model,
) -> Result<Vec<Recipient>, Fault> {
    let mut found = Vec::new();
    if let Some(id) = row.person_id {
        found.extend(
            person::Entity::find_by_id(id)
                .one(tx.db())
                .await?
                .as_ref()
                .and_then(of_account),
        );
    }
    if let Some(id) = row.structure_id {
        let mandates = mandate::Entity::find()
            .filter(mandate::Column::StructureId.eq(id))
            .find_also_related(person::Entity)
            .all(tx.db())
            .await?;
        let today = ctx.today();
        found.extend(
            mandates
                .iter()
                .filter(|(it, _)| {
                    Period {
                        starts_on: it.starts_on,
                        ends_on: it.ends_on,
                    }
                    .holds_on(today)
                })
                .filter_map(|(_, person)| person.as_ref().and_then(of_account)),
        );
    }
    if found.is_empty() {
        found.extend(of_adhesion(row));
    }
    Ok(found)
}

/// Contact data typed into an adhesion.
pub(super) fn of_adhesion(row: &adhesion::Model) -> Option<Recipient> {
    Some(Recipient {
        name: match &row.given_name {
            Some(given) => format!("{given} {}", row.name),
            None => row.name.clone(),
        },
        address: row.email.clone()?,
        english: false,
    })
}

pub(super) fn of_account(person: &person::Model) -> Option<Recipient> {
    Some(Recipient {
        name: format!("{} {}", person.given_name, person.family_name)
            .trim()
            .to_owned(),
        address: person.email.clone()?,
        english: person.locale == "en",
    })
}
