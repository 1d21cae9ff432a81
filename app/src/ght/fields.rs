//! The fields by which somebody says what ties a member to a group.

use domain::ght::Entity;
use domain::ght::attachment::{AttachedTo, Choice as Side, HalfDays, Way};
use domain::member::MemberKind;
use leptos::prelude::*;
use service::ght::attachment::tie::{Tie, To};
use service::ght::standing::Standing;

use super::day::period;
use super::standing::Reader;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, Field, FieldKind, RadioCards, Select, TextArea};

/// The entity is none of those offered.
const OTHER: &str = "other";

/// What was typed, if it can be read; the form says what cannot.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Tie> {
    let to = to(form);
    if to.is_none() {
        form.reject(
            "to",
            t!(lang, "Choisissez dans la liste.", "Choose from the list."),
        );
    }
    let way = form.text("way").parse().ok();
    if way.is_none() {
        form.reject(
            "way",
            t!(lang, "Choisissez une réponse.", "Choose an answer."),
        );
    }
    let period = period(form, lang);
    let half_days = half_days(form, lang);
    Some(Tie {
        to: to?,
        way: way?,
        period: period?,
        half_days: half_days.ok()?,
        evidence: form.raw("evidence").to_owned(),
    })
}

fn to(form: &Form) -> Option<To> {
    let chosen = form.text("to");
    if chosen == OTHER {
        let text = |name: &str| form.text(name).to_owned();
        return Some(To::Other {
            finess: text("finess"),
            siren: text("siren"),
            name: text("name"),
        });
    }
    let (kind, value) = chosen.split_once(':')?;
    let known = match kind {
        "finess" => AttachedTo::Entity(Entity::Finess(value.parse().ok()?)),
        "siren" => AttachedTo::Entity(Entity::Siren(value.parse().ok()?)),
        "bloc" => AttachedTo::Bloc(value.parse().ok()?),
        _ => return None,
    };
    Some(To::Known(known))
}

/// What was typed is no number of half-days; the form says so.
pub(super) struct NoNumber;

/// How a week divides; nothing where nothing was typed.
pub(super) fn half_days(form: &mut Form, lang: Lang) -> Result<Option<HalfDays>, NoNumber> {
    let (inside, outside) = (
        form.text("inside").to_owned(),
        form.text("outside").to_owned(),
    );
    if inside.is_empty() && outside.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| {
        if text.is_empty() {
            Some(0)
        } else {
            text.parse::<u16>().ok()
        }
    };
    let Some((inside, outside)) = number(&inside).zip(number(&outside)) else {
        let said = t!(lang, "Écrivez un nombre entier.", "Write a whole number.");
        form.reject("inside", said);
        return Err(NoNumber);
    };
    Ok(Some(HalfDays {
        inside,
        outside,
        at_threshold: form.text("at_threshold").parse().unwrap_or(Side::Outside),
    }))
}

/// The fields of a tie.
pub(super) fn tie(
    form: &Form,
    (standing, reader): (&Standing, Reader),
    kind: MemberKind,
    today: chrono::NaiveDate,
    lang: Lang,
) -> AnyView {
    let mut choices = Vec::new();
    for bloc in &standing.blocs {
        let group = &bloc.name;
        for party in bloc.parties.iter().filter(|it| it.period.holds_on(today)) {
            let name = standing
                .names
                .get(&party.entity)
                .cloned()
                .unwrap_or_default();
            let value = match &party.entity {
                Entity::Finess(it) => format!("finess:{it}"),
                Entity::Siren(it) => format!("siren:{it}"),
            };
            choices.push(Choice::new(value, format!("{name} ({group})")));
        }
        let whole = t!(
            lang,
            "{group}, le groupe lui-même",
            "{group}, the group itself"
        );
        choices.push(Choice::new(format!("bloc:{}", bloc.id), whole));
    }
    choices.push(Choice::new(
        OTHER,
        t!(lang, "Un autre établissement", "Another establishment"),
    ));
    let ways: Vec<Choice> = Way::ALL
        .iter()
        .filter(|it| it.fits(kind))
        .map(|it| Choice::new(it.code(), reader.way(lang, *it)))
        .collect();
    let person = kind == MemberKind::Person;
    let evidence = match reader {
        Reader::Member => t!(
            lang,
            "Par exemple un contrat, une nomination, une page publique. Vous et le bureau le lisez.",
            "For example a contract, an appointment, a public page. You and the officers read it."
        ),
        Reader::Board => t!(
            lang,
            "Par exemple un contrat, une nomination, une page publique. Le membre et le bureau le lisent.",
            "For example a contract, an appointment, a public page. The member and the officers read it."
        ),
    };
    view! {
        <Select form=form name="to" label=t!(lang, "Établissement ou groupe", "Establishment or group") empty=t!(lang, "Choisissez…", "Choose…") choices=choices required=true />
        <details open=form.text("to") == OTHER>
            <summary>{t!(lang, "S’il n’est pas dans la liste", "If it is not in the list")}</summary>
            <Field form=form name="name" label=t!(lang, "Son nom", "Its name") optional=true max=120_u32 />
            <Field form=form name="finess" kind=FieldKind::Digits label=t!(lang, "Son FINESS (entité juridique)", "Its FINESS (legal entity)") optional=true />
            <Field form=form name="siren" kind=FieldKind::Digits label=t!(lang, "Ou son SIREN", "Or its SIREN") optional=true />
        </details>
        <RadioCards form=form name="way" label=reader.whose_way(lang) choices=ways required=true />
        <Field form=form name="starts_on" kind=FieldKind::Date label=t!(lang, "Depuis le", "Since") required=true />
        <Field form=form name="ends_on" kind=FieldKind::Date label=t!(lang, "Jusqu’au", "Until") optional=true />
        {person.then(|| week(form, lang))}
        <TextArea
            form=form
            name="evidence"
            rows=3
            label=t!(lang, "Ce qui le montre", "What shows it")
            hint=evidence
            optional=true
        />
    }
    .into_any()
}

/// How a week divides.
pub(super) fn week(form: &Form, lang: Lang) -> AnyView {
    let sides = vec![
        Choice::new(
            Side::Outside.code(),
            t!(lang, "hors du groupe", "outside the group"),
        ),
        Choice::new(
            Side::Inside.code(),
            t!(lang, "dans le groupe", "in the group"),
        ),
    ];
    view! {
        <Field
            form=form
            name="inside"
            kind=FieldKind::Number
            label=t!(lang, "Demi-journées par semaine dans cet établissement", "Half-days a week in this establishment")
            hint=t!(lang, "En exercice mixte : les règles comparent ces deux nombres.", "In mixed practice: the rules compare these two numbers.")
            optional=true
        />
        <Field form=form name="outside" kind=FieldKind::Number label=t!(lang, "Demi-journées par semaine ailleurs", "Half-days a week elsewhere") optional=true />
        <RadioCards form=form name="at_threshold" label=t!(lang, "Juste au seuil des règles, compter", "Exactly at the threshold of the rules, count") choices=sides optional=true />
    }
    .into_any()
}
