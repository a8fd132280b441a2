"""From one edition to the next: all of it or nothing, whatever stops it.

The new files wait in the staging folder, and so does a second name of each old file that has to go. Then a
journal says what is to be done, and only then files change places, each at one stroke. Whoever comes next,
where this process has died, finds the journal and finishes; or finds none, and the old edition untouched.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mou_compiler.input.reasons import reason_of
from mou_compiler.publishing.edition import digest_of, is_below
from mou_compiler.publishing.locking import remove_empty
from mou_compiler.publishing.obstacles import changed, refuse_links
from mou_compiler.publishing.output import MANIFEST
from mou_compiler.publishing.refusal import Refused
from mou_compiler.publishing.staging import (
    NEW,
    OLD,
    STAGING,
    Staging,
    clear_staging,
    create,
    keep_rights,
    names_to_disk,
    to_disk,
)
from mou_compiler.words import Text

JOURNAL, UNDO = ".mou-journal", ".mou-undo"
"""One file, under the name of what it asks for: that a change be finished, or that it be taken back."""


class Step(NamedTuple):
    """One path of a change: digests of what is to stand there and of what stood there, None for nothing.

    The files of a step wait under its number.
    """

    path: str
    number: int
    new: str | None
    old: str | None


class Change(NamedTuple):
    """The steps from one edition to the next, in order, and the folders made for them, the topmost first."""

    staging: str
    steps: tuple[Step, ...]
    folders: tuple[str, ...]


def is_unfinished(folder: Path) -> bool:
    """Tell whether a change of a folder has been begun and not ended."""
    return any(os.path.lexists(folder / name) for name in (JOURNAL, UNDO))


def replace_edition(folder: Path, staging: Staging, edition: Mapping[str, str]) -> None:
    """Put what waits in the place of the edition before; whatever is raised, that one stands as it was.

    Only where it could neither be finished nor taken back it stands half done: then a journal stays, by
    which the next build ends it, and Refused says so.
    """
    staging.to_disk()
    change = _change(folder, staging, edition)
    for step in change.steps:
        _keep(folder, change, step)
    journal = folder / change.staging / "journal"
    with create(journal) as stream:
        stream.write(json.dumps(change).encode())
        to_disk(stream)
    for inner in (NEW, OLD, "."):
        names_to_disk(folder / change.staging / inner)
    with _undisturbed():
        try:
            journal.rename(folder / JOURNAL)
            names_to_disk(folder)
            _go_forward(folder, change)
        except BaseException:
            _turn_back(folder, change)
            raise
        _end(folder, change, JOURNAL)


def _change(folder: Path, staging: Staging, edition: Mapping[str, str]) -> Change:
    """Return what is to be done: removals first, index.json last. What stays as it is has no step."""
    stood = {path: digest for path, digest in edition.items() if os.path.lexists(folder / path)}
    gone = sorted(set(stood) - set(staging.written))
    put = sorted(
        (path for path, written in staging.written.items() if stood.get(path) != written.sha256),
        key=lambda path: (path == MANIFEST, path),
    )
    first = len(staging.numbers)
    removals = [Step(path, first + number, None, stood[path]) for number, path in enumerate(gone)]
    placings = [
        Step(path, staging.numbers[path], staging.written[path].sha256, stood.get(path)) for path in put
    ]
    folders = dict.fromkeys(above for path in put for above in _above(path) if not (folder / above).is_dir())
    return Change(staging.name, (*removals, *placings), tuple(folders))


def _above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the topmost first."""
    parts = path.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _keep(folder: Path, change: Change, step: Step) -> None:
    """Give the old file of a step a second name, or where the system has no links a copy; the new one its mode."""
    if step.old is None:
        return
    file, kept = folder / step.path, _kept(folder, change, step)
    try:
        os.link(file, kept)
    except OSError:
        shutil.copy2(file, kept)
    if digest_of(kept) != step.old:
        raise changed(file)
    if step.new is not None:
        keep_rights(file, _staged(folder, change, step))


def _staged(folder: Path, change: Change, step: Step) -> Path:
    return folder / change.staging / NEW / str(step.number)


def _kept(folder: Path, change: Change, step: Step) -> Path:
    return folder / change.staging / OLD / str(step.number)


# Each of these may be broken off at any point and begun again.


