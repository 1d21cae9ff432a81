//! `/cpts/{slug}`: who this CPTS is, how to join, who answers for it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::member::AdhesionState;
use domain::profession::Profession;
use leptos::prelude::*;
use service::account::Place;
use service::cpts::front::{Front, Holder, front};
use service::territory::{Overview, overview};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{
    ButtonKind, Disc, Empty, Fact, Facts, Icon, LinkButton, Notice, NoticeKind, Row, Rows, Shield,
    Size, Stat, Stats,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let front = front(&visit.ctx, &slug).await?;
    let territory = overview(&visit.ctx, &slug).await?;
    let title = front.cpts.short_name.clone();
    Ok(visit
        .page(&title, || {
            face(visit.lang, visit.place(&slug), front, &territory)
        })
        .within(&slug)
        .into_response())
}

fn face(
    lang: Lang,
    here: Option<&Place>,
    front: Front,
    territory: &Overview,
) -> impl IntoView + use<> {
    let contact = contact(lang, &front);
    let Front {
        cpts,
        board,
        statutes,
        decisions,
    } = front;
    let description = cpts
        .description
        .split("\n\n")
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p>{text.to_owned()}</p> })
        .collect_view();
    view! {
        <div class="identity">
            <Shield name=&cpts.short_name colour=&cpts.colour size=Size::Large />
            <h1>{cpts.name.clone()}</h1>
        </div>
        {standing(lang, here)}
        <div class="actions">
            {join(lang, here, &cpts.slug)} {statutes_link(lang, &cpts.slug, statutes)}
            {weight_link(lang, here, &cpts.slug)} {decisions_link(lang, &cpts.slug, decisions)}
            {register_link(lang, &cpts.slug)}
        </div>
        <div class="prose">{description}</div>
        {land(lang, &cpts.slug, territory)}
        {people(lang, board)}
        {contact}
    }
}

/// What the reader is here.
fn standing(lang: Lang, here: Option<&Place>) -> Option<impl IntoView + use<>> {
    let (id, state) = here?.adhesion?;
    let kind = match state {
        AdhesionState::Admitted => NoticeKind::Success,
        AdhesionState::MoreAsked | AdhesionState::Suspended => NoticeKind::Caution,
        _ => NoticeKind::Info,
    };
    let sentence = match state {
        AdhesionState::Applied => t!(
            lang,
            "Votre candidature est entre les mains du bureau.",
            "Your application is with the board."
        ),
        AdhesionState::MoreAsked => t!(
            lang,
            "Le bureau vous demande des précisions sur votre candidature.",
            "The board asks for more about your application."
        ),
        AdhesionState::Suspended => t!(
            lang,
            "Votre adhésion est suspendue.",
            "Your membership is suspended."
        ),
        _ => t!(
            lang,
            "Vous êtes membre de cette CPTS.",
            "You are a member of this CPTS."
        ),
    };
    Some(view! {
        <Notice kind=kind>
            <p>
                {sentence} " "
                <a href=format!("/mes-adhesions/{}", id.0)>
                    {t!(lang, "Voir mon adhésion", "See my membership")}
                </a>
            </p>
        </Notice>
    })
}

/// The one thing to do: join, unless one has.
fn join(lang: Lang, here: Option<&Place>, slug: &str) -> Option<impl IntoView + use<>> {
    let joined = here.is_some_and(|place| place.adhesion.is_some());
    (!joined).then(|| {
        view! {
            <LinkButton
                href=format!("/adherer/{slug}")
                label=t!(lang, "Demander à adhérer", "Apply for membership")
            />
        }
    })
}

/// For members: what each group weighs.
fn weight_link(lang: Lang, here: Option<&Place>, slug: &str) -> Option<impl IntoView + use<>> {
    let place = here?;
    let is_member = matches!(place.adhesion, Some((_, AdhesionState::Admitted)));
    (is_member || !place.roles.is_empty()).then(|| {
        view! {
            <LinkButton
                href=format!("/cpts/{slug}/poids")
                label=t!(lang, "Poids dans la gouvernance", "Weight in governance")
                icon=Icon::Board
                kind=ButtonKind::Quiet
            />
        }
    })
}

/// What it decided, where anything is open to everybody.
fn decisions_link(lang: Lang, slug: &str, count: u64) -> Option<impl IntoView + use<>> {
    (0 < count).then(|| {
        view! {
            <LinkButton
                href=format!("/cpts/{slug}/decisions/publiques")
                label=t!(lang, "Décisions publiques", "Public decisions")
                icon=Icon::Document
                kind=ButtonKind::Quiet
            />
        }
    })
}

/// What anybody can check.
fn register_link(lang: Lang, slug: &str) -> impl IntoView + use<> {
    view! {
        <LinkButton
            href=format!("/log/{slug}")
            label=t!(lang, "Registre scellé", "Sealed register")
            icon=Icon::Tick
            kind=ButtonKind::Quiet
        />
    }
}

fn statutes_link(
    lang: Lang,
    slug: &str,
    statutes: Option<(i32, chrono::NaiveDate)>,
) -> impl IntoView + use<> {
    match statutes {
        Some((_, adopted)) => {
            let day = words::date(lang, adopted);
            view! {
                <LinkButton
                    href=format!("/cpts/{slug}/statuts")
                    label=t!(lang, "Statuts du {day}", "Statutes of {day}")
                    icon=Icon::Document
                    kind=ButtonKind::Quiet
                />
            }
            .into_any()
        }
        None => view! {
            <p class="muted">
                {t!(
                    lang,
                    "Elle n’a pas encore publié ses statuts.",
                    "It has not published its statutes yet."
                )}
            </p>
        }
        .into_any(),
    }
}

