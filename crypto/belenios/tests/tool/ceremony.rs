//! One circle, trustees of the tool and of ours: each side opens what the other sealed, and both sort
//! and publish the same.

use belenios::trustee::{
    Certificate, Certificates, Cipher, Context, Polynomial, Seed, Threshold, Vinput, Voutput,
};
use belenios::wire;
use rand_chacha::ChaCha20Rng;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::runner::{self, Folder};

const SIZE: usize = 4;
const THRESHOLD: usize = 2;

/// A trustee's seed: ours, or in a file of the tool.
enum Member {
    Ours(Seed),
    Theirs(String),
}

fn step(folder: &Folder, number: &str, more: &[&str], input: &[u8]) -> String {
    let begin = [
        "setup",
        "generate-trustee-key-threshold",
        "--group",
        "Ed25519",
        "--step",
        number,
    ];
    folder.run(&[&begin[..], more].concat(), input)
}

fn read<T: Serialize + DeserializeOwned>(text: &str) -> T {
    wire::read_canonical(text.trim_end().as_bytes()).unwrap()
}

fn lines<T: Serialize>(messages: &[T]) -> String {
    messages
        .iter()
        .map(|message| wire::write_text(message) + "\n")
        .collect()
}

fn join(place: usize, folder: &Folder, rng: &mut ChaCha20Rng) -> (Member, Certificate) {
    if place % 2 == 1 {
        let seed = Seed::random(rng);
        let certificate = Certificate::issue(&seed, Context::new(place, THRESHOLD, SIZE), rng);
        return (Member::Ours(seed), certificate);
    }
    let context = format!("{place}/{THRESHOLD}/{SIZE}");
    let id = step(folder, "1", &["--threshold-context", &context], b"");
    let id = id.trim().to_owned();
    let certificate = read(&folder.read(&format!("{id}.cert")));
    (Member::Theirs(id), certificate)
}

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn trustees_of_both_make_a_key_together() {
    let mut rng = runner::rng(31);
    let folder = Folder::new("ceremony");
    let (members, issued): (Vec<_>, Vec<_>) = (1..=SIZE)
        .map(|place| join(place, &folder, &mut rng))
        .unzip();
    folder.write("certs.jsons", lines(&issued));
    let certs = ["--certs", "certs.jsons"];
    step(&folder, "2", &certs, b"");
    let circle = Certificates::check(issued, THRESHOLD).unwrap();

    let polynomials: Vec<Polynomial> = members
        .iter()
        .map(|member| match member {
            Member::Ours(seed) => {
                Polynomial::draw(seed, &circle, Cipher::AesCcm, &mut rng).unwrap()
            }
            Member::Theirs(id) => {
                let key = format!("{id}.key");
                read(&step(
                    &folder,
                    "3",
                    &[&certs[..], &["--key", &key]].concat(),
                    b"",
                ))
            }
        })
        .collect();
    folder.write("polynomials.jsons", lines(&polynomials));
    let all = [&certs[..], &["--polynomials", "polynomials.jsons"]].concat();

    step(&folder, "4", &all, b"");
    let inputs = Vinput::sort(&circle, &polynomials).unwrap();
    for (certificate, input) in circle.signed().iter().zip(&inputs) {
        let id = belenios::hash::Fingerprint::of(certificate.0.message.as_bytes());
        assert_eq!(
            read::<Vinput>(&folder.read(&format!("{id}.vinput"))),
            *input
        );
    }

    let answers: Vec<Voutput> = members
        .iter()
        .zip(&inputs)
        .map(|(member, input)| match member {
            Member::Ours(seed) => {
                Voutput::answer(seed, &circle, input, Cipher::AesCcm, &mut rng).unwrap()
            }
            Member::Theirs(id) => {
                let key = format!("{id}.key");
                let input = wire::write_text(input) + "\n";
                let more = [&certs[..], &["--key", &key]].concat();
                read(&step(&folder, "5", &more, input.as_bytes()))
            }
        })
        .collect();
    for (place, answer) in (1..).zip(&answers) {
        answer.check(&circle, &polynomials, place).unwrap();
    }
    let theirs = step(&folder, "6", &all, lines(&answers).as_bytes());
    let ours = Threshold::assemble(&circle, &polynomials, &answers).unwrap();
    assert_eq!(theirs.trim_end(), wire::write_text(&ours));
}
