from __future__ import annotations


class Mistake(ValueError):
    """What is wrong with a mail, a record or settings, as the command says it.

    `str()` gives the message, where it is wrong, and what to do about it.
    """

    message: str
    """What is wrong: lower case, no full stop."""
    help: str | None
    """What to do about it, if that is known."""

    def __init__(self, message: str, help: str | None = None, shown: str | None = None) -> None:
        super().__init__(message, help, shown)
        self.message = message
        self.help = help
        self._shown = shown or (f"{message}\n  = help: {help}" if help else message)

    def __str__(self) -> str:
        return self._shown
