//! Where one picks a person to be.

use app::error::AppError;
use app::form::{Form, Posted};
use app::ui::{
    Button, ButtonKind, Card, Field, FieldKind, Notice, NoticeKind, PageHead, Row, Rows,
};
use app::visit::Visit;
use app::{lang::Lang, t, words};
use axum::extract::{Extension, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use service::demo::{SignIn, newcomers, people_to_try};

use super::person::{by_rpps, search};
use super::provider::DemoProvider;

/// An authorization request (OpenID Connect Core, 3.1.2.1), and what is searched in its page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Request {
    pub client_id: String,
    pub redirect_uri: String,
    pub response_type: String,
    pub scope: String,
    pub state: String,
    pub nonce: String,
    pub code_challenge: String,
    pub code_challenge_method: String,
    q: String,
}

impl Request {
    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri),
            ("response_type", &self.response_type),
            ("scope", &self.scope),
            ("state", &self.state),
            ("nonce", &self.nonce),
            ("code_challenge", &self.code_challenge),
            ("code_challenge_method", &self.code_challenge_method),
        ]
    }

    fn hidden(&self) -> impl IntoView + use<> {
        self.fields()
            .into_iter()
            .map(|(name, value)| {
                view! { <input type="hidden" name=name value=value.to_owned() /> }
            })
            .collect_view()
    }

    fn read(form: &Form) -> Self {
        let text = |name: &str| form.raw(name).to_owned();
        Self {
            client_id: text("client_id"),
            redirect_uri: text("redirect_uri"),
            response_type: text("response_type"),
            scope: text("scope"),
            state: text("state"),
            nonce: text("nonce"),
            code_challenge: text("code_challenge"),
            code_challenge_method: text("code_challenge_method"),
            q: String::new(),
        }
    }
}

/// Somebody to be: number, name, a few words.
struct Choice {
    rpps: String,
    name: String,
    words: String,
}

/// `GET …/auth`
pub async fn choose(
    Extension(provider): Extension<DemoProvider>,
    visit: Visit,
    Query(request): Query<Request>,
) -> Result<Response, AppError> {
    if !provider.accepts(&request) {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    let lang = visit.lang;
    let found: Vec<_> = search(provider.ctx(), &request.q)
        .await?
        .into_iter()
        .map(|row| Choice {
            name: format!("{} {}", row.given_name, row.family_name),
            rpps: row.rpps.unwrap_or_default(),
            words: String::new(),
        })
        .collect();
    let searched = !request.q.trim().is_empty();
    let nobody = searched && found.is_empty();
    let lists = if searched {
        list(lang, &request, t!(lang, "Trouvés", "Found"), found).into_any()
    } else {
        view! {
            {list(lang, &request, t!(lang, "À essayer d’abord", "To try first"), known(lang))}
            {list(
                lang,
                &request,
                t!(lang, "Jamais venus : pour adhérer", "Never came: to join"),
                unknown(lang),
            )}
        }
        .into_any()
    };
    let title = t!(lang, "Qui voulez-vous être ?", "Who do you want to be?");
    let heading = title.clone();
    let form = Form::default().with("q", request.q.clone());
    Ok(visit
        .page(&title, || {
            let field = view! {
                <Field
                    form=&form
                    name="q"
                    label=t!(lang, "Chercher quelqu’un d’autre", "Search for somebody else")
                    kind=FieldKind::Search
                />
            };
            view! {
                <PageHead title=heading>
                    {t!(
                        lang,
                        "Fournisseur d’identité fictif : il joue Pro Santé Connect, sans mot de passe, sur cette machine seulement.",
                        "A fictitious identity provider: it plays Pro Santé Connect, without a password, on this machine only."
                    )}
                </PageHead>
                <form method="get" action="/demo/fournisseur/auth">
                    {request.hidden()} {field}
                    <div class="actions">
                        <Button label=t!(lang, "Chercher", "Search") kind=ButtonKind::Quiet />
                    </div>
                </form>
                {nobody
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Info>
                                <p>
                                    {t!(
                                        lang,
                                        "Personne de ce nom dans la démonstration.",
                                        "Nobody of that name in the demonstration."
                                    )}
                                </p>
                            </Notice>
                        }
                    })}
                {lists}
                <form method="post" action="/demo/fournisseur/auth">
                    {request.hidden()}
                    <div class="actions">
                        <Button
                            label=t!(lang, "Annuler", "Cancel")
                            kind=ButtonKind::Quiet
                            name="annuler"
                            value="oui"
                        />
                    </div>
                </form>
            }
        })
        .into_response())
}

fn known(lang: Lang) -> Vec<Choice> {
    people_to_try()
        .into_iter()
        .filter_map(|person| match person.sign_in {
            SignIn::Rpps(rpps) => Some(Choice {
                rpps,
                name: format!("{} {}", person.given_name, person.family_name),
                words: match lang {
                    Lang::Fr => person.fr.to_owned(),
                    Lang::En => person.en.to_owned(),
                },
            }),
            SignIn::Email(_) => None,
        })
        .collect()
}

fn unknown(lang: Lang) -> Vec<Choice> {
    let shown: Vec<_> = known(lang).into_iter().map(|choice| choice.rpps).collect();
    newcomers()
        .into_iter()
        .filter_map(|one| {
            let rpps = one.rpps?.as_str().to_owned();
            let profession = one.practices.first()?.profession.as_deref()?;
            Some(Choice {
                words: words::profession::profession(lang, profession.parse().ok()?),
                name: format!("{} {}", one.given_name?, one.family_name?),
                rpps,
            })
        })
        .filter(|choice| !shown.contains(&choice.rpps))
        .collect()
}

fn list(
    lang: Lang,
    request: &Request,
    title: String,
    people: Vec<Choice>,
) -> impl IntoView + use<> {
    let empty = people.is_empty();
    let rows = people
        .into_iter()
        .map(|choice| {
            let be = t!(lang, "Choisir", "Choose");
            let label = format!("{be} {}", choice.name);
            let end = view! {
                <form method="post" action="/demo/fournisseur/auth" aria-label=label>
                    {request.hidden()} <input type="hidden" name="personne" value=choice.rpps />
                    <Button label=be kind=ButtonKind::Quiet />
                </form>
            }
            .into_any();
            view! {
                <Row title=choice.name end=end>
                    {choice.words}
                </Row>
            }
        })
        .collect_view();
    (!empty).then(|| {
        view! {
            <Card title=title>
                <Rows>{rows}</Rows>
            </Card>
        }
    })
}

/// `POST …/auth`
pub async fn chosen(
    Extension(provider): Extension<DemoProvider>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let request = Request::read(&form);
    if !provider.accepts(&request) {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    if form.chose("annuler", "oui") {
        return Ok(provider.answer(&request, None));
    }
    let rpps = form.text("personne");
    by_rpps(provider.ctx(), rpps)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(provider.answer(&request, Some(rpps)))
}
