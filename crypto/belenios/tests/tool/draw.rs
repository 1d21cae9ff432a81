//! Elections of ours, drawn.

use std::ops::RangeInclusive;

use belenios::archive::Setup;
use belenios::ballot::{Booth, Vote};
use belenios::credential::{Credentials, Entitled};
use belenios::decryption::PartialDecryption;
use belenios::election::{BASE58, Election, Parameters, Uuid};
use belenios::group::Secret;
use belenios::question::Question;
use belenios::tally::EncryptedTally;
use belenios::trustee::{
    Cipher, Seed, Threshold, Trustee, TrusteeKey, Trustees, open_decryption_key, write_private_key,
};
use belenios::weight::Weight;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::RngCore as _;

use crate::circle::Circle;
use crate::runner::Folder;

/// How an election is to be.
#[derive(Clone)]
pub struct Plan {
    pub name: &'static str,
    pub questions: RangeInclusive<usize>,
    pub blank: bool,
    pub weighted: bool,
    pub voters: RangeInclusive<usize>,
    /// Whether anybody votes.
    pub silent: bool,
    pub singles: usize,
    /// How many are needed of how many.
    pub circle: Option<(usize, usize)>,
}

/// An election of ours with all its secrets.
pub struct Drawn {
    pub election: Election,
    pub trustees: Trustees,
    pub credentials: Credentials,
    pub voters: Vec<Entitled>,
    /// The votes in the order in which they are cast, some voters twice.
    pub votes: Vec<(usize, Vec<Vote>)>,
    pub keepers: Vec<Keeper>,
    pub needed: Vec<usize>,
}

/// A trustee with what she keeps.
pub enum Keeper {
    Single(Secret),
    Member { seed: Seed, sealed: String },
}

/// A number of a range.
pub fn pick(range: RangeInclusive<usize>, rng: &mut ChaCha20Rng) -> usize {
    let count = u64::try_from(range.end() - range.start() + 1).unwrap();
    range.start() + usize::try_from(rng.next_u64() % count).unwrap()
}

pub fn uuid(rng: &mut ChaCha20Rng) -> Uuid {
    let text: String = (0..14)
        .map(|_| char::from(BASE58[pick(0..=57, rng)]))
        .collect();
    text.parse().unwrap()
}

pub fn question(blank: bool, rng: &mut ChaCha20Rng) -> Question {
    let answers = pick(1..=5, rng);
    let max = pick(1..=answers, rng);
    Question {
        answers: (0..answers)
            .map(|place| format!("Réponse « {place} »"))
            .collect(),
        blank: blank.then_some(true),
        min: pick(0..=max, rng).try_into().unwrap(),
        max: max.try_into().unwrap(),
        question: "Laquelle, l'été \"prochain\" ?".to_owned(),
    }
}

/// A vote that the question allows.
pub fn vote(question: &Question, rng: &mut ChaCha20Rng) -> Vote {
    if question.allows_blank() && pick(0..=3, rng) == 0 {
        return Vote::Blank;
    }
    let bounds = question.interval();
    let count = pick(
        (*bounds.start()).try_into().unwrap()..=(*bounds.end()).try_into().unwrap(),
        rng,
    );
    let mut marks = vec![false; question.answers.len()];
    while marks.iter().filter(|mark| **mark).count() < count {
        let place = pick(0..=marks.len() - 1, rng);
        marks[place] = true;
    }
    Vote::Marks(marks)
}

/// A vote as numbers, as the tool wants it and as it is counted: where a blank vote is allowed, first
/// whether it is.
pub fn numbers(question: &Question, vote: &Vote) -> Vec<u64> {
    let blank = question
        .allows_blank()
        .then_some(u64::from(matches!(vote, Vote::Blank)));
    let marks = match vote {
        Vote::Blank => vec![0; question.answers.len()],
        Vote::Marks(marks) => marks.iter().map(|mark| u64::from(*mark)).collect(),
    };
    blank.into_iter().chain(marks).collect()
}

/// A circle of ours: who keeps what, and what is published.
fn circle(threshold: usize, size: usize, rng: &mut ChaCha20Rng) -> (Vec<Keeper>, Threshold) {
    // The tool 3.0 opens nothing else.
    let circle = Circle::hold(threshold, size, Cipher::AesCcm, rng);
    let published = circle.publish();
    let keepers = circle
        .seeds
        .into_iter()
        .zip(circle.answers)
        .map(|(seed, answer)| Keeper::Member {
            seed,
            sealed: answer.private_key,
        })
        .collect();
    (keepers, published)
}

