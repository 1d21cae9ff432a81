//! The board, and how its seats are won.

use domain::statutes::{Board, Elections, Renewal, SeatTie, Statutes};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, choices, number, select};
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words::{self, Unsaid, unsaid};

pub fn fill(statutes: &Statutes) -> Form {
    Form::default()
        .said("board", &statutes.board, |form, it| {
            form.put("board", "says")
                .put("board-seats", it.seats)
                .put("board-term-years", it.term_years)
                .put("board-renewal", it.renewal.code())
        })
        .said("elections", &statutes.elections, |form, it| {
            form.put("elections", it.tie.code())
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
        it.choice("elections").map(|tie| Elections { tie })
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
    .codes(SeatTie::ALL, SeatTie::code, |it| words::seat_tie(lang, it));
    view! {
        {board.view()}
        {elections.view()}
    }
    .into_any()
}
