"""The module finds what the command finds, and is the command."""

import json
import os
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any

from conftest import ROOT

from followup_lint import Diagnostic, Linter, Report, __version__

COMMAND = Path(sysconfig.get_path("scripts")) / "followup-lint"
NOW = "2026-11-18T09:00:00+01:00"


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False, **options)


def as_json(report: Report, found: Diagnostic) -> dict[str, Any]:
    """A finding as the command writes it: its places are bytes."""

    def byte(at: int) -> int:
        return len(report.text[:at].encode())

    span = {key: getattr(found, key) for key in ["line", "column", "end_line", "end_column"]}
    span |= {"start": byte(found.start), "end": byte(found.end), "part": found.part}
    return {
        **{key: getattr(found, key) for key in ["rule", "level", "message", "text"]},
        "span": span,
        "labels": [{"start": byte(label.start), "end": byte(label.end), "text": label.text} for label in found.labels],
        "notes": list(found.notes),
        "help": list(found.help),
        "fixes": [
            {
                "safety": fix.safety,
                "edits": [
                    {"start": byte(edit.start), "end": byte(edit.end), "replacement": edit.replacement}
                    for edit in fix.edits
                ],
            }
            for fix in found.fixes
        ],
    }


def test_it_finds_what_the_command_finds(linter: Linter) -> None:
    folders = ["tests/clean", "tests/drafts", "tests/mime", "tests/accidents"]
    command = ROOT / "target/debug/followup-lint"
    arguments = [str(command), "--no-config", "--now", NOW, "--format", "json", *folders]
    written = json.loads(subprocess.run(arguments, capture_output=True, check=False).stdout)["files"]
    names = list(dict.fromkeys(file["path"] for file in written))

    def record(name: str) -> Path | None:
        beside = [Path(name).with_suffix(".toml"), Path(name + ".toml"), Path(name).with_name("interview.toml")]
        return next((path for path in beside if path.exists()), None)

    mails = [Path(name).read_bytes() for name in names]
    reports = linter.check_many(mails, [record(name) for name in names], NOW)
    own = []
    for name, report in zip(names, reports, strict=True):
        for one in filter(None, [report, report.alternative]):
            diagnostics = [as_json(one, found) for found in one.diagnostics]
            own.append({"path": name, "language": one.language, "kind": one.kind, "diagnostics": diagnostics})
    for file in written:
        del file["kind_reason"]
    assert own == written
    assert len(written) > 500
    assert sum(len(file["diagnostics"]) for file in written) > 500
    assert {file["language"] for file in written} >= {"en", "nl"}


def test_the_command_is_installed() -> None:
    ended = run("--no-config", "tests/example/draft.txt")
    assert ended.returncode == 1
    assert ended.stdout.endswith("3 errors, 1 warning; 2 can be fixed with --fix, 1 more with --unsafe-fixes\n")
    assert run("--no-config", "-", input="I like it.").returncode == 0
    assert run("--no-config", "none.txt").returncode == 2
    version = run("--version").stdout
    assert version == f"followup-lint {__version__}\n"
    module = [sys.executable, "-m", "followup_lint", "--version"]
    assert subprocess.run(module, capture_output=True, text=True, check=True).stdout == version


def test_the_command_is_as_quick_to_interrupt() -> None:
    with subprocess.Popen([COMMAND, "-"], stdin=subprocess.PIPE) as waiting:
        time.sleep(1)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(10) == -signal.SIGINT


def test_a_mail_is_passed_on(tmp_path: Path) -> None:
    mta = tmp_path / "mta"
    mta.write_text(f"#!/bin/sh\ncat >{tmp_path}/sent\necho \"$@\" >{tmp_path}/arguments\nexit 7\n")
    mta.chmod(0o755)
    mail = "To: rita@kiln.example\nSubject: Kiln\n\nI like it.\n"
    ended = run("sendmail", "--mta", str(mta), "-t", "-B8BITMIME", input=mail, env=os.environ | {"HOME": str(tmp_path)})
    assert (ended.returncode, ended.stdout, ended.stderr) == (7, "", "")
    assert (tmp_path / "sent").read_text() == mail
    assert (tmp_path / "arguments").read_text() == "-t -B8BITMIME\n"


def test_a_result_is_kept_for_this_version_only(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    draft = next(path for path in sorted(ROOT.glob("tests/clean/en/*.txt")) if not path.with_suffix(".toml").exists())
    arguments = ["--no-config", f"--cache={cache}", str(draft)]
    first = run(*arguments)
    kept = cache.read_bytes()
    assert run(*arguments).stdout == first.stdout
    assert cache.read_bytes() == kept
    other = subprocess.run([ROOT / "target/debug/followup-lint", *arguments], capture_output=True, text=True, check=False)
    assert other.stdout == first.stdout
    assert cache.read_bytes() != kept
