"""`mou watch`: the findings of a corpus, told anew after each change of its files."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from mou_compiler.analysis.view import EXPIRY_DAYS
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.choice import choose
from mou_compiler.command_line.declaring import Misused
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.command_line.session import as_asked, render, shown_on, threshold
from mou_compiler.command_line.telling import FAILURE, fail, flush, note, say
from mou_compiler.compilation import Compiled
from mou_compiler.input.corpora import STDIN
from mou_compiler.input.files import shown
from mou_compiler.words import Language, Text
from mou_compiler.workspace import Workspace

_SHOWN = 3


@declaring.command(
    "watch",
    Text(
        "Check a corpus, and again after each change of its files, until interrupted.",
        "检查语料，并在其文件每次变动后重新检查，直至中断。",
    ),
)
@options.finding_options
def command(asked: Asked) -> None:
    """Tell every finding, and tell them anew whenever a file of the corpus has been written, added or removed."""
    if STDIN in asked.paths:
        raise Misused(Text("standard input (`-`) cannot be watched", "标准输入（「-」）无法监视"))
    if find_spec("watchfiles") is None:
        fail(
            Text(
                "`mou watch` needs watchfiles, which is not installed",
                "「mou watch」需要 watchfiles，尚未安装",
            ),
            Text(
                "install it: pip install 'mou-compiler[watch]'", "请安装：pip install 'mou-compiler[watch]'"
            ),
            asked.language,
        )
    scope = scope_asked(asked.paths)
    days = EXPIRY_DAYS if asked.expiry_days is None else asked.expiry_days
    workspace = Workspace(scope.read, expiry_days=days, selection=choose(asked))
    first = as_asked(scope, workspace.check(asked.as_of))
    _tell(first, asked)
    folders = _folders(scope.read)
    if not folders:
        sys.exit(FAILURE)
    for changed in changes(folders):
        ours = [path for path in sorted(changed) if workspace.reads(path)]
        if ours:
            workspace.reread(ours)
            _name(ours, asked.language)
            result = workspace.check(asked.as_of)
            _tell(dataclasses.replace(result, part=first.part, seen_from=first.seen_from), asked)


def changes(folders: Iterable[Path]) -> Iterator[set[str]]:
    """Yield the paths of the files that have changed below folders, whenever some have."""
    from watchfiles import watch

    for changed in watch(*folders):
        yield {path for _, path in changed}


def _folders(paths: Iterable[Path]) -> list[Path]:
    """Return the folders to watch: of a file the one it is in, as many programs put a new file in its place."""
    folders = (path if path.is_dir() else path.absolute().parent for path in paths)
    return sorted({folder for folder in folders if folder.is_dir()})


def _tell(result: Compiled, asked: Asked) -> None:
    report = dataclasses.replace(result.report, threshold=threshold(asked.fail_on))
    say(render(shown_on(report, asked.color, sys.stdout), "text", asked.language), sys.stdout)
    flush()


def _name(paths: list[str], language: Language) -> None:
    """Say which files have changed."""
    here = Path.cwd()
    names = [
        shown(path.relative_to(here) if path.is_relative_to(here) else path) for path in map(Path, paths)
    ]
    more = len(names) - _SHOWN
    en, zh = ", ".join(names[:_SHOWN]), "、".join(names[:_SHOWN])
    note(
        Text(
            f"changed: {en}{f' and {more} more' if more > 0 else ''}",
            f"已变动：{zh}{f' 等 {len(names)} 个文件' if more > 0 else ''}",
        ),
        language,
    )
