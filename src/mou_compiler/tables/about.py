"""The rows about one thing - an agency, role, list, document or act - and, where there are none, why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from mou_compiler.analysis.directory import kinds_before
from mou_compiler.analysis.exactness import day_as_written, days_as_written
from mou_compiler.analysis.in_force import days_told, doubt_text, is_doubtful, not_known
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import body_named, day_text, document_named, joined, named
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Agency, Declaration, Document, List, Measure
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.rule import comparable
from mou_compiler.tables.row import Row
from mou_compiler.words import Text, Word, Words

KINDS = Words(
    Word("agency", "机构"),
    Word("role", "角色"),
    Word("list", "名单"),
    Word("document", "文件"),
    Word("act", "行为"),
)


class Bearer(NamedTuple):
    """What bears a name: its kind, its id and its label."""

    kind: Word
    id: str
    label: Text

    @property
    def written(self) -> Text:
        """How to name this one and no other, with its label."""
        return Text(
            f"{self.kind.en}:{self.id} ({self.label.en})", f"{self.kind.zh}:{self.id}（{self.label.zh}）"
        )


def declared(corpus: Corpus) -> Mapping[str, Mapping[str, Declaration]]:
    """Return everything that a table can be about, by kind and id."""
    return {
        "agency": corpus.agencies,
        "role": corpus.roles,
        "list": corpus.lists,
        "document": corpus.documents,
        "act": corpus.acts,
    }


def bearers(corpus: Corpus, name: str) -> tuple[Bearer, ...]:
    """Return what bears a name: as `kind:id`, as its id, or else as a label, an alias or a document's number."""
    kinds, wanted = kinds_before(normalize("NFC", name))
    among = [
        Bearer(KINDS.named(each), key, item.label)
        for each, items in declared(corpus).items()
        for key, item in items.items()
        if not kinds or item.KEYWORD in kinds
    ]
    by_id = tuple(bearer for bearer in among if normalize("NFC", bearer.id) == wanted)
    if by_id:
        return by_id
    return tuple(bearer for bearer in among if wanted in spellings(corpus, bearer))


def spellings(corpus: Corpus, bearer: Bearer) -> set[str]:
    """Return the names that something bears besides its id."""
    item = declared(corpus)[bearer.kind.en][bearer.id]
    number = getattr(item, "number", None)
    names = (
        item.label.en,
        item.label.zh,
        *getattr(item, "aliases", ()),
        *([number] if isinstance(number, str) else []),
    )
    return {normalize("NFC", name) for name in names if name}


def rows_about(corpus: Corpus, rows: Iterable[Row], bearer: Bearer) -> list[Row]:
    """Return the rows about something: of a list what it sets off, also as a part of wider ones, and what leads to it."""
    return list(filter(_concerns(corpus, bearer), rows))


def _concerns(corpus: Corpus, bearer: Bearer) -> Callable[[Row], bool]:
    match bearer.kind.en:
        case "agency":
            return lambda row: row.enforcer == bearer.id
        case "role":
            return lambda row: bearer.id in (row.declared_enforcer, row.enforcer)
        case "list":
            wider = frozenset(_wider(corpus, bearer.id))
            return lambda row: (
                not wider.isdisjoint(row.lists) or (row.led and bearer.id in _wider(corpus, row.act))
            )
        case "document":
            return lambda row: row.document == bearer.id
        case _:
            return lambda row: any(comparable(act, bearer.id) is not None for act in row.acts)


def _wider(corpus: Corpus, id_: str) -> Iterator[str]:
    seen: set[str] = set()
    while id_ in corpus.lists and id_ not in seen:
        seen.add(id_)
        yield id_
        parent = corpus.lists[id_].parent
        id_ = parent.id if parent else ""


def not_known_about(
    view: View, bearer: Bearer, as_of: date | None, among: Callable[[Measure], bool]
) -> list[Text]:
    """Return which measures about something may apply without a row, by why that is not known: on a day, or on any."""
    day = None if as_of is None else as_of.toordinal()
    concerned = _concerned(view, bearer, lambda measure: _open_days(view, measure, day))
    found: dict[Text, list[str]] = {}
    for measure in view.corpus.measures.values():
        if (
            _does_something(measure)
            and is_doubtful(view, measure, day)
            and among(measure)
            and concerned(measure)
        ):
            found.setdefault(doubt_text(view, measure, day), []).append(measure.id)
    return [_may_apply(ids, why) for why, ids in found.items()]


_MOST_NAMED = 5


