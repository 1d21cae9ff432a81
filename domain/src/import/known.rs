//! Whether a line speaks of somebody whom this CPTS already knows.
//!
//! Only adhesions of the CPTS that imports are compared, and what is compared is contact data:
//! the answer never tells whether somebody has an account or is known elsewhere.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::candidate::{Candidate, name_key};
use super::verdict::differences;
use crate::id::AdhesionId;

/// An adhesion of the CPTS, as far as an import compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The adhesion.
    pub id: AdhesionId,
    /// The same person as a line would tell it.
    pub told: Candidate,
    /// Whether somebody signed in and holds it: their own data are theirs to change.
    pub held: bool,
    /// Whether it is over: the person left, or was refused.
    pub ended: bool,
}

/// Who a line may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// A member, or somebody whose application waits.
    Adhesion(AdhesionId),
    /// Somebody on an earlier line of the same file.
    Line(u32),
}

/// Why two may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same RPPS under another name.
    Rpps,
    /// The same name, and the same profession or commune.
    NameAndWork,
    /// The same name, and nothing that speaks against.
    Name,
    /// The same address, and the same family or given name.
    Email,
}

/// A person who may be the one of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookalike {
    /// Who.
    pub whom: Whom,
    /// Why.
    pub why: Likeness,
}

/// What the comparison finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The same name, and the same RPPS or nothing that is not known already: the same person.
    pub same: Option<Whom>,
    /// Who may be the same, the likeliest first; at most [`Roll::SHOWN`].
    pub like: Vec<Lookalike>,
    /// Somebody else has the same address.
    pub shared_email: bool,
    /// Somebody else has the same name, and another RPPS.
    pub namesake: bool,
    /// Somebody of the same RPPS or name was a member once.
    pub former: bool,
}

/// Everybody a line is compared with: the adhesions of the CPTS and the earlier lines.
#[derive(Debug, Default)]
pub struct Roll {
    people: Vec<(Whom, Candidate, bool)>,
    by_rpps: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
}

impl Roll {
    /// How many people are proposed for one line.
    pub const SHOWN: usize = 5;

    /// Adds somebody to compare with. A line is added after it was compared.
    pub fn add(&mut self, whom: Whom, told: Candidate, ended: bool) {
        let at = self.people.len();
        if let Some(rpps) = &told.rpps {
            self.by_rpps.entry(rpps.to_string()).or_default().push(at);
        }
        if let Some(email) = &told.email {
            self.by_email.entry(email.to_string()).or_default().push(at);
        }
        self.by_name.entry(told.name_key()).or_default().push(at);
        self.people.push((whom, told, ended));
    }

    /// Compares a line with everybody.
    pub fn compare(&self, told: &Candidate) -> Compared {
        let mut compared = Compared::default();
        let rpps = told.rpps.as_ref().map(ToString::to_string);
        for (whom, other, ended) in self.at(&self.by_rpps, rpps.as_deref()) {
            if *ended {
                compared.former = true;
            } else if name_key(&other.family_name, &other.given_name) == told.name_key() {
                compared.same = compared.same.or(Some(*whom));
            } else {
                compared.propose(*whom, Likeness::Rpps);
            }
        }
        for (whom, other, ended) in self.at(&self.by_name, Some(&told.name_key())) {
            let other_rpps = other.rpps.is_some() && told.rpps.is_some() && other.rpps != told.rpps;
            if *ended {
                compared.former = true;
            } else if other_rpps {
                compared.namesake = true;
            } else if tells_nothing_new(other, told) {
                compared.same = compared.same.or(Some(*whom));
            } else {
                let agree = (told.profession.is_some() && told.profession == other.profession)
                    || (told.commune.is_some() && told.commune == other.commune);
                compared.propose(
                    *whom,
                    if agree {
                        Likeness::NameAndWork
                    } else {
                        Likeness::Name
                    },
                );
            }
        }
        let email = told.email.as_ref().map(ToString::to_string);
        for (whom, other, ended) in self.at(&self.by_email, email.as_deref()) {
            if *ended {
                continue;
            }
            if alike(&told.family_name, &other.family_name)
                || alike(&told.given_name, &other.given_name)
            {
                compared.propose(*whom, Likeness::Email);
            } else {
                compared.shared_email = true;
            }
        }
        compared.like.sort_by_key(|it| it.why as u8);
        compared.like.truncate(Self::SHOWN);
        compared
    }

    fn at<'a>(
        &'a self,
        index: &HashMap<String, Vec<usize>>,
        key: Option<&str>,
    ) -> impl Iterator<Item = &'a (Whom, Candidate, bool)> + use<'a> {
        // A hostile file may give a thousand lines one name: what is proposed is bounded anyway.
        let found = key
            .and_then(|key| index.get(key))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let bound: Vec<_> = found.iter().take(4 * Self::SHOWN).copied().collect();
        bound.into_iter().filter_map(|at| self.people.get(at))
    }
}

