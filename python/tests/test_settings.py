"""Settings, records and times, and what is wrong with them."""

import pickle
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pytest
from conftest import MAIL, RECORD

from followup_lint import Linter, Mistake, Settings

TOML = '[[interviewer]]\nname = "Rita Izaguirre"\nhonorific = "Ms."\n'


def found(linter: Linter, mail: str, record: Settings | None = None, now: datetime | str | None = None) -> set[str]:
    return {found.rule for found in linter.check(mail, record, now).diagnostics}


def test_settings_are_a_mapping_a_text_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[levels]\nslang = 'allow'\n")
    for config in [{"levels": {"slang": "allow"}}, "[levels]\nslang = 'allow'\n", tmp_path / "own.toml"]:
        linter = Linter(cast("Settings", config))
        assert "slang" not in found(linter, MAIL)
        assert "slang" not in found(pickle.loads(pickle.dumps(linter)), MAIL)
    assert "slang" in found(Linter(), MAIL)


def test_a_file_may_name_others(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "kiln.toml").write_text(TOML + 'email = "rita@kiln.example"\n')
    (tmp_path / "house.toml").write_text("records = 'records'\n")
    (tmp_path / "own.toml").write_text("extends = 'house.toml'\nwords = ['Kaldnesbrygga']\n")
    linter = Linter(tmp_path / "own.toml")
    mail = f"To: rita@kiln.example\nSubject: The kiln\n\n{MAIL}Kaldnesbrygga was a joy.\n"
    assert "interviewer-name" in found(linter, mail)
    assert "unknown-word" not in found(linter, mail)
    assert "interviewer-name" not in found(Linter(), mail)


def test_a_record_is_a_mapping_a_text_or_a_file(linter: Linter, tmp_path: Path) -> None:
    (tmp_path / "interview.toml").write_text(TOML)
    frozen = MappingProxyType({"interviewer": ({"name": "Rita Izaguirre", "email": None},)})
    for record in [RECORD, TOML, tmp_path / "interview.toml", frozen]:
        assert "interviewer-name" in found(linter, MAIL, cast("Settings", record))
    assert "interviewer-name" not in found(linter, MAIL)


def test_without_a_time_nothing_is_said_of_it(linter: Linter) -> None:
    mail = "Dear Rita,\n\nThank you for the hour in the kiln room. I would love to join you.\n\nMaya\n"
    record = {"interview": {"date": date(2026, 11, 17), "kind": "thank-you"}}
    late = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)
    assert "late-thanks" in found(linter, mail, record, late)
    assert "late-thanks" in found(linter, mail, record, "2026-11-24T09:00:00+01:00")
    assert "late-thanks" not in found(linter, mail, record, late.replace(day=18))
    assert "late-thanks" not in found(linter, mail, record)
    assert "late-thanks" in found(linter, "Date: Tue, 24 Nov 2026 09:00:00 +0100\nSubject: Kiln\n\n" + mail, record)


WRONG: list[tuple[Callable[[Linter], object], str, str | None]] = [
    (
        lambda _: Linter({"levels": {"homophones": "note"}}),
        "there is no rule or group `homophones`",
        "did you mean `homophone`?",
    ),
    (lambda _: Linter({"langage": "en"}), "there is no key `langage`", "did you mean `language`?"),
    (lambda _: Linter("language = 'xx'"), "`xx` is not a supported language", "supported: en, en-US, en-GB, da, nl"),
    (lambda _: Linter(Path("none.toml")), "cannot read the settings none.toml: no such file or directory", "check the name"),
    (lambda linter: linter.check("", Path("none.toml")), "cannot read the record none.toml", None),
    (
        lambda linter: linter.check("", {"interview": {"compagny": "Kiln"}}),
        "there is no key `compagny`",
        "did you mean `company`?",
    ),
    (
        lambda linter: linter.check("", {"interview": {"date": "soon"}}),
        "`soon` is no date; write it as 2026-11-17",
        None,
    ),
    (lambda linter: linter.check("", now="soon"), "`soon` is not a time", "write it as 2026-11-18T09:00:00+01:00"),
    (
        lambda linter: linter.check("", now=datetime(2026, 11, 17)),
        "`now` has no time zone",
        "write `datetime.now().astimezone()`",
    ),
    (
        lambda linter: linter.check(b"%PDF-1.4"),
        "the mail is a PDF, not plain text",
        "save the mail as plain text (.txt), or paste it into a new file",
    ),
    (
        lambda linter: linter.check(b"I like\0 it."),
        "the mail is not text: byte 7 (line 1) is a NUL byte",
        "save the mail as plain text, or remove the byte",
    ),
    (
        lambda linter: linter.check(b"x" * (33 << 20)),
        "the mail is larger than 32 MB, which is too large for a mail",
        "check the draft itself, as plain text",
    ),
    (
        lambda linter: linter.check("From a@kiln.example Tue Nov 17 10:00:00 2026\nSubject: a\n\nb\n\n" * 2),
        "this is a mailbox of 2 mails",
        "check each mail by itself",
    ),
]


@pytest.mark.parametrize(("wrong", "message", "help"), WRONG)
def test_what_is_wrong_is_said(linter: Linter, wrong: Callable[[Linter], object], message: str, help: str | None) -> None:
    with pytest.raises(Mistake) as raised:
        wrong(linter)
    mistake = raised.value
    assert mistake.message.startswith(message)
    assert mistake.help == help
    assert str(mistake).startswith(message)
    assert help is None or str(mistake).endswith(help)
    again = pickle.loads(pickle.dumps(mistake))
    assert (str(again), again.message, again.help) == (str(mistake), mistake.message, mistake.help)


def test_the_place_of_a_mistake_is_shown() -> None:
    with pytest.raises(Mistake, match=r"config:2:1\n.*\n2 │ homophones = 'note'\n"):
        Linter("[levels]\nhomophones = 'note'\n")


def test_several_records_that_match_are_a_mistake(tmp_path: Path) -> None:
    for name in ["kiln.toml", "lid.toml"]:
        (tmp_path / name).write_text(TOML + 'email = "rita@kiln.example"\n')
    linter = Linter({"records": str(tmp_path)})
    with pytest.raises(Mistake, match="several records match rita@kiln.example"):
        linter.check(f"To: rita@kiln.example\nSubject: The kiln\n\n{MAIL}")


@pytest.mark.parametrize("mail", [None, 3, ["I like it."], object()])
def test_what_is_no_mail_is_a_type_error(linter: Linter, mail: Any) -> None:
    with pytest.raises(TypeError, match=f"a mail is str or bytes, not {type(mail).__name__}"):
        linter.check(mail)


def test_what_is_no_record_is_a_type_error(linter: Linter) -> None:
    with pytest.raises(TypeError, match="expected a mapping, a text or a path, not int"):
        linter.check("", cast("Settings", 3))
    with pytest.raises(TypeError, match="object has no place in a record"):
        linter.check("", {"interview": {"company": object()}})
