//! What one document changes against another, point by point: of two versions, or of a draft and the last version.

use domain::statutes::{Difference, OnCollege, OnDecision, OnOrgan, Part, Point, Said, Statutes};
use leptos::prelude::*;

use super::lines::Reading;
use super::words as said;
use crate::lang::Lang;

/// Each point that differs, with what held before and what holds after; the caller has told how many there are.
pub fn list(
    lang: Lang,
    slug: &str,
    before: &Statutes,
    after: &Statutes,
    found: &[Difference],
) -> AnyView {
    let reading = |statutes| Reading {
        lang,
        slug,
        statutes,
    };
    let (before, after) = (reading(before), reading(after));
    let items = found
        .iter()
        .map(|it| difference(before, after, it))
        .collect_view();
    view! { <ol class="changes">{items}</ol> }.into_any()
}

fn difference(before: Reading<'_>, after: Reading<'_>, it: &Difference) -> AnyView {
    let lang = after.lang;
    match it {
        Difference::Changed { before: one, after: other } => {
            let title = title(lang, after.statutes, other);
            view! {
                <li class="card change">
                    <h3>{title}</h3>
                    <dl class="change__sides">
                        <div class="change__before">
                            <dt>{t!(lang, "Avant", "Before")}</dt>
                            <dd>{before.cell(one)}</dd>
                        </div>
                        <div class="change__after">
                            <dt>{t!(lang, "Après", "After")}</dt>
                            <dd>{after.cell(other)}</dd>
                        </div>
                    </dl>
                </li>
            }
            .into_any()
        }
        Difference::Added(part) => {
            let title = part_title(lang, after.statutes, part);
            let title = t!(lang, "Ajouté : {title}", "Added: {title}");
            whole(title, after, part, "card change change--added")
        }
        Difference::Removed(part) => {
            let title = part_title(lang, before.statutes, part);
            let title = t!(lang, "Retiré : {title}", "Removed: {title}");
            whole(title, before, part, "card change change--removed")
        }
        Difference::Reordered => view! {
            <li class="card change">
                <h3>{t!(lang, "Un autre ordre", "A different order")}</h3>
                <p>
                    {t!(
                        lang,
                        "Les mêmes règles sont écrites dans un autre ordre : aucune ne change, mais l’empreinte du document n’est plus la même.",
                        "The same rules are written in another order: none changes, but the document’s fingerprint does."
                    )}
                </p>
            </li>
        }
        .into_any(),
    }
}

/// A part that only one version has, with all that it says.
fn whole(title: String, reading: Reading<'_>, part: &Part, class: &'static str) -> AnyView {
    // One point says the same as the title; what it says is enough.
    let said = match points(reading.statutes, part).as_slice() {
        [one] => view! { <p>{reading.cell(one)}</p> }.into_any(),
        many => reading.facts(many.to_vec()),
    };
    view! {
        <li class=class>
            <h3>{title}</h3>
            {said}
        </li>
    }
    .into_any()
}

fn points(statutes: &Statutes, part: &Part) -> Vec<Point> {
    match part {
        Part::College(id) => [OnCollege::Members, OnCollege::Voice, OnCollege::Seats]
            .map(|on| Point::College(id.clone(), on))
            .to_vec(),
        Part::Organ(organ) => OnOrgan::ALL
            .iter()
            .map(|on| Point::Organ(*organ, *on))
            .collect(),
        Part::Decision(organ, decision) => {
            let of = statutes.organs.iter().find(|it| it.organ == *organ);
            let own = of.and_then(|it| it.decisions.iter().find(|it| it.decision == *decision));
            let says = |on: OnDecision| {
                own.is_some_and(|own| match on {
                    OnDecision::Quorum => own.quorum != Said::Silent,
                    OnDecision::Majority => own.majority != Said::Silent,
                    OnDecision::Tie => own.tie != Said::Silent,
                    OnDecision::Secrecy => own.secrecy != Said::Silent,
                })
            };
            OnDecision::ALL
                .iter()
                .filter(|on| says(**on))
                .map(|on| Point::Decision(*organ, *decision, *on))
                .collect()
        }
        Part::Cap(n) => vec![Point::Cap(*n)],
    }
}

fn title(lang: Lang, statutes: &Statutes, point: &Point) -> String {
    let term = said::line(lang, statutes, point).term;
    let of = match point {
        Point::College(id, _) => said::college_name(statutes, id),
        Point::Organ(organ, _) => said::organ(lang, *organ),
        Point::Decision(organ, decision, _) => {
            let (organ, decision) = (said::organ(lang, *organ), said::decision(lang, *decision));
            format!("{organ} › {decision}")
        }
        _ => return term,
    };
    format!("{of} › {term}")
}

fn part_title(lang: Lang, statutes: &Statutes, part: &Part) -> String {
    match part {
        Part::College(id) => {
            let name = said::college_name(statutes, id);
            t!(lang, "collège « {name} »", "college “{name}”")
        }
        Part::Organ(organ) => said::organ(lang, *organ),
        Part::Decision(organ, decision) => {
            let (organ, decision) = (said::organ(lang, *organ), said::decision(lang, *decision));
            format!("{organ} › {decision}")
        }
        Part::Cap(n) => said::line(lang, statutes, &Point::Cap(*n)).term,
    }
}
