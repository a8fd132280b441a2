"""The streams of a process made fit before anything is printed: for every letter, and where one is closed."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO, cast


class _Closed(io.RawIOBase):
    """What stands in for a standard output that the process was started without: it takes nothing."""

    def writable(self) -> bool:
        return True

    def write(self, _content: object, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def fit_streams() -> None:
    """Make the standard streams fit: a letter that a terminal cannot show becomes a mark, never a crash.

    What is written to a closed standard output fails as on a full disk; what to a closed standard error is lost.
    """
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(
            cast("io.BufferedIOBase", _Closed()), "utf-8", "replace", write_through=True
        )
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.BytesIO(), "utf-8", "replace")
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _reconfigure(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if stream.encoding == "ascii" else None, errors="replace")
