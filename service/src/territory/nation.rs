//! The file of communes that comes with the program (`service/data/README.md` says where from).

use std::io::Read;

use domain::territory::{EpciCode, InseeCode, PostalCode};
use flate2::read::GzDecoder;

/// The version of the file, as its first line says.
pub const VERSION: &str = "@etalab/decoupage-administratif 6.0.0";

static FILE: &[u8] = include_bytes!("../../data/communes.tsv.gz");

/// All places of the Code officiel géographique.
#[derive(Debug, Clone, Default)]
pub struct Nation {
    /// Source and version.
    pub version: String,
    /// Intercommunal bodies.
    pub epcis: Vec<(EpciCode, String)>,
    /// Communes, then municipal arrondissements.
    pub communes: Vec<CommuneLine>,
    /// Communes of the past that are part of a present one.
    pub former: Vec<Former>,
}

/// A commune or municipal arrondissement.
#[derive(Debug, Clone)]
pub struct CommuneLine {
    /// INSEE code.
    pub code: InseeCode,
    /// Name.
    pub name: String,
    /// Inhabitants.
    pub population: i32,
    /// Postal codes.
    pub postal: Vec<PostalCode>,
    /// Its EPCI, if it has one.
    pub epci: Option<EpciCode>,
    /// For an arrondissement: its commune.
    pub parent: Option<InseeCode>,
}

/// A commune of the past.
#[derive(Debug, Clone)]
pub struct Former {
    /// Its INSEE code, which the present commune may have taken over.
    pub code: InseeCode,
    /// Its name.
    pub name: String,
    /// The commune it is part of.
    pub now: InseeCode,
}

/// A line of the file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("communes.tsv.gz, line {line}: {what}")]
pub struct BadFile {
    /// Its number, from 1; 0 when the file itself cannot be read.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl Nation {
    /// Reads the file that comes with the program.
    ///
    /// # Errors
    /// [`BadFile`] if it was damaged when the program was built.
    pub fn read() -> Result<Self, BadFile> {
        let mut text = String::new();
        GzDecoder::new(FILE)
            .read_to_string(&mut text)
            .map_err(|error| BadFile {
                line: 0,
                what: error.to_string(),
            })?;
        let mut nation = Self::default();
        for (line, fields) in (1..).zip(text.lines()) {
            nation.add(fields).map_err(|what| BadFile {
                line,
                what: what.to_owned(),
            })?;
        }
        Ok(nation)
    }

    /// Only the places of some departments, for tests that need no more.
    #[must_use]
    pub fn only(mut self, departments: &[&str]) -> Self {
        let there = |code: InseeCode| departments.contains(&code.department());
        self.communes.retain(|commune| there(commune.code));
        self.former.retain(|former| there(former.now));
        self.version.push_str(" (part)");
        self
    }

    fn add(&mut self, line: &str) -> Result<(), &'static str> {
        if let Some(version) = line.strip_prefix("# ") {
            version.clone_into(&mut self.version);
            return Ok(());
        }
        match line.split('\t').collect::<Vec<_>>()[..] {
            ["E", code, name] => self.epcis.push((read(code)?, name.to_owned())),
            ["C", code, name, population, postal, epci] => {
                let epci = match epci {
                    "" => None,
                    number => Some(self.epci(number)?),
                };
                self.commune(code, name, population, postal, epci, None)?;
            }
            ["A", code, name, population, postal, parent] => {
                let parent = Some(read(parent)?);
                self.commune(code, name, population, postal, None, parent)?;
            }
            ["F", code, name, now] => self.former.push(Former {
                code: read(code)?,
                name: name.to_owned(),
                now: read(now)?,
            }),
            _ => return Err("no such kind of line"),
        }
        Ok(())
    }

    fn epci(&self, number: &str) -> Result<EpciCode, &'static str> {
        let number: usize = number.parse().map_err(|_| "no number of an EPCI")?;
        let epci = self.epcis.get(number).ok_or("no EPCI of that number")?;
        Ok(epci.0)
    }

    fn commune(
        &mut self,
        code: &str,
        name: &str,
        population: &str,
        postal: &str,
        epci: Option<EpciCode>,
        parent: Option<InseeCode>,
    ) -> Result<(), &'static str> {
        let department = code.get(..2).unwrap_or_default();
        let postal = postal
            .split(',')
            .filter(|written| !written.is_empty())
            .map(|written| match written.len() {
                3 => read(&format!("{department}{written}")),
                _ => read(written),
            })
            .collect::<Result<_, _>>()?;
        self.communes.push(CommuneLine {
            code: read(code)?,
            name: name.to_owned(),
            population: population.parse().map_err(|_| "no population")?,
            postal,
            epci,
            parent,
        });
        Ok(())
    }
}

fn read<T: std::str::FromStr>(code: &str) -> Result<T, &'static str> {
    code.parse().map_err(|_| "a code has a bad form")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_file_holds_exactly_the_communes_of_2026() {
        let nation = Nation::read().unwrap();
        assert_eq!(nation.version, VERSION);
        let communes = || nation.communes.iter().filter(|c| c.parent.is_none());
        assert_eq!(communes().count(), 34_969);
        assert_eq!(nation.communes.len() - communes().count(), 45);
        assert_eq!(nation.epcis.len(), 1_255);
        let codes: HashSet<InseeCode> = nation.communes.iter().map(|c| c.code).collect();
        assert_eq!(codes.len(), nation.communes.len());
        assert!(nation.former.iter().all(|f| codes.contains(&f.now)));
        let inhabitants: i64 = communes().map(|c| i64::from(c.population)).sum();
        assert_eq!(inhabitants, 68_952_941);
    }

    #[test]
    fn known_communes_are_as_they_are_known() {
        let nation = Nation::read().unwrap();
        let find = |code: &str| {
            let code = code.parse().unwrap();
            nation.communes.iter().find(|c| c.code == code).unwrap()
        };
        let amboise = find("37003");
        assert_eq!(amboise.name, "Amboise");
        assert_eq!(amboise.population, 12_937);
        assert_eq!(amboise.postal, ["37400".parse().unwrap()]);
        let epci = nation
            .epcis
            .iter()
            .find(|(code, _)| Some(*code) == amboise.epci);
        assert_eq!(epci.unwrap().1, "CC du Val d'Amboise");
        assert_eq!(find("2A004").postal[0].to_string(), "20000");
        let paris_13 = find("75113");
        assert_eq!(paris_13.parent, Some("75056".parse().unwrap()));
        assert_eq!(find("29155").epci, None, "Ouessant is in no EPCI");
    }
}
