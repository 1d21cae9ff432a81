use domain::account::device::{Acceptance, State};
use leptos::prelude::*;
use service::account::device::Listed;

use super::HERE;
use crate::lang::Lang;
use crate::ui::{Badge, Button, ButtonKind, Notice, NoticeKind};
use crate::words::date_time;

/// One device, with what can be done about it.
pub(super) fn card(lang: Lang, it: &Listed, fresh: bool) -> impl IntoView + use<> {
    let (badge, line) = said(lang, it);
    let since = date_time(lang, it.enrolled);
    let here = t!(lang, "Cet appareil", "This device");
    let acts = match it.state {
        State::Waiting { .. } => waiting(lang, it).into_any(),
        State::Speaking { .. } => speaking(lang, it, fresh).into_any(),
        State::Ended { .. } => ().into_any(),
    };
    let speaks = matches!(it.state, State::Speaking { .. });
    let ended = matches!(it.state, State::Ended { .. });
    view! {
        <section class="card" data-key=it.key_id.clone() data-speaks=speaks.to_string() data-ended=ended.to_string()>
            <h2>{it.name.clone()}</h2>
            <p class="row">
                {badge} <span class="row" data-here=true hidden=true>
                    <Badge label=here />
                </span>
            </p>
            <p>{line}</p>
            <p class="muted">
                {t!(lang, "Enregistré le {since}.", "Enrolled on {since}.")}
                {it
                    .software
                    .then(|| t!(lang, " Votre navigateur est ancien : la clé y est moins bien protégée.", " Your browser is old: the key is less well protected there."))}
            </p>
            {acts}
        </section>
    }
}

fn said(lang: Lang, it: &Listed) -> (AnyView, String) {
    match it.state {
        State::Waiting { until } => {
            let until = date_time(lang, until);
            let badge = view! { <Badge kind=NoticeKind::Caution label=t!(lang, "En attente", "Waiting") /> };
            let line = t!(
                lang,
                "Il pourra signer pour vous à partir du {until}, si personne ne l’arrête.",
                "It can sign for you from {until}, if nobody stops it."
            );
            (badge.into_any(), line)
        }
        State::Speaking { .. } => {
            let badge = view! { <Badge kind=NoticeKind::Success label=t!(lang, "Signe pour vous", "Signs for you") /> };
            (badge.into_any(), accepted(lang, it.accepted))
        }
        State::Ended { at, why } => {
            let at = date_time(lang, at);
            let why = crate::words::device_end(lang, why);
            let badge = view! { <Badge label=t!(lang, "Ne signe plus", "No longer signs") /> };
            (badge.into_any(), format!("{why}, {at}."))
        }
    }
}

fn accepted(lang: Lang, by: Option<Acceptance>) -> String {
    match by {
        Some(Acceptance::SignIn) => t!(
            lang,
            "Accepté parce que votre identité était vérifiée.",
            "Accepted because your identity was verified."
        ),
        Some(Acceptance::Device) => t!(
            lang,
            "Accepté par un autre de vos appareils.",
            "Accepted by another of your devices."
        ),
        Some(Acceptance::Desk) => t!(
            lang,
            "Accepté par deux personnes du bureau.",
            "Accepted by two officers of the board."
        ),
        None => t!(
            lang,
            "Accepté après 72 heures d’attente.",
            "Accepted after waiting 72 hours."
        ),
    }
}

fn waiting(lang: Lang, it: &Listed) -> impl IntoView + use<> {
    let code = it.code.as_ref().map(|code| {
        let (left, right) = code.split_at_checked(4).unwrap_or((code, ""));
        format!("{left}\u{a0}{right}")
    });
    view! {
        <Notice>
            <p>
                {t!(lang, "Montrez ces chiffres à deux membres du bureau :", "Show these digits to two officers:")}
                " " <strong class="nowrap">{code}</strong>
            </p>
        </Notice>
        <div data-enrolment=it.enrolment.clone() hidden=true>
        <form method="post" action=format!("{HERE}/accepter")>
            <input type="hidden" name="enveloppe" />
            <p>
                {t!(
                    lang,
                    "C’est le vôtre ? Cet appareil-ci peut l’accepter tout de suite.",
                    "It is yours? This device can accept it at once."
                )}
            </p>
            <div class="actions">
                <Button label=t!(lang, "Accepter", "Accept") />
            </div>
        </form>
        </div>
        <form method="post" action=format!("{HERE}/{}/arreter", it.id)>
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=t!(lang, "Ce n’est pas le mien : l’arrêter", "It is not mine: stop it") />
            </div>
        </form>
    }
}

fn speaking(lang: Lang, it: &Listed, fresh: bool) -> impl IntoView + use<> {
    let (name, why) = (format!("nouveau-{}", it.id), format!("motif-{}", it.id));
    let (for_name, for_why) = (name.clone(), why.clone());
    view! {
        <details class="confirm">
            <summary>{t!(lang, "Renommer ou révoquer", "Rename or revoke")}</summary>
            <form class="confirm__body" method="post" action=format!("{HERE}/{}/nom", it.id)>
                <div class="field">
                    <label class="field__label" for=for_name>{t!(lang, "Nouveau nom", "New name")}</label>
                    <input class="input" id=name name="nouveau" maxlength="60" required=true value=it.name.clone() />
                </div>
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Renommer", "Rename") />
                </div>
            </form>
            <form
                class="confirm__body"
                method="post"
                action=format!("{HERE}/{}/revoquer", it.id)
                data-revokes=it.key_id.clone()
            >
                <input type="hidden" name="enveloppe" />
                <p>
                    {t!(
                        lang,
                        "Il ne signera plus jamais. Ce qu’il a signé reste valable.",
                        "It will never sign again. What it signed stays valid."
                    )}
                </p>
                {(!fresh)
                    .then(|| {
                        view! {
                            <p data-stale=true>
                                {t!(
                                    lang,
                                    "Votre connexion a plus de 15 minutes : déconnectez-vous et reconnectez-vous d’abord.",
                                    "You signed in more than 15 minutes ago: sign out and in again first."
                                )}
                            </p>
                        }
                    })}
                <div class="field">
                    <label class="field__label" for=for_why>{t!(lang, "Pourquoi", "Why")}</label>
                    <select class="input" id=why name="motif">
                        <option value="lost">{t!(lang, "Perdu, ou clé oubliée", "Lost, or key forgotten")}</option>
                        <option value="stolen">{t!(lang, "Volé", "Stolen")}</option>
                        <option value="retired">{t!(lang, "Je ne m’en sers plus", "I no longer use it")}</option>
                    </select>
                </div>
                <div class="actions">
                    <Button kind=ButtonKind::Danger label=t!(lang, "Révoquer", "Revoke") />
                </div>
            </form>
        </details>
    }
}
