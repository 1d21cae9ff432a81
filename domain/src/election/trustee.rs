//! Trustees of a CPTS: how many, how many of them are needed, and how far their ceremony is.

use crate::code::coded;

/// The fewest trustees.
pub const FEWEST: usize = 3;
/// The most: with more, one of them is always on holiday.
pub const MOST: usize = 9;

coded! {
    /// How far the ceremony of a board of trustees is.
    BoardState {
        /// Each one accepts, and makes a key to be written to under.
        Gathering = "gathering",
        /// Each one draws her shares for the others.
        Polynomials = "polynomials",
        /// Each one checks what she received, and adds up her part of the key.
        Answers = "answers",
        /// The key is there: elections may be held under it.
        Ready = "ready",
        /// It serves no new election.
        Retired = "retired",
    }
}

/// Why so many of so many cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardRefused {
    /// Between [`FEWEST`] and [`MOST`] people.
    People,
    /// At least two are needed, so that nobody opens an urn with the server alone; and at most all but one, so that
    /// nobody is indispensable.
    Needed,
}

/// Whether `needed` of `people` trustees make a board.
///
/// # Errors
/// [`BoardRefused`].
pub fn may_be(people: usize, needed: usize) -> Result<(), BoardRefused> {
    if !(FEWEST..=MOST).contains(&people) {
        return Err(BoardRefused::People);
    }
    if needed < 2 || people <= needed {
        return Err(BoardRefused::Needed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_opens_alone_and_nobody_is_indispensable() {
        for people in 0..12 {
            for needed in 0..12 {
                let expected = (3..=9).contains(&people) && 2 <= needed && needed < people;
                assert_eq!(
                    may_be(people, needed).is_ok(),
                    expected,
                    "{needed}/{people}"
                );
            }
        }
        assert_eq!(may_be(2, 2), Err(BoardRefused::People));
        assert_eq!(may_be(3, 3), Err(BoardRefused::Needed));
        assert_eq!(may_be(5, 1), Err(BoardRefused::Needed));
    }
}
