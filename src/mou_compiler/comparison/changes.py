"""Changes between clauses, each with the situations that are treated differently (grammar/meaning.md, Comparison)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.comparison.classes import class_of
from mou_compiler.comparison.statement import Beside, Clause, Matter, Statement, Subject
from mou_compiler.meaning.boxes import Witness, everything
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.meaning.region import (
    Region,
    extent,
    join_all,
    meet_all,
    smallest,
    subtract_all,
)
from mou_compiler.meaning.rule import comparable
from mou_compiler.meaning.world import World
from mou_compiler.words import Text

Parts = dict[Statement, Region]


class Change(NamedTuple):
    """One class of change of one clause: on which matters, in which respect, from what to what, and where.

    `old` or `new` is None where the clause is new or gone. `witness` is the smallest situation that is treated
    differently, and `days` are those from the first to the last on which some situation is. Of an effect that comes or
    goes, `beside` is what had it in that situation already, or has it still.
    """

    kind: str
    old: Clause | None
    new: Clause | None
    matters: tuple[Matter, ...]
    says: tuple[Subject, ...]
    respect: str
    before: Text
    after: Text
    witness: Witness
    days: Days
    beside: tuple[Beside, ...] = ()

    @property
    def clause(self) -> Clause:
        """The clause as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found


class Book:
    """What the clauses of one corpus say, by statement."""

    def __init__(self, world: World, clauses: Iterable[Clause]) -> None:
        self._world = world
        self._regions: dict[Statement, list[Region]] = {}
        for clause in clauses:
            for statement, region in clause.statements.items():
                self._regions.setdefault(statement, []).append(region)

    def lacks(self, statement: Statement, region: Region) -> Region:
        """Return the situations of a region in which no clause makes a statement."""
        left = region
        for other in self._regions.get(statement, ()):
            if not left:
                break
            if other is region or other == region:
                return []
            left = subtract_all(self._world, left, other)
        return left


_NOTHING = Text("", "")
_Key = tuple[str, str, Text, Text]


class _Finder:
    """Finds what changes between two clauses, of which one may be missing."""

    def __init__(self, world: World, old: Clause | None, new: Clause | None) -> None:
        self.world = world
        self.old = old
        self.new = new
        self.found: dict[_Key, tuple[dict[Statement, None], list[Region]]] = {}

    def put(
        self,
        kind: str,
        statement: Statement,
        region: Region,
        respect: str = "",
        texts: tuple[Text, Text] = (_NOTHING, _NOTHING),
    ) -> None:
        """Take in situations that change alike."""
        statements, regions = self.found.setdefault((kind, respect, *texts), ({}, []))
        statements[statement] = None
        regions.append(region)

    def compare(self, gained: Parts, lost: Parts) -> None:
        """Take in what is gained and lost: first what takes the place of something, then what is left of both."""
        for new, old in _matched(gained, lost):
            overlap = meet_all(self.world, gained[new], lost[old])
            if overlap:
                for respect in _respects(old, new):
                    said = (_text(old, respect), _text(new, respect))
                    self.put(class_of(old, new, respect), new, overlap, respect, said)
                gained[new] = subtract_all(self.world, gained[new], overlap)
                lost[old] = subtract_all(self.world, lost[old], overlap)
        for statement, region in gained.items():
            self._left(statement, region, self.old, _GAINED)
        for statement, region in lost.items():
            self._left(statement, region, self.new, _LOST)

    def _left(
        self, statement: Statement, region: Region, other: Clause | None, names: dict[str, str]
    ) -> None:
        """Take in what one side alone says, by whether the other had the clause, on other days, or for others."""
        if not region:
            return
        matter = statement.matter
        if other is None:
            self.put(_named(matter, names["whole"]), statement, region)
            return
        days = everything(self.world)._replace(start=other.days.start, end=other.days.end)
        before = subtract_all(self.world, region, [days] if other.days else [])
        if before:
            self.put("re-dated", statement, before, "days", self._days())
        within = meet_all(self.world, region, [days]) if other.days else []
        if not within:
            return
        beside = [
            one
            for one in other.statements
            if one.matter == matter and one.differences(statement) == ("enforcer",)
        ]
        shared = (
            meet_all(self.world, within, join_all(self.world, [other.statements[one] for one in beside]))
            if beside
            else []
        )
        if shared:
            who = _text(statement, "enforcer")
            self.put(
                "re-assigned",
                statement,
                shared,
                "enforcer",
                (_NOTHING, who) if names is _GAINED else (who, _NOTHING),
            )
            within = subtract_all(self.world, within, shared)
        if within:
            self.put(_named(matter, names["part"]), statement, within)

    def _days(self) -> tuple[Text, Text]:
        assert self.old is not None
        assert self.new is not None
        return _days_text(self.old), _days_text(self.new)

    def changes(self) -> Iterator[Change]:
        """Yield each change with its smallest situation."""
        for (kind, respect, before, after), (statements, regions) in self.found.items():
            region = join_all(self.world, regions)
            witness = smallest(self.world, region)
            if witness is not None:
                matters = tuple(sorted({one.matter for one in statements}))
                says = tuple(dict.fromkeys(one.subject for one in sorted(statements, key=order_of)))
                yield Change(
                    kind, self.old, self.new, matters, says, respect, before, after, witness, extent(region)
                )


