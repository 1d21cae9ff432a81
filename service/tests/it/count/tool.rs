//! Belenios' own tool judges every urn of an election that this server held.

use service::election::dossier;

use super::scene::Scene;
use super::whole::{FIRST, SECOND, opened};
use crate::trustee::SLUG;

#[expect(dead_code, reason = "shared with the tests of `belenios`")]
#[path = "../../../../crypto/belenios/tests/tool/runner.rs"]
mod runner;

#[tokio::test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
async fn the_tool_passes_every_urn_and_every_ballot_of_an_election() {
    let scene = Scene::closed([FIRST, SECOND], 0).await;
    opened(&scene).await;
    for urn in &scene.urns {
        let bytes = dossier::urn(&scene.world().ctx, SLUG, scene.id, &urn.uuid)
            .await
            .unwrap();
        let folder = runner::Folder::new(&urn.uuid);
        folder.write(&format!("{}.bel", urn.uuid), &bytes);
        assert_eq!(folder.verdict(), Ok(()));
    }
}

#[tokio::test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
async fn the_tool_passes_every_urn_of_an_election_that_went_the_whole_way() {
    use crate::election::whole;
    let scene = Box::pin(whole::whole()).await;
    for urn in scene.urns().await {
        let bytes = dossier::urn(scene.ctx(), whole::SLUG, scene.id, &urn.uuid)
            .await
            .unwrap();
        let folder = runner::Folder::new(&urn.uuid);
        folder.write(&format!("{}.bel", urn.uuid), &bytes);
        assert_eq!(folder.verdict(), Ok(()), "{}", urn.name);
    }
}
