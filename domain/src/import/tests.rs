use std::io::{self, Read};

use super::*;

fn sheet(text: &str) -> Sheet {
    Sheet::parse(text.as_bytes().to_vec()).expect("a sheet")
}

fn refused(bytes: &[u8]) -> FileRefused {
    Sheet::parse(bytes.to_vec()).expect_err("a refusal")
}

fn rows(sheet: &Sheet) -> Vec<Row> {
    sheet.rows().map(|row| row.expect("a row")).collect()
}

fn last_error(text: &str) -> Option<FileRefused> {
    sheet(text).rows().last().and_then(Result::err)
}

#[test]
fn the_columns_of_the_annuaire_sante_are_recognised() {
    let header = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";
    assert_eq!(header.split('|').count(), 56);
    let sheet = sheet(&format!("{header}\n8|10003461033\n"));
    assert_eq!(sheet.separator, Separator::Bar);
    assert_eq!(sheet.header.number(Column::FamilyName), Some(8));
    assert_eq!(sheet.header.number(Column::CommuneCode), Some(37));
    assert_eq!(sheet.header.number(Column::Email), Some(44));
    let used = (0..56)
        .filter(|index| sheet.header.column(*index).is_some())
        .count();
    assert_eq!(used, 23);
    assert_eq!(rows(&sheet)[0].get(Column::Identifier), Some("10003461033"));
}

#[test]
fn no_two_columns_share_a_name() {
    for column in Column::ALL {
        assert_eq!(Column::named(column.title()), Some(column), "{column:?}");
    }
}

#[test]
fn every_delimiter_and_encoding_gives_the_same_table() {
    let table = "Nom;Prénom;Commune\nLefèvre;Zoé;Amboise\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    let expected = rows(&sheet(table));
    for separator in Separator::ALL {
        let other = table.replace(';', char::from(separator.byte()).to_string().as_str());
        let found = sheet(&other);
        assert_eq!(found.separator, separator);
        assert_eq!(rows(&found), expected);
    }
    let old = Sheet::parse(latin.into_owned()).expect("Windows-1252");
    assert_eq!(old.encoding, Encoding::Windows1252);
    assert_eq!(rows(&old), expected);
    let marked = sheet(&format!("\u{feff}{table}"));
    assert_eq!(marked.encoding, Encoding::Utf8);
    assert_eq!(rows(&marked), expected);
    assert_eq!(
        rows(&sheet(&format!("sep=;\r\n{}", table.replace('\n', "\r\n"))))[0].line,
        3
    );
}

#[test]
fn a_windows_1252_file_that_ends_on_an_accent_is_not_a_cut_utf_8_file() {
    let sheet = Sheet::parse(b"Nom;Pr\xe9nom\nDupont;Aim\xe9".to_vec()).expect("readable");
    assert_eq!(sheet.encoding, Encoding::Windows1252);
    assert_eq!(rows(&sheet)[0].get(Column::GivenName), Some("Aimé"));
}

#[test]
fn a_fault_in_utf_8_is_named_by_line_and_character() {
    let bytes = b"Nom;Pr\xc3\xa9nom\nLef\xc3\xa8vre;Zo\xc3\xa9\nDupont;Aim\xe9\n";
    assert_eq!(
        refused(bytes),
        FileRefused::MixedEncoding {
            line: 3,
            character: 11
        }
    );
}

#[test]
fn what_is_not_a_text_is_refused_by_its_kind() {
    assert_eq!(refused(b"\xff\xfeN\0o\0m\0"), FileRefused::Utf16);
    assert_eq!(refused(b"N\0o\0m\0;\0P\0"), FileRefused::Utf16);
    assert_eq!(refused(b"PK\x03\x04\x14\0"), FileRefused::Workbook);
    assert_eq!(refused(b""), FileRefused::Empty);
    assert_eq!(refused(b"\xef\xbb\xbf\r\n \n"), FileRefused::Empty);
    assert_eq!(refused(b"sep=;\n"), FileRefused::Empty);
    assert_eq!(last_error("Nom;Prénom\n\n"), Some(FileRefused::HeaderOnly));
    assert_eq!(
        last_error("Nom;Prénom\n;;\n"),
        Some(FileRefused::HeaderOnly)
    );
}

