//! What is due for programs, version 1: fields are added, but never changed or removed.

use jiff::Zoned;
use serde::Serialize;

use super::Listed;

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Page<'a> {
    version: u32,
    due: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    task: &'static str,
    record: &'a str,
    company: Option<&'a str>,
    people: &'a [String],
    from: String,
    until: Option<String>,
    text: String,
    why: String,
}

/// A list of what is due.
#[must_use]
pub fn page(listed: &[Listed], now: &Zoned) -> Vec<u8> {
    let due = listed.iter().map(|Listed { record, due, catalog }| Entry {
        task: due.task.name(),
        record,
        company: due.company.as_deref(),
        people: due.person.as_slice(),
        from: due.from.to_string(),
        until: due.until.as_ref().map(|until| until.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        text: due.what(catalog),
        why: due.why(catalog, Some(now)),
    });
    let mut page = serde_json::to_vec(&Page { version: VERSION, due: due.collect() }).unwrap_or_default();
    page.push(b'\n');
    page
}
