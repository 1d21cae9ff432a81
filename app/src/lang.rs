//! Two languages, written side by side where they are used.
//!
//! `t!(lang, "Texte français", "English text")` takes both or does not compile, so no key can be
//! missing and no text is orphaned. Both may name variables: `t!(lang, "{n} votes", "{n} votes")`.

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// French, first.
    #[default]
    Fr,
    /// English, second.
    En,
}

impl Lang {
    /// BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a tag; French for anything unknown.
    pub fn from_tag(tag: &str) -> Self {
        if tag.starts_with("en") {
            Self::En
        } else {
            Self::Fr
        }
    }

    /// Whether a count takes the singular: 0 and 1 in French, 1 in English.
    pub const fn is_one(self, n: u64) -> bool {
        match self {
            Self::Fr => n < 2,
            Self::En => n == 1,
        }
    }
}

/// A text in the language of the page, as a `String`.
#[macro_export]
macro_rules! t {
    ($lang:expr, $fr:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::Fr => $crate::lang::french(format!($fr)),
            $crate::lang::Lang::En => format!($en),
        }
    };
}

/// A number of things, whatever its type.
pub trait Count {
    /// The number; a negative one counts as none.
    fn count(&self) -> u64;
}

macro_rules! count {
    ($($kind:ty: $count:expr),+ $(,)?) => {$(
        impl Count for $kind {
            fn count(&self) -> u64 {
                $count(*self)
            }
        }
    )+};
}

count! {
    u16: u64::from,
    u32: u64::from,
    u64: std::convert::identity,
    usize: |n| u64::try_from(n).unwrap_or(u64::MAX),
    i32: |n| u64::try_from(n).unwrap_or(0),
    i64: |n| u64::try_from(n).unwrap_or(0),
}

impl<C: Count + ?Sized> Count for &C {
    fn count(&self) -> u64 {
        (**self).count()
    }
}

/// A text that depends on a count: `plural!(lang, n, "{n} membre", "{n} membres", "{n} member",
/// "{n} members")`.
#[macro_export]
macro_rules! plural {
    ($lang:expr, $n:expr, $fr_one:literal, $fr_many:literal, $en_one:literal, $en_many:literal $(,)?) => {
        if $lang.is_one($crate::lang::Count::count(&$n)) {
            $crate::t!($lang, $fr_one, $en_one)
        } else {
            $crate::t!($lang, $fr_many, $en_many)
        }
    };
}

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// French spacing: a narrow no-break space before `;` `!` `?` and inside « », a no-break space
/// before `:` and `%` and `€`, where an ordinary space was typed.
pub fn french(text: String) -> String {
    if !text.contains(" ;") && !text.contains([':', '!', '?', '«', '»', '%', '€']) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            (' ', Some(';' | '!' | '?' | '»')) => out.push(NARROW),
            (' ', Some(':' | '%' | '€')) => out.push(NO_BREAK),
            ('«', Some(' ')) => {
                chars.next();
                out.push('«');
                out.push(NARROW);
            }
            (c, _) => out.push(c),
        }
    }
    out
}

/// « 12 480 », with narrow no-break spaces in French.
pub fn number(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = match lang {
        Lang::Fr => '\u{202f}',
        Lang::En => ',',
    };
    let mut out = String::new();
    if n < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_marks_keep_their_space_on_the_line() {
        assert_eq!(
            french("Quoi ? « Oui » : 12 %".to_owned()),
            "Quoi\u{202f}? «\u{202f}Oui\u{202f}»\u{a0}: 12\u{a0}%"
        );
    }

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        assert_eq!(plural!(Lang::Fr, 0, "un", "des", "one", "many"), "un");
        assert_eq!(plural!(Lang::En, 0, "un", "des", "one", "many"), "many");
    }
}
