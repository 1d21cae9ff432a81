//! Signing in by a one-time code sent by e-mail.
//!
//! Asking never looks whether the address is known: answer, mail and time are the same. The code
//! opens only in the browser that asked, and its hash is salted with that browser's secret, which
//! the database does not hold: who reads the database cannot try the hundred million codes.

use std::convert::Infallible;

use domain::account::{
    AttachRefused, CodeRefused, CodeTry, EmailAddress, Limit, Profile, Wait, Way, check_code,
    code_from, code_lifetime, tidy_code,
};
use domain::id::PersonId;
use entity::email_code;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use subtle::ConstantTimeEq;

use super::attach::{Means, attach};
use super::limit::count_one;
use super::merge::offer;
use super::provider::Added;
use super::session::{Opened, Opening, Place, open};
use super::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};
use crate::notice;
use crate::tx::Tx;

/// A wish for a code.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The secret cookie of the browser that asks.
    pub browser: &'a str,
    /// The network it comes from, as [`super::network`] cuts it.
    pub client: &'a str,
    /// Where the code goes.
    pub email: &'a EmailAddress,
    /// Local path to go to then.
    pub return_to: &'a str,
    /// The person who adds the address to her account.
    pub adding: Option<&'a Actor>,
    /// Language of the mail: `fr` or `en`.
    pub locale: &'a str,
}

/// Sends a code. An earlier code of the same browser is void.
///
/// # Errors
/// [`Wait`] when too many were asked for, by this client or for this address.
pub async fn ask(ctx: &Ctx, asked: &Asked<'_>) -> Outcome<(), Wait> {
    let email = asked.email.as_str();
    transaction!(ctx, |tx| {
        let client = asked.client;
        count_one(ctx, tx, Limit::HERE, &format!("code\n{client}")).await?;
        count_one(
            ctx,
            tx,
            Limit::HERE_TO_ADDRESS,
            &format!("code\n{client}\n{email}"),
        )
        .await?;
        count_one(ctx, tx, Limit::TO_ADDRESS, &format!("code to\n{email}")).await?;

        let browser_sha256 = sha256_hex(asked.browser.as_bytes());
        email_code::Entity::delete_many()
            .filter(email_code::Column::BrowserSha256.eq(&browser_sha256))
            .exec(tx.db())
            .await?;
        let digits = code_from(ctx.secret());
        let salt = hex::encode(ctx.secret::<16>());
        let now = ctx.now();
        email_code::Entity::insert(email_code::ActiveModel {
            id: Set(ctx.uuid()),
            browser_sha256: Set(browser_sha256),
            email: Set(email.to_owned()),
            person_id: Set(asked.adding.map(|actor| actor.person.0)),
            code_sha256: Set(hash(&salt, asked.browser, &digits)),
            salt: Set(salt),
            attempts: Set(0),
            return_to: Set(asked.return_to.to_owned()),
            created_at: Set(now),
            expires_at: Set(now + code_lifetime()),
            used_at: Set(None),
        })
        .exec_without_returning(tx.db())
        .await?;
        let mail = notice::code::mail(email, &digits, asked.locale, asked.adding.is_some());
        notice::send(ctx, tx, mail).await?;
        tx.without_journal("a code that opens nothing yet");
        Ok(())
    })
}

/// Where this browser's last code went, for the page that asks for it.
///
/// # Errors
/// [`Failure::NotFound`] when it asked for none that still opens.
pub async fn pending(ctx: &Ctx, browser: &str) -> Outcome<Pending, Infallible> {
    let row = email_code::Entity::find()
        .filter(email_code::Column::BrowserSha256.eq(sha256_hex(browser.as_bytes())))
        .filter(email_code::Column::UsedAt.is_null())
        .one(ctx.db().read())
        .await?
        .ok_or(Failure::NotFound)?;
    Ok(Pending {
        email: row.email,
        adding: row.person_id.is_some(),
    })
}

/// A code that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Where it went.
    pub email: String,
    /// It adds the address to an account.
    pub adding: bool,
}

/// Why no code opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnterRefused {
    /// The code.
    Code(CodeRefused),
    /// The address, now proved, opens another account.
    Attach(AttachRefused),
}

