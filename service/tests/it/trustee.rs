//! Trustees: named, heard message by message, replaced, ready; and what is refused.

use belenios::trustee::{
    Certificates, Polynomial, Threshold, Trustee, TrusteeKey, Trustees, Vinput,
};
use belenios::wire;
use domain::election::trustee::{BoardRefused, BoardState};
use domain::id::{AdhesionId, CptsId, TrusteeBoardId};
use domain::member::AdhesionState;
use domain::permission::Refused;
use domain::role::RoleKind;
use rand::{RngCore as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use service::trustee::name::{NameRefused, NewBoard, name, replace};
use service::trustee::retire::retire;
use service::trustee::say::{SayRefused, complain, say};
use service::trustee::show::{board, list};
use service::{Actor, Failure};

use crate::world::World;

pub const SLUG: &str = "depositaires";

/// A CPTS with a president and members who may hold keys.
pub struct Scene {
    pub world: World,
    pub president: Actor,
    pub cpts: CptsId,
    pub people: Vec<(Actor, AdhesionId)>,
}

/// A trustee's device.
pub struct Device {
    pub actor: Actor,
    pub seed: String,
    rng: ChaCha20Rng,
}

impl Device {
    pub fn new(actor: Actor, number: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(number);
        let seed = ceremony::seed(&chance(&mut rng)).unwrap();
        Self { actor, seed, rng }
    }

    /// What the page's script does: what is awaited now, computed and sent.
    pub async fn turn(
        &mut self,
        world: &World,
        id: TrusteeBoardId,
    ) -> Result<BoardState, Failure<SayRefused>> {
        let read = board(&world.ctx, &self.actor, SLUG, id).await.unwrap();
        let message = self.message(&read);
        say(&world.ctx, &self.actor, SLUG, id, read.state, &message).await
    }

    pub fn message(&mut self, read: &service::trustee::show::Board) -> String {
        let mine = read.mine.as_ref().expect("a trustee");
        let count = |it: i32| usize::try_from(it).unwrap();
        let (needed, size) = (count(read.row.threshold), count(read.row.size));
        let some = chance(&mut self.rng);
        let certificates = mine.certificates.clone().unwrap_or_default();
        match read.state {
            BoardState::Gathering => {
                ceremony::certificate(&self.seed, count(mine.place), needed, size, &some)
            }
            BoardState::Polynomials => {
                ceremony::polynomial(&self.seed, &certificates, needed, &some)
            }
            _ => {
                let received = mine.received.clone().unwrap_or_default();
                ceremony::answer(&self.seed, &certificates, needed, &received, &some)
            }
        }
        .unwrap()
    }
}

pub fn chance(rng: &mut ChaCha20Rng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    bytes
}

pub async fn scene(members: usize) -> Scene {
    let world = World::new().await;
    let cpts = world.cpts("depositaires").await;
    let president = world.person("Présidente").await;
    world
        .adhesion(cpts, &president, AdhesionState::Admitted)
        .await;
    world.role(cpts, &president, RoleKind::President).await;
    let mut people = Vec::new();
    for number in 0..members {
        let actor = world.person(&format!("Personne{number}")).await;
        let adhesion = world.adhesion(cpts, &actor, AdhesionState::Admitted).await;
        people.push((actor, adhesion));
    }
    Scene {
        world,
        president,
        cpts,
        people,
    }
}

impl Scene {
    /// Names the first members.
    pub async fn name(&self, count: usize, needed: usize) -> TrusteeBoardId {
        let new = NewBoard {
            name: "Dépositaires 2026".to_owned(),
            people: self.people.iter().take(count).map(|it| it.1).collect(),
            needed,
        };
        name(&self.world.ctx, &self.president, SLUG, &new)
            .await
            .unwrap()
    }

    pub fn devices(&self, count: usize) -> Vec<Device> {
        let people = self.people.iter().take(count);
        (7..)
            .zip(people)
            .map(|(number, (actor, _))| Device::new(*actor, number))
            .collect()
    }

    /// A whole ceremony.
    pub async fn ready(&self, count: usize, needed: usize) -> (TrusteeBoardId, Vec<Device>) {
        let id = self.name(count, needed).await;
        let mut devices = self.devices(count);
        for _step in 0..3 {
            for device in &mut devices {
                device.turn(&self.world, id).await.unwrap();
            }
        }
        (id, devices)
    }
}

fn refused<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn five_people_make_a_key_in_whatever_order_they_come() {
    let scene = scene(5).await;
    let (world, id) = (&scene.world, scene.name(5, 3).await);
    let mut devices = scene.devices(5);
    for order in [[4, 0, 2, 1, 3], [1, 3, 0, 4, 2], [2, 1, 4, 3, 0]] {
        for (done, place) in order.into_iter().enumerate() {
            let read = board(&world.ctx, &scene.president, SLUG, id).await.unwrap();
            assert_eq!(read.people.iter().filter(|it| it.done).count(), done);
            assert!(read.mine.is_none(), "the president is no trustee");
            let before = read.state;
            let after = devices[place].turn(world, id).await.unwrap();
            assert_eq!(after != before, done == 4, "{order:?} {place}");
        }
    }
    let read = board(&world.ctx, &devices[0].actor, SLUG, id)
        .await
        .unwrap();
    assert_eq!(read.state, BoardState::Ready);
    assert!(read.mine.unwrap().sealed.is_some());
    let text = read.row.trustees_json.unwrap();
    let threshold: Threshold = wire::read_canonical(text.as_bytes()).unwrap();
    assert!(threshold.check().is_ok());
    // It serves an election beside the server.
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let server = belenios::group::Secret::random(&mut rng);
    let server = TrusteeKey::prove(&server, &mut rng);
    let both = vec![Trustee::Single(server.into()), Trustee::Pedersen(threshold)];
    assert!(Trustees::new(both).is_ok());
    // And the register says so.
    let logged = entity_logged(world, "trustees.ready").await;
    assert_eq!(logged, 1);
}

async fn entity_logged(world: &World, kind: &str) -> usize {
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
    entity::log_opening::Entity::find()
        .filter(entity::log_opening::Column::Kind.eq(kind))
        .all(world.ctx.db().read())
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn a_message_sent_twice_counts_once_and_a_wrong_one_is_refused_by_name() {
    let scene = scene(3).await;
    let (world, id) = (&scene.world, scene.name(3, 2).await);
    let mut devices = scene.devices(3);
    let ctx = &world.ctx;
    let read = board(ctx, &devices[0].actor, SLUG, id).await.unwrap();
    let first = devices[0].message(&read);
    let step = BoardState::Gathering;
    for _again in 0..2 {
        let state = say(ctx, &devices[0].actor, SLUG, id, step, &first).await;
        assert_eq!(state.unwrap(), BoardState::Gathering);
    }
    // Somebody else's certificate, and texts that are none.
    let actor = devices[1].actor;
    assert!(matches!(
        refused(say(ctx, &actor, SLUG, id, step, &first).await),
        SayRefused::Wrong(_)
    ));
    for text in ["", "{}", "«", &"[".repeat(100_000), &"x".repeat(300_000)] {
        assert_eq!(
            refused(say(ctx, &actor, SLUG, id, step, text).await),
            SayRefused::Unreadable
        );
    }
    // A step that is not there yet, and one that is over.
    let polynomials = BoardState::Polynomials;
    assert_eq!(
        refused(say(ctx, &actor, SLUG, id, polynomials, &first).await),
        SayRefused::NotNow
    );
    for device in &mut devices {
        device.turn(world, id).await.unwrap();
    }
    let read = board(ctx, &actor, SLUG, id).await.unwrap();
    assert_eq!(read.state, polynomials);
    let third = scene.world.ctx.secret::<32>();
    let other = ceremony::certificate(&devices[2].seed, 2, 2, 3, &third).unwrap();
    assert_eq!(
        refused(say(ctx, &actor, SLUG, id, step, &other).await),
        SayRefused::NotNow
    );
    // What the first draws is not the second's.
    let mine = board(ctx, &devices[0].actor, SLUG, id).await.unwrap();
    let drawn = devices[0].message(&mine);
    assert!(matches!(
        refused(say(ctx, &actor, SLUG, id, polynomials, &drawn).await),
        SayRefused::Wrong(_)
    ));
    // Nobody else was touched: the ceremony goes on to its end.
    for _step in 0..2 {
        for device in &mut devices {
            device.turn(world, id).await.unwrap();
        }
    }
    let read = board(ctx, &actor, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Ready);
}

#[tokio::test]
async fn who_gives_a_share_that_does_not_fit_is_asked_again_and_the_others_answer_anew() {
    let scene = scene(3).await;
    let (world, id) = (&scene.world, scene.name(3, 2).await);
    let (ctx, mut devices) = (&world.ctx, scene.devices(3));
    for device in &mut devices {
        device.turn(world, id).await.unwrap();
    }
    // The third swaps what she gives the first and the second: anybody may look, only they can see.
    for device in &mut devices[..2] {
        device.turn(world, id).await.unwrap();
    }
    let actor = devices[2].actor;
    let read = board(ctx, &actor, SLUG, id).await.unwrap();
    let mut drawn: Polynomial = wire::read_canonical(devices[2].message(&read).as_bytes()).unwrap();
    drawn.secrets.swap(0, 1);
    let swapped = wire::write_text(&drawn);
    let state = say(ctx, &actor, SLUG, id, BoardState::Polynomials, &swapped).await;
    assert_eq!(state.unwrap(), BoardState::Answers);
    devices[2].turn(world, id).await.unwrap();
    let read = board(ctx, &devices[0].actor, SLUG, id).await.unwrap();
    let mine = read.mine.unwrap();
    let answer = ceremony::answer(
        &devices[0].seed,
        &mine.certificates.unwrap(),
        2,
        &mine.received.unwrap(),
        &[7; 32],
    );
    assert_eq!(answer, Err(ceremony::Refused::Trustee(3)));
    complain(ctx, &devices[0].actor, SLUG, id, 3).await.unwrap();
    let read = board(ctx, &actor, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Polynomials);
    let done: Vec<bool> = read.people.iter().map(|it| it.done).collect();
    assert_eq!(done, [true, true, false]);
    devices[2].turn(world, id).await.unwrap();
    for device in &mut devices {
        device.turn(world, id).await.unwrap();
    }
    let read = board(ctx, &actor, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Ready);
    assert_eq!(
        refused(complain(ctx, &actor, SLUG, id, 1).await),
        SayRefused::NotNow
    );
}

#[tokio::test]
async fn who_refuses_is_replaced_until_the_key_is_made() {
    let scene = scene(5).await;
    let (world, id) = (&scene.world, scene.name(3, 2).await);
    let (ctx, mut devices) = (&world.ctx, scene.devices(3));
    for device in &mut devices {
        device.turn(world, id).await.unwrap();
    }
    devices[0].turn(world, id).await.unwrap();
    let (fourth, adhesion) = scene.people[3];
    let replaced = replace(ctx, &scene.president, SLUG, id, 2, scene.people[0].1).await;
    assert_eq!(refused(replaced), NameRefused::Twice);
    replace(ctx, &scene.president, SLUG, id, 2, adhesion)
        .await
        .unwrap();
    // She is no trustee any more, and sees as much as every member.
    let former = board(ctx, &devices[1].actor, SLUG, id).await.unwrap();
    assert!(former.mine.is_none());
    let said = say(ctx, &devices[1].actor, SLUG, id, former.state, "{}").await;
    assert!(matches!(said, Err(Failure::NotFound)));
    let read = board(ctx, &fourth, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Gathering);
    devices[1] = Device::new(fourth, 99);
    devices[1].turn(world, id).await.unwrap();
    for _step in 0..2 {
        for device in &mut devices {
            device.turn(world, id).await.unwrap();
        }
    }
    let read = board(ctx, &fourth, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Ready);
    let late = replace(ctx, &scene.president, SLUG, id, 1, scene.people[4].1).await;
    assert_eq!(refused(late), NameRefused::Ready);
    retire(ctx, &scene.president, SLUG, id).await.unwrap();
    retire(ctx, &scene.president, SLUG, id).await.unwrap();
    let all = list(ctx, &fourth, SLUG).await.unwrap();
    assert_eq!(all.boards[0].1, BoardState::Retired);
    assert!(all.boards[0].0.trustees_json.is_some());
}

#[tokio::test]
async fn a_board_serves_until_it_retires_and_is_read_as_it_was_made() {
    let scene = scene(3).await;
    let (id, devices) = scene.ready(3, 2).await;
    let ctx = &scene.world.ctx;
    let read = board(ctx, &scene.president, SLUG, id).await.unwrap();
    let published = service::trustee::threshold(&read.row).unwrap();
    assert_eq!((published.threshold, published.certs.len()), (2, 3));
    retire(ctx, &scene.president, SLUG, id).await.unwrap();
    let read = board(ctx, &devices[0].actor, SLUG, id).await.unwrap();
    assert_eq!(read.state, BoardState::Retired);
    // Elections that began under its key end under it.
    assert!(read.mine.unwrap().sealed.is_some());
    assert!(service::trustee::threshold(&read.row).is_ok());
}

#[tokio::test]
async fn boards_that_cannot_be_and_people_who_may_not_are_refused() {
    let scene = scene(4).await;
    let (world, ctx) = (&scene.world, &scene.world.ctx);
    let ids: Vec<AdhesionId> = scene.people.iter().map(|it| it.1).collect();
    let new = |people: &[AdhesionId], needed| NewBoard {
        name: "Dépositaires".to_owned(),
        people: people.to_vec(),
        needed,
    };
    let asked = async |new: NewBoard| name(ctx, &scene.president, SLUG, &new).await;
    for (board, refusal) in [
        (new(&ids[..2], 2), NameRefused::Board(BoardRefused::People)),
        (new(&ids[..3], 1), NameRefused::Board(BoardRefused::Needed)),
        (new(&ids[..3], 3), NameRefused::Board(BoardRefused::Needed)),
        (new(&[ids[0], ids[1], ids[0]], 2), NameRefused::Twice),
        (
            NewBoard {
                name: " ".to_owned(),
                ..new(&ids[..3], 2)
            },
            NameRefused::Name,
        ),
    ] {
        assert_eq!(refused(asked(board).await), refusal);
    }
    // Of another CPTS, or not a member any more.
    let other = world.cpts("ailleurs").await;
    let stranger = world.person("Ailleurs").await;
    let elsewhere = world
        .adhesion(other, &stranger, AdhesionState::Admitted)
        .await;
    let outcome = asked(new(&[ids[0], ids[1], elsewhere], 2)).await;
    assert!(matches!(outcome, Err(Failure::NotFound)));
    let cpts = list(ctx, &scene.president, SLUG).await.unwrap().cpts.id;
    let left = world.person("Partie").await;
    let gone = world
        .adhesion(domain::id::CptsId(cpts), &left, AdhesionState::Suspended)
        .await;
    let outcome = asked(new(&[ids[0], ids[1], gone], 2)).await;
    assert_eq!(refused(outcome), NameRefused::NotMember);
    // A member may not name, and nobody from elsewhere reads.
    let by_member = name(ctx, &scene.people[0].0, SLUG, &new(&ids[..3], 2)).await;
    assert!(matches!(
        by_member,
        Err(Failure::Forbidden(Refused::NoRole))
    ));
    let id = scene.name(3, 2).await;
    let read = board(ctx, &stranger, SLUG, id).await;
    assert!(matches!(read, Err(Failure::Forbidden(_))));
    let said = say(ctx, &stranger, SLUG, id, BoardState::Gathering, "{}").await;
    assert!(matches!(said, Err(Failure::NotFound)));
}

#[tokio::test]
async fn what_each_receives_is_what_the_library_sorts() {
    let scene = scene(3).await;
    let (world, id) = (&scene.world, scene.name(3, 2).await);
    let mut devices = scene.devices(3);
    for _step in 0..2 {
        for device in &mut devices {
            device.turn(world, id).await.unwrap();
        }
    }
    for device in &devices {
        let read = board(&world.ctx, &device.actor, SLUG, id).await.unwrap();
        let mine = read.mine.unwrap();
        let list = wire::read(mine.certificates.unwrap().as_bytes()).unwrap();
        let circle = Certificates::check(list, 2).unwrap();
        let received: Vinput = wire::read_canonical(mine.received.unwrap().as_bytes()).unwrap();
        assert_eq!(received.secrets.len(), circle.size());
        assert_eq!(
            ceremony::owns(&device.seed, &wire::write_text(&circle.signed()), 2).unwrap(),
            usize::try_from(mine.place).unwrap()
        );
    }
}
