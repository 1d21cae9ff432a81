//! Which kind of file was imported.

use leptos::serde_json::Value;
use service::import::Kind;

use crate::lang::Lang;

/// « de membres », after the word it belongs to; nothing where an older entry does not say.
pub(super) fn of(lang: Lang, detail: &Value) -> String {
    let kind = detail.get("kind").and_then(Value::as_str);
    match kind.and_then(|it| it.parse().ok()) {
        Some(Kind::Members) => t!(lang, " de membres", " of members"),
        Some(Kind::Dues) => t!(lang, " de cotisations", " of dues"),
        Some(Kind::Parties) => t!(lang, " de groupes", " of groups"),
        None => String::new(),
    }
}
