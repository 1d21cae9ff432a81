//! What the provider says of a person, in the form of Pro Santé Connect (`reference/domain.md`
//! §5.3): all exercices with all activities, codes with their nomenclature.

use domain::account::{Practice, Profile};
use serde_json::{Value, json};

/// The subject: `f:` storage, then the national identifier.
pub fn subject(rpps: &str) -> String {
    format!("f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:8{rpps}")
}

/// What tells two exercices apart: profession, category, skill.
type Trade<'p> = [Option<&'p str>; 3];

fn trade(practice: &Practice) -> Trade<'_> {
    [
        practice.profession.as_deref(),
        practice.category.as_deref(),
        practice.skill.as_deref(),
    ]
}

/// Userinfo.
pub fn userinfo(person: &Profile) -> Value {
    let rpps = person.rpps.as_ref().map_or("", |rpps| rpps.as_str());
    let national = format!("8{rpps}");
    let mut trades: Vec<Trade<'_>> = Vec::new();
    for practice in &person.practices {
        if !trades.contains(&trade(practice)) {
            trades.push(trade(practice));
        }
    }
    let exercices: Vec<Value> = trades.iter().map(|trade| exercice(person, trade)).collect();
    let roles: Vec<_> = trades
        .iter()
        .filter_map(|[profession, ..]| *profession)
        .map(|code| format!("{code}^1.2.250.1.213.1.1.5.5"))
        .collect();
    json!({
        "sub": subject(rpps),
        "preferred_username": national,
        "SubjectNameID": national,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "SubjectRole": roles,
        "otherIds": [{ "identifiant": national, "origine": "RPPS", "qualite": 1 }],
        "SubjectRefPro": { "exercices": exercices },
    })
}

fn exercice(person: &Profile, of: &Trade<'_>) -> Value {
    let [profession, category, skill] = of;
    let activities: Vec<Value> = person
        .practices
        .iter()
        .filter(|practice| trade(practice) == *of)
        .map(activity)
        .collect();
    json!({
        "codeProfession": profession,
        "codeCategorieProfessionnelle": category,
        "nomDexercice": person.family_name,
        "prenomDexercice": person.given_name,
        "codeTypeSavoirFaire": skill.map(|_| "S"),
        "codeSavoirFaire": skill,
        "activities": activities,
    })
}

fn activity(practice: &Practice) -> Value {
    let sector = practice
        .sector
        .as_ref()
        .map(|code| format!("{code}^1.2.250.1.71.4.2.4"));
    json!({
        "codeModeExercice": practice.mode,
        "codeSecteurDactivite": sector,
        "numeroSiretSite": practice.siret,
        "numeroFinessSite": practice.finess,
        "numeroFinessetablissementJuridique": practice.finess_legal,
        "raisonSocialeSite": practice.site,
        "codeCommune": practice.commune,
    })
}
