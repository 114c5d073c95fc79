__all__ = ["Linter", "after_fork", "before_fork", "run", "toml"]

from collections.abc import Sequence
from os import PathLike
from typing import final

from ._mistake import Mistake
from ._report import Report

@final
class Linter:
    def __new__(cls, file: str | PathLike[str] | None, toml: str | None) -> Linter: ...
    def check(self, mail: str | bytes | bytearray, record: str | None, now: str | None) -> Report: ...
    def check_many(
        self,
        mails: Sequence[str | bytes | bytearray],
        records: Sequence[str | None],
        now: str | None,
        threads: int,
        return_exceptions: bool,
    ) -> list[Report | Mistake]: ...

def run(file: str, arguments: Sequence[str]) -> int: ...
def toml(json: str) -> str: ...
def before_fork() -> None: ...
def after_fork() -> None: ...