/// What a code opened.
#[derive(Debug, Clone)]
pub struct Entered {
    /// Where to go.
    pub return_to: String,
    /// The new session; none when an address was added to an account.
    pub opened: Option<Opened>,
    /// The person's first sign-in.
    pub new: bool,
    /// What became of an address that was to be added.
    pub added: Option<Added>,
}

/// Enters the digits of a code.
///
/// # Errors
/// [`EnterRefused`]; a wrong entry is counted.
pub async fn enter(
    ctx: &Ctx,
    browser: &str,
    typed: &str,
    actor: Option<&Actor>,
    place: &Place,
    locale: &str,
) -> Outcome<Entered, EnterRefused> {
    let digits = tidy_code(typed);
    let outcome: Outcome<Result<Entered, CodeRefused>, EnterRefused> = transaction!(ctx, |tx| {
        tx.without_journal("signing in changes nothing in an association");
        let row = email_code::Entity::find()
            .filter(email_code::Column::BrowserSha256.eq(sha256_hex(browser.as_bytes())))
            .one(tx.db())
            .await?;
        let Some(row) = row else {
            return Ok(Err(CodeRefused::Unknown));
        };
        // A code that adds an address opens for the person who asked, still signed in.
        if row
            .person_id
            .is_some_and(|id| Some(PersonId(id)) != actor.map(|it| it.person))
        {
            return Ok(Err(CodeRefused::Unknown));
        }
        let entered = hash(&row.salt, browser, &digits);
        let code = CodeTry {
            sent_at: row.created_at,
            tries: row.attempts,
            used: row.used_at.is_some(),
            matches: bool::from(entered.as_bytes().ct_eq(row.code_sha256.as_bytes())),
        };
        if let Err(refused) = check_code(&code, ctx.now()) {
            // The count must be kept, so the transaction commits although the code is refused.
            count_try(tx, &row).await?;
            return Ok(Err(refused));
        }
        email_code::Entity::update_many()
            .col_expr(email_code::Column::UsedAt, Expr::value(ctx.now()))
            .filter(email_code::Column::Id.eq(row.id))
            .exec(tx.db())
            .await?;
        Ok(Ok(open_by(ctx, tx, row, actor, place, locale).await?))
    });
    outcome?.map_err(|refused| Failure::Refused(EnterRefused::Code(refused)))
}

async fn count_try(tx: &Tx<'_>, row: &email_code::Model) -> Result<(), crate::Fault> {
    email_code::Entity::update_many()
        .col_expr(email_code::Column::Attempts, Expr::value(row.attempts + 1))
        .filter(email_code::Column::Id.eq(row.id))
        .exec(tx.db())
        .await?;
    Ok(())
}

async fn open_by(
    ctx: &Ctx,
    tx: &Tx<'_>,
    row: email_code::Model,
    actor: Option<&Actor>,
    place: &Place,
    locale: &str,
) -> Outcome<Entered, EnterRefused> {
    let means = Means {
        kind: "email",
        issuer: "",
        subject: &row.email,
        profile: &Profile::default(),
        locale,
    };
    let adding = row.person_id.and(actor);
    let attached = attach(ctx, tx, &means, adding.map(|it| it.person))
        .await
        .map_err(|failure| failure.map(EnterRefused::Attach))?;
    let mut added = None;
    let opened = if let Some(actor) = adding {
        if attached.other {
            offer(ctx, tx, actor, attached.person).await?;
        }
        added = Some(if attached.other {
            Added::OtherAccount
        } else {
            Added::Here
        });
        None
    } else {
        let opening = Opening {
            person: attached.person,
            way: Way::Email,
            provider: None,
            verified: false,
            id_token: None,
        };
        Some(open(ctx, tx, opening, place).await?)
    };
    Ok(Entered {
        return_to: row.return_to,
        opened,
        new: attached.new,
        added,
    })
}

fn hash(salt: &str, browser: &str, digits: &str) -> String {
    sha256_hex(format!("collegiale code v1\n{salt}\n{browser}\n{digits}").as_bytes())
}
