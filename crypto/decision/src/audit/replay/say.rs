//! What members sign.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::canonical::Digest;
use domain::decision::objection::{Objection, Word as Fate};
use domain::decision::round::Spoken;
use domain::decision::speak::{Bound, Last, Said, may_speak};
use domain::decision::stage::Stage;
use domain::decision::vote::Cast;
use domain::decision::{Ballot, Choice};
use domain::id::AdhesionId;
use signed::decision::{self, Answer, Chained, Link, Outcome, Position, Vote, Word};
use signed::{Envelope, Id, Payload, Verified};

use super::{Chain, Check, Faults, Open, Recorded, Replay, What};

type Heard<T> = Result<T, What>;

impl Replay {
    pub(super) fn position(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let heard = self.verified(record, |it: &Position| (&it.cpts, &it.decision, &it.member));
        let taken = heard.and_then(|it| self.take_position(it));
        self.say(taken, faults);
    }

    pub(super) fn vote(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let heard = self.verified(record, |it: &Vote| (&it.cpts, &it.decision, &it.member));
        let taken = heard.and_then(|it| self.take_vote(it));
        self.say(taken, faults);
    }

    pub(super) fn answer(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let heard = self.verified(record, |it: &Answer| (&it.cpts, &it.decision, &it.member));
        let taken = heard.and_then(|it| self.take_answer(&it));
        self.say(taken, faults);
    }

    pub(super) fn word(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let heard = self.verified(record, |it: &Word| (&it.cpts, &it.decision, &it.member));
        let taken = heard.and_then(|it| self.take_word(&it));
        self.say(taken, faults);
    }

    fn say(&mut self, heard: Heard<()>, faults: &mut Faults<'_>) {
        self.statements += 1;
        if let Err(what) = heard {
            faults.push(Check::Statements, what);
        }
    }

    /// A statement that a key of who speaks signed, about this decision.
    fn verified<T: Payload>(
        &self,
        record: &Recorded,
        of: impl for<'a> Fn(&'a T) -> (&'a Id, &'a Id, &'a Id),
    ) -> Heard<Verified<T>> {
        let envelope = Envelope::parse(record.bytes.as_bytes()).map_err(|_| What::NotARecord)?;
        let held = self.keys.get(envelope.key()).ok_or(What::Key)?;
        let verified = envelope
            .verify::<T>(&held.key)
            .map_err(|_| What::Signature)?;
        let (cpts, decision, member) = of(verified.payload());
        let ground = self.ground.as_ref().ok_or(What::Opening)?;
        if *cpts != ground.cpts || *decision != ground.decision {
            return Err(What::OtherDecision);
        }
        let member = adhesion(member)?;
        if held.members.contains(&member) {
            Ok(verified)
        } else {
            Err(What::Key)
        }
    }

    /// What statements are bound to now: in the round that is open, or in the vote.
    fn bound(&self, vote: bool) -> Heard<Bound> {
        let ground = self.ground.as_ref().ok_or(What::Opening)?;
        let round = match (&self.stage, vote) {
            (Some(Stage::Round(it)), false) => it.number,
            (Some(Stage::Voting(it)), true) => it.number,
            _ => return Err(What::NothingOpen),
        };
        Ok(Bound {
            round,
            text: *self.texts.last().ok_or(What::Text)?,
            statutes: ground.statutes_digest,
            roll: ground.roll_digest,
        })
    }

    /// The next statement of a voice's chain, if it may be said. The order of the log stands for the time: what came after
    /// closing is after it there.
    fn next<T: Chained>(
        &self,
        statement: Verified<T>,
        chains: &BTreeMap<AdhesionId, Chain<T>>,
        vote: bool,
    ) -> Heard<(Said, Chain<T>)> {
        let ground = self.ground.as_ref().ok_or(What::Opening)?;
        let said = said(&statement.payload().link())?;
        let before = chains.get(&said.voice);
        let last = before.map(|it| Last {
            number: it.last.payload().link().number,
            in_person: it.in_person,
        });
        let (closes, now) = (DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC);
        let voter = ground.roll.voter(said.voice);
        may_speak(&said, &self.bound(vote)?, voter, last, closes, now).map_err(What::Speak)?;
        if before.is_some_and(|before| !statement.follows(&before.last)) {
            return Err(What::Chain);
        }
        let in_person = said.by == said.voice || last.is_some_and(|it| it.in_person);
        let chain = Chain {
            last: statement,
            in_person,
        };
        Ok((said, chain))
    }

