//! The law under which a CPTS lives, and how long it may keep names.

use crate::code::coded;

coded! {
    /// The law under which the association lives (CSP, art. L1434-12-1).
    LegalRegime {
        /// Loi du 1er juillet 1901: declared to the prefecture.
        Loi1901 = "loi-1901",
        /// Local civil code of Haut-Rhin, Bas-Rhin and Moselle: entered in the register of the tribunal.
        AlsaceMoselle = "alsace-moselle",
    }
}

/// How long ended adhesions keep names, in months: one year to ten. Three years after the last contact is usual.
pub const RETENTION_MONTHS: std::ops::RangeInclusive<i32> = 12..=120;
