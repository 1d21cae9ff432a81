//! Proxies (« pouvoirs »): which are taken, in the order in which they came, and why others are not.
//!
//! A vote by proxy follows the giver: their college, their side, their bloc. The holder only carries it.

use std::collections::BTreeMap;

use super::{Electorate, Entry, Right};
use crate::id::{AdhesionId, BlocId};
use crate::statutes::{Cap, CapOn, Chain, CollegeId, Holders, Proxies, Rules, Side, Statutes};

/// A proxy that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proxy {
    /// By whom.
    pub giver: AdhesionId,
    /// To whom.
    pub holder: AdhesionId,
}

/// What became of each proxy, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Each, and who carries it in the end, or why it is not taken.
    pub proxies: Vec<(Proxy, Result<AdhesionId, ProxyRefused>)>,
}

/// Why a proxy is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProxyRefused {
    /// The statutes allow none.
    #[error("the statutes allow no proxies")]
    Forbidden,
    /// To oneself.
    #[error("to oneself")]
    Oneself,
    /// The giver does not vote on this question.
    #[error("the giver does not vote")]
    GiverDoesNotVote,
    /// The giver is recused on it.
    #[error("the giver is recused")]
    GiverRecused,
    /// The holder does not vote on this question.
    #[error("the holder does not vote")]
    HolderDoesNotVote,
    /// The holder is recused on it.
    #[error("the holder is recused")]
    HolderRecused,
    /// The giver gave one before.
    #[error("the giver gave another one before")]
    Given,
    /// The holder gave their own vote away, or the giver holds proxies, and none may be passed on.
    #[error("a proxy may not be passed on")]
    Chain,
    /// It would come back to the giver.
    #[error("it would come back to its giver")]
    Circle,
    /// The holder is of another college.
    #[error("the holder is of another college")]
    OtherCollege(CollegeId),
    /// The holder has as many as one may have.
    #[error("the holder has {most} already")]
    TooMany {
        /// The most.
        most: u16,
    },
    /// The holder would cast more voices than one may.
    #[error("the holder would cast more than {most} voices")]
    TooMuch {
        /// The most, their own included.
        most: u64,
    },
    /// The holder's bloc, or all establishments, hold as many as they may together.
    #[error("together they hold {most} already")]
    Together {
        /// On whom the cap is.
        on: CapOn,
        /// The most.
        most: u16,
        /// The article.
        article: String,
    },
}

/// Takes proxies in the order given.
pub fn hold(statutes: &Statutes, rules: &Rules, electorate: &Electorate, given: &[Proxy]) -> Held {
    let mut desk = Desk {
        rules,
        caps: caps(statutes, rules),
        electorate,
        voices: electorate.voices(),
        given: BTreeMap::new(),
        carried: BTreeMap::new(),
        blocs: BTreeMap::new(),
        establishments: 0,
    };
    Held {
        proxies: given.iter().map(|it| (*it, desk.take(*it))).collect(),
    }
}

/// A cap on proxies held together.
struct Together {
    on: CapOn,
    most: u16,
    article: String,
}

fn caps(statutes: &Statutes, rules: &Rules) -> Vec<Together> {
    let of = statutes.caps_on(rules.organ, rules.decision);
    of.filter_map(|stated| match stated.rule {
        Cap::ProxiesHeld { on, most, .. } => Some(Together {
            on,
            most,
            article: stated.article.clone(),
        }),
        _ => None,
    })
    .collect()
}

/// What a holder carries: proxies and their voices.
#[derive(Debug, Clone, Copy, Default)]
struct Carried {
    proxies: u64,
    voices: u64,
}

struct Desk<'a> {
    rules: &'a Rules,
    caps: Vec<Together>,
    electorate: &'a Electorate,
    voices: u64,
    /// Giver to holder.
    given: BTreeMap<AdhesionId, AdhesionId>,
    /// Those who carry at least one.
    carried: BTreeMap<AdhesionId, Carried>,
    blocs: BTreeMap<BlocId, u64>,
    establishments: u64,
}

