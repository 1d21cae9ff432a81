use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::Credentials;
use crate::election::Uuid;
use crate::group::Element;
use crate::hash::Fingerprint;
use crate::trustee::{Seed, Signed};
use crate::wire::{self, WireError};

/// What whoever handed out the credentials signed about the list: for which election it is, how many
/// stand on it, and its hash.
///
/// Belenios writes it into archives since 3.2, when a server of its own draws the credentials (its
/// `doc/cred.md` and `credentials_certificate` in its source; the specification does not know it). The
/// key that verifies the signature stands in the certificate itself. So it shows that the list is the
/// one that the holder of that key signed; that this is who should have signed, only the holder of the
/// seed can tell.
///
/// Bytes: `{"uuid":"…","voter_list_length":12,"public_creds_hash":"…","verification_key":"…",`
/// `"encryption_key":"…","signature":{"message":"…","signature":{…}}}`, where the message is the
/// SHA-256, in hexadecimal, of the same without the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CredentialsCertificate {
    /// The election.
    pub uuid: Uuid,
    /// How many voters there are.
    pub voter_list_length: usize,
    /// The hash of the list of public credentials.
    pub public_creds_hash: Fingerprint,
    /// The key under which it is signed.
    pub verification_key: Element,
    /// The key under which private credentials are kept, to be sent again.
    pub encryption_key: Element,
    /// The signature of all of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signed>,
}

/// Why a certificate does not certify a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Not the JSON of a certificate in its canonical form.
    #[error("the certificate of the credentials: {0}")]
    Wire(#[from] WireError),
    /// It is about another election.
    #[error("the certificate of the credentials is of the election {0}")]
    OtherElection(Uuid),
    /// It is about more or fewer voters.
    #[error("{certified} credentials are certified, and {listed} are listed")]
    Length {
        /// How many the certificate says.
        certified: usize,
        /// How many there are.
        listed: usize,
    },
    /// It is about another list.
    #[error("the list of credentials is not the one that was certified")]
    OtherList,
    /// A key that anybody can sign with, or read under.
    #[error("a key of the certificate of the credentials is the neutral element")]
    NeutralKey,
    /// It is not signed, or not by its key.
    #[error("the signature of the certificate of the credentials is invalid or missing")]
    Signature,
}

impl CredentialsCertificate {
    /// Certifies a list with the keys of a seed.
    pub fn issue(
        seed: &Seed,
        election: &Uuid,
        credentials: &Credentials,
        rng: &mut impl CryptoRng,
    ) -> Self {
        let keys = seed.keys();
        let unsigned = Self {
            uuid: election.clone(),
            voter_list_length: credentials.len(),
            public_creds_hash: credentials.fingerprint(),
            verification_key: keys.signing.public(),
            encryption_key: keys.decryption.public(),
            signature: None,
        };
        let message = unsigned.message();
        Self {
            signature: Some(Signed::new(message, &keys.signing, rng)),
            ..unsigned
        }
    }

    /// Reads a certificate in its canonical form; what it says is not checked.
    ///
    /// # Errors
    /// What is not a certificate, and every form but the canonical one.
    pub fn read(bytes: &[u8]) -> Result<Self, CertificateError> {
        Ok(wire::read_canonical(bytes)?)
    }

    /// Checks that it certifies this list.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(
        &self,
        election: &Uuid,
        credentials: &Credentials,
    ) -> Result<(), CertificateError> {
        if self.uuid != *election {
            return Err(CertificateError::OtherElection(self.uuid.clone()));
        }
        if self.voter_list_length != credentials.len() {
            return Err(CertificateError::Length {
                certified: self.voter_list_length,
                listed: credentials.len(),
            });
        }
        if self.public_creds_hash != credentials.fingerprint() {
            return Err(CertificateError::OtherList);
        }
        if self.verification_key.is_neutral() || self.encryption_key.is_neutral() {
            return Err(CertificateError::NeutralKey);
        }
        let message = self.message();
        let is_signed = self.signature.as_ref().is_some_and(|signed| {
            signed.message == message && signed.is_by(&self.verification_key)
        });
        if is_signed {
            Ok(())
        } else {
            Err(CertificateError::Signature)
        }
    }

    /// What is signed.
    fn message(&self) -> String {
        let unsigned = Self {
            signature: None,
            ..self.clone()
        };
        Fingerprint::of(&wire::write(&unsigned)).to_hex()
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::weight::Weight;

    fn certified() -> (CredentialsCertificate, Credentials, Uuid) {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let uuid: Uuid = "eEyi7XxzA17FXa".parse().unwrap();
        let voters = Credentials::draw([Some(Weight(3)), Some(Weight(1))], &uuid, &mut rng);
        let list = voters.iter().map(|voter| voter.public).collect();
        let list = Credentials::new(list).unwrap();
        let seed = Seed::read("zMrtsQcMT8xWWg1z87uPXq").unwrap();
        let certificate = CredentialsCertificate::issue(&seed, &uuid, &list, &mut rng);
        (certificate, list, uuid)
    }

    #[test]
    fn a_certificate_reads_as_it_was_made_and_certifies_its_list() {
        let (certificate, list, uuid) = certified();
        let bytes = wire::write(&certificate);
        let again = CredentialsCertificate::read(&bytes).unwrap();
        assert_eq!(again.check(&uuid, &list), Ok(()));
        assert_eq!(again, certificate);
        // The fields in the order of the reference, and what is signed: the same without the signature.
        let text = String::from_utf8(bytes).unwrap();
        let (unsigned, signature) = text.split_once(",\"signature\":").unwrap();
        let places = [
            "{\"uuid\":\"eEyi7XxzA17FXa\"",
            ",\"voter_list_length\":2",
            ",\"public_creds_hash\":\"",
            ",\"verification_key\":\"",
            ",\"encryption_key\":\"",
        ]
        .map(|part| unsigned.find(part).unwrap());
        assert!(places.is_sorted());
        let hash = Fingerprint::of(format!("{unsigned}}}").as_bytes()).to_hex();
        assert!(signature.starts_with(&format!("{{\"message\":\"{hash}\"")));
    }

    #[test]
    fn a_certificate_of_something_else_is_refused_by_name() {
        let (certificate, list, uuid) = certified();
        let changed = |change: fn(&mut CredentialsCertificate)| {
            let mut changed = certificate.clone();
            change(&mut changed);
            changed.check(&uuid, &list).unwrap_err()
        };
        let other: Uuid = "RF4PcR5GjUgb7p".parse().unwrap();
        assert_eq!(
            certificate.check(&other, &list),
            Err(CertificateError::OtherElection(uuid.clone()))
        );
        assert_eq!(
            changed(|it| it.voter_list_length += 1),
            CertificateError::Length {
                certified: 3,
                listed: 2
            }
        );
        assert_eq!(
            changed(|it| it.public_creds_hash = Fingerprint::of(b"")),
            CertificateError::OtherList
        );
        assert_eq!(
            changed(|it| it.verification_key = Element::neutral()),
            CertificateError::NeutralKey
        );
        assert_eq!(
            changed(|it| it.encryption_key = Element::neutral()),
            CertificateError::NeutralKey
        );
        for wrong in [
            changed(|it| it.signature = None),
            changed(|it| it.encryption_key = Element::generator()),
            changed(|it| it.verification_key = Element::generator()),
            changed(|it| it.signature.iter_mut().for_each(|it| it.message.clear())),
        ] {
            assert_eq!(wrong, CertificateError::Signature);
        }
        assert!(matches!(
            CredentialsCertificate::read(b"{}"),
            Err(CertificateError::Wire(_))
        ));
    }
}