def _may_apply(ids: list[str], why: Text) -> Text:
    named_, more = ids[:_MOST_NAMED], len(ids) - _MOST_NAMED
    others = Text(f" and {more} more", f"等{len(ids)}项") if more > 0 else Text("", "")
    number = len(ids)
    return Text(
        f"{number} more measure{'' if number == 1 else 's'} may apply ({', '.join(named_)}{others.en}), "
        f"which is not known: {why.en}",
        f"另有{number}项措施（{'、'.join(named_)}{others.zh}）是否适用不详：{why.zh}",
    )


def _concerned(
    view: View, bearer: Bearer, days_of: Callable[[Measure], Iterable[Days]]
) -> Callable[[Measure], bool]:
    """Return what tells whether a row of a measure, on some days of it, would be about something."""
    match bearer.kind.en:
        case "agency":
            return lambda measure: any(
                bearer.id in item.bodies and any(item.days.meet(days) for days in days_of(measure))
                for ref in _enforcers(view, measure)
                for item in view.enforcers.acting(view.enforcers.charged(ref.id, acts_of(measure)))
            )
        case "role":
            return lambda measure: any(ref.id == bearer.id for ref in _enforcers(view, measure))
        case "list":
            wider = frozenset(_wider(view.corpus, bearer.id))
            return lambda measure: (
                not wider.isdisjoint(view.norms.lists(measure)) or _leads_there(view, measure, bearer)
            )
        case "document":
            return lambda measure: measure.document == bearer.id
        case _:
            return lambda measure: any(comparable(act, bearer.id) is not None for act in acts_of(measure))


def _enforcers(view: View, measure: Measure) -> Iterator[Ref]:
    return (ref for item in view.norms.enforcement(measure) for ref in item.enforcers)


def _open_days(view: View, measure: Measure, day: int | None) -> tuple[Days, ...]:
    return not_known(view, measure) if day is None else (Days(day, day + 1),)


def why_empty(view: View, every: Iterable[Row], bearer: Bearer, as_of: date | None) -> list[Text]:
    """Return why there is no row as of a day, and where to look; `every` are the rows of all days."""
    rows = list(every)
    others = rows_about(view.corpus, rows, bearer)
    names = _names(view, bearer)
    idle = [
        measure
        for measure in view.corpus.measures.values()
        if not _does_something(measure) and names(measure)
    ]
    told = [*_other_days(as_of, others), *(_does_nothing(measure) for measure in idle)]
    item = declared(view.corpus)[bearer.kind.en][bearer.id]
    if isinstance(item, Agency):
        told += _of_agency(view, rows, item)
    if bearer.kind.en in ("agency", "role"):
        told += _named_otherwise(view, bearer.id)
    elif isinstance(item, List):
        told += _of_list(view, item)
        if not others and not any(map(_names(view, bearer), view.corpus.measures.values())):
            told.append(Text("no measure names it in its trigger", "没有措施以其为触发"))
    elif isinstance(item, Document):
        told += _of_document(view, item)
    if not told:
        told = [Text("no measure names it", "没有措施提及")]
    return told


def _other_days(as_of: date | None, rows: list[Row]) -> Iterator[Text]:
    if as_of is None or not rows:
        return
    before = [row for row in rows if row.valid_to is not None and row.valid_to <= as_of]
    after = [row for row in rows if row.valid_from is not None and row.valid_from > as_of]
    if before:
        day = day_text(max(row.valid_to for row in before if row.valid_to))
        yield Text(f"the last row ended on {day.en}", f"最后一行止于{day.zh}")
    if after:
        day = day_text(min(row.valid_from for row in after if row.valid_from))
        yield Text(f"the next row begins on {day.en}", f"下一行始于{day.zh}")


def without_acts(
    view: View, bearer: Bearer, as_of: date | None, among: Callable[[Measure], bool]
) -> list[Text]:
    """Return which measures that hold, on a day or on any, would have rows about something if they did anything."""
    days_of = _days_asked(view, as_of)
    concerned = _concerned(view, bearer, days_of)
    return [
        _does_nothing(measure)
        for measure in view.corpus.measures.values()
        if not _does_something(measure) and among(measure) and days_of(measure) and concerned(measure)
    ]


def _does_something(measure: Measure) -> bool:
    return bool(measure.provisions or measure.leads_to)


