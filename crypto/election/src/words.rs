//! What was found, in plain words, in French or English.

mod fate;
mod fault;

pub use fate::fate;

use finding::{Language, Line, Mark};
use serde::Serialize;

use crate::audit::{Check, Report};
use Language::{English, French};

/// Everything that is shown of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Whether every line holds.
    pub holds: bool,
    /// The whole in one sentence.
    pub summary: &'static str,
    /// What the election is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The checks.
    pub checks: Vec<Line>,
    /// Each candidate: what became of her, as a sentence.
    pub seats: Vec<String>,
}

impl Findings {
    /// What a report says.
    pub fn of(report: &Report, language: Language) -> Self {
        let holds = report.holds();
        let checks = Check::ALL.iter().map(|it| line(*it, report, language));
        let seated = report.seated.as_ref().zip(report.held.as_ref());
        let seated = seated.filter(|_| holds).into_iter();
        Self {
            holds,
            summary: match (holds, language) {
                (true, French) => {
                    "Tout est juste : les sièges suivent des bulletins et des statuts."
                }
                (true, English) => {
                    "Everything holds: the seats follow from the ballots and the statutes."
                }
                (false, French) => "Quelque chose n’est pas juste.",
                (false, English) => "Something does not hold.",
            },
            name: report.held.as_ref().map(|it| it.title.clone()),
            checks: checks.collect(),
            seats: seated
                .flat_map(|(seated, held)| fate::sentences(seated, held, language))
                .collect(),
        }
    }
}

/// The word of a check that programs read.
pub const fn name(check: Check) -> &'static str {
    match check {
        Check::Documents => "documents",
        Check::Statutes => "statutes",
        Check::Roll => "roll",
        Check::Urns => "urns",
        Check::Draw => "draw",
        Check::Papers => "papers",
        Check::Seats => "seats",
        Check::Minutes => "minutes",
    }
}

fn line(check: Check, report: &Report, language: Language) -> Line {
    let faults = report.faults.iter().filter(|it| it.check == check);
    let reasons = faults.map(|it| fault::what(&it.what, language)).collect();
    let otherwise = if report.unknown.contains(&check) {
        Mark::Unknown
    } else if check == Check::Minutes && report.signed.is_none() {
        Mark::Absent
    } else {
        Mark::Holds
    };
    let text = sentence(check, report, language);
    Line::of(name(check), language, text, reasons, otherwise)
}

fn sentence(check: Check, report: &Report, language: Language) -> String {
    let urns = report.archives.len();
    let text = match (check, language) {
        (Check::Documents, French) => {
            "Les documents sont là, chacun sous sa seule forme, sans autre fichier."
        }
        (Check::Documents, English) => {
            "The documents are there, each in its one form, and no other file."
        }
        (Check::Statutes, French) => "Les statuts sont ceux sous lesquels l’élection s’est tenue.",
        (Check::Statutes, English) => "The statutes are those under which the election was held.",
        (Check::Roll, French) if report.with_roll => {
            "La liste électorale est celle qui a été arrêtée, et personne n’a voté en plus."
        }
        (Check::Roll, English) if report.with_roll => {
            "The roll is the one that was closed, and nobody voted beside it."
        }
        (Check::Roll, French) => {
            "Il n’y a pas plus de votes que d’inscrits (la liste elle-même n’est pas dans ce dossier)."
        }
        (Check::Roll, English) => {
            "There are no more votes than voters (the roll itself is not in this dossier)."
        }
        (Check::Urns, French) => {
            return format!(
                "Chaque urne est juste en elle-même, et de cette élection : {urns} en tout."
            );
        }
        (Check::Urns, English) => {
            return format!("Every urn holds by itself, and is of this election: {urns} in all.");
        }
        (Check::Draw, French) => {
            "L’ordre des candidats et le tirage au sort viennent de secrets fixés avant."
        }
        (Check::Draw, English) => {
            "The order of candidates and the lot come from secrets fixed before."
        }
        (Check::Papers, French) => "Les votes sur papier s’additionnent.",
        (Check::Papers, English) => "The votes on paper add up.",
        (Check::Seats, French) => "Les sièges sont ceux que donnent les votes et les statuts.",
        (Check::Seats, English) => "The seats are those that the votes and the statutes give.",
        (Check::Minutes, French) if report.signed.is_none() => {
            "Le procès-verbal n’est pas dans ce dossier."
        }
        (Check::Minutes, English) if report.signed.is_none() => {
            "The minutes are not in this dossier."
        }
        (Check::Minutes, French) => {
            let names = report.signed.iter().flatten().cloned();
            let names = names.collect::<Vec<_>>().join(", ");
            return format!("Le procès-verbal est celui qu’ont signé {names}.");
        }
        (Check::Minutes, English) => {
            let names = report.signed.iter().flatten().cloned();
            let names = names.collect::<Vec<_>>().join(", ");
            return format!("The minutes are those signed by {names}.");
        }
    };
    text.to_owned()
}
