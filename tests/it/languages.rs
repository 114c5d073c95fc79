//! Which language a mail is read in: the one that somebody named, else the one that it reads like. The
//! second language is a toy of thirty words, compiled from `tests/languages`; it has nothing but data.

use std::path::Path;
use std::sync::LazyLock;

use crate::common::{english, files, labelled, stem, text};
use followup_lint::Linter;
use followup_lint::diagnostic::{Fix, Level};
use followup_lint::draft::{Draft, PartKind};
use followup_lint::engine::{Case, Engine, Report};
use followup_lint::language::{Language, Languages, Preference};
use followup_lint::levels::Selector;
use followup_lint::record::Record;
use followup_lint::rules;
use phrasebook::compile;

/// A mail in Quayish of twenty-odd words.
const QUAYISH: &str = "Salozh Rita,\n\nMij nej darimk lozh tarrak in kvo miratk. Tuv belozh kvo soruzh, nej mij\n\
    fenzh lozh tarrak. Lozh miratk in kvo tarrak nej belozh tuv mij darimk.\n\nValezh tuv,\nMaya\n";

static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages");
    compile::language(&folder.join("rules/qy"), &folder.join("dictionaries")).expect("the tables are right")
});

fn quayish() -> Language {
    Language::from_pack(&PACK).expect("the pack is whole")
}

/// An engine that reads English and Quayish.
fn bilingual() -> Engine {
    Engine::new(Languages::with(vec![quayish()]).expect("English is built in"))
}

fn check(engine: &Engine, mail: &str, record: Option<&Record>) -> Report {
    engine.check(&Draft::read(mail.as_bytes(), engine.languages.formulas()), &Case::of(record))
}

fn language(engine: &Engine, mail: &str) -> Option<&'static str> {
    check(engine, mail, None).language
}

fn record(tag: &str) -> Record {
    let record = format!("[interview]\nlanguage = \"{tag}\"\n[[interviewer]]\nname = \"Rita\"\n");
    Record::parse(&record).expect("the record is right")
}

#[test]
fn mails_in_other_languages_are_not_read_as_english() {
    let engine = Engine::new(english());
    for path in files("tests/languages/unread", "txt") {
        assert_eq!(language(&engine, &text(&path)), None, "{}", stem(&path));
    }
}

#[test]
fn english_mails_with_words_of_other_languages_are_english() {
    let engine = Engine::new(english());
    for path in files("tests/languages/en", "txt") {
        assert_eq!(language(&engine, &text(&path)), Some("en"), "{}", stem(&path));
    }
}

#[test]
fn a_sentence_of_an_english_mail_is_english() {
    let engine = Engine::new(english());
    for path in files("tests/clean/en", "txt") {
        let mail = text(&path);
        let draft = Draft::read(mail.as_bytes(), engine.languages.formulas());
        for body in draft.parts_of(PartKind::Body) {
            for sentence in draft.slice(body.span).split_inclusive(". ") {
                assert_eq!(language(&engine, &format!("{sentence}\n")), Some("en"), "{}: {sentence}", stem(&path));
            }
        }
    }
}

#[test]
fn a_second_language_takes_no_mail_from_english() {
    let engine = bilingual();
    let lists = ["en", "en-untuned", "en-fresh", "en-other", "en-other-untuned"];
    let lists = lists.map(|list| labelled(&format!("tests/kinds/{list}.tsv"))).into_iter().flatten();
    let clean = files("tests/clean/en", "txt").into_iter().map(|path| text(&path));
    for mail in lists.map(|mail| mail.text).chain(clean) {
        let draft = Draft::read(mail.as_bytes(), engine.languages.formulas());
        let read = engine.languages.choose(&draft, Preference::None, None);
        assert!(read.unread.is_none() && read.language.tables().code == "en", "{mail}");
    }
}

