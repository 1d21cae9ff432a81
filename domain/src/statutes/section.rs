use super::{Organ, OrganKind, Place, Statutes, Warning};
use crate::code::coded;

coded! {
    /// A part of the document that is read and written at once.
    Section {
        /// Name and « objet ».
        Association = "association",
        /// What membership gives.
        Membership = "membership",
        /// Colleges.
        Colleges = "colleges",
        /// The board and how its seats are won.
        Board = "board",
        /// The ordinary general meeting.
        OrdinaryMeeting = "ordinary-meeting",
        /// The extraordinary general meeting.
        ExtraordinaryMeeting = "extraordinary-meeting",
        /// How the board meets.
        BoardMeeting = "board-meeting",
        /// How the bureau meets.
        Bureau = "bureau",
        /// A college, voting alone.
        CollegeVote = "college-vote",
        /// What limits weights.
        Caps = "caps",
        /// Groups too small for a secret vote of their own.
        SmallGroups = "small-groups",
    }
}

impl Section {
    /// The organ of which it speaks.
    pub const fn organ(self) -> Option<OrganKind> {
        match self {
            Self::OrdinaryMeeting => Some(OrganKind::OrdinaryMeeting),
            Self::ExtraordinaryMeeting => Some(OrganKind::ExtraordinaryMeeting),
            Self::BoardMeeting => Some(OrganKind::Board),
            Self::Bureau => Some(OrganKind::Bureau),
            Self::CollegeVote => Some(OrganKind::CollegeVote),
            Self::Association
            | Self::Membership
            | Self::Colleges
            | Self::Board
            | Self::Caps
            | Self::SmallGroups => None,
        }
    }

    /// The section of an organ.
    pub const fn of_organ(organ: OrganKind) -> Self {
        match organ {
            OrganKind::OrdinaryMeeting => Self::OrdinaryMeeting,
            OrganKind::ExtraordinaryMeeting => Self::ExtraordinaryMeeting,
            OrganKind::Board => Self::BoardMeeting,
            OrganKind::Bureau => Self::Bureau,
            OrganKind::CollegeVote => Self::CollegeVote,
        }
    }

    /// The section in which a place of the document stands.
    pub fn of_place(place: &Place, statutes: &Statutes) -> Self {
        let mut steps = place.as_str().split('/').skip(1);
        match steps.next() {
            Some("membership") => Self::Membership,
            Some("colleges") => Self::Colleges,
            Some("board" | "elections") => Self::Board,
            Some("caps") => Self::Caps,
            Some("small-groups") => Self::SmallGroups,
            Some("organs") => steps
                .next()
                .and_then(|n| statutes.organs.get(n.parse::<usize>().ok()?))
                // The list as a whole: what is said there is about changing the statutes.
                .map_or(Self::ExtraordinaryMeeting, |it| Self::of_organ(it.organ)),
            _ => Self::Association,
        }
    }

    /// The section in which a warning is met: where the statutes are silent, the organ may not even be named.
    pub fn of_warning(place: &Place, warning: &Warning, statutes: &Statutes) -> Self {
        match warning {
            Warning::RemoteElsewhere { silent } => Self::of_organ(*silent),
            _ => Self::of_place(place, statutes),
        }
    }
}

impl Statutes {
    /// Whether two documents say the same in a section.
    pub fn same_in(&self, section: Section, other: &Self) -> bool {
        match section {
            Section::Association => {
                self.association == other.association && self.object == other.object
            }
            Section::Membership => self.membership == other.membership,
            Section::Colleges => self.colleges == other.colleges,
            Section::Board => self.board == other.board && self.elections == other.elections,
            Section::Caps => self.caps == other.caps,
            Section::SmallGroups => self.small_groups == other.small_groups,
            Section::OrdinaryMeeting
            | Section::ExtraordinaryMeeting
            | Section::BoardMeeting
            | Section::Bureau
            | Section::CollegeVote => self.of(section).eq(other.of(section)),
        }
    }

    /// This document, with what the other one says in a section.
    #[must_use]
    pub fn with(&self, section: Section, other: &Self) -> Self {
        let mut with = self.clone();
        match section {
            Section::Association => {
                with.association.clone_from(&other.association);
                with.object.clone_from(&other.object);
            }
            Section::Membership => with.membership.clone_from(&other.membership),
            Section::Colleges => with.colleges.clone_from(&other.colleges),
            Section::Board => {
                with.board.clone_from(&other.board);
                with.elections.clone_from(&other.elections);
            }
            Section::Caps => with.caps.clone_from(&other.caps),
            Section::SmallGroups => with.small_groups.clone_from(&other.small_groups),
            Section::OrdinaryMeeting
            | Section::ExtraordinaryMeeting
            | Section::BoardMeeting
            | Section::Bureau
            | Section::CollegeVote => {
                let here = self.place_of(section);
                with.organs
                    .retain(|it| Section::of_organ(it.organ) != section);
                let here = here.min(with.organs.len());
                with.organs.splice(here..here, other.of(section).cloned());
            }
        }
        with
    }

    /// What is said of the organ of a section; once, unless the document contradicts itself.
    fn of(&self, section: Section) -> impl Iterator<Item = &Organ> {
        let about = move |it: &&Organ| Section::of_organ(it.organ) == section;
        self.organs.iter().filter(about)
    }

    /// Where the organ of a section stands in the list, or would: before those that come later in [`Section::ALL`].
    fn place_of(&self, section: Section) -> usize {
        let at = |it: &Organ| Section::of_organ(it.organ);
        let known = self.organs.iter().position(|it| at(it) == section);
        let later = || self.organs.iter().position(|it| at(it) > section);
        known.or_else(later).unwrap_or(self.organs.len())
    }

    /// What two people wrote in a section of one document, together: `mine` on top of `theirs`, both written on
    /// `base`. Entries of a list (colleges, caps) are looked at one by one. `None` when both wrote the same entry, or
    /// the same section: somebody must choose.
    pub fn merged(base: &Self, theirs: &Self, mine: &Self, section: Section) -> Option<Self> {
        if theirs.same_in(section, base) || theirs.same_in(section, mine) {
            return Some(theirs.with(section, mine));
        }
        if mine.same_in(section, base) {
            return Some(theirs.clone());
        }
        let mut merged = theirs.clone();
        match section {
            Section::Colleges => {
                merged.colleges = list(&base.colleges, &theirs.colleges, &mine.colleges)?;
            }
            Section::Caps => merged.caps = list(&base.caps, &theirs.caps, &mine.caps)?,
            _ => return None,
        }
        Some(merged)
    }
}

/// Lists of which neither lost an entry: each entry as whoever changed it wrote it, then what was added, theirs first.
fn list<T: Clone + PartialEq>(base: &[T], theirs: &[T], mine: &[T]) -> Option<Vec<T>> {
    let (their_own, their_more) = theirs.split_at_checked(base.len())?;
    let (my_own, my_more) = mine.split_at_checked(base.len())?;
    let mut merged = Vec::with_capacity(theirs.len() + my_more.len());
    for ((was, they), i) in base.iter().zip(their_own).zip(my_own) {
        if they == was || they == i {
            merged.push(i.clone());
        } else if i == was {
            merged.push(they.clone());
        } else {
            return None;
        }
    }
    merged.extend_from_slice(their_more);
    // Sent twice, it is there already.
    let new = my_more.iter().filter(|it| !their_more.contains(it));
    merged.extend(new.cloned());
    Some(merged)
}

#[cfg(test)]
mod tests;
