//! What cannot hold in a document, and what to do about it.

use domain::statutes::{Contradiction, Statutes, What};

use super::{cap_name, college_name, in_organ};
use crate::lang::Lang;
use crate::words::profession as names;

/// A contradiction as a sentence; [`place`](super::place) says where it stands.
pub fn contradiction(lang: Lang, statutes: &Statutes, it: &Contradiction) -> String {
    match &it.what {
        What::Empty => t!(lang, "Il manque un texte ici.", "A text is missing here."),
        What::Text(refused) => names::typed(lang, *refused),
        What::Zero => t!(
            lang,
            "Zéro ne veut rien dire ici : écrivez un nombre ou une part plus grande, ou laissez les statuts silencieux.",
            "Zero means nothing here: write a larger number or share, or leave the statutes silent."
        ),
        What::Above { most } => t!(
            lang,
            "C’est trop : {most} au plus.",
            "Too much: {most} at most."
        ),
        What::Below { least } => t!(
            lang,
            "C’est trop peu : {least} au moins.",
            "Too little: {least} at least."
        ),
        What::AboveOne => t!(
            lang,
            "Une part ne peut pas dépasser le tout : 100 % au plus.",
            "A share cannot exceed the whole: 100% at most."
        ),
        What::NotBelowOne => t!(
            lang,
            "Cette part doit laisser quelque chose aux autres : moins de 100 %.",
            "This share must leave something for others: less than 100%."
        ),
        What::Twice => t!(
            lang,
            "C’est écrit deux fois : gardez-en une.",
            "This appears twice: keep one."
        ),
        What::NamesNothing => t!(
            lang,
            "Cette liste est vide : nommez au moins une chose.",
            "This list is empty: name at least one thing."
        ),
        What::NobodyVotes => t!(
            lang,
            "Aucun collège n’a de voix : personne ne pourrait décider.",
            "No college has a vote: nobody could decide."
        ),
        What::NobodyBelongs => t!(
            lang,
            "Personne ne peut être membre de ce collège : dites qui en fait partie.",
            "Nobody can be a member of this college: say who belongs to it."
        ),
        What::ConditionMeetsNobody => t!(
            lang,
            "Personne ne peut remplir cette condition : une structure n’a pas de profession, et une profession n’a qu’une catégorie.",
            "Nobody can meet this condition: a structure has no profession, and a profession has one category."
        ),
        What::TakenBefore { by } => {
            let by = college_name(statutes, by);
            t!(
                lang,
                "Toutes ces personnes sont déjà dans le collège « {by} », qui vient avant : changez l’ordre ou la condition.",
                "All these people are already in the college “{by}”, which comes first: change the order or the condition."
            )
        }
        What::SeatsNobodyFills => t!(
            lang,
            "Ce collège a des sièges et personne ne peut en être membre.",
            "This college has seats and nobody can be its member."
        ),
        What::SeatsDoNotAddUp { board, colleges } => t!(
            lang,
            "Le conseil a {board} sièges et les collèges en élisent {colleges} : les deux nombres doivent être les mêmes.",
            "The board has {board} seats and the colleges elect {colleges}: the two numbers must be the same."
        ),
        What::SeatsWithoutBoard => t!(
            lang,
            "Des collèges élisent des sièges d’un conseil dont les statuts ne disent rien.",
            "Colleges elect to a board about which the statutes say nothing."
        ),
        What::EstablishmentsHaveMore { college } => {
            let college = college_name(statutes, college);
            t!(
                lang,
                "Les statuts donnent moins aux établissements que le collège « {college} », où un établissement aurait plus : accordez les deux.",
                "The statutes give establishments less than the college “{college}” does: make the two agree."
            )
        }
        What::UnknownCollege => t!(
            lang,
            "Aucun collège n’a ce nom dans ces statuts.",
            "No college of these statutes has that name."
        ),
        What::CollegeDoesNotVote => t!(
            lang,
            "Ce collège n’a pas de voix à compter : sa voix est consultative.",
            "This college has no vote to count: its voice is advisory."
        ),
        What::SimpleIsOfVotes => t!(
            lang,
            "« Plus de pour que de contre » se compte sur des voix, pas sur des présents : choisissez la majorité absolue, ou les suffrages exprimés.",
            "“More for than against” counts votes, not people: choose the absolute majority, or votes cast."
        ),
        What::NotAboveHalf => t!(
            lang,
            "Une majorité qualifiée demande plus de la moitié.",
            "A qualified majority is more than half."
        ),
        What::ShareIsUnanimity => t!(
            lang,
            "La totalité, c’est l’unanimité : choisissez-la.",
            "A share equal to the whole is unanimity: choose that."
        ),
        What::SecondWithoutQuorum => t!(
            lang,
            "Une deuxième convocation suit un quorum manqué, et il n’y a pas de quorum.",
            "A second convocation follows a missed quorum, and there is no quorum."
        ),
        What::SecondNotEasier => t!(
            lang,
            "Le quorum de la deuxième réunion doit être plus facile que le premier.",
            "The quorum of the second meeting must be easier than the first."
        ),
        What::ChairInSecret => t!(
            lang,
            "La voix prépondérante ne peut pas décider un vote secret : personne ne sait ce que la présidence a voté.",
            "A casting vote cannot decide a secret vote: nobody knows what the chair voted."
        ),
        What::LimitsNothing => t!(
            lang,
            "Ces limites ne limitent rien : fixez-en une, ou retirez la règle.",
            "These limits limit nothing: set one, or take the rule away."
        ),
        What::ConsensusOnSecret { decision } => {
            let decision = super::decision(lang, *decision);
            t!(
                lang,
                "« {decision} » est toujours un vote secret, et les positions d’une recherche d’accord sont ouvertes : retirez-la de cette liste, ou le secret.",
                "“{decision}” is always a secret vote, and positions towards agreement are open: take it off this list, or take secrecy away."
            )
        }
        What::SameCap { other } => {
            let other_name = statutes
                .caps
                .get(*other)
                .map(|it| cap_name(lang, &it.rule))
                .unwrap_or_default();
            let n = other + 1;
            t!(
                lang,
                "La limite n° {n} ({other_name}) dit déjà quelque chose sur les mêmes décisions : gardez-en une.",
                "Limit no. {n} ({other_name}) already says something of the same decisions: keep one."
            )
        }
        What::CapRoundsToZero { seats } => t!(
            lang,
            "0 siège pour un bloc avec N = {seats} : l’arrondi ne laisse aucun siège, et les statuts ne disent pas si c’est voulu. Choisissez « aucun siège » ou « un siège ».",
            "0 seats for a group with N = {seats}: rounding leaves no seat, and the statutes do not say whether this is intended. Choose “no seat” or “one seat”."
        ),
        What::CapBelowCollege {
            college,
            seats,
            most,
        } => {
            let college = college_name(statutes, college);
            t!(
                lang,
                "Le collège « {college} » a {seats} sièges, et la limite n’en laisse que {most} aux établissements : l’un exclut l’autre.",
                "The college “{college}” has {seats} seats, and the limit leaves establishments {most}: one excludes the other."
            )
        }
        What::VilleOutOfReach { most, needed } => t!(
            lang,
            "La ville doit avoir {needed} sièges, et les collèges où elle peut être n’en ont que {most}.",
            "Town practice must have {needed} seats, and the colleges where it can be have {most}."
        ),
        What::WeightsDoNotMakeOne => t!(
            lang,
            "Les poids des collèges ne font pas 100 % ensemble.",
            "The colleges’ weights do not add up to 100%."
        ),
        What::CollegeNotWeighed { college } => {
            let college = college_name(statutes, college);
            t!(
                lang,
                "Le collège « {college} » vote et n’a pas de poids : donnez-lui le sien.",
                "The college “{college}” votes but has no weight: give it one."
            )
        }
        What::CapOnSecret { organ } => {
            let organ = in_organ(lang, *organ);
            t!(
                lang,
                "Limiter les voix exprimées demande un vote ouvert, et le vote est toujours secret {organ} : il faudrait une urne par groupe, qui dirait qui a voté quoi. Limitez plutôt les sièges.",
                "Capping votes cast needs an open ballot, and the ballot is always secret {organ}: it would need a ballot box for each group, which would reveal who voted what. Limit seats instead."
            )
        }
        What::CapWithoutBoard => t!(
            lang,
            "Cette limite porte sur les sièges d’un conseil dont les statuts ne disent rien.",
            "This limit is on the seats of a board about which the statutes say nothing."
        ),
        What::NotAnOffice => t!(
            lang,
            "Ce n’est pas une fonction de l’association : la coordination et le contrôle des comptes n’en sont pas.",
            "This is not an office of the association: coordination and auditing are not."
        ),
        What::MinimumsAboveSeats { needed, seats } => t!(
            lang,
            "Les minimums demandent {needed} sièges, et le conseil en a {seats}.",
            "The minimums require {needed} seats, and the board has {seats}."
        ),
        What::ProfessionExcluded {
            profession,
            most,
            least,
        } => {
            let profession = names::profession(lang, *profession).to_lowercase();
            t!(
                lang,
                "On demande au moins {least} sièges pour une profession ({profession}) et on lui en laisse {most} au plus : l’un exclut l’autre.",
                "At least {least} seats are required for one profession ({profession}) and at most {most} are left for it: one excludes the other."
            )
        }
        What::TooFewProfessions { most, needed } => t!(
            lang,
            "Le conseil doit compter {needed} professions, et ses collèges n’en prennent que {most}.",
            "The board must have {needed} professions, and its colleges take {most}."
        ),
        What::SharesLeaveSeats { most, seats } => t!(
            lang,
            "Avec cette part au plus par profession, seuls {most} des {seats} sièges peuvent être pourvus.",
            "With that share at most for each profession, only {most} of {seats} seats can be filled."
        ),
    }
}
