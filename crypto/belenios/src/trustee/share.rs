use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::certificate::Certificates;
use super::cipher::Cipher;
use super::error::{CeremonyError, OpenError};
use super::key::{self, TrusteeKey};
use super::polynomial::{self, Polynomial};
use super::sealed;
use super::seed::Seed;
use super::signed::Signed;
use crate::group::{Element, Scalar, Secret};
use crate::proof::Proof;

/// Step 4: all that one trustee receives (spec, « Vinputs »).
///
/// Bytes: `{"polynomial":"…","secrets":["…"],"coefexps":[{…}],"signatures":[{…}]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vinput {
    /// Her own polynomial back.
    pub polynomial: String,
    /// Her share from each trustee.
    pub secrets: Vec<String>,
    /// The commitments of each trustee.
    pub coefexps: Vec<Signed>,
    /// The signature of each trustee over the certificates and her commitments.
    pub signatures: Vec<Proof>,
}

/// Step 5: what a trustee answers (spec, « Voutputs »).
///
/// Bytes: `{"private_key":"…","public_key":{…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voutput {
    /// Her part of the election's private key, sealed for herself: what the server keeps for her until
    /// the tally ([`open_decryption_key`]).
    pub private_key: String,
    /// Its public part, proved and signed.
    pub public_key: TrusteeKey,
}

impl Vinput {
    /// Checks the polynomials of a circle, in its order, and sorts what is in them by recipient.
    ///
    /// # Errors
    /// The first thing that is wrong with a polynomial.
    pub fn sort(
        circle: &Certificates,
        polynomials: &[Polynomial],
    ) -> Result<Vec<Self>, CeremonyError> {
        circle.count(polynomials.len())?;
        for (trustee, polynomial) in (1..).zip(polynomials) {
            polynomial.check(circle, trustee)?;
        }
        Ok(polynomials
            .iter()
            .enumerate()
            .map(|(place, own)| Self {
                polynomial: own.polynomial.clone(),
                secrets: polynomials
                    .iter()
                    .filter_map(|polynomial| polynomial.secrets.get(place).cloned())
                    .collect(),
                coefexps: polynomials.iter().map(|p| p.coefexps.clone()).collect(),
                signatures: polynomials.iter().map(|p| p.signature).collect(),
            })
            .collect())
    }
}

impl Voutput {
    /// Checks everything that a trustee receives, and adds up her shares: `S = Σ fᵢ(j)`.
    ///
    /// # Errors
    /// The first thing that is wrong; the trustee it comes from is named, and the ceremony must stop.
    pub fn answer(
        seed: &Seed,
        circle: &Certificates,
        input: &Vinput,
        cipher: Cipher,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, CeremonyError> {
        let keys = seed.keys();
        let (mine, me) = circle.mine(&keys)?;
        let commitments = all_commitments(circle, &input.coefexps, &input.signatures)?;
        circle.count(input.secrets.len())?;
        let receive = |trustee: usize, envelope: &str, sender: &Element| {
            sealed::receive(envelope, &keys.decryption, sender)
                .map_err(|error| CeremonyError::Message { trustee, error })
        };

        let own = receive(mine, &input.polynomial, &me.verification)?;
        let own = polynomial::read_coefficients(&own).map_err(|error| CeremonyError::Message {
            trustee: mine,
            error,
        })?;
        let own: Vec<Element> = own.iter().map(Secret::public).collect();
        if commitments.get(mine - 1) != Some(&own) {
            return Err(CeremonyError::OwnPolynomial);
        }

        let mut private = Secret::from(Scalar::ZERO);
        let sent = input.secrets.iter().zip(circle.members()).zip(&commitments);
        for (trustee, ((envelope, sender), commitments)) in (1..).zip(sent) {
            let message = receive(trustee, envelope, &sender.verification)?;
            let share = key::read_secret(&message, "secret")
                .map_err(|error| CeremonyError::Message { trustee, error })?;
            if share.public() != polynomial::evaluate_public(commitments, mine) {
                return Err(CeremonyError::Share(trustee));
            }
            private = &private + &share;
        }
        let message = key::write_secret("decryption_key", &private);
        let private_key = sealed::send(&message, &keys.signing, &me.encryption, cipher, rng)
            .ok_or(CeremonyError::Message {
                trustee: mine,
                error: OpenError::Envelope,
            })?;
        Ok(Self {
            private_key,
            public_key: TrusteeKey::prove(&private, rng).signed(&keys.signing, rng),
        })
    }

    /// Checks the answer of a trustee (from 1), as the server does.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(
        &self,
        circle: &Certificates,
        polynomials: &[Polynomial],
        trustee: usize,
    ) -> Result<(), CeremonyError> {
        circle.count(polynomials.len())?;
        let commitments = (1..)
            .zip(polynomials)
            .map(|(trustee, polynomial)| {
                polynomial::commitments(
                    circle,
                    trustee,
                    &polynomial.coefexps,
                    &polynomial.signature,
                )
            })
            .collect::<Result<Vec<_>, _>>()?;
        check_key(circle, &commitments, trustee, &self.public_key)
    }
}

/// The commitments of all trustees, checked.
pub(super) fn all_commitments(
    circle: &Certificates,
    coefexps: &[Signed],
    signatures: &[Proof],
) -> Result<Vec<Vec<Element>>, CeremonyError> {
    circle.count(coefexps.len())?;
    circle.count(signatures.len())?;
    (1..)
        .zip(coefexps.iter().zip(signatures))
        .map(|(trustee, (coefexps, signature))| {
            polynomial::commitments(circle, trustee, coefexps, signature)
        })
        .collect()
}

/// Checks the verification key of a trustee (from 1): it follows from the commitments,
/// `Π Πₖ Aᵢₖ^(jᵏ)`, it is proved, and signed.
pub(super) fn check_key(
    circle: &Certificates,
    commitments: &[Vec<Element>],
    trustee: usize,
    key: &TrusteeKey,
) -> Result<(), CeremonyError> {
    let member = trustee
        .checked_sub(1)
        .and_then(|place| circle.members().get(place))
        .ok_or(CeremonyError::Count {
            expected: circle.size(),
            found: trustee,
        })?;
    key.check()
        .map_err(|error| CeremonyError::Key { trustee, error })?;
    let parts: Vec<Element> = commitments
        .iter()
        .map(|commitments| polynomial::evaluate_public(commitments, trustee))
        .collect();
    if key.public_key != parts.iter().sum() {
        return Err(CeremonyError::VerificationKey(trustee));
    }
    if !key.is_signed_by(&member.verification) {
        return Err(CeremonyError::VerificationSignature(trustee));
    }
    Ok(())
}

/// At the tally: opens the private key that a trustee sealed for herself in step 5.
///
/// # Errors
/// What is not that key, sealed by this seed.
pub fn open_decryption_key(seed: &Seed, sealed: &str) -> Result<Secret, OpenError> {
    let keys = seed.keys();
    let message = sealed::receive(sealed.trim(), &keys.decryption, &keys.signing.public())?;
    key::read_secret(&message, "decryption_key")
}
