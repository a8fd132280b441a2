"""Orphan of information: a list whose entries do not reach those who must act on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from mou_compiler.analysis.burdened import judged, measures_judged, ratings_burdened, rules_of_status, status
from mou_compiler.analysis.by_place import somewhere_without
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import body_named, joined, measure_in, named
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.grouping import Affected, affects, alone, in_order, related, together
from mou_compiler.corpus.schema.declarations import Channel, List, Measure, Rating
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.interpret.channels import Routes
from mou_compiler.interpret.enforcers import acts_of, plain
from mou_compiler.interpret.listrules import public
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.interpret.rules import duration
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.meaning.rule import Duration
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
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; by MPS }
}
agency MPS "Police" "公安部" { kind government }
"""

CHECK = Check(
    code="MOU304",
    name="orphan-information",
    category=Category.ORPHAN,
    rests_on=frozenset({"enforcement", "in_force", "signed", "trigger", "within"}),
    severity=Severity.WARNING,
    what=Text(
        "No route of channels carries the list from its keeper to a body that must act on it, or the route is slower than the measure allows.",
        "没有通道将名单从管理机关传至须据以行动的机关，或传递慢于措施的落实时限。",
    ),
    why=Text(
        "Who does not learn who is listed cannot act, and does not learn who has left (grammar/meaning.md, Orphans).",
        "不知何人列入者无从实施，也无从得知何人已移出（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "declare the `channel`, or speed it up",
        "声明「通道」，或加快传递",
    ),
    failing=_GIVEN,
    passing=_GIVEN
    + """
channel nsip "Platform" "平台" { from CRC; to MPS; carries misconduct }
""",
)


def _untimely(view: View, id_: str) -> Iterator[Finding]:
    """Yield one finding for a list, naming the bodies that it does not reach; and one for each route too slow."""
    list_declared = view.corpus.lists.get(id_) or view.corpus.ratings.get(id_)
    if list_declared is None or not isinstance(list_declared.keeper, Ref):
        return
    late_on = cache(partial(_late_or_whole, view, view.ask(_routes)))
    unreached: dict[str, list[Affected]] = {}
    for measure in measures_judged(view, id_):
        stretches, allowed, bodies = view.ask(_demands_in, measure.document)[measure.id]
        wider, places = _named_around(view, measure, id_), view.norms.territories(measure)
        for body in bodies:
            late = [
                item for days in stretches for item in late_on((id_, *wider), body, days, allowed, places)
            ]
            for affected in affects(measure, [item.days for item in late]) if late else ():
                delay = late[0].delay
                if delay is None:
                    unreached.setdefault(plain(body), []).append(affected)
                else:
                    yield _slow(view, affected, list_declared, plain(body), late[0])
    if unreached and all(_read(channel) for channel in view.corpus.channels.values()):
        yield _unreached(view, list_declared, unreached)


def _named_around(view: View, measure: Measure, id_: str) -> tuple[str, ...]:
    """Return the wider lists that are judged by a part, the nearest first, up to the one that the trigger names."""
    wholes = wholes_of(view.corpus, id_)
    named_there = (place for place, list_ in enumerate(wholes) if list_ in view.rules.rules[measure.id].lists)
    return wholes[1 : next(named_there, 0) + 1]


def _routes(view: View) -> Routes:
    """Return the routes, made anew whenever a channel changes or who acts for whom: they keep what they find."""
    routes = Routes(view.corpus, view.enforcers)
    view.corpus.channels.values()
    routes.eras(ALL_DAYS)
    return routes


_Demand = tuple[tuple[Days, ...], Duration | None, tuple[str, ...]]


def _demands_in(view: View, document: str) -> dict[str, _Demand]:
    """Return when each measure of a document is in force, by when it must be in place, and who must act on it."""
    return {
        measure.id: (view.timeline.stretches(measure), _allowed(view, measure), _bodies(view, measure))
        for measure in view.corpus.documents[document].measures
    }


class _Late(NamedTuple):
    """Days on which a list reaches a body late, with the least delay and the most allowed; never, without delay.

    Both are counted in working days where the measure counts so.
    """

    days: Days
    delay: int | None
    most: int
    working: bool


def _late_or_whole(
    view: View,
    routes: Routes,
    lists: tuple[str, ...],
    body: str,
    days: Days,
    allowed: Duration | None,
    places: tuple[str, ...],
) -> list[_Late]:
    """Return when a list reaches a body late, and so do the wider ones behind it that are judged by it."""
    found: list[_Late] | None = None
    shown = _shown(view, lists[0], places)
    for list_ in lists:
        keeper = status(view, list_).keeper
        if not isinstance(keeper, Ref):
            return []  # by which route such a wider list comes is not known
        late = _late(view, routes, list_, keeper.id, body, days, allowed, shown)
        found = (
            late
            if found is None
            else [
                item._replace(days=shared)
                for item in found
                for other in late
                if (shared := item.days.meet(other.days))
            ]
        )
    return found or []


