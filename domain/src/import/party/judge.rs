//! Judging lines beside the register and beside each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::remark::{Remark, What, Wrong};
use super::super::{Column, Verdict, limit};
use super::{Days, Elsewhere, PartyLine, Told, kind};
use crate::ght::{Bloc, BlocKind, Entity, PartyRefused, may_record, meet};
use crate::text::searchable;

/// What would be done with each line, given the groups of the register as it is now. Asked for the
/// dry run, and again in the transaction that writes: others may have changed the register
/// meanwhile. `names` are those of the file's columns.
pub fn judge(mut lines: Vec<PartyLine>, blocs: &[Bloc], names: &[String]) -> Vec<PartyLine> {
    for line in &mut lines {
        let detail = &mut line.detail;
        detail.remarks.retain(|it| !it.is_about_others());
        (detail.kind, detail.opens, detail.elsewhere) = (None, false, None);
        line.verdict = if detail.told.is_some() {
            Verdict::Create
        } else {
            Verdict::Refused
        };
    }
    let place = |column| {
        let at = names
            .iter()
            .position(|name| Column::among(&Column::PARTIES, name) == Some(column));
        at.and_then(|at| u32::try_from(at + 1).ok())
    };
    kinds(&mut lines, blocs, place(Column::GroupKind));
    beside_register(&mut lines, blocs, place(Column::PartyFrom));
    beside_each_other(&mut lines, place(Column::PartyFrom));
    openings(&mut lines, blocs);
    lines
}

/// The kind of each line's group: the register's, else that of the first line that says one, else
/// what its name says.
fn kinds(lines: &mut [PartyLine], blocs: &[Bloc], place: Option<u32>) {
    let mut known: HashMap<String, BlocKind> = blocs
        .iter()
        .map(|bloc| (searchable(&bloc.name), bloc.kind))
        .collect();
    for told in lines.iter().filter_map(|line| line.detail.told.as_ref()) {
        if let Some(kind) = told.kind {
            known.entry(searchable(&told.group)).or_insert(kind);
        }
    }
    for line in lines {
        let Some(told) = &line.detail.told else {
            continue;
        };
        let found = known.get(&searchable(&told.group)).copied();
        let found = found.or_else(|| kind::by_name(&told.group));
        let wrong = match (found, told.kind) {
            (None, _) => Some(Wrong::KindNeeded),
            (Some(found), Some(said)) if said != found => Some(Wrong::OtherKind(found)),
            _ => None,
        };
        line.detail.kind = found;
        if let Some(wrong) = wrong {
            refuse(line, place, String::new(), wrong);
        }
    }
}

fn beside_register(lines: &mut [PartyLine], blocs: &[Bloc], place: Option<u32>) {
    for line in lines.iter_mut().filter(|it| it.verdict == Verdict::Create) {
        let Some(told) = &line.detail.told else {
            continue;
        };
        let (key, party) = (searchable(&told.group), told.party());
        let is_same = |bloc: &Bloc| searchable(&bloc.name) == key && bloc.parties.contains(&party);
        if blocs.iter().any(is_same) {
            line.verdict = Verdict::Already;
        } else if let Err(PartyRefused::Elsewhere { bloc, theirs, .. }) = may_record(blocs, &party)
        {
            let name = blocs.iter().find(|it| it.id == bloc);
            let found = Elsewhere {
                group: name.map(|it| it.name.clone()).unwrap_or_default(),
                days: theirs.into(),
                line: None,
            };
            contradict(line, place, found);
        }
    }
}

/// The same line twice counts once. Two lines that put an entity in two groups on one day, or
/// twice in one, are both refused: nobody but the board knows which is right.
fn beside_each_other(lines: &mut [PartyLine], place: Option<u32>) {
    let mut of: BTreeMap<Entity, Vec<usize>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (at, line) in lines.iter_mut().enumerate() {
        if line.verdict != Verdict::Create {
            continue;
        }
        let Some(told) = &line.detail.told else {
            continue;
        };
        let Days { from, until } = told.days;
        if seen.insert((searchable(&told.group), told.entity.clone(), from, until)) {
            of.entry(told.entity.clone()).or_default().push(at);
        } else {
            line.verdict = Verdict::Repeats;
        }
    }
    let mut found: Vec<(usize, Elsewhere)> = Vec::new();
    for mut same in of.into_values() {
        let days = |at: usize| told(lines, at).map(|it| it.days);
        same.sort_by_key(|at| days(*at).map(|it| it.from));
        // The line that lasts longest so far: whoever meets any earlier line meets this one.
        let mut longest: Option<usize> = None;
        for at in same {
            let met = longest.filter(|it| match (days(*it), days(at)) {
                (Some(one), Some(other)) => meet(one.into(), other.into()),
                _ => false,
            });
            if let Some(other) = met {
                found.extend(elsewhere(lines, other).map(|it| (at, it)));
                found.extend(elsewhere(lines, at).map(|it| (other, it)));
            }
            let end = |it: Days| it.until.unwrap_or(chrono::NaiveDate::MAX);
            let (best, this) = (longest.and_then(days).map(end), days(at).map(end));
            if best < this {
                longest = Some(at);
            }
        }
    }
    for (at, other) in found {
        if let Some(line) = lines.get_mut(at).filter(|it| it.detail.elsewhere.is_none()) {
            contradict(line, place, other);
        }
    }
}

/// The first line of each new group records the group too.
fn openings(lines: &mut [PartyLine], blocs: &[Bloc]) {
    let mut known: BTreeSet<String> = blocs.iter().map(|it| searchable(&it.name)).collect();
    for line in lines.iter_mut().filter(|it| it.verdict == Verdict::Create) {
        if let Some(told) = &line.detail.told {
            line.detail.opens = known.insert(searchable(&told.group));
        }
    }
}

fn told(lines: &[PartyLine], at: usize) -> Option<&Told> {
    lines.get(at)?.detail.told.as_ref()
}

fn elsewhere(lines: &[PartyLine], at: usize) -> Option<Elsewhere> {
    let told = told(lines, at)?;
    Some(Elsewhere {
        group: told.group.clone(),
        days: told.days,
        line: lines.get(at).map(|it| it.line),
    })
}

fn contradict(line: &mut PartyLine, place: Option<u32>, other: Elsewhere) {
    let day = line.detail.told.as_ref().map(|it| it.days.from);
    let shown = day.map(|it| it.format("%d/%m/%Y").to_string());
    line.detail.elsewhere = Some(other);
    refuse(line, place, shown.unwrap_or_default(), Wrong::Elsewhere);
}

fn refuse(line: &mut PartyLine, column: Option<u32>, shown: String, wrong: Wrong) {
    let shown = shown.chars().take(limit::SHOWN_CHARACTERS).collect();
    line.verdict = Verdict::Refused;
    line.detail.remarks.push(Remark {
        column,
        shown,
        what: What::Wrong(wrong),
    });
}
