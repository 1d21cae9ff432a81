//! One structure: its adhesions, who speaks for it, its data.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use domain::id::StructureId;
use leptos::prelude::*;
use service::directory::colleague;
use service::member::own::{self, Own};
use service::structure::mandate::of_structure;
use service::structure::register::{self, Registered};

use super::list::fields;
use super::mandate::section;
use crate::adhesion::badge;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Card, Empty, ErrorSummary, Icon, LinkButton, Notice, NoticeKind, PageHead,
    Row, Rows, Shield,
};
use crate::visit::Visit;
use crate::words;

/// `GET /structures/{structure}`
///
/// # Errors
/// Not found for a structure that one does not represent.
pub async fn page(
    visit: Visit,
    Ids(id): Ids<StructureId>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let mandate = Form::from_query(query.as_deref());
    show(&visit, id, None, mandate).await
}

/// The page; `data` is the form of its data when it comes back with errors, `mandate` that of a
/// new mandate.
///
/// # Errors
/// As [`page`].
pub async fn show(
    visit: &Visit,
    id: StructureId,
    data: Option<Form>,
    mandate: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let found = register::one::<std::convert::Infallible>(&visit.ctx, actor, id).await?;
    let mandates = of_structure(visit.ctx.db().read(), id.0).await?;
    let people = colleague::find(&visit.ctx, actor, mandate.text("personne")).await?;
    let all = own::all(&visit.ctx, actor).await?;
    let adhesions: Vec<Own> = all
        .into_iter()
        .filter(|it| it.row.structure_id == Some(id.0))
        .collect();
    let today = visit.ctx.today();
    let open = data.is_some();
    let data = data.unwrap_or_else(|| filled(&found));
    let status = if data.is_valid() {
        mandate.status()
    } else {
        data.status()
    };
    let title = found.row.name.clone();
    let kind = words::profession::structure_kind(lang, found.kind);
    let up = (
        "/structures".to_owned(),
        t!(lang, "Mes structures", "My structures"),
    );
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=up>
                    {kind}
                </PageHead>
                <ErrorSummary form=&data lang=lang />
                <ErrorSummary form=&mandate lang=lang />
                {adhesion_list(id, &adhesions, lang)}
                {section(id, &mandates, &mandate, &people, today, lang)}
                {found
                    .warning
                    .map(|_| {
                        view! {
                            <Notice
                                kind=NoticeKind::Caution
                                title=t!(lang, "Numéro FINESS à vérifier", "FINESS number to check")
                            >
                                <p>
                                    {t!(
                                        lang,
                                        "Sa clé ne correspond pas : un chiffre est peut-être faux. Nous le gardons tel quel.",
                                        "Its check digit does not fit: a digit may be wrong. We keep it as it is."
                                    )}
                                </p>
                            </Notice>
                        }
                    })}
                <details class="more" open=open>
                    <summary>{t!(lang, "Corriger ses données", "Correct its data")}</summary>
                    <form method="post" action=format!("/structures/{id}") class="stack">
                        {fields(&data, lang)}
                        <div class="actions">
                            <Button
                                label=t!(lang, "Enregistrer", "Save")
                                kind=ButtonKind::Quiet
                            />
                        </div>
                    </form>
                </details>
            }
        })
        .status(status)
        .into_response())
}

/// The form with what is known.
fn filled(found: &Registered) -> Form {
    let row = &found.row;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Form::default()
        .with("nom", &row.name)
        .with("type", found.kind.code())
        .with("commune", text(&row.commune_code))
        .with("adresse", text(&row.address))
        .with("finess", text(&row.finess))
        .with("siret", text(&row.siret))
        .with("rna", text(&row.rna))
        .with("email", text(&row.email))
        .with("telephone", text(&row.phone))
}

fn adhesion_list(id: StructureId, adhesions: &[Own], lang: Lang) -> impl IntoView + use<> {
    let rows = adhesions
        .iter()
        .map(|it| {
            let name = it.cpts.name.clone();
            let shield = view! { <Shield name=&it.cpts.short_name colour=&it.cpts.colour /> };
            view! {
                <Row
                    title=it.cpts.short_name.clone()
                    href=format!("/mes-adhesions/{}", it.row.id)
                    lead=Some(shield.into_any())
                    end=Some(badge(lang, it.state))
                >
                    {name}
                </Row>
            }
        })
        .collect_view();
    let none = adhesions.is_empty();
    view! {
        <Card title=t!(lang, "Ses adhésions", "Its memberships")>
            {none
                .then(|| {
                    view! { <Empty title=t!(lang, "Elle n’a encore adhéré à aucune CPTS.", "It has not joined any CPTS yet.") icon=Icon::People /> }
                })}
            {(!none).then(|| view! { <Rows>{rows}</Rows> })}
            <div class="actions">
                <LinkButton
                    href=format!("/structures/{id}/adherer")
                    label=t!(lang, "Adhérer à des CPTS", "Join CPTS")
                    icon=Icon::Plus
                />
            </div>
        </Card>
    }
}
