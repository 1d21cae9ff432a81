//! What the silence of statutes means, and on what ground.

use domain::statutes::Silence;

use crate::lang::Lang;

/// What holds where the statutes say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// What holds, as a sentence.
    pub holds: String,
    /// Why: the law, a ruling, an answer, or the rule of this platform.
    pub ground: String,
}

/// A point on which statutes can be silent beside those of organs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Unpaid dues.
    Unpaid,
    /// Seniority before a first vote.
    Seniority,
    /// When the roll is closed.
    RollClosing,
    /// Establishments.
    Establishments,
    /// Mixed practice.
    Mixed,
    /// The board.
    Board,
    /// How seats are won.
    Elections,
    /// Small groups.
    SmallGroups,
}

impl Unsaid {
    /// Every point.
    pub const ALL: [Self; 8] = [
        Self::Unpaid,
        Self::Seniority,
        Self::RollClosing,
        Self::Establishments,
        Self::Mixed,
        Self::Board,
        Self::Elections,
        Self::SmallGroups,
    ];
}

/// What silence on a rule of an organ means.
pub fn silence(lang: Lang, it: Silence) -> Meaning {
    let (holds, ground) = match it {
        Silence::ReasonableNotice => (
            t!(
                lang,
                "La convocation part assez tôt pour que chacun puisse venir, et atteint chaque membre.",
                "The meeting is convened early enough for everybody to come, and every member is reached."
            ),
            t!(
                lang,
                "Cour d’appel d’Aix-en-Provence, 13\u{a0}janvier 2015, n°\u{a0}14/00327.",
                "Court of appeal of Aix-en-Provence, 13 January 2015, no. 14/00327."
            ),
        ),
        Silence::NoQuorum => (
            t!(
                lang,
                "Aucun quorum : la réunion décide quel que soit le nombre de présents.",
                "No quorum: the meeting decides however many attend."
            ),
            t!(
                lang,
                "La loi de 1901 ne demande pas de quorum : seuls les statuts peuvent en fixer un.",
                "The law of 1901 requires no quorum: only the statutes can set one."
            ),
        ),
        Silence::ConvenedAnew => (
            t!(
                lang,
                "Si un quorum est manqué, une nouvelle réunion est convoquée comme la première, avec le même quorum.",
                "If a quorum is not met, another meeting is convened like the first, with the same quorum."
            ),
            t!(
                lang,
                "Un quorum écrit est une condition de validité : rien ne l’abaisse si les statuts ne le disent pas.",
                "A written quorum is a condition of validity: only the statutes can lower it."
            ),
        ),
        Silence::SimpleMajority => (
            t!(
                lang,
                "Adopté s’il y a plus de « pour » que de « contre » ; blancs, nuls et abstentions ne comptent pas.",
                "Adopted when more are for than against; blank, spoilt and abstentions do not count."
            ),
            t!(
                lang,
                "Dans le silence des statuts, une assemblée décide à la majorité simple de ceux qui votent.",
                "Where the statutes are silent, a meeting decides by a simple majority of those who vote."
            ),
        ),
        Silence::TieRejected => (
            t!(
                lang,
                "À égalité, la proposition est rejetée.",
                "If there is a tie, the proposal is rejected."
            ),
            t!(
                lang,
                "Rien n’est adopté sans majorité, et personne n’a de voix prépondérante que les statuts ne lui donnent.",
                "Nothing is adopted without a majority, and nobody has a casting vote that the statutes do not give."
            ),
        ),
        Silence::MeetingDecidesSecrecy => (
            t!(
                lang,
                "La réunion choisit elle-même si le vote est ouvert ou secret.",
                "The meeting itself chooses whether the vote is open or secret."
            ),
            t!(
                lang,
                "La loi de 1901 n’impose aucune forme de vote.",
                "The law of 1901 requires no particular form of vote."
            ),
        ),
        Silence::NoRemote => (
            t!(
                lang,
                "On ne vote pas à distance, même si c’est permis pour un autre organe.",
                "There is no remote voting, even where another body allows it."
            ),
            t!(
                lang,
                "Cour de cassation, 1re chambre civile, 25\u{a0}janvier 2017, n°\u{a0}15-25.561.",
                "Cour de cassation, first civil chamber, 25 January 2017, no. 15-25.561."
            ),
        ),
        Silence::VoteDecides => (
            t!(
                lang,
                "On peut rechercher un accord, mais seul le vote décide.",
                "Agreement may be sought, but only the vote decides."
            ),
            t!(
                lang,
                "Loi de 1901 : le contrat d’association dit comment on décide ; un accord qu’il ne prévoit pas n’engage pas l’association.",
                "Law of 1901: the contract of association says how one decides; an agreement it does not provide for does not bind the association."
            ),
        ),
        Silence::ProxiesUnlimited => (
            t!(
                lang,
                "Chacun peut donner pouvoir à un autre membre qui vote, sans limite de nombre.",
                "Anyone may give a proxy to another voting member, without any limit."
            ),
            t!(
                lang,
                "Réponse ministérielle du 28 août 2012 ; Code civil, articles 1984 et suivants (mandat).",
                "Ministerial answer of 28 August 2012; Code civil, articles 1984 and following (mandate)."
            ),
        ),
    };
    Meaning { holds, ground }
}

