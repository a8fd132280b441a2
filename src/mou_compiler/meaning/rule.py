"""A rule: where it holds, what overrides it, and what it does (grammar/meaning.md, Rules and Effects)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.region import Diagram, Region, contains, join_all, subtract_all
from mou_compiler.meaning.world import World

STRENGTH = {
    "prohibit": ("burden", 8), "remove": ("burden", 2), "downgrade": ("burden", 1), "restrict": ("burden", 5),
    "cap": ("burden", 4), "condition": ("burden", 3), "review-strictly": ("burden", 2), "inspect": ("burden", 1),
    "oblige": ("burden", 0), "charge": ("burden", 0),
    "exempt": ("benefit", 4), "grant": ("benefit", 3), "assist": ("benefit", 2), "encourage": ("benefit", 1),
    "upgrade": ("benefit", 0), "prefer": ("benefit", 0), "inspect-less": ("benefit", 0),
    "publish": ("neutral", 0), "withhold": ("neutral", 0), "refer": ("neutral", 0),
    "leave-free": ("neutral", 0),
}  # fmt: skip
"""Side and strength of each modality; strengths compare within a scale, and 0 with itself alone."""

HELD = ("remove", "downgrade")
"""What concerns a status held: to refuse what is asked for takes nothing away."""

HIDING = ("prohibit", "withhold", "exempt")
"""What keeps an act from being published."""

FORCE_STRENGTH = {"mandatory": 3, "may": 2, "reference": 1}


class Enforcer(NamedTuple):
    """An agency or role as declared, and how it takes part: sole, joint or cooperating."""

    id: str
    part: str


class Duration(NamedTuple):
    """A term that can be compared: kind, least and most length in days, unit of the least, and start event.

    Lengths in different calendars (working days against days) cannot be compared; `unit` tells them apart.
    """

    kind: str
    least: int
    most: int
    unit: str
    start: str


class Effect(NamedTuple):
    """One modality over one act, with its cap as text where it has one."""

    modality: str
    act: str
    cap: str

    @property
    def side(self) -> str:
        """`burden`, `benefit` or `neutral`."""
        return STRENGTH[self.modality][0]

    @property
    def scale(self) -> str:
        """The modalities with which this one compares: those of its side, of a status held, or itself alone."""
        side, strength = STRENGTH[self.modality]
        return "held" if self.modality in HELD else side if strength else self.modality

    @property
    def strength(self) -> int:
        """How strong the modality is among those of its scale."""
        return STRENGTH[self.modality][1]


class Leave(NamedTuple):
    """A body that may waive a rule, and where it may."""

    body: str
    region: Region


class Rule(NamedTuple):
    """A measure as its meaning: the union of `boxes`, days included, less what overrides it.

    `trigger` identifies what sets it off, equal for rules set off by the same; `lists` are those it names.
    `relations` says for each box by which relation the subject reaches whoever is listed, empty for itself; where
    `boxes` is a diagram, `ways` gives each relation with the situations reached by it.
    `leaves` are the exceptions by permission, which do not keep it from applying. `approval` are the bodies that must
    approve it, `applied` is whoever must apply for it, and `weight` how much it weighs as a reference; empty for none.
    """

    id: str
    document: str
    boxes: Region
    relations: tuple[str, ...]
    overriders: tuple[str, ...]
    effects: tuple[Effect, ...]
    enforcers: tuple[Enforcer, ...]
    force: str
    term: Duration | None
    trigger: str
    lists: tuple[str, ...]
    leaves: tuple[Leave, ...] = ()
    ways: tuple[tuple[str, Region], ...] = ()
    within: Duration | None = None
    approval: tuple[str, ...] = ()
    applied: str = ""
    weight: str = ""


class RuleBook:
    """The rules of a corpus in one world, by id, with where each applies."""

    def __init__(self, world: World, rules: Mapping[str, Rule]) -> None:
        self._world = world
        self._rules = rules
        self._regions: dict[str, Region] = {}
        self._cyclic = cyclic_overrides(
            {rule.id: [id_ for id_ in rule.overriders if id_ in rules] for rule in rules.values()}
        )

    @property
    def world(self) -> World:
        """The world of all rules."""
        return self._world

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by id."""
        return self._rules

    @property
    def cyclic(self) -> frozenset[frozenset[str]]:
        """The pairs of rules of which each overrides the other, over any number of steps."""
        return self._cyclic

    def overriders(self, rule: Rule) -> list[Rule]:
        """Return the rules that override this one; overrides that run in a circle do not count."""
        return [
            self.rules[id_]
            for id_ in rule.overriders
            if id_ in self.rules and frozenset((id_, rule.id)) not in self.cyclic and id_ != rule.id
        ]

    def region(self, rule: Rule) -> Region:
        """Return the situations in which a rule applies."""
        if not rule.overriders:
            return rule.boxes
        found = self._regions.get(rule.id)
        if found is None:
            found = self._regions[rule.id] = self._cut(rule)
        return found

    def _cut(self, rule: Rule) -> Region:
        """Return where a rule applies, worked out anew."""
        found = subtract_all(self.world, rule.boxes, self._blocked(rule))
        return found if isinstance(found, Diagram) else tuple(found)

    def _blocked(self, rule: Rule) -> Region:
        return join_all(self.world, [self.region(other) for other in self.overriders(rule)])

    def region_by(self, rule: Rule, relation: str) -> Region:
        """Return the situations in which a rule applies by way of one relation."""
        if len(set(rule.relations)) == 1:
            return self.region(rule) if rule.relations[0] == relation else ()
        reached: Region
        if isinstance(rule.boxes, Diagram):
            reached = join_all(self.world, [region for name, region in rule.ways if name == relation])
        else:
            pairs = zip(rule.boxes, rule.relations, strict=True)
            reached = tuple(box for box, by in pairs if by == relation)
        return self.left_by_overriders(rule, reached)

    def left_by_overriders(self, rule: Rule, region: Region) -> Region:
        """Return what the overriders of a rule leave of a region."""
        return subtract_all(self.world, region, self._blocked(rule)) if rule.overriders else region

    def applies(self, rule: Rule, situation: Witness) -> bool:
        """Tell whether a rule applies in a situation, by the definition and not by regions."""
        if not contains(self.world, rule.boxes, situation):
            return False
        return not any(self.applies(other, situation) for other in self.overriders(rule))


