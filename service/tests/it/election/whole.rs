//! One election, from its draft to its archive, by the actions that people use: nothing of it is written by hand.

pub mod phone;
pub mod scene;

use std::collections::BTreeSet;

use belenios::audit::in_turn;
use chrono::TimeDelta;
use domain::election::limits::Full;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{CandidacyId, UrnId};
use domain::role::RoleKind;
use domain::statutes::{SmallChoice, Voice};
use election::audit::audit;
use election::bundle;
use election::held::Paper;
use election::seats::{Fate, Seated};
use entity::{election_candidacy, election_register, role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::election::act::{Act, ActRefused, propose};
use service::election::candidacy::withdraw;
use service::election::cast::CastRefused;
use service::election::enter::{EnterRefused, desk};
use service::election::paper_count::{PaperRefused, enter};
use service::election::track::{Tracked, public, track};
use service::election::{batch, dossier, due, integrity, key, rehearse};

use phone::{Codes, Sheets, refused};
use scene::{CHAIR, GIVERS, HOLDER, LATE, LOST, PAPER, SOCIAL, USERS, VILLE};
pub use scene::{SLUG, Scene};

/// What else may happen before settings are locked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Nothing.
    Usual,
    /// All candidates of a college take their candidacy back.
    Leaving,
    /// A college of few people votes on paper in the meeting.
    Meeting,
    /// The statutes give everybody two voices.
    Voices,
}

/// Codes, sheets and the roll are there, the rehearsal has gone the whole way, settings are locked.
pub async fn sealed(variant: Variant) -> (Scene, Codes, Sheets) {
    let count = if variant == Variant::Meeting { 17 } else { 19 };
    let mut statutes = scene::statutes();
    if variant == Variant::Voices {
        for it in &mut statutes.colleges {
            if let Voice::Deliberative(voices) = &mut it.voice {
                *voices = 2;
            }
        }
    }
    let mut scene = Scene::under(&statutes, count).await;
    scene.called().await;
    scene.frozen().await;
    let (ctx, id) = (scene.ctx().clone(), scene.id);
    scene.teller_codes = scene.tellers_keys().await;
    let mut codes = Codes::new();
    for n in (1..=count).filter(|n| *n != LATE && !GIVERS.contains(n)) {
        codes.extend(scene.prepares(n).await.unwrap());
    }
    let sheets = scene.sheets().await;
    // The rehearsal: the chair votes in it.
    let chair = scene.actor(CHAIR);
    rehearse::open(&ctx, &chair, SLUG, id).await.unwrap();
    let place = scene.lines(CHAIR, true).await[0];
    scene
        .votes(CHAIR, place, &codes[&place.entry], &["Thé"])
        .await;
    rehearse::close(&ctx, &chair, SLUG, id).await.unwrap();
    scene.opened(place.urn, &[0, 1]).await;
    before_seal(&scene, variant).await;
    scene.both(&Act::Seal).await;
    assert_eq!(scene.stage().await, Stage::Sealed);
    (scene, codes, sheets)
}

async fn before_seal(scene: &Scene, variant: Variant) {
    let ctx = scene.ctx();
    match variant {
        Variant::Usual | Variant::Voices => {}
        Variant::Leaving => {
            let rows = election_candidacy::Entity::find()
                .filter(election_candidacy::Column::College.eq(USERS))
                .all(ctx.db().read());
            for row in rows.await.unwrap() {
                let who = [17, 18].into_iter();
                let mut who = who.filter(|n| scene.adhesion(*n).0 == row.adhesion_id);
                let actor = scene.actor(who.next().unwrap());
                withdraw(ctx, &actor, SLUG, scene.id, CandidacyId(row.id))
                    .await
                    .unwrap();
            }
        }
        Variant::Meeting => {
            let act = Act::SmallUrn {
                urn: scene.urn(USERS).await.id,
                choice: SmallChoice::Paper,
                with: None,
            };
            scene.both(&act).await;
        }
    }
}

