//! The fenced `draft` blocks in every rule's documentation, run: a caret line marks the span of the
//! line above it, followed by the first fix; a block without carets must stay silent.
//!
//! A `draft nl` block is a draft in Dutch.
//!
//! In a fix `␠` is a space and `∅` for nothing; a caret line without one has no fix. A `template` block is
//! a draft that is a template, a `record` block the interview of the drafts that follow, an `other-record`
//! block another interview of the same writer, a `settings` block the settings, a `table` block the phrases of the rule in a language that
//! has them, a `letters` block several letters between lines of `---`, which are compared. A rule that is
//! off unless asked for is asked for.

use std::sync::Arc;

use crate::common::{english, language};
use followup_lint::config::Config;
use followup_lint::diagnostic::{Diagnostic, Fix, Level};
use followup_lint::draft::{Draft, Position, Source};
use followup_lint::engine::{Case, Engine};
use followup_lint::facts::letters::{Letter, Letters};
use followup_lint::language::{Preference, formulas};
use followup_lint::levels::Selector;
use followup_lint::record::Record;
use followup_lint::rules::{self, Rule};

/// A fenced block of a rule's documentation.
pub(crate) struct Block {
    /// `draft`, `template`, `letters`, `record`, `other-record`, `settings` or `table`.
    pub(crate) kind: String,
    pub(crate) lines: Vec<String>,
}