/// Its territory in four numbers.
fn land(lang: Lang, slug: &str, territory: &Overview) -> impl IntoView + use<> {
    let number = move |n: u64| words::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let communes = territory.communes.len();
    let population = number(territory.population);
    let shared = territory.shared.len();
    let (class, (from, until)) = (territory.class.number(), territory.class.bounds());
    let (from, until) = (number(from), until.map(number));
    let bounds = match until {
        Some(until) => t!(
            lang,
            "taille pour l’ACI : de {from} à {until} habitants",
            "size for the ACI contract: {from} to {until} inhabitants"
        ),
        None => t!(
            lang,
            "taille pour l’ACI : plus de {from} habitants",
            "size for the ACI contract: over {from} inhabitants"
        ),
    };
    let content = if communes == 0 {
        view! {
            <Empty
                icon=Icon::Map
                title=t!(lang, "Le territoire n’est pas encore dessiné.", "The territory is not drawn yet.")
            />
        }
        .into_any()
    } else {
        let href = format!("/cpts/{slug}/territoire");
        view! {
            <Stats>
                <Stat value=population>
                    {t!(lang, "habitants", "inhabitants")}
                </Stat>
                <Stat value=communes
                    .to_string()>{plural!(lang, communes, "commune", "communes", "commune", "communes")}</Stat>
                <Stat value=class.to_string()>{bounds}</Stat>
                <Stat value=shared
                    .to_string()>
                    {plural!(
                        lang, shared,
                        "commune partagée avec une voisine", "communes partagées avec des voisines",
                        "commune shared with a neighbour", "communes shared with neighbours"
                    )}
                </Stat>
            </Stats>
            <div class="actions">
                <LinkButton
                    href=href
                    label=t!(lang, "Voir les communes et les voisines", "See communes and neighbours")
                    icon=Icon::Map
                    kind=ButtonKind::Quiet
                />
            </div>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{t!(lang, "Le territoire", "The territory")}</h2>
            {content}
        </section>
    }
}

/// Who answers for it.
fn people(lang: Lang, board: Vec<Holder>) -> impl IntoView {
    let rows = if board.is_empty() {
        view! {
            <Empty
                icon=Icon::People
                title=t!(lang, "Aucun mandat n’est en cours.", "No office is held at present.")
            />
        }
        .into_any()
    } else {
        let rows = board
            .into_iter()
            .map(|holder| {
                let Holder {
                    role,
                    name,
                    profession,
                } = holder;
                let lead = view! { <Disc name=&name /> }.into_any();
                let profession = profession
                    .and_then(|code| code.parse::<Profession>().ok())
                    .map(|profession| words::profession::profession(lang, profession));
                let detail = match profession {
                    Some(profession) => format!("{} · {profession}", words::role(lang, role)),
                    None => words::role(lang, role),
                };
                view! {
                    <Row title=name lead=lead>
                        {detail}
                    </Row>
                }
            })
            .collect_view();
        view! {
            <div class="columns-of-rows">
                <Rows>{rows}</Rows>
            </div>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{t!(lang, "Qui en répond", "Who answers for it")}</h2>
            {rows}
        </section>
    }
}

/// Where it can be reached, and how the state knows it.
fn contact(lang: Lang, front: &Front) -> impl IntoView + use<> {
    let cpts = &front.cpts;
    let line = |term: String, value: &Option<String>| {
        value
            .clone()
            .map(|value| view! { <Fact term=term>{value}</Fact> })
    };
    let email = cpts.email.clone().map(|email| {
        view! {
            <Fact term=t!(lang, "Courriel", "E-mail")>
                <a href=format!("mailto:{email}")>{email.clone()}</a>
            </Fact>
        }
    });
    let website = cpts.website.clone().map(|site| {
        view! {
            <Fact term=t!(lang, "Site", "Website")>
                <a href=site.clone() rel="noopener">
                    {site.clone()}
                </a>
            </Fact>
        }
    });
    let regime = match cpts.legal_regime.as_str() {
        "alsace-moselle" => t!(
            lang,
            "Association de droit local d’Alsace-Moselle",
            "Association under the local law of Alsace-Moselle"
        ),
        _ => t!(
            lang,
            "Association loi 1901",
            "Association under the law of 1901"
        ),
    };
    let reached = (
        line(t!(lang, "Siège", "Seat"), &cpts.seat),
        email,
        line(t!(lang, "Téléphone", "Telephone"), &cpts.phone),
        website,
    );
    let known = (
        line(t!(lang, "Numéro RNA", "RNA number"), &cpts.rna),
        line("SIRET".to_owned(), &cpts.siret),
        line("FINESS".to_owned(), &cpts.finess),
    );
    view! {
        <section>
            <h2>{t!(lang, "Coordonnées", "Contact")}</h2>
            <Facts>
                {reached} <Fact term=t!(lang, "Statut", "Status")>{regime}</Fact> {known}
            </Facts>
        </section>
    }
}
