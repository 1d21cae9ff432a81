//! The seats of the board: one shield each, and the same in words.

use domain::cpts::Colour;
use domain::statutes::CollegeId;
use leptos::prelude::*;
use service::electorate::Sitting;
use service::electorate::weight::Figures;

use crate::lang::Lang;
use crate::ui::{Shield, Size, Tincture};

/// The colour of a college: by its place in the rules.
fn tincture(found: &Figures, college: &CollegeId) -> Tincture {
    let place = found
        .statutes
        .colleges
        .iter()
        .position(|it| &it.id == college);
    let colour = Colour::ALL.iter().cycle().nth(place.unwrap_or_default());
    Tincture(colour.copied().unwrap_or(Colour::Azur))
}

/// The seats that are held, one shield each, in the order of the colleges; the tables below say the same.
pub(super) fn seats(lang: Lang, found: &Figures) -> Option<AnyView> {
    let board = found.statutes.board.rule()?;
    let (held, all) = (found.board.len(), usize::from(board.seats));
    let mut drawn: Vec<AnyView> = Vec::new();
    let mut legend: Vec<AnyView> = Vec::new();
    for college in &found.statutes.colleges {
        let count = seats_of(&found.board, |it| it.college.as_ref() == Some(&college.id));
        let colour = tincture(found, &college.id);
        let (name, elects) = (college.name.clone(), college.seats);
        for _ in 0..count {
            drawn.push(view! { <Shield name=&name colour=colour size=Size::Small /> }.into_any());
        }
        if count > 0 || elects > 0 {
            let told = plural!(
                lang,
                count,
                "{name} : {count} siège tenu, {elects} à élire par ce collège",
                "{name} : {count} sièges tenus, {elects} à élire par ce collège",
                "{name}: {count} seat filled, {elects} elected by this college",
                "{name}: {count} seats filled, {elects} elected by this college"
            );
            legend.push(
                view! {
                    <li>
                        <Shield name=&name colour=colour size=Size::Small />
                        <span>{told}</span>
                    </li>
                }
                .into_any(),
            );
        }
    }
    let outside = seats_of(&found.board, |it| it.college.is_none());
    for _ in 0..outside {
        drawn.push(
            view! { <span class="avatar avatar--small" aria-hidden="true">"?"</span> }.into_any(),
        );
    }
    let free = all.saturating_sub(held);
    for _ in 0..free {
        drawn.push(
            view! { <span class="avatar avatar--small seat--free" aria-hidden="true"></span> }
                .into_any(),
        );
    }
    let sentence = plural!(
        lang,
        held,
        "{held} siège du conseil est tenu sur {all}.",
        "{held} sièges du conseil sont tenus sur {all}.",
        "{held} of the board’s {all} seats is filled.",
        "{held} of the board’s {all} seats are filled."
    );
    let nobody = (outside > 0).then(|| {
        let told = plural!(
            lang,
            outside,
            "{outside} siège est tenu par une personne qui n’est d’aucun collège.",
            "{outside} sièges sont tenus par des personnes qui ne sont d’aucun collège.",
            "{outside} seat is held by somebody who belongs to no college.",
            "{outside} seats are held by people who belong to no college."
        );
        view! { <li>{told}</li> }
    });
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Les sièges du conseil", "The seats of the board")}</h2>
                <p>{sentence}</p>
                <p class="seats" aria-hidden="true">{drawn}</p>
                <ul class="legend">{legend} {nobody}</ul>
                <p class="muted">
                    {t!(
                        lang,
                        "Qui siège compte dans le collège de sa propre adhésion, ou de la structure qu’il représente.",
                        "Board members count in the college of their own membership, or of the structure they represent."
                    )}
                </p>
            </section>
        }
        .into_any(),
    )
}

/// How many seats fit.
pub(super) fn seats_of(board: &[Sitting], fits: impl Fn(&Sitting) -> bool) -> u64 {
    u64::try_from(board.iter().filter(|it| fits(it)).count()).unwrap_or(u64::MAX)
}
