//! Mail leaves through a mail server (SMTP).
//!
//! The conversation is led step by step, because the outbox must know the moment at which the text
//! is handed over: see `service::notice::outbox` for what "at most once" means.

use std::time::Duration;

use entity::outbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use service::Ctx;
use service::notice::outbox::{Untaken, hand_over, refused};

use crate::config::{Mail, Protection};

/// The way to the mail server.
pub struct Mailer {
    mail: Mail,
    password: String,
    from: Mailbox,
    host: String,
}

/// What became of one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The server took it.
    Taken,
    /// It was handed over and the answer was lost: it counts as sent.
    Unknown,
    /// It waits, or is given up.
    Refused(Untaken),
    /// Another process has it.
    NotOurs,
}

impl Mailer {
    /// Reads the configuration; `None` when it names no mail server.
    ///
    /// # Errors
    /// What is wrong with it, for the operator.
    pub fn new(mail: &Mail) -> Result<Option<Self>, String> {
        if mail.server.is_empty() {
            return Ok(None);
        }
        let from: Mailbox = mail
            .from
            .parse()
            .map_err(|error| format!("mail.from: {error}"))?;
        let password = match (&mail.password, &mail.password_file) {
            (Some(_), Some(_)) => {
                return Err("mail: password or password_file, not both".to_owned());
            }
            (Some(password), None) => password.expose().to_owned(),
            (None, Some(file)) => std::fs::read_to_string(file)
                .map_err(|error| format!("{}: {error}", file.display()))?
                .trim()
                .to_owned(),
            (None, None) => String::new(),
        };
        Ok(Some(Self {
            mail: mail.clone(),
            password,
            host: from.email.domain().to_owned(),
            from,
        }))
    }

    /// Sends one mail that was claimed, and notes what became of it.
    pub async fn send(&self, ctx: &Ctx, mail: &outbox::Model) -> Sent {
        match self.converse(ctx, mail).await {
            Ok(sent) => sent,
            Err((untaken, reason)) => {
                if let Err(failure) = refused(ctx, mail, untaken, &reason).await {
                    tracing::error!(%failure, "the outbox could not be written");
                }
                Sent::Refused(untaken)
            }
        }
    }

    /// The conversation. An error is a certain refusal: nothing was taken.
    async fn converse(&self, ctx: &Ctx, mail: &outbox::Model) -> Result<Sent, (Untaken, String)> {
        let message = self
            .message(mail, ctx.now())
            .map_err(|reason| (Untaken::Never, reason))?;
        let mut connection = self.connect().await.map_err(said)?;
        let [recipient] = message.envelope().to() else {
            return Err((Untaken::Never, "one recipient".to_owned()));
        };
        let sender = message.envelope().from().cloned();
        let begin = lettre::transport::smtp::commands::Mail::new(sender, Vec::new());
        connection.command(begin).await.map_err(said)?;
        let to = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(to).await.map_err(said)?;
        connection.command(Data).await.map_err(said)?;
        // From here on the server may have it.
        match hand_over(ctx, mail).await {
            Ok(true) => {}
            Ok(false) => {
                connection.abort().await;
                return Ok(Sent::NotOurs);
            }
            Err(failure) => {
                tracing::error!(%failure, "the outbox could not be written");
                connection.abort().await;
                return Ok(Sent::NotOurs);
            }
        }
        match connection.message(&message.formatted()).await {
            Ok(_) => {
                // What the server answers to a goodbye changes nothing.
                let _goodbye = connection.quit().await;
                Ok(Sent::Taken)
            }
            Err(error) if error.is_transient() || error.is_permanent() => Err(said(error)),
            Err(error) => {
                tracing::warn!(mail = %mail.id, kind = kind(&error), "the answer to a mail was lost: it counts as sent");
                Ok(Sent::Unknown)
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let Mail { server, port, .. } = &self.mail;
        let hello = ClientId::Domain(self.host.clone());
        let tls = || TlsParameters::new(server.clone());
        let implicit = match self.mail.protection {
            Protection::Tls => Some(tls()?),
            Protection::Starttls | Protection::None => None,
        };
        let patience = Some(Duration::from_secs(self.mail.seconds_max));
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (server.as_str(), *port),
            patience,
            &hello,
            implicit,
            None,
        )
        .await?;
        if self.mail.protection == Protection::Starttls {
            connection.starttls(tls()?, &hello).await?;
        }
        if !self.mail.user.is_empty() {
            let credentials = Credentials::new(self.mail.user.clone(), self.password.clone());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(connection)
    }

    /// The message. Its identifier is that of the outbox: a mail that some relay doubles is
    /// recognised as one.
    fn message(
        &self,
        mail: &outbox::Model,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<Message, String> {
        let to: Mailbox = mail.recipient.parse().map_err(|_| "recipient".to_owned())?;
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .date(now.into())
            .message_id(Some(format!("<{}@{}>", mail.id, self.host)))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|_| "message".to_owned())
    }
}

/// `Auto-Submitted` (RFC 3834): out-of-office assistants do not answer to it.
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// What an error means for the mail; the reason without what the server wrote, which may repeat the
/// address.
fn said(error: Error) -> (Untaken, String) {
    let untaken = if error.is_permanent() {
        Untaken::Never
    } else {
        Untaken::Later
    };
    let reason = match error.status() {
        Some(code) => format!("{} {code}", kind(&error)),
        None => kind(&error).to_owned(),
    };
    (untaken, reason)
}

fn kind(error: &Error) -> &'static str {
    if error.is_permanent() {
        "refused"
    } else if error.is_transient() {
        "asked to come again"
    } else if error.is_timeout() {
        "no answer in time"
    } else if error.is_tls() {
        "protection"
    } else {
        "no connection"
    }
}
