//! The words around a word, and the hashed features made of them. Training and reading share this
//! file, so that both see the same.

use super::classes::{Classes, LEARNT};
use crate::language::Reading;
use crate::text::{Gap, TokenKind};
use phrasebook::slots;

/// One word or sign of a context.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Piece {
    word: u32,
    last_three: u32,
    last_two: u32,
    class: u32,
    /// Whether the word says something of the topic: longer than three letters.
    topical: bool,
    /// Its token; none for signs and for the edges of the sentence.
    token: Option<u32>,
}

/// Pieces on each side.
const REACH: usize = 4;

/// What is around a word of a confusion set, nearest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context {
    left: [Piece; REACH],
    right: [Piece; REACH],
    capital: bool,
    next_capital: bool,
}

/// The number of features that are looked at first: mostly they settle it.
pub const LEADING: usize = 12;
/// The number of features of a context.
pub const FEATURES: usize = 52 + 2 * REACH;

/// A word's hash, those of its endings, and its class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordHash {
    word: u32,
    last_three: u32,
    last_two: u32,
    class: u8,
    topical: bool,
}

impl WordHash {
    /// The hashes of a word, as it is written and in lower case.
    #[must_use]
    pub fn new(written: &str, word: &str, classes: &Classes) -> Self {
        let ending = |letters: usize| {
            let start = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
            slots::key(&word[start..])
        };
        let whole = slots::key(word);
        let class = classes.of(whole, written);
        Self { word: whole, last_three: ending(3), last_two: ending(2), class, topical: word.chars().count() > 3 }
    }

    /// The hash of the whole word.
    #[must_use]
    pub const fn word(self) -> u32 {
        self.word
    }

    /// Whether two words keep the same company.
    #[must_use]
    pub const fn is_like(self, other: Self) -> bool {
        self.class < LEARNT && self.class == other.class
    }

    fn at(self, token: usize) -> Piece {
        let Self { word, last_three, last_two, class, topical } = self;
        let token = u32::try_from(token).ok();
        Piece { word, last_three, last_two, class: u32::from(class), topical, token }
    }
}

impl Piece {
    const BEGINNING: Self = Self::sign("<s>");
    const END: Self = Self::sign("</s>");
    const QUESTION_END: Self = Self::sign("?</s>");
    const COMMA: Self = Self::sign(",");
    const CLAUSE: Self = Self::sign(";");
    const HYPHEN: Self = Self::sign("-");
    const NUMBER: Self = Self::sign("0");
    const LINK: Self = Self::sign("<link>");

    const fn sign(name: &str) -> Self {
        let hash = slots::key(name);
        Self { word: hash, last_three: hash, last_two: hash, class: hash, topical: false, token: None }
    }
}

impl Context {
    /// The context of the tokens from `at` up to `end`: of their sentence only what is near, because a text
    /// without full stops is one long sentence.
    #[must_use]
    pub fn new(text: &str, reading: &Reading, at: usize, end: usize) -> Self {
        let tokens = &reading.tokens;
        let mut context = Self::default();
        let mut count = 0;
        let mut token = at;
        while count < REACH {
            count += push(&mut context.left, count, gap_sign(tokens[token].gap, Some(Piece::BEGINNING)));
            if count == REACH || tokens[token].gap.starts_sentence() {
                break;
            }
            token -= 1;
            count += push(&mut context.left, count, Some(piece(reading, token)));
        }
        count = 0;
        token = end;
        while count < REACH {
            let next = tokens.get(token).filter(|next| !next.gap.starts_sentence());
            let Some(next) = next else {
                let last = tokens[token - 1].span().end;
                let asks = text[last..].trim_start_matches(['"', '”', ')']).starts_with('?');
                push(&mut context.right, count, Some(if asks { Piece::QUESTION_END } else { Piece::END }));
                break;
            };
            count += push(&mut context.right, count, gap_sign(next.gap, None));
            if count == REACH {
                break;
            }
            if token == end {
                context.next_capital = text[next.span().range()].starts_with(char::is_uppercase);
            }
            count += push(&mut context.right, count, Some(piece(reading, token)));
            token += 1;
        }
        // `I'll` has its capital everywhere, and must not be known by it.
        let word = &text[tokens[at].span().range()];
        let begins = context.left[0].token.is_none();
        context.capital = if reading.is_always_capital(at) { begins } else { word.starts_with(char::is_uppercase) };
        context
    }

    /// The same context with another word for a token, if the token is in it.
    #[must_use]
    pub fn with(mut self, token: usize, word: WordHash) -> Option<Self> {
        let word = word.at(token);
        let mut pieces = self.left.iter_mut().chain(&mut self.right);
        *pieces.find(|piece| piece.token.is_some() && piece.token == word.token)? = word;
        Some(self)
    }

