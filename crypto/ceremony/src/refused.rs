use belenios::trustee::CeremonyError;

/// Why nothing was computed. Trustees are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The text is no seed.
    Seed,
    /// Not 32 bytes of chance.
    Chance,
    /// What the server sent cannot be read.
    Unreadable,
    /// The seed is not of this circle.
    NotMine,
    /// What this trustee sent is wrong.
    Trustee(usize),
    /// The key that was kept does not open by this seed.
    Sealed,
    /// The election is not held under the key of this circle.
    OtherElection,
    /// The archive does not hold, or there is nothing to open.
    Archive,
}

impl Refused {
    /// A word for the page.
    pub fn code(self) -> String {
        match self {
            Self::Seed => "seed".to_owned(),
            Self::Chance => "chance".to_owned(),
            Self::Unreadable => "unreadable".to_owned(),
            Self::NotMine => "not-mine".to_owned(),
            Self::Trustee(place) => format!("trustee-{place}"),
            Self::Sealed => "sealed".to_owned(),
            Self::OtherElection => "other-election".to_owned(),
            Self::Archive => "archive".to_owned(),
        }
    }

    /// Whose fault a message of the ceremony is; nobody's where only the server can be at fault.
    pub fn of(error: &CeremonyError) -> Self {
        match error {
            CeremonyError::NotMine => Self::NotMine,
            CeremonyError::Threshold { .. }
            | CeremonyError::Count { .. }
            | CeremonyError::OwnPolynomial => Self::Unreadable,
            CeremonyError::Certificate { trustee, .. }
            | CeremonyError::Context(trustee)
            | CeremonyError::NeutralKey(trustee)
            | CeremonyError::CertificateSignature(trustee)
            | CeremonyError::SameKey(_, trustee)
            | CeremonyError::Commitments { trustee, .. }
            | CeremonyError::Degree(trustee)
            | CeremonyError::CommitmentsSignature(trustee)
            | CeremonyError::Agreement(trustee)
            | CeremonyError::Message { trustee, .. }
            | CeremonyError::Share(trustee)
            | CeremonyError::VerificationKey(trustee)
            | CeremonyError::Key { trustee, .. }
            | CeremonyError::VerificationSignature(trustee) => Self::Trustee(*trustee),
        }
    }
}

impl From<CeremonyError> for Refused {
    fn from(error: CeremonyError) -> Self {
        Self::of(&error)
    }
}
