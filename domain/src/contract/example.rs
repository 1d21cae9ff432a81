//! A contract between one CPTS and one hospital, for tests.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Kind;
use super::party::{Capacity, Party, Side, Signatory};
use super::promise::{Action, Every, Indicator, Meeting, Money, Promises};
use super::term::{Renewal, Term};
use super::text::{About, Clause, Format, Text};
use crate::territory::Mission;

pub(crate) const CPTS: Uuid = Uuid::from_u128(1);
pub(crate) const HOSPITAL: Uuid = Uuid::from_u128(2);

pub(crate) fn party(id: Uuid, side: Side, name: &str, signatory: &str) -> Party {
    Party {
        id,
        side,
        name: name.to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: signatory.to_owned(),
            function: "Directrice".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    }
}

pub(crate) fn clause(key: &str, about: About, body: &str) -> Clause {
    Clause {
        key: key.to_owned(),
        about,
        heading: format!("Article {key}"),
        body: body.to_owned(),
    }
}

pub(crate) fn text() -> Text {
    let day = |text: &str| text.parse().unwrap();
    Text {
        format: Format::First,
        kind: Kind::Establishment,
        title: "Convention ville–hôpital".to_owned(),
        parties: vec![
            party(CPTS, Side::Cpts, "CPTS du Val", "Claire Moreau"),
            party(HOSPITAL, Side::Partner, "Hôpital du Val", "Jean Petit"),
        ],
        clauses: vec![
            clause("objet", About::Purpose, "Les sorties d’hôpital."),
            clause("duree", About::Duration, "Un an."),
        ],
        annexes: Vec::new(),
        term: Term {
            begin: day("2026-01-01"),
            end: day("2026-12-31"),
            notice_days: 90,
            renewal: Renewal::Tacit {
                months: 12,
                times: 2,
            },
        },
        promises: Promises {
            missions: BTreeSet::from([Mission::Pathway]),
            actions: vec![Action {
                label: "Une ligne directe pour les médecins".to_owned(),
                mission: Some(Mission::Pathway),
                by: Some(HOSPITAL),
            }],
            indicators: vec![Indicator {
                label: "Lettres de liaison le jour de la sortie".to_owned(),
                target: 90,
                unit: "%".to_owned(),
                due: day("2026-06-30"),
            }],
            money: vec![Money {
                label: "Temps de coordination".to_owned(),
                payer: HOSPITAL,
                payee: CPTS,
                cents: 300_000,
                ceiling: Some(1_200_000),
                due: day("2026-03-31"),
                every: Some(Every::Quarter),
            }],
            meetings: vec![Meeting {
                label: "Comité de suivi".to_owned(),
                due: day("2026-06-15"),
                every: Some(Every::HalfYear),
            }],
        },
    }
}
