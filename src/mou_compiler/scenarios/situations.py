"""A scenario as a situation: what is not said takes its simplest value (grammar/meaning.md, Situations)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from mou_compiler.analysis.typed_values import currencies, misfit
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named
from mou_compiler.corpus.schema.declarations import Scenario
from mou_compiler.corpus.schema.values import Amount, Attached, Day, Given, Length
from mou_compiler.interpret.counting import Counter, Counting, window_of
from mou_compiler.interpret.domain import number_of
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.world import Holding, of_party, principal_dimension, relation_of, way_of

MOST = 2
"""To so many a subject is attached by one relation at most: questions are about two measures."""


class Impossible(Exception):  # noqa: N818 -- it is a person's mistake on its way to a message, not a failure
    """A scenario that speaks of no situation: the reason in English and Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh


def situation_of(view: View, scenario: Scenario) -> Witness:
    """Return the situation of a scenario; raise Impossible where there can be none."""
    world = view.rules.world
    if not isinstance(scenario.day, Day) or not scenario.subject or scenario.territory is None:
        raise Impossible("the day, subject and territory must be known", "日期、主体与地域须为已知")
    known = all(ref.id in view.corpus.subjects for ref in scenario.subject)
    subject = world.subjects.number_of(ref.id for ref in scenario.subject)
    territory = world.territories.index.get(scenario.territory.id)
    if subject is None and known:
        raise _of_no_such_kind(view, scenario)
    if subject is None or territory is None:
        raise Impossible("its subject or territory is not declared", "其主体或地域未声明")
    if not world.territories.everything >> territory & 1:
        raise Impossible(
            f"`{scenario.territory.id}` is wholly its parts; name one of them",
            f"「{scenario.territory.id}」已全部划分为下级地域，请写明其中之一",
        )
    # What no measure asks of those to whom one is attached decides nothing.
    way = _ways(scenario)
    held, cells = 0, {name: cell for name, cell in _values(view, scenario, way) if name in world.dimensions}
    for holding in (item for line in scenario.holdings for item in line):
        held |= world.bit(Holding(holding.list.id, way(holding.by)))
    for by in _attached(scenario):
        if by.kind is not None:
            principal = world.subjects.number_of([by.kind.id])
            if principal is None:
                raise Impossible("nobody is of that kind", "没有该类主体")
            cells[principal_dimension(way(by) or "")] = principal
    allowed = world.allowed(held)
    if not allowed.subjects >> subject & 1:
        raise _not_listed(view, subject, held)
    said = {name for by in _attached(scenario) if (name := way(by)) is not None and name in world.relations}
    for name in sorted(said):
        if not world.relations[name].attached >> subject & 1:
            raise Impossible(
                f"no such subject is attached to anybody by {relation_of(name)}",
                f"该类主体不可能经由「{relation_of(name)}」与他人关联",
            )
    open_ = {name: world.relations[name].principals for name in said}
    for relation, principals in (open_ | dict(allowed.principals)).items():
        name = principal_dimension(relation)
        cell = cells.setdefault(name, world.dimensions[name].simplest(principals))
        if not principals >> cell & 1:
            raise Impossible(
                f"whom it is attached to by {relation} cannot be on that list, or be of that kind",
                "其所关联的主体不可能列入该名单，或不可能属于该类",
            )
    return Witness(subject, territory, scenario.day.last.toordinal(), held, tuple(sorted(cells.items())))


def _of_no_such_kind(view: View, scenario: Scenario) -> Impossible:
    """Return why there is no such subject: the kinds that nobody is all of, or that there are too many to tell apart."""
    apart = view.rules.world.subjects.excluding(ref.id for ref in scenario.subject)
    if not apart:
        return Impossible(
            "so many kinds are declared that a subject of all of these is not told apart",
            "所声明的主体类别过多，无法区分同属这些类别的主体",
        )
    kinds = joined(named(view.corpus.subjects.get(id_), id_) for id_ in apart)
    return Impossible(f"nobody is {kinds.en} at once", f"没有主体同时属于{kinds.zh}")


def _not_listed(view: View, subject: int, held: int) -> Impossible:
    """Return why no such subject can have these holdings: the first that it cannot have, or the first two together."""
    world = view.rules.world
    members = sorted(world.members(held), key=lambda item: (item.list, item.relation or ""))
    fewest = next(
        some
        for some in (*((one,) for one in members), *combinations(members, 2))
        if not world.allowed(sum(map(world.bit, some))).subjects >> subject & 1
    )
    lists = joined(named(view.corpus.lists.get(item.list), item.list) for item in fewest)
    relation = fewest[0].relation
    if relation is not None:
        way = named(view.corpus.relations.get(relation_of(relation)), relation_of(relation))
        return Impossible(
            f"no such subject can be attached by {way.en} to one on {lists.en}",
            f"该类主体不可能经由{way.zh}与列入{lists.zh}者关联",
        )
    if len(fewest) == 1:
        return Impossible(f"no such subject can be on {lists.en}", f"该类主体不可能列入{lists.zh}")
    return Impossible(f"no such subject can be on {lists.en} together", f"该类主体不可能同时列入{lists.zh}")


