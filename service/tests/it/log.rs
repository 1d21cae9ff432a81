//! The sealed registers: entries get their place once, nothing that was shown is taken back, and a database
//! that went back in time or was changed stops its CPTS.

mod altered;
mod crash;
mod gate;
mod place;
mod race;

use std::path::PathBuf;

use chrono::TimeDelta;
use domain::id::CptsId;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use service::log::{LogName, Logged, NewLeaf, Vault, sequence, serve};
use service::statutes::publish::publish;
use service::tx::Entry;
use service::{Actor, Ctx, Outcome, transaction};
use tlog::checkpoint::{Checkpoint, VerifiedCheckpoint};
use tlog::hash::Hash;
use tlog::note::{Note, VerifierKey};
use tlog::receipt::Receipt;
use tlog::tree::Head;

use crate::world::World;

/// A CPTS that has a register.
pub struct Sealed {
    pub world: World,
    pub cpts: CptsId,
    pub president: Actor,
    pub vault: Vault,
    pub folder: PathBuf,
}

impl Sealed {
    pub async fn new() -> Self {
        let world = World::new().await;
        let cpts = world.cpts("loire").await;
        let president = world.person("Martin").await;
        world
            .adhesion(cpts, &president, AdhesionState::Admitted)
            .await;
        world.role(cpts, &president, RoleKind::President).await;
        let folder = std::env::temp_dir().join(format!("registre-{}", world.ctx.uuid()));
        let vault = Vault::open(&folder).unwrap();
        Self {
            world,
            cpts,
            president,
            vault,
            folder,
        }
    }

    /// One that has entries, all published.
    pub async fn with(count: usize) -> Self {
        let sealed = Self::new().await;
        sealed.log(count).await;
        sealed.run().await;
        sealed
    }

    pub fn ctx(&self) -> &Ctx {
        &self.world.ctx
    }

    /// The sequencer runs once.
    pub async fn run(&self) -> usize {
        sequence::run(self.ctx(), &self.vault).await.unwrap()
    }

    /// As many actions that log, one entry each.
    pub async fn log(&self, count: usize) -> Vec<Logged> {
        let mut logged = Vec::new();
        for number in 0..count {
            logged.push(log(self.ctx(), self.cpts, number).await.unwrap());
        }
        logged
    }

    pub async fn row(&self) -> entity::log::Model {
        entity::log::Entity::find()
            .filter(entity::log::Column::RetiredAt.is_null())
            .one(self.ctx().db().read())
            .await
            .unwrap()
            .unwrap()
    }

    /// The published checkpoint, verified.
    pub async fn head(&self) -> Head {
        let name = name("loire");
        let note = serve::checkpoint(self.ctx(), &name).await.unwrap();
        let key = VerifierKey::parse(&self.row().await.vkey).unwrap();
        let opened = VerifiedCheckpoint::open(note.as_bytes(), &key, &[]).unwrap();
        *opened.head()
    }

    /// How many entries the kept checkpoint has.
    pub fn kept(&self) -> Option<u64> {
        let note = self.vault.kept(self.cpts.0).unwrap()?;
        let note = Note::parse(note.as_bytes()).unwrap();
        Some(Checkpoint::parse(note.text()).unwrap().head().size)
    }

    /// A text is published: an action of the CPTS.
    pub async fn publishes(&self, text: &str) -> Outcome<i32, domain::statutes::PublishRefused> {
        let day = self.world.today() - TimeDelta::days(1);
        publish(self.ctx(), &self.president, "loire", text, day).await
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn name(text: &str) -> LogName {
    text.parse().unwrap()
}

/// An action that logs.
pub async fn log(ctx: &Ctx, cpts: CptsId, number: usize) -> Outcome<Logged, ()> {
    transaction!(ctx, |tx| {
        let fact = json!({ "number": number });
        let leaf = NewLeaf::fact("test", None, &fact)?;
        let logged = tx.log(cpts, leaf).await?;
        tx.record(Entry::new(domain::audit::Event::ProfileEdited).cpts(cpts))
            .await?;
        Ok(logged)
    })
}

/// Whether this receipt proves that this is in the tree of a published checkpoint.
pub fn proves(receipt: &str, hash: &Hash, head: &Head) -> bool {
    let receipt = Receipt::parse(receipt.as_bytes()).unwrap();
    let said = Checkpoint::parse(receipt.note().text()).unwrap();
    // The receipt gives the proof only through `verify`, which wants the entry: what is compared here is
    // computed from its text.
    let text = receipt.to_string();
    let (lines, _) = text.split_once("\n\n").unwrap();
    let hashes: Vec<Hash> = lines
        .lines()
        .skip(2)
        .map(|line| Hash::from_base64(line).unwrap())
        .collect();
    let proof = tlog::tree::InclusionProof::new(hashes).unwrap();
    said.head() == head && proof.verify(hash, receipt.index(), head).is_ok()
}
