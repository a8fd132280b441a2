"""Tables that commands compare: of an edition that was built before, or of a corpus as it stands or as a revision has it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mou_compiler.command_line.options import configured_paths
from mou_compiler.command_line.sides import is_there, side_asked
from mou_compiler.command_line.telling import fail
from mou_compiler.publishing.tables_read import Table, Unreadable, is_edition, read_table, table_of
from mou_compiler.words import Language, Text


class Asked(NamedTuple):
    """A table, named as it was asked for; `edition` where it was built before."""

    name: str
    table: Table
    edition: bool


def is_edition_asked(name: str) -> bool:
    """Tell whether a name is that of a folder in which an edition stands."""
    return os.path.isdir(name) and is_edition(Path(name))  # noqa: PTH112 -- a name may be a revision


def tables_asked(
    names: Sequence[str],
    language: Language,
    color: str,
    as_of: date | None = None,
    given: tuple[Path, ...] = (),
) -> tuple[Asked, Asked]:
    """Return two tables; stop where one cannot be had, or they are not in one language.

    A corpus is asked as of the day of the edition beside it, in the language of that; or else as of the day given. Of a
    revision it is read at the paths given, or else where the other corpus stands, or as configured.
    """
    editions = {name: _read(name, language) for name in names if is_edition_asked(name)}
    beside = next(iter(editions.values()), None)
    paths = given or tuple(Path(name) for name in names if is_there(name) and name not in editions)
    found = []
    for name in names:
        if name in editions:
            found.append(Asked(name, editions[name], True))
            continue
        compiled = side_asked(name, paths or configured_paths(), language, color).compiled
        if beside is not None:
            compiled = dataclasses.replace(
                compiled.on(beside.as_of), as_of=beside.as_of, language=beside.language
            )
        elif as_of is not None:
            compiled = compiled.on(as_of)
        found.append(Asked(name, table_of(compiled), False))
    old, new = found
    if (old.table.language, old.table.as_of) != (new.table.language, new.table.as_of):
        fail(
            Text(
                f"{old.name} and {new.name} are not tables of one language and day: every row would differ",
                f"{old.name} 与 {new.name} 的语言或日期不同：每一行都会不同",
            ),
            Text("build both alike", "请以相同方式生成两者"),
            language,
        )
    if not {str(row["document"]) for row in old.table.rows} & {
        str(row["document"]) for row in new.table.rows
    } and (old.table.rows and new.table.rows):
        fail(
            Text(
                f"{old.name} and {new.name} share no document: they are not two states of one corpus",
                f"{old.name} 与 {new.name} 没有共同的文件：并非同一语料的两个状态",
            ),
            Text("compare two states of the same corpus", "请比较同一语料的两个状态"),
            language,
        )
    return old, new


def _read(name: str, language: Language) -> Table:
    try:
        return read_table(Path(name))
    except Unreadable as error:
        fail(
            error.said,
            Text("`mou verify` tells what is wrong with an edition", "「mou verify」可列出此版本的问题"),
            language,
        )
