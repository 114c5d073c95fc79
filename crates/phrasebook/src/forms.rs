//! How the words of a language are inflected: which form of which lemma a word is, and what forms a lemma
//! has. Words that are inflected alike share a *shape*; the word list has its number.

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::pattern::WordId;
use crate::stored::{Texts, stored};

/// A form of a language, such as its past tense: its place among the names of [`Forms`].
pub type FormNumber = usize;

/// The most forms that a language may have.
pub const MOST_FORMS: usize = 16;

/// What a pattern asks of a word: `@past-base` is a word that is a past tense and no base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormPattern {
    /// The bit of the form it must be.
    is: u16,
    /// The bits of those it must not be.
    is_not: u16,
}

impl FormPattern {
    /// Whether a word with these forms fits.
    #[must_use]
    pub const fn fits(self, forms: u16) -> bool {
        forms & self.is != 0 && forms & self.is_not == 0
    }

    /// The names in a pattern, without its `@`.
    pub(crate) fn names(pattern: &str) -> impl Iterator<Item = &str> {
        pattern.split('-')
    }
}

/// Words that are inflected alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct ShapeRow {
    /// A bit for each form that they are.
    pub(crate) forms: U16,
    /// The first of their changes; first those that lead to their lemmas, then those that lead from them as
    /// lemmas to their forms.
    pub(crate) first: U32,
    pub(crate) to_lemmas: u8,
    pub(crate) to_forms: u8,
    /// The first of the numbers of the patterns that they fit, and how many there are.
    pub(crate) fits: U16,
    pub(crate) fit_count: u8,
}

/// How one word becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct ChangeRow {
    /// The form that the inflected one of them is.
    pub(crate) form: u8,
    /// The bytes that go at the end of the word.
    pub(crate) strip: u8,
    /// The number of the text that comes.
    pub(crate) add: U16,
}

stored! {
    /// The forms of a language, and the shapes of its words. A shape is a number from 1.
    pub struct Forms {
        names: Texts<'a>,
        shapes: &'a [ShapeRow],
        changes: &'a [ChangeRow],
        endings: Texts<'a>,
        numbers: &'a [U32],
    }
}

impl<'a> Forms<'a> {
    #[cfg(feature = "compile")]
    pub(crate) const fn new(
        names: Texts<'a>,
        (shapes, changes, endings): (&'a [ShapeRow], &'a [ChangeRow], Texts<'a>),
        numbers: &'a [U32],
    ) -> Self {
        Self { names, shapes, changes, endings, numbers }
    }

    /// Forms that have names and nothing else yet.
    #[cfg(feature = "compile")]
    pub(crate) fn named(names: Texts<'a>) -> Self {
        Self { names, ..Self::default() }
    }

    /// The form with a name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<FormNumber> {
        self.names.iter().position(|other| other == name)
    }

    /// What a pattern such as `@past-base` asks; nothing if the language has no such form.
    #[must_use]
    pub fn pattern(&self, pattern: &str) -> Option<FormPattern> {
        let mut bits = FormPattern::names(pattern.strip_prefix('@')?).map(|name| Some(1 << self.number(name)?));
        let is = bits.next()??;
        let is_not = bits.try_fold(0, |all, bit| Some(all | bit?))?;
        Some(FormPattern { is, is_not })
    }

    /// A bit for each form that words of a shape are.
    #[must_use]
    pub fn of(&self, shape: u16) -> u16 {
        self.shape(shape).map_or(0, |row| row.forms.get())
    }

    /// The numbers of the patterns that words of a shape fit.
    pub fn numbers(&self, shape: u16) -> impl Iterator<Item = WordId> + use<'a> {
        let range = self.shape(shape).map(|row| (usize::from(row.fits.get()), usize::from(row.fit_count)));
        let numbers = range.and_then(|(first, count)| self.numbers.get(first..first + count)).unwrap_or_default();
        numbers.iter().map(|number| number.get())
    }

    /// The lemmas of a word with a shape, each with the form of it that the word is.
    pub fn lemmas(&self, word: &str, shape: u16) -> impl Iterator<Item = (FormNumber, String)> {
        let changes = self.shape(shape).map(|row| self.changes(*row).0).unwrap_or_default();
        changes.iter().filter_map(|change| Some((usize::from(change.form), self.change(word, *change)?)))
    }

    /// A form of a lemma with a shape, in all its spellings.
    pub fn inflected(&self, lemma: &str, shape: u16, form: FormNumber) -> impl Iterator<Item = String> {
        let changes = self.shape(shape).map(|row| self.changes(*row).1).unwrap_or_default();
        let changes = changes.iter().filter(move |change| usize::from(change.form) == form);
        changes.filter_map(|change| self.change(lemma, *change))
    }

    /// All forms of a lemma with a shape.
    #[must_use]
    pub fn all(&self, lemma: &str, shape: u16) -> Vec<String> {
        let changes = self.shape(shape).map(|row| self.changes(*row).1).unwrap_or_default();
        changes.iter().filter_map(|change| self.change(lemma, *change)).collect()
    }

    fn shape(&self, shape: u16) -> Option<&'a ShapeRow> {
        self.shapes.get(usize::from(shape).checked_sub(1)?)
    }

    fn changes(&self, row: ShapeRow) -> (&'a [ChangeRow], &'a [ChangeRow]) {
        let (to_lemmas, to_forms) = (usize::from(row.to_lemmas), usize::from(row.to_forms));
        let first = row.first.get() as usize;
        let changes = self.changes.get(first..first + to_lemmas + to_forms).unwrap_or_default();
        changes.split_at_checked(to_lemmas).unwrap_or_default()
    }

    fn change(&self, word: &str, change: ChangeRow) -> Option<String> {
        let rest = word.get(..word.len().checked_sub(usize::from(change.strip))?)?;
        Some(format!("{rest}{}", self.endings.get(usize::from(change.add.get()))))
    }
}
