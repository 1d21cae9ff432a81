//! Texts, articles and numbers, each by itself.

use super::{Found, Place, What};
use crate::exact::Fraction;
use crate::statutes::{Said, Stated, Statutes};
use crate::typed::{MESSAGE_MAX, NAME_MAX, TypedRefused, line, paragraphs};

/// The longest reference to an article, in characters.
const ARTICLE_MAX: usize = 60;
/// Ten years: a longer wait before a first vote is a typing error.
const MONTHS_MAX: u16 = 120;
/// One year: longer is a typing error.
pub(super) const DAYS_MAX: u16 = 366;

pub(super) fn check(statutes: &Statutes, found: &mut Found) {
    one_line(
        &statutes.association,
        NAME_MAX,
        &Place::of("association"),
        found,
    );
    let object = Place::of("object");
    article(&statutes.object.article, &object.to("article"), found);
    text(
        paragraphs(&statutes.object.rule, MESSAGE_MAX),
        &object.to("rule"),
        found,
    );
    membership(statutes, found);
    board(statutes, found);
    small_groups(statutes, found);
}

fn membership(statutes: &Statutes, found: &mut Found) {
    let (of, here) = (&statutes.membership, Place::of("membership"));
    let _ = said(&of.unpaid, &here.to("unpaid"), found);
    if let Some((months, at)) = said(&of.seniority_months, &here.to("seniority-months"), found) {
        number(*months, MONTHS_MAX, &at, found);
    }
    if let Some((days, at)) = said(&of.roll_closes_days, &here.to("roll-closes-days"), found) {
        number(*days, DAYS_MAX, &at, found);
    }
    let _ = said(&of.establishments, &here.to("establishments"), found);
    if let Some((crate::statutes::Mixed::FromShare(share), at)) =
        said(&of.mixed, &here.to("mixed"), found)
    {
        some_share(*share, &at.to("from-share"), found);
    }
}

fn board(statutes: &Statutes, found: &mut Found) {
    if let Some((elections, at)) = said(&statutes.elections, &Place::of("elections"), found)
        && let Some(days) = elections.challenge_days
    {
        number(days, DAYS_MAX, &at.to("challenge-days"), found);
    }
    if let Some((board, at)) = said(&statutes.board, &Place::of("board"), found) {
        number(board.seats, 1_000, &at.to("seats"), found);
        number(board.term_years, 12, &at.to("term-years"), found);
    }
}

fn small_groups(statutes: &Statutes, found: &mut Found) {
    if let Some((small, at)) = said(&statutes.small_groups, &Place::of("small-groups"), found) {
        let least = at.to("fewer-than");
        found.when(
            small.fewer_than < 2,
            least.clone(),
            What::Below { least: 2 },
        );
        found.when(small.fewer_than > 100, least, What::Above { most: 100 });
        let choices = at.to("choices");
        found.when(
            small.choices.is_empty(),
            choices.clone(),
            What::NamesNothing,
        );
        twice(&small.choices, &choices, found);
    }
}

/// The rule that is said, its article looked at, and the place of the rule.
pub(super) fn said<'a, T>(
    said: &'a Said<T>,
    at: &Place,
    found: &mut Found,
) -> Option<(&'a T, Place)> {
    let stated: &Stated<T> = said.stated()?;
    article(&stated.article, &at.to("says").to("article"), found);
    Some((&stated.rule, at.rule()))
}

pub(super) fn article(reference: &str, at: &Place, found: &mut Found) {
    one_line(reference, ARTICLE_MAX, at, found);
}

pub(super) fn one_line(words: &str, max: usize, at: &Place, found: &mut Found) {
    text(line(words, max), at, found);
}

fn text(read: Result<Option<String>, TypedRefused>, at: &Place, found: &mut Found) {
    match read {
        Ok(Some(_)) => {}
        Ok(None) => found.push(at.clone(), What::Empty),
        Err(refused) => found.push(at.clone(), What::Text(refused)),
    }
}

/// From one to the most.
pub(super) fn number(number: u16, most: u16, at: &Place, found: &mut Found) {
    found.when(number == 0, at.clone(), What::Zero);
    found.when(
        number > most,
        at.clone(),
        What::Above {
            most: u32::from(most),
        },
    );
}

/// More than none, and at most all.
pub(super) fn some_share(share: Fraction, at: &Place, found: &mut Found) {
    found.when(share.is_zero(), at.clone(), What::Zero);
    found.when(share > Fraction::ONE, at.clone(), What::AboveOne);
}

/// More than none, and less than all.
pub(super) fn part(share: Fraction, at: &Place, found: &mut Found) {
    found.when(share.is_zero(), at.clone(), What::Zero);
    found.when(share >= Fraction::ONE, at.clone(), What::NotBelowOne);
}

/// Every entry that stands before already.
pub(super) fn twice<T: PartialEq>(list: &[T], at: &Place, found: &mut Found) {
    for (n, entry) in list.iter().enumerate() {
        let before = list.iter().take(n).any(|it| it == entry);
        found.when(before, at.at(n), What::Twice);
    }
}
