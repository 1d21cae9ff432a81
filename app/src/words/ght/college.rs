//! Where a member stands under the rules, in sentences.

use domain::college::Met;
use domain::electorate::{Barred, Right};
use domain::ght::Bloc;
use domain::ght::side::SideBecause;
use domain::id::BlocId;
use domain::statutes::{CollegeId, Statutes};

use crate::lang::Lang;
use crate::statutes::words::{college_name, side};
use crate::words;
use crate::words::profession as names;

/// What a member is that a condition of the college asks for.
pub fn met(lang: Lang, blocs: &[Bloc], met: Met) -> String {
    match met {
        Met::Category(it) => names::category(lang, it),
        Met::Profession(it) => names::profession(lang, it),
        Met::Mode(it) => names::mode(lang, it),
        Met::Setting(it) => names::setting(lang, it),
        Met::Structure(it) => names::structure_kind(lang, it),
        Met::Side(it, because) => {
            let (side, why) = (side(lang, it), because_of(lang, blocs, because));
            t!(
                lang,
                "du côté « {side} », car {why}",
                "on the side \"{side}\", because {why}"
            )
        }
    }
}

fn because_of(lang: Lang, blocs: &[Bloc], because: SideBecause) -> String {
    match because {
        SideBecause::Attached(bloc) => {
            let name = bloc_name(blocs, Some(bloc));
            t!(lang, "rattaché·e à {name}", "attached to {name}")
        }
        SideBecause::Structure(it) => names::structure_kind(lang, it),
        SideBecause::Liberal => t!(lang, "en exercice libéral", "self-employed"),
        SideBecause::HospitalPrivateSector => t!(
            lang,
            "le secteur privé de l’hôpital s’exerce à l’hôpital",
            "the private sector of a hospital is practised in it"
        ),
        SideBecause::Practises(it) => {
            let place = names::setting(lang, it);
            t!(
                lang,
                "lieu d’exercice : {place}",
                "place of practice: {place}"
            )
        }
        SideBecause::Category(it) => names::category(lang, it),
        SideBecause::Unknown => t!(
            lang,
            "le lieu et le mode d’exercice ne sont pas connus",
            "place and mode of practice are not known"
        ),
    }
}

/// The name of a group.
pub fn bloc_name(blocs: &[Bloc], id: Option<BlocId>) -> String {
    let found = blocs.iter().find(|it| Some(it.id) == id);
    found.map(|it| it.name.clone()).unwrap_or_default()
}

/// Whether the member votes in the ordinary meeting, and why not.
pub fn right(lang: Lang, statutes: &Statutes, right: &Right) -> String {
    let name = |id: &CollegeId| college_name(statutes, id);
    match right {
        Right::Votes { voices, .. } | Right::Recused { voices, .. } => {
            let voices = u32::from(*voices);
            plural!(
                lang,
                voices,
                "Droit de vote à l’assemblée générale ordinaire : oui, avec {voices} voix.",
                "Droit de vote à l’assemblée générale ordinaire : oui, avec {voices} voix.",
                "Vote in the ordinary general meeting: yes, with {voices} voice.",
                "Vote in the ordinary general meeting: yes, with {voices} voices."
            )
        }
        Right::Consultative { .. } => t!(
            lang,
            "Voix consultative : ce collège prend la parole à l’assemblée et ne vote pas.",
            "Advisory voice: this college speaks in the meeting and does not vote."
        ),
        Right::Barred(barred) => match barred {
            Barred::NotMember(_) => t!(
                lang,
                "Pas encore de droit de vote : l’adhésion n’est pas acceptée.",
                "No vote yet: the membership is not accepted."
            ),
            Barred::Suspended => t!(
                lang,
                "Pas de droit de vote : l’adhésion est suspendue.",
                "No vote: the membership is suspended."
            ),
            Barred::Since {
                from: Some(day),
                article,
            } => {
                let day = words::date(lang, *day);
                t!(
                    lang,
                    "Droit de vote à partir du {day} : les règles demandent une ancienneté (art.\u{a0}{article}).",
                    "Votes from {day} on: the rules ask for seniority (art. {article})."
                )
            }
            Barred::Since {
                from: None,
                article,
            } => t!(
                lang,
                "Pas de droit de vote : les règles demandent une ancienneté (art.\u{a0}{article}), et le jour d’admission n’est pas connu.",
                "No vote: the rules ask for seniority (art. {article}), and the day of admission is not known."
            ),
            Barred::Owes { amount, article } => {
                let amount = words::euros(lang, *amount);
                t!(
                    lang,
                    "Pas de droit de vote tant que la cotisation de {amount} n’est pas enregistrée (art.\u{a0}{article}).",
                    "No vote until the dues of {amount} are recorded (art. {article})."
                )
            }
            Barred::NotOnOrgan => t!(lang, "Ne siège pas ici.", "Does not sit here."),
            Barred::NoCollege => t!(
                lang,
                "Pas de droit de vote : les règles n’ont pas de collège pour ce profil.",
                "No vote: the rules have no college for this profile."
            ),
            Barred::OtherCollege(other) => {
                let other = name(other);
                t!(
                    lang,
                    "C’est un autre collège qui vote ({other}).",
                    "Another college votes ({other})."
                )
            }
        },
    }
}
