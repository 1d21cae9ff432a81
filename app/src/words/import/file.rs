//! Why nothing of a file can be used.

use domain::import::{FileRefused, limit};

use crate::lang::Lang;
use crate::words::number;

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
        FileRefused::TooManyParties => {
            let lines = number(lang, i64::try_from(limit::PARTIES).unwrap_or(i64::MAX));
            t!(
                lang,
                "Le fichier a plus de {lines} lignes : gardez les groupes du territoire, ou coupez-le en deux.",
                "The file has more than {lines} lines: keep the groups of the territory, or cut it in two."
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
