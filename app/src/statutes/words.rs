//! The rules of the statutes in words: names, numbers, one sentence a rule, what silence means, what cannot hold.
//!
//! Every match is exhaustive: a rule without a sentence in both languages does not compile. What the simulator says
//! in the browser too stands outside `ssr`.

mod amount;
mod name;
mod organ;
mod silence;

#[cfg(feature = "ssr")]
mod cap;
#[cfg(feature = "ssr")]
mod college;
#[cfg(feature = "ssr")]
mod consensus;
#[cfg(feature = "ssr")]
mod membership;
#[cfg(feature = "ssr")]
mod place;
#[cfg(feature = "ssr")]
mod point;
#[cfg(feature = "ssr")]
mod warning;
#[cfg(feature = "ssr")]
mod wrong;

pub use amount::{exact, fraction, fraction_of, majority_of, percent, threshold, whole};
pub use name::{
    base, college_name, counted, decision, in_organ, majority, organ, organ_short, the_organ,
};
pub use organ::{notice, proxies, quorum, remote, rule_of, second, secrecy, tie};
pub use silence::{Meaning, Unsaid, silence, unsaid};

#[cfg(feature = "ssr")]
pub use cap::{cap, cap_name, scope};
#[cfg(feature = "ssr")]
pub use college::{condition, members, seats, side, voice};
#[cfg(feature = "ssr")]
pub use consensus::consensus;
#[cfg(feature = "ssr")]
pub use membership::{
    board, elections, establishments, late_withdrawal, mixed, renewal, roll_closes, seat_tie,
    seniority, small_choice, small_groups, unpaid,
};
#[cfg(feature = "ssr")]
pub use place::place;
#[cfg(feature = "ssr")]
pub use point::{Line, Source, line};
#[cfg(feature = "ssr")]
pub use warning::warning;
#[cfg(feature = "ssr")]
pub use wrong::contradiction;

#[cfg(all(test, feature = "ssr"))]
mod tests;

use crate::lang::Lang;

/// One of two texts, as it stands.
fn pick(lang: Lang, fr: &str, en: &str) -> String {
    match lang {
        Lang::Fr => crate::lang::french(fr.to_owned()),
        Lang::En => en.to_owned(),
    }
}

/// « a », « a et b », « a, b et c ».
pub fn listed(lang: Lang, items: &[String]) -> String {
    let and = pick(lang, "et", "and");
    joined(items, &and)
}

/// « a », « a ou b », « a, b ou c ».
pub fn either(lang: Lang, items: &[String]) -> String {
    let or = pick(lang, "ou", "or");
    joined(items, &or)
}

/// « article 12 », and what does not begin with a number as it stands: « RI 4 ».
pub fn article(lang: Lang, reference: &str) -> String {
    if reference.starts_with(|c: char| c.is_ascii_digit()) {
        t!(lang, "article {reference}", "article {reference}")
    } else {
        reference.to_owned()
    }
}

fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}
