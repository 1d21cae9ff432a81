//! Where a link may lead, and addresses in running text.

/// What an address begins with that may be followed.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Whether it leads to the web or to an address, and to nothing that runs.
pub(super) fn is_safe(to: &str) -> bool {
    let begins = |scheme: &str| {
        to.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(|it| begins(it))
}

/// The first address of the web in a text: what stands before it, itself, what follows.
pub(super) fn find(text: &str) -> Option<(&str, &str, &str)> {
    let start = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| text.find(scheme))
        .min()?;
    let (before, from) = text.split_at_checked(start)?;
    let ends = |sign: char| sign.is_whitespace() || "<>\"«»".contains(sign);
    let length = from.find(ends).unwrap_or(from.len());
    // A sentence ends after the address, not in it.
    let address = from
        .get(..length)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '’', '\'']);
    let after = from.get(address.len()..)?;
    Some((before, address, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_sentence_does() {
        let found = find("voir (https://exemple.test/a_b?c=1).");
        assert_eq!(
            found,
            Some(("voir (", "https://exemple.test/a_b?c=1", ")."))
        );
        assert_eq!(find("rien ici"), None);
    }

    #[test]
    fn only_the_web_and_addresses_are_followed() {
        for safe in ["https://a.test", "HTTP://a.test", "mailto:a@a.test"] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_ in [
            "javascript:alert(1)",
            " https://a.test",
            "//a.test",
            "/moi",
            "data:text/html,x",
            "java\nscript:x",
            "",
        ] {
            assert!(!is_safe(unsafe_), "{unsafe_}");
        }
    }
}
