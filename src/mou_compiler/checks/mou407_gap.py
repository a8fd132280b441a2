"""Gap: situations left open where a document says that its measures are complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from mou_compiler.analysis.boxes_told import by_names_of_places, opened
from mou_compiler.analysis.ranges import ranges, ranges_text
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import document_named, named, shown, situation
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import to_date
from mou_compiler.corpus.schema.declarations import Declaration, Document
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Severity, Stretch
from mou_compiler.meaning.boxes import Box, everything, normal
from mou_compiler.meaning.region import (
    Diagram,
    Region,
    diagram_of,
    extent,
    free,
    join_all,
    meet_all,
    on_day,
    smallest,
    subtract_all,
)
from mou_compiler.meaning.space import SUBJECT
from mou_compiler.meaning.world import Holding, World, own_name
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
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
"""

CHECK = Check(
    code="MOU407",
    name="gap",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "A document says that its measures are complete over an attribute, a list or kinds of subject, and some situations are left open.",
        "文件声明其措施对某属性、名单或主体类别无遗漏，却仍有情形未被覆盖。",
    ),
    why=Text(
        "In the open situations nobody knows what follows (grammar/meaning.md, Gap; Calvanese and others 2016).",
        "在未覆盖的情形下，后果不明（见 grammar/meaning.md「缺口」；Calvanese 等 2016）。",
    ),
    fix=Text(
        "add a measure for the open situations, or take back `complete over`",
        "为未覆盖的情形增补措施，或撤回「穷尽」",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    complete over fares
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares > 100元 }
    measure 2 { inspect travel.rail; when fares < 100元 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    complete over fares
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares > 100元 }
    measure 2 { inspect travel.rail; when fares <= 100元 }
}
""",
)


MOST_TOLD = 200
"""How many cases are told of a gap that would fall into too many boxes."""


def _incomplete(view: View, id_: str) -> Iterator[tuple[str, int]]:
    """Yield a document with the place of each dimension over which it is less complete than it says."""
    for place, ref in enumerate(view.corpus.documents[id_].complete):
        if ref.found and view.ask(_gap, id_, place):
            yield id_, place


def _gap(view: View, id_: str, place: int) -> Region:
    """Return the situations that a document claims by one of the dimensions over which it is complete, and leaves open."""
    world, document = view.rules.world, view.corpus.documents[id_]
    rules = [view.rules.rules[measure.id] for measure in document.measures]
    wanted = list(_claimed(view, document, document.complete[place]))
    claimed = meet_all(world, join_all(world, wanted), [_to_one(world)])
    return subtract_all(world, claimed, join_all(world, [view.rules.region(rule) for rule in rules]))


def _tell_gaps(view: View, gaps: Sequence[tuple[str, int]], as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each gap, of what is open on the day where anything is."""
    for id_, place in gaps:
        yield view.ask(_finding, id_, place, as_of.day)


def _finding(view: View, id_: str, place: int, day: date | None) -> Finding:
    world, document = view.rules.world, view.corpus.documents[id_]
    over, open_ = document.complete[place], view.ask(_gap, id_, place)
    # On a day on which nothing is open it is told as of all days, and so not of that day.
    told = on_day(open_, day) or open_
    witness = smallest(world, told)
    assert witness is not None  # the gap is not empty
    who, days = situation(view, witness), extent(open_)
    boxes = _apart(view, open_, day)
    left = _left_open(view, over, boxes)
    dimension = named(_over(view, over), over.id)
    cases = [
        Case((), shown(view, found), (Stretch(to_date(box.start), to_date(box.end)),))
        for box in boxes
        if (found := smallest(world, on_day([box], day) or [box])) is not None
    ]
    return CHECK.finding(
        Text(
            f"{who.en} is met by no measure of {document_named(view, document.id).en}, which says that it is complete over {dimension.en}{left.en}",
            f"{who.zh}不受{document_named(view, document.id).zh}任何措施规范，而该文件声明对{dimension.zh}无遗漏{left.zh}",
        ),
        over.place,
        cause=Cause.of("gap", document=document.id, over=f"{over.kind} {over.id}"),
        measures=[measure.id for measure in document.measures],
        witness=shown(view, witness),
        cases=cases,
        boxes=[opened(view, box) for box in boxes],
        since=to_date(days.start),
        until=to_date(days.end),
    )


