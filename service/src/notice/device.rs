//! Mails about devices: a new one, one that waits and can be stopped, one that ended.

use domain::account::device::{Acceptance, End};
use entity::device;

use super::Mail;
use super::page::Page;
use crate::account::device::What;
use crate::calendar;

/// The mail, in the language of the account.
pub(crate) fn mail<'a>(
    recipient: &'a str,
    locale: &str,
    site: &str,
    row: &device::Model,
    what: What<'_>,
) -> Mail<'a> {
    let english = locale == "en";
    let (kind, subject, text) = if english {
        en(row, what)
    } else {
        fr(row, what)
    };
    let link = match what {
        What::Waits { stop } => Page::StopDevice.at(&[&stop]),
        What::Enrolled | What::Accepted(_) | What::Ended(_) => Page::Devices.at(&[]),
    };
    let (hello, path) = (if english { "Hello" } else { "Bonjour" }, link.path());
    Mail {
        cpts: None,
        kind,
        recipient,
        subject: subject.to_owned(),
        body: format!("{hello},\n\n{text}\n\n{site}{path}\n"),
    }
}

fn fr(row: &device::Model, what: What<'_>) -> (&'static str, &'static str, String) {
    let name = &row.name;
    match what {
        What::Enrolled => (
            "device-enrolled",
            "Un nouvel appareil signe pour vous",
            format!(
                "L’appareil «\u{202f}{name}\u{202f}» est enregistré dans votre compte Collégiale\u{a0}: ce qu’il signe compte dès maintenant \
                 comme venant de vous.\n\nCe n’était pas vous\u{202f}? Révoquez-le, et prévenez le bureau de votre CPTS\u{a0}:"
            ),
        ),
        What::Waits { .. } => {
            let until = calendar::paris_time(row.speaks_from);
            (
                "device-waits",
                "Un nouvel appareil attend\u{a0}: est-ce le vôtre\u{202f}?",
                format!(
                    "L’appareil «\u{202f}{name}\u{202f}» a été enregistré dans votre compte Collégiale après une connexion par e-mail \
                     seulement. Si vous ne faites rien, il pourra signer pour vous à partir du {until}.\n\n\
                     C’est le vôtre\u{202f}? Rien à faire. Vos autres appareils, ou deux personnes du bureau de votre CPTS, peuvent \
                     l’accepter plus tôt.\n\nCe n’est pas le vôtre\u{202f}? Arrêtez-le ici, sans vous connecter\u{a0}:"
                ),
            )
        }
        What::Accepted(by) => {
            let by = match by {
                Acceptance::SignIn => "votre connexion",
                Acceptance::Device => "un autre de vos appareils",
                Acceptance::Desk => "deux personnes du bureau de votre CPTS",
            };
            (
                "device-accepted",
                "Votre appareil est accepté",
                format!(
                    "L’appareil «\u{202f}{name}\u{202f}» est accepté par {by}\u{a0}: ce qu’il signe compte dès maintenant comme venant \
                     de vous.\n\nCe n’était pas vous\u{202f}? Révoquez-le, et prévenez le bureau de votre CPTS\u{a0}:"
                ),
            )
        }
        What::Ended(why) => {
            let why = match why {
                End::Stopped => "il a été arrêté pendant qu’il attendait",
                End::Replaced => "un autre le remplace",
                End::Lost => "il a été déclaré perdu",
                End::Stolen => "il a été déclaré volé",
                End::Retired => "il a été retiré",
                End::Merged => {
                    "vos deux comptes n’en font plus qu’un, et chaque appareil est à enregistrer de nouveau"
                }
            };
            (
                "device-ended",
                "Un appareil ne signe plus pour vous",
                format!(
                    "L’appareil «\u{202f}{name}\u{202f}» ne signe plus pour vous\u{a0}: {why}. Ce qu’il a signé avant reste \
                     valable.\n\nVos appareils\u{a0}:"
                ),
            )
        }
    }
}

fn en(row: &device::Model, what: What<'_>) -> (&'static str, &'static str, String) {
    let name = &row.name;
    match what {
        What::Enrolled => (
            "device-enrolled",
            "A new device signs for you",
            format!(
                "The device \"{name}\" is enrolled in your Collégiale account: what it signs counts as yours from now \
                 on.\n\nThis was not you? Revoke it, and tell the board of your CPTS:"
            ),
        ),
        What::Waits { .. } => {
            let until = calendar::paris_time(row.speaks_from);
            (
                "device-waits",
                "A new device is waiting: is it yours?",
                format!(
                    "The device \"{name}\" was enrolled in your Collégiale account after a sign-in by e-mail only. If you do \
                     nothing, it can sign for you from {until} (time in France).\n\n\
                     It is yours? There is nothing to do. Your other devices, or two officers of your CPTS, can accept it \
                     sooner.\n\nIt is not yours? Stop it here, without signing in:"
                ),
            )
        }
        What::Accepted(by) => {
            let by = match by {
                Acceptance::SignIn => "your sign-in",
                Acceptance::Device => "another of your devices",
                Acceptance::Desk => "two officers of your CPTS",
            };
            (
                "device-accepted",
                "Your device is accepted",
                format!(
                    "The device \"{name}\" is accepted by {by}: what it signs counts as yours from now on.\n\n\
                     This was not you? Revoke it, and tell the board of your CPTS:"
                ),
            )
        }
        What::Ended(why) => {
            let why = match why {
                End::Stopped => "it was stopped while it waited",
                End::Replaced => "another one replaces it",
                End::Lost => "it was declared lost",
                End::Stolen => "it was declared stolen",
                End::Retired => "it was removed",
                End::Merged => {
                    "your two accounts are now one, and every device is to be enrolled again"
                }
            };
            (
                "device-ended",
                "A device no longer signs for you",
                format!(
                    "The device \"{name}\" no longer signs for you: {why}. What it signed before stays valid.\n\n\
                     Your devices:"
                ),
            )
        }
    }
}
