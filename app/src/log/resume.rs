//! An officer reads what happened, and decides.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::log::CONFIRMATION;
use leptos::prelude::*;
use service::log::resume::{Stopped, Why, resume, stopped};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::ui::{Confirm, ErrorSummary, Fact, Facts, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/registre/reprendre`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show(&visit, &slug, &Form::default()).await
}

/// `POST /cpts/{slug}/registre/reprendre`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let typed = form.text("confirmation");
    match resume(&visit.ctx, visit.actor()?, &slug, typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}"),
            &t!(
                lang,
                "La CPTS écrit de nouveau, dans un nouveau registre.",
                "The CPTS writes again, in a new register."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = stopped(&visit.ctx, visit.actor()?, slug).await?;
    let title = t!(lang, "Registre arrêté", "Stopped register");
    Ok(visit
        .page(&title, || whole(lang, slug, &read, form))
        .status(form.status())
        .within(slug)
        .into_response())
}

fn whole(lang: Lang, slug: &str, read: &Stopped, form: &Form) -> impl IntoView + use<> {
    let up = (
        format!("/log/{slug}"),
        t!(lang, "Registre scellé", "Sealed register"),
    );
    let Some(why) = &read.why else {
        return view! {
            <PageHead title=t!(lang, "Rien à décider", "Nothing to decide") up=up>
                {t!(
                    lang,
                    "Le registre de cette CPTS est celui qui a été montré. Tout est en ordre.",
                    "The register of this CPTS is the one that was shown. All is well."
                )}
            </PageHead>
            <ErrorSummary form=form lang=lang />
        }
        .into_any();
    };
    let action = format!("/cpts/{slug}/registre/reprendre");
    let (heal, gone) = (first(lang, why), lost(lang, why));
    let happened = words::log::reason(lang, why.reason);
    view! {
        <PageHead title=t!(lang, "Le registre est arrêté", "The register is stopped") up=up>
            {happened}
        </PageHead>
        <ErrorSummary form=form lang=lang />
        {facts(lang, why)}
        <section class="stack">
            <h2>{t!(lang, "Ce qui se passe maintenant", "What happens now")}</h2>
            <p>
                {t!(
                    lang,
                    "Plus rien n’est enregistré au nom de la CPTS : ni adhésion, ni vote, ni décision. Toutes les pages restent lisibles. Les autres CPTS de ce serveur ne sont pas concernées.",
                    "Nothing more is recorded in the name of the CPTS: no membership, no vote, no decision. All pages can still be read. Other CPTS on this server are not concerned."
                )}
            </p>
        </section>
        <section class="stack">
            <h2>{t!(lang, "D’abord : chercher la bonne sauvegarde", "First: look for the right backup")}</h2>
            <p>{heal}</p>
        </section>
        <section class="stack">
            <h2>{t!(lang, "Sinon : continuer avec un nouveau registre", "Otherwise: go on with a new register")}</h2>
            <Notice kind=NoticeKind::Caution>
                <p>{gone}</p>
            </Notice>
            <p>
                {t!(
                    lang,
                    "Le registre actuel est abandonné ; un nouveau commence. Sa première inscription cite les deux empreintes ci-dessus, et tout le monde peut la lire. Les anciens reçus restent valables pour l’ancien registre. Cette décision est portée au journal avec votre nom.",
                    "The present register is given up; a new one begins. Its first entry quotes both fingerprints above, and everybody may read it. Old receipts stay valid for the old register. This decision is written in the journal with your name."
                )}
            </p>
            <Confirm
                form=form
                action=action
                label=t!(lang, "Continuer avec un nouveau registre", "Go on with a new register")
                word=CONFIRMATION
            >
                <p>
                    {t!(
                        lang,
                        "On ne revient pas en arrière : une fois le nouveau registre commencé, l’ancien ne peut plus être repris.",
                        "There is no way back: once the new register has begun, the old one cannot be taken up again."
                    )}
                </p>
            </Confirm>
        </section>
    }
    .into_any()
}

/// Sizes, date and both checkpoints.
fn facts(lang: Lang, why: &Why) -> impl IntoView + use<> {
    let part = move |term: String, note: &Option<(String, u64)>| {
        note.clone().map(|(note, size)| {
            let count = words::log::number(lang, size);
            let said = plural!(
                lang,
                size,
                "{count} inscription",
                "{count} inscriptions",
                "{count} entry",
                "{count} entries"
            );
            view! {
                <Fact term=term>
                    {said}
                    <details>
                        <summary>{t!(lang, "Empreinte signée", "Signed fingerprint")}</summary>
                        <pre class="sealed" tabindex="0">{note}</pre>
                    </details>
                </Fact>
            }
        })
    };
    let place = why.place.clone().map(|place| {
        view! {
            <Fact term=t!(lang, "À quel endroit", "Where")>
                <code>{place}</code>
            </Fact>
        }
    });
    let at = words::date_time(lang, why.found_at);
    let kept = part(
        t!(lang, "Ce qui avait été montré", "What had been shown"),
        &why.kept,
    );
    let found = part(
        t!(
            lang,
            "Ce que contient la base de données",
            "What the database holds"
        ),
        &why.found,
    );
    view! {
        <Facts>
            <Fact term=t!(lang, "Constaté", "Found")>{at}</Fact>
            {kept} {found} {place}
        </Facts>
    }
}

fn first(lang: Lang, why: &Why) -> String {
    use domain::log::Reason;
    match why.reason {
        Reason::Missing | Reason::Forged | Reason::Key => t!(
            lang,
            "Demandez à la personne qui s’occupe du serveur de remettre en place le dossier des registres (« register »), que la base de données ne contient pas. Au redémarrage, tout reprend de soi-même.",
            "Ask the person in charge of the server to put back the folder of registers (\"register\"), which the database does not contain. After a restart all goes on by itself."
        ),
        Reason::Behind | Reason::Differs | Reason::Altered => t!(
            lang,
            "Demandez à la personne qui s’occupe du serveur s’il existe une sauvegarde plus récente de la base de données. Remise en place, tout reprend de soi-même au redémarrage, et rien n’est perdu.",
            "Ask the person in charge of the server whether there is a newer backup of the database. Once it is in place, all goes on by itself after a restart, and nothing is lost."
        ),
    }
}

/// What may be missing for good.
fn lost(lang: Lang, why: &Why) -> String {
    let sizes = why.kept.as_ref().map(|it| it.1);
    let found = why.found.as_ref().map_or(0, |it| it.1);
    match sizes
        .and_then(|kept| kept.checked_sub(found))
        .filter(|gone| 0 < *gone)
    {
        Some(gone) => {
            let count = words::log::number(lang, gone);
            plural!(
                lang,
                gone,
                "Au moins {count} inscription manquera, et tout ce qui a été enregistré depuis la sauvegarde : adhésions, cotisations, décisions. Prévenez les membres.",
                "Au moins {count} inscriptions manqueront, et tout ce qui a été enregistré depuis la sauvegarde : adhésions, cotisations, décisions. Prévenez les membres.",
                "At least {count} entry will be missing, and all that was recorded since the backup: memberships, dues, decisions. Tell the members.",
                "At least {count} entries will be missing, and all that was recorded since the backup: memberships, dues, decisions. Tell the members."
            )
        }
        None => t!(
            lang,
            "On ne pourra plus prouver que rien n’a été changé avant ce jour. Prévenez les membres.",
            "It can no longer be proved that nothing was changed before this day. Tell the members."
        ),
    }
}
