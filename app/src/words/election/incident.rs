//! What the server notes in the journal of an election by itself.

use domain::election::incident::{Row, Said, Wrong};
use service::election::incident::{french, row as french_row};

use crate::lang::Lang;

/// The sentence. In French it is that of the minutes.
pub fn noted(lang: Lang, said: &Said) -> String {
    match lang {
        Lang::Fr => french(said),
        Lang::En => english(said),
    }
}

/// What is wrong with a row.
pub fn changed_row(lang: Lang, row: &Row) -> String {
    match lang {
        Lang::Fr => french_row(row),
        Lang::En => english_row(row),
    }
}

fn english(said: &Said) -> String {
    match said {
        Said::Cancelled { reason } => format!("Election cancelled: {reason}"),
        Said::Postponed { reason } => format!("Hours of the vote changed: {reason}"),
        Said::ClosedEarly { reason } => format!("Vote closed early: {reason}"),
        Said::UrnStopped { urn, reason } => format!("Urn “{urn}” stopped: {reason}"),
        Said::Joined { urn, with } => format!("College “{urn}”: votes in the same urn as “{with}”."),
        Said::Warned { urn } => {
            format!("College “{urn}”: the vote goes on, and every voter is warned that the urn is small.")
        }
        Said::OnPaper { urn } => format!("College “{urn}”: votes on paper in the meeting."),
        Said::OpenVote { urn } => format!("College “{urn}”: votes by show of hands in the meeting."),
        Said::FewOpened { urn, reason } => format!("Urn “{urn}” opened although few voted: {reason}"),
        Said::Sealed => "Settings locked.".to_owned(),
        Said::Proclaimed => "Result proclaimed.".to_owned(),
        Said::Destroyed => "Secrets destroyed, mandates recorded.".to_owned(),
        Said::Withdrawn { name, reason } => format!("Candidacy of {name} withdrawn: {reason}"),
        Said::Paper { who } => format!("{who} votes on paper."),
        Said::PapersEntered { urn, papers } => format!(
            "Urn “{urn}”: too few paper ballots to be counted apart ({papers}). Two of the electoral board shuffled them, entered them with sheets \
             in reserve and joined them to the other ballots."
        ),
        Said::Sheet { who, number } => format!("Sheet no. {number} given to {who}."),
        Said::LeftSheets {
            urn,
            right,
            missing,
            back,
        } => left_sheets(urn, *right, missing, back),
        Said::SampleDrawn { size, registered } => {
            format!("Sample of registrations drawn: {size} of {registered}.")
        }
        Said::SampleDone { outcome } => format!(
            "Sample of registrations: {} opened, {} signed by the device expected, {} confirmed by the member, {} denied.",
            outcome.opened, outcome.held, outcome.confirmed, outcome.denied
        ),
        Said::SetAside { name } => format!(
            "Candidacy of {name} set aside: on the day of the roll the conditions to stand are no longer met."
        ),
        Said::EmptyUrn { urn } => {
            format!("College “{urn}”: nobody stands or nobody votes; its seats stay vacant.")
        }
        Said::NobodySits { name } => format!(
            "{name} is elected and nobody represents it: its mandate is not recorded, the board of the CPTS will do it."
        ),
        Said::Voices { urn, voices } => format!(
            "Urn “{urn}”: everybody has {voices} voices in it; as all have the same number, each ballot is counted once."
        ),
        Said::Late { minutes } => match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("Vote opened {minutes} minutes late."),
            (hours, minutes) => format!("Vote opened {hours} h {minutes:02} min late."),
        },
        Said::WrongCodes => "A hundred wrong codes in one minute, sent by one signed-in person: more are refused for a minute."
            .to_owned(),
        Said::Share { name } => format!("{name} sent a part of the key that is not right; it is refused."),
        Said::Programs => {
            "The server serves other programs than when settings were locked: their digests are in the register.".to_owned()
        }
        Said::Integrity { rows, more } => {
            let mut lines = vec!["The integrity check found rows that were changed:".to_owned()];
            lines.extend(rows.iter().map(english_row));
            if *more > 0 {
                lines.push(format!("And {more} more."));
            }
            lines.join("\n")
        }
    }
}

fn left_sheets(urn: &str, right: usize, missing: &[i32], back: &[i32]) -> String {
    let list = |all: &[i32]| {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        all.join(", ")
    };
    let mut said = vec![format!("Sheets left of the urn “{urn}”: {right} counted.")];
    if !missing.is_empty() {
        said.push(format!(
            "Missing without having been given: nos. {}.",
            list(missing)
        ));
    }
    if !back.is_empty() {
        said.push(format!("Given and yet there: nos. {}.", list(back)));
    }
    said.join(" ")
}

fn english_row(row: &Row) -> String {
    let what = match row.wrong {
        Wrong::Roll => "the roll is not the one of the register",
        Wrong::Line => "this line is not the one of the roll that was closed",
        Wrong::NoLine => "a line of the roll is missing from this urn",
        Wrong::Code => "the code of this line is not the one that was bound to it",
        Wrong::Mark => "the mark “voted” does not agree with the ballots",
        Wrong::Paper => "a vote on paper without an act of two members",
        Wrong::Ballot => "the bytes of the ballot are no longer those of its tracking number",
        Wrong::Stranger => "a ballot whose code is nobody’s",
        Wrong::Waiting => "a waiting ballot can no longer be read",
        Wrong::Archive => "from this ballot on the archive is not the one of the register",
        Wrong::Urn => "what the urn says is not what its lines or the register say",
    };
    match row.row {
        Some(id) => format!("{} {id}: {what}.", row.table),
        None => format!("{}: {what}.", row.table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_notes_is_said_in_both_languages() {
        let said = Said::LeftSheets {
            urn: "Ville".to_owned(),
            right: 3,
            missing: vec![4, 5],
            back: vec![],
        };
        assert_eq!(
            noted(Lang::En, &said),
            "Sheets left of the urn “Ville”: 3 counted. Missing without having been given: nos. 4, 5."
        );
        assert!(noted(Lang::Fr, &said).contains("Manquent sans avoir été remises : n° 4, 5."));
    }
}
