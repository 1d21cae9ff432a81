use serde::{Deserialize, Serialize};

use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Digest, Id};

/// « These minutes say what happened in this election. » Signed by the chair of the electoral board and by a teller, each with
/// her own key, over the document as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// As what she signs.
    pub capacity: Capacity,
    /// In which CPTS.
    pub cpts: Id,
    /// Of which election.
    pub election: Id,
    /// SHA-256 of the PDF.
    pub pdf: Digest,
}

/// As what somebody signs minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// She presides over the electoral board.
    Chair,
    /// She counts and watches (« scrutatrice »).
    Teller,
}

impl Body for Minutes {
    fn is_sound(&self) -> bool {
        true
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.election)
    }
}
