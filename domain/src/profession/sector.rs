use super::{UnknownCode, nomenclature};
use crate::code::coded;

nomenclature! {
    /// Sector of activity (`TRE_R02` of the NOS): the kind of place where somebody practises.
    Sector {
        PublicHospital "SA01" "Établissement public de santé",
        MilitaryHospital "SA02" "Hôpital militaire du Service de santé des armées",
        NonProfitHospital "SA03" "Établissement privé PSPH",
        PrivateHospital "SA04" "Établissement privé non PSPH",
        HealthCentre "SA05" "Centre de santé",
        MilitaryService "SA06" "Autre structure du Service de santé des armées",
        SoloPractice "SA07" "Cabinet individuel",
        GroupPractice "SA08" "Cabinet de groupe",
        PracticeCompany "SA09" "Exercice en société",
        MedicalTransport "SA10" "Transporteur sanitaire",
        CareAndPrevention "SA12" "Établissement de soins et prévention",
        OccupationalHealth "SA13" "Prévention et soins en entreprise",
        Education "SA14" "Établissements scolaires, universitaires et de formation hors champ FINESS",
        MotherAndChild "SA15" "PMI et planification familiale",
        DisabilityFacility "SA16" "Établissement pour personnes handicapées",
        ElderlyFacility "SA17" "Établissement pour personnes âgées",
        FamilySupport "SA18" "Établissement aide à la famille",
        HealthSchool "SA19" "Établissements FINESS de formation aux professions sanitaires et sociales",
        ChildProtection "SA20" "Établissement pour la protection de l'enfance",
        Rehabilitation "SA21" "Établissement d'hébergement et de réadaptation",
        Research "SA22" "Recherche",
        PrivateInsurance "SA23" "Assurance privée",
        SocialSecurity "SA24" "Organisme de sécurité sociale",
        MedicalLaboratory "SA25" "Laboratoire de biologie médicale",
        Ministry "SA26" "Ministère ou service déconcentré",
        LocalAuthority "SA27" "Collectivité territoriale",
        Humanitarian "SA28" "Association ou organisme humanitaire",
        AnalysisLaboratory "SA29" "Laboratoire d'analyses et de biologie médicale",
        OtherHealthFacility "SA30" "Autre établissement sanitaire",
        MedicineDistribution "SA31" "Répartition et distribution de médicaments et dispositifs médicaux",
        MedicineManufacture "SA32" "Fabrication, exploitation et importation de médicaments et dispositifs médicaux",
        CommunityPharmacy "SA33" "Pharmacie d'officine",
        DialysisCentre "SA34" "Centre de dialyse",
        HealthShop "SA35" "Parapharmacie",
        CancerCentre "SA36" "Centre anti-cancer",
        BloodCentre "SA37" "Centre de transfusion sanguine",
        MiningPharmacy "SA38" "Pharmacie minière",
        MutualPharmacy "SA39" "Pharmacie mutualiste",
        HospitalPrivateSector "SA40" "Secteur privé, praticien hospitalier temps plein",
        OtherSocialFacility "SA41" "Autre établissement du domaine social ou médico-social",
        MedicalDevices "SA42" "Appareillage médical",
        Undefined "SA43" "Secteur non défini",
        Recruitment "SA44" "Recrutement ou gestion RH",
        Media "SA45" "Communication, marketing, consulting, média",
        MedicineIndustry "SA46" "Fabrication, exploitation, importation, répartition, distribution de médicaments et dispositifs médicaux",
        FireAndRescue "SA47" "Incendie et secours",
        Industry "SA48" "Entreprise industrielle et tertiaire hors pharmaceutique",
        OverseasBody "SA49" "Entité Outre-mer",
        OutOfHoursCare "SA50" "Permanence des soins ambulatoires hors cabinet",
        CareCooperation "SA51" "Structure de coopération avec autorisation de soins",
        HealthHouse "SA52" "Maison de santé ou pôle de santé",
        HospitalHeadOffice "SA53" "Siège administratif d'un établissement de santé",
        ScreeningCentre "SA54" "Centre de dépistage et de prévention",
        AllergenLaboratory "SA55" "Laboratoire pharmaceutique préparant et délivrant des allergènes",
        DispensingDoctor "SA56" "Propharmacie",
        CoordinationCooperation "SA57" "Structure de coopération avec mission de coordination des soins",
        Taxi "SA58" "Entreprise de taxis",
        NonStandardLaboratory "SA59" "Laboratoire de biologie médicale hors catégorie standard",
        RailwayMedicalCentre "SA60" "Centres médicaux SNCF",
        HomeOxygen "SA61" "Structure dispensatrice à domicile d'oxygène à usage médical",
        CoordinationBody "SA63" "Structures de coordination et d'orientation",
        Teleconsultation "SA64" "Société de téléconsultation",
        PharmacyBranch "SA65" "Antenne de pharmacie",
        WorkHealthService "SA66" "Services de prévention et de santé au travail",
        OnCallHouse "SA67" "Maisons médicales de garde",
        FireDepartment "SA68" "Services départementaux d'incendie et de secours",
        BirthHouse "SA69" "Maisons de naissance",
    }
}

