//! A mail as Python has it.

use std::ops::Deref;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyByteArray, PyBytes, PyString};

/// Its bytes, which stay where they are.
pub(crate) enum Mail {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

impl Mail {
    pub(crate) fn of(given: &Bound<PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            return Ok(Self::Text(given.extract()?));
        }
        if given.is_instance_of::<PyBytes>() || given.is_instance_of::<PyByteArray>() {
            return Ok(Self::Bytes(given.extract()?));
        }
        Err(PyTypeError::new_err(format!("a mail is str or bytes, not {}", given.get_type().name()?)))
    }
}

impl Deref for Mail {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}
