//! The columns that an import understands, by any of the names that they go by.

use crate::import::column::Column::{
    CommuneCode, CommuneName, DuesAmount, DuesMeans, DuesOn, DuesStatus, DuesYear, Email,
    FamilyName, FinessLegal, FinessSite, GivenName, Group, GroupKind, Identifier, IdentifierKind,
    MemberNumber, MemberSince, ModeCode, ModeName, NationalIdentifier, PartyFiness, PartyFrom,
    PartyName, PartySiren, PartySource, PartyUntil, Phone, PhoneOther, PostalCode, ProfessionCode,
    ProfessionName, Rpps, SectorCode, Siret, SkillCode, SkillName, StructureName, StructureSign,
};
use crate::text::searchable;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// « Nom d'exercice ».
    FamilyName,
    /// « Prénom d'exercice ».
    GivenName,
    /// « Type d'identifiant PP »: 8 for RPPS, 0 for the former ADELI.
    IdentifierKind,
    /// « Identifiant PP »: what kind it is stands in [`Column::IdentifierKind`].
    Identifier,
    /// « Identification nationale PP »: the RPPS with an 8 before it.
    NationalIdentifier,
    /// An RPPS in a column of its own.
    Rpps,
    /// « Code profession » (`TRE_G15`).
    ProfessionCode,
    /// « Libellé profession ».
    ProfessionName,
    /// « Code savoir-faire » (`TRE_R38`), by which a general practitioner is told from others.
    SkillCode,
    /// « Libellé savoir-faire », a speciality.
    SkillName,
    /// « Code mode exercice »: L, S or B.
    ModeCode,
    /// « Libellé mode exercice ».
    ModeName,
    /// « Code secteur d'activité ».
    SectorCode,
    /// « Numéro SIRET site ».
    Siret,
    /// « Numéro FINESS site ».
    FinessSite,
    /// « Numéro FINESS établissement juridique ».
    FinessLegal,
    /// « Raison sociale site ».
    StructureName,
    /// « Enseigne commerciale site ».
    StructureSign,
    /// « Code postal (coord. structure) ».
    PostalCode,
    /// « Code commune (coord. structure) »: the INSEE code, not the postal one.
    CommuneCode,
    /// « Libellé commune (coord. structure) ».
    CommuneName,
    /// « Téléphone (coord. structure) ».
    Phone,
    /// « Téléphone 2 (coord. structure) ».
    PhoneOther,
    /// « Adresse e-mail (coord. structure) ».
    Email,
    /// The day of admission.
    MemberSince,
    /// The number by which a CPTS names one of its adhesions.
    MemberNumber,
    /// The year that dues are for.
    DuesYear,
    /// Paid or exempt.
    DuesStatus,
    /// Euros and cents.
    DuesAmount,
    /// The day on which dues were paid.
    DuesOn,
    /// By cheque, transfer, card, cash.
    DuesMeans,
    /// The name of a group of legal entities.
    Group,
    /// What that group is.
    GroupKind,
    /// FINESS of a legal entity in it.
    PartyFiness,
    /// SIREN of a legal entity in it.
    PartySiren,
    /// The name of that entity.
    PartyName,
    /// Its first day in the group.
    PartyFrom,
    /// Its last day in the group.
    PartyUntil,
    /// Where that is written.
    PartySource,
}

impl Column {
    /// The columns of a file of members or dues, in the order in which they are expected.
    pub const ALL: [Self; 31] = [
        FamilyName,
        GivenName,
        IdentifierKind,
        Identifier,
        NationalIdentifier,
        Rpps,
        ProfessionCode,
        ProfessionName,
        SkillCode,
        SkillName,
        ModeCode,
        ModeName,
        SectorCode,
        Siret,
        FinessSite,
        FinessLegal,
        StructureName,
        StructureSign,
        PostalCode,
        CommuneCode,
        CommuneName,
        Phone,
        PhoneOther,
        Email,
        MemberSince,
        MemberNumber,
        DuesYear,
        DuesStatus,
        DuesAmount,
        DuesOn,
        DuesMeans,
    ];

    /// The columns of a file of groups and their parties. Their names are common words, so that
    /// they are looked for in such a file only.
    pub const PARTIES: [Self; 8] = [
        Group,
        GroupKind,
        PartyFiness,
        PartySiren,
        PartyName,
        PartyFrom,
        PartyUntil,
        PartySource,
    ];

