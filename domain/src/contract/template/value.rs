use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Variable;
use crate::contract::party::{Capacity, Party, Side};
use crate::contract::promise::{Every, Money};
use crate::contract::term::{Renewal, Term};
use crate::contract::text::Text;
use crate::territory::Mission;

/// What a contract says for each variable, in French: the language of its text. Empty where it says nothing.
pub fn values(text: &Text) -> BTreeMap<Variable, String> {
    let (term, promises) = (&text.term, &text.promises);
    let each = |side: Side, of: fn(&Party) -> String| list(text.side(side).map(of));
    let name = |it: &Party| it.name.clone();
    let signs = |it: &Party| it.signatory.name.clone();
    let function = |it: &Party| it.signatory.function.clone();
    let partners = || text.side(Side::Partner);
    let finess = partners().filter_map(|it| it.finess.as_ref());
    let represented = partners().flat_map(|it| &it.represents);
    let missions = promises.missions.iter().map(|it| mission(*it).to_owned());
    let or = |text: String, none: &str| {
        if text.is_empty() {
            none.to_owned()
        } else {
            text
        }
    };
    let entries = [
        (Variable::Cpts, each(Side::Cpts, name)),
        (Variable::CptsSignatory, each(Side::Cpts, signs)),
        (Variable::CptsFunction, each(Side::Cpts, function)),
        (Variable::Partner, each(Side::Partner, name)),
        (
            Variable::PartnerFiness,
            or(list(finess.map(ToString::to_string)), "sans objet"),
        ),
        (Variable::PartnerSignatory, each(Side::Partner, signs)),
        (Variable::PartnerFunction, each(Side::Partner, function)),
        (
            Variable::PartnerCapacity,
            each(Side::Partner, |it| capacity(it).to_owned()),
        ),
        (
            Variable::Represented,
            or(
                list(represented.map(|it| it.name.clone())),
                "aucun autre établissement",
            ),
        ),
        (Variable::Begin, date(term.begin)),
        (Variable::End, date(term.end)),
        (Variable::Notice, format!("{} jours", term.notice_days)),
        (Variable::Renewal, renewal(term)),
        (
            Variable::Missions,
            or(list(missions), "aucune mission particulière"),
        ),
        (
            Variable::Actions,
            lines(promises.actions.iter().map(|it| it.label.clone())),
        ),
        (
            Variable::Indicators,
            lines(promises.indicators.iter().map(|it| {
                format!(
                    "{} : {} {}, au {}",
                    it.label,
                    it.target,
                    it.unit,
                    date(it.due)
                )
            })),
        ),
        (
            Variable::Money,
            or(
                lines(promises.money.iter().map(|it| money(text, it))),
                "La convention est conclue sans contrepartie financière.",
            ),
        ),
        (
            Variable::Meetings,
            or(
                lines(
                    promises
                        .meetings
                        .iter()
                        .map(|it| format!("{}, {}", it.label, when(it.due, it.every))),
                ),
                "Les parties se réunissent à la demande de l’une d’elles.",
            ),
        ),
        (
            Variable::Annexes,
            or(
                lines(text.annexes.iter().map(|it| it.title.clone())),
                "Aucune annexe.",
            ),
        ),
    ];
    entries.into_iter().collect()
}

const fn capacity(party: &Party) -> &'static str {
    match party.signatory.capacity {
        Capacity::Itself => "représentant légal",
        Capacity::Support => {
            "représentant légal de l’établissement support, pour les établissements énumérés"
        }
        Capacity::Group => "représentant légal du groupement, personne morale",
        Capacity::Mandated => "mandataire, par délégation de signature",
    }
}

const fn mission(mission: Mission) -> &'static str {
    match mission {
        Mission::Access => "accès aux soins",
        Mission::Pathway => "parcours pluriprofessionnels",
        Mission::Prevention => "prévention",
        Mission::Crisis => "réponse aux crises sanitaires",
        Mission::Quality => "qualité et pertinence des soins",
        Mission::Support => "accompagnement des professionnels",
    }
}

fn renewal(term: &Term) -> String {
    match term.renewal {
        Renewal::None => "sans reconduction".to_owned(),
        Renewal::Express => "par reconduction expresse".to_owned(),
        Renewal::Tacit { months, times } => {
            let most = match times {
                1 => "une fois".to_owned(),
                n => format!("{n} fois au plus"),
            };
            format!("par tacite reconduction, par périodes de {months} mois, {most}")
        }
    }
}

fn money(text: &Text, line: &Money) -> String {
    let name = |id| {
        text.party(id)
            .map_or_else(String::new, |it| it.name.clone())
    };
    let ceiling = line
        .ceiling
        .map(|it| format!(", dans la limite de {}", euros(it)));
    format!(
        "{} : {} verse {} à {}, {}{}",
        line.label,
        name(line.payer),
        euros(line.cents),
        name(line.payee),
        when(line.due, line.every),
        ceiling.unwrap_or_default()
    )
}

fn when(due: NaiveDate, every: Option<Every>) -> String {
    let day = date(due);
    match every {
        None => format!("le {day}"),
        Some(Every::Month) => format!("chaque mois à compter du {day}"),
        Some(Every::Quarter) => format!("chaque trimestre à compter du {day}"),
        Some(Every::HalfYear) => format!("chaque semestre à compter du {day}"),
        Some(Every::Year) => format!("chaque année à compter du {day}"),
    }
}

/// « 1er janvier 2026 ».
fn date(day: NaiveDate) -> String {
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
    let month = MONTHS.iter().zip(1_u32..).find(|(_, n)| *n == day.month());
    let month = month.map_or("", |(name, _)| name);
    let number = match day.day() {
        1 => "1er".to_owned(),
        n => n.to_string(),
    };
    format!("{number}\u{a0}{month} {}", day.year())
}

/// « 12 000,00 € ».
fn euros(cents: i64) -> String {
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
fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.filter(|it| !it.is_empty()).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} et {last}", before.join(", ")),
    }
}

/// A list in Markdown.
fn lines(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|it| format!("- {it}")).collect();
    items.join("\n")
}
