use crate::diagnostic::{Diagnostic, Level, Safety};
use crate::facts::Facts;
use crate::language::spelling::Verdict;
use crate::rules::{Group, Rule};
use crate::text::casing::match_casing;

rule! {
    /// A word is misspelt.
    ///
    /// Recruiters name spelling first when they are asked what costs a candidate the place: a mail
    /// of ten lines that nobody read twice says how the work will be read. A word counts as misspelt
    /// if it is a known misspelling, or if no dictionary has it and a word one letter away is known.
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
    /// Words that lost their apostrophe or the space before them are misspelt, too.
    ///
    /// ```draft
    /// I dont mind early shifts, and Im glad that theres a bus aswell.
    ///   ^^^^ don't
    ///                               ^^ I'm
    ///                                            ^^^^^^ there's
    ///                                                         ^^^^^^ as well
    /// ```
    ///
    /// Names are left alone: a capitalised word inside a sentence is at most an `unknown-word` unless it
    /// is close to a weekday, a month or a nationality, and what the record, the headers, the signature
    /// or your own word list has is right.
    ///
    /// ```draft
    /// Malcom Mondal and Ms. Im showed me round. We met at Fjordly, near the Kaldnes shipyard, and
    /// looked at https://fjordly.example/teh. The sign in the kitchen says "kveldsmat klokka sju".
    /// ```
    ///
    /// Every trade has words that no dictionary has, and many are near another word. What is made of a
    /// known word by a regular ending or of two common ones, begins with another letter than the word
    /// it is near, stands beside a second unknown word or alone in quotation marks is an `unknown-word`, too.
    ///
    /// ```draft
    /// The dough goes through the sheeter, and the tundish above the drain is clean.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("misspelling", Group::Proofreading, Level::Error)
        .judging_words(180)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Diagnostic> {
    let ours = facts.spelling().iter().filter(|(token, verdict)| !is_guess(verdict) || !facts.is_foreign(*token));
    ours.filter_map(|(token, verdict)| finding(facts, *token, verdict)).collect()
}

/// Whether a word that nobody has seen misspelt only looks like another.
fn is_guess(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Typo { certain: false, .. })
}

fn finding(facts: &Facts, token: usize, verdict: &Verdict) -> Option<Diagnostic> {
    let span = facts.reading.tokens[token].span();
    let word = facts.text(span);
    match verdict {
        Verdict::Typo { corrections, certain } => {
            let mut rest = corrections.iter().map(|correction| match_casing(word, correction));
            let first = rest.next()?;
            let safety = if *certain { Safety::Safe } else { Safety::Unsafe };
            let others: Vec<String> = rest.map(|other| format!("`{other}`")).collect();
            let finding = RULE.at(span, format!("`{word}` is misspelt")).label(format!("did you mean `{first}`?"));
            let finding = finding.replace(first, safety);
            Some(if others.is_empty() { finding } else { finding.help(format!("or {}", others.join(", "))) })
        }
        Verdict::Variety(suggestions) => {
            let tag = facts.language.tables().dictionaries[facts.variety?].tag;
            let finding = RULE
                .at(span, format!("`{word}` is not how {tag} spells it"))
                .label("spelt as in another country")
                .note(format!("this mail is set to {tag}"));
            Some(match suggestions.first() {
                Some(first) => finding.replace(match_casing(word, first), Safety::Unsafe),
                None => finding,
            })
        }
        Verdict::Case(_) | Verdict::Unknown => None,
    }
}
