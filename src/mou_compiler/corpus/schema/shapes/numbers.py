"""Numbers of a source, grades and their points, findings that are accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from mou_compiler import words as w
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.refusals import refuse_two_readings
from mou_compiler.corpus.schema.shapes.pieces import (
    plain_name,
    read_text,
    remedy,
    take_string,
    take_unknown,
    unquote,
)
from mou_compiler.corpus.schema.shapes.time import take_day
from mou_compiler.corpus.schema.values import Allowance, Day, GradeRange, Labelled, NamedFile, Unknown, Waived
from mou_compiler.syntax.numerals import read_quantity
from mou_compiler.syntax.tree import Expression, Token
from mou_compiler.words import Text

LONGEST_NUMBER = 5
"""How many digits the number of an article or measure may have."""
LABELS = 2
"""How many labels a grade or an option may have: an English one and a Chinese one."""


def _read_numbers(cursor: Cursor) -> tuple[str, ...]:
    wanted = Text("numbers of the source", "原文编号")
    names = [plain_name(cursor, node, wanted) for node in cursor.series(wanted).items]
    while cursor.take(w.TO):
        last, *others = cursor.series(wanted).items
        names += _rest_of_range(cursor, names[-1], last)
        names += [plain_name(cursor, node, wanted) for node in others]
    return tuple(names)


def _rest_of_range(cursor: Cursor, low: str, node: Expression) -> list[str]:
    """Return the numbers behind the first of a range: `1 to 18`, or `2-1 to 2-33` under one heading."""
    high = node.text if isinstance(node, Token) else ""
    first, last = re.search(r"\d+$", low), re.search(r"\d+$", high)
    if first is None or last is None or low[: first.start()] != high[: last.start()]:
        wanted = Text("a range such as `1 to 18` or `2-1 to 2-33`", "区间，如「1 至 18」或「2-1 至 2-33」")
        cursor.fail(
            "a range runs from one number to another under the same heading",
            "区间须为同一标题下的两个数字",
            remedy(wanted),
            node,
        )
    if len(last.group()) > LONGEST_NUMBER or int(last.group()) < int(first.group()):
        cursor.fail(
            "this range runs backwards, or further than any document does",
            "区间前后颠倒，或超出任何文件的编号",
            Text("write the smaller number first", "先写较小的编号"),
            node,
        )
    return [
        f"{low[: first.start()]}{number}" for number in range(int(first.group()) + 1, int(last.group()) + 1)
    ]


def read_numbered(cursor: Cursor) -> tuple[str, ...] | Unknown:
    """Read the numbers of a source, or `unknown`."""
    unknown = take_unknown(cursor)
    return unknown if unknown is not None else _read_numbers(cursor)


def read_waived(cursor: Cursor) -> Waived:
    """Read numbers that are waived, and why."""
    place = cursor.whole
    numbers = _read_numbers(cursor)
    return Waived(numbers, read_text(cursor), known=True, place=place)


def read_not_known(cursor: Cursor) -> Waived:
    """Read what is not known, with its numbers where it has any."""
    place = cursor.whole
    numbers = () if (token := cursor.peek()) and token.kind == "STRING" else _read_numbers(cursor)
    return Waived(numbers, read_text(cursor), known=False, place=place)


def read_allowance(cursor: Cursor) -> Allowance:
    """Read a finding that is accepted, why, and until when."""
    place = cursor.whole
    wanted = Text("the code of a finding, such as MOU401", "检查结果的代码，如 MOU401")
    node = cursor.single(wanted)
    if not isinstance(node, Token) or node.kind != "NAME":
        cursor.fail("the code of a finding belongs here", "此处应为检查代码", remedy(wanted), node)
    if cursor.namer.knows(node.text, ("act",)):
        granted, free = (
            Text(f"{word.en} {node.text}", f"{word.zh} {node.text}") for word in (w.GRANT, w.LEAVE_FREE)
        )
        cursor.fail(
            "`allow` accepts a finding, and no act",
            "「准予」用于接受检查结果，不用于行为",
            Text(
                f"write `{granted.en}` for what is given, `{free.en}` for what stays as free as it was",
                f"给予的，写「{granted.zh}」；仍不受影响的，写「{free.zh}」",
            ),
            node,
        )
    reason = take_string(cursor)
    if not reason or not reason.strip():
        cursor.fail(
            "a finding is accepted only for a reason",
            "接受一项检查结果须说明理由",
            Text("write the reason in quotes behind the code", "在代码后用引号写明理由"),
        )
    until = take_day(cursor) if cursor.take(w.UNTIL) else None
    return Allowance(node.text, reason, until if isinstance(until, Day) else None, place)


def read_grades(cursor: Cursor) -> tuple[Labelled, ...]:
    """Read grades, the best first, and their labels."""
    wanted = Text("grades, the best first", "等级，由高到低")
    return _read_labelled(cursor, wanted, lambda node: plain_name(cursor, node, wanted))


def read_options(cursor: Cursor) -> tuple[Labelled, ...]:
    """Read the values that a choice may have, and their labels."""
    wanted = Text("the values it may have", "可取的值")

    def name(node: Expression) -> str:
        if isinstance(node, Token) and node.kind == "STRING":
            return unquote(node)
        return plain_name(cursor, node, wanted)

    return _read_labelled(cursor, wanted, name)


def _read_labelled(cursor: Cursor, wanted: Text, name: Callable[[Expression], str]) -> tuple[Labelled, ...]:
    """Read ids between commas, each with the one or two strings that stand behind it before the next comma."""
    ids: list[str] = []
    labels: list[list[str]] = []
    items: Sequence[Expression] = cursor.series(wanted).items
    while True:
        for node in items:
            ids.append(name(node))
            labels.append([])
        if cursor.done or len(labels[-1]) == LABELS:
            break
        label, *items = cursor.statement.phrase[cursor.position].items
        if not isinstance(label, Token) or label.kind != "STRING":
            break
        cursor.position += 1
        labels[-1].append(unquote(label))
    return tuple(
        Labelled(id_, Text(said[0], said[-1]) if said else Text(id_, id_))
        for id_, said in zip(ids, labels, strict=True)
    )


def read_file(cursor: Cursor) -> NamedFile:
    """Read the name of a file."""
    place = cursor.place()
    return NamedFile(read_text(cursor), place)


def read_range(cursor: Cursor) -> GradeRange:
    """Read the points of a grade."""
    place = cursor.place()
    wanted = Text("`A from 960 to 1029`", "「A 自 960 至 1029」")
    grade = plain_name(cursor, cursor.single(wanted), wanted)
    least = _points(cursor, wanted) if cursor.take(w.FROM) else None
    most = _points(cursor, wanted) if cursor.take(w.TO) else None
    if least is None and most is None:
        cursor.fail("the points are missing", "缺少分值", remedy(wanted))
    return GradeRange(grade, least, most, place)


def _points(cursor: Cursor, wanted: Text) -> Decimal:
    node = cursor.single(wanted)
    if isinstance(node, Token) and node.kind == "NUMBER":
        cursor.mark_number(node)
        refuse_two_readings(cursor, node)
        return read_quantity(node.text).value
    cursor.fail("a number of points belongs here", "此处应为分值", remedy(wanted), node)
