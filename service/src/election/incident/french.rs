//! What the server notes by itself, in French: the words of the minutes, and of the board’s page in that language.

use domain::election::incident::{Row, Said, Wrong};

/// The sentence.
pub fn french(said: &Said) -> String {
    match said {
        Said::Cancelled { reason } => format!("Élection annulée : {reason}"),
        Said::Postponed { reason } => format!("Horaires du vote modifiés : {reason}"),
        Said::ClosedEarly { reason } => format!("Vote clos avant l’heure : {reason}"),
        Said::UrnStopped { urn, reason } => format!("Urne « {urn} » arrêtée : {reason}"),
        Said::Joined { urn, with } => {
            format!("Collège « {urn} » : vote dans la même urne que « {with} ».")
        }
        Said::Warned { urn } => format!(
            "Collège « {urn} » : vote maintenu, chaque électeur est averti que l’urne est petite."
        ),
        Said::OnPaper { urn } => format!("Collège « {urn} » : vote sur papier en séance."),
        Said::OpenVote { urn } => format!("Collège « {urn} » : vote à main levée en séance."),
        Said::FewOpened { urn, reason } => {
            format!("Urne « {urn} » dépouillée malgré peu de bulletins : {reason}")
        }
        Said::Sealed => "Réglages verrouillés.".to_owned(),
        Said::Proclaimed => "Résultat proclamé.".to_owned(),
        Said::Destroyed => "Secrets détruits, mandats enregistrés.".to_owned(),
        Said::Withdrawn { name, reason } => format!("Candidature de {name} retirée : {reason}"),
        Said::Paper { who } => format!("{who} vote sur papier."),
        Said::PapersEntered { urn, papers } => format!(
            "Urne « {urn} » : trop peu de bulletins de papier pour être comptés à part ({papers}). Deux membres du bureau de \
             vote les ont mêlés, saisis avec des feuilles de réserve et joints aux autres bulletins."
        ),
        Said::Sheet { who, number } => format!("Feuille n° {number} remise à {who}."),
        Said::LeftSheets {
            urn,
            right,
            missing,
            back,
        } => left_sheets(urn, *right, missing, back),
        Said::SampleDrawn { size, registered } => format!(
            "Échantillon d’inscriptions tiré au sort : {size} sur {registered}."
        ),
        Said::SampleDone { outcome } => format!(
            "Échantillon d’inscriptions : {} ouvertes, {} signées par l’appareil attendu, {} confirmées par le membre, {} \
             démenties.",
            outcome.opened, outcome.held, outcome.confirmed, outcome.denied
        ),
        Said::SetAside { name } => format!(
            "Candidature de {name} écartée : les conditions pour se présenter ne sont plus réunies au jour de la liste électorale."
        ),
        Said::EmptyUrn { urn } => format!(
            "Collège « {urn} » : aucun candidat ou aucun électeur ; ses sièges restent vacants."
        ),
        Said::NobodySits { name } => format!(
            "{name} est élu·e et n’a personne pour la représenter : son mandat n’est pas enregistré, le bureau de la CPTS le fera."
        ),
        Said::Voices { urn, voices } => format!(
            "Urne « {urn} » : chacun y a {voices} voix ; comme c’est le même nombre pour tous, chaque bulletin y est compté une fois."
        ),
        Said::Late { minutes } => match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("Vote ouvert avec {minutes} minutes de retard."),
            (hours, minutes) => format!("Vote ouvert avec {hours} h {minutes:02} de retard."),
        },
        Said::WrongCodes => "Cent codes faux en une minute, envoyés par une même personne connectée : la suite est refusée \
                             pendant une minute."
            .to_owned(),
        Said::Share { name } => {
            format!("{name} a envoyé une part de clé qui n’est pas juste ; elle est refusée.")
        }
        Said::Programs => {
            "Le serveur sert d’autres programmes qu’au verrouillage : leurs empreintes sont au registre.".to_owned()
        }
        Said::Integrity { rows, more } => integrity(rows, *more),
    }
}

fn left_sheets(urn: &str, right: usize, missing: &[i32], back: &[i32]) -> String {
    let list = |all: &[i32]| {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        all.join(", ")
    };
    let mut said = vec![format!(
        "Feuilles restantes de l’urne « {urn} » : {right} comptées."
    )];
    if !missing.is_empty() {
        let missing = list(missing);
        said.push(format!("Manquent sans avoir été remises : n° {missing}."));
    }
    if !back.is_empty() {
        let back = list(back);
        said.push(format!("Remises et pourtant présentes : n° {back}."));
    }
    said.join(" ")
}

fn integrity(rows: &[Row], more: usize) -> String {
    let mut lines = vec!["Le contrôle d’intégrité a trouvé des lignes changées :".to_owned()];
    lines.extend(rows.iter().map(row));
    if more > 0 {
        lines.push(format!("Et {more} autres."));
    }
    lines.join("\n")
}

/// What is wrong with a row.
pub fn row(row: &Row) -> String {
    let what = match row.wrong {
        Wrong::Roll => "la liste électorale n’est pas celle du registre",
        Wrong::Line => "cette ligne n’est pas celle de la liste arrêtée",
        Wrong::NoLine => "une ligne de la liste arrêtée manque dans cette urne",
        Wrong::Code => "le code de cette ligne n’est pas celui qui y a été lié",
        Wrong::Mark => "la marque « a voté » ne correspond pas aux bulletins",
        Wrong::Paper => "un vote sur papier sans acte de deux membres",
        Wrong::Ballot => "les octets du bulletin ne sont plus ceux de son numéro de suivi",
        Wrong::Stranger => "un bulletin dont le code n’est à personne",
        Wrong::Waiting => "un bulletin en attente ne se lit plus",
        Wrong::Archive => "à partir de ce bulletin, l’archive n’est plus celle du registre",
        Wrong::Urn => "ce que dit l’urne n’est pas ce que disent ses lignes ou le registre",
    };
    match row.row {
        Some(id) => format!("{} {id} : {what}.", row.table),
        None => format!("{} : {what}.", row.table),
    }
}
