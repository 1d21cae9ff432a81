//! Which commune a line means.

use std::collections::{HashMap, HashSet};

use super::remark::{Doubt, Wrong};
use super::value::zero_filled;
use crate::territory::{Communes, InseeCode, PostalCode};
use crate::text::searchable;

/// The communes of the official code, arranged for the search that an import makes.
#[derive(Debug, Default)]
pub struct Places {
    codes: HashSet<InseeCode>,
    by_name: HashMap<String, Vec<InseeCode>>,
    by_postal: HashMap<PostalCode, Vec<InseeCode>>,
    names: HashMap<InseeCode, String>,
    home: Communes,
}

/// What a line says about a place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// INSEE code.
    pub code: Option<&'a str>,
    /// Postal code.
    pub postal: Option<&'a str>,
    /// Name.
    pub name: Option<&'a str>,
}

/// Which of the three cells a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The INSEE code.
    Code,
    /// The postal code.
    Postal,
    /// The name.
    Name,
}

/// What was found: a commune, perhaps with a doubt.
pub type Found = Result<(Option<InseeCode>, Option<(At, Doubt)>), (At, Wrong)>;

impl Places {
    /// Knows nothing but the territory, which decides between communes of one name.
    pub fn around(home: Communes) -> Self {
        Self {
            home,
            ..Self::default()
        }
    }

    /// Adds a commune: its code and its name as [`searchable`] gives it.
    pub fn add(&mut self, code: InseeCode, name: String) {
        self.codes.insert(code);
        self.by_name.entry(name.clone()).or_default().push(code);
        self.names.insert(code, name);
    }

    /// Adds a postal code of a commune.
    pub fn add_postal(&mut self, postal: PostalCode, code: InseeCode) {
        self.by_postal.entry(postal).or_default().push(code);
    }

    /// The commune that a line means: by its code, else by its name with the postal code, else by
    /// a postal code that only one commune has.
    ///
    /// # Errors
    /// The cell and what is wrong with it.
    pub fn find(&self, told: Told<'_>) -> Found {
        let postal = told
            .postal
            .map(|text| zero_filled(text, 5).parse::<PostalCode>());
        let postal = postal
            .transpose()
            .map_err(|_| (At::Postal, Wrong::PostalCode))?;
        if let Some(text) = told.code {
            let code = zero_filled(text, 5)
                .parse()
                .map_err(|_| (At::Code, Wrong::CommuneCode))?;
            if self.codes.contains(&code) {
                return Ok((Some(code), self.postal_doubt(code, postal)));
            }
            // A commune that merged keeps its name on letters: try that before refusing.
            let by_name = told.name.map(|name| self.by_name(name, postal));
            return by_name
                .and_then(Result::ok)
                .ok_or((At::Code, Wrong::CommuneUnknown));
        }
        match (told.name, postal) {
            (Some(name), postal) => self.by_name(name, postal),
            (None, Some(postal)) => Ok(self.by_postal_only(postal)),
            (None, None) => Ok((None, None)),
        }
    }

    fn by_name(&self, name: &str, postal: Option<PostalCode>) -> Found {
        let folded = searchable(name);
        let bare = folded.split(" cedex").next().unwrap_or_default();
        let shared = postal.and_then(|postal| self.by_postal.get(&postal));
        let named = self
            .by_name
            .get(bare)
            .map(Vec::as_slice)
            .unwrap_or_default();
        if let Some(shared) = shared {
            let exact: Vec<_> = named
                .iter()
                .filter(|code| shared.contains(code))
                .copied()
                .collect();
            if let [code] = exact.as_slice() {
                return Ok((Some(*code), None));
            }
            let begins = |code: &&InseeCode| {
                let name = self
                    .names
                    .get(*code)
                    .map(String::as_str)
                    .unwrap_or_default();
                !bare.is_empty()
                    && name
                        .strip_prefix(bare)
                        .is_some_and(|rest| rest.starts_with(' '))
            };
            let begun: Vec<_> = shared.iter().filter(begins).collect();
            if let ([], [code]) = (exact.as_slice(), begun.as_slice()) {
                return Ok((Some(**code), None));
            }
        }
        let at_home: Vec<_> = named
            .iter()
            .filter(|code| self.home.contains(code))
            .collect();
        let code = match (named, at_home.as_slice()) {
            ([], _) => return Err((At::Name, Wrong::CommuneUnknown)),
            ([code], _) => *code,
            (_, [code]) => **code,
            (several, _) => {
                let count = u32::try_from(several.len()).unwrap_or(u32::MAX);
                return Err((At::Name, Wrong::CommuneAmbiguous(count)));
            }
        };
        Ok((Some(code), self.postal_doubt(code, postal)))
    }

