//! How long the texts of a decision may be, in characters. They are the platform's limits, so that a page stays one that a
//! person reads; no statutes name them.

/// The title.
pub const TITLE_CHARS: usize = 200;
/// Why it is proposed.
pub const WHY_CHARS: usize = 4_000;
/// The text that is decided.
pub const TEXT_CHARS: usize = 40_000;
/// What changed from one version to the next, and other remarks of one line.
pub const NOTE_CHARS: usize = 500;
/// The reason of an objection, the harm it foresees, an answer.
pub const REASON_CHARS: usize = 4_000;
/// A comment.
pub const COMMENT_CHARS: usize = 4_000;
/// A document, in bytes.
pub const DOCUMENT_BYTES: usize = 10 << 20;
/// Documents of one decision.
pub const DOCUMENTS: usize = 10;
