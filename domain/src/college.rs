//! Colleges: to which one a member belongs on a day, and why.

use chrono::NaiveDate;

use crate::ght::Bloc;
use crate::ght::attachment::Attachment;
use crate::ght::influence::{Influence, influence};
use crate::ght::side::{SideBecause, Sided, side_of};
use crate::member::profile::Profile;
use crate::profession::{Category, Mode, Profession, Sector, Setting};
use crate::statutes::{College, CollegeId, Condition, Side, Statutes};
use crate::structure::StructureKind;

/// Where a member stands under the statutes on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What ties them to blocs.
    pub influence: Influence,
    /// On which side they are.
    pub sided: Sided,
    /// To which college they belong; to none when the statutes take nobody like them.
    pub college: Option<InCollege>,
}

/// A college and why a member belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCollege {
    /// Which.
    pub college: CollegeId,
    /// The article that opens it.
    pub article: String,
    /// Which of its conditions they meet, from 0.
    pub condition: usize,
    /// What they are that the condition asks for, each point that it names.
    pub met: Vec<Met>,
    /// Colleges that stand after it and would take them too.
    pub also: Vec<CollegeId>,
}

/// A point of a condition that a member meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Their category.
    Category(Category),
    /// Their profession.
    Profession(Profession),
    /// Their mode of practice.
    Mode(Mode),
    /// Where they practise.
    Setting(Setting),
    /// What kind of structure they are.
    Structure(StructureKind),
    /// The side on which they are, and why.
    Side(Side, SideBecause),
}

/// The college of a member on a day: the first in the statutes that takes them.
pub fn college_of(
    statutes: &Statutes,
    profile: Profile,
    attachments: &[Attachment],
    blocs: &[Bloc],
    on: NaiveDate,
) -> Placed {
    let influence = influence(statutes, profile, attachments, blocs, on);
    let sided = side_of(profile, &influence);
    let mut takers = statutes
        .colleges
        .iter()
        .filter_map(|college| Some((college, takes(college, profile, sided)?)));
    let first = takers.next();
    let college = first.map(|(college, (condition, met))| InCollege {
        college: college.id.clone(),
        article: college.article.clone(),
        condition,
        met,
        also: takers.map(|(college, _)| college.id.clone()).collect(),
    });
    Placed {
        influence,
        sided,
        college,
    }
}

/// The first condition of a college that a member meets, and what of it.
fn takes(college: &College, profile: Profile, sided: Sided) -> Option<(usize, Vec<Met>)> {
    let conditions = college.members.iter().enumerate();
    conditions
        .into_iter()
        .find_map(|(n, it)| Some((n, meets(it, profile, sided)?)))
}

/// What a member is that a condition asks for; `None` when they do not meet it. An empty condition takes nobody: it is
/// refused in statutes that can be applied.
fn meets(condition: &Condition, profile: Profile, sided: Sided) -> Option<Vec<Met>> {
    if condition.is_empty() {
        return None;
    }
    let mut met = Vec::new();
    point(
        &condition.category,
        Some(profile.category),
        Met::Category,
        &mut met,
    )?;
    point(
        &condition.profession,
        profile.profession,
        Met::Profession,
        &mut met,
    )?;
    point(&condition.mode, profile.mode, Met::Mode, &mut met)?;
    point(
        &condition.setting,
        profile.sector.map(Sector::setting),
        Met::Setting,
        &mut met,
    )?;
    point(
        &condition.structure,
        profile.structure,
        Met::Structure,
        &mut met,
    )?;
    let side = |side| Met::Side(side, sided.because);
    point(&condition.side, Some(sided.side), side, &mut met)?;
    Some(met)
}

