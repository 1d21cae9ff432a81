//! An entry of the dues register, in words.

use domain::dues::{Cents, Means, Settlement};
use service::dues::own::Entry;

use crate::lang::Lang;
use crate::words;

/// « Payée · 20,00 € · virement · 3 mars 2026 ».
pub fn entry(lang: Lang, row: &Entry) -> String {
    let how = row
        .settlement
        .parse::<Settlement>()
        .ok()
        .map(|it| words::settlement(lang, it));
    let means = row
        .means
        .as_deref()
        .and_then(|code| code.parse::<Means>().ok())
        .map(|it| words::means(lang, it));
    let paid = row.settlement == Settlement::Paid.code();
    let amount = paid.then(|| words::euros(lang, Cents(row.cents)));
    let day = Some(words::date(lang, row.received_on));
    [how, amount, means, day]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
