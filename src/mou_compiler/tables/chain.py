"""The chain from statute to act: every link of one measure, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.acting import body_told, charges, in_place
from mou_compiler.analysis.burdened import graded, rules_of_status
from mou_compiler.analysis.exactness import day_as_written, days_as_written
from mou_compiler.analysis.in_force import days_told, sure
from mou_compiler.analysis.labelling import basis_told, in_labels, written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    body_label,
    days_text,
    document_named,
    item_named,
    joined,
    modality_text,
    separated,
    unknown_text,
)
from mou_compiler.corpus.schema.declarations import Document, List, Measure
from mou_compiler.corpus.schema.values import BY_ITSELF, AnyOf, Citation, Ref, Unknown
from mou_compiler.interpret import whole
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.spelling import basis_text, citation_text, procedure_written, term_text
from mou_compiler.interpret.timeline import Standing
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import FOREVER, Days
from mou_compiler.memo import Index
from mou_compiler.source.place import Place
from mou_compiler.tables import writing as to
from mou_compiler.tables.list_rules import parts_of
from mou_compiler.tables.row import Leave
from mou_compiler.words import FORCES, WEIGHTS, Language, Text


class Link(NamedTuple):
    """One link: what it is to the measure, what it says, and where it is written (None where nowhere)."""

    role: Text
    says: Text
    place: Place | None


def chain(view: View, measure: Measure, on: date | None = None) -> Iterator[Link]:
    """Yield the links of a measure from its legal basis down to the acts it touches; with a day, as of it.

    No part that decides whether and how it applies is left out: what sets it off, whom and where it reaches, when it
    gives way, who carries it out by when and with whose approval, how one gets out of it and how one is heard.
    """
    days = _asked_days(view, measure, on)
    yield from _bases(view, measure, days if on is not None else None)
    yield view.ask(_document, measure.document)
    yield from _lists(view, measure, days)
    yield from _measure(view, measure)
    yield from _scope(view, measure, days)
    yield from _heard(view, measure, days)
    yield from _enforcers(view, measure, days)
    yield from _acts(view, measure)
    yield from _overrides(view, measure)
    yield from _changes(view, measure)


def _asked_days(view: View, measure: Measure, on: date | None) -> Days:
    """Return the day asked of; else those of the measure, where none is certain those on which it may be in force."""
    if on is not None:
        return Days(on.toordinal(), on.toordinal() + 1)
    stretches = view.timeline.stretches(measure) or view.timeline.possible_stretches(measure)
    return span(stretches) if stretches else view.timeline.measure_days(measure)


def _bilingual(write: Callable[[Language], str]) -> Text:
    return Text(write("en"), write("zh"))


def _bases(view: View, measure: Measure, asked: Days | None) -> Iterator[Link]:
    role = Text("basis", "依据")
    basis = view.norms.basis(measure)
    if not basis:
        yield Link(role, Text("none stated", "未载明"), None)
    days = view.timeline.measure_days(measure)
    for item in basis:
        if not isinstance(item, Citation):
            text = basis_text([item])
            said = unknown_text(item.reason) if isinstance(item, Unknown) else Text(text, "无")
            yield Link(role, said, item.place)
            continue
        law = view.corpus.laws.get(item.source.id) or view.corpus.documents.get(item.source.id)
        befalls = view.timeline.standing(item, days.start)
        turns = {standing.since for standing in befalls}
        fates = [
            _fate(view, standing, comes_back=standing.until < FOREVER and standing.until not in turns)
            for standing in befalls
            if asked is None or asked.start in Days(standing.since, standing.until)
        ]
        begins = view.timeline.begins_behind(item, days)
        if begins is not None:
            day = day_as_written(view, Days(begins, begins + 1).first)
            fates.insert(0, Text(f"in force only from {day.en}", f"自{day.zh}起才施行"))
        cited = written(view, item, citation_text)
        yield Link(
            role,
            Text(
                cited.en + "".join(f"; {fate.en}" for fate in fates),
                cited.zh + "".join(f"；{fate.zh}" for fate in fates),
            ),
            item.place,
        )
        if law is not None:
            yield Link(
                Text("text", "文本"),
                Text(f"{item.source.id} ({law.label.en})", f"{item.source.id}（{law.label.zh}）"),
                law.place,
            )


def _fate(view: View, standing: Standing, *, comes_back: bool) -> Text:
    """Return what becomes of a cited article, from which day on, and when it comes back to where it was."""
    day = day_as_written(view, Days(standing.since, standing.since + 1).first)
    match standing.state:
        case "moved":
            places = joined(Text(f"art {number}", f"第{number}条") for number in standing.numbers)
            back = day_as_written(view, Days(standing.since, standing.until).behind)
            return Text(
                f"from {day.en} moved to {places.en}" + (f", and back from {back.en}" if comes_back else ""),
                f"自{day.zh}起移至{places.zh}" + (f"，自{back.zh}起移回" if comes_back else ""),
            )
        case "missing":
            return Text(f"from {day.en} no longer there", f"自{day.zh}起已不存在")
        case _:
            return Text(f"from {day.en} repealed", f"自{day.zh}起废止")


def _document(view: View, id_: str) -> Link:
    document = view.corpus.documents[id_]
    said = days_told(view, document)
    when = Text(f"in force: {said.en}", f"施行：{said.zh}")
    stretches = sure(view, document)
    if len(stretches) == 1 and said == days_text(stretches[0]):
        when = Text(f"in force {said.en}", f"{said.zh}施行")
    number = document.number if isinstance(document.number, str) else ""
    return Link(
        Text("document", "文件"),
        Text(f"{document.label.en} {number} ({when.en})", f"{document.label.zh} {number}（{when.zh}）"),
        document.place,
    )


def _lists(view: View, measure: Measure, days: Days) -> Iterator[Link]:
    for id_ in (*view.norms.lists(measure), *graded(view, measure)):
        declared = view.corpus.lists.get(id_) or view.corpus.ratings.get(id_)
        if declared is None:
            continue
        keeper = (
            body_told(view, declared.keeper.id, (), days)
            if isinstance(declared.keeper, Ref)
            else Text("a body not known", "不详者")
        )
        yield Link(
            Text("list", "名单") if isinstance(declared, List) else Text("rating", "评级"),
            Text(
                f"{id_} ({declared.label.en}), kept by {keeper.en}",
                f"{id_}（{declared.label.zh}），由{keeper.zh}管理",
            ),
            declared.place,
        )
        yield from view.ask(_ways, id_, days)


def _ways(view: View, status: str, days: Days) -> tuple[Link, ...]:
    """Return how one gets on a list or into a grade, how long one stays, how one leaves, and how one is heard."""
    return tuple(_ways_told(view, status, days))


def _ways_told(view: View, status: str, days: Days) -> Iterator[Link]:
    for item in rules_of_status(view, status):
        if not item.days.meet(days):
            continue
        if item.document is not None:
            text, when = document_named(view, item.document.id), days_as_written(view, item.days)
            where = _places(view, [ref.id for ref in item.document.territory])
            place = Text(f", in {where.en}", f"，{where.zh}境内") if where.en else Text("", "")
            yield Link(
                Text("  rules", "  规则"),
                Text(f"of {text.en}{place.en}, {when.en}", f"{text.zh}{place.zh}，{when.zh}"),
                item.rule.place,
            )
        for part in parts_of(view, item.rule, days):
            yield Link(Text(f"  {part.role.en}", f"  {part.role.zh}"), part.says, part.place)


def _places(view: View, ids: Iterable[str]) -> Text:
    known = view.corpus.territories
    return joined(known[id_].label if id_ in known else Text(id_, id_) for id_ in ids)


def _measure(view: View, measure: Measure) -> Iterator[Link]:
    norms = view.norms
    parts = [measure.label] if measure.label.en != measure.number else []
    term = norms.term(measure)
    if term is not None:
        how_long = "for" if term.least is not None else "term"
        parts.append(Text(f"{how_long} {term_text(term)}", f"期限：{term_text(term, 'zh')}"))
    force = FORCES.named(norms.force(measure))
    parts.append(Text(force.en, force.zh))
    yield Link(Text("measure", "措施"), separated(parts), measure.place)
    yield Link(Text("in force", "施行"), days_told(view, measure), measure.place)


def _scope(view: View, measure: Measure, days: Days) -> Iterator[Link]:
    """Yield what sets a measure off, whom and where it reaches, and in which cases it gives way."""
    norms, place = view.norms, measure.place
    trigger = whole.joined(norms.trigger(measure), AnyOf)
    condition = whole.whole_condition(norms, measure)
    targets, acts = norms.targets(measure), acts_of(measure)
    places = _places(view, sorted(norms.territories(measure)))
    yield Link(Text("trigger", "触发"), written(view, trigger, to.condition_cell), place)
    if condition != trigger:
        yield Link(Text("condition", "条件"), written(view, condition, to.condition_cell), place)
    yield Link(Text("subjects", "对象"), written(view, targets, to.targets_cell), place)
    yield Link(
        Text("territory", "地域"),
        places if places.en else Text(to.EVERYWHERE.en, to.EVERYWHERE.zh),
        place,
    )
    for item in measure.exceptions:
        if item.when is None and item.permission is None:
            continue
        by = body_told(view, item.permission.id, acts, days) if item.permission else None
        yield Link(
            Text("exception", "例外"),
            _bilingual(
                lambda la, it=item, by=by: to.exceptions_cell(  # type: ignore[misc]
                    [Leave(in_labels(view, it.when, la), by.spelled(la) if by else None)], la
                )
            ),
            place,
        )
        if item.basis:
            yield Link(Text("  basis", "  依据"), basis_told(view, item.basis), item.basis[0].place)


def _heard(view: View, measure: Measure, days: Days) -> Iterator[Link]:
    """Yield by when a measure is in place, who asks for and approves it, and how one is heard by its own words."""
    norms, document = view.norms, view.norms.document(measure)
    deadline = measure.within or document.within
    if deadline is not None:
        yield Link(
            Text("deadline", "落实时限"), _bilingual(lambda la: to.term_cell(deadline, la)), measure.place
        )
    acts = acts_of(measure)
    approval = [body_told(view, ref.id, acts, days) for ref in measure.approval or document.approval]
    applied: Ref | None = measure.applied or document.applied
    if approval or applied:
        asks = body_told(view, applied.id, acts, days) if applied else Text("", "")
        yield Link(
            Text("approval", "批准"),
            _bilingual(
                lambda la: to.approved_cell([one.spelled(la) for one in approval], asks.spelled(la), la)
            ),
            measure.place,
        )
    for role, step in (
        (Text("notice", "告知"), norms.notice(measure)),
        (Text("objection", "异议"), norms.objection(measure)),
        (Text("review", "复议"), norms.review(measure)),
    ):
        if step is not None:
            yield Link(role, written(view, step, procedure_written, days), measure.place)


def _enforcers(view: View, measure: Measure, days: Days) -> Iterator[Link]:
    role = Text("enforcer", "实施")
    norms = view.norms
    named = norms.enforcement(measure)
    unknown = norms.enforcement_unknown(measure)
    if unknown is not None:
        yield Link(role, unknown_text(unknown.reason), unknown.place)
    elif not named:
        yield Link(role, Text("none is named", "未载明"), None)
    for item in named:
        if item.part == BY_ITSELF:
            yield Link(role, Text("none: it binds by itself", "无：自行生效"), item.place)
        for ref in item.enforcers:
            by_act = charges(view, ref.id, acts_of(measure), days)
            others = any(each.bodies != (ref.id,) for charge in by_act for each in charge.acting)
            heirs = [in_place(view, ref.id, by_act, days)] if others else []
            label, part = body_label(view, ref.id), _PARTS[item.part]
            named_ = Text(f"{ref.id} ({label.en}), {part.en}", f"{ref.id}（{label.zh}），{part.zh}")
            yield Link(role, separated([named_, *heirs]), ref.place)
    if named and norms.enforcement_open(measure):
        yield Link(role, Text("and others", "等单位"), named[-1].place)


_PARTS = {
    "sole": Text("carries it out", "负责实施"),
    "joint": Text("jointly", "共同实施"),
    "cooperating": Text("cooperating", "配合"),
}


def _acts(view: View, measure: Measure) -> Iterator[Link]:
    for provision in measure.provisions:
        modality = modality_text(provision.modality)
        for ref in provision.acts:
            act = view.corpus.acts.get(ref.id)
            label = act.label if act else Text(ref.id, ref.id)
            cap = provision.cap
            most = Text("", "")
            if cap is not None:
                ceiling = _bilingual(lambda la, it=cap: to.cap_cell(it, la))  # type: ignore[misc]
                most = Text(f", to {ceiling.en}", f"，至{ceiling.zh}")
            yield Link(
                modality,
                Text(f"{ref.id} ({label.en}){most.en}", f"{ref.id}（{label.zh}）{most.zh}"),
                act.place if act else ref.place,
            )
    if measure.weight is not None:
        weight = WEIGHTS.named(measure.weight)
        yield Link(Text("weight", "参考程度"), Text(weight.en, weight.zh), measure.place)
    for ref in measure.permission:
        yield Link(Text("permitted as", "清单事项"), item_named(view, ref.id), ref.place)
    for ref in measure.leads_to:
        list_ = view.corpus.lists.get(ref.id)
        label = list_.label if list_ else Text(ref.id, ref.id)
        yield Link(
            Text("leads to", "导致列入"),
            Text(f"{ref.id} ({label.en})", f"{ref.id}（{label.zh}）"),
            list_.place if list_ else ref.place,
        )


def _overrides(view: View, measure: Measure) -> Iterator[Link]:
    measures = view.corpus.measures
    over, under = Text("overridden by", "让位于"), Text("overrides", "优先于")
    for other in view.rules.rules[measure.id].overriders:
        yield Link(over, _named(measures[other]), measures[other].place)
    for ref in measure.overrides:
        if ref.id in measures:
            yield Link(under, _named(measures[ref.id]), ref.place)


def _changes(view: View, measure: Measure) -> Iterator[Link]:
    """Yield what a measure takes the place of, and what takes its place or withdraws it."""
    for role, refs in (
        (Text("changes", "变更"), (measure.changes,) if measure.changes else ()),
        (Text("replaces", "替代"), _replaced(measure)),
    ):
        for ref in refs:
            earlier = view.corpus.measures.get(ref.id)
            if earlier is not None:
                yield Link(role, _named(earlier), ref.place)
    for links in view.ask(_followers).of(measure.id):
        yield from links


def _followers(view: View) -> Index[str, tuple[Link, ...]]:
    """Return by measure what takes its place or withdraws it, by document."""
    return view.index(lambda view: view.corpus.documents, _followers_in)


def _followers_in(view: View, document: str) -> dict[str, tuple[Link, ...]]:
    declared, found = view.corpus.documents[document], dict[str, list[Link]]()
    for measure in declared.measures:
        for role, refs in (
            (Text("changed by", "变更者"), (measure.changes,) if measure.changes else ()),
            (Text("replaced by", "替代者"), _replaced(measure)),
        ):
            for ref in refs:
                found.setdefault(ref.id, []).append(_follower(view, role, measure, _named(measure)))
    for ref in declared.withdraws:
        link = _follower(view, Text("withdrawn by", "废止者"), declared, document_named(view, document))
        found.setdefault(ref.id, []).append(link._replace(place=ref.place))
    return {id_: tuple(links) for id_, links in found.items()}


def _replaced(measure: Measure) -> tuple[Ref, ...]:
    """Return what a measure replaces beside the one that it changes, which ends with it too."""
    changed = measure.changes.id if measure.changes else ""
    return tuple(ref for ref in measure.replaces if ref.id != changed)


def _follower(view: View, role: Text, item: Document | Measure, name: Text) -> Link:
    when = days_told(view, item)
    return Link(role, Text(f"{name.en}, {when.en}", f"{name.zh}，{when.zh}"), item.place)


def _named(measure: Measure) -> Text:
    label = measure.label
    if label.en in ("", measure.number):
        return Text(measure.id, measure.id)
    return Text(f"{measure.id} ({label.en})", f"{measure.id}（{label.zh}）")
