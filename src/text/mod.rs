//! Text as rules look at it: tokens with what is between them, casing, and many phrases matched at
//! once. No language is built in; whatever depends on one is passed in.

pub mod emoji;
mod hash;
pub mod matcher;
mod opaque;
mod place;
pub mod quotation;
pub mod sentence;
mod split;
pub mod token;

pub(crate) use hash::hash_of;
pub use matcher::{Match, Others, Unit};
pub use opaque::{Opaque, OpaqueKind};
pub use phrasebook::casing;
pub use phrasebook::pattern::WordId;
pub use quotation::{quotation_around, quotations};
pub use sentence::Gap;
pub use split::{count, words};
pub use token::{Token, TokenKind, tokenise};

/// Whether a character controls a terminal, changes the direction of text, or has no width.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
