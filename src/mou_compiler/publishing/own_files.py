"""Which single files mou wrote itself: nothing else gives way to what it writes.

Most formats bear a mark of mou. For what bears none, such as plain text, it is noted in the user's cache folder with
which content a file was last written; where that is lost, the file counts as somebody else's, which loses nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path

from mou_compiler.input.cache_folder import cache_folder
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Text

_HEAD = 4096
_MARKS = re.compile(
    rb'\{\s*"format_version": "'  # whatever is written as JSON begins so
    rb"|digraph mou \{"
    rb"|flowchart [A-Z]{2}\n  %% [^\n]+ / "
    rb"|# mou[: ]"
    rb'|<\?xml[^>]*\?>\n<testsuites name="mou"'
    rb'|<\?xml[^>]*\?>\n<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+" role="img">\n<title>'
    rb'|<\?xml[^>]*\?>\n<gexf xmlns="[^"]+" version="1\.3">\n  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">'
    rb'|<\?xml[^>]*\?>\n<graphml xmlns="[^"]+">\n <key id="(?:node|edge)-[^"]+" for="(?:node|edge)" attr\.name='
)
_MOST_NOTED = 1000


def refuse_foreign(target: Path, content: bytes) -> None:
    """Raise Refused where content would take the place of a file that mou did not write, as it stands there.

    An empty file, one of the same content, and what is no file, such as a pipe, give way.
    """
    if not target.is_file() or target.stat().st_size == 0:
        return
    there = target.read_bytes()
    if there == content or _is_marked(there) or _is_noted(target, there):
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
    """Tell whether content bears the mark of a format that mou writes."""
    return _MARKS.match(there[:_HEAD]) is not None or _is_report(there)


def _is_report(there: bytes) -> bool:
    """Tell whether content is a report of mou in a format of others: SARIF, or that of a forge's code quality."""
    if not re.match(rb'\{\s*"\$schema"|\[\s*[\{\]]', there[:_HEAD]):
        return False
    try:
        found = json.loads(there)
        if isinstance(found, list):
            return all(re.fullmatch(r"MOU\d{3}", item["check_name"]) for item in found)
        return all(run["tool"]["driver"]["name"] == "mou" for run in found["runs"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def _is_noted(target: Path, there: bytes) -> bool:
    folder = _notes()
    if folder is None:
        return False
    try:
        return (folder / _name(target)).read_text(encoding="ascii") == _digest(there)
    except (OSError, ValueError):
        return False


def _notes() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "written"


def _name(target: Path) -> str:
    return _digest(os.fsencode(os.path.realpath(target)))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
