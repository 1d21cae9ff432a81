//! What is typed in the simulator: names of fields, and what they come to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::electorate::Cell;
use domain::majority::{Form, Side as Vote};
use domain::quorum::Convocation;
#[cfg(feature = "ssr")]
use domain::scenario::start;
use domain::scenario::{
    BLOCS, Contender, Group, MEMBERS_MAX, On, People, Scenario, Why, cells, too_many_votes, wrong,
};
use domain::statutes::{Side, Statutes};

use crate::lang::Lang;
use crate::statutes::words::whole;

/// Names of fields and what was typed in them, as an address carries them.
pub type Typed = BTreeMap<String, String>;

/// Who decides.
pub const ORGAN: &str = "organe";
/// What.
pub const DECISION: &str = "decision";
/// The college that votes alone.
pub const COLLEGE: &str = "college";
/// First or second meeting: `1`, `2`.
pub const CONVOCATION: &str = "reunion";
/// How one votes: `ouvert`, `secret`.
pub const FORM: &str = "vote";
/// What the chair votes: `pour`, `contre`, nothing.
pub const CHAIR: &str = "presidence";
/// The group of the other party: `a`, `b`, nothing.
pub const PARTNER: &str = "partie";

/// Contenders of one group whose votes are read; more say nothing more.
const CONTENDERS_MAX: usize = 40;

/// The name of the field of the votes of contenders: `ville.hors.candidats`.
pub fn contenders(cell: &Cell) -> String {
    format!("{}.{}.candidats", cell.college, group(cell))
}

/// The name of a field of numbers: `ville.hors.presents`.
pub fn name(cell: &Cell, on: On) -> String {
    let what = match on {
        On::Entitled => "inscrits",
        On::Present => "presents",
        On::Represented => "pouvoirs",
        On::Yes => "pour",
        On::No => "contre",
        On::Blank => "blancs",
    };
    format!("{}.{}.{what}", cell.college, group(cell))
}

fn group(cell: &Cell) -> &'static str {
    match (cell.bloc, cell.side) {
        (Some(bloc), _) if Some(&bloc) == BLOCS.first() => "a",
        (Some(_), _) => "b",
        (None, Side::Establishment) => "etablissements",
        (None, Side::Ville | Side::Other) => "hors",
    }
}

/// What the page starts from: what the address says; a plausible meeting where it gives no number at all.
#[cfg(feature = "ssr")]
pub fn filled(statutes: &Statutes, mut typed: Typed) -> Typed {
    let fields = fields(statutes);
    let numbers = fields.iter().any(|(name, ..)| typed.contains_key(name));
    let asked = choices(statutes, &typed);
    let meeting = start(statutes, asked.organ, asked.decision);
    let college = asked.college.map_or_else(String::new, |it| it.to_string());
    for (name, value) in [
        (ORGAN, asked.organ.code().to_owned()),
        (DECISION, asked.decision.code().to_owned()),
        (COLLEGE, college),
        (CONVOCATION, "1".to_owned()),
        (FORM, "ouvert".to_owned()),
    ] {
        typed.entry(name.to_owned()).or_insert(value);
    }
    for (name, group, on) in fields {
        let people = meeting.groups.get(group).map(|it| it.people);
        let number = people.filter(|_| !numbers).map_or(0, |it| on.of(&it));
        typed.entry(name).or_insert_with(|| number.to_string());
    }
    for group in &meeting.groups {
        let own = meeting.contenders.iter();
        let own = own.filter(|it| !numbers && it.cell == group.cell);
        let votes: Vec<String> = own.map(|it| it.votes.to_string()).collect();
        let name = contenders(&group.cell);
        typed.entry(name).or_insert_with(|| votes.join(" "));
    }
    typed
}

/// Whether a field has that name: what else an address carries is not kept.
#[cfg(feature = "ssr")]
pub fn is_known(statutes: &Statutes, name: &str) -> bool {
    let choices = [ORGAN, DECISION, COLLEGE, CONVOCATION, FORM, CHAIR, PARTNER];
    choices.contains(&name)
        || fields(statutes).iter().any(|(known, ..)| known == name)
        || cells(statutes).iter().any(|it| contenders(it) == name)
}

/// Every field of numbers: its name, its group and what it counts.
fn fields(statutes: &Statutes) -> Vec<(String, usize, On)> {
    let cells = cells(statutes);
    let of = |(group, cell): (usize, &Cell)| On::ALL.map(|on| (name(cell, on), group, on));
    cells.iter().enumerate().flat_map(of).collect()
}

