use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eddsa::{PublicKey, SecretKey};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::name::KeyName;
use super::text::{Note, SignatureLine};

/// What a key signs, and how. Other types of keys exist; their lines are kept and not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// `01`: the text of a note, with Ed25519.
    Note,
    /// `04`: a checkpoint and the time, with Ed25519 (tlog-cosignature, `cosignature/v1`).
    Cosignature,
}

impl Algorithm {
    const fn byte(self) -> u8 {
        match self {
            Self::Note => 1,
            Self::Cosignature => 4,
        }
    }
}

/// The short name of a key: the first four bytes of SHA-256 of its name, a newline, its type and its
/// bytes. It finds a key and proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::fmt::Debug for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// A key that verifies.
///
/// Text (« vkey »): `<name>+<key id, 8 hexadecimal digits>+<Base64 of type and public key>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: KeyName,
    id: KeyId,
    algorithm: Algorithm,
    key: PublicKey,
}

/// Why a text is not a key that verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAVerifierKey {
    /// Not three parts separated by `+`, or not written in the one form they have.
    #[error("a key is written <name>+<8 hexadecimal digits>+<Base64>")]
    Shape,
    /// A type of key that is not supported here.
    #[error("keys of this type are not supported")]
    Algorithm,
    /// The bytes are not a key, or not one that is accepted.
    #[error(transparent)]
    Key(#[from] eddsa::NotAKey),
    /// The id is not that of this name and key.
    #[error("the key id is not that of this name and key")]
    Id,
}

impl VerifierKey {
    /// From its parts.
    pub fn new(name: KeyName, algorithm: Algorithm, key: PublicKey) -> Self {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(name.as_str())
            .chain_update([b'\n', algorithm.byte()])
            .chain_update(key.bytes())
            .finalize()
            .into();
        let [a, b, c, d, ..] = hash;
        Self {
            name,
            id: KeyId([a, b, c, d]),
            algorithm,
            key,
        }
    }

    /// Reads the text of a key.
    ///
    /// # Errors
    /// What is not written in its one form, a type that is not supported, a key that is not accepted, or
    /// an id that is not its own.
    pub fn parse(text: &str) -> Result<Self, NotAVerifierKey> {
        let (name, id, bytes) = parts(text).ok_or(NotAVerifierKey::Shape)?;
        let (algorithm, key) = typed(&bytes)?;
        let key = PublicKey::from_bytes(&key)?;
        let read = Self::new(name, algorithm, key);
        if read.id == id {
            Ok(read)
        } else {
            Err(NotAVerifierKey::Id)
        }
    }

    /// Its name.
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// Its short name.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// What it signs.
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key itself.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }
}

impl std::fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = vec![self.algorithm.byte()];
        bytes.extend_from_slice(self.key.bytes());
        write!(f, "{}+{}+{}", self.name, self.id, STANDARD.encode(bytes))
    }
}

/// A key that signs notes, such as a log's.
///
/// Text, as Go's `sumdb/note` writes it: `PRIVATE+KEY+<name>+<key id>+<Base64 of type and private key>`.
#[derive(Debug, Clone)]
pub struct Signer {
    verifier: VerifierKey,
    secret: SecretKey,
}

/// A text is not a key that signs. It does not show the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not a secret key of this type")]
pub struct NotASigner;

impl Signer {
    /// From its parts.
    pub fn new(name: KeyName, secret: SecretKey) -> Self {
        Self {
            verifier: VerifierKey::new(name, Algorithm::Note, secret.public()),
            secret,
        }
    }

    /// Reads the text of a key.
    ///
    /// # Errors
    /// Every text that is none.
    pub fn parse(text: &str) -> Result<Self, NotASigner> {
        let (verifier, secret) = read_secret(text, Algorithm::Note)?;
        Ok(Self { verifier, secret })
    }

    /// The text, for who must keep it.
    pub fn expose(&self) -> Zeroizing<String> {
        expose_secret(&self.verifier, &self.secret)
    }

    /// The key that verifies.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The line that signs the text of a note.
    pub fn sign(&self, note: &Note) -> SignatureLine {
        let signature = self.secret.sign(note.text().as_bytes());
        SignatureLine::by(&self.verifier, signature.bytes().to_vec())
    }
}

const SECRET: &str = "PRIVATE+KEY+";

pub(crate) fn read_secret(
    text: &str,
    algorithm: Algorithm,
) -> Result<(VerifierKey, SecretKey), NotASigner> {
    let rest = text.strip_prefix(SECRET).ok_or(NotASigner)?;
    let (name, id, bytes) = parts(rest).ok_or(NotASigner)?;
    let bytes = Zeroizing::new(bytes);
    let (found, seed) = typed(&bytes).map_err(|_| NotASigner)?;
    let secret = SecretKey::from_seed(&Zeroizing::new(seed));
    let verifier = VerifierKey::new(name, algorithm, secret.public());
    if found == algorithm && verifier.id == id {
        Ok((verifier, secret))
    } else {
        Err(NotASigner)
    }
}

pub(crate) fn expose_secret(verifier: &VerifierKey, secret: &SecretKey) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(vec![verifier.algorithm.byte()]);
    bytes.extend_from_slice(secret.expose().as_ref());
    let bytes = Zeroizing::new(STANDARD.encode(&bytes));
    let VerifierKey { name, id, .. } = verifier;
    Zeroizing::new(format!("{SECRET}{name}+{id}+{}", *bytes))
}

/// Name, id, and the bytes after them.
fn parts(text: &str) -> Option<(KeyName, KeyId, Vec<u8>)> {
    let mut parts = text.splitn(3, '+');
    let name = KeyName::parse(parts.next()?).ok()?;
    let digits = parts.next()?;
    let mut id = [0; 4];
    hex::decode_to_slice(digits, &mut id).ok()?;
    // Upper-case digits are another form of the same.
    let one_form = hex::encode(id) == digits;
    let bytes = STANDARD.decode(parts.next()?).ok()?;
    one_form.then_some((name, KeyId(id), bytes))
}

fn typed(bytes: &[u8]) -> Result<(Algorithm, [u8; 32]), NotAVerifierKey> {
    let (byte, key) = bytes.split_first().ok_or(NotAVerifierKey::Shape)?;
    let algorithm = match byte {
        1 => Algorithm::Note,
        4 => Algorithm::Cosignature,
        _ => return Err(NotAVerifierKey::Algorithm),
    };
    let key = key.try_into().map_err(|_| NotAVerifierKey::Shape)?;
    Ok((algorithm, key))
}
