//! A meeting that is tried out: who would be there and how they would vote, and what the statutes make of it.
//!
//! Nobody has a name here: members are counted by group. The numbers are judged by the functions that judge a real vote
//! ([`quorum`](crate::quorum), [`majority`](crate::majority), [`election`](crate::election)); nothing is reckoned a second way. Out of scope: who is in which
//! group ([`electorate`](crate::electorate)).

mod proxy;
mod seats;
mod start;
mod wrong;

pub use proxy::{Carried, Room, carried};
pub use seats::{Contender, Seated, elects, place, seated, too_many_votes};
pub use start::{BLOCS, cells, start};
pub use wrong::{MEMBERS_MAX, On, Why, Wrong, wrong};

use std::collections::BTreeMap;

use crate::electorate::Cell;
use crate::exact::Exact;
use crate::id::BlocId;
use crate::majority::{self, Ballots, CapReckoning, Count, Form, Vote};
use crate::quorum::{self, Attendance, Convocation, Heads};
use crate::statutes::{
    Base, Cap, CollegeId, DecisionKind, OrganKind, Rules, Second, Secrecy, Side, Statutes,
};

/// A meeting that is tried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Who decides.
    pub organ: OrganKind,
    /// The college that votes alone, where the organ is [`OrganKind::CollegeVote`].
    pub college: Option<CollegeId>,
    /// What.
    pub decision: DecisionKind,
    /// First or second meeting.
    pub convocation: Convocation,
    /// How one would vote, where the statutes leave the choice.
    pub form: Form,
    /// What the chair votes, where that may decide a tie.
    pub chair: Option<majority::Side>,
    /// The bloc of the other party, on a contract.
    pub partner: Option<BlocId>,
    /// The groups.
    pub groups: Vec<Group>,
    /// Who stands, in an election of the board.
    pub contenders: Vec<Contender>,
}

/// A group in which caps treat everybody alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub cell: Cell,
    /// How many.
    pub people: People,
}

/// Members of a group, each counted once; their voices follow from the statutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct People {
    /// Those who may vote.
    pub entitled: u32,
    /// Those who are there.
    pub present: u32,
    /// Those who are not and whose proxy is.
    pub represented: u32,
    /// For.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Blank or spoilt.
    pub blank: u32,
}

/// What the statutes make of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The rules that hold.
    pub rules: Rules,
    /// How the vote is taken, as the statutes want it.
    pub form: Form,
    /// Who leaves the count on this contract.
    pub recused: Option<Recused>,
    /// The quorum.
    pub quorum: quorum::Outcome,
    /// The majority, as if the quorum were reached.
    pub majority: majority::Outcome,
    /// The share of each bloc, and of all establishments together.
    pub shares: Vec<Share>,
    /// The proxies; none where the statutes allow none.
    pub proxies: Option<Carried>,
    /// The seats, in an election of the board, as if the quorum were reached: then nothing is for or against, and the
    /// majority says nothing.
    pub seated: Option<Seated>,
    /// The result.
    pub verdict: Verdict,
}

/// The result of a vote, its quorum included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The quorum is missed: what follows.
    QuorumMissed(Second),
    /// The vote is taken.
    Voted(majority::Verdict),
}

/// Members who leave numerator and denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recused {
    /// The article.
    pub article: String,
    /// How many of those who may vote.
    pub members: u64,
}

/// Whose share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Of a bloc.
    Bloc(BlocId),
    /// Of all on the side of establishments together.
    Establishments,
}

/// Voices of a bloc beside all voices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Whose.
    pub whose: Whose,
    /// On the roll.
    pub roll: Part,
    /// On the roll under its cap; none where nothing caps it.
    pub roll_capped: Option<Part>,
    /// Of what the majority is counted of.
    pub cast: Part,
    /// The same under its cap; none where nothing caps it, or where it cannot be met.
    pub cast_capped: Option<Part>,
}

/// A part of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub voices: Exact,
    /// All.
    pub all: Exact,
}

impl Part {
    /// The share; none where there is nothing to share.
    pub fn share(&self) -> Option<Exact> {
        self.voices.over(&self.all)
    }
}

/// Tries a meeting out. Ask [`wrong`] first: numbers that cannot be are judged as they stand.
pub fn play(statutes: &Statutes, scenario: &Scenario) -> Played {
    let rules = statutes.rules(scenario.organ, scenario.decision);
    let form = match rules.secrecy.rule {
        Secrecy::Always => Form::Secret,
        Secrecy::Never => Form::Open,
        Secrecy::OnRequest(_) | Secrecy::MeetingDecides => scenario.form,
    };
    let (recusing, counted) = counted(statutes, scenario);
    let (mut attendance, mut vote) = (
        BTreeMap::new(),
        Vote {
            form,
            cast: BTreeMap::new(),
            roll: BTreeMap::new(),
            chair: scenario.chair.filter(|_| form == Form::Open),
        },
    );
    for group in &counted {
        let voices = voices(statutes, scenario.organ, &group.cell.college);
        add(&mut attendance, group, voices);
        *vote.roll.entry(group.cell.clone()).or_default() += times(group.people.entitled, voices);
        let cast: &mut Ballots = vote.cast.entry(group.cell.clone()).or_default();
        ballots(cast, &group.people, voices, rules.majority.rule.base);
    }
    let quorum = quorum::quorum(&rules, scenario.convocation, &attendance);
    let majority = majority::judge(statutes, &rules, &vote);
    let verdict = if quorum.reached {
        Verdict::Voted(majority.verdict.clone())
    } else {
        Verdict::QuorumMissed(rules.second.rule)
    };
    Played {
        shares: shares(&vote, rules.majority.rule.base, &majority),
        proxies: carried(statutes, scenario),
        seated: seated(statutes, scenario),
        recused: recusing,
        form,
        quorum,
        majority,
        verdict,
        rules,
    }
}

