//! Writes out what a stem becomes with affixes: at most one prefix and two suffixes.
//!
//! Hunspell takes words apart; this puts them together on the same conditions. They are not the same
//! for every combination: nothing is asked of the second of two suffixes, for instance.

use crate::aff::Aff;
use crate::affix::{Affix, Class};
use crate::dic::Stem;
use crate::flags::Flags;
use crate::value::Marks;

/// A word, or part of compounds, that a stem makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) text: String,
    /// The affixes it has.
    pub(crate) affixes: Affixes,
    /// Whether it is a word by itself.
    pub(crate) alone: bool,
    /// Where in a compound it may be: `BEGIN`, `MIDDLE`, `END`.
    pub(crate) roles: Marks,
}

/// Which affixes a form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Affixes {
    None,
    Suffixes,
    /// A prefix, and maybe suffixes.
    Prefix,
}

/// Calls `emit` with every form of a stem that has a use.
pub(crate) fn expand(aff: &Aff, stem: &Stem, emit: &mut dyn FnMut(Form)) {
    Expansion { aff, stem, emit }.run();
}

/// An affix and the class it is of.
type Classed<'a> = (&'a Class, &'a Affix);

struct Expansion<'a> {
    aff: &'a Aff,
    stem: &'a Stem,
    emit: &'a mut dyn FnMut(Form),
}

impl<'a> Expansion<'a> {
    fn run(&mut self) {
        let (aff, Stem { text, flags }) = (self.aff, self.stem);
        if !flags.has(aff.need_affix) {
            let part = self.joins(flags);
            self.make(text.clone(), Affixes::None, &Flags::default(), (self.is_free(flags), part, part));
        }
        for suffix in aff.suffixes(flags) {
            self.suffixed(suffix);
        }
        for (class, prefix) in aff.prefixes(flags) {
            self.prefixed(prefix);
            // Suffixes that the prefix brings.
            for suffix @ (other, affix) in aff.suffixes(&prefix.then) {
                if let Some(form) = affix.after(text, aff.full_strip).filter(|_| class.crosses && other.crosses) {
                    self.crossed(&form, prefix, suffix);
                }
            }
        }
    }

    fn prefixed(&mut self, prefix: &Affix) {
        let (aff, then) = (self.aff, &prefix.then);
        let form = prefix.before(&self.stem.text, aff.full_strip);
        if let Some(form) = form.filter(|_| !then.has(aff.need_affix)) {
            let inside = self.joins(then);
            let end = inside && then.has(aff.compounding.permit);
            self.make(form, Affixes::Prefix, then, (self.is_free(then), inside, end));
        }
    }

    /// The stem with a suffix, and all that goes on from there.
    fn suffixed(&mut self, suffix @ (class, affix): Classed<'a>) {
        let (aff, stem, then) = (self.aff, self.stem, &affix.then);
        let Some(form) = affix.after(&stem.text, aff.full_strip) else {
            return;
        };
        for flags in [&stem.flags, then] {
            for (_, prefix) in aff.prefixes(flags).filter(|(other, _)| class.crosses && other.crosses) {
                self.crossed(&form, prefix, suffix);
            }
        }
        if self.is_free(then) && self.is_free(&stem.flags) {
            for second in aff.suffixes(then) {
                self.twice_suffixed(&form, suffix, second);
            }
        }
        if !then.has(aff.circumfix) && !then.has(aff.need_affix) {
            let inside = self.joins(then) && then.has(aff.compounding.permit);
            let end = self.joins(then) && (self.is_free(then) || affix.add.is_empty());
            self.make(form, Affixes::Suffixes, then, (self.is_free(then), inside, end));
        }
    }

    /// `form`, which is the stem with a suffix, with a prefix as well.
    fn crossed(&mut self, form: &str, prefix: &Affix, (_, suffix): Classed<'a>) {
        let (aff, before, after) = (self.aff, &prefix.then, &suffix.then);
        let together = before.has(aff.circumfix) == after.has(aff.circumfix)
            && !(before.has(aff.need_affix) && after.has(aff.need_affix));
        if let Some(form) = prefix.before(form, aff.full_strip).filter(|_| together) {
            let permit = aff.compounding.permit;
            let part = self.joins(before) && self.joins(after);
            let uses =
                (self.is_free(before) && self.is_free(after), part && after.has(permit), part && before.has(permit));
            self.make(form, Affixes::Prefix, after, uses);
        }
    }

    /// `form`, which is the stem with its first suffix, with a second one, and with a prefix as well.
    fn twice_suffixed(&mut self, form: &str, (class, first): Classed<'a>, (outer, second): Classed<'a>) {
        let (aff, then) = (self.aff, &first.then);
        let Some(form) = second.after(form, aff.full_strip) else {
            return;
        };
        let lone = !then.has(aff.circumfix);
        let end = self.joins(then);
        let prefixes = aff.prefixes(&second.then).filter(|_| lone);
        let crossing =
            [&self.stem.flags, then].into_iter().flat_map(|flags| aff.prefixes(flags)).filter(|(other, prefix)| {
                class.crosses && other.crosses && prefix.then.has(aff.circumfix) == then.has(aff.circumfix)
            });
        for (_, prefix) in prefixes.chain(crossing).filter(|(other, _)| outer.crosses && other.crosses) {
            if let Some(form) = prefix.before(&form, aff.full_strip) {
                self.make(form, Affixes::Prefix, then, (true, false, end && self.joins(&prefix.then)));
            }
        }
        if lone {
            self.make(form, Affixes::Suffixes, then, (true, end && aff.compounding.more_suffixes, end));
        }
    }

