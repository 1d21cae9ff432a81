mod clause;
mod party;
mod promise;
mod term;

use uuid::Uuid;

use super::Text;
use crate::contract::limit;
use crate::statutes::Place;
use crate::typed::{self, TypedRefused};

/// Something in a text that cannot be agreed on, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where.
    pub at: Place,
    /// Why.
    pub why: Why,
}

/// Why something cannot be agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is missing.
    Empty,
    /// It is too long or holds invisible signs.
    Text(TypedRefused),
    /// It is not written as it is kept: blanks around it, say.
    Untidy,
    /// There are too many.
    TooMany {
        /// The most.
        most: usize,
    },
    /// Two have the same name or number.
    Twice,
    /// No CPTS, or nobody on the other side.
    NoParty,
    /// One person would sign for both sides.
    SamePerson,
    /// A support establishment signs, and those for which it does are not listed.
    NobodyRepresented,
    /// It is no party.
    NotAParty,
    /// It would pay itself.
    PaysItself,
    /// The clause would give voices or seats: statutes alone do.
    GivesVoices,
    /// A variable of the template is left.
    Unfilled,
    /// Not a key: lower-case letters, digits and hyphens.
    Key,
    /// It ends before it begins.
    EndsBefore,
    /// It is longer than anybody plans.
    TooFar,
    /// It is due outside the term.
    OutsideTerm,
    /// The tripartite contract runs for five years.
    FiveYears,
    /// An amount must be more than nought, and within the limit.
    Amount,
    /// A number is beyond what makes sense.
    Above {
        /// The most.
        most: u32,
    },
    /// A renewal of no month.
    Zero,
}

#[derive(Default)]
struct Found(Vec<Wrong>);

impl Found {
    fn add(&mut self, at: Place, why: Why) {
        self.0.push(Wrong { at, why });
    }

    fn line(&mut self, at: Place, text: &str, most: usize) {
        self.kept(at, text, typed::line(text, most));
    }

    fn paragraphs(&mut self, at: Place, text: &str, most: usize) {
        self.kept(at, text, typed::paragraphs(text, most));
    }

    fn kept(&mut self, at: Place, text: &str, read: Result<Option<String>, TypedRefused>) {
        match read {
            Ok(None) => self.add(at, Why::Empty),
            Ok(Some(kept)) if kept == text => {}
            Ok(Some(_)) => self.add(at, Why::Untidy),
            Err(refused) => self.add(at, Why::Text(refused)),
        }
    }

    fn count(&mut self, at: Place, found: usize, most: usize) {
        if most < found {
            self.add(at, Why::TooMany { most });
        }
    }

    fn party(&mut self, text: &Text, at: Place, id: Uuid) {
        if text.party(id).is_none() {
            self.add(at, Why::NotAParty);
        }
    }
}

impl Text {
    /// Everything in this text that cannot be agreed on, each at its place. None: it may be signed.
    pub fn wrong(&self) -> Vec<Wrong> {
        let mut found = Found::default();
        found.line(Place::of("title"), &self.title, limit::TITLE_CHARS);
        if self.title.contains("{{") {
            found.add(Place::of("title"), Why::Unfilled);
        }
        party::check(self, &mut found);
        clause::check(self, &mut found);
        term::check(self, &mut found);
        promise::check(self, &mut found);
        found.0
    }
}
