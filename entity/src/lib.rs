//! One file per table: the row as it is stored, and its conversion to the domain's types.
//!
//! Codes of the domain's enumerations are stored as text; [`read`] turns them back and says which
//! table and column hold a value nobody knows. Tables stand in reading order.

pub mod account_merge;
pub mod activity;
pub mod adhesion;
pub mod adhesion_change;
pub mod attachment;
pub mod attachment_change;
pub mod audit_entry;
pub mod bloc;
pub mod bloc_party;
pub mod commune;
pub mod commune_key;
pub mod commune_postal;
pub mod contour;
pub mod contract;
pub mod contract_comment;
pub mod contract_cpts;
pub mod contract_document;
pub mod contract_document_content;
pub mod contract_feed;
pub mod contract_guest;
pub mod contract_mandate;
pub mod contract_money;
pub mod contract_opinion;
pub mod contract_party;
pub mod contract_record;
pub mod contract_reminder;
pub mod contract_review;
pub mod contract_scan;
pub mod contract_signature;
pub mod contract_template;
pub mod contract_version;
pub mod cpts;
pub mod decision;
pub mod decision_comment;
pub mod decision_comment_edit;
pub mod decision_conflict;
pub mod decision_document;
pub mod decision_document_content;
pub mod decision_key;
pub mod decision_proxy;
pub mod decision_record;
pub mod decision_roll;
pub mod decision_round;
pub mod decision_statement;
pub mod decision_text;
pub mod decision_voter;
pub mod device;
pub mod device_challenge;
pub mod device_desk;
pub mod dues;
pub mod dues_rate;
pub mod election;
pub mod election_act;
pub mod election_ballot;
pub mod election_candidacy;
pub mod election_check;
pub mod election_dossier;
pub mod election_incident;
pub mod election_minutes;
pub mod election_minutes_signature;
pub mod election_officer;
pub mod election_paper_count;
pub mod election_photo;
pub mod election_program;
pub mod election_proxy;
pub mod election_register;
pub mod election_request;
pub mod election_reserve;
pub mod election_roll;
pub mod election_sample;
pub mod election_sample_line;
pub mod election_share;
pub mod election_spoiled;
pub mod election_urn;
pub mod election_voter;
pub mod election_waiting;
pub mod email_code;
pub mod epci;
pub mod field_visibility;
pub mod former_commune;
pub mod identity;
pub mod import_batch;
pub mod import_line;
pub mod invitation;
pub mod log;
pub mod log_checkpoint;
pub mod log_head;
pub mod log_leaf;
pub mod log_opening;
pub mod log_pending;
pub mod log_refusal;
pub mod log_tile;
pub mod mandate;
pub mod outbox;
pub mod partner;
pub mod person;
pub mod rate_limit;
pub mod role;
pub mod rules;
pub mod rules_draft;
pub mod rules_revision;
pub mod session;
pub mod setting;
pub mod sign_in_attempt;
pub mod statutes;
pub mod structure;
pub mod territory;
pub mod territory_commune;
pub mod territory_mission;
pub mod trustee;
pub mod trustee_board;

/// A row that the domain cannot read: the database was changed by other hands, or by a newer
/// release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("table {table}, column {column}: {value:?} cannot be read")]
pub struct Inconsistent {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The value found.
    pub value: String,
}

/// Reads a stored code or identifier.
///
/// # Errors
/// [`Inconsistent`] names the table and the column.
pub fn read<T: std::str::FromStr>(
    table: &'static str,
    column: &'static str,
    value: &str,
) -> Result<T, Inconsistent> {
    value.parse().map_err(|_| Inconsistent {
        table,
        column,
        value: value.to_owned(),
    })
}
