//! The words around a word, and the hashed features made of them. Training and reading share this
//! file, so that both see the same.

use crate::diagnostic::Span;
use crate::language::Reading;
use crate::text::{Gap, Token, TokenKind};

/// One word or sign of a context.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Piece {
    word: u32,
    last_three: u32,
    last_two: u32,
    /// Whether the word says something of the topic: longer than three letters.
    topical: bool,
    /// Where it stands; empty for signs and for the edges of the sentence.
    span: Option<Span>,
}

/// Pieces on each side.
const REACH: usize = 4;

/// What stands around a word of a confusion set, nearest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context {
    left: [Piece; REACH],
    right: [Piece; REACH],
    capital: bool,
    next_capital: bool,
}

/// The number of features of a context.
pub const FEATURES: usize = 32 + 2 * REACH;

/// A word's hash, and those of its endings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordHash {
    word: u32,
    last_three: u32,
    last_two: u32,
    topical: bool,
}

impl WordHash {
    /// The hashes of a lower-case word.
    #[must_use]
    pub fn new(word: &str) -> Self {
        let ending = |letters: usize| {
            let start = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
            hash(&word.as_bytes()[start..])
        };
        Self { word: hash(word.as_bytes()), last_three: ending(3), last_two: ending(2), topical: word.len() > 3 }
    }

    fn at(self, span: Span) -> Piece {
        let Self { word, last_three, last_two, topical } = self;
        Piece { word, last_three, last_two, topical, span: Some(span) }
    }
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn sign(name: &str) -> Piece {
    let hash = hash(name.as_bytes());
    Piece { word: hash, last_three: hash, last_two: hash, topical: false, span: None }
}

impl Context {
    /// The context of the tokens from `at` up to `end`.
    #[must_use]
    pub fn new(text: &str, reading: &Reading, at: usize, end: usize) -> Self {
        let Reading { tokens, hashes, .. } = reading;
        let mut context = Self::default();
        let mut count = 0;
        let mut token = at;
        while count < REACH {
            count += push(&mut context.left, count, gap_sign(tokens[token].gap, "<s>"));
            if count == REACH || tokens[token].gap.starts_sentence() {
                break;
            }
            token -= 1;
            count += push(&mut context.left, count, Some(piece(&tokens[token], hashes[token])));
        }
        count = 0;
        token = end;
        while count < REACH {
            let next = tokens.get(token).filter(|next| !next.gap.starts_sentence());
            let Some(next) = next else {
                let last = tokens[token - 1].span.end;
                let asks = text[last..].trim_start_matches(['"', '”', ')']).starts_with('?');
                push(&mut context.right, count, Some(sign(if asks { "?</s>" } else { "</s>" })));
                break;
            };
            count += push(&mut context.right, count, gap_sign(next.gap, ""));
            if count == REACH {
                break;
            }
            if token == end {
                context.next_capital = text[next.span.range()].starts_with(char::is_uppercase);
            }
            count += push(&mut context.right, count, Some(piece(next, hashes[token])));
            token += 1;
        }
        context.capital = text[tokens[at].span.range()].starts_with(char::is_uppercase);
        context
    }

    #[allow(clippy::many_single_char_names, reason = "c b a _ x y z: the places around the word, in order")]
    /// The features, each as a key; `None` where the context lacks what the feature is made of.
    pub fn features(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        let [a, b, c, _] = &self.left;
        let [x, y, z, _] = &self.right;
        let edge = a.span.is_none();
        let fixed = [
            key(1, &[]),
            key(2, &[a.word]),
            key(3, &[b.word]),
            key(4, &[c.word]),
            key(5, &[x.word]),
            key(6, &[y.word]),
            key(7, &[z.word]),
            key(8, &[b.word, a.word]),
            key(9, &[a.word, x.word]),
            key(10, &[x.word, y.word]),
            key(11, &[c.word, b.word, a.word]),
            key(12, &[b.word, a.word, x.word]),
            key(13, &[a.word, x.word, y.word]),
            key(14, &[x.word, y.word, z.word]),
            key(15, &[b.word, a.word, x.word, y.word]),
            key(16, &[a.word, y.word]),
            key(17, &[b.word, x.word]),
            key(18, &[y.word, z.word]),
            key(19, &[a.last_three]),
            key(20, &[x.last_three]),
            key(21, &[y.last_three]),
            key(22, &[x.last_two]),
            key(23, &[a.last_two]),
            key(24, &[a.last_three, x.last_three]),
            key(25, &[x.last_three, y.last_three]),
            key(26, &[a.word, x.last_three]),
            key(27, &[x.last_two, y.word]),
            key(28, &[a.last_three, x.word]),
            key(29, &[u32::from(self.next_capital)]),
            key(30, &[u32::from(self.capital), u32::from(edge)]),
            key(31, &[a.last_two, x.last_two, y.last_two]),
            key(32, &[b.last_three, a.word]),
        ];
        let near = self.left.iter().chain(&self.right).map(|piece| piece.topical.then(|| key(33, &[piece.word])));
        fixed.into_iter().map(Some).chain(near)
    }
}

/// What a feature is made of, as a phrase; `None` for those that words cannot say.
#[must_use]
pub(super) fn feature_words(feature: usize, context: &Context, text: &str) -> Option<String> {
    let word = |piece: &Piece| piece.span.map(|span| text[span.range()].to_lowercase());
    let [a, b, ..] = &context.left;
    let [x, y, ..] = &context.right;
    match feature {
        1 => Some(format!("after `{}`", word(a)?)),
        4 => Some(format!("before `{}`", word(x)?)),
        7 => Some(format!("after `{} {}`", word(b)?, word(a)?)),
        8 => Some(format!("between `{}` and `{}`", word(a)?, word(x)?)),
        9 => Some(format!("before `{} {}`", word(x)?, word(y)?)),
        11 => Some(format!("between `{} {}` and `{}`", word(b)?, word(a)?, word(x)?)),
        12 => Some(format!("between `{}` and `{} {}`", word(a)?, word(x)?, word(y)?)),
        _ => None,
    }
}

fn key(tag: u32, parts: &[u32]) -> u32 {
    let seed = u64::from(tag).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = parts
        .iter()
        .fold(seed, |mixed, part| (mixed ^ u64::from(*part)).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29));
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32) as u32
}

/// Puts a piece in place `at`, if there is one; the number of pieces put.
fn push(side: &mut [Piece; REACH], at: usize, piece: Option<Piece>) -> usize {
    piece.map_or(0, |piece| {
        side[at] = piece;
        1
    })
}

fn gap_sign(gap: Gap, edge: &str) -> Option<Piece> {
    match gap {
        Gap::Space => None,
        Gap::Hyphen | Gap::Slash => Some(sign("-")),
        Gap::Comma => Some(sign(",")),
        Gap::Clause => Some(sign(";")),
        Gap::Sentence | Gap::Part => Some(sign(edge)),
    }
}

fn piece(token: &Token, hash: WordHash) -> Piece {
    match token.kind {
        TokenKind::Word | TokenKind::Initials | TokenKind::Mixed => hash.at(token.span),
        TokenKind::Number => Piece { span: Some(token.span), ..sign("0") },
        TokenKind::Link | TokenKind::Slot => sign("<link>"),
    }
}
