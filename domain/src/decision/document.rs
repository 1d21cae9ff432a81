//! Documents beside a proposal: what one may join, told by its name and by what it holds.

use super::limit::DOCUMENT_BYTES;
use super::stage::Stage;
use crate::code::coded;

coded! {
    /// What a document is. None of these runs anything by itself when it is opened.
    DocumentKind {
        /// PDF.
        Pdf = "pdf",
        /// JPEG image.
        Jpeg = "jpg",
        /// PNG image.
        Png = "png",
        /// Word, without macros.
        Docx = "docx",
        /// Excel, without macros.
        Xlsx = "xlsx",
        /// `PowerPoint`, without macros.
        Pptx = "pptx",
        /// `OpenDocument` text.
        Odt = "odt",
        /// `OpenDocument` sheet.
        Ods = "ods",
        /// `OpenDocument` presentation.
        Odp = "odp",
    }
}

/// Why a document is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefused {
    /// It is empty.
    #[error("empty")]
    Empty,
    /// It has more than [`DOCUMENT_BYTES`].
    #[error("too large")]
    TooLarge,
    /// Its name ends as none of those that are taken.
    #[error("unknown kind")]
    Kind,
    /// It is not what its name says.
    #[error("not what its name says")]
    Content,
    /// There are [`super::limit::DOCUMENTS`] already.
    #[error("too many")]
    TooMany,
    /// While positions are taken on the text, what stands beside it stays.
    #[error("a round or a vote is open")]
    Open,
    /// It is over.
    #[error("over")]
    Over,
}

impl DocumentKind {
    /// How a browser names it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    /// How a file of this kind begins.
    const fn begins(self) -> &'static [u8] {
        match self {
            Self::Pdf => b"%PDF-",
            Self::Jpeg => &[0xff, 0xd8, 0xff],
            Self::Png => b"\x89PNG\r\n\x1a\n",
            // Office files are ZIP archives.
            Self::Docx | Self::Xlsx | Self::Pptx | Self::Odt | Self::Ods | Self::Odp => {
                b"PK\x03\x04"
            }
        }
    }
}

/// The kind of a document, by its name and its first bytes.
///
/// # Errors
/// [`DocumentRefused`].
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<DocumentKind, DocumentRefused> {
    kind_within(name, bytes, DOCUMENT_BYTES)
}

/// The same, of something that has its own limit in bytes.
pub(crate) fn kind_within(
    name: &str,
    bytes: &[u8],
    most: usize,
) -> Result<DocumentKind, DocumentRefused> {
    if bytes.is_empty() {
        return Err(DocumentRefused::Empty);
    }
    if most < bytes.len() {
        return Err(DocumentRefused::TooLarge);
    }
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, it)| it)
        .to_lowercase();
    let ending = if ending == "jpeg" { "jpg" } else { &ending };
    let kind: DocumentKind = ending.parse().map_err(|_| DocumentRefused::Kind)?;
    if bytes.starts_with(kind.begins()) {
        Ok(kind)
    } else {
        Err(DocumentRefused::Content)
    }
}

/// The name under which it is kept: the last step of a path, without signs that no file's name has.
pub fn name_of(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|it| !it.is_control() && !"<>:\"|?*".contains(*it))
        .collect();
    let clean = clean.trim().trim_start_matches('.');
    let cut = clean.chars().count().saturating_sub(120);
    // The end of the name says what it is.
    clean.chars().skip(cut).collect()
}

/// Whether documents may be added or removed.
///
/// # Errors
/// [`DocumentRefused::Open`], [`DocumentRefused::Over`].
pub const fn may_change(stage: &Stage) -> Result<(), DocumentRefused> {
    match stage {
        Stage::Draft | Stage::Discussion(_) | Stage::Between(_) => Ok(()),
        Stage::Round(_) | Stage::Voting(_) => Err(DocumentRefused::Open),
        Stage::Over(_) => Err(DocumentRefused::Over),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_what_its_name_and_its_first_bytes_say() {
        assert_eq!(kind_of("Plan.PDF", b"%PDF-1.7"), Ok(DocumentKind::Pdf));
        assert_eq!(
            kind_of("a.jpeg", &[0xff, 0xd8, 0xff, 0xe0]),
            Ok(DocumentKind::Jpeg)
        );
        assert_eq!(kind_of("a.odt", b"PK\x03\x04x"), Ok(DocumentKind::Odt));
    }

    #[test]
    fn pages_programs_macros_and_disguises_are_not_taken() {
        for name in ["a.html", "a.svg", "a.exe", "a.docm", "a", "pdf", "a.pdf.js"] {
            assert_eq!(
                kind_of(name, b"%PDF-1.7"),
                Err(DocumentRefused::Kind),
                "{name}"
            );
        }
        assert_eq!(kind_of("a.pdf", b"<html>"), Err(DocumentRefused::Content));
        assert_eq!(kind_of("a.pdf", b""), Err(DocumentRefused::Empty));
        assert_eq!(
            kind_of("a.pdf", &vec![b'%'; DOCUMENT_BYTES + 1]),
            Err(DocumentRefused::TooLarge)
        );
    }

    #[test]
    fn a_name_is_no_path_and_no_header() {
        assert_eq!(name_of("D:\\Mes documents\\plan.pdf"), "plan.pdf");
        assert_eq!(name_of("../../etc/plan.pdf"), "plan.pdf");
        assert_eq!(name_of("a\r\nSet-Cookie: x.pdf"), "aSet-Cookie x.pdf");
        assert_eq!(
            name_of(&format!("{}.pdf", "é".repeat(300))).chars().count(),
            120
        );
        let long = name_of(&format!("{}.pdf", "é".repeat(300)));
        assert_eq!(long.rsplit_once('.').map(|(_, it)| it), Some("pdf"));
    }
}
