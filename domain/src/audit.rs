//! The journal: every name that can appear in it.

use crate::code::coded;

coded! {
    /// Something that changed. Details never hold names, addresses or RPPS numbers: only
    /// identifiers of rows, codes, counts and dates, so that the journal outlives erasure.
    Event {
        /// A CPTS was created.
        CptsCreated = "cpts-created",
        /// A person signed in for the first time.
        AccountCreated = "account-created",
        /// A person added a way to sign in; the detail names its kind.
        MeansAdded = "means-added",
        /// A person removed a way to sign in; the detail names its kind.
        MeansRemoved = "means-removed",
        /// Two accounts of one person became one; the detail names the one that is no more.
        AccountsMerged = "accounts-merged",
        /// A person enrolled a device that signs; the detail names it and what let it in, if anything did yet.
        DeviceEnrolled = "device-enrolled",
        /// A waiting device was let in; the detail names it and what let it in.
        DeviceAccepted = "device-accepted",
        /// An officer said at the desk that she saw a person and her device; the detail names it.
        DeviceVouched = "device-vouched",
        /// A device speaks no more; the detail names it and says why.
        DeviceEnded = "device-ended",
        /// A person changed their own data.
        PersonEdited = "person-edited",
        /// Names and contact data of ended adhesions went, after the retention period.
        AdhesionsPseudonymised = "adhesions-pseudonymised",
        /// A structure was registered.
        StructureRegistered = "structure-registered",
        /// The data of a structure were corrected.
        StructureEdited = "structure-edited",
        /// A mandate to represent a structure was given or ended.
        MandateChanged = "mandate-changed",
        /// An adhesion changed state; the detail names the change.
        AdhesionChanged = "adhesion-changed",
        /// A person took over an adhesion that the board had registered; the detail says on what.
        AdhesionClaimed = "adhesion-claimed",
        /// A file of members or dues was read; nothing is written yet.
        ImportChecked = "import-checked",
        /// An import was given up.
        ImportDropped = "import-dropped",
        /// An import was written.
        ImportCommitted = "import-committed",
        /// An import was taken back.
        ImportUndone = "import-undone",
        /// The register of members was exported.
        MembersExported = "members-exported",
        /// The board corrected contact data of an adhesion; the detail names the fields.
        ContactEdited = "contact-edited",
        /// Dues were recorded.
        DuesRecorded = "dues-recorded",
        /// An entry of the dues register was cancelled.
        DuesCancelled = "dues-cancelled",
        /// A member was reminded of dues.
        DuesReminded = "dues-reminded",
        /// The amounts asked in a year were set.
        DuesRateSet = "dues-rate-set",
        /// A role was given.
        RoleGiven = "role-given",
        /// A role ended, or its end was set.
        RoleEnded = "role-ended",
        /// A role was offered by e-mail.
        InvitationSent = "invitation-sent",
        /// The offer was accepted.
        InvitationAccepted = "invitation-accepted",
        /// The offer was taken back.
        InvitationWithdrawn = "invitation-withdrawn",
        /// A partner was registered.
        PartnerAdded = "partner-added",
        /// A partner's entry was corrected.
        PartnerEdited = "partner-edited",
        /// A partner left.
        PartnerEnded = "partner-ended",
        /// A version of the statutes was published.
        StatutesPublished = "statutes-published",
        /// A draft of rules was started, edited or given up; the detail says which.
        RulesDrafted = "rules-drafted",
        /// The adoption of rules was recorded; the detail has their SHA-256.
        RulesAdopted = "rules-adopted",
        /// A bloc of influence was recorded.
        BlocAdded = "bloc-added",
        /// A bloc or one of its parties was changed; the detail says what.
        BlocChanged = "bloc-changed",
        /// An attachment of a member was recorded or changed state; the detail says what.
        AttachmentChanged = "attachment-changed",
        /// A comment on a decision was hidden; the detail has the code of the reason.
        CommentHidden = "comment-hidden",
        /// A comment that was hidden is shown again.
        CommentShown = "comment-shown",
        /// A document was joined to a tabled decision.
        DocumentJoined = "document-joined",
        /// A document was taken from a tabled decision.
        DocumentTaken = "document-taken",
        /// A proposal was tabled.
        DecisionTabled = "decision-tabled",
        /// A tabled proposal has a new version of its text; the detail has its number.
        DecisionRewritten = "decision-rewritten",
        /// A round or a vote opened; the detail says which.
        DecisionOpened = "decision-opened",
        /// A round or a vote closed; the detail says which, and how the decision ended if it did.
        DecisionClosed = "decision-closed",
        /// A tabled proposal was taken back.
        DecisionWithdrawn = "decision-withdrawn",
        /// The partners or blocs that a tabled proposal concerns were changed.
        DecisionConcerns = "decision-concerns",
        /// A position was taken; the detail has the round, not the position.
        PositionTaken = "position-taken",
        /// A ballot was cast in an open vote; the detail has the number of the vote.
        BallotCast = "ballot-cast",
        /// An objection was answered.
        ObjectionAnswered = "objection-answered",
        /// An objector said what becomes of the objection; the detail says what.
        ObjectionSettled = "objection-settled",
        /// A proxy for a decision was given or taken back; the detail says which.
        ProxyChanged = "proxy-changed",
        /// What follows a decision was noted: who, until when, or that it is done.
        DecisionFollowed = "decision-followed",
        /// Whether everybody may read the result of a decision was changed.
        DecisionShown = "decision-shown",
        /// Trustees of the key of elections were named; the detail says how many, and how many are needed.
        TrusteesNamed = "trustees-named",
        /// A trustee was replaced before the key was made; the detail has her place.
        TrusteeReplaced = "trustee-replaced",
        /// A trustee did her part of a step of the ceremony; the detail names it.
        TrusteeSpoke = "trustee-spoke",
        /// What a trustee gave another one was wrong; the detail has her place.
        TrusteeAccused = "trustee-accused",
        /// An election is held under the key of a board of trustees.
        TrusteesChosen = "trustees-chosen",
        /// A trustee did her part of opening an urn; the detail has the urn and her place.
        UrnShared = "urn-shared",
        /// What a trustee sent to open an urn was wrong; the detail has the urn and her place.
        UrnShareRefused = "urn-share-refused",
        /// A teller entered her count of the papers of an urn.
        PapersCounted = "papers-counted",
        /// A board of trustees serves no new election.
        TrusteesRetired = "trustees-retired",
        /// An election reached a stage; the detail says which.
        ElectionMoved = "election-moved",
        /// Something of an election changed: settings, electoral board, requests, proxies; the detail says what.
        ElectionChanged = "election-changed",
        /// A candidacy was filed, written anew or taken back; the detail says which.
        CandidacyChanged = "candidacy-changed",
        /// An act of the electoral board was proposed, confirmed or set aside; the detail says which.
        ElectionAct = "election-act",
        /// A code of an election was registered from a device, or a teller's key; the detail says for how many lines.
        ElectionCode = "election-code",
        /// Voting sheets were made; the detail says how many.
        ElectionSheets = "election-sheets",
        /// A contract was begun; the detail says of which kind.
        ContractBegun = "contract-begun",
        /// A version of a contract was written; the detail has its number, its digest, and whether it makes a mandate void.
        ContractWritten = "contract-written",
        /// A contract reached a stage; the detail says which.
        ContractMoved = "contract-moved",
        /// A clause of a contract was commented on; the detail says whether by a partner.
        ContractCommented = "contract-commented",
        /// Somebody of a partner was invited to a contract, took part or was put out; the detail says which.
        ContractGuest = "contract-guest",
        /// A member gave an opinion on a contract.
        ContractOpinion = "contract-opinion",
        /// Members were asked whether a contract may be signed; the detail has the decision and the digest of the text.
        ContractMandate = "contract-mandate",
        /// A party signed a contract; the detail says how.
        ContractSigned = "contract-signed",
        /// A document was joined to a contract.
        ContractDocument = "contract-document",
        /// What was reached of a contract was noted.
        ContractReviewed = "contract-reviewed",
        /// Who looks after a contract or signs it, or what everybody reads of it, was changed; the detail says what.
        ContractSettings = "contract-settings",
        /// A template of contracts was changed; the detail says of which kind.
        ContractTemplate = "contract-template",
        /// A check of an election found rows that somebody changed.
        ElectionIntegrity = "election-integrity",
        /// A teller opened her part of a sample of registrations, or it was ended; the detail says which.
        ElectionSample = "election-sample",
        /// The chair of an electoral board or a teller signed the minutes of an election.
        MinutesSigned = "minutes-signed",
        /// The register of a CPTS was found not to be the one that was shown; the detail says why.
        LogStopped = "log-stopped",
        /// A CPTS goes on: with a new register, or because the right one is back; the detail says which.
        LogResumed = "log-resumed",
        /// The profile of the CPTS was changed; the detail names the fields.
        ProfileEdited = "profile-edited",
        /// A board changed the territory of its CPTS.
        TerritoryChanged = "territory-changed",
        /// A board said which missions it takes on in a commune.
        MissionsSaid = "missions-said",
        /// Outlines of communes were imported.
        ContoursImported = "contours-imported",
    }
}
