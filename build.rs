//! Compiles `rules/` and `dictionaries/` to packs, which the library embeds: one for each language whose
//! feature is on, and one for what all languages share.

#![allow(clippy::disallowed_methods, clippy::exit, clippy::print_stderr, reason = "a build reads and writes files")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io, process};

use phrasebook::compile::{self, shared};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=dictionaries");
    if env::var_os("CARGO_FEATURE_HUNSPELL").is_some() {
        prefer_static_libstdcxx();
    }
    if let Err(error) = packs() {
        eprintln!("error: {error}");
        process::exit(1);
    }
}

fn packs() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let [rules, dictionaries] = ["rules", "dictionaries"].map(Path::new);
    let compile = match env::var_os("CARGO_FEATURE_HUNSPELL") {
        Some(_) => compile::language,
        None => compile::language_without_dictionaries,
    };
    fs::write(out.join("shared.pack"), shared(rules)?)?;
    for entry in fs::read_dir(rules)? {
        let folder = entry?.path();
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if env::var_os(format!("CARGO_FEATURE_LANG_{}", code.to_uppercase())).is_some() {
            fs::write(out.join(format!("{code}.pack")), compile(&folder, dictionaries)?)?;
        }
    }
    Ok(())
}

/// Links the C++ library that hunspell needs into the program. Loading the shared one takes a fifth of a
/// run, although most drafts never ask hunspell. Where the compiler has no static library, or the build is
/// for another machine, the shared one will do.
fn prefer_static_libstdcxx() {
    println!("cargo:rerun-if-env-changed=CXX");
    let [host, target, system] = ["HOST", "TARGET", "CARGO_CFG_TARGET_OS"].map(env::var_os);
    if host != target || system.is_none_or(|system| system != "linux") {
        return;
    }
    if let Ok(folder) = static_libstdcxx() {
        println!("cargo:rustc-link-search=native={}", folder.display());
    }
}

/// A folder that has the static library and not the shared one, which the linker would take first.
fn static_libstdcxx() -> io::Result<PathBuf> {
    let compiler = env::var_os("CXX").unwrap_or_else(|| "c++".into());
    let output = Command::new(compiler).arg("-print-file-name=libstdc++.a").output()?;
    let library = fs::canonicalize(String::from_utf8_lossy(&output.stdout).trim_end())?;
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?.join("static");
    fs::create_dir_all(&folder)?;
    fs::copy(library, folder.join("libstdc++.a"))?;
    Ok(folder)
}
