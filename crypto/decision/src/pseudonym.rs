use domain::id::AdhesionId;
use sha2::{Digest as _, Sha256};
use tlog::leaf::Salt;
use uuid::Uuid;

/// The name of a member, or of anything that would tell who they are, in one decision.
///
/// Construction: the first 16 bytes of SHA-256 of `collegiale/pseudonym/v1`, a zero byte, 32 random bytes and the id; written
/// as a UUID of version 8 (RFC 9562), which fixes 6 of the 128 bits. Without the random bytes nothing is learnt of the id;
/// with them, nobody finds another id of the same name in fewer than 2^61 tries, and ids are not hers to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym(pub Uuid);

impl Pseudonym {
    /// Of an id.
    pub fn of(id: Uuid, salt: &Salt) -> Self {
        let hash = Sha256::new()
            .chain_update(b"collegiale/pseudonym/v1\0")
            .chain_update(salt.bytes())
            .chain_update(id.as_bytes())
            .finalize();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(hash) {
            *to = from;
        }
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// As rolls name a member.
    pub const fn adhesion(self) -> AdhesionId {
        AdhesionId(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_with_the_same_salt_only() {
        let (one, other) = (Salt::from_bytes([1; 32]), Salt::from_bytes([2; 32]));
        let id = Uuid::from_u128(7);
        assert_eq!(Pseudonym::of(id, &one), Pseudonym::of(id, &one));
        assert_ne!(Pseudonym::of(id, &one), Pseudonym::of(id, &other));
        assert_ne!(
            Pseudonym::of(id, &one),
            Pseudonym::of(Uuid::from_u128(8), &one)
        );
        assert_eq!(Pseudonym::of(id, &one).0.get_version_num(), 8);
    }

    /// With Python: `hashlib.sha256(b"collegiale/pseudonym/v1\0" + bytes([1])*32 + bytes(15) + b"\x07")`.
    #[test]
    fn it_has_the_bytes_it_always_had() {
        let name = Pseudonym::of(Uuid::from_u128(7), &Salt::from_bytes([1; 32]));
        assert_eq!(name.0.to_string(), "1bb7557e-ee4a-8022-9cac-c3d87c0b174a");
    }
}
