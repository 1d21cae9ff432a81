//! Reading a day: what random registers, written to the database, give, beside what a naive reading of them in memory gives.

mod naive;
mod random;

use chrono::TimeDelta;
use domain::electorate::Member;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use service::electorate::Day;
use service::scope::{self, Seat};

use crate::world::World;
use random::Registers;

/// Associations tried out, each with registers of its own beside those of the others.
const TRIES: u64 = 24;

async fn seat(world: &World, registers: &Registers) -> Seat {
    let somebody = world.person("Lecteur").await;
    let db = world.ctx.db().read();
    let cpts = scope::cpts::<()>(db, &registers.slug).await.unwrap();
    scope::seat_in(db, &world.ctx, somebody.person, cpts)
        .await
        .unwrap()
}

#[tokio::test]
async fn any_day_of_any_registers_reads_as_a_naive_reading_in_memory_does() {
    let world = World::new().await;
    let (mut rows, mut past, mut offices) = (0, 0, 0);
    for seed in 0..TRIES {
        let registers = Registers::draw(&world, &mut ChaCha20Rng::seed_from_u64(seed)).await;
        registers.write(&world).await;
        let seat = seat(&world, &registers).await;
        let (db, ctx) = (world.ctx.db().read(), &world.ctx);
        let today = world.today();
        let days = registers.days(today);
        for on in days {
            let expected = naive::members(&registers, on, today);
            let read = Day::read(db, ctx, &seat, on).await.unwrap().expect("rules");
            assert_eq!(read.members, expected, "seed {seed}, {on}");
            for row in &registers.adhesions {
                let one = Day::read_one(db, ctx, row, on).await.unwrap();
                let own = expected.iter().filter(|it| it.adhesion.0 == row.id);
                let own: Vec<Member> = own.cloned().collect();
                let one = one.expect("rules").members;
                assert_eq!(one, own, "seed {seed}, {on}, {}", row.id);
            }
            rows += expected.len();
            past += usize::from(on < today);
            offices += expected.iter().filter(|it| !it.roles.is_empty()).count();
        }
    }
    // The draw must reach what it is about.
    assert!(
        rows > 500 && past > 50 && offices > 50,
        "{rows} {past} {offices}"
    );
}

#[tokio::test]
async fn a_member_is_read_alone_as_among_all_others_also_after_midnight() {
    let world = World::new().await;
    let registers = Registers::draw(&world, &mut ChaCha20Rng::seed_from_u64(99)).await;
    registers.write(&world).await;
    world.pass(TimeDelta::days(1));
    let (db, ctx) = (world.ctx.db().read(), &world.ctx);
    let yesterday = world.today().pred_opt().unwrap();
    for row in &registers.adhesions {
        let then = Day::read_one(db, ctx, row, yesterday).await.unwrap();
        let now = Day::read_one(db, ctx, row, world.today()).await.unwrap();
        let states = |day: Option<Day>| -> Vec<_> {
            let members = day.expect("rules").members;
            members
                .iter()
                .map(|it| (it.state, it.attachments.clone()))
                .collect()
        };
        assert_eq!(states(then), states(now));
    }
}
