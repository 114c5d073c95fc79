//! Records as objects, for other languages: the keys are those of a record in TOML, and dates are strings.

use serde_json::{Map, Value};
use toml::Value as Toml;

use super::Record;
use crate::mistake::Mistake;

/// The keys whose values are dates.
const DATES: [&str; 4] = ["date", "decision_by", "offered", "sent"];

impl Record {
    /// The record as an object.
    ///
    /// # Panics
    ///
    /// Never: a record is written as TOML.
    #[doc(hidden)]
    #[must_use]
    pub fn object(&self) -> Value {
        let table: toml::Table = self.page().parse().expect("a record is written as TOML");
        json_of(Toml::Table(table))
    }
}

/// An object as TOML; nothing is written for `null`, which TOML lacks.
pub fn page_of(object: Map<String, Value>) -> Result<String, Mistake> {
    toml::to_string(&toml_of(Value::Object(object), false)?).map_err(|error| Mistake::new(error.to_string()))
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

fn toml_of(value: Value, dated: bool) -> Result<Toml, Mistake> {
    Ok(match value {
        Value::Object(object) => {
            let filled = object.into_iter().filter(|(_, value)| !value.is_null());
            let pair = |(key, value): (String, Value)| {
                let dated = DATES.contains(&key.as_str());
                Ok((key, toml_of(value, dated)?))
            };
            Toml::Table(filled.map(pair).collect::<Result<_, Mistake>>()?)
        }
        Value::Array(values) => {
            Toml::Array(values.into_iter().map(|value| toml_of(value, dated)).collect::<Result<_, _>>()?)
        }
        Value::String(text) if dated => {
            let no_date = |_| Mistake::new(format!("`{text}` is no date; write it as 2026-11-17"));
            Toml::Datetime(text.parse().map_err(no_date)?)
        }
        other => Toml::try_from(other).map_err(|error| Mistake::new(error.to_string()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record(given: &Value) -> Result<Record, Mistake> {
        page_of(given.as_object().expect("an object").clone())?.parse()
    }

    #[test]
    fn an_object_is_written_and_read_again() {
        let given = json!({
            "candidate": {"name": "Maya \"M\" Lindqvist", "email": null},
            "interview": {"company": "Kiln & Lid", "date": "2026-11-17", "sent": ["2026-11-18T09:00:00+01:00"]},
            "interviewer": [{"name": "Rita Izaguirre", "aliases": ["Rita I."]}],
        });
        let mut again = record(&given).expect("it is right").object();
        again["candidate"]["email"] = Value::Null;
        assert_eq!(again, given);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let fault = |given| record(&given).expect_err("it is wrong").message;
        assert_eq!(fault(json!({"interview": {"date": "soon"}})), "`soon` is no date; write it as 2026-11-17");
        assert!(fault(json!({"interview": {"compagny": "Kiln"}})).contains("compagny"));
    }
}
