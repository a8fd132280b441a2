"""Which single files mou wrote itself, and are as it wrote them: nothing else gives way to what it writes.

It is noted in the user's cache folder with which content a file was last written. Where no note is known, as of a file
that came from elsewhere, the mark of its format decides; what bears none counts as somebody else's, which loses nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from mou_compiler.input.cache_folder import cache_folder
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Text

_HEAD = 4096
_MARKS = re.compile(
    rb'\{\n "format_version": "\d+\.\d+",\n "(?:summary|findings|directed|events|as_of|days)": '
    rb'|\{\n "\$schema": "[^"\n]*",\n "version": "2\.1\.0",\n "runs": \[\n  \{\n   "tool": \{\n    "driver": \{\n     "name": "mou",\n'
    rb'|\[\n \{\n  "description": "MOU\d{3} '
    rb'|digraph mou \{\n  graph \[charset="UTF-8", rankdir="'
    rb"|flowchart [A-Z]{2}\n  %% \d[^\n]+(?:; drawn as \d|\xef\xbc\x9b\xe7\x94\xbb\xe4\xbd\x9c \d)"
    rb"|# mou(?:: (?:no findings|\d+ )|\xef\xbc\x9a(?:\xe6\xb2\xa1\xe6\x9c\x89|\d+ ))"
    rb'|<\?xml[^>]*\?>\n<testsuites name="mou"'
    rb'|<\?xml[^>]*\?>\n<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+" role="img">\n<title>'
    rb'|<\?xml[^>]*\?>\n<gexf xmlns="[^"]+" version="1\.3">\n  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">'
    rb'|<\?xml[^>]*\?>\n<graphml xmlns="[^"]+">\n <key id="(?:node|edge)-[^"]+" for="(?:node|edge)" attr\.name='
)
"""How what mou writes begins, format by format, down to how it is laid out: that a file is named for mou is no mark.

The Han letters of Mermaid and Markdown are those behind the count and the name.
"""
_MOST_NOTED = 1000
_KEPT = 2
"""The content that is being written, and the one before it."""


def refuse_foreign(target: Path, content: bytes) -> None:
    """Raise Refused where content would take the place of a file that mou did not write, as it stands there.

    An empty file, one of the same content, and what is no file, such as a pipe, give way.
    """
    if not target.is_file() or target.stat().st_size == 0:
        return
    noted = _noted(target)
    with target.open("rb") as stream:  # which may be larger than memory
        if not noted and _is_marked(stream.read(_HEAD)):
            return
        stream.seek(0)
        there = hashlib.file_digest(stream, "sha256").hexdigest()
    if there == _digest(content) or there in noted:
        return
    if noted:
        raise Refused(
            Text(f"{target} was changed since mou wrote it", f"{target} 自 mou 写成后有改动"),
            Text(
                "move it away, or delete it where the change need not be kept, or choose another file; it is unchanged",
                "请移走该文件，改动无须保留的可删除，或另选文件；原有内容未变",
            ),
        )
    raise Refused(
        Text(
            f"{target} is a file that mou did not write, or was changed since",
            f"{target} 不是 mou 写成的文件，或其后有改动",
        ),
        Text(
            "move it away or choose another file; it is unchanged",
            "请移走该文件或另选文件；原有内容未变",
        ),
    )


def note_own(target: Path, content: bytes) -> None:
    """Note that a file is about to be written with this content; whatever hinders it is no matter.

    What was noted last stays beside it, since the writing may fail.
    """
    folder = _notes()
    if folder is None or (target.exists() and not target.is_file()):
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = dict.fromkeys((_digest(content), *_noted(target)))
        note = folder / _name(target)
        fresh = note.with_suffix(f".{secrets.token_hex(8)}")
        fresh.write_text("\n".join([*known][:_KEPT]), encoding="ascii")
        fresh.replace(note)
        noted = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in noted[:-_MOST_NOTED]:
            path.unlink(missing_ok=True)


def _is_marked(there: bytes) -> bool:
    """Tell whether content, or its beginning, bears the mark of a format that mou writes."""
    return _MARKS.match(there[:_HEAD]) is not None


def _noted(target: Path) -> tuple[str, ...]:
    """Return the digests of the contents with which it is noted that a file was written, the last first."""
    folder = _notes()
    if folder is None:
        return ()
    try:
        return tuple((folder / _name(target)).read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return ()


def _notes() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "written"


def _name(target: Path) -> str:
    return _digest(os.fsencode(os.path.realpath(target)))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
