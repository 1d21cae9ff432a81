//! A field of a form: label, hint, error, value.

use leptos::prelude::*;

use super::icon::Icon;
use crate::form::Form;
use crate::lang::Lang;
use crate::words::unbroken;

/// What is typed in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A date.
    Date,
    /// An hour.
    Time,
    /// A whole number.
    Number,
    /// A search.
    Search,
    /// A short code of digits, typed on the digits of a phone (six digits, RPPS, FINESS, SIRET…).
    Digits,
}

impl FieldKind {
    const fn html(self) -> &'static str {
        match self {
            Self::Text | Self::Digits => "text",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Time => "time",
            Self::Number => "number",
            Self::Search => "search",
        }
    }

    const fn is_short(self) -> bool {
        matches!(
            self,
            Self::Phone | Self::Date | Self::Time | Self::Number | Self::Digits
        )
    }
}

/// A field of one line. Its `id` is its name, so that the error summary can link to it.
#[component]
pub fn Field<'f>(
    /// The form it belongs to: gives the value and the error.
    form: &'f Form,
    /// Name sent with the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is typed.
    #[prop(optional)]
    kind: FieldKind,
    /// Value of `autocomplete`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Whether the label says "(facultatif)".
    #[prop(optional)]
    optional: bool,
    /// The most characters it takes; said under the field when it is long.
    #[prop(optional, into)]
    max: Option<u32>,
    /// What the form is called, where the page has others with such a field: its `id` is its own then, unless it is the
    /// form that came back, to which the error summary leads.
    #[prop(default = None)]
    among: Option<String>,
) -> impl IntoView + use<> {
    let error = form.error(&name).map(str::to_owned);
    let id = id_of(form, &name, among.as_deref());
    let described = described_by(&id, hint.is_some(), error.is_some());
    let digits = kind == FieldKind::Digits;
    view! {
        <div class="field">
            {head(&id, label, optional, hint, error.clone())}
            <input
                class=if kind.is_short() { "input input--short" } else { "input" }
                id=id
                name=name.clone()
                type=kind.html()
                value=form.raw(&name).to_owned()
                inputmode=digits.then_some("numeric")
                autocomplete=autocomplete
                spellcheck=digits.then_some("false")
                maxlength=max
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            />
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea<'f>(
    /// The form it belongs to: gives the value and the error.
    form: &'f Form,
    /// Name sent with the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Lines shown.
    #[prop(default = 4)]
    rows: u32,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Whether the label says "(facultatif)".
    #[prop(optional)]
    optional: bool,
    /// The most characters it takes; said under the field.
    #[prop(optional, into)]
    max: Option<u32>,
    /// What the form is called, where the page has others with such a field: its `id` is its own then, unless it is the
    /// form that came back, to which the error summary leads.
    #[prop(default = None)]
    among: Option<String>,
) -> impl IntoView + use<> {
    let error = form.error(&name).map(str::to_owned);
    let id = id_of(form, &name, among.as_deref());
    let described = described_by(&id, hint.is_some(), error.is_some());
    view! {
        <div class="field">
            {head(&id, label, optional, hint, error.clone())}
            <textarea
                class="input"
                id=id
                name=name.clone()
                rows=rows
                maxlength=max
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            >
                {form.raw(&name).to_owned()}
            </textarea>
            {max
                .map(|max| {
                    let max = crate::words::number(lang(), i64::from(max));
                    view! {
                        <p class="field__count">
                            {t!(lang(), "{max} caractères au plus", "At most {max} characters")}
                        </p>
                    }
                })}
        </div>
    }
}

/// The `id` of a control: its name, unless another form of the page may have it too.
pub(super) fn id_of(form: &Form, name: &str, among: Option<&str>) -> String {
    match among {
        Some(among) if form.is_valid() => format!("{among}-{name}"),
        _ => name.to_owned(),
    }
}

/// Label, hint and error of a control.
pub(super) fn head(
    name: &str,
    label: String,
    optional: bool,
    hint: Option<String>,
    error: Option<String>,
) -> impl IntoView + use<> {
    let target = name.to_owned();
    view! {
        <label class="field__label" for=target>
            {unbroken(&label)} {optional.then_some(" ")} {optional.then(optional_mark)}
        </label>
        {notes(name, hint, error)}
    }
}

/// Hint and error, where `aria-describedby` finds them.
pub(crate) fn notes(
    name: &str,
    hint: Option<String>,
    error: Option<String>,
) -> impl IntoView + use<> {
    let hint = hint.map(|hint| {
        view! {
            <p class="field__hint" id=format!("{name}-hint")>
                {hint}
            </p>
        }
    });
    let error = error.map(|error| {
        view! {
            <p class="field__error" id=format!("{name}-error")>
                {Icon::No}
                <span>{error}</span>
            </p>
        }
    });
    view! {
        {hint}
        {error}
    }
}

/// "(facultatif)".
pub(super) fn optional_mark() -> impl IntoView {
    view! { <span class="field__optional">{t!(lang(), "(facultatif)", "(optional)")}</span> }
}

/// The language of the page, which [`crate::visit::Visit::page`] provides.
pub(super) fn lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The value of `aria-describedby` for a field.
pub(crate) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-hint {name}-error")),
    }
}
