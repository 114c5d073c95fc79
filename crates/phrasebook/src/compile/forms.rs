//! Works out how the words of a language are inflected, from its table of endings and its word list.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use wordlist::Value;
use zerocopy::little_endian::{U16, U32};

use crate::forms::{ChangeRow, FormNumber, FormPattern, Forms, MOST_FORMS, ShapeRow};
use crate::pattern::WordId;
use crate::stored::{Stored, TextList, narrow};

/// `forms.toml`: how a language inflects its words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormTable {
    /// Verbs, nouns, adjectives.
    #[serde(default)]
    class: Vec<ClassEntry>,
}

/// Words that have the same forms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassEntry {
    /// What such words are called.
    #[serde(rename = "name")]
    _name: String,
    /// The names of its forms, the lemma's first.
    forms: Vec<String>,
    /// A form in each line, and its endings: `s` is added, `y>ies` replaces the end, `~ed` follows the last letter
    /// doubled, `^en` a vowel written once that the lemma has twice before its last letter. Of what they make, only
    /// words that the dictionaries have are forms.
    endings: Vec<String>,
    /// The forms that every lemma has.
    needs: Vec<String>,
    /// What every lemma begins with, if that matters.
    #[serde(default)]
    begins: Vec<String>,
    /// What irregular lemmas may have before them, where the dictionaries have the whole.
    #[serde(default)]
    prefixes: Vec<String>,
    /// What their forms may lose after one: `gekomen`, `bekomen`.
    #[serde(default)]
    dropped: String,
    /// An ending that the dictionaries give to every lemma, though it makes no form.
    #[serde(default)]
    takes: String,
    /// Words that are no lemmas, although they look like it.
    #[serde(default)]
    never: Vec<String>,
    /// Lemmas with their forms in order, with a stroke between two spellings and `-` for none.
    #[serde(default)]
    irregular: Vec<String>,
}

/// The forms of one lemma, by their place in the class.
type Paradigm = Vec<Vec<String>>;

impl FormTable {
    /// The names of all forms.
    pub(super) fn names(&self) -> Result<TextList, String> {
        let mut names: Vec<&String> = Vec::new();
        for class in &self.class {
            if let Some((at, _)) = class.forms.iter().enumerate().find(|(at, name)| class.forms[..*at].contains(name)) {
                return Err(format!("there are two forms `{}`", class.forms[at]));
            }
            // Two classes may have the same forms, made in two ways.
            names.extend(class.forms.iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
        }
        if names.len() > MOST_FORMS {
            return Err(format!("a language has at most {MOST_FORMS} forms"));
        }
        for class in &self.class {
            let endings = class.endings.iter().filter_map(|line| line.split(' ').next());
            let mut used = endings.chain(class.needs.iter().map(String::as_str));
            if let Some(name) = used.find(|name| !class.forms.iter().any(|form| form == name)) {
                return Err(format!("`{name}` is not one of the `forms`"));
            }
        }
        Ok(names.into_iter().collect())
    }

    /// Gives each word its shape, and returns the section of the pack. `has` says whether a dictionary has a
    /// form, possessives included; `asked` are the patterns `@past-base` with their numbers.
    pub(super) fn compile(
        &self,
        words: &mut BTreeMap<&str, Value>,
        has: &dyn Fn(&str) -> bool,
        asked: &[(&str, WordId)],
    ) -> Result<Vec<u8>, String> {
        let mut relations = Relations::default();
        let names = self.names()?;
        let forms = Forms::named(names.texts());
        for class in &self.class {
            let known = |word: &str| words.get(word).is_some_and(|value| value.dictionaries != 0);
            let irregular = class.irregular(&known)?;
            let irregular_lemmas = irregular.iter().flat_map(|paradigm| &paradigm[0]);
            let others: BTreeSet<&str> = class.never.iter().chain(irregular_lemmas).map(String::as_str).collect();
            let is_lemma = |word: &str| !others.contains(word);
            let lemmas = words.keys().filter(|word| word.len() > 1 && word.chars().all(char::is_lowercase));
            // Every form of a class has a name.
            let numbers: Vec<FormNumber> = class.forms.iter().filter_map(|name| forms.number(name)).collect();
            let regular = lemmas.filter(|word| is_lemma(word)).filter_map(|lemma| class.regular(lemma, &known, has));
            for paradigm in regular.chain(irregular.iter().cloned()) {
                relations.add(&numbers, &paradigm);
            }
        }
        let known = |(pattern, number): &(&str, WordId)| match forms.pattern(pattern) {
            Some(asked) => Ok((asked, *number)),
            None => Err(format!("`{pattern}`: there is no such form")),
        };
        relations.write(words, &names, &asked.iter().map(known).collect::<Result<Vec<_>, _>>()?)
    }
}

impl ClassEntry {
    /// The forms of a lemma that is inflected as the endings say, if it is one.
    fn regular(&self, lemma: &str, known: &dyn Fn(&str) -> bool, has: &dyn Fn(&str) -> bool) -> Option<Paradigm> {
        if !self.takes.is_empty() && !has(&format!("{lemma}{}", self.takes)) {
            return None;
        }
        if !self.begins.is_empty() && !self.begins.iter().any(|begin| lemma.starts_with(begin)) {
            return None;
        }
        let form = |name: &String| -> Vec<String> {
            let lines = self.endings.iter().map(|line| line.split(' '));
            let endings = lines.filter_map(|mut line| (line.next() == Some(name.as_str())).then_some(line)).flatten();
            endings.filter_map(|ending| inflect(lemma, ending)).filter(|word| known(word)).collect()
        };
        if self.needs.iter().any(|name| form(name).is_empty()) {
            return None;
        }
        let forms = self.forms[1..].iter().map(form);
        Some(std::iter::once(vec![lemma.to_owned()]).chain(forms).collect())
    }

