//! Counts that cross the border of a CPTS.

/// A count of people or structures as others may see it: only from 5 on, so that nobody can be told
/// apart by a small number. The exact small number is not kept, and zero is not told from four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownCount {
    /// Less than [`ShownCount::LEAST`], zero included.
    Few,
    /// The count itself.
    Exactly(u64),
}

impl ShownCount {
    /// The smallest count that is shown.
    pub const LEAST: u64 = 5;

    /// What may be shown of a count.
    pub fn of(count: u64) -> Self {
        if count < Self::LEAST {
            Self::Few
        } else {
            Self::Exactly(count)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_five_is_never_told() {
        for few in 0..5 {
            assert_eq!(ShownCount::of(few), ShownCount::Few);
        }
        assert_eq!(ShownCount::of(5), ShownCount::Exactly(5));
    }
}
