//! The real communes over which the three fictional CPTS of the demonstration lie (official code of 2026).

/// A commune: INSEE code, name, first postal code, inhabitants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub code: &'static str,
    pub name: &'static str,
    pub postal: &'static str,
    pub inhabitants: usize,
    /// Which of the three CPTS cover it: `G`, `T`, `B` (see `house`).
    pub covered_by: &'static str,
}

impl Place {
    /// Is it in the territory of the CPTS with this letter?
    pub(super) fn in_territory(self, letter: char) -> bool {
        self.covered_by.contains(letter)
    }

    /// Its name after "de": « d'Amboise », « des Montils », « de La Croix-en-Touraine ».
    pub(super) fn of(self) -> String {
        let name = self.name;
        if let Some(rest) = name.strip_prefix("Les ") {
            format!("des {rest}")
        } else if name.starts_with(['A', 'É', 'E', 'I', 'O', 'U', 'H']) {
            format!("d'{name}")
        } else {
            format!("de {name}")
        }
    }
}

/// The communes of one territory.
pub(super) fn territory(letter: char) -> impl Iterator<Item = Place> {
    PLACES
        .iter()
        .copied()
        .filter(move |place| place.in_territory(letter))
}

/// The commune with this code.
pub(super) fn by_code(code: &str) -> Option<Place> {
    PLACES.iter().copied().find(|place| place.code == code)
}

const fn at(
    code: &'static str,
    name: &'static str,
    postal: &'static str,
    inhabitants: usize,
    covered_by: &'static str,
) -> Place {
    Place {
        code,
        name,
        postal,
        inhabitants,
        covered_by,
    }
}

/// The town that two of the three share.
pub(super) const AMBOISE: Place = at("37003", "Amboise", "37400", 12_937, "GT");

/// All of them, in the order of their codes.
pub(super) const PLACES: &[Place] = &[
    AMBOISE,
    at("37008", "Athée-sur-Cher", "37270", 2_855, "T"),
    at("37009", "Autrèche", "37110", 419, "GB"),
    at("37015", "Azay-sur-Cher", "37270", 3_243, "GT"),
    at("37027", "Bléré", "37150", 5_352, "T"),
    at("37043", "Cangey", "37530", 1_021, "GB"),
    at("37046", "Céré-la-Ronde", "37460", 418, "T"),
    at("37052", "Chançay", "37210", 1_122, "G"),
    at("37060", "Chargé", "37530", 1_359, "GTB"),
    at("37070", "Chenonceaux", "37150", 334, "T"),
    at("37073", "Chisseaux", "37150", 610, "T"),
    at("37075", "Cigogné", "37310", 460, "T"),
    at("37079", "Civray-de-Touraine", "37150", 1_819, "GT"),
    at("37085", "Courçay", "37310", 792, "T"),
    at("37091", "La Croix-en-Touraine", "37150", 2_543, "GT"),
    at("37095", "Dame-Marie-les-Bois", "37110", 343, "B"),
    at("37096", "Dierre", "37150", 645, "GT"),
    at("37100", "Épeigné-les-Bois", "37150", 401, "T"),
    at("37110", "Francueil", "37150", 1_461, "T"),
    at("37124", "Larçay", "37270", 2_657, "G"),
    at("37131", "Limeray", "37530", 1_252, "GB"),
    at("37138", "Lussault-sur-Loire", "37400", 886, "GT"),
    at("37141", "Luzillé", "37150", 987, "T"),
    at("37156", "Montlouis-sur-Loire", "37270", 11_335, "G"),
    at("37158", "Montreuil-en-Touraine", "37530", 740, "G"),
    at("37161", "Mosnes", "37530", 812, "GB"),
    at("37163", "Nazelles-Négron", "37530", 3_776, "G"),
    at("37166", "Neuillé-le-Lierre", "37380", 753, "G"),
    at("37171", "Noizay", "37210", 1_168, "G"),
    at("37185", "Pocé-sur-Cisse", "37530", 1_711, "G"),
    at("37194", "Reugny", "37380", 1_759, "G"),
    at("37203", "Rochecorbon", "37210", 3_219, "G"),
    at("37225", "Saint-Martin-le-Beau", "37270", 3_216, "GT"),
    at("37230", "Saint-Ouen-les-Vignes", "37530", 963, "GB"),
    at("37233", "Saint-Pierre-des-Corps", "37700", 15_898, "G"),
    at("37236", "Saint-Règle", "37530", 599, "GT"),
    at("37252", "Souvigny-de-Touraine", "37530", 380, "GTB"),
    at("37253", "Sublaines", "37310", 176, "T"),
    at("37267", "Véretz", "37270", 4_644, "GT"),
    at("37270", "Vernou-sur-Brenne", "37210", 2_870, "G"),
    at("37273", "La Ville-aux-Dames", "37700", 5_606, "G"),
    at("37281", "Vouvray", "37210", 3_420, "G"),
    at("41002", "Angé", "41400", 795, "B"),
    at("41029", "Candé-sur-Beuvron", "41120", 1_463, "B"),
    at("41045", "Chaumont-sur-Loire", "41150", 1_096, "B"),
    at("41051", "Chissay-en-Touraine", "41400", 1_100, "TB"),
    at("41055", "Valloire-sur-Cisse", "41150", 2_385, "B"),
    at("41080", "Faverolles-sur-Cher", "41400", 1_408, "T"),
    at("41101", "Herbault", "41190", 1_133, "B"),
    at("41137", "Mesland", "41150", 539, "B"),
    at("41142", "Valencisse", "41190", 2_324, "B"),
    at("41144", "Monteaux", "41150", 729, "B"),
    at("41145", "Monthou-sur-Bièvre", "41120", 793, "B"),
    at("41146", "Monthou-sur-Cher", "41400", 986, "B"),
    at("41147", "Les Montils", "41120", 1_945, "B"),
    at("41151", "Montrichard Val de Cher", "41400", 3_611, "TB"),
    at("41167", "Veuzain-sur-Loire", "41150", 3_333, "B"),
    at("41180", "Pontlevoy", "41400", 1_556, "B"),
    at("41189", "Rilly-sur-Loire", "41150", 445, "B"),
    at("41211", "Saint-Georges-sur-Cher", "41400", 2_710, "T"),
    at("41217", "Saint-Julien-de-Chédon", "41400", 791, "B"),
    at("41233", "Sambin", "41120", 862, "B"),
    at("41234", "Santenay", "41190", 296, "B"),
    at("41266", "Valaire", "41120", 85, "B"),
    at("41267", "Vallières-les-Grandes", "41400", 943, "B"),
];
