import os
from pathlib import Path

import pytest

from followup_lint import Linter

ROOT = Path(__file__).parents[2]
MAIL = "Dear Ms. Izaguire,\n\nI am shore you will like the 🦜 in teh kiln room.\n"
RECORD = {"interviewer": [{"name": "Rita Izaguirre", "honorific": "Ms."}]}
# A word that only hunspell knows.
COMPOUND = "Beste Rita,\n\nIk dank je voor het gesprek over de keukenkastjesgrepenwinkel en de pottenbakkersovenplaat.\n"


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HOME", os.devnull)