    /// The features that say most, each as a key.
    #[must_use]
    pub fn leading(&self) -> [u32; LEADING] {
        let [a, b, ..] = &self.left;
        let [x, y, ..] = &self.right;
        [
            key(1, &[]),
            key(2, &[a.word]),
            key(5, &[x.word]),
            key(8, &[b.word, a.word]),
            key(9, &[a.word, x.word]),
            key(10, &[x.word, y.word]),
            key(3, &[b.word]),
            key(6, &[y.word]),
            key(40, &[a.class]),
            key(41, &[x.class]),
            key(42, &[a.class, x.class]),
            key(30, &[u32::from(self.capital), u32::from(a.token.is_none())]),
        ]
    }

    /// The other features, each as a key; `None` where the context lacks what the feature is made of.
    #[allow(clippy::many_single_char_names, reason = "c b a _ x y z: the places around the word, in order")]
    pub fn trailing(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        let [a, b, c, _] = &self.left;
        let [x, y, z, _] = &self.right;
        let fixed = [
            key(4, &[c.word]),
            key(7, &[z.word]),
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
            key(31, &[a.last_two, x.last_two, y.last_two]),
            key(32, &[b.last_three, a.word]),
            key(43, &[x.class, y.class]),
            key(44, &[x.class, y.class, z.class]),
            key(45, &[b.class, a.class]),
            key(46, &[a.word, x.class]),
            key(47, &[a.class, x.word]),
            key(48, &[x.class, y.word]),
            key(49, &[x.word, y.class]),
            key(50, &[b.class, a.class, x.class]),
            key(51, &[a.class, x.class, y.class]),
            key(52, &[a.class, x.class, y.class, z.class]),
            key(53, &[b.class, a.class, x.class, y.class]),
            key(54, &[c.class, b.class, a.class]),
            key(55, &[a.word, x.class, y.class]),
            key(56, &[b.word, a.word, x.class]),
            key(57, &[a.word, x.word, y.class]),
            key(58, &[b.class, a.word, x.class]),
            key(59, &[b.class, a.class, x.word]),
        ];
        let near = self.left.iter().chain(&self.right).map(|piece| piece.topical.then(|| key(33, &[piece.word])));
        fixed.into_iter().map(Some).chain(near)
    }

    /// All features, the leading ones first.
    pub fn features(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        self.leading().into_iter().map(Some).chain(self.trailing())
    }
}

/// Words on both sides of a place, or on one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Neighbours {
    /// What is before it.
    Before(String),
    /// What is after it.
    After(String),
    /// What is before it, and what is after it.
    Both(String, String),
}

/// The words that a feature is made of; `None` for those that are made of more than words.
#[must_use]
pub(super) fn neighbours(feature: usize, context: &Context, text: &str, reading: &Reading) -> Option<Neighbours> {
    let word = |piece: &Piece| Some(text[reading.tokens[piece.token? as usize].span().range()].to_lowercase());
    let two = |one: &Piece, other: &Piece| Some(format!("{} {}", word(one)?, word(other)?));
    let [a, b, ..] = &context.left;
    let [x, y, ..] = &context.right;
    match feature {
        1 => Some(Neighbours::Before(word(a)?)),
        2 => Some(Neighbours::After(word(x)?)),
        3 => Some(Neighbours::Before(two(b, a)?)),
        4 => Some(Neighbours::Both(word(a)?, word(x)?)),
        5 => Some(Neighbours::After(two(x, y)?)),
        15 => Some(Neighbours::Both(two(b, a)?, word(x)?)),
        16 => Some(Neighbours::Both(word(a)?, two(x, y)?)),
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

/// The sign that a gap is; `edge` where a sentence begins.
fn gap_sign(gap: Gap, edge: Option<Piece>) -> Option<Piece> {
    match gap {
        Gap::Space => None,
        Gap::Hyphen | Gap::Slash => Some(Piece::HYPHEN),
        Gap::Comma => Some(Piece::COMMA),
        Gap::Clause => Some(Piece::CLAUSE),
        Gap::Sentence | Gap::Part => edge,
    }
}

fn piece(reading: &Reading, token: usize) -> Piece {
    match reading.tokens[token].kind {
        TokenKind::Word | TokenKind::Initials | TokenKind::Mixed => reading.hash(token).at(token),
        TokenKind::Number => Piece { token: u32::try_from(token).ok(), ..Piece::NUMBER },
        TokenKind::Link | TokenKind::Slot | TokenKind::Name | TokenKind::Border => Piece::LINK,
    }
}
