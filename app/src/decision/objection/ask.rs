use domain::decision::limit::{REASON_CHARS, TEXT_CHARS};
use domain::decision::objection::Word;
use leptos::prelude::*;
use service::account::device::Devices;
use service::decision::objected::Objected;

use crate::decision::position::{Signs, sign};
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, RadioCards, TextArea};
use crate::visit::Visit;

/// What the reader may sign: her own word first, else an answer. One form a page.
pub(super) fn ask(
    visit: &Visit,
    path: &str,
    form: &Form,
    read: &Objected,
    keys: &Devices,
) -> Option<AnyView> {
    let lang = visit.lang;
    let (kind, label, statement, asked, what) = if let Some(statement) = &read.word {
        let what = t!(
            lang,
            "Vous signez ce que devient votre objection, au vu de la dernière réponse qui lui est faite.",
            "You sign what becomes of your objection, in view of the last answer given to it."
        );
        let asked = own(
            lang,
            form,
            statement.get("answer").is_some_and(|it| !it.is_null()),
        );
        (
            "word",
            "collegiale/decision.word/v1",
            statement,
            asked,
            what,
        )
    } else if let Some(statement) = &read.answer {
        let what = t!(
            lang,
            "Vous signez cette réponse, et le texte proposé s’il y en a un, au nom de qui anime la décision.",
            "You sign this answer, and the proposed text if there is one, as who facilitates the decision."
        );
        let asked = answer(lang, form, read);
        (
            "answer",
            "collegiale/decision.answer/v1",
            statement,
            asked,
            what,
        )
    } else {
        return None;
    };
    let signs = Signs {
        kind,
        label,
        action: format!("{path}/objections/{}", read.row.id),
        decision: read.seen.row.id.to_string(),
    };
    let statements = view! { <span data-statement=statement.to_string() data-member=""></span> };
    Some(sign(visit, keys, signs, asked, statements.into_any(), what))
}

fn own(lang: Lang, form: &Form, answered: bool) -> AnyView {
    let words = Word::ALL
        .iter()
        // What takes an objection in is an answer.
        .filter(|it| answered || **it != Word::Integrated)
        .map(|it| {
            let (label, detail) = word(lang, *it);
            Choice::new(it.code(), label).detail(detail)
        })
        .collect();
    view! {
        <RadioCards
            form=form
            name="choix"
            label=t!(lang, "Que devient votre objection ?", "What becomes of your objection?")
            choices=words
            required=true
        />
    }
    .into_any()
}

fn answer(lang: Lang, form: &Form, read: &Objected) -> AnyView {
    let (most, whole) = (limit(REASON_CHARS), limit(TEXT_CHARS));
    let text = read.text.clone().unwrap_or_default();
    view! {
        <TextArea
            form=form
            name="reponse"
            label=t!(lang, "Votre réponse à cette objection", "Your answer to this objection")
            hint=t!(
                lang,
                "Ce qui sera changé pour en tenir compte, ou pourquoi le dommage n’est pas à craindre.",
                "What will be changed to take it in, or why the harm need not be feared."
            )
            required=true
            max=most
        />
        <details>
            <summary>{t!(lang, "Proposer un autre texte", "Propose another text")}</summary>
            <div class="stack">
                <p>
                    {t!(
                        lang,
                        "Le texte entier, tel qu’il serait. Il ne remplace pas encore celui qui est soumis : « Améliorer le texte » le fera, et ouvrira un nouveau tour.",
                        "The whole text, as it would be. It does not replace the one on the table yet: “Improve the text” will, and opens another round."
                    )}
                </p>
                <TextArea
                    form=form
                    name="propose"
                    label=t!(lang, "Texte proposé", "Proposed text")
                    rows=12
                    optional=true
                    max=whole
                />
                <details>
                    <summary>{t!(lang, "Le texte actuel, à copier", "The present text, to copy")}</summary>
                    <pre class="typed" tabindex="0">{text}</pre>
                </details>
            </div>
        </details>
    }
    .into_any()
}

fn limit(chars: usize) -> u32 {
    u32::try_from(chars).unwrap_or(u32::MAX)
}

/// A word, and what it leads to.
pub(super) fn word(lang: Lang, it: Word) -> (String, String) {
    match it {
        Word::Integrated => (
            t!(lang, "Prise en compte", "Taken into account"),
            t!(
                lang,
                "La réponse me convient : mon objection n’arrête plus rien.",
                "The answer suits me: my objection no longer stops anything."
            ),
        ),
        Word::Withdrawn => (
            t!(lang, "Retirée", "Withdrawn"),
            t!(
                lang,
                "Je la retire, quelle que soit la réponse.",
                "I withdraw it, whatever the answer."
            ),
        ),
        Word::Maintained => (
            t!(lang, "Maintenue", "Maintained"),
            t!(
                lang,
                "La réponse ne suffit pas : l’accord n’est pas atteint dans ce tour.",
                "The answer is not enough: no agreement is reached in this round."
            ),
        ),
    }
}
