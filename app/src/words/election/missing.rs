//! What is missing before an election goes on: a sentence, and where it is mended.

use domain::election::checklist::Missing;
use domain::election::plan::{DatesWrong, OPEN_DAYS_MAX, OPEN_MINUTES_MIN, SeatsWrong};

use crate::lang::Lang;
use crate::words::{date, date_time};

/// The sentence, and the last part of the address at which it is mended; names colleges by `college`.
pub fn missing(
    lang: Lang,
    it: &Missing,
    college: impl Fn(&str) -> String,
) -> (String, Option<&'static str>) {
    match it {
        Missing::Rules => (
            t!(
                lang,
                "Aucune version des règles de vote n’est en vigueur.",
                "No version of the voting rules is in force."
            ),
            None,
        ),
        Missing::Remote(Some(article)) => (
            t!(
                lang,
                "Les statuts refusent le vote à distance pour les élections (art. {article})\u{a0}: cette élection ne peut pas se tenir ici.",
                "The statutes refuse remote voting in elections (art. {article}): this election cannot be held here."
            ),
            None,
        ),
        Missing::Remote(None) => (
            t!(
                lang,
                "Les statuts ne prévoient pas le vote à distance\u{a0}: leur silence l’exclut (Cass. 1re civ., 25 janvier 2017). Modifiez-les, ou votez en séance.",
                "The statutes do not provide for remote voting: silence excludes it (Cass. 1re civ., 25 Jan. 2017). Amend them, or vote in a meeting."
            ),
            None,
        ),
        Missing::Dates => (
            t!(lang, "Fixez les dates.", "Set the dates."),
            Some("modifier"),
        ),
        Missing::DatesWrong(wrong) => (dates(lang, *wrong), Some("modifier")),
        Missing::Seats(wrong) => (seats(lang, wrong, college), Some("modifier")),
        Missing::Chair => (
            t!(
                lang,
                "Désignez qui préside le bureau de vote.",
                "Name who chairs the electoral board."
            ),
            Some("bureau"),
        ),
        Missing::Tellers(more) => {
            let more = u32::try_from(*more).unwrap_or(u32::MAX);
            (
                plural!(
                    lang,
                    more,
                    "Désignez une scrutatrice ou un scrutateur de plus.",
                    "Désignez {more} scrutatrices ou scrutateurs.",
                    "Name one more teller.",
                    "Name {more} tellers."
                ),
                Some("bureau"),
            )
        }
        Missing::SheetOfficer => (
            t!(
                lang,
                "Désignez qui prépare les feuilles de vote papier.",
                "Name who prepares the voting sheets on paper."
            ),
            Some("bureau"),
        ),
        Missing::Trustees => (
            t!(
                lang,
                "Choisissez les dépositaires de la clé.",
                "Choose the key holders."
            ),
            Some("depositaires"),
        ),
        Missing::TrusteeKeys => (
            t!(
                lang,
                "Les dépositaires n’ont pas encore tous fabriqué leur clé.",
                "The key holders have not all made their key yet."
            ),
            Some("depositaires"),
        ),
        Missing::TellerKeys(count) => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            (
                plural!(
                    lang,
                    count,
                    "Une scrutatrice ou un scrutateur n’a pas encore préparé son appareil.",
                    "{count} scrutatrices ou scrutateurs n’ont pas encore préparé leur appareil.",
                    "One teller has not prepared their device yet.",
                    "{count} tellers have not prepared their devices yet."
                ),
                Some("code"),
            )
        }
        Missing::StillOpen(until) => {
            let until = date_time(lang, *until);
            (
                t!(
                    lang,
                    "Les candidatures se déposent jusqu’au {until}.",
                    "Candidacies are filed until {until}."
                ),
                None,
            )
        }
        Missing::Candidates => (
            t!(
                lang,
                "Personne ne se présente encore.",
                "Nobody stands yet."
            ),
            None,
        ),
        Missing::Answers(count) => {
            let count = *count;
            (
                plural!(
                    lang,
                    count,
                    "Une demande de correction attend une réponse.",
                    "{count} demandes de correction attendent une réponse.",
                    "One request for a correction awaits an answer.",
                    "{count} requests for a correction await an answer."
                ),
                Some("liste"),
            )
        }
        Missing::RollDay(day) => {
            let day = date(lang, *day);
            (
                t!(
                    lang,
                    "D’après les statuts, la liste est celle du {day}\u{a0}: elle s’arrête ce jour-là au plus tôt.",
                    "Under the statutes the roll is that of {day}: it is closed on that day at the earliest."
                ),
                None,
            )
        }
        Missing::SmallUrn(id, voters) => {
            let (name, voters) = (college(id.as_str()), *voters);
            (
                plural!(
                    lang,
                    voters,
                    "Collège «\u{a0}{name}\u{a0}»\u{a0}: une seule personne vote, le secret n’est pas réel. Le bureau de vote choisit ce que les statuts permettent.",
                    "Collège «\u{a0}{name}\u{a0}»\u{a0}: {voters} personnes votent, le secret n’est pas réel. Le bureau de vote choisit ce que les statuts permettent.",
                    "College “{name}”: one person votes, so that the vote is not secret in fact. The electoral board chooses what the statutes allow.",
                    "College “{name}”: {voters} people vote, so that the vote is not secret in fact. The electoral board chooses what the statutes allow."
                ),
                Some("bureau"),
            )
        }
        Missing::Voices(id) => {
            let name = college(id.as_str());
            (
                t!(
                    lang,
                    "Urne «\u{a0}{name}\u{a0}»\u{a0}: deux collèges y voteraient avec un nombre de voix différent, et un bulletin secret ne pèse qu’une voix. Séparez-les, ou votez en séance.",
                    "Urn “{name}”: two colleges would vote in it with different numbers of voices, and a secret ballot weighs one. Separate them, or vote in a meeting."
                ),
                Some("bureau"),
            )
        }
        Missing::Sheets(count) => {
            let count = *count;
            (
                plural!(
                    lang,
                    count,
                    "Une feuille de vote reste à fabriquer.",
                    "{count} feuilles de vote restent à fabriquer.",
                    "One voting sheet is still to be made.",
                    "{count} voting sheets are still to be made."
                ),
                Some("feuilles"),
            )
        }
        Missing::Rehearsal => (
            t!(
                lang,
                "La répétition n’est pas allée jusqu’au dépouillement.",
                "The rehearsal has not gone as far as the count."
            ),
            Some("bureau"),
        ),
        Missing::Late => (
            t!(
                lang,
                "L’heure d’ouverture du vote est passée\u{a0}: reportez le vote.",
                "The hour at which the vote opens is past: postpone it."
            ),
            Some("bureau"),
        ),
    }
}

