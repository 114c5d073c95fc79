use jiff::Zoned;

use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::timing;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// You have asked about the decision before, and got no answer.
    ///
    /// Advisers agree on one question and allow two at most; anything after that is remembered, and not
    /// fondly. A second question is a warning and a third an error: by then a phone call works better,
    /// and after that, no answer is the answer.
    ///
    /// What counts are the dates in `sent` in the record that are before this mail. Anything sent
    /// within four days of the interview counts as the thank-you. If they answered you, take the date
    /// out.
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-03
    /// sent = [2026-11-04, 2026-11-18]
    /// kind = "status"
    /// ```
    ///
    /// ```draft
    /// Dear Rita,
    /// ^^^^^^^^^^
    ///
    /// I interviewed for the press office on 3 November. Has a decision been made?
    /// ```
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-03
    /// sent = [2026-11-04]
    /// kind = "status"
    /// ```
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// I interviewed for the press office on 3 November. Has a decision been made?
    /// ```
    pub(crate) static RULE: Rule = Rule::new("too-many-follow-ups", Group::Campaign, Level::Warning)
        .up_to(Level::Error)
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let (Some(record), false) = (facts.record, facts.draft.is_template()) else {
        return Vec::new();
    };
    if !matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus)) {
        return Vec::new();
    }
    let asked = record.interview.questions(facts.now.map(Zoned::date));
    let (Some(last), Some(span)) = (asked.last(), timing::place(facts)) else {
        return Vec::new();
    };
    let day = *last;
    vec![match asked.len() {
        1 => RULE.at(span, message!("too-many-follow-ups-second", day)),
        asked => {
            let finding = RULE.at(span, message!("too-many-follow-ups", number = asked + 1, day));
            Finding { level: Level::Error, ..finding }
        }
    }]
}
