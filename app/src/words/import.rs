//! What an import has to say: about a file, a cell, a line.

use axum::http::StatusCode;
use domain::import::{
    CellRefused, Choice, Column, Doubt, FileRefused, Likeness, Verdict, What, Wrong, limit,
};
use service::import::{BatchRefused, CheckRefused, Committed, KEPT_DAYS, Kind, State, Touch};

use super::{Refusal, number};
use crate::lang::Lang;

impl Refusal for CheckRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoFile => t!(lang, "Choisissez un fichier.", "Choose a file."),
            Self::File(refused) => file(lang, refused),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("fichier")
    }
}

impl Refusal for BatchRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::AlreadyCommitted => t!(
                lang,
                "Cet import est déjà enregistré.",
                "This import is recorded already."
            ),
            Self::Over => t!(
                lang,
                "Cet import a été annulé ou abandonné : envoyez le fichier à nouveau.",
                "This import was undone or dropped: send the file again."
            ),
            Self::NotCommitted => t!(
                lang,
                "Rien n’a été enregistré : il n’y a rien à annuler.",
                "Nothing was recorded: there is nothing to undo."
            ),
            Self::Nothing => t!(
                lang,
                "Il n’y a rien à enregistrer.",
                "There is nothing to record."
            ),
            Self::TooOld => t!(
                lang,
                "Un import s’annule pendant {KEPT_DAYS} jours ; celui-ci est plus ancien.",
                "An import can be undone for {KEPT_DAYS} days; this one is older."
            ),
            Self::Stale(lines) => plural!(
                lang,
                *lines,
                "Le registre a changé depuis la vérification : une ligne ferait autre chose. Comparez à nouveau, puis relisez.",
                "Le registre a changé depuis la vérification : {lines} lignes feraient autre chose. Comparez à nouveau, puis relisez.",
                "The register changed since the check: one line would do something else. Compare again, then look.",
                "The register changed since the check: {lines} lines would do something else. Compare again, then look."
            ),
            Self::Touched(touched) => {
                let count = touched.count;
                plural!(
                    lang,
                    count,
                    "Cet import ne peut plus être annulé : une fiche a servi depuis. Rien n’a été changé.",
                    "Cet import ne peut plus être annulé : {count} fiches ont servi depuis. Rien n’a été changé.",
                    "This import can no longer be undone: one record was used since. Nothing was changed.",
                    "This import can no longer be undone: {count} records were used since. Nothing was changed."
                )
            }
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

