//! A CPTS must not lock itself out: someone must remain who may manage its roles.

/// May this mandate end, given the others that are in force?
///
/// `ending_may_manage`: the mandate about to end carries the right to manage roles. `others`: for every
/// other mandate in force on that day, whether it carries that right **and** its holder can sign in.
///
/// # Errors
/// It is the last one.
pub fn may_end(
    ending_may_manage: bool,
    others: impl IntoIterator<Item = bool>,
) -> Result<(), LastKeeper> {
    if !ending_may_manage || others.into_iter().any(|keeps| keeps) {
        Ok(())
    } else {
        Err(LastKeeper)
    }
}

/// Nobody would be left who may manage the roles of this CPTS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody would be left who may manage roles")]
pub struct LastKeeper;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_last_one_who_may_manage_roles_stays() {
        assert_eq!(may_end(true, [false, false]), Err(LastKeeper));
        assert_eq!(may_end(true, []), Err(LastKeeper));
    }

    #[test]
    fn with_a_successor_the_president_may_leave() {
        assert_eq!(may_end(true, [false, true]), Ok(()));
    }

    #[test]
    fn who_does_not_manage_roles_may_always_leave() {
        assert_eq!(may_end(false, []), Ok(()));
    }

    proptest! {
        #[test]
        fn ending_mandates_one_by_one_never_empties_the_keepers(mandates in proptest::collection::vec(any::<bool>(), 1..12)) {
            let mut left = mandates.clone();
            let mut at = 0;
            while at < left.len() {
                let ending = left[at];
                let others = left.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, m)| *m);
                if may_end(ending, others).is_ok() { left.remove(at); } else { at += 1; }
            }
            prop_assert_eq!(left.iter().any(|m| *m), mandates.iter().any(|m| *m));
        }
    }
}
