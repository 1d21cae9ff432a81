use super::*;

#[test]
fn the_largest_number_of_256_bits_reads_and_the_next_does_not() {
    let text = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
    assert_eq!(read(text), Ok([0xff; 32]));
    assert_eq!(write(&[0xff; 32]), text);
    let next = "115792089237316195423570985008687907853269984665640564039457584007913129639936";
    assert_eq!(read(next), Err(Malformed::NumberRange));
    assert_eq!(read(&"9".repeat(200)), Err(Malformed::NumberRange));
}

#[test]
fn other_writings_of_a_number_are_refused() {
    for text in [
        "", "00", "01", "-1", "+1", " 1", "1 ", "0x1", "1_0", "١", "1e3",
    ] {
        assert_eq!(read(text), Err(Malformed::NumberShape), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn a_number_reads_as_it_was_written(bytes: [u8; 32], zeros in 0usize..=32) {
        let mut bytes = bytes;
        bytes[32 - zeros..].fill(0);
        proptest::prop_assert_eq!(read(&write(&bytes)), Ok(bytes));
    }

    #[test]
    fn small_numbers_are_written_as_the_language_writes_them(number: u128) {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&number.to_le_bytes());
        proptest::prop_assert_eq!(write(&bytes), number.to_string());
    }
}
