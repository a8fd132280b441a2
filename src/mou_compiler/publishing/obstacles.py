"""What stands in the way of an edition: whatever is not, byte for byte, what the one before left."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mou_compiler.publishing.edition import digest_of
from mou_compiler.publishing.naming import folded
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Text

_MOVE = Text("move it away, or choose another folder with -o", "将其移往别处，或以 -o 另选文件夹")


def refuse_obstacles(folder: Path, edition: Mapping[str, str], paths: Iterable[str]) -> None:
    """Raise Refused where something in the way of a new edition is not as mou wrote it.

    `edition` is what the last one left: each file with its digest; `paths` are those of the next one.
    """
    for path, digest in edition.items():
        refuse_links(folder, path)
        file = folder / path
        if os.path.lexists(file) and digest_of(file) != digest:
            raise changed(file)
    ours = {folded(path): path for path in edition}
    for path in paths:
        if path not in edition:
            refuse_links(folder, path)
            if os.path.lexists(folder / path) and not _gives_way(folder, path, ours):
                raise _foreign(folder / path)
        _refuse_files_above(folder, path, edition)


def _gives_way(folder: Path, path: str, ours: Mapping[str, str]) -> bool:
    """Tell whether what stands at a path that no file of ours has is ours all the same.

    It is a file of ours by another spelling, where the system minds no case; or a folder of our files alone.
    """
    place = folder / path
    if folded(path) in ours:
        other = folder / ours[folded(path)]
        return os.path.lexists(other) and os.path.samestat(place.lstat(), other.lstat())
    if place.is_symlink() or not place.is_dir():
        return False
    inside = [inner.relative_to(folder).as_posix() for inner in place.rglob("*") if not _is_folder(inner)]
    return bool(inside) and all(folded(inner) in ours for inner in inside)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def refuse_links(folder: Path, path: str) -> None:
    """Refuse a path that leads through a symbolic link: where it ends is not ours."""
    above = folder
    for part in path.split("/")[:-1]:
        above = above / part
        if above.is_symlink():
            raise _foreign(above)


def _refuse_files_above(folder: Path, path: str, edition: Mapping[str, str]) -> None:
    parts = path.split("/")
    for end in range(1, len(parts)):
        above = "/".join(parts[:end])
        file = folder / above
        if os.path.lexists(file) and not file.is_dir() and above not in edition:
            raise _foreign(file)


def _foreign(file: Path) -> Refused:
    if file.is_symlink():
        what = Text(f"{file} is a symbolic link, which mou did not make", f"{file} 是符号链接，并非 mou 所建")
    elif file.is_dir():
        what = Text(f"{file} is a folder where mou writes a file", f"mou 要写入文件之处 {file} 是文件夹")
    else:
        what = Text(f"{file} is in the way, and mou did not write it", f"{file} 挡住去路，且并非 mou 所写")
    return Refused(what, _MOVE)


def changed(file: Path) -> Refused:
    """Return the refusal of a file of ours that somebody has changed."""
    return Refused(
        Text(
            f"{file} has been changed since mou wrote it, and would be lost",
            f"{file} 在 mou 写成之后已被改动，再次写入将丢失改动",
        ),
        _MOVE,
    )
