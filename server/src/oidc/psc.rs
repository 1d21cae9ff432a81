//! What Pro Santé Connect says of a person besides the standard claims. Every part is optional and of
//! uncertain type: an odd value is passed over, it never keeps anybody out.

use domain::account::{Practice, Profile};
use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// More than anybody has; the rest of a longer list is passed over.
const MAX_PRACTICES: usize = 60;

/// The sectoral claims of userinfo, untyped on purpose.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sectoral {
    /// The national identifier.
    #[serde(rename = "SubjectNameID")]
    name_id: Value,
    /// `{ exercices: [ { codeProfession, …, activities: [ … ] } ] }`.
    #[serde(rename = "SubjectRefPro")]
    ref_pro: Value,
}

impl AdditionalClaims for Sectoral {}

impl Sectoral {
    /// Adds what it knows to a profile made of the standard claims.
    pub fn complete(&self, mut profile: Profile) -> Profile {
        profile.rpps = text(&self.name_id).and_then(|id| id.parse().ok());
        let exercices = list(&self.ref_pro, "exercices");
        profile.practices = exercices
            .iter()
            .flat_map(practices)
            .take(MAX_PRACTICES)
            .collect();
        if let Some(first) = exercices.first() {
            profile.family_name = profile.family_name.or_else(|| field(first, "nomDexercice"));
            profile.given_name = profile
                .given_name
                .or_else(|| field(first, "prenomDexercice"));
        }
        profile
    }
}

/// The activities of one exercice; the profession alone if it has none.
fn practices(exercice: &Value) -> Vec<Practice> {
    let base = Practice {
        profession: field(exercice, "codeProfession"),
        category: field(exercice, "codeCategorieProfessionnelle"),
        skill_kind: field(exercice, "codeTypeSavoirFaire"),
        skill: field(exercice, "codeSavoirFaire"),
        ..Practice::default()
    };
    let activities = list(exercice, "activities");
    if activities.is_empty() {
        return if base.profession.is_some() {
            vec![base]
        } else {
            Vec::new()
        };
    }
    let practice = |activity: &Value| Practice {
        mode: field(activity, "codeModeExercice"),
        sector: field(activity, "codeSecteurDactivite"),
        role: field(activity, "codeRole"),
        siret: field(activity, "numeroSiretSite"),
        finess: field(activity, "numeroFinessSite"),
        finess_legal: field(activity, "numeroFinessetablissementJuridique"),
        site: field(activity, "enseigneCommercialeSite")
            .or_else(|| field(activity, "raisonSocialeSite")),
        postal_code: field(activity, "codePostal"),
        commune: field(activity, "codeCommune"),
        ..base.clone()
    };
    activities.iter().map(practice).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn field(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(text)
}

/// A text of reasonable length; numbers are taken as their digits, a coded value `SA07^1.2.250…` as its code.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split('^').next().unwrap_or_default().trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control))
        .then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Profile, Sectoral};
    use serde_json::{Value, json};

    fn read(claims: Value) -> Profile {
        let sectoral: Sectoral = serde_json::from_value(claims).expect("sectoral claims");
        sectoral.complete(Profile::default())
    }

    #[test]
    fn the_type_digit_before_an_rpps_is_dropped() {
        assert_eq!(
            read(json!({ "SubjectNameID": "810003461033" }))
                .rpps
                .as_ref()
                .map(domain::identifier::Rpps::as_str),
            Some("10003461033")
        );
        assert_eq!(
            read(json!({ "SubjectNameID": "10003461033" }))
                .rpps
                .as_ref()
                .map(domain::identifier::Rpps::as_str),
            Some("10003461033")
        );
        assert_eq!(
            read(json!({ "SubjectNameID": 810_003_461_033_u64 }))
                .rpps
                .as_ref()
                .map(domain::identifier::Rpps::as_str),
            Some("10003461033")
        );
    }

    #[test]
    fn other_national_identifiers_are_no_rpps() {
        for other in [
            "0372612345",
            "3370000481/0012345",
            "910003461033",
            "1000346103x",
            "",
            "1",
        ] {
            assert_eq!(
                read(json!({ "SubjectNameID": other })).rpps,
                None,
                "{other}"
            );
        }
    }

    #[test]
    fn a_userinfo_without_sectoral_part_is_a_person_without_practice() {
        assert_eq!(read(json!({})), Profile::default());
        assert_eq!(read(json!({ "SubjectRefPro": null })), Profile::default());
    }

    #[test]
    fn each_activity_becomes_a_practice_with_the_profession_of_its_exercice() {
        let profile = read(json!({ "SubjectRefPro": { "exercices": [
            { "codeProfession": "60", "nomDexercice": "MARTIN", "prenomDexercice": "Claire", "activities": [
                { "codeModeExercice": "L", "codeSecteurDactivite": "SA07^1.2.250.1.71.4.2.4", "codeCommune": "37003",
                  "raisonSocialeSite": "CABINET MARTIN" },
                { "codeModeExercice": "S", "numeroFinessetablissementJuridique": "370000481" } ] },
            { "codeProfession": "50" } ] } }));
        let seen: Vec<_> = profile
            .practices
            .iter()
            .map(|p| (p.profession.as_deref(), p.mode.as_deref()))
            .collect();
        assert_eq!(
            seen,
            [
                (Some("60"), Some("L")),
                (Some("60"), Some("S")),
                (Some("50"), None)
            ]
        );
        let first = profile.practices.first().expect("a practice");
        assert_eq!(first.sector.as_deref(), Some("SA07"));
        assert_eq!(first.commune.as_deref(), Some("37003"));
        assert_eq!(profile.family_name.as_deref(), Some("MARTIN"));
    }

    #[test]
    fn odd_types_are_passed_over() {
        for odd in [
            json!("x"),
            json!([1]),
            json!({ "exercices": "x" }),
            json!({ "exercices": [1, null, { "activities": 3 }] }),
        ] {
            assert!(read(json!({ "SubjectRefPro": odd })).practices.is_empty());
        }
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let activity = json!({ "codeModeExercice": "L" });
        let claims = json!({ "SubjectRefPro": { "exercices": [{ "codeProfession": "10", "activities": vec![activity; 1000] }] } });
        assert_eq!(read(claims).practices.len(), 60);
    }
}
