//! Elections that the tool makes: we read its archive byte for byte and find it right, it accepts our
//! ballots for its credentials, and we decrypt its tally with its keys.

use belenios::archive::{Content, Reader, Setup, Step, Writer};
use belenios::audit::{audit, in_turn};
use belenios::ballot::Booth;
use belenios::credential::PrivateCredential;
use belenios::decryption::{OwnedRecord, PartialDecryption};
use belenios::election::Election;
use belenios::group::Secret;
use belenios::hash::Fingerprint;
use belenios::tally::EncryptedTally;
use belenios::trustee::{Seed, Trustees, open_decryption_key, read_private_key};
use belenios::wire;

use crate::draw;
use crate::runner::{self, Folder};

/// How the tool is to set an election up.
struct Plan {
    name: &'static str,
    singles: usize,
    circle: Option<(usize, usize)>,
    weighted: bool,
    blank: bool,
}

/// The trustees' secrets that the tool wrote, in the order of the trustees.
enum Keeper {
    Single(String),
    Member(String),
}

fn trustees(plan: &Plan, folder: &Folder) -> Vec<Keeper> {
    let group = ["--group", "Ed25519"];
    let mut lines = String::new();
    let mut keepers = Vec::new();
    for _ in 0..plan.singles {
        let said = folder.run(
            &[&["setup", "generate-trustee-key"], &group[..]].concat(),
            b"",
        );
        let id = said.split_whitespace().nth(2).unwrap().to_owned();
        lines.push_str(&folder.read(&format!("{id}.pubkey")));
        keepers.push(Keeper::Single(id));
    }
    folder.write("public_keys.jsons", lines);
    if let Some((threshold, size)) = plan.circle {
        let step = |number: &str, more: &[&str], input: &[u8]| {
            let begin = ["setup", "generate-trustee-key-threshold"];
            folder.run(
                &[&begin[..], &group, &["--step", number], more].concat(),
                input,
            )
        };
        let mut ids = Vec::new();
        let mut certificates = String::new();
        for place in 1..=size {
            let context = format!("{place}/{threshold}/{size}");
            let id = step("1", &["--threshold-context", &context], b"");
            let id = id.trim().to_owned();
            certificates.push_str(&folder.read(&format!("{id}.cert")));
            ids.push(id);
        }
        folder.write("certs.jsons", certificates);
        let certs = ["--certs", "certs.jsons"];
        let polynomials: String = ids
            .iter()
            .map(|id| {
                step(
                    "3",
                    &[&certs[..], &["--key", &format!("{id}.key")]].concat(),
                    b"",
                )
            })
            .collect();
        folder.write("polynomials.jsons", polynomials);
        let more = [&certs[..], &["--polynomials", "polynomials.jsons"]].concat();
        step("4", &more, b"");
        let answers: String = ids
            .iter()
            .map(|id| {
                let input = folder.bytes(&format!("{id}.vinput"));
                step(
                    "5",
                    &[&certs[..], &["--key", &format!("{id}.key")]].concat(),
                    &input,
                )
            })
            .collect();
        folder.write("threshold.json", step("6", &more, answers.as_bytes()));
        keepers.extend(ids.into_iter().map(Keeper::Member));
    }
    folder.run(&["setup", "make-trustees"], b"");
    keepers
}

/// The private key of a trustee of the tool.
fn private(keeper: &Keeper, folder: &Folder) -> Secret {
    match keeper {
        Keeper::Single(id) => read_private_key(&folder.read(&format!("{id}.privkey"))).unwrap(),
        Keeper::Member(id) => {
            let seed = Seed::read(&folder.read(&format!("{id}.key"))).unwrap();
            open_decryption_key(&seed, &folder.read(&format!("{id}.dkey"))).unwrap()
        }
    }
}

