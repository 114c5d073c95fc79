//! Reports as objects of the classes in `python/followup_lint/_report.py`.

use followup_lint::cli::proofreader::Proof;
use followup_lint::diagnostic::{Diagnostic, Edit, Fix, Span};
use followup_lint::{Checked, Draft, Kind};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict, PyTuple, PyType};

static REPORT: Class = Class::new("Report");
static DIAGNOSTIC: Class = Class::new("Diagnostic");
static LABEL: Class = Class::new("Label");
static FIX: Class = Class::new("Fix");
static EDIT: Class = Class::new("Edit");

/// A class of Python, by its name.
struct Class {
    name: &'static str,
    class: PyOnceLock<Py<PyType>>,
}

impl Class {
    const fn new(name: &'static str) -> Self {
        Self { name, class: PyOnceLock::new() }
    }

    /// An object with these fields.
    fn make<'py>(&self, py: Python<'py>, fields: impl IntoPyDict<'py>) -> PyResult<Bound<'py, PyAny>> {
        let class = self.class.import(py, "followup_lint._report", self.name)?;
        class.call((), Some(&fields.into_py_dict(py)?))
    }
}

/// What was found in a mail.
pub(crate) fn of<'py>(py: Python<'py>, proof: &Proof) -> PyResult<Bound<'py, PyAny>> {
    let alternative = proof.alternative.as_ref().map(|checked| report(py, checked, None, None)).transpose()?;
    report(py, &proof.checked, proof.warning.as_deref(), alternative)
}

fn report<'py>(
    py: Python<'py>,
    checked: &Checked,
    warning: Option<&str>,
    alternative: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let Checked { draft, report, .. } = checked;
    let writer = Writer { py, draft, characters: Characters::of(draft.text()) };
    let diagnostics = writer.all(&report.diagnostics, Writer::diagnostic)?;
    let fields = [
        ("text", draft.text().into_pyobject(py)?.into_any()),
        ("language", report.language.into_pyobject(py)?),
        ("kind", report.kind.map(Kind::name).into_pyobject(py)?),
        ("diagnostics", diagnostics.into_any()),
        ("warning", warning.into_pyobject(py)?),
        ("alternative", alternative.into_pyobject(py)?),
    ];
    REPORT.make(py, fields)
}

/// Makes objects of what was found in one draft.
struct Writer<'a, 'py> {
    py: Python<'py>,
    draft: &'a Draft,
    characters: Characters,
}

impl<'py> Writer<'_, 'py> {
    fn all<T>(
        &self,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&Self, T) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let items = items.into_iter().map(|item| write(self, item)).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(self.py, items)
    }

    fn diagnostic(&self, found: &Diagnostic) -> PyResult<Bound<'py, PyAny>> {
        let Self { py, draft, .. } = *self;
        let (first, last) = (draft.position(found.span.start), draft.end_position(found.span.end));
        let (start, end) = self.place(found.span);
        let part = draft.part_at(found.span.start).map_or("header", |part| part.kind.name());
        let fields = [
            ("rule", found.rule.into_pyobject(py)?.into_any()),
            ("level", found.level.name().into_pyobject(py)?.into_any()),
            ("message", found.message.as_str().into_pyobject(py)?.into_any()),
            ("text", draft.slice(found.span).into_pyobject(py)?.into_any()),
            ("start", start.into_pyobject(py)?.into_any()),
            ("end", end.into_pyobject(py)?.into_any()),
            ("line", first.line.into_pyobject(py)?.into_any()),
            ("column", first.column.into_pyobject(py)?.into_any()),
            ("end_line", last.line.into_pyobject(py)?.into_any()),
            ("end_column", last.column.into_pyobject(py)?.into_any()),
            ("part", part.into_pyobject(py)?.into_any()),
            ("labels", self.all(found.all_labels(), Self::label)?.into_any()),
            ("notes", PyTuple::new(py, &found.notes)?.into_any()),
            ("help", PyTuple::new(py, &found.help)?.into_any()),
            ("fixes", self.all(&found.fixes, Self::fix)?.into_any()),
        ];
        DIAGNOSTIC.make(py, fields)
    }

    fn label(&self, (span, text): (Span, &str)) -> PyResult<Bound<'py, PyAny>> {
        self.placed(&LABEL, span, ("text", text))
    }

    fn fix(&self, fix: &Fix) -> PyResult<Bound<'py, PyAny>> {
        let fields = [
            ("safety", fix.safety.name().into_pyobject(self.py)?.into_any()),
            ("edits", self.all(&fix.edits, Self::edit)?.into_any()),
        ];
        FIX.make(self.py, fields)
    }

    fn edit(&self, edit: &Edit) -> PyResult<Bound<'py, PyAny>> {
        self.placed(&EDIT, edit.span, ("replacement", &edit.replacement))
    }

    fn placed(&self, class: &Class, span: Span, (key, text): (&str, &str)) -> PyResult<Bound<'py, PyAny>> {
        let (start, end) = self.place(span);
        let fields = [
            ("start", start.into_pyobject(self.py)?.into_any()),
            ("end", end.into_pyobject(self.py)?.into_any()),
            (key, text.into_pyobject(self.py)?.into_any()),
        ];
        class.make(self.py, fields)
    }

    fn place(&self, span: Span) -> (usize, usize) {
        (self.characters.before(span.start), self.characters.before(span.end))
    }
}

/// Where the characters of a text begin, in bytes; nothing of a text in which each is a byte.
struct Characters(Option<Vec<usize>>);

impl Characters {
    fn of(text: &str) -> Self {
        Self((!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect()))
    }

    /// How many characters are before a byte.
    fn before(&self, byte: usize) -> usize {
        self.0.as_ref().map_or(byte, |starts| starts.partition_point(|start| *start < byte))
    }
}
