//! First step: what do you do?

use domain::profession::{Category, Mode, Profession, Sector};
use leptos::prelude::*;
use service::person::activity::Activity;

use super::way::{DECLARED, Step, Way};
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, Choice, Field, RadioCards, Select};
use crate::words::profession as words;

/// The step.
pub fn work(way: &Way, known: &[Activity], lang: Lang) -> impl IntoView + use<> {
    let mut choices: Vec<Choice> = known.iter().map(|it| choice(it, lang)).collect();
    let fields = declared_fields(&way.form, lang);
    let asked = [
        "activite",
        "profession",
        "specialite",
        "mode",
        "secteur",
        "structure",
        "commune",
    ];
    let form = if choices.is_empty() {
        view! {
            <input type="hidden" name="activite" value=DECLARED />
            {fields}
        }
        .into_any()
    } else {
        choices.push(
            Choice::new(DECLARED, t!(lang, "Autre chose", "Something else")).detail(t!(
                lang,
                "À décrire juste en dessous.",
                "Describe it just below."
            )),
        );
        view! {
            <RadioCards
                form=&way.form
                name="activite"
                label=t!(lang, "À quel titre adhérez-vous ?", "In what capacity do you join?")
                choices=choices
                required=true
            />
            <div class="if-declared">{fields}</div>
        }
        .into_any()
    };
    view! {
        <form method="get" action=way.address() class="stack">
            <input type="hidden" name="etape" value=Step::Choose.word() />
            {way.hidden(&asked)}
            {form}
            <div class="actions">
                <Button label=t!(lang, "Continuer", "Continue") />
            </div>
        </form>
    }
}

/// An activity in two lines, with where it comes from.
fn choice(it: &Activity, lang: Lang) -> Choice {
    let what = words::occupation(lang, it.profession, it.skill.as_ref());
    let from = if it.provided {
        t!(lang, "selon Pro Santé Connect", "from Pro Santé Connect")
    } else {
        t!(lang, "déclarée par vous", "declared by you")
    };
    let said = [
        it.mode.map(|it| words::mode(lang, it)),
        it.place.clone(),
        it.commune.as_ref().map(|(_, name)| name.clone()),
        Some(from),
    ];
    let detail: Vec<String> = said.into_iter().flatten().collect();
    Choice::new(it.id.to_string(), what).detail(detail.join(" · "))
}

/// The fields of a declared activity; also on the page of one's own data.
pub fn declared_fields(form: &Form, lang: Lang) -> impl IntoView + use<> {
    let professions: Vec<Choice> = Category::ALL
        .iter()
        .flat_map(|category| {
            Profession::ALL
                .iter()
                .filter(move |it| it.category() == *category)
                .map(move |it| Choice::new(it.code(), words::profession(lang, *it)))
        })
        .collect();
    let specialties = vec![
        Choice::new(
            "generale",
            t!(lang, "Médecine générale", "General practice"),
        ),
        Choice::new("autre", t!(lang, "Autre spécialité", "Another specialty")),
    ];
    let modes: Vec<Choice> = Mode::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::mode(lang, *it)))
        .collect();
    let sectors: Vec<Choice> = Sector::OFFERED
        .iter()
        .map(|it| Choice::new(it.code(), words::sector(lang, *it)))
        .collect();
    view! {
        <Select
            form=form
            name="profession"
            label=t!(lang, "Profession ou fonction", "Profession or capacity")
            choices=professions
            empty=t!(lang, "Choisissez…", "Choose…")
        />
        <Select
            form=form
            name="specialite"
            label=t!(lang, "Pour les médecins : spécialité", "For doctors: specialty")
            choices=specialties
            empty=t!(lang, "Sans objet", "Does not apply")
        />
        <Select
            form=form
            name="mode"
            label=t!(lang, "Mode d’exercice", "How you practise")
            hint=t!(
                lang,
                "Sans objet pour les usagers, élues et élus, la coordination et la direction.",
                "Not needed for users, elected officials, coordination and management."
            )
            choices=modes
            empty=t!(lang, "Choisissez…", "Choose…")
        />
        <Select
            form=form
            name="secteur"
            label=t!(lang, "Type de lieu", "Kind of place")
            choices=sectors
            empty=t!(lang, "Non précisé", "Not said")
            optional=true
        />
        <Field
            form=form
            name="structure"
            label=t!(lang, "Nom du lieu ou de l’organisme", "Name of the place or body")
            max=120_u32
            optional=true
        />
    }
}
