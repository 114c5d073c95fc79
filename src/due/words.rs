//! Puts what is due into words.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::{Due, Reason, Task};
use crate::finding::message;
use crate::messages::Catalog;

impl Due {
    /// All of it on one line, as it is said today.
    #[must_use]
    pub fn line(&self, catalog: &Catalog, now: &Zoned) -> String {
        let when = by(self.from, catalog, Some(now));
        catalog.text(&message!("due-line", when, what = self.what(catalog), why = self.why(catalog, Some(now))))
    }

    /// What to do: `thank Rita Izaguirre of Jackson Spalding`.
    #[must_use]
    pub fn what(&self, catalog: &Catalog) -> String {
        let whom = self.whom(catalog);
        catalog.text(&match self.task {
            Task::Answer => message!("due-answer", whom),
            Task::Thank => message!("due-thank", whom),
            Task::Letter => message!("due-letter", whom),
            Task::Ask => message!("due-ask", whom),
            Task::Call => message!("due-call", whom),
            Task::Rest => message!("due-rest", whom),
        })
    }

    fn whom(&self, catalog: &Catalog) -> String {
        match (&self.person, &self.company) {
            (Some(person), Some(company)) => catalog.text(&message!("due-person", person, company)),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => catalog.text(&message!("due-nobody")),
        }
    }

    /// Why it is due, and until when; with days as they are called today, or at any time.
    #[must_use]
    pub fn why(&self, catalog: &Catalog, now: Option<&Zoned>) -> String {
        let (by, on) = (|day| by(day, catalog, now), |day| on(day, catalog, now));
        let why = catalog.text(&match self.reason {
            Reason::Offer(day) => message!("due-offered", on = on(day)),
            Reason::Interview(day) => message!("due-interview", on = on(day)),
            Reason::Decision(day) => message!("due-decision", by = by(day)),
            Reason::Unnamed(day) => message!("due-unnamed", on = on(day)),
            Reason::Question(day) => message!("due-asked", on = on(day)),
        });
        let Some((until, last)) = self.until.as_ref().zip(self.last()) else { return why };
        let until = if now.is_some_and(|now| now >= until) {
            message!("due-late")
        } else if until.time() == Time::midnight() {
            message!("due-until", by = by(last))
        } else {
            message!("due-until-time", by = by(last), time = until.strftime("%H:%M").to_string())
        };
        format!("{why}; {}", catalog.text(&until))
    }
}

fn by(day: Date, catalog: &Catalog, now: Option<&Zoned>) -> String {
    catalog.text(&message!("due-day", when = distance(day, now), day))
}

fn on(day: Date, catalog: &Catalog, now: Option<&Zoned>) -> String {
    catalog.text(&message!("due-on", when = distance(day, now), day))
}

/// What the distance of a day is called, where it has a name.
fn distance(day: Date, now: Option<&Zoned>) -> &'static str {
    match now.map(|now| (day - now.date()).get_days()) {
        Some(0) => "today",
        Some(1) => "tomorrow",
        Some(-1) => "yesterday",
        _ => "other",
    }
}
