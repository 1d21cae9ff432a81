//! Limits of a contract: far above what anybody writes, so that what is beyond them is an accident.

/// The longest title, in characters.
pub const TITLE_CHARS: usize = 200;

/// The longest name of a party, in characters.
pub const NAME_CHARS: usize = 200;

/// The longest name and function of who signs, in characters: they stand in what is signed.
pub const SIGNATORY_CHARS: usize = 120;

/// The longest heading of a clause, in characters.
pub const HEADING_CHARS: usize = 200;

/// The longest clause, in characters.
pub const BODY_CHARS: usize = 20_000;

/// The longest line of what is promised, in characters.
pub const LINE_CHARS: usize = 300;

/// The longest note on a version, in characters.
pub const NOTE_CHARS: usize = 500;

/// The longest comment, in characters.
pub const COMMENT_CHARS: usize = 4_000;

/// The most parties, with those represented.
pub const PARTIES: usize = 40;

/// The most clauses.
pub const CLAUSES: usize = 80;

/// The most annexes.
pub const ANNEXES: usize = 30;

/// The most lines of each kind of promise.
pub const PROMISES: usize = 60;

/// The largest annex, in bytes: 10 MB. A scanned convention of fifty pages has a fifth of it.
pub const ANNEX_BYTES: usize = 10_000_000;

/// Bytes of a file that is sent to the site to be verified. The program of the auditor takes more.
pub const VERIFIED_BYTES: usize = 16 << 20;

/// The largest text, in bytes of its canonical form.
pub const TEXT_BYTES: usize = 1_000_000;

/// The largest amount of a line, in cents: 10 million euros.
pub const CENTS: i64 = 1_000_000_000;

/// The longest term, in years.
pub const YEARS: u32 = 30;

/// The longest notice, in days.
pub const NOTICE_DAYS: u16 = 730;

/// The most tacit renewals.
pub const RENEWALS: u16 = 30;

/// So long after the end a balance may still be paid, in months: the balance of the ACI follows the last year.
pub const BALANCE_MONTHS: u32 = 12;
