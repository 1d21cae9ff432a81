//! The fields of each line.

use domain::contract::limit::LINE_CHARS;
use domain::contract::promise::Every;
use domain::contract::text::Text;
use domain::territory::Mission;
use leptos::prelude::*;

use super::shown;
use crate::contract::edit::chars;
use crate::form::Form;
use crate::lang::Lang;
use crate::territory::words::mission;
use crate::ui::{Choice, Field, FieldKind, Select};
use crate::words::contract::every;

/// All lines, a section a kind.
pub(in super::super) fn fields(lang: Lang, form: &Form, text: &Text) -> impl IntoView + use<> {
    let ask = Ask { lang, form, text };
    let each = |kind: char, one: fn(&Ask<'_>, usize) -> AnyView| {
        (0..shown(form, kind)).map(|n| one(&ask, n)).collect_view()
    };
    view! {
        <section class="stack">
            <h2>{t!(lang, "Actions", "Actions")}</h2>
            {each('a', action)}
        </section>
        <section class="stack">
            <h2>{t!(lang, "Indicateurs", "Indicators")}</h2>
            {each('i', indicator)}
        </section>
        <section class="stack">
            <h2>{t!(lang, "Financement", "Funding")}</h2>
            {each('m', money)}
        </section>
        <section class="stack">
            <h2>{t!(lang, "Réunions", "Meetings")}</h2>
            {each('r', meeting)}
        </section>
    }
}

struct Ask<'f> {
    lang: Lang,
    form: &'f Form,
    text: &'f Text,
}

impl Ask<'_> {
    /// A line that folds: open where something is wrong, or where nothing stands yet and it is the first.
    fn line(&self, kind: char, n: usize, fields: AnyView) -> AnyView {
        let lang = self.lang;
        let label = self.form.text(&format!("{kind}{n}.quoi")).to_owned();
        let prefix = format!("{kind}{n}.");
        let of_line = |it: &crate::form::FormError| {
            it.field
                .as_deref()
                .is_some_and(|it| it.starts_with(&prefix))
        };
        let wrong = self.form.errors().iter().any(of_line);
        let summary = if label.is_empty() {
            match kind {
                'a' => t!(lang, "Ajouter une action", "Add an action"),
                'i' => t!(lang, "Ajouter un indicateur", "Add an indicator"),
                'm' => t!(lang, "Ajouter un versement", "Add a payment"),
                _ => t!(lang, "Ajouter une réunion", "Add a meeting"),
            }
        } else {
            label
        };
        view! {
            <details class="stack" open=wrong>
                <summary>{summary}</summary>
                {fields}
            </details>
        }
        .into_any()
    }

    fn what(&self, kind: char, n: usize) -> impl IntoView + use<> {
        view! {
            <Field
                form=self.form
                name=format!("{kind}{n}.quoi")
                label=t!(self.lang, "Quoi", "What")
                hint=t!(self.lang, "Videz ce champ pour retirer la ligne.", "Empty this field to take the line away.")
                max=chars(LINE_CHARS)
            />
        }
    }

    fn day(&self, kind: char, n: usize, label: String) -> impl IntoView + use<> {
        view! { <Field form=self.form name=format!("{kind}{n}.date") kind=FieldKind::Date label=label /> }
    }

    fn again(&self, kind: char, n: usize) -> impl IntoView + use<> {
        let lang = self.lang;
        let choices = Every::ALL
            .iter()
            .map(|it| Choice::new(it.code(), every(lang, Some(*it))))
            .collect();
        view! {
            <Select
                form=self.form
                name=format!("{kind}{n}.rythme")
                label=t!(lang, "Rythme", "How often")
                empty=every(lang, None)
                choices=choices
            />
        }
    }

    fn party(&self, name: String, label: String, empty: String) -> impl IntoView + use<> {
        let choices = self
            .text
            .parties
            .iter()
            .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
            .collect();
        view! { <Select form=self.form name=name label=label empty=empty choices=choices /> }
    }
}

fn action(ask: &Ask<'_>, n: usize) -> AnyView {
    let lang = ask.lang;
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    let fields = view! {
        {ask.what('a', n)}
        <Select
            form=ask.form
            name=format!("a{n}.mission")
            label=t!(lang, "Mission", "Mission")
            empty=t!(lang, "Aucune en particulier", "None in particular")
            choices=missions
        />
        {ask.party(format!("a{n}.par"), t!(lang, "Par", "By"), t!(lang, "Toutes les parties", "All parties"))}
    };
    ask.line('a', n, fields.into_any())
}

fn indicator(ask: &Ask<'_>, n: usize) -> AnyView {
    let lang = ask.lang;
    let fields = view! {
        {ask.what('i', n)}
        <Field form=ask.form name=format!("i{n}.cible") kind=FieldKind::Number label=t!(lang, "Cible", "Target") />
        <Field
            form=ask.form
            name=format!("i{n}.unite")
            label=t!(lang, "Unité", "Unit")
            hint=t!(lang, "Par exemple\u{a0}: %, patients, réunions.", "For example: %, patients, meetings.")
            max=40_u32
        />
        {ask.day('i', n, t!(lang, "Échéance", "Due on"))}
    };
    ask.line('i', n, fields.into_any())
}

fn money(ask: &Ask<'_>, n: usize) -> AnyView {
    let lang = ask.lang;
    let choose = t!(lang, "Choisissez…", "Choose…");
    let fields = view! {
        {ask.what('m', n)}
        {ask.party(format!("m{n}.de"), t!(lang, "Qui paie", "Who pays"), choose.clone())}
        {ask.party(format!("m{n}.a"), t!(lang, "Qui est payé", "Who is paid"), choose)}
        <Field form=ask.form name=format!("m{n}.montant") label=t!(lang, "Montant de chaque versement, en euros", "Each payment, in euros") max=20_u32 />
        <Field
            form=ask.form
            name=format!("m{n}.plafond")
            label=t!(lang, "Plafond sur toute la durée, en euros", "Ceiling over the whole term, in euros")
            max=20_u32
            optional=true
        />
        {ask.day('m', n, t!(lang, "Premier versement", "First payment"))}
        {ask.again('m', n)}
    };
    ask.line('m', n, fields.into_any())
}

fn meeting(ask: &Ask<'_>, n: usize) -> AnyView {
    let lang = ask.lang;
    let fields = view! {
        {ask.what('r', n)}
        {ask.day('r', n, t!(lang, "Au plus tard le", "By"))}
        {ask.again('r', n)}
    };
    ask.line('r', n, fields.into_any())
}
