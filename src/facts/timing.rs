//! Dates in a mail, and the days a record speaks of.

use jiff::Zoned;
use jiff::civil::Date;
use toml::value::Datetime;

use crate::diagnostic::Span;
use crate::draft::{HeaderName, PartKind};
use crate::facts::Facts;
use crate::language::tables::Dates;
use crate::record::moment::{civil, zone, zoned};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, Token, TokenKind};

/// The most days between an interview and a date without a year that belongs to it.
const NEAR: i32 = 120;

/// The most words of a date before its first number: `Tuesday, the March the`.
const BEFORE: usize = 4;

/// A month, if it is named, and a day.
pub(crate) type MonthDay = (Option<i8>, i8);

/// A date as somebody wrote it: `Tuesday, 17 November`.
pub(crate) struct Mention {
    /// All of it.
    pub(crate) span: Span,
    /// The weekday in it, and its token.
    pub(crate) weekday: Option<(i8, Span)>,
    /// The number of the day.
    pub(crate) day: Span,
    /// Month and day, in every way the writer may have meant it; the month where it is named.
    pub(crate) readings: Vec<MonthDay>,
    /// The year, where it is named.
    pub(crate) year: Option<i16>,
}

impl Mention {
    /// The days it may be; without a year the one around `near`. A date without a month, or far from all
    /// the mail is about, may be any.
    pub(crate) fn days(&self, near: Option<Date>) -> Vec<Date> {
        let mut days = Vec::new();
        for &(month, day) in &self.readings {
            match (month, self.year, near) {
                (Some(month), Some(year), _) => days.extend(Date::new(year, month, day)),
                (Some(month), None, Some(near)) => {
                    let years = [near.year() - 1, near.year(), near.year() + 1];
                    let around = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
                    days.extend(around.filter(|date| distance(*date, near) <= NEAR));
                }
                _ => {}
            }
        }
        days
    }
}

fn distance(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}

/// All dates with a day in the writer's own words.
pub(crate) fn mentions(facts: &Facts) -> Vec<Mention> {
    let mut found = Vec::new();
    for part in &facts.reading.parts {
        let tokens = &facts.reading.tokens[part.tokens.clone()];
        let reader = Reader { facts, tokens };
        let mut at = 0;
        // Every date has a number, and few words are before it.
        while let Some(number) = tokens[at..].iter().position(|token| token.kind == TokenKind::Number) {
            at = at.max((at + number).saturating_sub(BEFORE));
            match reader.mention(at) {
                Some((mention, end)) => {
                    found.push(mention);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Reader<'a, 'c> {
    facts: &'a Facts<'c>,
    tokens: &'a [Token],
}

impl Reader<'_, '_> {
    fn lower(&self, at: usize) -> String {
        self.tokens.get(at).map(|token| self.facts.text(token.span()).to_lowercase()).unwrap_or_default()
    }

    fn dates(&self) -> &Dates<'static> {
        self.facts.language.dates()
    }

    fn is_article(&self, at: usize) -> bool {
        self.dates().articles.contains(&self.lower(at))
    }

    /// Whether a token is cased like the name of a month or a weekday.
    fn is_named(&self, at: usize) -> bool {
        let capital = |token: &Token| casing(self.facts.text(token.span())) != Casing::Lower;
        self.facts.language.conventions().small_letter_dates || self.tokens.get(at).is_some_and(capital)
    }

    /// What is before a token.
    fn between(&self, at: usize) -> &str {
        let (before, token) = (self.tokens[at - 1], self.tokens[at]);
        &self.facts.draft.text()[before.span().end..token.span().start]
    }

    /// Whether a token belongs to the one before it: nothing but white space, a comma, a stop.
    fn follows(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            matches!(token.gap, Gap::Space | Gap::Comma | Gap::Hyphen)
                || token.gap != Gap::Part && matches!(self.between(at).trim(), "(" | "." | ",")
        })
    }

    /// The date at a token, and the token after it.
    fn mention(&self, at: usize) -> Option<(Mention, usize)> {
        let word = self.lower(at);
        let language = self.facts.language;
        let weekday = language.weekday(&word).filter(|_| language.is_full_weekday(&word) || self.is_named(at));
        let mut start = at;
        if weekday.is_some() {
            start += 1;
            if !self.follows(start) {
                return None;
            }
        }
        // `Tuesday the 17th`
        if start > at && self.is_article(start) {
            start += 1;
        }
        let (mut mention, mut end) = self.date(start, weekday.is_some())?;
        if let Some(weekday) = weekday {
            let span = self.tokens[at].span();
            mention.span = span.to(mention.span);
            mention.weekday = Some((weekday, span));
        } else if end < self.tokens.len() && self.between(end).trim() == "(" {
            // `17 November (Tuesday)`
            let span = self.tokens[end].span();
            let closed = self.facts.draft.text()[span.end..].starts_with(')');
            if let Some(weekday) = self.facts.language.weekday(&self.lower(end)).filter(|_| closed) {
                mention.span = mention.span.to(span);
                mention.weekday = Some((weekday, span));
                end += 1;
            }
        }
        let text = self.facts.draft.text();
        if self.facts.text(mention.span).contains('(') && text[mention.span.end..].starts_with(')') {
            mention.span.end += 1;
        }
        Some((mention, end))
    }

    /// A date without its weekday.
    fn date(&self, at: usize, certain: bool) -> Option<(Mention, usize)> {
        let token = self.tokens.get(at)?;
        let text = self.facts.text(token.span());
        let whole = |readings, year| {
            let mention = Mention { span: token.span(), weekday: None, day: token.span(), readings, year };
            (mention, at + 1)
        };
        if token.kind == TokenKind::Number {
            if let Some((readings, year)) = numbers(text, certain, !self.facts.language.conventions().day_first) {
                return Some(whole(readings, year));
            }
            let (day, ordinal) = self.day(token.span())?;
            let mut next = at + 1;
            if self.dates().joints.contains(&self.lower(next)) {
                next += 1;
            }
            if let Some(month) = self.month(next, certain || ordinal).filter(|_| self.follows(at + 1)) {
                return Some(self.with_year(at, next, at, (Some(month), day)));
            }
            // `the 17th to the 20th of November` is no day of this month.
            let range = self.dates().ranges.contains(&self.lower(at + 1));
            return (ordinal && !range && next == at + 1).then(|| whole(vec![(None, day)], None));
        }
        if self.facts.language.conventions().day_first {
            return None;
        }
        // Numbers are rarer than words, and quick to tell from them.
        let is_day = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| token.gap == Gap::Space && token.kind == TokenKind::Number)
        };
        let number = [at + 1, at + 2].into_iter().find(is_day)?;
        if number == at + 2 && !self.is_article(at + 1) {
            return None;
        }
        let month = self.month(at, certain)?;
        let (day, _) = self.day(self.tokens[number].span())?;
        Some(self.with_year(at, number, number, (Some(month), day)))
    }

    /// A date from its first to its last token, with the year that may follow.
    fn with_year(&self, first: usize, last: usize, day: usize, reading: (Option<i8>, i8)) -> (Mention, usize) {
        let next = self.tokens.get(last + 1).filter(|token| matches!(token.gap, Gap::Space | Gap::Comma | Gap::Hyphen));
        let year = next.and_then(|token| year(self.facts.text(token.span())));
        let last = if year.is_some() { last + 1 } else { last };
        let span = self.tokens[first].span().to(self.tokens[last].span());
        (Mention { span, weekday: None, day: self.tokens[day].span(), readings: vec![reading], year }, last + 1)
    }

    /// The month at a token; `may` and `march` are words, too, so a capital is needed.
    fn month(&self, at: usize, certain: bool) -> Option<i8> {
        let month = self.facts.language.month(&self.lower(at))?;
        (certain || self.is_named(at)).then_some(month)
    }

    /// The day of a month, and whether it is an ordinal: `17`, `17th`, `17.`
    fn day(&self, span: Span) -> Option<(i8, bool)> {
        let text = self.facts.text(span);
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, ending) = text.split_at(digits);
        let stop =
            self.facts.language.conventions().ordinal_stop && self.facts.draft.text()[span.end..].starts_with('.');
        let ordinal = self.dates().ordinal_endings.contains(&ending.to_lowercase()) || ending.is_empty() && stop;
        let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
        (ordinal || ending.is_empty()).then_some((day, ordinal))
    }
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| text.len() == 4 && (1950..2100).contains(year))
}

