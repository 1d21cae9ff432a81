//! The board, and how its seats are won.

use domain::statutes::{Board, Elections, LateWithdrawal, Renewal, SeatTie, Statutes};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, choices, number, select};
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words::{self, Unsaid, unsaid};
use crate::ui::Choice;

pub fn fill(statutes: &Statutes) -> Form {
    Form::default()
        .said("board", &statutes.board, |form, it| {
            form.put("board", "says")
                .put("board-seats", it.seats)
                .put("board-term-years", it.term_years)
                .put("board-renewal", it.renewal.code())
        })
        .said("elections", &statutes.elections, |form, it| {
            let late = it.late_withdrawal.map_or("", LateWithdrawal::code);
            let days = it.challenge_days.map(|it| it.to_string());
            form.put("elections", it.tie.code())
                .put("elections-challenge-days", days.unwrap_or_default())
                .put("elections-late-withdrawal", late)
        })
}

pub fn read(reader: &mut Reader<'_>, statutes: &mut Statutes) -> Option<()> {
    let board = reader.said("board", |it, _| {
        let seats = it.number("board-seats");
        let years = it.number("board-term-years");
        let renewal = it.choice("board-renewal");
        Some(Board {
            seats: seats?,
            term_years: years?,
            renewal: renewal?,
        })
    });
    let elections = reader.said("elections", |it, _| {
        let tie = it.choice("elections");
        let challenge_days = it.number_if_any("elections-challenge-days");
        let late_withdrawal = it.choice_if_any("elections-late-withdrawal");
        Some(Elections {
            tie: tie?,
            challenge_days: challenge_days?,
            late_withdrawal: late_withdrawal?,
        })
    });
    statutes.board = board?;
    statutes.elections = elections?;
    Some(())
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let fields = view! {
        {number(form, "board-seats", t!(lang, "Sièges en tout", "Seats in all"))}
        {number(form, "board-term-years", t!(lang, "Durée du mandat, en années", "Term of office, in years"))}
        {select(
            form,
            "board-renewal",
            t!(lang, "Renouvellement", "Renewal"),
            choices(Renewal::ALL, Renewal::code, |it| words::renewal(lang, it)),
        )}
    };
    let board = Point::new(
        form,
        lang,
        "board",
        t!(lang, "Conseil d’administration", "Board"),
        t!(
            lang,
            "Les sièges des collèges font ensemble ceux du conseil. Par tiers, un tiers des sièges est élu à chaque échéance : l’équipe change peu à peu.",
            "The colleges’ seats together make up the board’s. By thirds, a third is elected at a time: the team changes little by little."
        ),
    )
    .silent(unsaid(lang, Unsaid::Board))
    .answer(
        Answer::new("says", t!(lang, "Les statuts fixent les sièges", "The statutes set the seats"))
            .more(fields.into_any()),
    );
    let elections = Point::new(
        form,
        lang,
        "elections",
        t!(
            lang,
            "Candidats à égalité de voix",
            "Candidates with equal votes"
        ),
        t!(
            lang,
            "Ce qui départage deux candidats pour le dernier siège.",
            "What decides between two candidates for the last seat."
        ),
    )
    .silent(unsaid(lang, Unsaid::Elections))
    .codes(SeatTie::ALL, SeatTie::code, |it| words::seat_tie(lang, it))
    .common(after(form, lang));
    view! {
        {board.view()}
        {elections.view()}
    }
    .into_any()
}

/// What may be said besides of elections.
fn after(form: &Form, lang: Lang) -> AnyView {
    let silent = t!(
        lang,
        "Les statuts n’en disent rien",
        "The statutes say nothing"
    );
    let mut all = vec![Choice::new("", silent)];
    all.extend(choices(LateWithdrawal::ALL, LateWithdrawal::code, |it| {
        words::late_withdrawal(lang, it)
    }));
    view! {
        {number(
            form,
            "elections-challenge-days",
            t!(
                lang,
                "Délai de contestation du résultat, en jours (vide : non écrit)",
                "Days to challenge the result (empty: not written)"
            ),
        )}
        {select(
            form,
            "elections-late-withdrawal",
            t!(
                lang,
                "Retrait d’une candidature après le verrouillage du bulletin",
                "A candidate withdraws after the ballot was locked"
            ),
            all,
        )}
    }
    .into_any()
}
