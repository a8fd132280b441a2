"""Files that stand beside those of a corpus: read when a declaration names one, and only from inside its folder."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mou_compiler.findings.fault import Fault
from mou_compiler.input.files import NOT_FOUND, OUTSIDE, read_file
from mou_compiler.source.place import Source
from mou_compiler.words import Text

Reader = Callable[[str, str], Source | Fault]
"""From the path of a file and a path written in it, the file that this names, or the fault."""


def reader_below(paths: Iterable[Path]) -> Reader:
    """Return what reads files that lie below the folders given, or beside the files given."""
    roots = tuple(os.path.realpath(path if path.is_dir() else path.parent) for path in paths)

    def read(near: str, name: str) -> Source | Fault:
        path = _path(near, name)
        real = os.path.realpath(path)
        if posixpath.isabs(name) or not any(_lies_below(real, root) for root in roots):
            return _outside(path)
        return read_file(Path(path)) if os.path.lexists(path) else _missing(path)

    return read


def reader_of(files: Mapping[str, str]) -> Reader:
    """Return what finds files among texts by path, for a corpus that lies in no folder."""

    def read(near: str, name: str) -> Source | Fault:
        path = _path(near, name)
        return Source(path, files[path]) if path in files else _missing(path)

    return read


def _lies_below(path: str, folder: str) -> bool:
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def _path(near: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(near), name))


def _missing(path: str) -> Fault:
    return Fault(
        NOT_FOUND,
        Text(f"there is no file `{path}`", f"没有文件「{path}」"),
        None,
        Text(
            "write the path from the folder of the file that names it",
            "路径应从写有该路径的文件所在文件夹算起",
        ),
        path=path,
    )


def _outside(path: str) -> Fault:
    return Fault(
        OUTSIDE,
        Text(f"`{path}` does not lie inside the corpus", f"「{path}」不在语料文件夹之内"),
        None,
        Text(
            "put the file below the folder of the corpus and name it by its path from here",
            "将该文件放入语料文件夹内，并以从此处算起的路径指明",
        ),
        path=path,
    )