fn decrypt_by_tool(keeper: &Keeper, owner: usize, folder: &Folder) -> String {
    let owner = owner.to_string();
    match keeper {
        Keeper::Single(id) => {
            let key = format!("{id}.privkey");
            let key = ["--privkey", &key, "--trustee-id", &owner];
            folder.run(&[&["election", "decrypt"], &key[..]].concat(), b"")
        }
        Keeper::Member(id) => {
            let (seed, key) = (format!("{id}.key"), format!("{id}.dkey"));
            let key = [
                "--key",
                &seed,
                "--decryption-key",
                &key,
                "--trustee-id",
                &owner,
            ];
            folder.run(
                &[&["election", "decrypt-threshold"], &key[..]].concat(),
                b"",
            )
        }
    }
}

fn add(folder: &Folder, kind: &str, lines: &[u8]) {
    let kind = format!("--type={kind}");
    folder.run(&["archive", "add-event", &kind], lines);
}

fn steps(bytes: &[u8]) -> Vec<Step> {
    Reader::open(bytes)
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn setup(bytes: &[u8]) -> Setup {
    match steps(bytes).remove(0).content {
        Content::Setup(setup) => setup,
        other => panic!("{other:?}"),
    }
}

fn hold(plan: &Plan, test: u64) {
    let mut rng = runner::rng(test);
    let folder = Folder::new(plan.name);
    let uuid = folder.run(&["setup", "generate-token"], b"");
    let uuid = uuid.trim();
    let bound = ["--uuid", uuid, "--group", "Ed25519"];
    let keepers = trustees(plan, &folder);

    // Credentials, of voters with weights or without.
    let voters: Vec<String> = (0..draw::pick(2..=4, &mut rng))
        .map(|n| format!("v{n}"))
        .collect();
    let lines: Vec<String> = voters
        .iter()
        .map(|voter| {
            let weight = match draw::pick(1..=9, &mut rng) {
                weight if plan.weighted => format!(",{weight}"),
                _ => String::new(),
            };
            format!("{voter}@example.org,{voter}{weight}")
        })
        .collect();
    let lines = lines.join("\n") + "\n";
    folder.write("voters.txt", lines);
    let generate = ["setup", "generate-credentials", "--file", "voters.txt"];
    folder.run(&[&generate[..], &bound].concat(), b"");
    let public = folder.read(&folder.files(".pubcreds")[0]);
    folder.write("public_creds.json", public);
    let private_credentials: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&folder.read(&folder.files(".privcreds")[0])).unwrap();

    let questions = [
        draw::question(plan.blank, &mut rng),
        draw::question(false, &mut rng),
    ];
    folder.write(
        "questions.json",
        serde_json::json!({"description": "Essai", "name": "Élection", "questions": questions})
            .to_string(),
    );
    let make = ["setup", "make-election", "--template", "questions.json"];
    folder.run(&[&make[..], &bound].concat(), b"");
    folder.run(&["archive", "init"], b"");
    let archive = format!("{uuid}.bel");
    let setup = setup(&folder.bytes(&archive));
    let election = Election::read(&setup.election).unwrap();
    assert!(audit(&folder.bytes(&archive)[..], in_turn).is_sound());

    // Half of the ballots by the tool, half by us; the first voter votes with both.
    let booth = Booth::new(&election);
    for (turn, voter) in voters.iter().chain(&voters[..1]).enumerate() {
        let votes: Vec<_> = election
            .questions()
            .iter()
            .map(|question| draw::vote(question, &mut rng))
            .collect();
        let typed = &private_credentials[voter];
        if turn % 2 == 0 {
            let numbers: Vec<_> = election
                .questions()
                .iter()
                .zip(&votes)
                .map(|(question, vote)| draw::numbers(question, vote))
                .collect();
            folder.write("choice.json", wire::write(&numbers));
            folder.write("credential", typed);
            let with = ["--privcred", "credential", "--choice", "choice.json"];
            let ballot = folder.run(&[&["election", "generate-ballot"], &with[..]].concat(), b"");
            add(&folder, "Ballot", ballot.as_bytes());
        } else {
            let private = PrivateCredential::read(typed).unwrap();
            let secret = private.exponent(&election.parameters().uuid);
            let ballot = booth.fill(&votes, &secret, &mut rng).unwrap();
            assert_eq!(folder.verdict_on(ballot.bytes()), Ok(()));
            add(&folder, "Ballot", ballot.bytes());
        }
    }
    add(&folder, "EndBallots", b"");
    let tally = folder.run(&["election", "compute-encrypted-tally"], b"");
    add(&folder, "EncryptedTally", tally.as_bytes());
    let tally: EncryptedTally =
        wire::read_canonical(tally.lines().next().unwrap().as_bytes()).unwrap();

    // The trustees decrypt, in turn by the tool and by us with the tool's keys.
    let mut owners: Vec<usize> = (1..=plan.singles).collect();
    if let Some((threshold, _)) = plan.circle {
        owners.extend(plan.singles + 1..=plan.singles + threshold);
    }
    for (turn, owner) in owners.into_iter().enumerate() {
        let keeper = &keepers[owner - 1];
        if turn % 2 == 0 {
            let private = private(keeper, &folder);
            let ours = wire::write_text(&PartialDecryption::new(
                &tally, &private, &election, &mut rng,
            ));
            let owned = wire::write_text(&OwnedRecord {
                owner,
                payload: Fingerprint::of(ours.as_bytes()),
            });
            add(
                &folder,
                "PartialDecryption",
                format!("{ours}\n{owned}\n").as_bytes(),
            );
        } else {
            let lines = decrypt_by_tool(keeper, owner, &folder);
            add(&folder, "PartialDecryption", lines.as_bytes());
        }
    }
    let result = folder.run(&["election", "compute-result"], b"");
    add(&folder, "Result", result.as_bytes());
    assert_eq!(folder.verdict(), Ok(()));

    let bytes = folder.bytes(&archive);
    let report = audit(&bytes[..], in_turn);
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(wire::write_text(&report.counts.unwrap()), result.trim_end());
    assert_eq!(
        Trustees::read(&setup.trustees).unwrap().key(),
        election.key()
    );
    written_again(&bytes);
}