#[test]
fn a_title_above_the_header_is_shown_to_the_person() {
    let found = FileRefused::NoKnownColumn {
        line: 2,
        found: "Liste des membres".into(),
    };
    assert_eq!(
        refused("\nListe des membres\nNom;Prénom\n".as_bytes()),
        found
    );
}

#[test]
fn two_columns_that_mean_the_same_are_refused() {
    let twice = FileRefused::ColumnTwice {
        line: 1,
        column: Column::FamilyName,
        first: 1,
        second: 3,
    };
    assert_eq!(refused("Nom;Prénom;Nom d'exercice\n".as_bytes()), twice);
}

#[test]
fn missing_columns_are_named() {
    let sheet = sheet("Prénom;Commune\nZoé;Amboise\n");
    let needed: [&[Column]; 2] = [&[Column::FamilyName], &[Column::GivenName]];
    let missing = FileRefused::MissingColumns {
        line: 1,
        columns: vec![Column::FamilyName],
    };
    assert_eq!(sheet.header.require(&needed), Err(missing));
}

#[test]
fn lines_are_counted_as_a_text_editor_does() {
    let text = "Nom;Prénom;Structure\r\nA;B;\"deux\r\nlignes\"\r\n\r\nC;D;E\r\n";
    let lines: Vec<_> = rows(&sheet(text)).iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 5]);
    let first = &rows(&sheet(text))[0];
    assert_eq!(first.get(Column::StructureName), Some("deux lignes"));
    let old_mac = rows(&sheet("Nom;Prénom\rA;B\rC;D\r"));
    assert_eq!(
        old_mac.iter().map(|row| row.line).collect::<Vec<_>>(),
        [2, 3]
    );
}

#[test]
fn a_bad_cell_is_named_by_line_and_column_and_spares_the_other_lines() {
    let long = "x".repeat(limit::CELL_CHARACTERS + 1);
    let text = format!("Nom;Prénom\nA\0B;C\n{long};D\nE;F;G\nH;I;\nJ\n");
    let rows = rows(&sheet(&text));
    assert_eq!(
        rows[0].refused,
        [(Some(Column::FamilyName), CellRefused::Control(0))]
    );
    assert_eq!(rows[0].get(Column::FamilyName), Some("A\u{fffd}B"));
    assert_eq!(
        rows[1].refused,
        [(Some(Column::FamilyName), CellRefused::TooLong)]
    );
    let too_many = CellRefused::TooManyCells {
        found: 3,
        expected: 2,
    };
    assert_eq!(rows[2].refused, [(None, too_many)]);
    assert!(rows[3].refused.is_empty() && !rows[3].short);
    assert!(rows[4].refused.is_empty() && rows[4].short);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_named_by_line_and_column() {
    let open = FileRefused::UnclosedQuote { line: 3, column: 2 };
    assert_eq!(last_error("Nom;Prénom\nA;B\nC;\"D\nE;F\n"), Some(open));
    assert_eq!(last_error("Nom;Prénom\nA;B\nC;\"D \"\"E\"\"\"\n"), None);
    assert_eq!(last_error("Nom;Prénom\nA;B\nC;le \"D\n"), None);
}

#[test]
fn a_line_of_a_gigabyte_is_refused_without_being_held() {
    struct Endless(u64);
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            assert!(
                self.0 < 2 * limit::FILE_BYTES,
                "reading goes on after the bound"
            );
            buffer.fill(b'x');
            self.0 += buffer.len() as u64;
            Ok(buffer.len())
        }
    }
    assert_eq!(
        Sheet::read(Endless(0)).expect_err("refused"),
        FileRefused::TooLarge
    );
}

#[test]
fn an_upload_that_breaks_off_is_not_taken_for_a_file() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    }
    assert_eq!(
        Sheet::read(Broken).expect_err("refused"),
        FileRefused::Interrupted
    );
}

