"""Where new files wait until all of them are written: a hidden folder below the output folder."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Self, cast

from mou_compiler.publishing.edition import Measuring, Written

STAGING = ".mou-staging-"
NEW, OLD = "new", "old"
AT_ONCE, MOST_OPEN = 8, 64
"""How many files are waited for at once, and how many may be written and not yet stand on the disk."""


class Staging:
    """A hidden folder in which files wait under numbers; it goes when left, unless a journal still needs it."""

    def __init__(self, folder: Path, needed: Callable[[], bool]) -> None:
        self.name = f"{STAGING}{secrets.token_hex(6)}"
        self.numbers: dict[str, int] = {}
        self.written: dict[str, Written] = {}
        self._folder = folder
        self._needed = needed
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._on_their_way: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        root = self._folder / self.name
        try:
            root.mkdir(0o700)
            (root / NEW).mkdir()
            (root / OLD).mkdir()
        except BaseException:
            clear_staging(self._folder)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()
        if not self._needed():
            clear_staging(self._folder)

    def write(self, path: str, write: Callable[[BinaryIO], object]) -> None:
        """Write the file for a path; it is on its way to the disk, which takes several in the time of one."""
        number = len(self.numbers)
        with contextlib.ExitStack() as on_failure:
            stream = on_failure.enter_context(create(self._folder / self.name / NEW / str(number)))
            measuring = Measuring(stream)
            write(cast(BinaryIO, measuring))
            stream.flush()
            self._on_their_way.append(self._pool.submit(_end, stream))
            on_failure.pop_all()
        self._wait(MOST_OPEN)
        self.numbers[path] = number
        self.written[path] = measuring.written

    def to_disk(self) -> None:
        """Wait until all that was written stands on the disk; raise what kept any of it from there."""
        self._wait(0)

    def _wait(self, most: int) -> None:
        while len(self._on_their_way) > most:
            self._on_their_way.popleft().result()


def _end(stream: BinaryIO) -> None:
    with stream:
        to_disk(stream)


def clear_staging(folder: Path) -> None:
    """Remove what builds have left aside, as far as it can be removed; whoever calls this holds the lock."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(STAGING) and entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)


def create(file: Path) -> BinaryIO:
    """Return a new file, opened for writing, with the rights that the umask leaves."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(file, flags, 0o666), "wb")


def to_disk(stream: BinaryIO) -> None:
    """Wait until what was written stands on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def names_to_disk(folder: Path) -> None:
    """Wait until the names in a folder stand on the disk, where the system lets one."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def keep_rights(file: Path, successor: Path) -> None:
    """Give a file the mode, and where possible the owner, of the one that it will stand in the place of."""
    before, after = file.stat(), successor.stat()
    if (before.st_uid, before.st_gid) != (after.st_uid, after.st_gid):
        with contextlib.suppress(OSError, AttributeError):
            os.chown(successor, before.st_uid, before.st_gid)
    if stat.S_IMODE(before.st_mode) != stat.S_IMODE(after.st_mode):
        successor.chmod(stat.S_IMODE(before.st_mode))
