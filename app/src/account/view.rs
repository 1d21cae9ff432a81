//! What the pages of signing in have in common.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Field, FieldKind, Icon, LinkButton, PageHead};
use crate::visit::{Provider, Visit};

/// The address if it is one of this site, or else the home page.
pub fn local(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control);
    if ours { path } else { "/" }
}

/// The provider's name in the language of the page.
pub fn label(lang: Lang, provider: &Provider) -> String {
    match lang {
        Lang::Fr => provider.label_fr.clone(),
        Lang::En => provider.label_en.clone(),
    }
}

/// One button a provider.
pub fn providers(visit: &Visit, return_to: &str, adding: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let kind = if adding {
        ButtonKind::Quiet
    } else {
        ButtonKind::Primary
    };
    let forms = visit
        .state
        .providers
        .iter()
        .map(|provider| {
            let name = label(lang, provider);
            let words = if adding {
                t!(lang, "Ajouter {name}", "Add {name}")
            } else {
                t!(lang, "Se connecter avec {name}", "Sign in with {name}")
            };
            view! {
                <form method="post" action=format!("/auth/{}", provider.id)>
                    <input type="hidden" name="retour" value=return_to.to_owned() />
                    {adding.then(|| view! { <input type="hidden" name="ajouter" value="oui" /> })}
                    <div class="actions">
                        <Button label=words kind=kind icon=Icon::Key />
                    </div>
                </form>
            }
        })
        .collect_view();
    view! { <div class="stack">{forms}</div> }
}

/// The form that asks for a code.
pub fn ask_code(
    visit: &Visit,
    form: &Form,
    action: &'static str,
    return_to: &str,
    kind: ButtonKind,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <form method="post" action=action>
            <input type="hidden" name="retour" value=return_to.to_owned() />
            <Field
                form=form
                name="adresse"
                label=t!(lang, "Adresse e-mail", "E-mail address")
                hint=t!(
                    lang,
                    "Nous y envoyons un code à 8 chiffres, valable 15 minutes.",
                    "We send an 8-digit code there, valid for 15 minutes."
                )
                kind=FieldKind::Email
                autocomplete="email"
                required=true
            />
            <div class="actions">
                <Button
                    label=t!(lang, "Recevoir un code", "Receive a code")
                    kind=kind
                    icon=Icon::Mail
                />
            </div>
        </form>
    }
}

/// A page that sends the browser to a provider. A page and not a redirection, because a form may
/// lead to our own origin only (`form-action`), and a provider may live on several.
pub fn leave(visit: &Visit, to: &str, title: &str, words: &str) -> Response {
    let (heading, words, href, lang) = (
        title.to_owned(),
        words.to_owned(),
        to.to_owned(),
        visit.lang,
    );
    let mut response = visit
        .page(title, || {
            view! {
                <PageHead title=heading>{words}</PageHead>
                <p>
                    <LinkButton href=href label=t!(lang, "Continuer", "Continue") />
                </p>
            }
        })
        .into_response();
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={to}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response
}

/// The page of a sign-in that did not work: what happened, and the way to begin again.
pub fn trouble(visit: &Visit, status: StatusCode, sentence: String) -> Response {
    let title = t!(
        visit.lang,
        "La connexion n’a pas abouti",
        "Signing in did not work"
    );
    trouble_with(visit, title, status, sentence)
}

/// The same under another title.
pub fn trouble_with(
    visit: &Visit,
    title: String,
    status: StatusCode,
    sentence: String,
) -> Response {
    let lang = visit.lang;
    let (href, again) = if visit.signed_in.is_some() {
        (
            "/moi/connexion",
            t!(lang, "Mes moyens de connexion", "My ways to sign in"),
        )
    } else {
        ("/connexion", t!(lang, "Recommencer", "Start again"))
    };
    let heading = title.clone();
    visit
        .page(&title, || {
            view! {
                <PageHead title=heading>{sentence}</PageHead>
                <div class="actions">
                    <LinkButton href=href label=again />
                </div>
            }
        })
        .status(status)
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn after_signing_in_one_stays_on_the_site() {
        assert_eq!(local("/adherer?commune=37003"), "/adherer?commune=37003");
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "",
        ] {
            assert_eq!(local(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
