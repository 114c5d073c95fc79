"""Measures a wheel, each figure beside its goal.

    python python/tests/figures.py WHEEL
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
LETTERS = 20_000


def install(wheel: Path) -> None:
    """Installs the wheel as a user does, and measures the rest in its environment."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        options = ["--quiet", "--disable-pip-version-check", "--no-index"]
        begin = time.perf_counter()
        subprocess.run([python, "-m", "pip", "install", *options, wheel], check=True)
        command = [str(python.with_name("followup-lint")), "--no-config", str(ROOT / "tests/example/draft.txt")]
        found = subprocess.run(command, capture_output=True, check=False)
        took = time.perf_counter() - begin
        assert b"definately" in found.stdout
        print(f"the wheel: {wheel.stat().st_size / 1e6:.1f} MB, {wheel.name}")
        print(f"from `pip install` to the first finding: {took:.1f} s (goal: 5 s at most)")
        assert took < 5
        subprocess.run([python, __file__], check=True)


def one_mail() -> None:
    from followup_lint import Linter

    begin = time.perf_counter()
    linter = Linter()
    start = time.perf_counter() - begin
    mail = (ROOT / "tests/clean/en/letter-customer-success.txt").read_text()
    times = []
    for number in range(500):
        begin = time.perf_counter()
        linter.check(f"{mail}PS {number}\n")
        times.append((time.perf_counter() - begin) * 1e3)
    first, usual = times[0], statistics.median(times)
    print(f"a linter: {start * 1e3:.1f} ms; its first mail: {first:.1f} ms")
    goal = f"median of {len(times)}; best {min(times):.2f} ms (goal: 1 ms at most)"
    print(f"a mail of {len(mail.split())} words: {usual:.2f} ms, {goal}")
    assert usual < 3


def letters() -> list[str]:
    """Letters of sentences from `tests/clean`, each with one of its own."""
    names = sorted((ROOT / "tests/clean/en").glob("*.txt"))
    paragraphs = [part for name in names for part in name.read_text().split("\n\n") if 80 < len(part) < 400]
    choose = random.Random(20)

    def letter(number: int) -> str:
        body = "\n\n".join(choose.sample(paragraphs, 4))
        return f"Dear Rita,\n\n{body}\n\nThe kiln number {number} is definately mine.\n\nBest regards,\nMaya\n"

    return [letter(number) for number in range(LETTERS)]


def many_mails() -> None:
    from followup_lint import Linter

    mails = letters()
    words = sum(len(mail.split()) for mail in mails) // len(mails)
    linter = Linter()
    linter.check_many(mails[:500])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for threads, taken in times.items():
            begin = time.perf_counter()
            findings = sum(len(report.diagnostics) for report in linter.check_many(mails, threads=threads))
            taken.append(time.perf_counter() - begin)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    one, two = min(times[1]), min(times[2])
    print(f"{LETTERS:,} letters of {words} words with {findings:,} findings, the best of 3 runs:")
    print(f"one core: {one:.1f} s ({LETTERS / one:,.0f} letters a second)")
    print(f"two cores: {two:.1f} s ({LETTERS / two:,.0f} letters a second): {one / two:.2f} times (goal: 1.8 at least)")
    print(f"memory: {grown / 1024:,.0f} MiB more, for all reports")
    assert one / two > 1.3


if __name__ == "__main__":
    if len(sys.argv) > 1:
        install(Path(sys.argv[1]))
    else:
        one_mail()
        many_mails()
