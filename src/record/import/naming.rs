//! Names as address books and calendars write them: `Izaguirre, Rita (HR)`.

use crate::record::name::letters;
use crate::record::name::lore::{self, Rank};

const SCHEME: &str = "mailto:";

/// A cleaned-up name, and what was changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Given name first.
    pub(super) name: String,
    /// What was in quotation marks within the name: a nickname.
    pub(super) nickname: Option<String>,
    /// `Dr.`, if it was before the name.
    pub(super) honorific: Option<String>,
    /// What was changed, for the writer to check.
    pub(super) remark: Option<String>,
}

/// What companies put between a name and their own, with spaces around it.
const DIVIDERS: [&str; 5] = [" | ", " - ", " – ", " / ", " @ "];

/// Reads a name that was written to be shown.
pub(super) fn shown(text: &str) -> Named {
    let text = without_address(text.trim());
    let mut named = Named { name: text.trim_matches(['"', '\'']).trim().to_owned(), ..Named::default() };
    let divided = named.leave_out_company();
    let left_out = named.leave_out_brackets();
    named.take_nickname();
    let turned = named.turn_round(text);
    named.take_honorific();
    let degrees = named.leave_out_degrees();
    let name = &named.name;
    let shouted = name.contains(' ') && name.to_uppercase() == *name && name.to_lowercase() != *name;
    let shouted = shouted.then(|| "it is in capitals; check the spelling".to_owned());
    named.remark = together([divided, left_out, turned, degrees, shouted]);
    named
}

/// Several remarks as one, if there are any.
fn together<const N: usize>(remarks: [Option<String>; N]) -> Option<String> {
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    (!remarks.is_empty()).then(|| remarks.join("; "))
}

/// `Rita Hale <rita@kiln.example>` without the address.
fn without_address(text: &str) -> &str {
    let before = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    before
        .filter(|(name, address)| !name.trim().is_empty() && address.contains('@'))
        .map_or(text, |(name, _)| name.trim())
}

/// Whether a text is an address.
pub(super) fn is_address(text: &str) -> bool {
    text.contains('@') && !text.contains(char::is_whitespace)
}

/// Whether a text is a name, and not an address or the name of a user: `rhale`, `rita.hale`.
pub(super) fn is_name(text: &str, email: Option<&str>) -> bool {
    let local = email.and_then(|email| email.split('@').next());
    let is_user = |local: &str| text.eq_ignore_ascii_case(local) && text == text.to_lowercase();
    let coded = !text.contains(char::is_whitespace) && text.is_ascii() && text == text.to_lowercase();
    !text.is_empty() && !is_address(text) && !coded && !local.is_some_and(is_user)
}

impl Named {
    /// `Rita Izaguirre | Kiln & Lid`: what follows the bar is not part of the name.
    fn leave_out_company(&mut self) -> Option<String> {
        let at = DIVIDERS.iter().filter_map(|divider| self.name.find(divider)).min().filter(|at| *at > 0)?;
        let company = self.name[at..].trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
        self.name.truncate(at);
        Some(format!("left out `{company}`"))
    }

    /// `Izaguirre, Rita (HR)`: what is in brackets is not part of the name.
    fn leave_out_brackets(&mut self) -> Option<String> {
        let (before, bracket) = self.name.split_once(['(', '[']).filter(|(before, _)| !before.trim().is_empty())?;
        let remark = format!("left out `{}`", bracket.trim_end_matches([')', ']']));
        self.name.truncate(before.trim_end().len());
        Some(remark)
    }

    /// `Rita "Ri" Izaguirre`
    fn take_nickname(&mut self) {
        let quoted = self.name.split_once(['"', '“']);
        let quoted = quoted.and_then(|(before, rest)| Some((before, rest.split_once(['"', '”'])?)));
        if let Some((before, (inner, after))) = quoted {
            let whole = format!("{} {}", before.trim(), after.trim());
            self.nickname = Some(inner.trim().to_owned()).filter(|inner| !inner.is_empty());
            whole.trim().clone_into(&mut self.name);
        }
    }

