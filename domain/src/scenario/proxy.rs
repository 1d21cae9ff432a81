use std::collections::BTreeSet;

use super::{Group, Scenario, voices};
use crate::electorate::Cell;
use crate::exact::Fraction;
use crate::id::BlocId;
use crate::statutes::{Cap, CapOn, CollegeId, Holders, Proxies, ProxyLimits, Side, Statutes};

/// Whether those who are there can carry the proxies that are given, within every limit on one holder, on the holders of a
/// bloc and on those of all establishments. Who gives to whom is not asked: it is judged as if proxies were spread in the
/// way that leaves the most room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The most that one person holds, where they hold the most that anybody may.
    pub holder: Option<u64>,
    /// Limits on holders together, and the article of each.
    pub together: Vec<(CapOn, u64, String)>,
    /// Where proxies stay in a college each by itself, in the order of the groups; or all.
    pub rooms: Vec<Room>,
}

/// Members among whom proxies stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Their college; none where any member may hold any proxy.
    pub college: Option<CollegeId>,
    /// How many proxies are given.
    pub given: u64,
    /// The most that can be carried; none without a limit.
    pub most: Option<u64>,
}

impl Room {
    /// Whether they fit.
    pub fn fits(&self) -> bool {
        self.most.is_none_or(|most| self.given <= most)
    }
}

/// What the statutes make of the proxies of a meeting; nothing where they allow none.
pub fn carried(statutes: &Statutes, scenario: &Scenario) -> Option<Carried> {
    let rules = statutes.rules(scenario.organ, scenario.decision);
    let limits = match rules.proxies.rule {
        Proxies::Forbidden => return None,
        Proxies::Unlimited => None,
        Proxies::Limited(limits) => Some(limits),
    };
    let caps = statutes.caps_on(scenario.organ, scenario.decision);
    let together = caps.filter_map(|it| match it.rule {
        Cap::ProxiesHeld { on, most, .. } => Some((on, u64::from(most), it.article.clone())),
        _ => None,
    });
    let called: Vec<&Group> = scenario
        .groups
        .iter()
        .filter(|it| super::is_called(scenario, &it.cell.college))
        .collect();
    let each = |cell: &Cell| voices(statutes, scenario.organ, &cell.college);
    let roll = called
        .iter()
        .map(|it| u64::from(it.people.entitled) * u64::from(each(&it.cell)))
        .sum();
    let desk = Desk {
        limits,
        roll,
        together: together.collect(),
        voices: &each,
    };
    let stay = limits.is_some_and(|it| it.holders == Holders::SameCollege);
    let mut colleges: Vec<Option<&CollegeId>> = vec![None];
    if stay {
        colleges.clear();
        for group in &called {
            if !colleges.contains(&Some(&group.cell.college)) {
                colleges.push(Some(&group.cell.college));
            }
        }
    }
    let mut rooms: Vec<Room> = Vec::new();
    let (mut inside, mut given) = (0, 0);
    for college in colleges {
        let own = called.iter().copied();
        let own: Vec<&Group> = own
            .filter(|it| college.is_none_or(|id| &it.cell.college == id))
            .collect();
        let room = Room {
            college: college.cloned(),
            given: own.iter().map(|it| u64::from(it.people.represented)).sum(),
            most: desk.most(&own),
        };
        // What those outside establishments cannot carry falls to those inside.
        let fits = room.most.map_or(room.given, |most| room.given.min(most));
        inside += desk.outside(&own).map_or(0, |it| fits.saturating_sub(it));
        given += room.given;
        rooms.push(room);
    }
    // Limits on holders together reach over colleges.
    if let Some(most) = desk.inside(&called)
        && stay
        && inside > most
    {
        rooms.push(Room {
            college: None,
            given,
            most: Some(given - (inside - most)),
        });
    }
    let holders = called.iter().filter(|it| it.people.present > 0);
    let holder = holders
        .map(|it| desk.holder(&it.cell, &called))
        .max_by_key(|it| {
            // No limit is more than any.
            it.unwrap_or(u64::MAX)
        });
    Some(Carried {
        holder: holder.flatten(),
        together: desk.together,
        rooms,
    })
}

struct Desk<'a> {
    limits: Option<ProxyLimits>,
    /// Voices of all.
    roll: u64,
    together: Vec<(CapOn, u64, String)>,
    voices: &'a dyn Fn(&Cell) -> u16,
}

impl Desk<'_> {
    /// The most that a holder of this group carries, of givers in these groups.
    fn holder(&self, cell: &Cell, room: &[&Group]) -> Option<u64> {
        let limits = self.limits?;
        let by_share = |share: Fraction| {
            let least = room
                .iter()
                .filter(|it| it.people.represented > 0 || it.people.entitled > it.people.present)
                .map(|it| u64::from((self.voices)(&it.cell)))
                .filter(|it| *it > 0)
                .min()
                .unwrap_or(1);
            let own = u64::from((self.voices)(cell));
            share.floor_of(self.roll).saturating_sub(own) / least
        };
        let per_holder = limits.per_holder.map(u64::from);
        let by_share = limits.share.map(by_share);
        [per_holder, by_share].into_iter().flatten().min()
    }

    /// What those of these groups that fit carry, each as much as one may.
    fn apart(&self, room: &[&Group], fits: impl Fn(&Cell) -> bool) -> Option<u64> {
        let mut sum: u64 = 0;
        for group in room
            .iter()
            .filter(|it| fits(&it.cell) && it.people.present > 0)
        {
            let each = self.holder(&group.cell, room)?;
            sum = sum.saturating_add(u64::from(group.people.present).saturating_mul(each));
        }
        Some(sum)
    }

    fn outside(&self, room: &[&Group]) -> Option<u64> {
        self.apart(room, |it| !is_inside(it))
    }

    /// What those inside establishments carry: each bloc under its limit, all under theirs.
    fn inside(&self, room: &[&Group]) -> Option<u64> {
        let limit = |on: CapOn| {
            let of = self.together.iter().filter(|it| it.0 == on);
            of.map(|it| it.1).min()
        };
        let blocs: BTreeSet<BlocId> = room.iter().filter_map(|it| it.cell.bloc).collect();
        let none = self.apart(room, |it| is_inside(it) && it.bloc.is_none());
        let mut sum = none;
        for bloc in blocs {
            let own = self.apart(room, |it| it.bloc == Some(bloc));
            sum = plus(sum, least(own, limit(CapOn::EachBloc)));
        }
        least(sum, limit(CapOn::Establishments))
    }

    fn most(&self, room: &[&Group]) -> Option<u64> {
        plus(self.outside(room), self.inside(room))
    }
}

fn is_inside(cell: &Cell) -> bool {
    cell.bloc.is_some() || cell.side == Side::Establishment
}

/// Nothing is no limit.
fn plus(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    Some(one?.saturating_add(other?))
}

fn least(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    [one, other].into_iter().flatten().min()
}