/// Its hour has come.
pub async fn open(scene: &Scene) {
    scene.world.pass(TimeDelta::hours(239));
    assert_eq!(due::run(scene.ctx()).await.unwrap(), 1);
    assert_eq!(scene.stage().await, Stage::Open);
}

/// The vote is over.
pub async fn close(scene: &Scene) {
    scene.world.pass(TimeDelta::hours(25));
    assert_eq!(due::run(scene.ctx()).await.unwrap(), 1);
    assert_eq!(scene.stage().await, Stage::Closed);
    scene.settle().await;
}

/// One in which nobody voted.
pub async fn closed(variant: Variant) -> Scene {
    let (scene, _, _) = sealed(variant).await;
    open(&scene).await;
    close(&scene).await;
    scene
}

/// Everybody votes.
async fn voted(scene: &Scene, codes: &Codes, sheets: &Sheets) {
    let ctx = scene.ctx();
    open(scene).await;
    let plan: &[(u8, &[&str])] = &[
        (1, &["Membre1", "Membre6"]),
        (2, &["Membre1"]),
        (3, &["Membre6"]),
        (4, &["Membre1", "Membre6"]),
        (5, &[]),
        (6, &["Membre1"]),
        (8, &["Membre8", "Membre9"]),
        (9, &["Membre8", "Membre9"]),
        (10, &["Membre8", "Membre9"]),
        (11, &["Membre8"]),
        (14, &["Membre17"]),
        (15, &["Membre18"]),
        (16, &["Membre18"]),
        (HOLDER, &["Membre17"]),
    ];
    for (n, names) in plan {
        let place = scene.places(*n).await[0];
        scene.votes(*n, place, &codes[&place.entry], names).await;
    }
    // Her two mandates each have a ballot of their own; who gave them votes no more.
    let places = scene.places(HOLDER).await;
    assert_eq!(places.len(), 3);
    for place in &places[1..] {
        let code = &codes[&place.entry];
        scene.votes(HOLDER, *place, code, &["Membre18"]).await;
    }
    for n in GIVERS {
        assert_eq!(scene.places(n).await, []);
        let ballot = scene
            .ballot(HOLDER, places[1], &codes[&places[1].entry], &[])
            .await;
        let done = scene.send(n, places[1], &ballot).await;
        assert_eq!(refused(done), CastRefused::NotYours);
    }
    assert_eq!(batch::run(ctx).await.unwrap(), 0, "ten make a batch");
    // One changes her mind: the last ballot counts.
    let place = scene.places(6).await[0];
    let again = scene
        .votes(6, place, &codes[&place.entry], &["Membre6"])
        .await;
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(batch::run(ctx).await.unwrap(), 17);
    let election = public::<()>(ctx, SLUG, scene.id).await.unwrap();
    let found = track(ctx, &election, &again.tracker).await.unwrap();
    assert!(matches!(
        found,
        Tracked::There {
            replaced: false,
            ..
        }
    ));
    // One has lost her phone: two give her a sheet, and her old code is dead.
    let place = scene.places(LOST).await[0];
    let who = format!("Camille Membre{LOST}");
    let act = Act::Reissue {
        urn: place.urn,
        entry: place.entry,
        who,
        number: 2,
    };
    scene.both(&act).await;
    let old = scene
        .ballot(LOST, place, &codes[&place.entry], &["Membre10"])
        .await;
    assert_eq!(
        refused(scene.send(LOST, place, &old).await),
        CastRefused::WrongCode
    );
    let code = &sheets[&place.urn][1];
    scene.votes(LOST, place, code, &["Membre10"]).await;
    // One votes on paper: her phone votes no more.
    let place = scene.places(PAPER).await[0];
    let act = Act::Paper {
        urn: place.urn,
        entry: place.entry,
        who: format!("Camille Membre{PAPER}"),
    };
    scene.both(&act).await;
    let late = scene
        .ballot(PAPER, place, &codes[&place.entry], &["Membre10"])
        .await;
    assert_eq!(
        refused(scene.send(PAPER, place, &late).await),
        CastRefused::Paper
    );
}

