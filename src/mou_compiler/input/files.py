"""Files of a corpus: found below the paths given, read as UTF-8, every failure a fault with a place and a remedy."""

from __future__ import annotations

import errno
import os
import shlex
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.input.reasons import reason_of
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

"""Codes of what keeps a file from being read at all; they make the exit status 2."""

SUFFIX = ".mou"
OWN = "corpus.mou"
"""A folder that holds a file of this name is a corpus of its own: it is read where it is named, not from above."""

LARGEST = 8 * 1024 * 1024
"""The size in bytes beyond which a file is not read."""


_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""Byte order marks of what is not UTF-8, longest first."""

_FEW = 3
"""So many NUL bytes may stand in a damaged text; more of them in every second place are UTF-16."""

_UTF8_MARK = b"\xef\xbb\xbf"


class Read(NamedTuple):
    """The sources that could be read, in order of path, and a fault for each that could not."""

    sources: list[Source]
    faults: list[Fault]


def read_sources(paths: Iterable[Path], texts: Mapping[str, bytes] = MappingProxyType({})) -> Read:
    """Return the sources of files and, below folders, of every `.mou` file that is not hidden.

    A file or folder reached twice is read once, and a corpus of its own (`OWN`) only where its path is
    given. `texts` stand in for files by path, or beside them. Without any file the corpus is at fault, not empty.
    """
    files = Files(paths)
    for path, raw in texts.items():
        files.put(path, raw)
    return files.read()


def read_texts(texts: Mapping[str, str]) -> Read:
    """Return the sources of those texts whose paths are those of files of the language."""
    files = Files(())
    for path, text in texts.items():
        if path.endswith(SUFFIX):
            files.put(path, text.encode("utf-8", "surrogatepass"))
    return files.read()


class Files:
    """The files of paths, asked for again and again: each is read when first asked for, and again where it may have changed.

    Texts may stand in for files by path, or beside them.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._found: dict[str, Path] | None = None
        self._faults: list[Fault] = []
        self._texts: dict[str, tuple[str, bytes]] = {}
        self._known: dict[str, Source | Fault] = {}

    def put(self, path: str, raw: bytes) -> None:
        """Let a text stand in for a file, or beside the others."""
        real = os.path.realpath(path)
        self._texts[real] = (path, raw)
        self._known.pop(real, None)

    def drop(self, path: str) -> None:
        """Let no text stand in for a file any more."""
        real = os.path.realpath(path)
        self._texts.pop(real, None)
        self._known.pop(real, None)

    def look_again(self, paths: Iterable[str] | None = None) -> None:
        """Take it that files may have changed: these, or any; where one of them is new or gone, all are looked for."""
        again = self._files if paths is None else {os.path.realpath(path): Path(path) for path in paths}
        for real in again:
            if real not in self._texts:
                self._known.pop(real, None)
        if paths is None or any(
            real not in self._files or not path.is_file() for real, path in again.items()
        ):
            self._found = None

    @property
    def _files(self) -> dict[str, Path]:
        """The files found below the paths, by where they really are, in order of path."""
        if self._found is None:
            finder = _Finder()
            for path in self._paths:
                finder.find(path)
            self._faults = finder.faults
            self._found = {}
            for file in sorted(map(_as_seen, finder.files), key=lambda path: path.as_posix()):
                self._found.setdefault(os.path.realpath(file), file)
        return self._found

    def has(self, path: str) -> bool:
        """Tell whether a path is that of a file found."""
        return os.path.realpath(path) in self._files

    def read(self) -> Read:
        """Return the sources, the very ones as before where nothing has changed, and what could not be read."""
        files = self._files
        faults = list(self._faults)
        sources: list[Source] = []
        for real in (*files, *(real for real in self._texts if real not in files)):
            read = self._known.get(real)
            if read is None:
                read = self._known[real] = self._read(real)
            if isinstance(read, Source):
                sources.append(read)
            else:
                faults.append(read)
        if not sources and not faults and self._paths:
            faults.append(empty(self._paths))
        return Read(sorted(sources, key=lambda source: source.path), faults)

    def _read(self, real: str) -> Source | Fault:
        file = self._files.get(real)
        if real not in self._texts:
            assert file is not None  # it is one or the other
            return read_file(file)
        path, raw = self._texts[real]
        return read_text(path if file is None else shown(file), raw)


def _as_seen(path: Path) -> Path:
    """Return a path that goes up and down again as one that goes straight."""
    up = [number for number, part in enumerate(path.parts) if part == os.pardir]
    return Path(os.path.relpath(path)) if up and up == list(range(len(up))) else path


