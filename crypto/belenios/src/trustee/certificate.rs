use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::error::CeremonyError;
use super::seed::{Keys, Seed};
use super::signed::Signed;
use crate::group::{self, Element};
use crate::wire;

/// Step 1: a trustee's public keys for talking in a circle, signed by herself (spec,
/// « Certificates »).
///
/// Bytes: a [`Signed`] message, which is
/// `{"context":{"group":"Ed25519","size":3,"threshold":2,"index":1},"verification":"…","encryption":"…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Certificate(pub Signed);

/// Which circle, and which place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    group: String,
    /// How many trustees take part.
    pub size: usize,
    /// How many are needed.
    pub threshold: usize,
    /// The place, from 1.
    pub index: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateKeys {
    context: Context,
    verification: Element,
    encryption: Element,
}

/// Step 2: the certificates of a whole circle, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificates {
    signed: Vec<Certificate>,
    members: Vec<Member>,
    threshold: usize,
}

/// What a checked certificate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    pub verification: Element,
    pub encryption: Element,
}

impl Context {
    /// A place (from 1) in a circle of `size`, of whom `threshold` are needed.
    pub fn new(index: usize, threshold: usize, size: usize) -> Self {
        Self {
            group: group::NAME.to_owned(),
            size,
            threshold,
            index,
        }
    }
}

impl Certificate {
    /// Makes the certificate of a seed.
    pub fn issue(seed: &Seed, context: Context, rng: &mut impl CryptoRng) -> Self {
        let keys = seed.keys();
        let message = wire::write_text(&CertificateKeys {
            context,
            verification: keys.signing.public(),
            encryption: keys.decryption.public(),
        });
        Self(Signed::new(message, &keys.signing, rng))
    }

    /// Checks that it is for this place of this circle, and signed.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn is_for(&self, context: &Context) -> Result<(), CeremonyError> {
        self.check(context).map(drop)
    }

    /// Whether both certificates hold a same key, as two trustees never may.
    pub fn has_a_key_of(&self, other: &Self) -> bool {
        let keys = |it: &Self| it.0.content::<CertificateKeys>().ok();
        keys(self).zip(keys(other)).is_some_and(|(one, other)| {
            one.verification == other.verification || one.encryption == other.encryption
        })
    }

    fn check(&self, context: &Context) -> Result<Member, CeremonyError> {
        let trustee = context.index;
        let keys: CertificateKeys = self
            .0
            .content()
            .map_err(|error| CeremonyError::Certificate { trustee, error })?;
        if keys.context != *context {
            return Err(CeremonyError::Context(trustee));
        }
        if keys.verification.is_neutral() || keys.encryption.is_neutral() {
            return Err(CeremonyError::NeutralKey(trustee));
        }
        if !self.0.is_by(&keys.verification) {
            return Err(CeremonyError::CertificateSignature(trustee));
        }
        Ok(Member {
            verification: keys.verification,
            encryption: keys.encryption,
        })
    }
}

impl Certificates {
    /// Checks that the certificates, in the order of their places, make a circle of which `threshold`
    /// are needed.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(signed: Vec<Certificate>, threshold: usize) -> Result<Self, CeremonyError> {
        let size = signed.len();
        if threshold == 0 || size < threshold {
            return Err(CeremonyError::Threshold {
                needed: threshold,
                trustees: size,
            });
        }
        let mut members: Vec<Member> = Vec::with_capacity(size);
        for (place, certificate) in (1..).zip(&signed) {
            let member = certificate.check(&Context::new(place, threshold, size))?;
            let same = |other: &Member| {
                other.verification == member.verification || other.encryption == member.encryption
            };
            if let Some(earlier) = members.iter().position(same) {
                return Err(CeremonyError::SameKey(earlier + 1, place));
            }
            members.push(member);
        }
        Ok(Self {
            signed,
            members,
            threshold,
        })
    }

    /// How many are needed.
    pub const fn threshold(&self) -> usize {
        self.threshold
    }

    /// How many take part.
    pub fn size(&self) -> usize {
        self.members.len()
    }

    /// The certificates as they are published.
    pub fn signed(&self) -> &[Certificate] {
        &self.signed
    }

    /// The place (from 1) that a seed has in the circle.
    pub fn place_of(&self, seed: &Seed) -> Option<usize> {
        self.mine(&seed.keys()).ok().map(|(place, _)| place)
    }

    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    /// Fails unless there is one message of each trustee.
    pub(super) fn count(&self, found: usize) -> Result<(), CeremonyError> {
        let expected = self.size();
        if found == expected {
            Ok(())
        } else {
            Err(CeremonyError::Count { expected, found })
        }
    }

    /// The place of these keys, from 1, and what stands there.
    pub(super) fn mine(&self, keys: &Keys) -> Result<(usize, Member), CeremonyError> {
        let mine = Member {
            verification: keys.signing.public(),
            encryption: keys.decryption.public(),
        };
        let place = self.members.iter().position(|member| *member == mine);
        place
            .map(|place| (place + 1, mine))
            .ok_or(CeremonyError::NotMine)
    }
}
