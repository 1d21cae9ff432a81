use super::{People, Scenario, carried, elects, is_called};
use crate::statutes::{Base, Proxies, Statutes};

/// More members than a CPTS can have.
pub const MEMBERS_MAX: u32 = 1_000_000;

/// A number that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Of which group, by its place.
    pub group: usize,
    /// Which number.
    pub on: On,
    /// Why.
    pub why: Why,
}

/// Which number of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// Those who may vote.
    Entitled,
    /// Those who are there.
    Present,
    /// Those whose proxy is.
    Represented,
    /// For.
    Yes,
    /// Against.
    No,
    /// Blank or spoilt.
    Blank,
}

impl On {
    /// Every number, in the order in which they are asked.
    pub const ALL: [Self; 6] = [
        Self::Entitled,
        Self::Present,
        Self::Represented,
        Self::Yes,
        Self::No,
        Self::Blank,
    ];

    /// That number.
    pub const fn of(self, people: &People) -> u32 {
        match self {
            Self::Entitled => people.entitled,
            Self::Present => people.present,
            Self::Represented => people.represented,
            Self::Yes => people.yes,
            Self::No => people.no,
            Self::Blank => people.blank,
        }
    }

    /// Puts another number there.
    pub const fn set(self, people: &mut People, number: u32) {
        *match self {
            Self::Entitled => &mut people.entitled,
            Self::Present => &mut people.present,
            Self::Represented => &mut people.represented,
            Self::Yes => &mut people.yes,
            Self::No => &mut people.no,
            Self::Blank => &mut people.blank,
        } = number;
    }
}

/// Why a number cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// More than any CPTS has.
    TooMany {
        /// The most.
        most: u32,
    },
    /// More are there than may vote.
    MoreThanEntitled {
        /// Who may vote.
        entitled: u32,
    },
    /// Together with those who are there, more than may vote.
    MoreThanAbsent {
        /// Who is not there.
        absent: u32,
    },
    /// More votes than people who are there or represented.
    MoreThanThere {
        /// Who could have voted.
        there: u32,
    },
    /// The statutes allow no proxies here.
    NoProxies,
    /// More proxies than those who are there may hold.
    MoreThanHolders {
        /// How many they may hold together.
        most: u64,
    },
}

/// Every number that cannot be, at most one for each group and number.
pub fn wrong(statutes: &Statutes, scenario: &Scenario) -> Vec<Wrong> {
    let rules = statutes.rules(scenario.organ, scenario.decision);
    let mut found = Vec::new();
    for (group, it) in scenario.groups.iter().enumerate() {
        if is_called(scenario, &it.cell.college) {
            let base = rules.majority.rule.base;
            let problem = one(&it.people, base, rules.proxies.rule, elects(scenario));
            found.extend(problem.map(|(on, why)| Wrong { group, on, why }));
        }
    }
    if found.is_empty() {
        held(statutes, scenario, &mut found);
    }
    found
}

/// The first number of a group that cannot be.
fn one(people: &People, base: Base, proxies: Proxies, elects: bool) -> Option<(On, Why)> {
    let most = MEMBERS_MAX;
    let many = On::ALL.into_iter().find(|on| on.of(people) > most);
    if let Some(on) = many {
        return Some((on, Why::TooMany { most }));
    }
    let entitled = people.entitled;
    if people.present > entitled {
        return Some((On::Present, Why::MoreThanEntitled { entitled }));
    }
    let absent = entitled - people.present;
    if people.represented > 0 && proxies == Proxies::Forbidden {
        return Some((On::Represented, Why::NoProxies));
    }
    if people.represented > absent {
        return Some((On::Represented, Why::MoreThanAbsent { absent }));
    }
    // In an election nothing is for or against.
    if elects {
        return None;
    }
    let there = match base {
        Base::Present => people.present,
        Base::Cast | Base::CastAndBlank | Base::PresentOrRepresented | Base::AllMembers => {
            people.present + people.represented
        }
    };
    let mut votes = 0;
    for on in [On::Yes, On::No, On::Blank] {
        votes += on.of(people);
        if votes > there {
            return Some((on, Why::MoreThanThere { there }));
        }
    }
    None
}

/// Whether those who are there may hold so many proxies: told at the last group that gives some.
fn held(statutes: &Statutes, scenario: &Scenario, found: &mut Vec<Wrong>) {
    let Some(carried) = carried(statutes, scenario) else {
        return;
    };
    for room in carried.rooms.iter().filter(|it| !it.fits()) {
        let groups = scenario.groups.iter().enumerate().rev();
        let mut giving = groups.filter(|(_, it)| {
            let own = room
                .college
                .as_ref()
                .is_none_or(|id| id == &it.cell.college);
            own && it.people.represented > 0 && is_called(scenario, &it.cell.college)
        });
        if let (Some((group, _)), Some(most)) = (giving.next(), room.most) {
            found.push(Wrong {
                group,
                on: On::Represented,
                why: Why::MoreThanHolders { most },
            });
        }
    }
}
