//! Partners of a CPTS: registered, without vote.
//!
//! Seed S1: establishments contract with a CPTS rather than join it, so that hospital groups do not weigh on
//! its governance; authorities and funders are counterparties, never members.

use crate::code::coded;

coded! {
    /// What a partner is.
    PartnerKind {
        /// « Établissement de santé » : hospital, public or private.
        Hospital = "hospital",
        /// Private clinic.
        Clinic = "clinic",
        /// « Groupement hospitalier de territoire »; its parties point to it.
        Ght = "ght",
        /// « Hospitalisation à domicile ».
        Had = "had",
        /// Nursing home, or another médico-social establishment.
        MedicoSocial = "medico-social",
        /// « Agence régionale de santé ».
        Ars = "ars",
        /// « Caisse primaire d'assurance maladie », or another fund.
        Cpam = "cpam",
        /// « Dispositif d'appui à la coordination » (formerly PTA).
        Dac = "dac",
        /// Municipality.
        Municipality = "municipality",
        /// Community of municipalities, department, region.
        Authority = "authority",
        /// Another association.
        Association = "association",
        /// Anything else.
        Other = "other",
    }
}

impl PartnerKind {
    /// Whether it can be a party to a GHT (CSP, art. L6132-1: public establishments; others associate).
    pub const fn may_join_ght(self) -> bool {
        matches!(self, Self::Hospital | Self::Had | Self::MedicoSocial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_not_a_party_to_a_group() {
        assert!(!PartnerKind::Ght.may_join_ght());
        assert!(PartnerKind::Hospital.may_join_ght());
    }
}
