use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use toml::value::Datetime;

use crate::diagnostic::{Edit, Fix, Level, Safety, Span};
use crate::facts::Facts;
use crate::facts::timing::{self, Mention};
use crate::finding::{Finding, message};
use crate::language::tables::{DayPart, RelativeDay, Strength};
use crate::record::Kind;
use crate::record::moment::{civil, hour};
use crate::rules::{Group, Rule};
use crate::text::casing::{capitalise, match_casing};

rule! {
    /// A date does not exist, does not match its weekday, or is not the day of the interview.
    ///
    /// A weekday that does not match its date, or an interview "yesterday" that the record puts on
    /// another day, suggests that the mail was written in a hurry or for somebody else. If it is about
    /// your next appointment, somebody will wait in vain.
    ///
    /// ```draft
    /// Date: Thu, 19 Nov 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// I could come on Tuesday, 1 December, or on Tuesday, 2 December. The 31st of November is free, too.
    ///                                            ^^^^^^^^^^^^^^^^^^^
    ///                                                                     ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// What the mail says about the interview is checked against the record and the moment of sending,
    /// which is the mail's `Date:`, `--now`, or the clock.
    ///
    /// ```record
    /// [interview]
    /// date = 2026-11-17T10:00:00+01:00
    /// ```
    ///
    /// ```draft
    /// Date: Thu, 19 Nov 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// Thank you for our conversation yesterday; I enjoyed the visit on Wednesday.
    ///                                ^^^^^^^^^ on Tuesday
    ///                                                                  ^^^^^^^^^ Tuesday
    /// ```
    ///
    /// Other days are your own business, and whatever could mean two days is left alone.
    ///
    /// ```draft
    /// Date: Wed, 18 Nov 2026 09:00:00 +0100
    ///
    /// Dear Rita,
    ///
    /// Thank you for the interview yesterday, on Tuesday, 17 November. I moved on Sunday, and could
    /// start on Monday, 4 January.
    /// ```
    ///
    /// The fix is unsafe, because only you know which of the two days is wrong.
    pub(crate) static RULE: Rule = Rule::new("date-mismatch", Group::Record, Level::Error)
        .judging_words(70)
        .needing(&["date-mismatch", "dates"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let mentions = timing::mentions(facts);
    let mut found: Vec<Finding> = mentions.iter().filter_map(|mention| against_calendar(facts, mention)).collect();
    found.extend(against_record(facts, &mentions));
    found
}

fn recorded<'a>(facts: &Facts<'a>) -> Option<&'a Datetime> {
    facts.record.and_then(|record| record.interview.date.as_ref())
}

/// A weekday that does not go with its date, or a day that its month does not have.
fn against_calendar(facts: &Facts, mention: &Mention) -> Option<Finding> {
    let interview = recorded(facts).and_then(civil);
    let near = interview.or_else(|| facts.now.map(Zoned::date));
    let text = facts.text(mention.span);
    let never = |&(month, day): &(Option<i8>, i8)| {
        // A leap year has every day there is.
        month.is_some_and(|month| Date::new(mention.year.unwrap_or(2024), month, day).is_err())
    };
    if mention.readings.iter().all(never) {
        return Some(RULE.at(mention.span, message!("date-mismatch-impossible", date = text)));
    }
    let (weekday, place) = mention.weekday?;
    let days = mention.days(near);
    let wrong = *days.first()?;
    if days.iter().any(|date| date.weekday().to_monday_one_offset() == weekday) {
        return None;
    }
    let finding = RULE.at(mention.span, message!("date-mismatch-weekday", date = text, day = wrong));
    let name = |date: Date| weekday_like(facts, date, place);
    let (date, fix) = match interview {
        Some(date) if date == wrong => (date, name(date).map(|name| replace(place, name))),
        Some(date) if date.weekday().to_monday_one_offset() == weekday && (date - wrong).get_days().abs() < 7 => {
            (date, day_like(facts, mention.day, date).map(|day| replace(mention.day, day)))
        }
        _ => return Some(finding.help(message!("date-mismatch-calendar"))),
    };
    let finding = finding.help(message!("date-mismatch-interview", day = date));
    Some(fix.into_iter().fold(finding, Finding::fix))
}

/// What the mail says of the day of the interview, and what the record says.
fn against_record(facts: &Facts, mentions: &[Mention]) -> Vec<Finding> {
    // An answer to an offer or to a no follows another talk, of which the record does not know.
    let other = facts.kind.is_some_and(Kind::is_answer);
    let Some(date) = recorded(facts).filter(|_| !other && !facts.draft.is_template()) else {
        return Vec::new();
    };
    let days = timing::days_of(date, facts.now);
    let Some(&day) = days.first() else {
        return Vec::new();
    };
    let todays = facts.now.map(|now| timing::todays(now, date)).unwrap_or_default();
    // A record of the next interview says nothing of the last one.
    if !todays.is_empty() && todays.iter().all(|today| days.iter().all(|day| day > today)) {
        return Vec::new();
    }
    let mut right = false;
    let mut wrong: Vec<(Strength, Span, Finding)> = Vec::new();
    for part in &facts.reading.parts {
        for (fit, family) in facts.phrases(RULE.id, part) {
            let mention = mentions.iter().find(|mention| mention.span.overlaps(fit.span));
            let span = mention.map_or(fit.span, |mention| mention.span);
            let judged = match mention {
                Some(mention) => Some(judge_mention(mention, &days)),
                None => judge(facts, fit.span, date, &days, &todays),
            };
            match judged {
                Some(true) => right = true,
                Some(false) if wrong.iter().all(|(_, other, _)| !other.overlaps(span)) => {
                    wrong.push((family.strength(), span, finding(facts, span, day, mention.is_some())));
                }
                _ => {}
            }
        }
    }
    // Of two talks one may be another.
    wrong
        .into_iter()
        .filter(|(strength, ..)| !right || *strength == Strength::Strong)
        .map(|(.., found)| found)
        .collect()
}

