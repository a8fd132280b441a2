"""Answers of `mou check` kept from one run to the next, so that a corpus which nobody has touched is not checked anew.

An answer is kept under the digest of all that it hangs on: the text of every file read, the options, where the
command runs, the width and colours of the terminal, and the compiler itself, file by file. So it is never out of
date, and what nobody asks for again goes when there is too much. An answer that cannot be read, or is not as it was
written, was never there; one that cannot be written is worked out again next time.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

import mou_compiler
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.compilation import Compiled
from mou_compiler.input.beside import reader_below
from mou_compiler.input.cache_folder import cache_folder
from mou_compiler.input.corpora import Scope, beside
from mou_compiler.input.files import read_sources
from mou_compiler.input.rooting import rooted_from
from mou_compiler.source.place import Source

LEAST = 200
"""Answers about fewer measures are not kept: nearly all of such a run is its start."""
MOST_BYTES = 128 * 2**20
"""How much is kept in all; one answer may take an eighth of it."""
_DIGEST = 32


class Answer(NamedTuple):
    """What a run has printed, what it has remarked beside, and its exit status."""

    text: str
    remarks: tuple[str, ...]
    status: int


class Question(NamedTuple):
    """A question as far as it is known before anything is compiled: what it hangs on beside the files, and these."""

    scope: Scope
    settings: str
    sources: tuple[Source, ...]


def question_of(asked: Asked, settings: object, read: Iterable[Path]) -> Question | None:
    """Return what is asked with these settings, of which `read` are files; None where no answer to it can be kept."""
    scope = scope_asked(asked.paths)
    if scope.texts or entry_points(group="mou.checks"):
        return None
    sources, faults = read_sources(scope.read)
    if faults:
        return None
    alone = [(str(path), beside(path)) for path in scope.alone]
    try:
        contents = [file.read_bytes().hex() for file in read]
        hangs_on = (_compiler(), sys.version, os.getcwd(), contents)  # noqa: PTH109 -- as a path is shown
    except OSError:
        return None
    said = (*hangs_on, asked, settings, scope.read, scope.part, scope.named, alone)
    return Question(scope, repr(said), tuple(sources))


def recall(question: Question) -> Answer | None:
    """Return the answer kept, None where there is none."""
    folder = _folder(question.scope)
    if folder is None:
        return None
    file = folder / _key(question)
    try:
        raw = file.read_bytes()
        packed = raw[_DIGEST:]
        if hashlib.sha256(packed).digest() != raw[:_DIGEST]:
            return None
        text, remarks, status, named = json.loads(zlib.decompress(packed))
    except (OSError, zlib.error, ValueError, TypeError):
        return None
    read = reader_below(question.scope.read)
    for path, digest in named:
        found = read(path, os.path.basename(path))  # noqa: PTH119 -- written with / everywhere
        if not isinstance(found, Source) or _digest(found.text) != digest:
            return None
    with suppress(OSError):
        os.utime(file)  # what is asked for goes last
    return Answer(text, tuple(remarks), status)


def keep(question: Question, compiled: Compiled, answer: Answer) -> None:
    """Keep the answer to a question, if it says all of a corpus large enough; whatever hinders it is no matter."""
    corpus = compiled.corpus
    folder = _folder(question.scope)
    whole = not compiled.input_failures and corpus.registry.complete
    if folder is None or not whole or len(corpus.measures) < LEAST:
        return
    named = [(rows.source.path, _digest(rows.source.text)) for _, rows in corpus.registry.registers]
    packed = zlib.compress(json.dumps([*answer, named]).encode(), 1)
    if len(packed) > MOST_BYTES // 8:
        return
    # Files may have changed since the question was put: the answer is to what was compiled.
    key = _key(question._replace(sources=tuple(corpus.sources)))
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        waiting = folder / f".{key}-{secrets.token_hex(6)}"
        try:
            waiting.write_bytes(hashlib.sha256(packed).digest() + packed)
            waiting.replace(folder / key)
        finally:
            waiting.unlink(missing_ok=True)
        _make_room(folder)


def _make_room(folder: Path) -> None:
    """Remove what was asked for longest ago, until what is left may stay."""
    left = MOST_BYTES
    for _, size, path in sorted(_stored(folder), reverse=True):
        left -= size
        if left < 0:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108


def _stored(folder: Path) -> Iterator[tuple[int, int, str]]:
    for entry in os.scandir(folder):
        with suppress(OSError):  # another run removes it
            found = entry.stat()
            yield found.st_mtime_ns, found.st_size, entry.path


def _folder(scope: Scope) -> Path | None:
    """Return where answers are kept, None where that would be inside of what is read."""
    cache = cache_folder()
    if cache is None:
        return None
    folder = cache / "answers"
    real = os.path.realpath(folder)
    for path in scope.read:
        root = os.path.realpath(path if path.is_dir() else path.parent)
        if f"{real}{os.sep}".startswith(f"{root.rstrip(os.sep)}{os.sep}"):
            return None
    return folder


def _key(question: Question) -> str:
    digest = hashlib.sha256(question.settings.encode("utf-8", "surrogatepass"))
    rooted = rooted_from(Path.cwd())
    for source in question.sources:
        for part in (source.path, rooted(source.path), source.text):
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d " % len(raw))
            digest.update(raw)
    return digest.hexdigest()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _compiler() -> str:
    """Return what tells the compiler from another: each file that it is made of, as Python knows a changed one."""
    root = os.path.dirname(mou_compiler.__file__)  # noqa: PTH120 -- at every start, of hundreds of files
    return repr(sorted(_files_below(root)))


def _files_below(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, size and time of each file of Python below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path)
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
