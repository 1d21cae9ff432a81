//! Changing a territory: the page.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::Action;
use leptos::prelude::*;
use service::scope;
use service::territory::{Found, FoundEpci, Overview, overview};

use super::CommuneField;
use super::history::Steps;
use super::words::people;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{
    Badge, Button, ButtonKind, Checkbox, Empty, ErrorSummary, Field, FieldKind, Icon, Notice,
    NoticeKind, PageHead, Row, Rows, TextArea,
};
use crate::visit::{Islands, Page, Visit};

/// What was searched, and found.
#[derive(Debug, Default)]
pub(super) struct Results {
    /// Communes, once some were searched.
    pub communes: Option<Vec<Found>>,
    /// Intercommunal bodies, once some were searched.
    pub epcis: Option<Vec<FoundEpci>>,
}

/// `GET /cpts/{slug}/territoire/modifier`
///
/// # Errors
/// [`AppError::Forbidden`] unless the person keeps the territory.
pub async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    let seat =
        scope::seat::<std::convert::Infallible>(visit.ctx.db().read(), &visit.ctx, actor, &slug)
            .await?;
    seat.require(Action::ManageTerritory)?;
    let seen = overview(&visit.ctx, &slug).await?;
    let form = Form::default().with("from", visit.ctx.today().to_string());
    Ok(editor(&visit, &form, &seen, Results::default()).into_response())
}

/// The page, with what was typed and found.
pub(super) fn editor<'v>(
    visit: &'v Visit,
    form: &Form,
    seen: &Overview,
    results: Results,
) -> Page<'v> {
    let lang = visit.lang;
    let slug = &seen.cpts.slug;
    let title = t!(lang, "Modifier le territoire", "Change the territory");
    let up = (
        format!("/cpts/{slug}/territoire"),
        t!(lang, "Territoire", "Territory"),
    );
    let inhabitants = people(lang, seen.population);
    let count = seen.communes.len();
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {plural!(
                        lang, count,
                        "{count} commune, {inhabitants} habitants aujourd’hui.",
                        "{count} communes, {inhabitants} habitants aujourd’hui.",
                        "{count} commune, {inhabitants} inhabitants today.",
                        "{count} communes, {inhabitants} inhabitants today."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                {planned(lang, seen)}
                <form method="post" class="stack">
                    // The first button is what the Enter key presses.
                    <button class="visually-hidden" name="do" value="search" tabindex="-1" aria-hidden="true"></button>
                    <section class="section">
                        <h2>{t!(lang, "À partir de quand", "From when")}</h2>
                        <Field
                            form=form
                            name="from"
                            label=t!(lang, "Premier jour du changement", "First day of the change")
                            hint=t!(
                                lang,
                                "Le passé ne change pas : choisissez aujourd’hui ou un jour à venir.",
                                "The past does not change: choose today or a day to come."
                            )
                            kind=FieldKind::Date
                            required=true
                        />
                        <Field
                            form=form
                            name="note"
                            label=t!(lang, "Motif", "Reason")
                            optional=true
                            max=500_u32
                        />
                    </section>
                    {by_search(lang, form, results.communes)}
                    {by_epci(lang, form, results.epcis)}
                    {by_list(lang, form)}
                    {present(lang, form, seen)}
                </form>
                {shared(lang, seen)}
            }
        })
        .status(form.status())
        .within(slug)
        .islands(Islands::Common)
}

fn planned(lang: Lang, seen: &Overview) -> Option<impl IntoView + use<>> {
    let (steps, names) = (seen.planned.clone(), seen.names.clone());
    (!steps.is_empty()).then(|| {
        view! {
            <Notice title=t!(lang, "Changements prévus", "Planned changes")>
                <Steps steps=steps names=names lang=lang />
                <p>
                    {t!(
                        lang,
                        "Un changement prévu se corrige en choisissant son jour.",
                        "A planned change is corrected by choosing its day."
                    )}
                </p>
            </Notice>
        }
    })
}

fn by_search(lang: Lang, form: &Form, found: Option<Vec<Found>>) -> impl IntoView {
    let found = found.map(|found| {
        if found.is_empty() {
            let title = t!(lang, "Aucune commune ne correspond.", "No commune fits.");
            return view! { <Empty title=title icon=Icon::Search /> }.into_any();
        }
        let rows = found
            .into_iter()
            .map(|found| {
                let commune = found.commune;
                let inhabitants = people(lang, commune.population);
                let postal = commune.postal.first().cloned().unwrap_or_default();
                let name = commune.name;
                let add = view! {
                    <Button
                        label=t!(lang, "Ajouter {name}", "Add {name}")
                        kind=ButtonKind::Quiet
                        name="do"
                        value=format!("add {}", commune.code)
                    />
                };
                view! {
                    <Row title=name.clone() end=add.into_any()>
                        {t!(lang, "{postal}, {inhabitants} habitants", "{postal}, {inhabitants} inhabitants")}
                    </Row>
                }
            })
            .collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    });
    view! {
        <section class="section" id="par-nom">
            <h2>{t!(lang, "Ajouter une commune", "Add a commune")}</h2>
            <CommuneField
                form=form
                name="commune"
                label=t!(lang, "Nom ou code postal", "Name or postal code")
                lang=lang
            />
            <div class="actions">
                <Button
                    label=t!(lang, "Chercher la commune", "Search the commune")
                    icon=Icon::Search
                    kind=ButtonKind::Quiet
                    name="do"
                    value="search"
                />
            </div>
            {found}
        </section>
    }
}