    fn irregular(&self, known: &dyn Fn(&str) -> bool) -> Result<Vec<Paradigm>, String> {
        let paradigm = |line: &String| -> Result<Paradigm, String> {
            let spellings =
                |form: &str| form.split('/').filter(|word| *word != "-").map(str::to_owned).collect::<Vec<_>>();
            let forms: Paradigm = line.split(' ').map(spellings).collect();
            if forms.len() == self.forms.len() && !forms[0].is_empty() {
                Ok(forms)
            } else {
                Err(format!("`{line}`: write {} forms", self.forms.len()))
            }
        };
        let mut paradigms: Vec<Paradigm> = self.irregular.iter().map(paradigm).collect::<Result<_, _>>()?;
        let longer =
            paradigms.iter().flat_map(|paradigm| self.prefixes.iter().map(|prefix| self.longer(prefix, paradigm)));
        let longer: Vec<Paradigm> = longer
            .map(|forms| forms.into_iter().map(|form| form.into_iter().filter(|word| known(word)).collect()).collect())
            .filter(|forms: &Paradigm| !forms[0].is_empty())
            .collect();
        paradigms.extend(longer);
        Ok(paradigms)
    }

    /// What the forms of a lemma may be after a prefix.
    fn longer(&self, prefix: &str, paradigm: &Paradigm) -> Paradigm {
        let both = |word: &String| {
            let dropped = word.strip_prefix(&self.dropped).filter(|_| !self.dropped.is_empty());
            [Some(word.as_str()), dropped]
                .into_iter()
                .flatten()
                .map(|word| format!("{prefix}{word}"))
                .collect::<Vec<_>>()
        };
        paradigm.iter().map(|form| form.iter().flat_map(both).collect()).collect()
    }
}

/// A lemma with an ending.
fn inflect(lemma: &str, ending: &str) -> Option<String> {
    if let Some(ending) = ending.strip_prefix('^') {
        let mut letters: Vec<char> = lemma.chars().collect();
        let vowel = letters.len().checked_sub(3)?;
        if letters[vowel] != letters[vowel + 1] {
            return None;
        }
        letters.remove(vowel);
        return inflect(&String::from_iter(letters), ending);
    }
    if let Some(ending) = ending.strip_prefix('~') {
        return Some(format!("{lemma}{}{ending}", lemma.chars().next_back()?));
    }
    match ending.split_once('>') {
        Some((strip, add)) => Some(format!("{}{add}", lemma.strip_suffix(strip)?)),
        None => Some(format!("{lemma}{ending}")),
    }
}

/// The form that one word is of another, and how the one becomes the other.
type Change = (u8, u8, String);

/// What words are of one another.
#[derive(Default)]
struct Relations {
    to_lemmas: BTreeMap<String, BTreeSet<Change>>,
    to_forms: BTreeMap<String, BTreeSet<(usize, Change)>>,
}

impl Relations {
    /// Adds a paradigm whose forms have these numbers.
    fn add(&mut self, numbers: &[FormNumber], paradigm: &Paradigm) {
        for lemma in &paradigm[0] {
            for (number, spellings) in numbers.iter().zip(paradigm) {
                for (spelling, form) in spellings.iter().enumerate() {
                    let number = u8::try_from(*number).unwrap_or(u8::MAX);
                    self.to_lemmas.entry(form.clone()).or_default().insert(change(number, form, lemma));
                    self.to_forms.entry(lemma.clone()).or_default().insert((spelling, change(number, lemma, form)));
                }
            }
        }
    }

