//! What was found, in plain words, in French or English.

mod fault;

use finding::{Language, Line, Mark, spaced};
use serde::Serialize;

use crate::archive::{Archive, NotAnArchive};
use crate::audit::{Check, Report};
use Language::{English, French};

/// Everything that is shown of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Whether every line holds.
    pub holds: bool,
    /// The whole in one sentence.
    pub summary: &'static str,
    /// What the contract is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The checks.
    pub checks: Vec<Line>,
    /// Who signed, as sentences.
    pub signed: Vec<String>,
    /// The SHA-256 of the document, to be compared with a copy that one has.
    pub document: Option<String>,
    /// The key of the log, to be compared with the one that the CPTS publishes.
    pub log: String,
    /// What kind of signature it is, and is not.
    pub plainly: &'static str,
}

impl Findings {
    /// What a report says.
    pub fn of(report: &Report, language: Language) -> Self {
        let holds = report.holds();
        let checks = Check::ALL.iter().map(|it| line(*it, report, language));
        Self {
            holds,
            summary: summary(holds, language),
            title: report.text.as_ref().map(|it| it.title.clone()),
            checks: checks.collect(),
            signed: signed(report, language),
            document: report.pdf.map(|it| match language {
                French => spaced(format!("Empreinte du document : {it}")),
                English => format!("SHA-256 of the document: {it}"),
            }),
            log: match language {
                French => spaced(format!("Clé du registre : {}", report.log)),
                English => format!("Key of the log: {}", report.log),
            },
            plainly: plainly(language),
        }
    }
}

impl Findings {
    /// With one more check: whether a copy is the document ([`copy`]).
    #[must_use]
    pub fn with(mut self, line: Line, language: Language) -> Self {
        self.holds &= line.mark == Mark::Holds;
        self.summary = summary(self.holds, language);
        self.checks.push(line);
        self
    }
}

/// Whether a copy that somebody has is the document that was signed.
pub fn copy(archive: &Archive, copy: &[u8], language: Language) -> Line {
    let same = archive.pdf == copy;
    let text = match (same, language) {
        (true, French) => "Votre exemplaire est le document signé, octet pour octet.",
        (true, English) => "Your copy is the signed document, byte for byte.",
        (false, French) => "Votre exemplaire n’est pas le document signé : il a été changé.",
        (false, English) => "Your copy is not the signed document: it was changed.",
    };
    let text = match language {
        French => spaced(text.to_owned()),
        English => text.to_owned(),
    };
    Line::single("copy", same, text)
}

const fn summary(holds: bool, language: Language) -> &'static str {
    match (holds, language) {
        (true, French) => "Tout est juste\u{a0}: ce document a été signé par toutes les parties.",
        (true, English) => "Everything holds: all parties signed this document.",
        (false, French) => "Quelque chose n’est pas juste.",
        (false, English) => "Something does not hold.",
    }
}

/// What kind of signature it is, and is not.
pub const fn plainly(language: Language) -> &'static str {
    match language {
        French => {
            "Signatures électroniques simples, avec la preuve que rien n’a changé. Ce ne sont pas des signatures qualifiées."
        }
        English => {
            "Simple electronic signatures, with the proof that nothing changed. They are not qualified signatures."
        }
    }
}

/// Why a file is none of a contract.
pub fn refused(error: NotAnArchive, language: Language) -> String {
    match (error, language) {
        (NotAnArchive::Head, French) => "Ce fichier n’est pas celui d’une convention.".to_owned(),
        (NotAnArchive::Head, English) => "This is not the file of a contract.".to_owned(),
        (NotAnArchive::TooLong, French) => "Ce fichier est trop long.".to_owned(),
        (NotAnArchive::TooLong, English) => "This file is too long.".to_owned(),
        (NotAnArchive::Line { line }, French) => {
            format!("Ce fichier est abîmé ou incomplet à la ligne {line}.")
        }
        (NotAnArchive::Line { line }, English) => {
            format!("This file is damaged or incomplete at line {line}.")
        }
        (NotAnArchive::CutShort, French) => "Ce fichier est incomplet.".to_owned(),
        (NotAnArchive::CutShort, English) => "This file is cut short.".to_owned(),
    }
}

/// The word of a check that programs read.
pub const fn name(check: Check) -> &'static str {
    match check {
        Check::Log => "log",
        Check::Text => "text",
        Check::Document => "document",
        Check::Mandate => "mandate",
        Check::Roll => "roll",
        Check::Signatures => "signatures",
        Check::Parties => "parties",
    }
}

fn line(check: Check, report: &Report, language: Language) -> Line {
    let faults = report.faults.iter().filter(|it| it.check == check);
    let reasons = faults.map(|it| fault::said(it, language)).collect();
    let otherwise = if report.unknown.contains(&check) {
        Mark::Unknown
    } else {
        Mark::Holds
    };
    let text = sentence(check, report, language);
    Line::of(name(check), language, text, reasons, otherwise)
}

fn sentence(check: Check, report: &Report, language: Language) -> String {
    let aside: u64 = report.recused.iter().map(|(_, it)| it).sum();
    let parties = report.text.as_ref().map_or(0, |it| it.parties.len());
    let text = match (check, language) {
        (Check::Log, French) => {
            "Tout est au registre, dans cet ordre, sous un état signé du registre."
        }
        (Check::Log, English) => {
            "Everything stands in the log, in this order, under a signed state of the log."
        }
        (Check::Text, French) => "Le texte est entier, et c’est celui qui a été arrêté.",
        (Check::Text, English) => "The text is whole, and the one that was settled.",
        (Check::Document, French) => "Le document PDF est celui qui a été signé, octet pour octet.",
        (Check::Document, English) => "The PDF is the one that was signed, byte for byte.",
        (Check::Mandate, French) => {
            "Chaque CPTS avait le mandat de signer ce texte précis : la décision se rejoue."
        }
        (Check::Mandate, English) => {
            "Each CPTS had the mandate to sign this very text: the decision can be replayed."
        }
        (Check::Roll, French) => {
            return format!(
                "Les membres du groupe de l’autre partie ne se sont pas prononcés : {aside} en déport."
            );
        }
        (Check::Roll, English) => {
            return format!("Members of the other side’s group took no part: {aside} stood aside.");
        }
        (Check::Signatures, French) => {
            "Chaque signature tient : sur ce document, par la clé du signataire, en la qualité prévue."
        }
        (Check::Signatures, English) => {
            "Every signature holds: on this document, by the signatory’s key, in the capacity that the text says."
        }
        (Check::Parties, French) => {
            return format!("Toutes les parties ont signé : {parties} en tout.");
        }
        (Check::Parties, English) => return format!("All parties have signed: {parties} in all."),
    };
    text.to_owned()
}

fn signed(report: &Report, language: Language) -> Vec<String> {
    let one = |it: &crate::audit::Signed| {
        let (party, name, function) = (&it.party, &it.name, &it.function);
        match (it.on_paper, language) {
            (false, French) => spaced(format!("{party} : signé par {name}, {function}.")),
            (false, English) => format!("{party}: signed by {name}, {function}."),
            (true, French) => spaced(format!(
                "{party} : signé sur papier par {name}, {function}, comme l’attestent deux membres du bureau ; la signature elle-même n’est pas vérifiée ici."
            )),
            (true, English) => format!(
                "{party}: signed on paper by {name}, {function}, as two officers attest; the signature itself is not verified here."
            ),
        }
    };
    report.signed.iter().map(one).collect()
}
