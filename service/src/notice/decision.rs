//! What members are told of a decision. No position is taken by a link: each leads to the page of the decision.

use chrono::{DateTime, Utc};
use domain::decision::stage::End;
use entity::{cpts, decision};

use super::letter::{Letter, Words};
use super::page::{Link, Page};
use crate::calendar::paris_time;

fn page(cpts: &cpts::Model, row: &decision::Model) -> Link {
    Page::Decision.at(&[&cpts.slug, &row.id])
}

/// A round or the vote opened.
pub fn opened(
    cpts: &cpts::Model,
    row: &decision::Model,
    vote: bool,
    closes: DateTime<Utc>,
) -> Letter {
    let (name, title, until) = (&cpts.short_name, &row.title, paris_time(closes));
    let (fr, en) = if vote {
        (
            Words::new(
                format!("{name} vote : {title}"),
                format!(
                    "Le vote public est ouvert sur « {title} » jusqu’au {until} (heure de Paris).\n\nLisez le texte et votez ici :"
                ),
            ),
            Words::new(
                format!("{name} votes: {title}"),
                format!(
                    "The open vote on \"{title}\" runs until {until} (time in France).\n\nRead the text and vote here:"
                ),
            ),
        )
    } else {
        (
            Words::new(
                format!("{name} attend votre position : {title}"),
                format!(
                    "Un tour est ouvert sur « {title} » jusqu’au {until} (heure de Paris). Vous pouvez changer d’avis jusque-là.\n\nLisez le texte et prenez position ici :"
                ),
            ),
            Words::new(
                format!("{name} awaits your position: {title}"),
                format!(
                    "A round is open on \"{title}\" until {until} (time in France). You may change your mind until then.\n\nRead the text and take your position here:"
                ),
            ),
        )
    };
    Letter {
        kind: "decision-opened",
        fr,
        en,
        link: page(cpts, row),
    }
}

/// A round or the vote opened, for who facilitates without a voice.
pub fn opened_to_lead(
    cpts: &cpts::Model,
    row: &decision::Model,
    vote: bool,
    closes: DateTime<Utc>,
) -> Letter {
    let (title, until) = (&row.title, paris_time(closes));
    let (fr, en) = if vote {
        (
            ("Vote ouvert", "Suivez la participation ici :"),
            ("Vote open", "Follow the turnout here:"),
        )
    } else {
        (
            (
                "Tour ouvert",
                "Lisez les objections et répondez-y ici, avant la clôture :",
            ),
            (
                "Round open",
                "Read the objections and answer them here, before it closes:",
            ),
        )
    };
    Letter {
        kind: "decision-opened",
        fr: Words::new(
            format!("{} : {title}", fr.0),
            format!(
                "Vous animez « {title} » sans y prendre position. C’est ouvert jusqu’au {until} (heure de Paris).\n\n{}",
                fr.1
            ),
        ),
        en: Words::new(
            format!("{}: {title}", en.0),
            format!(
                "You facilitate \"{title}\" without taking a position. It is open until {until} (time in France).\n\n{}",
                en.1
            ),
        ),
        link: page(cpts, row),
    }
}

/// It closes soon, and nothing was said yet.
pub fn reminder(
    cpts: &cpts::Model,
    row: &decision::Model,
    vote: bool,
    closes: DateTime<Utc>,
) -> Letter {
    let (title, until) = (&row.title, paris_time(closes));
    let (fr, en) = if vote {
        ("Vous n’avez pas encore voté", "You have not voted yet")
    } else {
        (
            "Vous n’avez pas encore pris position",
            "You have not taken a position yet",
        )
    };
    Letter {
        kind: "decision-reminder",
        fr: Words::new(
            format!("{fr} : {title}"),
            format!("{fr} sur « {title} ». Clôture : {until} (heure de Paris).\n\nC’est ici :"),
        ),
        en: Words::new(
            format!("{en}: {title}"),
            format!("{en} on \"{title}\". It closes at {until} (time in France).\n\nIt is here:"),
        ),
        link: page(cpts, row),
    }
}

/// A new text makes positions void.
pub fn voided(cpts: &cpts::Model, row: &decision::Model, note: &str) -> Letter {
    let title = &row.title;
    Letter {
        kind: "decision-voided",
        fr: Words::new(
            format!("Le texte a changé : {title}"),
            format!(
                "Le texte de « {title} » a été modifié ; la position que vous aviez prise ne compte plus. Un nouveau tour vous demandera votre position sur le nouveau texte.\n\nCe qui change : {note}\n\nLes deux textes, comparés, sont ici :"
            ),
        ),
        en: Words::new(
            format!("The text has changed: {title}"),
            format!(
                "The text of \"{title}\" was changed; the position that you had taken counts no more. Another round will ask for your position on the new text.\n\nWhat changes: {note}\n\nBoth texts, compared, are here:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// The register was begun anew while something is open: a position may be missing.
pub fn carried(cpts: &cpts::Model, row: &decision::Model) -> Letter {
    let (name, title) = (&cpts.short_name, &row.title);
    Letter {
        kind: "decision-carried",
        fr: Words::new(
            format!("Vérifiez votre position : {title}"),
            format!(
                "Le registre scellé de {name} a dû être repris à partir d’une sauvegarde ou d’une clé nouvelle. « {title} » continue, mais une position prise juste avant peut manquer.\n\nVérifiez ici que la vôtre y est ; sinon, prenez-la de nouveau :"
            ),
        ),
        en: Words::new(
            format!("Check your position: {title}"),
            format!(
                "The sealed register of {name} had to be begun anew, from a backup or with a new key. \"{title}\" goes on, but a position taken just before may be missing.\n\nSee here whether yours is there; if not, take it again:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// It is over.
pub fn ended(cpts: &cpts::Model, row: &decision::Model, end: End) -> Letter {
    let (title, (fr, en)) = (&row.title, said(end));
    Letter {
        kind: "decision-ended",
        fr: Words::new(
            format!("{} : {title}", upper(fr)),
            format!(
                "« {title} » : {fr}.\n\nLe résultat, les objections et les réponses sont ici :"
            ),
        ),
        en: Words::new(
            format!("{}: {title}", upper(en)),
            format!("\"{title}\": {en}.\n\nThe result, the objections and the answers are here:"),
        ),
        link: page(cpts, row),
    }
}

const fn said(end: End) -> (&'static str, &'static str) {
    match end {
        End::Consensus => ("adopté par consensus", "adopted by consensus"),
        End::Consent => ("adopté par consentement", "adopted by consent"),
        End::Adopted => ("adopté par le vote", "adopted by the vote"),
        End::Rejected => ("rejeté par le vote", "rejected by the vote"),
        End::Undecided => ("aucune décision", "nothing was decided"),
        End::Withdrawn => (
            "proposition retirée par son auteur",
            "taken back by its author",
        ),
    }
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
