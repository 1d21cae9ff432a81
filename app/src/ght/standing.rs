//! « Vous votez au collège X, parce que… »: the card that members and boards read.

use domain::ght::attachment::Way;
use leptos::prelude::*;
use service::ght::standing::Standing;

use super::story::{badge, whom};
use crate::lang::Lang;
use crate::statutes::words::college_name;
use crate::ui::{Card, Row, Rows};
use crate::words;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The member.
    Member,
    /// The board.
    Board,
}

impl Reader {
    /// How the member is attached, said to the reader.
    pub(super) fn way(self, lang: Lang, way: Way) -> String {
        match self {
            Self::Member => words::ght::own_way(lang, way),
            Self::Board => words::ght::way(lang, way),
        }
    }

    /// What stands before it.
    pub(super) fn whose_way(self, lang: Lang) -> String {
        match self {
            Self::Member => t!(lang, "Votre lien", "Your tie"),
            Self::Board => t!(lang, "Le membre…", "The member…"),
        }
    }
}

/// The card. `link` is where each attachment is read, before its identifier.
pub fn card(
    lang: Lang,
    reader: Reader,
    standing: &Standing,
    link: Option<&str>,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let sentence = college(lang, reader, standing);
    let right = match (&standing.rules, &standing.entry) {
        (Some((_, statutes)), Some(entry)) => Some(words::ght::right(lang, statutes, &entry.right)),
        _ => None,
    };
    let ties = standing
        .ties
        .iter()
        .map(|it| {
            let title = whom(it);
            let how = reader.way(lang, it.attachment.way);
            let source = words::ght::source(lang, it.attachment.source);
            let since = words::ght::period(lang, it.attachment.period);
            let counts = standing.entry.as_ref().and_then(|entry| {
                let ties = &entry.placed.influence.ties;
                let tie = ties
                    .iter()
                    .find(|tie| tie.attachment == it.attachment.id && tie.bloc.is_some())?;
                Some(words::ght::because(lang, tie))
            });
            let text = view! {
                {how}
                ", "
                {since}
                ". "
                {t!(lang, "Source : {source}.", "Source: {source}.")}
                {counts.map(|it| format!(" {it}"))}
            };
            let end = badge(lang, it.attachment.state);
            match link {
                Some(link) => {
                    let href = format!("{link}/{}", it.row.id);
                    view! { <Row title=title href=href end=end>{text}</Row> }.into_any()
                }
                None => view! { <Row title=title end=end>{text}</Row> }.into_any(),
            }
        })
        .collect_view();
    let none = standing.ties.is_empty();
    view! {
        <Card title=t!(lang, "Collège et rattachements", "College and attachments")>
            <p>{sentence}</p>
            {right.map(|it| view! { <p>{it}</p> })}
            {if none {
                let said = t!(lang, "Aucun rattachement à un groupe hospitalier ou à un autre groupe n’est enregistré.", "No attachment to a hospital group or another group is recorded.");
                view! { <p class="quiet">{said}</p> }.into_any()
            } else {
                view! { <Rows>{ties}</Rows> }.into_any()
            }}
            {more}
        </Card>
    }
}

/// In which college, and why.
fn college(lang: Lang, reader: Reader, standing: &Standing) -> String {
    let (Some((_, statutes)), Some(entry)) = (&standing.rules, &standing.entry) else {
        return t!(
            lang,
            "Cette CPTS n’a pas encore adopté ses règles de vote : les collèges ne sont pas connus.",
            "This CPTS has not adopted its rules yet: colleges are not known."
        );
    };
    let Some(own) = &entry.placed.college else {
        return match reader {
            Reader::Member => t!(
                lang,
                "Les règles de cette CPTS n’ont pas de collège pour vous.",
                "The rules of this CPTS have no college for you."
            ),
            Reader::Board => t!(
                lang,
                "Les règles n’ont pas de collège pour ce membre.",
                "The rules have no college for this member."
            ),
        };
    };
    let name = college_name(statutes, &own.college);
    let article = &own.article;
    let why: Vec<String> = own
        .met
        .iter()
        .map(|it| words::ght::met(lang, &standing.blocs, *it))
        .collect();
    let why = why.join(t!(lang, " ; ", "; ").as_str());
    match reader {
        Reader::Member => t!(
            lang,
            "Vous votez au collège « {name} » (art.\u{a0}{article}), parce que : {why}.",
            "You vote in the college “{name}” (art. {article}), because: {why}."
        ),
        Reader::Board => t!(
            lang,
            "Collège « {name} » (art.\u{a0}{article}), parce que : {why}.",
            "College “{name}” (art. {article}), because: {why}."
        ),
    }
}
