//! Who may do what in a CPTS: the only place that answers.

use crate::code::coded;
use crate::member::AdhesionState;
use crate::role::RoleKind;

coded! {
    /// What is done in a CPTS and not open to everybody.
    Action {
        /// Read the directory of members, as far as each one lets it be seen.
        ReadDirectory = "read-directory",
        /// See the board's hub and the applications.
        ReadApplications = "read-applications",
        /// Accept, ask for more, refuse.
        DecideApplication = "decide-application",
        /// Read the register of members with their contact data.
        ReadMembers = "read-members",
        /// Correct the contact data of an adhesion.
        EditMember = "edit-member",
        /// Suspend, reinstate, strike off, expel.
        EndMembership = "end-membership",
        /// Read who paid.
        ReadDues = "read-dues",
        /// Record dues.
        RecordDues = "record-dues",
        /// Give and end roles.
        ManageRoles = "manage-roles",
        /// Keep the register of partners.
        ManagePartners = "manage-partners",
        /// Change the territory.
        ManageTerritory = "manage-territory",
        /// Publish a version of the statutes.
        PublishStatutes = "publish-statutes",
        /// Change the profile of the CPTS.
        EditProfile = "edit-profile",
        /// Import members from a file.
        ImportMembers = "import-members",
        /// Export the register of members.
        ExportMembers = "export-members",
        /// Read the journal of all changes.
        ReadJournal = "read-journal",
    }
}

/// What a person is in one CPTS on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The state of the person's adhesion that is not ended, if any.
    pub adhesion: Option<AdhesionState>,
    /// Roles held on the day.
    pub roles: Vec<RoleKind>,
}

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Open to members of the CPTS.
    #[error("for members of the CPTS")]
    NotMember,
    /// Open to members whose rights are not suspended.
    #[error("membership is suspended")]
    Suspended,
    /// Open to those who hold a role that allows it.
    #[error("no role allows it")]
    NoRole,
}

/// Whether a person of that standing may do the action.
///
/// # Errors
/// [`Refused`] says what is missing.
pub fn may(standing: &Standing, action: Action) -> Result<(), Refused> {
    if standing.roles.iter().any(|role| role_allows(*role, action)) {
        return Ok(());
    }
    if action != Action::ReadDirectory {
        return Err(Refused::NoRole);
    }
    match standing.adhesion {
        Some(AdhesionState::Admitted) => Ok(()),
        Some(AdhesionState::Suspended) => Err(Refused::Suspended),
        _ => Err(Refused::NotMember),
    }
}

/// Whether a role allows an action by itself.
pub const fn role_allows(role: RoleKind, action: Action) -> bool {
    use Action as A;
    use RoleKind as R;
    match role {
        R::President => true,
        R::VicePresident | R::Secretary => !matches!(action, A::RecordDues),
        R::Coordinator => !matches!(
            action,
            A::EndMembership | A::ManageRoles | A::PublishStatutes | A::RecordDues
        ),
        R::Treasurer => matches!(
            action,
            A::ReadDirectory
                | A::ReadApplications
                | A::ReadMembers
                | A::ReadDues
                | A::RecordDues
                | A::ExportMembers
                | A::ReadJournal
        ),
        R::BoardMember => matches!(
            action,
            A::ReadDirectory
                | A::ReadApplications
                | A::DecideApplication
                | A::ReadMembers
                | A::ReadDues
                | A::ReadJournal
        ),
        R::Auditor => matches!(
            action,
            A::ReadDirectory | A::ReadApplications | A::ReadMembers | A::ReadDues | A::ReadJournal
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_may_do_nothing() {
        for action in Action::ALL {
            assert!(may(&Standing::default(), *action).is_err(), "{action:?}");
        }
    }

    #[test]
    fn an_auditor_changes_nothing() {
        for action in Action::ALL {
            let reads = action.code().starts_with("read-");
            assert_eq!(role_allows(RoleKind::Auditor, *action), reads, "{action:?}");
        }
    }
}