    fn write(
        self,
        words: &mut BTreeMap<&str, Value>,
        names: &TextList,
        asked: &[(FormPattern, WordId)],
    ) -> Result<Vec<u8>, String> {
        let mut numbers: BTreeMap<(Vec<Change>, Vec<Change>), u16> = BTreeMap::new();
        let (mut shapes, mut changes, mut endings) = (Vec::new(), Vec::new(), TextList::default());
        let mut known_endings: BTreeMap<String, u16> = BTreeMap::new();
        let (mut fitting, mut known_fits): (Vec<U32>, BTreeMap<u16, u16>) = Default::default();
        for (word, to_lemmas) in self.to_lemmas {
            let Some(value) = words.get_mut(word.as_str()) else {
                continue;
            };
            let to_forms = self.to_forms.get(&word).into_iter().flatten().map(|(_, change)| change.clone());
            let shape = (to_lemmas.into_iter().collect::<Vec<_>>(), to_forms.collect::<Vec<_>>());
            if let Some(number) = numbers.get(&shape) {
                value.shape = *number;
                continue;
            }
            let forms = shape.0.iter().fold(0, |bits, (form, ..)| bits | 1 << form);
            let fits = || asked.iter().filter(|(pattern, _)| pattern.fits(forms)).map(|(_, number)| U32::new(*number));
            let next = fit::<u16>(fitting.len())?;
            let first = *known_fits.entry(forms).or_insert_with(|| {
                fitting.extend(fits());
                next
            });
            shapes.push(ShapeRow {
                forms: U16::new(forms),
                fits: U16::new(first),
                fit_count: fit(fits().count())?,
                first: narrow(changes.len()),
                to_lemmas: fit(shape.0.len())?,
                to_forms: fit(shape.1.len())?,
            });
            for (form, strip, add) in shape.0.iter().chain(&shape.1) {
                let next = fit(known_endings.len())?;
                let add = *known_endings.entry(add.clone()).or_insert_with(|| {
                    endings.add(add);
                    next
                });
                changes.push(ChangeRow { form: *form, strip: *strip, add: U16::new(add) });
            }
            value.shape = fit(shapes.len())?;
            if value.shape >= Value::SHAPES {
                return Err(format!("words are inflected in more than {} ways", Value::SHAPES));
            }
            numbers.insert(shape, value.shape);
        }
        Ok(Forms::new(names.texts(), (&shapes, &changes, endings.texts()), &fitting).to_bytes())
    }
}

/// A count in the width that the pack has for it.
fn fit<T: TryFrom<usize>>(count: usize) -> Result<T, String> {
    T::try_from(count).map_err(|_| format!("words have too many forms for the pack: {count}"))
}

/// How `from` becomes `to`.
fn change(form: u8, from: &str, to: &str) -> Change {
    let shared =
        from.chars().zip(to.chars()).take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8());
    let shared: usize = shared.sum();
    (form, u8::try_from(from.len() - shared).unwrap_or(u8::MAX), to[shared..].to_owned())
}
