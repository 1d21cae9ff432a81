use super::*;

/// q itself.
const ORDER: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";

#[test]
fn the_order_is_the_one_of_the_specification_and_is_out_of_range() {
    assert_eq!(Scalar::from_decimal(ORDER), Err(Malformed::NumberRange));
    let largest = format!("{}8", &ORDER[..ORDER.len() - 1]);
    let largest = Scalar::from_decimal(&largest).unwrap();
    assert_eq!(largest, -Scalar::ONE);
    assert_eq!(largest + Scalar::ONE, Scalar::ZERO);
}

#[test]
fn a_digest_is_a_big_endian_number() {
    let mut digest = [0; 32];
    digest[31] = 7;
    digest[30] = 1;
    assert_eq!(Scalar::from_digest(digest), Scalar::from(263));
}
