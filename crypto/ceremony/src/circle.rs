use belenios::trustee::{
    Certificate, Certificates, Cipher, Context, Polynomial, Seed, Vinput, Voutput,
};
use belenios::wire;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use crate::Refused;

/// A new seed.
///
/// # Errors
/// Not chance enough.
pub fn seed(chance: &[u8]) -> Result<String, Refused> {
    Ok(Seed::random(&mut rng(chance)?).expose().to_owned())
}

/// Step 1: the certificate of a seed, for a place (from 1) in a circle of `size`, of whom `threshold` are needed.
///
/// # Errors
/// What is no seed, or no place in such a circle.
pub fn certificate(
    seed: &str,
    place: usize,
    threshold: usize,
    size: usize,
    chance: &[u8],
) -> Result<String, Refused> {
    if place == 0 || size < place || threshold == 0 || size < threshold {
        return Err(Refused::Unreadable);
    }
    let context = Context::new(place, threshold, size);
    let issued = Certificate::issue(&read_seed(seed)?, context, &mut rng(chance)?);
    Ok(wire::write_text(&issued))
}

/// Step 3: commitments and shares for the circle of these certificates (a JSON list).
///
/// # Errors
/// A certificate that is wrong, or a circle without this seed.
pub fn polynomial(
    seed: &str,
    certificates: &str,
    threshold: usize,
    chance: &[u8],
) -> Result<String, Refused> {
    let circle = circle(certificates, threshold)?;
    let (seed, mut rng) = (read_seed(seed)?, rng(chance)?);
    let drawn = Polynomial::draw(&seed, &circle, Cipher::AesGcm, &mut rng)?;
    Ok(wire::write_text(&drawn))
}

/// Step 5: the part of the key, from everything that was received. All of it is checked.
///
/// # Errors
/// Who sent what is wrong.
pub fn answer(
    seed: &str,
    certificates: &str,
    threshold: usize,
    received: &str,
    chance: &[u8],
) -> Result<String, Refused> {
    let circle = circle(certificates, threshold)?;
    let received: Vinput = wire::read(received.as_bytes()).map_err(|_| Refused::Unreadable)?;
    let (seed, mut rng) = (read_seed(seed)?, rng(chance)?);
    let answer = Voutput::answer(&seed, &circle, &received, Cipher::AesGcm, &mut rng)?;
    Ok(wire::write_text(&answer))
}

fn circle(certificates: &str, threshold: usize) -> Result<Certificates, Refused> {
    let list: Vec<Certificate> =
        wire::read(certificates.as_bytes()).map_err(|_| Refused::Unreadable)?;
    Ok(Certificates::check(list, threshold)?)
}

pub(crate) fn read_seed(text: &str) -> Result<Seed, Refused> {
    Seed::read(text).map_err(|_| Refused::Seed)
}

pub(crate) fn rng(chance: &[u8]) -> Result<ChaCha20Rng, Refused> {
    let chance = chance.try_into().map_err(|_| Refused::Chance)?;
    Ok(ChaCha20Rng::from_seed(chance))
}
