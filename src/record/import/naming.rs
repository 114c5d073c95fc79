//! Names as address books and calendars write them: `Izaguirre, Rita (HR)`.

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

/// Reads a name that was written to be shown.
pub(super) fn shown(text: &str) -> Named {
    let text = text.trim();
    let mut named = Named { name: text.trim_matches(['"', '\'']).trim().to_owned(), ..Named::default() };
    let left_out = named.leave_out_brackets();
    named.take_nickname();
    let turned = named.turn_round(text);
    named.take_honorific();
    let name = &named.name;
    let shouted = name.contains(' ') && name.to_uppercase() == *name && name.to_lowercase() != *name;
    let shouted = shouted.then(|| "it is in capitals; check the spelling".to_owned());
    let remarks: Vec<String> = [left_out, turned, shouted].into_iter().flatten().collect();
    named.remark = (!remarks.is_empty()).then(|| remarks.join("; "));
    named
}

impl Named {
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
        let (family, given) = self.name.split_once(',')?;
        let (family, given) = (family.trim(), given.trim());
        if is_credential(given) {
            let short = given.trim_end_matches('.').len() <= 3 && !given.contains([',', ' ']);
            if short && is_suffix(given) {
                return None;
            }
            let remark = format!("left out `{given}`");
            self.name.truncate(family.len());
            return Some(remark);
        }
        if given.is_empty() || given.contains(',') {
            return None;
        }
        let (title, given) = split_honorific(given);
        (self.honorific, self.name) = (title, format!("{given} {family}"));
        Some(format!("`{text}` was put in order"))
    }

    fn take_honorific(&mut self) {
        let (title, rest) = split_honorific(&self.name);
        if title.is_some() {
            (self.honorific, self.name) = (title, rest.to_owned());
        }
    }
}

/// `Dr. Rita Hale` as `Dr.` and the rest. A single letter with a full stop is an initial.
fn split_honorific(name: &str) -> (Option<String>, &str) {
    let abbreviated = |first: &str| first.ends_with('.') && (3..=6).contains(&first.len());
    // `Sir` and `Coach` go with a given name, and may be one.
    let titled = |first: &str| Rank::of(first).is_some_and(|rank| rank != Rank::Given);
    match name.split_once(' ') {
        Some((first, rest)) if (abbreviated(first) || titled(first)) && !rest.trim().is_empty() => {
            (Some(first.to_owned()), rest.trim())
        }
        _ => (None, name),
    }
}

/// Whether the text after a comma is a degree or a suffix and not a given name: `PhD`, `Jr.`
fn is_credential(text: &str) -> bool {
    let word = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let inner = word.trim_end_matches('.').contains('.');
        letters > 1 && capitals > 1 && letters <= 5 || inner || is_suffix(word)
    };
    !text.is_empty() && text.split([',', ' ']).filter(|part| !part.is_empty()).all(word)
}

/// Whether a word distinguishes generations.
fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let roman = bare.len() > 1 && bare.chars().all(|c| matches!(c, 'I' | 'V'));
    // Without a full stop, `Sen` is a name.
    let abbreviated = word.ends_with('.') || !bare.contains(['a', 'e', 'i', 'o', 'u']);
    roman || abbreviated && lore::is_generation(&bare.to_lowercase())
}

/// An address without what makes it a link: `mailto:rita@kiln.example?subject=Hello`.
pub(super) fn address(text: &str) -> &str {
    let text = text.trim();
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
            ("Izaguirre, Rita (HR)", "Rita Izaguirre", None),
            ("Prof. Rita Izaguirre", "Rita Izaguirre", Some("Prof.")),
            ("Frau Rita Izaguirre", "Rita Izaguirre", Some("Frau")),
            ("J. Doyle", "J. Doyle", None),
            ("Madonna", "Madonna", None),
            ("Li, Wei", "Wei Li", None),
        ] {
            let named = shown(text);
            assert_eq!((named.name.as_str(), named.honorific.as_deref()), (name, honorific), "{text}");
        }
        assert_eq!(shown("Rita Izaguirre").remark, None);
        assert!(shown("RITA HALE").remark.is_some());
        assert_eq!(shown("山田 太郎").remark, None);
        let named = shown("Rita \"Ri\" Hale");
        assert_eq!((named.name.as_str(), named.nickname.as_deref()), ("Rita Hale", Some("Ri")));
    }
}