pub(crate) fn blocks(docs: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match line.strip_prefix("```") {
            Some(kind) if !open => {
                blocks.push(Block { kind: kind.to_owned(), lines: Vec::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => blocks.last_mut().expect("a block is open").lines.push(line.to_owned()),
            None => {}
        }
    }
    blocks
}

/// What a block says must be found: the span, and the text of the fix.
type Expected = ((usize, usize), Option<String>);

/// Splits a block into the draft and what is marked in it.
fn read(block: &Block) -> (String, Vec<Expected>) {
    let mut text = String::new();
    let mut expected = Vec::new();
    let mut line_start = 0;
    for line in &block.lines {
        let mark = line.trim_start();
        if !mark.starts_with('^') {
            line_start = text.len();
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let above = &text[line_start..];
        let column = line.chars().take_while(|c| *c == ' ').count();
        let carets = mark.chars().take_while(|c| *c == '^').count();
        let place = |chars: usize| line_start + above.char_indices().nth(chars).map_or(above.len(), |(at, _)| at);
        let fix = mark.trim_start_matches('^').trim();
        let fix = (!fix.is_empty()).then(|| fix.replace('␠', " ").replace('∅', ""));
        expected.push(((place(column), place(column + carets)), fix));
    }
    expected.sort();
    (text, expected)
}

/// The text a fix puts in the place of its finding's span.
fn replacement(text: &str, span: (usize, usize), fix: &Fix) -> String {
    let mut out = String::new();
    let mut at = span.0;
    for edit in &fix.edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out + &text[at..span.1]
}

/// What is found when the letters of a block are compared, with places in the whole block.
fn compare(engine: &Engine, text: &str, record: Option<&Record>) -> Vec<Diagnostic> {
    let divider = "---\n";
    let texts: Vec<&str> = text.split(divider).collect();
    let drafts: Vec<Draft> = texts.iter().map(|text| Draft::read(text.as_bytes(), &formulas())).collect();
    let letters: Vec<Letter> = drafts.iter().map(|draft| Letter { name: "letter.txt", draft }).collect();
    let reports = engine.compare(&Letters { letters: &letters, record });
    let mut start = 0;
    let mut found = Vec::new();
    for (text, report) in texts.iter().zip(reports) {
        for mut diagnostic in report.diagnostics {
            diagnostic.span.start += start;
            diagnostic.span.end += start;
            found.push(diagnostic);
        }
        start += text.len() + divider.len();
    }
    found
}

/// Runs a rule's blocks and counts those with and without carets; the first that fails is reported.
fn run(rule: &Rule) -> Result<(usize, usize), String> {
    let id = rule.id;
    let mut engine = Engine::new(english());
    if rule.level == Level::Allow {
        engine.levels.set(Selector::Rule(id), Level::Note);
    }
    let mut record = None;
    let mut others = Vec::new();
    let (mut loud, mut silent) = (0, 0);
    for mut block in blocks(rule.docs) {
        // `draft nl` is a draft in Dutch.
        if let Some(code) = block.kind.strip_prefix("draft ").map(str::to_owned) {
            engine = Engine { levels: engine.levels.clone(), ..Engine::new(language(&code)) };
            engine.preference = engine.languages.locale(&code).map_or(Preference::None, Preference::Fixed);
            "draft".clone_into(&mut block.kind);
        }
        if block.kind == "record" {
            record = Some(Record::parse(&block.lines.join("\n")).expect("the example's record is right"));
            continue;
        }
        if block.kind == "table" {
            let table = toml::from_str(&block.lines.join("\n")).expect("the example's table is right");
            let languages = Arc::get_mut(&mut engine.languages).expect("nobody shares them");
            languages.preferred_mut(Preference::None).add_phrases(id, &table).expect("its patterns are");
            // The example is in a language that is not at hand.
            engine.preference = engine.languages.locale("en").map_or(Preference::None, Preference::Fixed);
            continue;
        }
        if block.kind == "settings" {
            let settings = Config::parse(&block.lines.join("\n")).expect("the example's settings are right");
            engine.slots =
                settings.manner().slots.map(|slots| slots.iter().map(|slot| slot.as_ref().clone()).collect());
            continue;
        }
        if block.kind == "other-record" {
            others.push(Record::parse(&block.lines.join("\n")).expect("the example's record is right"));
            continue;
        }
        let (text, expected) = read(&block);
        let records: Vec<Record> = others.iter().chain(&record).cloned().collect();
        let case = Case { own: record.as_ref().map(|_| others.len()), records: &records, now: None };
        let file = Source::from(text.clone());
        let letters = block.kind == "letters";
        assert!(
            letters || matches!(block.kind.as_str(), "draft" | "template"),
            "{id}: blocks are `draft`, `template`, `letters`, `record`, `other-record`, `settings` or `table`"
        );
        let draft = if letters {
            Draft::plain(text.as_bytes(), &formulas())
        } else {
            let draft = Draft::read(text.as_bytes(), &formulas());
            if block.kind == "template" { draft.into_template() } else { draft }
        };
        let diagnostics =
            if letters { compare(&engine, &text, record.as_ref()) } else { engine.check(&draft, &case).diagnostics };
        let mut found: Vec<Expected> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.rule == id)
            .map(|diagnostic| {
                let span = (diagnostic.span.start, diagnostic.span.end);
                let fix = diagnostic.fixes.first().map(|fix| replacement(draft.text(), span, fix));
                // An example may be a message, whose places are those of its file.
                let place =
                    |place: Position| file.offset(place.line, place.column).expect("it is a place of the example");
                ((place(draft.source.position(span.0)), place(draft.source.end_position(span.1))), fix)
            })
            .collect();
        found.sort();
        let show = |all: &[Expected]| {
            all.iter().map(|((start, end), fix)| format!("{:?} -> {fix:?}", &text[*start..*end])).collect::<Vec<_>>()
        };
        if found != expected {
            return Err(format!("{id} finds {:?}\nand not {:?}\nin\n{text}", show(&found), show(&expected)));
        }
        if expected.is_empty() { silent += 1 } else { loud += 1 }
    }
    Ok((loud, silent))
}

#[test]
fn every_rule_does_what_its_documentation_shows() {
    let mut failed = Vec::new();
    for rule in rules::all() {
        let id = rule.id;
        match run(rule) {
            Ok((loud, silent)) if loud > 0 && silent > 0 => {}
            Ok(_) => failed.push(format!("{id} needs a block with a caret and one without")),
            Err(difference) => failed.push(difference),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn rules_introduce_themselves() {
    for rule in rules::all() {
        assert!(rule.summary().ends_with('.'), "{}: the documentation starts with one sentence", rule.id);
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
    }
}