/// Whether a date is the day of the interview.
fn judge_mention(mention: &Mention, days: &[Date]) -> bool {
    let fits = |day: &Date| {
        let same =
            |(month, number): &(Option<i8>, i8)| month.is_none_or(|month| month == day.month()) && *number == day.day();
        // With a month, the calendar has said whether the weekday fits.
        let weekday = mention.weekday.filter(|_| mention.readings.iter().all(|(month, _)| month.is_none()));
        mention.year.is_none_or(|year| year == day.year())
            && mention.readings.iter().any(same)
            && weekday.is_none_or(|(weekday, _)| weekday == day.weekday().to_monday_one_offset())
    };
    days.iter().any(fits)
}

/// Whether `yesterday` or `Tuesday` is the day of the interview; nothing where nobody can tell.
fn judge(facts: &Facts, span: Span, date: &Datetime, days: &[Date], todays: &[Date]) -> Option<bool> {
    let phrase = facts.text(span).to_lowercase().replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(weekday) = weekday(facts, &phrase) {
        return Some(days.iter().any(|day| day.weekday().to_monday_one_offset() == weekday));
    }
    let meant = facts.language.day(&phrase).filter(|_| !todays.is_empty())?;
    Some(match meant {
        RelativeDay::WeeksAgo(weeks) => in_week(weeks, days, todays),
        RelativeDay::DaysAgo(ago, part) => {
            let mut meant = todays.iter().filter_map(|today| today.checked_sub(ago.days()).ok());
            let fits = |hour| part.is_none_or(|part| fits_part(part, hour));
            meant.any(|meant| days.contains(&meant)) && hour(date).is_none_or(fits)
        }
    })
}

/// The weekday that a lower-case word names, whatever its ending.
fn weekday(facts: &Facts, word: &str) -> Option<i8> {
    let language = facts.language;
    language.weekday(language.without_weekday_ending(facts.without_possessive(word)))
}

/// Whether an interview at an hour was in the morning or the afternoon, as people say it.
fn fits_part(part: DayPart, hour: u8) -> bool {
    match part {
        DayPart::Morning => hour < 13,
        DayPart::Afternoon => (11..20).contains(&hour),
        DayPart::Evening => hour >= 15,
    }
}

/// Whether the interview was in this week (0) or the last (1); weeks begin on Monday or on Sunday.
fn in_week(weeks: i32, days: &[Date], todays: &[Date]) -> bool {
    let fits = |day: Date, today: Date| {
        let weekday = today.weekday();
        let starts = [weekday.to_monday_zero_offset(), weekday.to_sunday_zero_offset()];
        starts.into_iter().any(|since| (0..7).contains(&((day - today).get_days() + i32::from(since) + 7 * weeks)))
    };
    days.iter().any(|day| todays.iter().any(|today| fits(*day, *today)))
}

fn finding(facts: &Facts, span: Span, day: Date, dated: bool) -> Finding {
    let text = facts.text(span);
    let finding = RULE.at(span, message!("date-mismatch", date = text, day));
    let finding = match facts.now {
        Some(now) if !dated => finding.note(message!("date-mismatch-sent", day = now.date())),
        _ => finding,
    };
    if dated {
        return finding.help(message!("date-mismatch-either"));
    }
    match meant(facts, text, day) {
        Some(meant) => finding.replace(meant, Safety::Unsafe),
        None => finding,
    }
}

/// A day in the manner of the one that was written, where the language has words for it.
fn meant(facts: &Facts, written: &str, day: Date) -> Option<String> {
    let (language, dates) = (facts.language, facts.language.dates());
    let lower = written.to_lowercase();
    let stem = language.without_weekday_ending(facts.without_possessive(&lower)).len();
    let possessive = written.get(stem..).unwrap_or_default();
    let weekday = weekday(facts, &lower).is_some();
    let recent = facts.now.is_none_or(|now| (now.date() - day).get_days() < 7);
    let by_weekday = recent || weekday;
    let named = if by_weekday {
        language.written_weekday(day.weekday().to_monday_one_offset())
    } else {
        language.written_date(day.month(), day.day())
    }?;
    if weekday || !possessive.is_empty() {
        return Some(named + possessive);
    }
    let (form, slot) = if by_weekday { (dates.on_weekday, "{weekday}") } else { (dates.on_date, "{date}") };
    let meant = Some(form).filter(|form| !form.is_empty())?.replace(slot, &named);
    Some(if written.starts_with(char::is_uppercase) { capitalise(&meant) } else { meant })
}

/// A fix of one word within a date.
fn replace(place: Span, replacement: String) -> Fix {
    Fix { safety: Safety::Unsafe, edits: vec![Edit { span: place, replacement }] }
}

/// A weekday's name in the manner of the one that was written.
fn weekday_like(facts: &Facts, date: Date, place: Span) -> Option<String> {
    let text = facts.text(place);
    let name = facts.language.weekday_name(date.weekday().to_monday_one_offset(), text.len())?;
    Some(match_casing(text, name))
}

/// A day's number in the manner of the one that was written; nothing where it is a whole date.
fn day_like(facts: &Facts, place: Span, date: Date) -> Option<String> {
    let (text, number) = (facts.text(place), date.day());
    if text.chars().all(|c| c.is_ascii_digit()) {
        return Some(number.to_string());
    }
    facts.language.dates().ordinal(number).filter(|_| text.len() <= 4)
}