/// Why nothing of a file can be used.
pub fn file(lang: Lang, refused: &FileRefused) -> String {
    match refused {
        FileRefused::Empty => t!(lang, "Le fichier est vide.", "The file is empty."),
        FileRefused::HeaderOnly => t!(
            lang,
            "Le fichier n’a que sa ligne d’en-tête : aucune ligne à importer.",
            "The file has nothing but its header: no line to import."
        ),
        FileRefused::TooLarge => {
            let megabytes = limit::FILE_BYTES >> 20;
            t!(
                lang,
                "Le fichier dépasse {megabytes} Mo. Retirez des colonnes inutiles ou coupez-le en deux.",
                "The file is larger than {megabytes} MB. Remove useless columns or cut it in two."
            )
        }
        FileRefused::TooManyLines => {
            let lines = number(lang, i64::try_from(limit::LINES).unwrap_or(i64::MAX));
            t!(
                lang,
                "Le fichier a plus de {lines} lignes : coupez-le en deux.",
                "The file has more than {lines} lines: cut it in two."
            )
        }
        FileRefused::TooManyColumns { line, found } => {
            let most = limit::COLUMNS;
            t!(
                lang,
                "Ligne {line} : {found} colonnes, {most} au plus.",
                "Line {line}: {found} columns, at most {most}."
            )
        }
        FileRefused::Interrupted => t!(
            lang,
            "Le fichier n’est pas arrivé entier : envoyez-le à nouveau.",
            "The file did not arrive whole: send it again."
        ),
        FileRefused::Utf16 => t!(
            lang,
            "Le fichier est en « Unicode » (UTF-16). Dans votre tableur, enregistrez-le en « CSV UTF-8 ».",
            "The file is in \"Unicode\" (UTF-16). In your spreadsheet, save it as \"CSV UTF-8\"."
        ),
        FileRefused::Workbook => t!(
            lang,
            "C’est un classeur, pas un fichier CSV. Dans votre tableur : Fichier, Enregistrer sous, « CSV UTF-8 ».",
            "This is a workbook, not a CSV file. In your spreadsheet: File, Save as, \"CSV UTF-8\"."
        ),
        FileRefused::MixedEncoding { line, character } => t!(
            lang,
            "Ligne {line}, caractère {character} : un accent est écrit autrement que dans le reste du fichier. Enregistrez-le à nouveau en « CSV UTF-8 ».",
            "Line {line}, character {character}: an accent is written unlike the rest of the file. Save it again as \"CSV UTF-8\"."
        ),
        FileRefused::HeaderControl { line, column } => t!(
            lang,
            "Ligne {line}, colonne {column} : un caractère invisible dans l’en-tête. Enregistrez le fichier à nouveau depuis votre tableur.",
            "Line {line}, column {column}: an invisible character in the header. Save the file again from your spreadsheet."
        ),
        FileRefused::ColumnTwice {
            line,
            column,
            first,
            second,
        } => {
            let name = column.title();
            t!(
                lang,
                "Ligne {line} : les colonnes {first} et {second} disent la même chose (« {name} »). Gardez-en une.",
                "Line {line}: columns {first} and {second} say the same (\"{name}\"). Keep one."
            )
        }
        FileRefused::NoKnownColumn { line, found } => t!(
            lang,
            "Ligne {line} : aucun nom de colonne connu dans « {found} ». La première ligne doit être celle des noms de colonnes.",
            "Line {line}: no known column name in \"{found}\". The first line must be that of the column names."
        ),
        FileRefused::MissingColumns { line, columns } => {
            let names = columns
                .iter()
                .map(|column| format!("« {} »", column.title()))
                .collect::<Vec<_>>()
                .join(", ");
            t!(
                lang,
                "Ligne {line} : il manque {names}.",
                "Line {line}: {names} missing."
            )
        }
        FileRefused::UnclosedQuote { line, column } => t!(
            lang,
            "Ligne {line}, colonne {column} : un guillemet ouvert n’est jamais fermé. La fin du fichier manque peut-être.",
            "Line {line}, column {column}: a quotation mark is never closed. The end of the file may be missing."
        ),
    }
}

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
    }
}

/// What would happen with a line, or did.
pub fn verdict(lang: Lang, verdict: Verdict, state: State) -> String {
    match verdict {
        Verdict::Create if state == State::Committed => t!(lang, "Créée", "Created"),
        Verdict::Update if state == State::Committed => t!(lang, "Complétée", "Completed"),
        Verdict::Create => t!(lang, "À créer", "To create"),
        Verdict::Update => t!(lang, "À compléter", "To complete"),
        Verdict::Already => t!(lang, "Déjà enregistré", "Recorded already"),
        Verdict::Likely => t!(lang, "Doublon probable", "Likely duplicate"),
        Verdict::Repeats => t!(lang, "Répétition", "Repeated"),
        Verdict::Refused => t!(lang, "Erreur", "Error"),
    }
}

/// How many lines have a verdict, for the sentence on top.
pub fn verdict_count(lang: Lang, verdict: Verdict, count: u32) -> String {
    let n = number(lang, count.into());
    match verdict {
        Verdict::Create => plural!(
            lang,
            count,
            "{n} ligne à créer",
            "{n} lignes à créer",
            "{n} line to create",
            "{n} lines to create"
        ),
        Verdict::Update => plural!(
            lang,
            count,
            "{n} fiche à compléter",
            "{n} fiches à compléter",
            "{n} record to complete",
            "{n} records to complete"
        ),
        Verdict::Already => plural!(
            lang,
            count,
            "{n} déjà enregistrée",
            "{n} déjà enregistrées",
            "{n} recorded already",
            "{n} recorded already"
        ),
        Verdict::Likely => plural!(
            lang,
            count,
            "{n} doublon probable",
            "{n} doublons probables",
            "{n} likely duplicate",
            "{n} likely duplicates"
        ),
        Verdict::Repeats => plural!(
            lang,
            count,
            "{n} répétition",
            "{n} répétitions",
            "{n} repeated",
            "{n} repeated"
        ),
        Verdict::Refused => plural!(
            lang,
            count,
            "{n} erreur",
            "{n} erreurs",
            "{n} error",
            "{n} errors"
        ),
    }
}

