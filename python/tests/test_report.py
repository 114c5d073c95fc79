"""What a report says, and where."""

import copy
import dataclasses
import doctest
import pickle

import pytest
from conftest import MAIL, RECORD, ROOT

import followup_lint
from followup_lint import Linter, Report


def rules(report: Report) -> list[str]:
    return [found.rule for found in report.diagnostics]


def test_places_count_characters(linter: Linter) -> None:
    report = linter.check(MAIL, RECORD)
    assert rules(report) == ["interviewer-name", "homophone", "slang", "misspelling"]
    assert report.text == MAIL
    for found in report.diagnostics:
        assert report.text[found.start : found.end] == found.text
        line = MAIL.splitlines()[found.line - 1]
        assert line[found.column - 1 : found.end_column - 1] == found.text
        for edit in (edit for fix in found.fixes for edit in fix.edits):
            assert report.text[edit.start : edit.end] == found.text
    assert (report.language, report.count("error"), report.count("warning"), report.count("note")) == ("en", 3, 1, 0)
    last = report.diagnostics[-1]
    assert (last.part, last.labels[0].text, last.fixes[0].safety) == ("body", "did you mean `the`?", "safe")


def test_a_message_is_decoded(linter: Linter) -> None:
    message = (
        b"Subject: The kiln\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9s I am sh=\r\nore of.\r\n"
    )
    (found,) = [found for found in linter.check(message).diagnostics if found.rule == "homophone"]
    report = linter.check(message)
    assert report.text[found.start : found.end] == found.text == "shore"
    assert "Cafés" in report.text
    assert (found.line, found.end_line) == (5, 6)


def test_text_and_bytes_are_the_same(linter: Linter) -> None:
    assert linter.check(MAIL) == linter.check(MAIL.encode()) == linter.check(bytearray(MAIL, "utf-8"))


def test_reports_are_data(linter: Linter) -> None:
    report = linter.check(MAIL, RECORD)
    assert pickle.loads(pickle.dumps(report)) == copy.deepcopy(report) == report
    assert hash(pickle.loads(pickle.dumps(report))) == hash(report)
    assert dataclasses.asdict(report)["diagnostics"][0]["fixes"][0]["edits"][0]["replacement"] == "Izaguirre"
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.diagnostics[0].rule = "other"  # type: ignore[misc]


def test_what_cannot_be_proofread_says_so(linter: Linter) -> None:
    report = linter.check("Chère Rita,\n\nMerci pour la visite de votre atelier hier, elle m'a beaucoup plu.\n")
    assert report.language is None
    assert "unread-language" in rules(report)


def test_how_a_mail_was_read_is_said(linter: Linter) -> None:
    assert linter.check("I like it.").warning is None
    assert linter.check("").warning == "the mail is empty"
    assert "0xe9, which is not UTF-8; read as Windows-1252" in (linter.check(b"Caf\xe9s.").warning or "")


def test_html_that_says_something_else_is_checked(linter: Linter) -> None:
    message = (
        "Subject: The kiln\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nI am sure of it.\n--b\nContent-Type: text/html\n\n<p>I am shore of it.</p>\n--b--\n"
    )
    report = linter.check(message)
    assert "homophone" not in rules(report)
    assert report.alternative is not None
    assert "homophone" in rules(report.alternative)


def test_the_documentation_is_right() -> None:
    for failed, tried in [
        doctest.testmod(followup_lint),
        doctest.testfile(str(ROOT / "python/README.md"), module_relative=False, optionflags=doctest.ELLIPSIS),
    ]:
        assert tried > 0
        assert failed == 0
