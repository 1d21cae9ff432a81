//! What members are told of an election. No letter holds a voting code, and none says who has voted: each leads to the page
//! of the election.

use chrono::{DateTime, Utc};
use entity::{cpts, election};

use super::letter::{Letter, Words};
use super::page::{Link, Page};
use crate::calendar::paris_time;

fn page(cpts: &cpts::Model, row: &election::Model) -> Link {
    Page::Election.at(&[&cpts.slug, &row.id])
}

fn time(at: Option<DateTime<Utc>>) -> String {
    at.map(paris_time).unwrap_or_default()
}

/// Candidacies are called for, or their dates have changed.
pub fn called(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let (name, title) = (&cpts.short_name, &row.title);
    let (until, opens, closes) = (
        time(row.candidacies_close_at),
        time(row.opens_at),
        time(row.closes_at),
    );
    Letter {
        kind: "election-called",
        fr: Words::new(
            format!("{name} appelle à candidatures : {title}"),
            format!(
                "Les candidatures pour « {title} » se déposent jusqu’au {until}. Le vote sera ouvert du {opens} au {closes} (heure de Paris).\n\nSe présenter, ou vérifier que vous êtes sur la liste électorale :"
            ),
        ),
        en: Words::new(
            format!("{name} calls for candidates: {title}"),
            format!(
                "Candidacies for \"{title}\" are filed until {until}. The vote will be open from {opens} to {closes} (time in France).\n\nStand, or check that you are on the roll:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// The roll is frozen.
pub fn frozen(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let (title, opens) = (&row.title, time(row.opens_at));
    Letter {
        kind: "election-frozen",
        fr: Words::new(
            format!("Vous êtes sur la liste électorale : {title}"),
            format!(
                "La liste électorale de « {title} » est arrêtée et vous y figurez. Le vote ouvre le {opens} (heure de Paris).\n\nLes candidatures, et ce qu’il reste à faire avant le vote :"
            ),
        ),
        en: Words::new(
            format!("You are on the roll: {title}"),
            format!(
                "The roll of \"{title}\" is closed and you are on it. The vote opens on {opens} (time in France).\n\nThe candidates, and what is to be done before the vote:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// The vote is open.
pub fn opened(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let (title, closes) = (&row.title, time(row.closes_at));
    Letter {
        kind: "election-opened",
        fr: Words::new(
            format!("Le vote est ouvert : {title}"),
            format!(
                "Vous pouvez voter jusqu’au {closes} (heure de Paris). Votre vote est secret.\n\nVoter :"
            ),
        ),
        en: Words::new(
            format!("The vote is open: {title}"),
            format!("You may vote until {closes} (time in France). Your vote is secret.\n\nVote:"),
        ),
        link: page(cpts, row),
    }
}

/// The vote is closed: to those who open the urns.
pub fn closed(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "election-closed",
        fr: Words::new(
            format!("Le vote est clos, votre part de la clé est attendue : {title}"),
            format!(
                "Vous êtes dépositaire de la clé de l’élection « {title} ». Le vote est clos. Ouvrez les urnes sur l’appareil où vous avez préparé votre clé, ou avec votre fichier de secours et sa phrase : cela prend deux minutes, et n’attend pas que tous soient là.\n\nFaire ma part :"
            ),
        ),
        en: Words::new(
            format!("The vote is closed, your part of the key is awaited: {title}"),
            format!(
                "You hold a part of the key of the election \"{title}\". The vote is closed. Open the urns on the device on which you prepared your key, or with your backup file and its phrase: it takes two minutes, and does not wait for everybody.\n\nDo my part:"
            ),
        ),
        link: Page::Count.at(&[&cpts.slug, &row.id]),
    }
}

/// The vote is closed, and urns wait for the electoral board before they are opened: for its chair and tellers.
pub fn board_first(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "election-board-first",
        fr: Words::new(
            format!("Le vote est clos, le bureau de vote est attendu : {title}"),
            format!(
                "Vous êtes au bureau de vote de « {title} ». Le vote est clos, et une urne attend deux d’entre vous avant d’être ouverte : pour y joindre des bulletins de papier, ou pour décider si on l’ouvre alors que peu de personnes y ont voté. Les dépositaires de la clé sont prévenus ensuite.\n\nCe qui est attendu, urne par urne :"
            ),
        ),
        en: Words::new(
            format!("The vote is closed, the electoral board is awaited: {title}"),
            format!(
                "You are on the electoral board of \"{title}\". The vote is closed, and an urn waits for two of you before it is opened: to add papers to it, or to decide whether it is opened although few people voted in it. The key holders are told afterwards.\n\nWhat is awaited, urn by urn:"
            ),
        ),
        link: Page::Count.at(&[&cpts.slug, &row.id]),
    }
}

/// It closes soon; everybody on the roll gets it, so that the mail tells nobody who has voted.
pub fn reminder(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let (title, closes) = (&row.title, time(row.closes_at));
    Letter {
        kind: "election-reminder",
        fr: Words::new(
            format!("Le vote se termine bientôt : {title}"),
            format!(
                "Le vote se termine le {closes} (heure de Paris). Ce rappel part à tous les inscrits, qu’ils aient voté ou non : le courrier ne sait pas qui a voté.\n\nVoter :"
            ),
        ),
        en: Words::new(
            format!("The vote closes soon: {title}"),
            format!(
                "The vote closes on {closes} (time in France). This reminder goes to everybody on the roll, whether they voted or not: the mail does not know who has voted.\n\nVote:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// Its hours have changed.
pub fn postponed(cpts: &cpts::Model, row: &election::Model, reason: &str) -> Letter {
    let (title, opens, closes) = (&row.title, time(row.opens_at), time(row.closes_at));
    Letter {
        kind: "election-postponed",
        fr: Words::new(
            format!("Nouveaux horaires du vote : {title}"),
            format!(
                "Le vote « {title} » est désormais ouvert du {opens} au {closes} (heure de Paris). Motif : {reason}\n\nL’élection :"
            ),
        ),
        en: Words::new(
            format!("New hours of the vote: {title}"),
            format!(
                "The vote \"{title}\" is now open from {opens} to {closes} (time in France). Reason: {reason}\n\nThe election:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// It is given up.
pub fn cancelled(cpts: &cpts::Model, row: &election::Model, reason: &str) -> Letter {
    let title = &row.title;
    Letter {
        kind: "election-cancelled",
        fr: Words::new(
            format!("Élection annulée : {title}"),
            format!("L’élection « {title} » est annulée. Motif : {reason}\n\nL’élection :"),
        ),
        en: Words::new(
            format!("Election cancelled: {title}"),
            format!("The election \"{title}\" is cancelled. Reason: {reason}\n\nThe election:"),
        ),
        link: page(cpts, row),
    }
}

/// The result is proclaimed.
pub fn proclaimed(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "election-proclaimed",
        fr: Words::new(
            format!("Résultat : {title}"),
            format!(
                "Le résultat de « {title} » est proclamé.\n\nLes personnes élues, siège par siège :"
            ),
        ),
        en: Words::new(
            format!("Result: {title}"),
            format!("The result of \"{title}\" is proclaimed.\n\nWho is elected, seat by seat:"),
        ),
        link: page(cpts, row),
    }
}

/// The rows of an election were changed by other hands: for its electoral board.
pub fn integrity(cpts: &cpts::Model, row: &election::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "election-integrity",
        fr: Words::new(
            format!("À vérifier tout de suite : {title}"),
            format!(
                "Le contrôle d’intégrité de « {title} » a trouvé des lignes changées dans la base. Le journal des incidents du bureau de vote les nomme.\n\nDécidez à deux s’il faut arrêter une urne, et faites examiner le serveur :"
            ),
        ),
        en: Words::new(
            format!("To be looked at now: {title}"),
            format!(
                "The integrity check of \"{title}\" found changed rows in the database. The journal of incidents of the electoral board names them.\n\nDecide with another member whether an urn must be stopped, and have the server examined:"
            ),
        ),
        link: page(cpts, row),
    }
}
