//! A point of the statutes as a line: its name, what holds, and where that is written or what silence rests on.

use domain::statutes::{
    By, DecisionKind, OnCollege, OnDecision, OnMembership, OnOrgan, Organ, OrganKind, Point,
    Quorum, Said, Silence, Statutes,
};

use super::{Meaning, Unsaid, listed};
use crate::lang::Lang;

/// A line of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The point.
    pub term: String,
    /// What holds, as a sentence.
    pub says: String,
    /// Where that comes from.
    pub from: Source,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An article.
    Article(String),
    /// The statutes say nothing: on what ground this holds then.
    Silence(String),
    /// The statutes say nothing of this kind of decision: as for the others of its organ.
    AsOrgan,
    /// The document itself.
    Document,
}

/// What the statutes say on a point. A point of a college, an organ or a limit that is not there says nothing.
pub fn line(lang: Lang, statutes: &Statutes, point: &Point) -> Line {
    let term = term(lang, statutes, point);
    let (says, from) = match point {
        Point::Association => (statutes.association.clone(), Source::Document),
        Point::Object => (
            statutes.object.rule.clone(),
            Source::Article(statutes.object.article.clone()),
        ),
        Point::Membership(on) => membership(lang, statutes, *on),
        Point::Colleges => {
            let names: Vec<String> = statutes
                .colleges
                .iter()
                .map(|it| {
                    let name = &it.name;
                    t!(lang, "« {name} »", "“{name}”")
                })
                .collect();
            let names = listed(lang, &names);
            let says = t!(
                lang,
                "Chaque membre est du premier collège qui le prend, dans cet ordre : {names}.",
                "Each member is in the first college that takes them, in this order: {names}."
            );
            (says, Source::Document)
        }
        Point::College(id, on) => match statutes.college(id) {
            None => (String::new(), Source::Document),
            Some(college) => {
                let says = match on {
                    OnCollege::Name => college.name.clone(),
                    OnCollege::Members => {
                        let all = super::members(lang, college);
                        let all = all.join(&t!(lang, " ; ou ", "; or "));
                        t!(lang, "En sont membres : {all}.", "Its members: {all}.")
                    }
                    OnCollege::Voice => super::voice(lang, college.voice),
                    OnCollege::Seats => super::seats(lang, college.seats),
                };
                (says, Source::Article(college.article.clone()))
            }
        },
        Point::Board => said(lang, &statutes.board, Unsaid::Board, |it| {
            super::board(lang, it)
        }),
        Point::Elections => said(lang, &statutes.elections, Unsaid::Elections, |it| {
            super::elections(lang, it)
        }),
        Point::Organ(organ, on) => of_organ(lang, statutes, *organ, *on),
        Point::Decision(organ, decision, on) => of_decision(lang, statutes, *organ, *decision, *on),
        Point::Cap(n) => match statutes.caps.get(*n) {
            None => (String::new(), Source::Document),
            Some(stated) => (
                super::cap(lang, statutes, &stated.rule),
                Source::Article(stated.article.clone()),
            ),
        },
        Point::SmallGroups => said(lang, &statutes.small_groups, Unsaid::SmallGroups, |it| {
            super::small_groups(lang, it)
        }),
    };
    Line { term, says, from }
}

fn term(lang: Lang, statutes: &Statutes, point: &Point) -> String {
    match point {
        Point::Association => t!(lang, "Association", "Association"),
        Point::Object => t!(lang, "Objet", "Object"),
        Point::Membership(on) => match on {
            OnMembership::Unpaid => t!(lang, "Cotisation impayée", "Unpaid dues"),
            OnMembership::Seniority => t!(lang, "Ancienneté", "Seniority"),
            OnMembership::RollClosing => t!(lang, "Liste des votants", "Roll of voters"),
            OnMembership::Establishments => t!(lang, "Établissements", "Establishments"),
            OnMembership::Mixed => t!(lang, "Exercice mixte", "Mixed practice"),
        },
        Point::Colleges => t!(lang, "Ordre des collèges", "Order of colleges"),
        Point::College(_, on) => match on {
            OnCollege::Name => t!(lang, "Nom", "Name"),
            OnCollege::Members => t!(lang, "Membres", "Members"),
            OnCollege::Voice => t!(lang, "Voix", "Voice"),
            OnCollege::Seats => t!(lang, "Sièges", "Seats"),
        },
        Point::Board => t!(lang, "Conseil", "Board"),
        Point::Elections => t!(lang, "Égalité entre candidats", "Tie between candidates"),
        Point::Organ(_, on) => match on {
            OnOrgan::Notice => t!(lang, "Convocation", "Notice"),
            OnOrgan::Quorum => t!(lang, "Quorum", "Quorum"),
            OnOrgan::Second => t!(lang, "Quorum manqué", "Missed quorum"),
            OnOrgan::Majority => t!(lang, "Majorité", "Majority"),
            OnOrgan::Tie => t!(lang, "Égalité", "Tie"),
            OnOrgan::Secrecy => t!(lang, "Secret", "Secrecy"),
            OnOrgan::Remote => t!(lang, "À distance", "Remote voting"),
            OnOrgan::Proxies => t!(lang, "Pouvoirs", "Proxies"),
            OnOrgan::Consensus => t!(lang, "Recherche d’accord", "Seeking agreement"),
        },
        Point::Decision(_, _, on) => match on {
            OnDecision::Quorum => t!(lang, "Quorum", "Quorum"),
            OnDecision::Majority => t!(lang, "Majorité", "Majority"),
            OnDecision::Tie => t!(lang, "Égalité", "Tie"),
            OnDecision::Secrecy => t!(lang, "Secret", "Secrecy"),
        },
        Point::Cap(n) => statutes
            .caps
            .get(*n)
            .map(|it| super::cap_name(lang, &it.rule))
            .unwrap_or_default(),
        Point::SmallGroups => t!(lang, "Petits groupes", "Small groups"),
    }
}

