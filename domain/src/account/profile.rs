use crate::identifier::Rpps;

/// What a provider says of a person who signs in. Nothing here finds an account except
/// [`Profile::rpps`], and that only when the provider is one that verifies it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The family name in use.
    pub family_name: Option<String>,
    /// The given name in use.
    pub given_name: Option<String>,
    /// The national number of the health professional, verified by the provider.
    pub rpps: Option<Rpps>,
    /// Where and how the person practises, as the national directory knows it.
    pub practices: Vec<Practice>,
}

/// One activity of a health professional, in the codes of the national directory (ANS nomenclatures).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    /// Profession (`TRE_G15`): "60" is nurse.
    pub profession: Option<String>,
    /// Professional category: "C" civil, "E" student, "M" military.
    pub category: Option<String>,
    /// Kind of skill: "S" specialty.
    pub skill_kind: Option<String>,
    /// Skill: "SM54" general practice.
    pub skill: Option<String>,
    /// Mode: "L" self-employed, "S" salaried, "B" volunteer.
    pub mode: Option<String>,
    /// Sector of activity: "SA07" individual practice.
    pub sector: Option<String>,
    /// Role held there.
    pub role: Option<String>,
    /// SIRET of the site.
    pub siret: Option<String>,
    /// FINESS of the site.
    pub finess: Option<String>,
    /// FINESS of the legal entity.
    pub finess_legal: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// Postal code of the site.
    pub postal_code: Option<String>,
    /// INSEE code of the site's commune.
    pub commune: Option<String>,
}
