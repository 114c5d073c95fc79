use crate::diagnostic::{Level, Safety, Span};
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::language::PartTokens;
use crate::record::name::{fold, mismatch, same_letters};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};
use crate::text::{Gap, TokenKind};

rule! {
    /// The role is not the one in the record.
    ///
    /// Recruiters often have several roles to fill, and a mail that names a role you were not invited
    /// for reads as if it were meant for another company. The rule needs `position` in the record, and
    /// looks only where a role is named: `the position of …`, `the … role`.
    ///
    /// ```record
    /// [interview]
    /// position = "Senior Account Coordinator (m/f/d)"
    /// ```
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// The Marketing Manager role is what I want. I applied for the position of an account manager
    ///     ^^^^^^^^^^^^^^^^^ Senior Account Coordinator
    ///                                                                             ^^^^^^^^^^^^^^^ Senior Account Coordinator
    /// because of the press kits.
    /// ```
    ///
    /// Shortened forms are fine, and so are the roles of your past.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// The coordinator role is what I want, and the position of Account Coordinator fits what I did in
    /// my last project manager role and in a Team Lead position before. The open Sr. Account Co-ordinator
    /// role, that is.
    /// ```
    ///
    /// The fix is unsafe, because you may mean the other role.
    pub(crate) static RULE: Rule = Rule::new("job-title", Group::Record, Level::Warning)
        .judging_words(60)
        .checking(check);
}

/// What a role is called apart from its name.
const QUALITIES: &[&str] = &[
    "advertised",
    "available",
    "exciting",
    "full",
    "fulltime",
    "hybrid",
    "new",
    "onsite",
    "open",
    "part",
    "parttime",
    "permanent",
    "remote",
    "same",
    "temporary",
    "time",
    "vacant",
];

/// Words before a role that say it is another one, or that it is nobody's in particular.
const OTHERS: &[&str] = &[
    "another",
    "any",
    "current",
    "different",
    "earlier",
    "every",
    "first",
    "former",
    "her",
    "his",
    "last",
    "latest",
    "like",
    "many",
    "my",
    "no",
    "old",
    "other",
    "our",
    "own",
    "past",
    "previous",
    "prior",
    "second",
    "similar",
    "some",
    "their",
];

/// Words that belong to no title.
const SMALL: &[&str] = &[
    "a", "about", "am", "an", "and", "are", "as", "at", "by", "for", "from", "if", "in", "into", "is", "its", "of",
    "on", "or", "that", "the", "this", "to", "was", "were", "what", "which", "with", "your",
];

/// Short forms of words in titles.
const SHORT: &[(&str, &str)] = &[
    ("admin", "administrator"),
    ("asst", "assistant"),
    ("dev", "developer"),
    ("dir", "director"),
    ("eng", "engineer"),
    ("exec", "executive"),
    ("jr", "junior"),
    ("mgr", "manager"),
    ("ops", "operations"),
    ("rep", "representative"),
    ("snr", "senior"),
    ("sr", "senior"),
    ("tech", "technical"),
];

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(record) = facts.record else {
        return Vec::new();
    };
    let Some(position) = record.interview.position.as_deref().map(short).filter(|position| !position.is_empty()) else {
        return Vec::new();
    };
    let titles = record.interviewers.iter().filter_map(|person| person.title.as_deref());
    let known: Vec<&str> = std::iter::once(position).chain(titles).collect();
    let parts = facts.parts(PartKind::Subject).chain(facts.parts(PartKind::Body));
    let mut spans: Vec<Span> = parts.flat_map(|part| roles(facts, part)).collect();
    spans.sort();
    spans.dedup_by(|next, one| next.overlaps(*one));
    let wrong = spans.into_iter().filter(|span| !known.iter().any(|title| goes_with(facts.text(*span), title)));
    wrong.map(|span| finding(facts, span, position)).collect()
}

fn finding(facts: &Facts, span: Span, position: &str) -> Finding {
    let written = facts.text(span);
    let other = facts
        .others()
        .find(|other| other.interview.position.as_deref().is_some_and(|title| goes_with(written, short(title))));
    let whose = other.and_then(|other| other.interview.company.as_deref());
    let note = match whose {
        Some(company) => message!("job-title-elsewhere", company),
        None => message!("job-title-unknown"),
    };
    RULE.at(span, message!("job-title", written, position)).note(note).replace(position, Safety::Unsafe)
}

