//! Registers drawn by chance: their events fall around midnight as often as at any other moment.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ght::attachment::{AttachmentState, Source, Way};
use domain::id::PersonId;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use domain::statutes::template;
use domain::structure::StructureKind;
use entity::{
    adhesion, adhesion_change, attachment, attachment_change, audit_entry, bloc, dues, dues_rate,
    mandate, role, rules, structure,
};
use rand::Rng;
use rand_chacha::ChaCha20Rng;
use sea_orm::{ActiveModelTrait, EntityTrait};
use service::calendar::{paris_day, paris_midnight};
use uuid::Uuid;

use crate::world::World;

/// How far back events lie, in days: over two civil years.
const BACK: i64 = 400;

/// What one CPTS recorded.
pub struct Registers {
    pub slug: String,
    pub adhesions: Vec<adhesion::Model>,
    pub changes: Vec<adhesion_change::Model>,
    pub structures: Vec<structure::Model>,
    pub mandates: Vec<mandate::Model>,
    pub roles: Vec<role::Model>,
    pub rates: Vec<dues_rate::Model>,
    pub dues: Vec<dues::Model>,
    pub journal: Vec<audit_entry::Model>,
    pub attachments: Vec<attachment::Model>,
    pub attachment_changes: Vec<attachment_change::Model>,
    bloc: bloc::Model,
    rules: rules::Model,
    /// Who records dues.
    treasurer: Uuid,
}

struct Draw<'w> {
    rng: &'w mut ChaCha20Rng,
    now: DateTime<Utc>,
}

