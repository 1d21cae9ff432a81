use super::check::Place;
use super::{
    Cap, CollegeId, DecisionKind, MajorityKind, OrganKind, Quorum, Remote, Said, Second, Statutes,
    Threshold, WhenZero,
};
use crate::exact::Fraction;

/// Something that holds, and that those who write statutes often did not mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A vote from afar is allowed in that organ, and the statutes are silent for the other one, where it is therefore
    /// not allowed (Cass. 1re civ., 25 Jan. 2017, n° 15-25.561).
    RemoteElsewhere {
        /// Where they are silent.
        silent: OrganKind,
    },
    /// Silent on proxies: allowed without limit.
    ProxiesUnlimited {
        /// Where.
        organ: OrganKind,
    },
    /// A quorum, and no second convocation: a meeting may never be able to decide.
    NoSecond {
        /// Where.
        organ: OrganKind,
    },
    /// The quorum is so high that few associations reach it.
    HighQuorum {
        /// Where.
        organ: OrganKind,
    },
    /// Unanimity gives each a veto.
    Unanimity {
        /// Where.
        organ: OrganKind,
        /// On what.
        decision: Option<DecisionKind>,
    },
    /// The cap leaves no seat at all with so few seats.
    NoSeat {
        /// Seats of the board.
        seats: u16,
    },
    /// The statutes are changed by the majority of any other decision.
    StatutesByAnyMajority,
    /// The statutes do not say what happens where a secret vote would rest on too few people.
    NothingOnSmallGroups,
    /// A college of establishments votes and no cap limits it.
    EstablishmentsWithoutCap {
        /// The college.
        college: CollegeId,
    },
}

impl Statutes {
    /// What its writers should look at again, each at its place. A document with warnings can be applied.
    pub fn warnings(&self) -> Vec<(Place, Warning)> {
        let mut found = Vec::new();
        remote(self, &mut found);
        for (n, organ) in self.organs.iter().enumerate() {
            let at = Place::of("organs").at(n);
            let kind = organ.organ;
            if organ.proxies == Said::Silent {
                found.push((at.to("proxies"), Warning::ProxiesUnlimited { organ: kind }));
            }
            let again = matches!(organ.second.rule(), Some(Second::Convocation(_)));
            if let Some(Quorum::Needs(rule)) = organ.quorum.rule() {
                if !again {
                    found.push((at.to("second"), Warning::NoSecond { organ: kind }));
                }
                let high = match rule.threshold {
                    Threshold::AtLeast(share) => share > Fraction::HALF,
                    Threshold::MoreThan(share) => share >= Fraction::HALF,
                    Threshold::Number(_) => false,
                };
                if high {
                    found.push((at.to("quorum"), Warning::HighQuorum { organ: kind }));
                }
            }
            let own = organ.decisions.iter().enumerate();
            let own =
                own.map(|(n, it)| (at.to("decisions").at(n), Some(it.decision), &it.majority));
            for (at, decision, said) in
                std::iter::once((at.clone(), None, &organ.majority)).chain(own)
            {
                let all = said
                    .rule()
                    .is_some_and(|it| it.kind == MajorityKind::Unanimity);
                if all {
                    let organ = kind;
                    found.push((at.to("majority"), Warning::Unanimity { organ, decision }));
                }
            }
        }
        let rules = self.rules(OrganKind::ExtraordinaryMeeting, DecisionKind::Statutes);
        if rules.majority.rule.kind == MajorityKind::Simple {
            found.push((Place::of("organs"), Warning::StatutesByAnyMajority));
        }
        if self.small_groups == Said::Silent {
            found.push((Place::of("small-groups"), Warning::NothingOnSmallGroups));
        }
        caps(self, &mut found);
        found
    }
}

fn remote(statutes: &Statutes, found: &mut Vec<(Place, Warning)>) {
    use OrganKind::{ExtraordinaryMeeting, OrdinaryMeeting};
    let said = |kind| {
        statutes
            .organs
            .iter()
            .find(|it| it.organ == kind)
            .map(|it| &it.remote)
    };
    for (allowed, silent) in [
        (OrdinaryMeeting, ExtraordinaryMeeting),
        (ExtraordinaryMeeting, OrdinaryMeeting),
    ] {
        let allows = said(allowed).and_then(Said::rule) == Some(&Remote::Allowed);
        let says_nothing = said(silent).is_none_or(|it| it == &Said::Silent);
        if allows && says_nothing {
            let place = statutes.organs.iter().position(|it| it.organ == silent);
            let at = place.map_or_else(
                || Place::of("organs"),
                |n| Place::of("organs").at(n).to("remote"),
            );
            found.push((at, Warning::RemoteElsewhere { silent }));
        }
    }
}

fn caps(statutes: &Statutes, found: &mut Vec<(Place, Warning)>) {
    for (n, stated) in statutes.caps.iter().enumerate() {
        let Cap::Seats {
            share, when_zero, ..
        } = &stated.rule
        else {
            continue;
        };
        let seats = statutes.board.rule().map_or(0, |it| it.seats);
        if share.floor_of(u64::from(seats)) == 0 && *when_zero == Some(WhenZero::NoSeat) {
            let at = Place::of("caps")
                .at(n)
                .to("rule")
                .to("seats")
                .to("when-zero");
            found.push((at, Warning::NoSeat { seats }));
        }
    }
    let limits_votes = |cap: &Cap| {
        matches!(
            cap,
            Cap::RollVoices { .. }
                | Cap::VotesCast { .. }
                | Cap::CollegeWeights { .. }
                | Cap::DoubleMajority { .. }
        )
    };
    if statutes.caps.iter().any(|it| limits_votes(&it.rule)) {
        return;
    }
    for (n, college) in statutes.colleges.iter().enumerate() {
        let hospital = |it: &super::Condition| {
            it.structure
                .contains(&crate::structure::StructureKind::Hospital)
                || it.side == [super::Side::Establishment]
        };
        if college.voice.voices() > 0 && college.members.iter().any(hospital) {
            let warning = Warning::EstablishmentsWithoutCap {
                college: college.id.clone(),
            };
            found.push((Place::of("colleges").at(n), warning));
        }
    }
}
