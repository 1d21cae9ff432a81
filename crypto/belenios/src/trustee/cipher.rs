use aes::Aes256;
use aes_gcm::aead::consts::{U8, U13, U32};
use aes_gcm::aead::{Aead as _, KeyInit as _};
use zeroize::Zeroizing;

/// How trustees' messages are encrypted once a key is agreed on; keys and nonces are used once.
///
/// Bytes: the ciphertext and its tag, in hexadecimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cipher {
    /// AES-256-GCM with a nonce of 32 bytes and a tag of 16: what Belenios does since 3.1.
    #[default]
    AesGcm,
    /// AES-256-CCM with a nonce of 13 bytes and a tag of 8: what it did before, without naming it.
    /// Here to read and write what the tool 3.0 does, up to 65,535 bytes.
    AesCcm,
}

type Gcm = aes_gcm::AesGcm<Aes256, U32>;
type Ccm = ccm::Ccm<Aes256, U8, U13>;

/// What CCM can count with a nonce of 13 bytes.
const LONGEST_CCM: usize = (1 << 16) - 1;

impl Cipher {
    /// The name in a message; the old one has none.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::AesGcm => Some("AES-GCM"),
            Self::AesCcm => None,
        }
    }

    /// By its name in a message.
    pub(super) fn named(name: Option<&str>) -> Option<Self> {
        [Self::AesGcm, Self::AesCcm]
            .into_iter()
            .find(|cipher| cipher.name() == name)
    }

    pub(super) fn encrypt(self, key: &[u8; 32], iv: &[u8; 32], plain: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::AesGcm => Gcm::new(key.into()).encrypt(iv.into(), plain).ok(),
            Self::AesCcm if plain.len() <= LONGEST_CCM => {
                let (nonce, _) = iv.split_first_chunk::<13>()?;
                Ccm::new(key.into()).encrypt(nonce.into(), plain).ok()
            }
            Self::AesCcm => None,
        }
    }

    pub(super) fn decrypt(
        self,
        key: &[u8; 32],
        iv: &[u8; 32],
        data: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let plain = match self {
            Self::AesGcm => Gcm::new(key.into()).decrypt(iv.into(), data).ok(),
            Self::AesCcm if data.len() <= LONGEST_CCM => {
                let (nonce, _) = iv.split_first_chunk::<13>()?;
                Ccm::new(key.into()).decrypt(nonce.into(), data).ok()
            }
            Self::AesCcm => None,
        };
        plain.map(Zeroizing::new)
    }
}
