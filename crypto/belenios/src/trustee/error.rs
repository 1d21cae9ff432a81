use super::KeyError;
use crate::wire::WireError;

/// Why a message of the ceremony, or what it ends with, is refused. Trustees are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CeremonyError {
    /// Nobody takes part, or as many as needed cannot be had.
    #[error("{needed} of {trustees} trustees cannot be needed")]
    Threshold {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        trustees: usize,
    },
    /// Not one message of each trustee.
    #[error("there are {found} messages of {expected} trustees")]
    Count {
        /// How many trustees there are.
        expected: usize,
        /// How many messages.
        found: usize,
    },
    /// A certificate cannot be read.
    #[error("trustee {trustee}: the certificate cannot be read: {error}")]
    Certificate {
        /// Whose.
        trustee: usize,
        /// Why.
        error: WireError,
    },
    /// A certificate is for another place, another number of trustees or another threshold.
    #[error("trustee {0}: the certificate is for another circle, or another place in it")]
    Context(usize),
    /// A certificate holds a neutral key.
    #[error("trustee {0}: a key of the certificate is the neutral element")]
    NeutralKey(usize),
    /// A certificate is not signed by the key in it.
    #[error("trustee {0}: the signature of the certificate is invalid")]
    CertificateSignature(usize),
    /// Two certificates hold the same key.
    #[error("trustees {0} and {1} have the same key")]
    SameKey(usize, usize),
    /// No certificate is of this seed.
    #[error("no certificate of the circle is mine")]
    NotMine,
    /// Commitments cannot be read, or are not as many as the threshold.
    #[error("trustee {trustee}: the commitments cannot be read: {error}")]
    Commitments {
        /// Whose.
        trustee: usize,
        /// Why.
        error: WireError,
    },
    /// Not one commitment a coefficient.
    #[error("trustee {0}: there are not as many commitments as trustees are needed")]
    Degree(usize),
    /// Commitments are not signed by their trustee.
    #[error("trustee {0}: the signature of the commitments is invalid")]
    CommitmentsSignature(usize),
    /// A trustee did not sign the circle together with her commitments.
    #[error("trustee {0}: the signature over the circle and the commitments is invalid")]
    Agreement(usize),
    /// A message cannot be opened.
    #[error("trustee {trustee}: {error}")]
    Message {
        /// Who sent it.
        trustee: usize,
        /// Why.
        error: OpenError,
    },
    /// A share is not the value of the polynomial that was committed to.
    #[error("trustee {0}: the share does not fit the commitments")]
    Share(usize),
    /// The polynomial that came back to its trustee is not the one she committed to.
    #[error("my own polynomial does not fit my commitments")]
    OwnPolynomial,
    /// A verification key is not the one that the commitments give.
    #[error("trustee {0}: the verification key does not follow from the commitments")]
    VerificationKey(usize),
    /// A verification key does not stand up.
    #[error("trustee {trustee}: {error}")]
    Key {
        /// Whose.
        trustee: usize,
        /// Why.
        error: KeyError,
    },
    /// A verification key is not signed by its trustee.
    #[error("trustee {0}: the signature of the verification key is invalid")]
    VerificationSignature(usize),
}

/// Why a message cannot be opened. Nothing of its contents is shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The envelope is not one.
    #[error("the message cannot be read")]
    Envelope,
    /// Another cipher.
    #[error("the message is encrypted by {0}, which is not known")]
    Cipher(String),
    /// Not encrypted for this key, or changed.
    #[error("the message is not for this key, or was changed")]
    Decryption,
    /// Not signed by its sender.
    #[error("the message is not signed by its sender")]
    Signature,
    /// Signed, but for someone else.
    #[error("the message was written for someone else")]
    Recipient,
    /// What is inside is not what was expected.
    #[error("the message holds something else than expected")]
    Contents,
}