/// A position without what advertisements hang on to it.
fn short(position: &str) -> &str {
    let end = position.find(['(', '[', '/', '|', ',']).unwrap_or(position.len());
    let head = position[..end].trim();
    if head.is_empty() { position.trim() } else { head }
}

/// The roles a part names, each without article.
fn roles(facts: &Facts, part: &PartTokens) -> Vec<Span> {
    let tokens = &facts.reading.tokens;
    let lower = |at: usize| facts.without_possessive(facts.text(tokens[at].span())).to_lowercase();
    let mut found = Vec::new();
    for (fit, _) in facts.phrases(RULE.id, part) {
        let head = facts.reading.token_at(fit.span.start);
        let last = facts.reading.token_at(fit.span.end.saturating_sub(1));
        let capital = casing(facts.text(tokens[head].span())) != Casing::Lower;
        let mut first = head;
        while first > part.tokens.start && matches!(tokens[first].gap, Gap::Space | Gap::Hyphen | Gap::Slash) {
            let before = lower(first - 1);
            let word = tokens[first - 1].kind != TokenKind::Link && !SMALL.contains(&before.as_str());
            let alike = tokens[first].gap == Gap::Hyphen
                || !capital
                || casing(facts.text(tokens[first - 1].span())) != Casing::Lower;
            if !word || !alike || OTHERS.contains(&before.as_str()) || head - first > 4 {
                break;
            }
            first -= 1;
        }
        let before: Vec<String> = (part.tokens.start..first).rev().take(3).map(&lower).collect();
        let article = |word: &String| matches!(word.as_str(), "the" | "your" | "this");
        let open = |word: &String| matches!(word.as_str(), "a" | "an");
        let frame = |word: &String| matches!(word.as_str(), "of" | "as" | "for");
        // `by your manager`: the role was said before.
        let leads = facts.reading.token_at(fit.span.start) == last && fit.end > 0 && trails(facts, part, fit.end);
        let framed = match before.first() {
            _ if before.iter().any(|word| OTHERS.contains(&word.as_str())) => false,
            None => true,
            Some(word) if article(word) => leads || before.get(1).is_some_and(frame),
            Some(word) if open(word) => before.get(1).is_some_and(frame),
            Some(word) => frame(word) || tokens[first].gap != Gap::Space && capital,
        };
        if framed {
            found.push(tokens[first].span().to(tokens[last].span()));
        }
    }
    found
}

/// Whether a fit ends with `role` and its like, and not with the job itself.
fn trails(facts: &Facts, part: &PartTokens, end: usize) -> bool {
    let units = &facts.reading.spoken[part.spoken.clone()];
    let last = units.get(end - 1).map(|unit| facts.text(unit.span()).to_lowercase()).unwrap_or_default();
    matches!(
        last.as_str(),
        "job"
            | "opening"
            | "opportunity"
            | "position"
            | "post"
            | "role"
            | "vacancy"
            | "interview"
            | "interviews"
            | "application"
            | "candidacy"
    )
}

/// Whether a written role is the recorded one, or a shorter form of it.
fn goes_with(written: &str, recorded: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
        words.map(|word| long(&fold(&word.to_lowercase()))).collect()
    };
    let own = words(recorded);
    let initials: String = own.iter().filter_map(|word| word.chars().next()).collect();
    let fits = |word: &String| {
        let small = SMALL.contains(&word.as_str()) || QUALITIES.contains(&word.as_str());
        let short = word.len() > 1 && initials.contains(word.as_str());
        small
            || short
            || own.iter().any(|other| {
                let stem = other.len() > 3
                    && word.len() > 3
                    && (other.starts_with(word.as_str()) || word.starts_with(other.as_str()));
                word == other || stem || word.len() > 4 && mismatch(word, other, false).is_some()
            })
    };
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    words(written).iter().all(fits) || same_letters(written, recorded) || letters(recorded).contains(&letters(written))
}

/// A word of a title in full.
fn long(word: &str) -> String {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long).to_owned()
}
