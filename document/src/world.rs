//! All that the typesetter may see: its library, the fonts, the template, and the document as values.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::font;

/// The template: layout alone, the same for all.
static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| {
    let text = include_str!("template.typ").to_owned();
    Some(Source::new(id("/template.typ")?, text))
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A document, as the template reads it.
pub struct Sheet {
    /// The template.
    template: Source,
    /// Where the values are.
    values_id: FileId,
    /// The values, as JSON.
    values: Bytes,
}

impl Sheet {
    /// With these values; nothing only if the names of the two files were wrong.
    pub fn new(values: Vec<u8>) -> Option<Self> {
        Some(Self {
            template: TEMPLATE.clone()?,
            values_id: id("/values.json")?,
            values: Bytes::new(values),
        })
    }
}

fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &font::BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.values_id {
            Ok(self.values.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        font::FONTS.get(index).cloned()
    }

    /// There is no clock.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
