//! Who votes, the board, small groups: one sentence a rule.

use domain::statutes::{
    Board, Elections, Establishments, LateWithdrawal, Mixed, Renewal, SeatTie, SmallChoice,
    SmallGroups, Unpaid,
};

use super::{fraction, listed, pick};
use crate::lang::Lang;

/// What a member who owes dues may do.
pub fn unpaid(lang: Lang, it: Unpaid) -> String {
    match it {
        Unpaid::Votes => t!(
            lang,
            "Un membre qui doit sa cotisation garde son vote.",
            "A member who owes dues keeps their vote."
        ),
        Unpaid::VotesUntilReminded => t!(
            lang,
            "Un membre qui doit sa cotisation vote jusqu’à la relance, puis ne vote plus tant qu’il ne l’a pas réglée.",
            "A member who owes dues votes until reminded, and then only once they are paid."
        ),
        Unpaid::DoesNotVote => t!(
            lang,
            "Un membre qui doit sa cotisation ne vote pas tant qu’il ne l’a pas réglée.",
            "A member who owes dues does not vote until they are paid."
        ),
    }
}

/// Months of membership before the first vote.
pub fn seniority(lang: Lang, months: u16) -> String {
    let months = u32::from(months);
    plural!(
        lang,
        months,
        "On vote en assemblée après {months} mois d’adhésion.",
        "On vote en assemblée après {months} mois d’adhésion.",
        "Members vote in meetings after {months} month of membership.",
        "Members vote in meetings after {months} months of membership."
    )
}

/// When the roll is closed.
pub fn roll_closes(lang: Lang, days: u16) -> String {
    let days = u32::from(days);
    plural!(
        lang,
        days,
        "La liste des votants est arrêtée {days} jour avant la réunion : qui arrive ensuite vote à la suivante.",
        "La liste des votants est arrêtée {days} jours avant la réunion : qui arrive ensuite vote à la suivante.",
        "The roll closes {days} day before the meeting: those who join later vote at the next one.",
        "The roll closes {days} days before the meeting: those who join later vote at the next one."
    )
}

/// What establishments are.
pub fn establishments(lang: Lang, it: Establishments) -> String {
    match it {
        Establishments::Partner => t!(
            lang,
            "Les établissements de santé sont des partenaires par convention : ils n’ont pas de voix.",
            "Health-care establishments are partners by agreement: they have no vote."
        ),
        Establishments::Consultative => t!(
            lang,
            "Les établissements de santé sont membres avec voix consultative : ils parlent et ne votent pas.",
            "Health-care establishments are members with an advisory voice: they speak and do not vote."
        ),
        Establishments::Deliberative => t!(
            lang,
            "Les établissements de santé sont membres et votent.",
            "Health-care establishments are members and vote."
        ),
    }
}

/// On which side a person with mixed practice is.
pub fn mixed(lang: Lang, it: Mixed) -> String {
    match it {
        Mixed::FromShare(share) => {
            let share = fraction(lang, share);
            t!(
                lang,
                "Qui exerce en ville et dans un groupe hospitalier est de la ville quand plus de {share} de ses demi-journées sont hors du groupe ; à cette part exactement, comme il ou elle le déclare.",
                "Those who practise both in town and in a hospital group are on the side of town practice when more than {share} of their half-days are outside the group; at exactly that share, as they declare."
            )
        }
        Mixed::Adhesion => t!(
            lang,
            "Qui exerce en ville et dans un groupe hospitalier est du côté de l’activité pour laquelle il ou elle a adhéré.",
            "Those who practise both in town and in a hospital group are on the side of the activity for which they joined."
        ),
    }
}

/// The board.
pub fn board(lang: Lang, it: &Board) -> String {
    let (seats, years) = (u32::from(it.seats), u32::from(it.term_years));
    let renewed = match it.renewal {
        Renewal::Whole => t!(lang, "renouvelé en entier", "renewed as a whole"),
        Renewal::Halves => t!(lang, "renouvelé par moitié", "renewed by halves"),
        Renewal::Thirds => t!(lang, "renouvelé par tiers", "renewed by thirds"),
    };
    let seats = plural!(
        lang,
        seats,
        "Le conseil a {seats} siège",
        "Le conseil a {seats} sièges",
        "The board has {seats} seat",
        "The board has {seats} seats"
    );
    plural!(
        lang,
        years,
        "{seats}, pour {years} an, {renewed}.",
        "{seats}, pour {years} ans, {renewed}.",
        "{seats}, for {years} year, {renewed}.",
        "{seats}, for {years} years, {renewed}."
    )
}

