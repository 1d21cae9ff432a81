//! Signing in the browser: the key of the device, for every page where a member signs (`signing/device.js`).

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::visit::Visit;

/// The addresses that such a page's script needs: its part that signs, and the program for browsers that cannot.
pub(crate) fn addresses(visit: &Visit) -> Value {
    let assets = &visit.state.assets;
    json!([
        assets.device_script,
        [assets.softkey_script, assets.softkey_wasm]
    ])
}

/// Runs a script of a page: a function of those addresses and of what it says.
pub(crate) fn script(visit: &Visit, code: &str, words: &Value) -> impl IntoView + use<> {
    let code = format!("{}({},{words});", code.trim_end(), addresses(visit));
    crate::layout::module(visit, code)
}
