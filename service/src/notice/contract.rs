//! What people are told of contracts.

use chrono::NaiveDate;
use domain::contract::calendar::{Due, What};
use domain::contract::stage::{End, Stage};
use entity::{contract, cpts};

use super::letter::{Letter, Words};
use super::page::{Link, Page};

fn page(cpts: &cpts::Model, row: &contract::Model) -> Link {
    Page::Contract.at(&[&cpts.slug, &row.id])
}

fn invitation(token: &str) -> Link {
    Page::ContractGuest.at(&[&token])
}

/// Somebody of a partner is invited to a contract.
pub fn invited(cpts: &cpts::Model, row: &contract::Model, token: &str) -> Letter {
    let (name, title) = (&cpts.name, &row.title);
    Letter {
        kind: "contract-guest",
        fr: Words::new(
            format!("{name} vous invite à lire une convention"),
            format!(
                "{name} prépare avec votre organisme la convention «\u{a0}{title}\u{a0}».\n\nPour la lire, la commenter et, si vous en êtes signataire, la signer, connectez-vous avec cette adresse électronique, sur cette page :"
            ),
        ),
        en: Words::new(
            format!("{name} invites you to read an agreement"),
            format!(
                "{name} is preparing the agreement \"{title}\" with your organisation.\n\nTo read it, comment on it and, if you are its signatory, sign it, sign in with this e-mail address on this page:"
            ),
        ),
        link: invitation(token),
    }
}

