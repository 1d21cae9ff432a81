use super::{UnknownCode, nomenclature};

nomenclature! {
    /// Mode of practice (`TRE_R23` of the NOS, and our `M` for a person with both).
    Mode {
        Liberal "L" "Libéral",
        Salaried "S" "Salarié",
        Voluntary "B" "Bénévole",
        Mixed "M" "Mixte",
    }
}

impl std::str::FromStr for Mode {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::by_code(code.trim()).ok_or(UnknownCode)
    }
}

impl Mode {
    /// The mode of a person with several activities: liberal and salaried together are mixed, and
    /// voluntary work changes neither. `None` without any activity.
    ///
    /// ```
    /// # use domain::profession::Mode;
    /// assert_eq!(Mode::of([Mode::Liberal, Mode::Salaried]), Some(Mode::Mixed));
    /// assert_eq!(Mode::of([Mode::Voluntary, Mode::Liberal]), Some(Mode::Liberal));
    /// ```
    pub fn of(activities: impl IntoIterator<Item = Self>) -> Option<Self> {
        activities.into_iter().reduce(|all, one| match (all, one) {
            (same, other) if same == other => same,
            (Self::Voluntary, other) | (other, Self::Voluntary) => other,
            _ => Self::Mixed,
        })
    }
}

nomenclature! {
    /// Professional standing (*catégorie professionnelle*, `TRE_R09`).
    Standing {
        Civilian "C" "Civil",
        Military "M" "Militaire",
        Student "E" "Étudiant",
    }
}

impl std::str::FromStr for Standing {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::by_code(code.trim()).ok_or(UnknownCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_mode() -> impl Strategy<Value = Mode> {
        prop::sample::select(Mode::ALL)
    }

    proptest! {
        #[test]
        fn the_order_of_activities_does_not_change_the_mode(
            modes in prop::collection::vec(any_mode(), 0..6),
        ) {
            let mut reversed = modes.clone();
            reversed.reverse();
            prop_assert_eq!(Mode::of(modes), Mode::of(reversed));
        }
    }

    #[test]
    fn only_voluntary_work_is_voluntary() {
        assert_eq!(Mode::of([Mode::Voluntary]), Some(Mode::Voluntary));
        assert_eq!(Mode::of([]), None);
    }
}
