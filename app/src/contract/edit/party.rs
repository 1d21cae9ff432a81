//! Who signs for each party, as what, and for whom beside it.

use chrono::NaiveDate;
use domain::contract::limit;
use domain::contract::party::{Capacity, Party, Represented, Side, Signatory};
use domain::contract::text::Text;
use leptos::prelude::*;

use super::chars;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, Field, FieldKind, Select, TextArea};
use crate::words::contract::capacity;

/// A form with who signs.
pub(super) fn with(form: Form, text: &Text) -> Form {
    text.parties.iter().enumerate().fold(form, |form, (n, it)| {
        let signs = &it.signatory;
        let names: Vec<&str> = it.represents.iter().map(|it| it.name.as_str()).collect();
        form.with(&format!("p{n}.nom"), signs.name.clone())
            .with(&format!("p{n}.fonction"), signs.function.clone())
            .with(&format!("p{n}.qualite"), signs.capacity.code())
            .with(
                &format!("p{n}.jusqu"),
                signs.until.map(|it| it.to_string()).unwrap_or_default(),
            )
            .with(&format!("p{n}.pour"), names.join("\n"))
    })
}

/// What was typed; the parties themselves are those of the registers.
pub(super) fn read(form: &mut Form, text: &Text, lang: Lang) -> Option<Vec<Party>> {
    let mut parties = Vec::with_capacity(text.parties.len());
    let mut whole = true;
    for (n, party) in text.parties.iter().enumerate() {
        let name = |field: &str| format!("p{n}.{field}");
        let until: Option<NaiveDate> = form.text(&name("jusqu")).parse().ok();
        if until.is_none() && form.optional(&name("jusqu")).is_some() {
            form.reject(
                &name("jusqu"),
                t!(lang, "Choisissez une date.", "Choose a date."),
            );
            whole = false;
        }
        let represents = form.raw(&name("pour")).lines().map(|it| {
            let known = party
                .represents
                .iter()
                .find(|known| known.name == it.trim());
            known.cloned().unwrap_or_else(|| Represented {
                name: it.trim().to_owned(),
                finess: None,
                siren: None,
            })
        });
        parties.push(Party {
            signatory: Signatory {
                name: form.text(&name("nom")).to_owned(),
                function: form.text(&name("fonction")).to_owned(),
                capacity: form
                    .text(&name("qualite"))
                    .parse()
                    .unwrap_or(Capacity::Itself),
                until,
            },
            represents: represents.filter(|it| !it.name.is_empty()).collect(),
            ..party.clone()
        });
    }
    whole.then_some(parties)
}

/// The fields.
pub(super) fn fields(lang: Lang, form: &Form, text: &Text) -> impl IntoView + use<> {
    let parties = text.parties.iter().enumerate();
    parties
        .map(|(n, party)| one(lang, form, n, party).into_any())
        .collect_view()
}

fn one(lang: Lang, form: &Form, n: usize, party: &Party) -> impl IntoView + use<> {
    let name = |field: &str| format!("p{n}.{field}");
    let partner = party.side == Side::Partner;
    let choices = Capacity::ALL
        .iter()
        .filter(|it| partner || matches!(it, Capacity::Itself | Capacity::Mandated))
        .map(|it| Choice::new(it.code(), capacity(lang, *it)))
        .collect();
    let party = party.name.clone();
    let represented = partner.then(|| {
        view! {
            <TextArea
                form=form
                name=name("pour")
                rows=3
                label=t!(lang, "Établissements pour lesquels il signe, un par ligne", "Establishments for which it signs, one per line")
                hint=t!(
                    lang,
                    "Quand un établissement support signe pour un GHT\u{a0}: qui n’est pas nommé n’est pas engagé.",
                    "When a support establishment signs for a hospital group: whoever is not named is not bound."
                )
                optional=true
            />
        }
    });
    view! {
        <fieldset class="stack">
            <legend class="h2">{t!(lang, "Pour {party}", "For {party}")}</legend>
            <Field form=form name=name("nom") label=t!(lang, "Signataire", "Signatory") max=chars(limit::SIGNATORY_CHARS) />
            <Field form=form name=name("fonction") label=t!(lang, "Fonction", "Function") max=chars(limit::SIGNATORY_CHARS) />
            <Select form=form name=name("qualite") label=t!(lang, "En quelle qualité", "In which capacity") choices=choices />
            <Field
                form=form
                name=name("jusqu")
                kind=FieldKind::Date
                label=t!(lang, "Sa délégation ou son mandat prend fin le", "The delegation or mandate ends on")
                optional=true
            />
            {represented}
        </fieldset>
    }
}
