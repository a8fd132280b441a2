"""Writing all or nothing: everything is written aside and put in place at once, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "index.json"


def write_file(path: Path, content: bytes) -> None:
    """Put one file in place; a reader sees the old bytes or the new ones, never part of them.

    A link stays a link. What is no file, such as a pipe or a terminal, is written to.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def publish(folder: Path, files: Mapping[str, bytes], known: frozenset[str]) -> None:
    """Put a whole set of files below a folder in place of the ones published there before.

    The new set is written to a folder beside its place; then each top entry of the old set gives way to the
    new one. If anything fails before that, the old set stands untouched. `known` names the top entries that
    belong to the tool; everything else in the folder is left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=folder, prefix=".mou-new-"))
    retired = Path(tempfile.mkdtemp(dir=folder, prefix=".mou-old-"))
    moved: list[str] = []
    try:
        for name, content in files.items():
            target = staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for entry in sorted(known | {name.split("/")[0] for name in files}):
            if (folder / entry).exists():
                (folder / entry).rename(retired / entry)
            moved.append(entry)
            if (staging / entry).exists():
                (staging / entry).rename(folder / entry)
    except BaseException:
        for entry in moved:
            if (retired / entry).exists():
                if (folder / entry).is_dir():
                    shutil.rmtree(folder / entry)
                (retired / entry).replace(folder / entry)
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        shutil.rmtree(retired, ignore_errors=True)
