//! What those tied to an entity may not do: vote on its contracts, sign them, hold some offices.

use super::Entity;
use super::influence::{Influence, Tie};
use crate::id::{AttachmentId, BlocId};
use crate::role::RoleKind;
use crate::statutes::{Cap, RecusedWith, Statutes};

/// The other party of a contract: its entities, and the blocs in which they are on the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counterparty {
    /// Its entities.
    pub entities: Vec<Entity>,
    /// Their blocs.
    pub blocs: Vec<BlocId>,
}

/// A rule against what somebody would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The article.
    pub article: String,
    /// What ties them.
    pub attachment: AttachmentId,
    /// To that bloc, if any.
    pub bloc: Option<BlocId>,
}

/// Whether a member is recused (« déport ») on a contract: neither debate nor vote, out of numerator and denominator. Every
/// tie counts, also that of somebody of mixed practice who is otherwise of ville.
pub fn recused(
    statutes: &Statutes,
    influence: &Influence,
    with: &Counterparty,
) -> Option<Conflict> {
    statutes.caps.iter().find_map(|stated| match stated.rule {
        Cap::Recusal { with: reach } => {
            tied(influence, with, reach).map(|tie| conflict(&stated.article, tie))
        }
        _ => None,
    })
}

/// Why a member may not sign a contract for the association, if the statutes forbid it.
pub fn may_not_sign(
    statutes: &Statutes,
    influence: &Influence,
    with: &Counterparty,
) -> Option<Conflict> {
    statutes.caps.iter().find_map(|stated| match stated.rule {
        Cap::Signatory => {
            tied(influence, with, RecusedWith::Bloc).map(|tie| conflict(&stated.article, tie))
        }
        _ => None,
    })
}

/// Why a member may not hold an office, if the statutes forbid it to those who count to a bloc.
pub fn may_not_hold(
    statutes: &Statutes,
    influence: &Influence,
    role: RoleKind,
) -> Option<Conflict> {
    let tie = influence.counted()?;
    statutes.caps.iter().find_map(|stated| match &stated.rule {
        Cap::Offices { roles } if roles.contains(&role) => Some(conflict(&stated.article, tie)),
        _ => None,
    })
}

fn tied<'a>(influence: &'a Influence, with: &Counterparty, reach: RecusedWith) -> Option<&'a Tie> {
    influence.ties.iter().find(|tie| {
        let entity = tie
            .entity
            .as_ref()
            .is_some_and(|it| with.entities.contains(it));
        let bloc = tie.bloc.is_some_and(|it| with.blocs.contains(&it));
        // A declared link to the bloc itself is a link to each of its entities.
        let declared = tie.entity.is_none() && bloc;
        match reach {
            RecusedWith::Party => entity || declared,
            RecusedWith::Bloc => entity || bloc,
        }
    })
}

fn conflict(article: &str, tie: &Tie) -> Conflict {
    Conflict {
        article: article.to_owned(),
        attachment: tie.attachment,
        bloc: tie.bloc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ght::attachment::Way;
    use crate::ght::influence::Because;
    use crate::statutes::template;
    use uuid::Uuid;

    fn hospital(number: &str) -> Entity {
        Entity::Finess(number.parse().unwrap())
    }

    fn tie(entity: Option<&str>, bloc: Option<u128>, because: Because) -> Influence {
        Influence {
            ties: vec![Tie {
                attachment: AttachmentId(Uuid::from_u128(9)),
                entity: entity.map(hospital),
                bloc: bloc.map(|it| BlocId(Uuid::from_u128(it))),
                way: Way::MainActivity,
                because,
            }],
        }
    }

    fn contract() -> Counterparty {
        Counterparty {
            entities: vec![hospital("370000481")],
            blocs: vec![BlocId(Uuid::from_u128(1))],
        }
    }

    #[test]
    fn a_doctor_with_one_half_day_in_a_hospital_is_recused_on_its_contracts() {
        let outside = tie(Some("370000481"), Some(1), Because::JoinedFromOutside);
        let found = recused(&template(), &outside, &contract()).unwrap();
        assert_eq!(found.article, "19");
        assert!(may_not_sign(&template(), &outside, &contract()).is_some());
        assert_eq!(
            may_not_hold(&template(), &outside, RoleKind::President),
            None
        );
    }

    #[test]
    fn recusal_reaches_the_bloc_or_the_party_as_the_statutes_say() {
        let mut statutes = template();
        let sister = tie(Some("2B0000020"), Some(1), Because::MainActivity);
        assert!(recused(&statutes, &sister, &contract()).is_some());
        for cap in &mut statutes.caps {
            if let Cap::Recusal { with } = &mut cap.rule {
                *with = RecusedWith::Party;
            }
        }
        assert_eq!(recused(&statutes, &sister, &contract()), None);
        assert!(may_not_sign(&statutes, &sister, &contract()).is_some());
        let declared = tie(None, Some(1), Because::MainActivity);
        assert!(recused(&statutes, &declared, &contract()).is_some());
        let elsewhere = tie(Some("2B0000020"), Some(2), Because::Mandate);
        assert_eq!(recused(&statutes, &elsewhere, &contract()), None);
    }

    #[test]
    fn president_and_treasurer_count_to_no_bloc() {
        let attached = tie(Some("370000481"), Some(1), Because::Mandate);
        for (role, free) in [
            (RoleKind::President, false),
            (RoleKind::Treasurer, false),
            (RoleKind::Secretary, true),
        ] {
            assert_eq!(
                may_not_hold(&template(), &attached, role).is_none(),
                free,
                "{role:?}"
            );
        }
        let mut silent = template();
        silent.caps.clear();
        assert_eq!(may_not_hold(&silent, &attached, RoleKind::President), None);
        assert_eq!(recused(&silent, &attached, &contract()), None);
        assert_eq!(may_not_sign(&silent, &attached, &contract()), None);
    }
}