impl Compared {
    fn propose(&mut self, whom: Whom, why: Likeness) {
        if !self.like.iter().any(|it| it.whom == whom) {
            self.like.push(Lookalike { whom, why });
        }
    }
}

/// The line repeats what is known down to an address or a telephone number: the same file again.
fn tells_nothing_new(known: &Candidate, told: &Candidate) -> bool {
    (told.email.is_some() || told.phone.is_some()) && differences(known, told).is_empty()
}

fn alike(one: &str, other: &str) -> bool {
    name_key(one, "") == name_key(other, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::EmailAddress;
    use crate::profession::Profession;

    fn person(family: &str, given: &str, rpps: &str) -> Candidate {
        Candidate {
            family_name: family.into(),
            given_name: given.into(),
            rpps: rpps.parse().ok(),
            ..Candidate::default()
        }
    }

    fn roll(people: &[Candidate]) -> Roll {
        let mut roll = Roll::default();
        for (line, person) in (1..).zip(people) {
            roll.add(Whom::Line(line), person.clone(), false);
        }
        roll
    }

    fn like(roll: &Roll, told: &Candidate) -> Vec<(Whom, Likeness)> {
        roll.compare(told)
            .like
            .into_iter()
            .map(|it| (it.whom, it.why))
            .collect()
    }

    #[test]
    fn the_same_rpps_and_name_is_the_same_person() {
        let roll = roll(&[person("Lefèvre", "Zoé", "10003461033")]);
        let compared = roll.compare(&person("LEFEVRE", "ZOE", "10003461033"));
        assert_eq!(compared.same, Some(Whom::Line(1)));
    }

    #[test]
    fn the_same_rpps_under_another_name_is_proposed_and_never_merged() {
        let roll = roll(&[person("Lefèvre", "Zoé", "10003461033")]);
        let married = person("Martin", "Zoé", "10003461033");
        assert_eq!(roll.compare(&married).same, None);
        assert_eq!(like(&roll, &married), [(Whom::Line(1), Likeness::Rpps)]);
    }

    #[test]
    fn the_same_name_is_proposed_even_the_other_way_round() {
        let nurse = Candidate {
            profession: Some(Profession::Nurse),
            ..person("Martin", "Claire", "")
        };
        let roll = roll(&[nurse.clone(), person("Martin", "Claire", "")]);
        let turned = Candidate {
            profession: Some(Profession::Nurse),
            ..person("Claire", "MARTIN", "")
        };
        assert_eq!(
            like(&roll, &turned),
            [
                (Whom::Line(1), Likeness::NameAndWork),
                (Whom::Line(2), Likeness::Name)
            ]
        );
    }

    #[test]
    fn a_line_that_repeats_all_that_is_known_is_the_same_person() {
        let known = Candidate {
            phone: Some("02 47 12 34 56".into()),
            profession: Some(Profession::Nurse),
            ..person("Martin", "Claire", "")
        };
        let roll = roll(std::slice::from_ref(&known));
        assert_eq!(roll.compare(&known).same, Some(Whom::Line(1)));
        let other = Candidate {
            profession: Some(Profession::Midwife),
            ..known.clone()
        };
        assert_eq!(roll.compare(&other).same, None);
        let bare = person("Martin", "Claire", "");
        assert_eq!(roll.compare(&bare).same, None);
    }

    #[test]
    fn two_people_of_one_name_and_two_rpps_are_two() {
        let roll = roll(&[person("Martin", "Claire", "10003461033")]);
        let compared = roll.compare(&person("Martin", "Claire", "10101010101"));
        assert!(compared.same.is_none() && compared.like.is_empty() && compared.namesake);
    }

    #[test]
    fn a_mailbox_shared_in_a_practice_makes_nobody_a_duplicate() {
        let address = EmailAddress::parse("cabinet@exemple.fr").ok();
        let with = |family, given| Candidate {
            email: address.clone(),
            ..person(family, given, "")
        };
        let roll = roll(&[with("Martin", "Claire")]);
        let colleague = roll.compare(&with("Petit", "Jean"));
        assert!(colleague.like.is_empty() && colleague.shared_email);
        assert_eq!(
            like(&roll, &with("Durand", "Claire")),
            [(Whom::Line(1), Likeness::Email)]
        );
    }

    #[test]
    fn who_left_may_come_back() {
        let mut roll = Roll::default();
        let id = AdhesionId(uuid::Uuid::nil());
        roll.add(
            Whom::Adhesion(id),
            person("Martin", "Claire", "10003461033"),
            true,
        );
        let compared = roll.compare(&person("Martin", "Claire", "10003461033"));
        assert!(compared.same.is_none() && compared.like.is_empty() && compared.former);
    }
}
