//! Policies: their form, and which witnesses are enough.

use std::fmt::Write as _;

use tlog::checkpoint::VerifiedCheckpoint;
use tlog::cosignature::Cosigner;
use tlog::policy::{MAX_POLICY, NotAPolicy, NotAccepted, Policy, Why};
use tlog::tree::Tree;

use crate::log;

fn witnesses() -> Vec<Cosigner> {
    (2..8)
        .map(|seed| log::cosigner(&format!("witness{seed}.example"), seed))
        .collect()
}

/// The example of the specification, with keys: two of X and one of Y.
fn example() -> String {
    let mut text = format!("# an example\n\nlog {}\n", log::signer().verifier());
    for (name, witness) in ["X1", "X2", "X3", "Y1", "Y2", "Y3"].iter().zip(witnesses()) {
        let key = witness.verifier();
        writeln!(text, "witness {name}\t {key} https://{name}.example").unwrap();
    }
    text + "group X-witnesses 2 X1 X2 X3\n\
        group Y-witnesses any Y1 Y2 Y3\n\
        group X-and-Y all X-witnesses Y-witnesses\n\
        quorum X-and-Y\n"
}

fn cosigned_by(policy: &Policy, who: &[usize]) -> VerifiedCheckpoint {
    let head = Tree::of(log::entries(3)).head();
    let mut note = log::signed(head);
    for (time, place) in (1..).zip(who) {
        let line = witnesses()[*place].cosign(&log::checkpoint(head), time);
        note.add(line.unwrap()).unwrap();
    }
    VerifiedCheckpoint::of(note, &policy.logs()[0], policy.witnesses()).unwrap()
}

#[test]
fn a_quorum_of_groups() {
    let policy = Policy::parse(&example()).unwrap();
    for (who, enough) in [
        (&[][..], false),
        (&[0, 1], false),
        (&[0, 3, 4, 5], false),
        (&[0, 2, 4], true),
        (&[0, 1, 2, 3, 4, 5], true),
        // Twice the same witness, at two times, is one witness.
        (&[0, 0, 4], false),
    ] {
        assert_eq!(
            policy.is_met_by(&cosigned_by(&policy, who)),
            enough,
            "{who:?}"
        );
    }
    let none = example().replace("quorum X-and-Y", "quorum none");
    let policy = Policy::parse(&none).unwrap();
    assert!(policy.is_met_by(&cosigned_by(&policy, &[])));
    let one = example().replace("quorum X-and-Y", "quorum Y2");
    let policy = Policy::parse(&one).unwrap();
    assert!(policy.is_met_by(&cosigned_by(&policy, &[4])));
    assert!(!policy.is_met_by(&cosigned_by(&policy, &[0, 1, 2, 3, 5])));
}

#[test]
fn a_policy_accepts_its_own_logs_with_enough_witnesses() {
    let one = format!("log {}\n", log::signer().verifier());
    let two = one.clone() + &format!("witness w {}\nquorum w\n", log::witness().verifier());
    let policy = Policy::parse(&two).unwrap();
    let tree = Tree::of(log::entries(3));
    let cosigned = log::cosigned(tree.head()).to_string();
    assert!(policy.open(cosigned.as_bytes()).is_ok());
    let alone = log::signed(tree.head()).to_string();
    assert_eq!(policy.open(alone.as_bytes()), Err(NotAccepted::Quorum));
    let receipt = log::receipt(&tree, 1);
    assert_eq!(policy.verify(&receipt, b"ballot 1\n").unwrap().index(), 1);
    assert!(matches!(
        policy.verify(&receipt, b"ballot 2\n"),
        Err(NotAccepted::Receipt(_))
    ));
    let no_logs = two.lines().skip(1).collect::<Vec<_>>().join("\n") + "\n";
    let policy = Policy::parse(&no_logs).unwrap();
    assert_eq!(policy.open(cosigned.as_bytes()), Err(NotAccepted::Log));
    assert_eq!(
        policy.verify(&receipt, b"ballot 1\n"),
        Err(NotAccepted::Log)
    );
    let more = no_logs.replace("quorum w", "witness v KEY\ngroup g all w v\nquorum g");
    let more = one + &more.replace("KEY", &witnesses()[1].verifier().to_string());
    let policy = Policy::parse(&more).unwrap();
    assert_eq!(
        policy.verify(&receipt, b"ballot 1\n"),
        Err(NotAccepted::Quorum)
    );
    assert!(matches!(
        policy.open(b"hello"),
        Err(NotAccepted::Checkpoint(_))
    ));
}

#[test]
fn what_is_no_policy_says_in_which_line() {
    let log_key = log::signer().verifier().to_string();
    let witness = witnesses()[0].verifier().to_string();
    let w = format!("witness w {witness}\n");
    for (text, line, why) in [
        (String::new(), 0, Why::Quorum),
        ("quorum none".to_owned(), 1, Why::Shape),
        ("quorum none\nquorum none\n".to_owned(), 2, Why::Twice),
        ("quorum w\n".to_owned(), 1, Why::Unknown),
        ("group g any none\n".to_owned(), 1, Why::Unknown),
        ("group g 1\n".to_owned(), 1, Why::Shape),
        (format!("log {witness}\n"), 1, Why::Key),
        (format!("witness w {log_key}\n"), 1, Why::Key),
        (format!("witness none {witness}\n"), 1, Why::Twice),
        (format!("{w}witness v {witness}\n"), 2, Why::Twice),
        (format!("{w}group w any w\n"), 2, Why::Twice),
        (format!("{w}group g any w w\n"), 2, Why::Twice),
        (format!("{w}group g any w\ngroup h any w\n"), 3, Why::Twice),
        (format!("{w}group g 0 w\n"), 2, Why::Shape),
        (format!("{w}group g 2 w\n"), 2, Why::Shape),
        (format!("{w}group g 01 w\n"), 2, Why::Shape),
        (format!("{w}group g any g\n"), 2, Why::Unknown),
        (format!("{w}quorum w\nlog\n"), 3, Why::Shape),
        (format!("{w}quorum w\nsomething else\n"), 3, Why::Shape),
        ("quorum none\r\n".to_owned(), 1, Why::Shape),
        ("#".repeat(MAX_POLICY) + "\n", 1, Why::Shape),
    ] {
        assert_eq!(
            Policy::parse(&text),
            Err(NotAPolicy { line, why }),
            "{text:.99}"
        );
    }
    assert!(Policy::parse(&format!(" {w}\t# \n quorum\tw \n")).is_ok());
}