def read_file(file: Path) -> Source | Fault:
    """Return the source that a file holds, or the fault."""
    path = shown(file)
    if path != file.as_posix():
        return _misnamed(path)
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            raw = b"" if size > LARGEST else stream.read(LARGEST + 1)
    except OSError as error:
        return _failure(file, error)
    if max(size, len(raw)) > LARGEST:
        return _too_large(path, max(size, len(raw)))
    return read_text(path, raw)


def read_text(path: str, raw: bytes) -> Source | Fault:
    """Return the source that bytes hold, without byte order mark and with one kind of line end; or the fault."""
    if len(raw) > LARGEST:
        return _too_large(path, len(raw))
    encoding = _other_encoding(raw)
    if encoding is not None:
        return _encoded_otherwise(path, raw, encoding)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(path, raw, error)
    if "\0" in text:
        return _nul_byte(path, text)
    return Source(path, _lines(text))


def shown(path: Path) -> str:
    """Return a path as people see it; letters of a name that is not UTF-8 become marks."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _lines(text: str) -> str:
    """Return a text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_Id = tuple[int, int]
"""What a folder is, by whatever path it is reached: the device that it is on, and its number there."""


class _Finder:
    """Goes below folders, however deep; a folder is gone into once, however many links lead to it."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.faults: list[Fault] = []
        self.folders: set[_Id] = set()

    def find(self, path: Path) -> None:
        """Take in a path that was given, whatever kind of file it is."""
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            self.faults.append(_failure(path, error))
            return
        if not is_folder:
            self.files.append(path)
            return
        ahead: list[tuple[Path, tuple[_Id, ...]]] = [(path, ())]
        while ahead:
            folder, above = ahead.pop()
            try:
                ahead.extend(self.enter(folder, above))
            except OSError as error:
                self.faults.append(_failure(folder, error))

    def enter(self, folder: Path, above: tuple[_Id, ...]) -> Iterator[tuple[Path, tuple[_Id, ...]]]:
        """Take in the files of a folder, and yield the folders below it; `above` are the folders around it."""
        found = folder.stat()
        this = (found.st_dev, found.st_ino)
        if this in above:
            self.faults.append(_loop(folder))
        if this in self.folders or (above and (folder / OWN).is_file()):
            return
        self.folders.add(this)
        for name in sorted(name for name in os.listdir(folder) if not name.startswith(".")):  # noqa: PTH208
            if self.take(folder / name):
                yield folder / name, (*above, this)

    def take(self, path: Path) -> bool:
        """Take in what was found in a folder, if it is a file of the language; tell whether it is a folder."""
        is_ours = path.name.endswith(SUFFIX)
        try:
            mode = path.stat().st_mode
        except PermissionError as error:
            if not os.access(path.parent, os.X_OK):
                raise
            self.faults.append(_failure(path, error))
            return False
        except OSError as error:
            if is_ours or not path.suffix:
                self.faults.append(_failure(path, error))
            return False
        if stat.S_ISDIR(mode):
            return True
        if is_ours and stat.S_ISREG(mode):
            self.files.append(path)
        elif is_ours:
            self.faults.append(_no_file(path))
        return False


def _point(path: str, before: str, text: str) -> Place:
    """Return the place of one letter behind the text that could be read, in a source fit to be shown."""
    source = Source(path, _lines(text).replace("\0", "\u2400"))
    start = len(_lines(before))
    return Place(source, start, min(start + 1, len(source.text)))


def _other_encoding(raw: bytes) -> str | None:
    """Return which encoding bytes are surely in, if it is one that holds NUL bytes for letters."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    sample = raw[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > _FEW + len(sample) // 16 and min(even, odd) == 0:
        return "UTF-16"
    return None


def _encoded_otherwise(path: str, raw: bytes, name: str) -> Fault:
    text = raw.decode("gb18030" if name == "GB18030" else name.lower(), "replace")
    first = next((index for index, byte in enumerate(raw) if byte > 0x7F or byte == 0), 0)  # noqa: PLR2004
    before = raw[:first].decode("ascii")
    where = shlex.quote(path)
    return Fault(
        Code.NOT_UTF8,
        Text(f"this file is not UTF-8; it looks like {name}", f"文件不是 UTF-8 编码，疑为 {name}"),
        _point(path, before, text),
        Text(
            f"convert it: iconv -f {name} -t UTF-8 {where} > {where}.utf8",
            f"请转换编码：iconv -f {name} -t UTF-8 {where} > {where}.utf8",
        ),
        path=path,
    )


def _undecodable(path: str, raw: bytes, error: UnicodeDecodeError) -> Fault:
    start = error.start + (len(_UTF8_MARK) if raw.startswith(_UTF8_MARK) else 0)
    if _is_gb18030(raw):
        return _encoded_otherwise(path, raw, "GB18030")
    before = raw[:start].decode("utf-8-sig")
    return Fault(
        Code.NOT_UTF8,
        Text(f"byte 0x{raw[start]:02X} here is not UTF-8", f"此处的字节 0x{raw[start]:02X} 不是 UTF-8"),
        _point(path, before, raw.decode("utf-8-sig", "replace")),
        Text("save the file as UTF-8, or restore it", "将文件另存为 UTF-8，或恢复该文件"),
        path=path,
    )


