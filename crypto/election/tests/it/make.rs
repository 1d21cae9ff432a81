//! An election: two colleges, ballots on phones and on paper, a hospital group that reaches its limit.

use belenios::archive::{Setup, Writer};
use belenios::ballot::{Booth, Verifier, Vote};
use belenios::credential::Credentials;
use belenios::decryption::{Owned, PartialDecryption, combine};
use belenios::election::{Election, Parameters};
use belenios::group::Secret;
use belenios::question::Question;
use belenios::result::Counts;
use belenios::tally::Urn as Box;
use belenios::trustee::{Trustee, TrusteeKey, Trustees};
use belenios::weight::Weight;
use belenios::wire;
use domain::election::limits::Seat;
use domain::electorate::roll::{Roll, Voter};
use domain::exact::Fraction;
use domain::id::{AdhesionId, BlocId};
use domain::profession::Profession;
use domain::statutes::{
    Board, Cap, CapOn, CollegeId, DecisionKind, OrganKind, Renewal, Said, SeatTie, Side, Stated,
    Statutes, WhenZero, template,
};
use election::bundle::Files;
use election::held::{FORMAT, Held, Paper, Seats, Standing, Urn};
use election::lot::{self, Drawn};
use election::seats::Seated;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use uuid::Uuid;

pub struct Made {
    pub files: Files,
    pub held: Held,
}

pub fn statutes() -> Statutes {
    let mut statutes = template();
    statutes.board = Said::says(
        "13",
        Board {
            seats: 5,
            term_years: 3,
            renewal: Renewal::Whole,
        },
    );
    statutes.elections = Said::says("14", elections(SeatTie::Lot));
    for (place, college) in statutes.colleges.iter_mut().enumerate() {
        college.seats = [3, 2].get(place).copied().unwrap_or(0);
    }
    statutes.caps = vec![Stated {
        article: "18".to_owned(),
        rule: Cap::Seats {
            on: CapOn::EachBloc,
            share: Fraction::percent(20),
            when_zero: Some(WhenZero::NoSeat),
        },
    }];
    assert_eq!(statutes.contradictions(), []);
    statutes
}

fn elections(tie: SeatTie) -> domain::statutes::Elections {
    let text = format!("{{\"tie\":\"{}\"}}", tie.code());
    serde_json::from_str(&text).unwrap()
}

fn standing(college: &CollegeId, number: u128, name: &str, bloc: bool) -> Standing {
    Standing {
        id: Uuid::from_u128(number),
        name: name.to_owned(),
        college: college.clone(),
        seat: Seat {
            profession: Some(Profession::Nurse),
            field: None,
            side: if bloc {
                Side::Establishment
            } else {
                Side::Ville
            },
            bloc: bloc.then_some(BlocId(Uuid::from_u128(77))),
        },
        born_on: None,
        withdrawn: name == "Farid",
    }
}

