//! Numbers as the formats write them: decimal digits, no sign, no leading zero.

use crate::tree::MAX_SIZE;

/// Reads a number up to [`MAX_SIZE`]; nothing for every other text.
pub(crate) fn read(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || (text.starts_with('0') && text != "0") {
        return None;
    }
    text.parse().ok().filter(|number| *number <= MAX_SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form() {
        assert_eq!(read("0"), Some(0));
        assert_eq!(read("10"), Some(10));
        assert_eq!(read(&MAX_SIZE.to_string()), Some(MAX_SIZE));
        let above = (MAX_SIZE + 1).to_string();
        for other in [
            "",
            "00",
            "01",
            "+1",
            "-1",
            " 1",
            "1 ",
            "1_0",
            "٣",
            &above,
            "99999999999999999999",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
