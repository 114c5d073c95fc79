use jiff::ToSpan;

use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::timing;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::record::moment::civil;
use crate::record::timetable::PATIENCE;
use crate::rules::{Group, Rule};

rule! {
    /// The mail asks about the decision before it was due.
    ///
    /// If you ask before the day they named, it looks as if you did not listen, or could not wait. If
    /// they named no day, recruiters in English-speaking countries ask for at least a week.
    ///
    /// The rule needs `decision_by` or `date` in the record, and the moment of sending, which is the
    /// mail's `Date:`, `--now`, or the clock.
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-17
    /// decision_by = 2026-12-01
    /// kind = "status"
    /// ```
    ///
    /// ```draft
    /// Date: Fri, 27 Nov 2026 09:00:00 +0100
    ///       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Dear Rita,
    ///
    /// I interviewed for the press office on 17 November. Has a decision been made?
    /// ```
    ///
    /// ```draft
    /// Date: Thu, 3 Dec 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// I interviewed for the press office on 17 November. Has a decision been made?
    /// ```
    pub(crate) static RULE: Rule = Rule::new("early-follow-up", Group::Campaign, Level::Warning)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let (Some(record), Some(now), false) = (facts.record, facts.now, facts.draft.is_template()) else {
        return Vec::new();
    };
    if !matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus)) {
        return Vec::new();
    }
    let Some(span) = timing::place(facts) else {
        return Vec::new();
    };
    let today = now.date();
    if let Some(day) = record.interview.decision_by.as_ref().and_then(civil) {
        let left = (day - today).get_days();
        if left <= 0 {
            return Vec::new();
        }
        return vec![RULE.at(span, message!("early-follow-up-decision", days = timing::count(left), day))];
    }
    let Some(day) = record.interview.date.as_ref().and_then(civil) else {
        return Vec::new();
    };
    let waited = (today - day).get_days();
    if !(0..PATIENCE).contains(&waited) {
        return Vec::new();
    }
    let until = day.checked_add(PATIENCE.days()).unwrap_or(day);
    vec![RULE.at(span, message!("early-follow-up", days = timing::count(waited), day, until))]
}
