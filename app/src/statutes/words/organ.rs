//! One sentence for each rule of an organ.

use domain::statutes::{
    Base, By, Chain, Counted, Holders, Majority, MajorityKind, Notice, Proxies, ProxyLimits,
    Quorum, Remote, Second, Secrecy, Statutes, Tie,
};

use super::{college_name, counted, fraction, fraction_of, listed, majority, threshold};
use crate::lang::Lang;

/// How long before a meeting it is convened.
pub fn notice(lang: Lang, it: Notice) -> String {
    match it {
        Notice::ReasonableTime => t!(
            lang,
            "La convocation part assez tôt pour que chacun puisse venir.",
            "The meeting is convened early enough for everybody to come."
        ),
        Notice::Days(days) => {
            let days = u32::from(days);
            plural!(
                lang,
                days,
                "La convocation part au moins {days} jour avant la réunion, jours de week-end compris.",
                "La convocation part au moins {days} jours avant la réunion, jours de week-end compris.",
                "The meeting is convened at least {days} calendar day before.",
                "The meeting is convened at least {days} calendar days before."
            )
        }
    }
}

/// Who must be there.
pub fn quorum(lang: Lang, statutes: &Statutes, it: &Quorum) -> String {
    let Quorum::Needs(rule) = it else {
        return t!(
            lang,
            "Aucun quorum : la réunion décide quel que soit le nombre de présents.",
            "No quorum: the meeting decides however many attend."
        );
    };
    let many = threshold(lang, rule.threshold, rule.by);
    let who = match (rule.by, rule.counted) {
        (By::Voices, Counted::Present) => t!(lang, "présentes", "present"),
        (By::Voices, Counted::PresentOrRepresented) => {
            t!(lang, "présentes ou représentées", "present or represented")
        }
        (By::Members, it) => counted(lang, it),
    };
    let all = t!(lang, "Quorum : {many}, {who}", "Quorum: {many}, {who}");
    if rule.colleges.is_empty() {
        return format!("{all}.");
    }
    let own: Vec<String> = rule
        .colleges
        .iter()
        .map(|own| {
            let college = college_name(statutes, &own.college);
            let many = threshold(lang, own.threshold, rule.by);
            t!(
                lang,
                "{many} du collège « {college} »",
                "{many} of the college “{college}”"
            )
        })
        .collect();
    let own = listed(lang, &own);
    t!(lang, "{all} ; et aussi {own}.", "{all}; and also {own}.")
}

/// What follows when a quorum is missed.
pub fn second(lang: Lang, it: Second, by: By) -> String {
    let Second::Convocation(second) = it else {
        return t!(
            lang,
            "Si le quorum n’est pas atteint, une nouvelle réunion est convoquée, avec le même quorum.",
            "If the quorum is not met, another meeting is convened, with the same quorum."
        );
    };
    let days = u32::from(second.after_days);
    let when = plural!(
        lang,
        days,
        "Si le quorum n’est pas atteint, une deuxième réunion se tient au moins {days} jour après",
        "Si le quorum n’est pas atteint, une deuxième réunion se tient au moins {days} jours après",
        "If the quorum is not met, a second meeting is held at least {days} day later",
        "If the quorum is not met, a second meeting is held at least {days} days later"
    );
    match second.quorum {
        None => t!(lang, "{when}, sans quorum.", "{when}, without quorum."),
        Some(easier) => {
            let many = threshold(lang, easier, by);
            t!(lang, "{when}, avec {many}.", "{when}, with {many}.")
        }
    }
}

/// How it is decided, with what counts and what does not.
pub fn rule_of(lang: Lang, it: &Majority) -> String {
    let name = majority(lang, it);
    if it.kind == MajorityKind::Simple {
        return match it.base {
            Base::Cast => t!(
                lang,
                "Adopté s’il y a plus de « pour » que de « contre » ({name}) ; blancs, nuls et abstentions ne comptent pas.",
                "Adopted when more are for than against ({name}); blank, spoilt and abstentions do not count."
            ),
            Base::CastAndBlank => t!(
                lang,
                "Adopté s’il y a plus de « pour » que de « contre », blancs et nuls réunis ({name}) ; les abstentions ne comptent pas.",
                "Adopted when more are for than against, blank and spoilt together ({name}); abstentions do not count."
            ),
            // Refused as a contradiction, and said all the same: drafts hold it.
            Base::Present | Base::PresentOrRepresented | Base::AllMembers => {
                let of = of_base(lang, it.base);
                t!(
                    lang,
                    "Adopté si plus de la moitié {of} sont pour ({name}).",
                    "Adopted when more than half {of} are for ({name})."
                )
            }
        };
    }
    let of = of_base(lang, it.base);
    let many = match it.kind {
        MajorityKind::Simple | MajorityKind::Absolute => {
            t!(lang, "plus de la moitié", "more than half")
        }
        MajorityKind::Qualified(share) => {
            let share = fraction(lang, share);
            t!(lang, "au moins {share}", "at least {share}")
        }
        MajorityKind::Unanimity => t!(lang, "la totalité", "all"),
    };
    t!(
        lang,
        "Adopté si {many} {of} sont pour ({name}).",
        "Adopted when {many} {of} are for ({name})."
    )
}

