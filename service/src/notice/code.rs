//! The mail that carries a one-time code.

use super::Mail;

/// The mail, in the language of the page that asked for it.
pub(crate) fn mail<'a>(recipient: &'a str, digits: &str, locale: &str, adding: bool) -> Mail<'a> {
    let (left, right) = digits.split_at(digits.len() / 2);
    let code = format!("{left} {right}");
    let (subject, body) = if locale == "en" {
        let purpose = if adding {
            "This code adds this address to your Collégiale account:"
        } else {
            "This code signs you in to Collégiale:"
        };
        (
            format!("Your code: {code}"),
            format!(
                "Hello,\n\n{purpose}\n\n    {code}\n\n\
                 It serves once, within 15 minutes, in the browser where you asked for it.\n\n\
                 You did not ask for it? Then somebody typed your address, by mistake or otherwise. \
                 Without the code they cannot do anything: you can delete this message, and never give \
                 the code to anybody, not even to somebody who says they are from your CPTS or from \
                 Collégiale.\n"
            ),
        )
    } else {
        let purpose = if adding {
            "Ce code ajoute cette adresse à votre compte Collégiale\u{a0}:"
        } else {
            "Ce code vous connecte à Collégiale\u{a0}:"
        };
        (
            format!("Votre code\u{a0}: {code}"),
            format!(
                "Bonjour,\n\n{purpose}\n\n    {code}\n\n\
                 Il sert une seule fois, pendant 15 minutes, dans le navigateur où vous l’avez demandé.\n\n\
                 Vous ne l’avez pas demandé\u{202f}? Quelqu’un a saisi votre adresse, par erreur ou non. Sans \
                 le code, cette personne ne peut rien faire\u{a0}: supprimez ce message, et ne donnez le code à \
                 personne, même à quelqu’un qui se dirait de votre CPTS ou de Collégiale.\n"
            ),
        )
    };
    Mail {
        cpts: None,
        kind: "code",
        recipient,
        subject,
        body,
    }
}
