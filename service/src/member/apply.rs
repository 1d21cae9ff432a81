//! A person asks to join CPTS, one or several at once; so does a structure through those who
//! represent it.

use domain::contact::{is_email, is_phone};
use domain::id::{AdhesionId, StructureId};
use domain::member::MemberKind;
use domain::profession::Category;
use domain::territory::InseeCode;
use domain::typed::{self, MESSAGE_MAX, TypedRefused};
use entity::{adhesion, commune, cpts, person, structure};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::enter::{Draft, enter};
use super::work::{Work, WorkRefused, resolve};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::notice::application;
use crate::scope;
use crate::statutes::in_force::in_force;
use crate::structure::mandate::speaks_for;
use crate::tx::Tx;

/// The most CPTS one application names: more is a mistake or an attack.
pub const WANTED_MAX: usize = 20;

/// An application, as typed.
#[derive(Debug, Clone)]
pub struct Application {
    /// Who applies.
    pub applicant: Applicant,
    /// Where the applicant practises or, for others, acts.
    pub commune: InseeCode,
    /// The CPTS to join.
    pub wanted: Vec<Wanted>,
    /// Where the boards can write to.
    pub email: String,
    /// Where they can call; may be empty.
    pub phone: String,
    /// A word to the boards; may be empty.
    pub message: String,
}

/// Who applies.
#[derive(Debug, Clone)]
pub enum Applicant {
    /// The person, with what they do.
    Person(Work),
    /// A structure that the person represents today.
    Structure(StructureId),
}

/// A CPTS to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Word of its addresses.
    pub slug: String,
    /// The version of the statutes that was shown and accepted: SHA-256 in hexadecimal.
    pub accepted: Option<String>,
}

/// What came of it in one CPTS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The adhesion.
    pub adhesion: AdhesionId,
    /// Name of the CPTS in lists.
    pub cpts: String,
    /// It was there before: applying twice changes nothing.
    pub already: bool,
}

/// Why an application is not taken. Nothing is sent to any CPTS then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplyRefused {
    /// No CPTS is chosen.
    NothingWanted,
    /// More than [`WANTED_MAX`].
    TooMany,
    /// What the person does is incomplete.
    Work(WorkRefused),
    /// No such commune.
    Commune,
    /// The statutes of this CPTS are not accepted.
    StatutesNotAccepted {
        /// Its address word.
        slug: String,
        /// Its name in lists.
        cpts: String,
    },
    /// Another version came into force while this one was read.
    StatutesChanged {
        /// Its address word.
        slug: String,
        /// Its name in lists.
        cpts: String,
    },
    /// The e-mail address is missing or has not the form of one.
    Email,
    /// The telephone number has not the form of one.
    Phone,
    /// The message.
    Message(TypedRefused),
}

impl From<WorkRefused> for ApplyRefused {
    fn from(refused: WorkRefused) -> Self {
        Self::Work(refused)
    }
}

/// Sends the application to every CPTS wanted, or to none when something is wrong.
///
/// Where the applicant has an adhesion that is not ended, that one is given back and nothing
/// changes: sending the form twice is harmless. Territories do not decide: whoever practises
/// elsewhere may apply too, and the board answers.
///
/// Permission: for oneself, or for a structure with a mandate that runs today.
///
/// # Errors
/// [`ApplyRefused`]; not found for a CPTS, an activity or a structure that is not there or not the
/// person's.
pub async fn apply(
    ctx: &Ctx,
    actor: &Actor,
    application: &Application,
) -> Outcome<Vec<Entered>, ApplyRefused> {
    let contact = contact(application)?;
    if application.wanted.is_empty() {
        return refuse(ApplyRefused::NothingWanted);
    }
    if application.wanted.len() > WANTED_MAX {
        return refuse(ApplyRefused::TooMany);
    }
    transaction!(ctx, |tx| {
        let code = application.commune.to_string();
        if commune::Entity::find_by_id(&code)
            .one(tx.db())
            .await?
            .is_none()
        {
            return refuse(ApplyRefused::Commune);
        }
        let draft = draft(ctx, tx, actor, application, &contact).await?;
        let mut entered: Vec<Entered> = Vec::new();
        for wanted in &application.wanted {
            let cpts = scope::cpts(tx.db(), &wanted.slug).await?;
            let one = to_one(ctx, tx, actor, &draft, wanted, cpts).await?;
            // The same CPTS twice in one form is once.
            if !entered.iter().any(|it| it.adhesion == one.adhesion) {
                entered.push(one);
            }
        }
        if entered.iter().all(|it| it.already) {
            tx.without_journal("everything was there before");
        }
        Ok(entered)
    })
}