/// How much of the board is elected at once.
pub fn renewal(lang: Lang, it: Renewal) -> String {
    let (fr, en) = match it {
        Renewal::Whole => ("En entier", "All of it"),
        Renewal::Halves => ("Par moitié", "By halves"),
        Renewal::Thirds => ("Par tiers", "By thirds"),
    };
    pick(lang, fr, en)
}

/// How seats are won.
pub fn elections(lang: Lang, it: &Elections) -> String {
    let mut said = tie(lang, it.tie);
    if let Some(days) = it.challenge_days.map(u32::from) {
        said.push(' ');
        said.push_str(&plural!(
            lang,
            days,
            "Un résultat se conteste pendant {days} jour.",
            "Un résultat se conteste pendant {days} jours.",
            "A result may be challenged for {days} day.",
            "A result may be challenged for {days} days."
        ));
    }
    if let Some(late) = it.late_withdrawal {
        let late = late_withdrawal(lang, late);
        said.push(' ');
        said.push_str(&t!(
            lang,
            "Candidature retirée après le verrouillage du bulletin : {late}.",
            "A candidate who withdraws after the ballot was locked: {late}."
        ));
    }
    said
}

/// What follows when a candidate withdraws after the ballot was locked.
pub fn late_withdrawal(lang: Lang, it: LateWithdrawal) -> String {
    let (fr, en) = match it {
        LateWithdrawal::NoSeat => (
            "ses voix sont dites et le siège va à la suivante ou au suivant",
            "the votes are told and the next one has the seat",
        ),
        LateWithdrawal::Refused => (
            "elle n’est plus possible, une personne élue peut démissionner",
            "not possible any more, who is elected may resign",
        ),
        LateWithdrawal::Stops => (
            "l’urne est arrêtée et le collège vote de nouveau",
            "the urn is stopped and the college votes again",
        ),
    };
    pick(lang, fr, en)
}

fn tie(lang: Lang, it: SeatTie) -> String {
    match it {
        SeatTie::NewVote => t!(
            lang,
            "Entre candidats à égalité, on vote de nouveau.",
            "Between candidates with equal votes, there is another vote."
        ),
        SeatTie::Oldest => t!(
            lang,
            "Entre candidats à égalité, la personne la plus âgée est élue.",
            "Between candidates with equal votes, the oldest is elected."
        ),
        SeatTie::Youngest => t!(
            lang,
            "Entre candidats à égalité, la personne la plus jeune est élue.",
            "Between candidates with equal votes, the youngest is elected."
        ),
        SeatTie::Lot => t!(
            lang,
            "Entre candidats à égalité, un tirage au sort vérifiable décide : son point de départ est publié avant.",
            "Between candidates with equal votes, a draw decides that everyone can check: its seed is published beforehand."
        ),
    }
}

/// What decides between candidates with as many votes.
pub fn seat_tie(lang: Lang, it: SeatTie) -> String {
    let (fr, en) = match it {
        SeatTie::NewVote => ("Un nouveau vote", "Another vote"),
        SeatTie::Oldest => ("La personne la plus âgée", "The oldest"),
        SeatTie::Youngest => ("La personne la plus jeune", "The youngest"),
        SeatTie::Lot => (
            "Un tirage au sort vérifiable",
            "A draw that everyone can check",
        ),
    };
    pick(lang, fr, en)
}

/// Which groups are too small for a secret vote of their own, and what is then done.
pub fn small_groups(lang: Lang, it: &SmallGroups) -> String {
    let few = u32::from(it.fewer_than);
    let choices: Vec<String> = it
        .choices
        .iter()
        .map(|choice| small_choice(lang, *choice))
        .collect();
    let choices = joined_with_else(lang, &choices);
    t!(
        lang,
        "Un vote secret ne repose jamais sur moins de {few} personnes sans précaution : {choices}.",
        "A secret vote never rests on fewer than {few} people without a safeguard: {choices}."
    )
}

fn joined_with_else(lang: Lang, choices: &[String]) -> String {
    match choices {
        [] | [_] => listed(lang, choices),
        many => many.join(&t!(lang, " ; sinon, ", "; else, ")),
    }
}

/// What may be done where a secret vote would rest on too few people.
pub fn small_choice(lang: Lang, it: SmallChoice) -> String {
    let (fr, en) = match it {
        SmallChoice::Join => (
            "ce groupe vote dans l’urne d’un autre collège",
            "that group votes in another college’s ballot box",
        ),
        SmallChoice::Paper => (
            "ce groupe vote sur papier, en réunion",
            "that group votes on paper, at the meeting",
        ),
        SmallChoice::OpenVote => ("le vote est ouvert", "the vote is open"),
        SmallChoice::Warn => (
            "ce groupe vote seul, chacun étant averti",
            "that group votes alone, after each member is warned",
        ),
    };
    pick(lang, fr, en)
}
