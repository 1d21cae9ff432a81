//! Edge cases of Ed25519: which keys and signatures hold.
//!
//! The cases are those of the table of the paper of 2020 on the many forms of Ed25519 (Chalkias, Garillot, Nikolaenko,
//! section 5) and of ZIP 215, made anew from their definitions.

use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT as B, EIGHT_TORSION};
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity as _, IsIdentity as _};
use ed25519_dalek::VerifyingKey;
use eddsa::{NotAKey, NotSigned, PublicKey, SecretKey, Signature};
use proptest::prelude::*;
use sha2::{Digest as _, Sha512};

/// The order of the group, little-endian (RFC 8032, 5.1).
const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    hex::decode(hex).unwrap().try_into().unwrap()
}

fn challenge(r: &[u8; 32], key: &[u8; 32], message: &[u8]) -> Scalar {
    let hash = Sha512::new()
        .chain_update(r)
        .chain_update(key)
        .chain_update(message);
    Scalar::from_bytes_mod_order_wide(&hash.finalize().into())
}

fn signature(r: &[u8; 32], s: &[u8; 32]) -> Signature {
    let mut bytes = [0; 64];
    bytes[..32].copy_from_slice(r);
    bytes[32..].copy_from_slice(s);
    Signature::from_bytes(bytes)
}

/// Number plus number, little-endian, without reduction.
fn plus(a: &[u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut carry = 0;
    std::array::from_fn(|i| {
        let sum = u16::from(a[i]) + u16::from(b[i]) + carry;
        carry = sum >> 8;
        u8::try_from(sum & 0xff).unwrap()
    })
}

/// What the equation without cofactor says, whatever the key: how RFC 8032 may be read.
fn lenient(
    key: &EdwardsPoint,
    key_bytes: &[u8; 32],
    message: &[u8],
    r: &[u8; 32],
    s: &Scalar,
) -> bool {
    let k = challenge(r, key_bytes, message);
    let expected = s * B - k * key;
    CompressedEdwardsY(*r).decompress() == Some(expected)
}

/// The 14 forms of the eight points of small order: eight canonical, six not.
fn small_order() -> Vec<[u8; 32]> {
    let p: [u8; 32] = bytes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    let mut forms: Vec<[u8; 32]> = EIGHT_TORSION
        .map(|point| point.compress().to_bytes())
        .into();
    for small in [0, 1] {
        let mut y = [0; 32];
        y[0] = small;
        let above = plus(&y, &p);
        for form in [y, above] {
            for sign in [0, 0x80] {
                let mut form = form;
                form[31] |= sign;
                forms.push(form);
            }
        }
    }
    // Minus one with the sign of a negative zero.
    let mut minus_one = EIGHT_TORSION[4].compress().to_bytes();
    minus_one[31] |= 0x80;
    forms.push(minus_one);
    forms.sort_unstable();
    forms.dedup();
    forms
}

#[test]
fn the_signatures_of_the_standard_are_ours() {
    // RFC 8032, 7.1, tests 1 and 2.
    for (secret, public, message, expected) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            &b""[..],
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            b"\x72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ] {
        let secret = SecretKey::from_seed(&bytes(secret));
        assert_eq!(hex::encode(secret.public().bytes()), public);
        let signature = secret.sign(message);
        assert_eq!(hex::encode(signature.bytes()), expected);
        assert_eq!(secret.public().verify(message, &signature), Ok(()));
    }
}

#[test]
fn no_form_of_a_point_of_small_order_is_a_key() {
    let forms = small_order();
    assert_eq!(forms.len(), 14);
    for form in forms {
        assert!(
            CompressedEdwardsY(form)
                .decompress()
                .unwrap()
                .is_small_order()
        );
        assert!(
            PublicKey::from_bytes(&form).is_err(),
            "{}",
            hex::encode(form)
        );
    }
    assert_eq!(
        PublicKey::from_bytes(&EdwardsPoint::identity().compress().to_bytes()),
        Err(NotAKey::SmallOrder)
    );
}

