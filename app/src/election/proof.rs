//! « Vérifier cette élection » : what everybody may download of an election, and what it proves.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use leptos::prelude::*;
use service::election::dossier::{self, Proof};

use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{LinkButton, PageHead, Rows};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/verifier`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = dossier::proof(&visit.ctx, &slug, id).await?;
    let title = t!(lang, "Vérifier cette élection", "Verify this election");
    let path = format!("/cpts/{slug}/elections/{id}");
    Ok(visit
        .page(&title, || {
            let (urns, whole) = (urns(lang, &path, &read), whole(lang, &path, &read));
            let name = read.row.title.clone();
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "{name} : tout ce qu’il faut pour refaire le compte sans nous croire. Ces fichiers sont publics ; ils ne contiennent aucun nom d’électeur.",
                        "{name}: all it takes to count again without believing us. These files are public; they hold no voter’s name."
                    )}
                </PageHead>
                {whole}
                {urns}
                {programs(lang, &read)}
                {limits(lang)}
            }
        })
        .within(&slug)
        .into_response())
}

/// `GET /cpts/{slug}/elections/{election}/archive/{archive}`: `UUID.bel`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn archive(
    visit: Visit,
    Ids((slug, id, file)): Ids<(String, ElectionId, String)>,
) -> Result<Response, AppError> {
    let uuid = file.strip_suffix(".bel").ok_or(AppError::NotFound)?;
    let bytes = dossier::urn(&visit.ctx, &slug, id, uuid).await?;
    Ok(download(bytes, &file))
}

/// `GET /cpts/{slug}/elections/{election}/dossier.tar`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn whole_file(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let bytes = dossier::open(&visit.ctx, &slug, id).await?;
    Ok(download(bytes, "election.tar"))
}

/// `GET /cpts/{slug}/elections/{election}/dossier-membres.tar`: with the roll.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn members_file(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let bytes = dossier::whole(&visit.ctx, visit.actor()?, &slug, id).await?;
    Ok(download(bytes, "election-membres.tar"))
}

/// A name of letters, digits, dots and hyphens: it was checked, or is ours.
fn download(bytes: Vec<u8>, name: &str) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, "application/x-tar".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        bytes,
    )
        .into_response()
}

fn urns(lang: Lang, path: &str, read: &Proof) -> impl IntoView + use<> {
    let rows = read
        .urns
        .iter()
        .map(|(urn, head)| {
            let head = head.clone();
            let file = format!("{path}/archive/{}.bel", urn.uuid);
            let (ballots, voters) = (urn.turnout, urn.roll_size);
            let counted = urn.status == UrnStatus::Counted.code();
            let said = if counted {
                plural!(
                    lang,
                    ballots,
                    "{ballots} bulletin pour {voters} inscrits, urne dépouillée",
                    "{ballots} bulletins pour {voters} inscrits, urne dépouillée",
                    "{ballots} ballot for {voters} people on the roll, urn counted",
                    "{ballots} ballots for {voters} people on the roll, urn counted"
                )
            } else {
                plural!(
                    lang,
                    ballots,
                    "{ballots} bulletin pour {voters} inscrits à ce stade",
                    "{ballots} bulletins pour {voters} inscrits à ce stade",
                    "{ballots} ballot for {voters} people on the roll so far",
                    "{ballots} ballots for {voters} people on the roll so far"
                )
            };
            view! {
                <li>
                    <div class="row__body">
                        <strong>{urn.name.clone()}</strong>
                        <p class="row__text">{said}</p>
                        <p class="row__text fingerprint">
                            {t!(lang, "Empreinte : ", "Fingerprint: ")} <code>{head}</code>
                        </p>
                        <p class="row__text">
                            <a href=format!("/verifier?archive={file}")>
                                {t!(lang, "Vérifier cette urne", "Verify this urn")}
                            </a>
                            " · "
                            <a href=file.clone()>{t!(lang, "Télécharger son archive", "Download its archive")}</a>
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    let (needed, size) = (read.needed, read.size);
    view! {
        <section class="stack">
            <h2>{t!(lang, "Chaque urne", "Each urn")}</h2>
            <p>
                {t!(
                    lang,
                    "Ouverte seulement par {needed} dépositaires sur {size}, avec le serveur. L’archive se vérifie à tout moment, aussi avec l’outil de Belenios.",
                    "Opened only by {needed} of {size} key holders, with the server. The archive can be verified at any time, with Belenios’ own tool too."
                )}
            </p>
            <Rows>{rows}</Rows>
        </section>
    }
}

fn whole(lang: Lang, path: &str, read: &Proof) -> Option<impl IntoView + use<>> {
    let path = path.to_owned();
    read.counted.then(|| {
        view! {
            <section class="stack">
                <h2>{t!(lang, "L’élection entière", "The whole election")}</h2>
                <p>
                    {t!(
                        lang,
                        "Le dossier réunit les urnes, les statuts et les sièges. Votre appareil vérifie chaque bulletin, refait les sièges, et dit pourquoi chacun est élu ou non.",
                        "The dossier has the urns, the statutes and the seats. Your device checks every ballot, computes the seats anew, and says why each one is elected or not."
                    )}
                </p>
                <div class="actions">
                    <LinkButton
                        href=format!("/verifier?archive={path}/dossier.tar")
                        label=t!(lang, "Vérifier l’élection sur cet appareil", "Verify the election on this device")
                    />
                </div>
                <p>
                    {t!(
                        lang,
                        "Pour ne pas vous fier à cette page : le programme « verify », sur votre ordinateur, fait les mêmes vérifications.",
                        "If you would rather not trust this page: the program “verify”, on your computer, makes the same checks."
                    )}
                </p>
                <pre tabindex="0">"verify election.tar"</pre>
                <ul>
                    <li>
                        <a href=format!("{path}/dossier.tar")>{t!(lang, "Dossier public", "Public dossier")}</a>
                    </li>
                    <li>
                        <a href=format!("{path}/dossier-membres.tar")>
                            {t!(lang, "Dossier des membres, avec la liste électorale (sans les noms)", "Dossier for members, with the roll (without names)")}
                        </a>
                    </li>
                </ul>
            </section>
        }
    })
}

/// What voters' browsers got, as the register has it.
fn programs(lang: Lang, read: &Proof) -> Option<impl IntoView + use<>> {
    let programs = read.programs.as_ref()?;
    let lines = programs.files().into_iter().map(|(name, sha256)| {
        view! {
            <li>
                {name} " "
                <span class="fingerprint">{sha256}</span>
            </li>
        }
    });
    let receipt = format!("/log/{}/proof/{}", read.register, programs.entry_hash);
    Some(view! {
        <details>
            <summary>{t!(lang, "Les programmes servis aux électeurs", "The programs served to voters")}</summary>
            <p>
                {t!(
                    lang,
                    "Empreintes (SHA-256) inscrites au registre avant l’ouverture du vote. Si vous gardez ce que votre navigateur a reçu, vous pouvez comparer. ",
                    "Fingerprints (SHA-256) entered in the register before the vote opened. Anyone who keeps what their browser received can compare. "
                )}
                <a href=receipt download="recu.tlog-proof">{t!(lang, "Reçu du registre", "Receipt of the register")}</a>
            </p>
            <ul>{lines.collect_view()}</ul>
        </details>
    })
}

fn limits(lang: Lang) -> impl IntoView {
    view! {
        <details>
            <summary>{t!(lang, "Ce que cela ne prouve pas", "What this does not prove")}</summary>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Que la liste électorale a été bien dressée : chaque membre y vérifie sa ligne.",
                        "That the roll was rightly drawn up: members check their own line."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Que les bulletins de papier ont été bien comptés : deux personnes l’attestent.",
                        "That paper ballots were rightly counted: two people attest it."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Qu’un appareil n’était pas piraté : pour vous en assurer, testez un bulletin avant de voter.",
                        "That a device was not hacked: to be sure, test a ballot before voting."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Que c’est bien cette élection-là : comparez l’empreinte de chaque urne avec le registre de la CPTS.",
                        "That it is this very election: compare the fingerprint of each urn with the register of the CPTS."
                    )}
                </li>
            </ul>
        </details>
    }
}