#[test]
fn each_mail_is_read_in_its_own_language() {
    let engine = bilingual();
    assert_eq!(language(&engine, QUAYISH), Some("qy"));
    assert_eq!(language(&engine, "Salozh Rita,\n\nSoruzh!\n"), Some("qy"), "the greeting tells");
    assert_eq!(language(&engine, "Mij soruzh in tarrak.\n"), Some("en"), "one word is too little to tell");
    assert_eq!(language(&engine, "In kvo tarrak nej soruzh.\n"), Some("qy"));
    assert_eq!(language(&engine, "In, in, in!\n"), Some("en"), "both languages have it");
    let english = "Dear Rita,\n\nThank you for the hour in the kiln room, and for the lid that I could keep.\n";
    assert_eq!(language(&engine, english), Some("en"));
    assert_eq!(language(&engine, &format!("{english}\nValezh tuv,\nMaya\n")), Some("en"));
    let both =
        format!("{english}\nMij nej darimk lozh tarrak in kvo miratk. Tuv belozh kvo soruzh, nej mij fenzh tarrak.\n");
    assert_eq!(language(&engine, &both), None);
}

#[test]
fn a_record_selects_the_language() {
    let engine = bilingual();
    assert_eq!(check(&engine, "Soruzh, Rita!\n", Some(&record("qy"))).language, Some("qy"));
    assert_eq!(check(&engine, QUAYISH, Some(&record("en-GB"))).language, Some("en"));
    let unread = check(&engine, "Till måndag, Rita!\n", Some(&record("sv")));
    assert_eq!(unread.language, None);
    let [found] = &unread.diagnostics[..] else { panic!("{unread:?}") };
    assert_eq!((found.rule, found.level), ("unread-language", Level::Note));
    assert!(found.message.contains("`sv`"), "{}", found.message);
    assert!(found.help[0].ends_with("en, en-US, en-GB, da, nl, qy and qy-QY"), "{}", found.help[0]);
}

#[test]
fn the_user_overrules_the_record_and_the_mail() {
    let mut engine = bilingual();
    let locale = |engine: &Engine, tag: &str| engine.languages.locale(tag).expect("it is at hand");
    engine.preference = Preference::Fixed(locale(&engine, "qy"));
    let english = "Thank you for the hour in the kiln room, and for the lid that you let me keep.\n";
    assert_eq!(check(&engine, english, Some(&record("en"))).language, Some("qy"));
    engine.preference = Preference::Usual(locale(&engine, "qy"));
    assert_eq!(language(&engine, "Soruzh!\n"), Some("qy"), "too short to tell");
    assert_eq!(language(&engine, english), Some("en"));
    assert_eq!(check(&engine, english, Some(&record("en"))).language, Some("en"));
}

#[test]
fn the_variety_is_the_one_that_was_named() {
    let engine = bilingual();
    let draft = Draft::read(b"Thanks!\n", engine.languages.formulas());
    let variety = |preference, recorded| engine.languages.choose(&draft, preference, recorded).variety;
    let british = engine.languages.locale("en-GB").expect("it is at hand");
    assert_eq!(variety(Preference::None, None), None);
    assert_eq!(variety(Preference::None, Some("en-GB")), Some(1));
    assert_eq!(variety(Preference::Usual(british), None), Some(1));
    assert_eq!(variety(Preference::Usual(british), Some("en")), Some(1));
    assert_eq!(variety(Preference::Usual(british), Some("en-US")), Some(0), "the record is about this mail");
    assert_eq!(variety(Preference::Fixed(british), Some("en-US")), Some(1));
    assert_eq!(variety(Preference::Usual(british), Some("qy")), None, "a variety of another language");
}

#[test]
fn a_mail_that_cannot_be_proofread_can_be_an_error_or_silent() {
    let mail = text(&files("tests/languages/unread", "txt")[0]);
    let level = |set: Option<Level>| {
        let mut engine = Engine::new(english());
        if let Some(level) = set {
            engine.levels.set(Selector::Rule("unread-language"), level);
        }
        let report = check(&engine, &mail, None);
        assert_eq!(report.language, None);
        report.diagnostics.iter().find(|found| found.rule == "unread-language").map(|found| found.level)
    };
    assert_eq!(level(None), Some(Level::Note));
    assert_eq!(level(Some(Level::Error)), Some(Level::Error));
    assert_eq!(level(Some(Level::Allow)), None);
}

