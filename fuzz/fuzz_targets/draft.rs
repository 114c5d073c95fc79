//! Any bytes are a draft, which can be checked and shown.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| followup_lint_fuzz::check(bytes));
