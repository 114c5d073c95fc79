//! The guides for mail programs and editors; `clients.rs` and `editors.rs` follow them where the programs are
//! installed.

use std::io::{self, Write};

#[test]
fn every_editor_of_the_guide_has_a_test() {
    let tests = include_str!("editors.rs");
    let sections =
        include_str!("../../docs/editors.md").split("\n## ").skip(1).filter(|section| section.contains("```"));
    let editors: Vec<&str> = sections.filter_map(|section| section.lines().next()).collect();
    assert!(editors.len() >= 2, "only {editors:?}");
    for editor in editors {
        assert!(tests.contains(&format!("guide(\"{editor}\")")), "tests/it/editors.rs has no test of {editor}");
    }
}

#[test]
fn every_mail_program_of_the_guide_has_a_test() {
    let tests = include_str!("clients.rs");
    let sections = include_str!("../../docs/mail.md").split("\n## ").skip(1).filter(|section| section.contains("```"));
    let programs: Vec<&str> = sections.filter_map(|section| section.lines().next()).collect();
    assert!(programs.len() >= 8, "only {programs:?}");
    for program in programs {
        assert!(tests.contains(&format!("guide(\"{program}\"")), "tests/it/clients.rs has no test of {program}");
    }
    if cfg!(not(feature = "mail-clients")) {
        // Past the capture of a test that passes.
        let note = "note: the tests that start mail programs and editors are not part of this run; tests/clients/setup installs \
                    the programs, and cargo test --features mail-clients runs the tests\n";
        io::stderr().write_all(note.as_bytes()).expect("standard error");
    }
}
