//! Proofreads the mail a person sends after a job interview and reports problems the way rustc does.
//!
//! Bytes become a draft, a draft becomes tokens, tokens become facts about the mail, and rules look at
//! facts and report diagnostics. Only the edges read, print or write.
//!
//! ```
//! use followup_lint::{draft::Draft, engine::{Case, Engine}, language::{self, Language}};
//!
//! let draft = Draft::read(b"Dear Rita,\n\nI am shore you will like it.\n", &language::formulas());
//! let engine = Engine::new(Language::new(language::EN));
//! let report = engine.check(&draft, &Case::default());
//! assert_eq!(report.diagnostics[0].rule, "homophone");
//! ```
//!
//! # Invariants
//!
//! 1. Every span is a non-empty byte range of the draft's readable text, on character boundaries.
//!    Nothing downstream ever searches text for a position.
//! 2. Reading never fails: any bytes give a [`draft::Draft`].
//! 3. A rule is a pure function of its [`facts::Facts`]: no I/O, no clock, no environment, no hash
//!    order.
//! 4. Rules know no output format, reporters know no rule, and only `cli` knows standard output, exit
//!    codes and the file system. One exception: hunspell opens its dictionary by path only, so
//!    `language::spelling::speller` hands it the embedded one through a private folder.
//! 5. Output structures are their own versioned types.
//! 6. A rule without a table for a language is visibly off, never an error.
//! 7. Silence beats a wrong word. What guesses is a note.
//! 8. Work that a draft does not need is not done: no dictionary is loaded, no pattern compiled, no
//!    table parsed before a word asks for it.

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod draft;
pub mod engine;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod language;
pub mod levels;
pub mod messages;
mod mistake;
pub mod record;
pub mod report;
pub mod rules;
mod shared;
pub mod text;

pub use diagnostic::{Diagnostic, Edit, Fix, Label, Level, Safety, Span};
pub use language::Language;
pub use mistake::Mistake;
pub use record::{Candidate, Interview, Kind, Person, Record};
