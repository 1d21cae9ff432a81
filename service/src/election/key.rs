//! The secrets that the server keeps of an election, outside the database and its backups.
//!
//! One, of 32 bytes, binds credentials to lines of the roll and encrypts ballots while they wait: with the database alone
//! nobody links a person and a ballot. Each urn has besides the server's own share of its key.

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use belenios::group::{Element, Secret};
use hmac::{Hmac, Mac as _};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::ctx::Ctx;
use crate::failure::Fault;

/// The secret of an election.
pub struct Keys(Zeroizing<[u8; 32]>);

/// Makes the secret of an election, unless it is there already.
///
/// # Errors
/// When the folder cannot be written.
pub async fn make(ctx: &Ctx, election: Uuid) -> Result<Keys, Fault> {
    let text = Zeroizing::new(hex::encode(ctx.secret::<32>()));
    let vault = ctx.vault()?;
    let done = vault.with(move |it| it.make_election_secret(election, &text));
    Keys::read(&Zeroizing::new(done.await?))
}

/// The secret of an election.
///
/// # Errors
/// When it is not there.
pub async fn of(ctx: &Ctx, election: Uuid) -> Result<Keys, Fault> {
    let vault = ctx.vault()?;
    let text = vault.with(move |it| it.election_secret(election)).await?;
    let text = text.ok_or_else(|| missing("the secret of an election"))?;
    Keys::read(&Zeroizing::new(text))
}

/// Destroys a secret, of an election or of an urn.
///
/// # Errors
/// When the folder cannot be written.
pub async fn destroy(ctx: &Ctx, of: Uuid) -> Result<(), Fault> {
    let vault = ctx.vault()?;
    vault.with(move |it| it.destroy_election_secret(of)).await
}

/// Makes the server's key of an urn, unless it is there already; gives its public part.
///
/// # Errors
/// When the folder cannot be written.
pub async fn make_server(ctx: &Ctx, urn: Uuid) -> Result<Element, Fault> {
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let text = Secret::random(&mut rng).expose_decimal();
    let vault = ctx.vault()?;
    let done = vault.with(move |it| it.make_election_secret(urn, &text));
    Ok(secret(&Zeroizing::new(done.await?))?.public())
}

/// The server's key of an urn.
///
/// # Errors
/// When it is not there.
pub async fn server(ctx: &Ctx, urn: Uuid) -> Result<Secret, Fault> {
    let vault = ctx.vault()?;
    let text = vault.with(move |it| it.election_secret(urn)).await?;
    let text = text.ok_or_else(|| missing("the server’s key of an urn"))?;
    secret(&Zeroizing::new(text))
}

impl Keys {
    fn read(text: &str) -> Result<Self, Fault> {
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text, &mut *bytes)
            .map_err(|_| missing("the secret of an election"))?;
        Ok(Self(bytes))
    }

    /// A keyed hash, of something of a kind: nobody makes it without the secret.
    fn hash(&self, kind: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut block = Zeroizing::new([0; 64]);
        block
            .iter_mut()
            .zip(self.0.iter())
            .for_each(|(to, from)| *to = *from);
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new((&*block).into());
        mac.update(kind.as_bytes());
        for part in parts {
            mac.update(&[0]);
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// What a line of the roll keeps of its credential.
    pub fn binding(&self, entry: Uuid, credential: &Element) -> [u8; 32] {
        self.hash("binding", &[entry.as_bytes(), &credential.to_bytes()])
    }

    /// The row of something that may be there once.
    pub(super) fn row(&self, kind: &str, of: &[u8]) -> Uuid {
        let hash = self.hash(kind, &[of]);
        let bytes = hash.first_chunk::<16>().copied().unwrap_or_default();
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// Encrypts what is about something.
    pub(super) fn seal(&self, ctx: &Ctx, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let nonce = ctx.secret::<12>();
        let sealed = self.cipher().encrypt(
            Nonce::from_slice(&nonce),
            Payload {
                msg: plain,
                aad: about,
            },
        );
        let sealed = sealed.map_err(|_| Fault::Other("nothing was encrypted".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts it.
    pub(super) fn open(&self, about: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let broken = || Fault::Other("something encrypted of an election was changed".to_owned());
        let (nonce, data) = sealed.split_at_checked(12).ok_or_else(broken)?;
        let payload = Payload {
            msg: data,
            aad: about,
        };
        let plain = self.cipher().decrypt(Nonce::from_slice(nonce), payload);
        plain.map(Zeroizing::new).map_err(|_| broken())
    }

    fn cipher(&self) -> Aes256Gcm {
        let key = Zeroizing::new(self.hash("cipher", &[]));
        Aes256Gcm::new((&*key).into())
    }
}

fn secret(text: &str) -> Result<Secret, Fault> {
    Secret::from_decimal(text).map_err(|_| missing("the server’s key of an urn"))
}

fn missing(what: &str) -> Fault {
    Fault::Other(format!("{what} is not in the folder of registers"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys(Zeroizing::new([7; 32]))
    }

    #[test]
    fn a_binding_is_of_one_line_one_credential_and_one_election() {
        let one = Uuid::from_u128(1);
        let credential = Element::generator();
        let binding = keys().binding(one, &credential);
        assert_ne!(keys().binding(Uuid::from_u128(2), &credential), binding);
        let other = Keys(Zeroizing::new([8; 32]));
        assert_ne!(other.binding(one, &credential), binding);
        assert_eq!(keys().binding(one, &credential), binding);
    }

    #[test]
    fn what_is_not_32_bytes_is_no_secret() {
        assert!(Keys::read("00").is_err());
        assert!(Keys::read(&"zz".repeat(32)).is_err());
        assert!(Keys::read(&"00".repeat(32)).is_ok());
    }
}