/// The application to one CPTS.
async fn to_one(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    draft: &Draft,
    wanted: &Wanted,
    cpts: cpts::Model,
) -> Outcome<Entered, ApplyRefused> {
    let name = cpts.short_name.clone();
    if let Some(row) = current(tx, &cpts, draft).await? {
        return Ok(Entered {
            adhesion: AdhesionId(row.id),
            cpts: name,
            already: true,
        });
    }
    let statutes = in_force(tx.db(), cpts.id, ctx.today()).await?;
    let (slug, cpts_name) = (wanted.slug.clone(), name.clone());
    match (&statutes, wanted.accepted.as_deref()) {
        (Some(_), None) => {
            return refuse(ApplyRefused::StatutesNotAccepted {
                slug,
                cpts: cpts_name,
            });
        }
        (Some(statutes), Some(hash)) if statutes.sha256 != hash => {
            return refuse(ApplyRefused::StatutesChanged {
                slug,
                cpts: cpts_name,
            });
        }
        _ => {}
    }
    let row = enter(ctx, tx, actor, &cpts, draft, statutes.as_ref()).await?;
    application::received(ctx, tx, &cpts, &row).await?;
    Ok(Entered {
        adhesion: AdhesionId(row.id),
        cpts: name,
        already: false,
    })
}

/// The applicant's adhesion in this CPTS that is not ended.
async fn current(
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    draft: &Draft,
) -> Outcome<Option<adhesion::Model>, ApplyRefused> {
    let whose = match (draft.structure, draft.person) {
        (Some(structure), _) => adhesion::Column::StructureId.eq(structure),
        (None, person) => adhesion::Column::PersonId.eq(person),
    };
    Ok(adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(whose)
        .one(tx.db())
        .await?)
}

/// Contact data and message, checked.
struct Contact {
    email: String,
    phone: Option<String>,
    message: Option<String>,
}

fn contact(application: &Application) -> Outcome<Contact, ApplyRefused> {
    let email = application.email.trim();
    if !is_email(email) {
        return refuse(ApplyRefused::Email);
    }
    let phone = application.phone.trim();
    if !phone.is_empty() && !is_phone(phone) {
        return refuse(ApplyRefused::Phone);
    }
    let message = typed::paragraphs(&application.message, MESSAGE_MAX)
        .map_err(|it| Failure::Refused(ApplyRefused::Message(it)))?;
    Ok(Contact {
        email: email.to_owned(),
        phone: Some(phone.to_owned()).filter(|it| !it.is_empty()),
        message,
    })
}

/// What the adhesions will say of the applicant.
async fn draft(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    application: &Application,
    contact: &Contact,
) -> Outcome<Draft, ApplyRefused> {
    let blank = Draft {
        kind: MemberKind::Person,
        person: Some(actor.person.0),
        structure: None,
        category: Category::Other,
        name: String::new(),
        given_name: None,
        search_name: String::new(),
        rpps: None,
        work: None,
        finess: None,
        place_name: None,
        commune: application.commune,
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        message: contact.message.clone(),
    };
    match &application.applicant {
        Applicant::Person(work) => {
            let person = person::Entity::find_by_id(actor.person.0)
                .one(tx.db())
                .await?
                .ok_or(Failure::NotFound)?;
            let work = resolve(ctx, tx, actor, work, application.commune)
                .await
                .map_err(|failure| failure.map(ApplyRefused::Work))?;
            Ok(Draft {
                category: work.profession.category(),
                name: person.family_name,
                given_name: Some(person.given_name),
                search_name: person.search_name,
                rpps: person.rpps,
                finess: work.finess.clone(),
                place_name: work.place_name.clone(),
                work: Some(work),
                ..blank
            })
        }
        Applicant::Structure(id) => {
            let structure = represented(ctx, tx, actor, id.0).await?;
            Ok(Draft {
                kind: MemberKind::Structure,
                person: None,
                structure: Some(structure.id),
                category: Category::Structure,
                name: structure.name,
                search_name: structure.search_name,
                finess: structure.finess,
                ..blank
            })
        }
    }
}

/// The structure, if the person speaks for it today.
async fn represented(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    id: Uuid,
) -> Outcome<structure::Model, ApplyRefused> {
    if !speaks_for(tx.db(), actor.person, id, ctx.today()).await? {
        return Err(Failure::NotFound);
    }
    structure::Entity::find_by_id(id)
        .one(tx.db())
        .await?
        .ok_or(Failure::NotFound)
}
