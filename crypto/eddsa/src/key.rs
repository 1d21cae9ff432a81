use ed25519_dalek::VerifyingKey;

/// A public key: a point of prime order, in its canonical form.
///
/// Bytes: the 32 of RFC 8032, 5.1.2.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A signature as it travels: `R` and `S`, 64 bytes, not yet judged.
///
/// Bytes: those of RFC 8032, 5.1.6.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

/// Why bytes are not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// No point of the curve has this coordinate.
    #[error("the key is no point of the curve")]
    OffCurve,
    /// The coordinate is not reduced modulo p, or the sign of zero is negative.
    #[error("the key is not written in its canonical form")]
    Form,
    /// The point, or a component of it, is of small order.
    #[error("the key is not in the subgroup of prime order")]
    SmallOrder,
}

/// The bytes are not signed by this key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not hold")]
pub struct NotSigned;

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// What is no point, and every point and form that the rule refuses.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, NotAKey> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| NotAKey::OffCurve)?;
        let point = key.to_edwards();
        if point.compress().to_bytes() != *bytes {
            return Err(NotAKey::Form);
        }
        // The neutral element is torsion-free, and of small order.
        if point.is_small_order() || !point.is_torsion_free() {
            return Err(NotAKey::SmallOrder);
        }
        Ok(Self(key))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether these bytes are signed by this key.
    ///
    /// # Errors
    /// When they are not, or in a form that the rule refuses.
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), NotSigned> {
        self.0
            .verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature.0))
            .map_err(|_| NotSigned)
    }

    pub(crate) const fn of(key: VerifyingKey) -> Self {
        Self(key)
    }
}

impl std::hash::Hash for PublicKey {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes().hash(state);
    }
}

impl Signature {
    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PublicKey(")?;
        hex(f, self.bytes())?;
        f.write_str(")")
    }
}

impl std::fmt::Debug for Signature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signature(")?;
        hex(f, &self.0)?;
        f.write_str(")")
    }
}

fn hex(f: &mut std::fmt::Formatter<'_>, bytes: &[u8]) -> std::fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}
