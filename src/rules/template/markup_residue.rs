use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule, phrase};

rule! {
    /// Markdown or HTML is left in the text.
    ///
    /// Mail is not Markdown: `**bold**` arrives with its asterisks, and an `&nbsp;` or a tag gives away
    /// where the text was copied from. A draft in a `.md` file, or with `Content-Type: text/markdown`,
    /// will presumably be converted before you send it, so it is not checked.
    ///
    /// ```draft
    /// ## Why me
    /// ^^
    /// I **really** want this&nbsp;job.<br>
    ///   ^^^^^^^^^^
    ///                       ^^^^^^
    ///                                 ^^^^
    /// ```
    ///
    /// Code in backticks is code, and a single asterisk or a list is what people write anyway.
    ///
    /// ```draft
    /// I *really* want this job: the `**kwargs` in `<br>` made me laugh.
    /// - five * four is 20, and #1 is yours
    /// ```
    pub(crate) static RULE: Rule = Rule::new("markup-residue", Group::Template, Level::Warning)
        .judging_words(120)
        .needing(&["markup-residue"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if facts.draft.markdown {
        return Vec::new();
    }
    let mut fits = phrase::fits(facts, RULE.id, &[PartKind::Subject, PartKind::Greeting, PartKind::Body]);
    fits.retain(|(span, _)| {
        let token = facts.reading.tokens.get(facts.reading.token_at(span.start));
        !token.is_some_and(|token| token.span().contains(*span) && facts.text(token.span()).starts_with('`'))
    });
    fits.into_iter()
        .map(|fit| phrase::finding(facts, &RULE, fit, |phrase| message!("markup-residue", phrase)))
        .collect()
}
