//! Runs the rules over a draft: levels, overlaps, order.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::{Arc, OnceLock};

use jiff::Zoned;

use crate::cores;
use crate::diagnostic::{Diagnostic, Edit, Level, Safety, Span, Spans};
use crate::draft::{CodeKind, Draft, Position, SlotClass};
use crate::facts::Facts;
use crate::facts::kind::{self, Evidence};
use crate::facts::known::known;
use crate::facts::letters::{Letter, Letters};
use crate::finding::Finding;
use crate::language::{Choice, Language, Languages, Preference, Reading, normalise};
use crate::levels::Levels;
use crate::messages::Catalog;
use crate::mistake::Mistake;
use crate::record::{Kind, Record};
use crate::rules::{self, Group, Rule};
use crate::silence::Silences;
use crate::text::{Opaque, OpaqueKind, TokenKind};

/// What was found in one draft.
///
/// ```
/// use followup_lint::{Kind, Level, Linter};
///
/// let linter = Linter::builder().kind(Kind::ThankYou).build()?;
/// let report = linter.check(&linter.read(b"I am shore you will like it.\n"));
/// assert_eq!((report.language, report.kind), (Some("en"), Some(Kind::ThankYou)));
/// assert_eq!(report.count(Level::Error), 1);
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    /// In the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The code of the language it was read in; none if it could not be proofread.
    pub language: Option<&'static str>,
    /// What the mail is for, if that is known.
    pub kind: Option<Kind>,
    /// How the kind is known.
    pub reason: Option<Evidence>,
    /// What is wrong with the comments in the draft that silence rules.
    pub comments: Vec<(Position, Mistake)>,
}

impl Report {
    /// The number of findings at a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// Takes out what another report says, too: of the same mail, written down in another way.
    fn take_out(&mut self, draft: &Draft, other: &Self, other_draft: &Draft) {
        let key = |draft: &Draft, found: &Diagnostic| {
            let text: Vec<&str> = draft.slice(found.span).split_whitespace().collect();
            (found.rule, found.message.clone(), text.join(" "))
        };
        let mut said: BTreeMap<_, usize> = BTreeMap::new();
        for found in &other.diagnostics {
            *said.entry(key(other_draft, found)).or_default() += 1;
        }
        self.diagnostics.retain(|found| match said.get_mut(&key(draft, found)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }
}

/// What is known beside the draft.
#[derive(Debug, Clone, Copy, Default)]
pub struct Case<'a> {
    /// The writer's interviews.
    pub records: &'a [Record],
    /// Which of them the draft is about.
    pub own: Option<usize>,
    /// The moment of sending, where the draft's own `Date:` header does not say it.
    pub now: Option<&'a Zoned>,
}

impl<'a> Case<'a> {
    /// A draft of which only the interview is known, or not even that.
    #[must_use]
    pub fn of(record: Option<&'a Record>) -> Self {
        Self { records: record.map_or(&[], slice::from_ref), own: record.map(|_| 0), now: None }
    }

    /// The record of the interview the draft is about.
    #[must_use]
    pub fn record(&self) -> Option<&'a Record> {
        self.records.get(self.own?)
    }
}

/// The rules, set up as the user wants them.
#[derive(Debug)]
pub struct Engine {
    /// The languages drafts are read in.
    pub languages: Arc<Languages>,
    /// What the user says of the language.
    pub preference: Preference,
    /// The levels.
    pub levels: Levels,
    /// What the mails are for, where the user says so.
    pub kind: Option<Kind>,
    /// The names of placeholders that templates may have, where the user lists them.
    pub slots: Option<Vec<String>>,
    /// The language of the reports, where the user named one; else that of the mail.
    pub messages: Option<Catalog>,
    /// Whether the reports are for somebody who has the command, whom its options and files help.
    pub command: bool,
    /// Words of the user that are right; lower-case.
    pub words: BTreeSet<String>,
}

impl Engine {
    /// An engine with everything as it comes.
    #[must_use]
    pub fn new(languages: impl Into<Languages>) -> Self {
        Self::sharing(Arc::new(languages.into()))
    }

    /// An engine that shares its languages, and what is known of their words so far, with others.
    #[must_use]
    pub fn sharing(languages: Arc<Languages>) -> Self {
        Self {
            languages,
            preference: Preference::None,
            levels: Levels::default(),
            kind: None,
            slots: None,
            messages: None,
            command: true,
            words: BTreeSet::new(),
        }
    }

    /// Adds words of the user that are right, in any casing.
    pub fn add_words(&mut self, words: &str) {
        self.words.extend(words.split_whitespace().map(|word| normalise(word).to_lowercase()));
    }