def _late(
    view: View,
    routes: Routes,
    list_: str,
    keeper: str,
    body: str,
    days: Days,
    allowed: Duration | None,
    shown: Sequence[Days],
) -> list[_Late]:
    """Return when, in a stretch of days but for those on which everybody is shown it, a list does not reach a body in time."""
    found = []
    carried = wholes_of(view.corpus, list_)
    working = allowed is not None and allowed.unit == "working-days"
    for era in (part for whole in routes.eras(days) for part in uncovered(whole, shown)):
        if not view.enforcers.bodies(body, era.start):
            continue  # that nobody acts is an orphan of its own
        delay = routes.delay(carried, keeper, body, era.start, working=working)
        if delay is None:
            found.append(_Late(era, None, 0, False))
        elif allowed is not None and allowed.unit and delay > allowed.most:
            found.append(_Late(era, delay, allowed.most, working))
    return found


def _shown(view: View, list_: str, places: Sequence[str]) -> list[Days]:
    """Return the days on which everybody can read who is on a list in each of some places in which one is put on it."""
    open_ = [
        item
        for one in wholes_of(view.corpus, list_)
        for item in rules_of_status(view, one)
        if public(item.rule)
    ]
    if not any(item.places for item in open_):
        return [item.days for item in open_]
    hidden = somewhere_without(view, open_, list_, places)
    return [days for item in open_ for days in uncovered(item.days, hidden)]


def _read(channel: Channel) -> bool:
    """Tell whether all that a channel says could be read, and its names are declared."""
    return not channel.unread and all(
        ref.found for ref in (*channel.senders, *channel.receivers, *channel.lists)
    )


def _allowed(view: View, measure: Measure) -> Duration | None:
    """Return the time by which a measure must be in place."""
    return duration(measure.within or view.norms.document(measure).within)


def _bodies(view: View, measure: Measure) -> tuple[str, ...]:
    enforcement = view.norms.enforcement(measure)
    ids = {ref.id for item in enforcement for ref in item.enforcers if ref.found}
    return tuple(sorted(view.enforcers.charged(id_, acts_of(measure)) for id_ in ids))


_NOT_READ = Text(
    "the copies read do not show how {findings} lists come to those who must act on them",
    "所读文本未载明{findings}份名单如何传至须据以行动的机关",
)


def _unreached(view: View, list_: List | Rating, unreached: dict[str, list[Affected]]) -> Finding:
    bodies = {**view.corpus.agencies, **view.corpus.roles}
    names = [named(bodies.get(id_), id_) for id_ in sorted(unreached)]
    shown = joined(names[:4])
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""  # noqa: PLR2004 -- as many as are shown
    more_zh = f"等{len(names)}个机关" if len(names) > 4 else ""  # noqa: PLR2004
    affected = in_order(item for items in unreached.values() for item in items)
    name = named(list_, list_.id)
    # A text of which parts were not read may name the route in them.
    partly_read = all(view.norms.document(item.measure).not_known for item in affected)
    return CHECK.finding(
        Text(
            f"the copy read does not show how {name.en} comes to {shown.en}{more}, who must act on it"
            if partly_read
            else f"no channel brings {name.en} to {shown.en}{more}, who must act on it",
            f"所读文本未载明{name.zh}如何传至须据以行动的{shown.zh}{more_zh}"
            if partly_read
            else f"没有通道将{name.zh}传至须据以行动的{shown.zh}{more_zh}",
        ),
        list_.place,
        cause=Cause.of(
            "route-not-known" if partly_read else "no-route", list=list_.id, bodies=tuple(sorted(unreached))
        ),
        severity=Severity.INFO if partly_read else Severity.WARNING,
        related=related(affected),
        shared=Shared((), name, _NOT_READ) if partly_read else None,
        **together(affected),
    )


def _slow(view: View, affected: Affected, list_: List | Rating, body: str, late: _Late) -> Finding:
    name, listed = measure_in(view, affected.measure), named(list_, list_.id)
    unit = Text("working days", "个工作日") if late.working else Text("days", "日")
    return CHECK.finding(
        Text(
            f"{name.en} must be in place within {late.most} {unit.en}, but {listed.en} takes {late.delay} to reach {body_named(view, body).en}",
            f"{name.zh}须在{late.most}{unit.zh}内落实，而{listed.zh}传至{body_named(view, body).zh}需{late.delay}{unit.zh}",
        ),
        affected.measure.place,
        cause=Cause.of("slow-route", measure=affected.measure.id, list=list_.id, body=body),
        related=[Related(named(list_, list_.id), list_.place)],
        **alone(affected),
    )


PARTS = (Part(lambda view: judged(view, view.setting_off), _untimely), Part(ratings_burdened, _untimely))
