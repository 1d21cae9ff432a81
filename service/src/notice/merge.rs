//! The mail that says that two accounts became one.

use super::Mail;

/// The mail, in the language of the account that stays.
pub(crate) fn mail<'a>(recipient: &'a str, locale: &str) -> Mail<'a> {
    let (subject, body) = if locale == "en" {
        (
            "Your two accounts are now one",
            "Hello,\n\nYou had two accounts on Collégiale and proved that both are yours: they are now one. Every way \
             to sign in of either opens it, and memberships, roles and structures of both are there.\n\n\
             You did not do this? Somebody else could sign in to both. Sign in, remove the ways to sign in that \
             are not yours under \"Me\", and tell the board of your CPTS at once.\n",
        )
    } else {
        (
            "Vos deux comptes n’en font plus qu’un",
            "Bonjour,\n\nVous aviez deux comptes sur Collégiale et vous avez montré que les deux sont à vous\u{a0}: ils \
             n’en font plus qu’un. Chaque moyen de connexion de l’un ou de l’autre l’ouvre, et les adhésions, rôles \
             et structures des deux s’y trouvent.\n\n\
             Ce n’était pas vous\u{202f}? Quelqu’un d’autre a pu se connecter aux deux. Connectez-vous, retirez les moyens \
             de connexion qui ne sont pas les vôtres dans «\u{202f}Moi\u{202f}», et prévenez aussitôt le bureau de votre CPTS.\n",
        )
    };
    Mail {
        cpts: None,
        kind: "accounts-merged",
        recipient,
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}
