//! Records as callers give them.

use followup_lint::Record;
use followup_lint::record::object::page_of;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Fault;

/// A record as a caller gives it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Given {
    /// In TOML.
    Text(String),
    /// As an object with the same keys, whose dates are strings.
    Object(Map<String, Value>),
}

impl Given {
    pub(crate) fn record(self) -> Result<Record, Fault> {
        let text = match self {
            Self::Text(text) => text,
            Self::Object(object) => page_of(object)?,
        };
        Ok(text.parse()?)
    }
}

/// A record in TOML as an object.
pub(crate) fn read(text: &str) -> Result<Value, Fault> {
    Ok(text.parse::<Record>()?.object())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_is_said() {
        let fault = |given| {
            let given: Given = serde_json::from_value(given).expect("an object");
            given.record().expect_err("it is wrong").message
        };
        assert!(fault(json!({"interview": {"compagny": "Kiln"}})).contains("compagny"));
        assert!(fault(json!("[interview]\ncompagny = \"Kiln\"\n")).contains("compagny"));
    }
}
