//! Name and object.

use domain::statutes::{Stated, Statutes};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::article;
use crate::statutes::draft::typed::{Filled, Reader};
use crate::ui::{Field, TextArea};

pub fn fill(statutes: &Statutes) -> Form {
    Form::default()
        .put("association", &statutes.association)
        .put("object", &statutes.object.rule)
        .put("object-article", &statutes.object.article)
}

pub fn read(reader: &Reader<'_>, statutes: &mut Statutes) {
    statutes.association = reader.text("association");
    statutes.object = Stated {
        article: reader.text("object-article"),
        rule: reader.text("object"),
    };
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    view! {
        <Field
            form=form
            name="association"
            label=t!(lang, "Nom de l’association", "Name of the association")
            hint=t!(lang, "Tel qu’il est déclaré", "As it was declared")
        />
        <TextArea
            form=form
            name="object"
            rows=6
            label=t!(lang, "Objet", "Object")
            hint=t!(
                lang,
                "L’association ne peut agir que pour lui : trop étroit, il bloque ; trop large, il ne dit rien. La limite est de 4 000 caractères.",
                "The association can act only for this: too narrow, it blocks; too broad, it says nothing. At most 4,000 characters."
            )
        />
        {article(form, lang, "object-article")}
    }
    .into_any()
}