/// What is found in a Quayish sentence: the rules, and the words.
fn found(sentence: &str) -> Vec<(&'static str, String)> {
    let mail = format!(
        "Salozh Rita,\n\n{sentence}\n\nNej kvo in belozh lozh, in kvo fenzh nej miratk.\n\nValezh tuv,\nMaya\n"
    );
    let engine = bilingual();
    let report = check(&engine, &mail, Some(&record("qy")));
    let proofread = [
        "homophone",
        "interviewer-name",
        "misspelling",
        "mixed-address",
        "repeated-word",
        "slang",
        "unknown-word",
        "wrong-capital",
    ];
    let found = report.diagnostics.into_iter().filter(|found| proofread.contains(&found.rule));
    found.map(|found| (found.rule, mail[found.span.range()].to_owned())).collect()
}

#[test]
fn a_language_is_nothing_but_data() {
    assert_eq!(found("Mij darimk in kvo miratk."), []);
    assert_eq!(found("Mij daarimk in kvo miratk."), [("misspelling", "daarimk".into())]);
    assert_eq!(found("Mij nej lozh soruzh in miratk."), [("homophone", "lozh".into())]);
    assert_eq!(found("Kvo mij nej tarrak."), [("slang", "tarrak".into())], "a count, and how a word begins");
    assert_eq!(found("Kvo mij nej mij tarrak."), []);
    assert_eq!(found("Kvo fenzhsoruzh in mij."), [], "a compound");
    assert_eq!(found("Kvo nej fenzhsoruzh in mij."), [("slang", "fenzhsoruzh".into())], "its head");
    assert_eq!(found("Kvo soruzhfenzh in mij."), [("unknown-word", "soruzhfenzh".into())], "the wrong way round");
    assert_eq!(found("Mij fenzh Tuv in tuv."), [("mixed-address", "tuv".into())], "only the casing differs");
    assert_eq!(found("Mij fenzh tuv in tuv."), []);
    assert_eq!(found("In 17. darimk mij fenzh."), [], "an ordinal ends no sentence");
    assert_eq!(found("Mij fenzh Darimk Darimk in tuv."), [("repeated-word", "Darimk Darimk".into())], "nouns, no name");
    assert_eq!(found("Mij fenzh Ritas miratk in tuv."), [], "a possessive without an apostrophe");
    assert_eq!(found("Mij fenzh Ritar in tuv.").first(), Some(&("interviewer-name", "Ritar".into())));
    assert_eq!(found("In »Kvo tarrak« fenzh mij."), [], "somebody else's words");
}

/// What the rule of a name finds in a Quayish mail, each with the first word that its fix writes.
fn fixed(rule: &str, mail: &str) -> Vec<(String, Option<String>)> {
    let engine = bilingual();
    let record = "[interview]\nlanguage = \"qy\"\ncompany = \"Kiln & Lid\"\nposition = \"Fenatt\"\n\
        date = 2026-11-17\n[[interviewer]]\nname = \"Rita Izaguirre\"\nhonorific = \"Ms.\"\n";
    let record = Record::parse(record).expect("the record is right");
    let report = check(&engine, mail, Some(&record));
    assert_eq!(report.language, Some("qy"));
    let found = report.diagnostics.into_iter().filter(|found| found.rule == rule);
    let fix = |fixes: &[Fix]| Some(fixes.first()?.edits.first()?.replacement.clone());
    found.map(|found| (mail[found.span.range()].to_owned(), fix(&found.fixes))).collect()
}

/// A mail in Quayish, sent two days after the interview.
fn sent(body: &str) -> String {
    format!("Date: Thu, 19 Nov 2026 09:00:00 +0100\n\nSalozh Rita,\n\n{body}\n\nValezh tuv,\nMaya\n")
}

#[test]
fn fixes_are_in_the_language_of_the_mail() {
    let dates = |body: &str| fixed("date-mismatch", &sent(body));
    assert_eq!(dates("Mij fenzh hieraz."), [("hieraz".into(), Some("na mardazh".into()))]);
    assert_eq!(
        dates("Tuv fenzh na lundazh, 17. novembaz."),
        [("lundazh, 17. novembaz".into(), Some("mardazh".into()))]
    );
    assert_eq!(dates("Mij fenzh 17. novembaz, na mardazh."), []);
    assert_eq!(dates("Mij fenzh na 18. novembaz."), [("18. novembaz".into(), None)]);
    let greeting = fixed("impersonal-greeting", "Salozh kvo,\n\nMij soruzh in tarrak.\n\nValezh tuv,\nMaya\n");
    assert_eq!(greeting, [("Salozh kvo".into(), Some("Salozha Ms. Izaguirre".into()))]);
}