/// One point of a condition: `None` when it is not met, nothing added when it is not named.
fn point<T: Copy + PartialEq>(
    named: &[T],
    has: Option<T>,
    say: impl Fn(T) -> Met,
    met: &mut Vec<Met>,
) -> Option<()> {
    if named.is_empty() {
        return Some(());
    }
    let has = has.filter(|it| named.contains(it))?;
    met.push(say(has));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ght::attachment::{AttachedTo, AttachmentState, Source, Way};
    use crate::id::{AttachmentId, BlocId};
    use crate::role::Period;
    use crate::statutes::template;
    use uuid::Uuid;

    fn on() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
    }

    fn nurse(mode: Mode, sector: Sector) -> Profile {
        Profile {
            mode: Some(mode),
            sector: Some(sector),
            ..Profile::person(Profession::Nurse)
        }
    }

    fn placed(profile: Profile) -> Placed {
        college_of(&template(), profile, &[], &[], on())
    }

    #[test]
    fn a_self_employed_nurse_is_of_ville_because_she_is_self_employed() {
        let found = placed(nurse(Mode::Liberal, Sector::SoloPractice))
            .college
            .unwrap();
        assert_eq!(found.college.as_str(), "ville");
        assert_eq!((found.article.as_str(), found.condition), ("8", 0));
        assert_eq!(
            found.met,
            [
                Met::Category(Category::Health),
                Met::Side(Side::Ville, SideBecause::Liberal)
            ]
        );
        assert_eq!(
            found.also.iter().map(CollegeId::as_str).collect::<Vec<_>>(),
            ["medico-social"]
        );
    }

    #[test]
    fn whoever_counts_to_a_bloc_is_not_of_ville() {
        let bloc = BlocId(Uuid::from_u128(1));
        let attachment = Attachment {
            id: AttachmentId(Uuid::from_u128(2)),
            to: AttachedTo::Bloc(bloc),
            way: Way::Mandate,
            source: Source::Board,
            period: Period {
                starts_on: on(),
                ends_on: None,
            },
            state: AttachmentState::Confirmed,
            half_days: None,
        };
        let profile = nurse(Mode::Liberal, Sector::SoloPractice);
        let of = |day| {
            college_of(
                &template(),
                profile,
                std::slice::from_ref(&attachment),
                &[],
                day,
            )
        };
        let found = of(on());
        assert_eq!(found.sided.because, SideBecause::Attached(bloc));
        assert_eq!(found.college.unwrap().college.as_str(), "medico-social");
        let before = of(on().pred_opt().unwrap());
        assert_eq!(before.college.unwrap().college.as_str(), "ville");
    }

    #[test]
    fn a_hospital_has_no_college_where_establishments_are_partners() {
        assert_eq!(
            placed(Profile::structure(StructureKind::Hospital)).college,
            None
        );
        let house = placed(Profile::structure(StructureKind::HealthHouse))
            .college
            .unwrap();
        assert_eq!(house.college.as_str(), "structures");
        assert_eq!(house.met, [Met::Structure(StructureKind::HealthHouse)]);
    }

    #[test]
    fn every_point_that_a_condition_names_must_be_met() {
        let mut statutes = template();
        statutes.colleges[0].members = vec![
            Condition::default(),
            Condition {
                profession: vec![Profession::Nurse],
                mode: vec![Mode::Salaried],
                setting: vec![Setting::Hospital],
                ..Condition::default()
            },
        ];
        let college = |profile: Profile| {
            let found = college_of(&statutes, profile, &[], &[], on())
                .college
                .unwrap();
            (
                found.college.as_str().to_owned(),
                found.condition,
                found.met,
            )
        };
        let (word, condition, met) = college(nurse(Mode::Salaried, Sector::PublicHospital));
        assert_eq!((word.as_str(), condition), ("ville", 1));
        assert_eq!(
            met,
            [
                Met::Profession(Profession::Nurse),
                Met::Mode(Mode::Salaried),
                Met::Setting(Setting::Hospital)
            ]
        );
        for other in [
            nurse(Mode::Liberal, Sector::PublicHospital),
            nurse(Mode::Salaried, Sector::SoloPractice),
            Profile {
                profession: Some(Profession::Doctor),
                ..nurse(Mode::Salaried, Sector::PublicHospital)
            },
        ] {
            assert_eq!(college(other).0, "medico-social");
        }
    }
}
