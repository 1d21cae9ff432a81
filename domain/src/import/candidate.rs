//! A line of a members' file as typed values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::place::{At, Places, Told};
use super::remark::{Doubt, Remark, Remarks, Wrong};
use super::value::{date, is_scientific, phone, zero_filled};
use super::{Column, FileRefused, Header, Row, trade};
use crate::account::EmailAddress;
use crate::identifier::{Finess, Rpps, Siret};
use crate::profession::{Mode, Profession, SavoirFaire, Sector};
use crate::territory::InseeCode;
use crate::text::searchable;

/// Who a line speaks of. All of it is contact data of one adhesion: nothing here was verified,
/// and nothing here opens an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidate {
    /// Family name, as it is written.
    pub family_name: String,
    /// Given name, as it is written.
    pub given_name: String,
    /// RPPS number.
    pub rpps: Option<Rpps>,
    /// FINESS number of the place of practice, else of its legal entity.
    pub finess: Option<Finess>,
    /// Profession.
    pub profession: Option<Profession>,
    /// Savoir-faire.
    pub skill: Option<SavoirFaire>,
    /// Mode of practice.
    pub mode: Option<Mode>,
    /// Sector of activity.
    pub sector: Option<Sector>,
    /// Name of the place of practice.
    pub place_name: Option<String>,
    /// Commune of the place of practice.
    pub commune: Option<InseeCode>,
    /// Contact address.
    pub email: Option<EmailAddress>,
    /// Contact telephone.
    pub phone: Option<String>,
    /// Day of admission, if the file tells it.
    pub member_since: Option<NaiveDate>,
}

/// Refuses a file whose columns cannot make a member.
///
/// # Errors
/// [`FileRefused::MissingColumns`].
pub fn require_columns(header: &Header) -> Result<(), FileRefused> {
    header.require(&[&[Column::FamilyName], &[Column::GivenName]])
}

impl Candidate {
    /// Reads a line. The candidate is whole as far as it can be read, so that it can be shown
    /// beside its errors; one with an error must not be imported.
    pub fn read(
        row: &Row,
        header: &Header,
        places: &Places,
        today: NaiveDate,
    ) -> (Self, Vec<Remark>) {
        let mut reading = Reading {
            row,
            remarks: Remarks::of(row, header),
        };
        let (profession, skill, mode) = reading.trade();
        let candidate = Self {
            family_name: reading.needed(Column::FamilyName),
            given_name: reading.needed(Column::GivenName),
            rpps: reading.rpps(),
            finess: reading.finess(),
            profession,
            skill,
            mode,
            sector: reading.sector(),
            place_name: reading.first(&[Column::StructureName, Column::StructureSign]),
            commune: reading.commune(places),
            email: reading.email(),
            phone: reading.phone(),
            member_since: reading.member_since(today),
        };
        reading.siret();
        (candidate, reading.remarks.into_vec())
    }

    /// Given name and family name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
            .trim()
            .to_owned()
    }

    /// The words of the name in alphabetical order: two people of one key have the same name,
    /// whichever way round it was typed.
    pub fn name_key(&self) -> String {
        name_key(&self.family_name, &self.given_name)
    }
}

/// See [`Candidate::name_key`].
pub fn name_key(family_name: &str, given_name: &str) -> String {
    let folded = searchable(&format!("{family_name} {given_name}"));
    let mut words: Vec<_> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

struct Reading<'a> {
    row: &'a Row,
    remarks: Remarks<'a>,
}

