//! Comments and documents.

use axum::http::StatusCode;
use domain::decision::comment::{CommentRefused, Hiding};
use domain::decision::document::DocumentRefused;
use domain::decision::limit::{COMMENT_CHARS, DOCUMENT_BYTES, DOCUMENTS};

use crate::lang::{Lang, number};
use crate::words::Refusal;

/// Why a comment is hidden.
pub fn hiding(lang: Lang, why: Hiding) -> String {
    match why {
        Hiding::Health => t!(
            lang,
            "la santé d’une personne pourrait y être reconnue",
            "a person’s health could be recognised in it"
        ),
        Hiding::Person => t!(lang, "il met en cause une personne", "it attacks a person"),
        Hiding::Aside => t!(
            lang,
            "il ne parle pas de la proposition",
            "it is not about the proposal"
        ),
        Hiding::Unlawful => t!(
            lang,
            "il dévoile un secret, est illicite ou fait de la publicité",
            "it tells a secret, is unlawful or advertises"
        ),
        Hiding::Other => t!(lang, "autre raison", "another reason"),
    }
}

impl Refusal for CommentRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t!(lang, "Écrivez votre commentaire.", "Write your comment."),
            Self::TooLong => {
                let max = chars(lang, COMMENT_CHARS);
                t!(
                    lang,
                    "Un commentaire a {max} caractères au plus\u{a0}: raccourcissez-le, ou joignez un document.",
                    "A comment has {max} characters at most: shorten it, or attach a document."
                )
            }
            Self::Invisible => t!(
                lang,
                "Le texte contient un signe invisible\u{a0}: retapez le passage collé.",
                "The text holds an invisible sign: type again what you pasted."
            ),
            Self::Closed => t!(
                lang,
                "La discussion n’est pas ouverte\u{a0}: elle commence au dépôt et s’achève avec la décision.",
                "The discussion is not open: it begins when the proposal is tabled and ends with the decision."
            ),
            Self::Hidden => t!(
                lang,
                "Ce commentaire est masqué\u{a0}: il ne se modifie plus et ne reçoit plus de réponse.",
                "This comment is hidden: it is not rewritten or answered any more."
            ),
            Self::Removed => t!(
                lang,
                "Ce commentaire a été retiré par son auteur.",
                "Its author took this comment back."
            ),
            Self::NoReason => t!(
                lang,
                "Dites pourquoi\u{a0}: la raison est montrée à la place du commentaire.",
                "Say why: the reason is shown in place of the comment."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Empty | Self::TooLong | Self::Invisible => Some("commentaire"),
            Self::NoReason => Some("raison"),
            Self::Closed | Self::Hidden | Self::Removed => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Closed | Self::Hidden | Self::Removed => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for DocumentRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t!(
                lang,
                "Choisissez un fichier qui ne soit pas vide.",
                "Choose a file that is not empty."
            ),
            Self::TooLarge => {
                let max = DOCUMENT_BYTES >> 20;
                t!(
                    lang,
                    "Ce fichier dépasse {max}\u{a0}Mo. Réduisez ses images, ou partagez-le en plusieurs.",
                    "This file is larger than {max} MB. Shrink its pictures, or split it."
                )
            }
            Self::Kind => t!(
                lang,
                "Ce type de fichier n’est pas accepté\u{a0}: PDF, image (JPEG, PNG) ou document de bureautique sans macros (DOCX, XLSX, PPTX, ODT, ODS, ODP).",
                "This kind of file is not taken: PDF, picture (JPEG, PNG) or office document without macros (DOCX, XLSX, PPTX, ODT, ODS, ODP)."
            ),
            Self::Content => t!(
                lang,
                "Ce fichier n’est pas ce que son nom annonce\u{a0}: enregistrez-le de nouveau depuis son logiciel.",
                "This file is not what its name says: save it again from its program."
            ),
            Self::TooMany => {
                let max = DOCUMENTS;
                t!(
                    lang,
                    "Il y a déjà {max} documents\u{a0}: retirez-en un d’abord.",
                    "There are {max} documents already: take one away first."
                )
            }
            Self::Open => t!(
                lang,
                "Un tour ou un vote est ouvert\u{a0}: ce qui accompagne le texte ne change plus jusqu’à sa clôture.",
                "A round or a vote is open: what stands beside the text does not change until it closes."
            ),
            Self::Over => t!(
                lang,
                "Cette décision est achevée.",
                "This decision is over."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("document")
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Open | Self::Over | Self::TooMany => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

fn chars(lang: Lang, count: usize) -> String {
    number(lang, i64::try_from(count).unwrap_or(i64::MAX))
}
