//! Numbers of statutes and of reckonings, as they are said.

use domain::exact::{Exact, Fraction};
use domain::statutes::{By, Threshold};

use super::pick;
use crate::lang::{Lang, number};

/// « la moitié », « les deux tiers », « 20 % », « 12,5 % », « 3/7 ».
pub fn fraction(lang: Lang, it: Fraction) -> String {
    named(it).map_or_else(|| figures(lang, it), |(fr, en)| pick(lang, fr, en))
}

/// The same before what it is a part of: « la moitié des », « 20 % des », « la totalité des ».
pub fn fraction_of(lang: Lang, it: Fraction) -> String {
    let it = fraction(lang, it);
    t!(lang, "{it} des", "{it} of the")
}

/// After « majorité » : « des deux tiers », « de 60 % ».
pub fn majority_of(lang: Lang, it: Fraction) -> String {
    let said = fraction(lang, it);
    match lang {
        Lang::En => format!("of {said}"),
        Lang::Fr => match said.strip_prefix("les ") {
            Some(rest) => format!("des {rest}"),
            None => format!("de {said}"),
        },
    }
}

fn named(it: Fraction) -> Option<(&'static str, &'static str)> {
    Some(match (it.numerator(), it.denominator()) {
        (1, 1) => ("la totalité", "all"),
        (1, 2) => ("la moitié", "half"),
        (1, 3) => ("un tiers", "a third"),
        (2, 3) => ("les deux tiers", "two thirds"),
        (1, 4) => ("un quart", "a quarter"),
        (3, 4) => ("les trois quarts", "three quarters"),
        (4, 5) => ("les quatre cinquièmes", "four fifths"),
        _ => return None,
    })
}

/// A percentage where it is written with two digits after the comma at most, the fraction itself otherwise.
fn figures(lang: Lang, it: Fraction) -> String {
    let hundredths = &Exact::from(it) * &Exact::from(10_000);
    if hundredths.whole().is_none() {
        return it.to_string();
    }
    let figures = Exact::from(it).percent(2);
    let short = figures.trim_end_matches('0').trim_end_matches('.');
    signed(lang, short)
}

fn signed(lang: Lang, figures: &str) -> String {
    match lang {
        Lang::Fr => format!("{}\u{a0}%", figures.replace('.', ",")),
        Lang::En => format!("{figures}%"),
    }
}

/// A share as a percentage with one digit after the comma: « 58,3 % ».
pub fn percent(lang: Lang, share: &Exact) -> String {
    signed(lang, &share.percent(1))
}

/// A number of voices: whole as it is, otherwise with two digits after the comma and exactly beside it: « 83,33
/// (250/3) ».
pub fn exact(lang: Lang, it: &Exact) -> String {
    if let Some(all) = it.whole() {
        return whole(lang, all);
    }
    let about = it.decimal(2);
    let about = match lang {
        Lang::Fr => about.replace('.', ","),
        Lang::En => about,
    };
    // Halves and quarters are said in full by two digits.
    let told = (it * &Exact::from(100)).whole().is_some();
    if told {
        about
    } else {
        format!("{about} ({it})")
    }
}

/// A whole number, grouped by thousands.
pub fn whole(lang: Lang, it: u64) -> String {
    number(lang, i64::try_from(it).unwrap_or(i64::MAX))
}

/// « au moins la moitié des membres », « plus d’un tiers des voix », « au moins 12 membres ».
pub fn threshold(lang: Lang, it: Threshold, by: By) -> String {
    let what = match by {
        By::Members => pick(
            lang,
            "membres qui ont le droit de vote",
            "members who may vote",
        ),
        By::Voices => pick(lang, "voix", "voices"),
    };
    match it {
        Threshold::AtLeast(share) => {
            let share = fraction_of(lang, share);
            t!(lang, "au moins {share} {what}", "at least {share} {what}")
        }
        Threshold::MoreThan(share) => {
            let share = fraction_of(lang, share);
            let of = elided(&share);
            t!(lang, "plus {of} {what}", "more than {share} {what}")
        }
        Threshold::Number(count) => {
            let count = whole(lang, u64::from(count));
            t!(lang, "au moins {count} {what}", "at least {count} {what}")
        }
    }
}

/// « de la moitié », « d’un tiers », « des deux tiers ».
fn elided(share: &str) -> String {
    if let Some(rest) = share.strip_prefix("les ") {
        format!("des {rest}")
    } else if share.starts_with("un ") {
        format!("d’{share}")
    } else {
        format!("de {share}")
    }
}
