//! The roll (« liste électorale »): a snapshot of the electorate that never changes, named by its digest.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::proxy::Held;
use super::{Electorate, Question, Right};
use crate::canonical::{Digest, canonical};
use crate::code::coded;
use crate::id::{AdhesionId, AttachmentId, BlocId};
use crate::profession::Profession;
use crate::statutes::{CollegeId, DecisionKind, OrganKind, Side};

coded! {
    /// Which form of document this is.
    Format {
        /// The first.
        First = "collegiale/roll/1",
    }
}

/// The roll of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Roll {
    /// Form of the document.
    pub format: Format,
    /// The statutes under which it was taken.
    pub statutes: Digest,
    /// Who decides.
    pub organ: OrganKind,
    /// The college that votes alone.
    pub college: Option<CollegeId>,
    /// What.
    pub decision: DecisionKind,
    /// The day on which it was taken.
    pub on: NaiveDate,
    /// Who votes or is recused, in the order of identifiers. Who does not vote is not on it.
    pub voters: Vec<Voter>,
}

/// A line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voter {
    /// The adhesion.
    pub adhesion: AdhesionId,
    /// Their college.
    pub college: CollegeId,
    /// Their voices.
    pub voices: u16,
    /// Their side.
    pub side: Side,
    /// The bloc to which they count.
    pub bloc: Option<BlocId>,
    /// The attachment by which they do.
    pub attachment: Option<AttachmentId>,
    /// Their profession.
    pub profession: Option<Profession>,
    /// The attachment for which they are recused.
    pub recused: Option<AttachmentId>,
    /// Who carries their vote.
    pub proxy: Option<AdhesionId>,
}

impl Roll {
    /// The roll of an electorate.
    pub fn of(statutes: Digest, question: &Question, electorate: &Electorate, held: &Held) -> Self {
        let taken = held.proxies.iter();
        let carriers: std::collections::BTreeMap<AdhesionId, AdhesionId> = taken
            .filter_map(|(proxy, taken)| Some((proxy.giver, *taken.as_ref().ok()?)))
            .collect();
        let voters = electorate.entries.iter().filter_map(|entry| {
            let (college, voices, recused) = match &entry.right {
                Right::Votes { college, voices } => (college, *voices, None),
                Right::Recused {
                    college,
                    voices,
                    conflict,
                } => (college, *voices, Some(conflict.attachment)),
                Right::Consultative { .. } | Right::Barred(_) => return None,
            };
            let counted = entry.placed.influence.counted();
            Some(Voter {
                adhesion: entry.adhesion,
                college: college.clone(),
                voices,
                side: entry.placed.sided.side,
                bloc: counted.and_then(|it| it.bloc),
                attachment: counted.map(|it| it.attachment),
                profession: entry.profession,
                recused,
                proxy: carriers.get(&entry.adhesion).copied(),
            })
        });
        Self {
            format: Format::First,
            statutes,
            organ: question.organ,
            college: question.college.clone(),
            decision: question.decision,
            on: question.on,
            voters: voters.collect(),
        }
    }

    /// The line of a voice.
    pub fn voter(&self, adhesion: AdhesionId) -> Option<&Voter> {
        let at = self
            .voters
            .binary_search_by_key(&adhesion, |it| it.adhesion)
            .ok()?;
        self.voters.get(at)
    }

    /// The exact text that is kept and hashed.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// What names it.
    pub fn digest(&self) -> Digest {
        Digest::of(self.canonical().as_bytes())
    }
}