def _left_open(view: View, over: Ref, boxes: Iterable[Box]) -> Text:
    """Return the values of an attribute that are left open in some boxes, of whatever situation."""
    world = view.rules.world
    if over.kind != "attribute":
        return Text("", "")
    masks: dict[str, int] = {}
    for box in boxes:
        for name, mask in box.cells:
            if own_name(name) == over.id:
                masks[name] = masks.get(name, 0) | mask
    names = [name for name in masks if masks[name] != world.dimensions[name].everything]
    if not names:
        return Text("", "")
    text = ranges_text(ranges(world.dimensions[names[0]], masks[names[0]]))
    return Text(f"; open is {text.en}", f"；未规范的是{text.zh}")


def _over(view: View, over: Ref) -> Declaration | None:
    """Return the declaration of that over which a document is complete."""
    corpus = view.corpus
    return corpus.attributes.get(over.id) or corpus.lists.get(over.id) or corpus.subjects.get(over.id)


def _apart(view: View, open_: Region, day: date | None) -> list[Box]:
    """Return boxes that do not cross and make up a set, cut alike whatever its form; the first where they are too many.

    Where some of them lie on the day asked about, these alone.
    """
    whole = diagram_of(view.rules.world, open_)
    boxes = (part for box in whole for part in by_names_of_places(view, box))
    if day is None or not on_day(open_, day):
        return list(islice(boxes, MOST_TOLD))
    number = day.toordinal()
    return list(islice((box for box in boxes if box.start <= number < box.end), MOST_TOLD))


def _to_one(world: World) -> Box:
    """Return the situations of those who are attached to one at most by each relation: a claim speaks of no other."""
    nobody = 1 << len(world.subjects.ids)
    cells = tuple((name, nobody) for name, first in world.principals.items() if not first)
    return everything(world)._replace(cells=cells)


def _claimed(view: View, document: Document, over: Ref) -> Iterator[Region]:
    """Yield the situations of which the document claims to say something: its own, freed in one dimension."""
    world = view.rules.world
    rules = [view.rules.rules[measure.id] for measure in document.measures]
    if over.kind == "list":
        whole = everything(world)._replace(held=world.bit(Holding(over.id, None)))
        wanted = [ref.id for ref in document.territory]
        for stretch in view.timeline.document_stretches(document):
            for days, mask in world.territories.over(wanted, stretch):
                found = normal(world, whole._replace(territories=mask, start=days.start, end=days.end))
                if found is not None and mask:
                    yield [found]
        return
    for rule in rules:
        if over.kind == "attribute":
            yield _freed_of_value(world, rule.boxes, over.id)
        else:
            yield _freed_of_subject(world, rule.boxes, world.subjects.below(over.id))


def _freed_of_value(world: World, region: Region, attribute: str) -> Region:
    """Return the situations that, but for the value of an attribute, whosever it is, are in a set."""
    for name in world.dimensions:
        if own_name(name) == attribute:
            region = free(world, region, name)
    return region


def _freed_of_subject(world: World, region: Region, subjects: int) -> Region:
    """Return the situations of other subjects that but for the subject are in a set.

    What none of the subjects of the set could hold, nobody in it does.
    """
    if isinstance(region, Diagram):
        return _freed_in_diagram(world, region, subjects)
    return [
        found
        for box in region
        for freed in _freed_of_box(world, box, subjects)
        if (found := normal(world, freed)) is not None
    ]


def _freed_in_diagram(world: World, region: Diagram, subjects: int) -> Diagram:
    """Return the same of a diagram, for all kinds together that cannot hold the same."""
    space, diagrams = region.space, region.space.diagrams
    alike: dict[int, int] = {}
    for kind in range(len(world.subjects.ids)):
        barred = _not_holdable(world, kind)
        alike[barred] = alike.get(barred, 0) | 1 << kind
    found = []
    for barred, kinds in sorted(alike.items()):
        freed = diagrams.without(diagrams.meet(region.node, diagrams.among(SUBJECT, kinds)), SUBJECT)
        nobody = everything(world)._replace(subjects=subjects, barred=barred)
        found.append(diagrams.meet(freed, space.node(nobody)))
    return Diagram(space, diagrams.any_of(found))


def _freed_of_box(world: World, box: Box, subjects: int) -> list[Box]:
    """Return the same of one box."""
    barred = {
        _not_holdable(world, kind) for kind in range(len(world.subjects.ids)) if box.subjects >> kind & 1
    }
    return [
        box._replace(subjects=subjects, barred=box.barred | mask)
        for mask in sorted(barred)
        if not mask & box.held
    ]


def _not_holdable(world: World, subject: int) -> int:
    """Return the holdings that a kind of subject cannot have."""
    mask = 0
    for number, (list_, relation) in enumerate(world.holdings):
        able = world.covers[list_] if relation is None else world.relations[relation].attached
        if not able >> subject & 1:
            mask |= 1 << number
    return mask


PARTS = (Part(documents, _incomplete, _tell_gaps),)