impl Draw<'_> {
    fn id(&mut self) -> Uuid {
        Uuid::from_u128(self.rng.random())
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.rng.random_ratio(percent, 100)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.rng.random_range(0..of.len())]
    }

    /// The first instant of a day in France, the one before it, or any other.
    fn instant(&mut self) -> DateTime<Utc> {
        let day = self.day();
        let at = match self.rng.random_range(0..3) {
            0 => paris_midnight(day),
            1 => paris_midnight(day) - TimeDelta::seconds(1),
            _ => paris_midnight(day) + TimeDelta::seconds(self.rng.random_range(0..86_400)),
        };
        at.min(self.now)
    }

    fn instants(&mut self, most: usize) -> Vec<DateTime<Utc>> {
        let count = self.rng.random_range(1..=most);
        let mut all: Vec<_> = (0..count).map(|_| self.instant()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Few days are drawn often, so that events meet.
    fn day(&mut self) -> NaiveDate {
        let back = if self.chance(50) {
            self.rng.random_range(0..4)
        } else {
            self.rng.random_range(0..BACK)
        };
        paris_day(self.now) - TimeDelta::days(back)
    }

    fn period(&mut self) -> (NaiveDate, Option<NaiveDate>) {
        let starts_on = self.day();
        let length = TimeDelta::days(self.rng.random_range(0..60));
        (starts_on, self.chance(50).then(|| starts_on + length))
    }
}

impl Registers {
    /// Draws the registers of a new CPTS; persons are written at once.
    pub async fn draw(world: &World, rng: &mut ChaCha20Rng) -> Self {
        let slug = format!("hasard-{}", rng.random_range(0..u32::MAX));
        let cpts = world.cpts(&slug).await.0;
        let mut persons: Vec<PersonId> = Vec::new();
        for _ in 0..6 {
            persons.push(world.person("Hasard").await.person);
        }
        let now = world.ctx.now();
        let mut draw = Draw { rng, now };
        let mut all = Self {
            bloc: bloc::Model {
                id: draw.id(),
                cpts_id: cpts,
                kind: "ght".to_owned(),
                name: "GHT".to_owned(),
                search_name: "ght".to_owned(),
                note: None,
                created_by: None,
                created_at: now,
                version: 1,
            },
            rules: {
                let statutes = template();
                let since = paris_day(now) - TimeDelta::days(2 * BACK);
                rules::Model {
                    id: draw.id(),
                    cpts_id: cpts,
                    number: 1,
                    document: statutes.canonical(),
                    sha256: statutes.digest().to_string(),
                    statutes_id: None,
                    adopted_on: since,
                    in_force_from: since,
                    organ: "extraordinary-meeting".to_owned(),
                    reference: "PV".to_owned(),
                    recorded_by: None,
                    created_at: now,
                }
            },
            treasurer: persons[0].0,
            slug,
            adhesions: Vec::new(),
            changes: Vec::new(),
            structures: Vec::new(),
            mandates: Vec::new(),
            roles: Vec::new(),
            rates: Vec::new(),
            dues: Vec::new(),
            journal: Vec::new(),
            attachments: Vec::new(),
            attachment_changes: Vec::new(),
        };
        // The last two are officers at most by a structure for which they speak.
        for person in &persons[..4] {
            all.member(&mut draw, cpts, Some(person.0), None);
        }
        for _ in 0..3 {
            let structure = all.structure(&mut draw);
            for person in &persons {
                if draw.chance(40) {
                    all.mandate(&mut draw, structure, person.0);
                }
            }
            all.member(&mut draw, cpts, None, Some(structure));
        }
        for person in &persons {
            if draw.chance(70) {
                all.role(&mut draw, cpts, person.0);
            }
        }
        for year in [2025, 2026] {
            if draw.chance(80) {
                all.rates.push(dues_rate::Model {
                    id: draw.id(),
                    cpts_id: cpts,
                    year,
                    category: "health".to_owned(),
                    cents: 2_000,
                });
            }
        }
        all
    }

    fn structure(&mut self, draw: &mut Draw<'_>) -> Uuid {
        let id = draw.id();
        self.structures.push(structure::Model {
            id,
            name: "Maison".to_owned(),
            search_name: "maison".to_owned(),
            kind: draw.one(StructureKind::ALL).code().to_owned(),
            finess: None,
            siret: None,
            rna: None,
            commune_code: None,
            address: None,
            email: None,
            phone: None,
            created_by: None,
            created_at: draw.now,
            version: 1,
        });
        id
    }

    fn mandate(&mut self, draw: &mut Draw<'_>, structure_id: Uuid, person_id: Uuid) {
        let (starts_on, ends_on) = draw.period();
        self.mandates.push(mandate::Model {
            id: draw.id(),
            structure_id,
            person_id,
            kind: draw.one(&["representative", "deputy"]).to_owned(),
            starts_on,
            ends_on,
            created_at: draw.now,
        });
    }

    fn role(&mut self, draw: &mut Draw<'_>, cpts_id: Uuid, person_id: Uuid) {
        let (starts_on, ends_on) = draw.period();
        self.roles.push(role::Model {
            id: draw.id(),
            cpts_id,
            person_id,
            kind: draw.one(RoleKind::ALL).code().to_owned(),
            starts_on,
            ends_on,
            appointed_by: None,
            created_at: draw.now,
        });
    }

    fn member(
        &mut self,
        draw: &mut Draw<'_>,
        cpts: Uuid,
        person: Option<Uuid>,
        structure: Option<Uuid>,
    ) {
        let id = draw.id();
        let times = draw.instants(5);
        let mut from: Option<AdhesionState> = None;
        for at in times.iter().copied() {
            // Twice more often a member than not.
            let any = draw.one(AdhesionState::ALL);
            let to = if draw.chance(60) {
                AdhesionState::Admitted
            } else {
                any
            };
            self.changes.push(adhesion_change::Model {
                id: draw.id(),
                adhesion_id: id,
                change: "admit".to_owned(),
                from_state: from.map(|it| it.code().to_owned()),
                to_state: to.code().to_owned(),
                author_id: None,
                reason: None,
                at,
            });
            from = Some(to);
        }
        let state = from.unwrap();
        let kind = if person.is_some() {
            "person"
        } else {
            "structure"
        };
        let (admitted, year) = (draw.day(), draw.one(&[2025, 2026]));
        self.adhesions.push(adhesion::Model {
            id,
            cpts_id: cpts,
            number: i32::try_from(self.adhesions.len()).unwrap() + 1,
            kind: kind.to_owned(),
            person_id: person,
            structure_id: structure,
            state: state.code().to_owned(),
            category: draw.one(&["health", "structure"]).to_owned(),
            name: "Hasard".to_owned(),
            given_name: None,
            search_name: "hasard".to_owned(),
            rpps: None,
            finess: None,
            profession: person.map(|_| draw.one(&["10", "21", "60"]).to_owned()),
            skill: None,
            mode: person.map(|_| draw.one(&["L", "S"]).to_owned()),
            sector: None,
            activity_id: None,
            place_name: None,
            commune_code: None,
            email: None,
            phone: None,
            message: None,
            statutes_id: None,
            statutes_sha256: None,
            applied_at: times[0],
            admitted_on: draw.chance(80).then_some(admitted),
            ended_at: state.is_ended().then(|| times[times.len() - 1]),
            pseudonymised_at: None,
            batch_id: None,
            version: 1,
        });
        self.dues(draw, cpts, id, year);
        if draw.chance(70) {
            self.reminder(draw, cpts, id, year);
        }
        if draw.chance(60) {
            self.attachment(draw, cpts, id, person.is_some());
        }
    }

    /// Recorded, and perhaps cancelled and recorded anew.
    fn dues(&mut self, draw: &mut Draw<'_>, cpts_id: Uuid, adhesion_id: Uuid, year: i32) {
        let times = draw.instants(3);
        for (n, at) in times.iter().enumerate() {
            let next = times.get(n + 1).copied();
            self.dues.push(dues::Model {
                id: draw.id(),
                cpts_id,
                adhesion_id,
                year,
                settlement: draw.one(&["paid", "exempt"]).to_owned(),
                cents: 2_000,
                means: None,
                received_on: paris_day(*at),
                note: None,
                recorded_by: self.treasurer,
                recorded_at: *at,
                cancelled_at: next,
            });
        }
    }

    fn reminder(&mut self, draw: &mut Draw<'_>, cpts: Uuid, adhesion: Uuid, year: i32) {
        for at in draw.instants(2) {
            self.journal.push(audit_entry::Model {
                id: draw.id(),
                cpts_id: Some(cpts),
                actor_id: None,
                event: draw.one(&["dues-reminded", "dues-recorded"]).to_owned(),
                subject: Some(adhesion),
                detail: serde_json::json!({ "year": year }),
                at,
            });
        }
    }

    fn attachment(&mut self, draw: &mut Draw<'_>, cpts_id: Uuid, adhesion_id: Uuid, person: bool) {
        let (id, times) = (draw.id(), draw.instants(4));
        let way = if person {
            Way::MainActivity
        } else {
            Way::LegalPerson
        };
        let mut last = None;
        for (n, at) in times.iter().copied().enumerate() {
            let (starts_on, ends_on) = draw.period();
            let change = attachment_change::Model {
                id: draw.id(),
                attachment_id: id,
                at,
                actor_id: None,
                kind: "dated".to_owned(),
                state: draw.one(AttachmentState::ALL).code().to_owned(),
                reason: None,
                starts_on,
                ends_on,
                half_days_inside: None,
                half_days_outside: None,
                at_threshold: None,
                version: i32::try_from(n).unwrap() + 1,
            };
            self.attachment_changes.push(change.clone());
            last = Some(change);
        }
        let last = last.unwrap();
        self.attachments.push(attachment::Model {
            id,
            cpts_id,
            adhesion_id,
            bloc_id: Some(self.bloc.id),
            finess: None,
            siren: None,
            entity_name: None,
            way: way.code().to_owned(),
            source: Source::Board.code().to_owned(),
            evidence: None,
            starts_on: last.starts_on,
            ends_on: last.ends_on,
            state: last.state,
            half_days_inside: None,
            half_days_outside: None,
            at_threshold: None,
            created_by: None,
            created_at: times[0],
            version: last.version,
        });
    }

    /// Days worth reading: today, those next to it, those of some events and the days before.
    pub fn days(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = (0..4).map(|back| today - TimeDelta::days(back)).collect();
        for change in self.changes.iter().take(3) {
            let day = paris_day(change.at);
            days.extend([day, day - TimeDelta::days(1)]);
        }
        days.sort();
        days.dedup();
        days
    }

    /// Writes them.
    pub async fn write(&self, world: &World) {
        macro_rules! insert {
            ($module:ident, $rows:expr) => {
                for row in $rows {
                    let row = $module::ActiveModel::from(row.clone()).reset_all();
                    $module::Entity::insert(row)
                        .exec_without_returning(world.ctx.db().read())
                        .await
                        .unwrap();
                }
            };
        }
        insert!(rules, [&self.rules]);
        insert!(bloc, [&self.bloc]);
        insert!(structure, &self.structures);
        insert!(adhesion, &self.adhesions);
        insert!(adhesion_change, &self.changes);
        insert!(mandate, &self.mandates);
        insert!(role, &self.roles);
        insert!(dues_rate, &self.rates);
        insert!(dues, &self.dues);
        insert!(audit_entry, &self.journal);
        insert!(attachment, &self.attachments);
        insert!(attachment_change, &self.attachment_changes);
    }
}
