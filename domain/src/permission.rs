//! Who may do what in a CPTS: the only place that answers.

use crate::code::coded;
use crate::id::PersonId;
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
        /// Publish a version of the statutes, or record that rules were adopted.
        PublishStatutes = "publish-statutes",
        /// Write drafts of rules.
        DraftRules = "draft-rules",
        /// Read what each college, profession and bloc weighs.
        ReadWeight = "read-weight",
        /// Keep the register of blocs, and decide to which one a member is attached.
        ManageBlocs = "manage-blocs",
        /// Let in, with a second officer, the device of a member who stands at the desk.
        AcceptDevice = "accept-device",
        /// Change the profile of the CPTS.
        EditProfile = "edit-profile",
        /// Import members from a file.
        ImportMembers = "import-members",
        /// Export the register of members.
        ExportMembers = "export-members",
        /// Read decisions, and take part in them as the statutes say.
        ReadDecisions = "read-decisions",
        /// Lead decisions that others tabled: open and close rounds, answer objections.
        FacilitateDecisions = "facilitate-decisions",
        /// Name who holds the key of the elections.
        ManageTrustees = "manage-trustees",
        /// Read elections, and take part in them as the statutes say.
        ReadElections = "read-elections",
        /// Prepare elections: dates, seats, electoral board, roll.
        ManageElections = "manage-elections",
        /// Read contracts, and take part in them as they say.
        ReadContracts = "read-contracts",
        /// Write contracts, open their stages, follow them up.
        ManageContracts = "manage-contracts",
        /// Let in the device of who signs for a partner; enter, with a second officer, a signature on paper.
        VouchContracts = "vouch-contracts",
        /// Read the journal of all changes.
        ReadJournal = "read-journal",
        /// Go on with a new register after the old one went back in time.
        ResumeLog = "resume-log",
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
    let suspended = standing.adhesion == Some(AdhesionState::Suspended);
    // Offices rest on membership: a suspended member does not act in them.
    let mut acting = standing
        .roles
        .iter()
        .filter(|role| !(suspended && role.is_board()));
    if acting.any(|role| role_allows(*role, action)) {
        return Ok(());
    }
    if suspended && standing.roles.iter().any(|role| role_allows(*role, action)) {
        return Err(Refused::Suspended);
    }
    if !open_to_members(action) {
        return Err(Refused::NoRole);
    }
    match standing.adhesion {
        Some(AdhesionState::Admitted) => Ok(()),
        Some(AdhesionState::Suspended) => Err(Refused::Suspended),
        _ => Err(Refused::NotMember),
    }
}

/// What every member may do whose rights are not suspended.
const fn open_to_members(action: Action) -> bool {
    matches!(
        action,
        Action::ReadDirectory
            | Action::ReadWeight
            | Action::ReadDecisions
            | Action::ReadElections
            | Action::ReadContracts
    )
}

/// Whether a role allows an action by itself.
pub const fn role_allows(role: RoleKind, action: Action) -> bool {
    use Action as A;
    use RoleKind as R;
    match role {
        R::President => true,
        R::VicePresident => !matches!(action, A::ManageTrustees | A::RecordDues | A::ResumeLog),
        R::Secretary => !matches!(action, A::RecordDues),
        R::Coordinator => !matches!(
            action,
            A::AcceptDevice
                | A::VouchContracts
                | A::EndMembership
                | A::ManageRoles
                | A::ManageTrustees
                | A::PublishStatutes
                | A::RecordDues
                | A::ResumeLog
        ),
        R::Treasurer => matches!(
            action,
            A::AcceptDevice
                | A::ReadContracts
                | A::VouchContracts
                | A::ReadDirectory
                | A::ReadApplications
                | A::ReadMembers
                | A::ReadDues
                | A::ReadWeight
                | A::ReadDecisions
                | A::ReadElections
                | A::RecordDues
                | A::ExportMembers
                | A::ReadJournal
        ),
        R::BoardMember => matches!(
            action,
            A::ReadDirectory
                | A::ReadContracts
                | A::ReadApplications
                | A::DecideApplication
                | A::ReadMembers
                | A::ReadDues
                | A::ReadWeight
                | A::ReadDecisions
                | A::ReadElections
                | A::ReadJournal
        ),
        R::Auditor => matches!(
            action,
            A::ReadDirectory
                | A::ReadContracts
                | A::ReadApplications
                | A::ReadMembers
                | A::ReadDues
                | A::ReadWeight
                | A::ReadDecisions
                | A::ReadElections
                | A::ReadJournal
        ),
    }
}

/// Whether a person may give a role to that holder: who manages roles names others and never
/// herself, so that no office and no right of it is taken without a second person.
///
/// `others_manage_roles`: somebody else may manage the roles of the CPTS today. Where nobody else
/// may, as in a CPTS that begins with one person, there is no second person to ask, and the only one
/// may name herself. Every role may be given to others, also one with rights that the giver lacks:
/// the secretary records the election of the treasurer.
pub fn may_appoint(actor: PersonId, holder: PersonId, others_manage_roles: bool) -> bool {
    actor != holder || !others_manage_roles
}