    fn by_postal_only(&self, postal: PostalCode) -> (Option<InseeCode>, Option<(At, Doubt)>) {
        match self.by_postal.get(&postal).map(Vec::as_slice) {
            Some([code]) => (Some(*code), None),
            _ => (None, Some((At::Postal, Doubt::CommuneNotTold))),
        }
    }

    /// A doubt when the postal code is that of other communes. One that no commune has (a CEDEX)
    /// says nothing.
    fn postal_doubt(&self, code: InseeCode, postal: Option<PostalCode>) -> Option<(At, Doubt)> {
        let shared = self.by_postal.get(&postal?)?;
        (!shared.contains(&code)).then_some((At::Postal, Doubt::PostalCodeDiffers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> InseeCode {
        text.parse().expect("an INSEE code")
    }

    fn places() -> Places {
        let mut places = Places::around([code("37214")].into());
        for (insee, name, postal) in [
            ("37003", "Amboise", "37400"),
            ("37261", "Tours", "37000"),
            ("37233", "Saint-Pierre-des-Corps", "37700"),
            ("37214", "Saint-Cyr-sur-Loire", "37540"),
            ("37054", "Chanceaux-sur-Choisille", "37390"),
            ("37062", "Charentilly", "37390"),
            ("01344", "Saint-Cyr-sur-Loire", "01380"),
            ("17353", "Saint-Martin", "17000"),
            ("26316", "Saint-Martin", "26000"),
        ] {
            places.add(code(insee), searchable(name));
            places.add_postal(postal.parse().expect("a postal code"), code(insee));
        }
        places
    }

    fn told<'a>(code: &'a str, postal: &'a str, name: &'a str) -> Told<'a> {
        let some = |text: &'a str| (!text.is_empty()).then_some(text);
        Told {
            code: some(code),
            postal: some(postal),
            name: some(name),
        }
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "compared with what may be an error"
    )]
    fn found(insee: &str) -> Found {
        Ok((Some(code(insee)), None))
    }

    #[test]
    fn the_insee_code_decides() {
        assert_eq!(places().find(told("37003", "", "")), found("37003"));
        let doubt = Some((At::Postal, Doubt::PostalCodeDiffers));
        assert_eq!(
            places().find(told("37003", "37000", "Tours")),
            Ok((Some(code("37003")), doubt))
        );
        assert_eq!(
            places().find(told("37999", "", "")),
            Err((At::Code, Wrong::CommuneUnknown))
        );
        assert_eq!(
            places().find(told("37999", "37400", "Amboise")),
            found("37003")
        );
        assert_eq!(
            places().find(told("Tours", "", "")),
            Err((At::Code, Wrong::CommuneCode))
        );
    }

    #[test]
    fn a_zero_that_a_spreadsheet_dropped_comes_back() {
        assert_eq!(places().find(told("1344", "", "")), found("01344"));
        assert_eq!(
            places().find(told("", "1380", "St Cyr sur Loire")),
            found("01344")
        );
    }

    #[test]
    fn a_name_is_found_without_accents_and_with_a_cedex() {
        assert_eq!(places().find(told("", "37400", "AMBOISE")), found("37003"));
        assert_eq!(
            places().find(told("", "37044", "TOURS CEDEX 9")),
            found("37261")
        );
        assert_eq!(
            places().find(told("", "37700", "St Pierre")),
            found("37233")
        );
        assert_eq!(
            places().find(told("", "", "Ambroise")),
            Err((At::Name, Wrong::CommuneUnknown))
        );
    }

    #[test]
    fn the_territory_decides_between_communes_of_one_name() {
        assert_eq!(
            places().find(told("", "", "Saint-Cyr-sur-Loire")),
            found("37214")
        );
        let ambiguous = Err((At::Name, Wrong::CommuneAmbiguous(2)));
        assert_eq!(places().find(told("", "", "Saint-Martin")), ambiguous);
        assert_eq!(
            places().find(told("", "26000", "Saint-Martin")),
            found("26316")
        );
    }

    #[test]
    fn a_postal_code_alone_tells_the_commune_only_if_it_has_one() {
        assert_eq!(places().find(told("", "37400", "")), found("37003"));
        let doubt = Some((At::Postal, Doubt::CommuneNotTold));
        assert_eq!(places().find(told("", "37390", "")), Ok((None, doubt)));
        assert_eq!(
            places().find(told("", "374", "")),
            Err((At::Postal, Wrong::PostalCode))
        );
        assert_eq!(places().find(told("", "", "")), Ok((None, None)));
    }
}
