"""Which single files mou wrote itself: nothing else gives way to what it writes.

Most formats bear a mark of mou. For what bears none, such as plain text, it is noted in the user's cache folder with
which content a file was last written; where that is lost, the file counts as somebody else's, which loses nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
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


def refuse_foreign(target: Path, content: bytes) -> None:
    """Raise Refused where content would take the place of a file that mou did not write, as it stands there.

    An empty file, one of the same content, and what is no file, such as a pipe, give way.
    """
    if not target.is_file() or target.stat().st_size == 0:
        return
    with target.open("rb") as stream:  # which may be larger than memory
        if _is_marked(stream.read(_HEAD)):
            return
        stream.seek(0)
        there = hashlib.file_digest(stream, "sha256").hexdigest()
    if there == _digest(content) or _is_noted(target, there):
        return
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
    """Note that a file was written with this content, where that bears no mark; whatever hinders it is no matter."""
    folder = _notes()
    if folder is None or _is_marked(content):
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / _name(target)).write_text(_digest(content), encoding="ascii")
        noted = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in noted[:-_MOST_NOTED]:
            path.unlink(missing_ok=True)


def _is_marked(there: bytes) -> bool:
    """Tell whether content, or its beginning, bears the mark of a format that mou writes."""
    return _MARKS.match(there[:_HEAD]) is not None


def _is_noted(target: Path, there: str) -> bool:
    """Tell whether it is noted that a file was last written with content of this digest."""
    folder = _notes()
    if folder is None:
        return False
    try:
        return (folder / _name(target)).read_text(encoding="ascii") == there
    except (OSError, ValueError):
        return False


def _notes() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "written"


def _name(target: Path) -> str:
    return _digest(os.fsencode(os.path.realpath(target)))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
