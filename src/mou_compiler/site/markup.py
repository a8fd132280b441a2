"""Text as HTML: in both languages side by side, of which a page shows one; nothing that somebody wrote is markup."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple, Protocol, TypeAlias

from markupsafe import Markup

from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.source.frames import visible
from mou_compiler.text import Text

CHINESE = "zh-Hans"
_NUMBER = ' class="number"'


class Link(NamedTuple):
    """A text that leads somewhere: an address from the folder of the site."""

    text: Text
    address: str


class Dated(Protocol):
    """A line of a table, and the days on which it is so."""

    @property
    def cells(self) -> Sequence[Line]:
        """What stands in it, column by column."""

    @property
    def days(self) -> Days | None:
        """The days; None where it has none."""


Bit: TypeAlias = str | Text | Link
"""A piece of a line: an id or code as it stands, a text in both languages, or a link."""
Line: TypeAlias = "tuple[Bit, ...] | Bit"


def clean(text: str) -> str:
    """Return a text that HTML shows as it is, with a visible letter for each that has no shape or turns the direction."""
    return escape("\n".join(map(visible, text.split("\n"))))


def shown(text: Text) -> Markup:
    """Return a text in both languages as HTML."""
    return Markup(both(text))


@lru_cache(maxsize=50_000)
def both(text: Text) -> str:
    """Return a text in both languages, each marked as what it is; once where they are the same."""
    if text.en == text.zh:
        return f"<bdi>{clean(text.en)}</bdi>"
    return f'<bdi lang="en">{clean(text.en)}</bdi><bdi lang="{CHINESE}">{clean(text.zh)}</bdi>'


def line(given: Line, root: str) -> Markup:
    """Return a line as HTML; `root` leads from the page to the folder of the site."""
    return Markup(_line(given, root))


def cells(records: Iterable[Dated], numbers: Container[int], root: str) -> Markup:
    """Return the lines of a table as HTML."""
    made = []
    for record in records:
        columns = (
            f"<td{_NUMBER if place in numbers else ''}>{_line(cell, root)}</td>"
            for place, cell in enumerate(record.cells)
        )
        made.append(f"<tr{span(record.days)}>{''.join(columns)}</tr>\n")
    return Markup("".join(made))


def _line(given: Line, root: str) -> str:
    if isinstance(given, str | Text | Link):
        return _bit(given, root)
    return "".join([_bit(bit, root) for bit in given])


def _bit(bit: Bit, root: str) -> str:
    if isinstance(bit, Text):
        return both(bit)
    if isinstance(bit, Link):
        return f'<a href="{escape(root + bit.address)}">{both(bit.text)}</a>'
    return f"<code>{clean(bit)}</code>"


def listed(lines: Iterable[Line], between: str = ", ") -> tuple[Bit, ...]:
    """Return lines in one, with a comma of each language between them."""
    found: list[Bit] = []
    for number, item in enumerate(lines):
        if number:
            found.append(Text(between, "、" if between == ", " else between))
        found.extend((item,) if isinstance(item, str | Text | Link) else item)
    return tuple(found)


def span(days: Days | None) -> Markup:
    """Return days as attributes, by which scripts find what is of a day; none for what has no days."""
    if days is None:
        return Markup("")
    first = f' data-from="{days.start}"' if days.start > ALWAYS else ""
    behind = f' data-to="{days.end}"' if days.end < FOREVER else ""
    return Markup(first + behind or " data-from")
