use crate::diagnostic::Level;
use crate::facts::Facts;
use crate::facts::timing;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::record::moment::{civil, working_hours_since};
use crate::record::timetable::{LATE, SOON};
use crate::rules::{Group, Rule};

rule! {
    /// The thank-you comes more than two days after the interview.
    ///
    /// Most people who were asked want it within a day, many on the same evening, while everybody still
    /// remembers who sat where. Two days are the limit that even the patient ones name. After one day
    /// this is a note. The hours of a weekend do not count. It never keeps a mail from being sent: late thanks
    /// are better than none.
    ///
    /// The rule needs the date in the record, and the moment of sending, which is the mail's `Date:`,
    /// `--now`, or the clock. A date without a time counts until the end of that day.
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-17
    /// kind = "thank-you"
    /// ```
    ///
    /// ```draft
    /// Date: Fri, 20 Nov 2026 09:00:00 +0100
    ///       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ///
    /// Dear Rita,
    ///
    /// Thank you for the hour among the press kits.
    /// ```
    ///
    /// ```draft
    /// Date: Wed, 18 Nov 2026 18:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// Thank you for the hour among the press kits.
    /// ```
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-20
    /// kind = "thank-you"
    /// ```
    ///
    /// ```draft
    /// Date: Mon, 23 Nov 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// Thank you for the hour among the press kits on Friday.
    /// ```
    pub(crate) static RULE: Rule = Rule::new("late-thanks", Group::Campaign, Level::Warning)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let (Some(record), Some(now), Some(Kind::ThankYou), false) =
        (facts.record, facts.now, facts.kind, facts.draft.is_template())
    else {
        return Vec::new();
    };
    let Some(date) = record.interview.date.as_ref().filter(|_| !record.interview.has_thanked()) else {
        return Vec::new();
    };
    let (Some(day), Some(hours), Some(span)) = (civil(date), working_hours_since(date, now), timing::place(facts))
    else {
        return Vec::new();
    };
    if hours < SOON {
        return Vec::new();
    }
    let days = timing::count((now.date() - day).get_days());
    let finding = RULE.at(span, message!("late-thanks", days, day));
    vec![if hours < LATE { finding.at_most(Level::Note) } else { finding }]
}
