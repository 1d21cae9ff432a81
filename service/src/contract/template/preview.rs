//! A template on paper, with examples where a contract would say something of its own.

use chrono::{Datelike, NaiveDate};
use domain::contract::Kind;
use domain::contract::party::{Capacity, Party, Represented, Side, Signatory};
use domain::contract::promise::Promises;
use domain::contract::template::fill;
use domain::contract::template::french::{Known, VARIABLES};
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{Format, Text};
use domain::permission::Action;
use uuid::Uuid;

use super::{of, ours};
use crate::contract::print::{As, PrintRefused, Printed, made};
use crate::contract::{begin, parties};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::scope;

/// The template of a kind as a PDF. Examples stand in square brackets. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// [`PrintRefused`], not found, forbidden or a fault.
pub async fn preview(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    kind: Kind,
) -> Outcome<Vec<u8>, PrintRefused> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageContracts)?;
    let kept = of(db, seat.cpts.id, kind).await?;
    let template = kept.map_or_else(|| ours(kind), |it| it.template);
    let (party, _) = parties::cpts(db, ctx, &seat.cpts).await?;
    let mut text = Text {
        format: Format::First,
        kind,
        title: String::new(),
        parties: vec![party, partner(kind)],
        clauses: Vec::new(),
        annexes: Vec::new(),
        term: term(kind, ctx.today()),
        promises: Promises::default(),
    };
    text.title = examples(&begin::title(&template.title, &text));
    text.clauses = fill(&template.clauses, &text).clauses;
    for it in &mut text.clauses {
        it.heading = examples(&it.heading);
        it.body = examples(&it.body);
    }
    let printed = Printed {
        issuer: seat.cpts.name.clone(),
        version: 1,
        on: ctx.today(),
        r#as: As::Template,
    };
    match made(text, printed).await? {
        Some(bytes) => Ok(bytes),
        None => refuse(PrintRefused::Text),
    }
}

fn partner(kind: Kind) -> Party {
    let group = kind == Kind::Ght;
    let represented = group.then(|| Represented {
        name: "[établissement représenté]".to_owned(),
        finess: None,
        siren: None,
    });
    Party {
        id: Uuid::nil(),
        side: Side::Partner,
        name: "[nom du partenaire]".to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: "[signataire]".to_owned(),
            function: "[fonction]".to_owned(),
            capacity: if group {
                Capacity::Support
            } else {
                Capacity::Itself
            },
            until: None,
        },
        represents: represented.into_iter().collect(),
    }
}

/// Three years from the next first of January; five for the tripartite contract.
fn term(kind: Kind, today: NaiveDate) -> Term {
    let years = if kind == Kind::Aci { 5 } else { 3 };
    let year = today.year() + 1;
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    Term {
        begin: day(year, 1, 1),
        end: day(year + years - 1, 12, 31),
        notice_days: 90,
        renewal: Renewal::Express,
    }
}

/// What who drafts will say, by its example.
fn examples(text: &str) -> String {
    let typed = VARIABLES.iter().filter(|it| it.known == Known::Typed);
    typed.fold(text.to_owned(), |text, it| {
        let written = format!("{{{{{}}}}}", it.name);
        text.replace(&written, &format!("[{}]", it.example))
    })
}
