use crate::ciphertext::Ciphertext;

/// The text that the proofs about a whole answer begin with: the voter's, a bar, then all ciphertexts
/// separated by commas (S in the specification, « Homomorphic answers »).
pub fn of_answer(voter: &str, choices: &[Ciphertext]) -> String {
    let mut text = String::with_capacity(voter.len() + choices.len() * 130);
    text.push_str(voter);
    for (place, ciphertext) in choices.iter().enumerate() {
        text.push(if place == 0 { '|' } else { ',' });
        text.push_str(&ciphertext.to_text());
    }
    text
}
