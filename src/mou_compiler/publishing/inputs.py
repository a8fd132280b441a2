"""No output over an input: what a corpus was read from, and what may not be written there."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Register
from mou_compiler.input.files import SUFFIX
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Text


def files_read(compiled: Compiled) -> list[Path]:
    """Return every file that a corpus was read from: its sources, its registers, and what could not be read."""
    corpus = compiled.corpus
    registers = [
        posixpath.join(posixpath.dirname(register.place.path), register.file.path)
        for register in corpus.of(Register).values()
        if register.file is not None
    ]
    paths = [source.path for source in corpus.sources]
    return [
        Path(path) for path in (*paths, *registers, *(fault.path for fault in corpus.faults if fault.path))
    ]


def refuse_target(target: Path, read: Iterable[Path]) -> None:
    """Raise Refused where a file to be written is one that was read, by whatever name, or is one of the language."""
    for path in read:
        if _is_one(target, path):
            raise Refused(
                Text(
                    f"{target} was read: writing there would destroy it",
                    f"{target} 是输入文件，写入将毁掉其内容",
                ),
                _OTHER,
            )
    if os.path.realpath(target).lower().endswith(SUFFIX) or target.name.lower().endswith(SUFFIX):
        raise Refused(
            Text(
                f"{target} would be read as a document: files in {SUFFIX} are for people to write",
                f"{target} 会被当作文件读入：{SUFFIX} 文件应由人撰写",
            ),
            _OTHER,
        )


_OTHER = Text("choose another file", "另选文件")


def refuse_folder(folder: Path, read: Iterable[Path]) -> None:
    """Raise Refused where a folder was read, or holds what was read."""
    place = os.path.realpath(folder)
    for path in read:
        real = os.path.realpath(path)
        if _lies_in(real, place) or _lies_in(_named(path), place):
            raise Refused(
                Text(f"{folder} holds {path}, which was read", f"{folder} 中有输入文件 {path}")
                if real != place
                else Text(f"{folder} is the folder that was read", f"{folder} 正是读入的文件夹"),
                Text(
                    "choose a folder of its own for what is built, such as `-o build`",
                    "为构建结果另选专用文件夹，如「-o build」",
                ),
            )


def _is_one(target: Path, path: Path) -> bool:
    try:
        return target.samefile(path)
    except OSError:
        return os.path.realpath(target) == os.path.realpath(path)


def _named(path: Path) -> str:
    """Return where the name of a path stands, which is a link's own place and not where it leads."""
    return str(Path(os.path.realpath(path.parent), path.name))


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)
