use decision::record::{OfVote, Tally};
use domain::decision::Choice;
use serde::Serialize;

use Language::{English, French};
use finding::Language;

/// Numbers of a round or a vote: a name, then a number a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What stands above each column.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<(&'static str, Vec<String>)>,
}

impl Table {
    /// Of what was counted.
    pub fn of(tally: &Tally, language: Language) -> Self {
        match tally {
            Tally::Round(it) => Self {
                columns: match language {
                    French => vec!["Position", "Membres"],
                    English => vec!["Position", "Members"],
                },
                rows: Choice::ALL
                    .iter()
                    .map(|choice| {
                        let count = it.choices.get(choice).copied().unwrap_or(0);
                        (name(*choice, language), vec![count.to_string()])
                    })
                    .collect(),
            },
            Tally::Vote(it) => vote(it, language),
        }
    }
}

/// As cast and, where caps change it, as counted.
fn vote(it: &OfVote, language: Language) -> Table {
    let counted = it.counted.as_ref().filter(|counted| **counted != it.raw);
    let mut columns = match language {
        French => vec!["Bulletin", "Exprimé"],
        English => vec!["Ballot", "As cast"],
    };
    if counted.is_some() {
        columns.push(match language {
            French => "Après plafonds",
            English => "Under caps",
        });
    }
    let names = match language {
        French => ["Pour", "Contre", "Blanc", "Sans voter", "Base"],
        English => ["For", "Against", "Blank", "Not voting", "Base"],
    };
    let numbers = [Some(&it.raw), counted].map(|it| {
        it.map(|it| {
            [&it.yes, &it.no, &it.blank, &it.silent, &it.base].map(|it| shown(it, language))
        })
    });
    let row = |(place, name)| {
        let of = |it: &[String; 5]| it.get(place).cloned();
        (name, numbers.iter().flatten().filter_map(of).collect())
    };
    Table {
        columns,
        rows: names.into_iter().enumerate().map(row).collect(),
    }
}

/// An exact number, and about how much a fraction is.
fn shown(number: &str, language: Language) -> String {
    let point = match language {
        French => ',',
        English => '.',
    };
    let parts = number.split_once('/');
    let parts = parts.and_then(|(over, under)| Some((over.parse().ok()?, under.parse().ok()?)));
    match parts {
        Some((over, under)) => match hundredths(over, under) {
            Some((whole, rest)) => format!("{number} (≈ {whole}{point}{rest:02})"),
            None => number.to_owned(),
        },
        None => number.to_owned(),
    }
}

/// The fraction in hundredths, cut off.
fn hundredths(over: u128, under: u128) -> Option<(u128, u128)> {
    let all = over.checked_mul(100)?.checked_div(under)?;
    Some((all / 100, all % 100))
}

const fn name(choice: Choice, language: Language) -> &'static str {
    match (choice, language) {
        (Choice::Support, French) => "Soutien",
        (Choice::Support, English) => "Support",
        (Choice::Consent, French) => "Consentement",
        (Choice::Consent, English) => "Consent",
        (Choice::Reservation, French) => "Réserve",
        (Choice::Reservation, English) => "Reservation",
        (Choice::Objection, _) => "Objection",
        (Choice::Abstention, _) => "Abstention",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_also_says_about_how_much_it_is() {
        assert_eq!(shown("36", French), "36");
        assert_eq!(shown("115/3", French), "115/3 (≈ 38,33)");
        assert_eq!(shown("115/3", English), "115/3 (≈ 38.33)");
        assert_eq!(shown("1/200", French), "1/200 (≈ 0,00)");
    }
}
