//! What the makers of the demonstration share: dice, calendar, people met so far, journal.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use domain::audit::Event;
use domain::profession::{Mode, Profession, Sector};
use domain::role::RoleKind;
use uuid::Uuid;

use super::cast::Part;
use super::dice::Dice;
use super::house::{HOUSES, House};
use super::place::Place;
use super::plan::{DemoOptions, Plan};

/// The demonstration under construction.
pub(super) struct Maker {
    pub dice: Dice,
    pub today: NaiveDate,
    pub plan: Plan,
    /// Everybody, in the order of `plan.person`.
    pub folk: Vec<Folk>,
    /// Addresses given so far: how often each was wanted.
    addresses: BTreeMap<String, u32>,
    /// Places of practice met so far, by name and commune.
    sites: BTreeMap<(String, &'static str), u32>,
}

/// A person, with what the rows do not say.
#[derive(Clone)]
pub(super) struct Folk {
    pub id: Uuid,
    pub part: Option<&'static Part>,
    pub profession: Profession,
    pub skill: Option<&'static str>,
    pub practices: Vec<Practice>,
    /// The CPTS whose territory she was drawn from; nobody's for who has a part.
    pub home: Option<char>,
}

/// One place where a person practises.
#[derive(Clone)]
pub(super) struct Practice {
    /// Its row, where the profession is practised.
    pub activity: Option<Uuid>,
    pub mode: Mode,
    pub sector: Sector,
    pub place: Place,
    pub name: String,
    pub finess: Option<String>,
}

impl Maker {
    pub(super) fn new(options: &DemoOptions) -> Self {
        Self {
            dice: Dice::new(options.seed, 0),
            today: options.today,
            plan: Plan::default(),
            folk: Vec::new(),
            addresses: BTreeMap::new(),
            sites: BTreeMap::new(),
        }
    }

    /// The three CPTS: their rank, what is fixed about them.
    pub(super) fn houses() -> impl Iterator<Item = (usize, &'static House)> {
        HOUSES.iter().enumerate()
    }

    /// The row of the CPTS with this letter.
    pub(super) fn cpts(&self, letter: char) -> Uuid {
        let rank = HOUSES.iter().position(|house| house.letter == letter);
        rank.and_then(|rank| self.plan.cpts.get(rank))
            .map_or_else(Uuid::nil, |cpts| cpts.id)
    }

    /// Who holds an office there, among those who have a part.
    pub(super) fn officer(&self, letter: char, role: RoleKind) -> Option<Uuid> {
        let holds = |folk: &&Folk| {
            folk.part
                .is_some_and(|part| part.offices.contains(&(letter, role)))
        };
        self.folk.iter().find(holds).map(|folk| folk.id)
    }

    /// The day so many days ago.
    pub(super) fn day(&self, days: i64) -> NaiveDate {
        self.today - Duration::days(days)
    }

    /// A moment in the daytime of the day so many days ago.
    pub(super) fn moment(&mut self, days: i64) -> DateTime<Utc> {
        let minutes = i64::try_from(self.dice.below(12 * 60)).unwrap_or_default();
        self.day(days).and_time(NaiveTime::MIN).and_utc() + Duration::minutes(7 * 60 + minutes)
    }

    /// The civil year of the demonstration.
    pub(super) fn year(&self) -> i32 {
        self.today.year()
    }

    /// An address in a domain that can never receive mail (RFC 2606), for one person only.
    pub(super) fn address(&mut self, given: &str, family: &str) -> String {
        let wanted = wanted_address(given, family);
        let count = self.addresses.entry(wanted.clone()).or_insert(0);
        *count += 1;
        match count {
            1 => wanted,
            n => wanted.replace('@', &format!("{n}@")),
        }
    }

    /// The serial number of a place of practice: a place keeps its own, above those written by hand.
    pub(super) fn site(&mut self, name: &str, commune: &'static str) -> u32 {
        let next = 1_000 + u32::try_from(self.sites.len()).unwrap_or_default();
        *self.sites.entry((name.to_owned(), commune)).or_insert(next)
    }

    /// Writes in the journal.
    pub(super) fn journal(&mut self, event: Event, at: DateTime<Utc>, entry: Entry) {
        self.plan.audit_entry.push(entity::audit_entry::Model {
            id: self.dice.uuid(),
            cpts_id: entry.cpts,
            actor_id: entry.actor,
            event: event.code().to_owned(),
            subject: entry.subject,
            detail: entry.detail,
            at,
        });
    }

    /// Numbers the adhesions of each CPTS by date.
    pub(super) fn number(&mut self) {
        self.plan
            .adhesion
            .sort_by_key(|adhesion| (adhesion.applied_at, adhesion.id));
        for cpts in &mut self.plan.cpts {
            for adhesion in &mut self.plan.adhesion {
                if adhesion.cpts_id == cpts.id {
                    adhesion.number = cpts.next_number;
                    cpts.next_number += 1;
                }
            }
        }
    }

    /// Sorts the journal, and hands over the rows.
    pub(super) fn finish(mut self) -> Plan {
        self.plan
            .audit_entry
            .sort_by_key(|entry| (entry.at, entry.id));
        self.plan
    }
}

/// The address of the first person of that name.
pub(super) fn wanted_address(given: &str, family: &str) -> String {
    let word = |name: &str| domain::text::searchable(name).replace(' ', "-");
    format!("{}.{}@exemple.test", word(given), word(family))
}

/// What an entry of the journal is about.
pub(super) struct Entry {
    pub cpts: Option<Uuid>,
    pub actor: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub detail: serde_json::Value,
}
