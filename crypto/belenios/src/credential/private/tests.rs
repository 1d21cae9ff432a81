use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::*;

#[test]
fn a_credential_has_one_form_and_is_never_printed() {
    let credential = PrivateCredential::random(&mut ChaCha20Rng::seed_from_u64(22));
    let text = credential.expose().to_owned();
    assert_eq!(PrivateCredential::read(&text).unwrap().expose(), text);
    assert!(PrivateCredential::read(&format!(" {text}\n")).is_ok());
    assert_eq!(format!("{credential:?}"), "PrivateCredential(…)");
    for wrong in [
        text.replace('-', ""),
        format!("{text}-"),
        format!("{text}1"),
        text.replacen(char::is_alphanumeric, "0", 1),
        text.replacen(char::is_alphanumeric, "l", 1),
        text.chars().rev().collect(),
        String::new(),
    ] {
        assert!(PrivateCredential::read(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_credential_is_another_secret_in_another_election() {
    let credential = PrivateCredential::random(&mut ChaCha20Rng::seed_from_u64(23));
    let public = |uuid: &str| credential.exponent(&uuid.parse().unwrap()).public();
    assert_eq!(public("eEyi7XxzA17FXa"), public("eEyi7XxzA17FXa"));
    assert_ne!(public("eEyi7XxzA17FXa"), public("RF4PcR5GjUgb7p"));
}
