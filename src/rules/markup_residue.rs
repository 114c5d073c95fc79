use crate::diagnostic::Diagnostic;
use crate::draft::PartKind;

use super::{Context, phrase};

rule! {
    /// Marks of a formatting language that the reader will see.
    ///
    /// Mail is not Markdown: `**bold**` arrives with its stars, and an `&nbsp;` or a tag tells where the
    /// text was copied from. A draft in a `.md` file, or with `Content-Type: text/markdown`, is taken
    /// to be turned into something else before it leaves, and the rule is silent.
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
    /// Code between backticks is code, and one star or a list is what people write.
    ///
    /// ```draft
    /// I *really* want this job: the `**kwargs` in `<br>` made me laugh.
    /// - five * four is 20, and #1 is yours
    /// ```
    MarkupResidue = "markup-residue", Template, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    if cx.draft.markdown {
        return Vec::new();
    }
    let mut fits = phrase::fits(cx, META.id, &[PartKind::Subject, PartKind::Greeting, PartKind::Body]);
    fits.retain(|(span, _)| {
        let token = cx.reading.tokens.get(cx.reading.token_at(span.start));
        !token.is_some_and(|token| token.span().contains(*span) && cx.text(token.span()).starts_with('`'))
    });
    fits.into_iter()
        .map(|fit| phrase::finding(cx, &META, fit, "is markup that the reader will see", "write it as plain text"))
        .collect()
}
