//! What must always be true of a database, whatever was done to it.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use domain::audit::Event;
use domain::directory::{Audience, Field};
use domain::dues::{Means, Settlement};
use domain::member::{AdhesionState, Change, MemberKind};
use domain::partner::PartnerKind;
use domain::profession::{Category, Mode, Profession, Sector};
use domain::role::{Period, RoleKind};
use domain::structure::{MandateKind, StructureKind};
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::world::World;

impl World {
    /// Panics with the first invariant that does not hold.
    pub async fn audit(&self) {
        members(self).await;
        offices(self).await;
        registers(self).await;
        territories(self).await;
    }
}

macro_rules! all {
    ($world:expr, $table:ident) => {
        entity::$table::Entity::find()
            .all($world.ctx.db().read())
            .await
            .expect(stringify!($table))
    };
}

/// The code is one that the domain knows.
fn known<T: FromStr>(table: &str, code: &str) -> T {
    code.parse()
        .unwrap_or_else(|_| panic!("{table} holds the code {code:?}"))
}

async fn members(world: &World) {
    let changes = all!(world, adhesion_change);
    let mut histories: BTreeMap<Uuid, Vec<&entity::adhesion_change::Model>> = BTreeMap::new();
    for change in &changes {
        histories
            .entry(change.adhesion_id)
            .or_default()
            .push(change);
    }
    let activities: BTreeMap<Uuid, Uuid> = all!(world, activity)
        .into_iter()
        .map(|row| (row.id, row.person_id))
        .collect();
    let statutes: BTreeMap<Uuid, entity::statutes::Model> = all!(world, statutes)
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let next: BTreeMap<Uuid, i32> = all!(world, cpts)
        .into_iter()
        .map(|row| (row.id, row.next_number))
        .collect();
    let (mut live, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for row in all!(world, adhesion) {
        let what = format!("adhesion {}", row.id);
        let state: AdhesionState = known("adhesion", &row.state);
        let kind: MemberKind = known("adhesion", &row.kind);
        let _: Category = known("adhesion", &row.category);
        let _ = row.profession.as_deref().map(known_in::<Profession>);
        let _ = row.mode.as_deref().map(known_in::<Mode>);
        let _ = row.sector.as_deref().map(known_in::<Sector>);
        assert_eq!(row.ended_at.is_some(), state.is_ended(), "{what}");
        assert!(!state.is_member() || row.admitted_on.is_some(), "{what}");
        assert_eq!(kind == MemberKind::Structure, row.structure_id.is_some());
        assert!(row.person_id.is_none() || row.structure_id.is_none());
        if !state.is_ended()
            && let Some(who) = row.person_id.or(row.structure_id)
        {
            assert!(live.insert((row.cpts_id, who)), "{what}: a second one");
        }
        assert!(row.number < next[&row.cpts_id], "{what}: number");
        assert!(numbers.insert((row.cpts_id, row.number)), "{what}: number");
        if let Some(activity) = row.activity_id {
            assert_eq!(activities.get(&activity).copied(), row.person_id, "{what}");
        }
        if let Some(statutes) = row.statutes_id.map(|id| &statutes[&id]) {
            assert_eq!(statutes.cpts_id, row.cpts_id, "{what}");
            assert_eq!(Some(&statutes.sha256), row.statutes_sha256.as_ref());
        }
        history(&what, state, histories.remove(&row.id).unwrap_or_default());
    }
    assert!(histories.is_empty(), "changes of no adhesion");
}

fn known_in<T: FromStr>(code: &str) -> T {
    known("adhesion", code)
}

/// Changes follow each other by the rule and end at the state. A board may have registered a member
/// who was there before the history begins.
fn history(what: &str, state: AdhesionState, mut changes: Vec<&entity::adhesion_change::Model>) {
    let order = |change: &entity::adhesion_change::Model| (change.at, change.from_state.is_some());
    changes.sort_by_key(|change| order(change));
    let mut left = changes;
    let mut now: Option<String> = None;
    let mut last = None;
    while !left.is_empty() {
        // Changes of one moment stand in the order in which they follow each other.
        let next = left
            .iter()
            .position(|change| change.from_state == now)
            .unwrap_or_else(|| panic!("{what}: nothing follows {now:?}"));
        let change = left.remove(next);
        let rule: Change = known("adhesion_change", &change.change);
        if let Some(from) = &now {
            let from: AdhesionState = known("adhesion_change", from);
            let to = from.after(rule).map(AdhesionState::code);
            assert_eq!(to, Ok(change.to_state.as_str()), "{what}");
        }
        assert!(last.is_none_or(|last| last <= change.at), "{what}: time");
        last = Some(change.at);
        now = Some(change.to_state.clone());
    }
    assert!(
        now.is_none_or(|now| now == state.code()),
        "{what}: its history ends elsewhere"
    );
}

async fn offices(world: &World) {
    let period = |starts_on, ends_on| Period { starts_on, ends_on };
    let mut held: BTreeMap<(Uuid, Uuid, String), Vec<Period>> = BTreeMap::new();
    for row in all!(world, role) {
        let _: RoleKind = known("role", &row.kind);
        held.entry((row.cpts_id, row.person_id, row.kind))
            .or_default()
            .push(period(row.starts_on, row.ends_on));
    }
    for row in all!(world, mandate) {
        let _: MandateKind = known("mandate", &row.kind);
        held.entry((row.structure_id, Uuid::nil(), row.kind))
            .or_default()
            .push(period(row.starts_on, row.ends_on));
    }
    for (what, mut periods) in held {
        periods.sort_by_key(|period| period.starts_on);
        for pair in periods.windows(2) {
            let end = pair[0].ends_on;
            assert!(
                end.is_some_and(|end| end < pair[1].starts_on),
                "{what:?} is held twice"
            );
        }
    }
    for row in all!(world, structure) {
        let _: StructureKind = known("structure", &row.kind);
    }
}

async fn registers(world: &World) {
    let cpts_of: BTreeMap<Uuid, Uuid> = all!(world, adhesion)
        .into_iter()
        .map(|row| (row.id, row.cpts_id))
        .collect();
    let mut settled = BTreeSet::new();
    for row in all!(world, dues) {
        let settlement: Settlement = known("dues", &row.settlement);
        let means: Option<Means> = row.means.as_deref().map(|code| known("dues", code));
        assert_eq!(cpts_of[&row.adhesion_id], row.cpts_id, "dues {}", row.id);
        assert_eq!(settlement == Settlement::Paid, row.cents > 0);
        assert_eq!(settlement == Settlement::Paid, means.is_some());
        if row.cancelled_at.is_none() {
            assert!(settled.insert((row.adhesion_id, row.year)), "paid twice");
        }
    }
    for row in all!(world, dues_rate) {
        let _: Category = known("dues_rate", &row.category);
        assert!(row.cents >= 0);
    }
    let partners: BTreeMap<Uuid, entity::partner::Model> = all!(world, partner)
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    for row in partners.values() {
        let kind: PartnerKind = known("partner", &row.kind);
        if let Some(parent) = row.parent_id.map(|id| &partners[&id]) {
            assert_eq!(parent.cpts_id, row.cpts_id, "partner {}", row.id);
            assert_eq!(parent.kind, PartnerKind::Ght.code());
            assert!(kind.may_join_ght(), "partner {}", row.id);
        }
    }
    for row in all!(world, audit_entry) {
        let _: Event = known("audit_entry", &row.event);
    }
    for row in all!(world, field_visibility) {
        let _: Field = known("field_visibility", &row.field);
        let _: Audience = known("field_visibility", &row.audience);
    }
    for row in all!(world, statutes) {
        let sha256 = service::account::sha256_hex(row.body.as_bytes());
        assert_eq!(sha256, row.sha256, "statutes {}", row.id);
    }
}

/// One version a day: each ends the day before the next begins.
async fn territories(world: &World) {
    let mut rows = all!(world, territory);
    rows.sort_by_key(|row| (row.cpts_id, row.number));
    for pair in rows.windows(2) {
        if pair[0].cpts_id == pair[1].cpts_id {
            let end = pair[0].in_force_to.and_then(|end| end.succ_opt());
            assert_eq!(end, Some(pair[1].in_force_from), "territory {}", pair[0].id);
        }
    }
    for row in all!(world, cpts) {
        let open = rows
            .iter()
            .filter(|version| version.cpts_id == row.id && version.in_force_to.is_none());
        assert!(open.count() <= 1, "two territories in force");
    }
}

#[tokio::test]
#[should_panic(expected = "is held twice")]
async fn an_office_held_twice_by_one_person_is_found() {
    let world = World::new().await;
    let cpts = world.cpts("amont").await;
    let actor = world.person("Moreau").await;
    world.role(cpts, &actor, RoleKind::Treasurer).await;
    world.audit().await;
    world.role(cpts, &actor, RoleKind::Treasurer).await;
    world.audit().await;
}
