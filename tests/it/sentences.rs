//! Sentences, right ones and wrong ones, in `tests/sentences/en/<topic>.tsv`: each right one is left alone,
//! and each wrong one is reported where it is wrong, with the right fix, and with nothing else.
//!
//! A line is a sentence, with `<` and `>` around what is wrong, and for each such place, after a tab, the
//! rule that reports it and what the first fix writes (`homophone: your`, `repeated-word: ∅`); without a
//! fix, the rule alone.
//! Where `<topic>.toml` is beside it, it is the interview's record. ` | ` separates paragraphs, and `#`
//! starts a comment. The sentences in `tests/sentences/en/other` are from texts that are no follow-up, and
//! only errors count.

use std::fmt::Write as _;
use std::ops::Range;

use crate::common::{english, files, marked, text};
use followup_lint::diagnostic::{Diagnostic, Level, Safety};
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::language::formulas;
use followup_lint::record::{Kind, Record};
use followup_lint::rules::{self, Group};

const BEFORE: &str = "Dear Ms. Hall,\n\n";
const AFTER: &str = "\n\nKind regards,\nMaya Lindqvist\n";

fn read(sentence: &str) -> Draft {
    Draft::read(format!("{BEFORE}{sentence}{AFTER}").as_bytes(), &formulas())
}

/// Errors and warnings in the sentence, by the rules that judge words and not the mail as a whole. Of a text
/// that is no follow-up, only errors.
fn judge(draft: &Draft, engine: &Engine, case: &Case) -> Vec<Diagnostic> {
    let least = if engine.kind.is_some() { Level::Warning } else { Level::Error };
    let sentence = BEFORE.len()..draft.text().len() - AFTER.len();
    let mut found = engine.check(draft, case).diagnostics;
    found.retain(|found| {
        let group = rules::named(found.rule).map(|rule| rule.group);
        let judged = matches!(group, Some(Group::Proofreading | Group::Record | Group::Template | Group::Wording));
        judged && found.level >= least && sentence.contains(&found.span.start)
    });
    found
}

/// What a table has for a replacement: `∅` for one that is empty.
fn written(replacement: &str) -> &str {
    if replacement.is_empty() { "∅" } else { replacement }
}

/// What is wrong with the findings in one line of a table.
fn compare(line: &str, engine: &Engine, case: &Case) -> Result<(), String> {
    let mut fields = line.split('\t');
    let (sentence, places) = marked(&fields.next().unwrap_or_default().replace(" | ", "\n\n"));
    let expected: Vec<&str> = fields.collect();
    if expected.len() != places.len() {
        return Err("as many rules as marked places".into());
    }
    let draft = read(&sentence);
    let found = judge(&draft, engine, case);
    let shown: Vec<(Range<usize>, String)> = found
        .iter()
        .map(|found| {
            let fix = found.fixes.first().map(|fix| format!(": {}", written(&fix.edits[0].replacement)));
            let span = found.span.start - BEFORE.len()..found.span.end - BEFORE.len();
            (span, format!("{}{}", found.rule, fix.unwrap_or_default()))
        })
        .collect();
    let wanted: Vec<(Range<usize>, String)> =
        places.into_iter().zip(expected).map(|((start, end), rule)| (start..end, rule.to_owned())).collect();
    if shown != wanted {
        let shown: Vec<String> =
            shown.iter().map(|(span, rule)| format!("`{}` {rule}", &sentence[span.clone()])).collect();
        return Err(format!("found [{}]", shown.join(", ")));
    }
    // What a fix has written is not reported again.
    let fixed = followup_lint::fix::fix(engine, &draft, case, Safety::Safe);
    if fixed.applied() > shown.len() {
        return Err("a fix needs another fix".into());
    }
    Ok(())
}

#[test]
fn right_sentences_are_left_alone_and_wrong_ones_are_fixed() {
    let mail = Engine { kind: Some(Kind::Status), ..Engine::new(english()) };
    check("tests/sentences/en", &mail);
}

#[test]
fn texts_that_are_no_follow_up_may_speak_of_more() {
    check("tests/sentences/en/other", &Engine::new(english()));
}

fn check(folder: &str, engine: &Engine) {
    let mut wrong = String::new();
    for path in files(folder, "tsv") {
        let record = path.with_extension("toml");
        let record = record.is_file().then(|| Record::parse(&text(&record)).expect("the record is right"));
        let case = Case::of(record.as_ref());
        for line in text(&path).lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Err(mistake) = compare(line, engine, &case) {
                let _ = writeln!(wrong, "  {line}\n    {mistake}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
