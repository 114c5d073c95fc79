use crate::diagnostic::{Level, Safety};
use crate::facts::Facts;
use crate::finding::{Argument, Finding, message};
use crate::language::spelling::Verdict;
use crate::rules::{Group, Rule, phrase};
use crate::text::casing::match_casing;

rule! {
    /// A word is misspelled.
    ///
    /// Ask recruiters what costs candidates the job, and spelling comes first: ten lines that nobody
    /// read twice suggest what your work will look like. A word counts as misspelled if it is a known
    /// misspelling, or if it is not in the dictionary and differs by one letter from a word that is.
    ///
    /// ```draft
    /// I look forward to recieve the press kits.
    ///                   ^^^^^^^ receive
    /// We spoke about the exhibiton plan.
    ///                    ^^^^^^^^^ exhibition
    /// I could start on any Wensday in Febuary.
    ///                      ^^^^^^^ Wednesday
    ///                                 ^^^^^^^ February
    /// ```
    ///
    /// So do words that have lost their apostrophe or the space between them.
    ///
    /// ```draft
    /// I dont mind early shifts, and Im glad that theres a bus aswell.
    ///   ^^^^ don't
    ///                               ^^ I'm
    ///                                            ^^^^^^ there's
    ///                                                         ^^^^^^ as well
    /// ```
    ///
    /// Names are left alone, and so is what you quote with its mistake. A capitalised word inside a sentence is at most an `unknown-word`, unless
    /// it is close to a weekday, a month or a nationality. Whatever is in the record, the headers, the
    /// signature or your own word list is right.
    ///
    /// ```draft
    /// Malcom Mondal and Ms. Im showed me round. We met at Fjordly, near the Kaldnes shipyard, and
    /// looked at https://fjordly.example/teh. The sign in the kitchen says "kveldsmat klokka sju", and your ad
    /// asks for an "imediate [sic] start".
    /// ```
    ///
    /// Every trade has words that no dictionary lists, and many of them are close to another word. A
    /// word is only an `unknown-word` if it is a known word with a regular ending, is made of two
    /// common words, or starts with a different letter from the word it resembles; also if it is next
    /// to a second unknown word, or alone in quotation marks.
    ///
    /// ```draft
    /// The greenware dries above the descaler, and the goats are due for deworming.
    /// ```
    ///
    /// In a text that is no follow-up, a guess at a short word gets a warning: people shorten words and names there.
    ///
    /// The fix is safe for a known misspelling with a single correction. It is unsafe where the
    /// correction is a guess or one of several.
    pub(crate) static RULE: Rule = Rule::new("misspelling", Group::Proofreading, Level::Error)
        .judging_words(180)
        .checking(check);
}

/// Letters of the longest word that is as often shortened as misspelt: `coord`.
const SHORT: usize = 5;

fn check(facts: &Facts) -> Vec<Finding> {
    facts.spelling().iter().filter_map(|(token, verdict)| finding(facts, *token, verdict)).collect()
}

fn finding(facts: &Facts, token: usize, verdict: &Verdict) -> Option<Finding> {
    let span = facts.reading.tokens[token].span();
    let word = facts.text(span);
    match verdict {
        Verdict::Typo { corrections, certain } => {
            let mut rest = corrections.iter().map(|correction| match_casing(word, correction));
            let first = rest.next()?;
            let safety = if *certain { Safety::Safe } else { Safety::Unsafe };
            let shortened = !certain && word.chars().count() <= SHORT && !first.contains('\'');
            let others: Vec<String> = rest.map(|other| format!("`{other}`")).collect();
            let finding = RULE.at(span, message!("misspelling", word, right = &first)).replace(first, safety);
            let finding = finding.at_most(if shortened { phrase::worst(facts) } else { Level::Error });
            let others = (!others.is_empty()).then(|| message!("misspelling-others", others = Argument::Any(others)));
            Some(others.into_iter().fold(finding, Finding::help))
        }
        Verdict::Variety(suggestions) => {
            let tag = facts.language.tables().dictionaries[facts.variety?].tag;
            let finding = RULE.at(span, message!("misspelling-variety", word, tag));
            Some(match suggestions.first() {
                Some(first) => finding.replace(match_casing(word, first), Safety::Unsafe),
                None => finding,
            })
        }
        Verdict::Case { .. } | Verdict::Unknown(_) => None,
    }
}
