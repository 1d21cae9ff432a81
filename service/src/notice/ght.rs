//! What a member is told of their attachments: that something is to be read, what was decided and why, and where.
//! The name of an employer stays on the page: a mail may be read by others.

use domain::ght::attachment::{Verdict, Way};
use entity::{attachment, cpts};

use super::letter::{Letter, Words};
use super::page::Page;

/// Data show a tie; it counts for nothing yet.
pub fn found(cpts: &cpts::Model, row: &attachment::Model) -> Letter {
    let name = &cpts.short_name;
    letter(
        "attachment-found",
        row,
        Words::new(
            format!("{name} : un rattachement à vérifier"),
            told(
                row,
                "D’après vos données professionnelles, vous êtes peut-être rattaché·e à un groupe hospitalier ou à un autre groupe. Cela ne compte pas tant que le bureau ne l’a pas confirmé. Dites ici si c’est exact ou non :",
                "D’après ses numéros, la structure que vous représentez fait peut-être partie d’un groupe hospitalier ou d’un autre groupe. Cela ne compte pas tant que le bureau ne l’a pas confirmé. Dites ici si c’est exact ou non :",
            ),
        ),
        Words::new(
            format!("{name}: an attachment to check"),
            told(
                row,
                "Your professional data suggest that you are attached to a hospital group or another group. It counts for nothing until the board has confirmed it. Say here whether it is true:",
                "Its numbers suggest that the structure you represent is part of a hospital group or another group. It counts for nothing until the board has confirmed it. Say here whether it is true:",
            ),
        ),
    )
}

/// The board recorded a tie.
pub fn recorded(cpts: &cpts::Model, row: &attachment::Model) -> Letter {
    let name = &cpts.short_name;
    letter(
        "attachment-recorded",
        row,
        Words::new(
            format!("{name} a enregistré un rattachement"),
            told(
                row,
                "Le bureau a enregistré que vous êtes rattaché·e à un groupe hospitalier ou à un autre groupe. Cela peut changer votre collège et les fonctions que vous pouvez exercer. Lisez-le ici, et contestez-le si c’est inexact :",
                "Le bureau a enregistré que la structure que vous représentez fait partie d’un groupe hospitalier ou d’un autre groupe. Cela peut changer son collège. Lisez-le ici, et contestez-le si c’est inexact :",
            ),
        ),
        Words::new(
            format!("{name} recorded an attachment"),
            told(
                row,
                "The board recorded that you are attached to a hospital group or another group. It may change your college and the offices you may hold. Read it here, and contest it if it is not true:",
                "The board recorded that the structure you represent is part of a hospital group or another group. It may change its college. Read it here, and contest it if it is not true:",
            ),
        ),
    )
}

/// The board decided.
pub fn decided(
    cpts: &cpts::Model,
    row: &attachment::Model,
    verdict: Verdict,
    reason: Option<&str>,
) -> Letter {
    let name = &cpts.short_name;
    let (kind, fr, en) = match verdict {
        Verdict::Confirm => (
            "attachment-confirmed",
            (
                format!("{name} a confirmé un rattachement"),
                told(
                    row,
                    "Le bureau a confirmé que vous êtes rattaché·e à un groupe hospitalier ou à un autre groupe. Cela peut changer votre collège et les fonctions que vous pouvez exercer. Si c’est inexact, contestez-le sur la page ci-dessous.",
                    "Le bureau a confirmé que la structure que vous représentez fait partie d’un groupe hospitalier ou d’un autre groupe. Cela peut changer son collège. Si c’est inexact, contestez-le sur la page ci-dessous.",
                ),
            ),
            (
                format!("{name} confirmed an attachment"),
                told(
                    row,
                    "The board confirmed that you are attached to a hospital group or another group. It may change your college and the offices you may hold. If that is not true, contest it on the page below.",
                    "The board confirmed that the structure you represent is part of a hospital group or another group. It may change its college. If that is not true, contest it on the page below.",
                ),
            ),
        ),
        Verdict::PutAside => (
            "attachment-put-aside",
            (
                format!("{name} a écarté un rattachement"),
                "Le bureau a écarté un rattachement à un groupe : il ne compte pas. Vous n’avez rien à faire.",
            ),
            (
                format!("{name} put an attachment aside"),
                "The board put an attachment to a group aside: it does not count. You need do nothing.",
            ),
        ),
    };
    letter(
        kind,
        row,
        Words::new(fr.0, with(fr.1, "La raison donnée :", reason)),
        Words::new(en.0, with(en.1, "The reason given:", reason)),
    )
}

/// The board corrected days or half-days of a tie that counts.
pub fn corrected(cpts: &cpts::Model, row: &attachment::Model, reason: Option<&str>) -> Letter {
    let name = &cpts.short_name;
    letter(
        "attachment-corrected",
        row,
        Words::new(
            format!("{name} a corrigé un rattachement"),
            with(
                "Le bureau a corrigé les dates ou les demi-journées d’un rattachement. Si c’est inexact, contestez-le sur la page ci-dessous.",
                "La raison donnée :",
                reason,
            ),
        ),
        Words::new(
            format!("{name} corrected an attachment"),
            with(
                "The board corrected the dates or half-days of an attachment. If that is not true, contest it on the page below.",
                "The reason given:",
                reason,
            ),
        ),
    )
}

/// What is said of a person, or to who represents a structure.
fn told<'a>(row: &attachment::Model, person: &'a str, structure: &'a str) -> &'a str {
    if row.way == Way::LegalPerson.code() {
        structure
    } else {
        person
    }
}

fn letter(kind: &'static str, row: &attachment::Model, fr: Words, en: Words) -> Letter {
    Letter {
        kind,
        fr,
        en,
        link: Page::OwnAttachments.at(&[&row.adhesion_id]),
    }
}

fn with(said: &str, adds: &str, reason: Option<&str>) -> String {
    match reason {
        None => said.to_owned(),
        Some(reason) => format!("{said}\n\n{adds}\n\n{reason}"),
    }
}
