use domain::contract::mandate::Missing;
use domain::contract::signing::SignRefused;
use domain::contract::stage::StageRefused;
use domain::decision::stage::End;

use super::step;
use crate::lang::Lang;
use crate::words;

/// Why a CPTS has no mandate to sign.
pub fn missing(lang: Lang, missing: Missing) -> String {
    match missing {
        Missing::NotAsked => t!(
            lang,
            "Le mandat n’a pas été demandé.",
            "The mandate has not been requested."
        ),
        Missing::Pending => t!(
            lang,
            "La décision qui donne mandat n’est pas achevée.",
            "The decision on the mandate has not ended."
        ),
        Missing::NotAdopted(End::Withdrawn) => t!(
            lang,
            "La décision qui devait donner mandat a été retirée.",
            "The decision on the mandate was withdrawn."
        ),
        Missing::NotAdopted(_) => t!(
            lang,
            "Le mandat a été refusé par la décision.",
            "The decision refused the mandate."
        ),
        Missing::OtherText => t!(
            lang,
            "Le mandat vaut pour un autre texte\u{a0}: une nouvelle version demande un nouveau mandat.",
            "The mandate is for another text: a new version needs a new mandate."
        ),
        Missing::UnknownPartner { .. } => t!(
            lang,
            "Le registre de cette CPTS ne connaît pas le partenaire\u{a0}: inscrivez-le avec son numéro FINESS ou SIREN, pour que ses membres liés se déportent.",
            "The register of this CPTS does not know the partner: enter it with its FINESS or SIREN number, so that members tied to it stand aside."
        ),
        Missing::OtherParty { .. } => t!(
            lang,
            "La décision ne visait pas ce partenaire\u{a0}: ses membres liés ne s’étaient pas déportés.",
            "The decision did not name this partner: members tied to it did not stand aside."
        ),
        Missing::OtherBloc { .. } => t!(
            lang,
            "Le partenaire a rejoint un autre groupe depuis la décision\u{a0}: les membres liés à ce groupe ne s’étaient pas déportés.",
            "The partner joined another group since: members tied to that group did not stand aside."
        ),
    }
}

/// Why a signature is not taken.
pub fn signing(lang: Lang, refused: &SignRefused) -> String {
    match refused {
        SignRefused::OtherText | SignRefused::OtherDocument => t!(
            lang,
            "Le texte ou le document a changé depuis que vous avez ouvert cette page. Relisez-le, puis signez de nouveau.",
            "The text or the document changed since you opened this page. Read it again, then sign again."
        ),
        SignRefused::NotAParty => t!(
            lang,
            "Cette signature n’est pour aucune des parties.",
            "This signature is for none of the parties."
        ),
        SignRefused::NotSignatory => t!(
            lang,
            "Une autre personne est désignée pour signer pour cette partie.",
            "Somebody else is named to sign for this party."
        ),
        SignRefused::RepresentationOver { on } => {
            let on = words::date(lang, *on);
            t!(
                lang,
                "La délégation ou le mandat du signataire a pris fin le {on}.",
                "The signatory’s delegation or mandate ended on {on}."
            )
        }
        SignRefused::Attached(conflict) => {
            let article = conflict.article.clone();
            t!(
                lang,
                "Le signataire de la CPTS est lié au groupe de l’autre partie (article {article} des statuts)\u{a0}: quelqu’un d’autre doit signer.",
                "The signatory of the CPTS is tied to the other side’s group (article {article} of the statutes): somebody else must sign."
            )
        }
        SignRefused::Mandate(why) => missing(lang, *why),
        SignRefused::SamePerson => t!(
            lang,
            "La même personne ne peut pas signer pour les deux côtés.",
            "The same person cannot sign for both sides."
        ),
        SignRefused::Twice => t!(
            lang,
            "Cette partie a déjà signé.",
            "This party has signed already."
        ),
        SignRefused::NotYourTurn { .. } => t!(
            lang,
            "Une autre partie signe d’abord.",
            "Another party signs first."
        ),
    }
}

/// Why a contract does not go on.
pub fn stage_refused(lang: Lang, refused: &StageRefused) -> String {
    match refused {
        StageRefused::NotNow(at) => {
            let at = step(lang, *at).to_lowercase();
            t!(
                lang,
                "Ce n’est pas possible à cette étape ({at}).",
                "This is not possible at this stage ({at})."
            )
        }
        StageRefused::Wrong(wrong) => {
            let first = wrong.first().map(|it| super::why(lang, &it.why));
            let first = first.unwrap_or_default();
            t!(
                lang,
                "Le texte n’est pas prêt\u{a0}: {first}",
                "The text is not ready: {first}"
            )
        }
        StageRefused::Mandate(lacking) => {
            let first = lacking.first().map(|(_, it)| missing(lang, *it));
            first.unwrap_or_default()
        }
        StageRefused::Unsigned(_) => t!(
            lang,
            "Toutes les parties n’ont pas signé.",
            "Not all parties have signed."
        ),
        StageRefused::OtherText => t!(
            lang,
            "Le texte a changé entre-temps.",
            "The text changed in the meantime."
        ),
        StageRefused::Amend => t!(
            lang,
            "La convention est signée\u{a0}: elle change par un avenant, et prend fin par une dénonciation.",
            "The agreement is signed: it changes by amendment, and ends by notice."
        ),
        StageRefused::NotAParty => t!(
            lang,
            "Seule une partie peut dénoncer la convention.",
            "Only a party can give notice."
        ),
        StageRefused::NoticeTooShort { first } => {
            let first = words::date(lang, *first);
            t!(
                lang,
                "Le préavis ne permet pas de finir avant le {first}.",
                "With the notice it cannot end before {first}."
            )
        }
        StageRefused::AfterTerm { last } => {
            let last = words::date(lang, *last);
            t!(
                lang,
                "La convention prend fin d’elle-même le {last}.",
                "The agreement ends by itself on {last}."
            )
        }
        StageRefused::Runs { until } => {
            let until = words::date(lang, *until);
            t!(
                lang,
                "Elle court jusqu’au {until}.",
                "It runs until {until}."
            )
        }
        StageRefused::Over => t!(
            lang,
            "Cette convention est terminée.",
            "This agreement is over."
        ),
    }
}
