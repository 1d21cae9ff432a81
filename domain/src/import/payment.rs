//! A file of dues: who paid what for which year, or is exempt.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::candidate::name_key;
use super::remark::{Doubt, Remark, Remarks, Wrong};
use super::value::{cents, date, is_scientific};
use super::verdict::Verdict;
use super::{Column, FileRefused, Header, Row, Sheet};
use crate::dues::{Cents, Means, Settlement};
use crate::id::AdhesionId;
use crate::identifier::Rpps;
use crate::text::searchable;

/// A member as a file of dues may name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// The adhesion.
    pub id: AdhesionId,
    /// Its number in the CPTS.
    pub number: i32,
    /// The RPPS given for it.
    pub rpps: Option<Rpps>,
    /// Family name, or name of a structure.
    pub family_name: String,
    /// Given name; empty for a structure.
    pub given_name: String,
    /// Years for which dues are recorded.
    pub recorded: Vec<i32>,
}

/// What would be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Whose dues.
    pub adhesion: AdhesionId,
    /// Civil year.
    pub year: i32,
    /// Paid or exempt.
    pub settlement: Settlement,
    /// Amount; nothing when exempt.
    pub amount: Cents,
    /// Day of payment, or of the decision.
    pub on: NaiveDate,
    /// How it was paid.
    pub means: Option<Means>,
}

/// One line of a dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLine {
    /// Its number in the file.
    pub line: u32,
    /// [`Verdict::Create`], [`Verdict::Already`], [`Verdict::Repeats`] or [`Verdict::Refused`].
    pub verdict: Verdict,
    /// What is known besides.
    pub detail: PaymentDetail,
}

/// What is kept of a line beside its verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentDetail {
    /// Whom the line names, as it is written.
    pub named: String,
    /// What would be recorded.
    pub payment: Option<Payment>,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
}

/// Refuses a file whose columns cannot make a record of dues.
///
/// # Errors
/// [`FileRefused::MissingColumns`].
pub fn require_columns(header: &Header) -> Result<(), FileRefused> {
    let whom = [
        Column::MemberNumber,
        Column::Rpps,
        Column::Identifier,
        Column::NationalIdentifier,
    ];
    let named = header.has(Column::FamilyName) && header.has(Column::GivenName);
    let needed: [&[Column]; 2] = [&whom, &[Column::DuesYear]];
    header.require(if named {
        needed.get(1..).unwrap_or_default()
    } else {
        &needed
    })
}

/// What would be recorded from each line of a file of dues.
///
/// # Errors
/// [`FileRefused`] when the file as a whole cannot be used.
pub fn dry_run(
    sheet: &Sheet,
    payers: &[Payer],
    today: NaiveDate,
) -> Result<Vec<PaymentLine>, FileRefused> {
    require_columns(&sheet.header)?;
    let roll = Roll::of(payers);
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for row in sheet.rows() {
        let row = row?;
        let mut detail = read(&row, &sheet.header, &roll, today);
        let verdict = match &detail.payment {
            Some(_) if detail.remarks.iter().any(Remark::is_error) => Verdict::Refused,
            None => Verdict::Refused,
            Some(paid) if roll.is_recorded(paid) => Verdict::Already,
            Some(paid) if seen.insert((paid.adhesion, paid.year)) => Verdict::Create,
            Some(_) => Verdict::Repeats,
        };
        if verdict == Verdict::Refused {
            detail.payment = None;
        }
        lines.push(PaymentLine {
            line: row.line,
            verdict,
            detail,
        });
    }
    Ok(lines)
}

fn read(row: &Row, header: &Header, roll: &Roll<'_>, today: NaiveDate) -> PaymentDetail {
    let mut remarks = Remarks::of(row, header);
    let whom = whom(row, roll, &mut remarks);
    let year = year(row, today, &mut remarks);
    let (settlement, amount) = amount(row, &mut remarks);
    let on = day(row, today, &mut remarks);
    let means = row.get(Column::DuesMeans).and_then(|text| {
        let means = means(text);
        if means.is_none() {
            remarks.wrong(Column::DuesMeans, Wrong::Means);
        }
        means
    });
    let payment = match (whom, year, settlement, amount, on) {
        (Some(whom), Some(year), Some(settlement), Some(amount), Some(on)) => Some(Payment {
            adhesion: whom.id,
            year,
            settlement,
            amount,
            on,
            means,
        }),
        _ => None,
    };
    let written = [
        Column::MemberNumber,
        Column::FamilyName,
        Column::GivenName,
        Column::Rpps,
    ];
    let named = match whom {
        Some(payer) => format!("{} {}", payer.given_name, payer.family_name)
            .trim()
            .to_owned(),
        None => written
            .iter()
            .filter_map(|column| row.get(*column))
            .collect::<Vec<_>>()
            .join(" "),
    };
    PaymentDetail {
        named,
        payment,
        remarks: remarks.into_vec(),
    }
}