def cyclic_overrides(overridden: Mapping[str, Sequence[str]]) -> frozenset[frozenset[str]]:
    """Return the pairs (overrider, overridden) that lie on a circle of overrides, given by what is overridden."""
    edges = {rule: list(overriders) for rule, overriders in overridden.items() if overriders}
    component = _components(edges)
    return frozenset(
        frozenset((rule, other))
        for rule, others in edges.items()
        for other in others
        if component.get(rule) == component.get(other)
    )


def _components(edges: dict[str, list[str]]) -> dict[str, int]:
    """Return the number of the strongly connected component of each node (Tarjan 1972, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    component: dict[str, int] = {}
    stack: list[str] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    stack.append(successor)
                    work.append((successor, iter(edges.get(successor, ()))))
                    break
                if successor not in component:
                    low[node] = min(low[node], index[successor])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    while True:
                        member = stack.pop()
                        component[member] = index[node]
                        if member == node:
                            break
    return component


def components(edges: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Return the strongly connected components that hold a circle, each in order of id."""
    found: dict[int, list[str]] = {}
    for node, number in _components(edges).items():
        found.setdefault(number, []).append(node)
    return sorted(
        tuple(sorted(members))
        for members in found.values()
        if len(members) > 1 or members[0] in edges.get(members[0], ())
    )


def comparable(one: str, other: str) -> str | None:
    """Return the longer of two act paths where one is a prefix of the other, step by step; None otherwise."""
    if lies_within(one, other):
        return one
    return other if lies_within(other, one) else None


def lies_within(act: str, whole: str) -> bool:
    """Tell whether an act path is another, or stands below it, step by step."""
    return act == whole or act.startswith(f"{whole}.")
