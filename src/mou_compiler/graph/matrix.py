"""The whole as a matrix that fits one screen: lists across from the acts they touch or the bodies that act, with findings.

A field counts the measures that a list sets off there; a mark says that something was found of one of them. What has
no room of its own is counted in a last row or column, so that no measure is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mou_compiler.graph.labels import inert
from mou_compiler.source.width import elide
from mou_compiler.text import Language, Text

OTHERS, NO_LIST = "\0others", "\0none"
"""Stand for what has no room of its own, and for measures that no list sets off."""
MOST_ROWS, MOST_COLUMNS = 40, 34
_LEFT, _TOP, _WIDE, _HIGH, _EDGE, _SUM = 264, 168, 27, 19, 16, 44
_LABEL, _HEADING = 38, 24
"""How many columns of letters a label of a row, and of a column, has room for."""
_SHADES = ("#dbe7fb", "#b3cdf6", "#82abee", "#4d83df", "#1f56b8")
_STEPS = (1, 3, 6, 12)
"""Up to how many measures each shade but the last stands for."""
_MARKS = ("", "#35618f", "#d97706", "#b91c1c")
_MARK_NAMES = ("", "info", "warning", "error")
_SAYS = (
    Text("", ""),
    Text("notes", "有提示"),
    Text("warnings", "有警告"),
    Text("errors", "有错误"),
)
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)
_CHINESE = "zh,zh-CN,zh-Hans,zh-Hans-CN,zh-SG,zh-TW,zh-HK,zh-MO,zh-Hant"


class Mark(NamedTuple):
    """A measure that stands in a field, and how grave the worst is that is found of it: 0 for nothing, up to 3."""

    row: str
    column: str
    measure: str
    weight: int


class Field(NamedTuple):
    """How many measures stand in a field, and how grave the worst is that is found of one."""

    measures: int
    weight: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns by key, each with its label; fields by both; and of each row how many measures it has."""

    title: Text
    rows: Sequence[tuple[str, Text]]
    columns: Sequence[tuple[str, Text]]
    fields: Mapping[tuple[str, str], Field]
    sums: Mapping[str, int]
    measures: int

    @property
    def says(self) -> Text:
        """What the picture shows, in a sentence."""
        return Text(
            f"{self.measures} measures of {len(self.rows)} rows. A number counts measures; "
            "a corner is coloured where something is found of one of them.",
            f"{len(self.rows)} 行，{self.measures} 项措施。数字为措施数；有检查结果的，角上着色。",
        )


def matrix_of(
    marks: Iterable[Mark], title: Text, row_label: Callable[[str], Text], column_label: Callable[[str], Text]
) -> Matrix:
    """Return the matrix of marks, rows and columns with most measures first."""
    given = list(marks)
    rows = _kept(((mark.row, mark.measure) for mark in given), MOST_ROWS)
    columns = _kept(((mark.column, mark.measure) for mark in given), MOST_COLUMNS)
    measures: dict[tuple[str, str], set[str]] = {}
    weights: dict[tuple[str, str], int] = {}
    sums: dict[str, set[str]] = {}
    for mark in given:
        row = mark.row if mark.row in rows else OTHERS
        column = mark.column if mark.column in columns else OTHERS
        measures.setdefault((row, column), set()).add(mark.measure)
        weights[row, column] = max(weights.get((row, column), 0), mark.weight)
        sums.setdefault(row, set()).add(mark.measure)
    every_row = {mark.row for mark in given}
    every_column = {mark.column for mark in given}
    return Matrix(
        title,
        [(key, _named(key, row_label, len(every_row) - len(rows))) for key in _ended(rows, every_row)],
        [
            (key, _named(key, column_label, len(every_column) - len(columns)))
            for key in _ended(columns, every_column)
        ],
        {key: Field(len(found), weights[key]) for key, found in measures.items()},
        {key: len(found) for key, found in sums.items()},
        len({mark.measure for mark in given}),
    )


def _kept(pairs: Iterable[tuple[str, str]], most: int) -> list[str]:
    """Return the keys with most measures, in that order; one that stands for nothing in particular last."""
    found: dict[str, set[str]] = {}
    for key, measure in pairs:
        found.setdefault(key, set()).add(measure)
    order = sorted(found, key=lambda key: (key == NO_LIST, -len(found[key]), key))
    plain = [key for key in order if key != NO_LIST]
    kept = plain if len(plain) <= most else plain[: most - 1]
    return [*kept, *([NO_LIST] if NO_LIST in found else [])]


def _ended(kept: list[str], every: set[str]) -> list[str]:
    return [*kept, *([OTHERS] if every - set(kept) else [])]


def _named(key: str, label: Callable[[str], Text], left: int) -> Text:
    if key == OTHERS:
        return Text(f"{left} others", f"其余 {left} 个")
    if key == NO_LIST:
        return Text("by no list", "不经名单触发")
    return label(key)


