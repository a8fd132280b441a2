"""The chain from statute to act: every link of one measure, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.checks.view import View
from mou_compiler.checks.wording import day_text, modality_text
from mou_compiler.corpus.declarations import Measure
from mou_compiler.corpus.values import Citation, Ref, Unknown
from mou_compiler.interpret.spelling import basis_text, citation_text, condition_text, term_text
from mou_compiler.meaning.days import Days
from mou_compiler.source.place import Place
from mou_compiler.words import Text


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
    start = view.timeline.measure_days(measure).start
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
        fate = "".join(
            f"; from {day_text(Days(standing.since, standing.since + 1).first).en} {standing.state} {standing.number}".rstrip()
            for standing in view.timeline.standing(item, start)
        )
        cited = citation_text(item)
        yield Link(role, Text(f"{cited}  {label.en}{fate}", f"{cited}  {label.zh}{fate}"), item.place)
        if law is not None:
            yield Link(Text("text", "文本"), law.label, law.place)


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
    words = [measure.label.en if measure.label.en != measure.number else ""]
    words += [f"when {condition_text(condition)}" for condition in norms.when(measure)]
    term = term_text(norms.term(measure))
    words.append(f"for {term}" if term else "")
    words.append(norms.force(measure))
    text = "; ".join(word for word in words if word)
    yield Link(
        Text("measure", "措施"), Text(text, text.replace(measure.label.en, measure.label.zh)), measure.place
    )


def _enforcers(view: View, measure: Measure) -> Iterator[Link]:
    days = view.timeline.measure_days(measure)
    for item in view.norms.enforcement(measure):
        for ref in item.enforcers:
            acting = [stretch for stretch in view.enforcers.acting(ref.id) if stretch.days.meet(days)]
            heirs = "; ".join(
                f"{', '.join(stretch.bodies) or 'nobody'} from {stretch.days.first}"
                for stretch in acting
                if stretch.bodies != (ref.id,)
            )
            body = view.corpus.agencies.get(ref.id) or view.corpus.roles.get(ref.id)
            label = body.label if body else Text(ref.id, ref.id)
            tail = f"; then {heirs}" if heirs else ""
            yield Link(
                Text("enforcer", "实施"),
                Text(
                    f"{ref.id} ({label.en}), {item.part}{tail}", f"{ref.id}（{label.zh}），{item.part}{tail}"
                ),
                ref.place,
            )


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
