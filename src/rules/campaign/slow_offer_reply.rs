use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::timing;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::record::moment::{civil, hours_since};
use crate::record::timetable::PROMPT;
use crate::rules::{Group, Rule};

rule! {
    /// The reply to an offer comes more than a day later.
    ///
    /// The people who made the offer are waiting to hear from you, and other candidates are waiting too.
    /// Thanks and a day by which you will decide are answer enough. Some advisers allow two days for
    /// it, so this is a note.
    ///
    /// The rule needs `offered` in the record, and the moment of sending, which is the mail's `Date:`,
    /// `--now`, or the clock.
    ///
    /// ```record
    /// [interview]
    /// offered = 2026-11-17T10:00:00+01:00
    /// kind = "offer-reply"
    /// ```
    ///
    /// ```draft
    /// Date: Thu, 19 Nov 2026 11:00:00 +0100
    ///       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Dear Rita,
    ///
    /// Thank you for the offer. I am happy to accept.
    /// ```
    ///
    /// ```draft
    /// Date: Wed, 18 Nov 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// Thank you for the offer. I am happy to accept.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("slow-offer-reply", Group::Campaign, Level::Note)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let (Some(record), Some(now), Some(Kind::OfferReply), false) =
        (facts.record, facts.now, facts.kind, facts.draft.is_template())
    else {
        return Vec::new();
    };
    let Some(offered) = record.interview.offered.as_ref() else {
        return Vec::new();
    };
    let (Some(day), Some(hours), Some(span)) = (civil(offered), hours_since(offered, now), timing::place(facts)) else {
        return Vec::new();
    };
    if hours < PROMPT {
        return Vec::new();
    }
    vec![RULE.at(span, message!("slow-offer-reply", day))]
}
