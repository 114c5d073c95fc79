//! How the words of a language are inflected.

use super::Language;
use crate::text::WordId;

impl Language {
    /// The form `to` of the lower-case `word`, in all spellings, of all the lemmas that it may be of: first of those
    /// that it is an inflected form of.
    #[must_use]
    pub fn inflected(&self, word: &str, to: &str) -> Vec<String> {
        let forms = &self.tables.forms;
        let shape = |word: &str| self.lexicon.look_up(word).shape;
        let Some(form) = forms.number(to) else {
            return Vec::new();
        };
        let mut lemmas: Vec<String> = forms.lemmas(word, shape(word)).map(|(_, lemma)| lemma).collect();
        lemmas.sort_by_key(|lemma| lemma == word);
        let mut found = Vec::new();
        for lemma in lemmas {
            for inflected in forms.inflected(&lemma, shape(&lemma), form) {
                if !found.contains(&inflected) {
                    found.push(inflected);
                }
            }
        }
        found
    }

    /// The forms of all the lemmas that a lower-case word may be inflected from, itself among them; none of a lemma.
    pub(super) fn paradigms(&self, word: &str) -> Vec<String> {
        let forms = &self.tables.forms;
        let shape = |word: &str| self.lexicon.look_up(word).shape;
        let lemmas = forms.lemmas(word, shape(word)).map(|(_, lemma)| lemma).filter(|lemma| *lemma != word);
        lemmas.flat_map(|lemma| forms.all(&lemma, shape(&lemma))).collect()
    }

    /// What a table's `fix` makes of a phrase: `@past` in it is that form of the last word, `_` is the first word.
    /// Nothing if the word has no such form.
    #[must_use]
    pub fn fixed(&self, fix: &str, phrase: &str) -> Vec<String> {
        let lower = phrase.to_lowercase().replace('’', "'");
        let mut words = lower.split_whitespace();
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or(first);
        let mut fixed = vec![String::new()];
        for part in fix.split(' ') {
            let written = match part.strip_prefix('@') {
                Some(form) => self.inflected_within(last, form),
                None if part == "_" => {
                    let long = self.contraction(first).map_or(first, |short| short.long);
                    vec![long.split(' ').next().unwrap_or_default().to_owned()]
                }
                None => vec![part.to_owned()],
            };
            let join = |fixed: &String| {
                let space = if fixed.is_empty() { "" } else { " " };
                written.iter().map(|written| format!("{fixed}{space}{written}")).collect::<Vec<_>>()
            };
            fixed = fixed.iter().flat_map(join).collect();
        }
        fixed
    }

    /// Like [`inflected`](Self::inflected), also of a word in a short form: `doesn't` for `don't`.
    fn inflected_within(&self, word: &str, to: &str) -> Vec<String> {
        let Some(short) = self.contraction(word) else {
            return self.inflected(word, to);
        };
        let (head, rest) = short.long.split_once(' ').unwrap_or((short.long, ""));
        let long = self.inflected(head, to).into_iter().map(|head| format!("{head} {rest}"));
        long.map(|long| self.tables.words.short_form(&long).map_or(long, str::to_owned)).collect()
    }

    /// A bit for each form that words of a shape are, by the places of their names.
    #[must_use]
    pub fn forms_of(&self, shape: u16) -> u16 {
        self.tables.forms.of(shape)
    }

    /// The bit of the form with a name; none if the language has no such form.
    #[must_use]
    pub fn form_bit(&self, name: &str) -> u16 {
        self.tables.forms.number(name).map_or(0, |number| 1 << number)
    }

    /// The numbers of the patterns that words of a shape fit.
    pub(super) fn form_numbers(&self, shape: u16) -> impl Iterator<Item = WordId> {
        let forms = self.tables.forms.of(shape);
        let own = self.own_forms.iter().filter(move |(pattern, _)| pattern.fits(forms)).map(|(_, number)| *number);
        self.tables.forms.numbers(shape).chain(own)
    }
}
