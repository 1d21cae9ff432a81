//! One college.

use domain::statutes::{College, CollegeId, Statutes, Voice};
use domain::text::searchable;
use leptos::prelude::*;

use super::condition;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, article, number};
use crate::statutes::draft::typed::{Filled, Reader};
use crate::ui::Field;

const VOICES: &str = "voice-deliberative";

pub fn fill(n: Option<usize>, statutes: &Statutes) -> Form {
    let Some(college) = n.and_then(|n| statutes.colleges.get(n)) else {
        let form = Form::default()
            .put("name", "")
            .put("id", "")
            .put("article", "")
            .put("voice", "deliberative")
            .put(VOICES, 1)
            .put("seats", 0);
        return condition::fill(form, &[]);
    };
    let form = Form::default()
        .put("name", &college.name)
        .put("id", &college.id)
        .put("article", &college.article)
        .put("seats", college.seats);
    let form = match college.voice {
        Voice::Deliberative(voices) => form.put("voice", "deliberative").put(VOICES, voices),
        Voice::Consultative => form.put("voice", "consultative"),
    };
    condition::fill(form, &college.members)
}

pub fn read(n: Option<usize>, reader: &mut Reader<'_>, statutes: &mut Statutes) -> Option<()> {
    let name = reader.text("name");
    let id = id(reader, statutes, n, &name);
    let voice = match reader.form.text("voice") {
        "deliberative" => reader.number(VOICES).map(Voice::Deliberative),
        "consultative" => Some(Voice::Consultative),
        _ => {
            reader.missing("voice");
            None
        }
    };
    let seats = reader.number("seats");
    let before = n.and_then(|n| statutes.colleges.get(n));
    let members = condition::read(reader, before.map_or(&[], |it| &it.members));
    let college = College {
        id: id?,
        name,
        article: reader.text("article"),
        members,
        voice: voice?,
        seats: seats?,
    };
    match n.and_then(|n| statutes.colleges.get_mut(n)) {
        Some(known) => *known = college,
        None => statutes.colleges.push(college),
    }
    Some(())
}

/// The word of a college: the one typed, or one made of its name. Two colleges cannot have the same.
fn id(
    reader: &mut Reader<'_>,
    statutes: &Statutes,
    n: Option<usize>,
    name: &str,
) -> Option<CollegeId> {
    let lang = reader.lang;
    let typed = reader.text("id");
    let own = n.and_then(|n| statutes.colleges.get(n)).map(|it| &it.id);
    let taken = |id: &CollegeId| {
        let mut others = statutes.colleges.iter().enumerate();
        others.any(|(at, it)| Some(at) != n && &it.id == id)
    };
    if typed.is_empty() {
        let word: String = searchable(name)
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(30)
            .collect();
        let word = match word.trim_matches('-') {
            "" => "college",
            word => word,
        };
        let numbered = (2..100).map(|n| format!("{word}-{n}"));
        return std::iter::once(word.to_owned())
            .chain(numbered)
            .filter_map(|it| it.parse().ok())
            .find(|it| !taken(it));
    }
    let Ok(id) = typed.parse::<CollegeId>() else {
        reader.form.reject(
            "id",
            t!(
                lang,
                "Lettres minuscules sans accent, chiffres et tirets, 40 au plus.",
                "Lower-case letters without accents, digits and hyphens, 40 at most."
            ),
        );
        return None;
    };
    // A document that came with two of the same word keeps it until somebody changes it.
    if own != Some(&id) && taken(&id) {
        reader.form.reject(
            "id",
            t!(
                lang,
                "Un autre collège a déjà ce mot.",
                "Another college already has this word."
            ),
        );
        return None;
    }
    Some(id)
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let voice = Point::new(
        form,
        lang,
        "voice",
        t!(lang, "Voix de ses membres", "Voice of its members"),
        t!(
            lang,
            "Une voix délibérative compte ; une voix consultative s’exprime et n’est pas comptée.",
            "A deliberative voice counts as a vote; an advisory one is heard and not counted."
        ),
    )
    .plain()
    .answer(
        Answer::new("deliberative", t!(lang, "Délibérative", "Deliberative")).more(number(
            form,
            VOICES,
            t!(lang, "Voix de chaque membre", "Votes of each member"),
        )),
    )
    .answer(Answer::new(
        "consultative",
        t!(lang, "Consultative", "Consultative"),
    ));
    view! {
        <Field form=form name="name" label=t!(lang, "Nom du collège", "Name of the college") />
        <div class="field-row">
            {number(form, "seats", t!(lang, "Sièges au conseil (0 : aucun)", "Seats on the board (0: none)"))}
            {article(form, lang, "article")}
        </div>
        {voice.view()}
        {condition::view(form, lang)}
        <details class="disclosure">
            <summary>{t!(lang, "Mot court du collège", "Short word of the college")}</summary>
            <Field
                form=form
                name="id"
                label=t!(lang, "Mot qui désigne ce collège dans le document", "Word that names this college in the document")
                hint=t!(lang, "Laissé vide, il est fait du nom. Plafonds et quorums s’y réfèrent.", "If left empty, it is made from the name. Limits and quorums refer to it.")
                optional=true
            />
        </details>
    }
    .into_any()
}