/// What silence on any other point means.
pub fn unsaid(lang: Lang, it: Unsaid) -> Meaning {
    let (holds, ground) = match it {
        Unsaid::Unpaid => (
            t!(
                lang,
                "Un membre qui doit sa cotisation garde son vote.",
                "A member who owes dues keeps their vote."
            ),
            t!(
                lang,
                "L’adhésion et ses droits ne cessent que par une décision prise selon les statuts.",
                "Membership and its rights end only by a decision under the statutes."
            ),
        ),
        Unsaid::Seniority => (
            t!(
                lang,
                "On vote dès l’admission.",
                "Members vote as soon as they are admitted."
            ),
            t!(
                lang,
                "Seuls les statuts peuvent demander une ancienneté.",
                "Only the statutes can require a length of membership."
            ),
        ),
        Unsaid::RollClosing => (
            t!(
                lang,
                "La liste des votants est celle du jour de la réunion.",
                "The roll is that of the day of the meeting."
            ),
            t!(
                lang,
                "Seuls les statuts peuvent arrêter la liste plus tôt.",
                "Only the statutes can close the roll earlier."
            ),
        ),
        Unsaid::Establishments => (
            t!(
                lang,
                "Les établissements de santé sont ce que les collèges en font.",
                "Health-care establishments have the place that the colleges give them."
            ),
            t!(
                lang,
                "Qui peut adhérer, et avec quelle voix, se lit dans les collèges.",
                "Who can join, and with what voice, is read in the colleges."
            ),
        ),
        Unsaid::Mixed => (
            t!(
                lang,
                "Qui exerce en ville et dans un groupe hospitalier est du côté de l’activité pour laquelle il ou elle a adhéré.",
                "Those who practise both in town and in a hospital group are on the side of the activity for which they joined."
            ),
            t!(
                lang,
                "Sans seuil dans les statuts, l’adhésion dit l’activité.",
                "Without a threshold in the statutes, the membership says which activity."
            ),
        ),
        Unsaid::Board => (
            t!(
                lang,
                "Les sièges du conseil, leur durée et leur nombre ne sont pas fixés ici.",
                "The board’s seats, their number and their term are not set here."
            ),
            t!(
                lang,
                "La loi de 1901 laisse l’administration de l’association à ses statuts.",
                "The law of 1901 leaves the administration of an association to its statutes."
            ),
        ),
        Unsaid::Elections => (
            t!(
                lang,
                "Entre candidats à égalité, on vote de nouveau.",
                "Between candidates with equal votes, there is another vote."
            ),
            t!(
                lang,
                "Ni l’âge ni le sort ne décident si les statuts ne le disent pas.",
                "Neither age nor a draw decides unless the statutes say so."
            ),
        ),
        Unsaid::SmallGroups => (
            t!(
                lang,
                "Sous 5 personnes, la plateforme prévient que le secret serait fragile, et laisse choisir comment voter.",
                "Under 5 people the platform warns that secrecy would be weak, and leaves open how to vote."
            ),
            t!(
                lang,
                "C’est une règle de la plateforme, pas de l’association.",
                "This is a rule of the platform, not of the association."
            ),
        ),
    };
    Meaning { holds, ground }
}