_GAINED = {"whole": "added", "part": "widened"}
_LOST = {"whole": "removed", "part": "narrowed"}
COMES, GOES = ("added", "widened"), ("removed", "narrowed")
"""The classes of what a measure says, and did not say before, or says no longer."""

NO_WAY_OUT = ("correction", "restoration")
"""Kinds of exit by which nobody leaves a list."""

_OF_LISTS = {
    ("entry", "added"): "list-wider",
    ("entry", "widened"): "list-wider",
    ("entry", "removed"): "list-narrower",
    ("entry", "narrowed"): "list-narrower",
    ("exit", "added"): "new-way-out",
    ("exit", "widened"): "new-way-out",
    ("exit", "removed"): "way-out-gone",
    ("exit", "narrowed"): "way-out-gone",
}


def _named(matter: Matter, kind: str) -> str:
    if matter.kind == "exit" and matter.names[1] in NO_WAY_OUT:
        return "altered"
    return _OF_LISTS.get((matter.kind, kind), kind)


def _respects(old: Statement, new: Statement) -> tuple[str, ...]:
    return (*(("act",) if old.matter != new.matter else ()), *old.differences(new))


def _text(statement: Statement, respect: str) -> Text:
    if respect == "act":
        name = statement.matter.names[0]
        return Text(name, name)
    value = statement.get(respect)
    return Text("none", "无") if value is None else value.text


NOT_KNOWN = Text("not known", "不详")
"""Says of a clause that it is not known whether it is in force: on any day, or on the one that is asked about."""


def _days_text(clause: Clause) -> Text:
    """Return on which days a clause is in force, and of which days that is not known."""
    if not clause.days:
        return NOT_KNOWN if clause.unsure else Text("no day", "无")
    told, unsure = _span_text(clause.lasting), [_span_text(days) for days in clause.unsure]
    if not unsure:
        return told
    return Text(
        f"{told.en}, not known {' and '.join(one.en for one in unsure)}",
        f"{told.zh}（{'、'.join(one.zh for one in unsure)}不详）",
    )


def _span_text(days: Days) -> Text:
    first = "" if days.start == ALWAYS else str(days.first)
    behind = "" if days.end >= FOREVER else str(days.behind)
    return Text(f"{first or '…'} to {behind or '…'}", f"{first or '…'} 至 {behind or '…'}")


def _matched(gained: Parts, lost: Parts) -> Iterator[tuple[Statement, Statement]]:
    """Yield what may have taken the place of what, the most alike first."""
    found = [
        (len(_respects(old, new)), order_of(old), order_of(new), new, old)
        for new in gained
        for old in lost
        if old.matter == new.matter or _act_moved(old.matter, new.matter)
    ]
    for _, _, _, new, old in sorted(found, key=lambda item: item[:3]):
        yield new, old


def order_of(statement: Statement) -> str:
    """Return the key by which statements are put in order: what they are about, then what they say."""
    return repr((statement.matter, [(name, value.key) for name, value in statement.said]))


def _act_moved(old: Matter, new: Matter) -> bool:
    """Tell whether one act is above the other."""
    return old.kind == new.kind == "act" and comparable(old.names[0], new.names[0]) is not None


def changes_between(
    world: World, old: Clause | None, new: Clause | None, before: Book, after: Book
) -> Iterator[Change]:
    """Yield how what is said changes where one clause takes the place of another, or of none."""
    gained = {
        statement: left
        for statement, region in (new.statements.items() if new else ())
        if (left := before.lacks(statement, region))
    }
    lost = {
        statement: left
        for statement, region in (old.statements.items() if old else ())
        if (left := after.lacks(statement, region))
    }
    if gained or lost:
        finder = _Finder(world, old, new)
        finder.compare(gained, lost)
        yield from finder.changes()