/// The member whom the line names by number, by RPPS or by name. All that is given must point at
/// one member; a name alone must be borne by one only.
fn whom<'a>(row: &Row, roll: &Roll<'a>, remarks: &mut Remarks<'_>) -> Option<&'a Payer> {
    match meant(row, roll) {
        Ok(payer) => Some(payer),
        Err((column, wrong)) => {
            remarks.wrong(column, wrong);
            None
        }
    }
}

fn meant<'a>(row: &Row, roll: &Roll<'a>) -> Result<&'a Payer, (Column, Wrong)> {
    let by_number = by_number(row, roll)?;
    let by_rpps = by_rpps(row, roll, by_number.is_some())?;
    if let (Some(one), Some(other)) = (by_number, by_rpps)
        && one.id != other.id
    {
        return Err((Column::MemberNumber, Wrong::Contradiction));
    }
    let column = Column::FamilyName;
    let certain = by_number.or(by_rpps);
    let Some(family) = row.get(column) else {
        return certain.ok_or((column, Wrong::NobodyMeant));
    };
    let key = name_key(family, row.get(Column::GivenName).unwrap_or_default());
    let named = roll
        .by_name
        .get(&key)
        .map(Vec::as_slice)
        .unwrap_or_default();
    match (certain, named) {
        // Names change and are misspelt; another member's name is no spelling.
        (Some(payer), _) if named.is_empty() || named.iter().any(|it| it.id == payer.id) => {
            Ok(payer)
        }
        (Some(_), _) => Err((column, Wrong::Contradiction)),
        (None, [payer]) => Ok(payer),
        (None, []) => Err((column, Wrong::NobodyMeant)),
        (None, several) => Err((
            column,
            Wrong::SeveralMeant(u32::try_from(several.len()).unwrap_or(u32::MAX)),
        )),
    }
}

fn by_number<'a>(row: &Row, roll: &Roll<'a>) -> Result<Option<&'a Payer>, (Column, Wrong)> {
    let column = Column::MemberNumber;
    let Some(text) = row.get(column) else {
        return Ok(None);
    };
    let number = text.trim_start_matches(['n', 'N', '°', ' ']).parse::<i32>();
    let number = number.map_err(|_| (column, Wrong::Number))?;
    roll.by_number
        .get(&number)
        .copied()
        .map(Some)
        .ok_or((column, Wrong::NobodyMeant))
}

/// An RPPS that no member gave is an error unless the number of the adhesion tells who is meant.
fn by_rpps<'a>(
    row: &Row,
    roll: &Roll<'a>,
    known: bool,
) -> Result<Option<&'a Payer>, (Column, Wrong)> {
    let columns = [Column::Rpps, Column::Identifier, Column::NationalIdentifier];
    let Some((column, text)) = columns.into_iter().find_map(|it| Some((it, row.get(it)?))) else {
        return Ok(None);
    };
    if is_scientific(text) {
        return Err((column, Wrong::Scientific));
    }
    let rpps: Rpps = text
        .parse()
        .map_err(|malformed| (column, Wrong::from(malformed)))?;
    match roll.by_rpps.get(rpps.as_str()) {
        None if !known => Err((column, Wrong::NobodyMeant)),
        found => Ok(found.copied()),
    }
}

fn year(row: &Row, today: NaiveDate, remarks: &mut Remarks<'_>) -> Option<i32> {
    let Some(text) = row.get(Column::DuesYear) else {
        remarks.wrong(Column::DuesYear, Wrong::Missing(Column::DuesYear));
        return None;
    };
    // Dues of the coming year are collected from the autumn on; older ones than ten years are lost.
    let near = today.year() - 10..=today.year() + 1;
    let year = text.parse().ok().filter(|year| near.contains(year));
    if year.is_none() {
        remarks.wrong(Column::DuesYear, Wrong::Year);
    }
    year
}

