//! Every integration test, in one binary: `cargo test --test it <module>` runs the tests of one file.
//!
//! Cases and lists lie in the folders beside this one.

mod accidents;
mod bad_input;
#[cfg(feature = "mail-clients")]
mod calendars;
mod canned;
mod catalog;
#[cfg(feature = "mail-clients")]
mod clients;
mod common;
mod companies;
mod dates;
mod drafts;
mod due;
#[cfg(all(unix, feature = "lsp", feature = "mail-clients"))]
mod editors;
mod faults;
mod fix;
mod folders;
mod formats;
mod forms;
mod grammar;
mod growth;
mod guide;
mod homophones;
mod hostile;
mod import;
mod injector;
mod kinds;
mod languages;
mod letters;
#[cfg(feature = "lsp")]
mod lsp;
mod messages;
mod mime;
mod msrv;
mod names;
mod properties;
mod readme;
mod rules;
mod safe_fixes;
mod schema;
mod schema_toml;
mod sendmail;
mod sentences;
mod shapes;
mod shells;
mod spelling;
mod stderr;
mod tables;
mod tidy;
mod ui;
