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
    try:
        return _read(name, list(paths))
    except subprocess.CalledProcessError as error:
        raise _unreadable(name, _said_by_git(error)) from None


def is_revision(name: str) -> bool:
    """Tell whether a name is that of a revision here; it is none where there is no repository, or no git."""
    try:
        return bool(_commit(name))
    except (subprocess.CalledProcessError, NoRevisionError):
        return False


def _commit(name: str) -> str:
    return _line(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])


def _read(name: str, given: list[Path]) -> Revision:
    root = _root()
    try:
        commit = _commit(name)
    except subprocess.CalledProcessError:
        raise _unknown(name) from None
    names: dict[str, str] = {}
    for path in given:
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
        if below.startswith(os.pardir):
            raise _elsewhere(path)
        names |= _listed(root, commit, "" if below == os.curdir else Path(below).as_posix(), path)
    texts = _contents(name, root, names)
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
        if mode not in _FILES or _inside(path, own):
            continue
        inner = "" if path == below else path.removeprefix(f"{below}/") if below else path
        if not any(step.startswith(".") for step in inner.split("/")):
            found[posixpath.normpath(posixpath.join(shown.as_posix(), inner))] = blob
    return found


def _inside(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)


def _root() -> str:
    """Return the folder from which paths of the repository are counted: of a bare one the repository itself."""
    try:
        if _line(["rev-parse", "--is-bare-repository"]) == "true":
            return _line(["rev-parse", "--absolute-git-dir"])
        return _line(["rev-parse", "--show-toplevel"])
    except subprocess.CalledProcessError as error:
        raise _outside(_said_by_git(error)) from None


def _contents(revision: str, root: str, names: Mapping[str, str]) -> dict[str, bytes]:
    """Return the content of each object, asked for all at once."""
    asked = "".join(f"{blob}\n" for blob in names.values()).encode()
    answer = _run(["cat-file", "--batch"], root, asked)
    found: dict[str, bytes] = {}
    at = 0
    for path in names:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if head[1] != b"blob":
            raise _unreadable(revision, f"{path}: {os.fsdecode(b' '.join(head[1:]))}")
        size = int(head[2])
        found[path] = answer[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def _line(arguments: list[str]) -> str:
    return _run(arguments, ".").decode("utf-8", "surrogateescape").rstrip("\n")


def _said_by_git(error: subprocess.CalledProcessError) -> str:
    """Return the first line of what git says of a failure, without its own words for one."""
    lines = os.fsdecode(error.stderr).strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else f"git {error.returncode}"


def _run(arguments: list[str], folder: str, given: bytes = b"") -> bytes:
    """Return what git answers; it asks nobody and takes no settings that run anything."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and what is asked for stands behind `--`
            ["git", "-C", folder, "--no-pager", "--literal-pathspecs", *arguments],  # noqa: S607 -- the git of whoever asks
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise NoRevisionError(
            Text("git is not there, so no revision can be read", "未安装 git，无法读取版本"),
            Text("install git, or name folders", "请安装 git，或改为给出文件夹"),
        ) from None
    return done.stdout


def _outside(said: str) -> NoRevisionError:
    if not said.startswith("not a git repository"):
        return NoRevisionError(
            Text(f"git does not read the repository here: {said}", f"git 不读取此处的仓库：{said}"),
            Text("`git status` tells more; or name folders", "「git status」说明详情；或改为给出文件夹"),
        )
    return NoRevisionError(
        Text("this is no git repository, so there are no revisions", "此处不是 git 仓库，没有版本可读"),
        Text("name folders, or run mou in the repository", "请给出文件夹，或在仓库中运行 mou"),
    )


def _unreadable(name: str, said: str) -> NoRevisionError:
    return NoRevisionError(
        Text(f"git cannot read all of `{name}`: {said}", f"git 无法读取「{name}」的全部内容：{said}"),
        Text(
            "a clone that has not everything must fetch it first (`git fetch`); `git fsck` tells what is damaged",
            "不完整的克隆须先取回全部内容（git fetch）；「git fsck」列出损坏之处",
        ),
    )


def _unknown(name: str) -> NoRevisionError:
    return NoRevisionError(
        Text(
            f"`{name}` is no file, folder or revision of this repository",
            f"「{name}」既不是文件或文件夹，也不是本仓库的版本",
        ),
        Text(
            "this clone has not the whole history: `git fetch --unshallow` gets it",
            "此克隆不含全部历史：「git fetch --unshallow」可取回",
        )
        if _is_shallow()
        else Text(
            "check its spelling; a branch of another repository must be fetched first",
            "请检查拼写；其他仓库的分支须先取回（git fetch）",
        ),
    )


def _is_shallow() -> bool:
    return _line(["rev-parse", "--is-shallow-repository"]) == "true"


def _elsewhere(path: Path) -> NoRevisionError:
    return NoRevisionError(
        Text(f"{path} lies outside of this repository", f"{path} 不在本仓库中"),
        Text("run mou in the repository of the corpus", "请在语料所在仓库中运行 mou"),
    )
