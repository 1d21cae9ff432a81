//! A credential: made on the device, which keeps it; only the public part leaves.

use belenios::credential::{PrivateCredential, claim};
use belenios::election::Uuid;
use belenios::group::{Element, Secret};
use belenios::joint::Joint;
use belenios::wire;

use crate::{Refused, rng};

/// A new credential.
pub struct Made {
    /// The text that only the voter has.
    pub private: PrivateCredential,
    /// What is registered.
    pub registered: Registered,
}

/// The public part of a credential, with the proof that its owner registers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The public part, in hexadecimal.
    pub public: String,
    /// The proof, as JSON.
    pub proof: String,
}

/// Makes a credential for a line of the roll of an election (`election` is its identifier).
///
/// # Errors
/// What is no identifier, or not chance enough.
pub fn make(election: &str, line: &str, chance: &[u8]) -> Result<Made, Refused> {
    let (election, mut rng) = (election.parse()?, rng(chance)?);
    let private = PrivateCredential::random(&mut rng);
    let secret = private.exponent(&election);
    let proof = claim::prove(&secret, &election, line, &mut rng);
    Ok(Made {
        registered: Registered {
            public: secret.public().to_hex(),
            proof: wire::write_text(&proof),
        },
        private,
    })
}

/// The public part of a credential that was typed or scanned.
///
/// # Errors
/// What is no credential or no identifier.
pub fn public(election: &str, private: &str) -> Result<String, Refused> {
    Ok(exponent(&election.parse()?, private)?.public().to_hex())
}

/// Encrypts a registration, signed by the device, for all tellers together. `keys` are theirs, separated by blanks.
///
/// # Errors
/// What is no key, or too long, or not chance enough.
pub fn seal(
    keys: &str,
    context: &str,
    registration: &[u8],
    chance: &[u8],
) -> Result<Vec<u8>, Refused> {
    let keys = keys
        .split_ascii_whitespace()
        .map(Element::key)
        .collect::<Result<Vec<_>, _>>()?;
    let sealed = Joint::seal(&keys, context, registration, &mut rng(chance)?);
    sealed.map(|it| it.bytes()).ok_or(Refused::Seal)
}

/// A teller’s part of opening a registration: `key` is the text that she kept when she prepared her key.
///
/// # Errors
/// What is no key, no identifier or no registration, or not chance enough.
pub fn share(
    election: &str,
    key: &str,
    registration: &[u8],
    chance: &[u8],
) -> Result<String, Refused> {
    let secret = exponent(&election.parse()?, key)?;
    let share = Joint::read(registration)?.share(&secret, &mut rng(chance)?);
    Ok(wire::write_text(&share))
}

pub(crate) fn exponent(election: &Uuid, private: &str) -> Result<Secret, Refused> {
    Ok(PrivateCredential::read(private)?.exponent(election))
}

#[cfg(test)]
mod tests {
    use belenios::proof::Proof;

    use super::*;

    const UUID: &str = "RF4PcR5GjUgb7p";

    #[test]
    fn what_is_registered_is_of_the_credential_and_proved_for_its_line() {
        let made = make(UUID, "line 1", &[1; 32]).unwrap();
        let typed = public(UUID, made.private.expose()).unwrap();
        assert_eq!(typed, made.registered.public);
        let proof: Proof = wire::read_canonical(made.registered.proof.as_bytes()).unwrap();
        let key = Element::key(&typed).unwrap();
        let uuid = UUID.parse().unwrap();
        assert!(claim::verify(&key, &uuid, "line 1", &proof));
        assert!(!claim::verify(&key, &uuid, "line 2", &proof));
        let again = make(UUID, "line 1", &[2; 32]).unwrap();
        assert_ne!(again.registered.public, typed);
    }

    #[test]
    fn tellers_open_together_what_was_sealed_for_them() {
        let mut rng = rng(&[3; 32]).unwrap();
        let tellers = [(); 2].map(|()| Secret::random(&mut rng));
        let keys = tellers.each_ref().map(Secret::public);
        let text = keys.map(|it| it.to_hex()).join(" ");
        let sealed = seal(&text, "urn|line", b"signed", &[4; 32]).unwrap();
        let joint = Joint::read(&sealed).unwrap();
        let shares = tellers.each_ref().map(|it| joint.share(it, &mut rng));
        let opened = joint.open(&keys, "urn|line", &shares).unwrap();
        assert_eq!(opened.as_slice(), b"signed");
    }

    #[test]
    fn the_parts_that_tellers_browsers_make_open_it() {
        let made = [1, 2].map(|it| make(UUID, "teller", &[it; 32]).unwrap());
        let keys = made.each_ref().map(|it| it.registered.public.clone());
        let sealed = seal(&keys.join(" "), "urn|line", b"signed", &[4; 32]).unwrap();
        let shares = made.each_ref().map(|it| {
            let part = share(UUID, it.private.expose(), &sealed, &[5; 32]).unwrap();
            wire::read_canonical(part.as_bytes()).unwrap()
        });
        let keys = keys.map(|it| Element::key(&it).unwrap());
        let joint = Joint::read(&sealed).unwrap();
        let opened = joint.open(&keys, "urn|line", &shares).unwrap();
        assert_eq!(opened.as_slice(), b"signed");
        assert!(share(UUID, made[0].private.expose(), b"{}", &[5; 32]).is_err());
    }

    #[test]
    fn what_is_hostile_is_refused() {
        assert!(matches!(
            make("short", "l", &[1; 32]),
            Err(Refused::Uuid(_))
        ));
        for chance in [&[0; 32][..], &[1; 31], &[]] {
            assert!(matches!(make(UUID, "l", chance), Err(Refused::Chance)));
        }
        for text in ["", "aaaaa", "aaaaa-bbbbbb-ccccc-dddddO", "é-é-é-é"] {
            assert!(matches!(public(UUID, text), Err(Refused::Credential(_))));
        }
        let neutral = Element::neutral().to_hex();
        assert!(matches!(
            seal(&neutral, "", b"", &[1; 32]),
            Err(Refused::Key(_))
        ));
        assert!(matches!(seal(" ", "", b"", &[1; 32]), Err(Refused::Seal)));
    }
}