/// What is wrong with dates.
pub(super) fn dates(lang: Lang, wrong: DatesWrong) -> String {
    match wrong {
        DatesWrong::Candidacies => t!(
            lang,
            "La fin des candidatures vient après leur début, et n’est pas passée.",
            "Candidacies end after they begin, and not in the past."
        ),
        DatesWrong::OpensTooSoon => t!(
            lang,
            "Le vote ouvre après la fin des candidatures.",
            "The vote opens after candidacies end."
        ),
        DatesWrong::TooShort => t!(
            lang,
            "Le vote reste ouvert au moins {OPEN_MINUTES_MIN} minutes.",
            "The vote stays open for at least {OPEN_MINUTES_MIN} minutes."
        ),
        DatesWrong::TooLong => t!(
            lang,
            "Le vote reste ouvert au plus {OPEN_DAYS_MAX} jours.",
            "The vote stays open for at most {OPEN_DAYS_MAX} days."
        ),
    }
}

/// All of them, one after the other.
pub fn all_missing(lang: Lang, all: &[Missing], college: impl Fn(&str) -> String) -> String {
    let sentences = all.iter().map(|it| missing(lang, it, &college).0);
    sentences.collect::<Vec<_>>().join(" ")
}

/// What is wrong with seats; names colleges by `college`.
pub fn seats(lang: Lang, wrong: &SeatsWrong, college: impl Fn(&str) -> String) -> String {
    match wrong {
        SeatsWrong::None => t!(
            lang,
            "Aucun siège n’est à pourvoir.",
            "No seat is to be filled."
        ),
        SeatsWrong::College(id) => {
            let name = college(id.as_str());
            t!(
                lang,
                "Le collège «\u{a0}{name}\u{a0}» n’élit personne d’après les statuts.",
                "The college “{name}” elects nobody under the statutes."
            )
        }
        SeatsWrong::TooMany { college: id, most } => {
            let name = college(id.as_str());
            t!(
                lang,
                "Le collège «\u{a0}{name}\u{a0}» a {most} sièges au plus d’après les statuts.",
                "The college “{name}” has at most {most} seats under the statutes."
            )
        }
    }
}
