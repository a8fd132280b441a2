"""Which corpus the paths of a command line belong to: the whole of it is read, and they say what of it is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mou_compiler.input.files import OWN, SUFFIX

FOLDER = "memoranda"
"""A folder of this name is a corpus, as is one that holds `corpus.mou`."""
STDIN = Path("-")
STDIN_NAME = "<stdin>"
"""What a text from standard input is called where no file is named for it."""


class Part(NamedTuple):
    """The files and folders of a corpus that are asked about."""

    named: tuple[str, ...]

    def has(self, path: str) -> bool:
        """Tell whether a file is one of these, or lies below one."""
        real = _real(path)
        return any(real == name or real.startswith(name.rstrip(os.sep) + os.sep) for name in self.named)


class Scope(NamedTuple):
    """What is read, the texts that stand in for files, and the part asked about, None where that is all."""

    read: tuple[Path, ...]
    texts: Mapping[str, bytes]
    part: Part | None
    alone: tuple[Path, ...]
    """The paths that belong to no corpus, and are read without what stands beside them."""
    named: tuple[Path, ...]
    """The files and folders given, but for standard input."""


def scope_of(
    paths: Iterable[Path],
    configured: Iterable[Path],
    stdin: Callable[[], bytes],
    stdin_name: str | None = None,
) -> Scope:
    """Return what a command is asked about by PATHS.

    A path inside a corpus (one configured, or the nearest folder above that is one) stands for a part of it;
    any other is read as it is. `-` is a text that stands in for the file named for it, if one is.
    """
    given = tuple(dict.fromkeys(paths))
    whole = tuple(configured)
    files = tuple(path for path in given if path != STDIN)
    texts = {stdin_name or STDIN_NAME: stdin()} if STDIN in given else {}
    overlaid = (Path(stdin_name),) if texts and stdin_name else ()
    read: dict[Path, None] = {}
    roots: dict[Path, None] = {}
    alone = []
    for path in (*files, *overlaid):
        found = _corpus_of(path, whole)
        roots |= dict.fromkeys(found)
        if not found and path not in overlaid:
            alone.append(path)
    read |= roots | dict.fromkeys(files)
    named = {_real(path) for path in (*files, *overlaid)}
    is_all = {_real(path) for path in roots} <= named
    part = None if is_all else Part(tuple(sorted(named | ({STDIN_NAME} & set(texts)))))
    return Scope(tuple(read), texts, part, tuple(alone), files)


def beside(path: Path) -> int:
    """Return how many other files of the language stand in the folder of a file or folder."""
    try:
        names = os.listdir(path.absolute().parent)  # noqa: PTH208
    except OSError:
        return 0
    return sum(name.endswith(SUFFIX) and not name.startswith(".") and name != path.name for name in names)


def _corpus_of(path: Path, configured: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the roots of the corpus in which a path lies, the path itself included; none where it lies in none."""
    whole = {Path(os.path.abspath(root)) for root in configured}  # noqa: PTH100
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    for folder in (absolute, *absolute.parents):
        if folder in whole:
            return configured
        if (folder.name == FOLDER and folder.is_dir()) or _is_file(folder / OWN):
            return (folder if path.is_absolute() else Path(os.path.relpath(folder)),)
    return ()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _real(path: str | Path) -> str:
    return STDIN_NAME if path == STDIN_NAME else os.path.realpath(path)
