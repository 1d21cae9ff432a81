use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::*;

const MESSAGE: &[u8] = b"a registration";

struct Case {
    rng: ChaCha20Rng,
    secrets: [Secret; 2],
    keys: [Element; 2],
    joint: Joint,
}

fn case() -> Case {
    let mut rng = ChaCha20Rng::seed_from_u64(42);
    let secrets = [(); 2].map(|()| Secret::random(&mut rng));
    let keys = secrets.each_ref().map(Secret::public);
    let joint = Joint::seal(&keys, "urn|line", MESSAGE, &mut rng).unwrap();
    Case {
        rng,
        secrets,
        keys,
        joint,
    }
}

#[test]
fn both_together_read_it_and_it_travels() {
    let mut case = case();
    let joint = Joint::read(&case.joint.bytes()).unwrap();
    let shares: Vec<Share> = case
        .secrets
        .iter()
        .map(|secret| joint.share(secret, &mut case.rng))
        .collect();
    let opened = joint.open(&case.keys, "urn|line", &shares).unwrap();
    assert_eq!(opened.as_slice(), MESSAGE);
    let again: Vec<Share> = shares
        .iter()
        .map(|share| wire::read_canonical(&wire::write(share)).unwrap())
        .collect();
    assert_eq!(again, shares);
}

#[test]
fn one_alone_reads_nothing_and_a_wrong_share_is_its_owners() {
    let mut case = case();
    let [first, second] = case
        .secrets
        .each_ref()
        .map(|secret| case.joint.share(secret, &mut case.rng));
    let open = |shares: &[Share], keys: &[Element]| case.joint.open(keys, "urn|line", shares).err();
    let one = std::slice::from_ref(&first);
    assert_eq!(open(one, &case.keys), Some(JointError::Missing(1)));
    assert_eq!(open(one, &case.keys[..1]), Some(JointError::Message));
    let wrong = Share {
        factor: first.factor,
        ..second
    };
    assert_eq!(
        open(&[first.clone(), wrong], &case.keys),
        Some(JointError::Share(1))
    );
}

#[test]
fn it_opens_as_what_it_is_about_only_and_not_when_changed() {
    let mut case = case();
    let mut shares = |joint: &Joint| {
        case.secrets
            .each_ref()
            .map(|secret| joint.share(secret, &mut case.rng))
    };
    let own = shares(&case.joint);
    let other = case.joint.open(&case.keys, "urn|other line", &own);
    assert_eq!(other.err(), Some(JointError::Message));
    let changed = Joint {
        data: format!("00{}", &case.joint.data[2..]),
        ..case.joint.clone()
    };
    // The shares are bound to the whole message.
    assert!(!changed.holds(&own[0]));
    let new = shares(&changed);
    let opened = changed.open(&case.keys, "urn|line", &new);
    assert_eq!(opened.err(), Some(JointError::Message));
}

#[test]
fn without_a_key_nothing_is_sealed() {
    let mut rng = ChaCha20Rng::seed_from_u64(43);
    assert!(Joint::seal(&[], "", MESSAGE, &mut rng).is_none());
}
