//! Histories of adhesions: what happened, when, by whom and why; every step is asked of the domain's rule.

use domain::audit::Event;
use domain::member::{AdhesionState, Change};
use entity::{adhesion_change, structure};
use uuid::Uuid;

use super::house::House;
use super::join::secretary;
use super::maker::{Entry, Folk, Maker};
use super::row;

/// One change in the history of an adhesion.
pub(super) struct Step {
    pub change: Change,
    /// Days ago.
    pub days: i64,
    /// The board's member who decided; the member for its own changes.
    pub author: Option<Uuid>,
    pub reason: Option<String>,
}

impl Step {
    pub(super) const fn new(change: Change, days: i64) -> Self {
        Self {
            change,
            days,
            author: None,
            reason: None,
        }
    }
}

/// Whose adhesion it is.
pub(super) enum Who<'a> {
    Person(&'a Folk),
    /// A structure and who applied for it.
    Structure(&'a structure::Model, Uuid),
}

/// How an adhesion that is not simply admitted stands: the last change.
pub(super) fn special(house: &House) -> Vec<Change> {
    let queue = &house.queue;
    [
        (Change::Apply, queue.applied),
        (Change::AskMore, queue.more_asked),
        (Change::Refuse, queue.refused),
        (Change::Withdraw, queue.withdrawn),
        (Change::Suspend, queue.suspended),
        (Change::Resign, queue.resigned),
        (Change::StrikeOff, queue.struck_off),
        (Change::Expel, queue.expelled),
    ]
    .into_iter()
    .flat_map(|(change, count)| std::iter::repeat_n(change, count))
    .collect()
}

/// The history that ends with this change, and the applicant's words.
pub(super) fn of(maker: &mut Maker, letter: char, last: Change) -> (Vec<Step>, Option<String>) {
    let dice = &mut maker.dice;
    let mut days =
        |from: i64, span: usize| from + i64::try_from(dice.below(span)).unwrap_or_default();
    let (recent, old) = (days(3, 18), days(250, 300));
    let (answered, ended) = (days(1, 2), days(40, 150));
    let author = secretary(maker, letter);
    let reason = maker.dice.pick(reasons(last)).to_owned();
    let by_board = |change, days| Step {
        author,
        reason: Some(reason.clone()),
        ..Step::new(change, days)
    };
    let joined = || {
        [
            Step::new(Change::Apply, old + 9),
            Step {
                author,
                ..Step::new(Change::Admit, old)
            },
        ]
    };
    let message = maker
        .dice
        .percent(70)
        .then(|| maker.dice.pick(MESSAGES).to_owned());
    let steps = match last {
        Change::AskMore => vec![
            Step::new(Change::Apply, recent + 4),
            by_board(last, answered),
        ],
        Change::Refuse => vec![Step::new(Change::Apply, ended + 12), by_board(last, ended)],
        Change::Withdraw => vec![Step::new(Change::Apply, ended + 12), Step::new(last, ended)],
        Change::Resign => joined()
            .into_iter()
            .chain([Step::new(last, ended)])
            .collect(),
        Change::Suspend | Change::StrikeOff | Change::Expel => joined()
            .into_iter()
            .chain([by_board(last, ended)])
            .collect(),
        _ => vec![Step::new(Change::Apply, recent)],
    };
    (steps, message)
}

/// Writes the adhesion, its changes and their traces in the journal.
pub(super) fn write(
    maker: &mut Maker,
    letter: char,
    who: &Who<'_>,
    steps: Vec<Step>,
    message: Option<String>,
) {
    let (id, cpts) = (maker.dice.uuid(), maker.cpts(letter));
    let mut row = row::blank(maker, id, cpts, letter, who);
    row.message = message;
    let own = match who {
        Who::Person(folk) => folk.id,
        Who::Structure(_, applicant) => *applicant,
    };
    let mut state: Option<AdhesionState> = None;
    for step in steps {
        let next = match state {
            None => AdhesionState::Applied,
            Some(from) => from.after(step.change).unwrap_or(from),
        };
        let at = row.applied_at.max(maker.moment(step.days));
        match step.change {
            Change::Apply => {
                row.applied_at = at;
                row::accept_statutes(maker, &mut row, step.days);
            }
            Change::Admit => row.admitted_on = Some(maker.day(step.days)),
            _ if next.is_ended() => row.ended_at = Some(at),
            _ => {}
        }
        let founding = step.change == Change::Admit && step.author.is_none();
        let author = if founding {
            None
        } else {
            step.author.or(Some(own))
        };
        let from = state.map(|from| from.code().to_owned());
        maker.plan.adhesion_change.push(adhesion_change::Model {
            id: maker.dice.uuid(),
            adhesion_id: id,
            change: step.change.code().to_owned(),
            from_state: from,
            to_state: next.code().to_owned(),
            author_id: author,
            reason: step.reason,
            at,
        });
        let detail = serde_json::json!({ "change": step.change.code() });
        maker.journal(
            Event::AdhesionChanged,
            at,
            Entry {
                cpts: Some(cpts),
                actor: author,
                subject: Some(id),
                detail,
            },
        );
        state = Some(next);
        next.code().clone_into(&mut row.state);
    }
    maker.plan.adhesion.push(row);
}

const fn reasons(change: Change) -> &'static [&'static str] {
    match change {
        Change::AskMore => &[
            "Pouvez-vous préciser la commune où vous exercez le mardi et le jeudi ?",
            "Merci de nous dire depuis quand vous exercez sur le territoire.",
        ],
        Change::Refuse => &[
            "Le lieu d'exercice indiqué n'est pas sur notre territoire (article 5 des statuts) ; la CPTS voisine peut vous accueillir.",
            "L'activité décrite est commerciale et ne relève pas de l'article 5 des statuts.",
        ],
        Change::Suspend => {
            &["Suspension demandée par l'intéressé pendant une interruption d'exercice."]
        }
        Change::StrikeOff => {
            &["Cotisation non réglée malgré deux rappels (statuts, perte de la qualité de membre)."]
        }
        Change::Expel => &[
            "Usage du fichier des membres à des fins commerciales ; l'intéressé a été entendu par le conseil.",
        ],
        _ => &[],
    }
}

const MESSAGES: &[&str] = &[
    "Je viens de m'installer et je souhaite participer aux soins non programmés.",
    "Des confrères m'ont parlé du groupe de travail sur les plaies chroniques.",
    "Je remplace depuis deux ans sur le secteur et je m'y installe en janvier.",
    "Je souhaite rencontrer les autres professions autour de la prévention des chutes.",
    "Intéressée par les réunions du soir, et par l'accueil des étudiants.",
    "Bonjour, je suis prête à tenir une permanence de vaccination.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_needs_a_reason_has_one() {
        for change in Change::ALL.iter().filter(|change| change.needs_reason()) {
            assert!(!reasons(*change).is_empty(), "{change:?}");
        }
    }
}
