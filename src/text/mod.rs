//! Text as rules look at it: tokens with what is between them, casing, and many phrases matched at
//! once. No language is built in; whatever depends on one is passed in.

pub mod casing;
pub mod emoji;
pub mod matcher;
pub mod pattern;
mod place;
pub mod quotation;
pub mod token;
mod words;

pub use matcher::{Match, Unit};
pub use pattern::{Patterns, Step, WordId};
pub use quotation::quotations;
pub use token::{Gap, Token, TokenKind, tokenise};
pub use words::{count, words};
