"""Rules of lists as clauses: grounds of entry, ways out, and what is said of the list itself, over time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.wording import listed, named
from mou_compiler.comparison.measures import (
    acting,
    basis_value,
    bodies_named,
    procedure_value,
    refs_value,
    term_value,
)
from mou_compiler.comparison.pairing import Named
from mou_compiler.comparison.plain import plain
from mou_compiler.comparison.statement import Clause, Matter, Statement, Value
from mou_compiler.corpus.schema.declarations import Bar, Declaration, Entry, Exit, List, ListRule
from mou_compiler.corpus.schema.values import Condition, Ref, Unknown
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.joining import Side
from mou_compiler.interpret.listrules import ListRules, RuleInForce
from mou_compiler.meaning.boxes import Box, everything, normal
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.meaning.region import Region, meet_all, spread, subtract_all
from mou_compiler.meaning.world import Holding
from mou_compiler.words import FORCES, Text

_Part = tuple[str, Value | None]


class ListClause(NamedTuple):
    """A part of a rule of a list: which list and rule, and the ground of entry or way out; the rule itself for none."""

    list: str
    rule: RuleInForce
    part: Entry | Exit | None

    @property
    def kind(self) -> str:
        """`entry`, `exit`, or `itself`."""
        return (
            "entry" if isinstance(self.part, Entry) else "exit" if isinstance(self.part, Exit) else "itself"
        )

    @property
    def number(self) -> str:
        """The number of the part within the rule."""
        return self.part.id.rpartition("/")[2] if self.part is not None else ""

    @property
    def key(self) -> str:
        """By what it is known: the text that lays it down, the list, and its number there."""
        home = self.rule.document.id if self.rule.document is not None else ""
        return f"{home} {self.list} {self.kind} {self.number}"


class ListClauses:
    """The rules of the lists of one side as clauses, of all days or of one alone."""

    def __init__(self, side: Side, day: int | None = None) -> None:
        self.side = side
        self._day = day
        self._rules = ListRules(side.own, side.timeline)
        self.enforcers = Enforcers(side.corpus, side.timeline, territories=side.world.territories)

    def rules(self, list_: str) -> tuple[RuleInForce, ...]:
        """Return the rules of a list that are asked about, or what a rating says of its grades."""
        own = self.side.own
        found = self._rules.of(list_) if list_ in own.lists else self._rules.of_rating(list_)
        return tuple(item for item in found if self._day is None or self._day in item.days)

    def words(self, list_: str) -> Hashable:
        """Return all that is said of a list, word for word, with the days and the places in which it is."""
        return (
            self.keepers(list_),
            *((plain(item.rule), item.places, self._days(item)) for item in self.rules(list_)),
        )

    def _days(self, item: RuleInForce) -> Days:
        return item.days if self._day is None else ALL_DAYS

    def keepers(self, list_: str) -> frozenset[str]:
        """Return who keeps a list, as its rules name them, or a rating."""
        keepers = [self._keeper(list_, item.rule) for item in self.rules(list_)]
        return frozenset(keeper.id for keeper in keepers if isinstance(keeper, Ref))

    def _keeper(self, list_: str, rule: ListRule) -> Ref | Unknown | None:
        if list_ not in self.side.own.lists:
            return self.side.own.ratings[list_].keeper
        return rule.keeper if isinstance(rule, List) else None

    def parts(self, list_: str) -> Iterator[ListClause]:
        """Yield the parts of every rule of a list."""
        for item in self.rules(list_):
            yield ListClause(list_, item, None)
            for entry in item.rule.entries:
                yield ListClause(list_, item, entry)
            for exit_ in item.rule.exits:
                yield ListClause(list_, item, exit_)

    def named(self, part: ListClause) -> Named:
        """Return a part as pairing sees it; of the same number in any text, it is the same part."""
        word = plain(part.part) if part.part is not None else None
        where = (part.rule.places, self._days(part.rule))
        return Named(part.key, (part.list, part.kind, word, *where), (part.list, part.kind, part.number))

    def clause(self, part: ListClause) -> Clause:
        """Return a part of a rule as a clause."""
        item = part.rule
        if isinstance(part.part, Entry):
            made = self._entry(part.list, item, part.part)
        elif isinstance(part.part, Exit):
            made = self._exit(part.list, item, part.part)
        else:
            made = self._itself(part.list, item)
        statements = {one: region for one, region in made if region}
        if self._day is not None:
            statements = {one: spread(region, self._day) for one, region in statements.items()}
        declaration: Declaration = part.part if part.part is not None else item.rule
        number = item.document.number if item.document is not None else None
        home = number if isinstance(number, str) else part.list
        return Clause(
            declaration.id, part.kind, declaration, home, part.number, self._days(item), statements, item.days,
            laid_down_by="" if item.document is None else item.document.id,
        )  # fmt: skip

    # --- what is said -----------------------------------------------------------------------------------

    def _entry(self, list_: str, item: RuleInForce, entry: Entry) -> Iterator[tuple[Statement, Region]]:
        region = self._among(item, entry.subjects, self._held_by(list_))
        if entry.when is not None:
            region = self._met(region, entry.when)
        number = entry.id.rpartition("/")[2]
        for exclusion in item.rule.exclusions:
            if not exclusion.entries or number in exclusion.entries:
                out = self._among(item, exclusion.subjects, -1)
                if exclusion.when is not None:
                    out = self._met(out, exclusion.when)
                region = subtract_all(self.side.world, region, out)
        force = FORCES.named(entry.force or "mandatory")
        said = _said(
            ("force", Value(force.en, Text(force.en, force.zh))),
            ("term", term_value(entry.term or item.rule.term)),
            ("publicity", term_value(entry.publicity or item.rule.publicity)),
            ("basis", basis_value(self.side.own, entry.basis)),
            ("approval", refs_value(self.side.own, entry.approval)),
        )
        for conduct in [ref.id for ref in entry.conduct] or [""]:
            yield Statement(Matter("entry", (list_, conduct)), said), region

    def _exit(self, list_: str, item: RuleInForce, exit_: Exit) -> Iterator[tuple[Statement, Region]]:
        region = self._listed(list_, item)
        if exit_.when is not None:
            region = self._met(region, exit_.when)
        for bar in item.rule.bars:
            if _concerns(bar, exit_):
                out: Region = self._listed(list_, item)
                if bar.when is not None:
                    out = self._met(out, bar.when)
                region = subtract_all(self.side.world, region, out)
        grounds = [entry for entry in item.rule.entries if entry.id.rpartition("/")[2] in exit_.entries]
        acts = self.side.own.acts
        only = sorted({ref.id for entry in grounds for ref in entry.conduct} or set(exit_.entries))
        said = _said(
            ("after", term_value(exit_.after)),
            ("off", refs_value(self.side.own, sorted(exit_.off, key=lambda ref: ref.id))),
            ("needs", refs_value(self.side.own, sorted(exit_.needs, key=lambda ref: ref.id))),
            ("within", term_value(exit_.within)),
            ("approval", refs_value(self.side.own, exit_.approval)),
            ("basis", basis_value(self.side.own, exit_.basis)),
            ("restarts", term_value(exit_.fresh_term)),
            (
                "grounds",
                Value(tuple(only), listed(named(acts.get(id_), id_) for id_ in only)) if only else None,
            ),
        )
        yield Statement(Matter("exit", (list_, exit_.kind or "")), said), region

    def _itself(self, list_: str, item: RuleInForce) -> Iterator[tuple[Statement, Region]]:
        rule = item.rule
        keeper = self._keeper(list_, rule)
        said = _said(
            ("term", None if rule.entries else term_value(rule.term)),
            ("publicity", None if rule.entries else term_value(rule.publicity)),
            ("published", _plain_value(rule.published)),
            ("notice", procedure_value(self.side.own, rule.notice)),
            ("objection", procedure_value(self.side.own, rule.objection)),
            ("review", procedure_value(self.side.own, rule.review)),
            ("locks", _plain_value(rule.locks)),
        )
        listed = self._listed(list_, item)
        if not isinstance(keeper, Ref):
            if said:
                yield Statement(Matter("itself", (list_,)), said), listed
            return
        for part, bodies in acting(self.enforcers, self.side.world, (keeper.id,), listed):
            who = bodies_named(self.side.own, bodies or (keeper.id,))
            said_so = who if bodies else Text(f"nobody for {who.en}", f"无人接替{who.zh}")
            kept = Value((bodies or (keeper.id,), bool(bodies)), said_so)
            yield Statement(Matter("itself", (list_,)), _said(*said, ("keeper", kept))), part

    # --- where ------------------------------------------------------------------------------------------

    def _held_by(self, list_: str) -> int:
        return self.side.world.covers[list_]

    def _among(self, item: RuleInForce, subjects: tuple[Ref, ...], mask: int) -> Region:
        world = self.side.world
        if subjects:
            mask &= world.subjects.union(ref.id for ref in subjects)
        kinds = world.subjects.everything & mask
        return [box._replace(subjects=kinds) for box in self._binding(item)] if kinds else []

    def _listed(self, list_: str, item: RuleInForce) -> Region:
        world = self.side.world
        held = world.bit(Holding(list_, None)) if list_ in self.side.own.lists else 0
        found = (normal(world, box._replace(held=held)) for box in self._binding(item))
        return [box for box in found if box is not None]

    def _binding(self, item: RuleInForce) -> list[Box]:
        """Return where a rule is in force, and binds."""
        whole = everything(self.side.world)
        return [
            whole._replace(territories=mask, start=days.start, end=days.end)
            for days, mask in self.side.world.territories.over(item.places, item.days)
            if mask
        ]

    def _met(self, region: Region, condition: Condition) -> Region:
        return meet_all(self.side.world, region, self.side.lowering.region(condition, None))


def _concerns(bar: Bar, exit_: Exit) -> bool:
    number = exit_.id.rpartition("/")[2]
    return number not in bar.excepted and (not bar.exits or number in bar.exits)


def _said(*parts: _Part) -> tuple[tuple[str, Value], ...]:
    return tuple(
        sorted(((name, value) for name, value in parts if value is not None), key=lambda pair: pair[0])
    )


def _plain_value(value: object) -> Value | None:
    if value in (None, ()):
        return None
    key = plain(value)
    return Value(key, Text("as the rule says", "依规则"))


__all__ = ["ListClause", "ListClauses", "ListRule"]
