//! Decisions of the demonstration. The actions themselves make them, at earlier times, signed with keys made from the seed:
//! one that is discussed, one whose round is open, one adopted by consent, one that the vote rejected under the cap, and one
//! in that vote, which waits for two officers.

pub(super) mod past;
mod sign;

use domain::decision::limit::TITLE_CHARS;
use domain::id::DecisionId;
use domain::territory::Mission;
use entity::outbox;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use signed::decision::{Ballot, Choice};

use super::save::is_demonstration;
use crate::ctx::Ctx;
use crate::decision::{close, draft, due, follow, object, open, table};
use crate::failure::{Failure, Fault};
use past::Past;

const GABARES: &str = "pays-des-gabares";
const BRUMES: &str = "brumes-de-la-cisse";

/// A proposal of the demonstration.
struct Proposal {
    slug: &'static str,
    title: &'static str,
    why: &'static str,
    text: &'static str,
    mission: Mission,
}

/// Makes the decisions, in a demonstration that has just been loaded.
///
/// # Errors
/// [`Fault`] when the database refuses, or an action does.
pub async fn decide(ctx: &Ctx, seed: u64) -> Result<(), Fault> {
    if !is_demonstration(ctx.db().read()).await? {
        return Ok(());
    }
    let past = Past::new(ctx, seed);
    adopted(&past).await?;
    discussed(&past).await?;
    objected(&past).await?;
    voted(&past, &MEETING, 60, Until::Over).await?;
    voted(&past, &PLACE, 12, Until::Voting).await?;
    // The mailbox of the demonstration shows what visitors cause.
    outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.is_in([
            "decision-opened",
            "decision-reminder",
            "decision-ended",
        ]))
        .exec(ctx.db().read())
        .await?;
    Ok(())
}

const SATURDAY: Proposal = Proposal {
    slug: GABARES,
    title: "Un créneau de soins non programmés le samedi matin",
    why: "Le samedi, nos patients sans rendez-vous n’ont que les urgences de Tours.",
    text: "# Ce que nous faisons\n\nDeux cabinets, à tour de rôle, gardent **quatre rendez-vous** le samedi de 9 h à 12 h.\n\n- Le planning est fixé par trimestre.\n- La coordinatrice tient la liste.\n\n# Bilan\n\nNous en parlons en réunion après six mois.\n",
    mission: Mission::Access,
};

const FALLS: Proposal = Proposal {
    slug: GABARES,
    title: "Prévention des chutes\u{a0}: un parcours commun",
    why: "Chacun repère de son côté, personne ne relance.",
    text: "# Proposition\n\nUn même questionnaire de repérage, proposé aux personnes de plus de 70 ans par les infirmières, les pharmaciens et les kinésithérapeutes.\n\nUne relance par la coordinatrice à trois mois.\n",
    mission: Mission::Prevention,
};

const RECORD: Proposal = Proposal {
    slug: GABARES,
    title: "Une messagerie sécurisée pour tous les échanges",
    why: "Des photos de plaies circulent encore par des messageries ordinaires.",
    text: "# Proposition\n\nÀ partir du 1er mars, les échanges sur un patient passent par la messagerie sécurisée de santé.\n\nLa CPTS paie l’abonnement la première année.\n",
    mission: Mission::Pathway,
};

const MEETING: Proposal = Proposal {
    slug: BRUMES,
    title: "Confier la coordination des retours à domicile à l’hôpital",
    why: "L’hôpital local propose de mettre un poste à disposition.",
    text: "# Proposition\n\nLe poste de coordination des retours à domicile est porté par l’hôpital local, qui en rend compte chaque année.\n",
    mission: Mission::Pathway,
};

const PLACE: Proposal = Proposal {
    slug: BRUMES,
    title: "Tenir nos consultations avancées à l’hôpital local",
    why: "Les locaux de la maison médicale sont trop petits.",
    text: "# Proposition\n\nLes consultations avancées ont lieu dans les locaux de l’hôpital local, par convention d’un an.\n",
    mission: Mission::Access,
};

/// Everybody who spoke agrees.
async fn adopted(past: &Past) -> Result<(), Fault> {
    let id = tabled(past, &SATURDAY, 40).await?;
    opened(past, &SATURDAY, id, (32, 7)).await?;
    let voices = past.voices(id).await?;
    for (n, voice) in voices.iter().enumerate() {
        past.at(31 - i64::try_from(n % 5).unwrap_or_default());
        let choice = match n % 7 {
            0..=2 => Choice::Support,
            3 | 4 => Choice::Consent,
            5 => continue,
            _ => Choice::Abstention,
        };
        past.says(SATURDAY.slug, id, voice, choice, None).await?;
    }
    past.at(24);
    due::run(&past.ctx).await?;
    let lead = past.lead(SATURDAY.slug).await?;
    let note = follow::Typed {
        on: past.day(-60),
        owner: Some(lead.person),
        done_on: None,
        note: "Planning du premier trimestre envoyé aux cabinets".to_owned(),
    };
    done(follow::note(&past.ctx, &lead, SATURDAY.slug, id, &note).await)?;
    let all = follow::Audience::Everybody;
    done(follow::show(&past.ctx, &lead, SATURDAY.slug, id, all).await)
}

