//! What the variables of the templates stand for.

/// A variable, as the form that fills a template asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name, as it stands in double braces.
    pub name: &'static str,
    /// What is asked, in French.
    pub label: &'static str,
    /// An example, shown beside.
    pub example: &'static str,
    /// Whether it follows from the contract's parties and term, so that nobody types it.
    pub known: Known,
}

/// Where the value of a variable comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// From the parties or the term of the contract.
    FromContract,
    /// From who drafts.
    Typed,
}

const fn typed(name: &'static str, label: &'static str, example: &'static str) -> Variable {
    Variable {
        name,
        label,
        example,
        known: Known::Typed,
    }
}

const fn known(name: &'static str, label: &'static str, example: &'static str) -> Variable {
    Variable {
        name,
        label,
        example,
        known: Known::FromContract,
    }
}

/// All of them.
pub const VARIABLES: &[Variable] = &[
    known("cpts", "La CPTS", "CPTS du Pays de Loire"),
    known(
        "partenaire",
        "Le partenaire",
        "Centre hospitalier d’Amboise",
    ),
    known("debut", "Date d’effet", "1er janvier 2027"),
    known("fin", "Date de fin", "31 décembre 2029"),
    known("preavis", "Préavis", "90 jours"),
    known(
        "reconduction",
        "Reconduction",
        "par tacite reconduction, par périodes de 12 mois, 2 fois au plus",
    ),
    known(
        "etablissements",
        "Établissements représentés",
        "Centre hospitalier d’Amboise, Centre hospitalier de Loches",
    ),
    typed(
        "territoire",
        "Territoire",
        "les 27 communes du Val d’Amboise",
    ),
    typed(
        "objet",
        "Ce que l’on veut faire ensemble, après « pour »",
        "mieux préparer les sorties d’hospitalisation des personnes âgées",
    ),
    typed("ght", "Nom du groupement", "GHT Touraine–Val de Loire"),
    typed("cpam", "Nom de la caisse", "CPAM d’Indre-et-Loire"),
    typed("ars", "Nom de l’agence", "ARS Centre-Val de Loire"),
    typed("referent_cpts", "Référent de la CPTS", "la coordinatrice"),
    typed(
        "referent_partenaire",
        "Référent du partenaire",
        "le cadre de santé des urgences",
    ),
    typed(
        "delai_liaison_heures",
        "Délai d’envoi de la lettre de liaison, en heures",
        "24",
    ),
    typed(
        "delai_sortie_heures",
        "Annonce d’une sortie complexe, en heures",
        "48",
    ),
    typed("delai_reponse_jours", "Délai de réponse, en jours", "7"),
    typed(
        "deliberation",
        "Délibération de la collectivité",
        "délibération du 12 octobre 2026",
    ),
    typed(
        "lieux",
        "Lieux mis à disposition",
        "salle des fêtes, salle du conseil",
    ),
    typed("habitants", "Nombre d’habitants", "62 400"),
    typed(
        "validation",
        "Date de validation du projet de santé",
        "14 mars 2026",
    ),
];
