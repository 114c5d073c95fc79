use crate::diagnostic::Diagnostic;
use crate::draft::HeaderName;

use super::Context;

rule! {
    /// The mail asks for a read receipt.
    ///
    /// Some guides recommend it, so that you know whether the mail arrived. Others forbid it: the reader
    /// is asked to report to you, and many find that intrusive. As advisers disagree the rule is off
    /// until you ask for it, with `-N read-receipt`.
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: Press kits and the 27 errors
    /// Disposition-Notification-To: maya@lindqvist.example
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// Subject: Press kits and the 27 errors
    /// ```
    ReadReceipt = "read-receipt", Campaign, Allow, any language
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let asked = cx.draft.headers.iter().filter(|header| header.name == HeaderName::Receipt);
    asked
        .map(|header| {
            META.at(header.span, "the mail asks for a read receipt")
                .label("the reader is asked to report to you")
                .help("switch it off in your mail program, for this mail at least")
        })
        .collect()
}
