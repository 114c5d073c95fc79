//! Prefixes and suffixes: what goes, what comes, and where it fits.

use crate::condition::Condition;
use crate::flags::Flags;

/// One affix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Affix {
    /// The letters of the stem that go.
    pub(crate) strip: String,
    /// The letters that come.
    pub(crate) add: String,
    /// The stems it fits.
    pub(crate) condition: Condition,
    /// The flags of what it makes: further affixes, and marks.
    pub(crate) then: Flags,
}

/// The affixes of one flag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Class {
    /// Whether they go together with affixes at the other end.
    pub(crate) crosses: bool,
    pub(crate) affixes: Vec<Affix>,
}

impl Affix {
    /// The stem with this prefix, if it fits. `whole` says whether it may replace the whole stem.
    pub(crate) fn before(&self, stem: &str, whole: bool) -> Option<String> {
        let rest = stem.strip_prefix(&self.strip)?;
        (self.condition.begins(stem) && (whole || !rest.is_empty())).then(|| format!("{}{rest}", self.add))
    }

    /// The stem with this suffix, if it fits. `whole` says whether it may replace the whole stem.
    pub(crate) fn after(&self, stem: &str, whole: bool) -> Option<String> {
        let rest = stem.strip_suffix(&self.strip)?;
        (self.condition.ends(stem) && (whole || !rest.is_empty())).then(|| format!("{rest}{}", self.add))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_affix_is_put_where_it_fits() {
        let condition = Condition::read("[^aeiou]y").expect("a condition");
        let plural = Affix { strip: "y".to_owned(), add: "ies".to_owned(), condition, then: Flags::default() };
        assert_eq!(plural.after("city", false).as_deref(), Some("cities"));
        assert_eq!(plural.after("boy", false), None);
        let condition = Condition::default();
        let whole = Affix { strip: "go".to_owned(), add: "went".to_owned(), condition, then: Flags::default() };
        assert_eq!((whole.after("go", false), whole.after("go", true).as_deref()), (None, Some("went")));
        assert_eq!(whole.before("gong", false).as_deref(), Some("wentng"));
    }
}
