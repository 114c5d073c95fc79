use crate::diagnostic::{Diagnostic, Safety};
use crate::text::casing::{Casing, casing, match_casing};

use super::Context;

rule! {
    /// A real word stands where one that sounds like it is meant.
    ///
    /// "I am shore your glad to no" passes every spell-checker, because each word of it exists. This
    /// rule knows sets of words that are taken for one another, and the company in which only one of
    /// them can be meant. Where both could be, it is silent.
    ///
    /// ```draft
    /// I am shore your glad to no.
    ///      ^^^^^ sure
    ///            ^^^^ you're
    ///                         ^^ know
    /// ```
    ///
    /// ```draft
    /// I am sure you're glad to know that your team stays no smaller than it was.
    /// ```
    Homophone = "homophone", Proofreading, Error
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let confusions = cx.language.tables().confusions;
    let mut end = 0;
    confusions
        .patterns
        .find(&cx.reading.written)
        .into_iter()
        .filter_map(|fit| {
            let word = cx.text(fit.span);
            let slip = &confusions.slips[usize::from(fit.row)];
            // A capital inside a sentence makes a name, and the record's names are right.
            let starts = cx.reading.written[fit.first].gap.starts_sentence();
            let named = casing(word) == Casing::Capital && !starts && word.len() > 1 && cx.knows(word);
            if named || fit.span.start < end {
                return None;
            }
            end = fit.span.end;
            let right = match_casing(word, &slip.right);
            // `I` keeps its capital wherever it stands.
            let right = if slip.right.starts_with("i'") || &*slip.right == "i" { crate::text::casing::capitalise(&right) } else { right };
            let safety = if slip.certain { Safety::Safe } else { Safety::Unsafe };
            Some(
                META.at(fit.span, format!("`{word}` should be `{right}` here"))
                    .label(format!("did you mean `{right}`?"))
                    .note(&*confusions.sets[usize::from(slip.set)].explain)
                    .replace(right, safety),
            )
        })
        .collect()
}
