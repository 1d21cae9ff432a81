use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::cipher::Cipher;
use super::error::OpenError;
use super::signed::{self, Signed};
use crate::group::{Element, Secret};
use crate::proof::Proof;
use crate::wire;

/// A message signed by its sender and encrypted for one recipient (spec, « Encrypting » and
/// « Channels »).
///
/// Bytes: `{"algorithm":"AES-GCM","alpha":"…","beta":"…","data":"…"}`, with `alpha = g^r`,
/// `beta = ek^r × g^s`; the key of the cipher is `SHA-256("key|" g^s)`, its nonce
/// `SHA-256("iv|" g^r)`, `data` is hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    algorithm: Option<String>,
    alpha: Element,
    beta: Element,
    data: String,
}

/// What is signed: so that a message cannot be passed on as if it were for someone else.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Addressed<T> {
    recipient: Element,
    message: T,
}

/// A signed message whose text is erased elsewhere.
#[derive(Serialize)]
struct SignedText<'t> {
    message: &'t str,
    signature: Proof,
}

/// More than most messages, so that a secret is not left behind when a buffer grows.
const ROOM: usize = 16 << 10;

/// Signs and encrypts; gives the envelope as text. Nothing, if the message is too long for the cipher.
pub(super) fn send(
    message: &str,
    signing: &Secret,
    recipient: &Element,
    cipher: Cipher,
    rng: &mut impl CryptoRng,
) -> Option<String> {
    let addressed = text(&Addressed {
        recipient: *recipient,
        message,
    })?;
    let signed = text(&SignedText {
        signature: signed::sign(&addressed, signing, rng),
        message: &addressed,
    })?;
    let (randomness, session) = (Secret::random(rng), Secret::random(rng));
    let alpha = randomness.public();
    let session = Zeroizing::new(session.public());
    let beta = randomness.power(recipient) + *session;
    let (key, iv) = (digest("key|", &session), digest("iv|", &alpha));
    let data = cipher.encrypt(&key, &iv, signed.as_bytes())?;
    Some(wire::write_text(&Sealed {
        algorithm: cipher.name().map(str::to_owned),
        alpha,
        beta,
        data: hex::encode(data),
    }))
}

/// Decrypts, and checks sender and recipient; gives the message.
pub(super) fn receive(
    envelope: &str,
    decryption: &Secret,
    sender: &Element,
) -> Result<Zeroizing<String>, OpenError> {
    let sealed: Sealed = wire::read(envelope.as_bytes()).map_err(|_| OpenError::Envelope)?;
    let algorithm = sealed.algorithm.as_deref();
    let cipher = Cipher::named(algorithm)
        .ok_or_else(|| OpenError::Cipher(algorithm.unwrap_or_default().to_owned()))?;
    let session = Zeroizing::new(sealed.beta - decryption.power(&sealed.alpha));
    let data = hex::decode(&sealed.data).map_err(|_| OpenError::Envelope)?;
    let (key, iv) = (digest("key|", &session), digest("iv|", &sealed.alpha));
    let plain = cipher
        .decrypt(&key, &iv, &data)
        .ok_or(OpenError::Decryption)?;
    let signed: Signed = wire::read(&plain).map_err(|_| OpenError::Contents)?;
    if !signed.is_by(sender) {
        return Err(OpenError::Signature);
    }
    let addressed = Zeroizing::new(signed.message);
    let content: Addressed<String> =
        wire::read(addressed.as_bytes()).map_err(|_| OpenError::Contents)?;
    let message = Zeroizing::new(content.message);
    if content.recipient != decryption.public() {
        return Err(OpenError::Recipient);
    }
    Ok(message)
}

/// `SHA-256(label point)`.
fn digest(label: &str, point: &Element) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(label);
    hash.update(Zeroizing::new(point.to_hex()).as_bytes());
    Zeroizing::new(hash.finalize().into())
}

/// Canonical JSON that is erased when dropped.
fn text(value: &impl Serialize) -> Option<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
    serde_json::to_writer(&mut *bytes, value).ok()?;
    String::from_utf8(std::mem::take(&mut *bytes))
        .ok()
        .map(Zeroizing::new)
}
