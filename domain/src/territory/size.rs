//! The size class that the conventional agreement gives a CPTS from its population.

/// A class of the accord conventionnel interprofessionnel (ACI) of 20 June 2019, art. 5 and its
/// amendments: less than 40,000 inhabitants, 40,000 to 80,000, 80,000 to 175,000, more than 175,000.
///
/// The agreement does not say who has exactly 80,000. A boundary belongs to the class above it, as the
/// "less than 40,000" of the first one says, except the last, which is for "more than 175,000".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeClass {
    /// 0 to 39,999 inhabitants.
    One,
    /// 40,000 to 79,999.
    Two,
    /// 80,000 to 175,000.
    Three,
    /// 175,001 and more.
    Four,
}

impl SizeClass {
    /// All classes, the smallest first.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// The class of a population, in inhabitants.
    pub fn of(population: u64) -> Self {
        match population {
            0..=39_999 => Self::One,
            40_000..=79_999 => Self::Two,
            80_000..=175_000 => Self::Three,
            175_001.. => Self::Four,
        }
    }

    /// Its number in the agreement.
    pub fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }

    /// The smallest and, but for the last class, the largest population in it.
    pub fn bounds(self) -> (u64, Option<u64>) {
        match self {
            Self::One => (0, Some(39_999)),
            Self::Two => (40_000, Some(79_999)),
            Self::Three => (80_000, Some(175_000)),
            Self::Four => (175_001, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_boundary_is_in_the_class_that_the_documentation_says() {
        for (population, number) in [
            (0, 1),
            (39_999, 1),
            (40_000, 2),
            (79_999, 2),
            (80_000, 3),
            (175_000, 3),
            (175_001, 4),
            (u64::MAX, 4),
        ] {
            assert_eq!(SizeClass::of(population).number(), number, "{population}");
        }
    }

    #[test]
    fn the_classes_follow_each_other_without_gap() {
        let mut next = 0;
        for class in SizeClass::ALL {
            let (from, to) = class.bounds();
            assert_eq!(from, next);
            assert_eq!(SizeClass::of(from), class);
            if let Some(to) = to {
                assert_eq!(SizeClass::of(to), class);
                next = to + 1;
            }
        }
    }
}
