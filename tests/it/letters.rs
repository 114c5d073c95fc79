//! Letters to one panel, compared: what is alike, what is the same, and that among many none is missed.

use crate::common::english;
use followup_lint::diagnostic::{Diagnostic, Level};
use followup_lint::draft::Draft;
use followup_lint::engine::Engine;
use followup_lint::facts::letters::{Letter, Letters};
use followup_lint::language::formulas;
use followup_lint::record::Record;

/// What is found in each letter.
fn compare(texts: &[String], record: Option<&Record>) -> Vec<Vec<Diagnostic>> {
    let drafts: Vec<Draft> = texts.iter().map(|text| Draft::read(text.as_bytes(), &formulas())).collect();
    let names: Vec<String> = (0..drafts.len()).map(|number| format!("{number}.txt")).collect();
    let letters: Vec<Letter> = drafts.iter().zip(&names).map(|(draft, name)| Letter { name, draft }).collect();
    let reports = Engine::new(english()).compare(&Letters { letters: &letters, record });
    reports.into_iter().map(|report| report.diagnostics).collect()
}

fn letter(greeting: &str, body: &str) -> String {
    format!("Dear {greeting},\n\n{body}\n\nKind regards,\nMaya Lindqvist\n+45 12 34 56 78\n")
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A sentence of words that nothing else has.
    fn sentence(&mut self) -> String {
        (0..10).map(|_| format!("w{}", self.next())).collect::<Vec<_>>().join(" ") + "."
    }
}

/// Two bodies of which `common` of ten sentences are the same, at the start.
fn pair(numbers: &mut Numbers, common: usize) -> [String; 2] {
    let first: Vec<String> = (0..10).map(|_| numbers.sentence()).collect();
    let mut second = first.clone();
    second[common..].iter_mut().for_each(|sentence| *sentence = numbers.sentence());
    [first.join(" "), second.join(" ")]
}

#[test]
fn half_is_a_warning_and_three_quarters_an_error() {
    let mut numbers = Numbers(1);
    for (common, level) in [
        (5, None),
        (7, Some(Level::Warning)),
        (8, Some(Level::Warning)),
        (9, Some(Level::Error)),
        (10, Some(Level::Error)),
    ] {
        let [one, two] = pair(&mut numbers, common);
        let found = compare(&[letter("Rita", &one), letter("Tom", &two)], None);
        assert!(found[0].is_empty());
        assert_eq!(found[1].first().map(|found| found.level), level, "{common} of ten");
    }
}

#[test]
fn greetings_names_and_signatures_make_no_letters_alike() {
    let record = "[interview]\ncompany = \"Kiln & Lid\"\n[[interviewer]]\nname = \"Rita Izaguirre\"\n\
                  [[interviewer]]\nname = \"Tom Okafor\"\n";
    let record = Record::parse(record).expect("it is right");
    let text = |own: &str, other: &str| {
        format!("The walk through the store with {own} and {other} was the best hour of the whole week for me.")
    };
    // Only the names differ: still the same.
    let texts = [letter("Rita", &text("Rita", "Tom")), letter("Tom", &text("Tom", "Rita Izaguirre"))];
    let found = compare(&texts, Some(&record));
    assert_eq!(found[1][0].message, "`0.txt` and `1.txt` share 100% of their wording");
    // Only the frame is the same: nothing is.
    let found = compare(&[letter("Rita", "The kilns were hot."), letter("Rita", "The lids were cold.")], None);
    assert!(found.iter().all(Vec::is_empty));
}

#[test]
fn each_letter_is_reported_once_and_the_longest_run_is_shown() {
    let body = "You asked how I would sort the paper, and I would do it by the mill first and by weight second.";
    let texts: Vec<String> = ["Rita", "Tom", "Ana"].iter().map(|name| letter(name, body)).collect();
    let found = compare(&texts, None);
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [0, 1, 1]);
    let last = &found[2][0];
    assert_eq!(&texts[2][last.span.range()], body.trim_end_matches('.'));
    assert!(last.notes.iter().any(|note| note.contains("one other letter")), "{:?}", last.notes);
}

#[test]
fn among_many_letters_no_pair_is_missed() {
    let mut numbers = Numbers(7);
    let mut texts = Vec::new();
    let mut alike = Vec::new();
    for number in 0..600 {
        let common = [0, 8, 9, 3][number % 4];
        let [one, two] = pair(&mut numbers, common);
        texts.push(letter("Rita", &one));
        texts.push(letter("Tom", &two));
        if common >= 8 {
            alike.push(texts.len() - 1);
        }
    }
    let found = compare(&texts, None);
    let reported: Vec<usize> =
        found.iter().enumerate().filter(|(_, found)| !found.is_empty()).map(|(at, _)| at).collect();
    assert_eq!(reported, alike);
}

#[test]
fn many_copies_of_one_letter_take_no_longer() {
    let texts: Vec<String> = (0..2_000)
        .map(|number| {
            letter(&format!("Rita{number}"), "You asked how I would sort the paper, and I would do it by the mill.")
        })
        .collect();
    let start = std::time::Instant::now();
    let found = compare(&texts, None);
    assert!(found[1..].iter().all(|found| found.len() == 1));
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
