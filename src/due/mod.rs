//! What is still to be sent after an interview, and when: the timetable that the rules judge mails by, before
//! there is a mail.

pub mod calendar;
pub mod json;
mod words;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan, Zoned};

use crate::messages::Catalog;
use crate::record::moment::{after_working_hours, civil, working_day, zoned};
use crate::record::timetable::{LATE, PATIENCE, PROMPT, SOON, THANKS};
use crate::record::{Interview, Kind, Record};

/// Days after the interview from which a longer letter is no copy of the thanks.
const LATER: i32 = 2;

/// Days after which nobody expects to be asked any more.
const EXPIRY: i32 = 42;

/// Days for which it is worth saying that there is nothing left to do.
const FORTNIGHT: i32 = 14;

/// Something to do about one interview.
///
/// ```
/// use followup_lint::{Due, Record, Task};
///
/// let record: Record = "[interview]\ndate = 2026-11-17\n[[interviewer]]\nname = \"Rita Izaguirre\"\n".parse()?;
/// let now = "2026-11-18T09:00[Europe/Oslo]".parse().expect("a moment");
/// let tasks: Vec<Task> = Due::of(&record, &now).iter().map(|due| due.task).collect();
/// assert_eq!(tasks, [Task::Thank, Task::Letter, Task::Ask]);
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Due {
    /// What to do.
    pub task: Task,
    /// The first day to do it: today or later.
    pub from: Date,
    /// The best day for a reminder: today or later.
    pub best: Date,
    /// When it is late.
    pub until: Option<Zoned>,
    /// To whom; nobody where it is not known whom to write to.
    pub person: Option<String>,
    /// Their company.
    pub company: Option<String>,
    /// The day of the interview.
    pub interview: Option<Date>,
    /// Why it is due then.
    reason: Reason,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Task {
    /// Answer an offer.
    Answer,
    /// Say thank you.
    Thank,
    /// Write a longer letter.
    Letter,
    /// Ask about the decision.
    Ask,
    /// Call, because there was no answer.
    Call,
    /// Do no more.
    Rest,
}

impl Task {
    /// The task's name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Thank => "thank",
            Self::Letter => "letter",
            Self::Ask => "ask",
            Self::Call => "call",
            Self::Rest => "rest",
        }
    }
}

/// Why something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Offer(Date),
    Interview(Date),
    Decision(Date),
    /// They named no day for the decision; the day of the interview.
    Unnamed(Date),
    Question(Date),
}

impl Due {
    /// What is due about an interview, the soonest first.
    #[must_use]
    pub fn of(record: &Record, now: &Zoned) -> Vec<Self> {
        let mut due = Plan { record, interview: &record.interview, now, today: now.date() }.due().unwrap_or_default();
        due.sort_by_key(Self::order);
        due
    }

    /// By this, what is soonest comes first.
    #[must_use]
    pub fn order(&self) -> (Date, Date, Task) {
        (self.from, self.last().unwrap_or(Date::MAX), self.task)
    }

    /// The last day on which it is not late.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        let until = self.until.as_ref()?;
        // What ends at midnight ends with the day before.
        Some(until.checked_sub(SignedDuration::from_secs(1)).ok()?.date())
    }
}

/// Something to do, as it is listed beside others.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The name of the record.
    pub record: String,
    /// What to do.
    pub due: Due,
    /// The words to say it in.
    pub catalog: &'a Catalog,
}

/// The timetable of one interview.
struct Plan<'a> {
    record: &'a Record,
    interview: &'a Interview,
    now: &'a Zoned,
    today: Date,
}

