"""Putting new text into a file that stays the same file: its links, owner, mode and attributes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def rewrite(path: Path, content: bytes) -> None:
    """Put bytes in the place of those of a file; a link stays a link.

    A reader sees the old bytes or the new ones, unless the file is more than one name with bytes: has other
    hard links, another's owner, attributes that a new file would lose. Such a file is written to; the whole new text
    stands beside it until that is done, and the old one comes back where it fails.
    """
    target = path.resolve(strict=True)
    before = target.stat()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            made = os.fstat(stream.fileno())
        is_plain = before.st_nlink == 1 and (made.st_uid, made.st_gid) == (before.st_uid, before.st_gid)
        if is_plain and not _attributes(target):
            temporary.chmod(before.st_mode & 0o7777)
            temporary.replace(target)
        else:
            _overwrite(target, content)
    finally:
        temporary.unlink(missing_ok=True)


def _overwrite(target: Path, content: bytes) -> None:
    old = target.read_bytes()
    with target.open("r+b") as stream:
        try:
            stream.write(content)
            stream.truncate()
            stream.flush()
        except OSError:
            stream.seek(0)
            stream.write(old)
            stream.truncate()
            stream.flush()
            raise


def _attributes(path: Path) -> list[str]:
    """Return the names of the extended attributes of a file, where the system has such."""
    try:
        return os.listxattr(path)
    except (AttributeError, OSError):
        return []
