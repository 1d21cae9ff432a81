//! Where a visitor is on the way to joining: the answers so far.

use domain::id::{ActivityId, StructureId};
use domain::profession::{Mode, Profession, SavoirFaire};
use domain::territory::InseeCode;
use leptos::prelude::*;
use service::member::work::{Declared, Work, usual_mode};
use service::person::activity::Activity;

use crate::form::Form;
use crate::lang::Lang;

/// The answers that travel from step to step; contact data and words to the board do not: they
/// are posted.
const CARRIED: [&str; 9] = [
    "activite",
    "profession",
    "specialite",
    "mode",
    "secteur",
    "structure",
    "commune",
    "aussi",
    "cpts",
];

/// Value of `activite` for an activity that is declared here.
pub const DECLARED: &str = "autre";

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What do you do?
    Work,
    /// Where?
    Place,
    /// Which CPTS?
    Choose,
    /// Statutes, contact data, send.
    Send,
}

impl Step {
    /// Its word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Work => "activite",
            Self::Place => "lieu",
            Self::Choose => "cpts",
            Self::Send => "statuts",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "lieu" => Self::Place,
            "cpts" => Self::Choose,
            "statuts" => Self::Send,
            _ => Self::Work,
        }
    }
}

/// The answers so far.
pub struct Way {
    /// What was answered.
    pub form: Form,
    /// The structure that joins; without one the person does.
    pub structure: Option<StructureId>,
    /// The step asked for.
    pub asked: Step,
}

impl Way {
    /// From the query of an address.
    pub fn from_query(query: Option<&str>, structure: Option<StructureId>) -> Self {
        Self::from_form(Form::from_query(query), structure)
    }

    /// From a posted form.
    pub fn from_form(form: Form, structure: Option<StructureId>) -> Self {
        let asked = Step::from_word(form.text("etape"));
        let first = if structure.is_some() {
            Step::Choose
        } else {
            Step::Work
        };
        Self {
            asked: asked.max(first),
            form,
            structure,
        }
    }

    /// Where the forms of the way lead.
    pub fn address(&self) -> String {
        match self.structure {
            Some(id) => format!("/structures/{id}/adherer"),
            None => "/adherer".to_owned(),
        }
    }

    /// The address of a step, with the answers so far but those of `without`, and `more`.
    pub fn to(&self, step: Step, without: &[&str], more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("etape", step.word());
        for (name, value) in self.carried(without) {
            query.append_pair(name, value);
        }
        for (name, value) in more {
            query.append_pair(name, value);
        }
        format!("{}?{}", self.address(), query.finish())
    }

    /// The answers so far as hidden fields, but those that the form itself asks.
    pub fn hidden(&self, asked: &[&str]) -> impl IntoView + use<> {
        self.carried(asked)
            .map(|(name, value)| {
                view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> }
            })
            .collect_view()
    }

    fn carried<'s>(&'s self, without: &[&str]) -> impl Iterator<Item = (&'static str, &'s str)> {
        let kept = CARRIED.into_iter().filter(|name| !without.contains(name));
        let kept: Vec<_> = kept
            .flat_map(|name| self.form.all(name).map(move |value| (name, value)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        kept.into_iter()
    }

    /// What the person does, if it is complete; else the form says what is missing.
    pub fn work(&mut self, known: &[Activity], lang: Lang) -> Option<Work> {
        let chosen = self.form.text("activite").to_owned();
        if chosen != DECLARED {
            let id = chosen.parse::<ActivityId>().ok();
            let id = id.filter(|id| known.iter().any(|it| it.id == *id));
            if id.is_none() {
                let say = t!(
                    lang,
                    "Choisissez ce que vous faites.",
                    "Choose what you do."
                );
                self.form.reject("activite", say);
            }
            return id.map(Work::Known);
        }
        declared(&mut self.form, lang).map(Work::Declared)
    }

    /// The commune where the person acts: the one chosen, or else that of the chosen activity.
    pub fn commune(&self, known: &[Activity]) -> Option<InseeCode> {
        self.form.text("commune").parse().ok().or_else(|| {
            let chosen = self.form.text("activite");
            let activity = known.iter().find(|it| it.id.to_string() == chosen)?;
            activity.commune.as_ref().map(|(code, _)| *code)
        })
    }

    /// Further communes where the applicant acts.
    pub fn further(&self) -> Vec<InseeCode> {
        self.form
            .all("aussi")
            .filter_map(|code| code.parse().ok())
            .take(20)
            .collect()
    }

    /// The CPTS chosen.
    pub fn wanted(&self) -> Vec<String> {
        self.form.all("cpts").map(str::to_owned).take(50).collect()
    }
}

/// A declared activity, if it is complete; else the form says what is missing.
pub fn declared(form: &mut Form, lang: Lang) -> Option<Declared> {
    let Ok(profession) = form.text("profession").parse::<Profession>() else {
        let say = t!(lang, "Choisissez une profession.", "Choose a profession.");
        form.reject("profession", say);
        return None;
    };
    let mode = form.text("mode").parse::<Mode>().ok();
    if mode.is_none() && usual_mode(profession).is_none() {
        let say = t!(lang, "Dites comment vous exercez.", "Say how you practise.");
        form.reject("mode", say);
        return None;
    }
    let skill = match (profession, form.text("specialite")) {
        (Profession::Doctor, "generale") => Some(SavoirFaire::general_practice()),
        (Profession::Doctor, "") => {
            let say = t!(
                lang,
                "Dites si vous êtes généraliste ou d’une autre spécialité.",
                "Say whether you are a general practitioner or another specialist."
            );
            form.reject("specialite", say);
            return None;
        }
        _ => None,
    };
    Some(Declared {
        profession,
        skill,
        mode,
        sector: form.text("secteur").parse().ok(),
        place_name: form.text("structure").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_another_step_keeps_the_answers() {
        let way = Way::from_query(
            Some("etape=cpts&activite=autre&profession=60&cpts=a&cpts=b&email=x"),
            None,
        );
        assert_eq!(
            way.to(Step::Place, &["commune"], &[]),
            "/adherer?etape=lieu&activite=autre&profession=60&cpts=a&cpts=b"
        );
    }

    #[test]
    fn a_structure_begins_with_the_choice_of_cpts() {
        let id = StructureId(uuid::Uuid::nil());
        assert_eq!(Way::from_query(None, Some(id)).asked, Step::Choose);
        assert_eq!(Way::from_query(None, None).asked, Step::Work);
    }

    #[test]
    fn a_doctor_says_her_side_of_medicine_and_a_users_representative_no_mode() {
        let mut doctor = Form::default().with("profession", "10").with("mode", "L");
        assert_eq!(declared(&mut doctor, Lang::Fr), None);
        assert!(doctor.error("specialite").is_some());
        let mut user = Form::default().with("profession", "USAGER");
        assert!(declared(&mut user, Lang::Fr).is_some());
    }

    #[test]
    fn hostile_answers_are_no_answers() {
        let mut form = Form::default()
            .with("profession", "60' OR 1=1")
            .with("mode", "L");
        assert_eq!(declared(&mut form, Lang::En), None);
        let way = Way::from_query(Some("commune=%00&aussi=../etc&aussi=37003"), None);
        assert_eq!(way.commune(&[]), None);
        assert_eq!(way.further().len(), 1);
    }
}
