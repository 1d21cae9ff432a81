//! What is typed in the form of a section: shares, numbers, choices, and what the statutes say or leave unsaid.

use std::fmt::Display;
use std::str::FromStr;

use domain::exact::Fraction;
use domain::statutes::Said;

use crate::form::Form;
use crate::lang::Lang;

/// Value of the answer « les statuts n’en disent rien ».
pub const SILENT: &str = "silent";

/// Reads a form; what cannot be read is said at its field.
pub struct Reader<'f> {
    /// The form.
    pub form: &'f mut Form,
    /// Language of the errors.
    pub lang: Lang,
}

impl Reader<'_> {
    /// A text, without the blanks around it. Whether it may be empty is for the document to say.
    pub fn text(&self, name: &str) -> String {
        self.form.text(name).replace("\r\n", "\n")
    }

    /// A whole number.
    pub fn number<N: FromStr>(&mut self, name: &str) -> Option<N> {
        let typed: String = self.form.text(name).split_whitespace().collect();
        let read = typed.parse().ok();
        if read.is_none() {
            let lang = self.lang;
            self.form.reject(
                name,
                t!(
                    lang,
                    "Écrivez un nombre entier, comme 15.",
                    "Write a whole number, such as 15."
                ),
            );
        }
        read
    }

    /// A whole number, or nothing; the outer `None`: it cannot be read.
    #[expect(
        clippy::option_option,
        reason = "what cannot be read is not what is not there"
    )]
    pub fn number_if_any<N: FromStr>(&mut self, name: &str) -> Option<Option<N>> {
        if self.form.text(name).is_empty() {
            return Some(None);
        }
        self.number(name).map(Some)
    }

    /// A share.
    pub fn share(&mut self, name: &str) -> Option<Fraction> {
        let read = share(self.form.text(name));
        if read.is_none() {
            let lang = self.lang;
            self.form.reject(
                name,
                t!(
                    lang,
                    "Écrivez une part : « 2/3 », « 20 % » ou « 0,2 ».",
                    "Write a share: “2/3”, “20%” or “0.2”."
                ),
            );
        }
        read
    }

    /// A share, or nothing; the outer `None`: it cannot be read.
    #[expect(
        clippy::option_option,
        reason = "what cannot be read is not what is not there"
    )]
    pub fn share_if_any(&mut self, name: &str) -> Option<Option<Fraction>> {
        if self.form.text(name).is_empty() {
            return Some(None);
        }
        self.share(name).map(Some)
    }

    /// One of several answers.
    pub fn choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let read = self.form.text(name).parse().ok();
        if read.is_none() {
            self.missing(name);
        }
        read
    }

    /// One of several answers, or none; the outer `None`: it cannot be read.
    #[expect(
        clippy::option_option,
        reason = "what cannot be read is not what is not there"
    )]
    pub fn choice_if_any<T: FromStr>(&mut self, name: &str) -> Option<Option<T>> {
        if self.form.text(name).is_empty() {
            return Some(None);
        }
        self.choice(name).map(Some)
    }

    /// Says that an answer is missing.
    pub fn missing(&mut self, name: &str) {
        let lang = self.lang;
        self.form.reject(
            name,
            t!(lang, "Choisissez une réponse.", "Choose an answer."),
        );
    }

    /// The answers of several boxes. Those that the document had keep its order; unknown ones are dropped, for only a
    /// program sends them.
    pub fn boxes<T: FromStr + PartialEq + Copy>(&self, name: &str, before: &[T]) -> Vec<T> {
        let mut chosen: Vec<T> = Vec::new();
        for it in self.form.all(name).filter_map(|it| it.parse().ok()) {
            if !chosen.contains(&it) {
                chosen.push(it);
            }
        }
        let mut kept: Vec<T> = Vec::new();
        for it in before {
            if chosen.contains(it) && !kept.contains(it) {
                kept.push(*it);
            }
        }
        kept.extend(chosen.iter().filter(|it| !before.contains(it)));
        kept
    }

    /// What the statutes say on a point: the answer that is not silence is read by its word.
    pub fn said<T>(
        &mut self,
        name: &str,
        rule: impl FnOnce(&mut Self, &str) -> Option<T>,
    ) -> Option<Said<T>> {
        let answer = self.form.text(name).to_owned();
        match answer.as_str() {
            SILENT => Some(Said::Silent),
            "" => {
                self.missing(name);
                None
            }
            word => {
                let rule = rule(self, word)?;
                Some(Said::says(&self.text(&format!("{name}-article")), rule))
            }
        }
    }

    /// What the statutes say on a point whose answers have codes.
    pub fn said_code<T: FromStr>(&mut self, name: &str) -> Option<Said<T>> {
        self.said(name, |it, _| it.choice(name))
    }
}

