//! Who: a shield for a CPTS, a disc for a person.

use domain::cpts::{Colour, initials};
use leptos::prelude::*;

/// How large a shield or a disc is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 28 px: in a line of text, in the header.
    Small,
    /// 40 px: in a row.
    #[default]
    Medium,
    /// 72 px: at the head of a page.
    Large,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => " avatar--small",
            Self::Medium => "",
            Self::Large => " avatar--large",
        }
    }
}

/// A colour as an element wears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tincture(pub Colour);

impl Tincture {
    /// The class that gives an element the colour (`--tincture`).
    pub const fn class(self) -> &'static str {
        match self.0 {
            Colour::Azur => "tincture-1",
            Colour::Gueules => "tincture-2",
            Colour::Sinople => "tincture-3",
            Colour::Pourpre => "tincture-4",
            Colour::Or => "tincture-5",
            Colour::Sable => "tincture-6",
            Colour::Tanne => "tincture-7",
            Colour::Celeste => "tincture-8",
        }
    }
}

impl From<Colour> for Tincture {
    fn from(colour: Colour) -> Self {
        Self(colour)
    }
}

/// From the code as a row has it; blue for a code nobody knows.
impl From<&str> for Tincture {
    fn from(code: &str) -> Self {
        Self(code.parse().unwrap_or(Colour::Azur))
    }
}

/// From the code as a row has it; blue for a code nobody knows.
impl From<&String> for Tincture {
    fn from(code: &String) -> Self {
        Self::from(code.as_str())
    }
}

/// The shield of a CPTS or of a college: its colour, hatched as heraldry hatches it, and its initials. Its name must
/// stand beside it: the shield is hidden from screen readers.
#[component]
pub fn Shield<'n>(
    /// Short name, from which the initials are taken.
    name: &'n str,
    /// Its colour.
    #[prop(into)]
    colour: Tincture,
    /// How large.
    #[prop(optional)]
    size: Size,
) -> impl IntoView + use<> {
    let class = format!("avatar shield {}{}", colour.class(), size.class());
    view! {
        <span class=class aria-hidden="true">
            {initials(name)}
        </span>
    }
}

/// The first letters of a person's first and last words.
fn person_initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    words
        .next()
        .into_iter()
        .chain(words.next_back())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The disc of a person, with initials. The name must stand beside it.
#[component]
pub fn Disc<'n>(
    /// The person's name.
    name: &'n str,
    /// How large.
    #[prop(optional)]
    size: Size,
) -> impl IntoView + use<> {
    let class = format!("avatar{}", size.class());
    view! {
        <span class=class aria-hidden="true">
            {person_initials(name)}
        </span>
    }
}
