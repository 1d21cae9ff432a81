//! How long each step of an election takes on one core:
//! `cargo run --release -p belenios --example belenios_speed -- [BALLOTS [ARCHIVE]]`.
//!
//! One line a step: its name, a tabulator, microseconds each time. The archive, if one is asked for, is
//! an ordinary one, three trustees, a question of five answers, up to three of them.

use std::error::Error;
use std::time::Instant;

use belenios::archive::{Setup, Writer};
use belenios::ballot::{Booth, Verifier, Vote};
use belenios::credential::{Credentials, Entry};
use belenios::decryption::{Holders, Owned, PartialDecryption, combine};
use belenios::election::{Election, Parameters};
use belenios::group::{self, Element, Secret};
use belenios::question::Question;
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::trustee::{Trustee, TrusteeKey, Trustees};
use belenios::weight::Weight;
use belenios::wire;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

const TRUSTEES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let count: u32 = arguments.next().map_or(Ok(300), |text| text.parse())?;
    let archive = arguments.next();

    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let trustees: Vec<Secret> = (0..TRUSTEES).map(|_| Secret::random(&mut rng)).collect();
    let keys: Vec<Element> = trustees.iter().map(Secret::public).collect();
    let election = election(keys.iter().sum())?;
    let booth = measured("tables of the booth", 1, || Booth::new(&election));
    let verifier = measured("tables of the verifier", 1, || Verifier::new(&election));
    let credentials: Vec<Secret> = (0..count).map(|_| Secret::random(&mut rng)).collect();
    let votes = [Vote::Marks(vec![true, false, true, false, true])];
    let ballots = measured("encrypt, prove, sign", count, || {
        credentials
            .iter()
            .map(|credential| booth.fill(&votes, credential, &mut rng))
            .collect::<Result<Vec<_>, _>>()
    })?;
    let verified = measured("read and verify", count, || {
        ballots
            .iter()
            .map(|ballot| verifier.read(ballot.bytes()))
            .collect::<Result<Vec<_>, _>>()
    })?;
    let mut urn = Urn::new(&election);
    let tally = measured("sum of all", 1, || {
        for ballot in verified {
            urn.cast(ballot, Weight::ONE)?;
        }
        Ok::<_, Box<dyn Error>>(urn.tally())
    })?;
    let decryptions: Vec<_> = measured("decrypt, three trustees", 1, || {
        (1..)
            .zip(&trustees)
            .map(|(owner, secret)| Owned {
                owner,
                payload: PartialDecryption::new(&tally.tally, secret, &election, &mut rng),
            })
            .collect()
    });
    let holders: Vec<Holders> = keys.into_iter().map(Holders::Single).collect();
    let factors = measured("check and combine", 1, || {
        combine(&tally.tally, &election, &holders, &decryptions).factors
    })?;
    let counts = measured("open", 1, || Counts::open(&tally, &factors))?;

    let Some(archive) = archive else {
        return Ok(());
    };
    let entry = |secret: &Secret| Entry {
        key: secret.public(),
        weight: None,
    };
    let list = credentials.iter().map(entry).collect();
    let trustees = trustees
        .iter()
        .map(|secret| Trustee::Single(TrusteeKey::prove(secret, &mut rng).into()))
        .collect();
    let setup = Setup {
        election: election.bytes().to_vec(),
        trustees: Trustees::new(trustees)?.bytes().to_vec(),
        credentials: Credentials::new(list)?.bytes().to_vec(),
        certificate: None,
    };
    let file = std::io::BufWriter::new(std::fs::File::create(archive)?);
    let mut writer = Writer::create(file, 1_795_321_418)?;
    writer.setup(&setup)?;
    for ballot in &ballots {
        writer.ballot(ballot.bytes())?;
    }
    writer.end_ballots()?;
    writer.encrypted_tally(&tally)?;
    for Owned { owner, payload } in &decryptions {
        writer.partial_decryption(*owner, &wire::write(payload))?;
    }
    writer.result(&wire::write(&counts))?;
    Ok(())
}

fn election(key: Element) -> Result<Election, Box<dyn Error>> {
    let question = Question {
        answers: ["A", "B", "C", "D", "E"].map(str::to_owned).to_vec(),
        blank: None,
        min: 0,
        max: 3,
        question: "Lesquelles ?".to_owned(),
    };
    Ok(Election::new(Parameters {
        version: Election::VERSION,
        description: String::new(),
        name: "Vitesse".to_owned(),
        group: group::NAME.to_owned(),
        public_key: key,
        questions: vec![question],
        uuid: "RF4PcR5GjUgb7p".parse()?,
        administrator: None,
        credential_authority: None,
        language: None,
    })?)
}

fn measured<T>(what: &str, times: u32, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let result = work();
    let each = begin.elapsed() / times.max(1);
    println!("{what}\t{:.1}", each.as_secs_f64() * 1e6);
    result
}