/// One paper is too few to be counted apart: two enter it among the ballots, with a sheet that nobody was given.
async fn entered(scene: &Scene, sheets: &Sheets) {
    let (ctx, id) = (scene.ctx(), scene.id);
    let chair = scene.actor(CHAIR);
    let urn = scene.urn(SOCIAL).await;
    assert_eq!(urn.status, UrnStatus::Closed.code(), "the urn waits for it");
    let read = desk(ctx, &chair, SLUG, id, UrnId(urn.id)).await.unwrap();
    assert_eq!(read.papers, 1);
    let stranger = desk(ctx, &scene.actor(11), SLUG, id, UrnId(urn.id)).await;
    assert!(matches!(stranger, Err(Failure::Forbidden(_))));
    // It is counted nowhere else.
    let count = Paper {
        ballots: 1,
        blank: 1,
        votes: vec![0; read.asked.answers.len()],
    };
    let apart = enter(ctx, &chair, SLUG, id, UrnId(urn.id), &count).await;
    assert_eq!(refused(apart), PaperRefused::NotNow);
    let place = scene.places(PAPER).await[0];
    let of = |code: &str| {
        let code = code.to_owned();
        async move { scene.ballot(PAPER, place, &code, &["Membre10"]).await }
    };
    let papers = |ballots: Vec<String>| Act::EnterPapers {
        urn: urn.id,
        ballots,
    };
    let codes = &sheets[&urn.id];
    let right = of(&codes[0]).await;
    let cases = [
        (vec![], EnterRefused::Count { papers: 1 }),
        (
            vec![right.clone(), of(&codes[2]).await],
            EnterRefused::Count { papers: 1 },
        ),
        (vec![right.replace('1', "2")], EnterRefused::Ballot),
        // The second sheet was given to who lost her phone.
        (vec![of(&codes[1]).await], EnterRefused::Sheet),
    ];
    for (ballots, why) in cases {
        let tried = propose(ctx, &chair, SLUG, id, &papers(ballots)).await;
        assert_eq!(refused(tried), ActRefused::Enter(why));
    }
    let before = integrity::now(ctx, &chair, SLUG, id).await.unwrap();
    assert_eq!(before, []);
    scene.both(&papers(vec![right.clone()])).await;
    let urn = scene.urn(SOCIAL).await;
    assert_eq!(urn.status, UrnStatus::Tallied.code());
    assert!(urn.entered && (urn.paper, urn.turnout) == (1, 6));
    // Its ballot is by nobody’s code, and no finding; and nobody enters it twice.
    assert_eq!(integrity::now(ctx, &chair, SLUG, id).await.unwrap(), []);
    let again = propose(ctx, &chair, SLUG, id, &papers(vec![right])).await;
    assert_eq!(refused(again), ActRefused::Enter(EnterRefused::NotNow));
}

/// Closed, papers entered, opened by the first and the third trustee.
async fn counted(scene: &Scene, sheets: &Sheets) {
    close(scene).await;
    Box::pin(entered(scene, sheets)).await;
    let mut turnout = Vec::new();
    for college in [VILLE, SOCIAL, USERS] {
        let urn = scene.urn(college).await;
        turnout.push(urn.turnout);
        assert_eq!(urn.status, UrnStatus::Tallied.code());
        scene.opened(urn.id, &[0, 2]).await;
        let status = scene.urn(college).await.status;
        assert_eq!(status, UrnStatus::Counted.code());
    }
    assert_eq!(turnout, [6, 6, 6]);
    assert_eq!(scene.stage().await, Stage::Counted);
    scene.settle().await;
}

