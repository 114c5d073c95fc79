//! Lists of what is not reached yet, so that a single step back is seen.

use std::path::Path;
use std::{env, fs};

/// Compares lines, in any order, with those of a file; `SNAPSHOT=overwrite` writes the file.
pub fn assert_lines(path: &str, mut found: Vec<String>) {
    found.sort();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("SNAPSHOT").is_some_and(|value| value == "overwrite") {
        let text: String = found.iter().map(|line| format!("{line}\n")).collect();
        fs::write(&file, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    let written: Vec<&str> = written.lines().collect();
    let without = |lines: &[&str], others: &[&str]| -> String {
        lines.iter().filter(|line| !others.contains(line)).map(|line| format!("  {line}\n")).collect()
    };
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert!(
        found == written,
        "{path} has changed; if that is right, SNAPSHOT=overwrite cargo test --test it writes it\n\
         new:\n{}gone:\n{}",
        without(&found, &written),
        without(&written, &found)
    );
}