def _attached(scenario: Scenario) -> list[Attached]:
    """Return each of those of whom a scenario says something, as often as it does."""
    said = [item.by for line in scenario.holdings for item in line] + [item.by for item in scenario.given]
    return [by for by in said if by is not None]


def _ways(scenario: Scenario) -> Callable[[Attached | None], str | None]:
    """Return what tells by which way something is said of another than the subject.

    What is said of one of another kind is said of another one, and so is what is said of `RELATION@2`.
    """
    kinds: dict[tuple[str, int], str] = {}
    found: dict[Attached, str] = {}
    for by in sorted(_attached(scenario), key=lambda item: -item.number):
        kind = by.kind.id if by.kind is not None else ""
        number = by.number
        if number == 1 and kind and kinds.setdefault((by.relation.id, 1), kind) != kind:
            number = MOST
        if number > MOST or (kind and kinds.setdefault((by.relation.id, number), kind) != kind):
            raise Impossible(
                f"it is attached to more than two by {by.relation.id}",
                f"经由「{by.relation.id}」关联的主体多于两个",
            )
        found[by] = way_of(by.relation.id, number)
    return lambda by: None if by is None else found[by]


def _values(
    view: View, scenario: Scenario, way: Callable[[Attached | None], str | None]
) -> Iterator[tuple[str, int]]:
    world = view.rules.world
    counting = Counting(view.corpus)
    counts: dict[tuple[str, str | None], dict[tuple[str, Length], int]] = {}
    for given in scenario.given:
        relation = way(given.by)
        if given.window is not None:
            said = counts.setdefault((counting.name(given.name.id), relation), {})
            said[given.name.id, given.window] = int(_number(given))
            continue
        dimension = world.dimensions.get(given.name.id)
        declared = view.corpus.attributes.get(given.name.id)
        if relation is not None and declared is not None and declared.own:
            raise Impossible(
                f"`{given.name.id}` is always one's own: say it without `via`",
                f"「{given.name.id}」始终指主体自身：请不要写「经由」",
            )
        if declared is not None and isinstance(given.value, bool) and declared.type != "flag":
            raise Impossible(
                f"`{given.name.id}` is a {declared.type}; it is not true or false: say its value",
                f"「{given.name.id}」不是「是否」类型：请写明其值",
            )
        if declared is not None and not isinstance(given.value, bool | str):
            reason = misfit(declared, given.value, view.sum_up(currencies))
            if reason is not None:
                raise Impossible(reason.en, reason.zh)
        if dimension is not None:
            yield of_party(given.name.id, relation), _cell(dimension, given)
    for (name, relation), said in counts.items():
        dimension = world.dimensions.get(name)
        if dimension is not None:
            yield of_party(name, relation), _count_cell(counting, dimension, said)


def _number(given: Given) -> Decimal:
    assert isinstance(given.value, Amount | date)
    return number_of(given.value)


def _cell(dimension: Dimension, given: Given) -> int:
    if isinstance(given.value, bool):
        return int(given.value)
    if isinstance(given.value, str):
        if given.value in dimension.cells:
            return dimension.cells.index(given.value)
        cell = -1
    else:
        cell = dimension.locate(_number(given))
    if cell < 0:
        raise Impossible(f"`{given.name.id}` has no such value", f"「{given.name.id}」没有这样的值")
    return cell


def _count_cell(counting: Counting, dimension: Dimension, said: dict[tuple[str, Length], int]) -> int:
    mask = dimension.everything
    for (list_, window), number in said.items():
        mask &= counting.cells(dimension, list_, window, lambda piece, at=number: piece.contains(Decimal(at)))  # type: ignore[misc]
    counters = [(Counter(list_, window_of(window)), number) for (list_, window), number in said.items()]
    falling = any(
        counting.counts_no_more(one, other) and number > more
        for one, number in counters
        for other, more in counters
    )
    if not mask or falling:
        list_ = next(iter(said))[0]
        raise Impossible(f"no such counts of entries in `{list_}`", f"「{list_}」不可能有这样的列入次数")
    return dimension.simplest(mask)
