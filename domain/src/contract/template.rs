//! Templates: clauses with variables, that each CPTS may change, and what becomes of them in a contract.
//!
//! A variable is written `{{debut}}`. The list is closed, so that a template says nothing that a contract cannot fill.

pub mod french;
mod value;

pub use value::values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Kind;
use super::text::{Clause, Text};
use crate::code::coded;

coded! {
    /// What a template may ask for. The codes are French: who edits a template writes them.
    Variable {
        /// The names of the CPTS.
        Cpts = "cpts",
        /// Who signs for each CPTS.
        CptsSignatory = "cpts.signataire",
        /// Their functions.
        CptsFunction = "cpts.fonction",
        /// The names of the partners.
        Partner = "partenaire",
        /// Their FINESS numbers.
        PartnerFiness = "partenaire.finess",
        /// Who signs for each partner.
        PartnerSignatory = "partenaire.signataire",
        /// Their functions.
        PartnerFunction = "partenaire.fonction",
        /// As what they sign.
        PartnerCapacity = "partenaire.qualite",
        /// The establishments for which a partner signs.
        Represented = "etablissements",
        /// First day.
        Begin = "debut",
        /// Last day.
        End = "fin",
        /// Days of notice.
        Notice = "preavis",
        /// How it goes on.
        Renewal = "reconduction",
        /// The missions.
        Missions = "missions",
        /// The actions, a line each.
        Actions = "actions",
        /// The indicators, a line each.
        Indicators = "indicateurs",
        /// The payments, a line each.
        Money = "financement",
        /// The meetings, a line each.
        Meetings = "reunions",
        /// The annexes, a line each.
        Annexes = "annexes",
        /// The territory. From here on who drafts says it: see [`french::VARIABLES`].
        Territory = "territoire",
        /// What the parties want to do together.
        Purpose = "objet",
        /// The name of the group.
        Group = "ght",
        /// The name of the CPAM.
        Cpam = "cpam",
        /// The name of the ARS.
        Ars = "ars",
        /// Whom to call at the CPTS.
        ReferentCpts = "referent_cpts",
        /// Whom to call at the partner.
        ReferentPartner = "referent_partenaire",
        /// Hours until the discharge letter is sent.
        LetterHours = "delai_liaison_heures",
        /// Hours before a complex discharge.
        DischargeHours = "delai_sortie_heures",
        /// Days until an answer.
        AnswerDays = "delai_reponse_jours",
        /// The resolution of the municipality.
        Resolution = "deliberation",
        /// Rooms that are lent.
        Rooms = "lieux",
        /// Inhabitants of the territory.
        Inhabitants = "habitants",
        /// Day on which the health project was validated.
        Validation = "validation",
    }
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Template {
    /// For which kind of contract.
    pub kind: Kind,
    /// What a contract is called that begins with it.
    pub title: String,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A variable that cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfilled {
    /// Nobody knows that variable.
    #[error("clause {clause}: unknown variable {name}")]
    Unknown {
        /// In which clause.
        clause: String,
        /// What was written.
        name: String,
    },
    /// It begins and does not end.
    #[error("clause {clause}: a variable does not end")]
    Open {
        /// In which clause.
        clause: String,
    },
    /// The contract does not say it yet.
    #[error("clause {clause}: {} is not known", .variable.code())]
    Missing {
        /// In which clause.
        clause: String,
        /// Which.
        variable: Variable,
    },
}

enum Piece<'a> {
    Words(&'a str),
    Variable(&'a str),
    Open(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once("{{") {
        found.push(Piece::Words(before));
        let Some((name, more)) = after.split_once("}}") else {
            found.push(Piece::Open(rest.get(before.len()..).unwrap_or_default()));
            return found;
        };
        found.push(Piece::Variable(name.trim()));
        rest = more;
    }
    found.push(Piece::Words(rest));
    found
}

/// Clauses with what a contract says where variables stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The clauses; a variable that is not known yet is left where it stands.
    pub clauses: Vec<Clause>,
    /// What is left.
    pub unfilled: Vec<Unfilled>,
}

/// Every variable that cannot be filled in any contract, each with its clause. None: the template may be kept.
pub fn check(clauses: &[Clause]) -> Vec<Unfilled> {
    let all = Variable::ALL.iter().map(|it| (*it, "…".to_owned()));
    filled(clauses, &all.collect()).unfilled
}

/// The clauses of a template in a contract: what it says of itself stands where variables stood.
pub fn fill(clauses: &[Clause], text: &Text) -> Filled {
    filled(clauses, &values(text))
}

fn filled(clauses: &[Clause], values: &BTreeMap<Variable, String>) -> Filled {
    let mut unfilled = Vec::new();
    let mut put = |key: &str, text: &str| {
        let clause = || key.to_owned();
        let mut out = String::new();
        for piece in pieces(text) {
            let name = match piece {
                Piece::Words(words) => {
                    out.push_str(words);
                    continue;
                }
                Piece::Open(rest) => {
                    unfilled.push(Unfilled::Open { clause: clause() });
                    out.push_str(rest);
                    continue;
                }
                Piece::Variable(name) => name,
            };
            let variable = name.parse::<Variable>();
            let value = variable.as_ref().ok().and_then(|it| values.get(it));
            match (variable, value.filter(|it| !it.is_empty())) {
                (Ok(_), Some(value)) => {
                    out.push_str(value);
                    continue;
                }
                (Ok(variable), None) => unfilled.push(Unfilled::Missing {
                    clause: clause(),
                    variable,
                }),
                (Err(_), _) => unfilled.push(Unfilled::Unknown {
                    clause: clause(),
                    name: name.to_owned(),
                }),
            }
            out.push_str("{{");
            out.push_str(name);
            out.push_str("}}");
        }
        out
    };
    let one = |it: &Clause| Clause {
        key: it.key.clone(),
        about: it.about,
        heading: put(&it.key, &it.heading),
        body: put(&it.key, &it.body),
    };
    let clauses = clauses.iter().map(one).collect();
    Filled { clauses, unfilled }
}

#[cfg(test)]
mod tests;
