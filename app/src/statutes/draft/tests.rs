//! Forms of sections: what a document says comes back from its form, and no form breaks anything.

mod document;

use domain::exact::Fraction;
use domain::statutes::{
    By, Counted, DecisionKind, Mixed, Place, Quorum, QuorumRule, Said, Section, Statutes,
    Threshold, template,
};
use proptest::prelude::*;

use document::{documents, fractions};

use super::section::cap::Kind;
use super::section::{Target, fill, read};
use super::typed::{share, shown};
use super::{place, words};
use crate::form::Form;
use crate::lang::Lang;

/// Every page of a document.
fn targets(statutes: &Statutes) -> Vec<Target> {
    let sections = Section::ALL.iter().map(|it| Target::Section(*it));
    let sections = sections.filter(|it| !it.is_list());
    let colleges = (0..statutes.colleges.len()).map(|n| Target::College(Some(n)));
    let caps = statutes.caps.iter().enumerate();
    let caps = caps.map(|(n, it)| Target::Cap(Some(n), Kind::of(&it.rule)));
    let organs = Section::ALL.iter().filter(|it| it.organ().is_some());
    let decisions = organs.flat_map(|it| {
        DecisionKind::ALL
            .iter()
            .map(|kind| Target::Decision(*it, *kind))
    });
    sections
        .chain(colleges)
        .chain(caps)
        .chain(decisions)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_a_document_says_comes_back_from_its_forms(statutes in documents()) {
        for target in targets(&statutes) {
            let mut form = fill(target, &statutes);
            let back = read(target, &statutes, &mut form, Lang::Fr);
            prop_assert_eq!(back.as_ref(), Some(&statutes), "{:?} {:?}", target, form);
        }
    }

    #[test]
    fn a_form_on_another_document_writes_its_section_only(one in documents(), other in documents()) {
        for target in targets(&one) {
            if Target::of(words::word(target.section()), &query(target), &other) != Some(target) {
                continue;
            }
            let mut form = fill(target, &one);
            if let Some(written) = read(target, &other, &mut form, Lang::Fr) {
                for section in Section::ALL.iter().filter(|it| **it != target.section()) {
                    prop_assert!(written.same_in(*section, &other), "{:?} {:?}", target, section);
                }
            }
        }
    }

    #[test]
    fn no_form_breaks_anything(
        names in prop::collection::vec(prop::sample::select(NAMES), 0..12),
        values in prop::collection::vec(".{0,12}|silent|says|needs|-1|99999999999|1/0", 12),
        n in prop::option::of(0_usize..5),
    ) {
        let statutes = template();
        for target in targets(&statutes).into_iter().chain(Kind::ALL.map(|kind| Target::Cap(None, kind))).chain([Target::College(None)]) {
            let mut form = names.iter().zip(&values).fold(Form::default(), |it, (name, value)| it.with(name, value.clone()));
            if let Some(n) = n {
                form = form.with("members", (n * 1_000_000).to_string());
            }
            if let Some(written) = read(target, &statutes, &mut form, Lang::Fr) {
                prop_assert!(Statutes::draft(&written.canonical()).is_ok());
            } else {
                prop_assert!(!form.is_valid(), "{:?} says nothing", target);
            }
        }
    }

    #[test]
    fn a_share_reads_back_as_it_is_shown(it in fractions()) {
        prop_assert_eq!(share(&shown(it)), Some(it));
    }
}

const NAMES: &[&str] = &[
    "name",
    "id",
    "article",
    "voice",
    "voice-deliberative",
    "seats",
    "share",
    "on",
    "unmet",
    "scope-decisions",
    "quorum",
    "quorum-needs-threshold",
    "quorum-needs-threshold-value",
    "quorum-needs-counted",
    "quorum-needs-by",
    "majority",
    "majority-base",
    "tie",
    "secrecy",
    "board",
    "board-seats",
    "notice",
    "notice-days",
    "members-0-category",
    "small-groups",
];

fn query(target: Target) -> Form {
    let path = target.path();
    Form::from_query(path.split_once('?').map(|(_, it)| it))
}

