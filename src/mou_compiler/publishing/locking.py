"""One build at a time writes into a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Text

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LOCK = ".mou-lock"
"""Where a folder itself cannot be locked, the file that stands for its lock and holds the process."""
TRIES, PAUSE = 100, 0.05
"""How often the lock of another build is asked for before this one gives up, and the seconds between."""
_BUSY = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[list[Path]]:
    """Hold the lock of a folder, made where there is none; give the folders that were made for it, the topmost first.

    The lock ends with the process, however it ends. Where the block fails, folders made for it that are empty
    are removed. Raise Refused where another build keeps the lock, OSError where the folder cannot be made.
    """
    made: list[Path] = []
    for _ in range(TRIES):
        made += make_folders(folder)
        release = _lock(folder)
        if release is None:
            time.sleep(PAUSE)
            continue
        with release:
            try:
                yield made
            except BaseException:
                remove_empty(made)
                raise
        return
    raise Refused(
        Text(f"another build is writing into {folder}", f"另一构建正在写入 {folder}"),
        Text(
            "wait until it has ended, or choose another folder with -o", "待其结束后再试，或以 -o 另选文件夹"
        ),
    )


def make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it that are missing; return what was made, the topmost first."""
    missing: list[Path] = []
    above = folder
    while not above.exists() and above != above.parent:
        missing.append(above)
        above = above.parent
    made: list[Path] = []
    try:
        for path in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another build was quicker
                path.mkdir()
                made.append(path)
        os.scandir(folder).close()  # raises where it is no folder
    except BaseException:
        remove_empty(made)
        raise
    return made


def remove_empty(folders: list[Path]) -> None:
    """Remove folders, given from the topmost down, as far as they are empty."""
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _lock(folder: Path) -> contextlib.ExitStack | None:
    """Return what gives the lock back; None while another process has it, or has removed the folder."""
    release = contextlib.ExitStack()
    handle = _opened(folder)
    if handle is None:
        return _lock_by_file(folder)
    release.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        release.close()
        return None if error.errno in _BUSY else _lock_by_file(folder)
    try:
        same = os.path.samestat(os.fstat(handle), folder.stat())
    except OSError:
        same = False
    if not same:
        release.close()
        return None
    return release


def _opened(folder: Path) -> int | None:
    try:
        return None if fcntl is None else os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _lock_by_file(folder: Path) -> contextlib.ExitStack | None:
    """Lock by a file that only one process can make; that of a dead process is taken away."""
    file = folder / LOCK
    vanishing = getattr(os, "O_TEMPORARY", 0)  # Windows: it goes with the process
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | vanishing, 0o600)
    except FileExistsError:
        _remove_dead(file)
        return None
    except FileNotFoundError:
        return None
    release = contextlib.ExitStack()
    if not vanishing:
        release.callback(file.unlink, missing_ok=True)
    release.callback(os.close, handle)
    os.write(handle, str(os.getpid()).encode())
    return release


def _remove_dead(file: Path) -> None:
    """Remove the file of a lock whose process is gone."""
    try:
        process = int(file.read_text("ascii"))
        if os.name == "posix":
            os.kill(process, 0)
    except ProcessLookupError:
        file.unlink(missing_ok=True)
    except (OSError, ValueError):
        return
