//! The rules that the three associations adopted with their statutes: the same in data as the text says in words.

pub(super) mod brumes;
pub(super) mod gabares;
pub(super) mod tuffeau;

use domain::audit::Event;
use domain::exact::Fraction;
use domain::profession::Category;
use domain::role::RoleKind;
use domain::statutes::{
    Abstention, Agreed, Base, By, Chain, College, Condition, Consensus, ConsensusRule, Counted,
    Decision, DecisionKind, Holders, Majority, MajorityKind, Organ, OrganKind, Proxies,
    ProxyLimits, Quorum, QuorumRule, Said, Second, SecondConvocation, Secrecy, Stated, Statutes,
    TabledBy, Threshold, Voice, WithoutAgreement,
};
use domain::structure::StructureKind;
use entity::{rules, statutes};

use super::house::{House, Version};
use super::maker::{Entry, Maker};

/// Writes the rules adopted with a version of the text.
pub(super) fn adopt(maker: &mut Maker, house: &House, version: &Version, text: &statutes::Model) {
    let document = (version.rules)();
    let (id, at) = (maker.dice.uuid(), maker.moment(version.adopted));
    let sha256 = document.digest().to_string();
    let secretary = maker.officer(house.letter, RoleKind::Secretary);
    let founding = text.number == 1;
    let day = written(text.adopted_on);
    let reference = if founding {
        format!("Procès-verbal de l’assemblée générale constitutive du {day}, résolution 3")
    } else {
        format!("Procès-verbal de l’assemblée générale extraordinaire du {day}, résolution 2")
    };
    let detail =
        serde_json::json!({ "number": text.number, "adopted": text.adopted_on, "sha256": sha256 });
    let entry = Entry {
        cpts: Some(text.cpts_id),
        actor: secretary,
        subject: Some(id),
        detail,
    };
    maker.journal(Event::RulesAdopted, at, entry);
    maker.plan.rules.push(rules::Model {
        id,
        cpts_id: text.cpts_id,
        number: text.number,
        document: document.canonical(),
        sha256,
        statutes_id: Some(text.id),
        adopted_on: text.adopted_on,
        in_force_from: text.in_force_from,
        organ: OrganKind::ExtraordinaryMeeting.code().to_owned(),
        reference,
        recorded_by: secretary,
        created_at: at,
    });
}

/// The rules in force today in the CPTS with this letter.
pub(super) fn in_force(letter: char) -> Option<Statutes> {
    let house = super::house::HOUSES.iter().find(|it| it.letter == letter)?;
    house.statutes.last().map(|version| (version.rules)())
}

fn written(day: chrono::NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn stated<T>(article: &str, rule: T) -> Stated<T> {
    Stated {
        article: article.to_owned(),
        rule,
    }
}

fn college(
    (word, name, article): (&str, &str, &str),
    members: Vec<Condition>,
    voice: Voice,
    seats: u16,
) -> Option<College> {
    Some(College {
        id: word.parse().ok()?,
        name: name.to_owned(),
        article: article.to_owned(),
        members,
        voice,
        seats,
    })
}

const ONE_VOICE: Voice = Voice::Deliberative(1);

fn of(category: &[Category]) -> Condition {
    Condition {
        category: category.to_vec(),
        ..Condition::default()
    }
}

fn on_side(side: domain::statutes::Side) -> Condition {
    Condition {
        side: vec![side],
        ..of(&[Category::Health])
    }
}

fn kinds(structure: &[StructureKind]) -> Condition {
    Condition {
        structure: structure.to_vec(),
        ..Condition::default()
    }
}

/// Structures of coordinated care: of doctors, nurses and pharmacists of town.
const COORDINATED: &[StructureKind] = &[
    StructureKind::HealthHouse,
    StructureKind::HealthCentre,
    StructureKind::PrimaryCareTeam,
    StructureKind::SpecialistTeam,
    StructureKind::OutOfHours,
    StructureKind::Pharmacy,
    StructureKind::Laboratory,
];

/// Structures of social and long-term care.
const SOCIAL: &[StructureKind] = &[
    StructureKind::Ehpad,
    StructureKind::HomeCare,
    StructureKind::DisabilityFacility,
];

/// An organ of which nothing is said.
fn silent(organ: OrganKind) -> Organ {
    Organ {
        organ,
        notice: Said::Silent,
        quorum: Said::Silent,
        second: Said::Silent,
        majority: Said::Silent,
        tie: Said::Silent,
        secrecy: Said::Silent,
        remote: Said::Silent,
        proxies: Said::Silent,
        consensus: Said::Silent,
        decisions: Vec::new(),
    }
}

/// Agreement that is sought before a vote.
fn agreement(article: &str, of: ConsensusRule) -> Said<Consensus> {
    Said::says(article, Consensus::Sought(of))
}

/// A proposal of any voting member, no objection maintained, then a vote.
fn by_consent(decisions: &[DecisionKind], days: (u16, u16), rounds: u16) -> ConsensusRule {
    ConsensusRule {
        decisions: decisions.to_vec(),
        tabled_by: TabledBy::AnyVoter,
        discussion_days: days.0,
        round_days: days.1,
        rounds,
        agreed: Agreed::Consent,
        abstention: Abstention::Tolerated,
        then: WithoutAgreement::Vote,
    }
}

fn share(numerator: u32, denominator: u32) -> Fraction {
    Fraction::new(numerator, denominator).unwrap_or(Fraction::ONE)
}

fn quorum(article: &str, least: Fraction) -> Said<Quorum> {
    Said::says(
        article,
        Quorum::Needs(QuorumRule {
            threshold: Threshold::AtLeast(least),
            counted: Counted::PresentOrRepresented,
            by: By::Members,
            colleges: Vec::new(),
        }),
    )
}

fn again_after(article: &str, after_days: u16) -> Said<Second> {
    Said::says(
        article,
        Second::Convocation(SecondConvocation {
            after_days,
            quorum: None,
        }),
    )
}

fn majority(article: &str, kind: MajorityKind, base: Base) -> Said<Majority> {
    Said::says(article, Majority { kind, base })
}

fn proxies(
    article: &str,
    per_holder: u16,
    share: Option<Fraction>,
    holders: Holders,
) -> Said<Proxies> {
    Said::says(
        article,
        Proxies::Limited(ProxyLimits {
            per_holder: Some(per_holder),
            share,
            holders,
            chain: Chain::Forbidden,
        }),
    )
}

/// A decision on persons, always secret.
fn secret(article: &str, decision: DecisionKind) -> Decision {
    Decision {
        decision,
        quorum: Said::Silent,
        majority: Said::Silent,
        tie: Said::Silent,
        secrecy: Said::says(article, Secrecy::Always),
    }
}

fn on_persons(article: &str) -> Vec<Decision> {
    [
        DecisionKind::Election,
        DecisionKind::Revocation,
        DecisionKind::Expulsion,
    ]
    .map(|it| secret(article, it))
    .to_vec()
}

/// The text that a version of the rules follows, for who reads the demonstration's tests.
#[cfg(test)]
pub(super) fn adopted() -> Vec<(&'static House, &'static Version, Statutes)> {
    let versions = super::house::HOUSES
        .iter()
        .flat_map(|house| house.statutes.iter().map(move |version| (house, version)));
    versions
        .map(|(house, version)| (house, version, (version.rules)()))
        .collect()
}
