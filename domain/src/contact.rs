//! Contact data as people type it: checked for its form only; whether it reaches anyone is seen by writing.

/// Whether a text has the form of an e-mail address: one `@`, a domain with a dot, no blanks, 254 characters at
/// most (RFC 5321, §4.5.3.1).
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels_hold = domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    let local_holds = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    text.len() <= 254 && local_holds && labels_hold
}

/// Whether a text has the form of a telephone number: 4 to 15 digits (ITU-T E.164), with the signs people put
/// between them.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (4..=15).contains(&digits)
        && text.chars().count() <= 25
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+.-()/".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_taken() {
        for address in [
            "marie.dupont@exemple.fr",
            "m+cpts@mail.exemple.fr",
            "o'neil@exemple.fr",
        ] {
            assert!(is_email(address), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "marie",
            "marie@",
            "@exemple.fr",
            "a@b",
            "a b@exemple.fr",
            "a@b@exemple.fr",
            "a@exemple..fr",
            "a@-x.fr",
            "a\r\nBcc:x@exemple.fr",
            "a@exemple.fr\n",
        ] {
            assert!(!is_email(text), "{text:?}");
        }
        assert!(!is_email(&format!("{}@exemple.fr", "a".repeat(65))));
    }

    #[test]
    fn telephone_numbers_are_taken_as_people_write_them() {
        for number in [
            "02 47 00 00 00",
            "+33 (0)2.47.00.00.00",
            "3624",
            "02-47-00-00-00",
        ] {
            assert!(is_phone(number), "{number}");
        }
        for text in ["", "abc", "123", "02 47 00 00 00 00 00 00", "02 47 poste 3"] {
            assert!(!is_phone(text), "{text:?}");
        }
    }
}
