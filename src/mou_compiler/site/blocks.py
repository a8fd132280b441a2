"""What a page is made of: blocks, each with a heading and with what it says where it has nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from mou_compiler.meaning.days import Days
from mou_compiler.site.markup import Line, span
from mou_compiler.text import Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what stands for them."""

    heading: Text
    facts: Sequence[tuple[Text, Line]]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    heading: Text
    lines: Sequence[Line]
    kind: str = field(default="prose", init=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, and the days on which it is so; None where it has none."""

    line: Line
    days: Days | None = None
    mark: str = ""

    @property
    def span(self) -> Markup:
        """The days, as attributes by which scripts find what is of a day."""
        return span(self.days)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `empty` says why there is nothing."""

    heading: Text
    items: Sequence[Item]
    empty: Text | None = None
    kind: str = field(default="items", init=False)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a grid, and the days on which it is so."""

    cells: Sequence[Line]
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that is read without script, and sorted with it; `left_out` says what of it stands elsewhere.

    `plain` stands for what a script tells better, and goes where there is one.
    """

    heading: Text
    headings: Sequence[Text]
    records: Sequence[Record]
    empty: Text | None = None
    left_out: Line | None = None
    numbers: frozenset[int] = frozenset()
    plain: bool = False
    kind: str = field(default="grid", init=False)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class Code:
    """A text that was written, as it stands, and where."""

    heading: Text
    text: str
    place: str = ""
    kind: str = field(default="code", init=False)


@dataclass(frozen=True, slots=True)
class Live:
    """What a script fills: `part` says which, `about` of what; `instead` is read without script."""

    heading: Text
    part: str
    about: str
    instead: Line
    kind: str = field(default="live", init=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, with what it says in words."""

    heading: Text
    svg: Markup
    says: Line
    kind: str = field(default="drawn", init=False)


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that leads somewhere; `mark` is how grave it is, where it is."""

    number: str
    text: Text
    address: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers in a row."""

    heading: Text
    tiles: Sequence[Tile]
    kind: str = field(default="tiles", init=False)


Block: TypeAlias = Facts | Prose | Items | Grid | Code | Live | Drawn | Tiles


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below the folder of the site, its title, what it is, what stands on it, and its scripts."""

    path: str
    title: Text
    sort: Text
    blocks: Sequence[Block]
    lead: Line = ()
    scripts: Sequence[str] = ()
    here: str = ""
    key: str = ""

    @property
    def root(self) -> str:
        """What leads from the page to the folder of the site."""
        return "../" * self.path.count("/")


class Leaf(NamedTuple):
    """A page that is made when it is written: its path below the folder of the site, its title, and what makes it."""

    path: str
    title: Text
    make: Callable[[], Page]
