"""Everything a build writes, with the index that names every file, its digest and its rows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.outputs.output import SCHEMA_VERSION, File, load_outputs
from mou_compiler.outputs.writing import MANIFEST, publish

_TOP = frozenset({"graph", "tables", "report", "site", "datapackage.json", MANIFEST})


def all_files(compiled: Compiled) -> dict[str, File]:
    """Return every file of every output by path, in order of path."""
    found: dict[str, File] = {}
    for output in load_outputs():
        found.update(output.render(compiled))
    return dict(sorted(found.items()))


def index(compiled: Compiled, files: dict[str, File]) -> bytes:
    """Return index.json: every file with SHA-256, size, rows and schema version."""
    body = {
        "format_version": SCHEMA_VERSION,
        "generator": f"mou {__version__}",
        "as_of": compiled.as_of.isoformat() if compiled.as_of else None,
        "files": [
            {
                "path": path,
                "title": {"en": file.title.en, "zh": file.title.zh},
                "media_type": file.media_type,
                "sha256": hashlib.sha256(file.content).hexdigest(),
                "bytes": len(file.content),
                "rows": file.rows,
                "schema_version": SCHEMA_VERSION,
            }
            for path, file in files.items()
        ],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def publish_all(compiled: Compiled, folder: Path) -> list[str]:
    """Write every file below a folder, all or nothing, and return their paths; OSError leaves it as it was."""
    files = all_files(compiled)
    contents = {path: file.content for path, file in files.items()}
    contents[MANIFEST] = index(compiled, files)
    publish(folder, contents, _TOP)
    return sorted(contents)
