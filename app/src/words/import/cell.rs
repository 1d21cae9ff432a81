//! What is wrong or doubtful in one cell, or on one line.

use domain::import::{CellRefused, Doubt, What, Wrong, limit};

use crate::lang::Lang;

/// A remark about a cell or a line.
pub fn remark(lang: Lang, what: What) -> String {
    match what {
        What::Wrong(wrong) => self::wrong(lang, wrong),
        What::Doubt(doubt) => self::doubt(lang, doubt),
    }
}

fn wrong(lang: Lang, wrong: Wrong) -> String {
    match wrong {
        Wrong::Cell(refused) => cell(lang, refused),
        Wrong::Missing(column) => {
            let name = column.title();
            t!(lang, "« {name} » est vide.", "\"{name}\" is empty.")
        }
        Wrong::Length { expected, found } => t!(
            lang,
            "{expected} caractères attendus, {found} trouvés.",
            "{expected} characters expected, {found} found."
        ),
        Wrong::Character(place) => t!(
            lang,
            "Le caractère n° {place} ne convient pas.",
            "Character no. {place} does not fit."
        ),
        Wrong::CheckDigit => t!(
            lang,
            "Un chiffre est faux : la clé ne correspond pas.",
            "A digit is wrong: the check digit does not fit."
        ),
        Wrong::Scientific => t!(
            lang,
            "Le tableur a arrondi ce numéro : ses derniers chiffres sont perdus. Mettez la colonne au format « Texte » et saisissez-le à nouveau.",
            "The spreadsheet rounded this number: its last digits are lost. Set the column to \"Text\" and type it again."
        ),
        Wrong::Profession => t!(lang, "Profession inconnue.", "Unknown profession."),
        Wrong::Mode => t!(
            lang,
            "Mode d’exercice inconnu : libéral, salarié, mixte ou bénévole.",
            "Unknown mode of practice: liberal, salaried, mixed or voluntary."
        ),
        Wrong::Skill => t!(
            lang,
            "Ce n’est pas un code de savoir-faire (SM54…).",
            "Not a savoir-faire code (SM54…)."
        ),
        Wrong::CommuneCode => t!(
            lang,
            "Ce n’est pas un code INSEE (5 caractères, 37003).",
            "Not an INSEE code (5 characters, 37003)."
        ),
        Wrong::CommuneUnknown => t!(
            lang,
            "Commune inconnue du code officiel 2026.",
            "No such commune in the official code of 2026."
        ),
        Wrong::CommuneAmbiguous(count) => t!(
            lang,
            "{count} communes portent ce nom : ajoutez le code postal.",
            "{count} communes have this name: add the postal code."
        ),
        Wrong::PostalCode => t!(
            lang,
            "Un code postal a 5 chiffres.",
            "A postal code has 5 digits."
        ),
        Wrong::Email => t!(
            lang,
            "Ce n’est pas une adresse e-mail : ni accent, ni espace, une seule par case.",
            "Not an e-mail address: no accent, no space, one per cell."
        ),
        Wrong::Phone => t!(
            lang,
            "Ce n’est pas un numéro de téléphone ; un seul par case.",
            "Not a telephone number; one per cell."
        ),
        Wrong::Date => t!(
            lang,
            "Ce n’est pas une date (24/11/2026).",
            "Not a date (24/11/2026)."
        ),
        Wrong::Future => t!(
            lang,
            "Cette date est à venir.",
            "This date is still to come."
        ),
        Wrong::Year => t!(lang, "Année à vérifier.", "Check the year."),
        Wrong::Amount => t!(
            lang,
            "Ce n’est pas un montant en euros (20,00).",
            "Not an amount in euros (20.00)."
        ),
        Wrong::Settlement => t!(
            lang,
            "Attendu : payé ou exonéré.",
            "Expected: paid or exempt."
        ),
        Wrong::Means => t!(
            lang,
            "Attendu : virement, chèque, espèces, carte ou autre.",
            "Expected: transfer, cheque, cash, card or other."
        ),
        Wrong::Number => t!(
            lang,
            "Ce n’est pas un numéro d’adhésion.",
            "Not a membership number."
        ),
        Wrong::NobodyMeant => t!(
            lang,
            "Aucun membre de la CPTS ne correspond.",
            "No member of the CPTS fits."
        ),
        Wrong::SeveralMeant(count) => t!(
            lang,
            "{count} membres correspondent : ajoutez le numéro d’adhésion.",
            "{count} members fit: add the membership number."
        ),
        Wrong::Contradiction => t!(
            lang,
            "Le numéro, le RPPS et le nom ne désignent pas la même personne.",
            "Number, RPPS and name do not point at one person."
        ),
        Wrong::ExemptPaid => t!(
            lang,
            "Exonéré, et pourtant un montant.",
            "Exempt, and yet an amount."
        ),
        Wrong::Longer(most) => t!(
            lang,
            "Plus de {most} caractères.",
            "More than {most} characters."
        ),
        Wrong::Invisible => t!(
            lang,
            "Un signe invisible s’est glissé dans le texte : saisissez-le à nouveau.",
            "A sign that cannot be seen slipped into the text: type it again."
        ),
        Wrong::NoName => t!(
            lang,
            "Un nom a au moins une lettre ou un chiffre.",
            "A name has at least one letter or digit."
        ),
        Wrong::Kind => t!(
            lang,
            "Type inconnu : GHT, CHU hors GHT, groupe privé ou autre.",
            "Unknown kind: GHT, university hospital, private group or other."
        ),
        Wrong::KindNeeded => t!(
            lang,
            "Ce groupe est nouveau : dites sur une de ses lignes ce qu’il est (GHT, CHU hors GHT, groupe privé ou autre).",
            "This group is new: say on one of its lines what it is (GHT, university hospital, private group or other)."
        ),
        Wrong::OtherKind(kind) => {
            let kind = crate::words::ght::bloc_kind(lang, kind);
            t!(
                lang,
                "Ce groupe est déjà dit « {kind} », dans le registre ou plus haut dans le fichier.",
                "This group is said to be \"{kind}\" already, in the register or further up in the file."
            )
        }
        Wrong::NoNumber => t!(
            lang,
            "Donnez le FINESS de l’entité juridique, ou son SIREN.",
            "Give the FINESS of the legal entity, or its SIREN."
        ),
        Wrong::EndsBeforeStart => t!(
            lang,
            "Le dernier jour précède le premier.",
            "The last day comes before the first."
        ),
        Wrong::Elsewhere => t!(
            lang,
            "Cet établissement est déjà dans un groupe à ces dates.",
            "This establishment is in a group on these days already."
        ),
    }
}