impl Plan {
    pub fn draw(&self, rng: &mut ChaCha20Rng) -> Drawn {
        let mut keepers = Vec::new();
        let mut items = Vec::new();
        for _ in 0..self.singles {
            let private = Secret::random(rng);
            items.push(Trustee::Single(TrusteeKey::prove(&private, rng).into()));
            keepers.push(Keeper::Single(private));
        }
        let mut needed: Vec<usize> = (1..=self.singles).collect();
        if let Some((threshold, size)) = self.circle {
            let (members, published) = circle(threshold, size, rng);
            items.push(Trustee::Pedersen(published));
            keepers.extend(members);
            let mut places: Vec<usize> = (self.singles + 1..=self.singles + size).collect();
            while places.len() > threshold {
                places.remove(pick(0..=places.len() - 1, rng));
            }
            needed.extend(places);
        }
        let trustees = Trustees::new(items).unwrap();
        let questions: Vec<Question> = (0..pick(self.questions.clone(), rng))
            .map(|place| question(self.blank && place == 0, rng))
            .collect();
        let election = Election::new(Parameters {
            version: Election::VERSION,
            description: "Assemblée\ngénérale".to_owned(),
            name: self.name.to_owned(),
            group: belenios::group::NAME.to_owned(),
            public_key: *trustees.key(),
            questions,
            uuid: uuid(rng),
            administrator: Some("Le bureau".to_owned()),
            credential_authority: None,
            language: None,
        })
        .unwrap();
        let weights: Vec<Option<Weight>> = (0..pick(self.voters.clone(), rng))
            .map(|_| self.weighted.then(|| Weight(1 + rng.next_u64() % 40)))
            .collect();
        let voters = Credentials::draw(weights, &election.parameters().uuid, rng);
        let credentials = Credentials::new(voters.iter().map(|voter| voter.public).collect());
        let mut votes = Vec::new();
        let once: Vec<usize> = (0..voters.len()).collect();
        let again = once.iter().filter(|voter| **voter % 3 == 0);
        let voting = once.iter().chain(again).filter(|_| !self.silent);
        for voter in voting {
            let vote = election.questions().iter().map(|q| vote(q, rng)).collect();
            votes.push((*voter, vote));
        }
        Drawn {
            election,
            trustees,
            credentials: credentials.unwrap(),
            voters,
            votes,
            keepers,
            needed,
        }
    }
}

impl Drawn {
    pub fn setup(&self) -> Setup {
        Setup {
            election: self.election.bytes().to_vec(),
            trustees: self.trustees.bytes().to_vec(),
            credentials: self.credentials.bytes().to_vec(),
            certificate: None,
        }
    }

    pub fn uuid(&self) -> &str {
        self.election.parameters().uuid.as_str()
    }

    pub fn secret(&self, voter: usize) -> Secret {
        let uuid = &self.election.parameters().uuid;
        self.voters[voter].private.exponent(uuid)
    }

    pub fn ballots(&self, rng: &mut ChaCha20Rng) -> Vec<Vec<u8>> {
        let booth = Booth::new(&self.election);
        self.votes
            .iter()
            .map(|(voter, votes)| {
                let ballot = booth.fill(votes, &self.secret(*voter), rng).unwrap();
                ballot.bytes().to_vec()
            })
            .collect()
    }

    /// The plain count: the last vote of each voter, as often as her weight.
    pub fn counts(&self) -> Vec<Vec<u64>> {
        let questions = self.election.questions();
        let mut counts: Vec<Vec<u64>> = questions
            .iter()
            .map(|question| vec![0; question.ciphertexts()])
            .collect();
        for (voter, entitled) in self.voters.iter().enumerate() {
            let last = self.votes.iter().rev().find(|(who, _)| *who == voter);
            let Some((_, votes)) = last else { continue };
            let weight = entitled.public.weight.map_or(1, |weight| weight.0);
            for ((counts, question), vote) in counts.iter_mut().zip(questions).zip(votes) {
                for (count, number) in counts.iter_mut().zip(numbers(question, vote)) {
                    *count += weight * number;
                }
            }
        }
        counts
    }

    /// The private key of a trustee, from 1.
    pub fn private(&self, owner: usize) -> Secret {
        match &self.keepers[owner - 1] {
            Keeper::Single(private) => private.clone(),
            Keeper::Member { seed, sealed } => open_decryption_key(seed, sealed).unwrap(),
        }
    }

    pub fn decrypt(&self, owner: usize, tally: &EncryptedTally, rng: &mut ChaCha20Rng) -> Vec<u8> {
        let private = self.private(owner);
        let decryption = PartialDecryption::new(tally, &private, &self.election, rng);
        belenios::wire::write(&decryption)
    }

    /// Lets the tool decrypt with a key of ours; gives the partial decryption.
    pub fn decrypt_by_tool(&self, owner: usize, folder: &Folder) -> Vec<u8> {
        let id = owner.to_string();
        let lines = match &self.keepers[owner - 1] {
            Keeper::Single(private) => {
                folder.write("one.privkey", write_private_key(private).as_bytes());
                folder.run(
                    &[
                        "election",
                        "decrypt",
                        "--privkey",
                        "one.privkey",
                        "--trustee-id",
                        &id,
                    ],
                    b"",
                )
            }
            Keeper::Member { seed, sealed } => {
                folder.write("one.key", seed.expose());
                folder.write("one.dkey", sealed);
                folder.run(
                    &[
                        "election",
                        "decrypt-threshold",
                        "--key",
                        "one.key",
                        "--decryption-key",
                        "one.dkey",
                        "--trustee-id",
                        &id,
                    ],
                    b"",
                )
            }
        };
        lines.lines().next().unwrap().as_bytes().to_vec()
    }
}
