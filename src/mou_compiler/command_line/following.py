"""Following the files of a corpus as they are saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from mou_compiler.command_line.declaring import Misused
from mou_compiler.command_line.telling import fail
from mou_compiler.input.corpora import STDIN
from mou_compiler.text import Language, Text


def need_following(command: str, paths: Iterable[Path], language: Language) -> None:
    """Stop where there are no files to follow, or nothing that tells when they change."""
    if STDIN in paths:
        raise Misused(Text("standard input (`-`) cannot be watched", "标准输入（「-」）无法监视"))
    if find_spec("watchfiles") is None:
        fail(
            Text(
                f"`mou {command}` needs watchfiles, which is not installed",
                f"「mou {command}」需要 watchfiles，尚未安装",
            ),
            Text(
                "install it: pip install 'mou-compiler[watch]'", "请安装：pip install 'mou-compiler[watch]'"
            ),
            language,
        )


def changes(folders: Iterable[Path]) -> Iterator[set[str]]:
    """Yield the paths of the files that have changed below folders, whenever some have."""
    from watchfiles import watch

    for changed in watch(*folders):
        yield {path for _, path in changed}


def followed(paths: Iterable[Path]) -> list[Path]:
    """Return the folders to watch: of a file the one it is in, as many programs put a new file in its place."""
    folders = (path if path.is_dir() else path.absolute().parent for path in paths)
    return sorted({folder for folder in folders if folder.is_dir()})
