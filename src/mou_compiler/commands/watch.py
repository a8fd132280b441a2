"""`mou watch`: the findings of a corpus, told anew after each change of its files."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

from mou_compiler.analysis.view import EXPIRY_DAYS
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.choice import choose
from mou_compiler.command_line.following import changes, followed, need_following
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.command_line.session import as_asked, render, shown_on, threshold
from mou_compiler.command_line.telling import FAILURE, flush, note, say
from mou_compiler.compilation import Compiled
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
    need_following("watch", asked.paths, asked.language)
    scope = scope_asked(asked.paths)
    days = EXPIRY_DAYS if asked.expiry_days is None else asked.expiry_days
    workspace = Workspace(scope.read, expiry_days=days, selection=choose(asked))
    first = as_asked(scope, workspace.check(asked.as_of))
    _tell(first, asked)
    folders = followed(scope.read)
    if not folders:
        sys.exit(FAILURE)
    for changed in changes(folders):
        ours = [path for path in sorted(changed) if workspace.reads(path)]
        if ours:
            workspace.reread(ours)
            _name(ours, asked.language)
            result = workspace.check(asked.as_of)
            _tell(dataclasses.replace(result, part=first.part, seen_from=first.seen_from), asked)


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