/// A form being made of a document.
pub trait Filled {
    /// With a value.
    #[must_use]
    fn put(self, name: &str, value: impl Display) -> Self;

    /// With several values, as boxes send them.
    #[must_use]
    fn put_all(self, name: &str, values: impl IntoIterator<Item = &'static str>) -> Self;

    /// With what is said on a point: its article, and the word of its rule; more is put by `rule`.
    #[must_use]
    fn said<T>(self, name: &str, said: &Said<T>, rule: impl FnOnce(Self, &T) -> Self) -> Self
    where
        Self: Sized;
}

impl Filled for Form {
    fn put(self, name: &str, value: impl Display) -> Self {
        self.with(name, value.to_string())
    }

    fn put_all(self, name: &str, values: impl IntoIterator<Item = &'static str>) -> Self {
        values
            .into_iter()
            .fold(self, |it, value| it.with(name, value))
    }

    fn said<T>(self, name: &str, said: &Said<T>, rule: impl FnOnce(Self, &T) -> Self) -> Self {
        match said.stated() {
            None => self.with(name, SILENT),
            Some(stated) => rule(
                self.with(&format!("{name}-article"), stated.article.clone()),
                &stated.rule,
            ),
        }
    }
}

/// A share as it is typed: « 2/3 », « 20 % », « 12,5 % », « 0,2 »; nought, one, and more than one too, so that a
/// contradiction is told instead of a mistake in typing.
pub fn share(typed: &str) -> Option<Fraction> {
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '⁄' || c == '∕' { '/' } else { c })
        .collect();
    if let Some((upper, lower)) = typed.split_once('/') {
        return Fraction::new(figures(upper)?, figures(lower)?).ok();
    }
    let (digits, hundred) = match typed.strip_suffix('%') {
        Some(digits) => (digits, 100),
        None => (typed.as_str(), 1),
    };
    let (whole, rest) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let power = 10_u32.checked_pow(u32::try_from(rest.len()).ok()?)?;
    let rest = if rest.is_empty() { 0 } else { figures(rest)? };
    let upper = figures(whole)?.checked_mul(power)?.checked_add(rest)?;
    // « 20 » without a sign is neither twenty times nor clearly a percentage.
    if hundred == 1 && rest == 0 && figures(whole)? > 1 {
        return None;
    }
    reduced(upper, power.checked_mul(hundred)?)
}

fn figures(digits: &str) -> Option<u32> {
    let plain = (1..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// « 33,30 % » is 333/1000: parts of more than ten thousand may still be in reach once they are in lowest terms.
fn reduced(upper: u32, lower: u32) -> Option<Fraction> {
    let (mut divisor, mut rest) = (lower, upper);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let divisor = divisor.max(1);
    Fraction::new(upper / divisor, lower / divisor).ok()
}

/// A share as a field shows it: the usual fractions as such, others as a percentage where it is a whole one.
pub fn shown(share: Fraction) -> String {
    let (upper, lower) = (share.numerator(), share.denominator());
    let usual = matches!(lower, 2..=4) || 100 % lower != 0;
    if usual {
        share.to_string()
    } else {
        format!("{}\u{a0}%", upper * (100 / lower))
    }
}
