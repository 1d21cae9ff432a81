//! How long the rules take: a line each, its milliseconds first. `cargo xtask bench` runs it on a release build.

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::NaiveDate;
use domain::dues::DuesStanding;
use domain::election::limits::Seat;
use domain::election::seats::{Candidate, Contest, allocate};
use domain::electorate::{Cell, Member, Question, electorate};
use domain::exact::Fraction;
use domain::ght::attachment::{AttachedTo, Attachment, AttachmentState, Source, Way};
use domain::ght::{Bloc, BlocKind, Entity, Party};
use domain::id::{AdhesionId, AttachmentId, BlocId};
use domain::majority::{Ballots, Count, Form, Vote, judge};
use domain::member::AdhesionState;
use domain::member::profile::Profile;
use domain::profession::{MedicalField, Mode, Profession, Sector};
use domain::role::Period;
use domain::statutes::{
    Cap, CapOn, Composition, DecisionKind, Decisions, OrganKind, Scope, Side, Stated, Statutes,
    Unmet, template,
};
use uuid::Uuid;

const MEMBERS: u32 = 100_000;
const CANDIDATES: u32 = 500;
/// There are about that many groups in France, with about so many parties each.
const BLOCS: u32 = 135;
const PARTIES: u32 = 7;

fn main() {
    let statutes = statutes();
    let (members, blocs) = (members(), blocs());
    let question = Question {
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Strategy,
        on: day(),
        contract: None,
    };
    let start = Instant::now();
    let roll = electorate(&statutes, &members, &blocs, &question);
    let cells = roll.cells();
    let vote = vote(
        cells
            .iter()
            .map(|(cell, heads)| (cell.clone(), heads.voices))
            .collect(),
    );
    let outcome = judge(
        &statutes,
        &statutes.rules(question.organ, question.decision),
        &vote,
    );
    say(start, &format!("electorate and caps for {MEMBERS} members"));
    assert!(outcome.cast.is_some(), "the cap was reckoned");
    let contest = contest();
    let start = Instant::now();
    let seats = allocate(&statutes, &contest);
    say(start, &format!("seats for {CANDIDATES} candidates"));
    assert!(
        matches!(seats, domain::election::seats::Outcome::Allocated(_)),
        "{seats:?}"
    );
}

fn say(start: Instant, what: &str) {
    println!("{:.1}\t{what}", start.elapsed().as_secs_f64() * 1000.0);
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap_or_default()
}

fn ever() -> Period {
    Period {
        starts_on: NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default(),
        ends_on: None,
    }
}

fn statutes() -> Statutes {
    let mut statutes = template();
    for on in [CapOn::EachBloc, CapOn::Establishments] {
        statutes.caps.push(Stated {
            article: "20".to_owned(),
            rule: Cap::VotesCast {
                on,
                share: Fraction::percent(20),
                scope: Scope {
                    organs: vec![OrganKind::OrdinaryMeeting],
                    decisions: Decisions::All,
                },
                unmet: Unmet::NoDecision,
            },
        });
    }
    for stated in &mut statutes.caps {
        if let Cap::Composition(made) = &mut stated.rule {
            *made = Composition {
                professions: 8,
                general_practitioners: 3,
                other_specialists: 3,
                ..made.clone()
            };
        }
    }
    statutes
}

fn entity(n: u32) -> Option<Entity> {
    format!("{:09}", 370_000_000 + n)
        .parse()
        .ok()
        .map(Entity::Finess)
}

fn blocs() -> Vec<Bloc> {
    (0..BLOCS)
        .map(|n| Bloc {
            id: BlocId(Uuid::from_u128(u128::from(n))),
            kind: BlocKind::Ght,
            name: format!("GHT {n}"),
            parties: (0..PARTIES)
                .filter_map(|party| {
                    Some(Party {
                        entity: entity(n * PARTIES + party)?,
                        period: ever(),
                    })
                })
                .collect(),
        })
        .collect()
}

/// One in four is employed in a hospital.
fn members() -> Vec<Member> {
    (0..MEMBERS)
        .map(|n| {
            let profession = Profession::ALL[(n as usize * 7) % Profession::ALL.len()];
            let attached = n % 4 == 0;
            let attachment = entity(n % (BLOCS * PARTIES)).map(|entity| Attachment {
                id: AttachmentId(Uuid::from_u128(u128::from(n))),
                to: AttachedTo::Entity(entity),
                way: Way::MainActivity,
                source: Source::Directory,
                period: ever(),
                state: AttachmentState::Confirmed,
                half_days: None,
            });
            Member {
                adhesion: AdhesionId(Uuid::from_u128(u128::from(n.wrapping_mul(2_654_435_761)))),
                state: AdhesionState::Admitted,
                admitted_on: NaiveDate::from_ymd_opt(2024, 1, 1),
                dues: DuesStanding::NothingDue,
                reminded_on: None,
                profile: Profile {
                    mode: Some(if attached {
                        Mode::Salaried
                    } else {
                        Mode::Liberal
                    }),
                    sector: Some(if attached {
                        Sector::PublicHospital
                    } else {
                        Sector::SoloPractice
                    }),
                    ..Profile::person(profession)
                },
                attachments: attachment.filter(|_| attached).into_iter().collect(),
                roles: Vec::new(),
            }
        })
        .collect()
}

fn vote(roll: BTreeMap<Cell, u64>) -> Vote {
    let half = |voices: &u64| Ballots {
        in_person: Count {
            yes: voices / 2,
            no: voices / 3,
            ..Count::default()
        },
        by_proxy: Count::default(),
    };
    Vote {
        form: Form::Open,
        cast: roll
            .iter()
            .map(|(cell, voices)| (cell.clone(), half(voices)))
            .collect(),
        roll,
        chair: None,
    }
}

/// The votes go to nurses of ville, so that every minimum has to be met by taking others' seats.
fn contest() -> Contest {
    let statutes = statutes();
    let candidates = (0..CANDIDATES).filter_map(|n| {
        let profession = match n {
            0..450 => Profession::Nurse,
            450..475 => Profession::Doctor,
            _ => Profession::ALL[n as usize % 20],
        };
        let field = (profession == Profession::Doctor).then_some(if n % 2 == 0 {
            MedicalField::GeneralPractice
        } else {
            MedicalField::OtherSpecialty
        });
        Some(Candidate {
            adhesion: AdhesionId(Uuid::from_u128(u128::from(n))),
            college: statutes.colleges.get(n as usize % 2)?.id.clone(),
            votes: u64::from(CANDIDATES - n),
            seat: Seat {
                profession: Some(profession),
                field,
                side: if n % 3 == 0 {
                    Side::Establishment
                } else {
                    Side::Ville
                },
                bloc: (n % 3 == 0).then(|| BlocId(Uuid::from_u128(u128::from(n % 5)))),
            },
            born_on: None,
        })
    });
    Contest {
        seats: statutes
            .colleges
            .iter()
            .map(|it| (it.id.clone(), 25))
            .collect(),
        sitting: Vec::new(),
        candidates: candidates.collect(),
        seed: None,
    }
}
