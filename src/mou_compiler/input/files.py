"""Files of a corpus: found below the paths given, read as UTF-8, every failure a fault with a place and a remedy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

NOT_UTF8 = "MOU106"
NUL_BYTE = "MOU107"
TOO_LARGE = "MOU108"
UNREADABLE = "MOU109"
NOT_FOUND = "MOU110"
SYMLINK_LOOP = "MOU111"
EMPTY_CORPUS = "MOU112"
OUTSIDE = "MOU113"
INPUT_FAILURES = frozenset(
    {NOT_UTF8, NUL_BYTE, TOO_LARGE, UNREADABLE, NOT_FOUND, SYMLINK_LOOP, EMPTY_CORPUS, OUTSIDE}
)
"""Codes of what keeps a file from being read at all; they make the exit status 2."""

SUFFIX = ".mou"
LARGEST = 16 * 1024 * 1024
"""The size in bytes beyond which a file is not read."""


class Read(NamedTuple):
    """The sources that could be read, in order of path, and a fault for each that could not."""

    sources: list[Source]
    faults: list[Fault]


def read_sources(paths: Iterable[Path]) -> Read:
    """Return the sources of files and, below folders, of every `.mou` file that is not hidden.

    A file reached twice is read once. Without any file the corpus is at fault, not empty.
    """
    faults: list[Fault] = []
    given = list(paths)
    found = [file for path in given for file in _find(path, faults)]
    sources: list[Source] = []
    seen: set[str] = set()
    for file in sorted(found, key=lambda path: path.as_posix()):
        real = os.path.realpath(file)
        if real not in seen:
            seen.add(real)
            read = read_file(file)
            if isinstance(read, Source):
                sources.append(read)
            else:
                faults.append(read)
    if not found and not faults:
        faults.append(_empty(given))
    return Read(sources, faults)


def read_text(path: str, raw: bytes) -> Source | Fault:
    """Return the source that bytes hold, without byte order mark and with one kind of line end; or the fault."""
    if b"\0" in raw:
        before = raw[: raw.index(b"\0")].decode("utf-8", "replace")
        return Fault(
            NUL_BYTE,
            Text(
                "this file holds a NUL byte: it is no text, or damaged",
                "文件含有 NUL 字节：并非文本，或已损坏",
            ),
            _point(path, before, raw),
            Text("restore the file, or save it as UTF-8 text", "恢复该文件，或另存为 UTF-8 文本"),
            path=path,
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(path, raw, error)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, text)


def _find(path: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the files at and below a path; tell what cannot be gone into."""
    try:
        if path.is_dir():
            yield from _walk(path, (os.path.realpath(path),), faults)
        elif path.exists():
            yield path
        else:
            faults.append(_missing(path))
    except OSError as error:
        faults.append(_failure(path, error))


def _walk(folder: Path, above: tuple[str, ...], faults: list[Fault]) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        faults.append(_failure(folder, error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
            if not is_folder and entry.is_symlink() and not path.exists():
                faults.append(_missing(path))
                continue
        except OSError as error:
            faults.append(_failure(path, error))
            continue
        if not is_folder:
            if entry.name.endswith(SUFFIX):
                yield path
            continue
        real = os.path.realpath(path)
        if real in above:
            faults.append(_loop(path))
        else:
            yield from _walk(path, (*above, real), faults)


def read_file(file: Path) -> Source | Fault:
    """Return the source that a file holds, or the fault."""
    path = file.as_posix()
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return _too_large(path, size)
        raw = file.read_bytes()
    except OSError as error:
        return _failure(file, error)
    return read_text(path, raw)


def _point(path: str, before: str, raw: bytes) -> Place:
    """Return the place of one letter behind the text that could be decoded, in a source fit to be shown."""
    before = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    shown = (
        raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\u2400")
    )
    return Place(Source(path, shown), len(before), len(before) + 1)


def _undecodable(path: str, raw: bytes, error: UnicodeDecodeError) -> Fault:
    mark = b"\xef\xbb\xbf"
    start = error.start + (len(mark) if raw.startswith(mark) else 0)
    place = _point(path, raw[:start].decode("utf-8"), raw)
    for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GB18030")):
        if encoding == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Fault(
            NOT_UTF8,
            Text(f"this file is not UTF-8; it looks like {name}", f"文件不是 UTF-8 编码，疑为 {name}"),
            place,
            Text(
                f"convert it: iconv -f {name} -t UTF-8 {path} > {path}.utf8",
                f"请转换编码：iconv -f {name} -t UTF-8 {path} > {path}.utf8",
            ),
            path=path,
        )
    return Fault(
        NOT_UTF8,
        Text(f"byte 0x{raw[start]:02X} here is not UTF-8", f"此处的字节 0x{raw[start]:02X} 不是 UTF-8"),
        place,
        Text("save the file as UTF-8", "将文件另存为 UTF-8"),
        path=path,
    )


def _too_large(path: str, size: int) -> Fault:
    most = LARGEST // 2**20
    return Fault(
        TOO_LARGE,
        Text(
            f"this file has {size / 2**20:.0f} MiB; {most} is the most",
            f"文件大小为 {size / 2**20:.0f} MiB，上限为 {most} MiB",
        ),
        None,
        Text("split the file", "拆分该文件"),
        path=path,
    )


def _missing(path: Path) -> Fault:
    dangling = path.is_symlink()
    return Fault(
        NOT_FOUND,
        Text("this link leads nowhere", "链接的目标不存在")
        if dangling
        else Text("there is no such file or folder", "没有这个文件或文件夹"),
        None,
        Text("mend or remove the link", "修正或删除该链接")
        if dangling
        else Text("check the path", "检查路径"),
        path=path.as_posix(),
    )


def _loop(path: Path) -> Fault:
    return Fault(
        SYMLINK_LOOP,
        Text("this symbolic link leads back to a folder above it", "该符号链接指回其上级文件夹"),
        None,
        Text("remove the link", "删除该链接"),
        path=path.as_posix(),
    )


def _failure(path: Path, error: OSError) -> Fault:
    import errno

    if error.errno == errno.ELOOP:
        return Fault(
            SYMLINK_LOOP,
            Text("this symbolic link leads back to itself", "该符号链接指回自身"),
            None,
            Text("remove or mend the link", "删除或修正该链接"),
            path=path.as_posix(),
        )
    reason = error.strerror or "unknown reason"
    return Fault(
        UNREADABLE,
        Text(f"this cannot be read: {reason}", f"无法读取：{reason}"),
        None,
        Text("check its permissions", "检查权限"),
        path=path.as_posix(),
    )


def _empty(paths: list[Path]) -> Fault:
    where = ", ".join(path.as_posix() for path in paths)
    return Fault(
        EMPTY_CORPUS,
        Text("there is no .mou file here", "此处没有任何 .mou 文件"),
        None,
        Text("name the folder that holds the documents", "指明存放文件的文件夹"),
        path=where,
    )
