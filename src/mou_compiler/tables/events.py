"""What changes in a corpus on which day, and why: texts begin, change and end, bodies come and go, lists get new rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from mou_compiler.analysis.exactness import Exactness, exactness_of
from mou_compiler.analysis.in_force import possible
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    act_named,
    body_of,
    day_text,
    identified,
    joined,
    separated,
    transition_text,
    unknown_text,
)
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Catalogue,
    Declaration,
    Document,
    Guardrail,
    Law,
    Measure,
    Role,
    Territory,
)
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Day, Period, Succession, Unknown
from mou_compiler.interpret.place_moves import comes_out_of, successors, territory_end
from mou_compiler.interpret.timeline import certain, days_of, ordinal
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.source.order import counting
from mou_compiler.source.place import Place
from mou_compiler.words import Text, Word

Doubt = Literal["", "by", "from"]
DOUBTS: Mapping[Doubt, Text] = {
    "": Text("", ""),
    "by": Text(" (by this day; which one is not known)", "（至迟是日，确切日期不详）"),
    "from": Text(" (not before this day; which one is not known)", "（不早于是日，确切日期不详）"),
}
"""What is said of a day that is not known exactly."""
"""What is not known of the day of an event: it has happened by it, perhaps before; or from it on, perhaps later."""


class Event(NamedTuple):
    """Something that changes on a day: what it is of, what happens, by what else, and where that is written.

    `day` counts as days do (grammar/meaning.md, Days): of an inexact one the last possible where something begins, and
    where it ends the first from which it is not certain any longer. `doubt` says so.
    """

    day: int
    kind: Word
    id: str
    label: Text
    what: Text
    by: tuple[str, ...]
    place: Place
    doubt: Doubt = ""

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return not self.doubt

    @property
    def concerned(self) -> frozenset[str]:
        """The ids of what takes part in it."""
        return frozenset({self.id, *self.by})


class Undated(NamedTuple):
    """Something that happens on a day that is not known: what it is of, what happens and why the day is not known."""

    kind: Word
    id: str
    label: Text
    what: Text
    by: tuple[str, ...]
    place: Place

    @property
    def concerned(self) -> frozenset[str]:
        """The ids of what takes part in it."""
        return frozenset({self.id, *self.by})


def undated(view: View) -> tuple[Undated, ...]:
    """Return what happens on days that are not known: texts and measures begin, and end or take the place of others."""
    found: list[Undated] = []
    for document in view.corpus.documents.values():
        if not view.timeline.beginning(document.id).known:
            touched = (
                *document.amends, *document.replaces_documents, *document.withdraws, *document.suspends,
            )  # fmt: skip
            found.append(_undated(view, document, [ref.id for ref in touched]))
        found += [
            _undated(view, measure, [ref.id for ref in measure.replaces])
            for measure in document.measures
            if not view.timeline.measure_beginning(measure).known
        ]
    return tuple(found)


def _undated(view: View, item: Document | Measure, ends: Sequence[str]) -> Undated:
    period = item.in_force
    said = period.start if period is not None else None
    if said is None and isinstance(item, Document):
        said = item.signed
    why = unknown_text(said.reason if isinstance(said, Unknown) else "")
    may = possible(view, item)
    first = day_text(may[0].first) if may and may[0].first else None
    early = Text(f", not before {first.en}", f"，不早于{first.zh}") if first else Text("", "")
    names = _texts(view, ends)
    then = (
        Text(f"; from then on it changes or ends {names.en}", f"；自该日起变更或终止{names.zh}")
        if ends
        else Text("", "")
    )
    what = Text(
        f"begins on a day that is {why.en}{early.en}{then.en}", f"施行之日{why.zh}{early.zh}{then.zh}"
    )
    return Undated(item.KEYWORD, item.id, item.label, what, tuple(ends), item.place)


def events(view: View) -> tuple[Event, ...]:
    """Return every event of a corpus, by day, then by kind and id."""
    corpus = view.corpus
    ending = _ending(view)
    found = [
        *(event for item in corpus.laws.values() for event in _of_law(view, item)),
        *(event for item in corpus.documents.values() for event in _of_document(view, item, ending)),
        *(event for item in corpus.documents.values() for event in _signatories(view, item)),
        *(event for item in corpus.agencies.values() for event in _of_agency(view, item)),
        *(event for item in corpus.roles.values() for event in _of_role(view, item)),
        *(event for item in corpus.territories.values() for event in _of_territory(view, item)),
        *(event for id_ in corpus.lists for event in _of_list(view, id_)),
        *(event for item in corpus.catalogues.values() for event in _of_catalogue(view, item)),
        *(event for item in corpus.guardrails.values() for event in _of_guardrail(item)),
    ]
    exactness = exactness_of(view)
    return tuple(
        sorted(
            (_as_exactly(exactness, event) for event in found),
            key=lambda event: (event.day, event.kind.en, counting(event.id), event.what.en),
        )
    )


def _as_exactly(exactness: Exactness, event: Event) -> Event:
    """Return an event with the doubt about its day, where the event itself is in none and the day as written is."""
    if event.doubt:
        return event
    if event.day in exactness.latest:
        return event._replace(doubt="by")
    return event._replace(doubt="from") if event.day in exactness.earliest else event


Told = TypeVar("Told", Event, Undated)


def about(view: View, told: Iterable[Told], id_: str) -> tuple[Told, ...]:
    """Return the events in which something takes part, or what it rests on, or what rests on it."""
    itself: frozenset[str] = frozenset((id_, *_measures_of(view, id_)))
    near: set[str] = {*itself, id_.rpartition("/")[0]} - {""}
    for declaration in view.corpus.everything():
        named = {ref.id for ref in references(declaration)}
        if declaration.id == id_:
            near |= named
        elif itself & named and isinstance(declaration, Document):
            near.add(declaration.id)
    return tuple(event for event in told if event.concerned & near)


def _measures_of(view: View, document: str) -> Iterator[str]:
    found = view.corpus.documents.get(document)
    if found is not None:
        yield from (measure.id for measure in found.measures)


def _event(
    item: Declaration, day: int, what: Text, by: Iterable[str] = (), doubt: Doubt = ""
) -> Iterator[Event]:
    if ALWAYS < day < FOREVER:
        yield Event(day, item.KEYWORD, item.id, item.label, what, tuple(by), item.place, doubt)


def _begins_by(period: Period | None, signed: Day | Unknown | None = None) -> Doubt:
    """Return what is not known of the first day of a period, or of the day that stands in for it."""
    start = period.start if period is not None and isinstance(period.start, Day) else signed
    return "by" if isinstance(start, Day) and not start.exact else ""


def _ends_by(period: Period | None) -> Doubt:
    """Return what is not known of the day on which a period ends, of which the last possible is meant."""
    end = None if period is None else period.end
    return "by" if isinstance(end, Day) and not end.exact else ""


def _of_law(view: View, law: Law) -> Iterator[Event]:
    timeline = view.timeline
    days = timeline.law_days(law)
    if law.in_force is not None or law.adopted is not None:
        yield from _event(law, days.start, _BEGINS, doubt=_begins_by(law.in_force, law.adopted))
    for number, edition in enumerate(timeline.editions(law)):
        name = edition.id.rpartition("/")[2]
        start = timeline.edition_days(law, edition).start
        said = Text(f"edition {name} is in force", f"版本「{name}」施行")
        if number:
            moved = [f"{one.old} → {one.new}" for one in edition.moved]
            if moved:
                said = Text(
                    f"{said.en}; articles move: {', '.join(moved)}",
                    f"{said.zh}；条文移置：{'、'.join(moved)}",
                )
            if edition.dropped:
                gone = edition.dropped
                said = Text(
                    f"{said.en}; articles dropped: {', '.join(gone)}",
                    f"{said.zh}；条文删除：{'、'.join(gone)}",
                )
        yield from _event(law, start, said, doubt=_begins_by(edition.in_force, edition.adopted))
    by = timeline.replaced_by(law.id)
    yield from _event(
        law,
        days.end,
        _ended(
            _texts(view, [by] if by else []),
            Text("is repealed", "废止"),
            Text("is repealed by {}", "由{}废止"),
        ),
        [by] if by else [],
    )


class _End(NamedTuple):
    """What ends a measure: the first day on which it may, the id of what does, and how."""

    day: int
    by: str
    how: Text


_CHANGED = Text("is changed by {}", "由{}变更")
_WITHDRAWN = Text("withdrawn by {}", "由{}撤回")
_REPLACED = Text("replaced by {}", "由{}替代")
_WITH = Text("with {}", "随{}失效")


def _ending(view: View) -> dict[str, list[_End]]:
    """Return by measure what withdraws it, takes its place or changes it, and when that may begin."""
    timeline, found = view.timeline, dict[str, list[_End]]()
    for document in view.corpus.documents.values():
        start = timeline.beginning(document.id).may
        for ref in document.withdraws:
            found.setdefault(ref.id, []).append(_End(start, document.id, _WITHDRAWN))
        for measure in document.measures:
            day = max(start, timeline.measure_beginning(measure).may)
            for ref in measure.replaces:
                end = _End(day, measure.id, _REPLACED)
                if measure.changes:
                    end = _End(day, document.id, _CHANGED)
                found.setdefault(ref.id, []).append(end)
    return found


def _of_document(view: View, document: Document, ending: Mapping[str, Sequence[_End]]) -> Iterator[Event]:
    timeline = view.timeline
    days = timeline.document_days(document)
    amended = [ref.id for ref in document.amends]
    begins = _BEGINS
    if amended:
        names = _texts(view, amended)
        begins = Text(f"{begins.en} and amends {names.en}", f"{begins.zh}，修改{names.zh}")
    goes_on = transition_text(document.transition)
    if goes_on.en:
        begins = Text(f"{begins.en}; {goes_on.en}", f"{begins.zh}；{goes_on.zh}")
    first = timeline.beginning(document.id)
    yield from _event(
        document, days.start, begins, amended, doubt="" if first.known and first.may == first.surely else "by"
    )
    by = timeline.replaced_by(document.id)
    over = timeline.lasting_days(document).end
    yield from _event(
        document,
        over,
        _ended(
            _texts(view, [by] if by else []),
            Text("ends", "失效"),
            Text("ends, replaced by {}", "失效，由{}替代"),
        ),
        [by] if by else [],
        doubt="" if days.end == over else "by",
    )
    yield from _suspended(view, document, days)
    stretches = timeline.document_stretches(document)
    days = span(stretches) if stretches else days
    for measure in document.measures:
        own = timeline.measure_days(measure)
        yield from _suspended(view, measure, own)
        if own and own.start != days.start:
            yield from _event(measure, own.start, _BEGINS, doubt=_begins_by(measure.in_force))
        if own and own.end != days.end:
            causes = [one for one in ending.get(measure.id, ()) if one.day == own.end]
            if not causes:
                changed = [one for one in timeline.under(measure) if one.id != document.id]
                causes = [
                    _End(own.end, one.id, _WITH)
                    for one in changed
                    if timeline.document_days(one).end == own.end
                ]
            may = possible(view, measure)
            yield from _event(
                measure,
                own.end,
                _why_over(view, causes),
                dict.fromkeys(one.by for one in causes),
                "from" if may and may[-1].end > own.end else "",
            )


def _why_over(view: View, causes: Sequence[_End]) -> Text:
    """Return that a measure is over, and by what."""
    by = {
        how: [one.by for one in causes if one.how == how] for how in (_CHANGED, _REPLACED, _WITHDRAWN, _WITH)
    }
    told = [_ended(_texts(view, ids), Text("", ""), how) for how, ids in by.items() if ids]
    if by[_CHANGED]:
        return separated(told)
    if by[_WITH]:
        (only,) = told
        return Text(f"ends {only.en}", only.zh)
    return Text(
        ", ".join(("ends", *(one.en for one in told))), "，".join(("失效", *(one.zh for one in told)))
    )


def _signatories(view: View, document: Document) -> Iterator[Event]:
    """Yield who signs a document from a day on, and who does no longer, by another that amends it."""
    timeline = view.timeline
    signed = frozenset(ref.id for ref in document.signatories)
    for one in timeline.joining(document):
        after = signed.difference(one.released).union(one.admitted)
        doubt: Doubt = "by" if timeline.beginning(one.by).may < one.start else ""
        text, admitted, released = _texts(view, [one.by]), sorted(after - signed), sorted(signed - after)
        if admitted and one.start in timeline.lasting_days(document):
            names = _bodies(view, admitted)
            what = Text(
                f"has {names.en} as {_signatory(admitted)}, admitted by {text.en}",
                f"依{text.zh}增加签署单位{names.zh}",
            )
            yield from _event(document, one.start, what, (*admitted, one.by), doubt)
        if released and one.start in timeline.lasting_days(document):
            names = _bodies(view, released)
            what = Text(
                f"no longer has {names.en} as {_signatory(released)}, released by {text.en}",
                f"依{text.zh}不再以{names.zh}为签署单位",
            )
            yield from _event(document, one.start, what, (*released, one.by), doubt)
        signed = after


def _signatory(ids: Sequence[str]) -> str:
    return "a signatory" if len(ids) == 1 else "signatories"


def _suspended(view: View, item: Document | Measure, days: Days) -> Iterator[Event]:
    """Yield when something is suspended while it is there, and when it goes on."""
    for one in view.timeline.suspensions(item):
        held, sure = one.days.meet(days), one.certain
        if held:
            said = _ended(
                _texts(view, one.by),
                Text("is suspended", "暂停施行"),
                Text("is suspended by {}", "由{}暂停施行"),
            )
            begins, again = max(held.start, days.start), Text("is in force again", "恢复施行")
            yield from _event(item, begins, said, one.by, "" if sure and sure.start <= begins else "from")
            if held.end < days.end:
                yield from _event(
                    item, held.end, again, one.by, "" if sure and sure.end >= held.end else "by"
                )


def _of_agency(view: View, agency: Agency) -> Iterator[Event]:
    days = view.timeline.agency_days(agency.id)
    yield from _event(agency, days.start, Text("exists", "设立"), doubt=_begins_by(agency.existed))
    taking = _taking_over(view, agency)
    told = [_succeeding(view, item, heirs) for day, item, heirs in taking if day == days.end]
    if told:
        then = separated(told)
        said = Text(f"ends; {then.en}", f"终止，{then.zh}")
    elif any(day > days.end for day, *_ in taking):
        said = Text("ends; nobody has taken over yet", "终止，尚无承接者")
    elif taking:
        said = Text("ends; nobody succeeds it in what is left", "终止，其余职责无承接者")
    else:
        said = Text("ends; nobody succeeds it", "终止，无承接者")
    yield from _event(
        agency,
        days.end,
        said,
        [id_ for day, _, heirs in taking if day == days.end for id_ in heirs],
        _ends_by(agency.existed) if days.end == days_of(agency.existed).end else "",
    )
    for day, item, heirs in taking:
        if day != days.end:
            yield from _event(agency, day, _succeeding(view, item, heirs, alone=True), heirs)
    for item in agency.successions:
        given_up = FOREVER if (written := ordinal(item.start)) is None else written
        if given_up < min(days.end, *(day for day, one, _ in taking if one is item)):
            yield from _event(agency, given_up, _given_up(view, item), [ref.id for ref in item.heirs])


def _taking_over(view: View, agency: Agency) -> list[tuple[int, Succession, list[str]]]:
    """Return who takes over from an agency, by what is said of it and by day."""
    found: dict[tuple[int, int], list[str]] = {}
    for place, item in enumerate(agency.successions):
        for ref in item.heirs:
            found.setdefault((view.timeline.takes_over(agency, item, ref.id), place), []).append(ref.id)
    return [(day, agency.successions[place], heirs) for (day, place), heirs in sorted(found.items())]


def _given_up(view: View, succession: Succession) -> Text:
    """Return that duties have passed on to nobody who may exist yet."""
    acts = joined(act_named(view, ref.id) for ref in succession.acts)
    return Text(
        f"no longer acts for {acts.en}; nobody has taken over yet", f"不再就{acts.zh}履行职责，尚无承接者"
    )


def _succeeding(view: View, succession: Succession, heirs: Sequence[str], *, alone: bool = False) -> Text:
    """Return who succeeds, and for what; alone, it stands behind the name of the body that is succeeded."""
    names = _bodies(view, heirs)
    begins = f"is succeeded by {names.en}"
    if not alone:
        begins = f"{names.en} succeed{'s' if len(heirs) == 1 else ''} it"
    if not succession.acts:
        return Text(begins, f"由{names.zh}承接")
    acts = joined(act_named(view, ref.id) for ref in succession.acts)
    return Text(f"{begins} for {acts.en}", f"就{acts.zh}的职责由{names.zh}承接")


def _of_territory(view: View, territory: Territory) -> Iterator[Event]:
    """Yield when a territory begins, when others take over from it, and when it ends."""
    if territory.existed is None and not territory.successions:
        return
    corpus, end = view.corpus, territory_end(territory)
    begins = days_of(territory.existed).start
    yield from _event(territory, begins, Text("exists", "设立"), doubt=_begins_by(territory.existed))
    found = successors(corpus, territory)
    days: dict[int, list[str]] = {}
    for heir, day in sorted(found.items()):
        days.setdefault(day, []).append(heir)
    if end not in days:
        said = Text("ends; nothing succeeds it", "撤销，无承继其区域者")
        waits = any(end < day < FOREVER for day in days)
        if waits:
            said = Text("ends; nothing has succeeded it yet", "撤销，尚无承继其区域者")
        yield from _event(territory, end, said, doubt=_ends_by(territory.existed))
    for day, heirs in sorted(days.items()):
        said = _passing(view, territory, found, heirs, ends=day == end)
        doubt = _ends_by(territory.existed) if day == days_of(territory.existed).end else ""
        yield from _event(territory, day, said, heirs, doubt)


def _passing(
    view: View, territory: Territory, found: Mapping[str, int], heirs: Sequence[str], *, ends: bool
) -> Text:
    """Return into what a territory passes, and what of that is nothing but the territory or a part of it."""
    out = [heir for heir in heirs if comes_out_of(view.corpus, heir, territory.id, found[heir])]
    names = _names((view.corpus.territories.get(heir), heir) for heir in heirs)
    if len(found) == 1:
        said = Text(f"passes into {names.en}", f"并入{names.zh}")
        if out:
            said = Text(f"becomes {names.en}", f"改设为{names.zh}")
    elif len(out) == len(heirs):
        said = Text(f"{names.en} come{'s' if len(heirs) == 1 else ''} out of it", f"析出{names.zh}")
    else:
        said = Text(f"is succeeded by {names.en}, in parts not known", f"由{names.zh}承继，各部分不详")
    return Text(f"ends; {said.en}", f"撤销，{said.zh}") if ends else said


def _of_role(view: View, role: Role) -> Iterator[Event]:
    for filling in role.fillings:
        days = days_of(filling.during)
        ids = [ref.id for ref in filling.agencies]
        names = _bodies(view, ids)
        where = view.corpus.territories.get(filling.territory.id) if filling.territory else None
        place = Text(f" in {where.label.en}", f"在{where.label.zh}") if where else Text("", "")
        yield from _event(
            role,
            days.start,
            Text(f"is filled{place.en} by {names.en}", f"{place.zh}由{names.zh}承担"),
            ids,
            doubt=_begins_by(filling.during),
        )
        yield from _event(
            role,
            days.end,
            Text(f"is no longer filled{place.en} by {names.en}", f"{place.zh}不再由{names.zh}承担"),
            ids,
            doubt=_ends_by(filling.during),
        )


def _of_list(view: View, id_: str) -> Iterator[Event]:
    declared = view.corpus.lists[id_]
    kept = days_of(declared.existed)
    yield from _event(declared, kept.start, Text("is kept", "开始管理"), doubt=_begins_by(declared.existed))
    yield from _event(
        declared, kept.end, Text("is no longer kept", "不再管理"), doubt=_ends_by(declared.existed)
    )
    for item in view.list_rules.of(id_):
        if item.document is not None:
            name = _texts(view, [item.document.id])
            by = [item.document.id]
            yield from _event(
                declared, item.days.start, Text(f"is ruled by {name.en}", f"适用{name.zh}的规定"), by
            )
            yield from _event(
                declared,
                item.days.end,
                Text(f"is no longer ruled by {name.en}", f"不再适用{name.zh}的规定"),
                by,
            )


def _of_catalogue(view: View, catalogue: Catalogue) -> Iterator[Event]:
    days = view.timeline.catalogue_days(catalogue)
    replaced = [ref.id for ref in catalogue.replaces]
    yield from _event(catalogue, days.start, _BEGINS, replaced, doubt=_begins_by(catalogue.in_force))
    replacing = [
        item
        for item in view.corpus.catalogues.values()
        if any(ref.id == catalogue.id for ref in item.replaces) and days_of(item.in_force).start == days.end
    ]
    by = [item.id for item in replacing]
    yield from _event(
        catalogue,
        days.end,
        _ended(
            _names((item, item.id) for item in replacing),
            Text("ends", "失效"),
            Text("ends, replaced by {}", "失效，由{}替代"),
        ),
        by,
        _begins_by(replacing[0].in_force) if replacing else _ends_by(catalogue.in_force),
    )


def _of_guardrail(guardrail: Guardrail) -> Iterator[Event]:
    """Yield when a guardrail begins for certain to bind, and from when on that is no longer certain."""
    days = certain(guardrail.in_force)
    yield from _event(guardrail, days.start, _BEGINS, doubt=_begins_by(guardrail.in_force))
    doubt: Doubt = "from" if _ends_by(guardrail.in_force) else ""
    yield from _event(guardrail, days.end, Text("ends", "失效"), doubt=doubt)


_BEGINS = Text("is in force", "施行")


def _ended(by: Text, alone: Text, replaced: Text) -> Text:
    """Return that something has ended: by what, where that is told, or of itself."""
    if not by.en:
        return alone
    return Text(replaced.en.format(by.en), replaced.zh.format(by.zh))


def _texts(view: View, ids: Iterable[str]) -> Text:
    """Return laws, documents and measures by label and id."""
    corpus = view.corpus
    return _names(
        (corpus.laws.get(id_) or corpus.documents.get(id_) or corpus.measures.get(id_), id_) for id_ in ids
    )


def _bodies(view: View, ids: Iterable[str]) -> Text:
    """Return agencies and roles by label and id."""
    return _names((body_of(view.corpus, id_), id_) for id_ in ids)


def _names(declared: Iterable[tuple[Declaration | None, str]]) -> Text:
    """Return what is declared by label and id, each of its own kind: another kind may have the same id."""
    names = [identified(one, id_) if one else Text(f"`{id_}`", f"「{id_}」") for one, id_ in declared]
    return Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))
