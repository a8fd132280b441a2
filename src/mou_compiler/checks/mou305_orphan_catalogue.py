"""Orphan of catalogue: a burden outside the closed set of measures permitted at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import counted, document_named, kinds_named, measure_in, named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, alone, in_order, related, to_date, together
from mou_compiler.corpus.schema.declarations import Catalogue, Measure, Permission
from mou_compiler.corpus.schema.values import Ref, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import subjects_of
from mou_compiler.meaning.rule import Effect, lies_within
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
rank notice "Notice" "通知"
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
instrument rule-1 "Rule" "规定" {
    rank notice
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
"""

CHECK = Check(
    code="MOU305",
    name="orphan-catalogue",
    category=Category.ORPHAN,
    severity=Severity.WARNING,
    what=Text(
        "A burden that no item of the catalogue in force permits, or that reaches subjects whom the item does not; or an item of a lower catalogue that repeats one of a higher level.",
        "清单中没有事项准许该负担，或该负担及于事项所不及的主体；或下级清单重复上级清单的事项。",
    ),
    why=Text(
        "Where a catalogue closes the set of measures, what is not in it may not be done (grammar/meaning.md, Orphans).",
        "清单封闭之处，清单之外的措施不得实施（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "add an item, narrow the measure, or end it",
        "增补事项，缩小措施，或终止该措施",
    ),
    failing=_GIVEN
    + """
catalogue national "National" "全国清单" {
    in force from 2021-01-01
    permission 1 "Trains" "火车" { acts travel.rail.first-class }
}
""",
    passing=_GIVEN
    + """
catalogue national "National" "全国清单" {
    in force from 2021-01-01
    permission 1 "Trains" "火车" { acts travel.rail }
}
""",
)


class _Binding(NamedTuple):
    """A catalogue, the days on which it binds, and the territory in which it does; none is everywhere."""

    catalogue: Catalogue
    days: Days
    reach: tuple[str, ...]


class _Bindings(NamedTuple):
    """All catalogues in order, and the numbers of those that bind measures on any list, on each and its parts, and around it."""

    all: list[_Binding]
    on_any: list[int]
    on_list: dict[str, list[int]]
    around: dict[str, list[int]]

    def on(self, lists: Iterable[tuple[str, ...]]) -> list[_Binding]:
        """Return the catalogues that bind measures on some lists, each given with those that it is part of, in order."""
        found = {number for list_, *_ in lists for number in self.around.get(list_, ())}
        found |= {number for wholes in lists for list_ in wholes for number in self.on_list.get(list_, ())}
        return [self.all[number] for number in sorted(found.union(self.on_any))]


def _catalogue_days(view: View) -> dict[str, Days]:
    """Return the days of each catalogue, until another edition replaces it."""
    return {id_: view.timeline.catalogue_days(each) for id_, each in view.corpus.catalogues.items()}


def _bindings(view: View) -> _Bindings:
    days = view.sum_up(_catalogue_days)
    found = _Bindings([], [], {}, {})
    for number, catalogue in enumerate(view.corpus.catalogues.values()):
        place = catalogue.territory
        reach = (place.id,) if isinstance(place, Ref) else ()
        found.all.append(_Binding(catalogue, days[catalogue.id], reach))
        if not catalogue.lists:
            found.on_any.append(number)
        for ref in catalogue.lists:
            found.on_list.setdefault(ref.id, []).append(number)
            for whole in wholes_of(view.corpus, ref.id):
                found.around.setdefault(whole, []).append(number)
    return found


def _applicable(
    view: View, bindings: _Bindings, measure: Measure, on: Days
) -> Iterator[tuple[Days, Catalogue]]:
    """Yield the catalogues that bind a measure, by list, territory and day."""
    territories = view.rules.world.territories
    wanted = view.norms.territories(measure)
    lists = [wholes_of(view.corpus, list_) for list_ in view.rules.rules[measure.id].lists]
    for binding in bindings.on(lists):
        days = binding.days.meet(on)
        for shared in territories.shared(wanted, binding.reach, days) if days else ():
            yield shared, binding.catalogue


def _bound(view: View, id_: str) -> list[Measure]:
    """Return the burdens of a document that is not itself of a rank that may burden."""
    document = view.corpus.documents[id_]
    rank = document.rank
    free = isinstance(rank, Ref) and rank.id in view.corpus.ranks and view.corpus.ranks[rank.id].may_burden
    burdening = view.burdening_in(id_)
    return [] if free else [measure for measure in document.measures if measure.id in burdening]


