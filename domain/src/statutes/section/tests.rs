use super::*;
use crate::statutes::{Said, Unpaid, template};
use proptest::prelude::*;

fn renamed(base: &Statutes, n: usize, name: &str) -> Statutes {
    let mut statutes = base.clone();
    name.clone_into(&mut statutes.colleges[n].name);
    statutes
}

#[test]
fn every_contradiction_stands_in_the_section_where_it_is_mended() {
    let mut statutes = template();
    statutes.association.clear();
    statutes.object.article.clear();
    statutes.membership.seniority_months = Said::says("5", 0);
    statutes.organs[2].notice = Said::says("", crate::statutes::Notice::Days(8));
    statutes.caps[0].article.clear();
    let at: Vec<Section> = statutes
        .contradictions()
        .iter()
        .map(|it| Section::of_place(&it.at, &statutes))
        .collect();
    assert_eq!(
        at,
        [
            Section::Association,
            Section::Association,
            Section::Membership,
            Section::BoardMeeting,
            Section::Caps
        ]
    );
}

#[test]
fn a_warning_about_an_organ_that_is_not_named_stands_in_its_section() {
    let mut statutes = template();
    statutes
        .organs
        .retain(|it| it.organ == OrganKind::OrdinaryMeeting);
    let remote = statutes
        .warnings()
        .into_iter()
        .find(|(_, it)| matches!(it, Warning::RemoteElsewhere { .. }))
        .unwrap();
    assert_eq!(
        Section::of_warning(&remote.0, &remote.1, &statutes),
        Section::ExtraordinaryMeeting
    );
}

#[test]
fn an_organ_that_comes_back_stands_where_it_stood() {
    let full = template();
    for section in Section::ALL {
        let mut bare = full.clone();
        bare.organs
            .retain(|it| Section::of_organ(it.organ) != *section);
        assert_eq!(bare.with(*section, &full), full, "{section:?}");
        assert_eq!(full.with(*section, &bare), bare, "{section:?}");
    }
}

#[test]
fn two_who_write_in_different_sections_both_keep_their_words() {
    let base = template();
    let theirs = renamed(&base, 0, "Ville");
    let mut mine = base.clone();
    mine.membership.unpaid = Said::says("6", Unpaid::Votes);
    let merged = Statutes::merged(&base, &theirs, &mine, Section::Membership).unwrap();
    assert_eq!(merged.colleges, theirs.colleges);
    assert_eq!(merged.membership, mine.membership);
}

#[test]
fn two_who_write_different_colleges_both_keep_their_words() {
    let base = template();
    let (theirs, mut mine) = (renamed(&base, 0, "Ville"), renamed(&base, 1, "MSP"));
    let more = mine.colleges[3].clone();
    mine.colleges.push(more);
    let merged = Statutes::merged(&base, &theirs, &mine, Section::Colleges).unwrap();
    let names: Vec<_> = merged.colleges.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names[..2], ["Ville", "MSP"]);
    assert_eq!(names.len(), 5);
    // The same form again writes nothing new.
    assert_eq!(
        Statutes::merged(&base, &merged, &mine, Section::Colleges),
        Some(merged)
    );
}

#[test]
fn two_who_write_the_same_college_must_choose() {
    let base = template();
    let (theirs, mine) = (renamed(&base, 0, "Ville"), renamed(&base, 0, "Libéraux"));
    assert_eq!(
        Statutes::merged(&base, &theirs, &mine, Section::Colleges),
        None
    );
    let mut fewer = base.clone();
    fewer.colleges.remove(1);
    assert_eq!(
        Statutes::merged(&base, &fewer, &mine, Section::Colleges),
        None
    );
    assert_eq!(
        Statutes::merged(&base, &theirs, &fewer, Section::Colleges),
        None
    );
    assert_eq!(
        Statutes::merged(&base, &theirs, &theirs, Section::Colleges),
        Some(theirs)
    );
}

proptest! {
    #[test]
    fn a_merge_changes_its_section_only_and_who_wrote_alone_is_heard(
        theirs in prop::collection::vec((0_usize..4, "[a-c]"), 0..3),
        mine in prop::collection::vec((0_usize..4, "[a-c]"), 0..3),
    ) {
        let base = template();
        let write = |these: &[(usize, String)]| {
            these.iter().fold(base.clone(), |it, (n, name)| renamed(&it, *n, name))
        };
        let (theirs, mine) = (write(&theirs), write(&mine));
        let merged = Statutes::merged(&base, &theirs, &mine, Section::Colleges);
        let clash = (0..4).any(|n| {
            let name = |it: &Statutes| it.colleges[n].name.clone();
            name(&theirs) != name(&base) && name(&mine) != name(&base) && name(&theirs) != name(&mine)
        });
        prop_assert_eq!(merged.is_none(), clash);
        if let Some(merged) = merged {
            for n in 0..4 {
                let name = |it: &Statutes| it.colleges[n].name.clone();
                let wanted = if name(&mine) == name(&base) { name(&theirs) } else { name(&mine) };
                prop_assert_eq!(name(&merged), wanted);
            }
            prop_assert!(merged.same_in(Section::Caps, &theirs));
        }
    }
}
