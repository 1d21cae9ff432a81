//! What a browser needs to fill in a ballot, alone: `cargo xtask bench ballots` measures how large it is
//! and how long it takes on a phone. It is `belenios` behind one function, and is never sent to anyone.

#![forbid(unsafe_code)]

use belenios::ballot::{Booth, Vote};
use belenios::credential::PrivateCredential;
use belenios::election::Election;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// From an election as the server sends it, a credential as a voter types it, and what she marked in an
/// election of one question, to the bytes of her ballot. The browser gives the 32 bytes of chance.
///
/// # Errors
/// What is no election, no credential, not allowed, or not chance enough.
#[wasm_bindgen]
pub fn fill(
    election: &[u8],
    credential: &str,
    marks: &[u8],
    chance: &[u8],
) -> Result<Vec<u8>, JsError> {
    let election = Election::read(election)?;
    let credential = PrivateCredential::read(credential)?.exponent(&election.parameters().uuid);
    let votes = [Vote::Marks(marks.iter().map(|mark| *mark == 1).collect())];
    let mut rng = ChaCha20Rng::from_seed(chance.try_into()?);
    let ballot = Booth::new(&election).fill(&votes, &credential, &mut rng)?;
    Ok(ballot.bytes().to_vec())
}
