/// Where something stands in a document: a JSON Pointer (RFC 6901), such as `/organs/2/quorum`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

impl Place {
    /// A field of the document.
    pub fn of(field: &str) -> Self {
        Self::default().to(field)
    }

    /// A field of what stands here. Our fields hold neither `~` nor `/`, so none is escaped.
    #[must_use]
    pub fn to(&self, field: &str) -> Self {
        Self(format!("{}/{field}", self.0))
    }

    /// An entry of the list that stands here, from 0.
    #[must_use]
    pub fn at(&self, n: usize) -> Self {
        Self(format!("{}/{n}", self.0))
    }

    /// A field of the rule that stands here (`Said` or `Stated`).
    #[must_use]
    pub fn rule(&self) -> Self {
        self.to("says").to("rule")
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