impl Plan<'_> {
    fn due(&self) -> Option<Vec<Due>> {
        let interview = self.interview;
        if interview.offered.is_some() {
            return self.answer().map(|due| vec![due]);
        }
        // They have decided.
        if interview.kind.is_some_and(Kind::is_answer) {
            return None;
        }
        let asked = interview.questions(self.today.tomorrow().ok());
        if let Some(last) = asked.last() {
            return self.after_question(*last).map(|due| vec![due]);
        }
        let question = self.question();
        let mut due = self.thanks(question.map(|(day, _)| day));
        due.extend(question.and_then(|(day, reason)| self.ask(day, reason)));
        Some(due)
    }

    /// The answer to an offer, as long as it can be of use.
    fn answer(&self) -> Option<Due> {
        let offered = self.interview.offered.as_ref()?;
        let day = civil(offered)?;
        let until = zoned(offered, self.now)?.checked_add(PROMPT.hours()).ok()?;
        let answered = self.interview.sent_before(None).last().is_some_and(|sent| *sent >= day);
        let forgotten = self.today > later(until.date(), FORTNIGHT)?;
        if answered || forgotten {
            return None;
        }
        Some(Due { until: Some(until), ..self.one(Task::Answer, day, Reason::Offer(day)) })
    }

    /// The call after a question that got no answer, and the end of it.
    fn after_question(&self, asked: Date) -> Option<Due> {
        let reason = Reason::Question(asked);
        let decided = self.decision().and_then(|day| day.tomorrow().ok());
        let call = working_day(later(asked, PATIENCE)?.max(decided.unwrap_or(asked)));
        let end = later(call, PATIENCE)?;
        if self.today <= end {
            return Some(Due { until: self.end_of(end), ..self.one(Task::Call, call, reason) });
        }
        (self.today <= later(end, FORTNIGHT)?).then(|| self.one(Task::Rest, self.today, reason))
    }

    /// From when one may ask about the decision.
    fn question(&self) -> Option<(Date, Reason)> {
        let (day, reason) = if let Some(day) = self.decision() {
            (day.tomorrow().ok()?, Reason::Decision(day))
        } else {
            let held = self.held()?;
            (later(held, PATIENCE)?, Reason::Unnamed(held))
        };
        Some((working_day(day), reason))
    }

    /// The question, or that it is too late for it.
    fn ask(&self, day: Date, reason: Reason) -> Option<Due> {
        let end = later(day, EXPIRY)?;
        if self.today <= end {
            return Some(self.one(Task::Ask, day, reason));
        }
        (self.today <= later(end, FORTNIGHT)?).then(|| self.one(Task::Rest, self.today, reason))
    }

    /// The thanks and the longer letters, each to one person, until the question is due, which says both.
    fn thanks(&self, question: Option<Date>) -> Vec<Due> {
        let Some(date) = self.interview.date.as_ref() else { return Vec::new() };
        let (Some(day), Some(end)) = (civil(date), zoned(date, self.now)) else { return Vec::new() };
        if question.is_some_and(|question| self.today >= question) {
            return Vec::new();
        }
        let mut due = Vec::new();
        if !self.interview.has_thanked() {
            let until = after_working_hours(&end, LATE);
            let soon =
                Due { until: after_working_hours(&end, SOON), ..self.one(Task::Thank, day, Reason::Interview(day)) };
            let best = soon.last().unwrap_or(day).max(self.today);
            due.extend(self.each(&Due { best, until, ..soon }));
        }
        due.extend(self.letter(day).iter().flat_map(|letter| self.each(letter)));
        due
    }

    /// The longer letter, unless the decision comes before it.
    fn letter(&self, interview: Date) -> Option<Due> {
        let (from, last) = (working_day(later(interview, LATER)?), later(interview, THANKS)?);
        let decided = self.decision().is_some_and(|decided| decided <= from);
        let sent = self.interview.sent_before(None);
        let written = match (sent.first(), sent.last()) {
            (Some(first), Some(last)) => first != last || *last >= from,
            // Late thanks can be as long as a letter.
            _ => self.today >= from,
        };
        let due = Due { until: self.end_of(last), ..self.one(Task::Letter, from, Reason::Interview(interview)) };
        (self.today <= last && !written && !decided).then_some(due)
    }

    /// Something to do from a day on.
    fn one(&self, task: Task, from: Date, reason: Reason) -> Due {
        let from = from.max(self.today);
        let person = match self.record.interviewers.as_slice() {
            [only] => Some(only.name.clone()),
            // The company decides, and it is not known who of them writes.
            _ => None,
        };
        let company = self.interview.company.clone();
        Due { task, from, best: from, until: None, person, company, interview: self.held(), reason }
    }

    /// The same for each of the people.
    fn each(&self, due: &Due) -> Vec<Due> {
        let people = self.record.interviewers.iter();
        let each: Vec<Due> = people.map(|person| Due { person: Some(person.name.clone()), ..due.clone() }).collect();
        if each.is_empty() { vec![due.clone()] } else { each }
    }

    /// The day of the interview.
    fn held(&self) -> Option<Date> {
        self.interview.date.as_ref().and_then(civil)
    }

    /// The day by which they meant to decide.
    fn decision(&self) -> Option<Date> {
        self.interview.decision_by.as_ref().and_then(civil)
    }

    /// The end of a day.
    fn end_of(&self, day: Date) -> Option<Zoned> {
        day.tomorrow().ok()?.to_zoned(self.now.time_zone().clone()).ok()
    }
}

fn later(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}