fn amount(row: &Row, remarks: &mut Remarks<'_>) -> (Option<Settlement>, Option<Cents>) {
    let settlement = match row.get(Column::DuesStatus) {
        None => Some(Settlement::Paid),
        Some(text) => {
            let settlement = settlement(text);
            if settlement.is_none() {
                remarks.wrong(Column::DuesStatus, Wrong::Settlement);
            }
            settlement
        }
    };
    let amount = match (row.get(Column::DuesAmount).map(cents), settlement) {
        (None, Some(Settlement::Exempt)) => Some(0),
        (None, _) => {
            remarks.wrong(Column::DuesAmount, Wrong::Missing(Column::DuesAmount));
            None
        }
        (Some(None), _) => {
            remarks.wrong(Column::DuesAmount, Wrong::Amount);
            None
        }
        (Some(Some(cents)), Some(Settlement::Exempt)) if cents > 0 => {
            remarks.wrong(Column::DuesAmount, Wrong::ExemptPaid);
            None
        }
        (Some(amount), _) => amount,
    };
    (settlement, amount.map(Cents))
}

fn day(row: &Row, today: NaiveDate, remarks: &mut Remarks<'_>) -> Option<NaiveDate> {
    let Some(text) = row.get(Column::DuesOn) else {
        remarks.doubt(Column::DuesOn, Doubt::DatedToday);
        return Some(today);
    };
    match date(text) {
        Some(day) if day <= today => Some(day),
        Some(_) => {
            remarks.wrong(Column::DuesOn, Wrong::Future);
            None
        }
        None => {
            remarks.wrong(Column::DuesOn, Wrong::Date);
            None
        }
    }
}

/// Paid or exempt, as a treasurer writes it.
pub fn settlement(text: &str) -> Option<Settlement> {
    Some(match searchable(text).trim_end_matches(" e") {
        "paye" | "payee" | "regle" | "reglee" | "a jour" | "oui" | "paid" | "p" => Settlement::Paid,
        "exonere" | "exoneree" | "exempte" | "exemptee" | "exempt" | "dispense" | "dispensee" => {
            Settlement::Exempt
        }
        _ => return None,
    })
}

/// How dues were paid, as a treasurer writes it.
pub fn means(text: &str) -> Option<Means> {
    Some(match searchable(text).as_str() {
        "virement" | "virement bancaire" | "vir" | "transfer" | "bank transfer" => Means::Transfer,
        "cheque" | "chq" | "cheque bancaire" | "check" => Means::Cheque,
        "especes" | "espece" | "liquide" | "cash" => Means::Cash,
        "carte" | "cb" | "carte bancaire" | "card" | "helloasso" | "hello asso" | "en ligne" => {
            Means::Card
        }
        "autre" | "other" => Means::Other,
        _ => return None,
    })
}

struct Roll<'a> {
    by_number: HashMap<i32, &'a Payer>,
    by_rpps: HashMap<&'a str, &'a Payer>,
    by_name: HashMap<String, Vec<&'a Payer>>,
    recorded: HashSet<(AdhesionId, i32)>,
}

impl<'a> Roll<'a> {
    fn of(payers: &'a [Payer]) -> Self {
        let mut roll = Self {
            by_number: HashMap::new(),
            by_rpps: HashMap::new(),
            by_name: HashMap::new(),
            recorded: HashSet::new(),
        };
        for payer in payers {
            roll.by_number.insert(payer.number, payer);
            if let Some(rpps) = &payer.rpps {
                roll.by_rpps.insert(rpps.as_str(), payer);
            }
            roll.by_name
                .entry(name_key(&payer.family_name, &payer.given_name))
                .or_default()
                .push(payer);
            roll.recorded
                .extend(payer.recorded.iter().map(|year| (payer.id, *year)));
        }
        roll
    }

    fn is_recorded(&self, payment: &Payment) -> bool {
        self.recorded.contains(&(payment.adhesion, payment.year))
    }
}

#[cfg(test)]
mod tests;