fn said<T>(
    lang: Lang,
    it: &Said<T>,
    silent: Unsaid,
    say: impl FnOnce(&T) -> String,
) -> (String, Source) {
    match it {
        Said::Says(stated) => (say(&stated.rule), Source::Article(stated.article.clone())),
        Said::Silent => meaning(super::unsaid(lang, silent)),
    }
}

fn meaning(it: Meaning) -> (String, Source) {
    (it.holds, Source::Silence(it.ground))
}

fn membership(lang: Lang, statutes: &Statutes, on: OnMembership) -> (String, Source) {
    let of = &statutes.membership;
    match on {
        OnMembership::Unpaid => said(lang, &of.unpaid, Unsaid::Unpaid, |it| {
            super::unpaid(lang, *it)
        }),
        OnMembership::Seniority => said(lang, &of.seniority_months, Unsaid::Seniority, |it| {
            super::seniority(lang, *it)
        }),
        OnMembership::RollClosing => said(lang, &of.roll_closes_days, Unsaid::RollClosing, |it| {
            super::roll_closes(lang, *it)
        }),
        OnMembership::Establishments => {
            said(lang, &of.establishments, Unsaid::Establishments, |it| {
                super::establishments(lang, *it)
            })
        }
        OnMembership::Mixed => said(lang, &of.mixed, Unsaid::Mixed, |it| super::mixed(lang, *it)),
    }
}

fn of_organ(lang: Lang, statutes: &Statutes, organ: OrganKind, on: OnOrgan) -> (String, Source) {
    let Some(of) = statutes.organs.iter().find(|it| it.organ == organ) else {
        return meaning(super::silence(lang, silent_on(on)));
    };
    let silent = || meaning(super::silence(lang, silent_on(on)));
    match on {
        OnOrgan::Notice => stated(&of.notice, |it| super::notice(lang, *it)),
        OnOrgan::Quorum => stated(&of.quorum, |it| super::quorum(lang, statutes, it)),
        OnOrgan::Second => stated(&of.second, |it| super::second(lang, *it, counted_by(of))),
        OnOrgan::Majority => stated(&of.majority, |it| super::rule_of(lang, it)),
        OnOrgan::Tie => stated(&of.tie, |it| super::tie(lang, *it)),
        OnOrgan::Secrecy => stated(&of.secrecy, |it| super::secrecy(lang, *it)),
        OnOrgan::Remote => stated(&of.remote, |it| super::remote(lang, *it)),
        OnOrgan::Proxies => stated(&of.proxies, |it| super::proxies(lang, *it)),
        OnOrgan::Consensus => stated(&of.consensus, |it| super::consensus(lang, it)),
    }
    .unwrap_or_else(silent)
}

fn stated<T>(it: &Said<T>, say: impl FnOnce(&T) -> String) -> Option<(String, Source)> {
    let it = it.stated()?;
    Some((say(&it.rule), Source::Article(it.article.clone())))
}

/// Whether the quorum of an organ, or of the first of its decisions that has one, counts members or voices.
fn counted_by(of: &Organ) -> By {
    let own = of.decisions.iter().map(|it| &it.quorum);
    std::iter::once(&of.quorum)
        .chain(own)
        .find_map(|it| match it.rule() {
            Some(Quorum::Needs(rule)) => Some(rule.by),
            _ => None,
        })
        .unwrap_or(By::Members)
}

const fn silent_on(on: OnOrgan) -> Silence {
    match on {
        OnOrgan::Notice => Silence::ReasonableNotice,
        OnOrgan::Quorum => Silence::NoQuorum,
        OnOrgan::Second => Silence::ConvenedAnew,
        OnOrgan::Majority => Silence::SimpleMajority,
        OnOrgan::Tie => Silence::TieRejected,
        OnOrgan::Secrecy => Silence::MeetingDecidesSecrecy,
        OnOrgan::Remote => Silence::NoRemote,
        OnOrgan::Proxies => Silence::ProxiesUnlimited,
        OnOrgan::Consensus => Silence::VoteDecides,
    }
}

fn of_decision(
    lang: Lang,
    statutes: &Statutes,
    organ: OrganKind,
    decision: DecisionKind,
    on: OnDecision,
) -> (String, Source) {
    let of = statutes.organs.iter().find(|it| it.organ == organ);
    let own = of.and_then(|it| it.decisions.iter().find(|it| it.decision == decision));
    let rules = statutes.rules(organ, decision);
    let (says, article) = match on {
        OnDecision::Quorum => (
            super::quorum(lang, statutes, &rules.quorum.rule),
            own.and_then(|it| it.quorum.stated()).map(|it| &it.article),
        ),
        OnDecision::Majority => (
            super::rule_of(lang, &rules.majority.rule),
            own.and_then(|it| it.majority.stated())
                .map(|it| &it.article),
        ),
        OnDecision::Tie => (
            super::tie(lang, rules.tie.rule),
            own.and_then(|it| it.tie.stated()).map(|it| &it.article),
        ),
        OnDecision::Secrecy => (
            super::secrecy(lang, rules.secrecy.rule),
            own.and_then(|it| it.secrecy.stated()).map(|it| &it.article),
        ),
    };
    let from = article.map_or(Source::AsOrgan, |it| Source::Article(it.clone()));
    (says, from)
}
