//! `JUnit` XML: a suite for each draft, and in it a test for each finding. Errors are failed tests; warnings and
//! notes are tests that passed with something to say, so that a dashboard agrees with the exit code.
//!
//! Source: <https://github.com/testmoapp/junitxml>

use std::io;

use quick_xml::Writer as Xml;
use quick_xml::events::BytesText;

use super::fingerprint::{portable, title};
use super::{Checked, Failure, Style, Totals, Writer, legible, legible_line, message};
use crate::diagnostic::{Diagnostic, Level};

#[derive(Debug)]
pub(super) struct Junit;

/// The characters that control nothing and yet cannot be in XML.
const NOT_XML: [char; 2] = ['\u{fffe}', '\u{ffff}'];
const NO_CHARACTER: &str = "\u{fffd}";

impl Writer for Junit {
    fn is_for_people(&self) -> bool {
        false
    }

    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"followup-lint\">\n")
    }

    fn draft(&self, _: &Style, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        let path = text(&portable(&checked.path));
        let name = text(&title(checked));
        let found = &checked.report.diagnostics;
        let failures = found.iter().filter(|diagnostic| diagnostic.level == Level::Error).count();
        suite(&name, found.len().max(1), [failures, 0], out, |xml| {
            if found.is_empty() {
                xml.create_element("testcase")
                    .with_attributes([("name", "followup-lint"), ("classname", &path)])
                    .write_empty()?;
            }
            found.iter().try_for_each(|diagnostic| test(checked, diagnostic, &path, xml))
        })
    }

    fn failure(&self, failure: &Failure, out: &mut dyn io::Write) -> io::Result<()> {
        let path = failure.path.as_deref().map(portable).unwrap_or_default();
        let path = text(&path);
        suite(&path, 1, [0, 1], out, |xml| {
            let test =
                xml.create_element("testcase").with_attributes([("name", "followup-lint"), ("classname", &path)]);
            let error = |xml: &mut Xml<_>| {
                let error = xml.create_element("error").with_attribute(("message", &*text(&failure.message)));
                error.write_empty().map(|_| ())
            };
            test.write_inner_content(error).map(|_| ())
        })
    }

    fn end(&self, _: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

/// A text as an attribute of XML can hold it.
fn text(text: &str) -> String {
    legible_line(text).replace(NOT_XML, NO_CHARACTER)
}

/// Writes a suite with so many tests, of which some failed and some could not be run.
fn suite<'a>(
    name: &str,
    tests: usize,
    [failures, errors]: [usize; 2],
    out: &'a mut dyn io::Write,
    content: impl FnOnce(&mut Xml<&'a mut dyn io::Write>) -> io::Result<()>,
) -> io::Result<()> {
    let mut xml = Xml::new_with_indent(out, b' ', 2);
    let counts =
        [("tests", tests), ("failures", failures), ("errors", errors)].map(|(name, count)| (name, count.to_string()));
    let counts = counts.iter().map(|(name, count)| (*name, &**count));
    xml.create_element("testsuite")
        .with_attribute(("name", name))
        .with_attributes(counts)
        .write_inner_content(content)?;
    writeln!(xml.into_inner())
}

/// Writes the test of one finding.
fn test<W: io::Write>(checked: &Checked, diagnostic: &Diagnostic, path: &str, xml: &mut Xml<W>) -> io::Result<()> {
    let position = checked.draft.source.position(diagnostic.span.start);
    let (line, column) = (position.line.to_string(), position.column.to_string());
    let name = format!("{} ({line}:{column})", diagnostic.rule);
    let whole = message::whole(diagnostic);
    let content = BytesText::new(&legible(&whole).replace(NOT_XML, NO_CHARACTER)).into_owned();
    let test = xml.create_element("testcase").with_attributes([
        ("name", &*name),
        ("classname", path),
        ("file", path),
        ("line", &line),
    ]);
    test.write_inner_content(|xml| {
        let said = if diagnostic.level == Level::Error {
            xml.create_element("failure")
                .with_attributes([("type", diagnostic.level.name()), ("message", &*text(&diagnostic.message))])
        } else {
            xml.create_element("system-out")
        };
        said.write_text_content(content).map(|_| ())
    })?;
    Ok(())
}
