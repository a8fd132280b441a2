"""An edition: the files that one run wrote below a folder, as its index.json names them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import stat
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple, cast

from mou_compiler import __version__
from mou_compiler.input.files import SUFFIX
from mou_compiler.publishing.output import MANIFEST, File
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Languages, Text

if TYPE_CHECKING:
    from typing_extensions import Buffer

INDEX_VERSION = "1.3"
"""Since 1.1 the index has a digest of its own, and a file about one thing says which; since 1.2 it names the language;
since 1.3 it says what the folder holds."""

Holds = Literal["edition", "deltas", "scenarios"]
"""What a folder may hold: each kind gives way to its own kind alone."""
_HOLDS: Mapping[Holds, Text] = {
    "edition": Text("an edition of `mou build`", "「mou build」写成的版本"),
    "deltas": Text("deltas of `mou delta`", "「mou delta」写成的增量"),
    "scenarios": Text("files of `mou check --as-scenarios`", "「mou check --as-scenarios」写成的文件"),
}

_NOTHING = "0" * 64
_OWN_DIGEST = re.compile(rb'^ "sha256": "([0-9a-f]{64})",$', re.MULTILINE)
_DELTA = re.compile(r"enforcement\.|agencies/")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNSAFE = "\\:\0" if os.sep == "\\" else "\0"


class Written(NamedTuple):
    """What was written of a file: its digest and its size."""

    sha256: str
    size: int


def index_of(
    files: Mapping[str, File],
    written: Mapping[str, Written],
    holds: Holds,
    as_of: date | None,
    language: Languages = "en",
) -> bytes:
    """Return index.json: every file with title, type, SHA-256, size, rows and schema version.

    `sha256` at its top is the digest of the index itself, taken with 64 zeros in that place.
    """
    body = {
        "format_version": INDEX_VERSION,
        "generator": f"mou {__version__}",
        "sha256": _NOTHING,
        "holds": holds,
        "as_of": as_of.isoformat() if as_of else None,
        "language": language,
        "files": [_entry(path, file, written[path]) for path, file in files.items()],
    }
    raw = _json(body)
    return raw.replace(_NOTHING.encode(), hashlib.sha256(raw).hexdigest().encode(), 1)


def _entry(path: str, file: File, written: Written) -> dict[str, Any]:
    about = {file.about[0]: file.about[1]} if file.about else {}
    return {
        "path": path,
        **about,
        "title": {"en": file.title.en, "zh": file.title.zh},
        "media_type": file.media_type,
        "sha256": written.sha256,
        "bytes": written.size,
        "rows": file.rows,
        "schema_version": file.schema_version,
    }


def _json(body: object) -> bytes:
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read_edition(folder: Path, holds: Holds) -> dict[str, str]:
    """Return the digest of each file of the edition that a folder holds, its index.json last; none if it holds none.

    Raise Refused where the index.json that stands there is not as mou wrote it, or is of what is not to be replaced:
    only what is of the kind to be written gives way.
    """
    file = folder / MANIFEST
    if not os.path.lexists(file):
        return {}
    raw = file.read_bytes() if stat.S_ISREG(file.lstat().st_mode) else b""
    files = _files_in(raw)
    if files is None:
        raise Refused(
            Text(
                f"{file} is not as mou wrote it: what of this folder is mou's cannot be told",
                f"{file} 并非 mou 所写，或已被改动：无法判定此文件夹中哪些文件属于 mou",
            ),
            Text(
                "choose another folder with -o, or move the file away", "以 -o 另选文件夹，或将该文件移往别处"
            ),
        )
    found = _held(json.loads(raw), files)
    if found is not None and found != holds:
        raise Refused(
            Text(
                f"{folder} holds {_HOLDS[found].en}, which would be lost",
                f"{folder} 中是{_HOLDS[found].zh}，写入将使其丢失",
            ),
            Text("choose another folder, or move this one away", "请另选文件夹，或将此文件夹移往别处"),
        )
    return {**files, MANIFEST: hashlib.sha256(raw).hexdigest()}


def _held(body: Mapping[str, Any], files: Mapping[str, str]) -> Holds | None:
    """Return what an index says that its folder holds; of one from before it said so, what its paths show, if any."""
    said = body.get("holds")
    if said in _HOLDS:
        return cast(Holds, said)
    if not files:
        return None
    if all(path.endswith(SUFFIX) for path in files):
        return "scenarios"
    return "deltas" if all(map(_DELTA.match, files)) else "edition"


def _files_in(raw: bytes) -> dict[str, str] | None:
    """Return path and digest of each file that an index names; None where it is no index of mou's."""
    try:
        body = json.loads(raw)
        entries = [(entry["path"], entry["sha256"]) for entry in body["files"]]
        made = str(body["generator"]).startswith("mou ") and body["format_version"].startswith("1.")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    sound = all(is_below(path) and isinstance(sha, str) and _DIGEST.fullmatch(sha) for path, sha in entries)
    return dict(entries) if made and sound and _is_whole(raw, body) else None


def is_whole_index(raw: bytes) -> bool:
    """Tell whether the bytes of an index are as mou wrote them."""
    return _files_in(raw) is not None


def _is_whole(raw: bytes, body: dict[str, Any]) -> bool:
    """Tell whether nothing was changed in an index since it was written."""
    if body["format_version"] == "1.0":  # had no digest of its own
        return raw == _json(body)
    found = _OWN_DIGEST.search(raw)
    if found is None:
        return False
    blank = raw[: found.start(1)] + _NOTHING.encode() + raw[found.end(1) :]
    return hashlib.sha256(blank).hexdigest().encode() == found[1]


def is_below(path: object) -> bool:
    """Tell whether a path as an index writes it can only lead below the folder of the index."""
    return (
        isinstance(path, str)
        and not any(sign in path for sign in _UNSAFE)
        and all(part not in ("", ".", "..") for part in path.split("/"))
    )


def digest_of(file: Path) -> str | None:
    """Return the SHA-256 of a file; None where there is none, or no plain one."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


class Measuring(io.RawIOBase):
    """A stream that passes on what is written to it, and keeps its digest and size."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._size = 0

    @property
    def written(self) -> Written:
        """What has been written so far."""
        return Written(self._digest.hexdigest(), self._size)

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, content: Buffer) -> int:
        """Pass on bytes, all of them."""
        view = memoryview(content).cast("B")
        self._stream.write(view)
        self._digest.update(view)
        self._size += len(view)
        return len(view)