    /// `Izaguirre, Dr. Rita`. `Hale, Jr.` is kept as it is; from `Izaguirre, PhD` the degree is
    /// left out.
    fn turn_round(&mut self, text: &str) -> Option<String> {
        let name = std::mem::take(&mut self.name);
        let mut parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let shouts = parts.first().is_some_and(|family| is_shouted(family));
        let is_generation = |part: &&str| part.trim_end_matches('.').len() <= 3 && is_suffix(part);
        let generation = parts.last().copied().filter(|last| parts.len() > 1 && is_generation(last));
        parts.truncate(parts.len() - usize::from(generation.is_some()));
        let mut left_out = Vec::new();
        while let [_, .., last] = parts[..] {
            let title = is_title(last) && parts.len() > 2;
            // `Se` is a name, too.
            let form = last.rsplit_once(' ').map(|(_, form)| letters(form)).filter(|form| form.len() > 2);
            let company = form.is_some_and(|form| lore::is_legal_form(&form));
            if !(title || company || is_credential(last, shouts)) {
                break;
            }
            if title {
                self.honorific = Some(last.to_owned());
            } else {
                left_out.insert(0, last);
            }
            parts.pop();
        }
        let left_out = (!left_out.is_empty()).then(|| format!("left out `{}`", left_out.join(", ")));
        let (named, turned) = match parts[..] {
            [family, given] => {
                let (title, given) = split_honorific(given);
                self.honorific = title.or(self.honorific.take());
                (format!("{given} {family}"), Some(format!("`{text}` was put in order")))
            }
            [_, _, ..] => (parts.join(", "), Some(format!("`{text}` has several commas; check the name"))),
            _ => (parts.concat(), None),
        };
        self.name = [Some(named.as_str()), generation].into_iter().flatten().collect::<Vec<_>>().join(", ");
        together([left_out, turned])
    }

    /// `Rita Izaguirre MBE`: what is left is at least a given and a family name.
    fn leave_out_degrees(&mut self) -> Option<String> {
        let shouts = is_shouted(&self.name);
        let words: Vec<&str> = self.name.split_whitespace().collect();
        let degrees = words.iter().skip(2).rev().take_while(|word| is_degree(word) && !shouts).count();
        let (name, degrees) = words.split_at(words.len() - degrees);
        let (name, degrees) = (name.join(" "), degrees.join(" "));
        name.trim_end_matches(',').clone_into(&mut self.name);
        (!degrees.is_empty()).then(|| format!("left out `{degrees}`"))
    }

    /// Leaves out what a card says is not a part of the name but follows it; `Jr.` is a part.
    pub(super) fn leave_out_suffix(&mut self, suffix: &str) {
        let name = self.name.strip_suffix(suffix).map(|name| name.trim_end_matches([' ', ',']));
        if let Some(name) = name.filter(|name| !suffix.is_empty() && !name.is_empty() && !is_suffix(suffix)) {
            self.name = name.to_owned();
            self.remark = together([self.remark.take(), Some(format!("left out `{suffix}`"))]);
        }
    }

    fn take_honorific(&mut self) {
        let (title, rest) = split_honorific(&self.name);
        if title.is_some() {
            (self.honorific, self.name) = (title, rest.to_owned());
        }
    }
}

/// `Prof. Dr. Rita Hale` as `Prof. Dr.` and the rest. A single letter with a full stop is an initial.
fn split_honorific(name: &str) -> (Option<String>, &str) {
    let mut rest = name.trim();
    while let Some((_, more)) = rest.split_once(' ').filter(|(first, _)| is_title(first)) {
        rest = more.trim_start();
    }
    let title = name.trim().strip_suffix(rest).unwrap_or_default().trim();
    (Some(title.to_owned()).filter(|title| !title.is_empty()), rest)
}

/// Whether a word before a name is a title: `Dr.`, `med.`, `Dr.-Ing.`, `Frau`. `Sir` and `Coach` go with a given
/// name, and may be one; `Md.` is short for one.
fn is_title(word: &str) -> bool {
    let letters = letters(word);
    let spelt = word.split(|c: char| !c.is_alphabetic()).any(|part| part.chars().count() > 1);
    let short = (2..=7).contains(&letters.chars().count());
    let abbreviated = word.ends_with('.') && spelt && short && !lore::is_suffix(&letters);
    abbreviated || Rank::of(word).is_some_and(|rank| rank != Rank::Given)
}

/// Whether the text after a comma is a degree and not a given name: `PhD`, `MBA SPHR`. In a name in capitals,
/// capitals say nothing.
fn is_credential(text: &str, shouted: bool) -> bool {
    let word = |word: &str| {
        let letters = letters(word);
        let capitals = is_shouted(word) || word.ends_with(char::is_uppercase) && word.starts_with(char::is_uppercase);
        let short = (2..=5).contains(&letters.chars().count()) && !word.contains(['.', '-']);
        lore::is_suffix(&letters) || short && capitals && !shouted && !lore::is_given(&letters)
    };
    !text.is_empty() && text.split(' ').all(word)
}

/// Whether a word after a name is a degree or an honour, by how it is written: `MBE`, `PhD`, `Esq.`. `Ma` is a
/// name, and `Jr.` a part of one.
fn is_degree(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let marked = capitals > 1 || word.trim_end_matches(',').ends_with('.');
    marked && !is_suffix(word.trim_end_matches(',')) && lore::is_suffix(&letters(word))
}

/// Whether a text has letters, and all are capitals.
fn is_shouted(text: &str) -> bool {
    text.to_uppercase() == text && text.to_lowercase() != text
}