#[test]
fn what_is_no_point_is_no_key() {
    let mut y = [0; 32];
    y[0] = 2;
    assert_eq!(PublicKey::from_bytes(&y), Err(NotAKey::OffCurve));
}

#[test]
fn keys_not_reduced_are_refused_whatever_their_order() {
    // All y from p to 2^255 − 1 that are points: besides those of small order, points of large order.
    let mut large = 0;
    for excess in 0..19 {
        let mut form = [0xff; 32];
        form[0] = 0xed + excess;
        for sign in [0x7f, 0xff] {
            form[31] = sign;
            let Some(point) = CompressedEdwardsY(form).decompress() else {
                continue;
            };
            assert!(PublicKey::from_bytes(&form).is_err());
            if !point.is_small_order() {
                large += 1;
                assert_eq!(PublicKey::from_bytes(&form), Err(NotAKey::Form));
                assert!(
                    VerifyingKey::from_bytes(&form).is_ok(),
                    "the library takes it"
                );
            }
        }
    }
    assert!(0 < large);
}

#[test]
fn a_key_with_a_component_of_small_order_is_refused() {
    let point = Scalar::from(7_u8) * B;
    assert!(PublicKey::from_bytes(&point.compress().to_bytes()).is_ok());
    for torsion in EIGHT_TORSION
        .iter()
        .filter(|torsion| !torsion.is_identity())
    {
        assert_eq!(
            PublicKey::from_bytes(&(point + torsion).compress().to_bytes()),
            Err(NotAKey::SmallOrder)
        );
    }
}

/// Cases 0 to 3 of the table, and 10 and 11: keys of small order and mixed ones under which signatures
/// hold for many libraries. The key is refused, and so no such signature is ever judged.
#[test]
fn a_signature_that_holds_under_a_bad_key_is_refused_with_its_key() {
    let torsion = EIGHT_TORSION[1];
    let secret = Scalar::from(31_u8);
    let nonce = Scalar::from(11_u8);
    // (secret part, torsion) of the key, and of R.
    for (a, r) in [
        (Scalar::ZERO, Scalar::ZERO),
        (Scalar::ZERO, nonce),
        (secret, Scalar::ZERO),
        (secret, nonce),
    ] {
        let key = a * B + torsion;
        let key_bytes = key.compress().to_bytes();
        // R has the component that the equation asks for: eight tries a component.
        let found = (0..10_000_u32).find_map(|n| {
            let message = n.to_be_bytes();
            EIGHT_TORSION.iter().find_map(|t| {
                let r_bytes = (r * B + t).compress().to_bytes();
                let s = r + challenge(&r_bytes, &key_bytes, &message) * a;
                lenient(&key, &key_bytes, &message, &r_bytes, &s).then_some((message, r_bytes, s))
            })
        });
        let (message, r_bytes, s) = found.expect("one message in eight does");
        let signature = signature(&r_bytes, s.as_bytes());
        let theirs = VerifyingKey::from_bytes(&key_bytes).unwrap();
        let theirs = theirs.verify_strict(
            &message,
            &ed25519_dalek::Signature::from_bytes(signature.bytes()),
        );
        // Case 3 shows why the library's strict verification alone is not the rule.
        assert_eq!(theirs.is_ok(), a != Scalar::ZERO && r != Scalar::ZERO);
        assert_eq!(PublicKey::from_bytes(&key_bytes), Err(NotAKey::SmallOrder));
    }
}

/// Cases 4 and 5: only with the cofactor does it hold.
#[test]
fn a_signature_that_needs_the_cofactor_is_refused() {
    let secret = Scalar::from(31_u8);
    let key = secret * B;
    let key_bytes = key.compress().to_bytes();
    for torsion in EIGHT_TORSION
        .iter()
        .filter(|torsion| !torsion.is_identity())
    {
        let nonce = Scalar::from(5_u8);
        let r = (nonce * B + torsion).compress().to_bytes();
        let k = challenge(&r, &key_bytes, b"message");
        let s = nonce + k * secret;
        let difference = s * B - k * key - CompressedEdwardsY(r).decompress().unwrap();
        assert!(difference.is_small_order());
        assert_eq!(
            PublicKey::from_bytes(&key_bytes)
                .unwrap()
                .verify(b"message", &signature(&r, s.as_bytes())),
            Err(NotSigned)
        );
    }
}