    fn take_position(&mut self, position: Verified<Position>) -> Heard<()> {
        let (Said { voice, by, .. }, chain) = self.next(position, &self.positions, false)?;
        let (it, envelope) = (chain.last.payload(), chain.last.envelope().digest());
        let choice = choice(it.choice);
        if let Some(reason) = it.reason {
            self.commitments.insert(envelope, reason);
        }
        // A new position of the voice takes the place of the one before, and of its objection.
        self.objections.retain(|_, it| it.voice != voice);
        let objects = choice == Choice::Objection;
        if objects {
            let answers = BTreeSet::new();
            self.objections.insert(envelope, Open { voice, answers });
        }
        let spoken = Spoken {
            by,
            choice,
            objection: objects.then_some(Objection::Open),
        };
        self.spoken.insert(voice, spoken);
        self.positions.insert(voice, chain);
        Ok(())
    }

    fn take_vote(&mut self, vote: Verified<Vote>) -> Heard<()> {
        let (Said { voice, by, .. }, chain) = self.next(vote, &self.votes, true)?;
        let ballot = ballot(chain.last.payload().ballot);
        self.cast.insert(voice, Cast { by, ballot });
        self.votes.insert(voice, chain);
        Ok(())
    }

    fn take_answer(&mut self, answer: &Verified<Answer>) -> Heard<()> {
        let it = answer.payload();
        let member = adhesion(&it.member)?;
        let bound = self.bound(false)?;
        if u32::from(bound.round) != it.round {
            return Err(What::NothingOpen);
        }
        if !self.is_facilitator(member) {
            return Err(What::Facilitator);
        }
        let open = self
            .objections
            .get_mut(&it.objection)
            .ok_or(What::Objection)?;
        let spoken = self.spoken.get_mut(&open.voice).ok_or(What::Objection)?;
        let state = spoken.objection.ok_or(What::Objection)?;
        spoken.objection = Some(state.answered().map_err(What::OfObjection)?);
        let envelope = answer.envelope().digest();
        open.answers.insert(envelope);
        self.commitments.insert(envelope, it.reply);
        Ok(())
    }

    fn take_word(&mut self, word: &Verified<Word>) -> Heard<()> {
        let it = word.payload();
        let (voice, by) = (adhesion(&it.voice)?, adhesion(&it.member)?);
        let bound = self.bound(false)?;
        if u32::from(bound.round) != it.round {
            return Err(What::NothingOpen);
        }
        let open = self.objections.get(&it.objection).ok_or(What::Objection)?;
        let answered = it.answer.is_none_or(|of| open.answers.contains(&of));
        if open.voice != voice || !answered {
            return Err(What::Objection);
        }
        // The objector speaks as in the position: herself, or who carries her mandate and has objected for her.
        let spoken = self.spoken.get_mut(&voice).ok_or(What::Objection)?;
        if by != voice && by != spoken.by {
            return Err(What::Key);
        }
        let state = spoken.objection.ok_or(What::Objection)?;
        let next = state.said(fate(it.outcome)).map_err(What::OfObjection)?;
        spoken.objection = Some(next);
        Ok(())
    }
}

/// A member, as the roll names her.
fn adhesion(id: &Id) -> Heard<AdhesionId> {
    id.as_str().parse().map_err(|_| What::NotARecord)
}

const fn own(digest: signed::Digest) -> Digest {
    Digest::from_bytes(*digest.bytes())
}

fn said(it: &Link<'_>) -> Heard<Said> {
    Ok(Said {
        voice: adhesion(it.voice)?,
        by: adhesion(it.member)?,
        number: it.number,
        bound: Bound {
            round: it.round.try_into().map_err(|_| What::Number)?,
            text: own(it.text),
            statutes: own(it.statutes),
            roll: own(it.roll),
        },
    })
}

const fn choice(it: decision::Choice) -> Choice {
    match it {
        decision::Choice::Support => Choice::Support,
        decision::Choice::Consent => Choice::Consent,
        decision::Choice::Reservation => Choice::Reservation,
        decision::Choice::Objection => Choice::Objection,
        decision::Choice::Abstention => Choice::Abstention,
    }
}

const fn ballot(it: decision::Ballot) -> Ballot {
    match it {
        decision::Ballot::Yes => Ballot::Yes,
        decision::Ballot::No => Ballot::No,
        decision::Ballot::Blank => Ballot::Blank,
        decision::Ballot::Abstention => Ballot::Abstention,
    }
}

const fn fate(it: Outcome) -> Fate {
    match it {
        Outcome::Integrated => Fate::Integrated,
        Outcome::Withdrawn => Fate::Withdrawn,
        Outcome::Maintained => Fate::Maintained,
    }
}
