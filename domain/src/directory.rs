//! Who sees what of a person in the directory.
//!
//! In scope: the choices a person makes, and what a reader sees because of them. The directory,
//! its search and the page "who can see me" all ask [`visible`]; nothing else decides.
//! Out of scope: what a board sees of its members' files in order to run the association
//! (`permission`), and what the law publishes anyway (the Annuaire Santé).

use crate::code::coded;

coded! {
    /// How far a person lets a piece of information go. Each reaches all that the one before
    /// reaches.
    Audience {
        /// Nobody but the person.
        Nobody = "nobody",
        /// The members of the CPTS to which the person belongs.
        MyCpts = "cpts",
        /// Those, and the members of the CPTS that share a commune with one of them.
        Neighbours = "neighbours",
    }
}

coded! {
    /// What a person may show or keep, in the order in which pages ask.
    Field {
        /// Being in the directory at all, under one's name.
        Name = "name",
        /// Profession, specialty and mode of practice.
        Profession = "profession",
        /// The structure where the person practises.
        Structure = "structure",
        /// The commune of practice.
        Address = "address",
        /// Professional telephone.
        Phone = "phone",
        /// Professional e-mail address.
        Email = "email",
    }
}

impl Field {
    /// What holds until the person chooses: colleagues of the same association find each other by
    /// name, profession and place; contact data and neighbours wait for a choice (GDPR, art. 25).
    pub fn default_audience(self) -> Audience {
        match self {
            Self::Name | Self::Profession | Self::Structure | Self::Address => Audience::MyCpts,
            Self::Phone | Self::Email => Audience::Nobody,
        }
    }
}

/// The fields in the order in which [`Choices`] keeps their audiences.
const ORDER: [Field; 6] = [
    Field::Name,
    Field::Profession,
    Field::Structure,
    Field::Address,
    Field::Phone,
    Field::Email,
];

/// A person's choices, one audience a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices([Audience; 6]);

impl Default for Choices {
    fn default() -> Self {
        Self(ORDER.map(Field::default_audience))
    }
}

impl Choices {
    /// The audience chosen for a field.
    pub fn audience(&self, field: Field) -> Audience {
        match (field, &self.0) {
            (Field::Name, [it, ..])
            | (Field::Profession, [_, it, ..])
            | (Field::Structure, [_, _, it, ..])
            | (Field::Address, [.., it, _, _])
            | (Field::Phone, [.., it, _])
            | (Field::Email, [.., it]) => *it,
        }
    }

    /// The same choices with another audience for one field.
    #[must_use]
    pub fn with(self, field: Field, audience: Audience) -> Self {
        Self(ORDER.map(|f| {
            if f == field {
                audience
            } else {
                self.audience(f)
            }
        }))
    }
}

/// What a reader of the directory is to a person in it. Each is closer than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// Not signed in, or without any membership near.
    Stranger,
    /// A member of a CPTS that shares a commune with one of the person's.
    Neighbour,
    /// A member of one of the person's own CPTS.
    Colleague,
    /// The person.
    Herself,
}

impl Reader {
    /// All of them, farthest first.
    pub const ALL: [Self; 4] = [
        Self::Stranger,
        Self::Neighbour,
        Self::Colleague,
        Self::Herself,
    ];

    /// Whether an audience reaches the reader.
    pub fn is_in(self, audience: Audience) -> bool {
        match self {
            Self::Herself => true,
            Self::Colleague => audience >= Audience::MyCpts,
            Self::Neighbour => audience >= Audience::Neighbours,
            Self::Stranger => false,
        }
    }
}

/// Whether the reader sees the field.
///
/// A person who does not show her name shows nothing, whatever she chose for the rest: a telephone
/// number or an address would name her.
///
/// ```
/// use domain::directory::{Audience, Choices, Field, Reader, visible};
/// let choices = Choices::default().with(Field::Phone, Audience::Neighbours);
/// assert!(visible(&choices, Field::Phone, Reader::Colleague));
/// // Neighbours do not see her name, so they do not see her number either.
/// assert!(!visible(&choices, Field::Phone, Reader::Neighbour));
/// ```
pub fn visible(choices: &Choices, field: Field, reader: Reader) -> bool {
    let audience = choices.audience(field).min(choices.audience(Field::Name));
    reader.is_in(audience)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_choices() -> impl Strategy<Value = Choices> {
        prop::array::uniform6(prop::sample::select(Audience::ALL.to_vec())).prop_map(Choices)
    }

    #[test]
    fn by_default_colleagues_find_each_other_and_contact_data_waits_for_a_choice() {
        let choices = Choices::default();
        assert!(visible(&choices, Field::Name, Reader::Colleague));
        assert!(visible(&choices, Field::Profession, Reader::Colleague));
        assert!(!visible(&choices, Field::Phone, Reader::Colleague));
        assert!(!visible(&choices, Field::Name, Reader::Neighbour));
    }

    #[test]
    fn who_hides_her_name_hides_everything() {
        let choices = Field::ALL
            .iter()
            .copied()
            .fold(Choices::default(), |c, f| c.with(f, Audience::Neighbours))
            .with(Field::Name, Audience::Nobody);
        for &field in Field::ALL {
            assert!(!visible(&choices, field, Reader::Colleague));
        }
    }

    #[test]
    fn codes_read_back() {
        for &field in Field::ALL {
            assert_eq!(field.code().parse(), Ok(field));
        }
        for &audience in Audience::ALL {
            assert_eq!(audience.code().parse(), Ok(audience));
        }
    }

    proptest! {
        #[test]
        fn a_closer_reader_never_sees_less(choices in any_choices()) {
            for &field in Field::ALL {
                for pair in Reader::ALL.windows(2) {
                    prop_assert!(visible(&choices, field, pair[0]) <= visible(&choices, field, pair[1]));
                }
            }
        }

        #[test]
        fn a_wider_audience_never_shows_less(choices in any_choices()) {
            for &changed in Field::ALL {
                for wider in Audience::ALL.iter().copied().filter(|&a| a >= choices.audience(changed)) {
                    let after = choices.with(changed, wider);
                    for &field in Field::ALL {
                        for reader in Reader::ALL {
                            prop_assert!(visible(&choices, field, reader) <= visible(&after, field, reader));
                        }
                    }
                }
            }
        }

        #[test]
        fn a_stranger_sees_nothing_and_the_person_everything(choices in any_choices()) {
            for &field in Field::ALL {
                prop_assert!(!visible(&choices, field, Reader::Stranger));
                prop_assert!(visible(&choices, field, Reader::Herself));
            }
        }

        #[test]
        fn a_choice_changes_its_own_field_only(choices in any_choices()) {
            for &changed in Field::ALL {
                let after = choices.with(changed, Audience::Nobody);
                for field in Field::ALL.iter().copied().filter(|&f| f != changed) {
                    prop_assert_eq!(after.audience(field), choices.audience(field));
                }
            }
        }
    }
}
