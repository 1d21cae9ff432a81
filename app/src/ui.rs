//! Components: values in, markup out; they fetch nothing. One file each, with the style of the
//! same name in `style/ui`.

mod button;
mod error_summary;
mod field;
mod notice;

pub use button::{Button, ButtonKind, LinkButton};
pub use error_summary::ErrorSummary;
pub use field::{Field, FieldKind, TextArea};
pub use notice::{Notice, NoticeKind};
