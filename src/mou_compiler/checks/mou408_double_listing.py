"""Double listing: two lists that take in the same conduct of the same subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.pairs import prefixes
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import act_named, named
from mou_compiler.checking.check import Check, whole
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.declarations import Entry, List
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.domain import covers
from mou_compiler.interpret.rules import duration
from mou_compiler.meaning.boxes import everything
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, meet_all, subjects_of
from mou_compiler.meaning.rule import Duration, comparable
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Forgery" "伪造" { conduct conduct.forgery; basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
act conduct.forgery "Forgery" "伪造"
agency MPS "Police" "公安部" { kind government }
"""

CHECK = Check(
    code="MOU408",
    name="double-listing",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Two lists with different keepers or terms take in the same conduct of the same subjects at the same time.",
        "两份管理机关或期限不同的名单，同时收录相同主体的相同行为。",
    ),
    why=Text(
        "One act is then answered twice, under two sets of remedies (grammar/meaning.md, Double listing; ne bis in idem).",
        "同一行为因此受到两次评价，救济途径各异（见 grammar/meaning.md「重复列入」；一事不再罚）。",
    ),
    fix=Text(
        "let one list take it in, or make one `part of` the other",
        "由其中一份名单收录，或声明其一为另一的「子名单」",
    ),
    failing=_GIVEN
    + """
list fraud "Ticket fraud" "票务欺诈" {
    kind blacklist
    keeper MPS
    covers natural-person
    entry 1 "Forged tickets" "伪造车票" { conduct conduct.forgery; basis railway-law art 3 }
    exit 1 "Paid" "缴清" { kind fulfilment }
}
""",
    passing=_GIVEN
    + """
list fraud "Ticket fraud" "票务欺诈" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Forged tickets" "伪造车票" { conduct conduct.forgery; basis railway-law art 3 }
    exit 1 "Paid" "缴清" { kind fulfilment }
}
""",
)


class _Ground(NamedTuple):
    list: List
    entry: Entry
    act: str
    days: Days
    subjects: int
    places: tuple[tuple[str, ...], ...]
    region: Region
    term: Duration | None


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each two lists, naming the conduct that both take in first; on a day, then."""
    found: dict[tuple[str, str], list[tuple[Days, str, _Ground, _Ground]]] = {}
    for one, other in _alike(_grounds(view)):
        pair = (min(one.list.id, other.list.id), max(one.list.id, other.list.id))
        act, days = comparable(one.act, other.act), one.days.meet(other.days)
        if act is None or not days or any(days.meet(other) == days for other, *_ in found.get(pair, ())):
            continue
        if one.list.id == other.list.id or _related(view, one.list, other.list):
            continue
        shared = _in_one_place(view, (*one.places, *other.places), days)
        if shared and _differ(one, other) and _share(view, one, other):
            found.setdefault(pair, []).extend((part, act, one, other) for part in shared)
    for items in found.values():
        there = [item for item in items if as_of.day is not None and as_of.day.toordinal() in item[0]]
        _, act, one, other = min(there or items, key=lambda item: item[0].start)
        names = named(one.list, one.list.id), named(other.list, other.list.id)
        yield CHECK.finding(
            Text(
                f"{act_named(view, act).en} puts the same subjects on {names[0].en} and on {names[1].en}",
                f"{act_named(view, act).zh}使相同主体同时列入{names[0].zh}与{names[1].zh}",
            ),
            one.entry.place,
            cause=Cause.of("double-listing", lists=tuple(sorted((one.list.id, other.list.id)))),
            related=[Related(names[1], other.entry.place)],
            **at_times((days for days, *_ in items), ()),
        )


def _alike(grounds: list[_Ground]) -> Iterator[tuple[_Ground, _Ground]]:
    """Yield every two grounds of comparable acts, in order of the first, then of the second."""
    by_act: dict[str, list[int]] = {}
    for number, ground in enumerate(grounds):
        by_act.setdefault(ground.act, []).append(number)
    above = (
        (number, other)
        for number, ground in enumerate(grounds)
        for act in prefixes(ground.act)
        for other in by_act.get(act, ())
        if other < number or act != ground.act
    )
    for one, other in sorted({(min(both), max(both)) for both in above}):
        yield grounds[one], grounds[other]


def _grounds(view: View) -> list[_Ground]:
    world = view.rules.world
    lowering = view.lowering
    found = []
    for list_ in view.corpus.lists.values():
        place = list_.territory
        kept = ((place.id,),) if isinstance(place, Ref) else ()
        for item in view.list_rules.surely(list_.id):
            for entry in item.rule.entries if item.days else ():
                mask = covers(view.corpus, list_.id, world.subjects)
                if entry.subjects:
                    mask &= world.subjects.union(ref.id for ref in entry.subjects)
                region = (everything(world),) if entry.when is None else lowering.region(entry.when, None)
                term = duration(entry.term or item.rule.term)
                where = (*kept, item.places) if item.places else kept
                found += [
                    _Ground(list_, entry, ref.id, item.days, mask, where, region, term)
                    for ref in entry.conduct
                ]
    return found


def _in_one_place(view: View, places: Iterable[tuple[str, ...]], days: Days) -> tuple[Days, ...]:
    """Return those of some days on which one place lies in one of each of several territories."""
    territories = view.rules.world.territories
    parts = [(days, territories.everything)]
    for ids in places:
        parts = [
            (on, there & where)
            for part, where in parts
            for on, there in territories.over(ids, part)
            if there & where
        ]
    return merged(on for on, _ in parts)


def _share(view: View, one: _Ground, other: _Ground) -> bool:
    """Tell whether one subject can meet both grounds at once."""
    both = one.subjects & other.subjects
    return bool(subjects_of(meet_all(view.rules.world, one.region, other.region)) & both)


def _related(view: View, one: List, other: List) -> bool:
    """Tell whether one list is part of the other, over any number of steps."""
    return any(wider.id in _wider(view, narrow) for narrow, wider in ((one, other), (other, one)))


def _wider(view: View, list_: List) -> set[str]:
    found: set[str] = set()
    above = list_.parent
    while above is not None and above.id not in found:
        found.add(above.id)
        declared = view.corpus.lists.get(above.id)
        above = declared.parent if declared else None
    return found


def _differ(one: _Ground, other: _Ground) -> bool:
    keeper, keeper2 = one.list.keeper, other.list.keeper
    if isinstance(keeper, Ref) and isinstance(keeper2, Ref) and keeper.id != keeper2.id:
        return True
    return one.term is not None and other.term is not None and one.term != other.term


PARTS = (whole(_tell),)