def _not_permitted(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for the burdens of a document without item, and one for each that reaches too many subjects."""
    bindings = view.sum_up(_bindings)
    outside: dict[str, list[Affected]] = {}
    for measure in _bound(view, id_):
        barred: list[Days] = []
        beyond: list[tuple[Days, Permission, str]] = []
        for days, items in _items(view, bindings, measure):
            permitting = [
                [item for item in items if _permits(item, measure, effect)]
                for effect in view.rules.rules[measure.id].effects
                if effect.side == "burden"
            ]
            if not all(permitting):
                barred.append(days)
            else:
                beyond += [(days, item, kind) for item, kind in _beyond(view, measure, permitting)]
        outside.setdefault(measure.document, []).extend(affects(measure, barred))
        for affected in affects(measure, [days for days, _, _ in beyond]):
            yield _beyond_finding(view, affected, beyond[0][1], beyond[0][2])
    for document, found in sorted(outside.items()):
        ordered = in_order(found)
        if not ordered:
            continue
        yield CHECK.finding(
            Text(
                f"no item of the catalogue in force permits {counted(len(ordered))} of {document_named(view, document).en}",
                f"现行清单中没有事项准许{document_named(view, document).zh}的{len(ordered)}项措施",
            ),
            ordered[0].measure.place,
            cause=Cause.of("not-permitted", document=document),
            related=related(ordered[1:]),
            **together(ordered),
        )


def _items(view: View, bindings: _Bindings, measure: Measure) -> Iterator[tuple[Days, list[Permission]]]:
    """Yield the stretches, in order, on which catalogues of known contents bind a measure, with their items."""
    binding = [
        found
        for days in view.timeline.stretches(measure)
        for found in _applicable(view, bindings, measure, days)
    ]
    edges = sorted({edge for stretch, _ in binding for edge in stretch})
    for start, end in pairwise(edges):
        catalogues = [catalogue for stretch, catalogue in binding if start in stretch]
        if catalogues and all(map(_is_known, catalogues)):
            yield Days(start, end), [item for catalogue in catalogues for item in catalogue.permissions]


def _is_known(catalogue: Catalogue) -> bool:
    """Tell whether all that a catalogue permits could be read; where an item names an act that is none, any may be meant."""
    if isinstance(catalogue.partial, Unknown) or catalogue.unread - {"basis", "level"}:
        return False
    return all(
        "provisions" not in item.unread and all(ref.found for ref in item.provisions)
        for item in catalogue.permissions
    )


def _permits(permission: Permission, measure: Measure, effect: Effect) -> bool:
    """Tell whether an item permits a burden of a measure, by name or by act and modality."""
    if any(ref.id == permission.id for ref in measure.permission):
        return True
    if permission.modalities and effect.modality not in permission.modalities:
        return False
    return any(lies_within(effect.act, ref.id) for ref in permission.provisions)


def _beyond(
    view: View, measure: Measure, permitting: list[list[Permission]]
) -> Iterator[tuple[Permission, str]]:
    """Yield, if some burden reaches subjects whom none of the items that permit it does, an item and a kind."""
    subjects = view.rules.world.subjects
    reached = subjects_of(view.rules.rules[measure.id].boxes)
    for items in permitting:
        allowed = 0
        for item in items:
            known = "subjects" not in item.unread and all(ref.found for ref in item.subjects)
            kinds = item.subjects if known else ()
            allowed |= subjects.union(ref.id for ref in kinds) if kinds else subjects.everything
        beyond = reached & ~allowed
        if beyond:
            yield items[0], subjects.first(beyond)
            return


def _beyond_finding(view: View, affected: Affected, item: Permission, subject: str) -> Finding:
    name, kind = measure_in(view, affected.measure), kinds_named(view.corpus, subject)
    return CHECK.finding(
        Text(
            f"{name.en} reaches {kind.en}, whom the catalogue item that permits it does not",
            f"{name.zh}及于{kind.zh}，而准许它的清单事项不及于此",
        ),
        affected.measure.place,
        cause=Cause.of("beyond-permission", measure=affected.measure.id, permission=item.id, subject=subject),
        related=[Related(named(item, item.id), item.place)],
        **alone(affected),
    )


def _repeated(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for each item of a catalogue that repeats one of a higher catalogue."""
    days_of_each = view.sum_up(_catalogue_days)
    catalogue = view.corpus.catalogues[id_]
    for parent in catalogue.parent:
        higher = view.corpus.catalogues.get(parent.id)
        if higher is None:
            continue
        days = days_of_each[catalogue.id].meet(days_of_each[higher.id])
        for permission in catalogue.permissions if days else ():
            for other in higher.permissions:
                if _key(permission) == _key(other) and permission.provisions:
                    yield CHECK.finding(
                        Text(
                            f"{named(permission, permission.id).en} repeats {named(other, other.id).en} of the higher catalogue",
                            f"{named(permission, permission.id).zh}重复上级清单的{named(other, other.id).zh}",
                        ),
                        permission.place,
                        Text("remove it from the lower catalogue", "从下级清单中删去"),
                        cause=Cause.of("repeated-permission", permission=permission.id, other=other.id),
                        related=[Related(named(other, other.id), other.place)],
                        since=to_date(days.start),
                        until=to_date(days.end),
                    )


def _key(permission: Permission) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(ref.id for ref in permission.provisions), frozenset(permission.modalities)


PARTS = (Part(documents, _not_permitted), Part(lambda view: view.corpus.catalogues, _repeated))