/// Our writer makes the same archive of the same events.
fn written_again(bytes: &[u8]) {
    let seconds = Reader::open(bytes).unwrap().header().timestamp.seconds;
    let mut writer = Writer::create(Vec::new(), seconds).unwrap();
    for step in steps(bytes) {
        match step.content {
            Content::Setup(setup) => writer.setup(&setup),
            Content::Ballot(ballot) => writer.ballot(&ballot),
            Content::EndBallots => writer.end_ballots(),
            Content::EncryptedTally { tally, record } => {
                writer.encrypted_tally(&belenios::tally::SizedTally {
                    tally: wire::read_canonical(&tally).unwrap(),
                    ballots: record.num_tallied,
                    weight: record.total_weight,
                })
            }
            Content::PartialDecryption { owner, decryption } => {
                writer.partial_decryption(owner, &decryption)
            }
            Content::Result(result) => writer.result(&result),
            Content::EndShuffles => panic!("homomorphic questions are never shuffled"),
        }
        .unwrap();
    }
    assert!(writer.finish() == bytes);
}

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn their_single_trustees() {
    let name = "their_single_trustees";
    hold(
        &Plan {
            name,
            singles: 2,
            circle: None,
            weighted: false,
            blank: false,
        },
        21,
    );
}

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn their_circle_and_a_server() {
    let name = "their_circle_and_a_server";
    hold(
        &Plan {
            name,
            singles: 1,
            circle: Some((2, 3)),
            weighted: false,
            blank: true,
        },
        22,
    );
}

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn their_weights() {
    let name = "their_weights";
    hold(
        &Plan {
            name,
            singles: 1,
            circle: None,
            weighted: true,
            blank: true,
        },
        23,
    );
}
