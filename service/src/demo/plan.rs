//! Everything the demonstration holds, as rows that are not stored yet.

use chrono::NaiveDate;
use entity::{
    activity, adhesion, adhesion_change, attachment, attachment_change, audit_entry, bloc,
    bloc_party, cpts, dues, dues_rate, field_visibility, identity, mandate, outbox, partner,
    person, role, rules, statutes, structure, territory, territory_commune,
};

use super::maker::Maker;
use super::{attach, board, body, due, found, group, join, mail, partners, people};

/// What makes one demonstration differ from another: the same three values make the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    /// The seed of the dice.
    pub seed: u64,
    /// How many members the first CPTS has; its usual number without it.
    pub members: Option<usize>,
    /// The day on which the story stands still: applications came in the days before.
    pub today: NaiveDate,
}

/// The rows, table by table, in an order in which they can be inserted.
#[derive(Debug, Default, PartialEq)]
pub struct Plan {
    /// The three CPTS.
    pub cpts: Vec<cpts::Model>,
    /// People who have an account.
    pub person: Vec<person::Model>,
    /// Their ways to sign in, where an e-mail address is one.
    pub identity: Vec<identity::Model>,
    /// What they do, and where.
    pub activity: Vec<activity::Model>,
    /// What they let others see.
    pub field_visibility: Vec<field_visibility::Model>,
    /// Statutes.
    pub statutes: Vec<statutes::Model>,
    /// The same as data.
    pub rules: Vec<rules::Model>,
    /// Versions of the territories.
    pub territory: Vec<territory::Model>,
    /// Communes of those versions.
    pub territory_commune: Vec<territory_commune::Model>,
    /// Dues asked.
    pub dues_rate: Vec<dues_rate::Model>,
    /// Structures.
    pub structure: Vec<structure::Model>,
    /// Who speaks for them.
    pub mandate: Vec<mandate::Model>,
    /// Partners without vote.
    pub partner: Vec<partner::Model>,
    /// Adhesions of people and structures.
    pub adhesion: Vec<adhesion::Model>,
    /// What happened to them.
    pub adhesion_change: Vec<adhesion_change::Model>,
    /// Blocs of influence that each of the three knows.
    pub bloc: Vec<bloc::Model>,
    /// Who is in them.
    pub bloc_party: Vec<bloc_party::Model>,
    /// What ties members to them.
    pub attachment: Vec<attachment::Model>,
    /// What happened to those ties.
    pub attachment_change: Vec<attachment_change::Model>,
    /// Offices.
    pub role: Vec<role::Model>,
    /// Dues settled.
    pub dues: Vec<dues::Model>,
    /// The journal.
    pub audit_entry: Vec<audit_entry::Model>,
    /// Mails.
    pub outbox: Vec<outbox::Model>,
}

impl Plan {
    /// Makes the demonstration. Pure: no clock, no other chance than the seed's.
    pub fn new(options: &DemoOptions) -> Self {
        Self::maker(options).finish()
    }

    /// The demonstration just before it is handed over.
    pub(super) fn maker(options: &DemoOptions) -> Maker {
        let mut maker = Maker::new(options);
        people::cast(&mut maker);
        found::houses(&mut maker);
        people::crowd(&mut maker);
        join::members(&mut maker);
        if let Some(members) = options.members {
            join::more(&mut maker, members);
        }
        body::structures(&mut maker);
        maker.number();
        partners::register(&mut maker);
        group::register(&mut maker);
        attach::members(&mut maker);
        board::elect(&mut maker);
        due::settle(&mut maker);
        mail::write(&mut maker);
        maker
    }
}