impl Reading<'_> {
    fn needed(&mut self, column: Column) -> String {
        let text = self.row.get(column).unwrap_or_default();
        if searchable(text).is_empty() {
            self.remarks.wrong(column, Wrong::Missing(column));
        }
        text.to_owned()
    }

    fn first(&self, columns: &[Column]) -> Option<String> {
        columns
            .iter()
            .find_map(|column| self.row.get(*column))
            .map(str::to_owned)
    }

    /// The RPPS from whichever of its columns is filled. The Annuaire Santé writes 8 in the
    /// column of the kind when the identifier is one, 0 for the former ADELI.
    fn rpps(&mut self) -> Option<Rpps> {
        let kind = self.row.get(Column::IdentifierKind).unwrap_or("8");
        let column = [Column::Rpps, Column::Identifier, Column::NationalIdentifier];
        let column = column
            .into_iter()
            .find(|column| self.row.get(*column).is_some())?;
        let text = self.row.get(column)?;
        if column != Column::Rpps && kind != "8" && !kind.eq_ignore_ascii_case("rpps") {
            self.remarks.doubt(column, Doubt::NotRpps);
            return None;
        }
        if is_scientific(text) {
            self.remarks.wrong(column, Wrong::Scientific);
            return None;
        }
        match text.parse::<Rpps>() {
            Ok(rpps) => {
                if rpps.warning().is_some() {
                    self.remarks.doubt(column, Doubt::CheckDigit);
                }
                Some(rpps)
            }
            Err(malformed) => {
                self.remarks.wrong(column, malformed.into());
                None
            }
        }
    }

    fn finess(&mut self) -> Option<Finess> {
        let column = [Column::FinessSite, Column::FinessLegal];
        let column = column
            .into_iter()
            .find(|column| self.row.get(*column).is_some())?;
        let text = self.row.get(column)?;
        if is_scientific(text) {
            self.remarks.wrong(column, Wrong::Scientific);
            return None;
        }
        match zero_filled(text, 9).parse::<Finess>() {
            Ok(finess) => {
                if finess.warning().is_some() {
                    self.remarks.doubt(column, Doubt::CheckDigit);
                }
                Some(finess)
            }
            Err(malformed) => {
                self.remarks.wrong(column, malformed.into());
                None
            }
        }
    }

    /// A SIRET has no place in an adhesion; a wrong one is told all the same, because it often
    /// means that two columns are swapped.
    fn siret(&mut self) {
        let Some(text) = self.row.get(Column::Siret) else {
            return;
        };
        if is_scientific(text) {
            self.remarks.wrong(Column::Siret, Wrong::Scientific);
        } else if let Err(malformed) = text.parse::<Siret>() {
            self.remarks.wrong(Column::Siret, malformed.into());
        }
    }

    fn trade(&mut self) -> (Option<Profession>, Option<SavoirFaire>, Option<Mode>) {
        let coded = self.row.get(Column::ProfessionCode);
        let named = self.row.get(Column::ProfessionName);
        let trade = named.and_then(trade::profession);
        let profession = match (coded, named) {
            (Some(code), _) => {
                let known = code.parse::<Profession>().ok();
                if known.is_none() {
                    self.remarks
                        .wrong(Column::ProfessionCode, Wrong::Profession);
                }
                known
            }
            (None, Some(_)) => {
                if trade.is_none() {
                    self.remarks
                        .wrong(Column::ProfessionName, Wrong::Profession);
                }
                trade.as_ref().map(|trade| trade.profession)
            }
            (None, None) => {
                self.remarks
                    .doubt(Column::ProfessionName, Doubt::NoProfession);
                None
            }
        };
        let (skill, mode) = trade
            .map(|trade| (trade.skill, trade.mode))
            .unwrap_or_default();
        let skill = self.skill(profession).or(skill);
        let mode = self.mode().or(mode);
        (profession, skill, mode)
    }

    fn skill(&mut self, profession: Option<Profession>) -> Option<SavoirFaire> {
        if let Some(code) = self.row.get(Column::SkillCode) {
            let skill = code.parse().ok();
            if skill.is_none() {
                self.remarks.wrong(Column::SkillCode, Wrong::Skill);
            }
            return skill;
        }
        // Specialities are a long list that we do not keep; general practice is the one that counts.
        let named = searchable(self.row.get(Column::SkillName)?);
        let general = named.contains("medecine generale") || named.contains("generaliste");
        (general && profession == Some(Profession::Doctor)).then(SavoirFaire::general_practice)
    }

    fn mode(&mut self) -> Option<Mode> {
        let column = [Column::ModeCode, Column::ModeName];
        let column = column
            .into_iter()
            .find(|column| self.row.get(*column).is_some())?;
        let mode = self.row.get(column).and_then(trade::mode);
        if mode.is_none() {
            self.remarks.wrong(column, Wrong::Mode);
        }
        mode
    }

    fn sector(&mut self) -> Option<Sector> {
        let code = self.row.get(Column::SectorCode)?;
        let sector = code.parse().ok();
        if sector.is_none() {
            self.remarks.doubt(Column::SectorCode, Doubt::Sector);
        }
        sector
    }

    fn commune(&mut self, places: &Places) -> Option<InseeCode> {
        let column = |at| match at {
            At::Code => Column::CommuneCode,
            At::Postal => Column::PostalCode,
            At::Name => Column::CommuneName,
        };
        let told = Told {
            code: self.row.get(Column::CommuneCode),
            postal: self.row.get(Column::PostalCode),
            name: self.row.get(Column::CommuneName),
        };
        match places.find(told) {
            Ok((commune, doubt)) => {
                if let Some((at, doubt)) = doubt {
                    self.remarks.doubt(column(at), doubt);
                }
                commune
            }
            Err((at, wrong)) => {
                self.remarks.wrong(column(at), wrong);
                None
            }
        }
    }

    fn email(&mut self) -> Option<EmailAddress> {
        let text = self.row.get(Column::Email)?;
        let address = EmailAddress::parse(text.trim_start_matches("mailto:")).ok();
        if address.is_none() {
            self.remarks.wrong(Column::Email, Wrong::Email);
        }
        address
    }

    fn phone(&mut self) -> Option<String> {
        let column = [Column::Phone, Column::PhoneOther];
        let column = column
            .into_iter()
            .find(|column| self.row.get(*column).is_some())?;
        let number = self.row.get(column).and_then(phone);
        if number.is_none() {
            self.remarks.wrong(column, Wrong::Phone);
        }
        number
    }

    fn member_since(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        let day = date(self.row.get(Column::MemberSince)?);
        match day {
            None => self.remarks.wrong(Column::MemberSince, Wrong::Date),
            Some(day) if day > today => self.remarks.wrong(Column::MemberSince, Wrong::Future),
            Some(_) => {}
        }
        day
    }
}

#[cfg(test)]
mod tests;
