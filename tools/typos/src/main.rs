//! Prints the English misspellings of typos-dict, sorted: `misspelling,correction[,correction…]` a line.
//!
//!     cargo run --manifest-path tools/typos/Cargo.toml > dictionaries/en_typos/en_typos.csv

use std::collections::BTreeMap;
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let entries = typos_dict::WORD.map.entries();
    let sorted: BTreeMap<String, &[&str]> =
        entries.map(|(typo, corrections)| (typo.into_inner().to_lowercase(), *corrections)).collect();
    let mut out = io::stdout().lock();
    for (typo, corrections) in sorted {
        writeln!(out, "{typo},{}", corrections.join(","))?;
    }
    Ok(())
}
