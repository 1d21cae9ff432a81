//! Writing what an import reads: the register of a CPTS, and the model to fill in.

use super::{Candidate, Column, neutralise};

/// The columns of an exported register, in this order.
pub const COLUMNS: [Column; 16] = [
    Column::MemberNumber,
    Column::FamilyName,
    Column::GivenName,
    Column::Rpps,
    Column::ProfessionCode,
    Column::ProfessionName,
    Column::SkillCode,
    Column::ModeName,
    Column::SectorCode,
    Column::FinessSite,
    Column::StructureName,
    Column::CommuneCode,
    Column::CommuneName,
    Column::Email,
    Column::Phone,
    Column::MemberSince,
];

/// The columns of the model that a coordinator fills in: what one can know without a registry.
pub const MODEL: [Column; 11] = [
    Column::FamilyName,
    Column::GivenName,
    Column::Rpps,
    Column::ProfessionName,
    Column::ModeName,
    Column::StructureName,
    Column::PostalCode,
    Column::CommuneName,
    Column::Email,
    Column::Phone,
    Column::MemberSince,
];

/// The columns of the model for dues.
pub const DUES_MODEL: [Column; 8] = [
    Column::MemberNumber,
    Column::FamilyName,
    Column::GivenName,
    Column::DuesYear,
    Column::DuesStatus,
    Column::DuesAmount,
    Column::DuesOn,
    Column::DuesMeans,
];

/// The columns of the model for groups and their parties: all that are understood.
pub const PARTIES_MODEL: [Column; 8] = Column::PARTIES;

/// A member as the register shows them. `commune` is the name of the place of practice.
pub fn cells(number: i32, told: &Candidate, commune: Option<&str>) -> Vec<String> {
    let cell = |column| match column {
        Column::MemberNumber => Some(number.to_string()),
        Column::FamilyName => Some(told.family_name.clone()),
        Column::GivenName => Some(told.given_name.clone()),
        Column::Rpps => told.rpps.as_ref().map(ToString::to_string),
        Column::ProfessionCode => told.profession.map(|it| it.code().to_owned()),
        Column::ProfessionName => told.profession.map(|it| it.label().to_owned()),
        Column::SkillCode => told.skill.as_ref().map(|it| it.as_str().to_owned()),
        Column::ModeName => told.mode.map(|it| it.label().to_owned()),
        Column::SectorCode => told.sector.map(|it| it.code().to_owned()),
        Column::FinessSite => told.finess.as_ref().map(ToString::to_string),
        Column::StructureName => told.place_name.clone(),
        Column::CommuneCode => told.commune.map(|it| it.to_string()),
        Column::CommuneName => commune.map(str::to_owned),
        Column::Email => told.email.as_ref().map(ToString::to_string),
        Column::Phone => told.phone.clone(),
        Column::MemberSince => told
            .member_since
            .map(|day| day.format("%d/%m/%Y").to_string()),
        _ => None,
    };
    COLUMNS
        .into_iter()
        .map(|column| cell(column).unwrap_or_default())
        .collect()
}

/// A table as spreadsheets set to French open it at a double click: UTF-8 with its mark, `;`,
/// formulas made harmless.
pub fn csv<R: AsRef<[String]>>(titles: &[&str], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    // Writing to memory does not fail.
    let _ = writer.write_record(titles);
    for row in rows {
        let _ = writer.write_record(row.as_ref().iter().map(|cell| neutralise(cell)));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

/// The titles of some columns.
pub fn titles(columns: &[Column]) -> Vec<&'static str> {
    columns.iter().map(|column| column.title()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::option::of;
    use proptest::prelude::*;

    use super::super::{Places, Sheet};
    use super::*;
    use crate::account::EmailAddress;
    use crate::profession::{Mode, Profession};
    use crate::text::searchable;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
    }

    fn any_member() -> impl Strategy<Value = Candidate> {
        let name = "['=+@\"; -]{0,3}[A-Za-zéÉœ]{1,8}['\"; -]{0,2}[a-zï]{0,5}";
        (
            (
                name,
                name,
                of("[0-9]{11}"),
                of(0..Profession::ALL.len()),
                of(0..Mode::ALL.len()),
            ),
            (
                of("['=+@;\"|\t -]{0,3}[a-z]{1,9}"),
                of("[a-z]{1,9}@[a-z]{1,9}\\.fr"),
                of(0..9999_u64),
                any::<bool>(),
            ),
        )
            .prop_map(
                |((family, given, rpps, profession, mode), (place, email, since, phone))| {
                    let plain =
                        |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
                    Candidate {
                        family_name: plain(family),
                        given_name: plain(given),
                        rpps: rpps.and_then(|it| it.parse().ok()),
                        profession: profession.and_then(|at| Profession::ALL.get(at)).copied(),
                        mode: mode.and_then(|at| Mode::ALL.get(at)).copied(),
                        place_name: place.map(plain),
                        commune: "37003".parse().ok(),
                        email: email.and_then(|it| EmailAddress::parse(&it).ok()),
                        phone: phone.then(|| "02 47 12 34 56".to_owned()),
                        member_since: since.map(|days| today() - chrono::Days::new(days)),
                        ..Candidate::default()
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn an_exported_register_is_read_back_as_it_was(members in prop::collection::vec(any_member(), 1..6)) {
            let rows = (1..).zip(&members).map(|(number, told)| cells(number, told, Some("Amboise")));
            let file = csv(&titles(&COLUMNS), rows);
            let cells = csv::ReaderBuilder::new().delimiter(b';').from_reader(file.as_slice());
            for record in cells.into_records() {
                let record = record.unwrap();
                prop_assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])));
            }
            let mut places = Places::default();
            places.add("37003".parse().unwrap(), searchable("Amboise"));
            let sheet = Sheet::parse(file).unwrap();
            for (row, member) in sheet.rows().zip(&members) {
                let (told, _) = Candidate::read(&row.unwrap(), &sheet.header, &places, today());
                prop_assert_eq!(&told, member);
            }
            prop_assert_eq!(sheet.rows().count(), members.len());
        }
    }

    #[test]
    fn every_column_of_a_model_is_understood() {
        for column in COLUMNS.iter().chain(&MODEL).chain(&DUES_MODEL) {
            assert_eq!(Column::named(column.title()), Some(*column));
        }
        for column in Column::PARTIES {
            let found = Column::among(&Column::PARTIES, column.title());
            assert_eq!(found, Some(column));
        }
    }
}
