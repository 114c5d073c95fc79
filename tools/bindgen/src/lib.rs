//! Stands in for `bindgen` 0.61 in the build of `hunspell-sys`.
//!
//! The real crate needs libclang to read one small header. This one has their
//! declarations written down, so that a C++ compiler is all a build needs. It offers exactly the
//! calls that `hunspell-sys` 0.3 makes, and refuses any other header.

#![allow(clippy::disallowed_methods, reason = "a build tool writes files")]

use std::{fs, io, path::Path};

/// Hunspell's C interface, as `hunspell/hunspell.h` of version 1.7 declares it.
///
/// The functions are `unsafe` because they take raw pointers from C; `hunspell-rs` wraps them.
const HUNSPELL: &str = r#"
#[repr(C)]
pub struct Hunhandle {
    _private: [u8; 0],
}
use std::os::raw::{c_char, c_int};
unsafe extern "C" {
    pub fn Hunspell_create(affpath: *const c_char, dpath: *const c_char) -> *mut Hunhandle;
    pub fn Hunspell_create_key(affpath: *const c_char, dpath: *const c_char, key: *const c_char) -> *mut Hunhandle;
    pub fn Hunspell_destroy(handle: *mut Hunhandle);
    pub fn Hunspell_add_dic(handle: *mut Hunhandle, dpath: *const c_char) -> c_int;
    pub fn Hunspell_spell(handle: *mut Hunhandle, word: *const c_char) -> c_int;
    pub fn Hunspell_get_dic_encoding(handle: *mut Hunhandle) -> *mut c_char;
    pub fn Hunspell_suggest(handle: *mut Hunhandle, slst: *mut *mut *mut c_char, word: *const c_char) -> c_int;
    pub fn Hunspell_analyze(handle: *mut Hunhandle, slst: *mut *mut *mut c_char, word: *const c_char) -> c_int;
    pub fn Hunspell_stem(handle: *mut Hunhandle, slst: *mut *mut *mut c_char, word: *const c_char) -> c_int;
    pub fn Hunspell_generate(handle: *mut Hunhandle, slst: *mut *mut *mut c_char, word: *const c_char, word2: *const c_char) -> c_int;
    pub fn Hunspell_add(handle: *mut Hunhandle, word: *const c_char) -> c_int;
    pub fn Hunspell_remove(handle: *mut Hunhandle, word: *const c_char) -> c_int;
    pub fn Hunspell_free_list(handle: *mut Hunhandle, slst: *mut *mut *mut c_char, n: c_int);
}
"#;

/// Collects what `hunspell-sys` says of its header.
#[derive(Debug, Default)]
pub struct Builder {
    header: String,
}

impl Builder {
    /// Takes an argument for clang, which is not run.
    #[must_use]
    pub fn clang_arg(self, _argument: impl Into<String>) -> Self {
        self
    }

    /// Names the header to bind.
    #[must_use]
    pub fn header(mut self, header: impl Into<String>) -> Self {
        self.header = header.into();
        self
    }

    /// Gives the declarations, or an error for any header but hunspell's.
    pub fn generate(self) -> Result<Bindings, String> {
        if self.header == "wrapper.h" {
            Ok(Bindings)
        } else {
            Err(format!("this stand-in for bindgen knows hunspell's wrapper.h, not {}", self.header))
        }
    }
}

/// The declarations, ready to be written.
#[derive(Debug)]
pub struct Bindings;

impl Bindings {
    /// Writes the declarations to a file.
    pub fn write_to_file(&self, path: impl AsRef<Path>) -> io::Result<()> {
        fs::write(path, HUNSPELL)
    }
}
