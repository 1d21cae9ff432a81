//! What a file may weigh. Each bound has its reason; none is a rule of an association.

/// Bytes of one file: 10,000 lines with all 56 columns of the Annuaire Santé weigh about 6 MB.
/// The whole file is held in memory while it is read, because only its last byte decides
/// whether it is UTF-8. The server takes a little more, so that this refusal is one of the form.
pub const FILE_BYTES: u64 = 12 * 1024 * 1024;

/// Lines under the header. The Annuaire Santé has one line per activity of a person, two or
/// three each: this is more than the largest association we know of, and several files can
/// follow each other.
pub const LINES: usize = 20_000;

/// Lines of a file of groups: France has about 140 GHT with some 900 parties, and each party is
/// written with an entry of its own in the journal.
pub const PARTIES: usize = 2_000;

/// Columns: the Annuaire Santé has 56, a spreadsheet kept over years somewhat more.
pub const COLUMNS: usize = 200;

/// Characters of one cell that is used. The longest official label has fewer than 200; a longer
/// cell is nearly always a quotation mark that was never closed.
pub const CELL_CHARACTERS: usize = 500;

/// Characters of a cell that are shown beside an error.
pub const SHOWN_CHARACTERS: usize = 60;
