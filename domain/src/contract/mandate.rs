//! The vote that lets a CPTS sign: a decision that names the hash of the text, and whom it is with.

use uuid::Uuid;

use crate::canonical::Digest;
use crate::decision::stage::End;
use crate::id::BlocId;

/// How a line begins that names a text.
const PREFIX: &str = "sha256:";

/// The line by which the text of a decision names a contract; it stands alone.
pub fn line(text: Digest) -> String {
    format!("{PREFIX}{text}")
}

/// The contract that the text of a decision names; none where it names none, or several.
pub fn named(wording: &str) -> Option<Digest> {
    let mut lines = wording
        .lines()
        .filter_map(|it| it.trim().strip_prefix(PREFIX));
    let one = lines.next()?.parse().ok()?;
    lines.next().is_none().then_some(one)
}

/// What a CPTS decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// How the decision ended; nothing while it is under way.
    pub end: Option<End>,
    /// The contract that its last text names.
    pub names: Option<Digest>,
    /// The partners whom it said to concern: who is tied to them stood aside.
    pub concerns: Vec<Uuid>,
    /// The blocs in which these were on the day of the roll.
    pub blocs: Vec<BlocId>,
}

/// Why a CPTS has no mandate to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// It has not asked its members.
    #[error("not asked")]
    NotAsked,
    /// They have not decided.
    #[error("not decided")]
    Pending,
    /// They did not agree.
    #[error("{0:?}")]
    NotAdopted(End),
    /// They agreed to another text: there is a later version, or the decision names no text any more.
    #[error("for another text")]
    OtherText,
    /// Its register does not know that partner: nobody could stand aside in a vote.
    #[error("partner {partner} is not in the register")]
    UnknownPartner {
        /// Which.
        partner: Uuid,
    },
    /// The vote did not name that partner, so that who is tied to it did not stand aside.
    #[error("the vote did not concern partner {partner}")]
    OtherParty {
        /// Which.
        partner: Uuid,
    },
    /// The partner joined another bloc since: who is tied to that one did not stand aside.
    #[error("the partner is in bloc {bloc} now")]
    OtherBloc {
        /// Which.
        bloc: BlocId,
    },
}

/// Whether a CPTS may sign a text with these partners, who are in these blocs today.
///
/// A partner that left its group in the meantime takes nothing away: who stood aside had to. One that joined another does.
///
/// # Errors
/// [`Missing`].
pub fn valid(
    text: Digest,
    partners: &[Uuid],
    blocs: &[BlocId],
    given: Option<&Given>,
) -> Result<(), Missing> {
    let given = given.ok_or(Missing::NotAsked)?;
    if given.names != Some(text) {
        return Err(Missing::OtherText);
    }
    match given.end {
        None => return Err(Missing::Pending),
        Some(End::Consensus | End::Consent | End::Adopted) => {}
        Some(end @ (End::Rejected | End::Undecided | End::Withdrawn)) => {
            return Err(Missing::NotAdopted(end));
        }
    }
    if let Some(partner) = partners.iter().find(|it| !given.concerns.contains(it)) {
        return Err(Missing::OtherParty { partner: *partner });
    }
    match blocs.iter().find(|it| !given.blocs.contains(it)) {
        Some(bloc) => Err(Missing::OtherBloc { bloc: *bloc }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PARTNER: Uuid = Uuid::from_u128(2);

    fn bloc(n: u128) -> BlocId {
        BlocId(Uuid::from_u128(n))
    }

    fn given() -> Given {
        Given {
            end: Some(End::Consent),
            names: Some(Digest::of(b"text")),
            concerns: vec![PARTNER],
            blocs: vec![bloc(1)],
        }
    }

    fn ask(given: Option<&Given>, blocs: &[BlocId]) -> Result<(), Missing> {
        valid(Digest::of(b"text"), &[PARTNER], blocs, given)
    }

    #[test]
    fn a_decision_that_was_adopted_on_this_text_and_partner_is_a_mandate() {
        assert_eq!(ask(Some(&given()), &[bloc(1)]), Ok(()));
        assert_eq!(ask(None, &[]), Err(Missing::NotAsked));
    }

    #[test]
    fn a_later_version_has_no_mandate() {
        let mut given = given();
        given.names = Some(Digest::of(b"text before"));
        assert_eq!(ask(Some(&given), &[]), Err(Missing::OtherText));
        given.names = None;
        assert_eq!(ask(Some(&given), &[]), Err(Missing::OtherText));
    }

    #[test]
    fn what_is_not_adopted_is_no_mandate() {
        let mut given = given();
        given.end = None;
        assert_eq!(ask(Some(&given), &[]), Err(Missing::Pending));
        for end in [End::Rejected, End::Undecided, End::Withdrawn] {
            given.end = Some(end);
            assert_eq!(ask(Some(&given), &[]), Err(Missing::NotAdopted(end)));
        }
        for end in [End::Consensus, End::Consent, End::Adopted] {
            given.end = Some(end);
            assert_eq!(ask(Some(&given), &[]), Ok(()));
        }
    }

    #[test]
    fn a_vote_that_did_not_name_the_partner_is_no_mandate() {
        let mut given = given();
        given.concerns.clear();
        assert_eq!(
            ask(Some(&given), &[]),
            Err(Missing::OtherParty { partner: PARTNER })
        );
    }

    #[test]
    fn a_partner_that_leaves_its_group_takes_nothing_away_and_one_that_joins_another_does() {
        assert_eq!(ask(Some(&given()), &[]), Ok(()));
        assert_eq!(
            ask(Some(&given()), &[bloc(2)]),
            Err(Missing::OtherBloc { bloc: bloc(2) })
        );
    }

    #[test]
    fn the_text_of_a_decision_names_one_contract_or_none() {
        let digest = Digest::of(b"text");
        let wording = format!("Le conseil donne mandat.\n\n{}\n", line(digest));
        assert_eq!(named(&wording), Some(digest));
        assert_eq!(named("Le conseil donne mandat."), None);
        assert_eq!(named(&format!("le texte {}", line(digest))), None);
        let two = format!("{wording}{}\n", line(Digest::of(b"other")));
        assert_eq!(named(&two), None);
        assert_eq!(named("sha256:abc\n"), None);
    }

    proptest! {
        #[test]
        fn whatever_stands_around_the_line_it_names_the_text(before in "[a-z \n]{0,80}", after in "[a-z \n]{0,80}") {
            let digest = Digest::of(before.as_bytes());
            prop_assert_eq!(named(&format!("{before}\n{}\n{after}", line(digest))), Some(digest));
        }
    }
}