impl<'a> Desk<'a> {
    fn take(&mut self, proxy: Proxy) -> Result<AdhesionId, ProxyRefused> {
        let limits = match self.rules.proxies.rule {
            Proxies::Forbidden => return Err(ProxyRefused::Forbidden),
            Proxies::Unlimited => None,
            Proxies::Limited(limits) => Some(limits),
        };
        if proxy.giver == proxy.holder {
            return Err(ProxyRefused::Oneself);
        }
        let (giver, giver_voices) = self.voter(
            proxy.giver,
            ProxyRefused::GiverRecused,
            ProxyRefused::GiverDoesNotVote,
        )?;
        let (holder, _) = self.voter(
            proxy.holder,
            ProxyRefused::HolderRecused,
            ProxyRefused::HolderDoesNotVote,
        )?;
        if self.given.contains_key(&proxy.giver) {
            return Err(ProxyRefused::Given);
        }
        let passes_on =
            self.given.contains_key(&proxy.holder) || self.carried.contains_key(&proxy.giver);
        // The Code civil lets a mandate be passed on unless it says otherwise (art. 1994).
        if passes_on && limits.is_some_and(|it| it.chain == Chain::Forbidden) {
            return Err(ProxyRefused::Chain);
        }
        let other = |it: &Entry| {
            it.votes().map(|(college, _)| college) != giver.votes().map(|(college, _)| college)
        };
        if limits.is_some_and(|it| it.holders == Holders::SameCollege) && other(holder) {
            let college = holder.votes().map(|(college, _)| college.clone());
            return Err(college.map_or(ProxyRefused::HolderDoesNotVote, ProxyRefused::OtherCollege));
        }
        let carrier = self.end(proxy.holder);
        if carrier == proxy.giver {
            return Err(ProxyRefused::Circle);
        }
        let (carrier_entry, own) = self.voter(
            carrier,
            ProxyRefused::HolderRecused,
            ProxyRefused::HolderDoesNotVote,
        )?;
        let moved = self.carried.get(&proxy.giver).copied().unwrap_or_default();
        let held = self.carried.get(&carrier).copied().unwrap_or_default();
        let after = Carried {
            proxies: held.proxies + moved.proxies + 1,
            voices: held.voices + moved.voices + u64::from(giver_voices),
        };
        if let Some(most) = limits.and_then(|it| it.per_holder)
            && after.proxies > u64::from(most)
        {
            return Err(ProxyRefused::TooMany { most });
        }
        if let Some(share) = limits.and_then(|it| it.share) {
            let most = share.floor_of(self.voices);
            if after.voices + u64::from(own) > most {
                return Err(ProxyRefused::TooMuch { most });
            }
        }
        self.together(giver, carrier_entry, moved.proxies)?;
        self.given.insert(proxy.giver, proxy.holder);
        self.carried.remove(&proxy.giver);
        self.carried.insert(carrier, after);
        Ok(carrier)
    }

    fn voter(
        &self,
        who: AdhesionId,
        recused: ProxyRefused,
        not: ProxyRefused,
    ) -> Result<(&'a Entry, u16), ProxyRefused> {
        let Some(entry) = self.electorate.entry(who) else {
            return Err(not);
        };
        match entry.right {
            Right::Votes { voices, .. } => Ok((entry, voices)),
            Right::Recused { .. } => Err(recused),
            Right::Consultative { .. } | Right::Barred(_) => Err(not),
        }
    }

    /// Who carries in the end what is given to somebody. No circle is ever taken, so that this ends.
    fn end(&self, holder: AdhesionId) -> AdhesionId {
        let mut at = holder;
        while let Some(next) = self.given.get(&at) {
            at = *next;
        }
        at
    }

    /// Holds the caps on what a bloc's members, or all establishments, carry together; counts it when it is taken.
    fn together(&mut self, giver: &Entry, carrier: &Entry, moved: u64) -> Result<(), ProxyRefused> {
        let establishment = |it: &Entry| it.placed.sided.side == Side::Establishment;
        let (from, to) = (
            giver.placed.influence.bloc(),
            carrier.placed.influence.bloc(),
        );
        let of_bloc = |blocs: &BTreeMap<BlocId, u64>, bloc| blocs.get(&bloc).copied().unwrap_or(0);
        // What the giver carried leaves their own group first.
        let left = |same: bool| if same { moved } else { 0 };
        let in_bloc = to.map(|to| of_bloc(&self.blocs, to) - left(from == Some(to)) + moved + 1);
        let in_all = self.establishments - left(establishment(giver)) + moved + 1;
        for cap in &self.caps {
            let after = match cap.on {
                CapOn::EachBloc => in_bloc,
                CapOn::Establishments => establishment(carrier).then_some(in_all),
            };
            if after.is_some_and(|it| it > u64::from(cap.most)) {
                return Err(ProxyRefused::Together {
                    on: cap.on,
                    most: cap.most,
                    article: cap.article.clone(),
                });
            }
        }
        if let Some(from) = from {
            let before = of_bloc(&self.blocs, from);
            self.blocs.insert(from, before - moved);
        }
        if let Some(to) = to {
            let before = of_bloc(&self.blocs, to);
            self.blocs.insert(to, before + moved + 1);
        }
        self.establishments -= left(establishment(giver));
        self.establishments += if establishment(carrier) { moved + 1 } else { 0 };
        Ok(())
    }
}

#[cfg(test)]
mod tests;