/// Why two may be one person.
pub fn likeness(lang: Lang, why: Likeness) -> String {
    match why {
        Likeness::Rpps => t!(lang, "même RPPS, autre nom", "same RPPS, another name"),
        Likeness::NameAndWork => t!(
            lang,
            "même nom, même profession ou commune",
            "same name, same profession or commune"
        ),
        Likeness::Name => t!(lang, "même nom", "same name"),
        Likeness::Email => t!(
            lang,
            "même adresse e-mail, un nom en commun",
            "same e-mail address, one name in common"
        ),
    }
}

/// Where an import stands.
pub fn import_state(lang: Lang, state: State) -> String {
    match state {
        State::Checked => t!(lang, "À relire", "To look at"),
        State::Committed => t!(lang, "Enregistré", "Recorded"),
        State::Undone => t!(lang, "Annulé", "Undone"),
        State::Dropped => t!(lang, "Abandonné", "Dropped"),
    }
}

/// What happened to a record since it was imported.
pub fn touch(lang: Lang, touch: Touch) -> String {
    match touch {
        Touch::Held => t!(
            lang,
            "la personne s’est connectée et a repris sa fiche",
            "the person signed in and took the record over"
        ),
        Touch::Changed => t!(lang, "la fiche a été modifiée", "the record was changed"),
        Touch::Dues => t!(lang, "une cotisation est enregistrée", "dues are recorded"),
        Touch::Invited => t!(
            lang,
            "une invitation a été envoyée",
            "an invitation was sent"
        ),
        Touch::Gone => t!(lang, "la fiche n’existe plus", "the record is gone"),
    }
}

/// A column of a file, as the page names it.
pub fn column(lang: Lang, column: Column) -> String {
    match column {
        Column::ProfessionCode => t!(lang, "Profession", "Profession"),
        Column::ModeCode => t!(lang, "Mode d’exercice", "Mode of practice"),
        Column::SkillCode => t!(lang, "Savoir-faire", "Savoir-faire"),
        Column::SectorCode => t!(lang, "Secteur", "Sector"),
        Column::Phone => t!(lang, "Téléphone", "Telephone"),
        Column::StructureName => t!(lang, "Lieu d’exercice", "Place of practice"),
        other => other.title().to_owned(),
    }
}

/// What the board chose for a likely duplicate.
pub fn choice(lang: Lang, choice: Option<Choice>) -> String {
    match choice {
        None => t!(lang, "À trancher.", "To decide."),
        Some(Choice::Skip) => t!(lang, "Laissé de côté.", "Left aside."),
        Some(Choice::Another) => t!(lang, "Une autre personne.", "Another person."),
        Some(Choice::Same(_)) => t!(lang, "La même personne.", "The same person."),
    }
}

/// The button that writes.
pub fn commit(lang: Lang, kind: Kind, create: u32, update: u32) -> String {
    let (c, u) = (number(lang, create.into()), number(lang, update.into()));
    match (kind, create, update) {
        (Kind::Dues, ..) => plural!(
            lang,
            create,
            "Enregistrer {c} cotisation",
            "Enregistrer {c} cotisations",
            "Record {c} payment",
            "Record {c} payments"
        ),
        (Kind::Members, _, 0) => plural!(
            lang,
            create,
            "Créer {c} adhésion",
            "Créer {c} adhésions",
            "Create {c} membership",
            "Create {c} memberships"
        ),
        (Kind::Members, 0, _) => plural!(
            lang,
            update,
            "Compléter {u} fiche",
            "Compléter {u} fiches",
            "Complete {u} record",
            "Complete {u} records"
        ),
        (Kind::Members, ..) => t!(
            lang,
            "Créer {c} et compléter {u}",
            "Create {c} and complete {u}"
        ),
    }
}

/// What a commit did.
pub fn committed(lang: Lang, kind: Kind, done: Committed) -> String {
    let (created, updated) = (done.created, done.updated);
    let (c, u) = (number(lang, created.into()), number(lang, updated.into()));
    let first = match kind {
        Kind::Dues => plural!(
            lang,
            created,
            "{c} cotisation enregistrée.",
            "{c} cotisations enregistrées.",
            "{c} payment recorded.",
            "{c} payments recorded."
        ),
        Kind::Members => plural!(
            lang,
            created,
            "{c} adhésion créée.",
            "{c} adhésions créées.",
            "{c} membership created.",
            "{c} memberships created."
        ),
    };
    if updated == 0 {
        return first;
    }
    let second = plural!(
        lang,
        updated,
        "{u} fiche complétée.",
        "{u} fiches complétées.",
        "{u} record completed.",
        "{u} records completed."
    );
    format!("{first} {second}")
}
