use super::{People, Scenario};
use crate::statutes::{Base, CollegeId, Holders, OrganKind, Proxies, Statutes};

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
            let problem = one(&it.people, base, rules.proxies.rule);
            found.extend(problem.map(|(on, why)| Wrong { group, on, why }));
        }
    }
    if found.is_empty() {
        held(scenario, rules.proxies.rule, &mut found);
    }
    found
}

fn is_called(scenario: &Scenario, college: &CollegeId) -> bool {
    scenario.organ != OrganKind::CollegeVote
        || scenario.college.as_ref().is_none_or(|it| it == college)
}

/// The first number of a group that cannot be.
fn one(people: &People, base: Base, proxies: Proxies) -> Option<(On, Why)> {
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

/// Whether those who are there may hold so many proxies: each college by itself where proxies stay in it.
fn held(scenario: &Scenario, proxies: Proxies, found: &mut Vec<Wrong>) {
    let Proxies::Limited(limits) = proxies else {
        return;
    };
    let Some(each) = limits.per_holder.map(u64::from) else {
        return;
    };
    let called: Vec<_> = scenario
        .groups
        .iter()
        .enumerate()
        .filter(|(_, it)| is_called(scenario, &it.cell.college))
        .collect();
    let all = limits.holders == Holders::AnyMember;
    let mut seen: Vec<&CollegeId> = Vec::new();
    for (_, group) in &called {
        let college = &group.cell.college;
        if seen.contains(&college) || (all && !seen.is_empty()) {
            continue;
        }
        seen.push(college);
        let together: Vec<_> = called
            .iter()
            .filter(|(_, it)| all || &it.cell.college == college)
            .collect();
        let present: u64 = together
            .iter()
            .map(|(_, it)| u64::from(it.people.present))
            .sum();
        let carried: u64 = together
            .iter()
            .map(|(_, it)| u64::from(it.people.represented))
            .sum();
        let most = present * each;
        let last = together
            .iter()
            .rev()
            .find(|(_, it)| it.people.represented > 0);
        if let (true, Some((group, _))) = (carried > most, last) {
            found.push(Wrong {
                group: *group,
                on: On::Represented,
                why: Why::MoreThanHolders { most },
            });
        }
    }
}