def _go_forward(folder: Path, change: Change) -> None:
    """Take away what goes, then put in place what comes."""
    for step in change.steps:
        if step.new is None:
            (folder / step.path).unlink(missing_ok=True)
    _remove_emptied(folder, change)
    for step in change.steps:
        staged = _staged(folder, change, step)
        if step.new is not None and os.path.lexists(staged):
            (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
            staged.replace(folder / step.path)


def _remove_emptied(folder: Path, change: Change) -> None:
    """Remove the folders that the old edition leaves empty and the new one does not use."""
    used = {above for step in change.steps if step.new is not None for above in _above(step.path)}
    left = {above for step in change.steps if step.new is None for above in _above(step.path)} - used
    remove_empty([folder / above for above in sorted(left)])


def _go_back(folder: Path, change: Change) -> None:
    """Put back what was taken away, and take away what was put in place."""
    for step in reversed(change.steps):
        target, kept = folder / step.path, _kept(folder, change, step)
        if step.new is None:
            if os.path.lexists(kept) and not os.path.lexists(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                kept.replace(target)
        elif os.path.lexists(_staged(folder, change, step)):
            continue  # was not put in place
        elif os.path.lexists(kept):
            kept.replace(target)
        elif step.old is None and digest_of(target) == step.new:
            target.unlink()
    remove_empty([folder / above for above in change.folders])


def _turn_back(folder: Path, change: Change) -> None:
    """Take a change back; where that fails too, leave the journal and raise Refused."""
    if not os.path.lexists(folder / JOURNAL):
        return
    try:
        (folder / JOURNAL).rename(folder / UNDO)
        _go_back(folder, change)
        _end(folder, change, UNDO)
    except OSError as error:
        why = reason_of(error)
        raise Refused(
            Text(
                f"{folder} could be neither finished nor put back as it was: {why.en}",
                f"{folder} 既无法写完，也无法恢复原状：{why.zh}",
            ),
            Text(
                "mend the cause and build again: what stood there before is kept and will be put back first",
                "排除原因后重新构建：原有内容已保留，届时将先行恢复",
            ),
        ) from error


def _end(folder: Path, change: Change, journal: str) -> None:
    """Forget a change, now that all names stand on the disk."""
    for above in {(folder / step.path).parent for step in change.steps}:
        names_to_disk(above)
    (folder / journal).unlink(missing_ok=True)
    names_to_disk(folder)


# --- after a process has died ------------------------------------------------------------------------------


def settle(folder: Path) -> None:
    """Finish or take back what a build that died has begun, and clear what it left; the lock is held.

    Raise Refused where something was changed since, which would be lost.
    """
    if os.path.lexists(folder / UNDO):
        change = _read(folder / UNDO)
        _refuse_what_came_between(folder, change)
        _go_back(folder, change)
        _end(folder, change, UNDO)
    elif os.path.lexists(folder / JOURNAL):
        change = _read(folder / JOURNAL)
        _refuse_what_came_between(folder, change)
        try:
            _go_forward(folder, change)
        except OSError:
            _turn_back(folder, change)
        else:
            _end(folder, change, JOURNAL)
    clear_staging(folder)


def _read(file: Path) -> Change:
    """Return the change that a journal speaks of; raise Refused where it is none."""
    try:
        staging, steps, folders = json.loads(b"" if file.is_symlink() else file.read_bytes())
        change = Change(staging, tuple(Step(*step) for step in steps), tuple(folders))
        paths = [*(step.path for step in change.steps), *change.folders]
        sound = staging.startswith(STAGING) and is_below(staging) and all(map(is_below, paths))
    except (ValueError, TypeError, AttributeError):
        sound = False
    if not sound or "/" in staging:
        raise Refused(
            Text(f"{file} is not as mou wrote it", f"{file} 并非 mou 所写，或已被改动"),
            Text("choose another folder with -o, or move it away", "以 -o 另选文件夹，或将其移往别处"),
        )
    for path in paths:
        refuse_links(file.parent, path)
    return change


def _refuse_what_came_between(folder: Path, change: Change) -> None:
    for step in change.steps:
        target = folder / step.path
        if os.path.lexists(target) and digest_of(target) not in {step.new, step.old} - {None}:
            raise changed(target)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let an interrupt or an order to end wait until the block is over: it is short."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    before = {}
    for name in names:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not None:
            before[number] = signal.signal(number, lambda caught, _: waiting.append(caught))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in waiting:
            signal.raise_signal(number)
