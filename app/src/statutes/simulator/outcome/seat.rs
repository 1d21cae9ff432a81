//! Who has a seat: one table for each college.

use domain::election::seats::Outcome;
use domain::scenario::{Contender, Seated, place};
use domain::statutes::Statutes;
use leptos::prelude::*;

use super::table::table;
use crate::lang::Lang;
use crate::statutes::simulator::ask::who;
use crate::statutes::simulator::say::seat::{contender, why};
use crate::statutes::words::{college_name, whole};

/// Every contender with their votes and the reason; nothing while a tie is open.
pub(super) fn seats(
    lang: Lang,
    statutes: &Statutes,
    seated: &Seated,
    contenders: &[Contender],
) -> Option<AnyView> {
    let Outcome::Allocated(found) = &seated.outcome else {
        return None;
    };
    let labels = [
        t!(lang, "Groupe", "Group"),
        t!(lang, "Voix", "Votes"),
        t!(lang, "Résultat", "Result"),
    ];
    let tables = statutes
        .colleges
        .iter()
        .filter_map(|college| {
            let own = found.candidates.iter().filter_map(|(id, reason)| {
                let n = place(*id);
                let it = contenders
                    .get(n)
                    .filter(|it| it.cell.college == college.id)?;
                let cells = vec![
                    who(lang, &it.cell),
                    whole(lang, it.votes),
                    why(lang, reason),
                ];
                Some((contender(lang, n), cells))
            });
            let rows: Vec<_> = own.collect();
            if rows.is_empty() {
                return None;
            }
            let (name, seats) = (
                college_name(statutes, &college.id),
                u32::from(college.seats),
            );
            let caption = plural!(
                lang,
                seats,
                "{name} : {seats} siège",
                "{name} : {seats} sièges",
                "{name}: {seats} seat",
                "{name}: {seats} seats"
            );
            let first = t!(lang, "Candidature", "Candidate");
            Some(table(caption, first, &labels, rows))
        })
        .collect_view();
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Les sièges", "The seats")}</h2>
                {tables}
            </section>
        }
        .into_any(),
    )
}
