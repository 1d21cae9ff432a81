//! Documents joined to a contract: those that the text names by their hash, and those that come later.

use serde::{Deserialize, Serialize};

use super::limit::ANNEX_BYTES;
use crate::canonical::Digest;
use crate::code::coded;
use crate::decision::document::{DocumentKind, DocumentRefused, kind_within};

coded! {
    /// What a document of a contract is for.
    Role {
        /// It is joined to the text, which may name it.
        Annex = "annex",
        /// It is the PDF that is signed.
        Agreement = "agreement",
        /// It is the scan of a signature on paper.
        Scan = "scan",
        /// It came with the follow-up: minutes, a report.
        FollowUp = "follow-up",
    }
}

/// An annex, as the text names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Annex {
    /// Its title.
    pub title: String,
    /// Digest of its bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub bytes: u64,
}

/// The kind of a document joined to a contract, by its name and its first bytes.
///
/// # Errors
/// [`DocumentRefused`]; beyond [`ANNEX_BYTES`] it is too large.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<DocumentKind, DocumentRefused> {
    kind_within(name, bytes, ANNEX_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_of_fifty_megabytes_is_too_large_and_one_at_the_limit_is_taken() {
        let mut bytes = b"%PDF-1.7".to_vec();
        bytes.resize(ANNEX_BYTES, b' ');
        assert_eq!(kind_of("plan.pdf", &bytes), Ok(DocumentKind::Pdf));
        bytes.resize(50_000_000, b' ');
        assert_eq!(kind_of("plan.pdf", &bytes), Err(DocumentRefused::TooLarge));
    }
}
