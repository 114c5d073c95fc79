//! Checks mails while other threads of Python work.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use followup_lint::cli::proofreader::{Proof, Proofreader, Source, record};
use followup_lint::cores;
use followup_lint::draft::moment;
use followup_lint::jiff::Zoned;
use followup_lint::jiff::tz::TimeZone;
use followup_lint::report::Failure;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyList;

use crate::mail::Mail;
use crate::mistake::error;
use crate::{forks, report};

/// What `followup_lint.Linter` asks.
#[pyclass(frozen, module = "followup_lint._native")]
pub(crate) struct Linter(Proofreader);

#[pymethods]
impl Linter {
    #[new]
    fn new(py: Python, file: Option<PathBuf>, toml: Option<String>) -> PyResult<Self> {
        let source = file.map(Source::File).or(toml.map(Source::Text)).unwrap_or(Source::None);
        let proofreader = py.detach(|| {
            let _working = forks::working();
            Proofreader::new(source)
        });
        proofreader.map(Self).map_err(|failure| error(&failure))
    }

    fn check<'py>(
        &self,
        py: Python<'py>,
        mail: &Bound<'py, PyAny>,
        record: Option<PyBackedStr>,
        now: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (mail, now) = (Mail::of(mail)?, now.map(time).transpose()?);
        let proof = py.detach(|| self.proof(&mail, record.as_deref(), now.as_ref()));
        proof.map_err(|failure| error(&failure)).and_then(|proof| report::of(py, &proof))
    }

    fn check_many<'py>(
        &self,
        py: Python<'py>,
        mails: Vec<Bound<'py, PyAny>>,
        records: Vec<Option<PyBackedStr>>,
        now: Option<&str>,
        threads: usize,
        return_exceptions: bool,
    ) -> PyResult<Bound<'py, PyList>> {
        let mails = mails.iter().map(Mail::of).collect::<PyResult<Vec<_>>>()?;
        let now = now.map(time).transpose()?;
        let items: Vec<(Mail, Option<PyBackedStr>)> = mails.into_iter().zip(records).collect();
        let mut done: PyResult<Vec<Py<PyAny>>> = Ok(Vec::with_capacity(items.len()));
        py.detach(|| {
            let stopped = AtomicBool::new(false);
            let work = |(mail, record): &(Mail, Option<PyBackedStr>)| {
                let goes_on = !stopped.load(Ordering::Relaxed);
                goes_on.then(|| self.proof(mail, record.as_deref(), now.as_ref()))
            };
            // Made while the threads go on, so that not all results are in memory twice.
            cores::in_order(&items, threads, work, |proof| {
                let (Some(proof), Ok(reports)) = (proof, &mut done) else {
                    return;
                };
                match Python::attach(|py| outcome(py, proof, return_exceptions)) {
                    Ok(report) => reports.push(report),
                    Err(error) => {
                        stopped.store(true, Ordering::Relaxed);
                        done = Err(error);
                    }
                }
            });
        });
        PyList::new(py, done?)
    }
}

impl Linter {
    fn proof(&self, mail: &[u8], given: Option<&str>, now: Option<&Zoned>) -> Result<Proof, Failure> {
        let _working = forks::working();
        self.0.check(mail, given.map(record).transpose()?, now)
    }
}

/// A report, or an exception in its place if the caller wants to have it there.
fn outcome(py: Python, proof: Result<Proof, Failure>, return_exceptions: bool) -> PyResult<Py<PyAny>> {
    py.check_signals()?;
    match proof {
        Ok(proof) => report::of(py, &proof).map(Bound::unbind),
        Err(failure) if return_exceptions => Ok(error(&failure).into_value(py).into_any()),
        Err(failure) => Err(error(&failure)),
    }
}

fn time(text: &str) -> PyResult<Zoned> {
    let help = "write it as 2026-11-18T09:00:00+01:00";
    moment(text, TimeZone::UTC).ok_or_else(|| error(&Failure::new(format!("`{text}` is not a time"), help)))
}