/// There is a new version.
pub fn rewritten(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let (title, version) = (&row.title, row.head);
    Letter {
        kind: "contract-written",
        fr: Words::new(
            format!("Version {version} : {title}"),
            format!(
                "La convention «\u{a0}{title}\u{a0}» a une version {version}. Un mandat de signer donné pour la version d’avant ne vaut plus.\n\nCe qui a changé, article par article :"
            ),
        ),
        en: Words::new(
            format!("Version {version}: {title}"),
            format!(
                "The agreement \"{title}\" has a version {version}. A mandate to sign that was given for the version before holds no longer.\n\nWhat changed, clause by clause:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// A partner commented on it.
pub fn commented(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "contract-commented",
        fr: Words::new(
            format!("Un commentaire du partenaire : {title}"),
            format!(
                "Le partenaire a commenté la convention «\u{a0}{title}\u{a0}».\n\nÀ lire ici :"
            ),
        ),
        en: Words::new(
            format!("A comment by the partner: {title}"),
            format!("The partner commented on the agreement \"{title}\".\n\nTo be read here:"),
        ),
        link: page(cpts, row),
    }
}

/// An opinion is asked of the reader.
pub fn opinion(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let (name, title) = (&cpts.short_name, &row.title);
    Letter {
        kind: "contract-opinion",
        fr: Words::new(
            format!("Votre avis est demandé : {title}"),
            format!(
                "Avant de demander le mandat de signer la convention «\u{a0}{title}\u{a0}», {name} demande votre avis. Il ne lie personne, et les membres le lisent avec votre nom.\n\nLisez le texte et donnez votre avis ici :"
            ),
        ),
        en: Words::new(
            format!("Your opinion is asked: {title}"),
            format!(
                "Before it asks for the mandate to sign the agreement \"{title}\", {name} asks for your opinion. It binds nobody, and members read it with your name.\n\nRead the text and give your opinion here:"
            ),
        ),
        link: Page::ContractOpinion.at(&[&cpts.slug, &row.id]),
    }
}

/// A scan of a signature on paper waits for a second officer.
pub fn to_confirm(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "contract-scan",
        fr: Words::new(
            format!("Une signature sur papier à confirmer : {title}"),
            format!(
                "Une personne du bureau a envoyé le scan d’une signature sur papier de la convention «\u{a0}{title}\u{a0}». Elle ne vaut qu’une fois confirmée par une autre.\n\nComparez le scan au document, puis confirmez-le ou écartez-le, ici :"
            ),
        ),
        en: Words::new(
            format!("A signature on paper to confirm: {title}"),
            format!(
                "An officer sent the scan of a signature on paper of the agreement \"{title}\". It counts only once another officer has confirmed it.\n\nCompare the scan with the document, then confirm it or set it aside, here:"
            ),
        ),
        link: Page::ContractScan.at(&[&cpts.slug, &row.id]),
    }
}

/// It is to be signed.
pub fn to_sign(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let title = &row.title;
    Letter {
        kind: "contract-to-sign",
        fr: Words::new(
            format!("À signer : {title}"),
            format!(
                "La convention «\u{a0}{title}\u{a0}» est prête à être signée, et vous êtes signataire.\n\nSignez avec votre appareil, sur cette page :"
            ),
        ),
        en: Words::new(
            format!("To be signed: {title}"),
            format!(
                "The agreement \"{title}\" is ready to be signed, and you are a signatory.\n\nSign with your device on this page:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// The register was begun anew while it is signed: a signature may be missing.
pub fn carried(cpts: &cpts::Model, row: &contract::Model) -> Letter {
    let (name, title) = (&cpts.short_name, &row.title);
    Letter {
        kind: "contract-carried",
        fr: Words::new(
            format!("Vérifiez votre signature : {title}"),
            format!(
                "Le registre scellé de {name} a dû être repris à partir d’une sauvegarde ou d’une clé nouvelle. La signature de «\u{a0}{title}\u{a0}» continue, mais une signature donnée juste avant peut manquer.\n\nVérifiez ici que la vôtre y est ; sinon, signez de nouveau :"
            ),
        ),
        en: Words::new(
            format!("Check your signature: {title}"),
            format!(
                "The sealed register of {name} had to be begun anew, from a backup or with a new key. The signing of \"{title}\" goes on, but a signature given just before may be missing.\n\nSee here whether yours is there; if not, sign again:"
            ),
        ),
        link: page(cpts, row),
    }
}

/// It reached a stage of which everybody is told.
pub fn moved(cpts: &cpts::Model, row: &contract::Model, stage: &Stage) -> Option<Letter> {
    let title = &row.title;
    let (fr, en) = match stage {
        Stage::InForce(it) => (
            format!("signée par tous, en vigueur à partir du {}", day(it.since)),
            format!("signed by all, in force from {}", day(it.since)),
        ),
        Stage::Notice { until, .. } => (
            format!("dénoncée, elle prend fin le {}", day(*until)),
            format!("terminated, it ends on {}", day(*until)),
        ),
        Stage::Over { end, on } => {
            let (fr, en) = over(*end);
            (
                format!("{fr} le {}", day(*on)),
                format!("{en} on {}", day(*on)),
            )
        }
        _ => return None,
    };
    Some(Letter {
        kind: "contract-moved",
        fr: Words::new(
            format!("Convention : {title}"),
            format!("La convention «\u{a0}{title}\u{a0}» est {fr}.\n\nLe détail est ici :"),
        ),
        en: Words::new(
            format!("Agreement: {title}"),
            format!("The agreement \"{title}\" is {en}.\n\nThe details are here:"),
        ),
        link: page(cpts, row),
    })
}

const fn over(end: End) -> (&'static str, &'static str) {
    match end {
        End::Expired => ("arrivée à son terme", "over: its term ended"),
        End::Terminated => ("résiliée", "terminated"),
        End::Amended => ("remplacée par un avenant", "replaced by an amendment"),
        End::Renewed => ("renouvelée", "renewed"),
        End::Abandoned => ("abandonnée", "abandoned"),
    }
}

/// Something is due.
pub fn due(cpts: &cpts::Model, row: &contract::Model, due: &Due, left: i64) -> Letter {
    let title = &row.title;
    let (fr, en) = what(due.what);
    let label = if due.label.is_empty() {
        String::new()
    } else {
        format!(" ({})", due.label)
    };
    let on = day(due.on);
    Letter {
        kind: "contract-due",
        fr: Words::new(
            format!("Dans {left} jours, {fr} : {title}"),
            format!(
                "Convention «\u{a0}{title}\u{a0}» : {fr}{label}, le {on}.\n\nVous la suivez pour {}. Le calendrier est ici :",
                cpts.short_name
            ),
        ),
        en: Words::new(
            format!("In {left} days, {en}: {title}"),
            format!(
                "Agreement \"{title}\": {en}{label}, on {on}.\n\nYou look after it for {}. Its calendar is here:",
                cpts.short_name
            ),
        ),
        link: page(cpts, row),
    }
}

const fn what(what: What) -> (&'static str, &'static str) {
    match what {
        What::End => ("fin de la convention", "end of the agreement"),
        What::Notice => ("dernier jour du préavis", "last day for notice"),
        What::Renewal => ("tacite reconduction", "tacit renewal"),
        What::Review => ("bilan annuel", "yearly review"),
        What::Indicator => ("indicateur à relever", "indicator to be looked at"),
        What::Payment => ("versement", "payment"),
        What::Meeting => ("réunion", "meeting"),
        What::Representation => (
            "fin de la délégation d’un signataire",
            "end of a signatory’s delegation",
        ),
        What::RequestMeeting => (
            "réunion avec l’ARS et l’assurance maladie",
            "meeting with ARS and Assurance maladie",
        ),
        What::Validation => (
            "validation tacite du projet de santé",
            "tacit validation of the health project",
        ),
    }
}

fn day(on: NaiveDate) -> String {
    on.format("%d/%m/%Y").to_string()
}
