"""The checks run over a corpus: in one process, or for a large corpus in as many as there are cores.

The other processes are forks of this one, so they see the same view without a copy of it. They take checks from
the front and this process from the back, where the relational checks stand: what those share is worked out once,
and kept here for whatever asks after it later. What a fork does not deliver, for whatever reason, is run here; so
the findings, their order and the exception of a check that fails are those of a run in one process.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mou_compiler.analysis.view import ALL_TIME, AsOf, View
from mou_compiler.checking.check import LoadedCheck, Told
from mou_compiler.checking.grouping import bounded
from mou_compiler.checking.statements_in_error import resting_on_none
from mou_compiler.findings.finding import Finding
from mou_compiler.memo import LiveMemo
from mou_compiler.source.place import Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.sharedctypes import SynchronizedArray

LARGE = 5_000
"""From so many measures on, forking costs less than it saves."""

MOST_PROCESSES = 4
"""Each process may come to hold a copy of the whole corpus, so memory bounds their number."""


def run_checks(view: View, checks: Sequence[LoadedCheck], as_of: AsOf = ALL_TIME) -> tuple[Finding, ...]:
    """Return what the checks find, in their order; no finding holds longer than what it is about.

    None rests on a statement that is itself in error.
    """
    found: Mapping[int, Sequence[Finding]] = {}
    keeps = isinstance(view.memo, LiveMemo)  # what another process works out would not be kept here
    if not keeps and len(view.corpus.measures) >= LARGE and (processes := usable_processes()) > 1:
        found = run_divided(view, checks, processes, as_of)
    told: list[Finding] = []
    for number, item in enumerate(checks):
        told.extend(found[number] if number in found else _run(view, item, as_of))
    rests_on = {item.check.code: item.check.rests_on for item in checks}
    return tuple(resting_on_none(view, told, lambda code: rests_on.get(code, frozenset())))


def usable_processes() -> int:
    """Return among how many processes checks may be divided: one where a fork is not safe, or gains nothing."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    from multiprocessing import current_process

    return 1 if current_process().daemon else min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


def run_divided(
    view: View, checks: Sequence[LoadedCheck], processes: int, as_of: AsOf = ALL_TIME
) -> dict[int, Sequence[Finding]]:
    """Return what the checks find, by number of the check, run by so many processes; those that fail are left out.

    Sources are the very ones of the view, whichever process came upon them.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    workers = []
    found: dict[int, Sequence[Finding]] = {}
    try:
        with suppress(OSError):  # no more processes, or no shared memory: those that run will do
            left = context.Array("i", (0, len(checks)))
            for _ in range(processes - 1):
                receiver, sender = context.Pipe(duplex=False)
                worker = context.Process(target=_work, args=(view, checks, left, sender, as_of), daemon=True)
                worker.start()
                sender.close()  # so that the worker's end is the only one, and its death is seen
                workers.append((worker, receiver))
        if workers:
            while (number := _take(left, from_back=True)) is not None:
                with suppress(Exception):  # whoever runs what is left out comes upon it
                    found[number] = _run(view, checks[number], as_of)
        for _, receiver in workers:
            found.update(_received(receiver, view))
    finally:
        for worker, receiver in workers:
            receiver.close()
            worker.terminate()
            worker.join()
    return found


def _run(view: View, item: LoadedCheck, as_of: AsOf) -> tuple[Finding, ...]:
    return view.ask(_find, item.run, as_of)


def _find(view: View, run: Told, as_of: AsOf) -> tuple[Finding, ...]:
    return tuple(bounded(view, finding) for finding in run(view, as_of))


def _take(left: SynchronizedArray[int], *, from_back: bool) -> int | None:
    """Return the number of the next check that nobody has taken; None where none is left."""
    with left.get_lock():
        first, behind = left[0], left[1]
        if first == behind:
            return None
        if from_back:
            left[1] = behind - 1
            return behind - 1
        left[0] = first + 1
        return first


def _work(
    view: View, checks: Sequence[LoadedCheck], left: SynchronizedArray[int], sender: Connection, as_of: AsOf
) -> None:
    """Run checks from the front, and send what they find."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started this is interrupted too, and ends it
    packed: dict[int, bytes] = {}
    sources = _sources(view)
    while (number := _take(left, from_back=False)) is not None:
        with suppress(Exception):  # it fails again where it is run again, and is told there
            packed[number] = _pack(_run(view, checks[number], as_of), sources)
    # All at the end: a pipe holds little, and who reads it is busy with checks.
    sender.send(packed)


def _received(receiver: Connection, view: View) -> dict[int, Sequence[Finding]]:
    """Return what a worker sends; nothing where it died before."""
    try:
        packed: dict[int, bytes] = receiver.recv()
    except (EOFError, OSError):
        return {}
    sources = _sources(view)
    return {number: _Unpacker(BytesIO(data), sources).load() for number, data in packed.items()}


def _sources(view: View) -> tuple[Source, ...]:
    """Return every source in which a finding may stand, in the same order in every process."""
    pieces = (item.extent.source for item in view.corpus.everything())
    files = (*view.corpus.sources, *(rows.source for _, rows in view.corpus.registry.registers))
    return tuple(dict.fromkeys((*files, *pieces)))


def _pack(findings: Iterable[Finding], sources: Sequence[Source]) -> bytes:
    stream = BytesIO()
    _Packer(stream, sources).dump(findings)
    return stream.getvalue()


class _Packer(pickle.Pickler):
    """Writes findings, and in place of each source its number."""

    def __init__(self, stream: BytesIO, sources: Sequence[Source]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(source): number for number, source in enumerate(sources)}

    def persistent_id(self, obj: Any) -> int | None:
        if not isinstance(obj, Source):
            return None
        if id(obj) not in self._numbers:
            raise pickle.PicklingError(obj)  # of another there would be two
        return self._numbers[id(obj)]


class _Unpacker(pickle.Unpickler):
    """Reads what a packer wrote."""

    def __init__(self, stream: BytesIO, sources: Sequence[Source]) -> None:
        super().__init__(stream)
        self._sources = sources

    def persistent_load(self, pid: int) -> Source:
        return self._sources[pid]