fn of_base(lang: Lang, base: Base) -> String {
    match base {
        Base::Cast => t!(
            lang,
            "des suffrages exprimés, sans blancs, nuls ni abstentions,",
            "of the votes for and against, without blank, spoilt or abstentions,"
        ),
        Base::CastAndBlank => t!(
            lang,
            "des voix exprimées, blancs et nuls compris,",
            "of the votes cast, including blank and spoilt,"
        ),
        Base::Present => t!(
            lang,
            "des voix des présents, qu’ils votent ou non et sans les pouvoirs,",
            "of the votes of those present, whether they vote or not and without proxies,"
        ),
        Base::PresentOrRepresented => t!(
            lang,
            "des voix des présents et représentés, qu’ils votent ou non,",
            "of the votes of those present or represented, whether they vote or not,"
        ),
        Base::AllMembers => t!(
            lang,
            "des voix de tous les membres, présents ou non,",
            "of the votes of all members, present or not,"
        ),
    }
}

/// What follows when as many are for as against.
pub fn tie(lang: Lang, it: Tie) -> String {
    match it {
        Tie::Rejected => t!(
            lang,
            "À égalité, la proposition est rejetée.",
            "If there is a tie, the proposal is rejected."
        ),
        Tie::NewVote => t!(
            lang,
            "À égalité, on vote une deuxième fois ; encore à égalité, la proposition est rejetée.",
            "If there is a tie, there is one more vote; if there is another tie, the proposal is rejected."
        ),
        Tie::Chair => t!(
            lang,
            "À égalité, la voix de la présidence de séance l’emporte, dans un vote ouvert (voix prépondérante).",
            "If there is a tie, the chair’s vote decides, in an open ballot (casting vote)."
        ),
    }
}

/// When a vote is secret.
pub fn secrecy(lang: Lang, it: Secrecy) -> String {
    match it {
        Secrecy::Always => t!(
            lang,
            "Le vote est toujours secret.",
            "The vote is always secret."
        ),
        Secrecy::OnRequest(share) => {
            let share = fraction_of(lang, share);
            t!(
                lang,
                "Le vote est secret dès qu’au moins {share} présents ou représentés le demandent ; sinon il est ouvert.",
                "The vote is secret as soon as at least {share} present or represented ask for it; otherwise it is open."
            )
        }
        Secrecy::MeetingDecides => t!(
            lang,
            "La réunion choisit elle-même si le vote est ouvert ou secret.",
            "The meeting itself chooses whether the vote is open or secret."
        ),
        Secrecy::Never => t!(
            lang,
            "Le vote est toujours ouvert : on sait ce que chacun a voté.",
            "The vote is always open: everyone can see how each person voted."
        ),
    }
}

/// Whether one votes from afar.
pub fn remote(lang: Lang, it: Remote) -> String {
    match it {
        Remote::Allowed => t!(
            lang,
            "On peut voter à distance.",
            "Remote voting is allowed."
        ),
        Remote::NotAllowed => t!(
            lang,
            "On ne vote pas à distance.",
            "There is no remote voting."
        ),
    }
}

/// Who may vote for another.
pub fn proxies(lang: Lang, it: Proxies) -> String {
    match it {
        Proxies::Forbidden => t!(
            lang,
            "Personne ne vote pour un autre : les pouvoirs ne sont pas permis.",
            "Nobody votes for another: proxies are not allowed."
        ),
        Proxies::Unlimited => t!(
            lang,
            "Chacun peut donner pouvoir à un autre membre qui vote, et une personne peut en porter autant qu’elle en reçoit.",
            "Anyone may give a proxy to another voting member, and one person may hold as many as they receive."
        ),
        Proxies::Limited(limits) => limited(lang, limits),
    }
}

fn limited(lang: Lang, limits: ProxyLimits) -> String {
    let to = match limits.holders {
        Holders::AnyMember => t!(
            lang,
            "On donne pouvoir à tout membre qui vote",
            "A proxy may be given to any voting member"
        ),
        Holders::SameCollege => t!(
            lang,
            "On donne pouvoir à un membre de son collège",
            "A proxy may be given to a member of one’s own college"
        ),
    };
    let mut most = Vec::new();
    if let Some(count) = limits.per_holder.map(u32::from) {
        most.push(plural!(
            lang,
            count,
            "{count} pouvoir",
            "{count} pouvoirs",
            "{count} proxy",
            "{count} proxies"
        ));
    }
    if let Some(share) = limits.share {
        let share = fraction(lang, share);
        most.push(t!(
            lang,
            "{share} des voix, la sienne comprise",
            "{share} of all votes, their own included"
        ));
    }
    let most = if most.is_empty() {
        String::new()
    } else {
        let most = listed(lang, &most);
        t!(
            lang,
            " ; une personne porte au plus {most}",
            "; one person holds at most {most}"
        )
    };
    let chain = match limits.chain {
        Chain::Forbidden => t!(
            lang,
            " ; un pouvoir reçu ne se transmet pas.",
            "; a proxy is not passed on."
        ),
        Chain::Allowed => t!(
            lang,
            " ; un pouvoir reçu peut se transmettre.",
            "; a proxy may be passed on."
        ),
    };
    format!("{to}{most}{chain}")
}
