//! Belenios' own tool judges an election whose key was made, and whose urn was opened, by what the page calls.
//!
//! Its release 3.0 opens only keys sealed in the old way, so it is the auditor here, not a trustee: that both make keys
//! together is tested in `belenios` (`tests/tool/ceremony.rs`).

#[expect(dead_code, reason = "shared by two programs of tests")]
mod held;
#[expect(dead_code, reason = "shared with the tests of `belenios`")]
#[path = "../../belenios/tests/tool/runner.rs"]
mod runner;

use belenios::archive::{Reader, Writer};
use belenios::decryption::{Owned, PartialDecryption, combine};
use belenios::result::Counts;
use belenios::wire;

use held::{Circle, Held};
use runner::Folder;

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn the_tool_passes_an_election_of_trustees_in_their_browsers() {
    let mut rng = runner::rng(41);
    let circle = Circle::hold(2, 3, &mut rng);
    let votes = [[true, true, false], [false, true, true], [false; 3]];
    let held = Held::under(&circle, &votes, &mut rng);
    let folder = Folder::new("browsers");
    let name = format!("{}.bel", held.election.parameters().uuid);
    let mut archive = held.archive();
    let mut reader = Reader::open(&archive[..]).unwrap();
    reader.by_ref().for_each(|step| drop(step.unwrap()));
    let mut writer = Writer::resume(Vec::new(), reader.header(), *reader.reached());
    let server = PartialDecryption::new(&held.tally.tally, &held.server, &held.election, &mut rng);
    let mut parts = vec![Owned {
        owner: 1,
        payload: server,
    }];
    // The second person is absent.
    for place in [1, 3] {
        let payload = held.part(&circle, place, &mut rng).unwrap();
        parts.push(Owned {
            owner: place + 1,
            payload,
        });
    }
    for part in &parts {
        let bytes = wire::write(&part.payload);
        writer.partial_decryption(part.owner, &bytes).unwrap();
    }
    let holders = held.trustees.holders();
    let factors = combine(&held.tally.tally, &held.election, &holders, &parts).factors;
    let counts = Counts::open(&held.tally, &factors.unwrap()).unwrap();
    writer.result(&wire::write(&counts)).unwrap();
    archive.extend(writer.finish());
    folder.write(&name, archive);
    assert_eq!(folder.verdict(), Ok(()));
}
