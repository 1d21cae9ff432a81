//! How long each step takes on one core: `cargo run --release -p belenios --example speed`.

use std::time::{Duration, Instant};

use belenios::ballot::{Booth, Verifier, Vote};
use belenios::decryption::{Holders, Owned, PartialDecryption, combine};
use belenios::election::{Election, Parameters};
use belenios::group::{self, Element, Secret};
use belenios::question::Question;
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::weight::Weight;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

const BALLOTS: u32 = 300;
const TRUSTEES: usize = 3;

fn main() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let trustees: Vec<Secret> = (0..TRUSTEES).map(|_| Secret::random(&mut rng)).collect();
    let keys: Vec<Element> = trustees.iter().map(Secret::public).collect();
    let election = election(keys.iter().sum());
    let booth = measured("tables of the booth", 1, || Booth::new(&election));
    let verifier = measured("tables of the verifier", 1, || Verifier::new(&election));
    let credentials: Vec<Secret> = (0..BALLOTS).map(|_| Secret::random(&mut rng)).collect();
    let votes = [Vote::Marks(vec![true, false, true, false, true])];
    let ballots: Vec<_> = measured("encrypt, prove, sign", BALLOTS, || {
        credentials
            .iter()
            .filter_map(|credential| booth.fill(&votes, credential, &mut rng).ok())
            .collect()
    });
    let mut urn = Urn::new(&election);
    let verified: Vec<_> = measured("read and verify", BALLOTS, || {
        ballots
            .iter()
            .filter_map(|ballot| verifier.read(ballot.bytes()).ok())
            .collect()
    });
    measured("read only", BALLOTS, || {
        for ballot in &ballots {
            let _ = belenios::ballot::Ballot::read(ballot.bytes());
        }
    });
    measured("sum", BALLOTS, || {
        for ballot in verified {
            let _ = urn.cast(ballot, Weight::ONE);
        }
    });
    let tally = measured("close the sum", 1, || urn.tally());
    let decryptions: Vec<_> = measured("decrypt, one trustee", 3, || {
        (1..)
            .zip(&trustees)
            .map(|(owner, secret)| Owned {
                owner,
                payload: PartialDecryption::new(&tally.tally, secret, &election, &mut rng),
            })
            .collect()
    });
    let holders: Vec<Holders> = keys.into_iter().map(Holders::Single).collect();
    let combination = measured("check and combine", 1, || {
        combine(&tally.tally, &election, &holders, &decryptions)
    });
    if let Ok(factors) = combination.factors {
        let counts = measured("open", 1, || Counts::open(&tally, &factors));
        println!("{counts:?}");
    }
}

fn election(key: Element) -> Election {
    let question = Question {
        answers: ["A", "B", "C", "D", "E"].map(str::to_owned).to_vec(),
        blank: None,
        min: 0,
        max: 3,
        question: "Lesquelles ?".to_owned(),
    };
    let parameters = Parameters {
        version: Election::VERSION,
        description: String::new(),
        name: "Vitesse".to_owned(),
        group: group::NAME.to_owned(),
        public_key: key,
        questions: vec![question],
        uuid: std::str::FromStr::from_str("RF4PcR5GjUgb7p").expect("an identifier"),
        administrator: None,
        credential_authority: None,
        language: None,
    };
    Election::new(parameters).expect("an election")
}

fn measured<T>(what: &str, times: u32, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let result = work();
    let each: Duration = begin.elapsed() / times;
    println!("{what:<24} {:>9.1} µs", each.as_secs_f64() * 1e6);
    result
}
