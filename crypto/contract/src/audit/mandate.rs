use std::collections::BTreeMap;

use decision::archive::Archive as Decided;
use decision::audit::{Ground, audit};
use decision::record::{self, Kind as Of, Text as Version};
use domain::canonical::Digest;
use domain::contract::mandate::named;
use domain::contract::party::{Party, Side};
use domain::contract::text::Text;
use domain::decision::stage::End;
use domain::statutes::{Cap, DecisionKind, RecusedWith};
use signed::Id;

use super::{Check, Report, What, name};
use crate::archive::{Archive, Mandate};
use crate::record::{Kind, Mandated, Sealed};

/// The mandates that were logged, by CPTS, with their place in the log.
pub(super) type Mandates = BTreeMap<Id, (u64, Mandated)>;

/// Whether every CPTS has one, and each holds.
pub(super) fn check(
    archive: &Archive,
    sealed: &Sealed,
    text: &Text,
    report: &mut Report,
) -> Mandates {
    let logged = logged(archive, sealed, text, report);
    for mandate in &archive.mandates {
        if name(text, &mandate.cpts).is_none() {
            report.fault(Check::Mandate, None, What::Stray);
        }
    }
    for party in text.side(Side::Cpts) {
        let id = party.id.to_string();
        let mut own = archive.mandates.iter().filter(|it| it.cpts.as_str() == id);
        let known = logged.iter().find(|(cpts, _)| cpts.as_str() == id);
        let (Some(one), None, Some((_, (_, known)))) = (own.next(), own.next(), known) else {
            report.fault(Check::Mandate, Some(&party.name), What::NoMandate);
            report.unknown.push(Check::Roll);
            continue;
        };
        of(one, known, party, report);
    }
    report.unknown.dedup();
    logged
}

fn logged(archive: &Archive, sealed: &Sealed, text: &Text, report: &mut Report) -> Mandates {
    let mut found = Mandates::new();
    let records = archive.records.iter();
    for one in records.filter(|it| it.kind == Kind::Mandated) {
        let index = one.index;
        let Some(it) = record::read::<Mandated>(&one.bytes) else {
            report.fault(Check::Mandate, None, What::NotARecord { index });
            continue;
        };
        let of = name(text, &it.cpts);
        if it.contract != sealed.contract || it.text != sealed.text {
            report.fault(Check::Mandate, of, What::MandateOfOther);
        }
        if found.insert(it.cpts.clone(), (index, it.clone())).is_some() {
            report.fault(Check::Mandate, of, What::NoMandate);
        }
    }
    found
}

/// Whether the decision holds, and is a mandate for this text.
fn of(mandate: &Mandate, known: &Mandated, party: &Party, report: &mut Report) {
    let name = party.name.as_str();
    let Ok(decided) = Decided::read(mandate.archive.as_bytes()) else {
        report.fault(Check::Mandate, Some(name), What::Decision);
        report.unknown.push(Check::Roll);
        return;
    };
    let audited = audit(&decided, None);
    if !audited.is_sound() {
        report.fault(Check::Mandate, Some(name), What::Decision);
    }
    let Some(ground) = &audited.ground else {
        report.unknown.push(Check::Roll);
        return;
    };
    let last = |kind| decided.records.iter().rev().find(|it| it.kind == kind);
    let closed = last(Of::Closed).map(|it| Digest::of(it.bytes.as_bytes()));
    if ground.cpts != known.cpts
        || ground.decision != known.decision
        || closed != Some(known.closed)
    {
        report.fault(Check::Mandate, Some(name), What::OtherDecision);
    }
    if ground.roll.decision != DecisionKind::Contract {
        report.fault(Check::Mandate, Some(name), What::NotOnAContract);
    }
    if !matches!(
        audited.end,
        Some(End::Consensus | End::Consent | End::Adopted)
    ) {
        report.fault(Check::Mandate, Some(name), What::NotAdopted);
    }
    let adopted = last(Of::Text).and_then(|it| record::read::<Version>(&it.bytes));
    if adopted.map(|it| it.sha256) != Some(Digest::of(mandate.wording.as_bytes())) {
        report.fault(Check::Mandate, Some(name), What::Wording);
    }
    if named(&mandate.wording) != Some(known.text) {
        report.fault(Check::Mandate, Some(name), What::MandateOfOther);
    }
    recusals(ground, known, name, report);
}

/// Whether all who count to a group of the other side stood aside, where the statutes ask it of the whole group. Who is tied to
/// it in another way, the roll does not say: members check their own line.
fn recusals(ground: &Ground, known: &Mandated, name: &str, report: &mut Report) {
    let aside = ground.roll.voters.iter().filter(|it| it.recused.is_some());
    let aside = aside.count() as u64;
    report.recused.push((name.to_owned(), aside));
    let whole = ground.statutes.caps.iter().any(|it| {
        let with = RecusedWith::Bloc;
        matches!(&it.rule, Cap::Recusal { with: of } if *of == with)
    });
    let voters = ground.roll.voters.iter().filter(|it| {
        let tied = it.bloc.is_some_and(|bloc| known.blocs.contains(&bloc));
        whole && tied && it.recused.is_none()
    });
    let voters = voters.count() as u64;
    if voters > 0 {
        report.fault(Check::Roll, Some(name), What::NotRecused { voters });
    }
}
