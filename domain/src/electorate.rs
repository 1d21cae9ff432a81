//! The electorate: who votes on a question on a day, in which college, with how many voices, who does not and why.
//!
//! In scope: the list itself, proxies ([`proxy`]), the snapshot that is kept ([`roll`]), groups too small for a secret vote
//! ([`small`]), days that members may compare ([`publish`]). Out of scope: who is there, and what they vote.

pub mod proxy;
pub mod publish;
pub mod roll;
pub mod small;

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::college::{Placed, college_of};
use crate::dues::{Cents, DuesStanding};
use crate::ght::Bloc;
use crate::ght::attachment::Attachment;
use crate::ght::conflict::{Conflict, Counterparty, recused};
use crate::id::{AdhesionId, BlocId};
use crate::member::AdhesionState;
use crate::member::profile::Profile;
use crate::profession::Profession;
use crate::quorum::Heads;
use crate::role::RoleKind;
use crate::statutes::{CollegeId, DecisionKind, OrganKind, Side, Statutes, Unpaid, Voice};

/// A member, as far as the electorate asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The adhesion.
    pub adhesion: AdhesionId,
    /// Where it stands.
    pub state: AdhesionState,
    /// First day as a member.
    pub admitted_on: Option<NaiveDate>,
    /// Where they stand with dues of the year.
    pub dues: DuesStanding,
    /// Day of the last reminder of those dues.
    pub reminded_on: Option<NaiveDate>,
    /// What they are.
    pub profile: Profile,
    /// What may tie them to blocs.
    pub attachments: Vec<Attachment>,
    /// Roles held on the day.
    pub roles: Vec<RoleKind>,
}

/// What is to be decided, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who decides.
    pub organ: OrganKind,
    /// The college that votes alone, where the organ is [`OrganKind::CollegeVote`].
    pub college: Option<CollegeId>,
    /// What.
    pub decision: DecisionKind,
    /// The day on which the roll is taken.
    pub on: NaiveDate,
    /// The other party, on a contract.
    pub contract: Option<Counterparty>,
}

/// Who votes, who does not and why; in the order of adhesions' identifiers, whatever the order of the members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Electorate {
    /// Everybody.
    pub entries: Vec<Entry>,
}

/// A member in the electorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The adhesion.
    pub adhesion: AdhesionId,
    /// Their profession.
    pub profession: Option<Profession>,
    /// Their college, side and bloc, and why.
    pub placed: Placed,
    /// Whether they vote.
    pub right: Right,
}

/// Whether a member votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// They vote.
    Votes {
        /// In that college.
        college: CollegeId,
        /// With so many voices.
        voices: u16,
    },
    /// They would vote, and are recused on this question: they count for the quorum of the meeting, not of the item.
    Recused {
        /// In that college.
        college: CollegeId,
        /// With so many voices.
        voices: u16,
        /// Why.
        conflict: Conflict,
    },
    /// They speak and are not counted.
    Consultative {
        /// In that college.
        college: CollegeId,
    },
    /// They do not vote.
    Barred(Barred),
}

/// Why a member does not vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barred {
    /// They are no member.
    NotMember(AdhesionState),
    /// Their rights are suspended.
    Suspended,
    /// They are not a member for long enough.
    Since {
        /// First day on which they vote; `None` when the day of admission is not known.
        from: Option<NaiveDate>,
        /// The article.
        article: String,
    },
    /// They owe dues.
    Owes {
        /// How much.
        amount: Cents,
        /// The article.
        article: String,
    },
    /// They do not sit on the organ.
    NotOnOrgan,
    /// The statutes have no college for them.
    NoCollege,
    /// Another college votes.
    OtherCollege(CollegeId),
}

impl Entry {
    /// The college in which they vote, with their voices.
    pub const fn votes(&self) -> Option<(&CollegeId, u16)> {
        match &self.right {
            Right::Votes { college, voices } => Some((college, *voices)),
            _ => None,
        }
    }

    /// The group to which their voices count; `None` for who does not vote.
    pub fn cell(&self) -> Option<Cell> {
        let (college, _) = self.votes()?;
        Some(Cell {
            college: college.clone(),
            bloc: self.placed.influence.bloc(),
            side: self.placed.sided.side,
        })
    }
}

/// A group whose voices the caps treat alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cell {
    /// Their college.
    pub college: CollegeId,
    /// The bloc to which they count.
    pub bloc: Option<BlocId>,
    /// Their side.
    pub side: Side,
}

impl Electorate {
    /// The entry of a member.
    pub fn entry(&self, adhesion: AdhesionId) -> Option<&Entry> {
        let at = self
            .entries
            .binary_search_by_key(&adhesion, |it| it.adhesion)
            .ok()?;
        self.entries.get(at)
    }

