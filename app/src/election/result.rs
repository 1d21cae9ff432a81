//! « Résultat » : a sentence a seat, then the votes of each college as bars and as a table, then limits and proof.

mod college;
mod limit;

use axum::response::{IntoResponse, Response};
use domain::election::stage::Stage;
use domain::id::ElectionId;
use leptos::prelude::*;
use service::election::proclaimed::{Proclaimed, proclaimed};

use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{ButtonKind, Icon, LinkButton, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words::election::{least, seat};
use crate::words::{date, number};

/// `GET /cpts/{slug}/elections/{election}/resultat`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = proclaimed(&visit.ctx, visit.actor()?, &slug, id).await?;
    let title = t!(lang, "Le résultat", "The result");
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), read.seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let colleges = read
                .urns
                .iter()
                .map(|it| college::college(lang, &read, it))
                .collect_view();
            let lead = lead(lang, &read);
            view! {
                <PageHead title=title.clone() up=up>{lead}</PageHead>
                {standing(lang, &read)}
                <section>
                    <h2>{t!(lang, "Les sièges", "The seats")}</h2>
                    {seats(lang, &read)}
                </section>
                {colleges}
                {limit::limits(lang, &read)}
                {proof(lang, &path)}
            }
        })
        .within(&slug)
        .into_response())
}

/// « 5 sièges pourvus sur 6. 17 votants sur 19 inscrits. »
pub(super) fn lead(lang: Lang, read: &Proclaimed) -> String {
    let elected = read.seated.candidates.iter();
    let elected = elected.filter(|it| it.fate.is_elected()).count();
    let all: u32 = read.held.seats.iter().map(|it| u32::from(it.seats)).sum();
    let (voted, voters) = read.urns.iter().fold((0, 0), |(voted, voters), it| {
        (voted + it.turnout(), voters + it.voters)
    });
    let [voted, voters] = [voted, voters].map(|it| count(lang, it));
    plural!(
        lang,
        elected,
        "{elected} siège pourvu sur {all} ; {voted} votants sur {voters} inscrits.",
        "{elected} sièges pourvus sur {all} ; {voted} votants sur {voters} inscrits.",
        "{elected} seat of {all} filled; {voted} of {voters} voted.",
        "{elected} seats of {all} filled; {voted} of {voters} voted."
    )
}

/// Whether it is proclaimed, and until when it may be challenged.
fn standing(lang: Lang, read: &Proclaimed) -> AnyView {
    let row = &read.seen.row;
    let (kind, said) = match read.seen.stage {
        Stage::Counted => (
            NoticeKind::Caution,
            t!(
                lang,
                "Les urnes sont dépouillées ; le bureau de vote n’a pas encore proclamé ce résultat.",
                "The urns are counted; the electoral board has not proclaimed this result yet."
            ),
        ),
        Stage::Challenge => {
            let until = row.challenge_until.map(|it| date(lang, it));
            let until = until.unwrap_or_default();
            (
                NoticeKind::Info,
                t!(
                    lang,
                    "Résultat proclamé par le bureau de vote. Il peut être contesté jusqu’au {until}.",
                    "Result proclaimed by the electoral board. It may be challenged until {until}."
                ),
            )
        }
        _ => (
            NoticeKind::Success,
            t!(
                lang,
                "Résultat définitif : le délai de contestation est passé, les mandats courent, les secrets sont détruits.",
                "Final result: the time of challenge is over, mandates run, secrets are destroyed."
            ),
        ),
    };
    view! {
        <Notice kind=kind>
            <p>{said}</p>
        </Notice>
    }
    .into_any()
}

/// A sentence for each seat: who has it, or that it is vacant.
pub(super) fn seats(lang: Lang, read: &Proclaimed) -> AnyView {
    let again = read.seated.again.as_ref().map(|tied| {
        let names = tied.candidates.iter().map(|it| read.candidate(it.0));
        let names = crate::statutes::words::listed(lang, &names.collect::<Vec<_>>());
        let college = read.college(&tied.college);
        let said = t!(
            lang,
            "{names} ont autant de voix ({college}) : les statuts demandent un nouveau vote entre ces candidatures, et aucun siège n’est attribué avant.",
            "{names} have as many votes ({college}): the statutes want another vote between these candidates, and no seat is given before."
        );
        view! {
            <Notice kind=NoticeKind::Caution>
                <p>{said}</p>
            </Notice>
        }
    });
    let elected = read.seated.candidates.iter();
    let elected = elected.filter(|it| it.fate.is_elected());
    let mut lines: Vec<String> = elected.map(|it| seat(lang, read, it)).collect();
    for it in &read.seated.vacant {
        let (n, college) = (u32::from(it.seats), read.college(&it.college));
        lines.push(plural!(
            lang,
            n,
            "{n} siège reste vacant ({college}).",
            "{n} sièges restent vacants ({college}).",
            "{n} seat stays vacant ({college}).",
            "{n} seats stay vacant ({college})."
        ));
    }
    for it in &read.seated.short {
        let least = least(lang, it);
        lines.push(t!(
            lang,
            "Le conseil n’atteint pas un minimum des statuts : {least}.",
            "The board does not meet a minimum of the statutes: {least}."
        ));
    }
    let lines = lines
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect_view();
    view! {
        {again}
        <ol class="outcome">{lines}</ol>
    }
    .into_any()
}

fn proof(lang: Lang, path: &str) -> impl IntoView + use<> {
    let href = format!("{path}/verifier");
    view! {
        <section>
            <h2>{t!(lang, "La preuve", "The proof")}</h2>
            <p>
                {t!(
                    lang,
                    "Le dossier public permet de refaire le compte et les sièges sans nous croire : il ne dit pas qui a voté quoi.",
                    "The public dossier lets anybody count again and find the same seats without believing us: it does not say who voted what."
                )}
            </p>
            <div class="actions">
                <LinkButton
                    href=href
                    kind=ButtonKind::Quiet
                    icon=Icon::Tick
                    label=t!(lang, "Vérifier cette élection", "Verify this election")
                />
            </div>
        </section>
    }
}

/// « 12 480 ».
fn count(lang: Lang, it: u64) -> String {
    number(lang, i64::try_from(it).unwrap_or(i64::MAX))
}

/// « 85,7 % »: with one decimal, rounded to the nearest, as in the minutes.
fn percent(lang: Lang, part: u64, of: u64) -> String {
    let tenths = part.saturating_mul(2000).saturating_add(of);
    let Some(tenths) = tenths.checked_div(of.saturating_mul(2)) else {
        return "–".to_owned();
    };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    t!(lang, "{whole},{tenth} %", "{whole}.{tenth}%")
}

/// A share in basis points.
fn share(part: u64, of: u64) -> u16 {
    let points = part.saturating_mul(10_000).checked_div(of);
    u16::try_from(points.unwrap_or_default()).map_or(10_000, |it| it.min(10_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_as_in_the_minutes() {
        assert_eq!(percent(Lang::Fr, 6, 7), "85,7\u{a0}%");
        assert_eq!(percent(Lang::En, 2, 3), "66.7%");
        assert_eq!(percent(Lang::Fr, 6, 6), "100,0\u{a0}%");
        assert_eq!(percent(Lang::Fr, 0, 0), "–");
    }
}
