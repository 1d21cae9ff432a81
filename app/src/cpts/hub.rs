//! The hub of a board: what must be done now, then everything else.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::Action;
use leptos::prelude::*;
use service::cpts::hub::{Hub, hub};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Empty, Icon, PageHead, Row, Rows, Stat, Stats};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/bureau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = hub(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Bureau", "Board");
    let todo = todo(lang, &slug, &read);
    let rest = registers(lang, &slug, &read);
    let n = |count: u64| words::number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let (members, structures, partners) = (n(read.members), n(read.structures), n(read.partners));
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone()) />
                <section>
                    <h2>{t!(lang, "À faire maintenant", "To do now")}</h2>
                    {if todo.is_empty() {
                        view! { <Empty title=t!(lang, "Rien n’attend le bureau.", "Nothing waits for the board.") /> }
                            .into_any()
                    } else {
                        view! { <Rows>{todo}</Rows> }.into_any()
                    }}
                </section>
                <Stats>
                    <Stat value=members>{t!(lang, "membres", "members")}</Stat>
                    <Stat value=structures>{t!(lang, "dont structures", "of which structures")}</Stat>
                    <Stat value=partners>{t!(lang, "partenaires", "partners")}</Stat>
                </Stats>
                <section>
                    <h2>{t!(lang, "Registres et réglages", "Registers and settings")}</h2>
                    <Rows>{rest}</Rows>
                </section>
            }
        })
        .within(&slug)
        .into_response())
}

fn row(icon: Icon, title: String, href: String, text: String) -> AnyView {
    let lead = view! { {icon} }.into_any();
    if text.is_empty() {
        view! { <Row title=title href=href lead=lead /> }.into_any()
    } else {
        view! { <Row title=title href=href lead=lead>{text}</Row> }.into_any()
    }
}

/// What waits for the reader; what they may not do is not asked of them.
fn todo(lang: Lang, slug: &str, read: &Hub) -> Vec<AnyView> {
    let may = |action| read.may.contains(&action);
    let base = format!("/cpts/{slug}");
    let mut rows = Vec::new();
    let count = read.to_examine;
    if count > 0 && may(Action::DecideApplication) {
        let since = read
            .oldest
            .map(|day| words::date(lang, day))
            .unwrap_or_default();
        rows.push(row(
            Icon::Mail,
            plural!(
                lang,
                count,
                "{count} demande d’adhésion à examiner",
                "{count} demandes d’adhésion à examiner",
                "{count} application to examine",
                "{count} applications to examine"
            ),
            format!("{base}/candidatures"),
            t!(
                lang,
                "la plus ancienne est du {since}",
                "the oldest dates from {since}"
            ),
        ));
    }
    let ties = read.attachments;
    if ties > 0 && may(Action::ManageBlocs) {
        rows.push(row(
            Icon::Building,
            plural!(
                lang,
                ties,
                "{ties} rattachement à examiner",
                "{ties} rattachements à examiner",
                "{ties} attachment to examine",
                "{ties} attachments to examine"
            ),
            format!("{base}/rattachements"),
            t!(
                lang,
                "un membre est-il lié à un groupe hospitalier ?",
                "is a member tied to a hospital group?"
            ),
        ));
    }
    if let Some(count) = read.late.filter(|count| *count > 0)
        && may(Action::RecordDues)
    {
        let year = read.year;
        rows.push(row(
            Icon::Dues,
            plural!(
                lang,
                count,
                "{count} cotisation {year} attendue",
                "{count} cotisations {year} attendues",
                "{count} member owes {year} dues",
                "{count} members owe {year} dues"
            ),
            format!("{base}/cotisations"),
            t!(
                lang,
                "enregistrer, ou envoyer un rappel",
                "record them, or send a reminder"
            ),
        ));
    }
    if may(Action::ManageRoles) {
        for (kind, end) in &read.ending {
            let (what, day) = (words::role(lang, *kind), words::date(lang, *end));
            rows.push(row(
                Icon::Clock,
                t!(
                    lang,
                    "Un mandat prend fin : {what}",
                    "A mandate ends: {what}"
                ),
                format!("{base}/roles"),
                t!(lang, "dernier jour le {day}", "last day on {day}"),
            ));
        }
    }
    if !read.has_statutes && may(Action::PublishStatutes) {
        rows.push(row(
            Icon::Document,
            t!(lang, "Publier les statuts", "Publish the statutes"),
            format!("{base}/statuts/publier"),
            t!(
                lang,
                "qui adhère doit pouvoir les lire",
                "whoever joins must be able to read them"
            ),
        ));
    }
    if read.has_statutes && !read.has_rules && read.drafts == 0 && may(Action::DraftRules) {
        rows.push(row(
            Icon::Board,
            t!(
                lang,
                "Écrire les règles de vote",
                "Write the rules of voting"
            ),
            format!("{base}/statuts/brouillons"),
            t!(
                lang,
                "collèges, quorums, majorités, plafonds : à partir d’un modèle",
                "colleges, quorums, majorities, limits: from a template"
            ),
        ));
    }
    let drafts = read.drafts;
    if drafts > 0 && may(Action::DraftRules) {
        rows.push(row(
            Icon::Board,
            plural!(
                lang,
                drafts,
                "{drafts} brouillon de règles en cours",
                "{drafts} brouillons de règles en cours",
                "{drafts} draft of rules being written",
                "{drafts} drafts of rules being written"
            ),
            format!("{base}/statuts/brouillons"),
            t!(
                lang,
                "à compléter, puis à faire adopter",
                "to complete, then to be adopted"
            ),
        ));
    }
    if !read.has_territory && may(Action::ManageTerritory) {
        rows.push(row(
            Icon::Map,
            t!(
                lang,
                "Choisir les communes du territoire",
                "Choose the municipalities of the territory"
            ),
            format!("{base}/territoire/modifier"),
            t!(
                lang,
                "on trouve la CPTS par sa commune",
                "people find the CPTS by their municipality"
            ),
        ));
    }
    rows
}

