"""The files of a corpus as a revision of a git repository has them, read from its object store into memory.

Nothing is checked out, and no path is taken from the text of a patch.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.input.beside import Reader, reader_in
from mou_compiler.input.files import OWN, SUFFIX, Read, empty, read_text
from mou_compiler.source.place import Source
from mou_compiler.words import Text

_FILES = ("100644", "100755")
"""Modes of what git calls a file; links and modules of other repositories are none."""


class NoRevisionError(Exception):
    """A revision that cannot be read, and what to do instead, in both languages."""

    def __init__(self, message: Text, help_: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = help_


class Revision(NamedTuple):
    """The files of a corpus in one revision: what was read, and what reads the files that declarations name."""

    commit: str
    read: Read
    reader: Reader


def read_revision(name: str, paths: Iterable[Path]) -> Revision:
    """Return the files below some paths as a revision has them, by their paths as seen from here."""
    given = list(paths)
    root = _asked(["rev-parse", "--show-toplevel"], _outside())
    commit = _asked(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"], _unknown(name)
    )
    names: dict[str, str] = {}
    for path in given:
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
        if below.startswith(os.pardir):
            raise _elsewhere(path)
        names |= _listed(root, commit, "" if below == os.curdir else Path(below).as_posix(), path)
    texts = _contents(root, names)
    sources: list[Source] = []
    faults: list[Fault] = []
    for file in sorted(texts):
        if file.endswith(SUFFIX):
            read = read_text(file, texts[file])
            if isinstance(read, Source):
                sources.append(read)
            else:
                faults.append(read)
    if not sources and not faults:
        faults.append(empty(given))
    return Revision(commit, Read(sources, faults), reader_in(texts))


def _listed(root: str, commit: str, below: str, shown: Path) -> dict[str, str]:
    """Return the files below a folder of the repository, or the file itself: the path as seen from here, and its object."""
    found: dict[str, str] = {}
    answer = _run(["ls-tree", "-r", "-z", "--full-tree", commit, "--", *([below] if below else [])], root)
    entries = [line.partition("\t") for line in answer.decode("utf-8", "replace").split("\0") if line]
    own = {posixpath.dirname(path) for _, _, path in entries if posixpath.basename(path) == OWN} - {below}
    for head, _, path in entries:
        mode, _, blob = head.split()
        inner = posixpath.relpath(path, below) if below else path
        steps = inner.split("/")
        if mode not in _FILES or any(step.startswith(".") for step in steps[:-1]) or _inside(path, own):
            continue
        if not steps[-1].startswith("."):
            found[posixpath.normpath(posixpath.join(shown.as_posix(), inner))] = blob
    return found


def _inside(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)


def _contents(root: str, names: Mapping[str, str]) -> dict[str, bytes]:
    """Return the content of each object, asked for all at once."""
    asked = "".join(f"{blob}\n" for blob in names.values()).encode()
    answer = _run(["cat-file", "--batch"], root, asked)
    found: dict[str, bytes] = {}
    at = 0
    for path in names:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        found[path] = answer[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def _asked(arguments: list[str], otherwise: NoRevisionError) -> str:
    try:
        return _run(arguments, ".").decode("utf-8", "surrogateescape").rstrip("\n")
    except subprocess.CalledProcessError:
        raise otherwise from None


def _run(arguments: list[str], folder: str, given: bytes = b"") -> bytes:
    """Return what git answers; it asks nobody and takes no settings that run anything."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and what is asked for stands behind `--`
            ["git", "-C", folder, "--no-pager", "--literal-pathspecs", *arguments],  # noqa: S607 -- the git of whoever asks
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError:
        raise NoRevisionError(
            Text("git is not there, so no revision can be read", "未安装 git，无法读取版本"),
            Text("install git, or name folders", "请安装 git，或改为给出文件夹"),
        ) from None
    return done.stdout


def _outside() -> NoRevisionError:
    return NoRevisionError(
        Text("this is no git repository, so there are no revisions", "此处不是 git 仓库，没有版本可读"),
        Text("name folders, or run mou in the repository", "请给出文件夹，或在仓库中运行 mou"),
    )


def _unknown(name: str) -> NoRevisionError:
    return NoRevisionError(
        Text(
            f"`{name}` is no file, folder or revision of this repository",
            f"「{name}」既不是文件或文件夹，也不是本仓库的版本",
        ),
        Text(
            "check its spelling; a branch of another repository must be fetched first",
            "请检查拼写；其他仓库的分支须先取回（git fetch）",
        ),
    )


def _elsewhere(path: Path) -> NoRevisionError:
    return NoRevisionError(
        Text(f"{path} lies outside of this repository", f"{path} 不在本仓库中"),
        Text("run mou in the repository of the corpus", "请在语料所在仓库中运行 mou"),
    )
