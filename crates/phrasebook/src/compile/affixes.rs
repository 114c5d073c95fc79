//! Writes out the words that a hunspell dictionary makes with its affixes.

use std::collections::BTreeMap;

/// One affix line: what goes, what comes, and where it fits.
struct Affix {
    strip: String,
    add: String,
    condition: Vec<Letter>,
}

/// One place of a condition.
enum Letter {
    Any,
    Of(String, bool),
}

impl Letter {
    fn takes(&self, c: char) -> bool {
        match self {
            Self::Any => true,
            Self::Of(letters, wanted) => letters.contains(c) == *wanted,
        }
    }
}

/// The affixes of one flag.
struct Class {
    prefix: bool,
    crosses: bool,
    affixes: Vec<Affix>,
}

/// The affixes of a dictionary, by flag.
pub(super) struct Affixes {
    classes: BTreeMap<char, Class>,
    only_in_compound: Option<char>,
}

impl Affixes {
    /// Reads the `PFX`, `SFX` and `ONLYINCOMPOUND` lines of an `.aff` file with one-letter flags.
    pub(super) fn read(aff: &str) -> Self {
        let mut classes: BTreeMap<char, Class> = BTreeMap::new();
        let mut only_in_compound = None;
        for line in aff.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields.as_slice() {
                ["ONLYINCOMPOUND", flag] => only_in_compound = flag.chars().next(),
                [kind @ ("PFX" | "SFX"), flag, cross @ ("Y" | "N"), count] if count.parse::<u32>().is_ok() => {
                    let class = Class { prefix: *kind == "PFX", crosses: *cross == "Y", affixes: Vec::new() };
                    classes.insert(letter(flag), class);
                }
                ["PFX" | "SFX", flag, strip, add, rest @ ..] => {
                    let blank = |field: &str| if field == "0" { String::new() } else { field.to_owned() };
                    let affix = Affix {
                        strip: blank(strip),
                        add: blank(add.split('/').next().unwrap_or(add)),
                        condition: condition(rest.first().unwrap_or(&".")),
                    };
                    if let Some(class) = classes.get_mut(&letter(flag)) {
                        class.affixes.push(affix);
                    }
                }
                _ => {}
            }
        }
        Self { classes, only_in_compound }
    }

    /// All forms of one `.dic` line, the stem first. The possessive is left out: it is taken off
    /// before a word is looked up.
    pub(super) fn forms(&self, line: &str) -> Vec<String> {
        let (stem, flags) = line.trim().split_once('/').unwrap_or((line.trim(), ""));
        let flags: Vec<char> = flags.split_whitespace().next().unwrap_or("").chars().collect();
        if stem.is_empty() || self.only_in_compound.is_some_and(|flag| flags.contains(&flag)) {
            return Vec::new();
        }
        let mut forms = vec![stem.to_owned()];
        let classes: Vec<&Class> = flags.iter().filter_map(|flag| self.classes.get(flag)).collect();
        for suffix in classes.iter().filter(|class| !class.prefix) {
            forms.extend(suffix.apply(stem));
        }
        for prefix in classes.iter().filter(|class| class.prefix) {
            forms.extend(prefix.apply(stem));
            for suffix in classes.iter().filter(|class| !class.prefix && class.crosses && prefix.crosses) {
                for form in suffix.apply(stem) {
                    forms.extend(prefix.apply(&form));
                }
            }
        }
        forms.retain(|form| !form.ends_with("'s"));
        forms
    }
}

impl Class {
    fn apply<'a>(&'a self, stem: &'a str) -> impl Iterator<Item = String> + 'a {
        self.affixes.iter().filter(|affix| affix.fits(stem, self.prefix)).map(|affix| {
            if self.prefix {
                format!("{}{}", affix.add, &stem[affix.strip.len()..])
            } else {
                format!("{}{}", &stem[..stem.len() - affix.strip.len()], affix.add)
            }
        })
    }
}

impl Affix {
    fn fits(&self, stem: &str, prefix: bool) -> bool {
        let letters: Vec<char> = stem.chars().collect();
        let Some(skipped) = letters.len().checked_sub(self.condition.len()) else {
            return false;
        };
        let place = if prefix { &letters[..self.condition.len()] } else { &letters[skipped..] };
        let stripped = if prefix { stem.starts_with(&self.strip) } else { stem.ends_with(&self.strip) };
        stripped && self.condition.iter().zip(place).all(|(letter, &c)| letter.takes(c))
    }
}

fn letter(flag: &str) -> char {
    flag.chars().next().unwrap_or(' ')
}

/// Reads a condition such as `[^aeiou]y`.
fn condition(text: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((set, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            let excluded = set.strip_prefix('^');
            letters.push(Letter::Of(excluded.unwrap_or(set).to_owned(), excluded.is_none()));
            rest = after;
            continue;
        }
        letters.push(if c == '.' { Letter::Any } else { Letter::Of(c.to_string(), true) });
        rest = &rest[c.len_utf8()..];
    }
    // A lone dot sets no condition at all, not even on the length.
    if text == "." { Vec::new() } else { letters }
}
