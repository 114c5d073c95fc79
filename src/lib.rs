//! Proofreads the mail a person sends after a job interview and reports problems the way rustc does.
//!
//! A [`Linter`] is set up once, for any number of [`Draft`]s. Each gets a [`Report`] of [`Diagnostic`]s,
//! which a [`Format`] writes down. What is known of the interview is a [`Record`].
//!
//! ```
//! use followup_lint::{Linter, Record};
//!
//! let record: Record = "[[interviewer]]\nname = \"Rita Izaguirre\"\n".parse()?;
//! let linter = Linter::builder().record(record).build()?;
//! let draft = linter.read(b"Dear Ms. Izaguire,\n\nI am shore you will like it.\n");
//! let report = linter.check(&draft);
//! let found: Vec<&str> = report.diagnostics.iter().map(|found| found.rule).collect();
//! assert_eq!(found, ["interviewer-name", "homophone"]);
//! # Ok::<(), followup_lint::Mistake>(())
//! ```
//!
//! # Features
//!
//! All are on by default. `cli` is the command; without it the library reads no file of the user's, no
//! clock and no environment. `lsp` is its language server. `import` makes records of contact cards and invitations. `hunspell` asks the
//! spell checker of the dictionaries where a word list is not complete, and puts the dictionary into a
//! temporary folder for it. `lang-en` embeds English, `lang-da` Danish and
//! `lang-nl` Dutch.
//!
//! # How it works
//!
//! Bytes become a draft, a draft becomes tokens, tokens become facts about the mail, and rules look at
//! facts and report diagnostics. Only the edges read, print or write. These hold, and tests hold them:
//!
//! 1. Every span is a non-empty byte range of the draft's readable text, on character boundaries.
//!    Nothing downstream ever searches text for a position. Where the text is not verbatim in the file,
//!    a fix is only shown. Positions are given in bytes, characters and UTF-16.
//! 2. Reading never fails: any bytes give a [`Draft`].
//! 3. A rule is a pure function of the facts: no I/O, no clock, no environment, no hash order.
//! 4. Rules know no output format, formats know no rule, and only the command knows standard output, exit
//!    codes and the file system. One exception: hunspell opens its dictionary by path only, so it gets
//!    the embedded one through a private folder.
//! 5. Output structures are their own versioned types.
//! 6. A rule without a table for a language is visibly off, never an error.
//! 7. Silence beats a wrong word. What guesses is a note. A safe fix turns no correct sentence into a
//!    wrong one.
//! 8. Work that a draft does not need is not done: no dictionary is loaded, no pattern compiled, no
//!    table parsed before a word asks for it.
//! 9. A mail that could not be proofread says so in every format; it is never "nothing found".
//! 10. The same draft gives the same findings, whichever program asks.

#[doc(hidden)]
pub mod baseline;
#[doc(hidden)]
#[cfg(feature = "cli")]
pub mod cli;
#[doc(hidden)]
pub mod config;
#[doc(hidden)]
pub mod cores;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod draft;
#[doc(hidden)]
pub mod due;
#[doc(hidden)]
pub mod engine;
#[doc(hidden)]
pub mod facts;
#[doc(hidden)]
pub mod finding;
#[doc(hidden)]
pub mod fix;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod levels;
mod linter;
#[cfg(feature = "lsp")]
mod lsp;
#[doc(hidden)]
pub mod messages;
mod mistake;
#[doc(hidden)]
pub mod record;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod rules;
mod shared;
mod silence;
#[doc(hidden)]
pub mod text;

pub use diagnostic::{Diagnostic, Edit, Fix, Label, Level, Safety, Span};
pub use draft::{Draft, Position};
pub use due::{Due, Task};
pub use engine::Report;
pub use facts::kind::Evidence;
pub use fix::Fixed;
pub use jiff;
pub use language::Language;
pub use linter::{Linter, LinterBuilder};
pub use mistake::Mistake;
#[cfg(feature = "import")]
pub use record::import::{Imported, import};
pub use record::{Candidate, Interview, Kind, Person, Record};
pub use report::{Checked, Format, Style};
pub use toml::value::Datetime;

/// Compiles the program in the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Guide;

/// One linter serves all threads of a program, and what it gives may be handed on.
const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    is_shared::<Linter>();
    is_shared::<Draft>();
    is_shared::<Report>();
    is_shared::<Record>();
    is_shared::<Language>();
    is_shared::<Mistake>();
    is_shared::<Fixed>();
    is_shared::<Checked>();
};
