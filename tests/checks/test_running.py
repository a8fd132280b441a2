"""Checks divided among processes: the findings are those of one process, whatever becomes of the others.

A source equals itself only, so findings that are equal stand in the very same sources.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from benchmarks.corpora import generate
from mou_compiler.analysis.view import ALL_TIME, View
from mou_compiler.checking import running
from mou_compiler.checking.check import Check, LoadedCheck, Run, load_checks
from mou_compiler.checking.running import run_checks, run_divided, usable_processes
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text
from real import real_corpus

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="checks are divided where a fork is safe"),
    # Those who run the tests may have threads; none of them holds what a fork needs.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

ROOT = Path(__file__).parents[2]
PAGE = Check("MOU999", "made-up", Severity.INFO, *(Text("", ""),) * 3, failing="", passing="")
HERE = os.getpid()


def made_up(run: Run) -> LoadedCheck:
    return LoadedCheck(PAGE, lambda view, _=ALL_TIME: run(view), None)


def said(text: str) -> Finding:
    return PAGE.finding(Text(text, text), None)


@pytest.fixture
def view() -> View:
    return compile_text("").view


@pytest.fixture
def together() -> Barrier:
    """Return what two checks wait at: neither goes on unless both are run at once."""
    return multiprocessing.get_context("fork").Barrier(2, timeout=60)


@pytest.fixture
def divided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every corpus checked by two processes."""
    monkeypatch.setattr(running, "LARGE", 0)
    monkeypatch.setattr(running, "usable_processes", lambda: 2)


def generated() -> Compiled:
    return Compiled(resolve(generate(600)))


def real() -> Compiled:
    return real_corpus()


@pytest.mark.parametrize("compiled", [generated, real])
@pytest.mark.parametrize("processes", [2, 3])
def test_every_check_finds_the_same(compiled: Callable[[], Compiled], processes: int) -> None:
    view, checks = compiled().view, load_checks()
    alone = run_checks(view, checks)
    found = run_divided(view, checks, processes)
    assert sorted(found) == list(range(len(checks)))
    assert tuple(finding for number in range(len(checks)) for finding in found[number]) == alone
    assert len(alone) > 100


@pytest.mark.usefixtures("divided")
def test_a_user_is_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = generated()
    told = compiled.findings
    monkeypatch.setattr(running, "usable_processes", lambda: 1)
    assert told == Compiled(compiled.corpus).findings


def test_another_process_takes_part(view: View, together: Barrier) -> None:
    def run(_: View) -> Iterator[Finding]:
        together.wait()
        yield said(str(os.getpid()))

    found = run_divided(view, [made_up(run)] * 2, 2)
    assert found[1] == (said(str(HERE)),)
    assert len({finding.message.en for findings in found.values() for finding in findings}) == 2


def test_without_another_process_this_one_runs_all(
    view: View, divided: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    checks = [made_up(lambda _: [said(str(os.getpid()))])] * 3
    assert run_divided(view, checks, 2) == {}
    assert run_checks(view, checks) == (said(str(HERE)),) * 3


def test_what_a_process_that_dies_had_taken_is_run_here(view: View, divided: None, together: Barrier) -> None:
    def die(_: View) -> Iterator[Finding]:
        if os.getpid() != HERE:
            together.wait()
            os.kill(os.getpid(), signal.SIGKILL)
        yield said("first")

    def wait(_: View) -> Iterator[Finding]:
        together.wait()
        yield said("last")

    assert run_checks(view, [made_up(die), made_up(wait)]) == (said("first"), said("last"))


def test_the_first_check_that_fails_is_the_one_that_is_told(view: View, divided: None) -> None:
    def failing(text: str) -> Run:
        def run(_: View) -> Iterator[Finding]:
            yield said(text)
            raise LookupError(text)

        return run

    checks = [made_up(lambda _: ()), made_up(failing("one")), made_up(failing("other"))]
    with pytest.raises(LookupError, match="one"):
        run_checks(view, checks)


def test_a_source_that_only_a_check_knows_stays_the_same(
    view: View, divided: None, together: Barrier
) -> None:
    own = Source("own", "text")

    def run(_: View) -> Iterator[Finding]:
        if os.getpid() != HERE:
            together.wait()
        yield PAGE.finding(Text("", ""), Place(own, 0, 1))

    def wait(_: View) -> Iterator[Finding]:
        together.wait()
        yield from ()

    (finding,) = run_checks(view, [made_up(run), made_up(wait)])
    assert finding.place == Place(own, 0, 1)


def test_a_fork_is_not_made_where_it_is_unsafe_or_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    for cores, processes in ((1, 1), (2, 2), (64, 4)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: range(cores))
        assert usable_processes() == processes
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert usable_processes() == 1


def test_a_small_corpus_does_not_load_what_divides() -> None:
    program = (
        "import sys; from mou_compiler.compilation import compile_text; compile_text('act a').findings\n"
        "assert 'multiprocessing' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