/// Whether an adhesion is the person's own: nobody decides on it, whatever their roles.
pub fn is_own(actor: PersonId, holder: Option<PersonId>) -> bool {
    holder == Some(actor)
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

    /// Every cell is stated: a role or an action that is added without a decision here fails the test.
    #[test]
    fn each_role_may_do_exactly_what_the_table_says() {
        // President, vice-president, treasurer, secretary, board member, coordinator, auditor.
        let table = [
            (Action::ReadDirectory, "PVTSBCA"),
            (Action::ReadApplications, "PVTSBCA"),
            (Action::DecideApplication, "PV.SBC."),
            (Action::ReadMembers, "PVTSBCA"),
            (Action::EditMember, "PV.S.C."),
            (Action::EndMembership, "PV.S..."),
            (Action::ReadDues, "PVTSBCA"),
            (Action::RecordDues, "P.T...."),
            (Action::ManageRoles, "PV.S..."),
            (Action::ManagePartners, "PV.S.C."),
            (Action::ManageTerritory, "PV.S.C."),
            (Action::PublishStatutes, "PV.S..."),
            (Action::DraftRules, "PV.S.C."),
            (Action::ReadWeight, "PVTSBCA"),
            (Action::ManageBlocs, "PV.S.C."),
            (Action::AcceptDevice, "PVTS..."),
            (Action::EditProfile, "PV.S.C."),
            (Action::ImportMembers, "PV.S.C."),
            (Action::ExportMembers, "PVTS.C."),
            (Action::ReadDecisions, "PVTSBCA"),
            (Action::FacilitateDecisions, "PV.S.C."),
            (Action::ManageTrustees, "P..S..."),
            (Action::ReadElections, "PVTSBCA"),
            (Action::ManageElections, "PV.S.C."),
            (Action::ReadContracts, "PVTSBCA"),
            (Action::ManageContracts, "PV.S.C."),
            (Action::VouchContracts, "PVTS..."),
            (Action::ReadJournal, "PVTSBCA"),
            (Action::ResumeLog, "P..S..."),
        ];
        let stated: Vec<_> = table.iter().map(|(action, _)| *action).collect();
        assert_eq!(stated, Action::ALL, "an action has no line");
        for (action, line) in table {
            assert_eq!(
                line.len(),
                RoleKind::ALL.len(),
                "{action:?}: a role has no cell"
            );
            for (role, cell) in RoleKind::ALL.iter().zip(line.chars()) {
                assert_eq!(
                    role_allows(*role, action),
                    cell != '.',
                    "{role:?} {action:?}"
                );
            }
        }
    }

    #[test]
    fn a_member_without_a_role_reads_directory_weights_decisions_elections_and_contracts_and_nothing_else()
     {
        for state in AdhesionState::ALL {
            let standing = Standing {
                adhesion: Some(*state),
                roles: Vec::new(),
            };
            for action in Action::ALL {
                let open = matches!(
                    action,
                    Action::ReadDirectory
                        | Action::ReadWeight
                        | Action::ReadDecisions
                        | Action::ReadElections
                        | Action::ReadContracts
                );
                let wanted = match (open, state) {
                    (true, AdhesionState::Admitted) => Ok(()),
                    (true, AdhesionState::Suspended) => Err(Refused::Suspended),
                    (true, _) => Err(Refused::NotMember),
                    (false, _) => Err(Refused::NoRole),
                };
                assert_eq!(may(&standing, *action), wanted, "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_suspended_president_does_not_preside_and_a_suspended_coordinator_still_coordinates() {
        let standing = |role| Standing {
            adhesion: Some(AdhesionState::Suspended),
            roles: vec![role],
        };
        assert_eq!(
            may(&standing(RoleKind::President), Action::ManageRoles),
            Err(Refused::Suspended)
        );
        assert_eq!(
            may(&standing(RoleKind::Coordinator), Action::ReadMembers),
            Ok(())
        );
    }

    #[test]
    fn nobody_names_herself_while_somebody_else_could() {
        let (me, other) = (
            PersonId(uuid::Uuid::from_u128(1)),
            PersonId(uuid::Uuid::from_u128(2)),
        );
        assert!(!may_appoint(me, me, true));
        assert!(may_appoint(me, me, false));
        assert!(may_appoint(me, other, true));
        assert!(may_appoint(me, other, false));
    }

    #[test]
    fn an_auditor_changes_nothing() {
        for action in Action::ALL {
            let reads = action.code().starts_with("read-");
            assert_eq!(role_allows(RoleKind::Auditor, *action), reads, "{action:?}");
        }
    }

    #[test]
    fn nobody_judges_their_own_case() {
        let (me, other) = (
            PersonId(uuid::Uuid::from_u128(1)),
            PersonId(uuid::Uuid::from_u128(2)),
        );
        assert!(is_own(me, Some(me)));
        assert!(!is_own(me, Some(other)));
        assert!(!is_own(me, None));
    }

    proptest::proptest! {
        #[test]
        fn one_more_role_never_takes_a_right_away(
            held in proptest::sample::subsequence(RoleKind::ALL, 0..=RoleKind::ALL.len()),
            more in proptest::sample::select(RoleKind::ALL),
            action in proptest::sample::select(Action::ALL),
        ) {
            let before = Standing { adhesion: None, roles: held };
            let mut after = before.clone();
            after.roles.push(more);
            proptest::prop_assert!(may(&before, action).is_err() || may(&after, action).is_ok());
        }
    }
}
