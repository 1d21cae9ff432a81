//! What those who write statutes should look at again.

use domain::statutes::{OrganKind, Statutes, Warning};

use super::{college_name, decision, in_organ, organ_short, pick, the_organ};
use crate::lang::Lang;

/// A warning: what holds, and what to write for something else.
pub fn warning(lang: Lang, statutes: &Statutes, it: &Warning) -> String {
    match it {
        Warning::RemoteElsewhere { silent } => {
            let other = match silent {
                OrganKind::OrdinaryMeeting => OrganKind::ExtraordinaryMeeting,
                _ => OrganKind::OrdinaryMeeting,
            };
            let (said, silent) = (organ_short(lang, other), organ_short(lang, *silent));
            t!(
                lang,
                "Une clause {said} ne vaut pas pour l’{silent} : le vote à distance n’y est pas permis tant que les statuts ne le disent pas aussi pour elle.",
                "A clause for the {said} does not hold for the {silent}: no remote voting there until the statutes say so for it too."
            )
        }
        Warning::ProxiesUnlimited { organ } => {
            let organ = in_organ(lang, *organ);
            t!(
                lang,
                "Pouvoirs sans limite {organ} : les statuts n’en disent rien, une personne peut donc en porter autant qu’elle en reçoit.",
                "Proxies without limit {organ}: the statutes say nothing, so one person may hold as many as they receive."
            )
        }
        Warning::NoSecond { organ } => {
            let organ = in_organ(lang, *organ);
            t!(
                lang,
                "Un quorum sans deuxième convocation {organ} : s’il est manqué à chaque fois, rien ne peut être décidé.",
                "A quorum without a second convocation {organ}: if it is missed each time, nothing can be decided."
            )
        }
        Warning::HighQuorum { organ } => {
            let organ = in_organ(lang, *organ);
            t!(
                lang,
                "Quorum de plus de la moitié {organ} : peu d’associations l’atteignent.",
                "Quorum of more than half {organ}: few associations reach it."
            )
        }
        Warning::Unanimity {
            organ,
            decision: None,
        } => {
            let organ = in_organ(lang, *organ);
            t!(
                lang,
                "Unanimité {organ} : une seule personne peut tout bloquer.",
                "Unanimity {organ}: a single person can block everything."
            )
        }
        Warning::Unanimity {
            organ,
            decision: Some(what),
        } => {
            let (organ, what) = (in_organ(lang, *organ), decision(lang, *what));
            t!(
                lang,
                "Unanimité {organ} pour « {what} » : une seule personne peut bloquer.",
                "Unanimity {organ} for “{what}”: a single person can block it."
            )
        }
        Warning::NoSeat { seats } => {
            let n = u32::from(*seats);
            t!(
                lang,
                "0 siège pour un bloc avec N = {n} : la part arrondie vers le bas ne laisse aucun siège, et les statuts disent qu’il en est ainsi.",
                "0 seats for a group with N = {n}: the share rounded down leaves no seat, and the statutes say that this is intended."
            )
        }
        Warning::StatutesByAnyMajority => {
            let organ = the_organ(lang, OrganKind::ExtraordinaryMeeting);
            t!(
                lang,
                "Les statuts se changent à la majorité simple : pour {organ}, on écrit d’ordinaire deux tiers.",
                "The statutes can be changed by a simple majority: for {organ}, two thirds is usual."
            )
        }
        Warning::NothingOnSmallGroups => pick(
            lang,
            "Rien n’est dit des groupes trop petits pour un vote secret : la plateforme prévient sous 5 personnes, mais l’association n’a pas choisi que faire.",
            "Nothing is said about groups too small for a secret vote: the platform warns under 5 people, but the association has not chosen what to do.",
        ),
        Warning::EstablishmentsWithoutCap { college } => {
            let college = college_name(statutes, college);
            t!(
                lang,
                "Le collège « {college} » donne une voix aux établissements, et rien ne limite leur poids dans un vote.",
                "The college “{college}” gives establishments a vote, and nothing limits their weight."
            )
        }
    }
}
