//! What an audit of a decision found, in plain words.

mod counts;
mod reason;
mod table;

use decision::archive::Archive;
use decision::audit::{Check, Report, What};
use domain::decision::stage::End;
use serde::Serialize;

pub use table::Table;

use Language::{English, French};
use finding::{Language, Line, Mark, spaced};

/// Everything that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Whether every line holds.
    pub holds: bool,
    /// The whole in one sentence.
    pub summary: &'static str,
    /// The checks, in their order.
    pub checks: Vec<Line>,
    /// What was counted, round by round.
    pub counts: Vec<String>,
    /// The same with every number, each under its sentence.
    pub tables: Vec<Table>,
    /// How the decision ended, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// The key of the log, to be compared with the one that the CPTS publishes.
    pub log: String,
}

impl Findings {
    /// What a report says.
    pub fn of(archive: &Archive, report: &Report, language: Language) -> Self {
        let all = Check::ALL.iter();
        let checks = all.map(|it| line(*it, archive, report, language)).collect();
        let log = &report.log;
        Self {
            holds: report.is_sound(),
            summary: match (report.is_sound(), language) {
                (true, French) => "Tout est juste.",
                (true, English) => "Everything holds.",
                (false, French) => "Quelque chose n’est pas juste.",
                (false, English) => "Something does not hold.",
            },
            checks,
            counts: report
                .tallies
                .iter()
                .map(|(number, tally)| counts::said(*number, tally, language))
                .collect(),
            tables: report
                .tallies
                .iter()
                .map(|(_, tally)| Table::of(tally, language))
                .collect(),
            end: report.end.map(|it| end(it, language)),
            log: match language {
                French => spaced(format!("Clé du registre : {log}")),
                English => format!("Key of the log: {log}"),
            },
        }
    }
}

fn line(check: Check, archive: &Archive, report: &Report, language: Language) -> Line {
    let faults: Vec<_> = report.of(check).collect();
    // Nothing can be replayed on a ground that is not there.
    let groundless = report.ground.is_none()
        && matches!(check, Check::Statements | Check::Course | Check::Counts);
    let mark = match (faults.is_empty(), groundless) {
        (true, false) => Mark::Holds,
        (true, true) => Mark::Unknown,
        (false, _) => Mark::Fails,
    };
    let text = match mark {
        Mark::Fails => failing(check, language).to_owned(),
        _ => holding(check, archive, report, language),
    };
    let said = |it: &&decision::audit::Fault| match it.index {
        None => reason::said(&it.what, language),
        Some(at) => {
            let what = reason::said(&it.what, language);
            match language {
                French => spaced(format!("entrée {at} du registre : {what}")),
                English => format!("entry {at} of the log: {what}"),
            }
        }
    };
    Line {
        check: name(check),
        mark,
        text,
        reasons: faults
            .iter()
            // That nothing begins the decision is said once.
            .filter(|it| !(groundless && it.index.is_some() && it.what == What::Opening))
            .map(said)
            .collect(),
    }
}

const fn name(check: Check) -> &'static str {
    match check {
        Check::Log => "log",
        Check::Statutes => "statutes",
        Check::Roll => "roll",
        Check::Statements => "statements",
        Check::Course => "course",
        Check::Counts => "counts",
        Check::Openings => "openings",
    }
}

fn holding(check: Check, archive: &Archive, report: &Report, language: Language) -> String {
    let (records, said) = (report.records, report.statements);
    let voters = report.ground.as_ref().map_or(0, |it| it.roll.voters.len());
    let (names, more) = (
        archive.persons.len(),
        archive.reasons.len() + archive.wordings.len(),
    );
    let text = match (check, language) {
        (Check::Log, French) => format!(
            "Tout est au registre, dans cet ordre, sous un état signé du registre : {records} entrées."
        ),
        (Check::Log, English) => format!(
            "Everything stands in the log, in this order, under a signed state of the log: {records} entries."
        ),
        (Check::Statutes, French) => {
            "Les règles se tiennent, et prévoient cette recherche d’accord.".to_owned()
        }
        (Check::Statutes, English) => {
            "The rules hold together, and seek agreement on such a decision.".to_owned()
        }
        (Check::Roll, French) => {
            format!(
                "La liste des votants est figée et ne nomme personne deux fois : {voters} voix inscrites."
            )
        }
        (Check::Roll, English) => {
            format!("The roll is frozen and names nobody twice: {voters} voices on it.")
        }
        (Check::Statements, French) => format!(
            "Chaque position est signée par qui parle, sur ce texte précis, à son rang : {said} signatures."
        ),
        (Check::Statements, English) => format!(
            "Every position is signed by who speaks, on this very text, in its order: {said} signatures."
        ),
        (Check::Course, French) => {
            "Les tours se sont ouverts et fermés quand les statuts le permettent.".to_owned()
        }
        (Check::Course, English) => {
            "Rounds opened and closed when the statutes let them.".to_owned()
        }
        (Check::Counts, French) => "Chaque décompte refait donne ce qui a été annoncé.".to_owned(),
        (Check::Counts, English) => "Every count made anew gives what was announced.".to_owned(),
        (Check::Openings, French) if names + more == 0 => {
            "Cette archive ne nomme personne et ne donne ni texte ni raison.".to_owned()
        }
        (Check::Openings, English) if names + more == 0 => {
            "This archive names nobody, and gives neither text nor reasons.".to_owned()
        }
        (Check::Openings, French) => format!(
            "Les noms, le texte et les raisons sont ceux auxquels on s’est engagé : {names} noms, {more} textes."
        ),
        (Check::Openings, English) => format!(
            "Names, text and reasons are those that were committed to: {names} names, {more} texts."
        ),
    };
    match language {
        French => spaced(text),
        English => text,
    }
}

const fn failing(check: Check, language: Language) -> &'static str {
    match (check, language) {
        (Check::Log, French) => "Quelque chose n’est pas au registre, ou pas à cette place.",
        (Check::Log, English) => "Something is not in the log, or not at that place.",
        (Check::Statutes, French) => "Les règles ne permettent pas cette décision.",
        (Check::Statutes, English) => "The rules do not allow this decision.",
        (Check::Roll, French) => "La liste des votants n’est pas celle de cette décision.",
        (Check::Roll, English) => "The roll is not that of this decision.",
        (Check::Statements, French) => "Une position n’est pas valable et ne compte pas.",
        (Check::Statements, English) => "A position is not valid and does not count.",
        (Check::Course, French) => "La décision n’a pas suivi les statuts.",
        (Check::Course, English) => "The decision did not follow the statutes.",
        (Check::Counts, French) => "Un décompte annoncé n’est pas celui des positions.",
        (Check::Counts, English) => "A count that was announced is not that of the positions.",
        (Check::Openings, French) => {
            "Un nom, un texte ou une raison n’est pas celui auquel on s’est engagé."
        }
        (Check::Openings, English) => {
            "A name, a text or a reason is not the one that was committed to."
        }
    }
}

fn end(end: End, language: Language) -> String {
    let (fr, en) = match end {
        End::Consensus => ("Adoptée par consensus.", "Adopted by consensus."),
        End::Consent => ("Adoptée par consentement.", "Adopted by consent."),
        End::Adopted => ("Adoptée par le vote.", "Adopted by the vote."),
        End::Rejected => ("Rejetée par le vote.", "Rejected by the vote."),
        End::Undecided => ("Sans décision.", "Nothing was decided."),
        End::Withdrawn => ("Retirée par qui l’a déposée.", "Taken back by its author."),
    };
    match language {
        French => fr.to_owned(),
        English => en.to_owned(),
    }
}
