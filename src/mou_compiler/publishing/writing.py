"""Writing a single file: its reader sees the old bytes or the new ones, never part of them."""

from __future__ import annotations

import secrets
from pathlib import Path

from mou_compiler.publishing.locking import make_folders, remove_empty
from mou_compiler.publishing.staging import create, keep_rights, to_disk


def write_file(path: Path, content: bytes) -> None:
    """Put one file in place; OSError leaves all as it was, folders included.

    A link stays a link, and a file keeps its mode; a new one has that which the umask leaves. What is no
    file, such as a pipe or a terminal, is written to.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = path.resolve()
    made = make_folders(path.parent)
    temporary = path.parent / f".mou-{secrets.token_hex(8)}"
    try:
        with create(temporary) as stream:
            stream.write(content)
            to_disk(stream)
        if path.exists():
            keep_rights(path, temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        remove_empty(made)
        raise
