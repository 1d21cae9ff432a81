use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::*;
use crate::group::{Element, Scalar, Secret};

struct Case {
    rng: ChaCha20Rng,
    public: Element,
    prover: SecretPowers,
}

fn case() -> Case {
    let mut rng = ChaCha20Rng::seed_from_u64(8);
    let public = Secret::random(&mut rng).public();
    let prover = SecretPowers::of(&public);
    Case {
        rng,
        public,
        prover,
    }
}

#[test]
fn every_number_of_the_interval_is_proved_and_no_other() {
    let Case {
        mut rng,
        public,
        prover,
    } = case();
    let verifier = PublicPowers::of(&public);
    for number in 0..5 {
        let (ciphertext, opening) = Opening::encrypt(number, &prover, &mut rng);
        let proof = prove(&ciphertext, &opening, 1..=3, &prover, "S", &mut rng);
        assert_eq!(proof.is_some(), (1..=3).contains(&number), "{number}");
        let proof = proof.unwrap_or_default();
        let holds = verify(&ciphertext, 1..=3, &verifier, "S", &proof);
        assert_eq!(holds, (1..=3).contains(&number), "{number}");
    }
}

#[test]
fn a_proof_holds_for_its_ciphertext_interval_key_and_subject_only() {
    let Case {
        mut rng,
        public,
        prover,
    } = case();
    let verifier = PublicPowers::of(&public);
    let other_key = PublicPowers::of(&(public + Element::generator()));
    let (ciphertext, opening) = Opening::encrypt(1, &prover, &mut rng);
    let (other, _) = Opening::encrypt(1, &prover, &mut rng);
    let proof = prove(&ciphertext, &opening, 0..=1, &prover, "S", &mut rng).unwrap();
    assert!(verify(&ciphertext, 0..=1, &verifier, "S", &proof));
    assert!(!verify(&other, 0..=1, &verifier, "S", &proof));
    assert!(!verify(&ciphertext, 1..=2, &verifier, "S", &proof));
    assert!(!verify(&ciphertext, 0..=2, &verifier, "S", &proof));
    assert!(!verify(&ciphertext, 0..=1, &other_key, "S", &proof));
    assert!(!verify(&ciphertext, 0..=1, &verifier, "T", &proof));
    assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &[]));
}

#[test]
fn challenges_that_add_up_are_not_enough() {
    let Case {
        mut rng,
        public,
        prover,
    } = case();
    let verifier = PublicPowers::of(&public);
    let (ciphertext, opening) = Opening::encrypt(0, &prover, &mut rng);
    let proof = prove(&ciphertext, &opening, 0..=1, &prover, "S", &mut rng).unwrap();
    let mut moved = proof.clone();
    moved[0].challenge = moved[0].challenge + Scalar::ONE;
    moved[1].challenge = moved[1].challenge - Scalar::ONE;
    assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &moved));
    let mut exchanged = proof;
    exchanged.reverse();
    assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &exchanged));
}
