//! Importing a file into the registers of a CPTS: dry run, choices, one transaction, undo.
//!
//! What is imported is contact data of adhesions, typed by a board: it opens no account, and
//! nothing outside the CPTS is read for it. A file goes through four states: `checked` (somebody
//! looks at what would happen), `committed`, `undone`, `dropped`.

mod check;
mod choose;
mod commit;
mod fill;
mod known;
mod look;
mod recheck;
mod store;
mod undo;
mod weight;

pub mod party;
pub mod payment;
pub mod register;

use domain::code::UnknownCode;
use domain::id::BatchId;
use domain::import::FileRefused;

pub use check::{File, check};
pub use choose::{choose, drop_batch};
pub use commit::{Committed, commit, commit_rest};
pub use look::{Batch, LINES_PER_PAGE, Leaf, Look, Shown, history, look, may_import};
pub use recheck::recheck;
pub(crate) use store::forget_old;
pub use undo::{Touch, Touched, undo};

/// Days for which the lines of a file are kept: as long as an import can be taken back.
pub const KEPT_DAYS: i64 = 90;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// People who are members.
    Members,
    /// Dues that were settled.
    Dues,
    /// Groups and the legal entities in them.
    Parties,
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Checked: nothing has been written yet.
    Checked,
    /// Written.
    Committed,
    /// Written, then taken back.
    Undone,
    /// Given up before anything was written.
    Dropped,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckRefused {
    /// No file was chosen.
    NoFile,
    /// Nothing of the file can be used.
    File(FileRefused),
}

/// Why an import cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchRefused {
    /// It was committed already, perhaps by the same button.
    AlreadyCommitted,
    /// It was undone or dropped.
    Over,
    /// It is not committed, so there is nothing to undo.
    NotCommitted,
    /// Nothing would be written.
    Nothing,
    /// As many lines have errors: the board mends the file, or says that they are left out.
    Errors(u32),
    /// It was committed more than [`KEPT_DAYS`] days ago.
    TooOld,
    /// The register changed since the file was checked: this many lines would now do something
    /// else. Check again and look.
    Stale(u32),
    /// Something happened to what was imported: taking it back would lose that.
    Touched(Touched),
}

macro_rules! stored {
    ($name:ident { $($variant:ident = $code:literal),+ }) => {
        impl $name {
            /// The code in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownCode;

            fn from_str(code: &str) -> Result<Self, UnknownCode> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { kind: stringify!($name), code: code.to_owned() }),
                }
            }
        }
    };
}

stored!(Kind { Members = "members", Dues = "dues", Parties = "parties" });
stored!(State { Checked = "checked", Committed = "committed", Undone = "undone", Dropped = "dropped" });

/// What is kept of a file beside its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Summary {
    /// Lines by verdict.
    pub counts: domain::import::Counts,
    /// The names of the columns as the file writes them.
    pub columns: Vec<String>,
    /// Names of columns that are not used.
    pub unused: Vec<String>,
    /// What the commit did: adhesions or records created.
    pub created: u32,
    /// What the commit did: adhesions completed.
    pub updated: u32,
    /// What the commit did: groups recorded.
    pub groups: u32,
}

/// An import of this CPTS, for the actions on it.
pub(crate) struct Open {
    pub(crate) id: BatchId,
    pub(crate) row: entity::import_batch::Model,
    pub(crate) kind: Kind,
    pub(crate) state: State,
    pub(crate) summary: Summary,
}
