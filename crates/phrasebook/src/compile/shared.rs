//! What all languages share.

use std::path::Path;

use super::{CompileError, lexicon, read};
use crate::pack::PackWriter;
use crate::tables::{HeaderTable, NameTable, NicknameTable, compile_headers, compile_names};

/// The pack of what all languages share: the tables in the folder `rules` itself.
pub fn shared(rules: &Path) -> Result<Vec<u8>, CompileError> {
    let mut pack = PackWriter::default();
    let headers: HeaderTable = read(&rules.join("headers.toml"))?;
    pack.add("headers", compile_headers(&headers));
    let names: NameTable = read(&rules.join("names.toml"))?;
    pack.add("names", compile_names(&names));
    pack.add("given", lexicon::set(names.given.values().flatten().cloned()));
    let by_family = names.given.iter().filter(|(culture, _)| !names.titled_given.contains(culture));
    pack.add("by-family", lexicon::set(by_family.flat_map(|(_, names)| names).cloned()));
    let short: NicknameTable = read(&rules.join("nicknames.toml"))?;
    // `katherine kate`, once for each short form.
    let pairs = short.nicknames.iter().flat_map(|(name, all)| all.iter().map(move |short| format!("{name} {short}")));
    pack.add("nicknames", lexicon::set(pairs));
    pack.add("short-names", lexicon::set(short.nicknames.values().flatten().cloned()));
    Ok(pack.finish())
}
