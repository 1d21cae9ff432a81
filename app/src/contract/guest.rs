//! Those of partners who take part by a link: invited, let in with a code, put out.

use axum::response::{IntoResponse, Response};
use domain::contract::party::Side;
use domain::id::{ContractId, GuestId};
use domain::permission::Action;
use leptos::prelude::*;
use service::contract::guest::{CodeRefused, Guest, InviteRefused, Invited, end, give, invite};
use service::contract::show::{Sheet, show as read_sheet};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Checkbox, Choice, ErrorSummary, Field, FieldKind, Notice, NoticeKind,
    PageHead, Select,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/conventions/{contract}/partenaire`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default(), None).await
}

/// `POST /cpts/{slug}/conventions/{contract}/partenaire`: somebody is invited.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(partner) = form.text("partenaire").parse() else {
        form.reject(
            "partenaire",
            t!(lang, "Choisissez un partenaire.", "Choose a partner."),
        );
        return show(&visit, &slug, id, form, None).await;
    };
    let typed = Invited {
        partner,
        name: form.text("nom").to_owned(),
        function: form.text("fonction").to_owned(),
        email: form.text("email").to_owned(),
        signs: form.chose("signe", "yes"),
    };
    match invite(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/partenaire"),
            &t!(
                lang,
                "Le lien est parti. Il ne vaut que pour cette adresse, pendant 30 jours.",
                "The link is on its way. It works for this address only, for 30 days."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<InviteRefused>(failure, lang)?;
            show(&visit, &slug, id, form, None).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/partenaire/{guest}/code`: a code, shown this once.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_code(
    visit: Visit,
    Ids((slug, id, guest)): Ids<(String, ContractId, GuestId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match give(&visit.ctx, visit.actor()?, &slug, id, guest).await {
        Ok((digits, until)) => {
            let until = words::date_time(lang, until);
            show(&visit, &slug, id, Form::default(), Some((digits, until))).await
        }
        Err(failure) => {
            let form = Form::default().refused::<CodeRefused>(failure, lang)?;
            show(&visit, &slug, id, form, None).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/partenaire/{guest}/fin`: somebody is put out.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_end(
    visit: Visit,
    Ids((slug, id, guest)): Ids<(String, ContractId, GuestId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match end(&visit.ctx, visit.actor()?, &slug, id, guest).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/partenaire"),
            &t!(
                lang,
                "Cette personne n’a plus accès.",
                "This person no longer has access."
            ),
        )),
        Err(failure) => {
            let form = Form::default().refused::<InviteRefused>(failure, lang)?;
            show(&visit, &slug, id, form, None).await
        }
    }
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: ContractId,
    form: Form,
    code: Option<(String, String)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Le partenaire", "The partner");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), read.head.text.title.clone());
    Ok(visit
        .page(&title, || {
            let list = list(lang, &path, &read, code.is_some());
            let code = code.map(|it| told(lang, it));
            let ask = read.seen.leads.then(|| ask(lang, &path, &form, &read));
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Qui lit, commente et signe pour le partenaire. Chacun se connecte avec sa propre adresse, sans adhérer.",
                        "Those who read, comment and sign for the partner. Each signs in with their own address, without becoming a member."
                    )}
                </PageHead>
                {code}
                <ErrorSummary form=&form lang=lang />
                {list}
                {ask}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// The code, which is shown this once.
fn told(lang: Lang, (digits, until): (String, String)) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Success title=t!(lang, "Le code, à donner de vive voix ou sur papier", "The code, to be given orally or on paper")>
            <p class="code-shown"><code>{digits}</code></p>
            <p>
                {t!(
                    lang,
                    "Il laisse entrer un appareil de cette personne pour cette convention, jusqu’au {until}. Ne l’envoyez pas par e-mail\u{a0}: c’est lui qui prouve que c’est bien elle. Il n’est affiché qu’une fois.",
                    "It lets one device of this person in for this agreement, until {until}. Do not send it by e-mail: it is what proves who they are. It is shown only once."
                )}
            </p>
        </Notice>
    }
}

fn list(lang: Lang, path: &str, read: &Sheet, told: bool) -> AnyView {
    if read.guests.is_empty() {
        return view! { <p class="muted">{t!(lang, "Personne n’est encore invité.", "Nobody is invited yet.")}</p> }.into_any();
    }
    let lines = read
        .guests
        .iter()
        .map(|it| guest(lang, path, read, (it, told)))
        .collect_view();
    view! { <ul class="stack" role="list">{lines}</ul> }.into_any()
}

/// Whether an officer has yet to let in the device of who signs.
const fn needs_code(it: &Guest) -> bool {
    it.signs && it.accepted_at.is_some() && it.device_at.is_none()
}

/// Somebody of the partner; `told`: a code is shown, so that another one would void it.
fn guest(lang: Lang, path: &str, read: &Sheet, (it, told): (&Guest, bool)) -> AnyView {
    let vouches = read.seen.seat.require(Action::VouchContracts).is_ok();
    let party = read.head.text.party(it.partner).map(|it| it.name.clone());
    let party = party.unwrap_or_default();
    let state = match (it.accepted_at, it.device_at) {
        (None, _) => {
            let (email, until) = (&it.email, words::date_time(lang, it.expires_at));
            t!(
                lang,
                "Invitation envoyée à {email}, valable jusqu’au {until}.",
                "Invited at {email}, until {until}."
            )
        }
        (Some(at), None) if it.signs => {
            let at = words::date_time(lang, at);
            t!(
                lang,
                "A ouvert l’invitation le {at}. Pour signer, il lui faut un code donné par un membre du bureau.",
                "Opened the invitation on {at}. To sign, they need a code given by an officer."
            )
        }
        (Some(at), None) => {
            let at = words::date_time(lang, at);
            t!(
                lang,
                "A ouvert l’invitation le {at}.",
                "Opened the invitation on {at}."
            )
        }
        (Some(_), Some(at)) => {
            let at = words::date_time(lang, at);
            t!(
                lang,
                "Son appareil signe pour elle depuis le {at}.",
                "Their device can sign since {at}."
            )
        }
    };
    let (kind, label) = if told {
        let label = t!(lang, "Créer un autre code", "Create another code");
        (ButtonKind::Quiet, label)
    } else {
        let label = t!(lang, "Créer un code", "Create a code");
        (ButtonKind::Primary, label)
    };
    let code = (vouches && needs_code(it)).then(|| {
        let action = format!("{path}/partenaire/{}/code", it.id);
        view! {
            <form method="post" action=action>
                <Button kind=kind label=label />
            </form>
        }
    });
    let out = read.seen.leads.then(|| {
        let action = format!("{path}/partenaire/{}/fin", it.id);
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Quiet label=t!(lang, "Retirer l’accès", "Remove access") />
            </form>
        }
    });
    let (name, function) = (it.name.clone(), it.function.clone());
    let signs = it.signs.then(|| t!(lang, " Signataire.", " Signatory."));
    view! {
        <li class="card stack">
            <h2>{name}</h2>
            <p>{function} ", " {party} "." {signs}</p>
            <p class="muted">{state}</p>
            <div class="actions">{code}{out}</div>
        </li>
    }
    .into_any()
}

fn ask(lang: Lang, path: &str, form: &Form, read: &Sheet) -> impl IntoView + use<> {
    // Who waits for a code comes first.
    let kind = if read.guests.iter().any(needs_code) {
        ButtonKind::Quiet
    } else {
        ButtonKind::Primary
    };
    let text = &read.head.text;
    let partners: Vec<Choice> = text
        .side(Side::Partner)
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Inviter quelqu’un", "Invite someone")}</h2>
            <form method="post" action=format!("{path}/partenaire")>
                <Select form=form name="partenaire" label=t!(lang, "Pour", "For") choices=partners />
                <Field form=form name="nom" label=t!(lang, "Prénom et nom", "Given name and family name") max=120_u32 required=true />
                <Field form=form name="fonction" label=t!(lang, "Fonction", "Function") max=120_u32 required=true />
                <Field
                    form=form
                    name="email"
                    kind=FieldKind::Email
                    label=t!(lang, "Adresse e-mail professionnelle", "Professional e-mail address")
                    required=true
                />
                <Checkbox form=form name="signe">
                    {t!(lang, "Cette personne signe pour le partenaire", "This person signs for the partner")}
                </Checkbox>
                <div class="actions">
                    <Button kind=kind label=t!(lang, "Envoyer le lien", "Send the link") />
                </div>
            </form>
        </section>
    }
}
