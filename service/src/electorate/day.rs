use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::college::{Placed, college_of};
use domain::election::limits::Seat as Place;
use domain::electorate::{Electorate, Member, Question, electorate};
use domain::ght::Bloc;
use domain::ght::weight::{Measure, Weight, measures};
use domain::role::RoleKind;
use domain::statutes::{CollegeId, DecisionKind, OrganKind, Side};
use entity::adhesion;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::Known;
use super::load::known;
use super::whose::Whose;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::ght;
use crate::scope::Seat;
use crate::statutes::rules;

/// A CPTS on a day: the rules in force, the blocs it knows, its members.
#[derive(Debug, Clone)]
pub struct Day {
    /// The day.
    pub on: NaiveDate,
    /// The rules in force.
    pub rules: rules::Known,
    /// Blocs, by name.
    pub blocs: Vec<Bloc>,
    /// What the registers knew of members that evening.
    pub known: Known,
    /// The same, as the rules ask for it.
    pub members: Vec<Member>,
}

/// A seat on the board, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Who.
    pub person: Uuid,
    /// The adhesion by which they sit: their own, or that of a structure that they represent.
    pub adhesion: Option<Uuid>,
    /// Its college.
    pub college: Option<CollegeId>,
    /// What the limits on seats ask of it.
    pub place: Place,
}

impl Day {
    /// Reads a day that has come; nothing where no rules were in force.
    ///
    /// # Errors
    /// [`Fault`] when the database refuses.
    pub async fn read(
        db: &impl ConnectionTrait,
        ctx: &Ctx,
        seat: &Seat,
        on: NaiveDate,
    ) -> Result<Option<Self>, Fault> {
        Self::of(db, ctx, Whose::everybody(seat), on).await
    }

    /// The same for the holder of one adhesion: they are the one member of that day, who votes and stands as among all
    /// others. The caller has checked that the reader may see them.
    ///
    /// # Errors
    /// [`Fault`] when the database refuses.
    pub async fn read_one(
        db: &impl ConnectionTrait,
        ctx: &Ctx,
        row: &adhesion::Model,
        on: NaiveDate,
    ) -> Result<Option<Self>, Fault> {
        Self::of(db, ctx, Whose::member(row), on).await
    }

    async fn of(
        db: &impl ConnectionTrait,
        ctx: &Ctx,
        whose: Whose,
        on: NaiveDate,
    ) -> Result<Option<Self>, Fault> {
        let Some(rules) = rules::in_force(db, whose.cpts().0, on).await? else {
            return Ok(None);
        };
        let known = known(db, whose, on, ctx.today()).await?;
        Ok(Some(Self {
            on,
            rules,
            blocs: ght::known::blocs(db, whose.cpts()).await?,
            members: known.members(on)?,
            known,
        }))
    }

    /// Who votes on a question.
    pub fn electorate(&self, question: &Question) -> Electorate {
        electorate(&self.rules.statutes, &self.members, &self.blocs, question)
    }

    /// Who votes in an ordinary meeting: the measure of weight where no question is asked.
    pub fn voters(&self) -> Electorate {
        self.electorate(&ordinary(self.on))
    }

    /// Where a member stands: college, side and bloc, and why.
    pub fn placed(&self, member: &Member) -> Placed {
        let statutes = &self.rules.statutes;
        college_of(
            statutes,
            member.profile,
            &member.attachments,
            &self.blocs,
            self.on,
        )
    }

    /// The seats of the board that are held: one a person, whatever their offices.
    ///
    /// # Errors
    /// [`Fault`] when a row holds a code that nobody knows.
    pub fn board(&self) -> Result<Vec<Sitting>, Fault> {
        let members: BTreeMap<Uuid, &Member> =
            self.members.iter().map(|it| (it.adhesion.0, it)).collect();
        let mut seen = BTreeSet::new();
        let mut board = Vec::new();
        for (role, adhesion) in self.known.seated()? {
            let kind: RoleKind = entity::read("role", "kind", &role.kind)?;
            if !kind.is_board() || !seen.insert(role.person_id) {
                continue;
            }
            let member = adhesion.and_then(|id| members.get(&id).copied());
            let placed = member.map(|it| self.placed(it));
            let nowhere = Place {
                profession: None,
                field: None,
                side: Side::Other,
                bloc: None,
            };
            let place = match (member, &placed) {
                (Some(member), Some(placed)) => Place {
                    profession: member.profile.profession,
                    field: member.profile.field,
                    side: placed.sided.side,
                    bloc: placed.influence.bloc(),
                },
                _ => nowhere,
            };
            board.push(Sitting {
                person: role.person_id,
                adhesion,
                college: placed.and_then(|it| it.college).map(|it| it.college),
                place,
            });
        }
        Ok(board)
    }

    /// Each group against each limit, for an electorate and the seats held.
    pub fn measures(&self, voters: &Electorate, board: &[Sitting]) -> Vec<Measure> {
        let seats: Vec<Place> = board.iter().map(|it| it.place).collect();
        measures(&self.rules.statutes, &Weight::of(voters), &seats)
    }
}

/// An ordinary decision of an ordinary meeting.
pub(super) const fn ordinary(on: NaiveDate) -> Question {
    Question {
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Resolution,
        on,
        contract: None,
    }
}
