//! Why a proposal is not kept or tabled.

use axum::http::StatusCode;
use domain::decision::limit::{TEXT_CHARS, TITLE_CHARS, WHY_CHARS};
use domain::statutes::NotTaken;
use domain::typed::TypedRefused;
use service::decision::choices::NotTabled;
use service::decision::draft::DraftRefused;
use service::decision::table::{ConcernRefused, TableRefused};

use crate::lang::{Lang, number};
use crate::statutes::words::article;
use crate::words::{Refusal, overtaken};

/// What is wrong with a text: nothing typed, too long, a sign that cannot be seen.
pub fn typed(lang: Lang, it: Option<TypedRefused>, max: usize, missing: String) -> String {
    match it {
        None => missing,
        Some(TypedRefused::TooLong { .. }) => {
            let max = number(lang, i64::try_from(max).unwrap_or(i64::MAX));
            t!(
                lang,
                "Au plus {max} caractères\u{a0}: raccourcissez, ou joignez un document.",
                "At most {max} characters: shorten it, or attach a document."
            )
        }
        Some(TypedRefused::Invisible) => t!(
            lang,
            "Le texte contient un signe invisible\u{a0}: retapez le passage collé.",
            "The text holds an invisible sign: type again what you pasted."
        ),
    }
}

/// Why somebody may not table a proposal.
pub fn not_tabled(lang: Lang, it: NotTabled) -> String {
    match it {
        NotTabled::NoVoter => t!(
            lang,
            "Les statuts réservent le dépôt à celles et ceux qui votent dans cette instance.",
            "The statutes let those table who vote in that organ."
        ),
        NotTabled::NotOnBoard => t!(
            lang,
            "Les statuts réservent le dépôt au conseil. Un de ses membres peut porter votre texte.",
            "The statutes let the board table. One of its members can carry your text."
        ),
    }
}

/// Why an organ does not decide on a contract here.
pub fn not_taken(lang: Lang, it: &NotTaken) -> String {
    let by = |of: &str| format!(" ({})", article(lang, of));
    match it {
        NotTaken::NotSought => not_sought(lang),
        NotTaken::NotRemote(Some(of)) => {
            let by = by(of);
            t!(
                lang,
                "les statuts n’y permettent pas le vote à distance{by}.",
                "the statutes do not let it vote from afar{by}."
            )
        }
        NotTaken::NotRemote(None) => t!(
            lang,
            "les statuts ne disent rien du vote à distance, qui n’est donc pas permis (Cass. 1re civ., 25 janvier 2017).",
            "the statutes say nothing of votes from afar, which are therefore not allowed (Cass. 1re civ., 25 January 2017)."
        ),
        NotTaken::Secret(of) => {
            let by = of.as_deref().map(by).unwrap_or_default();
            t!(
                lang,
                "le vote y est toujours secret{by}, et une signature est publique.",
                "its vote is always secret{by}, and a signature is open."
            )
        }
    }
}

impl Refusal for DraftRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Title(it) => typed(
                lang,
                *it,
                TITLE_CHARS,
                t!(lang, "Donnez un titre.", "Give it a title."),
            ),
            Self::Why(it) => typed(
                lang,
                *it,
                WHY_CHARS,
                t!(
                    lang,
                    "Dites pourquoi vous le proposez.",
                    "Say why you propose it."
                ),
            ),
            Self::Text(it) => typed(
                lang,
                *it,
                TEXT_CHARS,
                t!(
                    lang,
                    "Écrivez le texte à décider.",
                    "Write the text to be decided."
                ),
            ),
            Self::NotSought => not_sought(lang),
            Self::Concerns => unknown(lang),
            Self::Overtaken => overtaken(lang),
            Self::Tabled => t!(
                lang,
                "La proposition est déposée\u{a0}: son texte se change par une nouvelle version.",
                "The proposal is tabled: its text is changed by a new version."
            ),
            Self::TooMany => t!(
                lang,
                "Vous avez déjà beaucoup de brouillons\u{a0}: déposez-en ou supprimez-en un.",
                "You have many drafts already: table or delete one."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Title(_) => "titre",
            Self::Why(_) => "pourquoi",
            Self::Text(_) => "texte",
            Self::NotSought => "decision",
            Self::Concerns => "partenaire",
            Self::Overtaken | Self::Tabled | Self::TooMany => return None,
        })
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken | Self::Tabled | Self::TooMany => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for TableRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotSought => not_sought(lang),
            Self::NotYou(it) => not_tabled(lang, *it),
            Self::Overtaken => overtaken(lang),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for ConcernRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unknown => unknown(lang),
            Self::Frozen => t!(
                lang,
                "La liste des participants est arrêtée\u{a0}: ce que la proposition concerne ne change plus.",
                "The roll is frozen: what the proposal concerns does not change any more."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("partenaire")
    }
}

fn not_sought(lang: Lang) -> String {
    t!(
        lang,
        "Choisissez ce qui est décidé, et par qui\u{a0}: les règles en vigueur ne cherchent pas d’accord sur autre chose.",
        "Choose what is decided, and by whom: the rules in force seek agreement on nothing else."
    )
}

fn unknown(lang: Lang) -> String {
    t!(
        lang,
        "Un partenaire ou un groupe coché n’est plus dans les registres.",
        "A partner or group that was ticked is not in the registers any more."
    )
}
