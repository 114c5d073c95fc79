//! Compiles a language to a pack for programs that are handed one, without the sources of its dictionaries:
//! `pack RULES DICTIONARIES OUT`, where RULES is the language's folder.

#![expect(clippy::disallowed_methods, reason = "a compiler reads and writes files")]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use phrasebook::compile;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [rules, dictionaries, out] = arguments.as_slice() else {
        return Err("usage: pack RULES DICTIONARIES OUT".into());
    };
    let pack = compile::language_without_dictionaries(Path::new(rules), Path::new(dictionaries))?;
    Ok(fs::write(out, pack)?)
}
