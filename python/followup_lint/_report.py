"""What is found. All of it can be compared, pickled, and turned into dictionaries with `dataclasses.asdict`.

Places are numbers of characters of `Report.text`, so that `report.text[found.start:found.end]` is `found.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["error", "warning", "note"]
"""An error means that a fact is wrong; a warning is advice; a note is a guess or a matter of taste."""

Kind: TypeAlias = Literal["thank-you", "status", "second-status", "rejection-reply", "offer-reply", "letter"]
"""What a mail is for."""

Safety: TypeAlias = Literal["safe", "unsafe", "display"]
"""A safe fix is certain, an unsafe one probable; one for display cannot be applied to the mail as it is written."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text next to a place."""

    start: int
    """The first character."""
    end: int
    """One past the last character."""
    text: str
    """What is there, or what to write instead."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement."""

    start: int
    """The first character that is removed."""
    end: int
    """One past the last character that is removed; `start` if none is."""
    replacement: str
    """What is put there."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to fix a finding."""

    safety: Safety
    """Who may apply it."""
    edits: tuple[Edit, ...]
    """Its edits, which belong together; in order, and not overlapping."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding of one rule."""

    rule: str
    """The name of the rule, which `followup-lint explain` explains."""
    level: Level
    """How much it weighs."""
    message: str
    """What is wrong: lower case, no full stop."""
    text: str
    """The flagged text."""
    start: int
    """Its first character in `Report.text`."""
    end: int
    """One past its last character in `Report.text`."""
    line: int
    """Its line in the mail as it was given, from 1."""
    column: int
    """Its column there, from 1, in characters."""
    end_line: int
    """The line of its end."""
    end_column: int
    """The column of its end: one past its last character."""
    part: str
    """The part of the mail that it is in, such as `subject`, `greeting` or `body`."""
    labels: tuple[Label, ...]
    """What to write instead, and other places that belong to it."""
    notes: tuple[str, ...]
    """Why it matters."""
    help: tuple[str, ...]
    """What to do."""
    fixes: tuple[Fix, ...]
    """Ways to fix it, the best first."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one mail."""

    text: str
    """The mail as it is read: decoded, with its headers."""
    language: str | None
    """The code of its language, such as `en`; `None` if it could not be proofread."""
    kind: Kind | None
    """What it is for, if that is known."""
    diagnostics: tuple[Diagnostic, ...]
    """What was found, in the order of the text."""
    warning: str | None
    """How it was read, if it could not be read as it is: it is empty, or not in the encoding that it names."""
    alternative: Report | None
    """Of a message with plain text and HTML: what is found in the HTML only."""

    def count(self, level: Level) -> int:
        """The number of findings at a level, without those of the alternative."""
        return sum(found.level == level for found in self.diagnostics)
