//! Line drawings, always beside a word and hidden from screen readers.

use leptos::prelude::{AnyView, IntoAny};
use leptos::tachys::html::InertElement;
use leptos::tachys::view::IntoRender;

/// A drawing on a 24 grid in the colour of its text. In a view it is a child like any other: `{Icon::Tick}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A house: Accueil.
    Home,
    /// Two people: the directory.
    People,
    /// One person: my page.
    Me,
    /// A building: a structure.
    Building,
    /// A map: a territory.
    Map,
    /// A sheet: statutes, documents.
    Document,
    /// An envelope: mail.
    Mail,
    /// A shield: rights, roles.
    Shield,
    /// A list with ticks: the board's desk.
    Board,
    /// A circle that closes on a tick: what is decided together.
    Decision,
    /// Euro: dues.
    Dues,
    /// Arrow into a tray: import, download.
    Download,
    /// A clock: waiting.
    Clock,
    /// Done.
    Tick,
    /// Look out.
    Caution,
    /// Good to know.
    Info,
    /// Refused, wrong, ended.
    No,
    /// Paused.
    Pause,
    /// Opens the row's page.
    Next,
    /// Search.
    Search,
    /// Add.
    Plus,
    /// An open eye: who sees what.
    Eye,
    /// A hand with a key: sign in.
    Key,
    /// Leaving.
    Leave,
}

/// `svg!` of a path: the whole element as one constant, nothing is built at run time.
macro_rules! svg {
    ($inner:literal) => {
        concat!(
            r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">"#,
            $inner,
            "</svg>"
        )
    };
}

impl Icon {
    /// The element.
    pub const fn svg(self) -> &'static str {
        match self {
            Self::Home => {
                svg!(r#"<path d="M4 11.500 12 4.500l8 7M6 10v9.500h4.500v-5h3v5H18V10"/>"#)
            }
            Self::People => svg!(
                r#"<circle cx="9" cy="8.500" r="3.200"/><path d="M3 19.500c.4-3.600 2.800-5.500 6-5.500s5.600 1.900 6 5.500M15.500 5.600a3.200 3.200 0 0 1 0 5.800M17.500 14.300c2 .7 3.300 2.500 3.500 5.200"/>"#
            ),
            Self::Me => svg!(
                r#"<circle cx="12" cy="8.500" r="3.800"/><path d="M4.500 20c.6-4 3.500-6.200 7.500-6.200s6.900 2.200 7.500 6.200"/>"#
            ),
            Self::Building => svg!(
                r#"<path d="M5 20V5h9v15M14 9.500h5V20M3.500 20h17M8 8.500h3M8 12h3M8 15.500h3"/>"#
            ),
            Self::Map => svg!(
                r#"<path d="m3.500 6.500 5.700-2.300 5.600 2.300 5.700-2.300v13.300l-5.700 2.300-5.600-2.300-5.700 2.300zM9.200 4.200v13.300M14.800 6.500v13.300"/>"#
            ),
            Self::Document => svg!(
                r#"<path d="M6 3.500h8l4.500 4.500v12.500H6zM13.500 3.500V8.500h5M9 12.500h6.500M9 16h6.500"/>"#
            ),
            Self::Mail => svg!(r#"<path d="M3.500 6h17v12.500h-17zM4 6.500l8 6.500 8-6.500"/>"#),
            Self::Shield => {
                svg!(r#"<path d="M5 4.500h14v7c0 4.500-3 7.200-7 9-4-1.800-7-4.500-7-9z"/>"#)
            }
            Self::Board => svg!(
                r#"<path d="M4 6.500 5.500 8 8 5M4 12.500 5.500 14 8 11M4 18.500 5.500 20 8 17M11.500 6.500h9M11.500 12.500h9M11.500 18.500h9"/>"#
            ),
            Self::Decision => {
                svg!(r#"<path d="M20 12a8 8 0 1 1-4-6.900M8.500 11.500l3 3L20 6"/>"#)
            }
            Self::Dues => svg!(
                r#"<circle cx="12" cy="12" r="8.800"/><path d="M15.300 8.600A4.300 4.300 0 0 0 9 12a4.300 4.300 0 0 0 6.300 3.400M7.500 10.800h5M7.500 13.300h5"/>"#
            ),
            Self::Download => {
                svg!(r#"<path d="M12 3.500v11M7.500 10.500 12 15l4.500-4.500M4 16.500v4h16v-4"/>"#)
            }
            Self::Clock => {
                svg!(r#"<circle cx="12" cy="12" r="8.800"/><path d="M12 7v5.300l3.300 2"/>"#)
            }
            Self::Tick => svg!(r#"<path d="m5 12.500 4.800 4.800L19.500 7"/>"#),
            Self::Caution => svg!(r#"<path d="M12 4 2.800 20h18.400zM12 10v4.500M12 17.300v.1"/>"#),
            Self::Info => {
                svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.600v.1"/>"#)
            }
            Self::No => {
                svg!(r#"<circle cx="12" cy="12" r="9"/><path d="m8.500 8.500 7 7m0-7-7 7"/>"#)
            }
            Self::Pause => {
                svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M9.800 8.500v7M14.200 8.500v7"/>"#)
            }
            Self::Next => svg!(r#"<path d="m9 5.500 6.500 6.500L9 18.500"/>"#),
            Self::Search => {
                svg!(r#"<circle cx="10.500" cy="10.500" r="6.500"/><path d="m15.500 15.500 5 5"/>"#)
            }
            Self::Plus => svg!(r#"<path d="M12 5v14M5 12h14"/>"#),
            Self::Eye => svg!(
                r#"<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>"#
            ),
            Self::Key => {
                svg!(r#"<circle cx="8" cy="12" r="4.300"/><path d="M12.300 12H21v3.500M17 12v3"/>"#)
            }
            Self::Leave => svg!(r#"<path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>"#),
        }
    }
}

/// For the optional places of other components, such as the head of a row.
impl From<Icon> for Option<AnyView> {
    fn from(icon: Icon) -> Self {
        Some(icon.into_render().into_any())
    }
}

impl IntoRender for Icon {
    type Output = InertElement;

    fn into_render(self) -> Self::Output {
        InertElement::new(self.svg())
    }
}
