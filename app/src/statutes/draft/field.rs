//! The fields of the forms of sections: a rule with its answers, silence among them, and its article beside it.

use leptos::prelude::*;

use super::typed::SILENT;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::words::Meaning;
use crate::ui::{Choice, Field, FieldKind, Select, described_by, notes};

/// An answer to what the statutes say on a point.
pub struct Answer {
    value: String,
    label: String,
    detail: Option<String>,
    more: Option<AnyView>,
}

impl Answer {
    /// An answer.
    pub fn new(value: impl Into<String>, label: String) -> Self {
        Self {
            value: value.into(),
            label,
            detail: None,
            more: None,
        }
    }

    /// What it changes.
    pub fn detail(mut self, detail: String) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Fields that belong to it.
    pub fn more(mut self, more: AnyView) -> Self {
        self.more = Some(more);
        self
    }
}

/// A point of the statutes.
pub struct Point<'f> {
    form: &'f Form,
    lang: Lang,
    name: String,
    label: String,
    effect: String,
    answers: Vec<Answer>,
    common: Option<AnyView>,
    has_article: bool,
}

impl<'f> Point<'f> {
    /// A point, and what it changes.
    pub fn new(form: &'f Form, lang: Lang, name: &str, label: String, effect: String) -> Self {
        Self {
            form,
            lang,
            name: name.to_owned(),
            label,
            effect,
            answers: Vec::new(),
            common: None,
            has_article: true,
        }
    }

    /// Without an article of its own, and without silence.
    pub fn plain(mut self) -> Self {
        self.has_article = false;
        self
    }

    /// Silence, and what it means.
    pub fn silent(mut self, meaning: Meaning) -> Self {
        let lang = self.lang;
        let Meaning { holds, ground } = meaning;
        self.answers.push(
            Answer::new(
                SILENT,
                t!(
                    lang,
                    "Les statuts n’en disent rien",
                    "The statutes say nothing"
                ),
            )
            .detail(format!("{holds} {ground}")),
        );
        self
    }

    /// Silence on a decision: it is taken as any other of its organ.
    pub fn like_organ(mut self) -> Self {
        let lang = self.lang;
        self.answers.push(Answer::new(
            SILENT,
            t!(
                lang,
                "Rien de particulier : comme les autres décisions",
                "Nothing in particular: as for other decisions"
            ),
        ));
        self
    }

    /// Another answer.
    pub fn answer(mut self, answer: Answer) -> Self {
        self.answers.push(answer);
        self
    }

    /// Answers that have codes.
    pub fn codes<T: Copy>(
        self,
        all: &[T],
        code: impl Fn(T) -> &'static str,
        say: impl Fn(T) -> String,
    ) -> Self {
        all.iter().fold(self, |it, one| {
            it.answer(Answer::new(code(*one), say(*one)))
        })
    }

    /// Fields that belong to every answer but silence.
    pub fn common(mut self, fields: AnyView) -> Self {
        self.common = Some(fields);
        self
    }

    /// The fieldset.
    pub fn view(self) -> AnyView {
        let (form, name, lang) = (self.form, self.name, self.lang);
        let error = form.error(&name).map(str::to_owned);
        let described = described_by(&name, true, error.is_some());
        let answers = self
            .answers
            .into_iter()
            .enumerate()
            .map(|(index, it)| {
                let checked = form.chose(&name, &it.value);
                let silent = it.value == SILENT;
                view! {
                    <div class="point__answer" class:point__answer--silent=silent>
                        <label class="radio-card">
                            <input
                                type="radio"
                                id=(index == 0).then(|| name.clone())
                                name=name.clone()
                                value=it.value
                                checked=checked
                            />
                            <span class="radio-card__title">{it.label}</span>
                            {it.detail.map(|detail| view! { <span class="radio-card__text">{detail}</span> })}
                        </label>
                        {it.more.map(|more| view! { <div class="point__more">{more}</div> })}
                    </div>
                }
            })
            .collect_view();
        let article = self
            .has_article
            .then(|| article(form, lang, &format!("{name}-article")));
        view! {
            <fieldset class="card point" aria-describedby=described>
                <legend class="point__title">{self.label}</legend>
                {notes(&name, Some(self.effect), error)}
                <div class="choices">{answers}</div>
                <div class="point__said">{self.common} {article}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// The article that says it.
pub fn article(form: &Form, lang: Lang, name: &str) -> AnyView {
    view! {
        <Field
            form=form
            name=name.to_owned()
            label=t!(lang, "Article qui le dit", "Article that says it")
            hint=t!(lang, "« 12 », « 12, al. 2 », « RI 4 » pour le règlement intérieur", "“12”, “12, para. 2”, “RI 4” for the by-laws")
        />
    }
    .into_any()
}

/// A whole number.
pub fn number(form: &Form, name: &str, label: String) -> AnyView {
    view! { <Field form=form name=name.to_owned() kind=FieldKind::Digits label=label /> }.into_any()
}

/// A share.
pub fn share(form: &Form, lang: Lang, name: &str, label: String, hint: Option<String>) -> AnyView {
    let how = t!(
        lang,
        "« 2/3 », « 20 % » ou « 0,2 »",
        "“2/3”, “20 %” or “0.2”"
    );
    let hint = hint.map_or_else(|| how.clone(), |hint| format!("{how}. {hint}"));
    view! { <Field form=form name=name.to_owned() label=label hint=hint /> }.into_any()
}

/// One of a list.
pub fn select(form: &Form, name: &str, label: String, choices: Vec<Choice>) -> AnyView {
    view! { <Select form=form name=name.to_owned() label=label choices=choices /> }.into_any()
}

/// Answers of a list that have codes.
pub fn choices<T: Copy>(
    all: &[T],
    code: impl Fn(T) -> &'static str,
    say: impl Fn(T) -> String,
) -> Vec<Choice> {
    all.iter()
        .map(|it| Choice::new(code(*it), say(*it)))
        .collect()
}
