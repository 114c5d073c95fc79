//! Whole commands: what they are given, what they print, and how they end. A case is a `.toml` in a
//! folder of `tests/cases`, for a terminal of 80 columns, or of `tests/columns`, for another; its
//! folder `.in` holds the files, `.out` what must lie there afterwards.
//!
//! `TRYCMD=overwrite cargo test --test it ui` writes down what the commands print now; read it before
//! you keep it.

fn commands(columns: &str) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    // No colours and no settings but those of the case.
    cases.default_bin_name("followup-lint").env("COLUMNS", columns).env("NO_COLOR", "1");
    cases.env("HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    cases
}

#[test]
fn commands_say_what_their_cases_show() {
    commands("80").case("tests/cases/*/*.toml");
}

#[test]
fn findings_fit_the_terminal() {
    for columns in ["20", "50", "100", "120"] {
        commands(columns).case(format!("tests/columns/{columns}/*.toml"));
    }
}
