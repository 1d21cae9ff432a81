use chrono::{Datelike, NaiveDate};
use domain::contract::party::Capacity;
use domain::contract::promise::Every;
use domain::territory::Mission;

/// As what somebody signs.
pub(in crate::contract) const fn capacity(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Itself => "représentant légal",
        Capacity::Support => "en qualité d’établissement support",
        Capacity::Group => "représentant légal du groupement, personne morale",
        Capacity::Mandated => "par délégation de signature ou mandat",
    }
}

pub(in crate::contract) const fn mission(mission: Mission) -> &'static str {
    match mission {
        Mission::Access => "accès aux soins",
        Mission::Pathway => "parcours pluriprofessionnels",
        Mission::Prevention => "prévention",
        Mission::Crisis => "réponse aux crises sanitaires",
        Mission::Quality => "qualité et pertinence des soins",
        Mission::Support => "accompagnement des professionnels",
    }
}

pub(in crate::contract) const fn every(every: Option<Every>) -> &'static str {
    match every {
        None => "une fois",
        Some(Every::Month) => "chaque mois",
        Some(Every::Quarter) => "chaque trimestre",
        Some(Every::HalfYear) => "chaque semestre",
        Some(Every::Year) => "chaque année",
    }
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 1er janvier 2027 ».
pub(in crate::contract) fn date(day: NaiveDate) -> String {
    let month = MONTHS.iter().zip(1..).find(|(_, n)| *n == day.month());
    let month = month.map_or("", |(name, _)| name);
    let number = match day.day() {
        1 => "1er".to_owned(),
        n => n.to_string(),
    };
    format!("{number}\u{a0}{month}\u{a0}{}", day.year())
}

/// « 12 000,00 € ».
pub(in crate::contract) fn euros(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if 0 < n && (whole.len() - n).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02}\u{a0}€", cents % 100)
}

/// « a, b et c ».
pub(in crate::contract) fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} et {last}", before.join(", ")),
    }
}

/// French spacing: marks stay on the line of their word, and the parts of a date or of a number on one line. Who types has no key
/// for these spaces.
pub(in crate::contract) fn spaced(text: &str) -> String {
    let text = whole(text);
    [";", "!", "?", "»"]
        .iter()
        .fold(text, |text, mark| {
            text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"))
        })
        .replace("« ", "«\u{202f}")
        .replace(" :", "\u{a0}:")
        .replace(" %", "\u{a0}%")
        .replace(" €", "\u{a0}€")
}

/// « 3 mars 2027 » and « 12 000 » without a space at which a line may end.
fn whole(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<&str> = None;
    for word in text.split(' ') {
        if let Some(before) = before {
            joined.push(between(before, word));
        }
        joined.push_str(word);
        before = Some(word);
    }
    joined
}

/// The space between two words: one within a date or a number holds.
fn between(before: &str, after: &str) -> char {
    let before = before.rsplit(['\u{a0}', '(']).next().unwrap_or_default();
    let after = after
        .split([',', '.', ';', ')', '\u{a0}'])
        .next()
        .unwrap_or_default();
    let digits = |it: &str, most: usize| {
        (1..=most).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit())
    };
    let day = before == "1er" || digits(before, 2);
    let year = after.len() == 4 && digits(after, 4);
    if day && MONTHS.contains(&after) || MONTHS.contains(&before) && year {
        return '\u{a0}';
    }
    if digits(before, 3) && after.len() == 3 && digits(after, 3) {
        return '\u{202f}';
    }
    ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_held_together_and_nothing_else_is() {
        for (typed, printed) in [
            ("le 3 mars 2027.", "le 3\u{a0}mars\u{a0}2027."),
            ("dès le 1er août, puis", "dès le 1er\u{a0}août, puis"),
            (
                "30\u{a0}juin 2027, au plus",
                "30\u{a0}juin\u{a0}2027, au plus",
            ),
            (
                "de 1 200 000 € (12 500,50 €)",
                "de 1\u{202f}200\u{202f}000\u{a0}€ (12\u{202f}500,50\u{a0}€)",
            ),
            ("en 2027 300 patients", "en 2027 300 patients"),
            ("en mars 200 patients", "en mars 200 patients"),
            ("le 12, 300 patients", "le 12, 300 patients"),
            ("3 lits", "3 lits"),
            ("", ""),
        ] {
            assert_eq!(spaced(typed), printed);
        }
    }
}
