//! The flags of stems and affixes, in the four ways dictionaries write them.

/// One flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Flag(u64);

/// The flags of a stem or an affix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Flags(Vec<Flag>);

impl Flags {
    /// Whether a flag is among these; an option that the dictionary does not use is among none.
    pub(crate) fn has(&self, flag: Option<Flag>) -> bool {
        flag.is_some_and(|flag| self.0.binary_search(&flag).is_ok())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Flag> + '_ {
        self.0.iter().copied()
    }
}

/// How the flags of a dictionary are written: its `FLAG` line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `ABC`: one character each.
    #[default]
    Letter,
    /// `AaBb`: two characters each.
    Long,
    /// `12,3`: numbers.
    Number,
}

impl Notation {
    /// Reads the argument of a `FLAG` line.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "UTF-8" | "char" => Some(Self::Letter),
            "long" => Some(Self::Long),
            "num" => Some(Self::Number),
            _ => None,
        }
    }

    /// Reads flags that are written one after the other.
    pub(crate) fn flags(self, text: &str) -> Result<Flags, String> {
        let mut flags = Vec::new();
        match self {
            Self::Letter => flags.extend(text.chars().map(|c| Flag(c.into()))),
            Self::Long => {
                let mut letters = text.chars();
                while let Some(first) = letters.next() {
                    let second = letters.next().ok_or_else(|| format!("`{text}` is half a flag too long"))?;
                    flags.push(Flag(u64::from(first) << 32 | u64::from(second)));
                }
            }
            Self::Number => {
                for number in text.split(',') {
                    let flag = number.parse().ok().filter(|&flag| flag != 0);
                    flags.push(Flag(flag.ok_or_else(|| format!("`{number}` is not the number of a flag"))?));
                }
            }
        }
        flags.sort_unstable();
        flags.dedup();
        Ok(Flags(flags))
    }

    /// Reads exactly one flag.
    pub(crate) fn flag(self, text: &str) -> Result<Flag, String> {
        match self.flags(text)?.0[..] {
            [flag] => Ok(flag),
            _ => Err(format!("`{text}` is not one flag")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_in_every_notation() {
        for (notation, text, one) in
            [(Notation::Letter, "AäB", "ä"), (Notation::Long, "AaBb1x", "Bb"), (Notation::Number, "39,10,2", "10")]
        {
            let flags = notation.flags(text).expect("three flags");
            assert_eq!(flags.iter().count(), 3, "{text}");
            assert!(flags.has(notation.flag(one).ok()), "{text}");
            assert!(!flags.has(None));
        }
    }

    #[test]
    fn what_is_no_flag_is_refused() {
        assert_eq!(Notation::Long.flags("AaB"), Err("`AaB` is half a flag too long".to_owned()));
        assert_eq!(Notation::Number.flags("1,x"), Err("`x` is not the number of a flag".to_owned()));
        assert_eq!(Notation::Number.flags("0"), Err("`0` is not the number of a flag".to_owned()));
        assert_eq!(Notation::Letter.flag("AB"), Err("`AB` is not one flag".to_owned()));
        assert_eq!(Notation::Letter.flag(""), Err("`` is not one flag".to_owned()));
    }
}