impl std::str::FromStr for Sector {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::by_code(code.trim()).ok_or(UnknownCode)
    }
}

impl Sector {
    /// Those that a form offers: where members of a CPTS commonly practise.
    pub const OFFERED: [Self; 18] = [
        Self::SoloPractice,
        Self::GroupPractice,
        Self::PracticeCompany,
        Self::HealthHouse,
        Self::HealthCentre,
        Self::CommunityPharmacy,
        Self::MedicalLaboratory,
        Self::OutOfHoursCare,
        Self::PublicHospital,
        Self::NonProfitHospital,
        Self::PrivateHospital,
        Self::ElderlyFacility,
        Self::DisabilityFacility,
        Self::OtherSocialFacility,
        Self::MotherAndChild,
        Self::LocalAuthority,
        Self::CoordinationBody,
        Self::Undefined,
    ];

    /// The kind of place in one word, for lists and counts.
    pub fn setting(self) -> Setting {
        match self {
            Self::SoloPractice | Self::GroupPractice | Self::PracticeCompany => Setting::Practice,
            Self::HealthHouse => Setting::HealthHouse,
            Self::HealthCentre | Self::RailwayMedicalCentre => Setting::HealthCentre,
            Self::CommunityPharmacy
            | Self::MiningPharmacy
            | Self::MutualPharmacy
            | Self::PharmacyBranch
            | Self::DispensingDoctor => Setting::Pharmacy,
            Self::MedicalLaboratory | Self::AnalysisLaboratory | Self::NonStandardLaboratory => {
                Setting::Laboratory
            }
            Self::PublicHospital
            | Self::MilitaryHospital
            | Self::NonProfitHospital
            | Self::PrivateHospital
            | Self::DialysisCentre
            | Self::CancerCentre
            | Self::HospitalHeadOffice
            // A hospital doctor's private sector is practised inside the hospital.
            | Self::HospitalPrivateSector => Setting::Hospital,
            Self::DisabilityFacility
            | Self::ElderlyFacility
            | Self::FamilySupport
            | Self::ChildProtection
            | Self::Rehabilitation
            | Self::OtherSocialFacility => Setting::Social,
            _ => Setting::Other,
        }
    }
}

coded! {
    /// The kind of place where somebody practises, in one word.
    Setting {
        /// A practice of one's own, alone or with others (*cabinet*).
        Practice = "practice",
        /// A multi-professional health house (MSP) or pole.
        HealthHouse = "health-house",
        /// A health centre (CDS).
        HealthCentre = "health-centre",
        /// A pharmacy open to the public.
        Pharmacy = "pharmacy",
        /// A medical laboratory.
        Laboratory = "laboratory",
        /// A hospital or clinic, public or private.
        Hospital = "hospital",
        /// A social or medico-social facility (EHPAD…).
        Social = "social",
        /// Any other place, or none known.
        Other = "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sector_reads_back() {
        for &sector in Sector::ALL {
            assert_eq!(sector.code().parse(), Ok(sector));
        }
    }

    #[test]
    fn a_hospital_doctors_private_sector_counts_as_hospital() {
        assert_eq!(Sector::HospitalPrivateSector.setting(), Setting::Hospital);
    }

    #[test]
    fn a_nursing_home_is_a_social_setting() {
        assert_eq!("SA17".parse::<Sector>().unwrap().setting(), Setting::Social);
    }
}