#[test]
fn shares_are_read_as_people_write_them() {
    let of = |upper, lower| Some(Fraction::new(upper, lower).unwrap());
    for (typed, read) in [
        ("2/3", of(2, 3)),
        (" 2 / 3 ", of(2, 3)),
        ("20 %", of(1, 5)),
        ("20\u{202f}%", of(1, 5)),
        ("12,5%", of(1, 8)),
        ("33,30 %", of(333, 1000)),
        ("0,2", of(1, 5)),
        ("0.25", of(1, 4)),
        ("1", of(1, 1)),
        ("0", of(0, 1)),
        ("150 %", of(3, 2)),
        ("3/2", of(3, 2)),
        ("20", None),
        ("", None),
        ("%", None),
        ("1/0", None),
        ("-1/2", None),
        ("la moitié", None),
        ("1e3", None),
        ("0,123456789123", None),
        ("99999999999/3", None),
        ("1/2/3", None),
    ] {
        assert_eq!(share(typed), read, "{typed}");
    }
}

#[test]
fn an_empty_form_says_what_is_missing_at_its_field() {
    let statutes = template();
    let target = Target::Section(Section::Membership);
    let mut form = Form::default();
    assert_eq!(read(target, &statutes, &mut form, Lang::Fr), None);
    for name in ["unpaid", "seniority-months", "mixed"] {
        assert!(form.error(name).is_some(), "{name}");
    }
}

#[test]
fn a_contradiction_stands_at_the_field_where_it_is_mended() {
    let mut statutes = template();
    statutes.organs[1].quorum = Said::says(
        "",
        Quorum::Needs(QuorumRule {
            threshold: Threshold::AtLeast(Fraction::new(3, 2).unwrap()),
            counted: Counted::Present,
            by: By::Members,
            colleges: Vec::new(),
        }),
    );
    statutes.colleges[0].seats = 3;
    statutes.membership.mixed = Said::says("7", Mixed::FromShare(Fraction::new(0, 1).unwrap()));
    let at = |target, start: &str| {
        let form = fill(target, &statutes);
        let wrong = statutes.contradictions();
        let found = wrong.iter().find(|it| it.at.as_str().starts_with(start));
        place::field(target, &statutes, &form, &found.unwrap().at)
    };
    let meeting = Target::Section(Section::ExtraordinaryMeeting);
    assert_eq!(
        at(meeting, "/organs/1/quorum/says/article").as_deref(),
        Some("quorum-article")
    );
    assert_eq!(
        at(meeting, "/organs/1/quorum/says/rule").as_deref(),
        Some("quorum-needs-threshold")
    );
    assert_eq!(
        at(Target::Section(Section::Board), "/board").as_deref(),
        Some("board-seats")
    );
    assert_eq!(
        at(Target::Section(Section::Membership), "/membership/mixed").as_deref(),
        Some("mixed-from-share")
    );
    assert_eq!(at(Target::Section(Section::Membership), "/board"), None);
    let cap = Target::Cap(Some(0), Kind::Seats);
    let place = Place::of("caps").at(0).to("rule").to("seats").to("share");
    let form = fill(cap, &statutes);
    assert_eq!(
        place::field(cap, &statutes, &form, &place).as_deref(),
        Some("share")
    );
}

#[test]
fn a_college_without_a_word_gets_one_that_no_other_has() {
    let statutes = template();
    let mut form =
        fill(Target::College(None), &statutes).with("members-0-category", "health-professional");
    let mut named = Form::default().with("name", "Ville");
    for name in [
        "id",
        "article",
        "voice",
        "voice-deliberative",
        "seats",
        "members",
    ] {
        named = named.with(name, form.text(name).to_owned());
    }
    form = named;
    let written = read(Target::College(None), &statutes, &mut form, Lang::Fr).unwrap();
    assert_eq!(written.colleges[4].id.as_str(), "ville-2");
    let mut twice = Form::default()
        .with("id", "ville")
        .with("name", "Ville")
        .with("seats", "0");
    twice = twice.with("voice", "consultative");
    assert_eq!(
        read(Target::College(None), &statutes, &mut twice, Lang::Fr),
        None
    );
    assert!(twice.error("id").is_some());
}

#[test]
fn what_is_not_there_has_no_page() {
    let statutes = template();
    let of = |word: &str, query: &str| Target::of(word, &Form::from_query(Some(query)), &statutes);
    for (word, query) in [
        ("ailleurs", ""),
        ("colleges", "n=99"),
        ("colleges", "n=-1"),
        ("plafonds", "n=99"),
        ("plafonds", "n=new"),
        ("plafonds", "n=new&kind=ailleurs"),
        ("ago", "decision=ailleurs"),
        ("adhesion", "decision=election"),
    ] {
        assert_eq!(of(word, query), None, "{word}?{query}");
    }
    for section in Section::ALL {
        assert_eq!(
            of(words::word(*section), ""),
            Some(Target::Section(*section))
        );
    }
}
