//! Lists of credentials keep their bytes; secrets that people type are read without the blanks around
//! them.

#![no_main]

use belenios::credential::{Credentials, CredentialsCertificate, PrivateCredential};
use belenios::trustee::{Seed, read_private_key};
use belenios::wire;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(credentials) = Credentials::read(bytes) {
        assert_eq!(credentials.bytes(), bytes);
    }
    if let Ok(certificate) = CredentialsCertificate::read(bytes) {
        assert_eq!(wire::write(&certificate), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(credential) = PrivateCredential::read(text) {
            assert_eq!(credential.expose(), text.trim());
        }
        if let Ok(seed) = Seed::read(text) {
            assert_eq!(seed.expose(), text.trim());
        }
        let _ = read_private_key(text);
    }
});
