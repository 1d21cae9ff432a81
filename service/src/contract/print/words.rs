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

/// « 1er janvier 2027 ».
pub(in crate::contract) fn date(day: NaiveDate) -> String {
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

/// French spacing: marks stay on the line of their word. Who types has no key for these spaces.
pub(in crate::contract) fn spaced(text: &str) -> String {
    [";", "!", "?", "»"]
        .iter()
        .fold(text.to_owned(), |text, mark| {
            text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"))
        })
        .replace("« ", "«\u{202f}")
        .replace(" :", "\u{a0}:")
        .replace(" %", "\u{a0}%")
        .replace(" €", "\u{a0}€")
}
