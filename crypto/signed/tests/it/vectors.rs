//! The committed vectors: one file a statement. `SIGNED_VECTORS=write` writes them anew, which no released
//! version may need.

use std::path::PathBuf;

use serde_json::json;
use signed::{Payload, ToSign};

use crate::make::{self, each};

#[test]
fn every_statement_has_the_bytes_it_always_had() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    macro_rules! check {
        ($name:ident: $type:ty) => {
            let path = folder.join(concat!(stringify!($name), ".json"));
            let made = vector(make::$name());
            if std::env::var("SIGNED_VECTORS").is_ok_and(|value| value == "write") {
                std::fs::write(&path, &made).unwrap();
            }
            assert_eq!(
                std::fs::read_to_string(&path).unwrap(),
                made,
                "{}",
                path.display()
            );
        };
    }
    each!(check);
}

fn vector<T: Payload>(payload: T) -> String {
    let to_sign = ToSign::new(payload).unwrap();
    let message = String::from_utf8(to_sign.message().to_vec()).unwrap();
    let signed = to_sign.sign(&make::secret(1)).unwrap();
    let envelope = signed.envelope();
    let value = json!({
        "label": T::LABEL.as_str(),
        "seed": hex::encode([1; 32]),
        "key": make::key(1).to_string(),
        "key_id": make::key(1).id().to_string(),
        "payload": String::from_utf8(envelope.payload().to_vec()).unwrap(),
        "message": message,
        "envelope": String::from_utf8(envelope.bytes()).unwrap(),
        "digest": envelope.digest().to_string(),
    });
    // Sorted, whatever order the library keeps.
    let sorted: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_value(value).unwrap();
    serde_json::to_string_pretty(&sorted).unwrap() + "\n"
}
