//! Text as rules look at it: tokens with what is between them, casing, and many phrases matched at
//! once. No language is built in; whatever depends on one is passed in.

pub mod emoji;
pub mod matcher;
mod place;
pub mod quotation;
pub mod sentence;
mod split;
pub mod token;

pub use matcher::{Match, Others, Unit};
pub use phrasebook::casing;
pub use phrasebook::pattern::WordId;
pub use quotation::{quotation_around, quotations};
pub use sentence::Gap;
pub use split::{count, words};
pub use token::{Token, TokenKind, tokenise};