    /// Checks one draft against what is known beside it.
    #[must_use]
    pub fn check(&self, draft: &Draft, case: &Case) -> Report {
        let record = case.record();
        let Choice { language, variety, unread } = self.choose(draft, record);
        let front = draft.template.as_ref().map(|template| &template.front);
        let mut silences = Silences::read(draft);
        let opaque = opaque(draft, &silences);
        let own = draft.parts.iter().filter(|part| part.kind.is_proofread()).map(|part| part.span);
        let reading = Reading::new(draft.text(), own, &opaque, language);
        let known = known(&self.words, draft, &reading, language, record);
        let recorded_kind = record.and_then(|record| record.interview.kind);
        let given = self.kind.map(|kind| (kind, Evidence::Given));
        let detected = || if unread.is_some() { None } else { kind::detect(language, draft.text(), &reading) };
        let stated = front.and_then(|front| Kind::named(draft.slice(front.kind?)));
        let stated = stated.map(|kind| (kind, Evidence::Stated));
        let recorded = recorded_kind.map(|kind| (kind, Evidence::Recorded));
        let told = given.or(stated).or(recorded).or_else(detected);
        let (kind, reason) = told.unzip();
        let sent = draft.sent();
        let facts = Facts {
            draft,
            reading: &reading,
            language,
            record,
            records: case.records,
            own: case.own,
            now: sent.as_ref().or(case.now),
            kind,
            slots: self.slots.as_deref(),
            variety,
            unread: unread.map(|reason| (reason, &*self.languages)),
            known: &known,
            spelling: OnceLock::new(),
            stock_phrases: OnceLock::new(),
            kinds: OnceLock::new(),
            quotations: OnceLock::new(),
            names: OnceLock::new(),
            prose: OnceLock::new(),
            specific: OnceLock::new(),
        };
        let mut found = Vec::new();
        let applies = |rule: &&Rule| {
            !self.is_silenced(rule)
                && (rule.any_language || unread.is_none())
                && (!rule.follow_ups || facts.is_follow_up())
                && rule.lacks(language).next().is_none()
        };
        let rules: Vec<&'static Rule> = rules::all().filter(applies).collect();
        let check = |rule: &&'static Rule| (*rule, rule.check(&facts));
        cores::in_order(&rules, cores::threads_for(draft.text().len()), check, |(rule, findings)| {
            for mut finding in findings {
                finding.level = self.level(rule, finding.level);
                keep_apostrophes(&mut finding, draft);
                show_only(&mut finding, draft);
                if facts.draft.is_template() && rule.group != Group::Template {
                    let front = front.map_or(0, |front| front.end);
                    // What quotes a text in the front matter, or ends it, is not written there.
                    let quotes =
                        |edit: &Edit| edit.span.start < front && edit.replacement.contains(['"', '\'', '\\', ':', '#']);
                    let may = |edit: &Edit| !touches(&opaque, edit.span) && !quotes(edit);
                    finding.fixes.retain(|fix| fix.edits.iter().all(may));
                }
                let meant = rule.group == Group::Proofreading && facts.is_verbatim(finding.span);
                if finding.level > Level::Allow && !meant {
                    found.push((rule, finding));
                }
            }
        });
        let mut diagnostics = self.say(in_order(without_overlaps(found)), language);
        diagnostics.retain(|found| !silences.hide(found));
        let language = unread.is_none().then_some(language.tables().code);
        Report { diagnostics, language, kind, reason, comments: silences.mistakes() }
    }