/// An archive, up to its result: who marks whom, by name; nobody is blank.
pub fn archive(uuid: &str, urn: &Urn, votes: &[&[&str]], rng: &mut ChaCha20Rng) -> Vec<u8> {
    let server = Secret::random(rng);
    let key = TrusteeKey::prove(&server, rng);
    let trustees = Trustees::new(vec![Trustee::Single(key.into())]).unwrap();
    let election = Election::new(Parameters {
        version: Election::VERSION,
        description: "Bureau 2026".to_owned(),
        name: urn.name.clone(),
        group: belenios::group::NAME.to_owned(),
        public_key: *trustees.key(),
        questions: vec![Question {
            answers: urn.candidates.iter().map(|it| it.name.clone()).collect(),
            blank: Some(true),
            min: 1,
            max: u32::try_from(urn.candidates.len().min(3)).unwrap(),
            question: urn.name.clone(),
        }],
        uuid: uuid.parse().unwrap(),
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .unwrap();
    let uuid = &election.parameters().uuid;
    let voters = Credentials::draw(vec![None; votes.len()], uuid, rng);
    let listed = voters.iter().map(|it| it.public).collect();
    let credentials = Credentials::new(listed).unwrap();
    let mut writer = Writer::create(Vec::new(), 1_795_321_417).unwrap();
    writer
        .setup(&Setup {
            election: election.bytes().to_vec(),
            trustees: trustees.bytes().to_vec(),
            credentials: credentials.bytes().to_vec(),
            certificate: None,
        })
        .unwrap();
    let (booth, verifier) = (Booth::new(&election), Verifier::new(&election));
    let mut sum = Box::new(&election);
    for (voter, marked) in voters.iter().zip(votes) {
        let marks = urn.candidates.iter();
        let marks: Vec<bool> = marks.map(|it| marked.contains(&it.name.as_str())).collect();
        let vote = if marked.is_empty() {
            Vote::Blank
        } else {
            Vote::Marks(marks)
        };
        let secret = voter.private.exponent(uuid);
        let ballot = booth.fill(&[vote], &secret, rng).unwrap();
        writer.ballot(ballot.bytes()).unwrap();
        sum.cast(verifier.read(ballot.bytes()).unwrap(), Weight(1))
            .unwrap();
    }
    writer.end_ballots().unwrap();
    let tally = sum.tally();
    writer.encrypted_tally(&tally).unwrap();
    let part = PartialDecryption::new(&tally.tally, &server, &election, rng);
    writer.partial_decryption(1, &wire::write(&part)).unwrap();
    let parts = [Owned {
        owner: 1,
        payload: part,
    }];
    let factors = combine(&tally.tally, &election, &trustees.holders(), &parts).factors;
    let counts = Counts::open(&tally, &factors.unwrap()).unwrap();
    writer.result(&wire::write(&counts)).unwrap();
    writer.finish()
}

/// The hash of the tally of an archive, and its counts without the blank ones.
pub fn counted(archive: &[u8]) -> ([u8; 32], Vec<u64>) {
    use belenios::archive::{Content, Reader};
    let mut tally = [0; 32];
    let mut votes = Vec::new();
    for step in Reader::open(archive).unwrap() {
        match step.unwrap().content {
            Content::EncryptedTally { record, .. } => tally = *record.encrypted_tally.digest(),
            Content::Result(bytes) => {
                let counts: Counts = wire::read(&bytes).unwrap();
                votes = counts.result[0].iter().skip(1).map(|it| it.0).collect();
            }
            _ => {}
        }
    }
    (tally, votes)
}

/// The whole, from its urns.
pub fn dossier(mut held: Held, archives: &[Vec<u8>]) -> Made {
    let statutes = statutes();
    held.statutes = statutes.digest();
    let mut files = Files::new();
    let (mut tallies, mut votes) = (Vec::new(), Vec::new());
    for (urn, archive) in held.urns.iter().zip(archives) {
        let (tally, mut counts) = counted(archive);
        tallies.push(tally);
        if let Some(paper) = &urn.paper {
            for (count, more) in counts.iter_mut().zip(&paper.votes) {
                *count += more;
            }
        }
        votes.push(counts);
        files.insert(format!("{}.bel", urn.college), archive.clone());
    }
    let seed = lot::seed(&held.lot.secret, &tallies);
    let seated = Seated::of(&held, &statutes, &votes, seed);
    for (name, text) in [
        ("election.json", held.canonical()),
        ("statutes.json", statutes.canonical()),
        ("roll.json", roll(&statutes).canonical()),
        ("seats.json", seated.canonical()),
    ] {
        files.insert(name.to_owned(), text.into_bytes());
    }
    Made { files, held }
}

/// Eight voters a college.
pub fn roll(statutes: &Statutes) -> Roll {
    let voter = |number: u128, college: &CollegeId| Voter {
        adhesion: AdhesionId(Uuid::from_u128(number)),
        college: college.clone(),
        voices: 1,
        side: Side::Ville,
        bloc: None,
        attachment: None,
        profession: None,
        recused: None,
        proxy: None,
    };
    let colleges = statutes.colleges.iter().take(2);
    let colleges = colleges.flat_map(|it| std::iter::repeat_n(&it.id, 8));
    Roll {
        format: domain::electorate::roll::Format::First,
        statutes: statutes.digest(),
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Election,
        on: "2026-11-01".parse().unwrap(),
        voters: (1..).zip(colleges).map(|(n, it)| voter(n, it)).collect(),
    }
}

/// The election before its urns are filled.
pub fn held() -> Held {
    let statutes = statutes();
    let college = |place: usize| statutes.colleges[place].id.clone();
    let (one, two) = (college(0), college(1));
    let order = Drawn::of([3; 32]);
    let mut first = vec![
        standing(&one, 1, "Anne", true),
        standing(&one, 2, "Brahim", false),
        standing(&one, 3, "Chloé", true),
        standing(&one, 4, "Denis", false),
        standing(&one, 5, "Farid", false),
    ];
    let mut second = vec![
        standing(&two, 6, "Gaëlle", false),
        standing(&two, 7, "Hugo", false),
    ];
    for list in [&mut first, &mut second] {
        list.sort_by_key(|it| lot::place(&order.secret, it.id));
    }
    let paper = first.iter().map(|it| u64::from(it.name == "Anne"));
    let paper = Paper {
        ballots: 2,
        blank: 1,
        votes: paper.collect(),
    };
    let urn = |college: &CollegeId, uuid: &str, candidates, paper| Urn {
        college: college.clone(),
        name: format!("Collège {college}"),
        colleges: vec![college.clone()],
        uuid: Some(uuid.to_owned()),
        voters: 8,
        candidates,
        paper,
    };
    Held {
        format: FORMAT.to_owned(),
        cpts: Uuid::from_u128(100),
        election: Uuid::from_u128(101),
        title: "Bureau 2026".to_owned(),
        statutes: statutes.digest(),
        roll: roll(&statutes).digest(),
        seats: vec![
            Seats {
                college: one.clone(),
                seats: 3,
            },
            Seats {
                college: two.clone(),
                seats: 2,
            },
        ],
        sitting: Vec::new(),
        urns: vec![
            urn(&one, "RF4PcR5GjUgb7p", first, Some(paper)),
            urn(&two, "dK2qZQB1pkR5TZ", second, None),
        ],
        order,
        lot: Drawn::of([4; 32]),
    }
}

pub fn votes() -> [Vec<&'static [&'static str]>; 2] {
    [
        vec![
            &["Anne", "Brahim", "Chloé"],
            &["Anne", "Chloé", "Farid"],
            &["Anne", "Brahim", "Chloé"],
            &["Anne", "Denis", "Chloé"],
            &["Brahim", "Denis", "Farid"],
            &[],
        ],
        vec![&["Gaëlle"], &["Gaëlle", "Hugo"], &["Hugo"]],
    ]
}

/// A sound election.
pub fn made() -> Made {
    let mut rng = ChaCha20Rng::seed_from_u64(5);
    let held = held();
    let archives: Vec<Vec<u8>> = held
        .urns
        .iter()
        .zip(votes())
        .map(|(urn, votes)| {
            let uuid = urn.uuid.clone().unwrap();
            archive(&uuid, urn, &votes, &mut rng)
        })
        .collect();
    dossier(held, &archives)
}
