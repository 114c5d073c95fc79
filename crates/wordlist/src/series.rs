//! Writes out `COMPOUNDRULE`: stems that make a word one after the other, such as the parts of numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::aff::Aff;
use crate::compounding::{Rule, Step, Times};
use crate::dic::Stem;
use crate::expansion::{Affixes, expand};
use crate::flags::Flag;
use crate::mistake::{File, Mistake};

/// A rule that makes more words is a mistake.
const MOST: usize = 100_000;
/// So is one that leaves out this much.
const CHOICES: usize = 1_000;

/// The words that the rules make. What may be repeated without end, as digits in `22nd`, is left out:
/// no list can hold it.
pub(crate) fn words(aff: &Aff, stems: &[Stem]) -> Result<BTreeSet<String>, Mistake> {
    let rules = &aff.compounding.rules;
    let places = places(aff, stems);
    let mut words = BTreeSet::new();
    for rule in rules.iter().filter(|rule| rule.steps.iter().all(|step| step.times != Times::AnyNumber)) {
        let too_many = |most: usize, what: &str| {
            Mistake::new(File::Affixes, rule.line, format!("the rule makes more than {most} {what}"))
        };
        for series in choices(rule).ok_or_else(|| too_many(CHOICES, "series of flags"))? {
            words.extend(written(&series, &places).ok_or_else(|| too_many(MOST, "words"))?);
        }
    }
    Ok(words)
}

/// What fits a place of a rule.
#[derive(Default)]
struct Place {
    inside: BTreeSet<String>,
    last: BTreeSet<String>,
}

/// The stems with the flags that rules ask for, and at the end of a word their forms.
fn places(aff: &Aff, stems: &[Stem]) -> BTreeMap<Flag, Place> {
    let asked = aff.compounding.rules.iter().flat_map(|rule| &rule.steps);
    let mut places: BTreeMap<Flag, Place> = asked.map(|step| (step.flag, Place::default())).collect();
    let shortest = aff.compounding.shortest.unwrap_or(3);
    let long = |text: &str| text.chars().count() >= shortest;
    for stem in stems.iter().filter(|stem| !stem.flags.has(aff.forbidden)) {
        for (_, place) in places.iter_mut().filter(|(flag, _)| stem.flags.has(Some(**flag))) {
            if !stem.flags.has(aff.need_affix) && long(&stem.text) {
                place.inside.insert(stem.text.clone());
                place.last.insert(stem.text.clone());
            }
            expand(aff, stem, &mut |form| {
                if form.alone && form.affixes == Affixes::Suffixes && long(&form.text) {
                    place.last.insert(form.text);
                }
            });
        }
    }
    places
}

/// A rule with and without each place that may be left out; `None` if these are too many.
fn choices(rule: &Rule) -> Option<Vec<Vec<Flag>>> {
    let mut choices = vec![Vec::new()];
    for &Step { flag, times } in &rule.steps {
        let mut longer = if times == Times::AtMostOnce { choices.clone() } else { Vec::new() };
        longer.extend(choices.into_iter().map(|mut series| {
            series.push(flag);
            series
        }));
        choices = longer;
        if choices.len() > CHOICES {
            return None;
        }
    }
    // One stem alone is no compound.
    choices.retain(|series| series.len() > 1);
    Some(choices)
}

/// The words of one series of flags; `None` if they are too many.
fn written(series: &[Flag], places: &BTreeMap<Flag, Place>) -> Option<Vec<String>> {
    let mut words = vec![String::new()];
    for (at, flag) in series.iter().enumerate() {
        let place = places.get(flag)?;
        let next = if at + 1 == series.len() { &place.last } else { &place.inside };
        if words.len() * next.len() > MOST {
            return None;
        }
        words = words.iter().flat_map(|word| next.iter().map(move |part| format!("{word}{part}"))).collect();
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_out(aff: &str, dic: &str) -> Result<Vec<String>, Mistake> {
        let aff = Aff::read(aff)?;
        Ok(words(&aff, &crate::dic::stems(dic, &aff)?.0)?.into_iter().collect())
    }

    #[test]
    fn numbers_are_written_out() {
        let aff = "COMPOUNDMIN 1\nCOMPOUNDRULE 2\nCOMPOUNDRULE ab?c\nCOMPOUNDRULE d*c\nSFX S Y 1\nSFX S 0 s .";
        let dic = "4\nfive/a\nhundred/b\nfour/bX\nten/cS";
        let words = written_out(aff, dic).expect("no mistake");
        assert_eq!(words, ["fivefourten", "fivefourtens", "fivehundredten", "fivehundredtens", "fiveten", "fivetens"]);
    }

    #[test]
    fn endless_lists_are_a_mistake() {
        for (rule, most) in [("a".repeat(20), "100000 words"), ("a?".repeat(20), "1000 series of flags")] {
            let aff = format!("TRY a\nCOMPOUNDRULE 1\nCOMPOUNDRULE {rule}");
            let mistake = written_out(&aff, "2\none/a\ntwo/a").expect_err("two to the twentieth");
            assert_eq!((mistake.line, mistake.message), (3, format!("the rule makes more than {most}")));
        }
    }
}