/// The ways to read `2026-11-17`, `17/11/2026`, `17.11.2026` and, next to a weekday, `11/17`. `either`: the
/// first of two numbers may be the month.
fn numbers(text: &str, certain: bool, either: bool) -> Option<(Vec<MonthDay>, Option<i16>)> {
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let small = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
    let valid = |readings: Vec<MonthDay>| {
        let right =
            |(month, day): &MonthDay| month.is_some_and(|month| (1..=12).contains(&month)) && (1..=31).contains(day);
        let readings: Vec<_> = readings.into_iter().filter(right).collect();
        (!readings.is_empty()).then_some(readings)
    };
    match (separator, parts.as_slice()) {
        ('-', [first, month, day]) if year(first).is_some() => {
            Some((valid(vec![(small(month), small(day)?)])?, year(first)))
        }
        ('/', [one, other]) if certain => {
            let mut readings = vec![(small(other), small(one)?)];
            if either {
                readings.insert(0, (small(one), small(other)?));
            }
            Some((valid(readings)?, None))
        }
        (_, [one, other, last]) => {
            let short = small(last).filter(|_| last.len() == 2).map(|year| 2000 + i16::from(year));
            let year = year(last).or(short)?;
            let mut readings = vec![(small(other), small(one)?)];
            if separator != '.' && either {
                readings.push((small(one), small(other)?));
            }
            Some((valid(readings)?, Some(year)))
        }
        _ => None,
    }
}

/// A number of days to report; none where it is negative.
pub(crate) fn count(days: i32) -> usize {
    usize::try_from(days).unwrap_or(0)
}

/// The days a recorded date may be called: where it was, and where the writer is.
pub(crate) fn days_of(date: &Datetime, now: Option<&Zoned>) -> Vec<Date> {
    let mut days: Vec<Date> = civil(date).into_iter().collect();
    if let (Some(now), Some(_), Some(_)) = (now, date.time, date.offset) {
        days.extend(zoned(date, now).map(|moment| moment.date()));
    }
    days.dedup();
    days
}

/// The days that are today: for the writer, where the interview was, and before dawn the day before.
pub(crate) fn todays(now: &Zoned, date: &Datetime) -> Vec<Date> {
    let mut days = vec![now.date()];
    if now.hour() < 5 {
        days.extend(now.date().yesterday());
    }
    if let Some(zone) = zone(date) {
        days.push(now.with_time_zone(zone).date());
    }
    days.dedup();
    days
}

/// Where a finding about the mail as a whole is shown: its date, its greeting, its first words.
pub(crate) fn place(facts: &Facts) -> Option<Span> {
    let header = facts.draft.header(HeaderName::Date).map(|header| header.value);
    let first = |kind| facts.draft.parts_of(kind).next().map(|part| part.span);
    let body = || first(PartKind::Body).map(|span| facts.draft.first_line(span));
    header.filter(|span| !span.is_empty()).or_else(|| first(PartKind::Greeting)).or_else(body)
}
