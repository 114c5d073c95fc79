use crate::diagnostic::{Diagnostic, Span};
use crate::draft::PartKind;

use super::{Context, phrase};

rule! {
    /// The mail addresses its reader now formally, now familiarly.
    ///
    /// Many languages have two forms of address, and a mail keeps to the one that the talk had. The
    /// forms are in the language's table, one family for each way of address; English has no table,
    /// for English has only "you".
    ///
    /// ```table
    /// [[family]]
    /// name = "familiar"
    /// patterns = ["(du|dich|dir|dein|deine)"]
    /// [[family]]
    /// name = "formal"
    /// patterns = ["(ihnen|ihre|ihrer|ihrem|ihren)"]
    /// ```
    ///
    /// ```draft
    /// Danke, dass du Zeit hattest. Das Foto schicke ich Ihnen morgen.
    ///                                                   ^^^^^
    /// ```
    ///
    /// A quoted word is somebody else's.
    ///
    /// ```draft
    /// Danke für deine Zeit. Das Schild "Betreten auf Ihre Gefahr" bleibt.
    /// ```
    MixedAddress = "mixed-address", Proofreading, Warning, needs table
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let fits = phrase::fits(cx, META.id, &[PartKind::Greeting, PartKind::Body]);
    let Some((first, usual)) = fits.first().map(|(span, family)| (*span, &family.name)) else {
        return Vec::new();
    };
    let others: Vec<Span> = fits.iter().filter(|(_, family)| family.name != *usual).map(|(span, _)| *span).collect();
    // The form that is used less is the slip.
    let (odd, other) = match others.first() {
        None => return Vec::new(),
        Some(odd) if others.len() * 2 <= fits.len() => (*odd, first),
        Some(other) => (first, *other),
    };
    vec![
        META.at(odd, format!("`{}` is another form of address than `{}`", cx.text(odd), cx.text(other)))
            .label("keep to one")
            .also(other, "here it is the other")
            .help("take the form that the talk had; if you are not sure, the formal one"),
    ]
}
