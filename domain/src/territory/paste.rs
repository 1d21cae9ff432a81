//! A list of commune codes as someone pastes it from a spreadsheet, a mail or another list.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::InseeCode;

/// How many codes a pasted list may hold: all communes of France.
pub const MOST_CODES: usize = 35_000;

/// What a pasted list says. Every line that is not blank is in one of the three lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Each code with the line (from 1) on which it comes first.
    pub codes: BTreeMap<InseeCode, usize>,
    /// Codes that came again, with the line of the repetition: harmless, but told.
    pub repeated: Vec<(usize, InseeCode)>,
    /// Lines that could not be read.
    pub problems: Vec<LineProblem>,
}

/// A line of a pasted list that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: Problem,
}

/// What is wrong with a line of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The line does not begin with a commune code; with its first word, shortened.
    #[error("« {0} » is no commune code")]
    NotACode(String),
    /// Several codes and other words on one line: there is no telling which are meant.
    #[error("several codes and other words on one line")]
    Mixed,
    /// Well formed, but no commune has this code.
    #[error("no commune has the code {0}")]
    Unknown(InseeCode),
    /// The code of a commune that is now part of another.
    #[error("{former} is now part of {now}")]
    Former {
        /// The code that was typed.
        former: InseeCode,
        /// The commune it is part of.
        now: InseeCode,
    },
    /// The list is longer than France.
    #[error("more than {MOST_CODES} codes")]
    TooMany,
}

/// Reads a pasted list.
///
/// A line holds either codes only, separated by spaces, tabs, commas, semicolons or bars, or one code
/// followed by anything (`37003;Amboise;12 937`). A code of four digits has lost its leading zero in a
/// spreadsheet and gets it back. Nothing is guessed beyond that.
pub fn parse(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let words: Vec<&str> = line
            .split(is_separator)
            .filter(|word| !word.is_empty())
            .collect();
        let Some((first, rest)) = words.split_first() else {
            continue;
        };
        let problem = match read_line(first, rest) {
            Ok(codes) if pasted.codes.len() + codes.len() > MOST_CODES => Problem::TooMany,
            Ok(codes) => {
                for code in codes {
                    match pasted.codes.entry(code) {
                        Entry::Vacant(place) => {
                            place.insert(number);
                        }
                        Entry::Occupied(_) => pasted.repeated.push((number, code)),
                    }
                }
                continue;
            }
            Err(problem) => problem,
        };
        let last = problem == Problem::TooMany;
        pasted.problems.push(LineProblem {
            line: number,
            what: problem,
        });
        if last {
            break;
        }
    }
    pasted
}

fn read_line(first: &str, rest: &[&str]) -> Result<Vec<InseeCode>, Problem> {
    let code = read_code(first).ok_or_else(|| Problem::NotACode(shortened(first)))?;
    let others: Vec<InseeCode> = rest.iter().filter_map(|word| read_code(word)).collect();
    if others.len() == rest.len() {
        Ok(std::iter::once(code).chain(others).collect())
    } else if rest.first().and_then(|word| read_code(word)).is_none() {
        Ok(vec![code])
    } else {
        Err(Problem::Mixed)
    }
}

fn read_code(word: &str) -> Option<InseeCode> {
    let word = word.trim_matches(['"', '\'', '(', ')', '[', ']', '«', '»', '.', '-']);
    if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
        return format!("0{word}").parse().ok();
    }
    word.parse().ok()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '|')
}

/// The beginning of a word that is shown back, for a page that stays readable.
fn shortened(word: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = word.chars().take(MOST).collect();
    if word.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(text: &str) -> Vec<String> {
        parse(text).codes.keys().map(ToString::to_string).collect()
    }

    fn problems(text: &str) -> Vec<(usize, Problem)> {
        parse(text)
            .problems
            .into_iter()
            .map(|p| (p.line, p.what))
            .collect()
    }

    #[test]
    fn codes_may_be_one_a_line_or_many_a_line() {
        assert_eq!(codes("37003\r\n37131\n\n"), ["37003", "37131"]);
        assert_eq!(
            codes("37003, 37131;37214\t41018"),
            ["37003", "37131", "37214", "41018"]
        );
        assert_eq!(codes("\u{feff}37003"), ["37003"]);
    }

    #[test]
    fn what_follows_a_single_code_is_a_label() {
        assert_eq!(
            codes("37003;Amboise;12 937\n\"37131\" Limeray"),
            ["37003", "37131"]
        );
        assert!(problems("37003;Amboise;12 937").is_empty());
    }

    #[test]
    fn a_leading_zero_lost_in_a_spreadsheet_comes_back() {
        assert_eq!(codes("1001"), ["01001"]);
    }

    #[test]
    fn a_line_that_is_no_code_is_told_with_its_number() {
        assert_eq!(
            problems("code;nom\n37003;Amboise\nAmboise"),
            [
                (1, Problem::NotACode("code".into())),
                (3, Problem::NotACode("Amboise".into())),
            ]
        );
    }

    #[test]
    fn codes_mixed_with_words_are_not_guessed() {
        assert_eq!(problems("37003;37400;Amboise"), [(1, Problem::Mixed)]);
    }

    #[test]
    fn a_repeated_code_is_told_and_kept_once() {
        let pasted = parse("37003\n37131 37003");
        assert_eq!(pasted.codes.len(), 2);
        assert_eq!(pasted.repeated, [(2, "37003".parse().unwrap())]);
    }

    #[test]
    fn a_word_without_end_is_shortened() {
        let [(1, Problem::NotACode(shown))] = &problems(&"x".repeat(1_000_000))[..] else {
            panic!("one problem on line 1");
        };
        assert_eq!(shown.chars().count(), 41);
    }

    #[test]
    fn a_list_longer_than_france_is_cut_short() {
        let code = |n: u32| format!("{:02}{:03}", 21 + n / 1000, n % 1000);
        let text = (0..40_000).map(code).collect::<Vec<_>>().join("\n");
        let pasted = parse(&text);
        assert_eq!(pasted.codes.len(), MOST_CODES);
        assert_eq!(pasted.problems.len(), 1);
    }

    proptest! {
        #[test]
        fn no_line_is_lost(text in "([0-9AB]{4,6}[ ;,\n]{0,2}|\\PC|\n){0,30}") {
            let pasted = parse(&text);
            let mut told: std::collections::BTreeSet<usize> = pasted.codes.values().copied().collect();
            told.extend(pasted.problems.iter().map(|p| p.line));
            told.extend(pasted.repeated.iter().map(|(line, _)| *line));
            for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
                let blank = line.chars().all(is_separator);
                prop_assert_eq!(told.contains(&number), !blank, "line {}: {:?}", number, line);
            }
        }

        #[test]
        fn good_codes_come_back_whatever_separates_them(
            numbers in prop::collection::btree_set(1..999_u32, 1..30),
            separator in "[ ,;\t\n|]{1,2}",
        ) {
            let written: Vec<String> = numbers.iter().map(|n| format!("37{n:03}")).collect();
            prop_assert_eq!(codes(&written.join(&separator)), written);
        }
    }
}
