//! The schema: one concern a file, both ways, each in a transaction (SQLite does not do that by
//! itself).

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::{MigrationTrait, async_trait};

mod key;
mod m20261126_000001_setting;
mod m20261126_000002_account;
mod m20261126_000003_commune;
mod m20261126_000004_cpts;
mod m20261126_000005_territory;
mod m20261126_000006_structure;
mod m20261126_000007_import;
mod m20261126_000008_member;
mod m20261126_000009_role;
mod m20261126_000010_dues;
mod m20261126_000011_partner;
mod m20261126_000012_notice;
mod m20261126_000013_audit;
mod m20261126_000101_commune_key;
mod m20261126_000201_directory;
mod m20261127_000301_rules;
mod m20261127_000302_bloc;
mod m20261127_000303_account_merge;
mod m20261127_000410_log;
mod m20261127_000411_log_entry;
mod m20261127_000501_verified;
mod m20261127_000502_device;
mod m20261127_000601_decision;
mod m20261127_000602_statement;
mod m20261127_000650_decision_comment;
mod m20261127_000651_decision_document;
mod m20261127_000701_election;
mod m20261127_000702_candidacy;
mod m20261127_000703_election_roll;
mod m20261127_000704_election_act;
mod m20261127_000705_election_after;
mod m20261127_000720_trustee;
mod m20261127_000721_election_ballot;
mod m20261127_000722_count;
mod m20261127_000760_decision_votes;
mod m20261127_000770_election_minutes;
mod m20261127_000771_incident_said;
mod m20261127_000772_election_sample;
mod m20261127_000773_papers_entered;
mod m20261127_000801_contract;
mod m20261127_000802_contract_version;
mod m20261127_000803_contract_signature;
mod m20261127_000804_contract_calendar;

/// The ordered list of migrations.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261126_000001_setting::Migration),
            Box::new(m20261126_000002_account::Migration),
            Box::new(m20261126_000003_commune::Migration),
            Box::new(m20261126_000004_cpts::Migration),
            Box::new(m20261126_000005_territory::Migration),
            Box::new(m20261126_000006_structure::Migration),
            Box::new(m20261126_000007_import::Migration),
            Box::new(m20261126_000008_member::Migration),
            Box::new(m20261126_000009_role::Migration),
            Box::new(m20261126_000010_dues::Migration),
            Box::new(m20261126_000011_partner::Migration),
            Box::new(m20261126_000012_notice::Migration),
            Box::new(m20261126_000013_audit::Migration),
            Box::new(m20261126_000101_commune_key::Migration),
            Box::new(m20261126_000201_directory::Migration),
            Box::new(m20261127_000301_rules::Migration),
            Box::new(m20261127_000302_bloc::Migration),
            Box::new(m20261127_000303_account_merge::Migration),
            Box::new(m20261127_000410_log::Migration),
            Box::new(m20261127_000411_log_entry::Migration),
            Box::new(m20261127_000501_verified::Migration),
            Box::new(m20261127_000502_device::Migration),
            Box::new(m20261127_000601_decision::Migration),
            Box::new(m20261127_000602_statement::Migration),
            Box::new(m20261127_000650_decision_comment::Migration),
            Box::new(m20261127_000651_decision_document::Migration),
            Box::new(m20261127_000701_election::Migration),
            Box::new(m20261127_000702_candidacy::Migration),
            Box::new(m20261127_000703_election_roll::Migration),
            Box::new(m20261127_000704_election_act::Migration),
            Box::new(m20261127_000705_election_after::Migration),
            Box::new(m20261127_000720_trustee::Migration),
            Box::new(m20261127_000721_election_ballot::Migration),
            Box::new(m20261127_000722_count::Migration),
            Box::new(m20261127_000760_decision_votes::Migration),
            Box::new(m20261127_000770_election_minutes::Migration),
            Box::new(m20261127_000771_incident_said::Migration),
            Box::new(m20261127_000772_election_sample::Migration),
            Box::new(m20261127_000773_papers_entered::Migration),
            Box::new(m20261127_000801_contract::Migration),
            Box::new(m20261127_000802_contract_version::Migration),
            Box::new(m20261127_000803_contract_signature::Migration),
            Box::new(m20261127_000804_contract_calendar::Migration),
        ]
    }
}
