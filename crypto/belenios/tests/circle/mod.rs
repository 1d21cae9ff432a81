//! A ceremony of ours, message by message: for the tests among ourselves, and for those with the tool.

use belenios::trustee::{
    Certificate, Certificates, Cipher, Context, Polynomial, Seed, Threshold, Vinput, Voutput,
};
use rand_chacha::ChaCha20Rng;

pub struct Circle {
    pub seeds: Vec<Seed>,
    pub certificates: Certificates,
    pub polynomials: Vec<Polynomial>,
    pub answers: Vec<Voutput>,
}

impl Circle {
    /// All six steps, of which `threshold` trustees of `size` are then needed.
    pub fn hold(threshold: usize, size: usize, cipher: Cipher, rng: &mut ChaCha20Rng) -> Self {
        let seeds: Vec<Seed> = (0..size).map(|_| Seed::random(rng)).collect();
        let issued = (1..)
            .zip(&seeds)
            .map(|(place, seed)| {
                Certificate::issue(seed, Context::new(place, threshold, size), rng)
            })
            .collect();
        let certificates = Certificates::check(issued, threshold).unwrap();
        let polynomials = seeds
            .iter()
            .map(|seed| Polynomial::draw(seed, &certificates, cipher, rng).unwrap())
            .collect();
        let mut circle = Self {
            seeds,
            certificates,
            polynomials,
            answers: Vec::new(),
        };
        for (seed, input) in circle.seeds.iter().zip(circle.inputs()) {
            let answer = Voutput::answer(seed, &circle.certificates, &input, cipher, rng);
            circle.answers.push(answer.unwrap());
        }
        circle
    }

    /// What each trustee receives.
    pub fn inputs(&self) -> Vec<Vinput> {
        Vinput::sort(&self.certificates, &self.polynomials).unwrap()
    }

    /// What is published.
    pub fn publish(&self) -> Threshold {
        Threshold::assemble(&self.certificates, &self.polynomials, &self.answers).unwrap()
    }
}