    /// Who votes: members and voices of each group.
    pub fn cells(&self) -> BTreeMap<Cell, Heads> {
        let mut cells: BTreeMap<Cell, Heads> = BTreeMap::new();
        for entry in &self.entries {
            if let (Some(cell), Some((_, voices))) = (entry.cell(), entry.votes()) {
                cells.entry(cell).or_default().add(voices);
            }
        }
        cells
    }

    /// Who votes on the item: members and voices of each college.
    pub fn colleges(&self) -> BTreeMap<CollegeId, Heads> {
        let mut colleges: BTreeMap<CollegeId, Heads> = BTreeMap::new();
        for (college, voices) in self.entries.iter().filter_map(Entry::votes) {
            colleges.entry(college.clone()).or_default().add(voices);
        }
        colleges
    }

    /// All voices.
    pub fn voices(&self) -> u64 {
        self.entries
            .iter()
            .filter_map(Entry::votes)
            .map(|(_, voices)| u64::from(voices))
            .sum()
    }
}

/// Who votes on a question.
pub fn electorate(
    statutes: &Statutes,
    members: &[Member],
    blocs: &[Bloc],
    question: &Question,
) -> Electorate {
    let mut entries: Vec<Entry> = members
        .iter()
        .map(|member| {
            let placed = college_of(
                statutes,
                member.profile,
                &member.attachments,
                blocs,
                question.on,
            );
            let right = right(statutes, member, &placed, question);
            Entry {
                adhesion: member.adhesion,
                profession: member.profile.profession,
                placed,
                right,
            }
        })
        .collect();
    entries.sort_by_key(|it| it.adhesion);
    Electorate { entries }
}

fn right(statutes: &Statutes, member: &Member, placed: &Placed, question: &Question) -> Right {
    if let Some(barred) = barred(statutes, member, question) {
        return Right::Barred(barred);
    }
    let Some(own) = &placed.college else {
        return Right::Barred(Barred::NoCollege);
    };
    let college = own.college.clone();
    if question.organ == OrganKind::CollegeVote && question.college.as_ref() != Some(&college) {
        return Right::Barred(Barred::OtherCollege(college));
    }
    let voices = match (
        question.organ,
        statutes.college(&college).map(|it| it.voice),
    ) {
        (_, None | Some(Voice::Consultative)) => return Right::Consultative { college },
        // In a board or bureau each has one voice.
        (OrganKind::Board | OrganKind::Bureau, _) => 1,
        (_, Some(Voice::Deliberative(voices))) => voices,
    };
    let conflict = question
        .contract
        .as_ref()
        .and_then(|with| recused(statutes, &placed.influence, with));
    match conflict {
        Some(conflict) => Right::Recused {
            college,
            voices,
            conflict,
        },
        None => Right::Votes { college, voices },
    }
}

fn barred(statutes: &Statutes, member: &Member, question: &Question) -> Option<Barred> {
    match member.state {
        AdhesionState::Admitted => {}
        AdhesionState::Suspended => return Some(Barred::Suspended),
        state => return Some(Barred::NotMember(state)),
    }
    let sits = match question.organ {
        OrganKind::Board => member.roles.iter().any(|it| it.is_board()),
        OrganKind::Bureau => member
            .roles
            .iter()
            .any(|it| it.is_board() && *it != RoleKind::BoardMember),
        OrganKind::OrdinaryMeeting | OrganKind::ExtraordinaryMeeting | OrganKind::CollegeVote => {
            true
        }
    };
    if !sits {
        return Some(Barred::NotOnOrgan);
    }
    // Those whom the members elected sit, whatever their seniority.
    let elected = matches!(question.organ, OrganKind::Board | OrganKind::Bureau);
    if let Some(seniority) = statutes
        .membership
        .seniority_months
        .stated()
        .filter(|_| !elected)
    {
        let months = Months::new(u32::from(seniority.rule));
        let from = member
            .admitted_on
            .and_then(|it| it.checked_add_months(months));
        if from.is_none_or(|from| question.on < from) {
            let article = seniority.article.clone();
            return Some(Barred::Since { from, article });
        }
    }
    owes(statutes, member, question.on)
}

/// Whether unpaid dues take the vote away, as the statutes say; silent, they do not.
fn owes(statutes: &Statutes, member: &Member, on: NaiveDate) -> Option<Barred> {
    let DuesStanding::Expected(amount) = member.dues else {
        return None;
    };
    let stated = statutes.membership.unpaid.stated()?;
    let takes = match stated.rule {
        Unpaid::Votes => false,
        Unpaid::VotesUntilReminded => member.reminded_on.is_some_and(|it| it <= on),
        Unpaid::DoesNotVote => true,
    };
    let article = stated.article.clone();
    takes.then_some(Barred::Owes { amount, article })
}

#[cfg(test)]
pub(crate) mod tests;
