//! How a contract of the demonstration is made: by the actions, as who does them.

mod people;
mod text;

pub(super) use people::attach_two;

use domain::contract::signing::Order;
use domain::id::{ContractId, PartnerId};
use domain::statutes::OrganKind;
use entity::{cpts, partner};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::case::Case;
use crate::contract::{begin, comment, guest, mandate, negotiate, print, show, sign, write};
use crate::ctx::Actor;
use crate::decision::{close, open, table};
use crate::demo::decide::done;
use crate::demo::decide::past::Past;
use crate::failure::Fault;
use signed::decision::Choice;

/// Where they are made.
pub(super) const SLUG: &str = "pays-des-gabares";

/// A contract under way.
pub(super) struct Made<'a> {
    past: &'a Past,
    case: &'a Case,
    id: ContractId,
    lead: Actor,
    partner: PartnerId,
}

impl<'a> Made<'a> {
    /// Begun so many days ago, with a complete text.
    pub(super) async fn begun(past: &'a Past, case: &'a Case, ago: i64) -> Result<Self, Fault> {
        past.at(ago);
        let lead = past.lead(SLUG).await?;
        let partner = partner(past, case.partner).await?;
        let begun = text::begun(past, case, partner)?;
        let id = done(begin::begin(&past.ctx, &lead, SLUG, &begun).await)?;
        let made = Self {
            past,
            case,
            id,
            lead,
            partner,
        };
        made.write(|_| ()).await?;
        Ok(made)
    }

    async fn write(&self, change: impl FnOnce(&mut write::Typed)) -> Result<(), Fault> {
        let (ctx, by) = (&self.past.ctx, &self.lead);
        let sheet = done(show::show(ctx, by, SLUG, self.id).await)?;
        let mut typed = text::typed(self.past, self.case, self.partner, &sheet)?;
        change(&mut typed);
        let revision = sheet.seen.row.revision;
        done(write::write(ctx, by, SLUG, self.id, revision, &typed).await)?;
        Ok(())
    }

    /// Shown to the partner, whose director takes up her link.
    pub(super) async fn negotiated(&self, ago: i64) -> Result<(), Fault> {
        self.past.at(ago);
        let ctx = &self.past.ctx;
        done(negotiate::open(ctx, &self.lead, SLUG, self.id).await)?;
        let (given, family, function) = self.case.director;
        let email = people::address(given, family);
        let invited = guest::Invited {
            partner: self.partner,
            name: format!("{given} {family}"),
            function: function.to_owned(),
            email: email.clone(),
            signs: true,
        };
        done(guest::invite(ctx, &self.lead, SLUG, self.id, &invited).await)?;
        let token = people::token(self.past, &email).await?;
        let director = people::director(self.past, self.case).await?;
        done(guest::accept(ctx, &director, &token).await)?;
        Ok(())
    }

    /// The partner comments on the first two clauses.
    pub(super) async fn commented(&self, ago: i64) -> Result<(), Fault> {
        self.past.at(ago);
        let ctx = &self.past.ctx;
        let director = people::director(self.past, self.case).await?;
        let sheet = done(show::show(ctx, &self.lead, SLUG, self.id).await)?;
        let words = [
            "Pouvons-nous viser aussi les sorties du samedi\u{a0}?",
            "Le délai d’une journée nous paraît tenable pour les comptes rendus opératoires seulement.",
        ];
        for (clause, body) in sheet.head.text.clauses.iter().skip(1).zip(words) {
            let said = (clause.key.as_str(), body);
            done(comment::say(ctx, &director, SLUG, self.id, said).await)?;
        }
        Ok(())
    }

    /// A second version answers them.
    pub(super) async fn rewritten(&self, ago: i64) -> Result<(), Fault> {
        self.past.at(ago);
        self.write(|typed| {
            if let Some(clause) = typed.clauses.get_mut(1) {
                clause
                    .body
                    .push_str("\n\nLes sorties du samedi sont comprises.");
            }
            typed.term.notice_days = 90;
            "Les sorties du samedi, et un préavis de trois mois".clone_into(&mut typed.note);
        })
        .await
    }

    /// The board is asked so many days ago, and agrees six days later.
    pub(super) async fn mandated(&self, ago: i64) -> Result<(), Fault> {
        self.past.at(ago);
        let (ctx, by) = (&self.past.ctx, &self.lead);
        let asked = mandate::Asked {
            organ: OrganKind::Board,
            why: "Le texte est prêt\u{a0}; le partenaire l’a lu.".to_owned(),
        };
        let id = done(mandate::ask(ctx, by, SLUG, self.id, &asked).await)?;
        done(table::table(ctx, by, SLUG, id, 1).await)?;
        self.past.at(ago - 3);
        let closes = self.past.day(ago - 6).ok_or_else(no_day)?;
        done(open::open(ctx, by, SLUG, id, closes).await)?;
        self.past.pass();
        for voice in self.past.voices(id).await? {
            let choice = Choice::Consent;
            self.past.says(SLUG, id, &voice, choice, None).await?;
        }
        done(close::close(ctx, by, SLUG, id).await)?;
        Ok(())
    }

    /// Sealed, and open for signing.
    pub(super) async fn opened(&self, ago: i64, order: Order) -> Result<(), Fault> {
        self.past.at(ago);
        let (ctx, by) = (&self.past.ctx, &self.lead);
        done(print::open(ctx, by, SLUG, self.id, order).await)
    }

    /// Signed by the CPTS, then by the partner.
    pub(super) async fn signed(&self, ago: i64) -> Result<(), Fault> {
        self.signed_by_us(ago).await?;
        let director = people::director(self.past, self.case).await?;
        self.signs(&director).await
    }

    /// Signed by the CPTS.
    pub(super) async fn signed_by_us(&self, ago: i64) -> Result<(), Fault> {
        self.past.at(ago);
        self.signs(&self.lead).await
    }

    async fn signs(&self, by: &Actor) -> Result<(), Fault> {
        let ctx = &self.past.ctx;
        let offer = done(sign::offer(ctx, by, SLUG, self.id).await)?;
        let statement = offer.statement;
        let statement = statement.ok_or_else(|| Fault::Other("nothing to sign".to_owned()))?;
        let envelope = self.past.sign(by.person.0, statement).await?;
        done(sign::sign(ctx, by, SLUG, self.id, &envelope).await)?;
        Ok(())
    }
}

fn no_day() -> Fault {
    Fault::Other("no such day".to_owned())
}

/// The first partner whose name begins so.
async fn partner(past: &Past, begins: &str) -> Result<PartnerId, Fault> {
    let db = past.ctx.db().read();
    let place = cpts::Entity::find()
        .filter(cpts::Column::Slug.eq(SLUG))
        .one(db)
        .await?;
    let found = partner::Entity::find()
        .filter(partner::Column::CptsId.eq(place.map(|it| it.id)))
        .filter(partner::Column::Name.starts_with(begins))
        .order_by_asc(partner::Column::SearchName)
        .one(db)
        .await?;
    let found = found.ok_or_else(|| Fault::Other(format!("no partner {begins}")))?;
    Ok(PartnerId(found.id))
}
