//! Compiles `rules/` and `dictionaries/` to packs, which the library embeds: one for each language whose
//! feature is on, and one for what all languages share.

#![allow(clippy::disallowed_methods, clippy::exit, clippy::print_stderr, reason = "a build reads and writes files")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use phrasebook::compile;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=dictionaries");
    if let Err(error) = packs() {
        eprintln!("error: {error}");
        process::exit(1);
    }
}

fn packs() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let rules = Path::new("rules");
    fs::write(out.join("shared.pack"), compile::shared(rules)?)?;
    for entry in fs::read_dir(rules)? {
        let folder = entry?.path();
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if env::var_os(format!("CARGO_FEATURE_LANG_{}", code.to_uppercase())).is_some() {
            fs::write(out.join(format!("{code}.pack")), compile::language(&folder, Path::new("dictionaries"))?)?;
        }
    }
    Ok(())
}