    /// What is wrong with a mail where its HTML says something else than its plain text: what `report`
    /// says already is said once.
    #[must_use]
    pub fn check_alternative<'d>(&self, draft: &'d Draft, report: &Report, case: &Case) -> Option<(&'d Draft, Report)> {
        let alternative = draft.alternative()?;
        let mut found = self.check(alternative, case);
        found.take_out(alternative, report, draft);
        (!found.diagnostics.is_empty()).then_some((alternative, found))
    }

    /// Compares the letters of one interview; a report for each.
    #[must_use]
    pub fn compare(&self, letters: &Letters) -> Vec<Report> {
        let mut found: Vec<Vec<Finding>> = vec![Vec::new(); letters.letters.len()];
        for rule in rules::all() {
            for (letter, mut finding) in rule.compare(letters) {
                finding.level = self.level(rule, finding.level);
                if finding.level > Level::Allow {
                    found[letter].push(finding);
                }
            }
        }
        let report = |(letter, found): (&Letter, Vec<Finding>)| {
            let Choice { language, unread, .. } = self.choose(letter.draft, letters.record);
            let code = unread.is_none().then_some(language.tables().code);
            let diagnostics = self.say(in_order(found), language);
            Report { diagnostics, language: code, kind: self.kind, reason: None, comments: Vec::new() }
        };
        letters.letters.iter().zip(found).map(report).collect()
    }

    fn choose<'a>(&'a self, draft: &'a Draft, record: Option<&'a Record>) -> Choice<'a> {
        let stated = draft.template.as_ref().and_then(|template| template.front.language);
        let recorded = record.and_then(|record| record.interview.language.as_deref());
        let recorded = stated.map(|stated| draft.slice(stated)).or(recorded);
        self.languages.choose(draft, self.preference, recorded)
    }

    /// Puts findings about a mail in `language` into words.
    fn say(&self, found: Vec<Finding>, language: &Language) -> Vec<Diagnostic> {
        let catalog = self.messages.as_ref().unwrap_or(language.catalog());
        found.into_iter().map(|finding| catalog.diagnostic(finding, self.command)).collect()
    }

    /// Whether no finding of a rule can be shown, whatever level the rule gives it.
    pub(crate) fn is_silenced(&self, rule: &Rule) -> bool {
        // A rule that is off unless asked for may still make a note of what it finds.
        [rule.level, Level::Note].into_iter().all(|level| self.levels.of(rule, level) == Level::Allow)
    }

    /// The level of a rule's finding as the user wants it.
    fn level(&self, rule: &Rule, found: Level) -> Level {
        debug_assert!(found <= rule.worst.max(Level::Note), "{} is documented as no {found:?}", rule.id);
        self.levels.of(rule, found)
    }
}

/// What of a draft has no words to be read: its placeholders and, of a template, its tags and comments.
fn opaque(draft: &Draft, silences: &Silences) -> Vec<Opaque> {
    let slots = draft.slots.iter().map(|slot| {
        let kind = match slot.class {
            SlotClass::Name if draft.is_template() => TokenKind::Name,
            SlotClass::Number if draft.is_template() => TokenKind::Number,
            _ => TokenKind::Slot,
        };
        Opaque { span: slot.span, kind: OpaqueKind::Word(kind) }
    });
    let code = draft.template.iter().flat_map(|template| &template.code).filter_map(|code| {
        let kind = match code.kind {
            CodeKind::Slot(_) => return None,
            CodeKind::Comment => OpaqueKind::Nothing,
            CodeKind::Border(from) => OpaqueKind::Border(from),
        };
        Some(Opaque { span: code.span, kind })
    });
    let mut opaque: Vec<Opaque> = slots.chain(code).collect();
    // Those of HTML in Markdown are no code of a template.
    let others: Vec<Span> =
        silences.spans().filter(|span| !opaque.iter().any(|opaque| opaque.span.overlaps(*span))).collect();
    opaque.extend(others.into_iter().map(|span| Opaque { span, kind: OpaqueKind::Nothing }));
    opaque.sort_by_key(|opaque| opaque.span);
    opaque
}

/// Whether an edit of this span changes something that has no words to be read.
fn touches(opaque: &[Opaque], span: Span) -> bool {
    let next = opaque.partition_point(|opaque| opaque.span.end <= span.start);
    opaque.get(next).is_some_and(|opaque| opaque.span.start < span.end.max(span.start))
}

/// A fix keeps the curly apostrophe of what it replaces.
fn keep_apostrophes(finding: &mut Finding, draft: &Draft) {
    for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        if edit.replacement.contains('\'') && draft.slice(edit.span).contains('’') {
            edit.replacement = edit.replacement.replace('\'', "’");
        }
    }
}

/// Fixes of what a message does not hold as it is read are for its writer's eyes.
fn show_only(finding: &mut Finding, draft: &Draft) {
    let fixes = finding.fixes.iter_mut().filter(|_| draft.source.is_message());
    for fix in fixes.filter(|fix| !fix.edits.iter().all(|edit| draft.source.can_write(edit))) {
        fix.safety = Safety::Display;
    }
}

/// Where several rules judge the same words, the one with the lowest rank speaks. Phrases are another
/// matter: a misspelling inside a stock phrase is both.
fn without_overlaps(mut found: Vec<(&Rule, Finding)>) -> Vec<Finding> {
    found.sort_by_key(|(rule, finding)| (rule.rank, finding.span));
    let mut taken = Spans::default();
    found.retain(|(rule, finding)| rule.rank.is_none() || taken.add(finding.span));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// By place; at the same place the longer first, then in the order of the rules.
fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.span.start, usize::MAX - finding.span.end));
    found
}
