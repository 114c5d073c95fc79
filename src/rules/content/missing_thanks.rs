use phrasebook::tables::ThanksFamily;

use crate::diagnostic::{Level, Spans};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// The mail never says thank you.
    ///
    /// Somebody gave you an hour and a chair. Career advisers everywhere put thanks first, and some
    /// add: thank them for the conversation, or for something in it, rather than for "the interview".
    /// Thanks in advance are for a favour still to come, so they do not count. In a reply to a
    /// rejection, missing thanks are only a note.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    /// ^^^^^^^^^^^^^^^^^^^
    ///
    /// I enjoyed our talk yesterday. The press kits that nobody unpacks are on my mind, and I'd like to
    /// work on them with you. Thanks in advance for a quick answer.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// I enjoyed our talk yesterday, and it was kind of you to show me the press kits. I'd like to work
    /// on them with you.
    ///
    /// Kind regards,
    /// Maya Lindqvist
    /// ```
    pub(crate) static RULE: Rule = Rule::new("missing-thanks", Group::Content, Level::Warning)
        .needing(&["missing-thanks"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let level = match facts.kind {
        Some(Kind::ThankYou) => Level::Warning,
        Some(Kind::RejectionReply) => Level::Note,
        _ => return Vec::new(),
    };
    if !body::is_whole(facts) || body::may_be_filled(facts) || thanks(facts) {
        return Vec::new();
    }
    let found = body::opening(facts).map(|place| RULE.at(place, message!("missing-thanks")).at_most(level));
    found.into_iter().collect()
}

/// Whether anything but a favour to come is thanked for.
fn thanks(facts: &Facts) -> bool {
    let kinds = [PartKind::Subject, PartKind::Body, PartKind::SignOff];
    kinds.into_iter().flat_map(|kind| facts.parts(kind)).any(|part| {
        let fits = facts.phrases(RULE.id, part);
        let spans = |wanted| fits.iter().filter(move |(_, family)| family.is(wanted)).map(|(fit, _)| fit.span);
        let ahead: Spans = spans(ThanksFamily::InAdvance).collect();
        spans(ThanksFamily::Thanks).any(|thanks| !ahead.contain(thanks))
    })
}