fn by_epci(lang: Lang, form: &Form, found: Option<Vec<FoundEpci>>) -> impl IntoView {
    let found = found.map(|found| {
        if found.is_empty() {
            let title = t!(
                lang,
                "Aucune intercommunalité ne correspond.",
                "No intercommunal body fits."
            );
            return view! { <Empty title=title icon=Icon::Search /> }.into_any();
        }
        let rows = found
            .into_iter()
            .map(|epci| {
                let (count, inhabitants) = (epci.communes.len(), people(lang, epci.population));
                let add = view! {
                    <Button
                        label=plural!(
                            lang, count, "Ajouter sa commune", "Ajouter ses {count} communes",
                            "Add its commune", "Add its {count} communes"
                        )
                        kind=ButtonKind::Quiet
                        name="do"
                        value=format!("add-epci {}", epci.code)
                    />
                };
                view! {
                    <Row title=epci.name end=add.into_any()>
                        {t!(lang, "{inhabitants} habitants", "{inhabitants} inhabitants")}
                    </Row>
                }
            })
            .collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    });
    view! {
        <section class="section" id="par-intercommunalite">
            <h2>{t!(lang, "Ajouter une intercommunalité entière", "Add a whole intercommunal body")}</h2>
            <Field
                form=form
                name="epci"
                label=t!(
                    lang,
                    "Nom de la communauté de communes, d’agglomération, urbaine ou de la métropole",
                    "Name of the intercommunal body"
                )
                kind=FieldKind::Search
            />
            <div class="actions">
                <Button
                    label=t!(lang, "Chercher l’intercommunalité", "Search the intercommunal body")
                    icon=Icon::Search
                    kind=ButtonKind::Quiet
                    name="do"
                    value="search-epci"
                />
            </div>
            {found}
        </section>
    }
}

fn by_list(lang: Lang, form: &Form) -> impl IntoView {
    view! {
        <section class="section" id="par-liste">
            <h2>{t!(lang, "Coller une liste", "Paste a list")}</h2>
            <TextArea
                form=form
                name="list"
                label=t!(lang, "Codes INSEE des communes", "INSEE codes of communes")
                hint=t!(
                    lang,
                    "Un code par ligne, suivi ou non du nom : « 37003 Amboise ». Ce n’est pas le code postal.",
                    "One code a line, with or without the name: “37003 Amboise”. It is not the postal code."
                )
                rows=6
            />
            <div class="actions">
                <Button
                    label=t!(lang, "Ajouter la liste", "Add the list")
                    kind=ButtonKind::Quiet
                    name="do"
                    value="paste"
                />
            </div>
        </section>
    }
}

fn present(lang: Lang, form: &Form, seen: &Overview) -> Option<impl IntoView + use<>> {
    let boxes = seen
        .communes
        .iter()
        .map(|commune| {
            let inhabitants = people(lang, commune.population);
            let hint = t!(lang, "{inhabitants} habitants", "{inhabitants} inhabitants");
            let (name, code) = (commune.name.clone(), commune.code.to_string());
            view! {
                <Checkbox form=form name="remove" value=code hint=hint>
                    {name}
                </Checkbox>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    (!seen.communes.is_empty()).then(|| {
        view! {
            <section class="section" id="retirer">
                <h2>{t!(lang, "Retirer des communes", "Remove communes")}</h2>
                <fieldset class="commune-boxes">
                    <legend class="visually-hidden">
                        {t!(lang, "Communes à retirer", "Communes to remove")}
                    </legend>
                    {boxes}
                </fieldset>
                <div class="actions">
                    <Button
                        label=t!(lang, "Retirer les communes cochées", "Remove the checked communes")
                        kind=ButtonKind::Danger
                        name="do"
                        value="remove"
                    />
                </div>
            </section>
        }
    })
}

fn shared(lang: Lang, seen: &Overview) -> Option<impl IntoView + use<>> {
    let rows = seen
        .shared
        .iter()
        .map(|shared| {
            let others = names(shared.holders.iter().skip(1).map(|(cpts, _)| &cpts.short_name));
            let silent = shared
                .holders
                .first()
                .is_some_and(|(_, said)| *said == domain::territory::Coverage::NotSaid);
            let label = t!(lang, "à préciser", "not stated yet");
            let badge = silent.then(|| view! { <Badge kind=NoticeKind::Caution label=label /> }.into_any());
            view! {
                <Row
                    title=shared.commune.name.clone()
                    href=format!("/cpts/{}/territoire/communes/{}", seen.cpts.slug, shared.commune.code)
                    end=badge
                >
                    {others}
                </Row>
            }
        })
        .collect_view();
    (!seen.shared.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{t!(lang, "Ce que nous assurons dans les communes partagées", "What we cover in shared communes")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
    })
}

/// Names in a row.
fn names<'n>(names: impl Iterator<Item = &'n String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}
