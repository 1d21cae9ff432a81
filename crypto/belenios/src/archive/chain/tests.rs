use super::*;

fn follow(kinds: &[Kind]) -> Result<Chain, Disorder> {
    kinds.iter().try_fold(Chain::EMPTY, |chain, kind| {
        let payload = kind.has_payload().then(|| Fingerprint::of(b""));
        chain.with(&chain.next(*kind, payload)?)
    })
}

#[test]
fn an_election_goes_one_way() {
    use Kind::{Ballot, EncryptedTally, EndBallots, PartialDecryption, Result, Setup};
    let whole = [
        Setup,
        Ballot,
        Ballot,
        EndBallots,
        EncryptedTally,
        PartialDecryption,
        Result,
    ];
    assert_eq!(follow(&whole).unwrap().stage(), Stage::Done);
    assert_eq!(follow(&whole).unwrap().height(), 7);
    for wrong in [
        &[Ballot][..],
        &[Setup, Setup],
        &[Setup, EncryptedTally],
        &[Setup, EndBallots, Ballot],
        &[Setup, EndBallots, PartialDecryption],
        &[Setup, EndBallots, EncryptedTally, EncryptedTally],
        &[Setup, EndBallots, EncryptedTally, Result, Result],
    ] {
        assert!(
            matches!(follow(wrong), Err(Disorder::Stage { .. })),
            "{wrong:?}"
        );
    }
}

#[test]
fn an_event_names_the_one_before_it() {
    let chain = follow(&[Kind::Setup]).unwrap();
    let event = chain
        .next(Kind::Ballot, Some(Fingerprint::of(b"")))
        .unwrap();
    let moved = Event { height: 2, ..event };
    assert_eq!(
        chain.with(&moved),
        Err(Disorder::Height {
            expected: 1,
            found: 2
        })
    );
    let other = Event {
        parent: Some(Fingerprint::of(b"other")),
        ..event
    };
    assert_eq!(chain.with(&other), Err(Disorder::Parent));
}

#[test]
fn a_chain_that_is_taken_up_again_is_the_whole_one() {
    use Kind::{Ballot, Setup};
    let ballots = [Setup, Ballot, Ballot, Ballot];
    for count in 1..=3 {
        let whole = follow(&ballots[..=count]).unwrap();
        let ballots = u64::try_from(count).unwrap();
        assert_eq!(Chain::voting(whole.last().unwrap(), ballots), whole);
    }
}
