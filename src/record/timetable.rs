//! The usual timetable after an interview: how long people wait, and what has been sent already.

use jiff::civil::Date;

use super::Interview;
use super::moment::civil;

/// Hours after the interview in which thanks are best sent, and after which they are late.
pub(crate) const SOON: i64 = 24;
pub(crate) const LATE: i64 = 48;

/// The most days between an interview and thanks for it.
pub(crate) const THANKS: i32 = 4;

/// Days to wait for the decision where no day was named, and for an answer.
pub(crate) const PATIENCE: i32 = 7;

/// Hours in which an answer to an offer is expected.
pub(crate) const PROMPT: i64 = 24;

impl Interview {
    /// Whether thanks were sent: whoever has written since has given them.
    pub(crate) fn has_thanked(&self) -> bool {
        !self.sent.is_empty()
    }

    /// The days on which the writer asked about the decision, of those before `end`: whatever was sent after the
    /// thanks.
    pub(crate) fn questions(&self, end: Option<Date>) -> Vec<Date> {
        let mut asked = self.sent_before(end);
        match self.date.as_ref().and_then(civil) {
            Some(interview) => asked.retain(|day| (*day - interview).get_days() > THANKS),
            // Without the date of the interview the first may have been the thanks.
            None => drop(asked.drain(..asked.len().min(1))),
        }
        asked
    }

    /// The days before `end` on which something was sent, in order.
    pub(crate) fn sent_before(&self, end: Option<Date>) -> Vec<Date> {
        let mut sent: Vec<Date> = self.sent.iter().filter_map(civil).collect();
        sent.retain(|day| end.is_none_or(|end| *day < end));
        sent.sort();
        sent
    }
}