def _does_nothing(measure: Measure) -> Text:
    """Return that a measure touches no act, and what it is there for."""
    over = [ref.id for ref in measure.overrides]
    if not over:
        return Text(
            f"{measure.id} touches no act: see `mou why {measure.id}`",
            f"{measure.id}不涉及行为：请看「mou why {measure.id}」",
        )
    return Text(
        f"{measure.id} touches no act, but keeps {', '.join(over)} from applying: see `mou why {measure.id}`",
        f"{measure.id}不涉及行为，但使{'、'.join(over)}不适用：请看「mou why {measure.id}」",
    )


def leading(view: View, bearer: Bearer, as_of: date | None) -> list[Text]:
    """Return which measures about something, on a day or on any, lead to lists and touch no act, or lead to what is asked for."""
    days_of = _days_asked(view, as_of)
    concerned = _concerned(view, bearer, days_of)
    return [
        _leads(view, measure)
        for measure in view.corpus.measures.values()
        if (_leads_there(view, measure, bearer) or (measure.leads_to and not measure.provisions))
        and days_of(measure)
        and concerned(measure)
    ]


def _days_asked(view: View, as_of: date | None) -> Callable[[Measure], list[Days]]:
    """Return what gives the days of a measure, or the day asked for where it is one of them."""
    day = None if as_of is None else as_of.toordinal()

    def days_of(measure: Measure) -> list[Days]:
        stretches = view.timeline.stretches(measure)
        return (
            list(stretches) if day is None else [Days(day, day + 1)] * any(day in days for days in stretches)
        )

    return days_of


def _leads_there(view: View, measure: Measure, bearer: Bearer) -> bool:
    """Tell whether a measure leads to a list that is asked for, or to a part of it."""
    return bearer.kind.en == "list" and any(
        bearer.id in _wider(view.corpus, ref.id) for ref in measure.leads_to
    )


def _leads(view: View, measure: Measure) -> Text:
    lists = joined(named(view.corpus.lists.get(ref.id), ref.id) for ref in measure.leads_to)
    if measure.provisions:
        return Text(
            f"{measure.id} leads to {lists.en}: see `mou why {measure.id}`",
            f"{measure.id}导致列入{lists.zh}：请看「mou why {measure.id}」",
        )
    return Text(
        f"{measure.id} touches no act, but leads to {lists.en}: see `mou why {measure.id}`",
        f"{measure.id}不涉及行为，但导致列入{lists.zh}：请看「mou why {measure.id}」",
    )


def _named_otherwise(view: View, id_: str) -> Iterator[Text]:
    """Yield where a body or role is named though it carries no measure out: in measures, and by escalations."""
    ids = [
        measure.id
        for measure in view.corpus.measures.values()
        if any(ref.id == id_ for ref in references(_said_beside(view, measure)))
        and all(ref.id != id_ for ref in _enforcers(view, measure))
    ]
    if ids:
        more = len(ids) - _MOST_NAMED
        others = Text(f" and {more} more", f"等{len(ids)}项") if more > 0 else Text("", "")
        some, one = ids[:_MOST_NAMED], len(ids) == 1
        yield Text(
            f"{', '.join(some)}{others.en} name{'s' if one else ''} it, but not as who carries "
            f"{'it' if one else 'them'} out: see `mou why {ids[0]}`",
            f"{'、'.join(some)}{others.zh}提及，但并非由其实施：请看「mou why {ids[0]}」",
        )
    done = [
        named(item, key)
        for key, item in view.corpus.escalations.items()
        if any(ref.id == id_ for ref in references(item.enforcement))
    ]
    if done:
        known_as = joined(done)
        yield Text(f"it carries out {known_as.en}, which touches no act", f"其实施{known_as.zh}，不涉及行为")


def _said_beside(view: View, measure: Measure) -> tuple[object, ...]:
    """Return what a measure says of bodies beside those that carry it out: who approves, gives leave, tells, hears."""
    norms = view.norms
    document = norms.document(measure)
    return (
        measure.approval or document.approval,
        measure.applied or document.applied,
        norms.notice(measure),
        norms.objection(measure),
        norms.review(measure),
        tuple(item.permission for item in measure.exceptions if item.permission is not None),
    )


def _names(view: View, bearer: Bearer) -> Callable[[Measure], bool]:
    """Return what tells whether a measure names an agency, a role or a list for itself; it names no document or act so."""
    match bearer.kind.en:
        case "agency" | "role":
            return lambda measure: any(ref.id == bearer.id for ref in _enforcers(view, measure))
        case "list":
            wider = frozenset(_wider(view.corpus, bearer.id))
            return lambda measure: not wider.isdisjoint(view.norms.lists(measure))
        case _:
            return lambda _measure: False


