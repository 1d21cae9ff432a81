use decision::record::{Numbers, OfVote, Reached, Tally, Verdict};
use domain::decision::Choice;

use Language::{English, French};
use finding::{Language, spaced};

/// What a round or a vote came to, in one sentence.
pub(super) fn said(number: u16, tally: &Tally, language: Language) -> String {
    match tally {
        Tally::Round(it) => {
            let of = |choice| it.choices.get(&choice).copied().unwrap_or(0);
            let all = [
                Choice::Support,
                Choice::Consent,
                Choice::Reservation,
                Choice::Objection,
                Choice::Abstention,
            ]
            .map(of);
            round(number, all, it.reached, language)
        }
        Tally::Vote(it) => vote(it, language),
    }
}

fn round(number: u16, all: [u64; 5], reached: Reached, language: Language) -> String {
    let [support, consent, reservation, objection, abstention] = all;
    match language {
        French => {
            let reached = match reached {
                Reached::Consensus => "consensus",
                Reached::Consent => "consentement",
                Reached::Nothing => "pas d’accord",
            };
            spaced(format!(
                "Tour {number} : {reached} ({support} soutien, {consent} consentement, {reservation} réserve, {objection} objection, {abstention} abstention)."
            ))
        }
        English => {
            let reached = match reached {
                Reached::Consensus => "consensus",
                Reached::Consent => "consent",
                Reached::Nothing => "no agreement",
            };
            format!(
                "Round {number}: {reached} ({support} support, {consent} consent, {reservation} reservation, {objection} objection, {abstention} abstention)."
            )
        }
    }
}

fn vote(it: &OfVote, language: Language) -> String {
    let raw = numbers(&it.raw, language);
    let verdict = verdict(it.verdict, language);
    match (&it.counted, language) {
        (Some(counted), French) if *counted != it.raw => spaced(format!(
            "Vote : {verdict}. Voix exprimées : {raw} ; après les plafonds des statuts : {}.",
            numbers(counted, language)
        )),
        (Some(counted), English) if *counted != it.raw => format!(
            "Vote: {verdict}. As cast: {raw}; under the caps of the statutes: {}.",
            numbers(counted, language)
        ),
        (_, French) => spaced(format!("Vote : {verdict}. Voix exprimées : {raw}.")),
        (_, English) => format!("Vote: {verdict}. As cast: {raw}."),
    }
}

fn numbers(it: &Numbers, language: Language) -> String {
    let Numbers { yes, no, blank, .. } = it;
    match language {
        French => format!("{yes} pour, {no} contre, {blank} blanc"),
        English => format!("{yes} for, {no} against, {blank} blank"),
    }
}

const fn verdict(it: Verdict, language: Language) -> &'static str {
    match (it, language) {
        (Verdict::Adopted, French) => "adoptée",
        (Verdict::Adopted, English) => "adopted",
        (Verdict::Rejected, French) => "rejetée",
        (Verdict::Rejected, English) => "rejected",
        (Verdict::VoteAgain, French) => "égalité, on vote à nouveau",
        (Verdict::VoteAgain, English) => "a tie, one votes again",
        (Verdict::ChairDecides, French) => "égalité que la présidence n’a pas tranchée",
        (Verdict::ChairDecides, English) => "a tie that the chair did not decide",
        (Verdict::NobodyVoted, French) => "personne n’a voté",
        (Verdict::NobodyVoted, English) => "nobody voted",
        (Verdict::CapUnmet, French) => "un plafond des statuts ne peut pas être respecté",
        (Verdict::CapUnmet, English) => "a cap of the statutes cannot be met",
        (Verdict::QuorumMissed, French) => "trop peu ont voté",
        (Verdict::QuorumMissed, English) => "too few voted",
    }
}
