use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::facts::letters::{self, Letters, Wording};
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// Two letters to the same panel are too much alike.
    ///
    /// Interviewers compare notes, and the same letter twice is worth less than one: it says that you
    /// listened to neither of them. Nearly all advisers ask for a separate letter to each. A few find a
    /// good one to the head of the panel enough, but then that is one letter, not copies.
    ///
    /// `followup-lint letters FILE…` compares the letters about one interview. It leaves out the
    /// greeting, names, the sign-off and the signature, and compares all runs of five words in the
    /// rest. If two letters have more than half of them in common, it is a warning; more than three
    /// quarters, an error.
    ///
    /// ```letters
    /// Dear Rita,
    ///
    /// The press kits you showed me on Tuesday were the best part of a long day, and made me laugh.
    /// ---
    /// Dear Tom,
    ///
    /// The press kits you showed me on Tuesday were the best part of a long day, and made me laugh.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// So did your paper store!
    /// ```
    ///
    /// ```letters
    /// Dear Rita,
    ///
    /// The press kits you showed me on Tuesday were the best part of the day for me, and the 27 errors
    /// the most fun. I would love to fold the next hundred with you.
    /// ---
    /// Dear Tom,
    ///
    /// Thank you for the walk through the paper store. Since you asked how I would sort it: by the mill
    /// first, by weight second, as we did in Bergen.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("identical-letters", Group::Campaign, Level::Warning)
        .up_to(Level::Error)
        .in_any_language()
        .comparing(compare);
}

/// The shares of wording in common above which letters are too much alike, and the same.
const ALIKE: f64 = 0.5;
const SAME: f64 = 0.75;

fn compare(letters: &Letters) -> Vec<(usize, Finding)> {
    let names = letters.names();
    let wordings: Vec<Wording> = letters.letters.iter().map(|letter| Wording::new(letter.draft, &names)).collect();
    // Each letter is reported once, with the earlier one that it is most like.
    let mut nearest: BTreeMap<usize, (usize, f64, usize)> = BTreeMap::new();
    for (one, two) in letters::candidates(&wordings) {
        let likeness = wordings[one].likeness(&wordings[two]);
        if likeness <= ALIKE {
            continue;
        }
        let (best, most, alike) = nearest.entry(two).or_insert((one, likeness, 0));
        *alike += 1;
        if likeness > *most {
            (*best, *most) = (one, likeness);
        }
    }
    let found = nearest.into_iter().filter_map(|(two, (one, likeness, alike))| {
        let (place, other, length) = wordings[two].longest_run(&wordings[one])?;
        let (here, there) = (&letters.letters[two], &letters.letters[one]);
        let line = there.draft.source.position(other.start).line;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 1")]
        let percent = (likeness * 100.0).floor() as usize;
        let (one, other) = (there.name, here.name);
        let mut finding = RULE.at(place, message!("identical-letters", one, other, percent, words = length, line));
        if alike > 1 {
            finding = finding.note(message!("identical-letters-more", letters = alike - 1));
        }
        Some((two, Finding { level: if likeness > SAME { Level::Error } else { Level::Warning }, ..finding }))
    });
    found.collect()
}