/// Whether a college is asked: all are, unless one votes alone.
fn is_called(scenario: &Scenario, college: &CollegeId) -> bool {
    scenario.organ != OrganKind::CollegeVote
        || scenario.college.as_ref().is_none_or(|it| it == college)
}

/// Voices of one member: in a board or bureau each has one.
fn voices(statutes: &Statutes, organ: OrganKind, college: &CollegeId) -> u16 {
    match organ {
        OrganKind::Board | OrganKind::Bureau => 1,
        OrganKind::OrdinaryMeeting | OrganKind::ExtraordinaryMeeting | OrganKind::CollegeVote => {
            statutes.college(college).map_or(0, |it| it.voice.voices())
        }
    }
}

/// The groups that count: of the college that votes alone, and without those who are recused.
fn counted<'s>(statutes: &Statutes, scenario: &'s Scenario) -> (Option<Recused>, Vec<&'s Group>) {
    let alone = scenario
        .college
        .as_ref()
        .filter(|_| scenario.organ == OrganKind::CollegeVote);
    let called = scenario
        .groups
        .iter()
        .filter(|it| alone.is_none_or(|college| &it.cell.college == college));
    let recusal = statutes.caps.iter().find_map(|it| match it.rule {
        Cap::Recusal { .. } => Some(&it.article),
        _ => None,
    });
    let partner = scenario
        .partner
        .filter(|_| scenario.decision == DecisionKind::Contract);
    let (Some(article), Some(partner)) = (recusal, partner) else {
        return (None, called.collect());
    };
    let (out, counted): (Vec<&Group>, Vec<&Group>) =
        called.partition(|it| it.cell.bloc == Some(partner));
    let members = out.iter().map(|it| u64::from(it.people.entitled)).sum();
    let recused = Recused {
        article: article.clone(),
        members,
    };
    (Some(recused).filter(|it| it.members > 0), counted)
}

fn times(members: u32, voices: u16) -> u64 {
    u64::from(members) * u64::from(voices)
}

fn add(attendance: &mut BTreeMap<CollegeId, Attendance>, group: &Group, voices: u16) {
    let own = attendance.entry(group.cell.college.clone()).or_default();
    let people = &group.people;
    for (heads, members) in [
        (&mut own.entitled, people.entitled),
        (&mut own.present, people.present),
        (&mut own.represented, people.represented),
    ] {
        *heads = Heads {
            members: heads.members + u64::from(members),
            voices: heads.voices + times(members, voices),
        };
    }
}

/// All ballots stand as cast in person: no base tells them from those by proxy but that of those who are there, which
/// does not look at proxies.
fn ballots(cast: &mut Ballots, people: &People, voices: u16, base: Base) {
    let there = match base {
        Base::Present => people.present,
        Base::Cast | Base::CastAndBlank | Base::PresentOrRepresented | Base::AllMembers => {
            people.present.saturating_add(people.represented)
        }
    };
    let voted = people
        .yes
        .saturating_add(people.no)
        .saturating_add(people.blank);
    let own = Count {
        yes: times(people.yes, voices),
        no: times(people.no, voices),
        blank: times(people.blank, voices),
        silent: times(there.saturating_sub(voted), voices),
    };
    let sum = &mut cast.in_person;
    sum.yes += own.yes;
    sum.no += own.no;
    sum.blank += own.blank;
    sum.silent += own.silent;
}

fn shares(vote: &Vote, base: Base, outcome: &majority::Outcome) -> Vec<Share> {
    let blocs: std::collections::BTreeSet<BlocId> = vote
        .roll
        .iter()
        .filter(|(_, voices)| **voices > 0)
        .filter_map(|(cell, _)| cell.bloc)
        .collect();
    let establishment = |cell: &Cell| cell.bloc.is_some() || cell.side == Side::Establishment;
    let any = vote
        .roll
        .iter()
        .any(|(cell, voices)| *voices > 0 && establishment(cell));
    let whose = blocs.into_iter().map(Whose::Bloc);
    let whose = whose.chain(any.then_some(Whose::Establishments));
    whose
        .map(|whose| {
            let holds = |cell: &Cell| match whose {
                Whose::Bloc(bloc) => cell.bloc == Some(bloc),
                Whose::Establishments => establishment(cell),
            };
            let part = |of: &dyn Fn(&Cell) -> Exact| {
                let sum = |wanted: &dyn Fn(&Cell) -> bool| {
                    vote.roll.keys().filter(|it| wanted(it)).map(of).sum()
                };
                Part {
                    voices: sum(&holds),
                    all: sum(&|_| true),
                }
            };
            Share {
                whose,
                roll: part(&|cell| Exact::from(vote.roll.get(cell).copied().unwrap_or(0))),
                roll_capped: outcome.roll.as_ref().and_then(|it| capped(it, whose)),
                cast: part(&|cell| majority::part_of_base(vote, base, cell)),
                cast_capped: outcome.cast.as_ref().and_then(|it| capped(it, whose)),
            }
        })
        .collect()
}

fn capped(reckoning: &CapReckoning, whose: Whose) -> Option<Part> {
    let (scaled, cap) = match whose {
        Whose::Bloc(bloc) => (reckoning.voices.blocs.get(&bloc)?, reckoning.caps.bloc),
        Whose::Establishments => (
            &reckoning.voices.establishments,
            reckoning.caps.establishments,
        ),
    };
    // A cap on others changes the whole, and with it every share; what nothing caps is told as it is.
    (cap.is_some() || scaled.is_capped()).then(|| Part {
        voices: scaled.counted.clone(),
        all: reckoning.voices.total.clone(),
    })
}

#[cfg(test)]
mod tests;
