//! Names of organs, decisions and bases.

use domain::statutes::{
    Base, CollegeId, Counted, DecisionKind, Majority, MajorityKind, OrganKind, Statutes,
};

use super::{majority_of, pick};
use crate::lang::Lang;

/// « Assemblée générale ordinaire ».
pub fn organ(lang: Lang, organ: OrganKind) -> String {
    use OrganKind as O;
    let (fr, en) = match organ {
        O::OrdinaryMeeting => ("Assemblée générale ordinaire", "Ordinary general meeting"),
        O::ExtraordinaryMeeting => (
            "Assemblée générale extraordinaire",
            "Extraordinary general meeting",
        ),
        O::Board => ("Conseil d’administration", "Board"),
        O::Bureau => ("Bureau", "Bureau (officers)"),
        O::CollegeVote => ("Vote d’un collège seul", "Vote of one college alone"),
    };
    pick(lang, fr, en)
}

/// « l’assemblée générale ordinaire », inside a sentence.
pub fn the_organ(lang: Lang, organ: OrganKind) -> String {
    use OrganKind as O;
    let (fr, en) = match organ {
        O::OrdinaryMeeting => (
            "l’assemblée générale ordinaire",
            "the ordinary general meeting",
        ),
        O::ExtraordinaryMeeting => (
            "l’assemblée générale extraordinaire",
            "the extraordinary general meeting",
        ),
        O::Board => ("le conseil d’administration", "the board"),
        O::Bureau => ("le bureau", "the bureau"),
        O::CollegeVote => ("le vote d’un collège", "the vote of one college"),
    };
    pick(lang, fr, en)
}

/// « en assemblée générale ordinaire », « au bureau ».
pub fn in_organ(lang: Lang, organ: OrganKind) -> String {
    use OrganKind as O;
    let (fr, en) = match organ {
        O::OrdinaryMeeting => (
            "en assemblée générale ordinaire",
            "in the ordinary general meeting",
        ),
        O::ExtraordinaryMeeting => (
            "en assemblée générale extraordinaire",
            "in the extraordinary general meeting",
        ),
        O::Board => ("au conseil d’administration", "on the board"),
        O::Bureau => ("au bureau", "in the bureau"),
        O::CollegeVote => ("dans le vote d’un collège", "in the vote of one college"),
    };
    pick(lang, fr, en)
}

/// Short, for a list: « AGO », « AGE », « conseil ».
pub fn organ_short(lang: Lang, organ: OrganKind) -> String {
    use OrganKind as O;
    let (fr, en) = match organ {
        O::OrdinaryMeeting => ("AGO", "OGM"),
        O::ExtraordinaryMeeting => ("AGE", "EGM"),
        O::Board => ("conseil", "board"),
        O::Bureau => ("bureau", "bureau"),
        O::CollegeVote => ("collège", "college"),
    };
    pick(lang, fr, en)
}

/// What is decided.
pub fn decision(lang: Lang, decision: DecisionKind) -> String {
    use DecisionKind as D;
    let (fr, en) = match decision {
        D::Resolution => ("Décision courante", "Any other decision"),
        D::Accounts => ("Comptes et rapport", "Accounts and report"),
        D::Dues => ("Montant de la cotisation", "Amount of dues"),
        D::Election => ("Élection de personnes", "Election of people"),
        D::Revocation => ("Révocation de personnes", "Removal of people from office"),
        D::Expulsion => (
            "Radiation ou exclusion d’un membre",
            "Striking off or expelling a member",
        ),
        D::Strategy => ("Choix stratégique", "Strategic choice"),
        D::Contract => ("Convention avec un partenaire", "Agreement with a partner"),
        D::Bylaws => ("Règlement intérieur", "By-laws"),
        D::Statutes => ("Modification des statuts", "Amendment of the statutes"),
        D::Federation => (
            "Adhésion à une fédération ou retrait",
            "Joining or leaving a federation",
        ),
        D::Dissolution => ("Dissolution ou fusion", "Dissolution or merger"),
    };
    pick(lang, fr, en)
}

/// What a majority is counted of: « suffrages exprimés ».
pub fn base(lang: Lang, base: Base) -> String {
    let (fr, en) = match base {
        Base::Cast => ("suffrages exprimés", "votes for and against"),
        Base::CastAndBlank => (
            "voix exprimées, blancs et nuls compris",
            "votes cast, including blank and spoilt",
        ),
        Base::Present => (
            "voix des présents, sans les pouvoirs",
            "votes of those present, without proxies",
        ),
        Base::PresentOrRepresented => (
            "voix des présents et représentés",
            "votes of those present or represented",
        ),
        Base::AllMembers => (
            "voix de tous les membres, présents ou non",
            "votes of all members, present or not",
        ),
    };
    pick(lang, fr, en)
}

/// Who is counted for a quorum.
pub fn counted(lang: Lang, counted: Counted) -> String {
    let (fr, en) = match counted {
        Counted::Present => ("présents", "present"),
        Counted::PresentOrRepresented => ("présents ou représentés", "present or represented"),
    };
    pick(lang, fr, en)
}

/// « majorité simple », « majorité des deux tiers », « unanimité ».
pub fn majority(lang: Lang, majority: &Majority) -> String {
    match majority.kind {
        MajorityKind::Simple => pick(lang, "majorité simple", "simple majority"),
        MajorityKind::Absolute => pick(lang, "majorité absolue", "absolute majority"),
        MajorityKind::Qualified(share) => {
            let of = majority_of(lang, share);
            t!(lang, "majorité {of}", "majority {of}")
        }
        MajorityKind::Unanimity => pick(lang, "unanimité", "unanimity"),
    }
}

/// The name of a college of these statutes; its word where there is none.
pub fn college_name(statutes: &Statutes, id: &CollegeId) -> String {
    statutes
        .college(id)
        .map_or_else(|| id.to_string(), |it| it.name.clone())
}