/// Cases 6 and 7: the same signature with a larger S.
#[test]
fn s_plus_the_order_is_refused() {
    let secret = SecretKey::from_seed(&[3; 32]);
    let order = bytes(ORDER);
    let good = secret.sign(b"message");
    let r: [u8; 32] = good.bytes()[..32].try_into().unwrap();
    let mut s: [u8; 32] = good.bytes()[32..].try_into().unwrap();
    assert_eq!(
        secret.public().verify(b"message", &signature(&r, &s)),
        Ok(())
    );
    for _ in 0..14 {
        s = plus(&s, &order);
        assert_eq!(
            secret.public().verify(b"message", &signature(&r, &s)),
            Err(NotSigned)
        );
    }
}

/// Cases 8 and 9: R of small order, in all its forms, hashed as written or reduced.
#[test]
fn r_of_small_order_is_refused() {
    let secret = Scalar::from(31_u8);
    let key = secret * B;
    let key_bytes = key.compress().to_bytes();
    let public = PublicKey::from_bytes(&key_bytes).unwrap();
    for form in small_order() {
        let reduced = CompressedEdwardsY(form).decompress().unwrap().compress();
        for hashed in [form, reduced.to_bytes()] {
            let s = challenge(&hashed, &key_bytes, b"Zcash") * secret;
            assert_eq!(
                public.verify(b"Zcash", &signature(&form, s.as_bytes())),
                Err(NotSigned)
            );
        }
    }
}

/// The 196 cases of ZIP 215: every form as key and as R, S = 0. With the cofactor all hold, and so Zcash
/// accepts them; here no key reads.
#[test]
fn the_cases_of_zip_215_are_refused() {
    let point = |form: &[u8; 32]| CompressedEdwardsY(*form).decompress().unwrap();
    let mut refused = 0;
    for key in small_order() {
        for r in small_order() {
            let k = challenge(&r, &key, b"Zcash");
            let difference = Scalar::ZERO * B - k * point(&key) - point(&r);
            assert!(difference.mul_by_cofactor().is_identity());
            assert!(PublicKey::from_bytes(&key).is_err());
            refused += 1;
        }
    }
    assert_eq!(refused, 196);
}

#[test]
fn a_secret_key_is_never_printed() {
    let secret = SecretKey::from_seed(&[0x5a; 32]);
    assert!(!format!("{secret:?}").contains("5a5a5a5a"));
}

proptest! {
    #[test]
    fn what_is_signed_holds_and_nothing_near_it(
        seed: [u8; 32],
        message in prop::collection::vec(any::<u8>(), 0..100),
        bit in 0..512_usize,
        at: prop::sample::Index,
    ) {
        let secret = SecretKey::from_seed(&seed);
        let public = PublicKey::from_bytes(secret.public().bytes()).unwrap();
        let signature = secret.sign(&message);
        prop_assert_eq!(public.verify(&message, &signature), Ok(()));
        let mut changed = *signature.bytes();
        changed[bit / 8] ^= 1 << (bit % 8);
        prop_assert_eq!(public.verify(&message, &Signature::from_bytes(changed)), Err(NotSigned));
        let mut other = message.clone();
        other.push(0);
        prop_assert_eq!(public.verify(&other, &signature), Err(NotSigned));
        if !message.is_empty() {
            let place = at.index(message.len() * 8);
            let mut other = message.clone();
            other[place / 8] ^= 1 << (place % 8);
            prop_assert_eq!(public.verify(&other, &signature), Err(NotSigned));
        }
    }

    #[test]
    fn bytes_of_anyone_are_a_key_or_not_and_nothing_breaks(key: [u8; 32], r: [u8; 32], s: [u8; 32]) {
        if let Ok(public) = PublicKey::from_bytes(&key) {
            prop_assert_eq!(public.bytes(), &key);
            prop_assert_eq!(public.verify(b"", &signature(&r, &s)), Err(NotSigned));
        }
    }
}
