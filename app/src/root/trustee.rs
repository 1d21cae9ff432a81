//! The addresses of trustees.

use domain::permission::Action;

use super::{Access, Table};
use crate::election::{choose, count, proof};
use crate::trustee;

/// The addresses.
pub(super) fn table() -> Table {
    Table::default()
        .get(
            "/cpts/{slug}/depositaires",
            Access::Cpts(Action::ReadDecisions),
            trustee::list::get,
        )
        .get(
            "/cpts/{slug}/depositaires/nommer",
            Access::Cpts(Action::ManageTrustees),
            trustee::name::get,
        )
        .post(
            "/cpts/{slug}/depositaires/nommer",
            Access::Cpts(Action::ManageTrustees),
            trustee::name::post,
        )
        .get(
            "/cpts/{slug}/depositaires/{board}",
            Access::Cpts(Action::ReadDecisions),
            trustee::page::get,
        )
        .post(
            "/cpts/{slug}/depositaires/{board}/message",
            Access::Cpts(Action::ReadDecisions),
            trustee::act::post_message,
        )
        .post(
            "/cpts/{slug}/depositaires/{board}/plainte",
            Access::Cpts(Action::ReadDecisions),
            trustee::act::post_complaint,
        )
        .post(
            "/cpts/{slug}/depositaires/{board}/remplacer",
            Access::Cpts(Action::ManageTrustees),
            trustee::act::post_replace,
        )
        .post(
            "/cpts/{slug}/depositaires/{board}/fin",
            Access::Cpts(Action::ManageTrustees),
            trustee::act::post_retire,
        )
        .get(
            "/cpts/{slug}/elections/{election}/depositaires",
            Access::Cpts(Action::ReadElections),
            choose::get,
        )
        .post(
            "/cpts/{slug}/elections/{election}/depositaires",
            Access::Cpts(Action::ReadElections),
            choose::post,
        )
        .get(
            "/cpts/{slug}/elections/{election}/depouillement",
            Access::Cpts(Action::ReadElections),
            count::get,
        )
        .get(
            "/cpts/{slug}/elections/{election}/depouillement/{urn}",
            Access::Cpts(Action::ReadElections),
            count::bytes,
        )
        .post(
            "/cpts/{slug}/elections/{election}/depouillement/{urn}",
            Access::Cpts(Action::ReadElections),
            count::post_share,
        )
        .post(
            "/cpts/{slug}/elections/{election}/depouillement/{urn}/papier",
            Access::Cpts(Action::ReadElections),
            count::post_papers,
        )
        .get(
            "/cpts/{slug}/elections/{election}/verifier",
            Access::Public,
            proof::get,
        )
        .get(
            "/cpts/{slug}/elections/{election}/archive/{archive}",
            Access::Public,
            proof::archive,
        )
        .get(
            "/cpts/{slug}/elections/{election}/dossier.tar",
            Access::Public,
            proof::whole_file,
        )
        .get(
            "/cpts/{slug}/elections/{election}/dossier-membres.tar",
            Access::Cpts(Action::ReadElections),
            proof::members_file,
        )
}
