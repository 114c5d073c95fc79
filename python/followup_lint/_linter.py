from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, TypeAlias, overload

from . import _native
from ._mistake import Mistake
from ._report import Report

Mail: TypeAlias = str | bytes | bytearray
"""A mail: plain text with or without headers, HTML, or a message as mail programs write it (best as bytes)."""

Settings: TypeAlias = Mapping[str, Any] | str | os.PathLike[str]
"""Settings or a record: a mapping with its keys, a text of TOML, or the path of a file. Dates may be strings."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_native.before_fork,
        after_in_parent=_native.after_fork,
        after_in_child=_native.after_fork,
    )


class Linter:
    """Checks mails with the same settings: the same mail gets the same report, whatever was checked before.

    It reads no clock, no environment, and no file but those that `config` names. One linter serves all threads of a
    program, and while it checks, other threads of Python go on. It can be pickled, and used after a fork.
    """

    __slots__ = ("_config", "_native")

    def __init__(self, config: Settings | None = None) -> None:
        """Sets up a linter, which takes a few milliseconds.

        `config` has the keys of `docs/settings.md`; those about files (`include`, `exclude`, `baseline`, `files`) hold
        for no mail. Paths in a file are relative to it, others to the working folder. `records` is read here.

        Raises `Mistake` if something is wrong with the settings, or with a file that they name.
        """
        self._config = config
        if config is None or isinstance(config, os.PathLike):
            self._native = _native.Linter(config, None)
        else:
            self._native = _native.Linter(None, _toml(config))

    def check(self, mail: Mail, record: Settings | None = None, now: datetime | str | None = None) -> Report:
        """Checks one mail, of a mebibyte as well as of a line, in a time that grows with its length.

        `record` is what is known of the interview; without it, the mail is about the one of its recipient in the
        `records` of the settings. `now` is the time of sending, for a mail without a `Date:`; without both, nothing is
        said of when it is sent. A text has an offset (`2026-11-18T09:00:00+01:00`), and a `datetime` is aware.

        Raises `Mistake` if the mail cannot be read (a PDF, an encrypted message, a mailbox of several mails, more
        than 32 MiB), if something is wrong with the record, or if several records match; `TypeError` for what is no
        mail at all.
        """
        return self._native.check(mail, _record(record), _time(now))

    @overload
    def check_many(
        self,
        mails: Iterable[Mail],
        records: Iterable[Settings | None] | None = None,
        now: datetime | str | None = None,
        *,
        threads: int | None = None,
        return_exceptions: Literal[False] = False,
    ) -> list[Report]: ...

    @overload
    def check_many(
        self,
        mails: Iterable[Mail],
        records: Iterable[Settings | None] | None = None,
        now: datetime | str | None = None,
        *,
        threads: int | None = None,
        return_exceptions: bool,
    ) -> list[Report | Mistake]: ...

    def check_many(
        self,
        mails: Iterable[Mail],
        records: Iterable[Settings | None] | None = None,
        now: datetime | str | None = None,
        *,
        threads: int | None = None,
        return_exceptions: bool = False,
    ) -> Sequence[Report | Mistake]:
        """Checks many mails on several threads, and gives a list with the report of each, in their order.

        `records` has one for each mail, or `None`. There are as many `threads` as cores that the process may use,
        unless you say how many; they end before this returns. What is in memory beside the mails and their reports
        does not grow with their number.

        Raises what `check` raises, for the first mail that it is raised for, and `ValueError` if there are not as many
        records as mails. With `return_exceptions`, each `Mistake` is in the list instead, in the place of its report.
        """
        mails = list(mails)
        texts = [None] * len(mails) if records is None else [_record(record) for record in records]
        if len(texts) != len(mails):
            raise ValueError(f"there are {len(mails)} mails, but {len(texts)} records")
        return self._native.check_many(mails, texts, _time(now), threads or _cores(), return_exceptions)

    def __reduce__(self) -> tuple[type[Linter], tuple[Settings | None]]:
        return type(self), (self._config,)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _record(record: Settings | None) -> str | None:
    if isinstance(record, os.PathLike):
        try:
            with open(record, encoding="utf-8") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise Mistake(f"cannot read the record {os.fspath(record)}: {error}") from error
    return None if record is None else _toml(record)


def _toml(settings: Mapping[str, Any] | str) -> str:
    if isinstance(settings, str):
        return settings
    if not isinstance(settings, Mapping):
        raise TypeError(f"expected a mapping, a text or a path, not {type(settings).__name__}")
    return _native.toml(json.dumps(settings, default=_date))


def _date(value: object) -> str | dict[str, Any] | list[Any]:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no place in a record or in settings")


def _time(now: datetime | str | None) -> str | None:
    if isinstance(now, datetime):
        if now.tzinfo is None:
            raise Mistake("`now` has no time zone", "write `datetime.now().astimezone()`")
        return now.isoformat()
    return now
