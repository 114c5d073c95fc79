//! How words are inflected, and what a fix of the table of forms makes of them.

use crate::common::english;

#[test]
fn words_are_inflected() {
    let english = english();
    let inflected = |word: &str, to: &str| english.inflected(word, to).join("/");
    for (word, to, right) in [
        ("went", "participle", "gone"),
        ("knew", "base", "know"),
        ("planned", "ing", "planning/planing"),
        ("studies", "past", "studied"),
        ("made", "base", "make"),
        ("stop", "participle", "stopped"),
        ("prefer", "s", "prefers"),
        ("kiln", "plural", "kilns"),
        ("children", "singular", "child"),
        ("companies", "singular", "company"),
        ("was", "base", "be"),
        ("got", "participle", "got/gotten"),
        ("saw", "participle", "seen/sawn/sawed"),
        ("easier", "comparative", "easier"),
        ("its", "singular", ""),
        ("Rita", "plural", ""),
    ] {
        assert_eq!(inflected(word, to), right, "{word} as {to}");
    }
}

#[test]
fn a_fix_inflects_the_last_word_and_keeps_the_first() {
    let english = english();
    for (fix, phrase, right) in [
        ("to @base", "gave", "to give"),
        ("@base", "to start", "start"),
        ("_ @base", "I’m agree", "i agree"),
        ("@s", "don't", "doesn't"),
        ("are", "is", "are"),
        ("@past", "information", ""),
    ] {
        assert_eq!(english.fixed(fix, phrase).join("/"), right, "{fix}: {phrase}");
    }
}
