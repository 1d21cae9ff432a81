//! The journal of all changes, in words.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::audit::Event;
use leptos::prelude::*;
use service::audit::journal::{Line, PER_PAGE, Subject, journal};

use crate::error::AppError;
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::ui::{Button, ButtonKind, Choice, Empty, Icon, PageHead, Pagination, Select, Timeline};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/journal`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = page(&asked);
    let family = Family::of(asked.text("sujet"));
    let kinds: Vec<Event> = family.map_or_else(Vec::new, |family| {
        Event::ALL
            .iter()
            .copied()
            .filter(|it| Family::holds(*it) == family)
            .collect()
    });
    let read = journal(&visit.ctx, visit.actor()?, &slug, &kinds, number).await?;
    let title = t!(lang, "Journal", "Journal");
    let path = format!("/cpts/{slug}/journal");
    let total = read.total;
    let choices = Family::ALL
        .iter()
        .map(|family| Choice::new(family.code(), family.say(lang)))
        .collect();
    let lines = read
        .lines
        .iter()
        .map(|line| entry(lang, &slug, line))
        .collect_view();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {t!(
                        lang,
                        "Chaque changement, avec son auteur et son heure. Rien ne s’en efface.",
                        "Every change, with its author and its time. Nothing is erased from it."
                    )}
                </PageHead>
                <form class="filters" method="get" action=path.clone()>
                    <Select
                        form=&asked
                        name="sujet"
                        label=t!(lang, "Sujet", "Subject")
                        empty=t!(lang, "Tous", "All")
                        choices=choices
                    />
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=t!(lang, "Filtrer", "Filter") />
                    </div>
                </form>
                {if total == 0 {
                    view! { <Empty title=t!(lang, "Rien à lire ici.", "Nothing to read here.") icon=Icon::Document /> }
                        .into_any()
                } else {
                    view! { <Timeline>{lines}</Timeline> }.into_any()
                }}
                <Pagination page=number size=PER_PAGE total=total href=|n| with_page(&path, &asked, &["sujet"], n) />
            }
        })
        .within(&slug)
        .into_response())
}

fn entry(lang: Lang, slug: &str, line: &Line) -> AnyView {
    let who = line
        .author
        .clone()
        .unwrap_or_else(|| t!(lang, "Le système", "The system"));
    let what = line.event.map_or_else(
        || {
            t!(
                lang,
                "Un événement inconnu de cette version",
                "An event that this release does not know"
            )
        },
        |event| words::journal::event(lang, event, &line.detail),
    );
    // Whoever acts on their own adhesion is named once, as the link.
    let alone = matches!(&line.subject, Some(Subject::Adhesion(_, name)) if *name == who);
    let who = if alone { String::new() } else { who };
    let subject = line.subject.as_ref().map(|subject| match subject {
        Subject::Adhesion(id, name) => {
            view! { <a href=format!("/cpts/{slug}/membres/{id}")>{name.clone()}</a> }.into_any()
        }
        Subject::Partner(id, name) => {
            view! { <a href=format!("/cpts/{slug}/partenaires/{id}")>{name.clone()}</a> }.into_any()
        }
        Subject::Bloc(id, name) => {
            view! { <a href=format!("/cpts/{slug}/blocs/{id}")>{name.clone()}</a> }.into_any()
        }
        Subject::Invitation(email) => email.clone().into_any(),
    });
    view! {
        <crate::ui::Event when=words::date_time(lang, line.at) datetime=line.at.to_rfc3339() what=what>
            <p>
                {who}
                {subject.map(|subject| view! { {(!alone).then_some(" · ")} {subject} })}
            </p>
        </crate::ui::Event>
    }
    .into_any()
}

/// What an event is about, for the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Adhesion,
    Dues,
    Role,
    Partner,
    Cpts,
    Import,
}

impl Family {
    const ALL: [Self; 6] = [
        Self::Adhesion,
        Self::Dues,
        Self::Role,
        Self::Partner,
        Self::Cpts,
        Self::Import,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Adhesion => "adhesions",
            Self::Dues => "cotisations",
            Self::Role => "roles",
            Self::Partner => "partenaires",
            Self::Cpts => "cpts",
            Self::Import => "import",
        }
    }

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.code() == code)
    }

    fn say(self, lang: Lang) -> String {
        match self {
            Self::Adhesion => t!(lang, "Adhésions", "Memberships"),
            Self::Dues => t!(lang, "Cotisations", "Dues"),
            Self::Role => t!(lang, "Rôles", "Roles"),
            Self::Partner => t!(lang, "Partenaires", "Partners"),
            Self::Cpts => t!(
                lang,
                "Statuts, territoire et réglages",
                "Statutes, territory and settings"
            ),
            Self::Import => t!(lang, "Import et export", "Import and export"),
        }
    }

    /// By the first word of the event's code, which never changes.
    fn holds(event: Event) -> Self {
        match event.code().split('-').next().unwrap_or_default() {
            "dues" => Self::Dues,
            "role" | "invitation" => Self::Role,
            "partner" => Self::Partner,
            "statutes" | "profile" | "cpts" | "territory" | "missions" | "contours" => Self::Cpts,
            "import" | "members" => Self::Import,
            _ => Self::Adhesion,
        }
    }
}
