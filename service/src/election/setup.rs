//! The set-up of an urn: its question, its trustees and its credentials, as exact bytes that never change.

use belenios::credential::{Credentials, Entry};
use belenios::election::{Election, Parameters};
use belenios::group;
use belenios::question::Question;
use belenios::trustee::{Threshold, Trustee, TrusteeKey, Trustees};
use domain::canonical::Digest;
use entity::{election, election_urn};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::{credential, key};
use crate::ctx::Ctx;
use crate::failure::{Fault, other};
use crate::tx::Tx;

/// Builds it. The server's key and the circle of trustees are needed together to open the urn.
pub(super) async fn build(
    tx: &Tx<'_>,
    ctx: &Ctx,
    election: &election::Model,
    urn: election_urn::Model,
    circle: &Threshold,
    answers: Vec<String>,
) -> Result<election_urn::Model, Fault> {
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    key::make_server(ctx, urn.id).await?;
    let own = TrusteeKey::prove(&key::server(ctx, urn.id).await?, &mut rng);
    let server = own.public_key.to_hex();
    let items = vec![
        Trustee::Single(Box::new(own)),
        Trustee::Pedersen(circle.clone()),
    ];
    let trustees = Trustees::new(items).map_err(other)?;
    let bound = |it: i32| u32::try_from(it).unwrap_or(0);
    let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
    let max = bound(urn.max).min(count);
    let question = Question {
        answers,
        blank: Some(true),
        min: bound(urn.min).min(max),
        max,
        question: urn.name.clone(),
    };
    let made = Election::new(Parameters {
        version: Election::VERSION,
        description: election.title.clone(),
        name: election.title.clone(),
        group: group::NAME.to_owned(),
        public_key: *trustees.key(),
        questions: vec![question],
        uuid: urn.uuid.parse().map_err(other)?,
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .map_err(other)?;
    let listed = credential::list(tx.db(), ctx, &urn).await?;
    let entries = listed.into_iter().map(|key| Entry { key, weight: None });
    let credentials = Credentials::new(entries.collect()).map_err(other)?;
    let mut row = urn.into_active_model();
    row.max = Set(i32::try_from(max).unwrap_or(i32::MAX));
    row.server_key = Set(Some(server));
    row.election_json = Set(Some(made.bytes().to_vec()));
    row.trustees_json = Set(Some(trustees.bytes().to_vec()));
    row.credentials_json = Set(Some(credentials.bytes().to_vec()));
    Ok(row.update(tx.db()).await?)
}

/// What names a set-up in the register: the digests of its three texts.
pub(super) fn named(urn: &election_urn::Model) -> serde_json::Value {
    let digest = |bytes: &Option<Vec<u8>>| {
        let bytes = bytes.as_ref()?;
        Some(Digest::of(bytes).to_string())
    };
    serde_json::json!({
        "college": urn.college,
        "credentials": digest(&urn.credentials_json),
        "election": digest(&urn.election_json),
        "trustees": digest(&urn.trustees_json),
        "uuid": urn.uuid,
    })
}
