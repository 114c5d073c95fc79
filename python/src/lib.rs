//! `followup-lint` as a Python module: what `python/followup_lint` is made of.

mod forks;
mod linter;
mod mail;
mod mistake;
mod report;

use pyo3::prelude::pymodule;

#[pymodule]
mod _native {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use followup_lint::record::object::page_of;
    use pyo3::prelude::*;

    use crate::mistake::{self, Mistake};

    #[pymodule_export]
    use crate::forks::{after_fork, before_fork};
    #[pymodule_export]
    use crate::linter::Linter;

    /// Runs the command with these arguments, of which the first is its name, and returns its exit code. `file` is
    /// that of this module.
    #[pyfunction]
    fn run(py: Python, file: PathBuf, arguments: Vec<OsString>) -> u8 {
        py.detach(|| followup_lint::cli::run_from(file, &arguments))
    }

    /// An object in JSON, whose dates are strings, as TOML.
    #[pyfunction]
    fn toml(json: &str) -> PyResult<String> {
        let object = serde_json::from_str(json).map_err(|error| Mistake::new_err((error.to_string(),)))?;
        page_of(object).map_err(|found| mistake::error(&found.into()))
    }
}
