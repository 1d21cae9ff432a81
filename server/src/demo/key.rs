use openidconnect::JsonWebKeyId;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::rand_core::{CryptoRng, Error, RngCore};
use service::Ctx;

/// The algorithm of every ID token that the demonstration's provider signs, as Pro Santé Connect does.
pub const RS256: CoreJwsSigningAlgorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;

/// Makes an RSA key of 2,048 bits, which lives as long as the process.
///
/// # Errors
/// If the key cannot be made; the text says why.
pub fn make_key(ctx: &Ctx) -> Result<CoreRsaPrivateSigningKey, String> {
    let key = rsa::RsaPrivateKey::new(&mut Chance(ctx), 2048).map_err(|error| error.to_string())?;
    let pem = key
        .to_pkcs1_pem(LineEnding::LF)
        .map_err(|error| error.to_string())?;
    let id = JsonWebKeyId::new(ctx.uuid().to_string());
    CoreRsaPrivateSigningKey::from_pem(&pem, Some(id))
}

/// The context's chance, as the `rsa` crate asks for it.
struct Chance<'c>(&'c Ctx);

impl RngCore for Chance<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.secret())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.secret())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(64) {
            let chance = self.0.secret::<64>();
            chunk
                .iter_mut()
                .zip(chance)
                .for_each(|(byte, one)| *byte = one);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Chance<'_> {}
