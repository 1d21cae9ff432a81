//! What members sign, both ways with the Web Cryptography of Node and OpenSSL.

use anyhow::Result;

use super::tally::Tally;
use crate::place::Place;
use crate::sh;

/// Has both judge our signatures and sign for us to judge.
pub fn both_ways(place: &Place, tally: &mut Tally) -> Result<()> {
    tally.cargo(
        sh::cargo(&place.root)
            .args(["test", "--package", "signed", "--test", "foreign"])
            .args(["--", "--ignored", "--nocapture"]),
    )
}
