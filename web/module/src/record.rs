//! Records as objects, whose dates are strings.

use followup_lint::Record;
use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Value as Toml;

use crate::Fault;

/// The keys whose values are dates.
const DATES: [&str; 4] = ["date", "decision_by", "offered", "sent"];

/// A record as a caller gives it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Given {
    /// In TOML.
    Text(String),
    /// As an object with the same keys.
    Object(Map<String, Value>),
}

impl Given {
    pub(crate) fn record(self) -> Result<Record, Fault> {
        let text = match self {
            Self::Text(text) => text,
            Self::Object(object) => {
                let table = toml_of(Value::Object(object), false)?;
                toml::to_string(&table).map_err(|error| Fault::from(error.to_string()))?
            }
        };
        Ok(text.parse()?)
    }
}

/// A record in TOML as an object.
pub(crate) fn read(text: &str) -> Result<Value, Fault> {
    Ok(object(&text.parse()?))
}

/// A record as an object.
pub(crate) fn object(record: &Record) -> Value {
    let table: toml::Table = record.page().parse().expect("a record is written as TOML");
    json_of(Toml::Table(table))
}

fn json_of(value: Toml) -> Value {
    match value {
        Toml::Table(table) => table.into_iter().map(|(key, value)| (key, json_of(value))).collect(),
        Toml::Array(values) => values.into_iter().map(json_of).collect(),
        Toml::Datetime(date) => date.to_string().into(),
        Toml::String(text) => text.into(),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(truth) => truth.into(),
    }
}

/// A value as TOML has it; nothing is written for `null`, which TOML lacks.
fn toml_of(value: Value, dated: bool) -> Result<Toml, Fault> {
    Ok(match value {
        Value::Object(object) => {
            let filled = object.into_iter().filter(|(_, value)| !value.is_null());
            let pair = |(key, value): (String, Value)| {
                let dated = DATES.contains(&key.as_str());
                Ok((key, toml_of(value, dated)?))
            };
            Toml::Table(filled.map(pair).collect::<Result<_, Fault>>()?)
        }
        Value::Array(values) => {
            Toml::Array(values.into_iter().map(|value| toml_of(value, dated)).collect::<Result<_, _>>()?)
        }
        Value::String(text) if dated => {
            let date = text.parse().map_err(|_| Fault::from(format!("`{text}` is no date; write it as 2026-11-17")))?;
            Toml::Datetime(date)
        }
        other => Toml::try_from(other).map_err(|error| Fault::from(error.to_string()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_object_is_written_and_read_again() {
        let given = json!({
            "candidate": {"name": "Maya \"M\" Lindqvist", "email": null},
            "interview": {"company": "Kiln & Lid", "date": "2026-11-17", "sent": ["2026-11-18T09:00:00+01:00"]},
            "interviewer": [{"name": "Rita Izaguirre", "aliases": ["Rita I."]}],
        });
        let record: Given = serde_json::from_value(given.clone()).expect("an object");
        let page = record.record().expect("it is right").page();
        let mut again = read(&page).expect("it is right");
        again["candidate"]["email"] = Value::Null;
        assert_eq!(again, given);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let fault = |given| {
            let given: Given = serde_json::from_value(given).expect("an object");
            given.record().expect_err("it is wrong").message
        };
        assert_eq!(fault(json!({"interview": {"date": "soon"}})), "`soon` is no date; write it as 2026-11-17");
        assert!(fault(json!({"interview": {"compagny": "Kiln"}})).contains("compagny"));
        assert!(fault(json!("[interview]\ncompagny = \"Kiln\"\n")).contains("compagny"));
    }
}
