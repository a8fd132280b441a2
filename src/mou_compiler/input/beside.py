"""Files that stand beside those of a corpus: read when a declaration names one, and only from inside its folder."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.input.files import read_file, read_text
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
        return (
            read_text(path, files[path].encode("utf-8", "surrogatepass")) if path in files else _missing(path)
        )

    return read


class Beside:
    """Reads the files that declarations name, each once; texts may stand in for them."""

    def __init__(self, read: Reader) -> None:
        self._disk = read
        self._texts: dict[str, str] = {}
        self._known: dict[tuple[str, str], Source | Fault] = {}

    def put(self, path: str, text: str) -> None:
        """Let a text stand in for a file, or where there is none."""
        self._texts[os.path.realpath(path)] = text
        self.look_again()

    def drop(self, path: str) -> None:
        """Let no text stand in for a file any more."""
        self._texts.pop(os.path.realpath(path), None)
        self.look_again()

    def look_again(self) -> None:
        """Take it that files may have changed."""
        self._known.clear()

    def knows(self, path: str) -> bool:
        """Tell whether a file has been named since files were looked at last."""
        real = os.path.realpath(path)
        return any(os.path.realpath(_path(near, name)) == real for near, name in self._known)

    def read(self, near: str, name: str) -> Source | Fault:
        """Return the file that a path written in a file names, or the fault."""
        key = (near, name)
        if key not in self._known:
            path = _path(near, name)
            text = self._texts.get(os.path.realpath(path))
            self._known[key] = (
                self._disk(near, name)
                if text is None
                else read_text(path, text.encode("utf-8", "surrogatepass"))
            )
        return self._known[key]


def reader_in(files: Mapping[str, bytes]) -> Reader:
    """Return what finds files among bytes by path, for a corpus that was read into memory."""

    def read(near: str, name: str) -> Source | Fault:
        path = _path(near, name)
        return read_text(path, files[path]) if path in files else _missing(path)

    return read


def _lies_below(path: str, folder: str) -> bool:
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def _path(near: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(near), name))


def _missing(path: str) -> Fault:
    return Fault(
        Code.NOT_FOUND,
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
        Code.OUTSIDE,
        Text(f"`{path}` does not lie inside the corpus", f"「{path}」不在语料文件夹之内"),
        None,
        Text(
            "put the file below the folder of the corpus and name it by its path from here",
            "将该文件放入语料文件夹内，并以从此处算起的路径指明",
        ),
        path=path,
    )
