//! Sections as forms. Each has three functions: `fill` makes the form of a document, `read` the document of a form,
//! `view` the fields.

mod association;
mod board;
pub mod cap;
mod college;
mod condition;
mod consensus;
mod decision;
mod membership;
mod organ;
mod points;
mod scope;
mod small;

use domain::statutes::{DecisionKind, Section, Statutes};
use leptos::prelude::*;

use super::typed::Reader;
use super::words;
use crate::form::Form;
use crate::lang::Lang;
use cap::Kind;

/// What a page writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A whole section.
    Section(Section),
    /// One college, or a new one.
    College(Option<usize>),
    /// One kind of decision of an organ.
    Decision(Section, DecisionKind),
    /// One cap, or a new one of a kind.
    Cap(Option<usize>, Kind),
}

impl Target {
    /// The target of an address: the section, and in the query which entry of it.
    pub fn of(word: &str, query: &Form, statutes: &Statutes) -> Option<Self> {
        let section = words::by_word(word)?;
        let n = query.optional("n");
        if let Some(kind) = query.optional("decision") {
            section.organ()?;
            return Some(Self::Decision(section, kind.parse().ok()?));
        }
        match (section, n) {
            (Section::Colleges, Some("new")) => Some(Self::College(None)),
            (Section::Colleges, Some(n)) => {
                let n = n.parse().ok()?;
                statutes.colleges.get(n).map(|_| Self::College(Some(n)))
            }
            (Section::Caps, Some("new")) => {
                let kind = query.optional("kind")?.parse().ok()?;
                Some(Self::Cap(None, kind))
            }
            (Section::Caps, Some(n)) => {
                let n = n.parse().ok()?;
                let cap = statutes.caps.get(n)?;
                Some(Self::Cap(Some(n), Kind::of(&cap.rule)))
            }
            _ => Some(Self::Section(section)),
        }
    }

    /// The section in which it stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Section(section) | Self::Decision(section, _) => section,
            Self::College(_) => Section::Colleges,
            Self::Cap(..) => Section::Caps,
        }
    }

    /// The end of its address.
    pub fn path(self) -> String {
        let word = words::word(self.section());
        match self {
            Self::Section(_) => word.to_owned(),
            Self::College(None) => format!("{word}?n=new"),
            Self::College(Some(n)) | Self::Cap(Some(n), _) => format!("{word}?n={n}"),
            Self::Decision(_, kind) => format!("{word}?decision={}", kind.code()),
            Self::Cap(None, kind) => format!("{word}?n=new&kind={}", kind.code()),
        }
    }

    /// Its page's name.
    pub fn title(self, lang: Lang, statutes: &Statutes) -> String {
        match self {
            Self::Section(section) => words::title(lang, section),
            Self::College(None) => t!(lang, "Ajouter un collège", "Add a college"),
            Self::College(Some(n)) => statutes.colleges.get(n).map_or_else(String::new, |it| {
                let name = &it.name;
                t!(lang, "Collège « {name} »", "College “{name}”")
            }),
            Self::Decision(_, kind) => crate::statutes::words::decision(lang, kind),
            Self::Cap(_, kind) => kind.name(lang),
        }
    }

    /// Whether it is a list whose entries have pages of their own: there is nothing to type on it.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Section(Section::Colleges | Section::Caps))
    }

    /// Where the same entry stands in a newer document. What is gone there is added again.
    pub fn again(self, was: &Statutes, now: &Statutes) -> Self {
        match self {
            Self::College(Some(n)) => {
                let id = was.colleges.get(n).map(|it| &it.id);
                Self::College(now.colleges.iter().position(|it| Some(&it.id) == id))
            }
            Self::Cap(Some(n), kind) => {
                let same = now.caps.get(n).is_some_and(|it| Kind::of(&it.rule) == kind);
                Self::Cap(same.then_some(n), kind)
            }
            other => other,
        }
    }
}

/// The form of what a document says there.
pub fn fill(target: Target, statutes: &Statutes) -> Form {
    match target {
        Target::Section(section) => match section {
            Section::Association => association::fill(statutes),
            Section::Membership => membership::fill(statutes),
            Section::Board => board::fill(statutes),
            Section::SmallGroups => small::fill(statutes),
            Section::Colleges | Section::Caps => Form::default(),
            Section::OrdinaryMeeting
            | Section::ExtraordinaryMeeting
            | Section::BoardMeeting
            | Section::Bureau
            | Section::CollegeVote => organ::fill(section, statutes),
        },
        Target::College(n) => college::fill(n, statutes),
        Target::Decision(section, kind) => decision::fill(section, kind, statutes),
        Target::Cap(n, kind) => cap::fill(n, kind, statutes),
    }
}

/// The document, with what a form says there. `None` when something cannot be read, which the form then says.
pub fn read(target: Target, base: &Statutes, form: &mut Form, lang: Lang) -> Option<Statutes> {
    let mut statutes = base.clone();
    let mut reader = Reader { form, lang };
    match target {
        Target::Section(section) => match section {
            Section::Association => {
                association::read(&reader, &mut statutes);
                Some(())
            }
            Section::Membership => membership::read(&mut reader, &mut statutes),
            Section::Board => board::read(&mut reader, &mut statutes),
            Section::SmallGroups => small::read(&mut reader, &mut statutes),
            // Their entries have pages of their own.
            Section::Colleges | Section::Caps => None,
            Section::OrdinaryMeeting
            | Section::ExtraordinaryMeeting
            | Section::BoardMeeting
            | Section::Bureau
            | Section::CollegeVote => organ::read(section, &mut reader, &mut statutes),
        },
        Target::College(n) => college::read(n, &mut reader, &mut statutes),
        Target::Decision(section, kind) => {
            decision::read(section, kind, &mut reader, &mut statutes)
        }
        Target::Cap(n, kind) => cap::read(n, kind, &mut reader, &mut statutes),
    }?;
    form.is_valid().then_some(statutes)
}

/// The fields.
pub fn view(target: Target, statutes: &Statutes, form: &Form, lang: Lang) -> AnyView {
    match target {
        Target::Section(section) => match section {
            Section::Association => association::view(form, lang),
            Section::Membership => membership::view(form, lang),
            Section::Board => board::view(form, lang),
            Section::SmallGroups => small::view(form, lang),
            Section::Colleges | Section::Caps => ().into_any(),
            Section::OrdinaryMeeting
            | Section::ExtraordinaryMeeting
            | Section::BoardMeeting
            | Section::Bureau
            | Section::CollegeVote => organ::view(section, statutes, form, lang),
        },
        Target::College(_) => college::view(form, lang),
        Target::Decision(section, kind) => decision::view(section, kind, statutes, form, lang),
        Target::Cap(_, kind) => cap::view(kind, statutes, form, lang),
    }
}