/// A whole election, counted.
pub async fn whole() -> Scene {
    let (scene, codes, sheets) = sealed(Variant::Usual).await;
    voted(&scene, &codes, &sheets).await;
    Box::pin(counted(&scene, &sheets)).await;
    scene
}

/// The dossier holds, with the roll and without, and has so many archives; the seats are these.
pub async fn judged(scene: &Scene, archives: usize) -> Seated {
    let ctx = scene.ctx();
    let open = dossier::open(ctx, SLUG, scene.id).await.unwrap();
    let own = dossier::whole(ctx, &scene.actor(11), SLUG, scene.id)
        .await
        .unwrap();
    let mut seated = None;
    for (bytes, with_roll) in [(open, false), (own, true)] {
        let report = audit(&bundle::read(&bytes).unwrap(), in_turn);
        assert_eq!(report.faults, []);
        assert_eq!(report.unknown, []);
        assert_eq!(report.with_roll, with_roll);
        assert_eq!(report.archives.len(), archives);
        seated = report.seated;
    }
    seated.unwrap()
}

#[tokio::test]
async fn an_election_goes_from_its_draft_to_its_archive_and_anybody_finds_the_same_seats() {
    let scene = Box::pin(whole()).await;
    let ctx = scene.ctx();
    let seated = judged(&scene, 3).await;
    let fate = |n: u8| {
        let name = format!("Camille Membre{n}");
        let it = seated.candidates.iter().find(|it| it.name == name).unwrap();
        (it.votes, it.fate.clone())
    };
    assert_eq!(seated.candidates.len(), 7, "who took it back is not there");
    assert_eq!(fate(1), (3, Fate::Elected));
    assert_eq!(fate(6), (4, Fate::Elected));
    assert_eq!(fate(8), (4, Fate::Elected));
    // Of two of a bloc one has a seat: who has fewer votes takes the other.
    let (votes, why) = fate(9);
    assert_eq!(votes, 3);
    let Fate::Skipped(Full::Bloc(_, limit)) = why else {
        panic!("{why:?}");
    };
    assert_eq!((limit.seats, limit.article.as_str()), (1, "18"));
    assert_eq!(fate(10), (2, Fate::Elected));
    assert_eq!(fate(18), (4, Fate::Elected));
    assert_eq!(fate(17), (2, Fate::NotEnoughVotes));
    assert_eq!((seated.vacant.len(), seated.again.is_none()), (0, true));

    scene.both(&Act::Proclaim).await;
    assert_eq!(scene.stage().await, Stage::Challenge);
    let early = propose(ctx, &scene.actor(CHAIR), SLUG, scene.id, &Act::Destroy).await;
    assert!(early.is_err(), "the result may be challenged");
    scene.world.pass(TimeDelta::days(16));
    scene.both(&Act::Destroy).await;
    assert_eq!(scene.stage().await, Stage::Archived);

    // Those who are elected sit, and nobody else does.
    let db = ctx.db().read();
    let board = role::Entity::find()
        .filter(role::Column::Kind.eq(RoleKind::BoardMember.code()))
        .all(db)
        .await
        .unwrap();
    let sits: BTreeSet<_> = board.iter().map(|it| it.person_id).collect();
    let expected = [1, 6, 8, 10, 18].map(|n| scene.actor(n).person.0);
    assert_eq!(sits, BTreeSet::from(expected));
    // Nothing is left that links a person and a ballot, and the dossier holds as before.
    assert_eq!(
        election_register::Entity::find().count(db).await.unwrap(),
        0
    );
    assert!(key::of(ctx, scene.id.0).await.is_err());
    for college in [VILLE, SOCIAL, USERS, ""] {
        let urn = scene.urn(college).await.id;
        assert!(key::server(ctx, urn).await.is_err());
    }
    assert_eq!(judged(&scene, 3).await, seated);
    let rows = election_candidacy::Entity::find().all(db).await.unwrap();
    assert_eq!(
        rows.iter().filter(|it| it.withdrawn_at.is_some()).count(),
        1
    );
}
