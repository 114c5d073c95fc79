//! The languages at hand, and the one that a mail is read in.

use regex::Regex;

use super::detect::detect;
use super::{ALL, ENGLISH, Language, code};
use crate::draft::{Draft, Formulas};
use crate::messages::Catalog;
use crate::mistake::Mistake;
use crate::record::name::lore;

/// The languages in which mails can be read, the default first.
#[derive(Debug)]
pub struct Languages {
    languages: Vec<Language>,
    formulas: Formulas,
}

/// A language of a list, and one of its varieties where that matters: what `en` and `en-GB` name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Locale {
    language: usize,
    variety: Option<usize>,
}

/// What a user says of the language of mails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Preference {
    /// Nothing.
    #[default]
    None,
    /// What most mails are in: those that are too short to tell, and those that read like it.
    Usual(Locale),
    /// What all of them are in, whatever they read like and a record says.
    Fixed(Locale),
}

/// The language that one mail is read in.
#[derive(Debug)]
pub struct Choice<'a> {
    /// The language.
    pub language: &'a Language,
    /// The index of its variety, where somebody named one.
    pub variety: Option<usize>,
    /// Why the mail cannot be proofread, if so. What is the same in every language is then looked for
    /// with the help of `language`.
    pub unread: Option<Unread<'a>>,
}

/// Why a mail cannot be proofread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread<'a> {
    /// Its record names a language that is not at hand, by this tag.
    Unavailable(&'a str),
    /// It reads like no language at hand.
    Undetected,
}

impl Languages {
    /// The embedded languages and further ones, the default first. There must be one.
    pub fn with(further: Vec<Language>) -> Result<Self, Mistake> {
        let languages: Vec<Language> = ALL.iter().map(|pack| Language::new(*pack)).chain(further).collect();
        if languages.is_empty() {
            return Err(Mistake::new("there is no language").help("build with the feature `lang-en`"));
        }
        Ok(Self::of(languages))
    }

    fn of(languages: Vec<Language>) -> Self {
        let formulas = Formulas::new(languages.iter().map(|language| language.tables().words), lore::particles());
        Self { languages, formulas }
    }

    /// Adds one more. Patterns for placeholders are to be given after it.
    pub fn add(&mut self, language: Language) {
        self.languages.push(language);
        *self = Self::of(std::mem::take(&mut self.languages));
    }

    /// How mails begin, close and quote in these languages, by which drafts are read.
    #[must_use]
    pub fn formulas(&self) -> &Formulas {
        &self.formulas
    }

    /// A regular expression of the user's for placeholders.
    pub fn slot_pattern(pattern: &str) -> Result<Regex, Mistake> {
        Regex::new(pattern).map_err(|error| {
            let why = error.to_string();
            let why = why.lines().next_back().unwrap_or_default().trim_start_matches("error: ");
            Mistake::new(format!("`{pattern}` is not a regular expression: {why}"))
        })
    }

    /// Also takes what a pattern matches in drafts for placeholders.
    pub fn find_slots_by(&mut self, pattern: Regex) {
        self.formulas.find_slots_by(pattern);
    }

    /// What a tag such as `en` or `en-GB` names. An unknown variety of a language is the language.
    #[must_use]
    pub fn locale(&self, tag: &str) -> Option<Locale> {
        let code = code(tag);
        let same = |language: &Language| language.tables().code.eq_ignore_ascii_case(code);
        let language = self.languages.iter().position(same)?;
        Some(Locale { language, variety: self.languages[language].variety(tag) })
    }

    /// What exactly this tag names.
    pub fn known(&self, tag: &str) -> Result<Locale, Mistake> {
        let known = self.locale(tag).filter(|_| self.tags().any(|known| known.eq_ignore_ascii_case(tag)));
        known.ok_or_else(|| {
            let tags: Vec<&str> = self.tags().collect();
            Mistake::new(format!("`{tag}` is not a supported language")).help(format!("supported: {}", tags.join(", ")))
        })
    }

    /// The messages in the language with this code. There are English ones even without English.
    pub fn messages(&self, code: &str) -> Result<Catalog, Mistake> {
        let own = self.languages.iter().map(Language::catalog);
        let own = own.filter(|catalog| catalog.has_words() && catalog.language != ENGLISH.language);
        let all: Vec<&Catalog> = std::iter::once(&*ENGLISH).chain(own).collect();
        let found = all.iter().find(|catalog| catalog.language.eq_ignore_ascii_case(code));
        found.map(|catalog| (*catalog).clone()).ok_or_else(|| {
            let codes: Vec<&str> = all.iter().map(|catalog| catalog.language).collect();
            let help = format!("messages are available in {}", codes.join(", "));
            Mistake::new(format!("messages are not available in `{code}`")).help(help)
        })
    }

    /// The names of the languages in English.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.languages.iter().map(|language| language.tables().name)
    }

    /// What the languages and their varieties are called: `en`, `en-US`, `en-GB`.
    pub fn tags(&self) -> impl Iterator<Item = &'static str> {
        self.languages.iter().flat_map(|language| {
            let tables = language.tables();
            let varieties = tables.dictionaries.iter().map(|dictionary| dictionary.tag);
            std::iter::once(tables.code).chain(varieties.filter(|tag| *tag != tables.code))
        })
    }

    /// The language of a preference, else the default: users' own tables go there.
    pub fn preferred_mut(&mut self, preference: Preference) -> &mut Language {
        &mut self.languages[preference.locale().language]
    }

    /// The language that a draft is read in: the one that the user fixed, else the one of the mail's
    /// record, else the one that the draft reads like.
    #[must_use]
    pub fn choose<'a>(&'a self, draft: &Draft, preference: Preference, recorded: Option<&'a str>) -> Choice<'a> {
        let preferred = preference.locale();
        let named = recorded.map(|tag| self.locale(tag));
        let (language, unread) = match (preference, recorded, named.flatten()) {
            (Preference::Fixed(_), ..) => (preferred.language, None),
            (_, _, Some(locale)) => (locale.language, None),
            (_, Some(tag), None) => (preferred.language, Some(Unread::Unavailable(tag))),
            (_, None, None) => match detect(&self.languages, &self.formulas, draft, preferred.language) {
                Some(language) => (language, None),
                None => (preferred.language, Some(Unread::Undetected)),
            },
        };
        let variety = |locale: Option<Locale>| locale.filter(|locale| locale.language == language)?.variety;
        let (preferred, recorded) = (variety(Some(preferred)), variety(named.flatten()));
        let variety = match preference {
            Preference::Fixed(_) => preferred.or(recorded),
            _ => recorded.or(preferred),
        };
        Choice { language: &self.languages[language], variety, unread }
    }
}

impl Preference {
    /// The locale preferred; that of the default language where there is no preference.
    fn locale(self) -> Locale {
        match self {
            Self::None => Locale::default(),
            Self::Usual(locale) | Self::Fixed(locale) => locale,
        }
    }
}

impl From<Language> for Languages {
    fn from(language: Language) -> Self {
        Self::of(vec![language])
    }
}
