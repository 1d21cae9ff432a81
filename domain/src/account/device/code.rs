/// The eight digits that a waiting device shows and an officer types at the desk: she lets in the device that she
/// sees, not one that somebody else enrolled in the same account.
///
/// `enrolment` is the SHA-256 of the signed enrolment. Eight digits can be searched for: where two devices of one
/// account show the same ones, neither is let in by them.
pub fn desk_code(enrolment: &[u8; 32]) -> String {
    let number = enrolment
        .iter()
        .fold(0_u64, |sum, byte| (sum * 256 + u64::from(*byte)) % MODULUS);
    format!("{number:08}")
}

const MODULUS: u64 = 100_000_000;

/// What was typed, without the spaces between groups; nothing when it cannot be such a code.
pub fn tidy_desk_code(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|it| !it.is_whitespace() && *it != '-')
        .collect();
    let right = digits.len() == 8 && digits.bytes().all(|it| it.is_ascii_digit());
    right.then_some(digits)
}
