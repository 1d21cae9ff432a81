//! Single values as people and spreadsheets write them.

use chrono::NaiveDate;

/// A day: `24/11/2026`, `24-11-2026`, `24.11.2026` or `2026-11-24`, with or without a time after
/// it. The day stands before the month, as in France.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split([' ', 'T']).next()?;
    let mut parts = day.split(['/', '-', '.']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    let year = i32::try_from(number(year)?)
        .ok()
        .filter(|year| *year >= 1900)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

/// A telephone number, French ones grouped by two: `06 12 34 56 78`.
///
/// A zero that a spreadsheet dropped comes back, and `+33` becomes `0`.
pub(super) fn phone(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".-/()+".contains(c);
    if !text.chars().all(plain) || text.rfind('+').is_some_and(|at| at > 0) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = text.starts_with('+') || digits.starts_with("00");
    let number = digits.strip_prefix("00").unwrap_or(&digits);
    let national = match number.strip_prefix("33") {
        Some(rest) if abroad => rest.strip_prefix('0').unwrap_or(rest),
        _ if abroad => {
            return (6..=15)
                .contains(&number.len())
                .then(|| format!("+{number}"));
        }
        _ => number.strip_prefix('0').unwrap_or(number),
    };
    if national.len() != 9 || national.starts_with('0') {
        return None;
    }
    let all = format!("0{national}");
    let pairs: Vec<_> = all
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| str::from_utf8(pair).ok())
        .collect();
    Some(pairs.join(" "))
}

/// Euros and cents: `12`, `12,5`, `1 250,00 €`. At most two decimals, no sign.
pub(super) fn cents(text: &str) -> Option<i64> {
    let text = text
        .trim()
        .trim_end_matches('€')
        .trim_end_matches("EUR")
        .trim_end();
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (euros, decimals) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if euros.is_empty()
        || euros.len() > 7
        || decimals.len() > 2
        || !digits(euros)
        || !digits(decimals)
    {
        return None;
    }
    let cents: i64 = format!("{decimals:0<2}").parse().ok()?;
    euros
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(cents)
}

/// What a spreadsheet makes of a long number: `1,00035E+10`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(exponent.trim_start_matches('+')) && digits(&mantissa.replace([',', '.'], ""))
}

/// Digits with the zeros before them that a spreadsheet dropped.
pub(super) fn zero_filled(text: &str, width: usize) -> String {
    let digits = text.len() + 1 == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        format!("0{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_read_as_in_france_or_as_in_the_standard() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 4);
        for text in [
            "04/11/2026",
            "4/11/2026",
            "04-11-2026",
            "04.11.2026",
            "2026-11-04",
            "2026-11-04T10:00",
        ] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in [
            "",
            "2026",
            "11/2026",
            "31/02/2026",
            "04/11/26",
            "04/13/2026",
            "4/11/20266",
            "a/b/2026",
            "1/1/1/2026",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_grouped_and_gets_its_zero_back() {
        for text in [
            "0612345678",
            "06.12.34.56.78",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "0033612345678",
            "612345678",
        ] {
            assert_eq!(phone(text).as_deref(), Some("06 12 34 56 78"), "{text}");
        }
        assert_eq!(phone("+32 2 123 45 67").as_deref(), Some("+3221234567"));
        for text in [
            "",
            "06",
            "=1+1",
            "06 12 34 56 78 ou 02 47",
            "0612345678901",
            "06+12",
        ] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_read_to_the_cent() {
        for (text, expected) in [
            ("20", 2000),
            ("20,5", 2050),
            ("20.05", 2005),
            ("1 250,00 €", 125_000),
            ("0", 0),
        ] {
            assert_eq!(cents(text), Some(expected), "{text}");
        }
        for text in ["", "-20", "20,005", "=20", "vingt", "1,2,3", "12345678"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_a_spreadsheet_rounded_is_recognised() {
        assert!(is_scientific("1,00035E+10") && is_scientific("1.0003E10"));
        assert!(
            !is_scientific("10003461033") && !is_scientific("2A0000014") && !is_scientific("E1")
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(text in ".{0,30}") {
            let _ = (date(&text), phone(&text), cents(&text), is_scientific(&text), zero_filled(&text, 5));
        }

        #[test]
        fn a_telephone_number_reads_back(text in "[0-9+ .]{0,18}") {
            if let Some(once) = phone(&text) {
                prop_assert_eq!(phone(&once), Some(once.clone()));
            }
        }
    }
}
