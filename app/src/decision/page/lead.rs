//! The first sentence: where it stands, what the reader can do, until when.

use chrono::{DateTime, Utc};
use domain::decision::stage::{Between, End, Next, Stage};

use super::Shown;
use crate::lang::Lang;
use crate::words::{date, date_time};

/// The sentence.
pub(super) fn sentence(shown: Shown<'_>) -> String {
    let lang = shown.lang;
    match &shown.it.seen.stage {
        Stage::Draft => t!(
            lang,
            "Personne d’autre ne voit ce brouillon\u{a0}: relisez-le, puis déposez-le pour ouvrir la discussion.",
            "Nobody else sees this draft: read it again, then table it to open the discussion."
        ),
        Stage::Discussion(it) => {
            let Some(ground) = &shown.it.ground else {
                return t!(
                    lang,
                    "La proposition est discutée\u{a0}; les règles en vigueur ne prévoient plus la suite.",
                    "The proposal is being discussed; the rules in force no longer say what follows."
                );
            };
            let from = it.first_round(&ground.consensus);
            let on = date(lang, from);
            if ground.consensus.votes_at_once() {
                return announced(lang, shown.today < from, &on);
            }
            if shown.today < from {
                t!(
                    lang,
                    "La proposition est discutée\u{a0}: commentez-la\u{a0}; les positions se prennent à partir du {on} au plus tôt.",
                    "The proposal is being discussed: comment on it; positions are taken from {on} at the earliest."
                )
            } else {
                t!(
                    lang,
                    "La proposition est discutée\u{a0}: commentez-la\u{a0}; les positions se prendront dès qu’un tour sera ouvert.",
                    "The proposal is being discussed: comment on it; positions are taken as soon as a round is opened."
                )
            }
        }
        Stage::Round(round) => {
            let closes = date_time(lang, round.span.closes);
            t!(
                lang,
                "Chacun prend position sur le texte jusqu’au {closes}.",
                "Everybody takes a position on the text until {closes}."
            )
        }
        Stage::Between(it) => between(shown, *it),
        Stage::Voting(vote) => {
            let closes = date_time(lang, vote.span.closes);
            if at_once(shown) {
                return t!(
                    lang,
                    "Le vote est ouvert jusqu’au {closes}.",
                    "The vote is open until {closes}."
                );
            }
            t!(
                lang,
                "Sans accord après les tours, on vote jusqu’au {closes}.",
                "Without agreement after the rounds, one votes until {closes}."
            )
        }
        Stage::Over(end) => over(lang, shown.it.seen.row.ended_at, *end),
    }
}

/// Whether one votes without seeking agreement first.
fn at_once(shown: Shown<'_>) -> bool {
    let ground = shown.it.ground.as_ref();
    ground.is_some_and(|it| it.consensus.votes_at_once())
}

/// A vote that was announced.
fn announced(lang: Lang, early: bool, on: &str) -> String {
    if early {
        t!(
            lang,
            "Le vote est annoncé\u{a0}: lisez le texte et commentez-le\u{a0}; on vote à partir du {on} au plus tôt.",
            "The vote is announced: read the text and comment on it; one votes from {on} at the earliest."
        )
    } else {
        t!(
            lang,
            "Le vote est annoncé\u{a0}: lisez le texte et commentez-le\u{a0}; on votera dès que le vote sera ouvert.",
            "The vote is announced: read the text and comment on it; one votes as soon as the vote is opened."
        )
    }
}

fn between(shown: Shown<'_>, it: Between) -> String {
    let lang = shown.lang;
    match it.next {
        Next::Vote { from, .. } if at_once(shown) => {
            let from = date(lang, from.max(shown.today));
            t!(
                lang,
                "Le vote n’a pas tranché\u{a0}: on vote de nouveau sur le même texte, à partir du {from}.",
                "The vote did not settle it: one votes again on the same text, from {from}."
            )
        }
        Next::Round { .. } => t!(
            lang,
            "Le tour est clos sans accord\u{a0}: le texte peut être amélioré, puis un nouveau tour s’ouvre.",
            "The round closed without agreement: the text can be improved, then another round opens."
        ),
        Next::Vote { from, .. } if shown.today < from => {
            let from = date(lang, from);
            t!(
                lang,
                "Pas d’accord\u{a0}: un vote suit, à partir du {from}.",
                "No agreement: a vote follows, from {from}."
            )
        }
        Next::Vote { .. } => t!(
            lang,
            "Pas d’accord à l’issue des tours\u{a0}: un vote suit, sur le même texte.",
            "No agreement after the rounds: a vote follows, on the same text."
        ),
    }
}

/// How it ended, and when.
pub(crate) fn over(lang: Lang, at: Option<DateTime<Utc>>, end: End) -> String {
    let on = at.map(service::calendar::paris_day);
    let on = on.map_or_else(String::new, |it| date(lang, it));
    match end {
        End::Consensus => t!(
            lang,
            "Adoptée par consensus le {on}\u{a0}: tous ceux qui ont pris position soutiennent le texte.",
            "Adopted by consensus on {on}: all who took a position support the text."
        ),
        End::Consent => t!(
            lang,
            "Adoptée par consentement le {on}\u{a0}: personne ne maintient d’objection.",
            "Adopted by consent on {on}: nobody maintains an objection."
        ),
        End::Adopted => t!(
            lang,
            "Adoptée par un vote le {on}.",
            "Adopted by a vote on {on}."
        ),
        End::Rejected => t!(
            lang,
            "Rejetée par un vote le {on}.",
            "Rejected by a vote on {on}."
        ),
        End::Undecided => t!(
            lang,
            "Rien n’est décidé\u{a0}: la procédure s’est achevée le {on} sans accord ni vote concluant.",
            "Nothing is decided: the procedure ended on {on} without agreement or a conclusive vote."
        ),
        End::Withdrawn => t!(lang, "Retirée le {on}.", "Withdrawn on {on}."),
    }
}