#[test]
fn the_record_is_compared_in_the_language_of_the_mail() {
    let companies = |body: &str| fixed("company-name", &sent(body));
    assert_eq!(companies("Mij soruzh, mij jazh Fjordly."), [("Fjordly".into(), Some("Kiln & Lid".into()))]);
    assert_eq!(companies("Lozh tarrak ob Fjordly soruzh."), [("Fjordly".into(), Some("Kiln & Lid".into()))]);
    assert_eq!(companies("In malk tarrak ob Fjordly mij soruzh."), []);
    let titles = |body: &str| fixed("job-title", &sent(body));
    assert_eq!(titles("Lo morat tarrak soruzh."), [("morat".into(), Some("Fenatt".into()))]);
    assert_eq!(titles("Kvo tarrak ob morat soruzh."), [("morat".into(), Some("Fenatt".into()))]);
    assert_eq!(titles("Lo novaz fenatt tarrak soruzh; in malk morat tarrak mij nej."), []);
}

#[test]
fn the_first_person_is_the_one_of_the_language() {
    let starts = |body: &str| fixed("starts-with-i", &sent(body));
    assert_eq!(starts("Mij soruzh. Mij fenzh. Mij belozh. Mij darimk. Tuv soruzh."), [("Mij".into(), None)]);
    assert_eq!(starts("Tuv soruzh. Mij fenzh. Kvo belozh. Mij darimk. Tuv soruzh."), []);
}

#[test]
fn a_body_may_go_on_in_lower_case_where_the_language_does_so() {
    let mail = |body: &str| fixed("wrong-capital", &sent(body));
    assert_eq!(mail("mij soruzh in tarrak."), []);
    assert_eq!(mail("Mij soruzh. in tarrak fenzh."), [("in".into(), Some("In".into()))]);
}

#[test]
fn a_rule_is_off_where_the_language_lacks_its_tables() {
    let quayish = quayish();
    let lacks = |rule: &str| rules::named(rule).expect("a rule").lacks(&quayish).collect::<Vec<_>>();
    assert_eq!(lacks("date-mismatch"), <[&str; 0]>::default());
    assert_eq!(lacks("slang"), <[&str; 0]>::default());
    assert_eq!(lacks("wrong-article"), ["wrong-article"]);
    assert_eq!(lacks("too-short"), ["missing-interest", "specifics"]);
    assert_eq!(lacks("mixed-spelling"), ["spellings"]);
    assert_eq!(lacks("missing-greeting"), <[&str; 0]>::default());
    let english = english();
    let off: Vec<&str> =
        rules::all().filter(|rule| rule.lacks(&english).next().is_some()).map(|rule| rule.id).collect();
    assert_eq!(
        off,
        ["mixed-address", "split-compound"],
        "English has one way to address people, and no rule for compounds"
    );
}

#[test]
fn a_language_can_be_added_to_a_linter() {
    let table = "[[family]]\nname = \"own\"\npatterns = [\"mij <miratk>\"]\nwhy = \"nobody says so\"\n";
    let linter = Linter::builder().add_language(quayish()).usual_language("qy").phrases("slang", table).build();
    let linter = linter.expect("the table is right");
    let mail = "Salozh Rita,\n\nMij miratk fenzh tuv in kvo mij tarrak.\n\nValezh tuv,\nMaya\n";
    let report = linter.check(&linter.read(mail.as_bytes()));
    assert_eq!(report.language, Some("qy"));
    let slang = report.diagnostics.iter().filter(|found| found.rule == "slang");
    let slang: Vec<(&str, &str)> = slang.map(|found| (&mail[found.span.range()], found.message.as_str())).collect();
    assert_eq!(slang.iter().map(|(text, _)| *text).collect::<Vec<_>>(), ["miratk", "tarrak"]);

    let unknown = Linter::builder().add_language(quayish()).messages("qy").build().expect_err("it has no messages");
    assert!(unknown.message.contains("`qy`"), "{}", unknown.message);
}