#[test]
fn a_million_columns_are_refused() {
    let header = format!("Nom;Prénom{}\n", ";".repeat(1_000_000));
    let many = FileRefused::TooManyColumns {
        line: 1,
        found: 1_000_002,
    };
    assert_eq!(refused(header.as_bytes()), many);
    let row = format!("Nom;Prénom\nA;B{}\nC;D\n", ";x".repeat(1_000_000));
    let rows = rows(&sheet(&row));
    assert_eq!(rows[0].refused.len(), 1);
    assert!(rows[1].refused.is_empty());
}

#[test]
fn more_lines_than_allowed_are_refused() {
    let text = format!("Nom;Prénom\n{}", "A;B\n".repeat(limit::LINES + 1));
    assert_eq!(last_error(&text), Some(FileRefused::TooManyLines));
    let text = format!("Nom;Prénom\n{}", "A;B\n".repeat(limit::LINES));
    assert_eq!(last_error(&text), None);
}

#[test]
fn formulas_are_kept_as_text() {
    let rows = rows(&sheet("Nom;Prénom\n=HYPERLINK(1);'+33\n'=1;d'Arc\n"));
    assert_eq!(rows[0].get(Column::FamilyName), Some("=HYPERLINK(1)"));
    assert_eq!(rows[0].get(Column::GivenName), Some("+33"));
    assert_eq!(rows[1].get(Column::FamilyName), Some("=1"));
    assert_eq!(rows[1].get(Column::GivenName), Some("d'Arc"));
}

mod always {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(sheet) = Sheet::parse(bytes) {
                for row in sheet.rows() { let _ = row; }
            }
        }

        #[test]
        fn any_bytes_under_a_header_are_read_or_refused(bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), Just(b';'), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(0xe9)], 0..400)) {
            let file = [b"Nom;Pr\xc3\xa9nom;RPPS\n".as_slice(), &bytes].concat();
            if let Ok(sheet) = Sheet::parse(file) {
                let lines: Vec<_> = sheet.rows().filter_map(Result::ok).map(|row| row.line).collect();
                prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines);
            }
        }

        #[test]
        fn a_neutralised_cell_begins_no_formula_and_reads_back(text in "['=+@\\-a\t\r\n]{0,6}.{0,5}") {
            let safe = neutralise(&text);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            prop_assert_eq!(restore(&safe), text);
        }

        #[test]
        fn what_is_written_is_read_back(
            table in prop::collection::vec(prop::collection::vec("[a-zéœ=;,|\"'+@ -]{0,12}", 3), 1..8),
            which in 0..4_usize, old in any::<bool>(),
        ) {
            let separator = Separator::ALL[which];
            let mut writer = csv::WriterBuilder::new().delimiter(separator.byte()).from_writer(Vec::new());
            writer.write_record(["Nom", "Prénom", "Commune"]).unwrap();
            for line in &table {
                writer.write_record(line.iter().map(|cell| neutralise(cell.trim()))).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let bytes = if old { encoding_rs::WINDOWS_1252.encode(&text).0.into_owned() } else { text.into_bytes() };
            let sheet = Sheet::parse(bytes).unwrap();
            prop_assert_eq!(sheet.separator, separator);
            let found: Vec<Vec<String>> = sheet.rows().filter_map(Result::ok).map(|row| {
                [Column::FamilyName, Column::GivenName, Column::CommuneName]
                    .map(|column| row.get(column).unwrap_or_default().to_owned()).to_vec()
            }).collect();
            let words = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let expected: Vec<Vec<String>> = table.iter()
                .map(|line| line.iter().map(words).collect::<Vec<_>>())
                .filter(|line: &Vec<String>| line.iter().any(|cell| !cell.is_empty())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_quote_that_is_cut_off_is_always_seen(cell in "[a-z\n;\"]{0,20}") {
            let quoted = format!("\"{}", cell.replace('"', "\"\""));
            let text = format!("Nom;Prénom\nA;B\nC;{quoted}");
            prop_assert_eq!(last_error(&text), Some(FileRefused::UnclosedQuote { line: 3, column: 2 }));
            prop_assert_eq!(last_error(&format!("{text}\"")), None);
        }
    }
}