    /// Whether these flags do not confine a word to compounds.
    fn is_free(&self, flags: &Flags) -> bool {
        !flags.has(self.aff.only_in_compound)
    }

    /// Whether these flags do not keep a word out of compounds.
    fn joins(&self, flags: &Flags) -> bool {
        !flags.has(self.aff.compounding.forbid)
    }

    /// Emits a form that may be what the stem's flags, or those of its affix, say: a word alone,
    /// a part that is not the last, the last part.
    fn make(&mut self, text: String, affixes: Affixes, then: &Flags, (alone, inside, end): (bool, bool, bool)) {
        let (flags, parts) = (&self.stem.flags, &self.aff.compounding);
        let either = |flag| flags.has(flag) || then.has(flag);
        let role = |role: Marks, flag| role.when(either(parts.part) || either(flag));
        let inner = role(Marks::BEGIN, parts.begin) | role(Marks::MIDDLE, parts.middle);
        let roles = inner.when(inside) | role(Marks::END, parts.end).when(end);
        let alone = alone && self.is_free(flags);
        if alone || roles != Marks::default() {
            (self.emit)(Form { text, affixes, alone, roles });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dic::stems;

    /// The forms of one stem, with a bracket where they are no words but parts: `boeken(end)`.
    fn forms(options: &str, stem: &str) -> String {
        let aff = Aff::read(options).expect("no mistake");
        let mut forms = Vec::new();
        for stem in stems(&format!("1\n{stem}"), &aff).expect("a stem").0 {
            expand(&aff, &stem, &mut |Form { text, alone, roles, .. }| {
                let roles = [("begin", Marks::BEGIN), ("middle", Marks::MIDDLE), ("end", Marks::END)]
                    .into_iter()
                    .filter(|(_, role)| roles.has(*role));
                let roles: Vec<&str> = roles.map(|(name, _)| name).collect();
                let roles = if roles.is_empty() { String::new() } else { format!("({})", roles.join(",")) };
                forms.push(format!("{}{text}{roles}", if alone { "" } else { "~" }));
            });
        }
        forms.sort();
        forms.dedup();
        forms.join(" ")
    }

    #[test]
    fn suffixes_take_suffixes() {
        let options = "SFX A Y 1\nSFX A 0 er/B .\nSFX B Y 1\nSFX B 0 s/C .\nSFX C Y 1\nSFX C 0 x .";
        assert_eq!(forms(options, "work/A"), "work worker workers", "and no third one");
    }

    #[test]
    fn prefixes_cross_suffixes_if_both_may() {
        let options = |cross| format!("PFX U {cross} 1\nPFX U 0 un .\nSFX S Y 1\nSFX S 0 s .");
        assert_eq!(forms(&options("Y"), "lock/US"), "lock locks unlock unlocks");
        assert_eq!(forms(&options("N"), "lock/US"), "lock locks unlock");
        let brought = "PFX U Y 1\nPFX U 0 un/S .\nSFX S Y 1\nSFX S 0 s .";
        assert_eq!(forms(brought, "lock/U"), "lock unlock unlocks", "the suffix comes with the prefix only");
        let brought = "PFX U Y 1\nPFX U 0 un .\nSFX S Y 1\nSFX S 0 s/U .";
        assert_eq!(forms(brought, "lock/S"), "lock locks unlocks", "the prefix comes with the suffix only");
        let twice = "PFX U Y 1\nPFX U 0 un .\nSFX A Y 1\nSFX A 0 er/B .\nSFX B Y 1\nSFX B 0 s .";
        assert_eq!(forms(twice, "lock/AU"), "lock locker lockers unlock unlocker unlockers");
    }

    #[test]
    fn some_stems_and_affixes_need_another_affix() {
        let options = "NEEDAFFIX n\nSFX A Y 1\nSFX A 0 er/nB .\nSFX B Y 1\nSFX B 0 s .";
        assert_eq!(forms(options, "work/A"), "work workers");
        assert_eq!(forms(options, "work/Bn"), "works");
    }

    #[test]
    fn a_circumfix_is_at_both_ends_or_at_none() {
        let options = "CIRCUMFIX c\nPFX G Y 1\nPFX G 0 ge/c .\nSFX T Y 2\nSFX T 0 t/c .\nSFX T 0 st .";
        assert_eq!(forms(options, "sag/GT"), "gesag gesagt sag sagst");
    }

    #[test]
    fn an_affix_may_replace_a_stem_if_the_dictionary_says_so() {
        let affix = "SFX A Y 1\nSFX A go went .";
        assert_eq!(forms(affix, "go/A"), "go");
        assert_eq!(forms(&format!("FULLSTRIP\n{affix}"), "go/A"), "go went");
    }

    #[test]
    fn parts_of_compounds_have_their_places() {
        let options = "COMPOUNDBEGIN b\nCOMPOUNDMIDDLE m\nCOMPOUNDEND e\nONLYINCOMPOUND o\nCOMPOUNDPERMITFLAG p\n\
                       COMPOUNDFORBIDFLAG f\nSFX S Y 2\nSFX S 0 s/bop .\nSFX S 0 en .\nSFX F Y 1\nSFX F 0 x/f .\n\
                       PFX V Y 1\nPFX V 0 ver .";
        assert_eq!(forms(options, "boek/beS"), "boek(begin,end) boeken(end) ~boeks(begin)");
        assert_eq!(forms(options, "boek/bmo"), "~boek(begin,middle)");
        assert_eq!(forms(options, "boek/beF"), "boek(begin,end) boekx");
        assert_eq!(forms(options, "boek/beV"), "boek(begin,end) verboek(begin)");
        assert_eq!(forms("COMPOUNDFLAG a", "boek/a"), "boek(begin,middle,end)");
    }
}