def _of_agency(view: View, rows: list[Row], agency: Agency) -> Iterator[Text]:
    days = view.timeline.agency_days(agency.id)
    heirs = [
        (body, sum(row.declared_enforcer == agency.id and row.enforcer == body for row in rows))
        for body in dict.fromkeys(
            body for item in view.enforcers.acting(agency.id) for body in item.bodies if body != agency.id
        )
    ]
    if days.behind is not None:
        end = day_as_written(view, days.behind)
        carried = [(body, number) for body, number in heirs if number]
        if carried:
            said = [(body_named(view, body), _rows(number)) for body, number in carried]
            who = Text(
                ", ".join(f"{body.en} carries out its measures: {number.en}" for body, number in said),
                "、".join(f"其措施由{body.zh}实施：{number.zh}" for body, number in said),
            )
        elif heirs:
            names = [named(view.corpus.agencies.get(body), body) for body, _ in heirs]
            who = Text(
                "succeeded by " + ", ".join(name.en for name in names),
                "由" + "、".join(name.zh for name in names) + "承接",
            )
        else:
            who = Text("nobody succeeded it", "无承接者")
        yield Text(f"ended on {end.en}; {who.en}", f"于{end.zh}终止；{who.zh}")
    yield from _roles(view, rows, agency)
    carried_out = {row.document for row in rows if agency.id in (row.enforcer, row.declared_enforcer)}
    signed = [
        document_named(view, document.id)
        for document in view.corpus.documents.values()
        if document.id not in carried_out
        and any(isinstance(ref, Ref) and ref.id == agency.id for ref in document.signatories)
    ]
    if signed:
        known_as, them = joined(signed), "it" if len(signed) == 1 else "them"
        yield Text(
            f"it signed {known_as.en}, but carries out nothing of {them}",
            f"已签署{known_as.zh}，但不实施其中任何措施",
        )
    kept = dict(_kept(view, agency.id))
    if kept:
        known_as, first = joined(kept.values()), next(iter(kept))
        yield Text(
            f"it keeps {known_as.en}: see `mou table {first}`",
            f"其管理{known_as.zh}：请看「mou table {first}」",
        )


def _kept(view: View, id_: str) -> Iterator[tuple[str, Text]]:
    """Yield the lists that an agency keeps, for itself or in the place of another, with the days where not on all."""
    for list_ in view.corpus.lists.values():
        if not isinstance(list_.keeper, Ref):
            continue
        eras = view.enforcers.acting(list_.keeper.id)
        days = [days_as_written(view, item.days) for item in eras if id_ in item.bodies]
        if days:
            name, when = named(list_, list_.id), joined(days, "and", "，及")
            whole = all(id_ in item.bodies for item in eras)
            yield list_.id, name if whole else Text(f"{name.en} ({when.en})", f"{name.zh}（{when.zh}）")


def _roles(view: View, rows: list[Row], agency: Agency) -> Iterator[Text]:
    for role in view.corpus.roles.values():
        if any(ref.id == agency.id for filling in role.fillings for ref in filling.agencies):
            number, label = sum(row.declared_enforcer == role.id for row in rows), named(role, role.id)
            yield Text(
                f"it fills the role {label.en}, but no measure is in force where and when it does: "
                f"`mou table {role.id}` has {_rows(number).en}",
                f"其承担角色{label.zh}，但在其承担的地域和期间没有措施施行：「mou table {role.id}」有{_rows(number).zh}",
            )


def _of_list(view: View, list_: List) -> Iterator[Text]:
    if list_.existed is not None:
        days = [item.days for item in view.list_rules.of(list_.id) if item.document is None]
        for stretch in days:
            said = days_as_written(view, stretch)
            yield Text(f"it is kept {said.en}", f"{said.zh}存续")
    leads = [
        named(item, id_)
        for id_, item in view.corpus.escalations.items()
        if any(ref.kind == "list" and ref.id == list_.id for ref in references(item.trigger))
    ]
    if leads:
        set_off = joined(leads)
        yield Text(f"it sets off {set_off.en}", f"触发{set_off.zh}")


def _of_document(view: View, document: Document) -> Iterator[Text]:
    if not document.measures:
        yield Text("none of its measures is encoded", "其措施均未编码")
        return
    days = days_told(view, document)
    idle = [measure for measure in document.measures if not _does_something(measure)]
    if len(idle) == len(document.measures):
        yield Text("its measures touch no act", "其措施不涉及任何行为")
    else:
        yield Text(f"it is in force: {days.en}", f"施行：{days.zh}")


def _rows(number: int) -> Text:
    return Text(f"{number} row{'' if number == 1 else 's'}", f"{number}行")
