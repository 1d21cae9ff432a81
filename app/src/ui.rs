//! Components: values in, markup out; they fetch nothing and know no rule. One file each, with the
//! style of the same name in `style/ui`.
//!
//! A page is a sequence of blocks (`h1`, `p`, `section` with its `h2`, forms, the components
//! below): the layout sets the distance between them, so pages need hardly any class. Forms take
//! [`Form`](crate::form::Form), and each field finds its value and its error there.

mod avatar;
mod badge;
mod bar;
mod button;
mod card;
mod checkbox;
mod confirm;
mod constat;
mod definition_list;
mod difference;
mod empty;
mod error_summary;
mod field;
mod file_field;
mod icon;
mod notice;
mod page_head;
mod pagination;
mod print_header;
mod prose;
mod radio_card;
mod select;
mod stat;
mod stepper;
mod table;
mod tabs;
mod timeline;

pub use avatar::{Disc, Shield, Size, Tincture};
pub use badge::Badge;
pub use bar::Bar;
pub use button::{Button, ButtonKind, ButtonOff, LinkButton};
pub use card::{Card, Row, Rows};
pub use checkbox::{Checkbox, Checkboxes};
pub use confirm::{Confirm, confirmed};
pub use constat::Constat;
pub use definition_list::{Fact, Facts};
pub use difference::DifferenceOf;
pub use empty::Empty;
pub use error_summary::ErrorSummary;
pub use field::{Field, FieldKind, TextArea};
pub(crate) use field::{described_by, notes};
pub use file_field::FileField;
pub use icon::Icon;
pub use notice::{Notice, NoticeKind};
pub use page_head::PageHead;
pub use pagination::Pagination;
pub use print_header::PrintHeader;
pub use prose::Prose;
pub use radio_card::RadioCards;
pub use select::{Choice, Select};
pub use stat::{Stat, Stats};
pub use stepper::Stepper;
pub use table::{Column, Table};
pub use tabs::{Tab, Tabs};
pub use timeline::{Event, Timeline};
