//! A circle held only through what this crate gives a page, and an election under its key.

use belenios::archive::{Setup, Writer};
use belenios::ballot::{Booth, Verifier, Vote};
use belenios::credential::Credentials;
use belenios::decryption::PartialDecryption;
use belenios::election::{Election, Parameters};
use belenios::group::Secret;
use belenios::question::Question as Asked;
use belenios::tally::{SizedTally, Urn};
use belenios::trustee::{
    Certificate, Certificates, Polynomial, Threshold, Trustee, TrusteeKey, Trustees, Vinput,
    Voutput,
};
use belenios::weight::Weight;
use belenios::wire;
use ceremony::{Opened, Refused};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

/// What the server keeps of a circle, and what each device keeps.
pub struct Circle {
    pub threshold: usize,
    pub seeds: Vec<String>,
    pub certificates: String,
    pub polynomials: Vec<Polynomial>,
    pub answers: Vec<Voutput>,
    pub published: Threshold,
}

/// An election that is over, but for its opening.
pub struct Held {
    pub setup: Setup,
    pub server: Secret,
    pub election: Election,
    pub trustees: Trustees,
    pub ballots: Vec<Vec<u8>>,
    pub tally: SizedTally,
}

pub fn chance(rng: &mut ChaCha20Rng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    bytes
}

pub fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

impl Circle {
    pub fn hold(threshold: usize, size: usize, rng: &mut ChaCha20Rng) -> Self {
        let seeds: Vec<String> = (0..size)
            .map(|_| ceremony::seed(&chance(rng)).unwrap())
            .collect();
        let issued: Vec<Certificate> = (1..)
            .zip(&seeds)
            .map(|(place, seed)| {
                let text = ceremony::certificate(seed, place, threshold, size, &chance(rng));
                wire::read_canonical(text.unwrap().as_bytes()).unwrap()
            })
            .collect();
        let certificates = wire::write_text(&issued);
        let polynomials: Vec<Polynomial> = seeds
            .iter()
            .map(|seed| {
                let text = ceremony::polynomial(seed, &certificates, threshold, &chance(rng));
                wire::read_canonical(text.unwrap().as_bytes()).unwrap()
            })
            .collect();
        let circle = Certificates::check(issued, threshold).unwrap();
        let inputs = Vinput::sort(&circle, &polynomials).unwrap();
        let answers: Vec<Voutput> = seeds
            .iter()
            .zip(&inputs)
            .map(|(seed, input)| {
                let input = wire::write_text(input);
                let text = ceremony::answer(seed, &certificates, threshold, &input, &chance(rng));
                wire::read_canonical(text.unwrap().as_bytes()).unwrap()
            })
            .collect();
        let published = Threshold::assemble(&circle, &polynomials, &answers).unwrap();
        Self {
            threshold,
            seeds,
            certificates,
            polynomials,
            answers,
            published,
        }
    }

    pub fn checked(&self) -> Certificates {
        Certificates::check(self.published.certs.clone(), self.threshold).unwrap()
    }
}

impl Held {
    /// Two seats, three candidates, and these votes; nothing marked is blank.
    pub fn under(circle: &Circle, votes: &[[bool; 3]], rng: &mut ChaCha20Rng) -> Self {
        let server = Secret::random(rng);
        let trustees = Trustees::new(vec![
            Trustee::Single(TrusteeKey::prove(&server, rng).into()),
            Trustee::Pedersen(circle.published.clone()),
        ])
        .unwrap();
        let election = Election::new(Parameters {
            version: Election::VERSION,
            description: "Bureau".to_owned(),
            name: "Élection du bureau".to_owned(),
            group: belenios::group::NAME.to_owned(),
            public_key: *trustees.key(),
            questions: vec![Asked {
                answers: ["Anne", "Brahim", "Chloé"].map(str::to_owned).to_vec(),
                blank: Some(true),
                min: 1,
                max: 2,
                question: "Collège des médecins".to_owned(),
            }],
            uuid: "RF4PcR5GjUgb7p".parse().unwrap(),
            administrator: None,
            credential_authority: None,
            language: None,
        })
        .unwrap();
        let uuid = &election.parameters().uuid;
        let voters = Credentials::draw(vec![None; votes.len()], uuid, rng);
        let listed = voters.iter().map(|voter| voter.public).collect();
        let credentials = Credentials::new(listed).unwrap();
        let (booth, verifier) = (Booth::new(&election), Verifier::new(&election));
        let mut urn = Urn::new(&election);
        let mut ballots = Vec::new();
        for (voter, marks) in voters.iter().zip(votes) {
            let vote = match marks {
                [false, false, false] => Vote::Blank,
                marks => Vote::Marks(marks.to_vec()),
            };
            let secret = voter.private.exponent(uuid);
            let ballot = booth.fill(&[vote], &secret, rng).unwrap();
            urn.cast(verifier.read(ballot.bytes()).unwrap(), Weight(1))
                .unwrap();
            ballots.push(ballot.bytes().to_vec());
        }
        let tally = urn.tally();
        Self {
            setup: Setup {
                election: election.bytes().to_vec(),
                trustees: trustees.bytes().to_vec(),
                credentials: credentials.bytes().to_vec(),
                certificate: None,
            },
            server,
            tally,
            ballots,
            election,
            trustees,
        }
    }

    /// The archive up to the count.
    pub fn archive(&self) -> Vec<u8> {
        let mut writer = Writer::create(Vec::new(), 1_795_321_417).unwrap();
        writer.setup(&self.setup).unwrap();
        for ballot in &self.ballots {
            writer.ballot(ballot).unwrap();
        }
        writer.end_ballots().unwrap();
        writer.encrypted_tally(&self.tally).unwrap();
        writer.finish()
    }

    /// What a trustee (from 1) of the circle answers.
    pub fn open(
        circle: &Circle,
        place: usize,
        archive: &[u8],
        rng: &mut ChaCha20Rng,
    ) -> Result<Opened, Refused> {
        let sealed = &circle.answers[place - 1].private_key;
        ceremony::decrypt(&circle.seeds[place - 1], sealed, archive, &chance(rng))
    }

    /// The same, read; her owner's number is one more, after the server.
    pub fn part(
        &self,
        circle: &Circle,
        place: usize,
        rng: &mut ChaCha20Rng,
    ) -> Result<PartialDecryption, Refused> {
        let opened = Self::open(circle, place, &self.archive(), rng)?;
        assert_eq!(opened.ballots, self.ballots.len());
        Ok(wire::read_canonical(opened.part.as_bytes()).unwrap())
    }
}