def as_svg(
    matrix: Matrix, language: Language | None = None, *, address: Callable[[str], str] | None = None
) -> str:
    """Return the matrix as SVG, with labels in one language, or in both of which a viewer shows one.

    With `address`, which says where the page of a row or column is, it is a part of such a page: its labels lead there,
    and both languages stand in it, each marked.
    """
    width = _LEFT + _WIDE * len(matrix.columns) + _SUM + _EDGE
    height = _TOP + _HIGH * len(matrix.rows) + 56
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    names = f"{matrix.title.en} · {matrix.title.zh}"
    lines = [] if address else ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(
        f'<svg class="picture matrix" {size} role="group" aria-label={quoteattr(names)}>'
        if address
        else f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family={quoteattr(_FONT)} font-size="11">'
    )
    if not address:
        lines += [
            f"<title>{_clean(names)}</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        ]
    lines += _fields(matrix)
    lines += _written(matrix, language, address, height)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _fields(matrix: Matrix) -> Iterator[str]:
    for down, (row, row_label) in enumerate(matrix.rows):
        y = _TOP + _HIGH * down
        yield (
            f'<rect class="stripe" x="{_EDGE}" y="{y}" width="{_LEFT - _EDGE + _WIDE * len(matrix.columns) + _SUM}" '
            f'height="{_HIGH}" fill="{"#f4f6fa" if down % 2 else "#ffffff"}"/>'
        )
        for across, (column, column_label) in enumerate(matrix.columns):
            field = matrix.fields.get((row, column))
            if field is not None:
                yield from _field(field, _LEFT + _WIDE * across, y, row_label, column_label)
        x = _LEFT + _WIDE * len(matrix.columns) + _SUM - 8
        yield f'<text class="sum" x="{x}" y="{y + 13}" text-anchor="end" fill="#475569">{matrix.sums[row]}</text>'


def _field(field: Field, x: int, y: int, row: Text, column: Text) -> Iterator[str]:
    shade = next((number for number, step in enumerate(_STEPS) if field.measures <= step), len(_STEPS))
    found, found_zh = _SAYS[field.weight].en, _SAYS[field.weight].zh
    said = f"{row.en} × {column.en}: {field.measures}" + (f" ({found})" if found else "")
    said += f"\n{row.zh} × {column.zh}：{field.measures}" + (f"（{found_zh}）" if found else "")
    yield f'<g class="field"><title>{_clean(said)}</title>'
    yield f'<rect class="cell s{shade}" x="{x + 1}" y="{y + 1}" width="{_WIDE - 2}" height="{_HIGH - 2}" rx="2" fill="{_SHADES[shade]}"/>'
    ink = "#ffffff" if shade >= len(_SHADES) - 2 else "#12305f"
    yield f'<text class="n s{shade}" x="{x + _WIDE / 2}" y="{y + 13}" text-anchor="middle" fill="{ink}">{field.measures}</text>'
    if field.weight:
        yield (
            f'<path class="mark {_MARK_NAMES[field.weight]}" d="M{x + _WIDE - 10} {y + 1}h9v9z" '
            f'fill="{_MARKS[field.weight]}"/>'
        )
    yield "</g>"


def _written(
    matrix: Matrix, language: Language | None, address: Callable[[str], str] | None, height: int
) -> Iterator[str]:
    if address:
        for one in ("en", "zh"):
            yield f'<g lang="{"en" if one == "en" else "zh-Hans"}">'
            yield from _labels(matrix, one, address, height)
            yield "</g>"
    elif language is not None:
        yield from _labels(matrix, language, None, height)
    else:
        yield f'<switch><g systemLanguage="{_CHINESE}">'
        yield from _labels(matrix, "zh", None, height)
        yield "</g><g>"
        yield from _labels(matrix, "en", None, height)
        yield "</g></switch>"


def _labels(
    matrix: Matrix, language: Language, address: Callable[[str], str] | None, height: int
) -> Iterator[str]:
    yield f'<text class="title" x="{_EDGE}" y="32" font-size="16" font-weight="600" fill="#1f2937">{_clean(matrix.title.spelled(language))}</text>'
    for down, (key, label) in enumerate(matrix.rows):
        text = _clean(elide(label.spelled(language), _LABEL))
        yield _linked(
            key,
            address,
            f'<text x="{_LEFT - 8}" y="{_TOP + _HIGH * down + 13}" text-anchor="end" fill="#1f2937">{text}</text>',
        )
    for across, (key, label) in enumerate(matrix.columns):
        text = _clean(elide(label.spelled(language), _HEADING))
        x = _LEFT + _WIDE * across + _WIDE / 2 + 4
        yield _linked(
            key,
            address,
            f'<text x="{x}" y="{_TOP - 8}" transform="rotate(-60 {x} {_TOP - 8})" fill="#1f2937">{text}</text>',
        )
    yield from _legend(language, height)


def _legend(language: Language, height: int) -> Iterator[str]:
    y = height - 24
    x = _LEFT
    bounds = ("1", "2–3", "4–6", "7–12", "13+")
    for number, bound in enumerate(bounds):
        yield f'<rect class="cell s{number}" x="{x}" y="{y - 11}" width="14" height="14" rx="2" fill="{_SHADES[number]}"/>'
        yield f'<text x="{x + 19}" y="{y}" fill="#475569">{bound}</text>'
        x += 62
    for weight in (3, 2, 1):
        yield f'<path class="mark {_MARK_NAMES[weight]}" d="M{x} {y - 10}h11v11z" fill="{_MARKS[weight]}"/>'
        yield f'<text x="{x + 17}" y="{y}" fill="#475569">{_SAYS[weight].spelled(language)}</text>'
        x += 86


def _linked(key: str, address: Callable[[str], str] | None, text: str) -> str:
    where = address(key) if address else ""
    return f"<a href={quoteattr(where)}>{text}</a>" if where else text


def _clean(text: str) -> str:
    return escape(inert(text))
