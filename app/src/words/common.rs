//! Sentences that several forms say.

use crate::lang::Lang;

/// Not an e-mail address.
pub fn email(lang: Lang) -> String {
    t!(
        lang,
        "Écrivez une adresse complète, comme nom@exemple.fr.",
        "Write a whole address, such as name@example.org."
    )
}

/// Not a telephone number.
pub fn phone(lang: Lang) -> String {
    t!(
        lang,
        "Écrivez un numéro de téléphone, comme 02 47 00 00 00.",
        "Write a telephone number, such as +33 2 47 00 00 00."
    )
}

/// Somebody else changed the same thing.
pub fn overtaken(lang: Lang) -> String {
    t!(
        lang,
        "Quelqu’un a modifié ces données entre-temps. Relisez-les dans un autre onglet, puis enregistrez de nouveau.",
        "Somebody changed these data in the meantime. Read them again in another tab, then save again."
    )
}
