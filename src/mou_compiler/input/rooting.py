"""Paths as a forge knows them: from the root of the repository in which a file lies."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

_MARK = ".git"


def rooted_from(folder: Path) -> Callable[[str], str]:
    """Return what turns a path, as seen from a folder, into one from the root of the repository.

    That is the nearest folder above with `.git`, a file or a folder: above the folder, or above the file where that
    lies elsewhere. Outside of every repository it goes from the folder, and stays as it is only where the file lies
    elsewhere.
    """
    start = os.path.abspath(folder)  # noqa: PTH100

    @cache
    def rooted(path: str) -> str:
        if not path or path.startswith("<"):
            return path
        absolute = os.path.normpath(os.path.join(start, path))  # noqa: PTH118
        for near in (start, os.path.dirname(absolute)):  # noqa: PTH120
            root = _repository(near)
            if root is not None and absolute.startswith(root.rstrip(os.sep) + os.sep):
                return Path(os.path.relpath(absolute, root)).as_posix()
        if absolute.startswith(start.rstrip(os.sep) + os.sep):
            return Path(os.path.relpath(absolute, start)).as_posix()
        return Path(os.path.normpath(path)).as_posix()

    return rooted


@cache
def _repository(folder: str) -> str | None:
    for above in (folder, *map(str, Path(folder).parents)):
        if os.path.lexists(os.path.join(above, _MARK)):  # noqa: PTH118
            return above
    return None
