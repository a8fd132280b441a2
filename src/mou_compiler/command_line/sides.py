"""What commands compare: folders and files, revisions of a git repository, days of one corpus."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mou_compiler.command_line.declaring import Misused, today_or
from mou_compiler.command_line.options import configured_paths
from mou_compiler.command_line.session import compiled, refuse_part, render, shown_on
from mou_compiler.command_line.telling import fail, say
from mou_compiler.compilation import Compiled, compile_paths
from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.findings.codes import Code
from mou_compiler.input.corpora import STDIN
from mou_compiler.input.revisions import NoRevisionError, is_revision, read_revision
from mou_compiler.publishing.output import MANIFEST
from mou_compiler.publishing.verifying import no_edition, read_index
from mou_compiler.words import Language, Text

_DAY = r"(\d{4}-\d\d-\d\d|today|今[天日])"
_DAYS = re.compile(rf"{_DAY}\.\.{_DAY}")


class Side(NamedTuple):
    """One of the states compared, named as it was asked for; of a day, the day."""

    name: str
    compiled: Compiled
    day: date | None = None


def sides_asked(asked: Sequence[str], language: Language, color: str) -> tuple[Side, Side]:
    """Return the two states that are compared; stop where one cannot be had or has errors."""
    days = _DAYS.fullmatch(asked[0]) if asked else None
    if days is not None:
        return _days_asked(today_or(days[1]), today_or(days[2]), asked[1:], language, color)
    names, paths = asked[:2], [Path(name) for name in asked[2:]]
    unused = paths and all(map(is_there, names))
    if len(names) != 2 or unused or not all(map(is_there, paths)):  # noqa: PLR2004 -- old and new
        raise Misused(
            Text(
                "two states are compared: OLD and NEW, each a folder, a file or a revision, of revisions with the paths "
                "at which the corpus stands; or DAY..DAY",
                "须给出两个状态：旧与新，各为文件夹、文件或版本（版本可后接语料所在路径）；或写作「日期..日期」",
            )
        )
    if all(Path(name) == STDIN for name in names):
        raise Misused(
            Text(
                "standard input is one state: name another beside `-`",
                "标准输入只是一个状态：请另给出一个与「-」比较",
            )
        )
    beside = paths or [Path(name) for name in names if is_there(name)] or configured_paths()
    old, new = (side_asked(name, beside, language, color) for name in names)
    refuse_strangers(old, new, language)
    return old, new


def _days_asked(
    first: str, later: str, paths: Sequence[str], language: Language, color: str
) -> tuple[Side, Side]:
    try:
        days = (date.fromisoformat(first), date.fromisoformat(later))
    except ValueError:
        raise Misused(
            Text(f"`{first}..{later}` names a day that there is not", f"「{first}..{later}」中有不存在的日期")
        ) from None
    if days[0] >= days[1]:
        raise Misused(Text("the earlier day stands first in DAY..DAY", "「日期..日期」中较早的日期在前"))
    given = [Path(path) for path in paths] or list(configured_paths())
    made = compiled(given)
    refuse_part(made, language)
    result = sound(", ".join(map(str, given)), made, language, color)
    return Side(first, result, days[0]), Side(later, result, days[1])


def base_asked(base: str, sides: tuple[Side, Side], language: Language, color: str) -> Side:
    """Return the state of which two others come; stop where it cannot be had, or has nothing in common with one."""
    if any(side.day is not None for side in sides):
        raise Misused(Text("--base is of two states, not of two days", "--base 用于两个状态，不用于两个日期"))
    names = (side.name for side in sides)
    beside = tuple(Path(name) for name in (base, *names) if is_there(name)) or configured_paths()
    found = side_asked(base, beside, language, color)
    for side in sides:
        refuse_strangers(found, side, language)
    return found


def is_there(name: str | Path) -> bool:
    """Tell whether a name is a path, or standard input, rather than a revision."""
    return Path(name) == STDIN or os.path.lexists(name)


def side_asked(name: str, paths: Sequence[Path], language: Language, color: str) -> Side:
    """Return one state: what stands at a path, or else the corpus at some paths as a revision has it."""
    if is_there(name):
        path = Path(name)
        _refuse_two_meanings(name, language)
        result = compiled([path]) if path == STDIN else compile_paths([path])
        _refuse_no_edition(path, result, language)
        return Side(name, sound(name, result, language, color))
    try:
        found = read_revision(name, paths)
    except NoRevisionError as error:
        fail(error.message, error.help, language)
    result = Compiled(resolve(found.read.sources, found.read.faults, found.reader))
    return Side(name, sound(name, result, language, color))


def _refuse_two_meanings(name: str, language: Language) -> None:
    """Stop where a name is that of a file or folder and of a revision too; one that begins as a path is only that."""
    if Path(name) == STDIN or name.startswith(".") or Path(name).is_absolute() or not is_revision(name):
        return
    fail(
        Text(f"`{name}` is both a path here and a revision", f"「{name}」既是此处的路径，又是版本"),
        Text(
            f"write `./{name}` for the path, `{name}^0` for the revision",
            f"路径请写「./{name}」，版本请写「{name}^0」",
        ),
        language,
    )


def _refuse_no_edition(folder: Path, result: Compiled, language: Language) -> None:
    """Stop where a folder without any corpus holds an index that was not read, or one of no tables: an edition is meant."""
    empty = any(fault.code == Code.EMPTY_CORPUS for fault in result.corpus.faults)
    if not empty or not os.path.lexists(folder / MANIFEST):
        return
    if read_index(folder) is None:
        why = no_edition(folder)
        fail(why.message, why.help, language)
    fail(
        Text(
            f"{folder} is of mou's making, but no edition with tables: there is no row to compare",
            f"{folder} 由 mou 写成，但不是含表格的版本：没有可比较的行",
        ),
        Text("name the folder that `mou build -o` wrote", "请给出「mou build -o」写成的文件夹"),
        language,
    )


def sound(name: str, result: Compiled, language: Language, color: str) -> Compiled:
    """Return what was compiled; stop where it could not be read or understood, and say which it is."""
    if not result.corpus.faults:
        return result
    codes = {fault.code for fault in result.corpus.faults}
    findings = tuple(finding for finding in result.findings if finding.code in codes)
    report = shown_on(dataclasses.replace(result.report, findings=findings), color, sys.stderr)
    say(render(report, "text", language), sys.stderr)
    fail(
        Text(f"{name} has errors, so nothing was compared", f"{name} 有错误，未作比较"),
        Text("mend what is told above first", "请先修正上述问题"),
        language,
    )


def refuse_strangers(old: Side, new: Side, language: Language) -> None:
    """Stop where two corpora have no document and no list in common: they are not states of one thing."""
    corpora: tuple[Corpus, Corpus] = (old.compiled.corpus, new.compiled.corpus)
    names = [{*corpus.documents, *corpus.lists} for corpus in corpora]
    numbers = [
        {item.number for item in corpus.documents.values() if isinstance(item.number, str)}
        for corpus in corpora
    ]
    if not names[0] & names[1] and not numbers[0] & numbers[1]:
        fail(
            Text(
                f"{old.name} and {new.name} share no document and no list: they are not two states of one corpus",
                f"{old.name} 与 {new.name} 没有共同的文件或名单：并非同一语料的两个状态",
            ),
            Text("compare two states of the same corpus", "请比较同一语料的两个状态"),
            language,
        )
