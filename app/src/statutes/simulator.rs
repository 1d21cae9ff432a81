//! A meeting that is tried out: who is there, how they vote, and what the statutes make of it.
//!
//! It is an island so that each keystroke is answered, by the functions of `domain` that judge a real vote. Without script
//! the same view is rendered by the server, and the form asks for the page again.

mod ask;
mod outcome;
pub(crate) mod say;
mod typed;

#[cfg(feature = "ssr")]
pub(crate) use outcome::taken;
pub use typed::Typed;
#[cfg(feature = "ssr")]
pub use typed::{filled, is_known};

use domain::scenario::{Played, Scenario, play};
use domain::statutes::Statutes;
use leptos::prelude::*;

use crate::lang::Lang;

/// What the parts of the simulator share.
#[derive(Clone, Copy)]
struct Sim {
    lang: Lang,
    statutes: StoredValue<Statutes>,
    values: RwSignal<Typed>,
    read: Memo<Result<Scenario, Typed>>,
    played: Memo<Option<Played>>,
}

impl Sim {
    /// The value of a field as it stands.
    fn value(self, name: &str) -> String {
        self.values
            .with(|it| it.get(name).cloned().unwrap_or_default())
    }

    /// Whether the board is elected, so that votes go to candidates.
    fn elects(self) -> bool {
        self.statutes
            .with_value(|it| self.values.with(|values| typed::elects(it, values)))
    }

    /// Writes what was typed.
    fn set(self, name: &str, value: String) {
        self.values.update(|it| {
            it.insert(name.to_owned(), value);
        });
    }

    /// What is wrong at a field.
    fn error(self, name: &str) -> Option<String> {
        self.read
            .with(|it| it.as_ref().err().and_then(|it| it.get(name).cloned()))
    }
}

/// The simulator: the result first, then what it is made of, then every number.
#[island]
pub fn Simulator(
    /// The statutes.
    statutes: Statutes,
    /// What the fields hold at first.
    typed: Typed,
    /// Language of the page.
    lang: Lang,
    /// Address of the page.
    action: String,
    /// Version of the rules.
    version: i32,
) -> impl IntoView {
    let statutes = StoredValue::new(statutes);
    let values = RwSignal::new(typed);
    let read = Memo::new(move |_| {
        statutes.with_value(|it| values.with(|values| typed::read(lang, it, values)))
    });
    let played = Memo::new(move |_| {
        read.with(|it| {
            let scenario = it.as_ref().ok()?;
            Some(statutes.with_value(|it| play(it, scenario)))
        })
    });
    let sim = Sim {
        lang,
        statutes,
        values,
        read,
        played,
    };
    let link = {
        let action = action.clone();
        move || {
            let query = values.with(typed::query);
            format!("{action}?version={version}&{query}")
        }
    };
    let again = {
        let action = action.clone();
        move || {
            let (organ, decision) = (sim.value(typed::ORGAN), sim.value(typed::DECISION));
            let kept = Typed::from([
                (typed::ORGAN.to_owned(), organ),
                (typed::DECISION.to_owned(), decision),
            ]);
            format!("{action}?version={version}&{}", typed::query(&kept))
        }
    };
    view! {
        <div class="simulator">
            {outcome::verdict(sim)}
            <form method="get" action=action class="simulator__form">
                <input type="hidden" name="version" value=version />
                {ask::meeting(sim)}
                {ask::groups(sim)}
                <div class="actions">
                    <button class="button button--primary" type="submit">
                        {t!(lang, "Calculer", "Calculate")}
                    </button>
                    <a class="button button--quiet" href=again>
                        {t!(lang, "Repartir d’un exemple", "Start from an example")}
                    </a>
                </div>
            </form>
            {outcome::details(sim)}
            <p>
                <a href=link>{t!(lang, "Lien vers cette simulation", "Link to this simulation")}</a>
            </p>
        </div>
    }
}