def _is_gb18030(raw: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 make mostly Han letters when read as GB18030, and few as UTF-8."""
    try:
        letters = [letter for letter in raw.decode("gb18030") if letter > "\x7f"]
    except UnicodeDecodeError:
        return False
    known = sum("\u4e00" <= letter <= "\u9fff" or letter in _HAN_MARKS for letter in letters)
    utf8 = [letter for letter in raw.decode("utf-8", "replace") if letter > "\x7f"]
    return known * 2 > len(letters) and utf8.count("\ufffd") * 2 > len(utf8)


_HAN_MARKS = frozenset("、。〈〉《》「」『』【】〔〕！（），：；？｛｝“”‘’—…·\u3000")


def _nul_byte(path: str, text: str) -> Fault:
    return Fault(
        Code.NUL_BYTE,
        Text(
            "this file holds a NUL byte: it is no text, or damaged", "文件含有 NUL 字节：并非文本，或已损坏"
        ),
        _point(path, text[: text.index("\0")], text),
        Text("restore the file, or save it as UTF-8 text", "恢复该文件，或另存为 UTF-8 文本"),
        path=path,
    )


def _too_large(path: str, size: int) -> Fault:
    most = LARGEST // 2**20
    return Fault(
        Code.TOO_LARGE,
        Text(
            f"this file has {size / 2**20:.0f} MiB; {most} is the most",
            f"文件大小为 {size / 2**20:.0f} MiB，上限为 {most} MiB",
        ),
        None,
        Text("split the file", "拆分该文件"),
        path=path,
    )


def _loop(path: Path) -> Fault:
    return Fault(
        Code.SYMLINK_LOOP,
        Text("this symbolic link leads back to a folder above it", "该符号链接指回其上级文件夹"),
        None,
        Text("remove the link", "删除该链接"),
        path=shown(path),
    )


def _no_file(path: Path) -> Fault:
    return Fault(
        Code.UNREADABLE,
        Text("this is no file but a pipe, socket or device", "这不是文件，而是管道、套接字或设备"),
        None,
        Text("remove it, or name it otherwise", "删去，或改用其他名称"),
        path=shown(path),
    )


def _misnamed(path: str) -> Fault:
    return Fault(
        Code.UNREADABLE,
        Text("the name of this file is not UTF-8", "文件名不是 UTF-8 编码"),
        None,
        Text("rename it", "请改名"),
        path=path,
    )


def _failure(path: Path, error: OSError) -> Fault:
    path_shown = shown(path)
    if error.errno == errno.ELOOP:
        return Fault(
            Code.SYMLINK_LOOP,
            Text("this symbolic link leads back to itself", "该符号链接指回自身"),
            None,
            Text("remove or mend the link", "删除或修正该链接"),
            path=path_shown,
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        if path.is_symlink():
            message = Text("this link leads nowhere", "链接的目标不存在")
            return Fault(
                Code.NOT_FOUND,
                message,
                None,
                Text("mend or remove the link", "修正或删除该链接"),
                path=path_shown,
            )
        message = Text("there is no such file or folder", "没有这个文件或文件夹")
        return Fault(Code.NOT_FOUND, message, None, Text("check the path", "检查路径"), path=path_shown)
    reason = reason_of(error)
    return Fault(
        Code.UNREADABLE,
        Text(f"this cannot be read: {reason.en}", f"无法读取：{reason.zh}"),
        None,
        _REMEDIES.get(
            error.errno or 0,
            Text("see that the file is whole and its disk is there", "请确认文件完好、磁盘可用"),
        ),
        path=path_shown,
    )


_REMEDIES = {
    errno.EACCES: Text("check its permissions", "检查权限"),
    errno.EPERM: Text("check its permissions", "检查权限"),
    errno.ENAMETOOLONG: Text(
        "give it a shorter name, or move it out of some folders", "改用较短的名称，或移出若干层文件夹"
    ),
    errno.EMFILE: Text("let it open more files (`ulimit -n`)", "请提高可打开文件的上限（ulimit -n）"),
    errno.ENFILE: Text("let it open more files (`ulimit -n`)", "请提高可打开文件的上限（ulimit -n）"),
}


def empty(paths: Iterable[Path]) -> Fault:
    """Return the fault of paths at which there is no file of the language."""
    return Fault(
        Code.EMPTY_CORPUS,
        Text("there is no .mou file here", "此处没有任何 .mou 文件"),
        None,
        Text("name the folder that holds the documents", "指明存放文件的文件夹"),
        path=", ".join(shown(path) for path in paths),
    )