/// Whether a word distinguishes generations.
fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let roman = bare.len() > 1 && bare.chars().all(|c| matches!(c, 'I' | 'V'));
    // Without a full stop, `Sen` is a name.
    let abbreviated = word.ends_with('.') || !bare.contains(['a', 'e', 'i', 'o', 'u']);
    roman || abbreviated && lore::is_generation(&bare.to_lowercase())
}

/// An address without what makes it a link, `mailto:rita@kiln.example?subject=Hello`, and without a name.
pub(super) fn address(text: &str) -> &str {
    let text = text.trim();
    let text =
        text.strip_suffix('>').and_then(|text| text.rsplit_once('<')).map_or(text, |(_, address)| address.trim());
    match text.split_at_checked(SCHEME.len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case(SCHEME) => rest.split('?').next().unwrap_or(rest),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_right() {
        for (text, name, honorific) in [
            ("Rita Izaguirre", "Rita Izaguirre", None),
            ("Izaguirre, Rita", "Rita Izaguirre", None),
            ("\"Izaguirre, Rita\"", "Rita Izaguirre", None),
            ("Izaguirre, Dr. Rita", "Rita Izaguirre", Some("Dr.")),
            ("van der Berg, Anneke", "Anneke van der Berg", None),
            ("Rita Izaguirre, PhD", "Rita Izaguirre", None),
            ("Rita Izaguirre, MBA, SPHR", "Rita Izaguirre", None),
            ("Tom Hale, Jr.", "Tom Hale, Jr.", None),
            ("Rita Izaguirre MBE", "Rita Izaguirre", None),
            ("Rita Izaguirre OBE, PhD", "Rita Izaguirre", None),
            ("Dr. Rita Izaguirre Ph.D.", "Rita Izaguirre", Some("Dr.")),
            ("Tom Hale Esq.", "Tom Hale", None),
            ("Tom Hale Jr. MBE", "Tom Hale Jr.", None),
            ("Tom Hale III", "Tom Hale III", None),
            ("Tom Hale Jr.", "Tom Hale Jr.", None),
            ("Yo Yo Ma", "Yo Yo Ma", None),
            ("Jean Pierre ROUX", "Jean Pierre ROUX", None),
            ("Tom MBE", "Tom MBE", None),
            ("Izaguirre, Rita (HR)", "Rita Izaguirre", None),
            ("Prof. Rita Izaguirre", "Rita Izaguirre", Some("Prof.")),
            ("Frau Rita Izaguirre", "Rita Izaguirre", Some("Frau")),
            ("J. Doyle", "J. Doyle", None),
            ("Madonna", "Madonna", None),
            ("Li, Wei", "Wei Li", None),
            ("Lee, Sun-Mi", "Sun-Mi Lee", None),
            ("Kim, Se", "Se Kim", None),
            ("Lee, JoAnn", "JoAnn Lee", None),
            ("KIM, HANA", "HANA KIM", None),
            ("Hale, J.H.", "J.H. Hale", None),
            ("Hale, Tom, PhD", "Tom Hale", None),
            ("Hale, Tom, Jr.", "Tom Hale, Jr.", None),
            ("Vogel, Anna, Dr.", "Anna Vogel", Some("Dr.")),
            ("Rita Izaguirre, Kiln GmbH", "Rita Izaguirre", None),
            ("Prof. Dr. Ada Norcross", "Ada Norcross", Some("Prof. Dr.")),
            ("Rev. Dr. Joy Okoro", "Joy Okoro", Some("Rev. Dr.")),
            ("Dr. med. Anna Vogel", "Anna Vogel", Some("Dr. med.")),
            ("Vogel, Prof. Dr.-Ing. Anna", "Anna Vogel", Some("Prof. Dr.-Ing.")),
            ("Md. Rahman", "Md. Rahman", None),
            ("Rita Hale | Kiln & Lid", "Rita Hale", None),
            ("Hale, Rita - Kiln", "Rita Hale", None),
            ("Mary-Ann Hale", "Mary-Ann Hale", None),
            ("Rita Hale <rita@kiln.example>", "Rita Hale", None),
        ] {
            let named = shown(text);
            assert_eq!((named.name.as_str(), named.honorific.as_deref()), (name, honorific), "{text}");
        }
        assert_eq!(shown("Rita Izaguirre").remark, None);
        assert_eq!(shown("Rita Hale | Kiln").remark.as_deref(), Some("left out `Kiln`"));
        for (text, is) in
            [("rhale", false), ("rita.hale", false), ("Rita", true), ("김", true), ("r@kiln.example", false)]
        {
            assert_eq!(is_name(text, Some("rhale@kiln.example")), is, "{text}");
        }
        assert!(shown("RITA HALE").remark.is_some());
        assert_eq!(shown("山田 太郎").remark, None);
        let named = shown("Rita \"Ri\" Hale");
        assert_eq!((named.name.as_str(), named.nickname.as_deref()), ("Rita Hale", Some("Ri")));
    }
}
