//! Where members stand under the rules: the college that takes each, by the same functions as the product's.

use std::collections::BTreeMap;

use domain::college::{Placed, college_of};
use domain::electorate::{Electorate, Question, electorate};
use domain::ght::Bloc;
use domain::statutes::{DecisionKind, OrganKind, Statutes};
use entity::dues_rate;
use uuid::Uuid;

use super::group;
use super::house::House;
use super::maker::Maker;
use super::rules;
use crate::dues::standing::Asked;
use crate::electorate::Known;
use crate::ght::known::read;

/// The rules of a CPTS with its members, as the plan holds them so far.
pub(super) struct Assembly {
    pub statutes: Statutes,
    pub blocs: Vec<Bloc>,
    pub known: Known,
}

impl Assembly {
    /// What the plan holds of a CPTS today.
    pub(super) fn of(maker: &Maker, house: &House) -> Option<Self> {
        Self::of_year(maker, house, maker.year())
    }

    /// The same with the dues of another year.
    pub(super) fn of_year(maker: &Maker, house: &House, year: i32) -> Option<Self> {
        let cpts = maker.cpts(house.letter);
        let plan = &maker.plan;
        let rates = plan.dues_rate.iter();
        let rates = rates.filter(|it| it.cpts_id == cpts && it.year == year);
        let rates: Vec<dues_rate::Model> = rates.cloned().collect();
        let mut attachments: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
        for row in plan.attachment.iter().filter(|it| it.cpts_id == cpts) {
            let tie = read(row).ok()?;
            attachments.entry(row.adhesion_id).or_default().push(tie);
        }
        let kinds = plan.structure.iter();
        Some(Self {
            statutes: rules::in_force(house.letter)?,
            blocs: group::known(maker, cpts),
            known: Known {
                only: None,
                adhesions: plan
                    .adhesion
                    .iter()
                    .filter(|it| it.cpts_id == cpts)
                    .cloned()
                    .collect(),
                later: Vec::new(),
                kinds: kinds.map(|it| (it.id, it.kind.clone())).collect(),
                asked: Asked::of_rows(rates),
                settled: plan
                    .dues
                    .iter()
                    .filter(|it| it.cpts_id == cpts && it.year == year)
                    .map(|it| (it.adhesion_id, it.settlement.clone()))
                    .collect(),
                reminded: BTreeMap::new(),
                roles: Vec::new(),
                mandates: Vec::new(),
                attachments,
            },
        })
    }

    /// Where each adhesion stands on a day.
    pub(super) fn placed(&self, on: chrono::NaiveDate) -> BTreeMap<Uuid, Placed> {
        let members = self.known.members(on).unwrap_or_default();
        let placed = members.into_iter().map(|it| {
            let placed = college_of(&self.statutes, it.profile, &it.attachments, &self.blocs, on);
            (it.adhesion.0, placed)
        });
        placed.collect()
    }

    /// Who votes in an ordinary meeting on a day.
    pub(super) fn electorate(&self, on: chrono::NaiveDate) -> Electorate {
        let question = Question {
            organ: OrganKind::OrdinaryMeeting,
            college: None,
            decision: DecisionKind::Resolution,
            on,
            contract: None,
        };
        let members = self.known.members(on).unwrap_or_default();
        electorate(&self.statutes, &members, &self.blocs, &question)
    }
}
