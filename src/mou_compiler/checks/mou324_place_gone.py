"""Place gone: a rule for a territory that is not there, or a territory that passes into another on no day that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import counted, day_text, joined, named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, at_times, in_order, related, to_date, together
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Catalogue,
    Declaration,
    Document,
    Guardrail,
    Instrument,
    List,
    Memorandum,
    Rating,
    Role,
    Territory,
)
from mou_compiler.corpus.schema.values import Ref, Succession, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.place_moves import (
    absent,
    comes_out_of,
    successors,
    takes_over,
    territory_end,
)
from mou_compiler.interpret.timeline import certain, days_of, ordinal
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
from mou_compiler.words import Text

_GIVEN = """
territory lin "Lin City" "临市" { level city }
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
act finance.loan "Loan" "贷款"
attribute capital "Capital" "注册资本" { type money; currency yuan }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on capital >= 1000000 yuan; by STA; in qingyang; grant finance.loan }
}
"""

CHECK = Check(
    code="MOU324",
    name="place-gone",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "signed", "territory"}),
    severity=Severity.WARNING,
    what=Text(
        "A measure, a body, a list, a catalogue or a guardrail is for a territory that is not there yet or any longer, and nothing has succeeded it; or a territory passes into another that is not there, on a day that is not known, or no one knows which part of it does.",
        "措施、机构、名单、清单或底线规则所及的地域尚未设立，或已撤销且无承继者；或者地域并入尚不存在或已撤销的地域、并入日期不详，或不知其何部分并入。",
    ),
    why=Text(
        "Whoever looks for the rules of the place where he is does not find one that is written for a name that is gone (grammar/meaning.md, Place gone).",
        "查找所在地规则的人，找不到以已不存在的地名写成的规则（见 grammar/meaning.md「地域不存」）。",
    ),
    fix=Text(
        "declare what succeeds it with `succeeded by`, or say where and until when the rule holds",
        "以「区划并入」声明其后所属，或写明规则适用于何地、至何时",
    ),
    failing='territory qingyang "Qingyang" "青阳县" { level county; existed until 2018-03-01 }' + _GIVEN,
    passing='territory qingyang "Qingyang" "青阳县" { level county; existed until 2018-03-01; succeeded by lin }'
    + _GIVEN,
)

_GONE, _NOT_YET = "gone", "not-yet"


# --- rules for a place that is not there --------------------------------------------------------------


def _without_place(view: View, document: str) -> Iterator[tuple[tuple[str, str], Affected]]:
    """Yield the territories that measures of a document are for on days on which these are not there."""
    for measure in view.corpus.documents[document].measures:
        for id_ in dict.fromkeys(view.norms.territories(measure)):
            territory = view.corpus.territories.get(id_)
            if territory is None or not territory.unread.isdisjoint(("successions", "existed")):
                continue
            if territory.existed is None and not territory.successions:
                continue
            for why, away in zip((_NOT_YET, _GONE), absent(view.corpus, territory), strict=True):
                lost = map(away.meet, view.timeline.stretches(measure))
                for affected in affects(measure, lost):
                    yield (id_, why), affected


def _tell(view: View, found: Iterable[tuple[tuple[str, str], Affected]], _: AsOf) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Affected]] = {}
    for key, item in found:
        groups.setdefault(key, []).append(item)
    for (id_, why), items in sorted(groups.items()):
        affected = in_order(items)
        many, befallen = len(affected), _befallen(view, id_, why)
        are = f"{counted(many)} {'is' if many == 1 else 'are'}"
        tail = (
            Text(f"{are} still for it", f"仍有{many}项措施适用于该地")
            if why == _GONE
            else Text(f"{are} for it before", f"已有{many}项措施适用于该地")
        )
        what = Text(befallen.en + tail.en, befallen.zh + tail.zh)
        yield CHECK.finding(
            what,
            affected[0].measure.place,
            cause=Cause.of("place-gone" if why == _GONE else "place-not-yet", territory=id_),
            related=related(affected[1:]),
            **together(affected),
        )


# --- what else is for a place that is not there -------------------------------------------------------


class _Naming(NamedTuple):
    """What names a territory, and on which days it does, in order."""

    what: Declaration
    territory: str
    days: tuple[Days, ...]


_NAMING: tuple[type[Declaration], ...] = (
    Agency, Role, List, Rating, Catalogue, Guardrail, Memorandum, Instrument,
)  # fmt: skip
"""What names a territory, besides measures."""


def _naming_places(view: View) -> Iterable[tuple[str, str]]:
    """Return what may name a territory, besides measures: each by kind and id."""
    if all(one.existed is None and not one.successions for one in view.corpus.territories.values()):
        return []
    return [(kind.KEYWORD.en, id_) for kind in _NAMING for id_ in view.corpus.of(kind)]


def _for_a_place(view: View, unit: tuple[str, str]) -> Iterator[Finding]:
    """Yield each territory that something is for on days on which that is not there."""
    lost: dict[tuple[str, str], list[Days]] = {}
    namings = list(_namings(view, *unit))
    for naming in namings:
        territory = view.corpus.territories.get(naming.territory)
        if territory is None or not territory.unread.isdisjoint(("successions", "existed")):
            continue
        before, after = absent(view.corpus, territory)
        # What has no first day of its own was never said to be there early.
        dated = bool(naming.days) and naming.days[0].start > ALWAYS
        for why, away in ((_NOT_YET, before), (_GONE, after)) if dated else ((_GONE, after),):
            lost.setdefault((territory.id, why), []).extend(filter(None, map(away.meet, naming.days)))
    for (id_, why), days in lost.items():
        if days:
            yield _named_finding(view, namings[0].what, id_, why, days)


def _namings(view: View, kind: str, id_: str) -> Iterator[_Naming]:
    """Yield the territories that something names, each with the days of what names it."""
    what = next(
        item for type_ in _NAMING if type_.KEYWORD.en == kind and (item := view.corpus.of(type_).get(id_))
    )
    if not what.unread.isdisjoint(("existed", "successions", "in_force", "fillings", "territory")):
        return
    for ids, days in _places_named(view, what):
        for ref in ids:
            if isinstance(ref, Ref):
                yield _Naming(what, ref.id, tuple(days))


_Named = tuple[Iterable[Ref | Unknown | None], Iterable[Days]]


def _places_named(view: View, what: Declaration) -> Iterator[_Named]:
    timeline = view.timeline
    match what:
        case Agency():
            yield (what.territory,), (timeline.agency_days(what.id),)
        case Role():
            for filling in what.fillings:
                yield (filling.territory,), (days_of(filling.during),)
        case List():
            yield (what.territory,), (days_of(what.existed),)
        case Rating():
            yield (what.territory,), (ALL_DAYS,)
        case Catalogue():
            yield (what.territory,), (timeline.catalogue_days(what),)
        case Guardrail():
            yield what.territory, (certain(what.in_force),)
        case Document():
            if (what.listings or what.escalations) and all(one.territory for one in what.measures):
                yield what.territory, timeline.document_stretches(what)


def _befallen(view: View, id_: str, why: str) -> Text:
    """Return that a territory is no longer there, or not yet, as the first half of a sentence."""
    territory = view.corpus.territories[id_]
    name, (before, after) = named(territory, id_), absent(view.corpus, territory)
    if why == _GONE:
        day = day_as_written(view, after.first)
        return Text(
            f"{name.en} has ended on {day.en}, and nothing has succeeded it; ",
            f"{name.zh}已于{day.zh}撤销，尚无承继其区域者，而",
        )
    day = day_text(before.behind)
    return Text(f"{name.en} does not exist before {day.en}; ", f"{name.zh}在{day.zh}前尚不存在，而此前")


def _named_finding(view: View, what: Declaration, id_: str, why: str, on: Iterable[Days]) -> Finding:
    kind, own, befallen = type(what).KEYWORD, named(what, what.id), _befallen(view, id_, why)
    tail = (
        Text(f"the {kind.en} {own.en} is still for it", f"{kind.zh}{own.zh}仍以其为地域")
        if why == _GONE
        else Text(f"the {kind.en} {own.en} is for it before", f"{kind.zh}{own.zh}已以其为地域")
    )
    said = Text(befallen.en + tail.en, befallen.zh + tail.zh)
    return CHECK.finding(
        said,
        what.place,
        cause=Cause.of(
            "named-place-gone" if why == _GONE else "named-place-not-yet",
            declared=kind.en,
            id=what.id,
            territory=id_,
        ),
        **at_times(on, ()),
    )


# --- what succeeds a territory ------------------------------------------------------------------------


def _succeeded(view: View) -> Iterable[str]:
    """Return the territories of which it is said what succeeds them."""
    return [id_ for id_, territory in view.corpus.territories.items() if territory.successions]


def _each(view: View, id_: str) -> Iterator[Finding]:
    """Yield what is wrong with each passing of a territory into others."""
    territory = view.corpus.territories[id_]
    if not territory.unread.isdisjoint(("successions", "existed")):
        return
    for item in territory.successions:
        if not all(ref.found for ref in item.heirs):
            continue
        if isinstance(item.start, Unknown) or (item.start is None and territory_end(territory) >= FOREVER):
            yield _undated(view, territory, item)
            continue
        yield from _awaited(view, territory, item)
        yield from _ended(view, territory, item)
        yield from _lingering(view, territory, item)
        yield from _in_part(view, territory, item)


def _told(
    item: Succession,
    cause: Cause,
    message: Text,
    days: Days,
    help_: Text,
    *,
    note: bool = False,
) -> Finding:
    return CHECK.finding(
        message,
        item.place,
        help_,
        severity=Severity.INFO if note else None,
        cause=cause,
        since=to_date(days.start),
        until=to_date(days.end),
    )


def _ids(item: Succession) -> tuple[str, ...]:
    return tuple(ref.id for ref in item.heirs)


def _names(view: View, ids: Iterable[str]) -> Text:
    return joined(named(view.corpus.territories.get(id_), id_) for id_ in ids)


_WRITE_A_DAY = Text(
    "write `from DAY`, or until when the territory exists (`existed until DAY`)",
    "写「自 日期」，或写明该地域存续至何时（「存续 失效 日期」）",
)
_CORRECT = Text("correct the day, or name what it passes into instead", "更正日期，或写明改并入何地")


def _undated(view: View, territory: Territory, item: Succession) -> Finding:
    """Return that it is not known when a territory passes into others."""
    name, heirs = named(territory, territory.id), _names(view, _ids(item))
    why = item.start.reason if isinstance(item.start, Unknown) and item.start.reason else ""
    return _told(
        item,
        Cause.of("succession-day-not-known", territory=territory.id, heirs=_ids(item)),
        Text(
            f"when {name.en} passes into {heirs.en} is not known" + (f": {why}" if why else ""),
            f"{name.zh}何时并入{heirs.zh}不详" + (f"：{why}" if why else ""),
        ),
        ALL_DAYS,
        _WRITE_A_DAY,
        note=True,
    )


def _taking(view: View, territory: Territory, item: Succession) -> list[tuple[int, str]]:
    """Return the day on which each of the others takes over by what is said."""
    known = view.corpus.territories
    return sorted((takes_over(territory, item, known[ref.id]), ref.id) for ref in item.heirs)


def _awaited(view: View, territory: Territory, item: Succession) -> Iterator[Finding]:
    """Yield that a territory passes, on a day that is written, into one that is not there yet."""
    written = ordinal(item.start)
    late = [
        (day, heir) for day, heir in _taking(view, territory, item) if written is not None and day > written
    ]
    if written is not None and late:
        name, heirs = named(territory, territory.id), _names(view, (heir for _, heir in late))
        on, first = day_as_written(view, to_date(written)), day_text(to_date(late[0][0]))
        yield _told(
            item,
            Cause.of("successor-not-there", territory=territory.id, heirs=_ids(item)),
            Text(
                f"{name.en} passes into {heirs.en} on {on.en}, which {'does' if len(late) == 1 else 'do'} not exist then: not before {first.en}",
                f"{name.zh}于{on.zh}并入{heirs.zh}，而其在{first.zh}前尚不存在",
            ),
            Days(written, late[-1][0]),
            _CORRECT,
        )


def _ended(view: View, territory: Territory, item: Succession) -> Iterator[Finding]:
    """Yield that a territory passes into one that has itself ended by then."""
    gone = [
        (day, heir)
        for day, heir in _taking(view, territory, item)
        if territory_end(view.corpus.territories[heir]) <= day < FOREVER
    ]
    if gone:
        name, heirs = named(territory, territory.id), _names(view, (heir for _, heir in gone))
        on = day_text(to_date(gone[0][0]))
        yield _told(
            item,
            Cause.of("successor-gone", territory=territory.id, heirs=_ids(item)),
            Text(
                f"{heirs.en} {'has' if len(gone) == 1 else 'have'} ended by {on.en}, when {name.en} passes into {'it' if len(gone) == 1 else 'them'}",
                f"{name.zh}于{on.zh}并入{heirs.zh}，而其此前已撤销",
            ),
            Days(gone[0][0], FOREVER),
            _CORRECT,
        )


def _lingering(view: View, territory: Territory, item: Succession) -> Iterator[Finding]:
    """Yield that a territory passes into others while it is said to exist on."""
    written, last = ordinal(item.start), days_of(territory.existed).end
    if written is not None and written < last < FOREVER:
        name, on, until = (
            named(territory, territory.id),
            day_as_written(view, to_date(written)),
            day_as_written(view, to_date(last)),
        )
        yield _told(
            item,
            Cause.of("succeeded-early", territory=territory.id, heirs=_ids(item)),
            Text(
                f"{name.en} is succeeded on {on.en}, and is said to exist until {until.en}: it ends on the former day",
                f"{name.zh}于{on.zh}并入他地，而其存续至{until.zh}：以前者为其终止之日",
            ),
            Days(written, last),
            Text("write the same day in both", "使两处日期一致"),
            note=True,
        )


def _in_part(view: View, territory: Territory, item: Succession) -> Iterator[Finding]:
    """Yield that nobody knows which part of a territory goes to one that was there before, beside others."""
    found = successors(view.corpus, territory)
    parts = [
        (day, heir)
        for heir in dict.fromkeys(_ids(item))
        if len(found) > 1
        and (day := found.get(heir, FOREVER)) < FOREVER
        and not comes_out_of(view.corpus, heir, territory.id, day)
    ]
    if parts:
        name, heirs = named(territory, territory.id), _names(view, (heir for _, heir in parts))
        yield _told(
            item,
            Cause.of("part-not-known", territory=territory.id, heirs=_ids(item)),
            Text(
                f"which part of {name.en} passes into {heirs.en} is not known: no rule for the one is told in the other",
                f"{name.zh}的何部分并入{heirs.zh}不详：适用于前者的规则不在后者列出",
            ),
            Days(min(parts)[0], FOREVER),
            Text(
                "declare the part as a territory of its own, succeeded by the one alone",
                "将该部分另行声明为一地域，并只并入该地",
            ),
            note=True,
        )


PARTS = (
    Part(documents, _without_place, _tell),
    Part(_naming_places, _for_a_place),
    Part(_succeeded, _each),
)
