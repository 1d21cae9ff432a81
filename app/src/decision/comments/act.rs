//! What one may do in a discussion: write, answer, rewrite, take back, hide. Each is a form that opens, without script.

use domain::decision::comment::Hiding;
use domain::decision::limit::{COMMENT_CHARS, NOTE_CHARS};
use leptos::prelude::*;
use service::decision::discussion::Comment;

use super::Talk;
use crate::decision::fields::chars;
use crate::ui::{Button, ButtonKind, Choice, Field, Select, TextArea};
use crate::words;

/// A comment that answers none.
pub(super) fn write(talk: Talk<'_>) -> AnyView {
    let lang = talk.lang;
    view! {
        <form method="post" action=address(talk)>
            <TextArea
                form=talk.form
                name="commentaire"
                rows=4
                label=t!(lang, "Votre commentaire", "Your comment")
                max=chars(COMMENT_CHARS)
                required=true
            />
            <div class="actions">
                <Button
                    kind=ButtonKind::Quiet
                    name="action"
                    value="ecrire"
                    label=t!(lang, "Publier le commentaire", "Publish the comment")
                />
            </div>
        </form>
    }
    .into_any()
}

/// An answer to a comment.
pub(super) fn answer(talk: Talk<'_>, to: &Comment) -> AnyView {
    let lang = talk.lang;
    let who = to.author.clone().unwrap_or_default();
    let name = format!("reponse-{}", to.id);
    let ask = view! {
        <TextArea
            form=talk.form
            name=name.clone()
            rows=3
            label=t!(lang, "Votre réponse à {who}", "Your answer to {who}")
            max=chars(COMMENT_CHARS)
            required=true
        />
    };
    let button = (
        t!(lang, "Publier la réponse", "Publish the answer"),
        "repondre",
    );
    folded(
        talk,
        to,
        (t!(lang, "Répondre", "Answer"), &name),
        ask.into_any(),
        button,
    )
}

/// What the reader may do with a comment.
pub(super) fn acts(talk: Talk<'_>, it: &Comment) -> Option<AnyView> {
    if it.removed_at.is_some() {
        return None;
    }
    let lang = talk.lang;
    let shown = it.hidden.is_none();
    let rewrite = (it.own && shown && talk.read.open).then(|| rewrite(talk, it));
    let remove = it.own.then(|| {
        let said = t!(
            lang,
            "Ses mots, et ceux d’avant, sont effacés\u{a0}: personne ne les retrouvera.",
            "Its words, and those before, are erased: nobody will find them again."
        );
        let button = (
            t!(lang, "Effacer mon commentaire", "Erase my comment"),
            "retirer",
        );
        folded(
            talk,
            it,
            (t!(lang, "Retirer", "Take back"), "-"),
            view! { <p>{said}</p> }.into_any(),
            button,
        )
    });
    let hide = (talk.read.facilitates && shown).then(|| hide(talk, it));
    let show = (talk.read.facilitates && !shown).then(|| {
        let id = it.id.to_string();
        view! {
            <form method="post" action=address(talk)>
                <input type="hidden" name="comment" value=id />
                <Button
                    kind=ButtonKind::Link
                    name="action"
                    value="montrer"
                    label=t!(lang, "Montrer de nouveau", "Show again")
                />
            </form>
        }
    });
    Some(view! { <div class="comment__acts">{rewrite} {remove} {hide} {show}</div> }.into_any())
}

fn rewrite(talk: Talk<'_>, it: &Comment) -> AnyView {
    let lang = talk.lang;
    let name = format!("mots-{}", it.id);
    let form = if talk.form.has(&name) {
        talk.form.clone()
    } else {
        talk.form
            .clone()
            .with(&name, it.body.clone().unwrap_or_default())
    };
    let ask = view! {
        <TextArea
            form=&form
            name=name.clone()
            rows=4
            label=t!(lang, "Vos mots", "Your words")
            hint=t!(
                lang,
                "Ce que vous aviez écrit reste lisible sous le commentaire.",
                "What you had written can still be read under the comment."
            )
            max=chars(COMMENT_CHARS)
            required=true
        />
    };
    let button = (t!(lang, "Enregistrer", "Save"), "modifier");
    folded(
        talk,
        it,
        (t!(lang, "Modifier", "Edit"), &name),
        ask.into_any(),
        button,
    )
}

fn hide(talk: Talk<'_>, it: &Comment) -> AnyView {
    let lang = talk.lang;
    let name = format!("raison-{}", it.id);
    let choices = Hiding::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::decision::hiding(lang, *it)))
        .collect();
    let ask = view! {
        <Select
            form=talk.form
            name=name.clone()
            label=t!(lang, "Pourquoi le masquer", "Why it is hidden")
            hint=t!(
                lang,
                "La raison et votre nom sont montrés à la place du commentaire\u{a0}; le journal de la CPTS garde la raison.",
                "The reason and your name are shown in its place; the journal of the CPTS keeps the reason."
            )
            empty=t!(lang, "Choisissez…", "Choose…")
            choices=choices
        />
        <Field
            form=talk.form
            name=format!("note-{}", it.id)
            label=t!(lang, "En quelques mots", "In a few words")
            max=chars(NOTE_CHARS)
            optional=true
        />
    };
    let button = (
        t!(lang, "Masquer ce commentaire", "Hide this comment"),
        "masquer",
    );
    folded(
        talk,
        it,
        (t!(lang, "Masquer", "Hide"), &name),
        ask.into_any(),
        button,
    )
}

/// A form that opens; it stays open when it comes back with an error.
fn folded(
    talk: Talk<'_>,
    of: &Comment,
    (label, field): (String, &str),
    ask: AnyView,
    (button, action): (String, &'static str),
) -> AnyView {
    let open = talk.form.error(field).is_some();
    let id = of.id.to_string();
    view! {
        <details class="comment__act" open=open>
            <summary>{label}</summary>
            <form method="post" action=address(talk)>
                <input type="hidden" name="comment" value=id />
                {ask}
                <div class="actions">
                    <Button kind=ButtonKind::Quiet name="action" value=action label=button />
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn address(talk: Talk<'_>) -> String {
    format!("{}/discussion", talk.path)
}
