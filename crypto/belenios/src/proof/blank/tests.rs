use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::*;
use crate::group::Secret;

#[test]
fn exactly_the_allowed_answers_are_proved() {
    let mut rng = ChaCha20Rng::seed_from_u64(9);
    let public = Secret::random(&mut rng).public();
    let prover = SecretPowers::of(&public);
    let verifier = PublicPowers::of(&public);
    for interval in [0..=1, 1..=2] {
        for blank in 0..=1 {
            for sum in 0..=3 {
                let (c0, o0) = Opening::encrypt(blank, &prover, &mut rng);
                let (c1, o1) = Opening::encrypt(sum, &prover, &mut rng);
                let openings = Parts {
                    blank: &o0,
                    sum: &o1,
                };
                let public = Parts {
                    blank: &c0,
                    sum: &c1,
                };
                let interval = || interval.clone();

                let exclusive = prove_exclusive(&openings, &prover, "S", &mut rng);
                assert_eq!(exclusive.is_some(), blank == 0 || sum == 0);
                if let Some(proof) = exclusive {
                    assert!(verify_exclusive(&public, &verifier, "S", &proof));
                    assert!(!verify_exclusive(&public, &verifier, "T", &proof));
                    let swapped = Parts {
                        blank: &c1,
                        sum: &c0,
                    };
                    assert!(!verify_exclusive(&swapped, &verifier, "S", &proof));
                    assert!(!verify_overall(&public, interval(), &verifier, "S", &proof));
                }

                let overall = prove_overall(&openings, interval(), &prover, "S", &mut rng);
                let marked = u32::try_from(sum).is_ok_and(|sum| interval().contains(&sum));
                assert_eq!(overall.is_some(), blank == 1 || marked);
                if let Some(proof) = overall {
                    assert!(verify_overall(&public, interval(), &verifier, "S", &proof));
                    assert!(!verify_overall(&public, interval(), &verifier, "T", &proof));
                    assert!(!verify_overall(&public, 0..=2, &verifier, "S", &proof));
                }
            }
        }
    }
}
