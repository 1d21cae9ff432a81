//! Likely duplicates: two entries of one register that may be the same person.
//!
//! Compared inside one CPTS only: what another CPTS holds is not known here, so that no register can be
//! used to probe another.

/// What makes two entries alike, the strongest sign first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Same RPPS number: the same professional, or a typing error.
    SameRpps,
    /// Same e-mail address; a practice may share one.
    SameEmail,
    /// Same names.
    SameName,
}

/// What of an entry is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace<'a> {
    /// Names as [`crate::text`] normalises them, in any order.
    pub search_name: &'a str,
    /// RPPS number.
    pub rpps: Option<&'a str>,
    /// E-mail address.
    pub email: Option<&'a str>,
}

/// The strongest sign that two entries are the same person, if there is one.
///
/// Two different RPPS numbers are two people, whatever their names.
pub fn likeness(a: &Trace<'_>, b: &Trace<'_>) -> Option<Likeness> {
    match (a.rpps, b.rpps) {
        (Some(a), Some(b)) if a == b => return Some(Likeness::SameRpps),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (a.email, b.email) {
        (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => return Some(Likeness::SameEmail),
        _ => {}
    }
    same_words(a.search_name, b.search_name).then_some(Likeness::SameName)
}

/// `marie claire dupont` is `dupont marie claire`: imports disagree on the order.
fn same_words(a: &str, b: &str) -> bool {
    fn sorted(name: &str) -> Vec<&str> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        words.sort_unstable();
        words
    }
    a.len() == b.len() && !a.trim().is_empty() && sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn trace<'a>(name: &'a str, rpps: Option<&'a str>, email: Option<&'a str>) -> Trace<'a> {
        Trace {
            search_name: name,
            rpps,
            email,
        }
    }

    #[test]
    fn the_same_rpps_is_the_same_professional() {
        let a = trace("dupont marie", Some("10001234567"), None);
        let b = trace("dupond marie", Some("10001234567"), None);
        assert_eq!(likeness(&a, &b), Some(Likeness::SameRpps));
    }

    #[test]
    fn two_rpps_are_two_people_even_with_one_name_and_one_address() {
        let a = trace(
            "dupont marie",
            Some("10001234567"),
            Some("cabinet@exemple.fr"),
        );
        let b = trace(
            "dupont marie",
            Some("10007654321"),
            Some("cabinet@exemple.fr"),
        );
        assert_eq!(likeness(&a, &b), None);
    }

    #[test]
    fn the_order_of_names_does_not_matter() {
        let a = trace("dupont marie claire", None, None);
        let b = trace("marie claire dupont", Some("10001234567"), None);
        assert_eq!(likeness(&a, &b), Some(Likeness::SameName));
    }

    #[test]
    fn addresses_are_compared_without_case() {
        let a = trace("a", None, Some("M.Dupont@exemple.fr"));
        let b = trace("b", None, Some("m.dupont@Exemple.fr"));
        assert_eq!(likeness(&a, &b), Some(Likeness::SameEmail));
    }

    #[test]
    fn nameless_entries_are_not_alike() {
        assert_eq!(
            likeness(&trace("", None, None), &trace("", None, None)),
            None
        );
    }

    proptest! {
        #[test]
        fn likeness_has_no_direction(a in "[ab ]{0,6}", b in "[ab ]{0,6}", ra in proptest::option::of("[01]"), rb in proptest::option::of("[01]")) {
            let (a, b) = (trace(&a, ra.as_deref(), None), trace(&b, rb.as_deref(), None));
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
        }
    }
}
