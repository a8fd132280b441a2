"""The chain from statute to act: every link of one measure, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import day_text, joined, modality_text
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import BY_ITSELF, Citation, Ref, Unknown
from mou_compiler.interpret.enforcers import Acting
from mou_compiler.interpret.spelling import basis_text, citation_text, condition_text, term_text
from mou_compiler.interpret.timeline import Standing
from mou_compiler.meaning.days import FOREVER, Days
from mou_compiler.source.place import Place
from mou_compiler.words import FORCES, Text


class Link(NamedTuple):
    """One link: what it is to the measure, what it says, and where it is written (None where nowhere)."""

    role: Text
    says: Text
    place: Place | None


def chain(view: View, measure: Measure) -> Iterator[Link]:
    """Yield the links of a measure from its legal basis down to the acts it touches."""
    yield from _bases(view, measure)
    yield from _document(view, measure)
    yield from _lists(view, measure)
    yield from _measure(view, measure)
    yield from _enforcers(view, measure)
    yield from _acts(view, measure)
    yield from _overrides(view, measure)


def _bases(view: View, measure: Measure) -> Iterator[Link]:
    role = Text("basis", "依据")
    basis = view.norms.basis(measure)
    if not basis:
        yield Link(role, Text("none stated", "未载明"), None)
    days = view.timeline.measure_days(measure)
    for item in basis:
        if not isinstance(item, Citation):
            text = basis_text([item])
            reason = f": {item.reason}" if isinstance(item, Unknown) and item.reason else ""
            yield Link(
                role, Text(text + reason, ("不详" if text == "unknown" else "无") + reason), item.place
            )
            continue
        law = view.corpus.laws.get(item.source.id) or view.corpus.documents.get(item.source.id)
        label = law.label if law else Text(item.source.id, item.source.id)
        fates = [_fate(standing) for standing in view.timeline.standing(item, days.start)]
        begins = view.timeline.begins_behind(item, days)
        if begins is not None:
            day = day_text(Days(begins, begins + 1).first)
            fates.insert(0, Text(f"in force only from {day.en}", f"自{day.zh}起才施行"))
        cited = citation_text(item)
        cited_zh = citation_text(item, "zh")
        yield Link(
            role,
            Text(
                f"{cited}  {label.en}" + "".join(f"; {fate.en}" for fate in fates),
                f"{cited_zh}  {label.zh}" + "".join(f"；{fate.zh}" for fate in fates),
            ),
            item.place,
        )
        if law is not None:
            yield Link(Text("text", "文本"), law.label, law.place)


def _fate(standing: Standing) -> Text:
    """Return what becomes of a cited article, and from which day on."""
    day = day_text(Days(standing.since, standing.since + 1).first)
    match standing.state:
        case "moved":
            places = joined(Text(f"art {number}", f"第{number}条") for number in standing.numbers)
            back = day_text(Days(standing.since, standing.until).behind)
            returns = standing.until < FOREVER
            return Text(
                f"from {day.en} moved to {places.en}" + (f", and back from {back.en}" if returns else ""),
                f"自{day.zh}起移至{places.zh}" + (f"，自{back.zh}起移回" if returns else ""),
            )
        case "missing":
            return Text(f"from {day.en} no longer there", f"自{day.zh}起已不存在")
        case _:
            return Text(f"from {day.en} repealed", f"自{day.zh}起废止")


def _document(view: View, measure: Measure) -> Iterator[Link]:
    document = view.norms.document(measure)
    days = view.timeline.document_days(document)
    start, end = day_text(days.first), day_text(days.behind)
    span = Text(
        f"in force from {start.en}" + (f" until {end.en}" if days.behind else ""),
        f"自{start.zh}施行" + (f"，{end.zh}失效" if days.behind else ""),
    )
    number = document.number if isinstance(document.number, str) else ""
    yield Link(
        Text("document", "文件"),
        Text(f"{document.label.en} {number} ({span.en})", f"{document.label.zh} {number}（{span.zh}）"),
        document.place,
    )


def _lists(view: View, measure: Measure) -> Iterator[Link]:
    for id_ in view.norms.lists(measure):
        declared = view.corpus.lists.get(id_)
        if declared is None:
            continue
        keeper = declared.keeper.id if isinstance(declared.keeper, Ref) else "unknown"
        yield Link(
            Text("list", "名单"),
            Text(
                f"{id_} ({declared.label.en}), kept by {keeper}",
                f"{id_}（{declared.label.zh}），由 {keeper} 管理",
            ),
            declared.place,
        )
        days = view.timeline.measure_days(measure)
        for item in view.list_rules.of(id_):
            if item.days.meet(days):
                for entry in item.rule.entries:
                    yield Link(Text("  entry", "  列入"), entry.label, entry.place)


def _measure(view: View, measure: Measure) -> Iterator[Link]:
    norms = view.norms
    parts = [measure.label] if measure.label.en != measure.number else []
    for condition in norms.when(measure):
        text = condition_text(condition)
        parts.append(Text(f"when {text}", f"条件：{text}"))
    term = norms.term(measure)
    if term is not None:
        how_long = "for" if term.least is not None else "term"
        parts.append(Text(f"{how_long} {term_text(term)}", f"期限：{term_text(term, 'zh')}"))
    force = FORCES.named(norms.force(measure))
    parts.append(Text(force.en, force.zh))
    said = Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))
    yield Link(Text("measure", "措施"), said, measure.place)


def _enforcers(view: View, measure: Measure) -> Iterator[Link]:
    days = view.timeline.measure_days(measure)
    for item in view.norms.enforcement(measure):
        if item.part == BY_ITSELF:
            yield Link(Text("enforcer", "实施"), Text("none: it binds by itself", "无：自行生效"), item.place)
        for ref in item.enforcers:
            acting = [stretch for stretch in view.enforcers.acting(ref.id) if stretch.days.meet(days)]
            heirs = [_acting_text(stretch) for stretch in acting if stretch.bodies != (ref.id,)]
            body = view.corpus.agencies.get(ref.id) or view.corpus.roles.get(ref.id)
            label = body.label if body else Text(ref.id, ref.id)
            part = _PARTS[item.part]
            yield Link(
                Text("enforcer", "实施"),
                Text(
                    "; ".join([f"{ref.id} ({label.en}), {part.en}", *(heir.en for heir in heirs)]),
                    "；".join([f"{ref.id}（{label.zh}），{part.zh}", *(heir.zh for heir in heirs)]),
                ),
                ref.place,
            )


_PARTS = {
    "sole": Text("carries it out", "负责实施"),
    "joint": Text("jointly", "共同实施"),
    "cooperating": Text("cooperating", "配合"),
}


def _acting_text(acting: Acting) -> Text:
    """Return who acts in place of a declared body, and from when on."""
    bodies = ", ".join(acting.bodies) or "nobody"
    bodies_zh = "、".join(acting.bodies) or "无人"
    if acting.days.first is None:
        return Text(f"filled by {bodies}", f"由 {bodies_zh} 承担")
    day = day_text(acting.days.first)
    return Text(f"from {day.en} {bodies}", f"自{day.zh}起为 {bodies_zh}")


def _acts(view: View, measure: Measure) -> Iterator[Link]:
    for provision in measure.provisions:
        modality = modality_text(provision.modality)
        for ref in provision.acts:
            act = view.corpus.acts.get(ref.id)
            label = act.label if act else Text(ref.id, ref.id)
            yield Link(
                modality,
                Text(f"{ref.id} ({label.en})", f"{ref.id}（{label.zh}）"),
                act.place if act else ref.place,
            )


def _overrides(view: View, measure: Measure) -> Iterator[Link]:
    for other in view.rules.rules[measure.id].overriders:
        yield Link(
            Text("overridden by", "让位于"),
            view.corpus.measures[other].label,
            view.corpus.measures[other].place,
        )