/// Everything that the reader may open.
fn registers(lang: Lang, slug: &str, read: &Hub) -> Vec<AnyView> {
    let base = format!("/cpts/{slug}");
    let waiting = read.more_asked;
    let asked = if waiting == 0 {
        String::new()
    } else {
        plural!(
            lang,
            waiting,
            "{waiting} attend une réponse du candidat",
            "{waiting} attendent une réponse des candidats",
            "{waiting} waits for the applicant's answer",
            "{waiting} wait for the applicants' answers"
        )
    };
    [
        (
            Action::ReadApplications,
            Icon::Mail,
            t!(lang, "Demandes d’adhésion", "Applications"),
            "candidatures",
            asked,
        ),
        (
            Action::ReadMembers,
            Icon::People,
            t!(lang, "Membres", "Members"),
            "membres",
            String::new(),
        ),
        (
            Action::ReadDues,
            Icon::Dues,
            t!(lang, "Cotisations", "Dues"),
            "cotisations",
            String::new(),
        ),
        (
            Action::ReadMembers,
            Icon::Building,
            t!(lang, "Structures", "Structures"),
            "structures",
            String::new(),
        ),
        (
            Action::ReadMembers,
            Icon::Building,
            t!(lang, "Partenaires", "Partners"),
            "partenaires",
            String::new(),
        ),
        (
            Action::ReadMembers,
            Icon::Building,
            crate::ght::list::title(lang),
            "blocs",
            String::new(),
        ),
        (
            Action::ReadMembers,
            Icon::Board,
            t!(lang, "Rôles", "Roles"),
            "roles",
            String::new(),
        ),
        (
            Action::ImportMembers,
            Icon::Download,
            t!(lang, "Importer des membres", "Import members"),
            "import",
            t!(
                lang,
                "depuis un fichier CSV, après vérification",
                "from a CSV file, after a check"
            ),
        ),
        (
            Action::ManageTerritory,
            Icon::Map,
            t!(lang, "Modifier le territoire", "Change the territory"),
            "territoire/modifier",
            String::new(),
        ),
        (
            Action::ReadApplications,
            Icon::Document,
            t!(lang, "Statuts", "Statutes"),
            "statuts",
            String::new(),
        ),
        (
            Action::DraftRules,
            Icon::Board,
            t!(lang, "Brouillons de règles", "Drafts of rules"),
            "statuts/brouillons",
            String::new(),
        ),
        (
            Action::ReadWeight,
            Icon::Board,
            t!(lang, "Poids dans la gouvernance", "Weight in governance"),
            "poids",
            t!(
                lang,
                "voix et sièges de chaque groupe, face aux limites",
                "voices and seats of each group, beside the limits"
            ),
        ),
        (
            Action::ReadDecisions,
            Icon::Key,
            t!(lang, "Dépositaires des clés", "Key holders"),
            "depositaires",
            t!(
                lang,
                "plusieurs membres ouvrent les urnes ensemble",
                "several members open the urns together"
            ),
        ),
        (
            Action::ReadJournal,
            Icon::Clock,
            t!(lang, "Journal", "Journal"),
            "journal",
            String::new(),
        ),
        (
            Action::EditProfile,
            Icon::Shield,
            t!(lang, "Réglages", "Settings"),
            "reglages",
            String::new(),
        ),
    ]
    .into_iter()
    .filter(|(action, ..)| read.may.contains(action))
    .map(|(_, icon, title, path, text)| row(icon, title, format!("{base}/{path}"), text))
    .collect()
}
