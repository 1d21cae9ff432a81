//! A device's key for browsers whose own cryptography knows no Ed25519.
//!
//! **Claim.** What it signs is what the browser's own key would sign: Ed25519 of RFC 8032, by `eddsa`.
//!
//! In scope: two functions of a secret of 32 bytes. Out of scope: chance, which the page asks of the browser; and keeping
//! the secret. It lies in the browser's storage, where who may run a script on our pages, or read the files of the device,
//! could copy it. So such a key is enrolled as `software` (`signed::device::Storage`), and the page says so.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

#[cfg(feature = "page")]
pub mod page;

use eddsa::SecretKey;

/// The public key of a secret, 32 bytes; nothing of what is not 32 bytes.
pub fn public_key(secret: &[u8]) -> Option<Vec<u8>> {
    Some(read(secret)?.public().bytes().to_vec())
}

/// The 64 bytes of a signature; nothing by what is not 32 bytes.
pub fn sign(secret: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    Some(read(secret)?.sign(message).bytes().to_vec())
}

fn read(secret: &[u8]) -> Option<SecretKey> {
    Some(SecretKey::from_seed(secret.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, 7.1, test 2.
    #[test]
    fn it_signs_as_the_standard_says() {
        let secret =
            hex::decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                .unwrap();
        assert_eq!(
            hex::encode(public_key(&secret).unwrap()),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
        );
        assert_eq!(
            hex::encode(sign(&secret, &[0x72]).unwrap()),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        );
    }

    #[test]
    fn a_secret_of_another_length_makes_nothing() {
        for length in [0, 31, 33, 64] {
            let secret = vec![7; length];
            assert!(public_key(&secret).is_none());
            assert!(sign(&secret, b"a").is_none());
        }
    }
}