    /// The column that goes by this name; accents, case, punctuation and « (coord. structure) »
    /// do not matter.
    ///
    /// ```
    /// use domain::import::Column;
    /// assert_eq!(Column::named("Prénom d'exercice"), Some(Column::GivenName));
    /// assert_eq!(Column::named("E-MAIL"), Some(Column::Email));
    /// assert_eq!(Column::named("Libellé pays (coord. structure)"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::among(&Self::ALL, name)
    }

    /// The one of some columns that goes by this name.
    pub fn among(columns: &[Self], name: &str) -> Option<Self> {
        let folded = searchable(name.get(..name.len().min(200)).unwrap_or(name));
        let key = folded.strip_suffix(" coord structure").unwrap_or(&folded);
        columns
            .iter()
            .copied()
            .find(|column| column.names().any(|it| it == key))
    }

    /// The name in files that we write.
    pub const fn title(self) -> &'static str {
        self.entry().0
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        self.entry().1.split('|')
    }

    /// The title, and the folded names that are understood: the official one first.
    const fn entry(self) -> (&'static str, &'static str) {
        match self {
            FamilyName => (
                "Nom",
                "nom d exercice|nom|nom de famille|nom d usage|last name|family name|surname",
            ),
            GivenName => (
                "Prénom",
                "prenom d exercice|prenom|prenoms|first name|given name",
            ),
            IdentifierKind => (
                "Type d'identifiant PP",
                "type d identifiant pp|type identifiant pp",
            ),
            Identifier => ("Identifiant PP", "identifiant pp"),
            NationalIdentifier => ("Identification nationale PP", "identification nationale pp"),
            Rpps => (
                "RPPS",
                "rpps|n rpps|no rpps|numero rpps|num rpps|identifiant rpps|rpps number",
            ),
            ProfessionCode => ("Code profession", "code profession"),
            ProfessionName => (
                "Profession",
                "libelle profession|profession|metier|profession exercee",
            ),
            SkillCode => ("Code savoir-faire", "code savoir faire"),
            SkillName => (
                "Spécialité",
                "libelle savoir faire|savoir faire|specialite|speciality|specialty",
            ),
            ModeCode => (
                "Code mode exercice",
                "code mode exercice|code mode d exercice",
            ),
            ModeName => (
                "Mode d'exercice",
                "libelle mode exercice|mode d exercice|mode exercice|mode|exercice|statut d exercice|practice",
            ),
            SectorCode => (
                "Code secteur d'activité",
                "code secteur d activite|secteur d activite",
            ),
            Siret => ("SIRET", "numero siret site|siret|n siret|numero siret"),
            FinessSite => (
                "FINESS",
                "numero finess site|finess|n finess|numero finess|finess geographique|finess et",
            ),
            FinessLegal => (
                "FINESS juridique",
                "numero finess etablissement juridique|finess juridique|finess ej",
            ),
            StructureName => (
                "Structure",
                "raison sociale site|raison sociale|structure|etablissement|cabinet|lieu d exercice|organisation",
            ),
            StructureSign => (
                "Enseigne",
                "enseigne commerciale site|enseigne commerciale|enseigne",
            ),
            PostalCode => ("Code postal", "code postal|cp|postal code|zip"),
            CommuneCode => (
                "Code commune",
                "code commune|code insee|insee|code commune insee|code insee commune",
            ),
            CommuneName => (
                "Commune",
                "libelle commune|commune|ville|localite|town|city",
            ),
            Phone => (
                "Téléphone",
                "telephone|tel|portable|mobile|numero de telephone|n de telephone|telephone portable|phone",
            ),
            PhoneOther => ("Téléphone 2", "telephone 2|tel 2|telephone fixe|fixe"),
            Email => (
                "E-mail",
                "adresse e mail|e mail|email|mail|courriel|adresse mail|adresse email|adresse electronique|email address",
            ),
            MemberSince => (
                "Date d'adhésion",
                "date d adhesion|date adhesion|adherent depuis|membre depuis|adhesion le|member since",
            ),
            MemberNumber => (
                "Numéro d'adhésion",
                "numero d adhesion|numero d adherent|numero adherent|n adherent|n d adherent|n adhesion|n d adhesion|member number",
            ),
            DuesYear => (
                "Année",
                "annee|exercice de cotisation|annee de cotisation|cotisation annee|year",
            ),
            DuesStatus => ("État", "etat|statut|situation|cotisation|status"),
            DuesAmount => (
                "Montant",
                "montant|montant paye|montant en euros|somme|amount",
            ),
            DuesOn => (
                "Date de paiement",
                "date de paiement|date paiement|date de reglement|paye le|regle le|date|paid on",
            ),
            DuesMeans => (
                "Moyen de paiement",
                "moyen de paiement|moyen|mode de paiement|mode de reglement|reglement|means",
            ),
            Group => (
                "Groupe",
                "groupe|nom du groupe|groupement|ght|bloc|group|group name",
            ),
            GroupKind => (
                "Type",
                "type|type de groupe|nature|nature du groupe|kind|group type",
            ),
            PartyFiness => (
                "FINESS",
                "finess|n finess|no finess|numero finess|finess juridique|finess ej|finess entite juridique|numero finess etablissement juridique|finess number",
            ),
            PartySiren => ("SIREN", "siren|n siren|no siren|numero siren|siren number"),
            PartyName => (
                "Nom",
                "nom|nom de l etablissement|etablissement|entite|entite juridique|raison sociale|partie|name|establishment|party",
            ),
            PartyFrom => (
                "Du",
                "du|depuis|depuis le|a partir du|debut|date de debut|date d entree|entree|premier jour|from|since|start|start date",
            ),
            PartyUntil => (
                "Au",
                "au|jusqu au|jusqu a|fin|date de fin|date de sortie|sortie|dernier jour|to|until|end|end date",
            ),
            PartySource => (
                "Source",
                "source|origine|ou c est ecrit|justificatif|reference|evidence",
            ),
        }
    }
}