async fn discussed(past: &Past) -> Result<(), Fault> {
    tabled(past, &FALLS, 4).await.map(|_| ())
}

/// A round is open; one objects, and is answered.
async fn objected(past: &Past) -> Result<(), Fault> {
    let id = tabled(past, &RECORD, 11).await?;
    opened(past, &RECORD, id, (3, 7)).await?;
    let voices = past.voices(id).await?;
    let others = voices.iter().filter(|it| !it.known).take(14);
    for (n, voice) in others.enumerate() {
        past.at(2);
        let (choice, reason) = match n {
            0 => (
                Choice::Objection,
                Some((
                    "Mon logiciel ne l’ouvre pas : je devrais tout taper deux fois.",
                    "Les infirmières seules cesseraient de répondre.",
                )),
            ),
            1..=8 => (Choice::Support, None),
            9 | 10 => (
                Choice::Reservation,
                Some(("D’accord, si une formation est proposée.", "")),
            ),
            _ => (Choice::Consent, None),
        };
        let said = past.says(RECORD.slug, id, voice, choice, reason).await?;
        if n == 0 {
            past.at(1);
            let reply = "La coordinatrice passe avec l’éditeur chez chaque infirmière en janvier ; la date d’effet attend que ce soit fait.";
            let lead = past.lead(RECORD.slug).await?;
            let answered = past.answer(id, &lead, said, reply).await?;
            done(object::answer(&past.ctx, &lead, RECORD.slug, id, &answered).await)?;
        }
    }
    Ok(())
}

/// How far a vote goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Voting,
    Over,
}

/// Two rounds without agreement, then a vote that as it is cast adopts, and under the cap rejects.
async fn voted(past: &Past, of: &Proposal, since: i64, until: Until) -> Result<(), Fault> {
    let id = tabled(past, of, since).await?;
    for round in 0..2 {
        let opens = since - 1 - 3 * round;
        opened(past, of, id, (opens, 1)).await?;
        let voices = past.voices(id).await?;
        for (n, voice) in voices.iter().filter(|it| !it.known).enumerate() {
            let (choice, reason) = match n {
                0 | 1 => (
                    Choice::Objection,
                    Some((
                        "La ville perdrait la main sur sa propre organisation.",
                        "Les cabinets du nord du territoire se retireraient.",
                    )),
                ),
                _ if voice.bloc => (Choice::Support, None),
                _ if n % 3 == 0 => (Choice::Consent, None),
                _ => continue,
            };
            past.says(of.slug, id, voice, choice, reason).await?;
        }
        past.at(opens - 2);
        due::run(&past.ctx).await?;
    }
    let opens = since - 8;
    let days = match until {
        Until::Voting => 7,
        Until::Over => 2,
    };
    opened(past, of, id, (opens, days)).await?;
    let voices = past.voices(id).await?;
    let tied = voices.iter().filter(|it| it.bloc).count();
    let against = tied.saturating_sub(1);
    let mut free = 0;
    for voice in &voices {
        if until == Until::Voting && past.waits_for(of.slug, voice).await? {
            continue;
        }
        let ballot = if voice.bloc {
            Ballot::Yes
        } else {
            free += 1;
            match free {
                1 => Ballot::Yes,
                n if n <= against + 1 => Ballot::No,
                n if n % 4 == 0 => Ballot::Blank,
                _ => Ballot::Abstention,
            }
        };
        past.votes(of.slug, id, voice, ballot).await?;
    }
    if until == Until::Over {
        past.at(opens - 3);
        let lead = past.lead(of.slug).await?;
        done(
            close::close(&past.ctx, &lead, of.slug, id)
                .await
                .map(|_| ()),
        )?;
    }
    Ok(())
}

/// Its president tables a proposal so many days ago.
async fn tabled(past: &Past, of: &Proposal, days: i64) -> Result<DecisionId, Fault> {
    past.at(days);
    let lead = past.lead(of.slug).await?;
    let typed = draft::Typed {
        title: of.title.chars().take(TITLE_CHARS).collect(),
        why: of.why.to_owned(),
        text: of.text.to_owned(),
        on: past.on(of.slug).await?,
        missions: [of.mission].into(),
        partners: Vec::new(),
        blocs: Vec::new(),
    };
    let id = done(draft::create(&past.ctx, &lead, of.slug, &typed).await)?;
    done(table::table(&past.ctx, &lead, of.slug, id, 1).await)?;
    Ok(id)
}

/// What comes next opens so many days ago, for so many days.
async fn opened(
    past: &Past,
    of: &Proposal,
    id: DecisionId,
    (ago, days): (i64, i64),
) -> Result<(), Fault> {
    past.at(ago);
    let lead = past.lead(of.slug).await?;
    let closes = past
        .day(ago - days)
        .ok_or_else(|| Fault::Other("no such day".to_owned()))?;
    done(open::open(&past.ctx, &lead, of.slug, id, closes).await)?;
    past.pass();
    Ok(())
}

/// What an action did; one that refuses is a fault of ours.
pub(super) fn done<T, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> Result<T, Fault> {
    outcome.map_err(|failure| match failure {
        Failure::Fault(fault) => fault,
        Failure::Refused(refused) => Fault::Other(format!("the demonstration: {refused:?}")),
        other => Fault::Other(other.to_string()),
    })
}