fn cell(lang: Lang, refused: CellRefused) -> String {
    match refused {
        CellRefused::Control(code) => t!(
            lang,
            "Caractère invisible (U+{code:04X}).",
            "Invisible character (U+{code:04X})."
        ),
        CellRefused::TooLong => {
            let most = limit::CELL_CHARACTERS;
            t!(
                lang,
                "Plus de {most} caractères : un guillemet n’est peut-être pas fermé.",
                "More than {most} characters: perhaps a quotation mark is not closed."
            )
        }
        CellRefused::TooManyCells { found, expected } => t!(
            lang,
            "{found} cases pour {expected} colonnes : un séparateur est sans doute resté dans une case.",
            "{found} cells for {expected} columns: a delimiter was probably left in a cell."
        ),
    }
}

fn doubt(lang: Lang, doubt: Doubt) -> String {
    match doubt {
        Doubt::CheckDigit => t!(
            lang,
            "La clé ne correspond pas : un chiffre est peut-être faux.",
            "The check digit does not fit: a digit may be wrong."
        ),
        Doubt::ShortLine => t!(
            lang,
            "Moins de cases que de colonnes.",
            "Fewer cells than columns."
        ),
        Doubt::NoProfession => t!(lang, "Profession absente.", "No profession."),
        Doubt::NotRpps => t!(
            lang,
            "Ce n’est pas un RPPS : laissé de côté.",
            "Not an RPPS: left aside."
        ),
        Doubt::Sector => t!(
            lang,
            "Secteur inconnu : laissé de côté.",
            "Unknown sector: left aside."
        ),
        Doubt::CommuneNotTold => t!(
            lang,
            "Plusieurs communes ont ce code postal : commune laissée vide.",
            "Several communes have this postal code: commune left empty."
        ),
        Doubt::PostalCodeDiffers => t!(
            lang,
            "Ce code postal est celui d’une autre commune.",
            "This postal code is another commune’s."
        ),
        Doubt::Garbled => t!(
            lang,
            "Accents abîmés avant l’import.",
            "Accents were damaged before the import."
        ),
        Doubt::SharedEmail => t!(
            lang,
            "Même adresse e-mail qu’une autre personne.",
            "Same e-mail address as another person."
        ),
        Doubt::Namesake => t!(
            lang,
            "Homonyme, avec un autre RPPS.",
            "Namesake, with another RPPS."
        ),
        Doubt::FormerMember => t!(
            lang,
            "A déjà été membre, ou candidat.",
            "Was a member or applicant once."
        ),
        Doubt::DatedToday => t!(
            lang,
            "Sans date : celle de l’import.",
            "No date: that of the import."
        ),
        Doubt::SirenAside => t!(
            lang,
            "Laissé de côté : cet établissement est connu par son FINESS.",
            "Left aside: this establishment is known by its FINESS."
        ),
    }
}