/// The meeting that was typed.
///
/// # Errors
/// What is wrong, at the name of each field.
pub fn read(lang: Lang, statutes: &Statutes, typed: &Typed) -> Result<Scenario, Typed> {
    let mut errors = Typed::new();
    let mut scenario = choices(statutes, typed);
    scenario.groups = cells(statutes)
        .into_iter()
        .map(|cell| Group {
            cell,
            people: People::default(),
        })
        .collect();
    for (name, group, on) in fields(statutes) {
        let text = typed.get(&name).map_or("", String::as_str);
        match (number(lang, text), scenario.groups.get_mut(group)) {
            (Ok(number), Some(group)) => on.set(&mut group.people, number),
            (Ok(_), None) => {}
            (Err(words), _) => {
                errors.insert(name, words);
            }
        }
    }
    if domain::scenario::elects(&scenario) {
        stand(lang, typed, &mut scenario, &mut errors);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    for (contender, most) in too_many_votes(statutes, &scenario) {
        if let Some(it) = scenario.contenders.get(contender) {
            errors.insert(contenders(&it.cell), beyond(lang, most));
        }
    }
    for it in wrong(statutes, &scenario) {
        if let Some(group) = scenario.groups.get(it.group) {
            errors.insert(name(&group.cell, it.on), because(lang, it.why));
        }
    }
    if errors.is_empty() {
        Ok(scenario)
    } else {
        Err(errors)
    }
}

/// Whether what was chosen is an election of the board.
pub fn elects(statutes: &Statutes, typed: &Typed) -> bool {
    domain::scenario::elects(&choices(statutes, typed))
}

/// Who stands: the votes of each contender, group by group.
fn stand(lang: Lang, typed: &Typed, scenario: &mut Scenario, errors: &mut Typed) {
    for group in &scenario.groups {
        let name = contenders(&group.cell);
        let text = typed.get(&name).map_or("", String::as_str);
        let votes = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        let votes: Vec<&str> = votes.filter(|it| !it.is_empty()).collect();
        if votes.len() > CONTENDERS_MAX {
            let most = CONTENDERS_MAX;
            let words = t!(
                lang,
                "{most} candidatures au plus par groupe.",
                "{most} candidates at most in a group."
            );
            errors.insert(name, words);
            continue;
        }
        for text in votes {
            let Ok(votes) = number(lang, text) else {
                let words = t!(
                    lang,
                    "Écrivez les voix de chaque candidature, séparées par des espaces : « 42 38 25 ».",
                    "Write the votes of each candidate, with spaces between: “42 38 25”."
                );
                errors.insert(name.clone(), words);
                continue;
            };
            scenario.contenders.push(Contender {
                cell: group.cell.clone(),
                votes: u64::from(votes),
            });
        }
    }
}

fn beyond(lang: Lang, most: u64) -> String {
    let n = whole(lang, most);
    t!(
        lang,
        "Plus de voix que de votants dans ce collège : {n} au plus par candidature.",
        "More votes than there are in this college: {n} at most for one candidate."
    )
}

/// The choices that are no numbers; what is unknown counts as not chosen.
fn choices(statutes: &Statutes, typed: &Typed) -> Scenario {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let organ = text(ORGAN)
        .parse()
        .unwrap_or(domain::statutes::OrganKind::OrdinaryMeeting);
    let decision = text(DECISION)
        .parse()
        .unwrap_or(domain::statutes::DecisionKind::Resolution);
    let voting = statutes.colleges.iter().filter(|it| it.voice.voices() > 0);
    let mut voting = voting.map(|it| &it.id);
    let asked = text(COLLEGE);
    let college = voting.clone().find(|it| it.as_str() == asked);
    Scenario {
        organ,
        college: college.or_else(|| voting.next()).cloned(),
        decision,
        convocation: match text(CONVOCATION) {
            "2" => Convocation::Second,
            _ => Convocation::First,
        },
        form: match text(FORM) {
            "secret" => Form::Secret,
            _ => Form::Open,
        },
        chair: match text(CHAIR) {
            "pour" => Some(Vote::For),
            "contre" => Some(Vote::Against),
            _ => None,
        },
        partner: match text(PARTNER) {
            "a" => BLOCS.first().copied(),
            "b" => BLOCS.last().copied(),
            _ => None,
        },
        groups: Vec::new(),
        contenders: Vec::new(),
    }
}

/// A whole number as people write it.
fn number(lang: Lang, text: &str) -> Result<u32, String> {
    let figures: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if figures.is_empty() {
        return Err(t!(
            lang,
            "Écrivez un nombre, 0 s’il n’y a personne.",
            "Write a number, or 0 if there is nobody."
        ));
    }
    if !figures.bytes().all(|b| b.is_ascii_digit()) {
        return Err(t!(
            lang,
            "Écrivez un nombre entier, en chiffres.",
            "Write a whole number, in figures."
        ));
    }
    figures
        .parse()
        .ok()
        .filter(|it| *it <= MEMBERS_MAX)
        .ok_or_else(|| because(lang, Why::TooMany { most: MEMBERS_MAX }))
}

fn because(lang: Lang, why: Why) -> String {
    let many = |it: u32| whole(lang, u64::from(it));
    match why {
        Why::TooMany { most } => {
            let most = many(most);
            t!(
                lang,
                "C’est trop : {most} au plus.",
                "Too much: {most} at most."
            )
        }
        Why::MoreThanEntitled { entitled } => {
            let n = many(entitled);
            t!(
                lang,
                "Plus de présents que de membres : {n} ont le droit de vote.",
                "More present than members: {n} may vote."
            )
        }
        Why::MoreThanAbsent { absent } => {
            let n = many(absent);
            t!(
                lang,
                "Plus de pouvoirs que d’absents : {n} ne sont pas là.",
                "More proxies than absent: {n} are not there."
            )
        }
        Why::MoreThanThere { there } => {
            let n = many(there);
            t!(
                lang,
                "Plus de votes que de votants : {n} peuvent voter.",
                "More votes than voters: {n} can vote."
            )
        }
        Why::NoProxies => t!(
            lang,
            "Les statuts ne permettent pas de pouvoirs ici.",
            "The statutes allow no proxies here."
        ),
        Why::MoreThanHolders { most } => {
            let n = whole(lang, most);
            t!(
                lang,
                "Plus de pouvoirs que les présents ne peuvent en porter, toutes limites comptées : {n} au plus.",
                "More proxies than those present may hold, all limits counted: {n} at most."
            )
        }
    }
}

/// The query that gives these values again.
pub fn query(typed: &Typed) -> String {
    let pairs: Vec<String> = typed
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing into a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
