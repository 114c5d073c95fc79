"""Many mails, in many threads and processes."""

import gc
import multiprocessing
import os
import random
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import pytest
from conftest import COMPOUND, MAIL, RECORD, ROOT

from followup_lint import Linter, Mail, Mistake, Report


@pytest.fixture(scope="module")
def mails() -> list[Mail]:
    names = sorted(ROOT.glob("tests/drafts/*/*.txt"))[::2]
    assert len(names) > 40
    return [name.read_bytes() for name in names]


@pytest.fixture(scope="module")
def reports(linter: Linter, mails: list[Mail]) -> list[Report]:
    return [linter.check(mail) for mail in mails]


def test_the_order_is_that_of_the_mails(linter: Linter, mails: list[Mail], reports: list[Report]) -> None:
    for threads in [None, 1, 2, 16]:
        assert linter.check_many(iter(mails), threads=threads) == reports
    assert linter.check_many(mails[::-1]) == reports[::-1]
    assert linter.check_many([]) == []


def test_each_mail_has_its_record(linter: Linter) -> None:
    reports = linter.check_many([MAIL] * 3, [None, RECORD, None])
    assert reports == [linter.check(MAIL), linter.check(MAIL, RECORD), linter.check(MAIL)]
    assert reports[0] != reports[1]
    with pytest.raises(ValueError, match="there are 2 mails, but 1 records"):
        linter.check_many([MAIL] * 2, [RECORD])


def test_the_first_mistake_is_raised_or_in_its_place(linter: Linter) -> None:
    mails: list[Mail] = [MAIL, b"%PDF-1.4", MAIL, b"PK\x03\x04"] * 20
    with pytest.raises(Mistake, match="the mail is a PDF"):
        linter.check_many(mails)
    found = linter.check_many(mails, return_exceptions=True)
    assert [type(one) for one in found] == [Report, Mistake, Report, Mistake] * 20
    assert str(found[3]).startswith("the mail is a Word or OpenDocument file")
    with pytest.raises(TypeError, match="a mail is str or bytes, not int"):
        linter.check_many([MAIL, 3], return_exceptions=True)  # type: ignore[list-item]


def test_threads_share_a_linter(mails: list[Mail], reports: list[Report]) -> None:
    linter = Linter()
    with ThreadPoolExecutor(8) as threads:
        work = [threads.submit(linter.check, mail) for mail in mails * 3]
        work_of_many = [threads.submit(linter.check_many, mails) for _ in range(3)]
        assert [done.result() for done in work] == reports * 3
        assert [done.result() for done in work_of_many] == [reports] * 3


def test_other_threads_go_on_meanwhile(linter: Linter) -> None:
    done = threading.Event()

    def check() -> None:
        linter.check(MAIL * 400)
        done.set()

    thread = threading.Thread(target=check)
    thread.start()
    turns = 0
    while not done.is_set():
        time.sleep(0.001)
        turns += 1
    thread.join()
    assert turns > 20


def test_an_interrupt_ends_the_work(linter: Linter) -> None:
    def interrupt(*_: object) -> None:
        raise InterruptedError

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(InterruptedError):
            linter.check_many([MAIL] * 200_000)
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_give_the_same(linter: Linter, mails: list[Mail], reports: list[Report], method: str) -> None:
    # Its thread and its dictionary are here before the fork.
    linter.check(COMPOUND)
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as processes:
        assert list(processes.map(linter.check, mails)) == reports
        assert processes.submit(linter.check_many, mails).result() == reports
        assert processes.submit(linter.check, COMPOUND).result() == linter.check(COMPOUND)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system without forks has this problem")
def test_a_fork_amid_checks_works() -> None:
    linter = Linter()
    report = linter.check(COMPOUND)
    ended = threading.Event()

    def work() -> None:
        for number in range(1_000_000):
            linter.check(f"{COMPOUND} Kilnnn{number}shelf\n")
            if ended.is_set():
                break

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for number in range(10):
            child = os.fork()
            if child == 0:
                signal.alarm(30)  # A child that waits for what only its parent has is ended.
                os._exit(0 if linter.check(COMPOUND) == report else 1)
            _, status = os.waitpid(child, 0)
            assert status == 0, f"child {number}: {status:#x}"
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def resident() -> int:
    """The memory of this process in KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def test_memory_does_not_grow_with_the_mails(linter: Linter) -> None:
    letters = random.Random(17)

    def word() -> str:
        return "".join(letters.choices("aeiourstln", k=6))

    def check() -> int:
        for _ in range(2):
            linter.check_many(f"Dear Rita,\n\nI like the {word()} in your {word()} room.\n" for _ in repeat(None, 150))
        gc.collect()
        return resident()

    check()
    before = check()
    assert check() - before < 8 << 10
