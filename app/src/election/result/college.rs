//! The votes of a college: turnout, a bar a candidate, and the same as a table.

use domain::electorate::small::fewer_than;
use leptos::prelude::*;
use service::election::proclaimed::{Counted, Placed, Proclaimed};

use super::{count, percent};
use crate::lang::Lang;
use crate::ui::{Badge, Bar, Column, Fact, Facts, NoticeKind, Table};
use crate::words::election::{fate, on_paper, votes, why};

/// The urn of a college, or of several that vote together.
pub(super) fn college(lang: Lang, read: &Proclaimed, urn: &Counted) -> AnyView {
    let stood: Vec<&Placed> = read.candidates(urn).collect();
    let bars = stood
        .iter()
        .map(|it| bar(lang, it, urn.turnout()))
        .collect_view();
    let reasons: Vec<String> = stood.iter().filter_map(|it| why(lang, read, it)).collect();
    let reasons = (!reasons.is_empty()).then(|| {
        let lines = reasons
            .into_iter()
            .map(|it| view! { <li>{it}</li> })
            .collect_view();
        view! { <ul>{lines}</ul> }
    });
    let name = urn.name.clone();
    view! {
        <section>
            <h2>{name}</h2>
            {turnout(lang, read, urn)}
            <ul class="votes">{bars}</ul>
            {reasons}
            <details>
                <summary>{t!(lang, "Les mêmes voix en tableau", "The same votes as a table")}</summary>
                {table(lang, urn, &stood)}
            </details>
        </section>
    }
    .into_any()
}

/// Who might vote, who did, and how many ballots name nobody.
fn turnout(lang: Lang, read: &Proclaimed, urn: &Counted) -> impl IntoView + use<> {
    let shown = |it: u64| count(lang, it);
    let (voted, voters) = (shown(urn.turnout()), shown(urn.voters));
    let percent = percent(lang, urn.turnout(), urn.voters);
    let said = if urn.in_meeting {
        t!(
            lang,
            "{voted} votants sur {voters} inscrits ({percent}), en réunion.",
            "{voted} of {voters} voted ({percent}), in the meeting."
        )
    } else {
        t!(
            lang,
            "{voted} votants sur {voters} inscrits ({percent}).",
            "{voted} of {voters} voted ({percent})."
        )
    };
    let marked = shown(urn.turnout().saturating_sub(urn.blank));
    let paper = (urn.paper > 0 && !urn.in_meeting).then(|| {
        let paper = if urn.joined {
            on_paper(lang, urn.paper, fewer_than(&read.statutes))
        } else {
            shown(urn.paper)
        };
        view! { <Fact term=t!(lang, "Dont sur papier", "Of which on paper")>{paper}</Fact> }
    });
    let blank = shown(urn.blank);
    let joined = urn.joined.then(|| {
        let said = t!(
            lang,
            "Comptés à part, si peu de bulletins de papier diraient qui a voté quoi : ils ont été joints aux autres, et le procès-verbal en dit le nombre.",
            "Counted apart, so few paper ballots would tell who voted what: they joined the others, and the minutes say how many there were."
        );
        view! { <p class="small muted">{said}</p> }
    });
    view! {
        <p><strong>{said}</strong></p>
        <Facts>
            <Fact term=t!(lang, "Bulletins exprimés", "Ballots that name somebody")>{marked}</Fact>
            <Fact term=t!(lang, "Bulletins blancs", "Blank ballots")>{blank}</Fact>
            {paper}
        </Facts>
        {joined}
    }
}

/// A candidate: the name, the votes as a share of the ballots, and what became of her.
fn bar(lang: Lang, it: &Placed, ballots: u64) -> AnyView {
    let (name, votes) = (it.name.clone(), votes(lang, it.votes));
    let share = super::share(it.votes, ballots);
    let label = fate(lang, &it.fate);
    let badge = if it.fate.is_elected() {
        view! { <Badge kind=NoticeKind::Success label=label /> }
    } else {
        view! { <Badge label=label /> }
    };
    view! {
        <li>
            <Bar share=share>
                <span class="votes__name">{name}</span>
                " "
                <span class="votes__count">{votes}</span>
                " "
                {badge}
            </Bar>
        </li>
    }
    .into_any()
}

fn table(lang: Lang, urn: &Counted, stood: &[&Placed]) -> impl IntoView + use<> {
    let heads = [
        t!(lang, "Voix", "Votes"),
        t!(lang, "Part des bulletins", "Share of ballots"),
        t!(lang, "Résultat", "Result"),
    ];
    let [votes, part, result] = heads.clone();
    let columns = vec![
        Column::text(t!(lang, "Candidature", "Candidate")),
        Column::number(votes),
        Column::number(part),
        Column::text(result),
    ];
    let rows = stood
        .iter()
        .map(|it| {
            let [votes, part, result] = heads.clone();
            let percent = percent(lang, it.votes, urn.turnout());
            view! {
                <tr>
                    <th scope="row">{it.name.clone()}</th>
                    <td data-label=votes class="cell--number">{count(lang, it.votes)}</td>
                    <td data-label=part class="cell--number">{percent}</td>
                    <td data-label=result>{fate(lang, &it.fate)}</td>
                </tr>
            }
        })
        .collect_view();
    let name = urn.name.clone();
    view! {
        <Table caption=name columns=columns>
            {rows}
        </Table>
    }
}
